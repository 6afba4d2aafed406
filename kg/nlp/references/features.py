"""Features of the options that a pronoun of things has: names, nouns without a name, nothing.

They are functions of the parse and of what was spoken of so far (:mod:`.discourse`); their
weights stand in ``ranking.toml``. A feature that the file does not name counts nothing.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.lookups import all_tokens
from kg.nlp.parsing.words import country_names
from kg.nlp.references.anaphora import anaphora, is_impersonal, is_light, preferred
from kg.nlp.references.discourse import REACH, Discourse
from kg.nlp.references.ranking import Option
from kg.nlp.references.salience import bound, predicate, role

IT = {"it": "it", "its": "it", "itself": "it"}
THEY = {"they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they"}
GROUPS = IT | THEY
"""Pronouns of things by the group whose weights they use."""

BODIES = (EntityType.INSTITUTION, EntityType.PLACE, EntityType.TECHNOLOGY)
TYPES = {"it": frozenset(BODIES), "they": frozenset(BODIES[:2])}
"""What each group may stand for; people called "they" have no name of their own here."""

_TALK = frozenset(("i", "you", "my", "your"))
_ASIDES = frozenset(("appos", "relcl", "acl"))
_GAP = 90
# Tokens beyond which a distance counts no more.


def key(type_: EntityType, name: str) -> str:
    """Return the name of an option: two types may share a name.

    >>> key(EntityType.PLACE, "China")
    'Place China'
    """
    return f"{type_} {name}"


def is_proper(name: str) -> bool:
    """Tell a product's name from a common noun.

    >>> is_proper("A380"), is_proper("iPhone"), is_proper("jet engine")
    (True, True, False)
    """
    return any(character.isupper() or character.isdigit() for character in name)


def nothing(told: Discourse, token: Token, group: str) -> Option:
    """Return the option that a pronoun stands for nothing, or for what was said."""
    features = {"nothing": 1.0, f"nothing {token.lower_}": 1.0}
    features[f"nothing role={role(token)}"] = 1.0
    if group == "it":
        features["nothing impersonal"] = float(is_impersonal(token))
        features["nothing light"] = float(is_light(token))
        copular = token.dep_ != "poss" and token.head.lemma_ == "be"
        features["nothing be"] = float(copular)
        features["nothing be adjective"] = float(
            copular and any(child.dep_ == "acomp" for child in token.head.children)
        )
    features["nothing quoted"] = float(told.quoted[token.i])
    features["nothing asked"] = float("?" in token.sent[-2:].text)
    features["nothing talk"] = float(any(word.lower_ in _TALK for word in token.sent))
    features["nothing wanted"] = float(bool(preferred(token)))
    return Option("", -1, features)


def of_names(told: Discourse, token: Token, group: str) -> Iterator[Option]:
    """Yield the names within reach that a pronoun may stand for, nearest first."""
    nearest = first = True
    for place, index in told.recent(token, REACH):
        item = told.found[index]
        head = told.head(place, index)
        if (
            item.type not in TYPES[group]
            or item.kind is MentionKind.DEMONYM
            or argues(token, head)
            or _is_set_against(told, token, head, TYPES[group])
        ):
            continue
        features = {
            **of_place(told, token, head, place),
            **_of_name(told, token, index, head),
            **_of_last(told, place, index, group),
            "nearest": float(nearest),
        }
        if first and features.get("role=subject"):
            features["nearest subject"] = 1.0
            first = False
        if group == "they":
            features["plural name"] = float(told.names[index].endswith("s"))
            features["country"] = float(told.names[index] in country_names())
        features["opening"] = float(place < told.headline)
        nearest = False
        yield Option(key(item.type, told.names[index]), index, features)


def _of_name(told: Discourse, token: Token, index: int, head: Token) -> dict[str, float]:
    """Return what the name itself and the words around the pronoun say."""
    type_, name = told.found[index].type, told.names[index]
    features = {"name": 1.0, f"type={type_}": 1.0, "spoken": min(3, told.spoken[name]) / 3}
    if wanted := preferred(token):
        features[f"{'wanted' if type_ in wanted else 'unwanted'} {type_}"] = 1.0
    if type_ is EntityType.TECHNOLOGY:
        features["common technology"] = float(not is_proper(name))
        features["renamed"] = float(_is_renamed(told, head))
    return features


def _of_last(told: Discourse, place: int, index: int, group: str) -> dict[str, float]:
    """Return by what word the name was spoken of, where not by itself."""
    if place == told.found[index].start:
        return {}
    features = {f"was {told.referred[place].kind}": 1.0}
    if (other := GROUPS.get(told.doc[place].lower_)) is not None:
        features["same pronoun" if other == group else "other pronoun"] = 1.0
    return features


def of_place(told: Discourse, token: Token, head: Token, place: int) -> dict[str, float]:
    """Return the features of a place where something is spoken of.

    Args:
        told: The article so far.
        token: The pronoun.
        head: Head of what was spoken of.
        place: Index of its first token.
    """
    apart = told.sentence[token.i] - told.sentence[head.i]
    part = role(head)
    features = {
        f"apart={min(apart, 3)}": 1.0,
        "gap": min(token.i - place, _GAP) / 30,
        f"role={part}": 1.0,
        f"role={part} apart={min(apart, 1)}": 1.0,
    }
    if part == role(token):
        features["parallel"] = 1.0
        features[f"parallel {part} apart={min(apart, 2)}"] = 1.0
    if apart == 0 and head.i in bound(token):
        features["bound"] = 1.0
    if told.quoted[head.i] != told.quoted[token.i]:
        features["quotation between"] = 1.0
    if predicate(head) == predicate(token):
        features["one verb"] = 1.0
    if is_aside(token, head):
        features["aside"] = 1.0
    return features


def is_aside(token: Token, head: Token) -> bool:
    """Tell whether a word stands in an aside that the pronoun is not part of.

    "Holloway, a former director of the Institute, is its president": not the Institute's.
    """
    for word in (head, *head.ancestors):
        if word.dep_ in _ASIDES:
            return not word.left_edge.i <= token.i <= word.right_edge.i
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_set_against(
    told: Discourse, token: Token, head: Token, types: Collection[EntityType]
) -> bool:
    """Tell whether a name only describes another, the subject of what the pronoun is in.

    "Airbus, which outsold Boeing, is proud of its jet", "Boeing's rival Airbus is proud of its
    jet": the jet is not Boeing's. "Smith, a former director of Boeing, is its chairman": not
    Boeing's either.
    """
    if head.dep_ == "poss":
        noun = (
            head.head
        )  # "rival": what it is an apposition of, or a compound with, is the name
        named = [child for child in noun.children if child.dep_ == "appos"]
        if noun.pos_ == "NOUN" and noun.dep_ == "compound":
            noun = noun.head
            named = [noun]
        return any(_names(told, one, types) and _is_subject_over(noun, token) for one in named)
    for word in head.ancestors:
        if word.dep_ == "appos" and word.pos_ == "NOUN" and _is_subject_over(word, token):
            return True
        if word.dep_ == "relcl":
            return (
                token.i > word.right_edge.i
                and _names(told, word.head, types)
                and _is_subject_over(word.head, token)
            )
    return False


def _names(told: Discourse, word: Token, types: Collection[EntityType]) -> bool:
    index = told.owner.get(word.i)
    return index is not None and told.found[index].type in types


def _is_subject_over(word: Token, token: Token) -> bool:
    """Tell whether a word, or what it is an apposition of, is the subject above a token."""
    while word.dep_ == "appos" and word.head.i != word.i:  # a root may be labelled so
        word = word.head
    return word.dep_ in _SUBJECTS and word.head in token.ancestors


_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def of_nouns(told: Discourse, token: Token, group: str) -> Iterator[Option]:
    """Yield the nouns without a name: "the show", "his parents"; for "they" people too."""
    here = told.sentence[token.i]
    nearest = True
    for word in reversed(all_tokens(told.doc)[: token.i]):
        place = word.i
        if here - told.sentence[place] >= REACH:
            return
        person = group == "they" and _starts_person(told, place)
        if not (person or _is_open(told, word)) or argues(token, word):
            continue
        if not _agrees(word, group, person=person):
            continue
        plain = of_place(told, token, word, place)
        features = {f"noun {name}": value for name, value in plain.items()}
        features |= _of_noun(word, person=person)
        features["noun nearest"] = float(nearest)
        nearest = False
        yield Option("", -1, features)


def _of_noun(word: Token, *, person: bool) -> dict[str, float]:
    lists, lemma = anaphora(), word.lemma_.lower()
    return {
        "noun": 1.0,
        "noun open pronoun": float(word.pos_ == "PRON"),
        "noun person": float(person),
        "noun plural": float(_is_plural(word)),
        "noun fleeting": float(lemma in lists.fleeting),
        "noun body": float(lemma in lists.body),
        "noun people": float(lemma in lists.people),
    }


def _starts_person(told: Discourse, place: int) -> bool:
    """Tell whether a token is the head of a person's name."""
    index = told.owner.get(place)
    return (
        index is not None
        and told.roots[index].i == place
        and told.found[index].type is EntityType.PERSON
    )


