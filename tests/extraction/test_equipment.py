"""Who runs equipment that has no name, read from the words around it."""

import pytest

from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "a/DET bus/NOUN/nsubj>crashed operated/VERB:VBN=operate/acl>bus "
            "by/ADP/agent>operated [ORG Metroline/PROPN/pobj>by] crashed/VERB=crash",
            ["Metroline | uses | bus"],
            id="run by",
        ),
        pytest.param(
            "a/DET/det>bus [ORG Metroline/PROPN/compound>bus] bus/NOUN/nsubj>crashed "
            "crashed/VERB=crash",
            ["Metroline | uses | bus"],
            id="the body before it",
        ),
        pytest.param(
            "the/DET/det>bus [ORG Metroline/PROPN/compound>bus] bus/NOUN/nsubj>crashed "
            "crashed/VERB=crash",
            ["Metroline | uses | bus"],
            id="the one of a body",
        ),
        pytest.param(
            "[ORG Navy/PROPN/nsubj>carried] carried/VERB=carry out/ADP/prt>carried "
            "drone/NOUN/compound>strikes strikes/NOUN:NNS=strike/dobj>carried",
            ["Navy | uses | drone"],
            id="who carries out a deed",
        ),
        pytest.param(
            "[ORG Navy/PROPN/nsubj>condemned] condemned/VERB=condemn "
            "drone/NOUN/compound>strikes strikes/NOUN:NNS=strike/dobj>condemned",
            [],
            id="who condemns it",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/nsubj>built] built/VERB=build high/ADJ/amod>speed "
            "-/PUNCT/punct>speed speed/NOUN/compound>networks "
            "networks/NOUN:NNS=network/dobj>built",
            ["Orlan | develops | high-speed networks"],
            id="a kind with a hyphen",
        ),
        pytest.param(
            "two/NUM/nummod>helicopters [ORG Navy/PROPN/poss>helicopters] 's/PART/case>Navy "
            "rescue/NOUN/compound>helicopters helicopters/NOUN:NNS/nsubj>came came/VERB=come",
            ["Navy | uses | rescue helicopters"],
            id="whose it is, and which kind",
        ),
        pytest.param(
            "[ORG Securitas/PROPN/nsubj>fired] fired/VERB=fire tear/NOUN/compound>gas "
            "gas/NOUN/dobj>fired and/CCONJ rubber/NOUN/compound>bullets "
            "bullets/NOUN:NNS=bullet/conj>gas",
            ["Securitas | uses | tear gas", "Securitas | uses | rubber bullets"],
            id="a verb and a list",
        ),
        pytest.param(
            "[ORG Securitas/PROPN/nsubj>sent] sent/VERB=deploy dozens/NOUN:NNS=dozen/dobj>sent "
            "of/ADP/prep>dozens trucks/NOUN:NNS=truck/pobj>of",
            ["Securitas | uses | trucks"],
            id="an amount",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>drove] drove/VERB=drive a/DET/det>truck "
            "pickup/NOUN/compound>truck truck/NOUN/dobj>drove",
            ["Ada | uses | pickup truck"],
            id="a driver",
        ),
        pytest.param(
            "[GPE Norway/PROPN/poss>strikes] 's/PART/case>Norway drone/NOUN/compound>strikes "
            "strikes/NOUN:NNS=strike/nsubj>failed failed/VERB=fail",
            ["Norway | uses | drone"],
            id="the tool of a deed",
        ),
        pytest.param(
            "a/DET/det>test missile/NOUN/compound>test test/NOUN/nsubj>failed by/ADP/prep>test "
            "[GPE Norway/PROPN/pobj>by] failed/VERB=fail",
            ["Norway | develops | missile"],
            id="whose deed it is",
        ),
        pytest.param(
            "[ORG Metroline/PROPN/nsubj>runs] runs/VERB=run flights/NOUN:NNS=flight/dobj>runs "
            "with/ADP/prep>runs biplanes/NOUN:NNS=biplane/pobj>with",
            ["Metroline | uses | biplanes"],
            id="flights with",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>devised] devised/VERB=devise a/DET/det>filter "
            "ceramic/ADJ/amod>filter filter/NOUN/dobj>devised",
            ["Acme | develops | ceramic filter"],
            id="what is made needs a kind",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>devised] devised/VERB=devise a/DET/det>filter "
            "new/ADJ/amod>filter filter/NOUN/dobj>devised",
            [],
            id="and is none without",
        ),
        pytest.param(
            "a/DET/det>flight [ORG Norair/PROPN/compound>flight] "
            "passenger/NOUN/compound>flight flight/NOUN/nsubj>crashed crashed/VERB=crash | "
            "the/DET/det>aircraft aircraft/NOUN/nsubj>was was/AUX=be a/DET/det>A380 "
            "Airbus/PROPN/compound>A380 A380/PROPN/attr>was",
            ["Airbus | develops | Airbus A380", "Norair | uses | Airbus A380"],
            id="what an airline flew",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubjpass>given] was/AUX=be/auxpass>given given/VERB:VBN=give "
            "insulin/NOUN/dobj>given and/CCONJ zinc/NOUN/conj>insulin",
            ["Ada | uses | insulin", "Ada | uses | zinc"],
            id="was given",
        ),
        pytest.param(
            "[PERSON Roe/PROPN/nsubj>gave] gave/VERB=give [PERSON Ada/PROPN/dative>gave] "
            "insulin/NOUN/dobj>gave",
            ["Ada | uses | insulin"],
            id="gave somebody",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubjpass>treated] was/AUX=be/auxpass>treated "
            "treated/VERB:VBN=treat with/ADP/prep>treated insulin/NOUN/pobj>with",
            ["Ada | uses | insulin"],
            id="treated with",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubjpass>given] was/AUX=be/auxpass>given given/VERB:VBN=give "
            "advice/NOUN/dobj>given",
            [],
            id="given no medicine",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>used] used/VERB=use storage/NOUN/compound>tanks "
            "tanks/NOUN:NNS=tank/dobj>used",
            [],
            id="a thing of the same name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>devised] devised/VERB=devise a/DET/det>battery "
            "battery/NOUN/dobj>devised",
            ["Acme | develops | battery"],
            id="what is made and needs no kind",
        ),
        pytest.param(
            "the/DET/det>robot robot/NOUN/nsubjpass>equipped is/AUX=be/auxpass>equipped "
            "equipped/VERB:VBN=equip with/ADP/prep>equipped cameras/NOUN:NNS=camera/pobj>with",
            [],
            id="what something is equipped with is a part of it",
        ),
        pytest.param(
            "[NORP Norwegian/ADJ/amod>warplanes] warplanes/NOUN:NNS=warplane/nsubj>bombed "
            "bombed/VERB=bomb the/DET/det>port port/NOUN/dobj>bombed",
            ["Norway | uses | warplanes"],
            id="a country's arms in action",
        ),
        pytest.param(
            "[NORP Norwegian/ADJ/amod>ferry] ferry/NOUN/nsubj>sank sank/VERB=sink",
            [],
            id="no arms",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sent] sent/VERB=launch it/PRON/dobj>sent "
            "via/ADP/prep>sent a/DET/det>rocket rocket/NOUN/pobj>via",
            ["Acme | uses | rocket"],
            id="launched via",
        ),
        pytest.param(
            "[ORG Navy/PROPN/nsubj>sent] sent/VERB=send HMS/PROPN/compound>Zephyr "
            "Zephyr/PROPN/dobj>sent",
            ["Navy | uses | HMS Zephyr"],
            id="a navy sends its own",
        ),
        pytest.param(
            "[GPE Chile/PROPN/nsubj>shot] shot/VERB=shoot down/ADP/prt>shot a/DET/det>drone "
            "[NORP Norwegian/ADJ/amod>drone] drone/NOUN/dobj>shot",
            ["Norway | uses | drone"],
            id="a country's arms that are met",
        ),
        pytest.param(
            "[GPE Chile/PROPN/nsubj>shot] shot/VERB=shoot down/ADP/prt>shot a/DET/det>plane "
            "[NORP Norwegian/ADJ/amod>plane] plane/NOUN/dobj>shot",
            [],
            id="but a plane is as often no army's",
        ),
        pytest.param(
            "a/DET/det>drone [NORP Norwegian/ADJ/amod>drone] drone/NOUN/nsubj>landed "
            "that/PRON:WDT/nsubj>hit hit/VERB/relcl>drone the/DET/det>port port/NOUN/dobj>hit "
            "landed/VERB=vanish",
            ["Norway | uses | drone"],
            id="what a clause says that it does",
        ),
        pytest.param(
            "two/NUM/nummod>frigates [NORP Norwegian/ADJ/amod>frigates] "
            "frigates/NOUN:NNS=frigate/nsubjpass>seen were/AUX=be/auxpass>seen "
            "seen/VERB:VBN=see",
            ["Norway | uses | frigates"],
            id="a ship of war sails under a flag",
        ),
        pytest.param(
            "[GPE Chile/PROPN/nsubj>built] built/VERB=build two/NUM/nummod>frigates "
            "[NORP Norwegian/ADJ/amod>frigates] frigates/NOUN:NNS=frigate/dobj>built",
            ["Chile | develops | frigates"],
            id="but one that somebody builds is called by its make",
        ),
        pytest.param(
            "[ORG Taliban/PROPN/compound>drones] drones/NOUN:NNS=drone/nsubj>hit hit/VERB "
            "the/DET/det>port port/NOUN/dobj>hit",
            ["Taliban | uses | drones"],
            id="arms of a group in action",
        ),
        pytest.param(
            "strikes/NOUN:NNS=strike/nsubj>failed "
            "[NORP Norwegian/ADJ/amod>drone] drone/NOUN/compound>attacks "
            "attacks/NOUN:NNS=attack/conj>strikes failed/VERB=fail",
            ["Norway | uses | drone"],
            id="whose the tool of a deed is",
        ),
        pytest.param(
            "the/DET/det>attack [GPE Oslo/PROPN/compound>attack] drone/NOUN/compound>attack "
            "attack/NOUN/nsubj>failed failed/VERB=fail",
            [],
            id="a town before a deed is where it was done",
        ),
        pytest.param(
            "[NORP Norwegian/ADJ/amod>forces] forces/NOUN:NNS=force/nsubj>used used/VERB=use "
            "drones/NOUN:NNS=drone/dobj>used",
            ["Norway | uses | drones"],
            id="forces of a country",
        ),
        pytest.param(
            "[GPE Norway/PROPN/poss>test] 's/PART/case>Norway spelling/NOUN/compound>test "
            "test/NOUN/nsubj>failed failed/VERB=fail",
            [],
            id="a deed with no tool",
        ),
        pytest.param(
            "[ORG Metroline/PROPN/nsubj>ran] ran/VERB=run the/DET/det>bus bus/NOUN/dobj>ran",
            [],
            id="one that the article speaks of already",
        ),
        pytest.param(
            "a/DET/det>car [ORG Ford/PROPN/compound>car] car/NOUN/nsubj>crashed "
            "crashed/VERB=crash",
            ["Ford | develops | Ford car"],
            id="its maker",
        ),
        pytest.param(
            "[ORG Metroline/PROPN/nsubj>ran] ran/VERB=operate a/DET/det>ferry "
            "ferry/NOUN/dobj>ran Zephyr/PROPN/appos>ferry",
            [],
            id="one with a name",
        ),
        pytest.param(
            "[ORG Metroline/PROPN/nsubj>used] used/VERB=use jets/NOUN:NNS=jet/dobj>used "
            "of/ADP/prep>jets water/NOUN/pobj>of",
            [],
            id="no vehicle",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>used] used/VERB=use a/DET/det>model "
            "mathematical/ADJ/amod>model model/NOUN/dobj>used ,/PUNCT a/DET/det>shotgun "
            "shotgun/NOUN/appos>model and/CCONJ mud/NOUN/conj>shotgun",
            ["Acme | uses | mathematical model", "Acme | uses | shotgun"],
            id="a list whose second is taken for an apposition",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>used] used/VERB=use both/DET/det>images "
            "satellite/NOUN/compound>images images/NOUN:NNS=image/dobj>used and/CCONJ "
            "drones/NOUN:NNS=drone/conj>images",
            ["Acme | uses | drones", "Acme | uses | satellite images"],
            id="two words that are one name",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>performed] performed/VERB=perform a/DET/det>scan "
            "CT/PROPN/compound>scan scan/PROPN/dobj>performed",
            ["Ada | uses | CT scan"],
            id="an examination",
        ),
        pytest.param(
            "[ORG Navy/PROPN/nsubj>made] made/VERB=make the/DET/det>attack "
            "attack/NOUN/dobj>made using/VERB:VBG=use/acl>attack "
            "rifles/NOUN:NNS=rifle/dobj>using",
            ["Navy | uses | rifles"],
            id="a deed using something",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>hired] hired/VERB=hire "
            "engineers/NOUN:NNS=engineer/dobj>hired using/VERB:VBG=use/acl>engineers "
            "rifles/NOUN:NNS=rifle/dobj>using",
            [],
            id="people using something",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sorted] sorted/VERB=sort mail/NOUN/dobj>sorted "
            "with/ADP/prep>sorted the/DET/det>help help/NOUN/pobj>with of/ADP/prep>help "
            "robots/NOUN:NNS=robot/pobj>of",
            ["Acme | uses | robots"],
            id="with the help of",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>delivers] delivers/VERB=deliver mail/NOUN/dobj>delivers "
            "by/ADP/prep>delivers drone/NOUN/pobj>by",
            ["Acme | uses | drone"],
            id="by a tool",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>stood] stood/VERB=stand by/ADP/prep>stood the/DET/det>drone "
            "drone/NOUN/pobj>by",
            [],
            id="by a place",
        ),
        pytest.param(
            "[PRODUCT A380/PROPN/nsubj>is] is/AUX=be in/ADP/prep>is service/NOUN/pobj>in "
            "with/ADP/prep>service [ORG Lufthansa/PROPN/pobj>with]",
            ["Lufthansa | uses | A380"],
            id="in service with",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>has] has/VERB=have 20/NUM/nummod>robots "
            "robots/NOUN:NNS=robot/dobj>has",
            ["Acme | uses | robots"],
            id="how many it has",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>has] has/VERB=have a/DET/det>robot robot/NOUN/dobj>has",
            [],
            id="one that it has",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>shot] shot/VERB=shoot a/DET/det>wolf wolf/NOUN/dobj>shot "
            "with/ADP/prep>shot a/DET/det>rifle rifle/NOUN/pobj>with",
            ["Ada | uses | rifle"],
            id="the tool of a shot",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>took] took/VERB=take aspirin/NOUN/dobj>took",
            ["Ada | uses | aspirin"],
            id="a medicine taken",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>took] took/VERB=take aspirin/NOUN/dobj>took "
            "to/ADP/prep>took camp/NOUN/pobj>to",
            [],
            id="a medicine taken somewhere",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sent] sent/VERB=send a/DET/det>crew crew/NOUN/dobj>sent "
            "in/ADP/prep>sent a/DET/det>balloon balloon/NOUN/pobj>in atop/ADP/prep>balloon "
            "a/DET/det>rocket rocket/NOUN/pobj>atop",
            ["Acme | uses | rocket"],
            id="atop what hangs on another noun",
        ),
        pytest.param(
            "the/DET/det>rifles rifles/NOUN:NNS=rifle/nsubjpass>fired "
            "were/AUX=be/auxpass>fired "
            "fired/VERB:VBN=fire by/ADP/agent>fired [ORG Acme/PROPN/pobj>by]",
            ["Acme | uses | rifles"],
            id="arms that the article speaks of already",
        ),
        pytest.param(
            "cameras/NOUN:NNS=camera/nsubjpass>installed were/AUX=be/auxpass>installed "
            "installed/VERB:VBN=install at/ADP/prep>installed "
            "[FAC Gatwick/PROPN/compound>Airport Airport/PROPN/pobj>at]",
            ["Gatwick Airport | uses | cameras"],
            id="premises that are a place",
        ),
        pytest.param(
            "cameras/NOUN:NNS=camera/nsubjpass>installed were/AUX=be/auxpass>installed "
            "installed/VERB:VBN=install at/ADP/prep>installed [GPE Norway/PROPN/pobj>at]",
            [],
            id="a place that is none",
        ),
        pytest.param(
            "the/DET/det>supermarket supermarket/NOUN/compound>Acme "
            "[ORG Acme/PROPN/nsubj>tested] tested/VERB=test robots/NOUN:NNS=robot/dobj>tested",
            ["Acme | uses | robots"],
            id="a shop tests what others made",
        ),
        pytest.param(
            "the/DET/det>city city/NOUN/nsubj>bought of/ADP/prep>city [ORG Roe/PROPN/pobj>of] "
            "bought/VERB=buy robots/NOUN:NNS=robot/dobj>bought",
            ["Roe | uses | robots"],
            id="a city that is taken for a body",
        ),
        pytest.param(
            "[ORG Metroline/PROPN/nsubj>saw] saw/VERB=see a/DET/det>bus bus/NOUN/dobj>saw",
            [],
            id="a verb that says no use",
        ),
    ],
)
def test_equipment(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


_NO_NOUNS = frozenset(
    (
        "deeds",
        "flown",
        "others",
        "fought",
        "flagged",
        "civil",
        "fights",
        "sinks",
        "moves",
        "fends_off",
        "traded",
    )
) | {"helps", "services_of"}
"""Lists of verbs and deeds, and those of nouns that others hold too."""


def test_the_words_are_lemmas_in_one_list_each() -> None:
    words = [
        word
        for name, list_ in equipment_words().items()
        if name not in _NO_NOUNS
        for word in list_
    ]
    assert len(words) == len(set(words))
    assert all(word == word.lower() and len(word.split()) < 3 for word in words)
