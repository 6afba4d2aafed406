"""Bringing together what the rules and the network read in one article."""

from dataclasses import replace
from itertools import permutations

import pytest

from kg.extraction.merging import merged
from kg.model import EntityType, Evidence, Fact, Mention, Stance, Status

TEXT = "Lovelace, director of the Society. Babbage works for the Society. They met Faraday."


def mention(name: str, type_: EntityType = EntityType.PERSON) -> Mention:
    start = TEXT.index(name)
    return Mention(
        article="a", start=start, end=start + len(name), text=name, type=type_, name=name
    )


LOVELACE, BABBAGE, FARADAY = mention("Lovelace"), mention("Babbage"), mention("Faraday")
SOCIETY = mention("Society", EntityType.INSTITUTION)


def fact(
    subject: Mention,
    relation: str,
    object_: Mention,
    *,
    by: str,
    at: int = 0,
    role: str = "",
    stance: Stance = Stance.ASSERTED,
    confidence: float = 0.8,
) -> Fact[Mention]:
    extractor, _, rule = by.partition(":")
    evidence = Evidence(
        article="a",
        start=at,
        end=at + 20,
        quote=TEXT[at : at + 20],
        subject=(subject.start, subject.end),
        object=(object_.start, object_.end),
        extractor=extractor,
        rule=rule,
        confidence=confidence,
        stance=stance,
    )
    status = Status.CURRENT if relation == "holds_position" else None
    return Fact(
        subject=subject, relation=relation, object=object_, role=role, status=status,
        evidence=(evidence,),
    )  # fmt: skip


DIRECTOR = fact(
    LOVELACE, "holds_position", SOCIETY, by="patterns:apposition", role="director",
    stance=Stance.REPORTED,
)  # fmt: skip


def test_one_sentence_read_by_both_is_one_fact_with_both_kinds_of_evidence() -> None:
    said = fact(LOVELACE, "holds_position", SOCIETY, by="learned:ceo", role="director")
    (one,) = merged({"patterns": [DIRECTOR], "learned": [said]})
    assert [(item.extractor, item.rule) for item in one.evidence] == [
        ("learned", "ceo"),
        ("patterns", "apposition"),
    ]


def test_the_rule_decides_title_status_and_stance() -> None:
    said = fact(LOVELACE, "employed_by", SOCIETY, by="learned:employee-or-member-of")
    (one,) = merged({"patterns": [DIRECTOR], "learned": [said]})
    assert (one.relation, one.role, one.status) == (
        "holds_position",
        "director",
        Status.CURRENT,
    )
    assert {item.stance for item in one.evidence} == {Stance.REPORTED}


def test_of_two_titles_the_network_supports_its_own() -> None:
    founder = replace(DIRECTOR, role="founder")
    said = fact(LOVELACE, "holds_position", SOCIETY, by="learned:ceo", role="founder")
    found = merged({"patterns": [DIRECTOR, founder], "learned": [said]})
    assert {one.role: len(one.evidence) for one in found} == {"director": 1, "founder": 2}


def test_employment_without_a_title_says_nothing_new_of_a_director() -> None:
    elsewhere = fact(
        LOVELACE, "employed_by", SOCIETY, by="learned:employee-or-member-of", at=35
    )
    assert merged({"patterns": [DIRECTOR], "learned": [elsewhere]}) == [DIRECTOR]


def test_a_title_in_another_sentence_is_another_fact() -> None:
    elsewhere = fact(LOVELACE, "holds_position", SOCIETY, by="learned:ceo", role="head", at=35)
    assert len(merged({"patterns": [DIRECTOR], "learned": [elsewhere]})) == 2


def test_what_only_the_network_reads_is_kept() -> None:
    said = fact(BABBAGE, "employed_by", SOCIETY, by="learned:employee-or-member-of", at=35)
    assert merged({"patterns": [DIRECTOR], "learned": [said]}) == [DIRECTOR, said]


def test_a_symmetric_relation_is_the_same_either_way_round() -> None:
    met = fact(LOVELACE, "meets", FARADAY, by="patterns:verb", at=66)
    said = fact(FARADAY, "meets", LOVELACE, by="learned:meets", at=66)
    (one,) = merged({"patterns": [met], "learned": [said]})
    assert one.subject == LOVELACE
    assert len(one.evidence) == 2


def test_another_relation_of_the_same_two_is_another_fact() -> None:
    said = fact(LOVELACE, "founded", SOCIETY, by="learned:founded-by")
    assert len(merged({"patterns": [DIRECTOR], "learned": [said]})) == 2


