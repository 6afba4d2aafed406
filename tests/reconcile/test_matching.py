"""Which candidates of an entity are kept."""

from itertools import permutations

from kg.graph import Graph
from kg.model import EntityType
from kg.reconcile.matching import match
from kg.reconcile.records import Record


def test_of_equally_likely_records_those_with_the_first_iris_are_kept(linkable: Graph) -> None:
    records = [
        Record(iri=f"http://www.wikidata.org/entity/{id_}", names=("Ghent",),
               type=EntityType.PLACE)
        for id_ in ("Q4", "Q42", "Q43")
    ]  # fmt: skip
    for order in permutations(records):
        found = match(linkable, order, most=2)
        assert [one.record.iri.rpartition("/")[2] for one in found] == ["Q4", "Q42"]
