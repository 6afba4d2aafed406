"""Names the registries that entities are linked to, for people: "Wikidata", "Q42"."""

PREFIXES = {
    "wikidata": "http://www.wikidata.org/entity/",
    "ror": "https://ror.org/",
    "orcid": "https://orcid.org/",
    "geonames": "https://sws.geonames.org/",
}
"""What the IRIs of the well-known registries begin with, by the usual prefix."""

_NAMES = {"wikidata": "Wikidata", "ror": "ROR", "orcid": "ORCID", "geonames": "GeoNames"}


def called(iri: str) -> str:
    """Return what to call a record of a registry: the registry and the record's own id.

    Another registry is called by its host. What is no address stays as it is.

    >>> called("http://www.wikidata.org/entity/Q42"), called("https://sws.geonames.org/1816670/")
    ('Wikidata Q42', 'GeoNames 1816670')
    >>> called("https://companies.example/gb/17"), called("javascript:alert(1)")
    ('companies.example gb/17', 'javascript:alert(1)')
    """
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start):
            return f"{_NAMES[prefix]} {iri.removeprefix(start).rstrip('/')}"
    scheme, colon, rest = iri.partition("://")
    if not colon or scheme not in ("http", "https"):
        return iri
    host, _, path = rest.partition("/")
    return f"{host} {path}".strip()
