"""The learned extractor on hand-built parses, with the model that kg ships."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.errors import KGError
from kg.extraction.learned import learned, links, surest
from kg.extraction.learned.encoding import encode
from kg.extraction.learned.facts import fact
from kg.extraction.learned.network import FOLDER, Output, load
from kg.model import Fact, Mention, Stance
from kg.ontology import relations
from tests.handmade import read, shown

BORN = (
    "[PERSON Lovelace/PROPN/nsubjpass>born] was/AUX/auxpass>born born/VERB:VBN=bear "
    "in/ADP/prep>born [GPE London/PROPN/pobj>in] ./PUNCT"
)
FOUNDED = (
    "[ORG Airbus/PROPN/nsubjpass>founded] was/AUX/auxpass>founded founded/VERB:VBN=found "
    "by/ADP/agent>founded [PERSON Ziegler/PROPN/pobj>by] ./PUNCT"
)
ONE = "[PERSON Lovelace/PROPN/nsubj>wrote] wrote/VERB=write ./PUNCT"


@pytest.mark.model
def test_a_plain_sentence_gives_its_fact() -> None:
    assert "Lovelace | born_in | London" in shown(learned(read(BORN)))


@pytest.mark.model
def test_an_inverse_property_is_turned_round() -> None:
    network = load()
    eager = [
        replace(one, least=0.0, threshold=-9.0)
        for one in network.outputs
        if one.label == "FOUNDED_BY"
    ]
    silent = [replace(one, least=1.01) for one in network.outputs]
    outputs = tuple(eager[0] if one.label == "FOUNDED_BY" else one for one in silent)
    said = learned(read(FOUNDED), network=replace(network, outputs=outputs))
    assert shown(said) == ["Ziegler | founded | Airbus"]


@pytest.mark.model
def test_every_fact_is_allowed_sure_enough_and_quotes_its_sentence() -> None:
    document = read(f"{BORN} | {FOUNDED}")
    facts = list(learned(document))
    assert facts
    for one in facts:
        evidence = one.evidence[0]
        assert relations()[one.relation].allows(one.subject.type, one.object.type)
        assert 0.3 <= evidence.confidence <= 1.0
        assert evidence.extractor == "learned"
        assert document.article.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.start <= evidence.subject[0] < evidence.subject[1] <= evidence.end


@pytest.mark.model
def test_stance_is_read_from_what_joins_the_ends() -> None:
    denied = BORN.replace("born/VERB", "not/PART/neg>born born/VERB")
    for found in learned(read(denied)):
        assert found.stance is Stance.DENIED


@pytest.mark.model
def test_twice_gives_the_same() -> None:
    document = read(f"{BORN} | {FOUNDED}")
    assert list(learned(document)) == list(learned(document))


@pytest.mark.model
def test_one_mention_gives_nothing() -> None:
    assert list(learned(read(ONE))) == []


@pytest.mark.model
def test_a_batch_gives_what_each_sentence_gives_alone() -> None:
    alone = shown(learned(read(BORN))) + shown(learned(read(FOUNDED)))
    assert sorted(shown(learned(read(f"{BORN} | {FOUNDED}")))) == sorted(alone)


@pytest.mark.model
def test_symmetric_outputs_say_the_same_both_ways() -> None:
    document = read(BORN.replace("[GPE London", "[PERSON Babbage"))
    network = load()
    (sentence,) = document.doc.sents
    from kg.extraction.learned.candidates import candidates

    row = encode(sentence.text, candidates(document, sentence), network.vocabulary)
    (values,) = network.logits([row])
    columns = [k for k, output in enumerate(network.outputs) if output.symmetric]
    assert row.pairs == ((0, 1), (1, 0))
    assert np.allclose(values[0, columns], values[1, columns])


@pytest.mark.model
def test_links_include_dates_that_facts_do_not() -> None:
    text = BORN.replace("[GPE London", "[DATE 1815").replace("PROPN/pobj", "NUM/pobj")
    document = read(text)
    assert "DATE_OF_BIRTH" in {link.output.label for link in links(document)}
    assert list(learned(document)) == []


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"config\.json is missing"):
        load(tmp_path)


def test_a_missing_onnxruntime_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(KGError, match="needs onnxruntime"):
        load(tmp_path)


@pytest.mark.model
def test_a_model_for_other_candidates_is_refused(tmp_path: Path) -> None:
    for path in FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "config.json").unlink()
    (tmp_path / "config.json").write_text('{"kinds": [], "labels": [], "outputs": []}')
    with pytest.raises(KGError, match="train it again"):
        load(tmp_path)


def test_confidence_is_the_calibrated_logit() -> None:
    output = Output(
        label="SPOUSE",
        relation="spouse_of",
        inverse=False,
        symmetric=True,
        threshold=0.0,
        scale=1.0,
        shift=0.0,
    )
    assert output.confidence(0.0) == 0.5
    assert output.confidence(50.0) == 1.0


def test_the_model_is_small_enough_for_the_wheel() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30_000_000


def test_of_two_bodies_the_surer_one_stays_unless_both_are_as_sure() -> None:
    document = read(
        "[PERSON Lovelace/PROPN/nsubj>met] met/VERB=meet [ORG Airbus/PROPN/dobj>met] "
        "and/CCONJ [ORG Boeing/PROPN/conj>Airbus] ./PUNCT"
    )
    person, one, other = document.mentions

    def said(body: Mention, confidence: float) -> Fact[Mention]:
        output = Output(
            label="member_of", relation="member_of", inverse=False, symmetric=False,
            threshold=0.0, scale=1.0, shift=0.0,
        )  # fmt: skip
        found = fact(document, person, body, output=output, confidence=confidence)
        assert found is not None
        return found

    first = said(one, 0.9)
    assert list(surest([said(other, 0.6), first])) == [first]
    assert len(list(surest([said(other, 0.85), first]))) == 2


def test_of_two_holders_of_a_title_the_one_right_behind_it_has_it() -> None:
    document = read(
        "[PERSON King/PROPN/nsubj>met] met/VERB=meet [ORG Airbus/PROPN/poss>officer] "
        "'s/PART/case>Airbus officer/NOUN/appos>Lovelace --/PUNCT "
        "[PERSON Lovelace/PROPN/dobj>met] ./PUNCT"
    )
    other, body, holder = document.mentions

    def said(person: Mention, confidence: float) -> Fact[Mention]:
        output = Output(
            label="holds_position", relation="holds_position", inverse=False, symmetric=False,
            threshold=0.0, scale=1.0, shift=0.0,
        )  # fmt: skip
        found = fact(document, holder, body, output=output, confidence=confidence)
        assert found is not None
        span = document.span(person)
        place = replace(found.evidence[0], subject=(span.start_char, span.end_char))
        return replace(found, subject=person, evidence=(place,))

    first = said(holder, 0.9)
    assert list(surest([said(other, 0.6), first])) == [first]
    assert len(list(surest([said(other, 0.85), first]))) == 2
