"""Unpack gzip, Zstandard and zip files, and refuse those that swell without end.

Nothing is written to the disk, whatever the names inside say.
"""

import gzip
import io
import struct
import sys
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from kg.errors import SourceError, printable
from kg.sources.content import Content, load, suffix_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# News text shrinks three to ten times, repetitive JSON and logs up to forty; a bomb of zeros
# shrinks a thousand times with gzip and twenty thousand times with Zstandard.
MOST_RATIO = 150
FREE = 20_000_000
"""Bytes that may come out whatever went in: no reader keeps more in memory."""
MOST_MEMBERS = 100_000
# Zstandard lets a file ask for up to 2 GiB of memory; 128 MiB is what its own tool allows.
_WINDOW_LOG = 27
# An archive without a seek, as inside another one, has to be held to be read.
_MOST_HELD = 100_000_000
_LINK = 0xA  # of the Unix mode, in the upper bits of the external attributes

DAMAGE = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    EOFError,
    KeyError,
    RuntimeError,
    OSError,
    struct.error,
    zlib.error,
)
"""What ``zipfile`` raises on damaged archives."""


class Bounded(io.RawIOBase):
    """A stream of what is unpacked, which ends in an error where it is a bomb.

    ``packed`` tells how many bytes have gone in so far; ``taken`` came out.
    """

    def __init__(self, stream: BinaryIO, *, source: str, packed: Callable[[], int]) -> None:
        self.taken = 0
        self._stream = stream
        self._source = source
        self._packed = packed

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read some bytes; a SourceError where it is damaged, or swells too much."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(len(view))
        except (EOFError, zlib.error, OSError, ValueError, zipfile.BadZipFile) as error:
            if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
                raise
            raise damaged(self._source, error) from error
        except Exception as error:
            # The error of Zstandard's module cannot be named without loading it.
            if type(error).__name__ == "ZstdError":
                raise damaged(self._source, error) from error
            raise
        view[: len(data)] = data
        self.taken += len(data)
        _refuse_bomb(self._source, self.taken, max(self._packed(), 1))
        return len(data)


def _refuse_bomb(source: str, taken: int, packed: int) -> None:
    if taken > FREE and taken > MOST_RATIO * packed:
        raise SourceError(
            f"{source}: unpacks to more than {MOST_RATIO} times its size, as a bomb does; "
            "unpack it yourself if you trust it"
        )


def damaged(source: str, error: BaseException) -> SourceError:
    """Return the error for what cannot be unpacked."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return SourceError(f"{source}: is damaged or cut off ({reason}); get it again")


def gzipped(content: Content) -> Iterator[Content]:
    """Yield what a gzip file holds."""
    with gzip.GzipFile(fileobj=content.stream, mode="rb") as stream:
        yield _unpacked(content, cast("BinaryIO", stream))


def zstandard(content: Content) -> Iterator[Content]:
    """Yield what a Zstandard file holds."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
    with zstd.ZstdFile(content.stream, options=options) as stream:
        yield _unpacked(content, cast("BinaryIO", stream))


def _unpacked(content: Content, stream: BinaryIO) -> Content:
    """Return the content inside, called like the file without the last suffix."""
    bounded = Bounded(stream, source=content.source, packed=_counter(content.stream))
    suffix = suffix_of(content.name)
    return replace(
        content,
        stream=cast("BinaryIO", io.BufferedReader(bounded, 1 << 16)),
        name=content.name[: len(content.name) - len(suffix)],
        suffix=suffix,
        size=None,
        depth=content.depth + 1,
    )


def _counter(stream: BinaryIO) -> Callable[[], int]:
    try:
        stream.tell()
    except (OSError, AttributeError):
        # What is inside another container has no place; that container bounds what goes in.
        size = FREE
        return lambda: size
    return stream.tell


def zipped(content: Content) -> Iterator[Content | SourceError]:
    """Yield the files of a zip archive in the order of their names.

    Hidden files and those of a system ("__MACOSX") are passed over, as in a folder.
    """
    stream = content.stream
    if not stream.seekable():
        stream = io.BytesIO(load(content, most=_MOST_HELD))
    size = stream.seek(0, io.SEEK_END)
    try:
        archive = zipfile.ZipFile(stream)
        members = archive.infolist()
    except DAMAGE as error:
        raise damaged(content.source, error) from error
    with archive:
        if len(members) > MOST_MEMBERS:
            raise SourceError(
                f"{content.source}: holds {len(members):,} files, more than {MOST_MEMBERS:,}; "
                "unpack it and give the folder"
            )
        taken = 0
        for member in sorted(members, key=lambda one: one.filename):
            place = f"{content.source}/{printable(member.filename)}"
            why = _refused(member)
            if why:
                yield SourceError(f"{place}: {why}")
            if why or _passed_over(member):
                continue
            try:
                with _opened(archive, member) as opened:
                    bounded = Bounded(
                        cast("BinaryIO", opened),
                        source=place,
                        packed=partial(min, member.compress_size, size),
                    )
                    yield replace(
                        content,
                        stream=cast("BinaryIO", io.BufferedReader(bounded, 1 << 16)),
                        name=printable(PurePosixPath(member.filename).stem),
                        source=place,
                        suffix=suffix_of(member.filename),
                        size=member.file_size,
                        web=None,
                        depth=content.depth + 1,
                    )
            except DAMAGE as error:
                yield damaged(place, error)
                continue
            # Members that share their bytes make a bomb of which each part is harmless.
            taken += bounded.taken
            _refuse_bomb(content.source, taken, size)


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """Open a member; Python 3.13 warns of shared bytes, which are counted here instead."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Overlapped entries", UserWarning)
        return archive.open(member)


def _refused(member: zipfile.ZipInfo) -> str:
    """Return why a file of an archive is not read, or ""."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0]:
        return "leads out of the archive, and is not read; ask whoever made it"
    if member.external_attr >> 28 == _LINK:
        return "is a link, and is not followed; pack the file itself"
    if member.flag_bits & 1:
        return "is encrypted; unpack it and give the folder"
    return ""


def _passed_over(member: zipfile.ZipInfo) -> bool:
    """Return whether a file is none for people, as a hidden one in a folder."""
    parts = PurePosixPath(member.filename).parts
    return member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts)
