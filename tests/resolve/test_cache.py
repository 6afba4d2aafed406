"""A resolution that uses what one before it found gives what one from nothing gives."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import (
    Citation,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Hint,
    Mention,
    MentionKind,
    Stance,
    Status,
)
from kg.outline import Outline, Printing
from kg.resolve import Resolved, leftover_persons, name_context, resolve, shared_names
from kg.resolve.cache import Kept, decoded, encoded
from kg.resolve.clusters import Features
from kg.resolve.compare import Judgement
from kg.resolve.identities import EMPTY, Identities
from kg.resolve.ledger import Decision
from kg.resolve.mention_groups import Group
from kg.resolve.name_context import Pair, Sense
from kg.resolve.person_context import Context

NAMES = {
    EntityType.PERSON: (
        *("Ada Lovelace", "A. Lovelace", "Ada K. Lovelace", "Lovelace", "Adda Lovelace"),
        *("Mary Somerville", "Mary Sommerville"),
    ),
    EntityType.INSTITUTION: (
        *("Royal Society", "The Royal Society of Science", "RSS", "Royal Society Ltd"),
        *("Supreme Court", "Democratic Party"),
    ),
    EntityType.PLACE: ("Georgia", "Tbilisi", "Atlanta", "Britain", "UK"),
    EntityType.TECHNOLOGY: ("Airbus A380", "A380", "engines"),
}
ALL = [(type_, name) for type_, every in NAMES.items() for name in every]
RELATIONS = {
    EntityType.INSTITUTION: "holds_position",
    EntityType.PLACE: "holds_position",
    EntityType.TECHNOLOGY: "develops",
    EntityType.PERSON: "meets",
}


@st.composite
def articles(draw: st.DrawFn, id_: str) -> Extraction:
    """Return what an article says that names some of few things."""
    things = draw(st.lists(st.sampled_from(ALL), min_size=1, max_size=6))
    mentions = []
    for at, (type_, name) in enumerate(things):
        text = draw(st.sampled_from((name, name.upper(), "RSS", "he")))
        kind = MentionKind.PRONOUN if text == "he" else MentionKind.NAME
        mentions.append(
            Mention(
                article=id_,
                start=50 * at,
                end=50 * at + len(text),
                text=text,
                type=type_,
                name=name,
                kind=kind,
            )
        )
    people = [one for one in mentions if one.type is EntityType.PERSON]
    facts = []
    for one in people:
        other = draw(st.sampled_from(mentions))
        if other != one:
            held = RELATIONS[other.type] == "holds_position"
            facts.append(_fact(one, other, held, draw(st.sampled_from(("director", "mayor")))))
    hints = [
        Hint(one.type, one.name, "of", draw(st.sampled_from(("Germany", "Georgia", "France"))))
        for one in mentions
        if one.type is EntityType.INSTITUTION and draw(st.booleans())
    ]
    hints += [
        Hint(one.type, one.name, "is", draw(st.sampled_from(("rapper", "chemist"))))
        for one in people
        if draw(st.booleans())
    ]
    published = draw(st.sampled_from(("", "2024-01-01", "2024-02-02", "1990-01-01")))
    citation = Citation(
        id=id_, sha256=id_, name=id_, source=id_, title=id_, published=published
    )
    return Extraction(
        citation=citation,
        mentions=tuple(sorted(mentions)),
        facts=tuple(facts),
        hints=tuple(sorted(hints)),
    )


def _fact(one: Mention, other: Mention, held: bool, role: str) -> Fact[Mention]:
    evidence = Evidence(
        article=one.article,
        start=0,
        end=500,
        quote="They say so.",
        subject=(one.start, one.end),
        object=(other.start, other.end),
        extractor="patterns",
        rule="said",
        confidence=0.8,
        stance=Stance.ASSERTED,
    )
    return Fact(
        subject=one,
        relation=RELATIONS[other.type],
        object=other,
        role=role if held else "",
        status=Status.CURRENT if held else None,
        evidence=(evidence,),
    )


DECISIONS = st.lists(
    st.builds(
        Decision,
        left=st.just("person/ada-lovelace"),
        right=st.sampled_from(("person/mary-somerville", "person/a-lovelace@a1")),
        judgement=st.sampled_from(list(Judgement)),
    ),
    max_size=1,
)


def digests(every: Iterable[Extraction]) -> dict[str, str]:
    return {one.citation.id: str(hash(one)) for one in every}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_was_found_before_changes_nothing(data: st.DataObject) -> None:
    store: dict[str, Extraction] = {}
    kept: Kept | None = None
    known: Identities = EMPTY
    for _ in range(data.draw(st.integers(2, 5))):
        for id_ in data.draw(st.lists(st.sampled_from([f"a{n}" for n in range(9)]))):
            if id_ in store and data.draw(st.booleans()):
                del store[id_]
            else:
                store[id_] = data.draw(articles(id_))
        every = list(store.values())
        decisions = data.draw(DECISIONS)
        same = frozenset() if kept is None else kept.same(digests(every))
        again = resolve(
            [outline(one, named=one.citation.id not in same) for one in every],
            decisions=decisions,
            identities=known,
            digests=digests(every),
            kept=kept,
        )
        whole = resolve(every, decisions=decisions, identities=known)
        assert replace(again, kept=None) == whole
        assert again.kept is not None
        kept = decoded(encoded(again.kept))
        assert kept == again.kept
        known = whole.identities


def outline(one: Extraction, *, named: bool) -> Outline:
    """Return what a store gives of an article, with or without what it names."""
    printings = tuple(
        Printing(each.type, each.name, each.text, each.kind, each.concept)
        for each in one.mentions
    )
    return Outline(replace(one, mentions=()), printings if named else None, b"")


def people(found: Resolved) -> set[str]:
    return {one.id for one in found.entities if one.type is EntityType.PERSON}


def test_only_names_that_something_new_is_said_of_are_compared_again(
    monkeypatch: pytest.MonkeyPatch,
    mention: Callable[..., Mention],
    extraction: Callable[..., Extraction],
) -> None:
    every = [
        extraction(
            id_,
            mentions=(
                mention("person", one, article=id_),
                mention("person", other, article=id_, start=100),
            ),
        )
        for id_, one, other in (
            ("a1", "Ada Lovelace", "Mary Somerville"),
            ("a2", "Ada Lovelace", "Charles Babbage"),
            ("a3", "Caroline Herschel", "Karl Gauss"),
            ("a4", "Caroline Herschel", "Sophie Germain"),
        )
    ]
    first = resolve(every[:3], digests=digests(every[:3]))
    asked: list[str] = []
    real = leftover_persons.equal

    def counted(one: Context, other: Context, name: str) -> Features:
        asked.append("")
        return real(one, other, name)

    monkeypatch.setattr(leftover_persons, "equal", counted)
    found = resolve(every, digests=digests(every), kept=first.kept)
    mine, asked[:] = len(asked), []
    assert people(found) == people(resolve(every))
    assert (mine, len(asked)) == (1, 2)


def test_only_places_that_something_new_is_said_of_are_weighed_again(
    monkeypatch: pytest.MonkeyPatch,
    mention: Callable[..., Mention],
    extraction: Callable[..., Extraction],
) -> None:
    def says(id_: str, name: str, country: str) -> Extraction:
        named = (
            mention("place", name, article=id_),
            mention("place", country, article=id_, start=100),
        )
        return extraction(id_, mentions=named)

    every = [
        *(says("a1", "Springfield", "Kenya"), says("a2", "Springfield", "Uganda")),
        *(says("a3", "Stony Bend", "Kenya"), says("a4", "Stony Bend", "Uganda")),
    ]
    new = says("a5", "Stony Bend", "Ghana")
    first = resolve(every, digests=digests(every))
    assert first.kept is not None
    asked: list[str] = []
    real = shared_names.parted

    def counted(
        senses: list[Sense], group: Group
    ) -> tuple[list[Sense], dict[Pair, name_context.Features]]:
        asked.append(group.key)
        return real(senses, group)

    monkeypatch.setattr(shared_names, "parted", counted)
    every.append(new)
    found = resolve(every, digests=digests(every), kept=first.kept)
    mine, asked[:] = list(asked), []
    assert replace(found, kept=None) == resolve(every)
    assert (mine, asked) == (["stony bend"], ["springfield", "stony bend"])


def test_who_holds_a_post_in_a_place_does_so_whatever_the_order_of_articles(
    mention: Callable[..., Mention], extraction: Callable[..., Extraction]
) -> None:
    """A head of a place says little of a body, also where an earlier article names both."""

    def graph(says_so: str) -> int:
        court, head, land = (
            mention("org", "Supreme Court", article=says_so),
            mention("person", "Ada Lovelace", article=says_so, start=100),
            mention("place", "Ruritania", article=says_so, start=200),
        )
        every = [
            extraction(
                says_so, mentions=(head, land), facts=(_fact(head, land, True, "mayor"),)
            )
        ]
        for id_ in ("b1", "b2"):
            court = mention("org", "Supreme Court", article=id_)
            head = mention("person", "Ada Lovelace", article=id_, start=100)
            fact = _fact(head, court, True, "judge")
            every.append(extraction(id_, mentions=(court, head), facts=(fact,)))
        return sum(one.type is EntityType.INSTITUTION for one in resolve(every).entities)

    assert graph("a") == graph("c")


def test_one_who_comes_back_as_another_takes_no_id_that_somebody_has(
    says: Callable[..., Extraction],
) -> None:
    """Both were one and have one id in the registry; the first of them keeps it."""
    post = (("director", "org", "Analytical Society"),)
    first, second = (says(id_, "Ada Lovelace", posts=post) for id_ in ("a1", "a2"))
    both = resolve([first, second], digests=digests([first, second]))
    assert people(both) == {"person/ada-lovelace"}
    assert both.kept is not None
    known = outline(second, named=False)
    left = resolve(
        [known],
        identities=both.identities,
        digests=digests([second]),
        kept=decoded(encoded(both.kept)),
    )
    assert left.kept is not None
    now = [says("a1", "Ada Lovelace", ("org", "Bank of Ruritania")), second]
    found = resolve(
        [now[0], known],
        identities=left.identities,
        digests=digests(now),
        kept=decoded(encoded(left.kept)),
    )
    assert len(people(found)) == 2
    assert replace(found, kept=None) == resolve(now, identities=left.identities)


def test_an_acronym_that_goes_into_a_name_counts_in_all_articles_of_that(
    mention: Callable[..., Mention], extraction: Callable[..., Extraction]
) -> None:
    """Also in an article that means another thing of the name, and that says what it said."""
    people = ("Ada Lovelace", "A. Lovelace", "Adda Lovelace")
    every = (*(("person", one) for one in people), ("org", "RSS"), ("org", "Supreme Court"))
    second = extraction(
        "a1",
        mentions=tuple(
            mention(type_, name, article="a1", start=50 * at)
            for at, (type_, name) in enumerate(every)
        ),
    )
    court = mention("org", "Supreme Court", article="a0")
    first = extraction("a0", mentions=(court,))
    before = resolve([first, second], digests=digests([first, second]))
    short = mention("org", "RSS", "Supreme Court", article="a0", start=50)
    ada = mention("person", "Ada Lovelace", article="a0", start=100)
    now = [extraction("a0", mentions=(short, ada)), second]
    found = resolve(now, digests=digests(now), kept=before.kept)
    assert replace(found, kept=None) == resolve(now)


def test_a_place_that_only_the_ledger_parted_and_then_articles_do_counts_anew(
    mention: Callable[..., Mention], extraction: Callable[..., Extraction]
) -> None:
    """What nothing but articles tells apart has one label for those who stand beside it."""

    def says(id_: str, *places: str, person: str) -> Extraction:
        named = [("person", person), *(("place", one) for one in places)]
        return extraction(
            id_,
            mentions=tuple(
                mention(type_, name, article=id_, start=50 * at)
                for at, (type_, name) in enumerate(named)
            ),
        )

    every = [
        says("a1", "Stony Bend", "Quarrygate", person="Ada Lovelace"),
        says("a2", "Stony Bend", "Sandford Mill", person="Ada Lovelace"),
        # Its two other places make one Stony Bend of all three.
        says("a3", "Stony Bend", "Quarrygate", "Sandford Mill", person="Mary Somerville"),
    ]
    apart = [
        Decision(
            left="place/riverton@a2",
            right="place/riverton",
            judgement=Judgement.DIFFERENT,
        )
    ]
    before = resolve(every, decisions=apart, digests=digests(every))
    now = every[:2]
    found = resolve(
        now,
        decisions=apart,
        identities=before.identities,
        digests=digests(now),
        kept=before.kept,
    )
    whole = resolve(now, decisions=apart, identities=before.identities)
    assert replace(found, kept=None) == whole


def test_what_is_kept_comes_back() -> None:
    data = encoded(Kept(digests={"a": "1"}))
    assert decoded(data) == Kept(
        digests={"a": "1"}, roots=frozenset(), joined=frozenset(), heads=frozenset()
    )
