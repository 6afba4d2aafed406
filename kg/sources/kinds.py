"""Tell what a content is, as a file's suffix: by a server's word, or by its first bytes."""

import re

HEAD = 4096
"""Bytes that are enough to tell."""

_MEDIA = {
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
_SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".zip"),
    (b"\x1f\x8b", ".gz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"WARC/1.", ".warc"),
)
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<(?:\?xml|!doctype|rss|feed|urlset|sitemapindex|\w+:RDF)\b", re.I)
# The first element behind declaration, comments and document type.
_ROOT = re.compile(rb"<(?![?!])(?:\w{1,30}:)?(\w{1,30})")
_LISTS = frozenset((b"rss", b"feed", b"rdf", b"urlset", b"sitemapindex"))
_MAIL = re.compile(
    rb"(?:From |(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]{1,60}): )",
    re.I,
)


def suffix_for(media: str) -> str:
    """Return the suffix of a media type, parameters aside, or "" for one that kg does not read.

    >>> suffix_for("text/HTML; charset=utf-8"), suffix_for("image/png")
    ('.html', '')
    """
    return _MEDIA.get(media.partition(";")[0].strip().lower(), "")


def says_nothing(media: str) -> bool:
    """Return whether a media type leaves open what a content is."""
    bare = media.partition(";")[0].strip().lower()
    return bare in ("", "application/octet-stream", "binary/octet-stream")


def kind(head: bytes) -> str:
    r"""Return the suffix of what begins like this; ".txt" where nothing else fits.

    >>> kind(b"%PDF-1.7"), kind(b"<!DOCTYPE html><html>"), kind(b'{"text": "x"}'), kind(b"Hi")
    ('.pdf', '.html', '.jsonl', '.txt')
    """
    for signature, suffix in _SIGNATURES:
        if head.startswith(signature):
            return ".docx" if suffix == ".zip" and b"word/" in head else suffix
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(bare):
        return ".html"
    if _XML.match(bare):
        root = _ROOT.search(bare)
        return ".xml" if root and root[1].lower() in _LISTS else ".html"
    if bare.lstrip().startswith(b"{"):
        return ".json" if b"jsonfeed.org/version/" in bare else ".jsonl"
    return ".eml" if _MAIL.match(bare) else ".txt"
