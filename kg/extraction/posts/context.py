"""Finds the body of a title that names none: "Prime Minister X", "Spokeswoman Y said".

News leave out what the reader knows from the lines before. These readings are safe enough:

- a post of a state ("Home Secretary") belongs to the country that the article is about, if it
  is about one: named at least twice, and twice as often as any other. Where that country can
  have no such post (``context.toml``), it is the only other one that the article names three
  times, or that its sentence names before;
- a post in a parliament or a court ("Representative", "Chief Justice") belongs to the only one
  of its kind that the article names;
- a mayor is of the city named last before the title in its sentence, a governor of the only
  part of a country named there and elsewhere, or of the one that the article is about;
- a post of a company ("chief executive", "spokesman") belongs to the institution that the
  sentence, or the sentence before, is about: its subject; else to the one that the whole
  article is about;
- in a report of a match, a coach or a captain is of the team that a sentence before is about.

In a text of unrelated items (:mod:`items`) all this is read within the item. There a post of a
state is of the country that its sentence names before it, or the item before that.

The title stands for the body, so it is the span of the fact's object.
"""

from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token

from kg.extraction.grammar.contextwords import context_tables
from kg.extraction.grammar.quotes import quoted
from kg.extraction.grammar.rolewords import abbreviations, is_plural_title, role_words
from kg.extraction.grammar.slots import of_dep
from kg.extraction.members.joining import band
from kg.extraction.places.countries import before_in_item
from kg.extraction.places.items import is_digest, item_mentions
from kg.extraction.posts.contextplaces import (
    is_national,
    region,
    state_with_votes,
    town_or_part,
)
from kg.extraction.posts.contextstates import state
from kg.extraction.posts.ownbodies import founded_noun, is_of_next, own_people
from kg.extraction.status.leaders import countries_led
from kg.extraction.titles.titles import Post, head_word
from kg.extraction.titles.unread import has_unread_body, is_longer, is_of_undertaking
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.names.teams import is_match_report
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import words

_LEAD = 2
"""How many times as often as the next one what an article is about is named."""

_TOPIC = 3
"""Mentions, by name or not, of the institution that an article is about."""


def body_of(
    document: Document, post: Post, name: Span, *, taken: frozenset[str] = frozenset()
) -> Mention | None:
    """Return the body that a title without one belongs to, or None where that is a guess.

    Args:
        document: The document.
        post: The title.
        name: The name of its holder.
        taken: Countries, by id, whose post it cannot be.
    """
    if is_longer(document, post) or _is_for_part(document, post):
        return None
    body = _body(document, post, name, taken)
    return None if body is None else in_place_of(document, body, post)


def _is_for_part(document: Document, post: Post) -> bool:
    """Tell whether a minister is for a part of the world, of which the article may be.

    "Minister for the Middle East X" in an article about Israel is another country's.
    """
    _, link, what = document.doc[post.start : post.end].text.lower().partition(" for ")
    return bool(link) and what in role_words()["parts_of_world"]


def _body(document: Document, post: Post, name: Span, taken: frozenset[str]) -> Mention | None:
    doc = document.doc
    body = None
    text = " ".join(_words(document, post))
    chamber = _chamber(document, text, post.start)
    if chamber is not None:
        # the senator of an article that names a state's Senate alone is more often the nation's
        own = text == "senator" and chamber.name.split()[0] in _states()
        body = None if own else chamber
    elif text in chambers() and _is_seat(document, post):
        body = before_in_item(document, post.begin, frozenset())
    elif text in role_words()["city_titles"]:
        body = town_or_part(document, post)
    elif text in role_words()["local_titles"] and not is_national(document, post, text):
        body = region(document, post)
    elif is_of_state(document, post):
        at_home = text == "secretary of state"
        body = state_with_votes(document, post) if at_home else None
        body = body or state(document, post, text, taken)
    elif text in role_words()["company_titles"]:
        unread = has_unread_body(document, post) or is_of_undertaking(document, post)
        unread = unread or bool(countries_led(_spelled_out(text), _called(document, name)))
        if not (unread or is_of_next(document, post)):
            body = _subject(document, post, name) or _topic(document, post)
            body = _of_possessor(document, name, body)
    elif text in role_words()["team"] and is_match_report(doc):
        body = _team(document, name)
    elif _is_of_band(document, post):
        body = band(document)
    return body


