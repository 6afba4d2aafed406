"""What a person sees besides results: progress, warnings, a summary, tables."""

import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from kg.errors import KGError

if TYPE_CHECKING:
    from rich.progress import Progress

    from kg.model import Article, Citation

T = TypeVar("T")

PATH = click.Path(path_type=Path, readable=False)
"""A file or folder. The library says what is wrong with it, in one line and as exit code 1."""

NO = 3  # exit code: it ran to the end, and the answer is no


def verbosity(function: Callable[..., None]) -> Callable[..., None]:
    """Add ``-q`` and ``-v`` to a command, which gets those of them that it takes."""
    takes = signature(function).parameters

    @click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
    @click.option("-v", "--verbose", is_flag=True, help="Say more about each step.")
    @wraps(function)
    def command(**given: Any) -> None:
        unused = {"quiet", "verbose"} - takes.keys()
        function(**{name: value for name, value in given.items() if name not in unused})

    return command


class Report:
    """Counts what is read and left out, and tells it on standard error.

    The first warning waits until something else comes: if it stays alone and nothing is read,
    it is the error.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self.articles = 0
        self.warnings = 0
        self._quiet = quiet
        self._verbose = verbose
        self._waiting: KGError | None = None
        self._progress: Progress | None = None
        self._total: int | None = None
        self._read = 0
        self._places: dict[str, int] = {}

    def warn(self, error: KGError) -> None:
        """Tell that an article is left out."""
        self.warnings += 1
        self._release()
        if self.warnings == 1 and self.articles == 0:
            self._waiting = error
        else:
            self._say(f"warning: {error}")

    def problem(self, text: str) -> None:
        """Tell that something in the result is wrong."""
        self._release()
        self._say(f"warning: {text}")

    def detail(self, text: str) -> None:
        """Tell what only ``-v`` asks for."""
        if self._verbose:
            self._say(text)

    def note(self, text: str) -> None:
        """Tell what a person should know, unless it is to be quiet."""
        self._release()
        if not self._quiet:
            self._say(f"note: {text}")

    def summary(self, text: str, *, articles: str = "") -> None:
        """Tell the counts at the end; ``articles`` stands for how many were read."""
        self._release()
        if not self._quiet:
            warnings = counted(self.warnings, "warning")
            self._say(f"{articles or counted(self.articles, 'article')}, {text}, {warnings}")

    def finish(self, *, strict: bool) -> None:
        """End the command: an error if nothing was read, ``NO`` if strict and not all was."""
        if self.articles == 0:
            left = counted(self.warnings, "article")
            raise self._waiting or KGError(
                f"none of {left} could be read: see the warnings above"
                if self.warnings
                else "there is no article: give a file or a folder that holds text"
            )
        if strict and self.warnings:
            raise SystemExit(NO)

    @contextmanager
    def progress(self) -> Iterator[None]:
        """Show a line with the count while the block runs, if somebody looks at a terminal."""
        if self._quiet or not _is_terminal(sys.stderr):
            yield
            return
        from rich import progress
        from rich.console import Console

        with progress.Progress(
            progress.SpinnerColumn(),
            progress.BarColumn(bar_width=12),
            progress.TextColumn("{task.description}", markup=False),
            progress.TimeElapsedColumn(),
            progress.TextColumn("left"),
            progress.TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        ) as self._progress:
            self._progress.add_task("loading", total=self._total)
            try:
                yield
            finally:
                self._show("done")
        self._progress = None

    def expect(self, total: int | None) -> None:
        """Tell how many bytes there are to read in all, or that nobody knows."""
        self._total = total
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], total=total)

    def advance(self, number: int) -> None:
        """Tell that so many more bytes are read."""
        self._read += number

    def follow(self, articles: "Iterable[Article]") -> "Iterator[Article]":
        """Yield articles, and keep how far reading was at each: later steps lag behind."""
        for article in articles:
            self._places[article.id] = self._read
            yield article

    def each(
        self, items: Iterable[T], name: Callable[[T], str], key: Callable[[T], str]
    ) -> Iterator[T]:
        """Yield the items, counted as articles and shown by name.

        ``key`` gives the id of an item's article: the bar stands where :meth:`follow` saw it.
        """
        started = time.monotonic()
        for item in items:
            self.articles += 1
            self._release()
            rate = self.articles / max(time.monotonic() - started, 0.001)
            self._show(
                f"{counted(self.articles, 'article')}, {rate:.1f}/s  {shown(name(item))[:20]}",
                self._places.pop(key(item), None),
            )
            yield item

    def _release(self) -> None:
        if self._waiting is not None:
            self._say(f"warning: {self._waiting}")
            self._waiting = None

    def _show(self, text: str, place: int | None = None) -> None:
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], description=text, completed=place)

    def _say(self, text: str) -> None:
        if self._progress is None:
            click.echo(shown(text), err=True)
        else:
            self._progress.console.print(
                shown(text), markup=False, highlight=False, soft_wrap=True
            )


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "fact"), counted(1200, "entity", "entities")
    ('1 fact', '1,200 entities')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shown(text: str) -> str:
    r"""Return text for a terminal: one line, and no control character that would steer it.

    >>> shown("a\n b \x1b[31m") == "a b \ufffd[31m"
    True
    """
    line = " ".join(text.split())
    return "".join(
        "\ufffd" if unicodedata.category(one) in ("Cc", "Cs") else one for one in line
    )


def cited(one: "Citation") -> str:
    """Return title, outlet and date of an article on one line."""
    return " · ".join(part for part in (one.title, one.outlet, one.published) if part)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their columns: wrapped on a terminal, a line for each row elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    wide = 100_000  # no line of a pipe is wrapped
    console = Console(file=sys.stdout, width=None if _is_terminal(sys.stdout) else wide)
    table = Table(box=box.SIMPLE_HEAD if _is_terminal(sys.stdout) else None, pad_edge=False)
    for column in columns:
        table.add_column(Text(shown(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(value)) for value in row))
    console.print(table)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()  # None: it was closed ("kg query --list >&-")
