"""Asks a large language model for facts, for users who name one; never a default.

Any server with OpenAI's chat completions will do (Ollama, llama.cpp, vLLM). The model gets the
ontology and some sentences of the article, and nothing it answers is taken on trust: a fact
counts if its quote stands in these sentences, both ends are mentions in the quote or shortly
before it, and the relation admits their types in this direction. What fails is counted.
"""

import json
import logging
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple

import urllib3

from kg.errors import KGError, printable
from kg.model import Evidence, Fact, Mention, Stance, Status
from kg.ontology import Relation, relations
from kg.text.document import Document
from kg.text.facts import WITH_STATUS

URL, MODEL, KEY = "KG_LLM_URL", "KG_LLM_MODEL", "KG_LLM_KEY"
"""Environment variables: base address ("http://localhost:11434/v1"), model, and key if any."""

CONFIDENCE = 0.75
"""Of every fact: how often a user's model is right is not known here."""

SECONDS, ATTEMPTS, AT_ONCE = 120.0, 3, 4
"""Longest wait for an answer, times that a request is tried, and requests under way."""

_MOST_CHARACTERS = 3000  # of the sentences of a request
_MOST_BYTES = 1_000_000  # of an answer
_CONTEXT = 2  # sentences before a quote in which an end may stand
_BUSY = (429, 500, 502, 503, 504)
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


class Server(NamedTuple):
    """Where the model is.

    Attributes:
        url: Base address of the API.
        model: Its name there.
        key: Sent as a bearer token, if not "".
    """

    url: str
    model: str
    key: str


def use(url: str, model: str) -> None:
    """Name the server and the model, for this process and those that it starts from now on.

    Raises:
        KGError: If one of the two is missing, or the address is none.
    """
    if not url.startswith(("http://", "https://")):
        raise KGError(
            f"--llm {url or 'URL'}: give the address of a server's API, http://HOST/v1"
        )
    if not model:
        raise KGError("--llm-model NAME: give the name that the server knows the model by")
    os.environ[URL], os.environ[MODEL] = url.rstrip("/"), model


def server() -> Server:
    """Return the server that the user named.

    Raises:
        KGError: If none was named.
    """
    url, model = os.environ.get(URL, ""), os.environ.get(MODEL, "")
    if not url or not model:
        raise KGError("extractor llm: name a server and a model: --llm URL --llm-model NAME")
    return Server(url, model, os.environ.get(KEY, ""))


def llm_facts(document: Document) -> Iterator[Fact[Mention]]:
    """Yield the facts that the model names and the text bears out, in the order of the text.

    Raises:
        KGError: If the server cannot be reached or answers what is no answer.
    """
    asked = server()
    parts = list(_parts(document))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda part: ask(asked, document.article.text[slice(*part)]), parts)
        found: dict[object, Fact[Mention]] = {}
        failed: Counter[str] = Counter()
        for part, answer in zip(parts, answers, strict=True):
            for one in answer:
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


def ask(asked: Server, text: str) -> list[Any]:
    """Return the model's facts about a text, not checked.

    Raises:
        KGError: If the server cannot be reached or answers what is no answer.
    """
    body = {
        "model": asked.model,
        "temperature": 0,
        "seed": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": _instructions()},
            {"role": "user", "content": text},
        ],
    }
    headers = {"Content-Type": "application/json", "User-Agent": "kg"}
    if asked.key:
        headers["Authorization"] = f"Bearer {asked.key}"
    try:
        response = _connections().request(
            "POST",
            f"{asked.url}/chat/completions",
            body=json.dumps(body).encode(),
            headers=headers,
            preload_content=False,
        )
        content = response.read(_MOST_BYTES)
        response.release_conn()
    except urllib3.exceptions.HTTPError as error:
        raise _failure(asked, "does not answer; is it running?") from error
    if response.status != 200:
        said = printable(content.decode(errors="replace")[:200])
        raise _failure(asked, f"answers with HTTP status {response.status}: {said}")
    try:
        said = json.loads(content)["choices"][0]["message"]["content"]
        facts = json.loads(said)["facts"]
    except (ValueError, LookupError, TypeError):
        facts = None
    if not isinstance(facts, list):
        raise _failure(
            asked, f"model {asked.model} answers without a list of facts; try another"
        )
    return facts


def _failure(asked: Server, what: str) -> KGError:
    return KGError(f"{asked.url}: {what}")


@cache
def _connections() -> urllib3.PoolManager:
    retries = urllib3.Retry(
        ATTEMPTS - 1, backoff_factor=1, status_forcelist=_BUSY, allowed_methods=None,
        redirect=0, raise_on_status=False,
    )  # fmt: skip
    return urllib3.PoolManager(timeout=SECONDS, retries=retries, maxsize=AT_ONCE)


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
    stating, near = _around(document, place)
    ends = [_mention(document, near, values[end]) for end in ("subject", "object")]
    subject, object_ = ends
    if subject is None or object_ is None:
        return "with an end that is no mention near the quote"
    if subject.name == object_.name:
        return "with one thing at both ends"
    if not relation.admits(_known(subject), _known(object_)):
        return "with types that the relation does not link"
    return _fact(document, relation, (subject, object_), stating, values)


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


def _around(
    document: Document, place: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the span of the sentences of a quote, and that with the sentences before it."""
    sentences = _sentences(document)
    inside = [
        number
        for number, (start, end) in enumerate(sentences)
        if start < place[1] and place[0] < end
    ]
    end = sentences[inside[-1]][1]
    first = max(0, inside[0] - _CONTEXT)
    return (sentences[inside[0]][0], end), (sentences[first][0], end)


def _mention(document: Document, near: tuple[int, int], words: str) -> Mention | None:
    """Return the last mention in a span whose text, or else whose name, is like this."""
    wanted = words.casefold()
    inside: Sequence[Mention] = [
        one for one in document.mentions if near[0] <= one.start and one.end <= near[1]
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
        status = (
            Status(values["status"]) if values["status"] in list(Status) else Status.CURRENT
        )
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
                rule=server().model,
                confidence=CONFIDENCE,
                stance=Stance(values["stance"])
                if values["stance"] in list(Stance)
                else Stance.ASSERTED,
                antecedents=tuple(sorted(one for one in links if one is not None)),
            ),
        ),
    )
