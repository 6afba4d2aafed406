"""Gives a role the whole title that is printed: with "acting" before it and "elect" behind it.

A title is looked up and compared without these words, which say whether its holder has the post
yet or only for a time (:mod:`standing`); as a role it keeps them where they are part of it.
"""

import re
from dataclasses import replace

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.titles.titles import Post
from kg.extraction.titles.titletext import title
from kg.model import MentionKind, Status
from kg.nlp import Document

ELECT = frozenset({"designate", "elect"})
"""Words behind a title that say that its holder is about to have it."""


def whole_title(document: Document, post: Post) -> str:
    """Return a title with the words that are printed as part of it: "acting president".

    "Former" and "incoming" are no part of a title, nor is "acting" with a body between: of "the
    acting French president" the title is "president". A number in a line
    above is of a caption, which is none of it; other lines are only wrapped.
    """
    post = _without_origin(document, post)
    whole = _chamber(document, post) + title(document, post) + _behind(document, post)
    under = _under(document, post)
    whole = whole if whole.startswith(under) else under + whole
    return _FIRST.sub("", _TERM.sub("", _in_line(_before(document, post) + whole)))


_FIRST = re.compile(r"^(?:openly )?(?:[Bb]lack|[Ff]emale|[Ww]oman|[Gg]ay|[Ll]esbian) (?=\w)")
"""What its holder is the first of: "the first black governor"."""
_TERM = re.compile(
    r" for (?:an?|his|her|the) (?:\S+ ){0,3}(?:terms?|times?|years?|months?)$"
    r"| (?:for|of|at) an? (?:\S+ ){0,2}(?:company|firm|start-?up|group)$"
    r"| of the (?:[a-z]+ ){0,2}(?:exhibition|exhibit|study|website|faction|city)$"
)
"""How long, or how often, somebody has a post: "prime minister for a fourth term", and a body
that the next words name: "chairman for a company" called X, "curator of the exhibition"."""


def _without_origin(document: Document, post: Post) -> Post:
    """Return a post without where its holder is from: "owner" of "Acme's Russian owner".

    An editor or a director may be one for a part of the world: "the BBC's Russian editor".
    """
    lists, first = role_words(), document.at(document.doc[post.start])
    if first is None or first.kind is not MentionKind.DEMONYM or post.before is None:
        return post
    own = document.doc[post.head].lower_ in lists["team"] | _OF_WHOLES
    whole = own and post.head == post.start + 1 and first is not post.before
    return replace(post, start=post.head) if whole else post


_OF_WHOLES = frozenset(("owner", "co-owner", "boss", "manager", "chairman", "founder", "ceo"))


def _in_line(role: str) -> str:
    r"""Return a title without the caption above it, and one that is only wrapped in one line.

    >>> _in_line("Video 0:56\nBoard Chairman"), _in_line("vice\nchairman")
    ('Board Chairman', 'vice chairman')
    """
    above, _, rest = role.rpartition("\n")
    caption = any(character.isdigit() for character in above)
    return " ".join((rest if caption else role).split()) if above else role


def predecessors_post(document: Document, post: Post) -> Post:
    """Return a post as whoever had it before held it: an acting one's as "president"."""
    begin = post.start if _before(document, post) else post.begin
    stop = post.end if _behind(document, post) else post.stop
    return replace(post, begin=begin, stop=stop)


def bare_title(role: str) -> str:
    """Return a role without the words that :func:`whole_title` adds.

    >>> bare_title("acting president"), bare_title("mayor-elect")
    ('president', 'mayor')
    """
    words = role.split(" ")
    if len(words) > 1 and _is_acting(words[0]):
        del words[0]
    last, mark, elect = words[-1].rpartition("-")
    if elect.lower() in ELECT:
        words[-1:] = [last] if mark else []
    return " ".join(words) or role


def _before(document: Document, post: Post) -> str:
    word = document.doc[post.start - 1] if post.start > post.begin else None
    if word is None or not _is_acting(word.text) or document.at(word) is not None:
        return ""
    return word.text_with_ws


def _under(document: Document, post: Post) -> str:
    """Return the words for a lesser post before its body: "deputy White House press secretary".

    They are of the role, which is none of whom they stand under.
    """
    owner = None if post.before is None else document.owner.get(post.start - 1)
    if owner is None or document.mentions[owner] is not post.before:
        return ""
    doc, last = document.doc, document.spans[owner].start
    last -= last > 0 and doc[last - 1].lower_ == "the"
    first = last
    while first and doc[first - 1].lower_ in role_words()["lesser"]:
        first -= 1
    first -= (
        first == last > 0 and doc[last - 1].text == "Chief" and doc[post.head].text == "Judge"
    )
    if first == last:
        return ""
    while first and doc[first - 1].lower_ in ("principal", "senior", "first"):
        first -= 1
    return doc[first:last].text + " "


def _chamber(document: Document, post: Post) -> str:
    """Return the chamber in a title where the sentence names the chamber in full as well.

    Who is elected by the Philippine Senate "as Senate president" has that for a title. Where
    nothing else says whose leader a "Senate majority leader" is, the word does.
    """
    owner = None if post.before is None else document.owner.get(post.start - 1)
    if owner is None or document.mentions[owner] is not post.before:
        return ""
    name = document.spans[owner]
    if name.text.lower() not in role_words()["chambers"]:
        return ""
    sent = name.sent
    in_full = any(
        sent.start <= one.start < sent.end
        and len(one) > 1
        and name.text in one.text.split()
        and one.text.lower() not in role_words()["seats_of_power"]  # no "White House"
        for one in document.spans
    )
    return document.text[name.start_char : document.doc[post.start].idx] if in_full else ""


def _is_acting(word: str) -> bool:
    return stance_words().position.get(word.lower()) is Status.ACTING


def _behind(document: Document, post: Post) -> str:
    doc, at = document.doc, post.end
    hyphen = at < len(doc) and doc[at].text == "-"
    at += hyphen
    if at >= min(post.stop, len(doc)) or doc[at].lower_ not in ELECT:
        return ""
    last = doc[post.end - 1]
    return document.text[last.idx + len(last) : doc[at].idx + len(doc[at])]
