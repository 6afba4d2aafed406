"""The group of commands: version, errors in one line, exit codes."""

import errno
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

import click

from kg.errors import KGError

INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C ended

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


_HELP = {"help_option_names": ["-h", "--help"]}


class Program(click.Group):
    """A group of commands in the order given, whose expected errors are one line.

    Args:
        name: Name of the program.
        sections: The commands, under the headings that the help has.
        text: The help's first part.
    """

    def __init__(
        self, name: str, *, sections: Mapping[str, Sequence[click.Command]], text: str
    ) -> None:
        self.sections = sections
        commands = [command for some in sections.values() for command in some]
        super().__init__(
            name,
            commands={command.name or "": command for command in commands},
            help=text,
            params=[
                click.Option(
                    ["--version"],
                    is_flag=True,
                    expose_value=False,
                    is_eager=True,
                    callback=_print_version,
                    help="Print the version and exit.",
                )
            ],
            context_settings=_HELP,
        )
        for command in commands:
            # A command builds its help option once: without the setting, one that is first run
            # alone would know --help only from then on.
            command.context_settings = {**_HELP, **command.context_settings}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of work, not of the alphabet."""
        del ctx
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands of each section, their texts in one column."""
        del ctx
        widest = max(map(len, self.commands))
        for heading, commands in self.sections.items():
            limit = formatter.width - 6 - widest
            rows = [
                (f"{command.name:<{widest}}", command.get_short_help_str(limit))
                for command in commands
            ]
            with formatter.section(heading):
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn what is expected into one line and an exit code."""
        try:
            with _terminating():
                super().invoke(ctx)
                if sys.stdout is not None:  # it was closed ("kg status >&-")
                    sys.stdout.flush()
        except KGError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            # The reader has seen enough ("| head"). Nothing is left to flush at exit.
            _forget_output()
            ctx.exit(0)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            click.echo(f"error: {error.strerror}: make room, and run it again", err=True)
            _forget_output()
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("interrupted: no half file is left", err=True)
            ctx.exit(INTERRUPTED)


def _forget_output() -> None:
    """Drop what standard output could not take: Python would try again at its end, and fail."""
    with suppress(OSError, AttributeError):  # a stand-in of a test has no file number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    del parameter
    if value:
        from kg.pipeline import plugins

        click.echo(f"kg {plugins.version()}")
        ctx.exit()


@contextmanager
def _terminating() -> Iterator[None]:
    """Let SIGTERM end the program as an exception does, so that temporary files are removed."""
    try:
        before = signal.signal(signal.SIGTERM, _stop)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    del frame
    raise SystemExit(128 + number)
