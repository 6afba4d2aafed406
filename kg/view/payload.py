"""What the page knows: the graph as inert JSON that its scripts read.

Nodes and edges come from the pyvis network; facts, statements, articles and quotes stand beside
them and are linked by their place in the list, so each quote is stored once.
"""

import base64
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kg.graph import Graph
from kg.model import Citation, Entity, Evidence, Fact, Stance, Statement, Status
from kg.ontology.known import label, phrase
from kg.registries import called
from kg.support import support
from kg.view import assets
from kg.view.drawing import SHAPES, Network
from kg.view.layout import Place, place
from kg.view.packing import pack

SPEAKS_ABOUT = "speaks_about"
"""Relation drawn from a speaker to what the words are about."""

_COMPRESS_ABOVE = 600_000
"""Characters of JSON that go into the page as they are; more is compressed."""

_PACK_ABOVE = 3_000_000
"""Characters of JSON above which it is packed before it is compressed."""

_LANE = 0.16
"""How far apart parallel relations bend, as a share of their length."""

Json = dict[str, Any]


def collect(graph: Graph) -> tuple[Network, Json]:
    """Return the network to draw and everything the page can tell about it.

    Entities that take part in no fact and no statement are not drawn.
    """
    drawn = _drawn(graph)
    index = {entity.id: i for i, entity in enumerate(drawn)}
    articles = {citation.id: i for i, citation in enumerate(graph.citations)}
    quotes = _quotes(graph, articles)
    citations = {citation.id: citation for citation in graph.citations}
    facts = [
        _fact(fact, index, articles, quotes) | _support(fact, citations) for fact in graph.facts
    ]
    statements = [_statement(item, index, articles, quotes) for item in graph.statements]
    network = _network(graph, drawn, index, facts, statements)
    support = Counter(item["a"] for fact in facts for item in fact["evidence"])
    support.update(statement["a"] for statement in statements)
    return network, {
        "options": network.options,
        "nodes": network.nodes,
        "edges": network.edges,
        "relations": _labels(graph),
        "facts": facts,
        "statements": statements,
        "articles": [_article(item, support[i]) for i, item in enumerate(graph.citations)],
        "quotes": list(quotes),
    }


def encode(data: Json) -> tuple[str, str]:
    r"""Return the text of the data element and its media type.

    The text holds no ``<``, ``>`` or ``&``, so nothing in it can end the element.

    >>> encode({"name": "</script>"})[0]
    '{"name":"\\u003c/script\\u003e"}'
    """
    text = _inert(data)
    if len(text) <= _COMPRESS_ABOVE:
        return text, "application/json"
    if len(text) > _PACK_ABOVE:
        text = _inert(pack(data))
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    return base64.b64encode(packed).decode(), "application/gzip"


def _inert(data: Json) -> str:
    return assets.inert(
        json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    )


def _quotes(graph: Graph, articles: dict[str, int]) -> dict[str, int]:
    """Number the quotes article by article in the order of the text: a page lists them so."""
    said = [item for fact in graph.facts for item in fact.evidence]
    spots = [(articles.get(one.article, -1), one.start, one.quote) for one in said]
    spots += [(articles.get(one.article, -1), one.start, one.quote) for one in graph.statements]
    return {
        quote: i for i, quote in enumerate(dict.fromkeys(quote for *_, quote in sorted(spots)))
    }


def look(fact: Fact[Entity]) -> str:
    """Return how a fact is drawn: the word of the legend that its stance and status come to."""
    if fact.stance in (Stance.DENIED, Stance.SPECULATED, Stance.PLANNED):
        return fact.stance.value
    if fact.status is Status.FUTURE:
        return "planned"
    if fact.status is Status.FORMER:
        return "former"
    return fact.stance.value


def _drawn(graph: Graph) -> list[Entity]:
    linked = graph.linked
    return [entity for entity in graph.entities if entity.id in linked]


