"""A second opinion on names: what a small network reads in their context.

spaCy's model misses names that are younger than it, and takes others for something else. Where
a rule or a list is sure, nobody asks. Of all other names, and of capitalised words that nobody
took for a name, the network reads the first sentence of the article that has them: a second one
changed little on News-Fair and MEANTIME and cost a tenth more. What it says holds for these
words throughout the article. It is heard only where it is surer than kg by what
``opinion.toml`` asks for; otherwise nothing changes.
"""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.names.affiliations import party_words
from kg.nlp.names.fullnames import family_word, fold, is_surname_first
from kg.nlp.names.repairs import (
    employs,
    follows_body_noun,
    is_called_body,
    is_common,
    is_flight,
    is_group,
    is_name,
    is_said_to_be_body,
    is_the_body,
    is_town_of_state,
)
from kg.nlp.opinion.asking import encoded, label_rows
from kg.nlp.opinion.encoder import Encoder, Row
from kg.nlp.opinion.pieces import Vocabulary
from kg.nlp.opinion.stretches import Span, is_version, stretches
from kg.nlp.opinion.tensors import Floats
from kg.nlp.parsing.lookups import phrase
from kg.nlp.parsing.words import country_names, demonyms, words
from kg.nlp.products.techwords import techwords

TYPES = (
    EntityType.PERSON,
    EntityType.INSTITUTION,
    EntityType.TECHNOLOGY,
    EntityType.PLACE,
    None,
)
"""What the network tells apart, in the order of its outputs; None is anything else."""

_REACH = 12
# Tokens on each side of the names of a sentence: what is farther off told little.

_PLAIN = 4.0
# The lead needed against two or three plain words that are a person to spaCy: with less, those
# on CrossNER and our texts were people as often as not.

_STEP = 1e-3
# Differences are rounded to this, so that the last bits of a sum, which depend on the machine,
# decide nothing but exact ties.


def reconsidered(doc: Doc, found: Sequence[Candidate], encoder: Encoder) -> list[Candidate]:
    """Return the names of a doc, sorted and disjoint, after the network was heard.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
        encoder: The network.
    """
    taken = {index for item in found for index in range(item.start, item.end)}
    doubtful = list(in_doubt(doc, found))
    open_ = [span for span in stretches(doc, taken) if _is_open(doc, *span, encoder.vocabulary)]
    spans = [*((item.start, item.end) for item in doubtful), *open_]
    said = _evidence(doc, spans, encoder)
    result = []
    for item in found:
        type_: EntityType | None = item.type
        if item in doubtful:
            least = _PLAIN if _is_plain(doc, item) else 0.0
            type_ = heard(said[_text(doc, item.start, item.end)], item.type, least=least)
            if type_ is EntityType.TECHNOLOGY and _speaks(doc, found, item):
                type_ = item.type
        if type_ is item.type:
            result.append(item)
        elif type_ is not None:
            result.append(_name(doc, item.start, item.end, type_, taken))
    known = {item.text(doc): item.type for item in result}
    for start, end in open_:
        least = _MISLABELLED if doc[start].ent_type_ in _NO_NAMES else 0.0
        type_ = heard(said[text := _text(doc, start, end)], None, least=least)
        if type_ is not None and not _is_people(doc, start, end, type_):
            # What kg found elsewhere under the same words is one thing with it.
            result.append(_name(doc, start, end, known.get(text, type_), taken))
    return sorted(result, key=lambda item: item.start)


