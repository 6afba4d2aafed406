"""Finds the body of a title that names none: "Prime Minister X", "Spokeswoman Y said".

News leave out what the reader knows from the lines before. Two readings are safe enough:

- a post of a state ("Home Secretary") belongs to the country that the article is about, if it
  is about one: named at least twice, and twice as often as any other;
- a post of a company ("chief executive", "spokesman") belongs to the institution that the
  sentence, or the sentence before, is about: its subject.

The title stands for the body, so it is the span of the fact's object.
"""

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Span, Token

from kg.extraction.slots import of_dep
from kg.extraction.titles import Post, head_word, role_words
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.words import country_names, demonyms

_LEAST = 2
"""Names of a country in an article that is about it."""

_LEAD = 2
"""How many times as often as the next country it is named."""


def body_of(document: Document, post: Post, name: Span) -> Mention | None:
    """Return the body that a title without one belongs to, or None where that is a guess.

    Args:
        document: The document.
        post: The title.
        name: The name of its holder.
    """
    doc = document.doc
    body = None
    if _is_of_state(document, post):
        body = _country(document.mentions)
    elif _is_of_company(document, post):
        body = _subject(document, post, name)
    if body is None:
        return None
    first, last = doc[post.start], doc[post.end - 1]
    start, end = first.idx, last.idx + len(last)
    return replace(
        body,
        start=start,
        end=end,
        text=document.article.text[start:end],
        kind=MentionKind.DESCRIPTION,
    )


def _words(document: Document, post: Post) -> list[str]:
    return [token.lower_ for token in document.doc[post.start : post.end]]


def _is_of_state(document: Document, post: Post) -> bool:
    lists = role_words()
    if not document.doc[post.head].is_title:
        return False
    words = _words(document, post)
    text = " ".join(words)
    if text in lists["state_titles"]:
        return True
    head = head_word(document, post)
    return head in lists["portfolio_heads"] and bool(lists["portfolios"] & set(words))


def _is_of_company(document: Document, post: Post) -> bool:
    return " ".join(_words(document, post)) in role_words()["company_titles"]


@lru_cache(maxsize=2)
def _country(mentions: tuple[Mention, ...]) -> Mention | None:
    """Return a mention of the country that an article is about, or None."""
    counts: Counter[str] = Counter()
    names: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type is not EntityType.PLACE or mention.kind is MentionKind.PRONOUN:
            continue
        country = country_names().get(mention.name) or demonyms().get(mention.text)
        if country is not None:
            counts[country] += 1
            names.setdefault(country, mention)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return names[ranked[0][0]]


def _subject(document: Document, post: Post, name: Span) -> Mention | None:
    """Return the institution that the sentence before a title, or the same one, is about."""
    doc, sent = document.doc, name.sent
    own = _institution_of(document, sent.root, post.begin)
    if own is not None:
        return own
    opening = all(token.is_punct or token.is_space for token in doc[sent.start : post.begin])
    if not opening or sent.start == 0:
        return None
    before = doc[sent.start - 1].sent
    return _institution_of(document, before.root, before.end)


def _institution_of(document: Document, root: Token, before: int) -> Mention | None:
    for subject in of_dep(root, ("nsubj", "nsubjpass")):
        mention = document.at(subject)
        if (
            mention is not None
            and mention.type is EntityType.INSTITUTION
            and subject.i < before
        ):
            return mention
    return None
