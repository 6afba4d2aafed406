"""Look into zip archives. Nothing is written to the disk, whatever the names inside say."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from kg.errors import SourceError, printable
from kg.sources.compressed import DAMAGE, FREE, MOST_RATIO, Bounded, damaged
from kg.sources.content import Content, load, suffix_of

MOST_MEMBERS = 100_000
# An archive without a seek, as inside another one, has to be held to be read.
_MOST_HELD = 100_000_000
_LINK = 0xA  # of the Unix mode, in the upper bits of the external attributes


def zipped(content: Content) -> Iterator[Content | SourceError]:
    """Yield the files of a zip archive in the order of their names.

    Hidden files and those of a system ("__MACOSX") are passed over, as in a folder.

    Raises:
        SourceError: It is no archive that can be read.
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
                    yield _inner(content, member, place, bounded)
            except DAMAGE as error:
                yield damaged(place, error)
                continue
            # Members that share their bytes make a bomb of which each part is harmless.
            taken += bounded.taken
            if taken > FREE and taken > MOST_RATIO * size:
                raise SourceError(
                    f"{content.source}: unpacks to more than {MOST_RATIO} times its size, as a "
                    "bomb does; unpack it yourself if you trust it"
                )


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """Open a member; Python 3.13 warns of shared bytes, which are counted here instead."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Overlapped entries", UserWarning)
        return archive.open(member)


def _inner(content: Content, member: zipfile.ZipInfo, place: str, stream: Bounded) -> Content:
    """Return the content of one file of an archive."""
    return replace(
        content,
        stream=cast("BinaryIO", io.BufferedReader(stream, 1 << 16)),
        name=printable(PurePosixPath(member.filename).stem),
        source=place,
        suffix=suffix_of(member.filename),
        size=member.file_size,
        web=None,
        depth=content.depth + 1,
    )


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
