"""From an article and its parse to mentions: offsets, order, and what covers which token."""

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.extraction import extract
from kg.model import EntityType, MentionKind
from kg.nlp import Document, annotate, document
from kg.nlp.parsing.characters import view
from kg.nlp.parsing.words import country_names, demonyms, tokens_of, words
from kg.sources import from_text
from tests.handmade import parsed, read

if TYPE_CHECKING:
    from spacy.language import Language

NLP = spacy.blank("en")

PIECE = st.sampled_from(
    [
        "Ada", "Lovelace", "Airbus", "China", "Chinese", "the", "company", "She", "its",
        "of", "AI", "lithium", "batteries", "(", ")", ",", ".", "\n", "\u00a0",
        "\u2019s", "\u201c", "U.S.-led", "University", "Mr.",
        "director", "and", "国", "🚀", "former",
    ]
)  # fmt: skip
LABEL = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "PRODUCT", "DATE", "LOC"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = " ".join(draw(st.lists(PIECE, min_size=1, max_size=30)))
    article = from_text(text if text.strip() else "Ada")
    doc = NLP(view(article))
    cuts = sorted(draw(st.sets(st.integers(0, len(doc)), max_size=8)))
    doc.ents = [
        Span(doc, start, end, label=draw(LABEL))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    size = len(doc)
    tags = draw(
        st.lists(st.sampled_from(["NN", "NNP", "VBD", "JJ"]), min_size=size, max_size=size)
    )
    part = {"NN": "NOUN", "NNP": "PROPN", "VBD": "VERB", "JJ": "ADJ"}
    for token, tag in zip(doc, tags, strict=True):
        token.tag_, token.pos_, token.lemma_ = tag, part[tag], token.lower_
    made = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        pos=[part[tag] for tag in tags],
        lemmas=[token.lower_ for token in doc],
        heads=[draw(st.integers(max(0, index - 3), index)) for index in range(size)],
        deps=draw(
            st.lists(
                st.sampled_from(["nsubj", "dobj", "compound", "appos", "prep", "pobj", "poss"]),
                min_size=size,
                max_size=size,
            )
        ),
    )
    made.ents = [Span(made, ent.start, ent.end, label=ent.label_) for ent in doc.ents]
    return document(article, made)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_mentions_are_the_words_of_the_text_sorted_and_disjoint(found: Document) -> None:
    text = found.article.text
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.name
        assert mention.article == found.article.id
    for one, two in pairwise(found.mentions):
        assert one.end <= two.start
    assert len(found.spans) == len(found.mentions)
    for index, span in enumerate(found.spans):
        assert all(found.owner[token.i] == index for token in span)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_reading_a_document_twice_gives_the_same(found: Document) -> None:
    first = extract(found)
    assert extract(found) == first
    for fact in first.facts:
        for item in fact.evidence:
            assert found.article.text[item.start : item.end] == item.quote


def test_at_returns_the_mention_that_covers_a_token() -> None:
    found = read("[PERSON Ada/PROPN Lovelace/PROPN] slept/VERB")
    (mention,) = found.mentions
    assert [found.at(token) for token in found.doc] == [mention, mention, None]


def test_a_mention_keeps_the_characters_of_the_text() -> None:
    article = from_text("Ada\u00a0Lovelace slept.")
    doc = parsed("[PERSON Ada/PROPN Lovelace/PROPN] slept/VERB ./PUNCT")
    (mention,) = document(article, doc).mentions
    assert (mention.text, mention.name) == ("Ada\u00a0Lovelace", "Ada Lovelace")


def test_kinds_and_names() -> None:
    found = read(
        "[NORP French/ADJ/amod>Airbus] [ORG Airbus/PROPN/nsubj>grew] grew/VERB | "
        "It/PRON/nsubj>sold sold/VERB | the/DET/det>company company/NOUN/nsubj>left left/VERB"
    )
    assert [(item.text, item.name, item.kind) for item in found.mentions] == [
        ("French", "France", MentionKind.DEMONYM),
        ("Airbus", "Airbus", MentionKind.NAME),
        ("It", "Airbus", MentionKind.PRONOUN),
        ("the company", "Airbus", MentionKind.DESCRIPTION),
    ]


