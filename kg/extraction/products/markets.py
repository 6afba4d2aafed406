"""Reads who sells what from reports on markets: "key players in the T market include X and Y".

The lists are read from the words: parsers break those of ten firms with legal forms.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import linked, noun_words
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_REACH = 12
"""Tokens from "players" to the market or to the list of them, most."""

_OPENS = frozenset(
    (":", "include", "includes", "including", "like", "are", "as", "-", "comprise")
)
_BETWEEN = frozenset((",", "and", "&", "(", ")", ";", ".", "the", "as", "well", "-", "|"))


def markets(document: Document) -> Iterator[Finding]:
    """Yield what the players of a market develop."""
    lists = noun_words()
    for noun in document.with_lemma(lists["players"]):
        if noun.pos_ != "NOUN":
            continue
        end, ware = _market(document, noun)
        if ware is None:
            continue
        players = _after(document, end) or _before(document, noun)
        for player in players:
            yield from linked(player, "develops", ware, noun, "market")


def _market(document: Document, noun: Token) -> tuple[int, Mention | None]:
    """Return where a market after "players in" ends, with the technology that is sold there."""
    doc, words = document.doc, noun_words()["markets"]
    for at in range(noun.i + 1, min(noun.i + _REACH, noun.sent.end)):
        if doc[at].lemma_.lower() in words:
            if doc[at - 1].lower_ in ("the", "this"):
                return at + 1, _last(document, at)
            return at + 1, _ware(document, at)
        if doc[at].lower_ in _OPENS or doc[at].text == ",":
            break
    return noun.i + 1, None


def _ware(document: Document, market: int) -> Mention | None:
    """Return the technology right before a word for a market."""
    owner = document.owner.get(market - 1)
    one = None if owner is None else document.mentions[owner]
    return one if one is not None and one.type is EntityType.TECHNOLOGY else None


def _last(document: Document, before: int) -> Mention | None:
    """Return whose market "the market" is: the one that the article named last."""
    words = noun_words()["markets"]
    for at in range(before - 1, 0, -1):
        if document.doc[at].lemma_.lower() in words:
            ware = _ware(document, at)
            if ware is not None:
                return ware
    return None


def _after(document: Document, end: int) -> list[Mention]:
    """Return the firms listed after a market: "are X, Y and Z", "such as X", ": X, Y"."""
    doc = document.doc
    last = min(end + 4, len(doc))
    at = next((at + 1 for at in range(end, last) if doc[at].lower_ in _OPENS), None)
    if at is None or (doc[at - 1].lower_ == "as" and doc[at - 2].lower_ != "such"):
        return []
    return _listed(document, at)


def _listed(document: Document, at: int) -> list[Mention]:
    """Return the institutions from a token on, with nothing but commas and marks between."""
    doc, found = document.doc, []
    legal = noun_words()["legal_forms"]
    while at < len(doc):
        owner = document.owner.get(at)
        if owner is not None:
            mention = document.mentions[owner]
            if mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
                found.append(mention)
            elif mention.type is not EntityType.PLACE:
                break
            at = document.spans[owner].end
        elif doc[at].lower_ in _BETWEEN or doc[at].lower_.rstrip(".") in legal:
            if doc[at].text == "." and at + 1 < len(doc) and doc[at + 1].text not in (",", ")"):
                break
            at += 1
        else:
            break
    return found


def _before(document: Document, noun: Token) -> list[Mention]:
    """Return X and Y of "X and Y are some of the leading players in"."""
    doc, sent = document.doc, noun.sent
    copula = next(
        (at for at in range(noun.i, sent.start, -1) if doc[at].lemma_ in ("be", "remain")), None
    )
    if copula is None or noun.i - copula > _REACH:
        return []
    found = _listed(document, sent.start)
    ends = [document.span(one).end for one in found]
    return found if ends and ends[-1] <= copula <= ends[-1] + 6 else []