def _fact(
    fact: Fact[Entity], index: dict[str, int], articles: dict[str, int], quotes: dict[str, int]
) -> Json:
    found: Json = {
        "s": index[fact.subject.id],
        "r": fact.relation,
        "o": index[fact.object.id],
        "look": look(fact),
        "stance": fact.stance.value,
        "c": fact.confidence,
        "evidence": [_evidence(item, articles, quotes) for item in fact.evidence],
    }
    if fact.role:
        found["role"] = fact.role
    if fact.status:
        found["status"] = fact.status.value
    return found


def _support(fact: Fact[Entity], citations: dict[str, Citation]) -> Json:
    """Return how many of several articles are independent; one alone needs no figure."""
    found = support(fact, citations)
    return {"independent": found.independent} if found.articles > 1 else {}


def _evidence(item: Evidence, articles: dict[str, int], quotes: dict[str, int]) -> Json:
    found: Json = {
        "a": articles.get(item.article, -1),
        "q": quotes[item.quote],
        "by": f"{item.extractor}: {item.rule}",
        "c": item.confidence,
        "stance": item.stance.value,
    }
    for key, span in (("s", item.subject), ("o", item.object)):
        units = _units(item.quote, span[0] - item.start, span[1] - item.start)
        if units is not None:
            found[key] = units
    return found


