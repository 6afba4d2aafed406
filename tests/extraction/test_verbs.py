"""Frames: which argument of a verb fills which end of a fact."""

import pytest

from kg.extraction.grammar.frames import frames
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.patterns import patterns
from kg.model import Status
from kg.ontology import relations
from tests.handmade import parsed, read, shown


def _facts(text: str) -> list[str]:
    return shown(patterns(read(text)))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>left] left/VERB=leave the/DET/det>board "
            "[ORG Acme/PROPN/compound>board] board/NOUN/dobj>left",
            ["Ada | member_of | Acme"],
            id="a board with its firm before it",
        ),
        pytest.param(
            "the/DET/det>Party [ORG Green/PROPN/compound>Party Party/PROPN/nsubj>lost] ,/PUNCT "
            "led/VERB:VBN=lead/acl>Party by/ADP/agent>led [PERSON Ada/PROPN/pobj>by] ,/PUNCT "
            "lost/VERB=lose",
            ["Ada | member_of | Green Party"],
            id="whoever leads a party is of it",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>defected] defected/VERB=defect from/ADP/prep>defected "
            "[ORG Acme/PROPN/pobj>from]",
            ["Ada | member_of | Acme"],
            id="whom somebody defects from",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>halted] halted/VERB=halt it/PRON/dobj>halted ,/PUNCT "
            "joining/VERB:VBG=join/advcl>halted the/DET/det>House "
            "[ORG House/PROPN/dobj>joining]",
            [],
            id="a body that joins the House in what it does",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>merged] merged/VERB=merge it/PRON/dobj>merged "
            "with/ADP/prep>merged [ORG Roe/PROPN/pobj>with]",
            [],
            id="what a body is merged with",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>built] built/VERB=build [PRODUCT A380/PROPN/dobj>built] "
            "into/ADP/prep>built its/PRON:PRP$/poss>browser browser/NOUN/pobj>into",
            ["Acme | develops | A380", "Acme | uses | A380"],
            id="what is built into what one has oneself",
        ),
        pytest.param(
            "[GPE Chile/PROPN/nsubj>buys] buys/VERB=buy most/ADJ/dobj>buys of/ADP/prep>most "
            "its/PRON:PRP$/poss>gas gas/NOUN/pobj>of from/ADP/prep>buys "
            "[GPE Peru/PROPN/pobj>from]",
            ["Peru | supplies | Chile"],
            id="a share of goods",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>spent] spent/VERB=spend years/NOUN:NNS/dobj>spent "
            "working/VERB:VBG=work/acl>years on/ADP/prep>working robotics/NOUN/pobj>on",
            ["Ada | works_on | robotics"],
            id="what somebody spends years on",
        ),
        pytest.param(
            "[GPE Hungary/PROPN/nsubj>launched] launched/VERB=launch a/DET/det>program "
            "military/ADJ/amod>program program/NOUN/dobj>launched "
            "dubbed/VERB:VBN=dub/acl>program [PRODUCT Zrinyi/PROPN/oprd>dubbed] "
            "2/NUM/nummod>Zrinyi",
            [],
            id="the name of what is launched and no thing",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>underwent] underwent/VERB=undergo "
            "chemotherapy/NOUN/dobj>underwent",
            [],
            id="what a patient undergoes",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>looks] looks/VERB=look to/ADP/prep>looks "
            "[ORG Roe/PROPN/pobj>to] to/PART/aux>build build/VERB:VB=build/advcl>looks "
            "robots/NOUN:NNS=robot/dobj>build",
            ["Roe | develops | robots"],
            id="somebody looked to",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>looks] looks/VERB=look to/PART/aux>build "
            "build/VERB:VB=build/xcomp>looks robots/NOUN:NNS=robot/dobj>build",
            ["Acme | develops | robots"],
            id="somebody who looks to do it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>builds] builds/VERB=build with/ADP/prep>builds "
            "[ORG Roe/PROPN/pobj>with]",
            [],
            id="with what somebody builds",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>built] built/VERB=build a/DET/det>car car/NOUN/dobj>built "
            "with/ADP/prep>built [ORG Roe/PROPN/pobj>with]",
            ["Acme | partners_with | Roe", "Acme | develops | car"],
            id="with whom somebody builds something",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sells] sells/VERB=sell video/NOUN/compound>game "
            "game/NOUN/compound>versions versions/NOUN:NNS=version/dobj>sells "
            "of/ADP/prep>versions films/NOUN:NNS/pobj>of",
            [],
            id="versions of something else",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>unveiled] unveiled/VERB=unveil "
            "plans/NOUN:NNS=plan/dobj>unveiled for/ADP/prep>plans [PRODUCT "
            "A380/PROPN/pobj>for]",
            ["Airbus | develops | A380"],
            id="plans for a product",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>suggests] suggests/VERB:VBZ=suggest "
            "building/VERB:VBG=build/xcomp>suggests robots/NOUN:NNS=robot/dobj>building",
            [],
            id="somebody who advises it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>offers] offers/VERB:VBZ=offer code/NOUN/dobj>offers "
            "for/ADP/prep>offers using/VERB:VBG=use/pcomp>for robots/NOUN:NNS=robot/dobj>using",
            [],
            id="what is offered for others to do it",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>unveiled] unveiled/VERB=unveil "
            "[PRODUCT A380/PROPN/dobj>unveiled]",
            [],
            id="somebody who speaks for the maker",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch "
            "[ORG Airbus/PROPN/poss>satellite] 's/PART/case>Airbus "
            "satellite/NOUN/dobj>launched",
            ["Airbus | develops | satellite"],
            id="what belongs to another",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>took] took/VERB=take the/DET/det>wraps "
            "wraps/NOUN:NNS=wrap/dobj>took off/ADP/prep>took [PRODUCT A380/PROPN/pobj>off]",
            ["Airbus | develops | A380"],
            id="the wraps off a product",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>began] began/VERB=begin trials/NOUN:NNS=trial/dobj>began "
            "of/ADP/prep>trials [PRODUCT A380/PROPN/pobj>of]",
            ["Acme | develops | A380"],
            id="trials of a product",
        ),
        pytest.param(
            "[ORG Navy/PROPN/nsubj>began] began/VERB=begin trials/NOUN:NNS=trial/dobj>began "
            "of/ADP/prep>trials [PRODUCT A380/PROPN/pobj>of]",
            [],
            id="trials of a force",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>studies] studies/VERB:VBZ=study "
            "robotics/NOUN/dobj>studies",
            ["Ada | works_on | robotics"],
            id="what somebody studies",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>studied] studied/VERB=study robotics/NOUN/dobj>studied",
            [],
            id="what somebody studied as a student",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>buys] buys/VERB=buy paper/NOUN/dobj>buys from/ADP/prep>buys "
            "[ORG Roe/PROPN/pobj>from]",
            ["Roe | supplies | Acme"],
            id="wares from somebody",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>buys] buys/VERB=buy shares/NOUN:NNS=share/dobj>buys "
            "from/ADP/prep>buys [ORG Roe/PROPN/pobj>from]",
            [],
            id="shares from somebody",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy [ORG Boeing/PROPN/dobj>bought]",
            ["Airbus | acquires | Boeing"],
            id="active",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubjpass>bought] was/AUX=be/auxpass>bought bought/VERB:VBN=buy "
            "by/ADP/agent>bought [ORG Airbus/PROPN/pobj>by]",
            ["Airbus | acquires | Boeing"],
            id="passive",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubjpass>bought] was/AUX=be/auxpass>bought bought/VERB:VBN=buy",
            [],
            id="passive without agent",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>took] took/VERB=take over/ADP:RP/prt>took "
            "[ORG Boeing/PROPN/dobj>took]",
            ["Airbus | acquires | Boeing"],
            id="particle",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>took] took/VERB=take [ORG Boeing/PROPN/dobj>took]",
            [],
            id="without its particle",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>bought] and/CCONJ [ORG Thales/PROPN/conj>Airbus] "
            "bought/VERB=buy [ORG Boeing/PROPN/dobj>bought] and/CCONJ [ORG "
            "Safran/PROPN/conj>Boeing]",
            [
                "Airbus | acquires | Boeing",
                "Thales | acquires | Boeing",
                "Airbus | acquires | Safran",
                "Thales | acquires | Safran",
            ],
            id="coordinated arguments",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>came] came/VERB=come and/CCONJ bought/VERB=buy/conj>came "
            "[ORG Boeing/PROPN/dobj>bought]",
            ["Airbus | acquires | Boeing"],
            id="coordinated verb",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubjpass>sold] was/AUX=be/auxpass>sold sold/VERB:VBN=sell "
            "and/CCONJ "
            "bought/VERB=buy/conj>sold [ORG Boeing/PROPN/dobj>bought]",
            [],
            id="a passive lends no subject to an active",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>plans] plans/VERB=plan to/PART:TO/aux>buy "
            "buy/VERB:VB/xcomp>plans "
            "[ORG Boeing/PROPN/dobj>buy]",
            ["Airbus | acquires | Boeing"],
            id="infinitive",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>asked] asked/VERB=ask [ORG Thales/PROPN/dobj>asked] "
            "to/PART:TO/aux>buy buy/VERB:VB/xcomp>asked [ORG Boeing/PROPN/dobj>buy]",
            ["Thales | acquires | Boeing"],
            id="who was asked",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>grew] ,/PUNCT which/DET:WDT/nsubj>bought "
            "bought/VERB=buy/relcl>Airbus "
            "[ORG Boeing/PROPN/dobj>bought] ,/PUNCT grew/VERB=grow",
            ["Airbus | acquires | Boeing"],
            id="relative pronoun",
        ),
        pytest.param(
            "the/DET/det>drones drones/NOUN:NNS/nsubj>fly [ORG Boeing/PROPN/nsubj>makes] "
            "makes/VERB=make/relcl>drones fly/VERB",
            ["Boeing | develops | drones"],
            id="relative clause without pronoun",
        ),
        pytest.param(
            "a/DET/det>robot robot/NOUN/nsubj>walked built/VERB:VBN=build/acl>robot "
            "by/ADP/agent>built [ORG Boeing/PROPN/pobj>by] walked/VERB=walk",
            ["Boeing | develops | robot"],
            id="participle behind its noun",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>left] left/VERB=leave ,/PUNCT "
            "saying/VERB:VBG=say/advcl>left "
            "it/PRON/nsubj>rained rained/VERB=rain/ccomp>saying",
            [],
            id="no frame",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow after/SCONJ/mark>bought "
            "bought/VERB=buy/advcl>grew [ORG Boeing/PROPN/dobj>bought]",
            [],
            id="a clause lends no subject",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy [ORG Airbus/PROPN/dobj>bought]",
            [],
            id="not itself",
        ),
        pytest.param(
            "[ORG Zephyr/PROPN/nsubj>grew] backed/VERB:VBN=back/acl>Zephyr by/ADP/agent>backed "
            "[PERSON Ada/PROPN/pobj>by] grew/VERB=grow",
            ["Ada | invests_in | Zephyr"],
            id="backed by a person",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>backed] backed/VERB=back [ORG Zephyr/PROPN/dobj>backed]",
            [],
            id="a person backs a party",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch "
            "drones/NOUN:NNS=drone/dobj>launched",
            ["Acme | uses | drones"],
            id="who launches a vehicle has it",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>contributed] contributed/VERB=contribute "
            "to/ADP/prep>contributed [ORG Zephyr/PROPN/pobj>to]",
            [],
            id="a contributor to a newspaper",
        ),
    ],
)
def test_arguments(text: str, facts: list[str]) -> None:
    assert sorted(_facts(text)) == sorted(facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>attended] attended/VERB=attend "
            "[ORG Reed/PROPN/compound>College College/PROPN/dobj>attended]",
            ["Ada | educated_at | Reed College"],
            id="cue in the name",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>attended] attended/VERB=attend [ORG "
            "Boeing/PROPN/dobj>attended]",
            [],
            id="no cue",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubjpass>based] is/AUX=be/auxpass>based based/VERB:VBN=base "
            "in/ADP/prep>based [GPE Toulouse/PROPN/pobj>in]",
            ["Airbus | located_in | Toulouse"],
            id="passive only",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>based] based/VERB=base it/PRON/dobj>based "
            "in/ADP/prep>based [GPE Toulouse/PROPN/pobj>in]",
            [],
            id="not in the active",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>met] met/VERB=meet with/ADP/prep>met "
            "members/NOUN:NNS=member/pobj>with of/ADP/prep>members [ORG Airbus/PROPN/pobj>of]",
            ["Ada | meets | Airbus"],
            id="the body behind its people",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>met] met/VERB=meet with/ADP/prep>met "
            "members/NOUN:NNS=member/pobj>with of/ADP/prep>members board/NOUN/pobj>of "
            "of/ADP/prep>board [ORG Airbus/PROPN/pobj>of]",
            ["Ada | meets | Airbus"],
            id="the body further behind",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>met] met/VERB=meet with/ADP/prep>met "
            "fans/NOUN:NNS=fan/pobj>with of/ADP/prep>fans [ORG Airbus/PROPN/pobj>of]",
            [],
            id="not behind other people",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>sold] sold/VERB=sell jets/NOUN:NNS/dobj>sold "
            "to/ADP/prep>jets [ORG Lufthansa/PROPN/pobj>to]",
            ["Airbus | supplies | Lufthansa"],
            id="the preposition hangs on the object",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>assembled] assembled/VERB=assemble the/DET/det>A380 "
            "[PRODUCT A380/PROPN/dobj>assembled] under/ADP/prep>assembled "
            "licence/NOUN/pobj>under",
            [],
            id="what is another's, under licence",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>beat] beat/VERB=beat [ORG Orlan/PROPN/dobj>beat] ,/PUNCT "
            "the/DET/det>giant giant/NOUN/appos>Orlan ,/PUNCT to/PART/aux>buy "
            "buy/VERB:VB=buy/relcl>Orlan [ORG Airbus/PROPN/dobj>buy]",
            [],
            id="an infinitive behind a comma",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>owns] owns/VERB=own [ORG Boeing/PROPN/dobj>owns]",
            ["Boeing | part_of | Airbus"],
            id="ends change places",
        ),
    ],
)
def test_slots(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "the/DET planemaker/NOUN/nsubj>bought [ORG Airbus/PROPN/appos>planemaker] "
            "bought/VERB=buy [ORG Boeing/PROPN/dobj>bought]",
            ["Airbus | acquires | Boeing"],
            id="apposition",
        ),
        pytest.param(
            "the/DET planemaker/NOUN/nsubj>bought ,/PUNCT the/DET [ORG "
            "Airbus/PROPN/dep>bought] ,/PUNCT "
            "bought/VERB=buy [ORG Boeing/PROPN/dobj>bought]",
            ["Airbus | acquires | Boeing"],
            id="apposition that the parser missed",
        ),
        pytest.param(
            "Greenland/ADJ officials/NOUN:NNS=official/nsubj>banned at/ADP/prep>officials "
            "[ORG Airbus/PROPN/pobj>at] banned/VERB=ban [ORG Boeing/PROPN/dobj>banned]",
            ["Airbus | restricts | Boeing"],
            id="who act for their body",
        ),
        pytest.param(
            "[NORP Saudi/ADJ/amod>officials] officials/NOUN:NNS=official/nsubj>banned "
            "banned/VERB=ban [ORG Boeing/PROPN/dobj>banned]",
            ["Saudi Arabia | restricts | Boeing"],
            id="who act for their country",
        ),
        pytest.param(
            "[NORP Saudi/ADJ/amod>fans] fans/NOUN:NNS=fan/nsubj>banned "
            "banned/VERB=ban [ORG Boeing/PROPN/dobj>banned]",
            [],
            id="who act for themselves",
        ),
        pytest.param(
            "the/DET [NORP French/PROPN/nsubj>banned] banned/VERB=ban [ORG "
            "Boeing/PROPN/dobj>banned]",
            [],
            id="a demonym is no actor",
        ),
        pytest.param(
            "[ORG Lufthansa/PROPN/nsubj>flies] flies/VERB=fly the/DET "
            "A380/PROPN/compound>aircraft "
            "aircraft/NOUN/dobj>flies",
            ["Lufthansa | uses | A380"],
            id="a noun that says no more than the product",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/compound>shares] shares/NOUN:NNS/nsubj>bought bought/VERB=buy "
            "[ORG Boeing/PROPN/dobj>bought]",
            [],
            id="a name that modifies a noun",
        ),
    ],
)
def test_what_a_noun_stands_for(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


def test_working_somewhere_is_current() -> None:
    (fact,) = patterns(
        read(
            "[PERSON Ada/PROPN/nsubj>works] works/VERB:VBZ=work for/ADP/prep>works "
            "[ORG Boeing/PROPN/pobj>for]"
        )
    )
    assert (fact.relation, fact.status) == ("employed_by", Status.CURRENT)


def test_slot_tokens_of_an_active_and_a_passive() -> None:
    doc = parsed(
        "they/PRON/nsubj>built built/VERB=build it/PRON/dobj>built in/ADP/prep>built "
        "May/PROPN/pobj>in | it/PRON/nsubjpass>built was/AUX/auxpass>built built/VERB=build "
        "by/ADP/agent>built us/PRON/pobj>by"
    )
    active, passive = (token for token in doc if token.text == "built")
    slots = ("subject", "object", "in")
    assert [[t.text for t in slot_tokens(active, slot)] for slot in slots] == [
        ["they"],
        ["it"],
        ["May"],
    ]
    assert [[t.text for t in slot_tokens(passive, slot)] for slot in slots] == [
        ["us"],
        ["it"],
        [],
    ]


def test_every_frame_names_a_relation_and_types_that_it_allows() -> None:
    for verb, rows in frames().items():
        for frame in rows:
            relation = relations()[frame.relation]
            assert frame.verb == verb
            assert frame.subject_types & relation.subjects, f"{frame.relation}: {verb}"
            assert frame.object_types & relation.objects, f"{frame.relation}: {verb}"


@pytest.mark.parametrize(("before", "facts"), [("|", 0), ("", 1)])
def test_a_new_model_of_what_there_is(before: str, facts: int) -> None:
    """Only the next model is planned of a product that the text has already."""
    known = "the/DET/det>Zephyr [PRODUCT Zephyr/PROPN/nsubj>sold 2/NUM/nummod>Zephyr] sold/VERB"
    told = f"{known} | " if before else ""
    text = (
        f"{told}[ORG Acme/PROPN/nsubj>plans] plans/VERB:VBZ=plan to/PART/aux>release "
        "release/VERB:VB=release/xcomp>plans a/DET/det>Zephyr new/ADJ/amod>Zephyr "
        "[PRODUCT Zephyr/PROPN/dobj>release 2/NUM/nummod>Zephyr]"
    )
    assert len([one for one in _facts(text) if "develops" in one]) == facts


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>uses] uses/VERB=use [PRODUCT A320/PROPN/dobj>uses]",
            "named-use",
            id="a name",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>uses] uses/VERB=use tear/ADJ/amod>gas gas/NOUN/dobj>uses",
            "armed-use",
            id="arms",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>uses] uses/VERB=use robots/NOUN:NNS=robot/dobj>uses",
            "generic-use",
            id="a kind",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>uses] uses/VERB=use ships/NOUN:NNS=ship/dobj>uses",
            "verb",
            id="what everybody has",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>uses] uses/VERB=use Zephyr/PROPN/dobj>uses "
            "'/PUNCT robots/NOUN:NNS=robot/dobj>uses",
            "verb",
            id="a name that was not read",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>spoke] spoke/VERB=speak when/SCONJ:WRB/advmod>using "
            "using/VERB:VBG=use/advcl>spoke [PRODUCT A320/PROPN/dobj>using]",
            "verb",
            id="when somebody uses it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>said] said/VERB=say using/VERB:VBG=use/xcomp>said "
            "[PRODUCT A320/PROPN/dobj>using]",
            "verb",
            id="that it may be used",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>leased] leased/VERB=lease [PRODUCT A320/PROPN/dobj>leased]",
            "plain-use",
            id="who leases it",
        ),
    ],
)
def test_a_verb_of_use_says_by_itself_who_uses_a_product(text: str, rule: str) -> None:
    (fact,) = patterns(read(text))
    assert (fact.relation, fact.evidence[0].rule) == ("uses", rule)


