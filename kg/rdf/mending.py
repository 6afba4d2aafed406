"""Takes out what is left hanging where an article's named graph was dropped."""

from collections.abc import Iterable

from pyoxigraph import Triple

from kg.rdf.terms import term


def mended(found: Iterable[Triple], *, base: str) -> list[Triple]:
    """Return triples without those about, or leading to, a thing of which nothing is left.

    The default graph tells of merged ids, of pairs that may be one and of other registries'
    identifiers: with its last article a thing has gone, and so have these.

    Args:
        found: What is left of a graph that kg wrote.
        base: Where its data IRIs hang.
    """
    every = list(found)
    is_a, leads, unsure = term("rdf:type"), term("dcterms:isReplacedBy"), term("kg:Unsure")
    here = {one.subject for one in every if one.predicate == is_a}
    ends = (term("kg:left"), term("kg:right"))
    pairs = {one.subject for one in every if one.predicate == is_a and one.object == unsure}
    hanging = {
        one.subject
        for one in every
        if one.predicate in ends and one.subject in pairs and one.object not in here
    }
    hanging |= {
        one.subject for one in every if one.predicate == leads and one.object not in here
    }
    data = f"<{base}id/"
    return [
        one
        for one in every
        if one.subject not in hanging
        and (
            one.subject in here
            or one.predicate == leads
            or not str(one.subject).startswith(data)
        )
    ]
