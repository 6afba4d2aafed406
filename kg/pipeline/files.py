"""Files that appear whole or not at all, whatever is written into them."""

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import KGError, unreadable


def check_folder(folder: Path) -> None:
    """Make a folder and see that files can be made in it, before hours of work are lost."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        temporary = _beside(folder / "kg")
        temporary.touch(exist_ok=False)
        temporary.unlink()


def text_of(path: Path, *, needed: bool = False) -> str:
    """Return the text of a file that builds or people write, "" where it is not there yet.

    One that is ``needed`` has to be there.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, FileNotFoundError) and not needed:
            return ""
        raise unreadable(path, error) from error


def sweep(paths: Iterable[Path]) -> None:
    """Remove what a killed run left of writing these files; nobody may be writing them now."""
    for path in paths:
        target = path.resolve()
        left = re.compile(
            rf"\.{re.escape(target.stem)}\.[0-9a-f]{{8}}{re.escape(target.suffix)}"
        )
        for other in target.parent.glob(".*"):
            if left.fullmatch(other.name):
                other.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary name beside ``path``, and put what is written there in its place.

    If the block ends with any error, Ctrl-C included, the temporary file is removed and
    ``path`` stays as it was.
    """
    target = path.resolve()  # a link stays a link
    with writing(path):
        if target.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = _beside(target)
    try:
        with writing(path):
            temporary.touch(exist_ok=False)
        yield temporary
        with writing(path):
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    """Return a hidden name that nothing has, with the suffix that exporters may look at."""
    return target.with_name(f".{target.stem}.{secrets.token_hex(4)}{target.suffix}")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system refuses in the block into a KGError with the path."""
    try:
        yield
    except OSError as error:
        what = f"({error.strerror or error}): choose another place, or make this one writable"
        if isinstance(error, FileExistsError | NotADirectoryError):
            what = "(a file stands where a folder should): choose another place"
        raise KGError(f"cannot write {path} {what}") from error
