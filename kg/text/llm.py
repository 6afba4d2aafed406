"""Asks a large language model for facts, for users who name one; never a default.

Any server with OpenAI's chat completions will do (Ollama, llama.cpp, vLLM). The model gets the
ontology and some sentences of the article, and nothing it answers is taken on trust: a fact
counts if its quote stands in these sentences and holds a mention of both ends (a name, or a
pronoun or description that stands for it), the relation admits their types in this direction,
and stance and status are known ones. What fails is counted.
"""

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from kg.model import Evidence, Fact, Mention, Stance, Status
from kg.ontology import Relation, relations
from kg.text import chat
from kg.text.document import Document
from kg.text.facts import WITH_STATUS

CONFIDENCE = 0.75
"""Of every fact: how often a user's model is right is not known here."""

_MOST_CHARACTERS = 3000  # of the sentences of a request
_MOST_TRIED = 50  # places of an answer at which its JSON may begin
_PROMPT = """\
You extract facts from news. Answer with JSON only: {{"facts": [...]}}. Each fact is an object:
"subject", "object": names, pronouns or descriptions exactly as printed;
"relation": one of the relations below, whose subject and object have these types;
"role": the title as printed, for holds_position, else "";
"status": one of {statuses}, for holds_position, member_of and employed_by, else "";
"stance": one of {stances}: how the text stands to the fact;
"quote": the words of the text that state it, copied exactly, a sentence at most.
State only what the text says. Text without facts gives an empty list.

Relations:
{relations}"""

_log = logging.getLogger(__name__)


def llm_facts(document: Document) -> Iterator[Fact[Mention]]:
    """Yield the facts that the model names and the text bears out, in the order of the text.

    Raises:
        KGError: If the server cannot be reached or answers what is no answer.
    """
    asked = chat.server()
    parts = list(_parts(document))
    texts = [document.article.text[slice(*part)] for part in parts]
    answers = chat.answers(asked, _instructions(), texts)
    found: dict[object, Fact[Mention]] = {}
    failed: Counter[str] = Counter()
    for part, answer in zip(parts, answers, strict=True):
        facts = _facts_in(answer)
        if facts is None:
            what = f"model {asked.model} answers without a list of facts; try another"
            raise chat.failure(asked, what)
        for one in facts:
            fact = checked(document, part, one)
            if isinstance(fact, str):
                failed[fact] += 1
            else:
                found.setdefault((fact.key, fact.evidence[0].start), fact)
    if failed:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(failed.items()))
        name = document.article.name
        _log.warning("%s: %s: facts left out: %s", name, asked.model, reasons)
    yield from sorted(found.values(), key=lambda fact: (fact.evidence, fact.key))


