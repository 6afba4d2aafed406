"""Writes docs/cli.md from the commands' own help, so that the page cannot go stale.

``make docs`` runs it; ``tests/test_docs.py`` fails where the page differs from what it would
write.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli import main

PAGE = Path(__file__).with_name("cli.md")

INTRODUCTION = """\
# Command line

This page is generated from the commands' own help by `make docs`.

Standard output carries data or paths; progress, warnings and the summary go to standard error,
and the progress bar is drawn on a terminal only. `INPUT` is a file, a folder, or `-` for
standard input. Output is written under another name and renamed, so an interrupted run leaves
no half file.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | an error: one line says what happened and what to do next |
| 2 | wrong usage |
| 3 | it ran, and the answer is no: an invalid graph, or a skipped article under `--strict` |
| 130 | stopped by Ctrl-C |

Why 3 and not 1 is in [decision 0007](decisions/0007-exit-code-3.md).
"""


def render() -> str:
    """Return the page: the introduction, then one section for each command."""
    return INTRODUCTION + "".join(_sections(main, "kg"))


def _sections(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[str]:
    """Yield the section of a command and of its subcommands, in the order of the help."""
    # A fixed width: the page must not depend on the terminal that it is made in.
    context = click.Context(
        command,
        parent=parent,
        info_name=name,
        terminal_width=88,
        max_content_width=88,
        **command.context_settings,
    )
    path = context.command_path
    yield f"\n## {path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for key in command.list_commands(context):
            child = command.get_command(context, key)
            if child is not None and not child.hidden:
                yield from _sections(child, key, context)


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
    print(PAGE)