def _is_open(told: Discourse, word: Token) -> bool:
    """Tell whether a word heads a phrase that no name is known for."""
    return (
        word.pos_ in ("NOUN", "PROPN", "PRON")
        and word.i not in told.owner
        and word.i not in told.referred
        and word.dep_ not in ("compound", "nmod", "expl")
    )


def _is_plural(word: Token) -> bool:
    return word.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in word.children)


def _agrees(word: Token, group: str, *, person: bool) -> bool:
    """Tell whether a noun's number fits: a body or "people" may be "they" as well."""
    if word.pos_ == "PRON":
        return GROUPS.get(word.lower_) == group
    if group != "they":
        return not _is_plural(word)
    lists = anaphora()
    return person or _is_plural(word) or word.lemma_.lower() in lists.people | lists.body


def argues(token: Token, word: Token) -> bool:
    """Tell whether both are arguments of one verb ("Airbus sold it": it is not Airbus)."""
    if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
        return word.i == token.head.i
    return word.head.i == token.head.i and word.i != token.i and word.dep_ != "poss"


def _is_renamed(told: Discourse, head: Token) -> bool:
    """Tell whether an apposition names what a word stands for: "newest jet, the 787"."""
    return any(
        child.dep_ == "appos"
        and (index := told.owner.get(child.i)) is not None
        and told.found[index].type is not EntityType.PERSON
        for child in head.children
    )
