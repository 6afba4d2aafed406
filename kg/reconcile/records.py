"""What other registries know: records to link entities to, and the candidates for a link."""

import re
from dataclasses import dataclass

from kg.model import EntityType
from kg.registries import PREFIXES
from kg.resolve.compare import Comparison

WIKIDATA = PREFIXES["wikidata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing of a table or a service.

    Attributes:
        names: Its names, the best first; at least one.
        type: What it is, or None where the table does not say.
        context: What tells it from others of its name: country, city, employer, description.
        source: The table or service, as the user gave it.
    """

    iri: str
    names: tuple[str, ...]
    type: EntityType | None = None
    context: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The id of an entity and a record that may be it, and why.

    Features are pairs (what speaks for or against, weight). *Same* is the only record called
    exactly so, if something that the articles say around the name agrees with it.
    """

    entity: str
    record: Record
    features: tuple[tuple[str, float], ...]
    same: bool = False

    @property
    def score(self) -> float:
        """Return the sum of the weights, at least 0 and at most 1."""
        return min(1.0, max(0.0, Comparison(features=self.features).score))


def iri_of(text: str, prefix: str = "") -> str | None:
    """Return the IRI of an identifier, or None where it has none.

    Identifiers of Wikidata, ROR and ORCID are known as they are usually written.

    >>> iri_of("Q42"), iri_of("ror.org/03yrm5c26"), iri_of("17", "https://a.example/")
    ('http://www.wikidata.org/entity/Q42', 'https://ror.org/03yrm5c26', 'https://a.example/17')
    >>> iri_of("17") is None, iri_of("javascript:alert(1)", "https://a.example/") is None
    (True, True)
    """
    text = text.strip()
    if text.startswith(("http://", "https://")):
        return text.replace("https://www.wikidata.org/wiki/", WIKIDATA).replace(
            "https://www.wikidata.org/entity/", WIKIDATA
        )
    if text[:1] == "Q" and text[1:].isdecimal() and text.isascii():
        return WIKIDATA + text
    for host in ("ror.org/", "orcid.org/"):
        if text.startswith(host):
            return f"https://{text}"
    return prefix + text if prefix and _LOCAL.fullmatch(text) else None


_LOCAL = re.compile(r"[\w.~%/-]+")
"""What may stand behind a prefix: "javascript:alert(1)" is no identifier."""