def in_doubt(doc: Doc, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the names that may be something else: no list or word of theirs says what they are.

    Left out is also what next to never proved wrong: places of two words or after "in", persons
    who say something, with a common given name, a post before their name, or a family name that
    stands alone elsewhere, and known makers.
    """
    people = [item for item in found if item.type is EntityType.PERSON]
    alone = {item.text(doc) for item in people if item.end - item.start == 1}
    families = {
        item: family_word([token.text for token in doc[item.start : item.end]])
        for item in people
        if item.end - item.start > 1
    }
    sure = {word for item, word in families.items() if word in alone}
    sure |= {item.text(doc) for item in found if _is_vouched_for(doc, item)}
    sure |= {item.text(doc) for item, word in families.items() if word in sure}
    for item in found:
        text = item.text(doc)
        whole = text == _text(doc, item.start, item.end) and item.kind is MentionKind.NAME
        if whole and not _is_personlike(doc, item) and not _is_known(text, item.type, sure):
            yield item


def _is_vouched_for(doc: Doc, item: Candidate) -> bool:
    """Tell whether the words around a name say what it is: "the maker X", "X, a company"."""
    before = doc[item.start - 1].lower_.rstrip(".") if item.start else ""
    if item.type is EntityType.PLACE:
        return before in _WHERE or is_town_of_state(doc, item.start, item.end)
    if item.type is EntityType.INSTITUTION:
        body = follows_body_noun(doc, item.start)
        flies = item.end < len(doc) and is_flight(doc, item.end)
        body = body or is_the_body(doc, item.start, item.end)
        body = body or is_group(doc, item.end) or employs(doc, item.end)
        return body or flies or is_called_body(doc, item.end, EntityType.INSTITUTION)
    root = doc[item.start : item.end].root
    says = root.dep_ == "nsubj" and root.head.lemma_.lower() in words().say
    posted = before in words().posts or before in words().honorifics
    return item.type is EntityType.PERSON and item.end - item.start > 1 and (says or posted)


def _speaks(doc: Doc, found: Sequence[Candidate], item: Candidate) -> bool:
    """Tell whether the article has a body of this name say something, as no technology does.

    A website adds, asks and announces too, a body alone says.
    """
    return item.type is EntityType.INSTITUTION and any(
        root.dep_ == "nsubj" and root.head.lemma_ == "say"
        for other in found
        if other.type is item.type and other.text(doc) == item.text(doc)
        for root in (doc[other.start : other.end].root,)
    )


_WHERE = frozenset(("in", "near", "across", "outside", "around"))


def _is_known(text: str, type_: EntityType, sure: Collection[str]) -> bool:
    parts = text.split()
    if text in sure or type_ is EntityType.TECHNOLOGY:
        return True
    if type_ is EntityType.PERSON:
        given = parts[0].lower() in words().gender_given
        return len(parts) > 1 and (given or is_surname_first(fold(text)))
    if type_ is EntityType.PLACE:
        return len(parts) > 1 or text in country_names() or text in words().places
    own = {part.lower().rstrip(".,") for part in parts}
    # A country that is an institution is a team.
    makers = techwords().brands | techwords().firms
    known = text.lower() in makers or text in country_names()
    known = known or text in words().parliaments or text in words().movements
    known = known or own <= party_words()["clear"]  # read as names only beside a person
    return known or text in words().known_bodies or not own.isdisjoint(words().institutions)


def _is_open(doc: Doc, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a stretch may be a name of ours at all.

    The first word of a sentence is none where it is common enough to be a word piece by itself
    ("Launch customer X").
    """
    if not is_name(doc, start, end) or _is_common_people(doc, start, end):
        return False
    if any(token.is_quote for token in doc[start:end]):
        return False  # two titles, or a piece of one
    first = doc[start].lower_.rstrip(".")
    if first in words().posts or first in words().never:
        return False
    if end - start > 1:
        return True
    plain = not (doc[start].is_upper and len(doc[start]) > 2)
    common = plain and doc[start].is_sent_start and doc[start].lower_ in vocabulary.pieces
    return not (common or is_common(first) or doc[start].text in demonyms())


_NO_NAMES = frozenset(("WORK_OF_ART", "EVENT", "LAW"))
# What the model takes for one of these and kg leaves out is seldom a name of ours ...

_MISLABELLED = 3.0
# ... but nearly always one where the network leads by this much.


def _is_common_people(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the model takes words for a people, and they are a word of people or creed.

    It takes bodies that it does not know for peoples too: "Europol", "the Fidesz party".
    """
    last = doc[end - 1]
    if doc[start].ent_type_ != "NORP":
        return False
    if doc[start:end].text in demonyms() or last.lower_.removesuffix("s") in words().parties:
        return True
    named = last.pos_ in ("PROPN", "NOUN") and last.tag_ in ("NNP", "NNPS", "NN")
    return not named and doc[end : end + 1].text.lower() != "party"


def _is_people(doc: Doc, start: int, end: int, type_: EntityType) -> bool:
    """Tell whether the network takes a people's name for its place: "Tibetans"."""
    last = doc[end - 1]
    plural = last.tag_ != "NNP" or last.text.endswith(("s", "an"))
    return type_ is EntityType.PLACE and doc[start].ent_type_ == "NORP" and plural


def _is_personlike(doc: Doc, item: Candidate) -> bool:
    """Tell whether two or three plain words begin as the names of people do."""
    own = doc[item.start : item.end]
    return _is_plain(doc, item) and (
        own[0].lower_ in words().gender_given or is_surname_first(fold(own.text))
    )


def _is_plain(doc: Doc, item: Candidate) -> bool:
    own = doc[item.start : item.end]
    titled = all(token.is_title and token.is_alpha for token in own)
    return item.type is EntityType.PERSON and len(own) in (2, 3) and titled


def heard(
    evidence: Floats, type_: EntityType | None, *, least: float = 0.0
) -> EntityType | None:
    """Return what a name is that kg took for ``type_``.

    Args:
        evidence: Logarithms of the chances of :data:`TYPES`.
        type_: None where kg took it for no name.
        least: A lead that is needed even where ``opinion.toml`` asks for less.
    """
    best = int(np.argmax(evidence))
    needed = _least().get((type_, TYPES[best]))
    lead = float(evidence[best] - evidence[TYPES.index(type_)])
    if needed is None or round(lead / _STEP) * _STEP < max(needed, least):
        return type_
    return TYPES[best]


@cache
def _least() -> Mapping[tuple[EntityType | None, EntityType | None], float]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    types = {"nothing": None, **{type_.value: type_ for type_ in EntityType}}
    return {
        (types[one], types[other]): float(least)
        for one, row in data.items()
        for other, least in row.items()
    }


def _evidence(doc: Doc, spans: Iterable[Span], encoder: Encoder) -> dict[str, Floats]:
    """Return what the network says of each text among the spans, where it stands first."""
    asked: defaultdict[int, list[Span]] = defaultdict(list)
    known: set[str] = set()
    for start, end in sorted(spans):
        text = _text(doc, start, end)
        if text not in known:
            known.add(text)
            asked[doc[start].sent.start].append((start, end))
    rows = [_row(doc, own, encoder) for own in asked.values()]
    return {
        _text(doc, *span): chances
        for own, values in zip(asked.values(), encoder.chances(rows), strict=True)
        for span, chances in zip(own, values, strict=True)
    }


def _row(doc: Doc, spans: Sequence[Span], encoder: Encoder) -> Row:
    """Return a sentence as far as its names see: :data:`_REACH` tokens on each side."""
    sentence = doc[spans[0][0]].sent
    last = max(end for _, end in spans)
    start = max(sentence.start, spans[0][0] - _REACH)
    end = max(last, min(sentence.end, last + _REACH))
    return encoded(
        [token.text for token in doc[start:end]],
        label_rows(doc, start, end),
        [(first - start, after - start) for first, after in spans],
        encoder.vocabulary,
    )


def _text(doc: Doc, start: int, end: int) -> str:
    return phrase(doc, start, end)


def _name(doc: Doc, start: int, end: int, type_: EntityType, taken: set[int]) -> Candidate:
    """Return a name; a technology's goes on over the number of its version ("Claude" + "3")."""
    if type_ is EntityType.PERSON and is_said_to_be_body(doc, start, end):
        type_ = EntityType.INSTITUTION
    if (
        type_ is EntityType.TECHNOLOGY
        and end < len(doc)
        and end not in taken
        and is_version(doc, end)
    ):
        end += 1
    last = doc[end - 1]
    return Candidate(
        start=start, end=end, first=doc[start].idx, last=last.idx + len(last), type=type_
    )