def test_one_rule_says_one_thing_once_in_a_sentence_two_rules_twice() -> None:
    again = replace(DIRECTOR, subject=replace(LOVELACE, start=1, end=9))
    other = fact(LOVELACE, "holds_position", SOCIETY, by="patterns:copula", role="director")
    assert len(merged({"patterns": [DIRECTOR, again, other]})) == 2


@pytest.mark.parametrize("relation", ["unheard_of", "holds_position"])
def test_extractors_of_other_packages_may_say_anything(relation: str) -> None:
    said = fact(LOVELACE, relation, SOCIETY, by="other:rule")
    assert said in merged({"other": [said], "learned": []})


def test_the_order_of_facts_and_extractors_does_not_count() -> None:
    found = [
        DIRECTOR,
        fact(LOVELACE, "employed_by", SOCIETY, by="learned:employee-or-member-of"),
        fact(BABBAGE, "employed_by", SOCIETY, by="learned:employee-or-member-of", at=35),
        fact(LOVELACE, "founded", SOCIETY, by="learned:founded-by"),
    ]
    results = set()
    for order in permutations(found):
        by: dict[str, list[Fact[Mention]]] = {}
        for one in order:
            by.setdefault(one.evidence[0].extractor, []).append(one)
        results.add(tuple(merged(by)))
    assert len(results) == 1


OTHER = mention("Society", EntityType.INSTITUTION)
OTHER = replace(OTHER, name="Club", text="Club")


@pytest.mark.parametrize("relation", ["holds_position", "employed_by", "member_of"])
def test_the_network_gives_nobody_another_body_than_a_rule_in_one_sentence(
    relation: str,
) -> None:
    said = fact(LOVELACE, relation, OTHER, by="learned:news", role="director")
    assert merged({"patterns": [DIRECTOR], "learned": [said]}) == [DIRECTOR]


def test_the_network_marries_nobody_whom_a_rule_marries_to_another() -> None:
    married = fact(LOVELACE, "spouse_of", BABBAGE, by="patterns:kinship")
    for ends in ((FARADAY, LOVELACE), (LOVELACE, FARADAY), (BABBAGE, FARADAY)):
        said = fact(ends[0], "spouse_of", ends[1], by="learned:spouse")
        assert merged({"patterns": [married], "learned": [said]}) == [married]


def test_in_another_sentence_or_relation_it_may() -> None:
    elsewhere = fact(LOVELACE, "employed_by", OTHER, by="learned:news", at=30)
    acquired = fact(SOCIETY, "acquires", OTHER, by="learned:news")
    bought = fact(SOCIETY, "acquires", BABBAGE, by="patterns:verb")
    found = merged({"patterns": [DIRECTOR, bought], "learned": [elsewhere, acquired]})
    assert elsewhere in found
    assert acquired in found


def test_a_child_is_not_said_to_be_related_beside() -> None:
    child = fact(LOVELACE, "child_of", FARADAY, by="patterns:kin")
    said = fact(FARADAY, "related_to", LOVELACE, by="learned:related-to")
    assert merged({"patterns": [child], "learned": [said]}) == [child]
    assert merged({"patterns": [], "learned": [said]}) == [said]


def test_the_past_that_stands_at_one_name_is_not_the_next_persons_too() -> None:
    was = replace(DIRECTOR, status=Status.FORMER)
    other = replace(
        fact(BABBAGE, "holds_position", SOCIETY, by="learned:holds-position", role="director"),
        status=Status.FORMER,
    )
    assert [found.subject for found in merged({"patterns": [was], "learned": [other]})] == [
        LOVELACE
    ]
    now = replace(other, status=Status.CURRENT)
    assert now in merged({"patterns": [was], "learned": [now]})


def test_the_network_says_one_thing_of_two_once_in_a_sentence() -> None:
    one = fact(LOVELACE, "located_in", SOCIETY, by="learned:located-in")
    other = replace(one.evidence[0], stance=Stance.PLANNED, object=(40, 47))
    assert len(merged({"learned": [one, replace(one, evidence=(other,))]})) == 1


def test_what_is_mutual_is_said_one_way() -> None:
    one = fact(LOVELACE, "meets", BABBAGE, by="learned:meets")
    assert len(merged({"learned": [one, replace(one, subject=BABBAGE, object=LOVELACE)]})) == 1
