"""A name is a technology where a sentence says that it is one."""

import pytest

from kg.model import EntityType
from tests.handmade import parsed, read


def _types(text: str) -> list[tuple[str, EntityType]]:
    """Return the mentions that have a capital: "robot" alone is a technology too."""
    return [
        (mention.text, mention.type)
        for mention in read(text).mentions
        if mention.text[:1].isupper()
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "[ORG Zephyrix/PROPN/nsubj>is] is/VERB=be a/DET/det>robot robot/NOUN/attr>is",
            "Zephyrix",
            id="X is a robot",
        ),
        pytest.param(
            "we/PRON/nsubj>used used/VERB Zephyrix/PROPN/dobj>used ,/PUNCT "
            "a/DET/det>database lexical/ADJ/amod>database database/NOUN/appos>Zephyrix",
            "Zephyrix",
            id="X, a database",
        ),
        pytest.param(
            "we/PRON/nsubj>used used/VERB robots/NOUN:NNS=robot/dobj>used such/ADJ/amod>as "
            "as/ADP/prep>robots [ORG Zephyrix/PROPN/pobj>as] and/CCONJ "
            "[ORG Qobot/PROPN/conj>Zephyrix]",
            "Qobot",
            id="robots such as X and Y",
        ),
        pytest.param(
            "we/PRON/nsubj>used used/VERB a/DET/det>language language/NOUN/dobj>used "
            "called/VERB:VBN=call/acl>language [ORG Zephyrix/PROPN/oprd>called]",
            "Zephyrix",
            id="a language called X",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sells] sells/VERB its/PRON/poss>service "
            "video/NOUN/compound>service service/NOUN/dobj>sells ,/PUNCT "
            "[ORG Zephyrix/PROPN/appos>service]",
            "Zephyrix",
            id="its service, X",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sells] sells/VERB its/PRON/poss>browser "
            "[ORG Zephyrix/PROPN/compound>browser] browser/NOUN/dobj>sells",
            "Zephyrix",
            id="its X browser",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sells] sells/VERB its/PRON/poss>phone "
            "new/ADJ/amod>phone phone/NOUN/dobj>sells ,/PUNCT the/DET/det>Zephyrix "
            "[ORG Zephyrix/PROPN/appos>phone]",
            "Zephyrix",
            id="its phone, the X",
        ),
        pytest.param(
            "the/DET/det>Zephyrix cruise/NOUN/compound>ship ship/NOUN/compound>Zephyrix "
            "[PERSON Zephyrix/PROPN/nsubj>sailed] sailed/VERB",
            "Zephyrix",
            id="the cruise ship X",
        ),
        pytest.param(
            "the/DET/det>browser [ORG Zephyrix/PROPN/compound>browser] "
            "browser/NOUN/nsubj>spread made/VERB:VBN=make/acl>browser by/ADP/agent>made "
            "[ORG Acme/PROPN/pobj>by] spread/VERB",
            "Zephyrix",
            id="the X browser, made by",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>generator] 's/PART/case>Acme "
            "Zephyrix/PROPN/compound>generator image/NOUN/compound>generator "
            "generator/NOUN/nsubj>fell fell/VERB",
            "Zephyrix",
            id="words between a name and its kind",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>pill] 's/PART/case>Acme [NORP Zephyrix/PROPN/compound>pill] "
            "pill/NOUN/nsubj>works works/VERB",
            "Zephyrix",
            id="a kind that only an owner makes one",
        ),
        pytest.param(
            "the/DET/det>spyware Zephyrix/PROPN/compound>spyware spyware/NOUN/nsubj>spread "
            "spread/VERB",
            "Zephyrix",
            id="a kind whose members have names",
        ),
        pytest.param(
            "they/PRON/nsubj>ordered ordered/VERB three/NUM/nummod>frigates "
            "[ORG Zephyrix/PROPN/compound>frigates] frigates/NOUN:NNS=frigate/dobj>ordered",
            "Zephyrix",
            id="a kind whose classes have names",
        ),
        pytest.param(
            "they/PRON/nsubj>unveiled unveiled/VERB [ORG Zephyrix/PROPN/dobj>unveiled] ,/PUNCT "
            "its/PRON/poss>model AI/PROPN/compound>model model/NOUN/appos>Zephyrix",
            "Zephyrix",
            id="X, its AI model",
        ),
        pytest.param(
            "it/PRON/nsubj>built built/VERB a/DET/det>reactor reactor/NOUN/dobj>built "
            "it/PRON/nsubj>calls calls/VERB=call/relcl>reactor [ORG Zephyrix/PROPN/oprd>calls]",
            "Zephyrix",
            id="a reactor it calls X",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>speaker] 's/PART/case>Acme "
            "[ORG Zephyrix/PROPN/compound>speaker] speaker/NOUN:NN/nsubj>fell fell/VERB",
            "Zephyrix",
            id="a speaker that a company has",
        ),
        pytest.param(
            "we/PRON/nsubj>used used/VERB [PERSON Zephyrix/PROPN/dobj>used] ,/PUNCT "
            "a/DET/det>therapy gene/NOUN/compound>therapy therapy/NOUN/appos>Zephyrix",
            "Zephyrix",
            id="one word that the model takes for a person",
        ),
        pytest.param(
            "[ORG Zephyrix/PROPN/nsubj>sells] sells/VERB=sell well/ADV ,/PUNCT "
            "a/DET/det>browser browser/NOUN/appos>Zephyrix",
            "Zephyrix",
            id="what sells well is no seller",
        ),
    ],
)
def test_what_is_defined_is_a_technology(text: str, name: str) -> None:
    assert (name, EntityType.TECHNOLOGY) in _types(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "[ORG Zephyrix/PROPN/nsubj>is] is/VERB=be a/DET/det>maker "
            "robot/NOUN/compound>maker maker/NOUN/attr>is",
            id="a maker of robots",
        ),
        pytest.param(
            "[ORG Zephyrix/PROPN/compound>Institute Institute/PROPN/nsubj>is] is/VERB=be "
            "a/DET/det>platform platform/NOUN/attr>is",
            id="an institute by its own words",
        ),
        pytest.param(
            "its/PRON/poss>speaker [ORG Knesset/PROPN/compound>speaker] "
            "speaker/NOUN:NN/nsubj>met met/VERB",
            id="a parliament by its name",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>is] is/VERB=be a/DET/det>robot robot/NOUN/attr>is",
            id="a maker that is known",
        ),
        pytest.param(
            "[ORG Zephyrix/PROPN/nsubj>is] is/VERB=be a/DET/det>network network/NOUN/attr>is",
            id="a network may be a broadcaster",
        ),
        pytest.param(
            "[ORG Qobot/PROPN/nsubj>flew] flew/VERB a/DET/det>jet "
            "[ORG Zephyrix/PROPN/compound>jet] jet/NOUN/dobj>flew",
            id="a jet of a maker",
        ),
        pytest.param(
            "[ORG Qobot/PROPN/nsubj>has] has/VERB its/PRON/poss>program "
            "[ORG Zephyrix/PROPN/compound>program] program/NOUN/dobj>has",
            id="a programme may be a policy",
        ),
        pytest.param(
            "[ORG Qobot/PROPN/nsubj>flew] flew/VERB its/PRON/poss>jet "
            "[ORG Zephyrix/PROPN/compound>jet] jet/NOUN/dobj>flew | "
            "[ORG Zephyrix/PROPN/nsubj>said] said/VERB=say so/ADV",
            id="what says something is a maker",
        ),
        pytest.param(
            "the/DET/det>drones [ORG Zephyrix/PROPN/compound>drones] "
            "drones/NOUN:NNS=drone/nsubj>flew flew/VERB",
            id="drones of a maker",
        ),
        pytest.param(
            "[ORG Qobot/PROPN/nsubj>acquired] acquired/VERB=acquire "
            "[ORG Zephyrix/PROPN/dobj>acquired] | [ORG Qobot/PROPN/nsubj>runs] runs/VERB=run "
            "its/PRON/poss>app [ORG Zephyrix/PROPN/compound>app] app/NOUN/dobj>runs",
            id="what is acquired is a firm",
        ),
        pytest.param(
            "[ORG Zephyrix/PROPN/nsubj>is] is/VERB=be a/DET/det>robot robot/NOUN/attr>is | "
            "[ORG Zephyrix/PROPN/nsubj>announced] announced/VERB=announce "
            "this/PRON/dobj>announced",
            id="what announces something is a maker",
        ),
    ],
)
def test_what_makes_it_is_none(text: str) -> None:
    assert {type_ for _, type_ in _types(text)} == {EntityType.INSTITUTION}


