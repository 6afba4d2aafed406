"""Documents whose mentions are written by hand, without the network.

``document_of("[P:Ada] leads [I:Acme].")``: P, I, T and L are the types; ``[I~1:it]`` is an
anaphor of the first mention (counted from 0).
"""

import re

from kg.model import EntityType, Mention, MentionKind
from kg.sources import from_text
from kg.text.document import Document
from kg.text.naming import concept
from kg.text.pairs import TYPES, Item
from kg.text.pipeline import tokenizer
from kg.text.reading import Reading
from kg.text.windows import words

_MARK = re.compile(r"\[([PITL])(?:~(\d+))?:([^\]]*)\]")


def document_of(marked: str) -> Document:
    """Return the document of a text with marked mentions; it states nothing."""
    text, found, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        found.append((len(text), "PITL".index(match[1]), match[2], match[3]))
        text += match[3]
        at = match.end()
    text += marked[at:]
    article = from_text(text)
    doc = tokenizer()(text)
    read = words(doc)
    starts = {start: n for n, (start, _) in enumerate(read.places)}
    ends = {end: n + 1 for n, (_, end) in enumerate(read.places)}
    sentence_of = {at: n for n, span in enumerate(read.sentences) for at in range(*span)}
    items: list[Item] = []
    mentions: list[Mention] = []
    for start, type_, of, name in found:
        first, last = starts[start], ends[start + len(name)]
        label = type_ + 4 if of is not None else type_
        items.append(Item(first, last, label, sentence_of[first], name))
        own = mentions[int(of)].name if of is not None else name
        mentions.append(
            Mention(
                article=article.id,
                start=start,
                end=start + len(name),
                text=name,
                type=EntityType(TYPES[type_]),
                name=own,
                concept=concept(own) if type_ == 2 else "",
                kind=MentionKind.NAME if of is None else MentionKind.PRONOUN,
            )
        )
    reading = Reading(read, items, [1.0] * len(items))
    return Document(
        article=article,
        doc=doc,
        mentions=tuple(mentions),
        reading=reading,
        resolved=dict(enumerate(mentions)),
        certainty=dict.fromkeys(range(len(mentions)), 1.0),
    )
