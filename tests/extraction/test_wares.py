"""What is no technology that somebody makes or builds on."""

from dataclasses import replace

import pytest

from kg.extraction.products.wares import is_domain_cut, is_ware
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document
from tests.handmade import linked, read


def _mention(document: Document, text: str) -> Mention:
    start = document.text.index(text)
    return Mention(
        article=document.article.id,
        start=start,
        end=start + len(text),
        text=text,
        type=EntityType.TECHNOLOGY,
        name=text,
    )


def _fact(document: Document, one: str, relation: str, other: str) -> Fact[Mention]:
    first, second = _mention(document, one), _mention(document, other)
    return linked(document, first, relation, second, extractor="patterns")


@pytest.mark.parametrize(
    ("phrase", "made", "is_one"),
    [
        pytest.param("the/DET chip/NOUN", "chip", False, id="a certain one"),
        pytest.param("its/PRON:PRP$ chip/NOUN", "chip", False, id="its own"),
        pytest.param("a/DET chip/NOUN", "chip", True, id="any"),
        pytest.param("the/DET vision/NOUN chip/NOUN", "vision chip", True, id="of a kind"),
        pytest.param("the/DET K2/PROPN", "K2", True, id="a name"),
        pytest.param(
            "defence/NOUN techniques/NOUN", "defence techniques", False, id="what is done"
        ),
    ],
)
def test_what_is_made(phrase: str, made: str, is_one: bool) -> None:
    """One small word for a certain thing does not say which; a technique is no product."""
    document = read(f"[ORG Acme/PROPN/nsubj>built] built/VERB=build {phrase}")
    assert is_ware(document, _fact(document, "Acme", "develops", made)) is is_one


@pytest.mark.parametrize(("whole", "is_one"), [("model", False), ("Zephyr", True)])
def test_what_is_based_on_something_has_a_name(whole: str, is_one: bool) -> None:
    """Any text may have its own "search model"."""
    document = read(
        f"the/DET {whole}/NOUN/nsubj>runs runs/VERB=run on/ADP/prep>runs Ample/PROPN/pobj>on"
    )
    assert is_ware(document, _fact(document, whole, "based_on", "Ample")) is is_one


def test_half_a_word_is_no_ware() -> None:
    """Of "real-time files" "time files" is half a word."""
    document = read(
        "[ORG Acme/PROPN/nsubj>built] built/VERB=build real/ADJ/amod>time -/PUNCT/punct>time "
        "time/NOUN/compound>files files/NOUN:NNS/dobj>built"
    )
    assert not is_ware(document, _fact(document, "Acme", "develops", "time files"))
    assert is_ware(document, _fact(document, "Acme", "develops", "real-time files"))


@pytest.mark.parametrize(
    ("maker", "rule", "is_own"),
    [
        pytest.param("Acme", "naming-verb", False, id="whoever brings it to his televisions"),
        pytest.param("Google", "naming-verb", True, id="whose name it bears"),
        pytest.param("Acme", "possessive-product", True, id="whoever is said to own it"),
    ],
)
def test_a_product_that_bears_a_makers_name(maker: str, rule: str, is_own: bool) -> None:
    document = read(f"[ORG {maker}/PROPN/nsubj>built] built/VERB=build Google/PROPN Home/PROPN")
    fact = _fact(document, maker, "develops", "Google Home")
    evidence = tuple(replace(one, rule=rule) for one in fact.evidence)
    assert is_ware(document, replace(fact, evidence=evidence)) is is_own


