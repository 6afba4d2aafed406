"""Names of encodings, read as browsers read them."""

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


def codec(label: str, source: str) -> str:
    """Return Python's name for an encoding that somebody declares.

    Args:
        label: The name of the encoding.
        source: Where it stands, for the message.

    Raises:
        SourceError: There is no such encoding of text.

    >>> codec("ISO-8859-1", "a.html")
    'cp1252'
    """
    name = _name(label)
    if not name:
        raise SourceError(
            f"{source}: declares the unknown encoding {label}; convert it to UTF-8"
        )
    return _READ_AS.get(name, name)


def is_known(label: str) -> bool:
    """Return whether there is an encoding of text with this name."""
    return bool(_name(label))


def _name(label: str) -> str:
    """Return the codec of an encoding, or ""."""
    try:
        name = codecs.lookup(label).name
        "".encode(name)  # refuses codecs such as "hex", which encode no text
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSET else name
