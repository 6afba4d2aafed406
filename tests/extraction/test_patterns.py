"""Findings become facts with their sentence; extractors are run and sorted."""

from collections.abc import Iterator

import pytest

from kg.extraction import BUILTIN, extract
from kg.extraction.patterns import NAME, confidences, patterns, sentence
from kg.model import Fact, Mention, Stance
from kg.nlp import Document, document
from kg.sources import from_text
from tests.handmade import parsed, read, shown

BOUGHT = (
    "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy [ORG Boeing/PROPN/dobj>bought] ./PUNCT"
)


def test_a_fact_carries_its_sentence_and_its_places() -> None:
    found = read(f"it/PRON/nsubj>rained rained/VERB=rain ./PUNCT | {BOUGHT}")
    (fact,) = patterns(found)
    (evidence,) = fact.evidence
    text = found.article.text
    assert evidence.quote == text[evidence.start : evidence.end] == "Airbus bought Boeing."
    assert text[slice(*evidence.subject)] == "Airbus"
    assert text[slice(*evidence.object)] == "Boeing"
    assert (evidence.extractor, evidence.rule, evidence.stance) == (
        NAME,
        "plain-purchase",
        Stance.ASSERTED,
    )
    assert evidence.article == found.article.id
    assert 0 < evidence.confidence < 1


def test_the_stance_is_that_of_the_verb() -> None:
    (fact,) = patterns(
        read(
            "[ORG Airbus/PROPN/nsubj>buy] did/AUX=do/aux>buy not/PART:RB/neg>buy buy/VERB "
            "[ORG Boeing/PROPN/dobj>buy]"
        )
    )
    assert (fact.stance, fact.holds) == (Stance.DENIED, False)


def test_white_space_around_a_sentence_is_no_part_of_the_quote() -> None:
    doc = parsed(f"rain/NOUN fell/VERB ./PUNCT \\n\\n/SPACE | \\n/SPACE {BOUGHT} \\n/SPACE")
    found = document(from_text(doc.text), doc)
    (fact,) = patterns(found)
    assert fact.evidence[0].quote == "Airbus bought Boeing."


def test_a_sentence_of_two_places_spans_both() -> None:
    found = read(f"it/PRON/nsubj>rained rained/VERB ./PUNCT | {BOUGHT}")
    start, end = sentence(found, (found.doc[0], found.doc[len(found.doc) - 1]))
    assert found.article.text[start:end] == found.article.text


def test_every_confidence_is_a_share_in_three_decimals() -> None:
    for rule, confidence in confidences().items():
        assert 0 < confidence < 1, rule
        assert round(confidence, 3) == confidence, rule


def test_one_sentence_says_one_thing_once() -> None:
    found = read(
        "[ORG Airbus/PROPN/nsubj>makes] makes/VERB=make robots/NOUN:NNS/dobj>makes and/CCONJ "
        "robots/NOUN:NNS/conj>robots"
    )
    assert (
        len(list(patterns(found)))
        >= len(extract(found, extractors={"rules": patterns}).facts)
        == 1
    )


def test_facts_come_in_the_order_of_the_text() -> None:
    found = read(
        f"{BOUGHT} | [ORG Thales/PROPN/nsubj>bought] bought/VERB=buy [ORG "
        f"Safran/PROPN/dobj>bought]"
    )
    assert shown(extract(found).facts) == [
        "Airbus | acquires | Boeing",
        "Thales | acquires | Safran",
    ]


def test_extractors_are_chosen_by_name() -> None:
    found = read(BOUGHT)
    assert extract(found, extractors={}).facts == ()
    assert set(BUILTIN) == {"patterns", "learned"}
    assert extract(found, extractors=BUILTIN) == extract(found)
    assert extract(found).citation == found.article.citation
    assert extract(found).mentions == found.mentions


def test_the_order_of_what_an_extractor_yields_does_not_matter() -> None:
    def backwards(source: Document) -> Iterator[Fact[Mention]]:
        yield from reversed(list(patterns(source)))

    found = read(
        "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy [ORG Boeing/PROPN/dobj>bought] "
        "and/CCONJ "
        "[ORG Safran/PROPN/conj>Boeing]"
    )
    forwards = extract(found, extractors={"patterns": patterns})
    assert extract(found, extractors={"patterns": backwards}) == forwards


@pytest.mark.parametrize("text", ["slept/VERB", "./PUNCT", "[PERSON Ada/PROPN] ./PUNCT"])
def test_a_text_that_says_nothing_gives_nothing(text: str) -> None:
    assert extract(read(text)).facts == ()
