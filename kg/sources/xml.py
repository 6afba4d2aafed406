"""Parse XML that strangers wrote: no entity is expanded, and nothing is fetched."""

import re
from typing import TYPE_CHECKING

from kg.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

# Feeds of before 2010 name a document type; none needs a declaration in it.
_DECLARATION = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)


def parse(data: bytes, source: str, *, recover: bool = False) -> "_Element":
    """Return the root of an XML document, read over what is malformed if ``recover``.

    Raises:
        SourceError: It is malformed, empty, nests deeper than 256 elements, or declares
            entities, which a bomb or a theft of files needs and an article never does.
    """
    from lxml import etree

    flat = data.replace(b"\0", b"") if b"\0" in data[:64] else data  # UTF-16
    if _DECLARATION.search(flat):
        raise SourceError(
            f"{source}: declares entities of its own, which kg does not expand for its safety; "
            "save it without a document type"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise SourceError(f"{source}: is no sound XML ({reason}); get it again") from error
    if root is None:
        raise SourceError(f"{source}: is no sound XML (no element); get it again")
    return root
