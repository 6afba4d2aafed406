"""Open WARC files, as of Common Crawl: each page that a server answered with is a content."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from kg.errors import SourceError, printable
from kg.sources.archives import damaged
from kg.sources.content import Content, Known
from kg.sources.kinds import suffix_for

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

MOST_BYTES = 20_000_000
"""Bytes of one page, unpacked; a page that is larger is named and passed over."""


def responses(content: Content) -> Iterator[Content | SourceError]:
    """Yield the pages of a WARC file in its order: what was answered with success.

    Pictures, scripts, redirects and errors are passed over. The date of the crawl is no date of
    publication, and is not kept.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    some = False
    records = ArchiveIterator(
        cast("Any", _Counted(content.stream)),
        record_types=WarcRecordType.response | WarcRecordType.resource,
        parse_http=True,
        auto_decode="all",
        stream_detect=False,
    )
    while (item := _next(records, content.source)) is not None:
        some = True
        try:
            found = _page(item, content)
        except Exception as error:
            # A crawl holds whatever servers send; one record must not end it.
            found = damaged(content.source, error)
        if found is not None:
            yield found
    if not some:
        raise SourceError(
            f"{content.source}: holds no page that a server answered with; check that it is a "
            "WARC file of responses"
        )


def _next(records: "ArchiveIterator", source: str) -> "WarcRecord | None":
    try:
        return next(records)
    except StopIteration:
        return None
    except SourceError:
        raise
    except BaseException as error:
        # What is behind a damaged record cannot be found. A panic of fastwarc is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise damaged(source, error) from error


class _Counted:
    """A stream that knows its place: fastwarc asks, and a stream inside another cannot tell."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place


def _page(record: "WarcRecord", content: Content) -> Content | SourceError | None:
    """Return the page of a record, or None where it holds none."""
    url = printable((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    place = f"{content.source}/{url}"
    media, charset = record.headers.get("Content-Type") or "", ""
    if record.is_http_parsed:
        if record.http_headers.status_code != 200:
            return None
        media = record.http_content_type or ""
        charset = record.http_charset or ""
    suffix = suffix_for(media)
    if suffix not in (".html", ".pdf", ".txt") or url.endswith("/robots.txt"):
        return None
    data = record.reader.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return SourceError(f"{place}: has more than {MOST_BYTES:,} bytes, and is passed over")
    name = url.rstrip("/").rpartition("/")[2][:100] or content.name
    known = Known(url=url, charset=charset)
    return content.inner(data, name=name, source=place, suffix=suffix, known=known)