def _units(quote: str, start: int, end: int) -> list[int] | None:
    """Turn code points into the UTF-16 units of JavaScript; None for words outside the quote.

    >>> _units("\U0001f600 Ada", 2, 5)
    [3, 6]
    """
    if not 0 <= start < end <= len(quote):
        return None
    return [len(quote[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in (start, end)]


def _statement(
    item: Statement[Entity],
    index: dict[str, int],
    articles: dict[str, int],
    quotes: dict[str, int],
) -> Json:
    return {
        "s": index[item.speaker.id],
        "topics": [index[topic.id] for topic in item.topics],
        "a": articles.get(item.article, -1),
        "q": quotes[item.quote],
        "direct": item.direct,
        "by": item.rule,
        "c": item.confidence,
    }


def _article(citation: Citation, support: int) -> Json:
    return {
        "id": citation.id,
        "name": citation.name,
        "title": citation.title,
        # The scripts check once more: only these two schemes ever become a link.
        "url": citation.url if re.match(r"https?://", citation.url, re.IGNORECASE) else "",
        "outlet": citation.outlet,
        "date": citation.published,
        "n": support,
    }


def _labels(graph: Graph) -> Json:
    used = sorted({fact.relation for fact in graph.facts})
    found: Json = {name: {"label": label(name), "phrase": phrase(name)} for name in used}
    if graph.statements:
        found[SPEAKS_ABOUT] = {
            "label": "speaks about",
            "phrase": "{subject} speaks about {object}",
        }
    return found


def _network(
    graph: Graph,
    drawn: list[Entity],
    index: dict[str, int],
    facts: list[Json],
    statements: list[Json],
) -> Network:
    bundles = _bundles(facts, statements)
    links = [(subject, object_) for subject, _, object_, _ in bundles]
    degree = Counter(end for link in links for end in link)
    appearances = Counter(entity for _, entity in graph.appearances)
    same, called = _identity(graph, index), _called(graph)
    network = Network()
    for i, (entity, spot) in enumerate(zip(drawn, place(len(drawn), links), strict=True)):
        node = _node(entity, spot, degree[i], appearances[entity.id])
        network.add_node(
            entity.id, **node, **called.get(entity.id, {}), **same.get(entity.id, {})
        )
    lanes = dict(_lanes(links))
    for number, (bundle, held) in enumerate(sorted(bundles.items())):
        subject, relation, object_, drawn_as = bundle
        network.add_edge(
            drawn[subject].id,
            drawn[object_].id,
            id=number,
            relation=relation,
            look=drawn_as,
            **held,
            **_bend(lanes[bundle[0], bundle[2]].pop(0), subject < object_),
        )
    return network


def _node(entity: Entity, spot: Place, degree: int, articles: int) -> Json:
    found: Json = {
        "label": entity.name,
        "shape": SHAPES[entity.type.value],
        "type": entity.type.value,
        "x": spot.x,
        "y": spot.y,
        "size": round(min(9 + 3 * math.sqrt(degree), 36)),
        "links": degree,
        "community": spot.community,
        "articles": articles,
    }
    if entity.aliases:
        found["aliases"] = list(entity.aliases)
    return found


def _called(graph: Graph) -> dict[str, Json]:
    """Return which articles, by number, call an entity by each of its aliases, in order."""
    number = {citation.id: i for i, citation in enumerate(graph.citations)}
    by_alias: defaultdict[str, set[str]] = defaultdict(set)
    for article, alias in graph.prints:
        by_alias[alias].add(article)
    aliases = {one.id: one.aliases for one in graph.entities if one.aliases}
    where: defaultdict[str, set[str]] = defaultdict(set)
    for article, id_ in graph.appearances:
        if id_ in aliases and article in number:
            where[id_].add(article)
    return {
        id_: {
            "called": [
                sorted(number[one] for one in by_alias[alias] & where[id_])
                for alias in aliases[id_]
            ]
        }
        for id_ in where
    }


def _identity(graph: Graph, index: dict[str, int]) -> dict[str, Json]:
    """Return what each entity is, or may be, elsewhere and here.

    ``same`` has links that hold (what to call it, address), ``offers`` records that nobody has
    decided on (the same, name, score), ``unsure`` entities (place in the nodes, or a name where
    it is not drawn; score).
    """
    found: defaultdict[str, Json] = defaultdict(dict)
    for id_, iri in graph.links:
        found[id_].setdefault("same", []).append([called(iri), iri])
    for one in graph.offers:
        row = [called(one.iri), one.iri, one.name, one.score]
        found[one.entity].setdefault("offers", []).append(row)
    names = {entity.id: entity.name for entity in graph.entities}
    for pair in graph.unsure:
        for id_, other in ((pair.left, pair.right), (pair.right, pair.left)):
            row = [index.get(other, names.get(other, other)), pair.score]
            found[id_].setdefault("unsure", []).append(row)
    return dict(found)


def _bundles(
    facts: list[Json], statements: list[Json]
) -> dict[tuple[int, str, int, str], Json]:
    """Gather what is drawn as one line: same ends, same relation, same look."""
    found: dict[tuple[int, str, int, str], Json] = {}
    for i, fact in enumerate(facts):
        held = found.setdefault((fact["s"], fact["r"], fact["o"], fact["look"]), {"facts": []})
        held["facts"].append(i)
    for i, statement in enumerate(statements):
        for topic in statement["topics"]:
            key = (statement["s"], SPEAKS_ABOUT, topic, "said")
            found.setdefault(key, {"statements": []})["statements"].append(i)
    return found


def _lanes(links: Iterable[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], list[float]]]:
    """Give each of several lines between two things its own lane; one alone runs straight.

    >>> dict(_lanes([(0, 1), (1, 0), (2, 3)]))
    {(0, 1): [-0.5], (1, 0): [0.5], (2, 3): [0.0]}
    """
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for link in sorted(links):
        pairs.setdefault((min(link), max(link)), []).append(link)
    for beside in pairs.values():
        lanes: dict[tuple[int, int], list[float]] = {}
        for i, link in enumerate(beside):
            lanes.setdefault(link, []).append(i - (len(beside) - 1) / 2)
        yield from lanes.items()


def _bend(lane: float, forward: bool) -> Json:
    """Bend a line into its lane. vis-network bends by the line's own direction."""
    if lane == 0:
        return {}
    clockwise = (lane > 0) == forward
    return {
        "smooth": {
            "enabled": True,
            "type": "curvedCW" if clockwise else "curvedCCW",
            "roundness": round(min(abs(lane) * _LANE, 0.9), 3),
        }
    }