def test_a_place_stays_a_place() -> None:
    text = "[GPE Zephyr/PROPN/nsubj>is] is/VERB=be a/DET/det>robot robot/NOUN/attr>is"
    assert _types(text) == [("Zephyr", EntityType.PLACE)]


def test_the_name_is_one_throughout_the_article() -> None:
    text = (
        "[ORG Zephyrix/PROPN/nsubj>is] is/VERB=be a/DET/det>robot robot/NOUN/attr>is | "
        "[ORG Zephyrix/PROPN/nsubj>fell] fell/VERB"
    )
    assert [type_ for _, type_ in _types(text)] == [EntityType.TECHNOLOGY] * 2


def test_a_product_is_one_where_the_model_sees_no_name() -> None:
    text = (
        "[ORG Zephyrix/PROPN/nsubj>is] is/VERB=be a/DET/det>robot robot/NOUN/attr>is | "
        "they/PRON/nsubj>like like/VERB Zephyrix/PROPN/dobj>like"
    )
    assert [type_ for _, type_ in _types(text)] == [EntityType.TECHNOLOGY] * 2


def test_a_person_of_two_words_stays_one() -> None:
    text = (
        "[PERSON Zephyr/PROPN/nsubj>fell] fell/VERB ,/PUNCT a/DET/det>robot "
        "robot/NOUN/appos>Zephyr | [PERSON Ada/PROPN/compound>Zephyr Zephyr/PROPN/nsubj>fell] "
        "fell/VERB"
    )
    assert EntityType.TECHNOLOGY not in {type_ for _, type_ in _types(text)}


