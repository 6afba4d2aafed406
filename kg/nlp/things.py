"""Resolves "it" and "they", and descriptions such as "the company"."""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.anaphora import anaphora
from kg.nlp.discourse import Discourse, Reference
from kg.nlp.features import GROUPS, is_proper, key, nothing, of_names, of_nouns
from kg.nlp.ranking import Option, chosen, models
from kg.nlp.salience import predicate, role
from kg.nlp.words import country_names, demonyms, words

DESCRIPTION = "description"
"""The group whose weights descriptions use."""

Choose = Callable[[Token, str, Sequence[Option]], int | None]
"""Chooses a candidate for a word of a group; the training script has its own."""


def by_weights(token: Token, group: str, options: Sequence[Option]) -> int | None:
    """Choose by the weights and the threshold of ``ranking.toml``."""
    return chosen(options, models()[group])


_DETERMINERS = frozenset(("the", "this", "that"))
_LONGEST = 5
# Tokens of a description: "the state-owned plane maker". Longer ones are parsed wrong.

_FAR = 5
# Sentences looked back over for a description, its own included.

_LEGAL = frozenset(
    {"inc", "corp", "corporation", "company", "co", "ltd", "llc", "plc", "gmbh", "ag"}
)
_COUNTRY = frozenset(("country", "nation"))
_CITY = frozenset(("city", "town"))


class Things:
    """Resolves one word after the other; what it may be depends on what was resolved before."""

    def __init__(self, told: Discourse, choose: Choose = by_weights) -> None:
        self.told = told
        self.choose = choose
        self.called = _called(told)

    def pronoun(self, token: Token) -> Reference | None:
        """Resolve "it" or "they" in any case."""
        group = GROUPS[token.lower_]
        index = self._owner_beside(token)
        if index is None:
            options = [nothing(self.told, token, group)]
            options += of_names(self.told, token, group)
            options += of_nouns(self.told, token, group)
            index = self.choose(token, group, options)
        if index is None:
            return None
        return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN)

    def description(self, token: Token, kind: EntityType) -> Reference | None:
        """Resolve a definite phrase, given its noun, to a name of a type."""
        start = _starts(token, self.told)
        if start is None:
            return None
        options = [_no_name(self.told, token, start, kind), *self._described(token, kind)]
        index = self.choose(token, DESCRIPTION, options)
        if index is None:
            return None
        # Mentions are disjoint: "the French maker" is "maker" beside the demonym.
        inside = (at + 1 for at in range(start, token.i) if at in self.told.owner)
        first = max(inside, default=start)
        return Reference(first, token.i + 1, index, MentionKind.DESCRIPTION)

    def _owner_beside(self, token: Token) -> int | None:
        """Return the body of "Airbus and its suppliers": what is joined to its owner."""
        before = token.i - 2
        if token.dep_ != "poss" or before < 0 or token.nbor(-1).lower_ != "and":
            return None
        index = self.told.owner.get(before)
        if index is None:
            return None
        item = self.told.found[index]
        named = item.type is EntityType.INSTITUTION and item.kind is MentionKind.NAME
        return index if named else None

    def _described(self, token: Token, kind: EntityType) -> Iterator[Option]:
        """Yield the names of a type that a description may stand for, nearest first."""
        lemma = token.lemma_.lower()
        recent = [
            (place, index)
            for place, index in self.told.recent(token, _FAR)
            if self.told.found[index].type is kind and self._fits(lemma, index)
        ]
        only = len({self.told.names[index] for _, index in recent}) == 1
        nearest = True
        for place, index in recent:
            head = self.told.head(place, index)
            if head.head.i == token.i and place == self.told.found[index].start:
                continue  # "the company Airbus" names it itself
            features = self._of_described(token, lemma, place, index)
            features["only"] = float(only)
            features["nearest"] = float(nearest)
            nearest = False
            yield Option(key(kind, self.told.names[index]), index, features)

    def _of_described(
        self, token: Token, lemma: str, place: int, index: int
    ) -> dict[str, float]:
        told, name = self.told, self.told.names[index]
        head = told.head(place, index)
        part = role(head)
        called = self.called.get(name, frozenset())
        features = {
            "name": 1.0,
            f"apart={min(told.sentence[token.i] - told.sentence[head.i], 2)}": 1.0,
            "gap": min(token.i - place, 90) / 30,
            "subject": float(part == "subject"),
            "parallel": float(part == role(token)),
            "quotation between": float(told.quoted[head.i] != told.quoted[token.i]),
            "one verb": float(predicate(head) == predicate(token)),
            "spoken": min(3, told.spoken[name]) / 3,
            "called so": float(lemma in called),
            "called otherwise": float(
                lemma not in called and not called.isdisjoint(words().descriptions)
            ),
        }
        if place != told.found[index].start:
            features[f"was {told.referred[place].kind}"] = 1.0
        return features

    def _fits(self, lemma: str, index: int) -> bool:
        item, name = self.told.found[index], self.told.names[index]
        if item.type is EntityType.INSTITUTION and not _may_be(lemma, name):
            return False
        if item.type is EntityType.TECHNOLOGY:
            return is_proper(name)
        if item.type is EntityType.PLACE and lemma in _COUNTRY:
            return name in country_names() or name in demonyms()
        if item.type is EntityType.PLACE and lemma in _CITY:
            return name not in country_names() and item.kind is not MentionKind.DEMONYM
        return item.kind is not MentionKind.DEMONYM


