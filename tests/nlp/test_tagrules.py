"""Rules of the attribute ruler are looked up by word; what they say stays spaCy's."""

from typing import Any

import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kg.nlp.parsing.tagrules import TagRules, remember_rules

_RULES: list[dict[str, Any]] = [
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN"}},
    {
        "patterns": [[{"TAG": "VB"}], [{"TAG": {"IN": ["VBZ"]}}]],
        "attrs": {"POS": "VERB"},
    },
    {"patterns": [[{"LOWER": "has"}]], "attrs": {"LEMMA": "have"}},
    {"patterns": [[{"LOWER": "got"}, {"LOWER": "ta"}]], "attrs": {"LEMMA": "to"}, "index": 1},
    {"patterns": [[{"TAG": "VBZ", "DEP": {"NOT_IN": ["ROOT"]}}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"TAG": "NN", "OP": "+"}]], "attrs": {"MORPH": "Number=Sing"}},
    {"patterns": [[{"NORM": "ta"}]], "attrs": {"POS": "PART"}},
]


@pytest.fixture(name="ruler")
def _ruler() -> AttributeRuler:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add_patterns(_RULES)
    remember_rules(nlp)
    found: AttributeRuler = ruler
    return found


def _doc(ruler: AttributeRuler, dep: str = "aux") -> Doc:
    return Doc(
        ruler.vocab,
        words=["Has", "rain", "water", "got", "ta", "rain", "?"],
        tags=["VBZ", "NN", "NN", "VBD", "TO", "VB", "."],
        deps=[dep, "compound", "nsubj", "ROOT", "aux", "xcomp", "punct"],
        heads=[3, 2, 3, 3, 5, 3, 3],
    )


def test_words_meet_the_rules_that_they_meet_in_spacy(ruler: AttributeRuler) -> None:
    for dep in ("aux", "ROOT", "aux"):
        plain = AttributeRuler.match(ruler, _doc(ruler, dep))
        assert ruler.match(_doc(ruler, dep)) == plain
        assert len(plain) > 8


def test_later_rules_have_the_last_word(ruler: AttributeRuler) -> None:
    doc = ruler(_doc(ruler))
    assert [token.pos_ for token in doc[:3]] == ["AUX", "NOUN", "NOUN"]
    assert [token.lemma_ for token in doc[3:5]] == ["", "to"]


def test_an_unknown_word_is_looked_at_once(ruler: AttributeRuler) -> None:
    rules = TagRules(_RULES, spacy.blank("en"))
    for _ in range(2):
        rules.match(_doc(ruler))
        assert len(rules._known) == 7


def test_no_rules_match_nothing() -> None:
    nlp = spacy.blank("en")
    assert TagRules([], nlp).match(nlp("Rain.")) == []
