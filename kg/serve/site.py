"""What is served besides queries: triples by thing, the picture, the data set's description."""

from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg import editor
from kg.errors import KGError
from kg.graph import fold
from kg.model import EntityType
from kg.ontology import folder
from kg.paths import Chain, chains
from kg.query import days, questions
from kg.rdf.nodes import named_triples, parse
from kg.rdf.parsing import base_of, graph_of
from kg.rdf.profiles import has_core_only
from kg.rdf.terms import DEFAULT_BASE, PREFIXES, entity_iri, term
from kg.rdf.turtle import prefixes, text_of
from kg.serve import pages
from kg.serve.formats import HTML, rdf_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.graph import Graph
    from kg.model import Entity

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD"),
)
_FORMS = {"All triples": "?triples", "Turtle": "?format=turtle", "JSON-LD": "?format=json-ld"}
"""Other forms of the page of an entity: where they lead, by their texts."""

_NAMES = 2_000
"""Most names that a field suggests: what a browser shows without delay."""

_WHOLE = {
    "/": (HTML, "picture"),
    "/graph.ttl": ("text/turtle", "turtle"),
    "/graph.gexf": ("application/gexf+xml", "gexf"),
}
"""Media type of what has the whole graph, and the attribute that has it, by its path."""


class Site:
    """A graph, ready to be looked up.

    Attributes:
        base: Base of its data IRIs.
        triples: Its triples, sorted; also those that somebody added to what kg wrote.
        graph: What kg reads of it; None where the file holds the core profile only.
    """

    def __init__(self, file: Path) -> None:
        """Read an RDF file."""
        self._file = file
        self.triples = sorted(parse(file), key=str)
        self.base = base_of(self.triples, where=str(file))
        self.graph: Graph | None = None
        if not has_core_only(self.triples):
            self.graph = graph_of(self.triples, where=str(file))
        self._written: dict[tuple[str, str], bytes] = {}
        self._about: dict[str, list[Triple]] = {}
        self._pointing: dict[str, list[Triple]] = {}
        for triple in self.triples:
            if isinstance(triple.subject, NamedNode):
                whole = triple.subject.value.partition("#")[0]
                self._about.setdefault(whole, []).append(triple)
            if isinstance(triple.object, NamedNode):
                self._pointing.setdefault(triple.object.value, []).append(triple)

    @cached_property
    def graphs(self) -> dict[str, list[Triple]]:
        """The named graphs of a TriG or N-Quads file by IRI; of other files, none."""
        found: dict[str, list[Triple]] = {}
        known = {triple: triple for triple in self.triples}  # so that none is held twice
        for name, triple in named_triples(self._file):
            found.setdefault(name, []).append(known.get(triple, triple))
        return found

    def lines(self) -> bytes:
        """Return the triples as N-Triples."""
        return pyoxigraph.serialize(self.triples, format=RdfFormat.N_TRIPLES) or b""

    def written(self, name: str, media: str) -> bytes:
        """Return a named graph, or the default one by "", in a format.

        It is kept: clients that read slowly share it.
        """
        key = name, media
        if key == ("", "text/turtle"):
            return self.turtle
        if key not in self._written:
            found = self.graphs[name] if name else self.triples
            self._written[key] = rdf_bytes(found, media, self.base)
        return self._written[key]

    def whole(self, path: str) -> tuple[str, bytes] | None:
        """Return media type and bytes of the whole graph in the form that a path names."""
        media, name = _WHOLE.get(path, ("", ""))
        body: bytes | None = getattr(self, name) if name else None
        return None if body is None else (media, body)

    @cached_property
    def turtle(self) -> bytes:
        """The whole graph as Turtle."""
        return text_of(self.triples, base=self.base).encode()

    @cached_property
    def gexf(self) -> bytes | None:
        """The network for Gephi; None for a core, which has no facts."""
        from kg.exports import gexf_parts

        return None if self.graph is None else "".join(gexf_parts(self.graph)).encode()

    @cached_property
    def picture(self) -> bytes | None:
        """The page of :func:`kg.view.render`; None for a core, which has no evidence."""
        from kg import view

        if self.graph is None:
            return None
        return view.render(self.graph, places=pages.PLACES).encode()

    @cached_property
    def editor(self) -> dict[str, Any] | None:
        """What the SPARQL editor is told of the graph; None where the editor is absent."""
        if not editor.present("yasgui.js", "yasgui.css"):
            return None
        is_a = term("rdf:type")
        classes = {str(one.object)[1:-1] for one in self.triples if one.predicate == is_a}
        return {
            "bases": list(dict.fromkeys((self.base, DEFAULT_BASE))),
            "classes": sorted(classes),
            "prefixes": prefixes(self.base),
            "properties": sorted({one.predicate.value for one in self.triples}),
            "questions": [
                {
                    "name": one.name,
                    "title": one.title,
                    "sparql": one.plain(**self.days[one.name]),
                }
                for one in questions()
            ],
        }

    @cached_property
    def days(self) -> dict[str, dict[str, str]]:
        """The days that each question takes of this collection if none are given."""
        dated = [one for one in self.triples if one.predicate == term("schema:datePublished")]
        store = pyoxigraph.Store()
        store.extend(pyoxigraph.Quad(*one) for one in dated)
        return {one.name: days(store, one) for one in questions()}

    @cached_property
    def ontology(self) -> list[Triple]:
        """The classes and relations that the graph uses."""
        return parse(folder() / "kg.ttl") + parse(folder() / "reused.ttl")

    @cached_property
    def labels(self) -> dict[str, str]:
        """The name of each thing; of an assertion its sentence, of a statement its words."""
        found = pages.labels_of(self.triples)
        quotes: dict[str, str] = {}
        for name in ("oa:exact", "schema:text"):
            quotes |= self._pairs(name)
        selectors, sources = self._pairs("oa:hasSelector"), self._pairs("prov:wasDerivedFrom")
        stretches = {one: quotes[to] for one, to in selectors.items() if to in quotes}
        said = {one: stretches[to] for one, to in sources.items() if to in stretches}
        return stretches | said | quotes | found

    def _pairs(self, name: str) -> dict[str, str]:
        predicate = term(name)
        return {
            triple.subject.value: triple.object.value
            for triple in self.triples
            if triple.predicate == predicate
            and isinstance(triple.subject, NamedNode)
            and isinstance(triple.object, NamedNode | Literal)
        }

    def find(self, path: str) -> str | None:
        """Return the IRI that a path of this server stands for, or None.

        An IRI may be percent-encoded or not, whatever the path is. Vocabulary keeps kg's own
        base.
        """
        for base in dict.fromkeys((self.base, DEFAULT_BASE)):
            for written in dict.fromkeys((path, unquote(path), _encoded(path))):
                iri = base + written.lstrip("/")
                if iri in self._about or iri in self._pointing:
                    return iri
        return None

    def replacement(self, iri: str) -> str | None:
        """Return the path of the thing that an IRI was merged into, or None.

        It is a path of this server whatever the graph says: an IRI of another host, and one
        that leads back to itself, replaces nothing.
        """
        seen = [iri]
        while (new := self._replaced_by(seen[-1])) is not None and new not in seen:
            seen.append(new)
        is_circle = new is not None
        base = next((one for one in (self.base, DEFAULT_BASE) if seen[-1].startswith(one)), "")
        if len(seen) == 1 or is_circle or not base:
            return None
        return _encoded("/" + seen[-1].removeprefix(base).lstrip("/"))

    def _replaced_by(self, iri: str) -> str | None:
        says = term("dcterms:isReplacedBy")
        for triple in self.about(iri):
            new = triple.object
            if triple.predicate == says and isinstance(new, NamedNode):
                return new.value if new.value.startswith((self.base, DEFAULT_BASE)) else None
        return None

    def about(self, iri: str) -> list[Triple]:
        """Return the triples whose subject is a thing or a part of it (``#…``)."""
        return self._about.get(iri, [])

    def pointing(self, iri: str) -> list[Triple]:
        """Return the triples whose object is a thing."""
        return self._pointing.get(iri, [])

    @cached_property
    def _paths(self) -> dict[str, str]:
        """The path of each entity on this server, by its id."""
        return {id_: pages.link(iri, self.base) for iri, id_ in self._ids.items()}

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The id of each entity, by its IRI."""
        every = () if self.graph is None else self.graph.entities
        return {entity_iri(self.base, one).value: one.id for one in every}

    def page(self, iri: str, *, triples: bool = False) -> str:
        """Return the HTML page of a thing: all triples, or what ``kg dossier`` writes."""
        if self.graph is not None and iri in self._ids and not triples:
            from kg.pages import linked_dossier

            id_ = self._ids[iri]
            places = {"In the graph": f"/#n={quote(id_)}", **_FORMS}
            return linked_dossier(
                self.graph, id_, paths=self._paths, places=places, site=self.above()
            )
        outgoing = [one for one in self.about(iri) if one.subject == NamedNode(iri)]
        return pages.thing(
            iri, outgoing, self.pointing(iri), self.labels, self.base, self.above()
        )

    def listed(self, path: str, order: str) -> str | None:
        """Return the page with all things of the type that a path names, or the report."""
        if path == "/report":
            return self.report
        from kg.pages import linked_names
        from kg.pages.names import ORDERS

        kind = pages.KINDS.get(path)
        if kind is None or self.graph is None:
            return None
        by = next((one for one in ORDERS if one == order), ORDERS[0])
        return linked_names(self.graph, kind, by, paths=self._paths, site=self.above(path))

    @cached_property
    def report(self) -> str | None:
        """The digest of the collection; None for a core, which has no evidence."""
        from kg.pages import linked_report

        if self.graph is None:
            return None
        return linked_report(self.graph, paths=self._paths, site=self.above("/report"))

    def above(self, here: str = "") -> pages.Site:
        """Return what stands above the page at the path ``here``."""
        return pages.site(self._suggested, here)

    @cached_property
    def _suggested(self) -> list[tuple[str, str, str]]:
        """The names that a field suggests, what is said of each, and types; most linked ones.

        Where several things share a name, each is suggested by its id.
        """
        if self.graph is None:
            return []
        links = Counter(
            end.id for fact in self.graph.facts for end in (fact.subject, fact.object)
        )
        links.update(one.speaker.id for one in self.graph.statements)
        shared = Counter(one.name for one in self.graph.entities)
        most = sorted(self.graph.entities, key=lambda one: (-links[one.id], one.id))[:_NAMES]
        return sorted(
            (one.name, "", one.type.value)
            if shared[one.name] == 1
            else (one.id, f"{one.name}, {one.type}", one.type.value)
            for one in most
        )

    def chains(self, first: str, second: str, *, around_hubs: bool) -> str:
        """Return how two things are linked, as HTML, or why they are not."""
        if self.graph is None:
            return ""
        found: tuple[Chain, ...] = ()
        reason = ""
        try:
            ends = [self._meant(name) for name in (first, second)]
            found = chains(self.graph, *ends, around_hubs=around_hubs)
        except KGError as error:
            reason = f"{str(error)[:1].upper()}{str(error)[1:]}."
        return pages.chains(found, self.graph, self._paths, reason)

    def _meant(self, name: str) -> "Entity":
        """Return the most linked of the things with a name, or with this in it."""
        if self.graph is not None:
            called = self.graph.most_linked(self.graph.find(name)) or self._holding(name)
            if called:
                return called[0]
        raise KGError(f"the graph has no “{name}”")

    def _holding(self, name: str) -> "tuple[Entity, ...]":
        """Return the entities with this in a name or alias, most linked first."""
        if self.graph is None:
            return ()
        wanted = fold(name)
        found = (
            one
            for one in self.graph.entities
            if any(wanted in fold(each) for each in (one.name, *one.aliases))
        )
        return self.graph.most_linked(found)

    def named(self, name: str) -> list[tuple[str, str, str]]:
        """Return the entities with an id, name or alias; if none, with this in a name.

        Each is (name, type, path), those with most facts first.
        """
        if self.graph is None:
            return []
        found = self.graph.most_linked(self.graph.find(name))
        return self._listed(found or self._holding(name))

    def spelt_like(self, name: str) -> list[tuple[str, str, str]]:
        """Return the entities that somebody may have meant by a name that there is not."""
        return [] if self.graph is None else self._listed(self.graph.spelt_like(name, limit=10))

    def _listed(self, found: "Iterable[Entity]") -> list[tuple[str, str, str]]:
        return [(one.name, one.type.value, self._paths[one.id]) for one in found]

    def void(self, address: str) -> list[Triple]:
        """Return the VoID description: what there is, how much, and where to ask."""
        node, is_a = NamedNode(self.base + "id/dataset"), term("rdf:type")
        subjects = {triple.subject for triple in self.triples}
        typed = [triple for triple in self.triples if triple.predicate == is_a]
        entities = {triple.subject for triple in typed if triple.object in _THINGS}
        classes = Counter(
            triple.object.value for triple in typed if isinstance(triple.object, NamedNode)
        )
        properties = Counter(triple.predicate.value for triple in self.triples)
        found = [triple for triple in self.triples if triple.subject == node]
        found += [
            Triple(node, term("void:sparqlEndpoint"), NamedNode(address + "sparql")),
            Triple(node, term("void:dataDump"), NamedNode(address + "graph.ttl")),
            Triple(node, term("void:triples"), _number(len(self.triples))),
            Triple(node, term("void:distinctSubjects"), _number(len(subjects))),
            Triple(node, term("void:entities"), _number(len(entities))),
        ]
        for counts, kind, key, count in (
            (classes, "class", "void:class", "void:entities"),
            (properties, "property", "void:property", "void:triples"),
        ):
            for number, iri in enumerate(sorted(counts), start=1):
                part = NamedNode(f"{self.base}id/dataset#{kind}-{number}")
                found += [
                    Triple(node, term(f"void:{kind}Partition"), part),
                    Triple(part, term(key), NamedNode(iri)),
                    Triple(part, term(count), _number(counts[iri])),
                ]
        used = {triple.predicate.value for triple in self.triples} | classes.keys()
        found += [
            Triple(node, term("void:vocabulary"), NamedNode(namespace))
            for namespace in PREFIXES.values()
            if any(iri.startswith(namespace) for iri in used)
        ]
        return found

    def service(self, address: str) -> list[Triple]:
        """Return the SPARQL 1.1 service description of the endpoint."""
        iri = address + "sparql"
        node, dataset, graph = (NamedNode(iri + part) for part in ("", "#dataset", "#graph"))

        def sd(name: str) -> NamedNode:
            return NamedNode(_SD + name)

        return [
            Triple(node, term("rdf:type"), sd("Service")),
            Triple(node, sd("endpoint"), node),
            Triple(node, sd("supportedLanguage"), sd("SPARQL11Query")),
            *(
                Triple(node, sd("resultFormat"), NamedNode(_FORMATS + name))
                for name in _RESULTS
            ),
            Triple(node, sd("defaultDataset"), dataset),
            Triple(dataset, term("rdf:type"), sd("Dataset")),
            Triple(dataset, sd("defaultGraph"), graph),
            Triple(graph, term("rdf:type"), sd("Graph")),
            Triple(graph, term("void:triples"), _number(len(self.triples))),
        ]


_THINGS = frozenset(term(f"kg:{type_}") for type_ in EntityType)


def _encoded(path: str) -> str:
    """Return a path in ASCII, with what it has of percent-encoding as it is."""
    return quote(path, safe="/:@!$&'()*+,;=~-._%")


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=term("xsd:integer"))
