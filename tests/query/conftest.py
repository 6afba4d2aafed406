"""A small graph of two short articles about people whom everybody knows."""

import pytest

from kg.graph import Graph
from kg.model import (
    Citation,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Stance,
    Statement,
    Status,
    identify,
)

FIRST = (
    "Grace Hopper, a director at Remington Rand, develops compilers. "
    "Charles Babbage is president of the Analytical Society. "
    "Ada Lovelace is a member of the Analytical Society. "
    "\u201cThe engine weaves patterns \U0001f9f5,\u201d Lovelace said. "
    "Lovelace was born in London. Lovelace met Babbage. "
    "The Society is based in London. "
)
SECOND = (
    "Babbage denied that he works for Remington Rand. "
    "Hopper was chief engineer of the Analytical Society. "
    "London restricts compilers. London restricts Remington Rand. "
    "Remington Rand plans to acquire the Analytical Society. "
    "Babbage may use artificial intelligence. Hopper uses artificial intelligence."
)
ADA = Entity(
    id="person/ada-lovelace",
    type=EntityType.PERSON,
    name="Ada Lovelace",
    aliases=("Lovelace",),
)
BABBAGE = Entity(id="person/charles-babbage", type=EntityType.PERSON, name="Charles Babbage")
HOPPER = Entity(id="person/grace-hopper", type=EntityType.PERSON, name="Grace Hopper")
SOCIETY = Entity(
    id="org/analytical-society", type=EntityType.INSTITUTION, name="Analytical Society"
)
RAND = Entity(id="org/remington-rand", type=EntityType.INSTITUTION, name="Remington Rand")
LONDON = Entity(id="place/london", type=EntityType.PLACE, name="London")
COMPILERS = Entity(id="technology/compilers", type=EntityType.TECHNOLOGY, name="compilers")
LARGE = Entity(
    id="tech/large-ai-models",
    type=EntityType.TECHNOLOGY,
    name="large AI models",
    concept="large-ai-models",
)


def cite(text: str, name: str, **more: object) -> Citation:
    id_, sha256 = identify(text)
    return Citation(
        id=id_,
        sha256=sha256,
        name=name,
        source=f"articles/{name}.txt",
        title=name.title(),
        length=len(text),
        **more,  # type: ignore[arg-type]
    )


def see(text: str, words: str, confidence: float = 0.9, **more: object) -> Evidence:
    start = text.index(words)
    end = start + len(words)
    return Evidence(
        article=identify(text)[0],
        start=start,
        end=end,
        quote=words,
        subject=(start, start + 3),
        object=(end - 3, end),
        extractor="patterns",
        rule="by-hand",
        confidence=confidence,
        **more,  # type: ignore[arg-type]
    )


def fact(
    subject: Entity,
    relation: str,
    object_: Entity,
    *evidence: Evidence,
    role: str = "",
    status: Status | None = None,
) -> Fact[Entity]:
    return Fact(
        subject=subject,
        relation=relation,
        object=object_,
        role=role,
        status=status,
        evidence=tuple(sorted(evidence)),
    )


@pytest.fixture(scope="session")
def sample() -> Graph:
    words = "The engine weaves patterns \U0001f9f5,"
    said = FIRST.index(words)
    current, former = Status.CURRENT, Status.FORMER
    facts = [
        fact(
            HOPPER,
            "holds_position",
            RAND,
            see(FIRST, "Grace Hopper, a director at Remington Rand", 0.95),
            role="director",
            status=current,
        ),
        fact(
            HOPPER, "develops", COMPILERS, see(FIRST, "Remington Rand, develops compilers", 0.7)
        ),
        fact(
            BABBAGE,
            "holds_position",
            SOCIETY,
            see(FIRST, "Charles Babbage is president of the Analytical Society."),
            role="president",
        ),
        fact(ADA, "member_of", SOCIETY, see(FIRST, "Ada Lovelace is a member")),
        fact(ADA, "born_in", LONDON, see(FIRST, "Lovelace was born in London.")),
        fact(ADA, "meets", BABBAGE, see(FIRST, "Lovelace met Babbage.")),
        fact(SOCIETY, "located_in", LONDON, see(FIRST, "The Society is based in London.")),
        fact(
            BABBAGE,
            "employed_by",
            RAND,
            see(
                SECOND,
                "Babbage denied that he works for Remington Rand.",
                stance=Stance.DENIED,
            ),
        ),
        fact(
            HOPPER,
            "holds_position",
            SOCIETY,
            see(SECOND, "Hopper was chief engineer of the Analytical Society."),
            role="chief engineer",
            status=former,
        ),
        fact(LONDON, "restricts", COMPILERS, see(SECOND, "London restricts compilers.")),
        fact(LONDON, "restricts", RAND, see(SECOND, "London restricts Remington Rand.")),
        fact(
            RAND,
            "acquires",
            SOCIETY,
            see(
                SECOND,
                "Remington Rand plans to acquire the Analytical Society.",
                stance=Stance.PLANNED,
            ),
        ),
        fact(
            BABBAGE,
            "uses",
            LARGE,
            see(
                SECOND,
                "Babbage may use artificial intelligence.",
                0.5,
                stance=Stance.SPECULATED,
            ),
        ),
        fact(HOPPER, "uses", LARGE, see(SECOND, "Hopper uses artificial intelligence.")),
    ]
    first, second = identify(FIRST)[0], identify(SECOND)[0]
    return Graph(
        entities=tuple(
            sorted(
                (ADA, BABBAGE, HOPPER, SOCIETY, RAND, LONDON, COMPILERS, LARGE),
                key=lambda entity: entity.id,
            )
        ),
        facts=tuple(sorted(facts, key=lambda item: item.key)),
        statements=(
            Statement(
                speaker=ADA,
                article=first,
                start=said,
                end=said + len(words),
                quote=words,
                direct=True,
                topics=(COMPILERS,),
                sentence=(said - 1, said + len(words) + 16),
                rule="said-clause",
                confidence=0.9,
            ),
        ),
        citations=tuple(
            sorted(
                (
                    cite(FIRST, "first", published="1843-09-01", outlet="The Examiner"),
                    cite(SECOND, "second", authors=("Mary Somerville", "Augustus De Morgan")),
                )
            )
        ),
        appearances=tuple(
            sorted(
                [
                    *(
                        (first, entity.id)
                        for entity in (ADA, BABBAGE, HOPPER, SOCIETY, RAND, LONDON, COMPILERS)
                    ),
                    *(
                        (second, entity.id)
                        for entity in (BABBAGE, HOPPER, SOCIETY, RAND, LONDON, COMPILERS, LARGE)
                    ),
                ]
            )
        ),
    )
