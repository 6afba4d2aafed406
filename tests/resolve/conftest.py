"""Hand-built mentions and extractions: no text is parsed here."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model import (
    Citation,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Mention,
    MentionKind,
    Statement,
    Status,
    identify,
)

TYPES = {
    "person": EntityType.PERSON,
    "org": EntityType.INSTITUTION,
    "place": EntityType.PLACE,
    "tech": EntityType.TECHNOLOGY,
}


def _mention(
    type_: str,
    text: str,
    name: str = "",
    *,
    article: str = "a",
    start: int = 0,
    concept: str = "",
    kind: MentionKind = MentionKind.NAME,
) -> Mention:
    return Mention(
        article=article,
        start=start,
        end=start + len(text),
        text=text,
        type=TYPES[type_],
        name=name or text,
        concept=concept,
        kind=kind,
    )


def _fact(
    subject: Mention,
    relation: str,
    object_: Mention,
    *,
    role: str = "",
    status: Status | None = None,
    confidence: float = 0.8,
) -> Fact[Mention]:
    quote = f"{subject.text} {role or relation} {object_.text}"
    evidence = Evidence(
        article=subject.article,
        start=0,
        end=len(quote),
        quote=quote,
        subject=(subject.start, subject.end),
        object=(object_.start, object_.end),
        extractor="patterns",
        rule="verb",
        confidence=confidence,
    )
    return Fact(
        subject=subject,
        relation=relation,
        object=object_,
        role=role,
        status=status,
        evidence=(evidence,),
    )


def _extraction(
    article: str,
    *,
    mentions: tuple[Mention, ...] = (),
    facts: tuple[Fact[Mention], ...] = (),
    statements: tuple[Statement[Mention], ...] = (),
    source: str = "",
) -> Extraction:
    sha256 = identify(article)[1]
    citation = Citation(
        id=article, sha256=sha256, name=article, source=source or article, title=article
    )
    return Extraction(citation=citation, mentions=mentions, facts=facts, statements=statements)


@pytest.fixture(scope="session")
def mention() -> Callable[..., Mention]:
    """Return ``mention(type, text, name="", *, article=, start=, concept=, kind=)``."""
    return _mention


@pytest.fixture(scope="session")
def fact() -> Callable[..., Fact[Mention]]:
    """Return ``fact(subject, relation, object, *, role=, status=, confidence=)``."""
    return _fact


@pytest.fixture(scope="session")
def extraction() -> Callable[..., Extraction]:
    """Return ``extraction(article, *, mentions=, facts=, statements=, source=)``."""
    return _extraction


@pytest.fixture(scope="session")
def says() -> Callable[..., Extraction]:
    """Return ``says(article, NAME, *(type, NAME), posts=((role, type, NAME),), on=DATE)``."""

    def call(
        article: str,
        name: str,
        *others: tuple[str, str],
        posts: tuple[tuple[str, str, str], ...] = (),
        on: str = "",
    ) -> Extraction:
        person = _mention("person", name, article=article)
        named = [
            _mention(type_, other, article=article, start=100 * n)
            for n, (type_, other) in enumerate(others, start=1)
        ]
        facts = []
        for n, (role, type_, other) in enumerate(posts, start=50):
            held = _mention(type_, other, article=article, start=100 * n)
            named.append(held)
            facts.append(_fact(person, "holds_position", held, role=role))
        made = _extraction(article, mentions=(person, *named), facts=tuple(facts))
        return replace(made, citation=replace(made.citation, published=on))

    return call
