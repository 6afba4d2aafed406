"""A name is a technology where the article has somebody use it, or gives its price."""

import pytest

from kg.model import EntityType
from tests.handmade import read


def _types(text: str) -> list[tuple[str, EntityType]]:
    return [(one.text, one.type) for one in read(text).mentions if one.text[:1].isupper()]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param(
            "we/PRON/nsubj>use use/VERB [ORG Zephyrix/PROPN/dobj>use]",
            EntityType.TECHNOLOGY,
            id="used",
        ),
        pytest.param(
            "we/PRON/nsubj>use use/VERB [ORG Zephyrix/PROPN/dobj>use] | in/ADP the/DET "
            "Zephyrix/PROPN/compound>region region/NOUN/pobj>in",
            EntityType.INSTITUTION,
            id="a region that is used",
        ),
        pytest.param(
            "we/PRON/nsubj>install install/VERB Linux/PROPN/dobj>install and/CCONJ "
            "[ORG Zephyrix/PROPN/conj>Linux]",
            EntityType.TECHNOLOGY,
            id="used, in a list",
        ),
        pytest.param(
            "the/DET/det>Zephyrix [ORG Zephyrix/PROPN/nsubj>costs] costs/VERB=cost "
            "users/NOUN:NNS/dobj>costs $/SYM:$/nmod>9 9/NUM/dobj>costs",
            EntityType.TECHNOLOGY,
            id="priced",
        ),
        pytest.param(
            "delay/NOUN/nsubj>costs costs/VERB=cost [ORG Zephyrix/PROPN/dative>costs] "
            "$/SYM:$/nmod>9 9/NUM/dobj>costs",
            EntityType.INSTITUTION,
            id="who pays",
        ),
        pytest.param(
            "we/PRON/nsubj>use use/VERB [ORG Zephyrix/PROPN/dobj>use] | "
            "[ORG Zephyrix/PROPN/nsubj>said] said/VERB=say so/ADV",
            EntityType.INSTITUTION,
            id="used, but it says something",
        ),
        pytest.param(
            "we/PRON/nsubj>use use/VERB the/DET/det>Guard [ORG Zephyrix/PROPN/compound>Guard "
            "Guard/PROPN/dobj>use]",
            EntityType.INSTITUTION,
            id="used, but a body by its words",
        ),
        pytest.param(
            "we/PRON/nsubj>use use/VERB [ORG Samsung/PROPN/dobj>use]",
            EntityType.INSTITUTION,
            id="used, but a known maker",
        ),
    ],
)
def test_what_is_used_or_priced(text: str, type_: EntityType) -> None:
    name = next(one for one in _types(text) if one[0] not in ("Linux",))
    assert name[1] is type_
