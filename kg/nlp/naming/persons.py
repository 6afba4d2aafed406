"""Decides whom a name of a person stands for: its longer form, its other order, its owner.

Two people who share a surname keep it to themselves: "Clinton" stays "Clinton" where both Bill
and Hillary Clinton are named, unless a title or the way that one of them is introduced tells
whose it is.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.candidate import Candidate
from kg.nlp.names.fullnames import FullName, Key, fold, full, is_turned, people, same_person
from kg.nlp.names.kinnames import of_family, with_shared_family
from kg.nlp.parsing.lookups import blank_lines
from kg.nlp.parsing.words import words
from kg.nlp.references.salience import FEMALE, MALE
from kg.ontology.shortnames import SHORT

_KIN_REACH = 12
# Tokens between "his daughters" and the last name of their list.


def name_people(
    doc: Doc,
    found: Sequence[Candidate],
    result: list[str],
    called: Collection[tuple[int, int]] = (),
) -> None:
    """Give every name of a person the fullest name that the article has for him or her.

    Args:
        doc: The parse.
        found: All names, sorted.
        result: What each is called; changed in place.
        called: Pairs of places in ``found`` that the article says are one.
    """
    indices = [index for index, item in enumerate(found) if item.type is EntityType.PERSON]
    printed = [result[index] for index in indices]
    for index, name in zip(
        indices, with_shared_family(doc, found, printed, indices), strict=True
    ):
        result[index] = name
    owners = _Owners(doc, found, [result[index] for index in indices], indices)
    for one, other in called:
        if found[one].type is found[other].type is EntityType.PERSON:
            owners.join(result[one], result[other])
    owners.settle()
    for index in indices:
        result[index] = owners.of(index, result[index])


class _Owners:
    """The people of an article and the short forms that each of them owns."""

    def __init__(
        self, doc: Doc, found: Sequence[Candidate], names: Sequence[str], indices: Sequence[int]
    ) -> None:
        self.doc = doc
        self.found = found
        self.printed = Counter(names)
        self.indices = indices
        self.names = names
        self.whole = _without_short_forms({name: full(name) for name in sorted(set(names))})
        self.leader = {name: name for name in sorted(self.printed)}
        self.kin = {
            name
            for name, index in zip(names, indices, strict=True)
            if self.printed[name] == 1 and name in self.whole and self._is_relative(index)
        }
        for one, other in _one_person(self.whole):
            # "the son of Pierre L'Enfant" is no Pierre Charles L'Enfant.
            if (one in self.kin) == (other in self.kin):
                self.join(one, other)
        self.meant: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        self.alone: set[Key] = set()
        breaks = blank_lines(doc)
        self.story = breaks[0].i if breaks else 0

    def join(self, one: str, other: str) -> None:
        """Say that two names are one person's."""
        first, second = sorted((self._root(one), self._root(other)))
        self.leader[second] = first

    def _root(self, name: str) -> str:
        while self.leader[name] != name:
            name = self.leader[name]
        return name

    def settle(self) -> None:
        """Choose each person's name, and collect short forms, introductions and genders."""
        self._join_known()
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self.printed):
            groups[self._root(name)].append(name)
        self.called = {
            name: best
            for group in groups.values()
            if (best := self._best(group))
            for name in group
            if len(group) > 1 or name in self.whole
        }
        self.short: tuple[defaultdict[Key, set[str]], ...] = tuple(
            defaultdict(set) for _ in range(4)
        )
        for name, parts in self.whole.items():
            forms = (parts.own, parts.other, _inner(parts), _nicknames(parts))
            for tier, keys in zip(self.short, forms, strict=True):
                for key in keys:
                    tier[key].add(self.called[name])
        self.introduced: dict[str, int] = {}
        self.gender: dict[str, str] = {}
        self.titles: defaultdict[str, set[str]] = defaultdict(set)
        self.times: Counter[str] = Counter()
        for index, name in zip(self.indices, self.names, strict=True):
            if name in self.whole:
                best = self.called[name]
                self.introduced.setdefault(best, index)
                self.times[best] += 1
                if title := self._title(index):
                    self.titles[best].add(title)
                told = _gender(title) or _given_gender(name) or self._kin_gender(index)
                if told:
                    self.gender.setdefault(best, told)
        self.relatives = {self.called[name] for name in self.kin}
        self.relatives = {name for name in self.relatives if self.times[name] == 1}
        self.kin_only = {
            self.called[name]
            for name, index in zip(self.names, self.indices, strict=True)
            if name in self.kin
            and (self._kin_gender(index) or self._is_called_kin(self.found[index].end))
        } & self.relatives

    def _join_known(self) -> None:
        """Join a name of one word that the article explains with the one full name it shortens.

        "Jerome (Latin: Hieronymus)" is also "Saint Jerome".
        """
        explained = {name for name, other in self.leader.items() if name != other}
        explained |= {self.leader[name] for name in explained}
        for name in sorted(explained - self.whole.keys()):
            owners = {
                self._root(other)
                for other, parts in self.whole.items()
                if fold(name) in parts.own | parts.other
            }
            if len(owners) == 1:
                self.join(name, next(iter(owners)))

    def _best(self, group: Sequence[str]) -> str:
        """Return the name that stands for a group: spelled out, long, printed often.

        Of a pen name and a legal name, the one that is printed in full more often.
        """
        families: defaultdict[Key, int] = defaultdict(int)
        spelled = {name: self._spelled_out(name, group) for name in group}
        for name in group:
            families[_family(spelled[name])] += self.printed[name]
        most = max(families.values())
        return min(
            (name for name in spelled.values() if families[_family(name)] == most),
            key=lambda name: (
                len(fold(name)[0]) == 1,
                is_turned(name),
                -len(fold(name)),
                -self.printed[name],
                -len(name),
                name,
            ),
        )

    def _spelled_out(self, name: str, group: Sequence[str]) -> str:
        """Return the one full name of a group that a word shortens, or the word itself."""
        key = fold(name)
        whole = [] if name in self.whole else [one for one in group if one in self.whole]
        owners = [one for one in whole if key in self.whole[one].own or _spells(name, one)]
        return owners[0] if len(owners) == 1 else name

    def of(self, index: int, name: str) -> str:
        """Return whose name stands at a place."""
        if name in self.called:
            return self.called[name]
        key = fold(name)
        owners: set[str] = next((tier[key] for tier in self.short if tier.get(key)), set())
        if len(key) == 1 and not any(key == self.whole[one].family for one in self.whole):
            owners = of_family(self.doc, self.found, index, owners, self.whole, self.called)
        if key in self.short[-1] and owners == self.short[-1][key]:
            # Another Mike may have been named before Michael Lovelace is.
            owners = {one for one in owners if self.introduced[one] < index}
        title = self._title(index)
        if told := _gender(title):
            owners = {one for one in owners if self.gender.get(one, told) == told}
        if self._is_another(index, key, owners):
            return name
        # "Dr. Nelson" is who has been called "Dr. Alondra Nelson".
        owners = {one for one in owners if title and title in self.titles[one]} or owners
        if len(owners) > 1:
            owners = self._leading(owners)
        called = self.meant[key]
        if len(owners) > 1:
            # Before the second bearer of the name is introduced, it can only be the first.
            owners = {one for one in owners if self.introduced[one] < index}
        owner = _meant(owners, called)
        if owner:
            called[owner] += len(owners) == 1
        return owner or name

    def _is_another(self, index: int, key: Key, owners: set[str]) -> bool:
        """Tell whether a bare name is of one whose kin alone is named in full, and later.

        "Biden" stays the one he was before "Jim Biden, the president's brother".
        """
        if not owners or not owners <= self.kin_only:
            return False
        early = index < min(self.introduced[one] for one in owners)
        if early and self.found[index].start > self.story:
            self.alone.add(key)
        return key in self.alone

    def _leading(self, owners: set[str]) -> set[str]:
        """Return those whom a surname stays with.

        Not a relative who is named once ("her father John Hadid"); and of the others the first,
        where the article has that name in full again and again and every other once.
        """
        owners = (owners - self.relatives) or owners
        first = min(owners, key=lambda one: (self.introduced[one], one))
        if self.times[first] > 1 and all(self.times[one] == 1 for one in owners - {first}):
            return {first}
        return owners

    def _title(self, index: int) -> str:
        """Return the title before a name, lower-cased, or ""."""
        start = self.found[index].start
        title = self.doc[start - 1].lower_.rstrip(".") if start else ""
        return title if title in words().honorifics else ""

    def _kin_gender(self, index: int) -> str:
        """Return "m" or "f" of "her brother X" and "his daughter, X", or ""."""
        at = self.found[index].start - 1
        at -= at > 0 and self.doc[at].text == ","
        word = self.doc[at].lower_ if at > 0 else ""
        return words().gender_nouns.get(word, "") if word in people().kin else ""

    def _is_called_kin(self, end: int) -> bool:
        """Tell whether words after a name call somebody another's kin: "X, Y's brother"."""
        doc = self.doc
        if end >= len(doc) or doc[end].text != ",":
            return False
        owned = False
        for token in doc[end + 1 : end + _CALLED]:
            if token.lower_ in people().kin:
                return owned
            if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP"):
                return False
            owned = owned or token.tag_ in ("POS", "PRP$")
        return False

    def _is_relative(self, index: int) -> bool:
        """Tell whether somebody is introduced as another's kin: "her father, John Hadid"."""
        start = self.found[index].start
        if self._is_called_kin(self.found[index].end):
            return True
        for at in range(start - 1, max(-1, start - _KIN_REACH), -1):
            token = self.doc[at]
            if token.is_sent_start and at < start - 1 and token.lower_ not in people().kin:
                return False
            if token.lower_ in people().kin:
                return True
            if token.lower_ == "born":  # "born in San Antonio, to Ann and John Hadid"
                return any(word.lower_ == "to" for word in self.doc[at:start])
            if token.pos_ == "VERB":
                return False
        return False


