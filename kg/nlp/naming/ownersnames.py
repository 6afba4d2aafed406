"""Gives "Moody's" its whole name: names on "'s" are cut as if they were owners of something."""

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.parsing.words import words


def name_owners(doc: Doc, found: Sequence[Candidate], result: list[str]) -> None:
    """Add "'s" to the names of bodies that are called so.

    Some are listed. Any other is where the article never prints it without, and once where it
    owns nothing: "Sotheby's said", "sold at Sotheby's, which", but not "a friend of Acme's".

    Args:
        doc: The parsed doc.
        found: Its names.
        result: What each resolves to; changed.
    """
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(found):
        if item.type is EntityType.INSTITUTION and item.kind is MentionKind.NAME:
            rows[item.text(doc)].append(index)
    for text, places in rows.items():
        marked = [index for index in places if _is_marked(doc, found[index])]
        whole = f"{text}'s"
        alone = len(marked) == len(places) and any(_stands(doc, found[at]) for at in marked)
        if marked and (alone or whole in words().owners_names):
            for index in marked:
                if result[index] == text:
                    result[index] = whole


def _is_marked(doc: Doc, item: Candidate) -> bool:
    return item.end < len(doc) and doc[item.end].lower_ == "'s"


def _stands(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name on "'s" owns nothing, by the words on both sides."""
    if item.end + 1 >= len(doc):
        return False
    before, after = doc[max(0, item.start - 1)], doc[item.end + 1]
    if after.tag_ in _FINITE and after.dep_ not in ("amod", "compound"):
        return before.lower_ != "of"
    return before.lower_ in _WHERE and after.pos_ in ("PUNCT", "ADP", "SPACE")


_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_WHERE = frozenset(("at", "by", "from", "for", "with"))
