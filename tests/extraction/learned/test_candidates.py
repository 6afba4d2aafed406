"""Candidates are kg's mentions first, then dates, open pronouns and definite phrases."""

from itertools import pairwise

from spacy.tokens import Span

from kg.extraction.learned.candidates import KINDS, LABELS, _entities, candidates, things
from tests.handmade import read

TEXT = (
    "[PERSON Lovelace/PROPN/nsubj>founded] founded/VERB=found the/DET/det>Society "
    "[ORG Society/PROPN/dobj>founded] in/ADP/prep>founded [DATE 1843/NUM/pobj>in] ./PUNCT"
)


def test_mentions_and_dates_are_candidates_in_the_order_of_the_text() -> None:
    document = read(TEXT)
    (sentence,) = document.doc.sents
    found = candidates(document, sentence)
    assert [document.doc.text[item.start : item.end] for item in found] == [
        "Lovelace",
        "Society",
        "1843",
    ]
    assert [item.kind for item in found] == ["Person:name", "Institution:name", "entity"]
    assert [item.label for item in found] == ["PERSON", "ORG", "DATE"]


def test_a_date_is_never_a_subject() -> None:
    document = read(TEXT)
    (sentence,) = document.doc.sents
    assert [item.may_be_subject for item in candidates(document, sentence)] == [
        True,
        True,
        False,
    ]


def test_a_pronoun_that_kg_cannot_resolve_is_a_candidate_without_a_mention() -> None:
    document = read(
        "He/PRON/nsubj>founded founded/VERB=found [ORG Society/PROPN/dobj>founded] ./PUNCT"
    )
    (sentence,) = document.doc.sents
    first, second = candidates(document, sentence)
    assert (first.kind, first.mention) == ("pronoun", None)
    assert second.mention is not None


def test_candidates_are_disjoint_and_of_known_kinds() -> None:
    document = read(TEXT + " | " + TEXT.replace("Lovelace", "Babbage"))
    for sentence in document.doc.sents:
        found = candidates(document, sentence)
        assert all(one.end <= two.start for one, two in pairwise(found))
        assert all(item.kind in KINDS and item.label in LABELS for item in found)


def test_an_entity_that_two_sentences_share_is_a_candidate_of_neither() -> None:
    document = read(f"{TEXT} | [ORG Society/PROPN] met/VERB=meet ./PUNCT")
    doc = document.doc
    first, second = doc.sents
    inside = list(_entities(first))
    assert inside == [(ent.start, ent.end, ent.label_) for ent in first.ents]
    doc.set_ents(
        [Span(doc, second.start - 1, second.start + 1, label="ORG")], default="outside"
    )
    assert list(_entities(first)) == list(_entities(second)) == []


def test_candidates_of_one_name_are_one_thing() -> None:
    document = read(f"[PERSON Lovelace/PROPN/nsubj>wrote] wrote/VERB=write ./PUNCT | {TEXT}")
    mentions = [item for sent in document.doc.sents for item in candidates(document, sent)]
    assert things(mentions) == (0, 0, 2, 3)
    assert things([]) == ()