_CALLED = 8
"""Tokens of "the former president's younger brother" after a comma, most, and one more."""


def _spells(initials: str, name: str) -> bool:
    """Tell whether somebody is known by the first letters of a name: "MBS"."""
    return initials.isupper() and initials == "".join(word[0] for word in name.split()).upper()


def _meant(owners: set[str], called: Counter[str]) -> str:
    """Return the one whom a short name stands for, or "".

    Of several, it is the one who has been called so twice while nobody else could be meant:
    after "Obama" and "Obama", "Michelle Obama" does not take the name away.
    """
    if len(owners) > 1:
        owners = {name for name in owners if called[name] >= 2}
    return next(iter(owners)) if len(owners) == 1 else ""


def _without_short_forms(names: dict[str, FullName | None]) -> dict[str, FullName]:
    """Return the full names; "von der Leyen" is none where "Ursula von der Leyen" is named."""
    whole = {name: parts for name, parts in names.items() if parts is not None}
    short = {
        key
        for parts in whole.values()
        for key in parts.own
        if len(key) > 1 and len(key) < len(parts.words)
    }
    return {
        name: parts
        for name, parts in whole.items()
        if fold(name) not in short and parts.words[0] not in people().particles
    } or whole


def _one_person(whole: dict[str, FullName]) -> Iterable[tuple[str, str]]:
    """Yield pairs of full names that are one person's.

    A name that may be two people's ("George Bush" beside George W. and George H. W.) is
    nobody's.
    """
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for name, parts in whole.items():
        for word in parts.words:
            holders[word].add(name)
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for group in holders.values():
        for one, other in combinations(sorted(group), 2):
            if other not in alike[one] and same_person(whole[one], whole[other]):
                alike[one].add(other)
                alike[other].add(one)
    torn = {
        name
        for name, others in alike.items()
        if any(second not in alike[first] for first, second in combinations(sorted(others), 2))
    }
    for one, others in sorted(alike.items()):
        for other in sorted(others):
            if one < other and one not in torn and other not in torn:
                yield one, other


def _gender(title: str) -> str:
    return "m" if title in MALE else "f" if title in FEMALE else ""


def _family(name: str) -> Key:
    parts = full(name)
    return tuple(sorted((*parts.family, *parts.given[:1]))) if parts else fold(name)


def _inner(parts: FullName) -> set[Key]:
    """Return the word before a particle, if no given name: "Lula" of "Lula da Silva"."""
    last = parts.given[-1:]
    first = parts.family[0]
    if len(parts.given) < 2 or first not in people().particles - people().filial:
        return set()
    return set() if last[0] in words().gender_given or len(last[0]) < 4 else {last}


def _nicknames(parts: FullName) -> set[Key]:
    """Return the usual short forms of the first given name: "Mike" of "Michael Lovelace"."""
    return {(short,) for short in SHORT.get(parts.given[0], ())} if parts.given else set()


def _given_gender(name: str) -> str:
    parts = full(name)
    return words().gender_given.get(parts.given[0], "") if parts and parts.given else ""