@pytest.mark.parametrize(
    "rest", ["", "[PERSON Ada/PROPN/compound>Zephyr Zephyr/PROPN/appos>speaker] "]
)
@pytest.mark.parametrize("owner", ["GPE", "ORG"])
def test_a_speaker_is_a_person_by_name_or_by_country(owner: str, rest: str) -> None:
    text = (
        f"[{owner} Freedonia/PROPN/poss>speaker] 's/PART/case>Freedonia "
        f"[ORG House/PROPN/compound>speaker] speaker/NOUN:NN/nsubj>met {rest}met/VERB"
    )
    product = EntityType.TECHNOLOGY in {type_ for _, type_ in _types(text)}
    assert product == (owner == "ORG" and not rest)


@pytest.mark.parametrize("name", ["Python", "Drupal", "CKAN"])
@pytest.mark.parametrize("label", ["ORG", "GPE"])
def test_listed_names_are_never_companies(name: str, label: str) -> None:
    text = f"it/PRON/nsubj>was was/VERB written/VERB in/ADP [{label} {name}/PROPN/pobj>in]"
    assert (name, EntityType.TECHNOLOGY) in _types(text)
    assert [token.text for token in parsed(text)][-1] == name


def test_a_foundation_named_after_a_listed_name_stays_a_body() -> None:
    text = "[ORG Drupal/PROPN/compound>Association Association/PROPN/nsubj>met] met/VERB"
    assert ("Drupal Association", EntityType.INSTITUTION) in _types(text)


def test_a_known_firm_stays_one() -> None:
    text = (
        "we/PRON/nsubj>use use/VERB [ORG Nvidia/PROPN/dobj>use] ,/PUNCT the/DET/det>platform "
        "platform/NOUN/appos>Nvidia"
    )
    assert _types(text) == [("Nvidia", EntityType.INSTITUTION)]
