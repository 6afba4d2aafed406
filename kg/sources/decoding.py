"""Decode bytes without guessing; names of encodings are read as browsers read them."""

import codecs

from kg.errors import SourceError

# What browsers read behind these names, by the WHATWG Encoding Standard: the larger relative.
_READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Codecs of Python that are no encodings of web pages.
_NO_CHARSET = frozenset(("utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode"))
_SIGNATURES = (
    (b"%PDF-", "a PDF file; give it the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive or an office document; give it the suffix .zip or .docx"),
    (b"\x1f\x8b", "a gzip archive; give it the suffix .gz"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; give it the suffix .zst"),
    (b"\x89PNG", "a PNG image; turn it into text first, with a text recognition program"),
    (b"\xff\xd8\xff", "a JPEG image; turn it into text first, with a text recognition program"),
    (b"{\\rtf", "an RTF document; turn it into text first, with the program that wrote it"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as .docx, .txt or .pdf"),
)


def codec(label: str) -> str:
    """Return Python's name for a declared encoding of text, "" where there is no such one.

    >>> codec("ISO-8859-1"), codec("hex")
    ('cp1252', '')
    """
    try:
        name = codecs.lookup(label).name
        "".encode(name)  # refuses codecs such as "hex", which encode no text
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSET else _READ_AS.get(name, name)


def decode(data: bytes, where: str, *, charset: str = "") -> str:
    r"""Return bytes as text: UTF-8 or, with a byte order mark, UTF-16. Nothing is guessed.

    Line ends stay as they are; the byte order mark is no part of the text. It goes before
    ``charset``, what a server or a mail says of the encoding.

    Raises:
        SourceError: The bytes are no such text.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo", "a.txt")
    'one\r\ntwo'
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{where}: is {what}")
    encoding, skip = codec(charset) or "utf-8", 0
    if data.startswith(codecs.BOM_UTF8):
        encoding, skip = "utf-8", len(codecs.BOM_UTF8)
    elif data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise SourceError(f"{where}: is UTF-32; convert it with iconv -f UTF-32 -t UTF-8")
    elif data.startswith(codecs.BOM_UTF16_LE):
        encoding, skip = "utf-16-le", 2
    elif data.startswith(codecs.BOM_UTF16_BE):
        encoding, skip = "utf-16-be", 2
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and data.count(b"\0") > len(data) // 1000:
            raise SourceError(
                f"{where}: is binary (NUL at byte {data.index(0):,}); give plain text"
            ) from error
        raise mistaken(data, where, encoding.upper(), error.start + skip) from error


def mistaken(data: bytes, where: str, encoding: str, place: int) -> SourceError:
    """Return the error for bytes that are not of an encoding."""
    return SourceError(
        f"{where}: is not {encoding} (byte 0x{data[place]:02X} at offset {place:,}); convert "
        "it, for example with iconv -f WINDOWS-1252 -t UTF-8"
    )
