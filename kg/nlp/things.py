"""Resolves "it" and "they", and descriptions such as "the company"."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.anaphora import anaphora
from kg.nlp.definite import is_said_of_another, mention_start, start_of
from kg.nlp.described import descriptions
from kg.nlp.discourse import Discourse, Reference
from kg.nlp.features import GROUPS, is_proper, key, nothing, of_names, of_nouns
from kg.nlp.ranking import Option, chosen, models
from kg.nlp.said import Said, homes
from kg.nlp.salience import predicate, role
from kg.nlp.words import country_names, demonyms, words

DESCRIPTION = "description"
"""The group whose weights descriptions use."""

Choose = Callable[[Token, str, Sequence[Option]], int | None]
"""Chooses a candidate for a word of a group; the training script has its own."""


def by_weights(token: Token, group: str, options: Sequence[Option]) -> int | None:
    """Choose by the weights and the threshold of ``ranking.toml``."""
    return chosen(options, models()[group])


_FAR = 5
# Sentences looked back over for a description, its own included.

_WORD_FAR = 12
# The same where the description is the noun of the name.

_LEGAL = frozenset(
    {"inc", "corp", "corporation", "company", "co", "ltd", "llc", "plc", "gmbh", "ag"}
)
_COUNTRY = frozenset(("country", "nation"))
_CITY = frozenset(("city", "town"))
_NEW = frozenset(("new",))

_MAIN = 4
# How many times as often as the next country the main one is spoken of.


class Things:
    """Resolves one word after the other; what it may be depends on what was resolved before."""

    def __init__(
        self, told: Discourse, known: Mapping[str, Said], choose: Choose = by_weights
    ) -> None:
        self.told = told
        self.choose = choose
        self.known = known
        self.called = {
            name: _own_words(name) | {one.head for one in each.phrases}
            for name, each in known.items()
        }
        for name in told.names:
            self.called.setdefault(name, _own_words(name))

    def pronoun(self, token: Token) -> Reference | None:
        """Resolve "it" or "they" in any case."""
        group = GROUPS[token.lower_]
        rule, index = "joined", self._owner_beside(token)
        if index is None:
            options = [nothing(self.told, token, group)]
            options += of_names(self.told, token, group)
            options += of_nouns(self.told, token, group)
            rule, index = "weights", self.choose(token, group, options)
        if index is None:
            return None
        return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN, rule)

    def description(self, token: Token) -> Reference | None:
        """Resolve a definite phrase, given its noun, to a name of a type."""
        if token.tag_ != "NN" or is_said_of_another(token):
            return None
        kind = words().descriptions.get(token.lemma_.lower())
        contrast = anaphora().contrast - (
            _NEW if kind is EntityType.TECHNOLOGY else frozenset()
        )
        start = start_of(token, self.told, contrast)
        if start is None:
            return None
        rule, index = "name-word", self._by_name_word(token, start)
        if index is None and kind is not None:
            rule, index = "home", self._by_home(token, kind)
        if index is None and kind is not None:
            rule, index = "kind", self._by_kind(token, kind)
        if index is None and kind is EntityType.PLACE:
            rule, index = "only", self._only_place(token)
        if index is None and kind is not None and not self._is_of_nameless(token):
            options = [self._no_name(token, start, kind), *self._described(token, kind)]
            rule, index = "weights", self.choose(token, DESCRIPTION, options)
        if index is None:
            return None
        first = mention_start(start, token, self.told)
        kind_of = MentionKind.DESCRIPTION
        return Reference(first, token.i + 1, index, kind_of, f"description-{rule}")

    def _by_name_word(self, token: Token, start: int) -> int | None:
        """Return the one name whose noun a description is: "the academy" of "Norsk Academy"."""
        lemma = token.lemma_.lower()
        if lemma in descriptions().never:
            return None
        inside = {word.lower_ for word in token.doc[start + 1 : token.i]}
        found: dict[str, int] = {}
        for _, index in self.told.recent(token, _WORD_FAR):
            name, item = self.told.names[index], self.told.found[index]
            if item.type is EntityType.PERSON or item.kind is MentionKind.DEMONYM:
                continue
            if _noun_of(name) == lemma and inside <= _own_words(name):
                found.setdefault(name, index)
        return next(iter(found.values())) if len(found) == 1 else None

    def _by_home(self, token: Token, kind: EntityType) -> int | None:
        """Return the one name that is said to be where the description says."""
        from_ = set(homes(self.told, token))
        if not from_:
            return None
        return self._only(
            token, kind, lambda name: not self.known[name].homes.isdisjoint(from_)
        )

    def _by_kind(self, token: Token, kind: EntityType) -> int | None:
        """Return the one name that is known to be an airline, a bank, a carmaker."""
        wanted = self._kinds([token.lemma_.lower()])
        if not wanted:
            return None
        return self._only(token, kind, lambda name: not self._kinds_of(name).isdisjoint(wanted))

    def _only_place(self, token: Token) -> int | None:
        """Return the only country, or city, of the sentences before, or the main one by far."""
        lemma = token.lemma_.lower()
        if lemma not in _COUNTRY | _CITY:
            return None
        found: dict[str, int] = {}
        for _, index in self.told.recent(token, _WORD_FAR):
            if self.told.found[index].type is EntityType.PLACE and self._fits(lemma, index):
                found.setdefault(self.told.names[index], index)
        spoken = self.told.spoken
        ranked = sorted(found, key=lambda name: (-spoken[name], name))
        main = len(ranked) == 1 or (ranked and spoken[ranked[0]] >= _MAIN * spoken[ranked[1]])
        return found[ranked[0]] if main else None

    def _only(self, token: Token, kind: EntityType, fits: Callable[[str], bool]) -> int | None:
        found: dict[str, int] = {}
        for _, index in self._recent(token, kind):
            if fits(self.told.names[index]):
                found.setdefault(self.told.names[index], index)
        return next(iter(found.values())) if len(found) == 1 else None

    def _kinds(self, nouns: Iterable[str]) -> frozenset[str]:
        kinds = descriptions().kinds
        return frozenset(kind for noun in nouns for kind in kinds.get(noun, ()))

    def _kinds_of(self, name: str) -> frozenset[str]:
        return self._kinds(self.called[name])

    def _agrees(self, token: Token, name: str) -> bool:
        """Tell whether neither kind nor home speaks against a name."""
        wanted, kinds = self._kinds([token.lemma_.lower()]), self._kinds_of(name)
        if wanted and wanted.isdisjoint(kinds) and (kinds or wanted <= descriptions().sure):
            return False
        from_, own = set(homes(self.told, token)), self.known[name].homes
        return not (from_ and own) or not own.isdisjoint(from_)

    def _recent(self, token: Token, kind: EntityType) -> list[tuple[int, int]]:
        """Return where names of a type that a description may stand for are spoken of."""
        lemma = token.lemma_.lower()
        return [
            (place, index)
            for place, index in self.told.recent(token, _FAR)
            if self.told.found[index].type is kind
            and self._fits(lemma, index)
            and self._agrees(token, self.told.names[index])
        ]

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
        recent = self._recent(token, kind)
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

    def _no_name(self, token: Token, start: int, kind: EntityType) -> Option:
        """Return the option that a description stands for nothing that has a name."""
        modifiers = (token.doc[at] for at in range(start + 1, token.i))
        features = {
            "nothing": 1.0,
            f"nothing {kind}": 1.0,
            f"nothing role={role(token)}": 1.0,
            "nothing modified": float(any(map(_narrows, modifiers))),
            "nothing this": float(token.doc[start].lower_ != "the"),
            "nothing told apart": float(any(child.dep_ == "prep" for child in token.rights)),
            "nothing quoted": float(self.told.quoted[token.i]),
        }
        return Option("", -1, features)

    def _is_of_nameless(self, token: Token) -> bool:
        """Tell whether the noun stood for something without a name when it was used last.

        "The ministry" after "Germany's health ministry" is that one, whose name nobody gives.
        """
        doc, here = token.doc, self.told.sentence[token.i]
        for at in range(token.i - 1, -1, -1):
            if here - self.told.sentence[at] >= _FAR:
                return False
            if doc[at].lemma_.lower() != token.lemma_.lower() or doc[at].dep_ == "compound":
                continue
            return at not in self.told.owner and any(
                child.dep_ == "poss" for child in doc[at].lefts
            )
        return False

    def _fits(self, lemma: str, index: int) -> bool:
        item, name = self.told.found[index], self.told.names[index]
        if item.type is EntityType.INSTITUTION and not _may_be(lemma, name):
            return False
        if item.type is EntityType.TECHNOLOGY:
            return is_proper(name)
        if item.type is EntityType.PLACE and _is_other_area(lemma, name):
            return False
        if item.type is EntityType.PLACE and lemma in _COUNTRY:
            key = country_names().get(name) or demonyms().get(name)
            # The European Union is listed among the countries, and is none.
            return key is not None and anaphora().public.isdisjoint(key.split("-"))
        if item.type is EntityType.PLACE and lemma in _CITY:
            return name not in country_names() and item.kind is not MentionKind.DEMONYM
        return item.kind is not MentionKind.DEMONYM


def _may_be(lemma: str, name: str) -> bool:
    """Tell whether a body's own words let it be so called: no ministry is "the company"."""
    lists, own = anaphora(), {word.lower().rstrip(".,") for word in name.split()}
    if lemma in own:
        return True
    if lemma in lists.commercial:
        return own.isdisjoint(lists.public)
    return lemma not in lists.public or own.isdisjoint(_LEGAL)


def _is_other_area(lemma: str, name: str) -> bool:
    """Tell whether a name says that it is another kind of area: no "County" is "the state"."""
    own = name.split()[-1].lower()
    return lemma in _AREAS and own in _AREAS and own != lemma


_AREAS = frozenset(
    ("country", "nation", "state", "county", "province", "district", "region", "city", "town")
)


def _narrows(word: Token) -> bool:
    """Tell whether a modifier may make it another thing; a home does not ("the French")."""
    return (
        word.dep_ in ("amod", "nummod", "advmod", "poss")
        and word.text not in demonyms()
        and word.lower_ not in _NEW
        and not word.lower_.endswith("based")
    )


def _own_words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in name.split())


def _noun_of(name: str) -> str:
    """Return the noun that a name of several words is built on, lower-case, or "".

    >>> _noun_of("Norsk Academy"), _noun_of("Church of Norway"), _noun_of("Airbus")
    ('academy', 'church', '')
    """
    parts = name.split()
    for place, word in enumerate(parts):
        if place and word in ("of", "for", "in", "at"):
            parts = parts[:place]
            break
    noun = parts[-1] if len(name.split()) > 1 else ""
    return noun.lower() if noun[:1].isupper() and noun.isalpha() else ""
