"""Tell what a content is by its first bytes, where no name does."""

import re

HEAD = 4096
"""Bytes that are enough to tell."""

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
_ROOTS = {
    b"html": ".html",
    b"rss": ".xml",
    b"feed": ".xml",
    b"rdf": ".xml",
    b"urlset": ".xml",
    b"sitemapindex": ".xml",
}
_MAIL = re.compile(
    rb"(?:From |(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]{1,60}): )",
    re.I,
)


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
        return _ROOTS.get(root[1].lower(), ".html") if root else ".html"
    if bare.lstrip().startswith(b"{"):
        return ".json" if b"jsonfeed.org/version/" in bare else ".jsonl"
    return ".eml" if _MAIL.match(bare) else ".txt"
