"""Says whose the titles of a sentence are: those beside a name, and those that a verb gives."""

from collections.abc import Iterator

from spacy.tokens import Span

from kg.extraction.postverbs import post_starts, post_verbs
from kg.extraction.preceding import posts_before
from kg.extraction.rolewords import is_plural_title
from kg.extraction.titles import Post, posts
from kg.model import EntityType, Mention
from kg.nlp import Document

_OPENERS = frozenset({",", "(", "-", "\u2013", "\u2014"})
"""What parts a name from the title after it."""


def own_posts(document: Document, name: Span) -> Iterator[Post]:
    """Yield the titles that a sentence gives to whoever stands at a name, nearest first.

    Args:
        document: The document.
        name: Where the person is named.
    """
    yield from reversed(posts_before(document, name))
    yield from _behind(document, name)
    yield from _as(document, name)
    for verb, subject in post_verbs(name.root):
        for start, _ in post_starts(verb, verb.lemma_.lower(), subject=subject):
            yield from posts(document, start, name.sent.end)


def _behind(document: Document, name: Span) -> list[Post]:
    """Read the titles after a name: "X, director of Y", but not "X, director Y"."""
    doc, stop = document.doc, name.sent.end
    if name.end >= stop or doc[name.end].text not in _OPENERS:
        return []
    found = posts(document, name.end + 1, stop)
    return [] if found and _person_at(document, found[-1].stop) is not None else found


def _as(document: Document, name: Span) -> list[Post]:
    """Read the titles after "as" right behind a name: "appoints X as acting director"."""
    doc, stop = document.doc, name.sent.end
    linked = name.end < stop and doc[name.end].lower_ == "as"
    return posts(document, name.end + 1, stop) if linked else []


def posts_of_others(document: Document, person: Mention, sentence: Span) -> frozenset[int]:
    """Return the heads of the titles that a sentence gives to others than a person.

    Args:
        document: The document.
        person: Whose titles are left out.
        sentence: The sentence.
    """
    others = _others(document, person, sentence)
    return frozenset(post.head for name in others for post in own_posts(document, name))


def titles_of_others(document: Document, person: Mention, sentence: Span) -> frozenset[int]:
    """Return the heads of the titles that stand at the name of one other than a person.

    What a verb gives another may be the person's too: "X became president, succeeding Y". And
    several hold what stands in the plural, if they are named after it or it after them.

    Args:
        document: The document.
        person: Whose titles are left out.
        sentence: The sentence.
    """
    doc, own = document.doc, document.span(person).start
    return frozenset(
        post.head
        for name in _others(document, person, sentence)
        for post in (*posts_before(document, name), *_behind(document, name))
        if not is_plural_title(doc[post.head])
        or (name.start > post.head) is not (own > post.head)
    )


def _others(document: Document, person: Mention, sentence: Span) -> Iterator[Span]:
    for at in range(sentence.start, sentence.end):
        other = _person_at(document, at)
        if other is not None and other.name != person.name:
            name = document.spans[document.owner[at]]
            if name.start == at:
                yield name


def _person_at(document: Document, at: int) -> Mention | None:
    mention = document.at(document.doc[at]) if at < len(document.doc) else None
    return mention if mention is not None and mention.type is EntityType.PERSON else None