@pytest.mark.parametrize(
    ("text", "relation", "thing", "is_one"),
    [
        pytest.param(
            "makes/VERB=make hardware/NOUN/dobj>makes",
            "develops",
            "hardware",
            False,
            id="vague",
        ),
        pytest.param(
            "builds/VERB=build data/NOUN/compound>centers centers/NOUN:NNS/dobj>builds",
            "develops",
            "data centers",
            False,
            id="what is run",
        ),
        pytest.param(
            "uses/VERB=use data/NOUN/compound>centers centers/NOUN:NNS/dobj>uses",
            "uses",
            "data centers",
            True,
            id="and used",
        ),
        pytest.param(
            "launched/VERB=launch Wi-Fi/PROPN/dobj>launched",
            "develops",
            "Wi-Fi",
            False,
            id="what shops offer",
        ),
        pytest.param(
            "invented/VERB=invent Wi-Fi/PROPN/dobj>invented",
            "develops",
            "Wi-Fi",
            True,
            id="and somebody made",
        ),
        pytest.param(
            "has/VERB=have a/DET planetary/ADJ/amod>science science/NOUN/compound>program "
            "program/NOUN/dobj>has",
            "develops",
            "planetary science program",
            False,
            id="a science",
        ),
        pytest.param(
            "uses/VERB=use the/DET [PRODUCT Debian/PROPN/dobj>uses] "
            "packaged/VERB:VBN/amod>library library/NOUN/dobj>uses",
            "uses",
            "Debian",
            False,
            id="by whom it is packed",
        ),
        pytest.param(
            "makes/VERB=make audio/NOUN/compound>hardware hardware/NOUN/dobj>makes",
            "develops",
            "audio hardware",
            True,
            id="of a kind",
        ),
        pytest.param(
            "flew/VERB=fly a/DET bomber/NOUN/nmod>aircraft or/CCONJ spy/NOUN/compound>aircraft "
            "aircraft/NOUN/dobj>flew",
            "uses",
            "bomber",
            False,
            id="a kind that goes on",
        ),
        pytest.param(
            "made/VERB=make robotics/NOUN/dative>made its/PRON:PRP$/poss>theme "
            "theme/NOUN/dobj>made",
            "develops",
            "robotics",
            False,
            id="what is made one's theme",
        ),
        pytest.param(
            "goes/VERB=go on/ADP with/ADP/prep>goes a/DET cloud/NOUN/compound>solution "
            "solution/NOUN/pobj>with",
            "uses",
            "cloud solution",
            False,
            id="what is offered",
        ),
        pytest.param(
            "fired/VERB=fire rockets/NOUN:NNS/dobj>fired into/ADP/prep>fired "
            "[ORG Acme/PROPN/pobj>into]",
            "uses",
            "rockets",
            False,
            id="who is fired at",
        ),
        pytest.param(
            "fired/VERB=fire rockets/NOUN:NNS/dobj>fired into/ADP/prep>fired "
            "town/NOUN/pobj>into",
            "uses",
            "rockets",
            True,
            id="who fires",
        ),
        pytest.param(
            "specialises/VERB=specialise in/ADP/prep>specialises military/ADJ/amod>affairs "
            "affairs/NOUN:NNS/pobj>in",
            "develops",
            "military affairs",
            False,
            id="a field",
        ),
        pytest.param(
            "runs/VERB=run the/DET Air/PROPN/compound>Office Battle/PROPN/compound>Office "
            "Office/PROPN/dobj>runs",
            "develops",
            "Air Battle Office",
            False,
            id="an office",
        ),
        pytest.param(
            "showed/VERB=show images/NOUN:NNS=image/dobj>showed of/ADP/prep>images "
            "missiles/NOUN:NNS/pobj>of",
            "develops",
            "missiles",
            False,
            id="what is only shown",
        ),
        pytest.param(
            "launched/VERB=launch a/DET robot/NOUN/dobj>launched ,/PUNCT "
            "Zephyr/PROPN/appos>robot",
            "develops",
            "robot",
            False,
            id="a name stands beside it",
        ),
    ],
)
def test_what_is_no_ware(text: str, relation: str, thing: str, is_one: bool) -> None:
    """Vague goods, halves of a kind, themes and what is only shown are nothing that is made."""
    document = read(f"[ORG Acme/PROPN/nsubj>{text.split('/')[0]}] {text}")
    assert is_ware(document, _fact(document, "Acme", relation, thing)) is is_one


def test_what_somebody_is_kept_from_is_no_news_of_it() -> None:
    document = read(
        "deals/NOUN/nsubj>stop stop/VERB:VBP=stop [ORG Acme/PROPN/nsubj>building] "
        "building/VERB:VBG=build/ccomp>stop robots/NOUN:NNS/dobj>building"
    )
    assert not is_ware(document, _fact(document, "Acme", "develops", "robots"))


@pytest.mark.parametrize(
    ("thing", "is_one"), [("missile", False), ("physics", True), ("conspiracy", False)]
)
def test_what_an_expert_knows_of_is_no_field(thing: str, is_one: bool) -> None:
    """A "missile expert" need not work on missiles."""
    document = read(f"Ada/PROPN/nsubj>is is/VERB=be a/DET {thing}/NOUN/dobj>is expert/NOUN")
    fact = _fact(document, "Ada", "works_on", thing)
    evidence = tuple(replace(one, rule="field-in-title") for one in fact.evidence)
    assert is_ware(document, replace(fact, evidence=evidence)) is is_one


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        pytest.param("Acme.AI/PROPN agreed/VERB=agree", True, id="an address"),
        pytest.param("Acme/PROPN ./PUNCT AI/PROPN grew/VERB=grow", False, id="a sentence"),
        pytest.param("Acme.Then/PROPN grew/VERB=grow", False, id="glued"),
    ],
)
def test_a_name_before_its_domain_is_cut(text: str, is_cut: bool) -> None:
    document = read(text)
    assert is_domain_cut(document, _mention(document, "Acme")) is is_cut
