"""Tells which definite noun phrases stand by themselves: "the company", "the minister"."""

from collections.abc import Collection

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.words import demonyms
from kg.nlp.references.anaphora import anaphora
from kg.nlp.references.discourse import Discourse
from kg.nlp.references.features import is_proper
from kg.nlp.references.fitting import kind_of

DETERMINERS = frozenset(("the", "this", "that"))

NEW = frozenset(("new",))
"""Words before a noun that do not tell the thing from others."""

_LONGEST = 5
# Tokens of a description: "the state-owned plane maker". Longer ones are parsed wrong.

_PREDICATES = frozenset(("appos", "attr", "oprd"))
# "Smith, the minister", "Smith is the minister": said of somebody who is named beside it.


def start_of(token: Token, told: Discourse, contrast: Collection[str]) -> int | None:
    """Return where the definite phrase of a noun starts, or None where it is none.

    None too where the phrase says itself which thing it means: by a name inside or right after
    it, by a clause or "of" after it, or by a word that sets it against another.

    Args:
        token: The noun.
        told: The article so far.
        contrast: Words before the noun that make it another thing than the one spoken of.
    """
    if token.dep_ in ("compound", "nmod"):
        return None
    first = next((child for child in token.lefts if not child.is_space), None)
    if first is None or first.lower_ not in DETERMINERS or _is_long(token, first):
        return None
    for place in range(first.i + 1, token.i):
        index = told.owner.get(place)
        if (
            index is not None
            and _names_it(told, index)
            and not _is_home(token.doc[place])
            and not _is_place_of_body(told, index, token)
        ):
            return None  # "the Airbus plant"
        if token.doc[place].lower_ in contrast:
            return None
    if any(_tells_apart(child) for child in token.rights):
        return None
    # "the planemaker Airbus", "the pianist and teacher Chopin": the name stands right after it.
    named = any(one.i + 1 in told.owner for one in (token, *token.conjuncts))
    return None if named else first.i


def _tells_apart(child: Token) -> bool:
    """Tell whether what follows says which: "the company that", not "the airline, which"."""
    if child.dep_ == "relcl":
        return child.left_edge.i == 0 or child.left_edge.nbor(-1).text != ","
    return child.dep_ in ("appos", "acl") or child.lower_ == "of"


def mention_start(start: int, token: Token, told: Discourse) -> int:
    """Return where a description's mention starts: mentions are disjoint.

    "the French maker" is "maker" beside the demonym, "the Toulouse-based firm" is "firm".
    """
    first = max((at + 1 for at in range(start, token.i) if at in told.owner), default=start)
    while first < token.i and token.doc[first].lower_ in ("-", "based", "'s"):
        first += 1
    return first


def is_said_of_another(token: Token) -> bool:
    """Tell whether a noun is said of what is beside it: "X, the minister", "as minister"."""
    if token.dep_ == "conj":
        return is_said_of_another(token.head)
    if token.dep_ == "pobj" and token.head.lower_ in ("as", "like"):
        return True
    return token.dep_ in _PREDICATES


def _is_long(token: Token, first: Token) -> bool:
    """Count the tokens of a phrase, "57-year-old" and "Toulouse-based" as one each."""
    hyphens = sum(each.text == "-" for each in token.doc[first.i : token.i])
    return token.i - first.i - 2 * hyphens > _LONGEST


def _is_home(word: Token) -> bool:
    """Tell whether a place only says where the thing is: "the Toulouse-based company"."""
    return any(each.lower_ == "based" for each in (word.head, *word.ancestors)) or (
        word.i + 2 < len(word.doc) and word.nbor(2).lower_ == "based"
    )


def _names_it(told: Discourse, index: int) -> bool:
    """Tell whether a name inside a description says which it is: "robot maker" has none."""
    item = told.found[index]
    common = not is_proper(told.names[index])
    return item.kind is MentionKind.NAME and not common


def _is_place_of_body(told: Discourse, index: int, token: Token) -> bool:
    """Tell whether a place says where a business is: "the US group", not "the US agency"."""
    lemma = token.lemma_.lower()
    return (
        told.found[index].type is EntityType.PLACE
        and kind_of(lemma) is EntityType.INSTITUTION
        and lemma not in anaphora().public
        and token.doc[told.found[index].end - 1].head.i == token.i
    )


def is_beside_a_name(token: Token, start: int, told: Discourse) -> bool:
    """Tell whether a phrase stands between commas after a name: "wikiHow, the firm, is"."""
    doc = token.doc
    return (
        start > 1
        and doc[start - 1].text == ","
        and (start - 2 in told.owner or doc[start - 2].pos_ in ("PROPN", "NOUN", "X"))
        and token.i + 1 < len(doc)
        and doc[token.i + 1].text == ","
    )


def narrows(word: Token) -> bool:
    """Tell whether a modifier may make it another thing; a home does not ("the French")."""
    return (
        word.dep_ in ("amod", "nummod", "advmod", "poss")
        and word.text not in demonyms()
        and word.lower_ not in NEW
        and not word.lower_.endswith("based")
    )
