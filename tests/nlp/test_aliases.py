"""What the default model and the rules together take for one name, one row a case."""

from typing import TYPE_CHECKING

import pytest

from kg.model import MentionKind
from kg.nlp import annotate
from kg.sources import from_text

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CASES = [
    (
        "Park Geun-hye won the election. Ms Park thanked voters. President Park spoke.",
        {"Park": "Park Geun-hye"},
    ),
    ("Hou Lijun is an engineer in Beijing. Hou leads the team.", {"Hou": "Hou Lijun"}),
    ("Viktor Orbán spoke in Budapest. Mr Orbán then left.", {"Orbán": "Viktor Orbán"}),
    (
        "Ursula von der Leyen met ministers. Von der Leyen then left Brussels.",
        {"Von der Leyen": "Ursula von der Leyen"},
    ),
    (
        "Gabriel García Márquez wrote novels. García Márquez lived in Mexico.",
        {"García Márquez": "Gabriel García Márquez"},
    ),
    ("John Smith met Mary Smith in London. Mr Smith left early.", {"Smith": "John Smith"}),
    ("John Smith met Mary Smith in London. Mrs Smith left early.", {"Smith": "Mary Smith"}),
    ("Bill Clinton met Hillary Clinton. Clinton left early.", {"Clinton": "Clinton"}),
    ("George W. Bush is the son of George H. W. Bush.", {"George W. Bush": "George W. Bush"}),
    (
        "The Ministry of Defence (MoD) said no. The MoD gave no reason.",
        {"MoD": "Ministry of Defence"},
    ),
    ("The United Nations met on Monday. The UN voted on Tuesday.", {"UN": "United Nations"}),
    ("Airbus Military built the plane. Airbus hired 300 people.", {"Airbus": "Airbus"}),
    (
        "Egyptian President Abdel-Fattah el-Sissi is in France. Mr el-Sissi met ministers.",
        {"Abdel-Fattah el-Sissi": "Abdel-Fattah el-Sissi"},
    ),
    (
        "North Korea fired a missile at the South. Officials in the North gave no reason.",
        {"North": "North Korea"},
    ),
]


@pytest.mark.parametrize(("text", "called"), CASES, ids=[case[0][:40] for case in CASES])
def test_case(text: str, called: dict[str, str], nlp: "Language") -> None:
    (document,) = annotate([from_text(text)], nlp)
    found = {
        mention.text: mention.name
        for mention in document.mentions
        if mention.kind is MentionKind.NAME
    }
    assert {words: found.get(words) for words in called} == called
