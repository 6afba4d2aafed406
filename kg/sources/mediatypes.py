"""What a server calls a kind of content, as the suffix of a file."""

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/feed+json": ".json",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
    "application/zstd": ".zst",
    "application/zip": ".zip",
    "application/warc": ".warc",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_UNKNOWN = frozenset(("", "application/octet-stream", "binary/octet-stream"))


def suffix_for(media: str) -> str:
    """Return the suffix of a media type, parameters aside, or "" for one that kg does not read.

    >>> suffix_for("text/HTML; charset=utf-8"), suffix_for("image/png")
    ('.html', '')
    """
    return _SUFFIXES.get(media.partition(";")[0].strip().lower(), "")


def says_nothing(media: str) -> bool:
    """Return whether a media type leaves open what a content is."""
    return media.partition(";")[0].strip().lower() in _UNKNOWN
