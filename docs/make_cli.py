"""Writes docs/cli.md from the commands' own help, so that the page cannot go stale.

``make docs`` runs it; ``tests/test_docs.py`` fails where the page differs from what it would
write.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from kg.cli import main

PAGE = Path(__file__).with_name("cli.md")

INTRODUCTION = """\
# Command line

This page is generated from the commands' own help by `make docs`. `kg COMMAND --help` prints
the complete help of a command.

Standard output carries data or paths. Progress, warnings and the summary go to standard error;
the progress bar is drawn on a terminal only. Output is written under another name and renamed,
so an interrupted run leaves no incomplete file.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | an error: one line says what happened and what to do next |
| 2 | wrong usage |
| 3 | it ran, and the answer is no: an invalid graph, or a skipped article with `--strict` |
| 130 | stopped by Ctrl-C |

[Decision 0007](decisions/0007-exit-code-3.md) gives the reason for 3.
"""

COMMON = 3
"""An option that so many commands have, with the same help, is described once."""

WIDTH = 88
"""Fixed: the page must not depend on the terminal that it is made in."""


def render() -> str:
    """Return the page: introduction, commands by topic, common options, each command."""
    context = _context(main, "kg")
    commands = [
        _context(command, name, context)
        for name in main.list_commands(context)
        if (command := main.get_command(context, name)) is not None and not command.hidden
    ]
    holders: dict[tuple[str, str], list[str]] = {}
    for one in commands:
        for row in _options(one):
            holders.setdefault(row, []).append(str(one.info_name))
    common = {row: names for row, names in holders.items() if len(names) >= COMMON}
    parts = [
        INTRODUCTION,
        f"\n## kg\n\n```text\n{main.get_help(context).rstrip()}\n```\n",
        *_common_options(common, len(commands)),
        *(_section(one, common, len(commands)) for one in commands),
    ]
    return "".join(parts)


def _context(
    command: click.Command, name: str, parent: click.Context | None = None
) -> click.Context:
    return click.Context(
        command,
        parent=parent,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )


def _options(context: click.Context) -> list[tuple[str, str]]:
    """Return the options of a command as click prints them: names and help."""
    return [
        row
        for parameter in context.command.get_params(context)
        if isinstance(parameter, click.Option)
        and (row := parameter.get_help_record(context)) is not None
    ]


def _common_options(common: Mapping[tuple[str, str], list[str]], every: int) -> Iterator[str]:
    """Yield the section of options that several commands share, by the commands that do."""
    yield "\n## Common options\n"
    groups: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for row, names in common.items():
        groups.setdefault(tuple(names), []).append(row)
    for whose, rows in sorted(groups.items(), key=lambda item: -len(item[0])):
        named = (
            "all commands" if len(whose) == every else ", ".join(f"`{one}`" for one in whose)
        )
        yield f"\nOf {named}:\n\n```text\n{_table(rows)}```\n"


def _section(
    context: click.Context, common: Mapping[tuple[str, str], list[str]], every: int
) -> str:
    """Return the section of a command: usage, help, and the options that are its own."""
    formatter = click.HelpFormatter(width=WIDTH, max_width=WIDTH)
    context.command.format_usage(context, formatter)
    context.command.format_help_text(context, formatter)
    rows = _options(context)
    own = [row for row in rows if row not in common]
    shared = [row for row in rows if row in common and len(common[row]) < every]
    if own:
        formatter.write(f"\nOptions:\n{_table(own)}")
    if shared:
        names = " ".join(name.split()[0].strip(",") for name, _ in shared)
        formatter.write_paragraph()
        formatter.write_text(f"Common options: {names}")
    return f"\n## {context.command_path}\n\n```text\n{formatter.getvalue().rstrip()}\n```\n"


def _table(rows: Sequence[tuple[str, str]]) -> str:
    formatter = click.HelpFormatter(width=WIDTH, max_width=WIDTH)
    with formatter.indentation():
        formatter.write_dl(rows)
    return formatter.getvalue()


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
    print(PAGE)
