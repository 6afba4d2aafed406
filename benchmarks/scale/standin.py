"""``kg`` with a stand-in for the model, where a measurement is about everything else.

Names are runs of capitalised words, and every second sentence with two names says a fact, so an
article has about as many mentions and facts as with the model, at a hundredth of the time.
Where a sentence starts, a word that the article also writes without a capital begins no name:
the model takes no "The" for a place that thousands of articles name. ::

    python -m benchmarks.scale.standin build news/ -o /tmp/out --jobs 2

The same file is the main module of the processes that ``--jobs`` starts, so they have the
stand-in too. For the tests of crashes, two words in an article do harm: ``POISON-KILL`` kills
the process that extracts it, ``POISON-RAISE`` raises. ``KG_STANDIN_SECONDS`` is slept for each
article.
"""

import hashlib
import os
import re
import signal
import time
from collections.abc import Callable, Container, Iterable, Iterator

from kg.errors import KGError
from kg.model import (
    Article,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Statement,
    Status,
)
from kg.pipeline import steps
from kg.text.signatures import signature

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_NAME = re.compile(r"[A-Z][\w'-]+(?: (?:of |and |the )?[A-Z][\w'-]+)*")
_WORD = re.compile(r"[\w'-]+")
_SMALL = re.compile(r"\b[a-z][\w'-]*")
_QUOTES = "\"'\u201c\u2018"
_STARTS = re.compile(r"\W*$")
_SAID = re.compile(r"\b(?:said|told)\b")
_RELATIONS = {
    (EntityType.PERSON, EntityType.INSTITUTION): "holds_position",
    (EntityType.PERSON, EntityType.PLACE): "lives_in",
    (EntityType.PERSON, EntityType.PERSON): "meets",
    (EntityType.INSTITUTION, EntityType.INSTITUTION): "partners_with",
    (EntityType.INSTITUTION, EntityType.TECHNOLOGY): "uses",
    (EntityType.INSTITUTION, EntityType.PLACE): "located_in",
}


def extract_articles(
    articles: Iterable[Article],
    *,
    model: str | None = None,
    extractors: object = None,
    on_error: Callable[[KGError], None] | None = None,
) -> Iterator[Extraction]:
    """Stand in for :func:`kg.pipeline.extract_articles`."""
    del model, extractors, on_error
    seconds = float(os.environ.get("KG_STANDIN_SECONDS", "0"))
    for article in articles:
        if "POISON-KILL" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "POISON-RAISE" in article.text:
            raise IndexError("poison")
        time.sleep(seconds)
        yield extraction_of(article)


def extraction_of(article: Article) -> Extraction:
    """Return mentions, facts and statements of an article, the same on every run."""
    mentions: list[Mention] = []
    facts: list[Fact[Mention]] = []
    statements: list[Statement[Mention]] = []
    small = set(_SMALL.findall(article.text))
    for number, sentence in enumerate(_SENTENCE.finditer(article.text)):
        start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
        here = [
            _mention(article, sentence.start() + at, name)
            for at, name in _names(sentence[0], small)
        ]
        mentions += here
        if number % 2 and len(here) > 1 and (here[0].type, here[1].type) in _RELATIONS:
            facts.append(_fact(article, here[0], here[1], (start, sentence.end())))
        said = _SAID.search(sentence[0])
        if said is not None and here and here[0].type is EntityType.PERSON:
            statements.append(_statement(article, here, sentence))
    return Extraction(
        citation=article.citation,
        mentions=tuple(mentions),
        facts=tuple(sorted(facts, key=lambda fact: (fact.evidence, fact.key))),
        statements=tuple(sorted(statements)),
        signature=signature(article),
    )


def _names(sentence: str, small: Container[str]) -> Iterator[tuple[int, str]]:
    """Yield where each name of a sentence starts, and the name.

    Args:
        sentence: Its text.
        small: Words that the article writes without a capital.
    """
    for found in _NAME.finditer(sentence):
        start = found.start()
        if _STARTS.match(sentence[:start]) or sentence[start - 1] in _QUOTES:
            words = _WORD.finditer(sentence, start, found.end())
            start = next(
                (word.start() for word in words if word[0].lower() not in small), found.end()
            )
        if start < found.end():
            yield start, sentence[start : found.end()]


def _mention(article: Article, start: int, name: str) -> Mention:
    kind = hashlib.sha256(name.encode()).digest()[0] % 4
    return Mention(
        article=article.id,
        start=start,
        end=start + len(name),
        text=name,
        type=list(EntityType)[kind],
        name=name,
    )


def _fact(
    article: Article, subject: Mention, object_: Mention, span: tuple[int, int]
) -> Fact[Mention]:
    relation = _RELATIONS[subject.type, object_.type]
    held = relation == "holds_position"
    evidence = Evidence(
        article=article.id,
        start=span[0],
        end=span[1],
        quote=article.text[slice(*span)],
        subject=(subject.start, subject.end),
        object=(object_.start, object_.end),
        extractor="standin",
        rule="next-name",
        confidence=0.8,
    )
    return Fact(
        subject=subject,
        relation=relation,
        object=object_,
        role="director" if held else "",
        status=Status.CURRENT if held else None,
        evidence=(evidence,),
    )


def _statement(
    article: Article, here: list[Mention], sentence: "re.Match[str]"
) -> Statement[Mention]:
    return Statement(
        speaker=here[0],
        article=article.id,
        start=here[0].end,
        end=sentence.end(),
        quote=article.text[here[0].end : sentence.end()],
        direct=False,
        topics=tuple(sorted({one for one in here if one.type is EntityType.TECHNOLOGY})),
        sentence=sentence.span(),
        rule="said-clause",
        confidence=0.7,
    )


def stand_in() -> None:
    """Put the stand-in in the place of the model, in this process."""
    steps.extract_articles = extract_articles


stand_in_name = "__mp_main__"  # what spawned processes call the main module
if __name__ in ("__main__", stand_in_name):
    stand_in()

if __name__ == "__main__":
    from kg.cli import main

    main(prog_name="kg")