def _of_possessor(document: Document, name: Span, guess: Mention | None) -> Mention | None:
    """Return the institution whose somebody is by a possessive, "Zephyr's X", or a guess."""
    person, doc = document.at(name.root), document.doc
    if guess is None or person is None:
        return guess
    for one, span in zip(document.mentions, document.spans, strict=True):
        if one.name != person.name or span.start < _OWNER or doc[span.start - 1].tag_ != "POS":
            continue
        owner = document.at(doc[span.start - _OWNER])
        if owner is not None and owner.type is EntityType.INSTITUTION:
            return owner
    return guess


_OWNER = 2
"""Tokens from an owner to what it has: the possessive is one."""


def _spelled_out(title: str) -> str:
    return "vice president" if title == "vp" else title


def _called(document: Document, name: Span) -> str:
    """Return whom a name stands for: "VP Pence" is no firm's."""
    one = document.at(name.root)
    return "" if one is None else one.name


def _is_seat(document: Document, post: Post) -> bool:
    """Tell whether a title of a digest is a seat in a parliament that its item does not name.

    "Former legislator X" is then of the country, as a minister is; in an article more than one
    state or county may have a parliament.
    """
    return is_digest(document) and head_word(document, post) in role_words()["seats"]


def _is_of_band(document: Document, post: Post) -> bool:
    """Tell whether a title may be of the band that an article is about: "members X and Y".

    One drummer may be of another: "he met the drummer X".
    """
    head = head_word(document, post)
    several = is_plural_title(document.doc[post.head]) and head in role_words()["musicians"]
    return several or head in ("member", "frontman", "frontwoman")


def in_place_of(document: Document, body: Mention, post: Post) -> Mention:
    """Return a mention of a body where a title stands for it."""
    first, last = document.doc[post.start], document.doc[post.end - 1]
    start, end = first.idx, last.idx + len(last)
    return replace(
        body,
        start=start,
        end=end,
        text=document.article.text[start:end],
        kind=MentionKind.DESCRIPTION,
    )


def _words(document: Document, post: Post) -> list[str]:
    short = abbreviations()
    tokens = document.doc[post.start : post.end]
    return [short.get(token.lower_, token.lower_) for token in tokens]


def is_portfolio_post(document: Document, post: Post) -> bool:
    """Tell whether a title says what part of a government its holder has."""
    lists = role_words()
    about = not lists["portfolios"].isdisjoint(_words(document, post))
    return about and head_word(document, post) in lists["portfolio_heads"]


def is_of_state(document: Document, post: Post) -> bool:
    """Tell whether a title is one of a state's: "Foreign Secretary", "health minister"."""
    lists = role_words()
    text = " ".join(_words(document, post))
    portfolio = is_portfolio_post(document, post)
    small = not document.doc[post.head].is_title and "minister" not in text.split()[1:]
    if small and not is_political(document.doc):
        return False  # "president" and "minister" in small letters may be anybody's
    first = text.partition(" of ")[0].partition(" for ")[0]  # "deputy prime minister for trade"
    if first != text and first.endswith("president"):
        return False  # a "vice president of policy" is a firm's
    return portfolio or text in lists["state_titles"] or first in lists["deputy_titles"]


@lru_cache(maxsize=2)
def is_political(doc: Doc) -> bool:
    """Tell whether an article is on those who govern a state, by its words."""
    listed = frozenset(context_tables()["political"]["words"])
    return not listed.isdisjoint(indexed(doc).forms)


@cache
def chambers() -> frozenset[str]:
    """Return the titles of those who sit in a parliament or a court."""
    return frozenset(context_tables()["chambers"])