def _sentences(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the sentences in the text."""
    words = document.reading.words
    return [
        (words.places[first][0], words.places[last - 1][1]) for first, last in words.sentences
    ]


def _parts(document: Document) -> Iterator[tuple[int, int]]:
    """Yield spans of whole sentences; a longer sentence is a span of its own."""
    start = end = -1
    for first, last in _sentences(document):
        if start >= 0 and last - start > _MOST_CHARACTERS:
            yield start, end
            start = -1
        start, end = (first if start < 0 else start), last
    if start >= 0:
        yield start, end


def _facts_in(said: str) -> list[Any] | None:
    r"""Return the list of facts of an answer, also in a Markdown fence or behind reasoning.

    >>> _facts_in('<think>{"facts": [0]}?</think> Here: ```json\n{"facts": [1]}\n```')
    [1]
    """
    text = said.rpartition("</think>")[2]
    decoder = json.JSONDecoder()
    for match in islice(re.finditer(r"\{", text), _MOST_TRIED):
        try:
            found, _ = decoder.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get("facts"), list):
            facts: list[Any] = found["facts"]
            return facts
    return None


def _instructions() -> str:
    lines = (
        f"{one.name}: {one.phrase} ({_types(one.subjects)} -> {_types(one.objects)})"
        for one in relations().values()
    )
    return _PROMPT.format(
        statuses=", ".join(Status), stances=", ".join(Stance), relations="\n".join(lines)
    )


def _types(types: frozenset[Any]) -> str:
    return " or ".join(sorted(types))


def checked(document: Document, part: tuple[int, int], said: Any) -> Fact[Mention] | str:
    """Return the fact that the model names, or why it does not count.

    Args:
        document: The article.
        part: Span of the sentences that the model was shown.
        said: One of its facts.
    """
    if not isinstance(said, Mapping):
        return "no object"
    values = {name: str(said.get(name) or "").strip() for name in _FIELDS}
    relation = relations().get(values["relation"])
    if relation is None:
        return "with another relation"
    place = _place(document.article.text, part, values["quote"])
    if place is None:
        return "whose quote is not in the text"
    if values["stance"] not in list(Stance):
        return "with an unknown stance"
    if relation.name in WITH_STATUS and values["status"] not in ["", *Status]:
        return "with an unknown status"
    ends = [_mention(document, place, values[end]) for end in ("subject", "object")]
    subject, object_ = ends
    if subject is None or object_ is None:
        return "whose quote does not name both ends"
    if subject.name == object_.name:
        return "with one thing at both ends"
    if not relation.admits(_known(subject), _known(object_)):
        return "with types that the relation does not link"
    return _fact(document, relation, (subject, object_), _stating(document, place), values)


_FIELDS = ("subject", "relation", "object", "role", "status", "stance", "quote")


def _known(mention: Mention) -> tuple[Any, tuple[str, str]]:
    return mention.type, (mention.name, mention.text)


def _place(text: str, part: tuple[int, int], quote: str) -> tuple[int, int] | None:
    """Return where a quote stands in a part of the text; white space may differ."""
    words = quote.split()
    if not words:
        return None
    match = re.compile(r"\s+".join(map(re.escape, words))).search(text, *part)
    return match.span() if match else None


def _stating(document: Document, place: tuple[int, int]) -> tuple[int, int]:
    """Return the span of the sentences that hold a quote."""
    inside = [
        (start, end)
        for start, end in _sentences(document)
        if start < place[1] and place[0] < end
    ]
    return inside[0][0], inside[-1][1]


def _mention(document: Document, quote: tuple[int, int], words: str) -> Mention | None:
    """Return the last mention in a quote whose text, or else whose name, is like this."""
    wanted = words.casefold()
    inside: Sequence[Mention] = [
        one for one in document.mentions if quote[0] <= one.start and one.end <= quote[1]
    ]
    exact = (one for one in reversed(inside) if one.text.casefold() == wanted)
    named = (one for one in reversed(inside) if one.name.casefold() == wanted)
    return next(exact, None) or next(named, None)


def _fact(
    document: Document,
    relation: Relation,
    ends: tuple[Mention, Mention],
    stating: tuple[int, int],
    values: Mapping[str, str],
) -> Fact[Mention]:
    text = document.article.text
    links = (document.antecedents.get((one.start, one.end)) for one in ends)
    role = values["role"] if relation.name == "holds_position" else ""
    status = None
    if relation.name in WITH_STATUS:
        status = Status(values["status"] or Status.CURRENT)
    return Fact(
        subject=ends[0],
        relation=relation.name,
        object=ends[1],
        role=" ".join(role.split()) if _place(text, stating, role) else "",
        status=status,
        evidence=(
            Evidence(
                article=document.article.id,
                start=stating[0],
                end=stating[1],
                quote=text[slice(*stating)],
                subject=(ends[0].start, ends[0].end),
                object=(ends[1].start, ends[1].end),
                extractor="llm",
                rule=chat.server().model,
                confidence=CONFIDENCE,
                stance=Stance(values["stance"]),
                antecedents=tuple(sorted(one for one in links if one is not None)),
            ),
        ),
    )
