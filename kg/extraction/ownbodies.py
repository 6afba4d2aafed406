"""Tells that a title has the body of the next one: "CEO and founder of Zephyr"."""

from kg.extraction.rolewords import is_head_word
from kg.extraction.titles import Post
from kg.nlp import Document

_LONGEST = 4
"""Tokens from the end of a title to the "of" of the next: "and executive director of"."""


def is_of_next(document: Document, post: Post) -> bool:
    """Tell whether the title that is joined to a title names whose both are."""
    doc, at = document.doc, post.end
    after = doc[at : min(at + _LONGEST, doc[post.head].sent.end)]
    if len(after) < _LONGEST or after[0].lower_ not in ("and", "&"):
        return False
    links = [token for token in after[2:] if token.lower_ == "of"]
    return bool(links) and is_head_word(links[0].nbor(-1).lower_)
