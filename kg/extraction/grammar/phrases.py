"""Words and checks that the rules for noun phrases share."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.ontology import relations


@cache
def noun_words() -> dict[str, Any]:
    """Read ``nouns.toml`` once: words by list name; "nominal" maps a noun to its relation."""
    data = tomllib.loads((Path(__file__).parent / "nouns.toml").read_text(encoding="utf-8"))
    return {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in data.items()
    }


def linked(
    subject: Mention, relation: str, object_: Mention, predicate: Token, rule: str
) -> Iterator[Finding]:
    """Yield the finding where the relation may link the two types and they differ by name."""
    if subject.name != object_.name and relations()[relation].allows(
        subject.type, object_.type
    ):
        yield Finding(
            subject=subject, relation=relation, object=object_, predicate=predicate, rule=rule
        )


def generic(document: Document, span: Span) -> Mention:
    """Return words that are a technology only in their construction ("a bus run by X")."""
    return Mention(
        article=document.article.id,
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        type=EntityType.TECHNOLOGY,
        name=span.text,
    )


def possessor(document: Document, noun: Token, *, places: bool = False) -> Mention | None:
    """Return the body before a noun: "Boeing's main rival", "EADS subsidiary", "its rival".

    Args:
        document: The annotated article.
        noun: The noun.
        places: Whether a place between both is what is asked for: "its Zurich headquarters".
    """
    doc = document.doc
    at = noun.i - 1
    while at >= noun.sent.start and noun.i - at <= 5:
        mention = document.at(doc[at])
        over = mention is not None and (
            mention.kind is MentionKind.DEMONYM
            or mention.type is EntityType.TECHNOLOGY
            or _is_adjective(mention, doc[at - 1])
            or (not places and mention.type is EntityType.PLACE and _is_owned(document, at))
        )
        if mention is not None and not over:
            first = document.spans[document.owner[at]].start
            if first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ in _NOT_OF:
                return None  # "a non-Opec supplier"
            return mention  # over "its American rival" and "X's artificial intelligence unit"
        if doc[at].tag_ == "WP$":
            return _whose(document, noun)
        if (
            mention is None
            and doc[at].pos_ not in ("ADJ", "NOUN", "ADV", "PART", "NUM")
            and doc[at].text not in ("-", "'s")
            and doc[at].dep_ not in ("compound", "amod")  # "its refining unit"
        ):
            return None
        at -= 1
    return None


def _is_adjective(mention: Mention, before: Token) -> bool:
    """Tell whether a name between owner and noun is an adjective: "Acme's Bavarian unit"."""
    ends = mention.text.endswith(("ian", "ean", "ese", "ish")) and " " not in mention.text
    return ends and before.tag_ == "POS"


def _whose(document: Document, noun: Token) -> Mention | None:
    """Return X of "X, whose customers include Y"."""
    node = noun
    while node.dep_ not in ("relcl", "ROOT") and node.head is not node:
        node = node.head
    return document.at(node.head) if node.dep_ == "relcl" else None


def _is_owned(document: Document, at: int) -> bool:
    """Tell whether a place stands behind an owner: "its US unit", "Acme's UK rival"."""
    doc, first = document.doc, document.spans[document.owner[at]].start
    for index in range(first - 1, max(doc[at].sent.start - 1, first - _SAID), -1):
        token = doc[index]
        if token.tag_ in ("POS", "PRP$"):
            return True
        if not (token.is_lower or token.text == "-") or token.pos_ in ("DET", "ADP", "AUX"):
            return False
    return False


_NOT_OF = frozenset(("non", "anti", "ex", "pre", "post"))
"""What a hyphen joins to a body whose the noun behind is not."""

_SAID = 5
"""How far before a place its owner may stand, in words: "its loss-making UK unit"."""


def preposed(noun: Token, *links: str) -> Iterator[Token]:
    """Yield what hangs on a word by one of some prepositions: "of X", "with Y"."""
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in links:
            for target in child.children:
                if target.dep_ == "pobj":
                    yield target


def fine_after(sum_: Token) -> Token:
    """Return "fine" of "a €500m fine", which parsers take for an adjective; else the word.

    Where a tokenizer cuts the sum, its "m" is the noun.
    """
    if sum_.lower_ not in _UNITS or sum_.i + 1 >= len(sum_.doc):
        return sum_
    after = sum_.nbor()
    return after if after.lower_ == "fine" and after.head == sum_ else sum_


def is_sum(token: Token) -> bool:
    """Tell whether a word is a sum of money with its unit run on: "$8bn", "€500m"."""
    return token.lower_.endswith(("bn", "tn", "m", "mn")) and any(
        child.tag_ == "$" for child in token.lefts
    )


_UNITS = frozenset(("m", "mn", "bn", "tn", "k", "million", "billion"))


def opens_sentence(document: Document, name: Span) -> bool:
    """Tell whether the comma before a name ends an opening phrase: "At a Leeds court, X said".

    Then the name starts the clause, and is nothing that the phrase speaks of.
    """
    doc, at = document.doc, name.start - 1
    if at <= name.sent.start or doc[at].text != "," or name.root.dep_ not in _SUBJECTS:
        return False
    last = doc[at - 1]
    return last.dep_ == "pobj" and name.root.head.i > name.root.i


_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def is_subject_behind(noun: Token) -> bool:
    """Tell whether a noun taken for an apposition is the subject of what follows it.

    "When contacted by Acme, Roe's board declined": an apposition to Acme ends with a comma.
    """
    doc = noun.doc
    if noun.dep_ != "appos" or noun.i + 1 >= len(doc) or doc[noun.left_edge.i - 1].text != ",":
        return False
    verb = doc[noun.i + 1]
    clause = any(one.dep_ == "advcl" and one.i < noun.i for one in verb.children)
    return clause and verb.tag_ in ("VBD", "VBZ", "VBP", "MD") and noun.head.i < noun.i


def heads_of_list(root: Token) -> Iterator[Token]:
    """Yield what a coordinated noun hangs on: in "China's A, B and C" all are China's."""
    while root.dep_ == "conj" and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
        yield root
