"""What the default model and the rules together resolve, one row a case; all is invented."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import MentionKind
from kg.nlp import annotate
from kg.sources import from_text

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

NORSK = "Norsk Robotics"

CASES = [
    ("Norsk Robotics announced on Monday that it would hire 200 engineers.", "it", NORSK),
    ("Norsk Robotics opened an office in Leeds. It plans to hire 200 engineers.", "It", NORSK),
    ("Norsk Robotics has sold its factory.", "its", NORSK),
    ("Norsk Robotics and its suppliers met in Leeds.", "its", NORSK),
    ("Norsk Robotics has opened a plant, the company said on Monday.", "the company", NORSK),
    (
        "Norsk Robotics grew fast. The Norwegian robot maker opened a plant.",
        "maker",
        NORSK,
    ),
    ("Sweden voted on Sunday. The country has many parties.", "The country", "Sweden"),
    ("Astrid Falk runs Norsk Robotics. She founded the firm in 2004.", "She", "Astrid Falk"),
    (
        "Airbus delivered the A380 in May. The aircraft seats 555 people.",
        "The aircraft",
        "A380",
    ),
    ("Norsk Robotics said they had sold their factory.", "their", NORSK),
    # Nothing with a name is meant.
    ("It rained in Leeds. It is clear that Norsk Robotics lost money.", "It", ""),
    ("Norsk Robotics lost money. Other firms cut jobs, and they closed plants.", "they", ""),
    (
        "Astrid Falk met a reporter. The Ministry of Trade said no. The company closed.",
        "The company",
        "",
    ),
]


def _resolved(text: str, nlp: "Language") -> dict[str, str]:
    (document,) = annotate([from_text(text)], nlp)
    return {
        mention.text: mention.name
        for mention in document.mentions
        if mention.kind in (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
    }


@pytest.mark.parametrize(("text", "words", "name"), CASES, ids=[case[0] for case in CASES])
def test_case(text: str, words: str, name: str, nlp: "Language") -> None:
    assert _resolved(text, nlp).get(words, "") == name


_SENTENCES = tuple(dict.fromkeys(case[0] for case in CASES))


@given(sentences=st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4))
def test_mentions_stand_where_they_say(nlp: "Language", sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    (document,) = annotate([from_text(text)], nlp)
    last = 0
    for mention in document.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        last = mention.end


def test_the_order_of_articles_does_not_matter(nlp: "Language") -> None:
    articles = [from_text(text) for text in _SENTENCES]
    forward = {one.article.id: one.mentions for one in annotate(articles, nlp)}
    backward = {one.article.id: one.mentions for one in annotate(articles[::-1], nlp)}
    assert forward == backward
