"""Says whose the titles of a sentence are: those beside a name, and those that a verb gives."""

from collections.abc import Iterator

from spacy.tokens import Span

from kg.extraction.grammar.rolewords import is_plural_title, role_words
from kg.extraction.posts.postverbs import post_starts, post_verbs
from kg.extraction.titles.preceding import posts_before
from kg.extraction.titles.titles import Post, posts
from kg.model import EntityType, Mention
from kg.nlp import Document

_OPENERS = frozenset({",", "(", "-", "\u2013", "\u2014"})
"""What parts a name from the title after it."""
_LETTERS = frozenset({"MP", "MSP", "MEP", "QC", "KC", "OBE", "CBE", "MBE", "PhD", "MD"})
"""What somebody writes behind his name."""


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
    at = name.end
    while at < stop and doc[at].text in _LETTERS:
        at += 1  # "X MP, leader of Y"
    if at >= stop or doc[at].text not in _OPENERS:
        return []
    found = posts(document, at + 1, stop)
    if not found or _person_at(document, found[-1].stop) is None:
        return found
    last = doc[found[-1].head + 1 : found[-1].stop]
    whom = any(token.lower_ == "to" for token in last)  # "X, a deputy and aide to president Y"
    return found if whom and len(found) > 1 else []


def _as(document: Document, name: Span) -> list[Post]:
    """Read the titles after "as" right behind a name: "appoints X as acting director"."""
    doc, stop = document.doc, name.sent.end
    linked = name.end < stop and doc[name.end].lower_ == "as"
    return posts(document, _past_owner(document, name.end + 1, stop), stop) if linked else []


def _past_owner(document: Document, at: int, stop: int) -> int:
    """Step over a noun for whose a post is: "as the country's new prime minister"."""
    for index in range(at, min(stop - 1, at + _OWNER)):
        token = document.doc[index]
        if token.lower_ in ("'s", "'"):
            return index + 1
        if token.pos_ not in ("DET", "ADJ", "NOUN") or document.at(token) is not None:
            break
    return at


_OWNER = 4
"""Words of an owner at most, with the possessive: "the new country's"."""


def handed_on(document: Document, name: Span) -> Iterator[Post]:
    """Yield the titles that a sentence gives by "as" and whoever is named there had before.

    "Peru's president appoints X as minister, replacing Y": Y was minister; and so was whose
    "tenure as minister" it was.

    Args:
        document: The document.
        name: Where the person is named.
    """
    doc, sent = document.doc, name.sent
    for at in range(sent.start, sent.end - 1):
        if doc[at].lower_ != "as":
            continue
        for post in posts(document, _past_owner(document, at + 1, sent.end), sent.end):
            own = name.end < at == name.end + 1 and name.root.dep_ == "poss"
            if own or is_followed(document, post, name):
                yield post


def is_followed(document: Document, post: Post, name: Span) -> bool:
    """Tell whether a title is one that somebody else takes: "as minister, replacing Y"."""
    between = document.doc[post.stop : name.start]
    follows = any(token.lower_ in role_words()["following"] for token in between)
    return follows and not any(token.lower_ in ("who", "whom") for token in between)


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
