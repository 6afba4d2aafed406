"""What a parsed text is asked again and again, found once.

spaCy makes a token, a sentence or the words of a few tokens anew at each asking, from the whole
text where it must. Only the last texts are kept: a text is worked on from its first step to its
last before the next.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache, wraps
from itertools import chain
from operator import attrgetter
from typing import TypeAlias, TypeVar

from spacy.tokens import Doc, Span, Token

_KEPT = 18
# Texts: as many as a batch of articles, which is annotated as a whole before it is read.


@lru_cache(maxsize=_KEPT)
def whole_text(doc: Doc) -> str:
    """Return the text of a doc, which spaCy joins from all tokens at each asking."""
    text: str = doc.text
    return text


@lru_cache(maxsize=_KEPT)
def all_tokens(doc: Doc) -> tuple[Token, ...]:
    """Return all tokens of a doc: a loop over them takes a tenth of the time of one over it."""
    return tuple(doc)


@lru_cache(maxsize=_KEPT)
def entities(doc: Doc) -> tuple[Span, ...]:
    """Return the model's entities, which spaCy looks for in all tokens at each asking."""
    return tuple(doc.ents)


@lru_cache(maxsize=_KEPT)
def _places(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return first code point of each token and the one after its last."""
    return tuple((token.idx, token.idx + len(token)) for token in all_tokens(doc))


def phrase(doc: Doc, start: int, end: int) -> str:
    """Return ``doc[start:end].text``, in a tenth of its time.

    Args:
        doc: The doc.
        start: A token of it.
        end: The token after the last; what is behind the doc's end is left out.
    """
    places = _places(doc)
    end = min(end, len(places))
    if start >= end:
        return ""
    return whole_text(doc)[places[start][0] : places[end - 1][1]]


Tokens: TypeAlias = tuple[Token, ...]
Said = TypeVar("Said")


def once(ask: Callable[[Token], Said]) -> Callable[[Token], Said]:
    """Make a question about a token remember what it said of those of the last texts."""

    @lru_cache(maxsize=_KEPT)
    def kept(doc: Doc) -> dict[int, Said]:
        return {}

    @wraps(ask)
    def asked(token: Token) -> Said:
        known, place = kept(token.doc), token.i
        if place not in known:
            known[place] = ask(token)
        return known[place]

    return asked


@dataclass(frozen=True, slots=True)
class Index:
    """The tokens of a doc by what they are, each list in the order of the text.

    A rule that begins at some words asks for those. Some 60 rules went through all tokens
    instead, and asked each for its lemma: a third of their time.

    Attributes:
        forms: By their small letters.
        lemmas: By their lemma in small letters.
        poses: By their part of speech.
        tags: By their tag.
    """

    forms: Mapping[str, Tokens]
    lemmas: Mapping[str, Tokens]
    poses: Mapping[str, Tokens]
    tags: Mapping[str, Tokens]


@lru_cache(maxsize=_KEPT)
def indexed(doc: Doc) -> Index:
    """Return the tokens of a doc by what they are."""
    forms, lemmas, poses, tags = doc.to_array(_KEYS).T.tolist()
    return Index(
        forms=_listed(doc, forms),
        lemmas=_listed(doc, lemmas, small=True),
        poses=_listed(doc, poses),
        tags=_listed(doc, tags),
    )


_KEYS: list[int | str] = ["LOWER", "LEMMA", "POS", "TAG"]


def _listed(doc: Doc, keys: list[int], *, small: bool = False) -> dict[str, Tokens]:
    """Return the tokens of a doc by their keys, which are numbers of strings.

    Numbers are quicker to get than strings: there are half as many strings as tokens.
    """
    strings = doc.vocab.strings
    texts = {key: strings[key].lower() if small else strings[key] for key in {*keys}}
    found: defaultdict[str, list[Token]] = defaultdict(list)
    for token, key in zip(all_tokens(doc), keys, strict=True):
        found[texts[key]].append(token)
    return {key: tuple(own) for key, own in found.items()}


def among(lists: Mapping[str, Tokens], keys: Set[str]) -> Tokens:
    """Return the tokens of some keys, in the order of the text."""
    known = lists.keys() & keys
    if len(known) < 2:
        return lists[known.pop()] if known else ()
    return tuple(sorted(chain.from_iterable(lists[key] for key in known), key=_PLACE))


def in_order(*lists: Iterable[Token]) -> list[Token]:
    """Return the tokens of several lists in the order of the text, each once."""
    found = {token.i: token for token in chain.from_iterable(lists)}
    return [found[place] for place in sorted(found)]


_PLACE = attrgetter("i")


def blank_lines(doc: Doc) -> Tokens:
    """Return the tokens that are blank lines: they part paragraphs."""
    forms = indexed(doc).forms
    return among(forms, {form for form in forms if form.count("\n") > 1 and form.isspace()})


def find_sentences_once(doc: Doc) -> None:
    """Make a doc give the sentences of its tokens and spans from a list.

    spaCy goes from a token to the ends of its sentence at each asking: 5 microseconds, 40,000
    times on the 31 annotated articles, or a tenth of what the rules took on them. Where
    sentences start must not change afterwards.
    """
    if len(doc) and doc.has_annotation("SENT_START"):
        doc.user_hooks["sents"] = _sentences
        doc.user_span_hooks["sent"] = _sentence_of_span
        doc.user_token_hooks["sent"] = _sentence_of_token


def _sentence_of_token(token: Token) -> Span:
    return _by_token(token.doc)[token.i]


def _sentence_of_span(span: Span) -> Span:
    """Return the sentence in which a span starts, as spaCy does; the last one for its end."""
    every = _by_token(span.doc)
    return every[min(span.start, len(every) - 1)]


@lru_cache(maxsize=_KEPT)
def _sentences(doc: Doc) -> tuple[Span, ...]:
    starts = [token.i for token in all_tokens(doc) if token.i == 0 or token.is_sent_start]
    stops = [*starts[1:], len(doc)]
    return tuple(doc[start:stop] for start, stop in zip(starts, stops, strict=True))


@lru_cache(maxsize=_KEPT)
def _by_token(doc: Doc) -> tuple[Span, ...]:
    """Return the sentence of each token."""
    return tuple(sent for sent in _sentences(doc) for _ in range(len(sent)))
