"""Reads the relations of a user's own ontology file, by the verbs and nouns that it declares.

The network knows kg's own relations only. For others a sentence is searched with the patterns
in ``patterns.toml``, in which mentions are numbered: Dynamo, "a sponsor of" the Rovers, is
"«0» , a sponsor of «1»".
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from kg.model import EntityType, Evidence, Fact, Mention, Stance
from kg.ontology import Relation, relations
from kg.text.document import Document
from kg.text.windows import Words

CONFIDENCE = 0.75
"""Of every fact: what verbs a user declares cannot be measured here."""

_LONGEST = 400  # words of a sentence that are searched
_STANCES = (
    (Stance.DENIED, re.compile(r"\b(?:not|n't|never|no longer|denied|denies|refused)\b")),
    (Stance.PLANNED, re.compile(r"\b(?:will|would|to|plans|agreed|intends)\b")),
    (Stance.SPECULATED, re.compile(r"\b(?:may|might|could|reportedly|possibly|if)\b")),
)


def declared_facts(document: Document) -> Iterator[Fact[Mention]]:
    """Yield the facts of relations that a user's file declares, in the order of the text."""
    own = [one for one in relations().values() if one.verbs or one.nouns]
    if not own:
        return
    words = document.reading.words
    for number, (first, last) in enumerate(words.sentences):
        if last - first <= _LONGEST:
            mentions, text = _numbered(document, words, first, last)
            for relation in own if len(mentions) > 1 else ():
                yield from _read(document, relation, mentions, text, number)


def _numbered(
    document: Document, words: Words, first: int, last: int
) -> tuple[list[Mention], str]:
    """Return the mentions of a sentence, and its words with the mentions as numbers."""
    start, end = words.places[first][0], words.places[last - 1][1]
    mentions = [one for one in document.mentions if start <= one.start and one.end <= end]
    at = {one.start: n for n, one in enumerate(mentions)}
    parts, until = [], 0
    for a, b in words.places[first:last]:
        if a in at:
            parts.append(f"«{at[a]}»")
            until = mentions[at[a]].end
        elif a >= until:
            parts.append(words.text[a:b].lower())
    return mentions, " ".join(parts)


def _read(
    document: Document, relation: Relation, mentions: list[Mention], text: str, sentence: int
) -> Iterator[Fact[Mention]]:
    for kind, name, pattern in _patterns():
        declared = relation.verbs if kind == "verb" else relation.nouns
        if not declared:
            continue
        for match in re.finditer(_filled(pattern, declared), text):
            more = [int(number) for number in re.findall(r"\d+", match["more"])]
            for other in (int(match["O"]), *more):
                subject, object_ = mentions[int(match["S"])], mentions[other]
                if subject.name != object_.name and relation.admits(_of(subject), _of(object_)):
                    yield _fact(
                        document, relation, (subject, object_), sentence, name, match["before"]
                    )


def _of(mention: Mention) -> tuple[EntityType, tuple[str, str]]:
    return mention.type, (mention.name, mention.text)


def _fact(
    document: Document,
    relation: Relation,
    ends: tuple[Mention, Mention],
    sentence: int,
    rule: str,
    before: str,
) -> Fact[Mention]:
    words = document.reading.words
    first, last = words.sentences[sentence]
    start, end = words.places[first][0], words.places[last - 1][1]
    links = (document.antecedents.get((one.start, one.end)) for one in ends)
    stances = (stance for stance, cue in _STANCES if cue.search(before))
    return Fact(
        subject=ends[0],
        relation=relation.name,
        object=ends[1],
        evidence=(
            Evidence(
                article=document.article.id,
                start=start,
                end=end,
                quote=document.article.text[start:end],
                subject=(ends[0].start, ends[0].end),
                object=(ends[1].start, ends[1].end),
                extractor="patterns",
                rule=rule,
                confidence=CONFIDENCE,
                stance=next(stances, Stance.ASSERTED),
                antecedents=tuple(sorted(one for one in links if one is not None)),
            ),
        ),
    )


@cache
def _patterns() -> tuple[tuple[str, str, str], ...]:
    text = Path(__file__).with_name("patterns.toml").read_text(encoding="utf-8")
    table: Mapping[str, list[dict[str, str]]] = tomllib.loads(text)
    return tuple((kind, one["name"], one["pattern"]) for kind in table for one in table[kind])


@cache
def _filled(pattern: str, declared: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern with the declared words in it, in all their forms."""
    return re.compile(
        pattern.replace("{verb}", _either(form for one in declared for form in forms(one)))
        .replace("{participle}", _either(form for one in declared for form in forms(one)[2:4]))
        .replace("{noun}", _either(form for one in declared for form in (one, f"{one}s")))
    )


def _either(words: Iterator[str]) -> str:
    longest_first = sorted(
        {re.escape(word) for word in words}, key=lambda one: (-len(one), one)
    )
    return f"(?:{'|'.join(longest_first)})"


def forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular verb, with the words after it: base, -s, past, -ing.

    Irregular forms are declared as verbs of their own ("pay for", "paid for").

    >>> forms("supply"), forms("pay for")[1]
    (('supply', 'supplies', 'supplied', 'supplied', 'supplying'), 'pays for')
    """
    head, _, rest = verb.partition(" ")
    vowel = "aeiou"
    if head.endswith("y") and head[-2:-1] not in vowel:
        third, past, ing = head[:-1] + "ies", head[:-1] + "ied", head + "ing"
    elif head.endswith("e"):
        third, past, ing = head + "s", head + "d", head[:-1] + "ing"
    elif re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", head):  # one short syllable: "ban"
        third, past, ing = head + "s", head + head[-1] + "ed", head + head[-1] + "ing"
    else:
        suffix = "es" if head.endswith(("s", "x", "z", "ch", "sh")) else "s"
        third, past, ing = head + suffix, head + "ed", head + "ing"
    return tuple(f"{form} {rest}".strip() for form in (head, third, past, past, ing))
