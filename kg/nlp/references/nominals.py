"""Resolves descriptions of things: "the company", "the Toulouse-based firm", "the jet".

What the article says of each name (:mod:`.said`) decides where it leaves one: its noun, its
home, its kind, what it is called. Otherwise weights choose between the names spoken of
(:mod:`.ranking`). What a resolved description says is known of the name from then on.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import words
from kg.nlp.references.anaphora import anaphora
from kg.nlp.references.definite import (
    NEW,
    is_beside_a_name,
    is_said_of_another,
    mention_start,
    narrows,
    start_of,
)
from kg.nlp.references.discourse import Discourse, Reference
from kg.nlp.references.features import key
from kg.nlp.references.fitting import (
    AGENCIES,
    CITY,
    COUNTRY,
    fits,
    is_of_other_sector,
    is_public,
    kind_of,
    may_share,
    noun,
    noun_of,
    own_words,
)
from kg.nlp.references.ranking import Option
from kg.nlp.references.ruledout import is_introduced, is_of_nameless, is_open, is_ruled_out
from kg.nlp.references.said import Said, agrees_with, homes, phrase
from kg.nlp.references.salience import SUBJECTS, clashes, predicate, role
from kg.nlp.references.things import Choose, by_weights

GROUP = "description"
"""The group whose weights descriptions use."""

_FAR = 5
# Sentences looked back over for products and places, the description's own included.

_WORD_FAR = 12
# The same for bodies, and where the description is the noun of the name.

_MAIN = 4
# How many times as often as the next country the main one is spoken of.

_OWN = ("rank=1", "apart=0", "near subject", "most spoken", "opening", "called so", "only")
# What weighs otherwise for places and products than for bodies.

_STEPS = ((0, "0"), (1, "1"), (2, "2"), (5, "5"))
# Sentences between, in steps; beyond the last all are far.


class Nominals:
    """Resolves one description after the other; each is known from then on."""

    def __init__(
        self, told: Discourse, known: Mapping[str, Said], choose: Choose = by_weights
    ) -> None:
        self.told = told
        self.choose = choose
        self.known = known
        self.called = {
            name: own_words(name) | {one.head for one in each.phrases}
            for name, each in known.items()
        }
        for name in told.names:
            self.called.setdefault(name, own_words(name))
        self.last: dict[str, str] = {}  # noun of the last description of a name
        self.lead = _lead(told)

    def description(self, token: Token) -> Reference | None:
        """Resolve a definite phrase, given its noun, to a name of a type."""
        kind = kind_of(noun(token)) if token.tag_ in ("NN", "NNP") else None
        if not _is_singular(token, kind) or is_said_of_another(token):
            return None
        contrast = anaphora().contrast - (NEW if kind is EntityType.TECHNOLOGY else frozenset())
        start = start_of(token, self.told, contrast)
        if start is None or is_beside_a_name(token, start, self.told):
            return None
        rule, index = "name-word", self._by_name_word(token, start)
        if kind is not None:
            for rule_, decide in (
                ("called", self._by_phrase),
                ("home", self._by_home),
                ("kind", self._by_kind),
                ("public", self._by_sector),
            ):
                if index is None:
                    rule, index = rule_, decide(token, kind)
        if index is None and kind is EntityType.PLACE:
            rule, index = "only", self._only_place(token)
        if index is None and kind is not None and not is_of_nameless(self.told, token):
            options = [self._no_name(token, start, kind), *self._options(token, kind)]
            rule, index = "weights", self.choose(token, GROUP, options)
            if index is not None and is_open(self.told, token, index, options):
                index = None
        if index is None:
            return None
        self._learn(token, index)
        first, last = mention_start(start, token, self.told), token.i + 1
        return Reference(first, last, index, MentionKind.DESCRIPTION, f"description-{rule}")

    def _learn(self, token: Token, index: int) -> None:
        """Keep what a resolved description says of its name."""
        name, lemma = self.told.names[index], noun(token)
        self.last[name] = lemma
        if lemma not in descriptions().any:  # one wrong "company" would draw the next
            self.called[name] |= {lemma}
        self.known[name].homes.update(homes(self.told, token))

    def learn_several(self, reference: Reference) -> None:
        """Keep what a description of several calls each: "the banks", "both carmakers"."""
        lemma = noun(self.told.doc[reference.end - 1])
        if reference.also and kind_of(lemma) is not None:
            for index in (reference.antecedent, *reference.also):
                self.called[self.told.names[index]] |= {lemma}

    def _by_name_word(self, token: Token, start: int) -> int | None:
        """Return the one name whose noun a description is: "the academy" of "Norsk Academy".

        Of several it is the one that its own sentence names.
        """
        lemma = noun(token)
        if lemma in descriptions().never:
            return None
        inside = {word.lower_ for word in token.doc[start + 1 : token.i]}
        found, near = dict[str, int](), dict[str, int]()
        for place, index in self.told.recent(token, _WORD_FAR):
            name, item = self.told.names[index], self.told.found[index]
            if item.type is EntityType.PERSON or item.kind is MentionKind.DEMONYM:
                continue
            if noun_of(name) == lemma and inside <= own_words(name):
                here = self.told.sentence[place] == self.told.sentence[token.i]
                (near if here else found).setdefault(name, index)
        return next(iter((near or found).values())) if len(near or found) == 1 else None

    def _by_phrase(self, token: Token, kind: EntityType) -> int | None:
        """Return the one name that is called so in two words or more: "battery maker"."""
        called = phrase(token)
        if len(called.words) < 2:
            return None
        return self._only(
            token,
            kind,
            lambda name: any(agrees_with(called, one) for one in self.known[name].phrases),
        )

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
        wanted = _kinds([noun(token)])
        if not wanted:
            return None
        return self._only(token, kind, lambda name: not self._kinds_of(name).isdisjoint(wanted))

    def _by_sector(self, token: Token, kind: EntityType) -> int | None:
        """Return the one body so called, or public, for "the agency", "the watchdog"."""
        lemma = noun(token)
        if lemma not in anaphora().public or lemma in descriptions().vague:
            return None
        called = self._only(token, kind, lambda name: lemma in self.called[name])
        public = self._only(token, kind, lambda name: is_public(name, own_words(name)))
        found = public if called is None else called
        return found if found is None else self._nearer(token, kind, found)

    def _nearer(self, token: Token, kind: EntityType, index: int) -> int | None:
        """Return the one agency that the sentence names instead of a body; None of several."""
        here = self.told.sentence[token.i]
        named = {
            self.told.names[other]: other
            for place, other in self._recent(token, kind)
            if self.told.sentence[place] == here
        }
        agencies = [other for name, other in sorted(named.items()) if self._is_agency(name)]
        if self.told.names[index] in named or not agencies:
            return index
        return agencies[0] if len(agencies) == 1 else None

    def _is_agency(self, name: str) -> bool:
        """Tell whether a body is an agency by its words, or may be by its letters: "FBI"."""
        business = not anaphora().commercial.isdisjoint(self.called[name])
        return not AGENCIES.isdisjoint(own_words(name)) or (name.isupper() and not business)

    def _only_place(self, token: Token) -> int | None:
        """Return the only country, or city, of the sentences before, or the main one by far."""
        lemma = noun(token)
        if lemma not in COUNTRY | CITY:
            return None
        found: dict[str, int] = {}
        for _, index in self.told.recent(token, _WORD_FAR):
            if self.told.found[index].type is EntityType.PLACE and fits(
                self.told, lemma, index
            ):
                found.setdefault(self.told.names[index], index)
        spoken = self.told.spoken
        ranked = sorted(found, key=lambda name: (-spoken[name], name))
        main = len(ranked) == 1 or (ranked and spoken[ranked[0]] >= _MAIN * spoken[ranked[1]])
        return found[ranked[0]] if main else None

    def _only(
        self, token: Token, kind: EntityType, may_be: Callable[[str], bool]
    ) -> int | None:
        found: dict[str, int] = {}
        for place, index in self._recent(token, kind):
            if may_be(self.told.names[index]) and not clashes(
                token, self.told.head(place, index)
            ):
                found.setdefault(self.told.names[index], index)
        return next(iter(found.values())) if len(found) == 1 else None

    def _kinds_of(self, name: str) -> frozenset[str]:
        return _kinds(self.called[name])

    def _agrees(self, token: Token, name: str) -> bool:
        """Tell whether neither kind nor home speaks against a name."""
        if _is_otherwise(token, name):
            return False
        wanted, kinds = _kinds([noun(token)]), self._kinds_of(name)
        if wanted and wanted.isdisjoint(kinds) and (kinds or wanted <= descriptions().sure):
            return False
        if kind_of(noun(token)) is EntityType.INSTITUTION and is_of_other_sector(
            noun(token), self.called[name], name, self.last.get(name, "")
        ):
            return False
        return may_share(homes(self.told, token), self.known[name].homes)

    def _recent(self, token: Token, kind: EntityType) -> list[tuple[int, int]]:
        """Return where names of a type that a description may stand for are spoken of."""
        lemma = noun(token)
        far = _WORD_FAR if kind is EntityType.INSTITUTION else _FAR
        places = list(self.told.recent(token, far))
        if kind is EntityType.INSTITUTION:
            seen = {self.told.names[index] for _, index in places}
            places += [
                (self.told.found[index].start, index)
                for index in self.lead
                if self.told.names[index] not in seen and self.told.found[index].end <= token.i
            ]
        return [
            (place, index)
            for place, index in places
            if self.told.found[index].type is kind
            and fits(self.told, lemma, index)
            and self._agrees(token, self.told.names[index])
            and not is_ruled_out(self.told, token, place, index)
        ]

    def _options(self, token: Token, kind: EntityType) -> Iterator[Option]:
        """Yield the names of a type that a description may stand for, nearest first."""
        told = self.told
        places: dict[str, list[tuple[int, int]]] = {}
        for place, index in self._recent(token, kind):
            head = told.head(place, index)
            if head.head.i == token.i and place == told.found[index].start:
                continue  # "the company Airbus" names it itself
            places.setdefault(told.names[index], []).append((place, index))
        count = Counter({name: told.spoken[name] for name in places})
        most = max(count.values(), default=0)
        top = [name for name, number in count.items() if number == most]
        for rank, (name, found) in enumerate(places.items(), 1):
            features = self._of_name(token, name, found)
            features[f"rank={min(rank, 3)}"] = 1.0
            features["only"] = float(len(places) == 1)
            features["most spoken"] = float(top == [name])
            features[f"name {kind}"] = 1.0
            if kind is not EntityType.INSTITUTION:
                features |= {
                    f"{kind} {one}": features[one] for one in _OWN if features.get(one)
                }
            yield Option(key(kind, name), found[0][1], features)

    def _of_name(
        self, token: Token, name: str, found: Sequence[tuple[int, int]]
    ) -> dict[str, float]:
        told, lemma = self.told, noun(token)
        here = told.sentence[token.i]
        place, index = found[0]
        head = told.head(place, index)
        part = role(head)
        called = self.called[name]
        last = self.last.get(name, "")
        from_ = set(homes(told, token))
        wanted = _kinds([lemma])
        apart = here - told.sentence[head.i]
        step = next((label for most, label in _STEPS if apart <= most), "far")
        heads = [told.head(*each) for each in found]
        near = [one for one in heads if here - told.sentence[one.i] <= 2]
        return {
            "name": 1.0,
            f"apart={step}": 1.0,
            f"role={part}": 1.0,
            "parallel": float(part == role(token)),
            "parallel subject": float(part == role(token) == "subject"),
            "near subject": float(any(role(one) == "subject" for one in near)),
            "clash": float(any(clashes(token, one) for one in near)),
            "paragraph": float(self.told.paragraph[place] == self.told.paragraph[token.i]),
            "quotation between": float(told.quoted[head.i] != told.quoted[token.i]),
            "one verb": float(predicate(head) == predicate(token)),
            "spoken": min(4, told.spoken[name]) / 4,
            "opening": float(index in self.lead or found[-1][0] < told.headline),
            "opening subject": float(bool(self.lead) and name == told.names[self.lead[0]]),
            "called so": float(lemma in called),
            "called otherwise": float(
                lemma not in called and not called.isdisjoint(words().descriptions)
            ),
            "last so": float(lemma == last and lemma not in descriptions().any),
            "last otherwise": float(bool(last) and lemma != last),
            "public": float(lemma in anaphora().public and is_public(name, called)),
            "public acronym": float(lemma in anaphora().public and name.isupper()),
            "kind": float(bool(wanted) and not wanted.isdisjoint(_kinds(called))),
            "home new": float(bool(from_) and not self.known[name].homes),
            "was pronoun": float(
                place in told.referred and told.referred[place].kind is MentionKind.PRONOUN
            ),
        }

    def _no_name(self, token: Token, start: int, kind: EntityType) -> Option:
        """Return the option that a description stands for nothing that has a name."""
        lemma = noun(token)
        between = [token.doc[at] for at in range(start + 1, token.i)]
        features = {
            "nothing": 1.0,
            f"nothing {kind}": 1.0,
            f"nothing role={role(token)}": 1.0,
            "nothing modified": float(any(map(narrows, between))),
            "nothing compound": float(any(word.dep_ == "compound" for word in between)),
            "nothing bare": float(not between),
            "nothing this": float(token.doc[start].lower_ != "the"),
            "nothing told apart": float(any(child.dep_ == "prep" for child in token.rights)),
            "nothing quoted": float(self.told.quoted[token.i]),
            "nothing firm": float(lemma in descriptions().any),
            "nothing commercial": float(lemma in anaphora().commercial),
            "nothing public": float(lemma in anaphora().public),
            "nothing vague": float(lemma in descriptions().vague),
            "nothing introduced": float(is_introduced(self.told, token)),
        }
        return Option("", -1, features)


def _lead(told: Discourse) -> list[int]:
    """Return the bodies of the opening sentences, the first subject first."""
    found = [
        index
        for index, item in enumerate(told.found)
        if item.start < told.headline
        and item.type is EntityType.INSTITUTION
        and item.kind is MentionKind.NAME
    ]
    return sorted(found, key=lambda index: told.roots[index].dep_ not in SUBJECTS)


def _is_singular(token: Token, kind: EntityType | None) -> bool:
    """Tell whether a noun is one thing: "the company", and "the Company" of press releases."""
    capital = token.tag_ == "NNP" and kind is EntityType.INSTITUTION
    return token.tag_ == "NN" or capital


def _is_otherwise(token: Token, name: str) -> bool:
    """Tell whether a name says another kind: no "Medicines Agency" is "the police agency"."""
    before = (word for word in token.lefts if word.dep_ == "compound")  # not "15-nation"
    compound = {word.lower_ for word in before if not any(word.lefts) or word.nbor(-1).is_alpha}
    own = own_words(name)
    return noun(token) in own and not own.issuperset(compound)


def _kinds(nouns: Iterable[str]) -> frozenset[str]:
    kinds = descriptions().kinds
    return frozenset(kind for noun in nouns for kind in kinds.get(noun, ()))
