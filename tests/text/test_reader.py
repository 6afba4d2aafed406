"""The shipped weights from end to end: offsets, determinism, cost, and the spaCy components."""

import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

import kg
from kg.errors import KGError
from kg.model import Article, MentionKind
from kg.pipeline import extract_articles
from kg.text import network, windows
from kg.text.document import annotate
from kg.text.facts import read_facts
from kg.text.pipeline import tokenizer

pytestmark = pytest.mark.model

TEXT = (
    "Nadira Veldt, a professor at the Ellerby Institute of Technology, was named chief "
    "scientist of Fennimore Batteries on Monday. She said the company would build solid-state "
    "batteries in Rotterdam. "
    "\u201cThe cells are ready,\u201d said Veldt."
)


def test_offsets_quotes_and_names(make_article: Callable[..., Article]) -> None:
    article = make_article(TEXT)
    (found,) = extract_articles([article])
    assert found.mentions
    for mention in found.mentions:
        assert article.text[mention.start : mention.end] == mention.text
    for fact in found.facts:
        (evidence,) = fact.evidence
        assert article.text[evidence.start : evidence.end] == evidence.quote
        assert 0.5 <= evidence.confidence <= 1
        for span in (evidence.subject, evidence.object):
            assert 0 <= span[0] < span[1] <= len(article.text)
    for statement in found.statements:
        assert article.text[statement.start : statement.end] == statement.quote


def test_a_plain_article_is_read(make_article: Callable[..., Article]) -> None:
    (found,) = extract_articles([make_article(TEXT)])
    told = {(one.subject.name, one.relation, one.object.name, one.role) for one in found.facts}
    assert ("Nadira Veldt", "holds_position", "Fennimore Batteries", "chief scientist") in told
    assert (
        "Nadira Veldt",
        "holds_position",
        "Ellerby Institute of Technology",
        "professor",
    ) in told
    assert any(
        one.kind is MentionKind.PRONOUN and one.name == "Nadira Veldt" for one in found.mentions
    )
    assert [(one.speaker.name, one.direct) for one in found.statements][-1] == (
        "Nadira Veldt",
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "...",
        "\u201c\u201d",
        "the " * 50,
        "()" * 200,
        "\U0001f600 " * 30,
        "A\u0301 b\u0308.",
        "\u200b" * 9 + "a",
    ],
)
def test_odd_texts_are_read_without_an_error(
    text: str, make_article: Callable[..., Article]
) -> None:
    (found,) = extract_articles([make_article(text)])
    assert found.citation.length == len(text)


def test_a_text_reads_the_same_alone_and_among_others(
    make_article: Callable[..., Article],
) -> None:
    other = "Acme Robotics sells warehouse robots to the Port of Antwerp. " * 3
    alone = list(extract_articles([make_article(TEXT)]))
    among = list(
        extract_articles([make_article(other), make_article(TEXT), make_article(other)])
    )
    assert among[1] == alone[0]


@pytest.mark.parametrize(
    "unit",
    [
        "John Smith, director of Acme; ",
        "Ada Byron and ",
        "Smith's ",
        "(",
        "One. ",
        "\u201cNo,\u201d said Li. ",
    ],
)
def test_the_cost_of_hostile_texts_is_linear(
    unit: str, make_article: Callable[..., Article]
) -> None:
    nlp = tokenizer()

    def seconds(size: int) -> float:
        article = make_article(unit * (size // len(unit)))
        start = time.process_time()
        for document in annotate([article], nlp):
            list(read_facts(document))
        return time.process_time() - start

    seconds(200)  # loads what is loaded once
    first, second = seconds(2000), seconds(6000)
    assert second < 6 * first + 0.5  # three times as long; quadratic would be nine times


def test_spacy_components_store_facts_on_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg")
    doc = nlp(TEXT)
    assert {one.relation for one in doc._.kg_facts} >= {"holds_position"}
    assert [span.label_ for span in doc.spans["kg"]][:2] == ["Person", "Institution"]
    assert doc.spans["kg"][0].text == "Nadira Veldt"
    assert [one.quote for one in doc._.kg_statements]


def test_the_component_keeps_the_sentences_that_another_sets() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [";"]})
    nlp.add_pipe("kg")
    doc = nlp("Ada met Grace. They left; it rained.")
    assert [one.text for one in doc.sents] == ["Ada met Grace. They left;", "it rained."]


def test_facts_on_a_doc_are_serialised(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg")
    doc = nlp(TEXT)
    facts, said = doc._.kg_facts, doc._.kg_statements
    assert facts
    assert said
    spacy.tokens.DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "docs.spacy")
    (stored,) = spacy.tokens.DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab)
    read = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    pickled = pickle.loads(pickle.dumps(doc))  # noqa: S301
    piped, other = nlp.pipe([TEXT, "Nobody said a word."], n_process=2)
    for one in (stored, read, pickled, piped):
        assert (one._.kg_facts, one._.kg_statements) == (facts, said)
        assert [span.label_ for span in one.spans["kg"]] == [
            span.label_ for span in doc.spans["kg"]
        ]
    assert other._.kg_facts == ()
    assert nlp.make_doc(TEXT)._.kg_facts == ()


def test_missing_or_foreign_weights_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"weights cannot be loaded .*install kg-news again"):
        network.load(tmp_path)


def test_weights_of_another_hash_are_refused(tmp_path: Path) -> None:
    for path in windows.FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    heads = tmp_path / "heads.onnx"
    data = bytearray(heads.read_bytes())
    data[len(data) // 2] ^= 1
    heads.write_bytes(data)
    with pytest.raises(KGError, match=r"damaged or of another version|cannot be loaded"):
        network.load(tmp_path)


def test_importing_kg_loads_neither_spacy_nor_weights() -> None:
    code = "import sys, kg.text; print({'spacy', 'onnxruntime', 'numpy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
    assert callable(kg.extract)
