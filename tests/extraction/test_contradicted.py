"""What a pronoun says against the facts of the name that it stands for."""

from dataclasses import replace

from kg.extraction.sifting.contradicted import uncontradicted
from kg.model import EntityType, Evidence, Fact, Mention, MentionKind, Status

NAME, PRONOUN = MentionKind.NAME, MentionKind.PRONOUN


def _person(name: str, kind: MentionKind = NAME) -> Mention:
    text = "he" if kind is PRONOUN else name
    return Mention(
        article="a", start=0, end=1, text=text, type=EntityType.PERSON, name=name, kind=kind
    )


def _fact(subject: Mention, relation: str, place: str, role: str = "") -> Fact[Mention]:
    body = Mention(
        article="a", start=2, end=3, text=place, type=EntityType.PLACE, name=place, kind=NAME
    )
    evidence = Evidence(
        article="a", start=0, end=9, quote="", subject=(0, 1), object=(2, 3),
        extractor="patterns", rule="copula", confidence=0.9,
    )  # fmt: skip
    return Fact(
        subject=subject, relation=relation, object=body, role=role,
        status=Status.CURRENT if role else None, evidence=(evidence,),
    )  # fmt: skip


def test_a_minister_of_one_state_is_not_from_another_by_a_pronoun() -> None:
    post = _fact(_person("Lovelace"), "holds_position", "India", "foreign minister")
    said = _fact(_person("Lovelace", PRONOUN), "from_place", "Pakistan")
    assert list(uncontradicted([post, said])) == [post]


def test_by_name_it_is_so() -> None:
    post = _fact(_person("Lovelace"), "holds_position", "India", "foreign minister")
    for said in (
        _fact(_person("Lovelace"), "from_place", "Pakistan"),
        _fact(_person("Lovelace", PRONOUN), "from_place", "India"),
        _fact(_person("Byron", PRONOUN), "from_place", "Pakistan"),
    ):
        assert list(uncontradicted([post, said])) == [post, said]


def test_an_office_that_others_have_is_no_pronoun_s() -> None:
    theirs = _fact(_person("Byron"), "holds_position", "India", "president")
    own = _fact(_person("Lovelace"), "holds_position", "Leeds", "director")
    said = _fact(_person("Lovelace", PRONOUN), "holds_position", "India", "president")
    assert list(uncontradicted([theirs, own, said])) == [theirs, own]
    assert list(uncontradicted([theirs, said])) == [theirs, said]
    assert list(uncontradicted([own, said])) == [own, said]
    pointed = _fact(
        _person("Lovelace", MentionKind.DESCRIPTION), "holds_position", "India", "president"
    )
    assert list(uncontradicted([theirs, own, pointed])) == [theirs, own]


def test_whom_an_article_mostly_calls_deputy_is_no_president() -> None:
    deputy = _fact(_person("Lovelace"), "holds_position", "India", "Vice-President")
    alone = _fact(_person("Lovelace"), "holds_position", "India", "President")
    assert list(uncontradicted([deputy, alone, deputy])) == [deputy, deputy]
    assert list(uncontradicted([alone, deputy, alone])) == [alone, deputy, alone]
    other = _fact(_person("Byron"), "holds_position", "India", "President")
    assert list(uncontradicted([deputy, other])) == [deputy, other]


def test_a_pronoun_is_of_no_other_party_than_its_name() -> None:
    own = _member(_person("Lovelace"), "Labour Party")
    said = _member(_person("Lovelace", PRONOUN), "Green Party")
    assert list(uncontradicted([own, said])) == [own]
    same = _member(_person("Lovelace", PRONOUN), "Labour Party")
    assert list(uncontradicted([own, same])) == [own, same]
    assert list(uncontradicted([said])) == [said]


def _member(person: Mention, party: str) -> Fact[Mention]:
    fact = _fact(person, "member_of", party)
    body = replace(fact.object, type=EntityType.INSTITUTION)
    return replace(fact, object=body, status=Status.CURRENT)