def _names_it(told: Discourse, index: int) -> bool:
    """Tell whether a name inside a description says which it is: "robot maker" has none."""
    common = told.found[index].type is EntityType.TECHNOLOGY and not is_proper(
        told.names[index]
    )
    return told.found[index].kind is MentionKind.NAME and not common


def _no_name(told: Discourse, token: Token, start: int, kind: EntityType) -> Option:
    """Return the option that a description stands for nothing that has a name."""
    features = {
        "nothing": 1.0,
        f"nothing {kind}": 1.0,
        f"nothing role={role(token)}": 1.0,
        "nothing modified": float(
            any(_narrows(token.doc[at]) for at in range(start + 1, token.i))
        ),
        "nothing this": float(token.doc[start].lower_ != "the"),
        "nothing told apart": float(any(child.dep_ == "prep" for child in token.rights)),
        "nothing quoted": float(told.quoted[token.i]),
    }
    return Option("", -1, features)


def _may_be(lemma: str, name: str) -> bool:
    """Tell whether a body's own words let it be so called: no ministry is "the company"."""
    lists, own = anaphora(), {word.lower().rstrip(".,") for word in name.split()}
    if lemma in own:
        return True
    if lemma in lists.commercial:
        return own.isdisjoint(lists.public)
    return lemma not in lists.public or own.isdisjoint(_LEGAL)


def _narrows(word: Token) -> bool:
    """Tell whether a modifier may make it another thing; a home does not ("the French")."""
    return (
        word.dep_ in ("amod", "nummod", "advmod", "poss")
        and word.text not in demonyms()
        and not word.lower_.endswith("based")
    )


def _starts(token: Token, told: Discourse) -> int | None:
    """Return where the definite phrase of a noun starts, or None where it is none."""
    if token.tag_ != "NN" or token.dep_ in ("compound", "nmod"):
        return None
    first = next((child for child in token.lefts if not child.is_space), None)
    if first is None or first.lower_ not in _DETERMINERS or token.i - first.i > _LONGEST:
        return None
    for place in range(first.i + 1, token.i):
        index = told.owner.get(place)
        if index is not None and _names_it(told, index):
            return None  # "the Airbus plant"
        if token.doc[place].lower_ in anaphora().contrast:
            return None
    for child in token.rights:
        if child.dep_ in ("relcl", "appos", "acl") or child.lower_ == "of":
            return None  # told apart: "the company that", "the city of"
    # "the planemaker Airbus": the name stands right after it.
    return None if token.i + 1 in told.owner else first.i


def _called(told: Discourse) -> dict[str, frozenset[str]]:
    """Return the nouns that the article says of each name, and the words of the name itself.

    "Airbus, a plane maker", "the engine maker Europrop", "Airbus is a company", "the Royal
    Institution".
    """
    found: dict[str, set[str]] = {}
    for index, root in enumerate(told.roots):
        if told.found[index].kind is MentionKind.NAME:
            nouns = found.setdefault(told.names[index], set())
            nouns.update(word.lower() for word in told.names[index].split())
            nouns.update(_said_of(root))
    return {name: frozenset(nouns) for name, nouns in found.items()}


def _said_of(root: Token) -> Iterator[str]:
    for word in root.children:
        if word.dep_ in ("appos", "compound", "nmod") and word.pos_ == "NOUN":
            yield word.lemma_.lower()
            yield from (other.lemma_.lower() for other in word.conjuncts)
    if root.dep_ in ("appos", "compound", "nmod") and root.head.pos_ == "NOUN":
        yield root.head.lemma_.lower()
    if root.dep_ == "nsubj" and root.head.lemma_ in ("be", "become"):
        for child in root.head.children:
            if child.dep_ == "attr":
                yield child.lemma_.lower()
