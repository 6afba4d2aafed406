"""Gives a title as it is printed, from its first word to its last."""

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import is_head_word, is_short_plural, role_words, singular
from kg.extraction.parties.parties import is_party
from kg.extraction.titles.titles import Post
from kg.model import EntityType, MentionKind
from kg.nlp import Document


def title(document: Document, post: Post) -> str:
    """Return a title as printed, without "former" and the like, a plural in the singular.

    What a minister or secretary is for stays in the title: "Secretary of the Air Force".
    """
    doc = document.doc
    head, end = doc[post.head], post.end
    if (
        post.after is not None
        and head.is_title
        and head.lower_ in role_words()["of_body"]
        and doc[post.end].lower_ == "of"
        and (
            owner := next((i for i in range(post.end + 1, post.stop) if i in document.owner), 0)
        )
        and document.at(doc[owner]) is post.after
        and post.after.type is EntityType.INSTITUTION
        and not is_party(post.after)
    ):
        end = post.stop
    if doc[post.head : post.stop].text.lower() in role_words()["whole_titles"]:
        end = post.stop
    text = document.article.text
    first, last = doc[first_of_title(document, post)], doc[end - 1]
    after = text[head.idx + len(head) : last.idx + len(last)] if end - 1 > post.head else ""
    listed = is_head_word(head.lower_) and not head.lower_.endswith("men")
    listed = listed or head.tag_ not in ("NNS", "NNPS")
    word = head.text if listed and not is_short_plural(head) else singular(head)
    grade = _grade(document, post) if first.i == post.start else ""
    return (grade + text[first.idx : head.idx] + word + after).replace("\u00a0", " ")


def opening(document: Document, post: Post, start: int) -> int:
    """Return where a title starts that is known without its first words.

    Who is an "opposition representative" is a representative.
    """
    for first in range(post.start, start):
        if document.doc[first:start].text.lower() in role_words()["openings"]:
            return first
    return start


def _grade(document: Document, post: Post) -> str:
    """Return the rank that stands before a body: "senior" of "a senior U.S. official"."""
    owner = document.owner.get(post.start - 1) if post.before is not None else None
    if owner is None or document.mentions[owner] is not post.before:
        return ""
    name = document.spans[owner]
    before = document.doc[name.start - 1] if name.start else None
    return f"{before.text} " if before is not None and before.lower_ in _GRADES else ""


_GRADES = frozenset(("senior", "top", "junior"))


def first_of_title(document: Document, post: Post) -> int:
    """Return where a title starts: with the country in "U.S. Attorney", who is a district's.

    What was taken for the end of a body may be its first words: "UK Home" of "Home Secretary".
    """
    head = document.doc[post.head]
    if (partys := _with_party(document, post, head)) is not None:
        return partys
    owner = document.owner.get(post.start - 1) if post.before is not None else None
    if owner is None or document.mentions[owner] is not post.before:
        return post.start
    name, lists = document.spans[owner], role_words()
    if _looks_at(document, post, head) or _is_of_unit(document, post, name):
        return name.start
    if _is_printed_with_last(post, name, head):
        return name.end - 1
    for first in range(max(name.start + 1, name.end - 2), name.end):
        whole = document.doc[first - 1].lower_ in ("of", "for", "and")  # "Department of X"
        if not whole and document.doc[first : name.end].text.lower() in lists["openers"]:
            return first
    country = post.start == post.head and post.before.text in FEDERAL
    if country and head.lower_ in lists["federal"] and (head.is_title or post.after):
        before = document.doc[name.start - 1] if name.start else head
        return name.start - (before.is_title and before.lower_ in lists["lesser"])
    return post.start


def _is_of_unit(document: Document, post: Post, name: Span) -> bool:
    """Tell whether a unit before a title belongs to it: "the HR Branch Chief in Acme's office".

    What stands behind is the body that the post is of.
    """
    after = document.doc[post.end : post.end + 1].text.lower()
    linked = after in ("in", "at", "of")
    return linked and post.start == post.head and name[-1].lower_ in role_words()["units"]


def _is_printed_with_last(post: Post, name: Span, head: Token) -> bool:
    """Tell whether a title is printed with the last word of the name before it.

    A "Kent County Attorney" is no attorney but the county's, and the "army chief" of "Kenyan
    army chief" leads what has no name of its own.
    """
    if post.start != post.head or len(name) == 1:
        return False
    last, lists = name[-1], role_words()
    if head.lower_ == "attorney":
        return last.lower_ in ("county", "city")
    return last.is_lower and last.lower_ in lists["forces"] and head.lower_ in lists["led_by"]


def _looks_at(document: Document, post: Post, head: Token) -> bool:
    """Tell whether a place before a title is what its holder sees to: "Asia editor at X"."""
    place, body, lists = post.before, post.after, role_words()
    if place is None or body is None:
        return False
    if place.kind is not MentionKind.NAME:
        return document.doc[post.start].lower_ == "studies"  # "Korean Studies professor at X"
    kinds = place.type is EntityType.PLACE and body.type is EntityType.INSTITUTION
    sees = head.lower_ in lists["area_reporters"] | lists["area_managers"]
    link = document.doc[post.end].lower_
    of_firm = link == "of" and head.lower_ not in lists["state"]  # no "US president of Acme"
    return kinds and sees and (link in ("at", "for", "with") or of_firm)


FEDERAL = frozenset(("U.S.", "US", "United States"))
"""Names of the federation some of whose posts are printed with it."""


def _with_party(document: Document, post: Post, head: Token) -> int | None:
    """Return where a title starts with the party of a chamber's leader, or None.

    "Democratic leader" of "Senate Democratic leader X", who leads the party there alone.
    """
    doc, at, lists = document.doc, post.start, role_words()
    while at and doc[at - 1].lower_ in _PARTIES:
        at -= 1
    owner = document.owner.get(at - 1)
    if at == post.start or owner is None or document.mentions[owner] is not post.before:
        return None
    leads = head.lower_ in lists["party_posts"] | lists["party_chairs"]
    return at if leads and doc[at - 1].lower_ in lists["seated_bodies"] else None


_PARTIES = frozenset(("democratic", "republican", "gop", "conservative", "labour", "liberal"))