def test_only_the_country_of_a_glued_word_is_the_mention() -> None:
    found = read("the/DET U.S.-led/ADJ/amod>group group/NOUN/nsubj>met met/VERB")
    (mention,) = found.mentions
    assert (mention.text, mention.type) == ("U.S.", EntityType.PLACE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[PERSON Ann/PROPN Rae/PROPN] [PERSON Orlan/PROPN] met/VERB", ["Ann Rae Orlan"]),
        (
            "[PERSON Ronald/PROPN] dela/ADP [PERSON Orlan/PROPN] met/VERB",
            ["Ronald dela Orlan"],
        ),
        (
            "[PERSON Ann/PROPN Rae/PROPN] as/ADP [PERSON Orlan/PROPN] met/VERB",
            ["Ann Rae", "Orlan"],
        ),
        ("[PERSON Ann/PROPN Rae/PROPN] [PERSON QC/PROPN] met/VERB", ["Ann Rae", "QC"]),
        ("[PERSON Ann/PROPN] ,/PUNCT [PERSON Orlan/PROPN] met/VERB", ["Ann", "Orlan"]),
    ],
)
def test_two_persons_without_a_comma_are_one(text: str, names: list[str]) -> None:
    assert [one.name for one in read(text).mentions] == names


def test_annotate_keeps_the_order_of_articles() -> None:
    articles = [from_text(f"Text {number}.") for number in range(3)]
    assert [found.article for found in annotate(articles, NLP)] == articles


def test_lists_are_in_small_letters() -> None:
    lists = words()
    for name in ("honorifics", "suffixes", "never", "posts", "institutions", "bodies", "arms"):
        assert {word for word in getattr(lists, name) if word != word.lower()} == set()
    assert set(lists.descriptions.values()) == {
        EntityType.INSTITUTION,
        EntityType.PLACE,
        EntityType.TECHNOLOGY,
    }


def test_countries_by_their_words() -> None:
    assert country_names()["U.S."] == country_names()["United States"]
    assert demonyms()["Dutch"] == country_names()["Netherlands"]
    assert tokens_of("Airbus S.E.") == ("airbus", "s.e")


@pytest.mark.model
def test_furniture_is_never_annotated(nlp: "Language") -> None:
    article = replace(
        from_text("Photo by Tim Cook. Airbus grew in Paris."),
        furniture=((0, 18),),
        headline=None,
    )
    (found,) = annotate([article], nlp)
    assert [mention.text for mention in found.mentions] == ["Airbus", "Paris"]


def test_a_root_that_the_parser_labels_an_apposition() -> None:
    made = Doc(
        spacy.blank("en").vocab,
        words=["maker", "of", "Acme", "sold", "its", "cars"],
        pos=["NOUN", "ADP", "PROPN", "VERB", "PRON", "NOUN"],
        tags=["NN", "IN", "NNP", "VBD", "PRP$", "NNS"],
        lemmas=["maker", "of", "acme", "sell", "its", "car"],
        heads=[0, 0, 1, 3, 5, 3],
        deps=["appos", "prep", "pobj", "ROOT", "poss", "dobj"],
        ents=["O", "O", "B-ORG", "O", "O", "O"],
    )
    assert document(from_text(made.text), made).mentions[0].name == "Acme"


def test_what_hangs_on_itself_is_a_root() -> None:
    # Rules climb lists up to what they are part of; one that never ends would hang a run.
    doc = parsed("sanctions/NOUN:NNS=sanction on/ADP/prep>sanctions [GPE Peru/PROPN/pobj>on]")
    doc[0].dep_ = "conj"
    document(from_text(doc.text, name="n", source="n.txt"), doc)
    assert doc[0].dep_ == "ROOT"