def _chamber(document: Document, title: str, at: int) -> Mention | None:
    """Return the parliament or court that a title is of, if the article names one."""
    wanted = context_tables()["chambers"].get(title)
    if wanted is None and title.split()[-1] in role_words()["police_ranks"]:
        wanted = context_tables()["chambers"]["police"]
    if wanted is None:
        return None
    named = [
        one
        for one in item_mentions(document, at)
        if one.type is EntityType.INSTITUTION and one.kind is MentionKind.NAME
    ]
    if title.startswith("congress"):  # no state has one
        named = [one for one in named if one.name.split()[0] not in _states()]
    for what in wanted:
        found = {one.name: one for one in reversed(named) if _is_called(one.name, what)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


@cache
def _states() -> frozenset[str]:
    """Return the first words of the names of the United States' states."""
    return frozenset(name.split()[0] for name in words().states)


def _is_called(name: str, what: str) -> bool:
    """Tell whether a name is a chamber's, not only of a part or a friend of it.

    A Senate has to be told from others: the senators of "the Senate" are as well their state's.
    """
    name = name.lower()
    if name == "european parliament":
        return what == name  # its members are no MPs
    opens = name.startswith(f"{what} of ")
    return opens or name.endswith(f" {what}") or (name == what and what != "senate")


def _topic(document: Document, post: Post) -> Mention | None:
    """Return the institution that the whole article is about, or None.

    It is also the last one named before the title, if not in anybody's quoted words: otherwise
    another has come in between.
    """
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    last = ""
    spoken = quoted(document.doc)
    for index, mention in enumerate(document.mentions):
        if mention.type is EntityType.INSTITUTION:
            counts[mention.name] += 1
            first.setdefault(mention.name, index)
            at = document.spans[index].start
            if at < post.start and at not in spoken:
                last = mention.name
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _TOPIC or ranked[0][0] != last:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    index = first[last]
    opening = next((sent.end for sent in document.doc.sents if len(sent) > _OPENING), 0)
    return document.mentions[index] if document.spans[index].start < opening else None


_OPENING = 8
"""Tokens: the first sentence that is longer is a headline or the first of the story."""


def _subject(document: Document, post: Post, name: Span) -> Mention | None:
    """Return the institution that a sentence shortly before a title, or its own, is about."""
    doc, sent = document.doc, name.sent
    own = own_people(document, name) or _institution_of(document, sent.root, post.begin)
    if own is not None or founded_noun(name) is not None:
        return own
    opening = all(token.is_punct or token.is_space for token in doc[sent.start : post.begin])
    opening = opening or _after_quote(document, sent.start, name)
    for _ in range(_BACK if opening else 0):
        if sent.start == 0:
            return None
        sent = doc[sent.start - 1].sent
        body = _institution_of(document, sent.root, sent.end)
        if body is not None:
            return body
        if any(document.at(token) is not None for token in of_dep(sent.root, ("nsubj",))):
            return None
    return None


def _after_quote(document: Document, start: int, name: Span) -> bool:
    """Tell whether only words in quotation marks and a verb stand before a name: '"...," said'.

    They may name no institution: the title could be of that one.
    """
    doc = document.doc
    if not doc[start].is_quote or not name.start or name.root.head.i >= name.start:
        return False
    end = name.root.head.i
    if any(token.pos_ not in ("PUNCT", "SPACE", "ADV") for token in doc[end + 1 : name.start]):
        return False
    mentions = (document.at(token) for token in doc[start:end])
    closed = any(token.is_quote for token in doc[max(start + 1, end - 2) : end])
    return closed and not any(
        one is not None and one.type is EntityType.INSTITUTION and one.kind is MentionKind.NAME
        for one in mentions
    )


def _team(document: Document, name: Span) -> Mention | None:
    """Return the team that one of the sentences before a name is about.

    None where another one is named since: either may have the coach.
    """
    doc, sent = document.doc, name.sent
    for _ in range(_BACK + 1):
        if sent.start == 0:
            return None
        sent = doc[sent.start - 1].sent
        body = _institution_of(document, sent.root, sent.end)
        if body is not None:
            return None if _is_beside_other(document, body, sent, name) else body
    return None


def _is_beside_other(document: Document, body: Mention, sent: Span, name: Span) -> bool:
    return any(
        one.type is EntityType.INSTITUTION
        and one.name != body.name
        and sent.start_char <= one.start < name.start_char
        for one in document.mentions
    )


_BACK = 3
"""Sentences looked back over, as long as their subjects are no names."""


def _institution_of(document: Document, root: Token, before: int) -> Mention | None:
    for subject in of_dep(root, ("nsubj", "nsubjpass")):
        mention = document.at(subject)
        if (
            mention is not None
            and mention.type is EntityType.INSTITUTION
            and subject.i < before
            and not _only_reports(root, mention)
        ):
            return None if _is_of_two(document, subject) else mention
    return None


def _is_of_two(document: Document, subject: Token) -> bool:
    """Tell whether a sentence is about two bodies, of which either may have a post."""
    others = (document.at(token) for token in subject.conjuncts)
    return any(one is not None and one.type is EntityType.INSTITUTION for one in others)


def _only_reports(root: Token, body: Mention) -> bool:
    """Tell whether a paper or station says what others do: "The Times reported that"."""
    press = not role_words()["outlets"].isdisjoint(body.name.lower().split())
    return press and any(child.dep_ == "ccomp" for child in root.children)
