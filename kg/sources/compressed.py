"""Open gzip and Zstandard files, and refuse those that swell without end."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.errors import SourceError
from kg.sources.content import Content, suffix_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# News text shrinks three to ten times, repetitive JSON and logs up to forty; a bomb of zeros
# shrinks a thousand times with gzip and twenty thousand times with Zstandard.
MOST_RATIO = 150
FREE = 20_000_000
"""Bytes that may come out whatever went in: no reader keeps more in memory."""
# Zstandard lets a file ask for up to 2 GiB of memory; 128 MiB is what its own tool allows.
_WINDOW = 1 << 27


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

    Attributes:
        taken: Bytes that have come out.
    """

    def __init__(self, stream: BinaryIO, *, source: str, packed: Callable[[], int]) -> None:
        """Bound a stream.

        Args:
            stream: What comes out.
            source: Where it is, for the message.
            packed: Tells how many packed bytes have gone in so far.
        """
        self.taken = 0
        self._stream = stream
        self._source = source
        self._packed = packed

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read some bytes.

        Raises:
            SourceError: It is damaged, or swells too much.
        """
        view = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(len(view))
        except (EOFError, zlib.error, OSError, ValueError, zipfile.BadZipFile) as error:
            if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
                raise
            raise damaged(self._source, error) from error
        except Exception as error:
            # zstandard's own error cannot be named without loading it.
            if type(error).__name__ == "ZstdError":
                raise damaged(self._source, error) from error
            raise
        view[: len(data)] = data
        self.taken += len(data)
        if self.taken > FREE and self.taken > MOST_RATIO * max(self._packed(), 1):
            raise SourceError(
                f"{self._source}: unpacks to more than {MOST_RATIO} times its size, as a "
                "bomb does; unpack it yourself if you trust it"
            )
        return len(data)


def gzipped(content: Content) -> Iterator[Content]:
    """Yield what a gzip file holds."""
    with gzip.GzipFile(fileobj=content.stream, mode="rb") as stream:
        yield _inner(content, cast("BinaryIO", stream))


def zstandard(content: Content) -> Iterator[Content]:
    """Yield what a Zstandard file holds."""
    from zstandard import ZstdDecompressor

    tool = ZstdDecompressor(max_window_size=_WINDOW)
    with tool.stream_reader(content.stream, read_across_frames=True, closefd=False) as stream:
        yield _inner(content, cast("BinaryIO", stream))


def damaged(source: str, error: BaseException) -> SourceError:
    """Return the error for what cannot be unpacked."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return SourceError(f"{source}: is damaged or cut off ({reason}); get it again")


def _inner(content: Content, stream: BinaryIO) -> Content:
    """Return the content inside, called like the file without the last suffix."""
    bounded = Bounded(stream, source=content.source, packed=_counter(content.stream))
    suffix = suffix_of(content.name)
    return replace(
        content,
        stream=cast("BinaryIO", io.BufferedReader(bounded, 1 << 16)),
        name=content.name.removesuffix(content.name[-len(suffix) :])
        if suffix
        else content.name,
        suffix=suffix,
        size=None,
        depth=content.depth + 1,
    )


def _counter(stream: BinaryIO) -> Callable[[], int]:
    """Return a function that tells how far a stream has been read."""
    try:
        stream.tell()
    except (OSError, AttributeError):
        # What is inside another container has no place; that container bounds what goes in.
        size = FREE

        def unknown() -> int:
            return size

        return unknown
    return stream.tell
