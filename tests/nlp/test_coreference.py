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
FALK = "Ingrid Falk"
BERG = "Olav Berg"

CASES = [
    (
        "Airbus hired Anna Schmidt. Schmidt, a former director of Boeing, is its president.",
        "its",
        "Airbus",
    ),
    (
        "Norsk Robotics opened a plant, its boss told Norsk Times. The company hired Ada Berg.",
        "The company",
        "Norsk Robotics",
    ),
    ("Polk County voted on Sunday. The state has many parties.", "The state", ""),
    ("Lviv closed Opera Street. The city wants a park.", "The city", "Lviv"),
    ("Bexley left the Premier League. The club owes wages.", "The club", ""),
    (
        "CureVac fell on Monday. Germany's health ministry backs it. The ministry said so.",
        "The ministry",
        "",
    ),
    ("Siemens met the buyers. Siemens is happy. The ministry said so.", "The ministry", ""),
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
    # People, by what the article says of them.
    (f"{FALK}, 57, grew up in Oslo. The 57-year-old founded it.", "The 57-year-old", FALK),
    (
        f"{FALK}, 57, met {BERG}, 61, in Oslo. The 61-year-old has led {NORSK} since 2010.",
        "The 61-year-old",
        BERG,
    ),
    (
        f"{FALK}, 57, met {BERG}, 57, in Oslo. The 57-year-old has led {NORSK} since 2010.",
        "The 57-year-old",
        "",
    ),
    (
        f"{FALK}, 57, grew up in Oslo. The 61-year-old has led {NORSK} since 2010.",
        "The 61-year-old",
        "",
    ),
    (f"Finance Minister {FALK} spoke. The minister opened a plant.", "The minister", FALK),
    (
        f"Finance Minister {FALK} met Defence Minister {BERG}. The minister opened a plant.",
        "The minister",
        "",
    ),
    (
        f"Finance Minister {FALK} met Defence Minister {BERG}. The defence minister left.",
        "The defence minister",
        BERG,
    ),
    (
        f"Former president {FALK} spoke. The former president left.",
        "The former president",
        FALK,
    ),
    (f"President {FALK} spoke. The former president left.", "The former president", ""),
    (f"{FALK}, chief executive of {NORSK}, left. The CEO lives in Leeds.", "The CEO", FALK),
    (
        "Brazilian striker Rui Prado scored twice on Sunday. The Brazilian joined in May.",
        "The Brazilian",
        "Rui Prado",
    ),
    (
        "Rui Prado scored twice on Sunday. The Brazilian joined in May.",
        "The Brazilian",
        "",
    ),
    (f"{FALK} sold shops in 2019. The billionaire owns {NORSK}.", "The billionaire", FALK),
    (f"{FALK} met {BERG}. The billionaire owns {NORSK}.", "The billionaire", ""),
    (f"{FALK} met a billionaire. The billionaire owns {NORSK}.", "The billionaire", ""),
    (f"{FALK} works in Oslo. The daughter runs {NORSK}.", "The daughter", ""),
    # Bodies and places, by their kind, their home, the noun of their name.
    (
        "The airline Nordair ordered ten jets from Airbus. The airline will pay in May.",
        "The airline",
        "Nordair",
    ),
    (
        f"Toulouse-based Aerolis paid {NORSK}. The Toulouse-based company left.",
        "company",
        "Aerolis",
    ),
    (
        f"French company Aerolis paid {NORSK}. The French company left.",
        "company",
        "Aerolis",
    ),
    (
        f"Norsk Academy opened with help from {NORSK}. The academy has 200 students.",
        "The academy",
        "Norsk Academy",
    ),
    (
        "Peru voted. All went well. Nobody was hurt. It rained. Shops shut. The country slept.",
        "The country",
        "Peru",
    ),
    (f"{NORSK}, whose rival is Aerolis, grew fast.", "whose", NORSK),
    (
        f"{NORSK} said on Monday that sales fell. The US group cut 40 jobs.",
        "group",
        NORSK,
    ),
    (
        f"{NORSK} raised ten million euros in May. The start-up employs 40 people.",
        "The start-up",
        NORSK,
    ),
    (
        f"The Nordic Medicines Agency fined {NORSK}. The regulator said so on Monday.",
        "The regulator",
        "Nordic Medicines Agency",
    ),
    (
        f"The Nordic Medicines Agency fined {NORSK}. The company will appeal.",
        "The company",
        NORSK,
    ),
    (f"The plan is that {NORSK}, the company, will grow.", "the company", ""),
    ("Toyota and Honda build cars. The company acquired Daihatsu.", "The company", ""),
    (
        f"{NORSK} named {FALK} president in May. The new president left.",
        "The new president",
        FALK,
    ),
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


SEVERAL = [
    (
        "Airbus and Boeing met in May. The two companies build jets.",
        "The two companies",
        {"Airbus", "Boeing"},
    ),
    (
        "Airbus bought a stake in Boeing. Both firms build jets.",
        "Both firms",
        {"Airbus", "Boeing"},
    ),
    (
        "Airbus, Boeing and Saab met. The trio build jets.",
        "The trio",
        {"Airbus", "Boeing", "Saab"},
    ),
    (
        f"{FALK} and {BERG} met in Oslo. The two ministers left.",
        "The two ministers",
        {FALK, BERG},
    ),
    # Not so many, or others.
    ("Airbus and Boeing met. The three companies build jets.", "The three companies", set()),
    ("Airbus and Boeing met. The French companies build jets.", "The French companies", set()),
    ("Airbus and Boeing met. The companies that left build jets.", "The companies", set()),
    ("Airbus grew fast. The companies build jets.", "The companies", set()),
]


@pytest.mark.parametrize(("text", "words", "names"), SEVERAL, ids=[case[0] for case in SEVERAL])
def test_several(text: str, words: str, names: set[str], nlp: "Language") -> None:
    (document,) = annotate([from_text(text)], nlp)
    found = {
        name
        for mention in document.mentions
        if mention.text == words
        for name in (
            mention.name,
            *(one.name for one, _ in document.also.get((mention.start, mention.end), ())),
        )
    }
    assert found == names


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