def test_who_leases_products_to_others_is_no_user() -> None:
    text = (
        "[ORG Acme/PROPN/nsubj>leased] leased/VERB=lease [PRODUCT A320/PROPN/dobj>leased] "
        "to/ADP/prep>leased [ORG Roe/PROPN/pobj>to]"
    )
    assert "Acme | uses | A320" not in _facts(text)
    assert "Roe | uses | A320" in _facts(text)


def test_a_rocket_that_hangs_on_its_load_is_used() -> None:
    text = (
        "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch the/DET/det>probe "
        "probe/NOUN/dobj>launched on/ADP/prep>probe a/DET/det>rocket "
        "[PRODUCT A320/PROPN/compound>rocket] rocket/NOUN/pobj>on"
    )
    assert "Acme | uses | A320" in _facts(text)


def test_who_denies_leaving_has_not_left() -> None:
    """What a verb of leaving says is not done where its own verb denies it."""
    text = (
        "[PERSON Ada/PROPN/nsubj>denied] denied/VERB=deny leaving/VERB:VBG=leave/xcomp>denied "
        "the/DET/det>Party [ORG Green/PROPN/compound>Party Party/PROPN/dobj>leaving]"
    )
    said = [(str(one.status), str(one.evidence[0].stance)) for one in patterns(read(text))]
    assert said == [("former", "denied")]
