"""Facts that nouns say: acquisitions, agreements, talks, sanctions, limits."""

import pytest

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.patterns import patterns
from kg.ontology import relations
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return shown(patterns(read(text)))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Airbus/PROPN/poss>purchase] 's/PART/case>Airbus purchase/NOUN/nsubj>pleased "
            "of/ADP/prep>purchase [ORG Boeing/PROPN/pobj>of] pleased/VERB=please",
            ["Airbus | acquires | Boeing"],
            id="owner",
        ),
        pytest.param(
            "In/ADP/prep>Airbus coordination/NOUN/pobj>In with/ADP/prep>coordination "
            "[ORG Boeing/PROPN/pobj>with] [ORG Airbus/PROPN/nsubj>acted] acted/VERB=act",
            [],
            id="a text that begins with what it was in",
        ),
        pytest.param(
            "the/DET purchase/NOUN/nsubj>pleased of/ADP/prep>purchase [ORG "
            "Boeing/PROPN/pobj>of] "
            "by/ADP/prep>purchase [ORG Airbus/PROPN/pobj>by] pleased/VERB=please",
            ["Airbus | acquires | Boeing"],
            id="by",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>announced] announced/VERB=announce the/DET "
            "purchase/NOUN/dobj>announced of/ADP/prep>purchase [ORG Boeing/PROPN/pobj>of]",
            ["Airbus | acquires | Boeing"],
            id="who announced it",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>saw] saw/VERB=see the/DET "
            "purchase/NOUN/dobj>saw of/ADP/prep>purchase [ORG Boeing/PROPN/pobj>of]",
            [],
            id="who saw it",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/poss>purchase] 's/PART/case>Airbus purchase/NOUN/nsubj>pleased "
            "of/ADP/prep>purchase robots/NOUN:NNS/pobj>of pleased/VERB=please",
            ["Airbus | uses | robots"],
            id="a purchase of things is use",
        ),
        pytest.param(
            "[GPE Paris/PROPN/poss>purchase] 's/PART/case>Paris purchase/NOUN/nsubj>pleased "
            "of/ADP/prep>purchase [PERSON Ada/PROPN/pobj>of] pleased/VERB=please",
            [],
            id="types that the relation forbids",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>grew] ,/PUNCT a/DET unit/NOUN/appos>Airbus "
            "of/ADP/prep>unit "
            "[ORG Boeing/PROPN/pobj>of] ,/PUNCT grew/VERB=grow",
            ["Airbus | part_of | Boeing"],
            id="a unit of, beside the name",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>is] is/VERB=be a/DET unit/NOUN/attr>is of/ADP/prep>unit "
            "[ORG Boeing/PROPN/pobj>of]",
            ["Airbus | part_of | Boeing"],
            id="is a unit of",
        ),
        pytest.param(
            "it/PRON/nsubj>is is/VERB=be a/DET unit/NOUN/attr>is of/ADP/prep>unit "
            "[ORG Boeing/PROPN/pobj>of]",
            [],
            id="something is a unit of",
        ),
        pytest.param(
            "a/DET unit/NOUN/nsubj>grew of/ADP/prep>unit [ORG Boeing/PROPN/pobj>of] "
            "grew/VERB=grow",
            [],
            id="a unit without a name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubjpass>engaged] is/AUX=be/auxpass>engaged "
            "engaged/VERB:VBN=engage in/ADP/prep>engaged the/DET design/NOUN/pobj>in and/CCONJ "
            "production/NOUN/conj>design of/ADP/prep>production robots/NOUN:NNS=robot/pobj>of",
            ["Acme | develops | robots", "Acme | develops | robots"],
            id="engaged in two deeds",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubjpass>involved] was/AUX=be/auxpass>involved "
            "involved/VERB:VBN=involve in/ADP/prep>involved the/DET design/NOUN/pobj>in "
            "of/ADP/prep>design robots/NOUN:NNS=robot/pobj>of",
            ["Ada | works_on | robots"],
            id="a person involved",
        ),
        pytest.param(
            "the/DET refusal/NOUN/nsubj>upset of/ADP/prep>refusal [ORG Acme/PROPN/pobj>of] "
            "to/PART:TO/aux>fund fund/VERB:VB/acl>refusal [ORG Zephyr/PROPN/dobj>fund] "
            "upset/VERB=upset [ORG Kerr/PROPN/dobj>upset]",
            ["Acme | invests_in | Zephyr"],
            id="the refusal of a body to do it",
        ),
    ],
)
def test_acts_and_parts(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>signed] signed/VERB=sign a/DET pact/NOUN/dobj>signed "
            "with/ADP/prep>pact [ORG Boeing/PROPN/pobj>with]",
            ["Airbus | partners_with | Boeing"],
            id="signed a pact with",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>entered] entered/VERB=enter into/ADP/prep>entered a/DET "
            "pact/NOUN/pobj>into with/ADP/prep>pact [ORG Boeing/PROPN/pobj>with]",
            ["Airbus | partners_with | Boeing"],
            id="entered into a pact with",
        ),
        pytest.param(
            "the/DET pact/NOUN/nsubj>held between/ADP/prep>pact [ORG "
            "Airbus/PROPN/pobj>between] "
            "and/CCONJ [ORG Boeing/PROPN/conj>Airbus] held/VERB=hold",
            ["Airbus | partners_with | Boeing"],
            id="between",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>held] held/VERB=hold talks/NOUN:NNS=talk/dobj>held "
            "with/ADP/prep>talks [PERSON Babbage/PROPN/pobj>with]",
            ["Ada | meets | Babbage"],
            id="held talks with",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>read] read/VERB a/DET pact/NOUN/dobj>read "
            "with/ADP/prep>pact [ORG Boeing/PROPN/pobj>with]",
            [],
            id="another verb",
        ),
        pytest.param("a/DET pact/NOUN of/ADP/prep>pact steel/NOUN/pobj>of", [], id="no verb"),
    ],
)
def test_agreements_and_meetings(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[GPE Canada/PROPN/nsubj>imposed] imposed/VERB=impose "
            "sanctions/NOUN:NNS=sanction/dobj>imposed on/ADP/prep>sanctions [ORG "
            "Boeing/PROPN/pobj>on]",
            ["Canada | restricts | Boeing"],
            id="sanctions on",
        ),
        pytest.param(
            "sanctions/NOUN:NNS=sanction/nsubjpass>imposed were/AUX=be/auxpass>imposed "
            "imposed/VERB:VBN=impose on/ADP/prep>imposed [ORG Boeing/PROPN/pobj>on] "
            "by/ADP/agent>imposed [GPE Canada/PROPN/pobj>by]",
            ["Canada | restricts | Boeing"],
            id="passive",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>filed] filed/VERB=file a/DET lawsuit/NOUN/dobj>filed "
            "against/ADP/prep>lawsuit [ORG Boeing/PROPN/pobj>against]",
            ["Airbus | restricts | Boeing"],
            id="lawsuit",
        ),
        pytest.param(
            "[GPE Canada/PROPN/nsubj>limits] limits/VERB=limit [GPE Malta/PROPN/poss>access] "
            "'s/PART/case>Malta access/NOUN/dobj>limits to/ADP/prep>access "
            "robots/NOUN:NNS/pobj>to",
            ["Canada | restricts | Malta", "Canada | restricts | robots"],
            id="access to",
        ),
        pytest.param(
            "[GPE Canada/PROPN/nsubj>limits] limits/VERB=limit access/NOUN/dobj>limits "
            "to/ADP/prep>access tools/NOUN:NNS/pobj>to for/ADP/prep>tools "
            "robots/NOUN:NNS/pobj>for",
            ["Canada | restricts | robots"],
            id="a technology further inside",
        ),
        pytest.param(
            "the/DET [GPE Canada/PROPN/npadvmod>led] -/PUNCT/punct>led "
            "led/VERB:VBN=lead/amod>group "
            "group/NOUN/nsubj>imposed imposed/VERB=impose "
            "sanctions/NOUN:NNS=sanction/dobj>imposed "
            "on/ADP/prep>sanctions [ORG Boeing/PROPN/pobj>on]",
            ["Canada | restricts | Boeing"],
            id="who leads the group, three tokens",
        ),
        pytest.param(
            "the/DET U.S.-led/ADJ/amod>group group/NOUN/nsubj>imposed imposed/VERB=impose "
            "sanctions/NOUN:NNS=sanction/dobj>imposed on/ADP/prep>sanctions "
            "[ORG Boeing/PROPN/pobj>on]",
            ["U.S. | restricts | Boeing"],
            id="who leads the group, one token",
        ),
        pytest.param(
            "[GPE Canada/PROPN/nsubj>likes] likes/VERB=like "
            "sanctions/NOUN:NNS=sanction/dobj>likes "
            "on/ADP/prep>sanctions [ORG Boeing/PROPN/pobj>on]",
            [],
            id="another verb",
        ),
    ],
)
def test_restrictions(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


def test_nominals_name_relations_and_lists_are_in_small_letters() -> None:
    lists = noun_words()
    assert set(lists["nominal"].values()) <= set(relations())
    for name, words in lists.items():
        if name != "nominal":
            assert {word for word in words if word != word.lower()} == set(), name


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[GPE Peru/PROPN/compound>sanctions] sanctions/NOUN:NNS=sanction/nsubj>grew "
            "on/ADP/prep>sanctions [ORG Huawei/PROPN/pobj>on] grew/VERB=grow",
            ["Peru | restricts | Huawei"],
            id="sanctions on",
        ),
        pytest.param(
            "[ORG Epic/PROPN/poss>lawsuit] 's/PART/case>Epic lawsuit/NOUN/nsubj>failed "
            "against/ADP/prep>lawsuit [ORG Apple/PROPN/pobj>against] failed/VERB=fail",
            ["Epic | restricts | Apple"],
            id="a lawsuit against",
        ),
        pytest.param(
            "[GPE Peru/PROPN/compound>sanctions] sanctions/NOUN:NNS=sanction/nsubj>hit "
            "hit/VERB [ORG Huawei/PROPN/dobj>hit]",
            ["Peru | restricts | Huawei"],
            id="sanctions hit",
        ),
        pytest.param(
            "[ORG Huawei/PROPN/nsubjpass>covered] is/AUX=be/auxpass>covered "
            "covered/VERB:VBN=cover by/ADP/agent>covered [GPE Peru/PROPN/poss>ban] "
            "'s/PART/case>Peru ban/NOUN/pobj>by",
            ["Peru | restricts | Huawei"],
            id="covered by a ban",
        ),
        pytest.param(
            "[GPE Peru/PROPN/compound>sanctions] sanctions/NOUN:NNS=sanction/nsubj>helped "
            "helped/VERB=help [ORG Huawei/PROPN/dobj>helped]",
            [],
            id="sanctions that help",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/poss>deal] 's/PART/case>Nokia deal/NOUN/nsubj>failed "
            "with/ADP/prep>deal [ORG Apple/PROPN/pobj>with] failed/VERB=fail",
            ["Nokia | partners_with | Apple"],
            id="a deal of its own",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>built] built/VERB=build it/PRON/dobj>built "
            "in/ADP/prep>built "
            "partnership/NOUN/pobj>in with/ADP/prep>partnership [ORG Apple/PROPN/pobj>with]",
            ["Nokia | partners_with | Apple"],
            id="in partnership with",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN] with/ADP/prep>Lovelace "
            "minister/NOUN/pobj>with "
            "[PERSON George/PROPN/compound>Byron Byron/PROPN/appos>Lovelace]",
            ["Ada Lovelace | meets | George Byron"],
            id="a caption",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN] ,/PUNCT/punct>Lovelace "
            "[PERSON George/PROPN/compound>Byron Byron/PROPN/appos>Lovelace]",
            [],
            id="a list of names",
        ),
    ],
)
def test_bans_deals_and_captions(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[GPE Peru/PROPN/nsubj>adopted] adopted/VERB=adopt "
            "rules/NOUN:NNS=rule/dobj>adopted that/PRON:WDT/nsubj>limit "
            "limit/VERB/relcl>rules drones/NOUN:NNS=drone/dobj>limit",
            ["Peru | restricts | drones"],
            id="rules that limit",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>law] 's/PART/case>Peru law/NOUN/nsubj>passed "
            "banning/VERB:VBG=ban/acl>law the/DET/det>use use/NOUN/dobj>banning "
            "of/ADP/prep>use drones/NOUN:NNS=drone/pobj>of passed/VERB=pass",
            ["Peru | restricts | drones"],
            id="a law banning the use",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>adopted] adopted/VERB=adopt "
            "rules/NOUN:NNS=rule/dobj>adopted that/PRON:WDT/nsubj>praise "
            "praise/VERB/relcl>rules "
            "drones/NOUN:NNS=drone/dobj>praise",
            [],
            id="rules that praise",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>adopted] adopted/VERB=adopt "
            "rules/NOUN:NNS=rule/dobj>adopted that/PRON:WDT/dobj>limit "
            "[ORG Acme/PROPN/nsubj>limit] limit/VERB/relcl>rules "
            "drones/NOUN:NNS=drone/dobj>limit",
            ["Acme | restricts | drones"],
            id="rules by which somebody else limits",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose "
            "curbs/NOUN:NNS=curb/dobj>imposed on/ADP/prep>curbs "
            "exports/NOUN:NNS=export/pobj>on of/ADP/prep>exports drones/NOUN:NNS=drone/pobj>of",
            ["Peru | restricts | drones"],
            id="curbs on exports of",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>banned] banned/VERB=ban equipment/NOUN/dobj>banned "
            "[ORG Huawei/PROPN/compound>equipment]",
            ["Peru | restricts | Huawei"],
            id="a maker's goods",
        ),
        pytest.param(
            "[ORG Huawei/PROPN/nsubjpass>put] was/AUX=be/auxpass>put put/VERB:VBN=put "
            "on/ADP/prep>put a/DET/det>blacklist blacklist/NOUN/pobj>on by/ADP/prep>blacklist "
            "[GPE Peru/PROPN/pobj>by]",
            ["Peru | restricts | Huawei"],
            id="put on a blacklist by",
        ),
    ],
)
def test_rules_and_goods(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


@pytest.mark.parametrize(("verb", "partners"), [("reopen", True), ("leave", False)])
def test_who_agrees_to_do_something_together_is_a_partner(verb: str, partners: bool) -> None:
    text = (
        "[GPE Peru/PROPN/nsubj>agreed] and/CCONJ/cc>Peru [GPE Chile/PROPN/conj>Peru] "
        f"agreed/VERB=agree to/PART/aux>{verb} {verb}/VERB:VB/xcomp>agreed "
        f"a/DET/det>road road/NOUN/dobj>{verb} ./PUNCT"
    )
    found = any("Peru | partners_with | Chile" in one for one in shown(patterns(read(text))))
    assert found is partners
