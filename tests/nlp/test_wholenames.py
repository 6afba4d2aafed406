"""Names that both the model and the network leave cut or run together."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke]"


def _called(text: str) -> list[str]:
    doc = parsed(text)
    return [one.name for one in document(from_text(doc.text), doc).mentions]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        pytest.param(
            "[PERSON hawks/NOUN:NNS/compound>Lovelace Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/nsubj>spoke] spoke/VERB",
            ["Ada Lovelace"],
            id="a common noun before a person",
        ),
        pytest.param(
            "They/PRON told/VERB [ORG Acme/PROPN/poss>Anna] 's/PART/case>Acme "
            "[PERSON Anna/PROPN/compound>Quill] Quill/VERB/ccomp>told now/ADV",
            ["Acme", "Anna Quill"],
            id="a family name that reads as a verb",
        ),
        pytest.param(
            "beat/VERB qualifier/NOUN/compound>Quill [PERSON Anna/PROPN/compound>Quill] "
            "Quill/PROPN/dobj>beat of/ADP/prep>Quill [GPE Peru/PROPN/pobj>of]",
            ["Anna Quill", "Peru"],
            id="a family name behind a person's noun",
        ),
        pytest.param(
            "They/PRON told/VERB the/DET [ORG Acme/PROPN/poss>Quill] 's/PART/case>Acme "
            "Anna/PROPN/compound>Quill [PERSON Quill/PROPN/dobj>told]",
            ["Acme", "Anna Quill"],
            id="a given name behind a possessive",
        ),
        pytest.param(
            "[PERSON Anna/PROPN/compound>Quill bin/PROPN/compound>Quill Quill/PROPN/nsubj>met] "
            ",/PUNCT known/VERB as/ADP [ORG ABQ/PROPN/pobj>as] ,/PUNCT met/VERB | "
            "[ORG ABQ/PROPN/nsubj>spoke] spoke/VERB",
            ["Anna bin Quill", "Anna bin Quill", "Anna bin Quill"],
            id="who is known by letters",
        ),
        pytest.param(
            "[PERSON Ung/PROPN/compound>Kyo San/PROPN/compound>Kyo Sue/PROPN/compound>Kyo "
            "Kyo/PROPN/nsubj>met] met/VERB | [PERSON Suo/PROPN/compound>Kyo "
            "Kyo/PROPN/nsubj>spoke] spoke/VERB",
            ["Ung San Sue Kyo", "Suo Kyo"],
            id="another half of a name of four words",
        ),
        pytest.param(
            "[PERSON Ung/PROPN/compound>Kyo San/PROPN/compound>Kyo Suo/PROPN/compound>Kyo "
            "Kyo/PROPN/nsubj>met] met/VERB | [PERSON Suo/PROPN/compound>Kyo "
            "Kyo/PROPN/nsubj>spoke] spoke/VERB",
            ["Ung San Suo Kyo", "Ung San Suo Kyo"],
            id="the half of a name of four words",
        ),
        pytest.param(
            "The/DET/det>Service [ORG Quill/PROPN/compound>Service Service/PROPN/nsubj>met] "
            "(/PUNCT [ORG XBU/PROPN/appos>Service] )/PUNCT met/VERB | The/DET/det>XBU "
            "[ORG XBU/PROPN/nsubj>spoke] spoke/VERB",
            ["Quill Service", "Quill Service", "Quill Service"],
            id="letters of a name in another language",
        ),
        pytest.param(
            "the/DET [PERSON Quill/PROPN/compound>Effect] Effect/PROPN/nsubj>spoke spoke/VERB",
            ["Quill"],
            id="a family name before a noun in capitals",
        ),
        pytest.param(
            "by/ADP Press/PROPN/compound>Quill Director/PROPN/compound>Quill "
            "Anna/PROPN/compound>Quill [PERSON Quill/PROPN/pobj>by]",
            ["Anna Quill"],
            id="a given name behind a post",
        ),
        pytest.param(
            "by/ADP the/DET Attorney/PROPN/compound>Quill General/PROPN/compound>Quill "
            "[PERSON Quill/PROPN/pobj>by]",
            ["Quill"],
            id="a post of two words",
        ),
        pytest.param(
            "the/DET [ORG Lovelace/PROPN/compound>House White/PROPN/compound>House "
            "House/PROPN/nsubj>spoke] spoke/VERB",
            ["White House"],
            id="whose house it was",
        ),
        pytest.param(
            "[GPE Harbour/PROPN/compound>Commonwealth County/PROPN/compound>Commonwealth "
            "Commonwealth/PROPN/poss>Attorney] 's/PART/case>Commonwealth Attorney/PROPN/"
            f"compound>Lovelace {ADA} spoke/VERB",
            ["Harbour County", "Ada Lovelace"],
            id="a county before whose attorney follows",
        ),
        pytest.param(
            "for/ADP the/DET [LOC Western/PROPN/compound>District District/PROPN/pobj>for] "
            "of/ADP/prep>District [GPE Ohio/PROPN/pobj>of] spoke/VERB",
            ["Western District of Ohio"],
            id="a court's district",
        ),
        pytest.param(
            "in/ADP [GPE Washington/PROPN/pobj>in] ,/PUNCT [GPE D.C./PROPN/appos>Washington] "
            "spoke/VERB",
            ["Washington, D.C."],
            id="a city with its district",
        ),
        pytest.param(
            "the/DET [ORG Bureau/PROPN of/ADP Lakes/PROPN] and/CCONJ [ORG Scientific/PROPN "
            "Affairs/PROPN] spoke/VERB",
            ["Bureau of Lakes and Scientific Affairs"],
            id="a body's second field",
        ),
        pytest.param(
            "of/ADP Concerned/PROPN/compound>Pilots [ORG Pilots/PROPN/pobj>of for/ADP "
            "Peace/PROPN] spoke/VERB",
            ["Concerned Pilots for Peace"],
            id="the first word of a name",
        ),
        pytest.param(
            "the/DET [ORG Harbour/PROPN Rules/PROPN Committee/PROPN/compound>Represenative "
            f"Represenative/PROPN/compound>Lovelace] {ADA} spoke/VERB",
            ["Harbour Rules Committee", "Ada Lovelace"],
            id="a post with a letter missing",
        ),
        pytest.param(
            "the/DET [ORG House/PROPN of/ADP Representatives/PROPN/compound>Lovelace] "
            f"{ADA} spoke/VERB",
            ["House of Representatives", "Ada Lovelace"],
            id="but not several who sit in a house",
        ),
        pytest.param(
            "the/DET [ORG Foreign/PROPN/nmod>ministries and/CCONJ Defence/PROPN/conj>Foreign] "
            "ministries/NOUN:NNS=ministry/nsubj>spoke spoke/VERB",
            [],
            id="two modifiers of one noun",
        ),
        pytest.param(
            "the/DET [ORG Trade/PROPN and/CCONJ Industry/PROPN] ministry/NOUN/nsubj>spoke "
            "spoke/VERB",
            ["Trade and Industry"],
            id="but one body for two matters",
        ),
        pytest.param(
            "[ORG Democrats/PROPN:NNPS/nsubj>spoke] 66/NUM/nummod>Democrats spoke/VERB",
            ["Democrats 66"],
            id="a number of a party's name",
        ),
        pytest.param(
            "[ORG Banks/PROPN:NNS/nsubj>spoke] in/ADP/prep>Banks [GPE Peru/PROPN/pobj>in] "
            "spoke/VERB",
            ["Peru"],
            id="all bodies of a kind",
        ),
        pytest.param(
            "[PERSON Typhoon/PROPN/compound>Arden Arden/PROPN/nsubj>hit] hit/VERB "
            "[GPE Peru/PROPN/dobj>hit] before/SCONJ [PERSON Arden/PROPN/nsubj>left] left/VERB",
            ["Peru"],
            id="a storm",
        ),
        pytest.param(
            "in/ADP [GPE Burkina/PROPN/compound>Faso] Faso/PROPN/pobj>in spoke/VERB",
            ["Burkina Faso"],
            id="half a country's name",
        ),
        pytest.param(
            "the/DET [ORG Dutch/ADJ/amod>Chamber Chamber/PROPN/nsubj>spoke of/ADP "
            "Commerce/PROPN/pobj>of] in/ADP [GPE Peru/PROPN/pobj>in] spoke/VERB",
            ["Dutch Chamber of Commerce in Peru"],
            id="a country's chamber of commerce abroad",
        ),
        pytest.param(
            "[ORG Peru/PROPN/compound>Advisor National/PROPN/compound>Security "
            f"Security/PROPN/compound>Advisor] Advisor/PROPN/compound>Lovelace {ADA} "
            "spoke/VERB",
            ["Peru", "Ada Lovelace"],
            id="a country before its adviser",
        ),
        pytest.param(
            "in/ADP [GPE Harbour/PROPN/pobj>in] [NORP Harbour/PROPN/compound>Lovelace] "
            f"Governor/PROPN/compound>Lovelace {ADA} spoke/VERB",
            ["Harbour", "Harbour", "Ada Lovelace"],
            id="a place that is read as a people",
        ),
        pytest.param(
            "the/DET charity/NOUN/nsubj>spoke [ORG Hands/PROPN/appos>charity] for/ADP/"
            "prep>Hands [GPE Peru/PROPN/pobj>for] spoke/VERB",
            ["Hands for Peru"],
            id="a charity for a country",
        ),
        pytest.param(
            "the/DET [ORG Orthodox/PROPN/compound>churches] churches/NOUN:NNS/nsubj>spoke "
            "spoke/VERB",
            [],
            id="what churches are of",
        ),
        pytest.param(
            "[ORG Metropolitan/PROPN/compound>Clement Clement/PROPN/nsubj>spoke] spoke/VERB "
            "to/ADP/prep>spoke her/PRON/pobj>to",
            ["Metropolitan Clement"],
            id="a bishop",
        ),
        pytest.param(
            "said/VERB=say Premier/PROPN/compound>Liu [PERSON Liu/PROPN/nsubj>said] | "
            "He/PRON/nsubj>left left/VERB=leave",
            ["Liu He"],
            id="a name that is read as a pronoun",
        ),
        pytest.param(
            "said/VERB=say Premier/PROPN/compound>Lovelace [PERSON Lovelace/PROPN/nsubj>said] "
            "| He/PRON/nsubj>left left/VERB=leave",
            ["Lovelace", "Lovelace"],
            id="a pronoun",
        ),
        pytest.param(
            "they/PRON left/VERB for/ADP [PRODUCT Arden/PROPN/pobj>for] in/ADP [LOC "
            "Arden/PROPN/compound>Region Region/PROPN/pobj>in]",
            ["Arden", "Arden Region"],
            id="a region that is read as a product",
        ),
    ],
)
def test_names_are_whole(text: str, called: list[str]) -> None:
    """A name has all its words and no other."""
    assert _called(text) == called
