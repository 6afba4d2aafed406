"""Who holds which post, belongs to, founded, studied at, or comes from what."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Status
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"
BOEING = "[ORG Boeing/PROPN/{}]"


def _ada(place: str = "nsubj>spoke") -> str:
    return ADA.format(place)


def _boeing(place: str) -> str:
    return BOEING.format(place)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{_boeing('compound>President')} President/PROPN/compound>Lovelace {_ada()} "
            f"spoke/VERB",
            ["Ada Lovelace | holds_position | Boeing | President"],
            id="title before name",
        ),
        pytest.param(
            f"{_ada('dobj>met')} ,/PUNCT {_boeing('poss>chief')} 's/PART/case>Boeing "
            "chief/NOUN/compound>Babbage Lord/PROPN/compound>Babbage "
            "[PERSON Babbage/PROPN/nsubj>said] met/VERB=meet said/VERB=say",
            ["Babbage | holds_position | Boeing | chief"],
            id="the title of a lord behind another name",
        ),
        pytest.param(
            "[ORG Tory/PROPN/compound>Lovelace] co/NOUN/compound>chairman "
            f"-/PUNCT/punct>chairman chairman/NOUN/compound>Lovelace {_ada()} spoke/VERB",
            ["Ada Lovelace | holds_position | Conservative Party | co-chairman"],
            id="one of two who chair a party",
        ),
        pytest.param(
            f"analyst/NOUN/compound>Lovelace {_ada()} of/ADP/prep>Lovelace the/DET/det>Boeing "
            f"{_boeing('pobj>of')} spoke/VERB",
            ["Ada Lovelace | holds_position | Boeing | analyst"],
            id="title before, body after",
        ),
        pytest.param(
            f"former/ADJ/amod>Lovelace President/PROPN/compound>Lovelace {_ada()} "
            "of/ADP/prep>Lovelace the/DET/det>Party [ORG Republican/PROPN/compound>Party "
            "Party/PROPN/pobj>of] spoke/VERB",
            ["Ada Lovelace | member_of | Republican Party"],
            id="title before, party after",
        ),
        pytest.param(
            f"{_boeing('compound>Lovelace')} training/NOUN/compound>partner "
            f"partner/NOUN/compound>Lovelace {_ada()} spoke/VERB",
            [],
            id="a partner at something",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT 36/NUM ,/PUNCT director/NOUN/appos>Lovelace "
            f"of/ADP/prep>director "
            f"{_boeing('pobj>of')} ,/PUNCT spoke/VERB",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="apposition with an age",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT President/PROPN/appos>Lovelace ,/PUNCT "
            f"{_boeing('appos>Lovelace')} ,/PUNCT spoke/VERB",
            ["Ada Lovelace | holds_position | Boeing | President"],
            id="title and body between commas",
        ),
        pytest.param(
            f"{_ada('nsubj>grew')} ,/PUNCT president/NOUN/appos>Lovelace ,/PUNCT "
            f"{_boeing('nsubj>grew')} grew/VERB",
            [],
            id="title, then another sentence's subject",
        ),
        pytest.param(
            f"{_ada()} (/PUNCT director/NOUN/appos>Lovelace of/ADP/prep>director "
            f"{_boeing('pobj>of')} )/PUNCT spoke/VERB",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="bracket",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT founder/NOUN/appos>Lovelace of/ADP/prep>founder "
            f"{_boeing('pobj>of')} ,/PUNCT spoke/VERB",
            ["Ada Lovelace | founded | Boeing"],
            id="founder",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT member/NOUN/appos>Lovelace of/ADP/prep>member "
            f"{_boeing('pobj>of')} ,/PUNCT spoke/VERB",
            ["Ada Lovelace | member_of | Boeing"],
            id="member",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT employee/NOUN/appos>Lovelace of/ADP/prep>employee "
            f"{_boeing('pobj>of')} ,/PUNCT spoke/VERB",
            ["Ada Lovelace | employed_by | Boeing"],
            id="employee",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT graduate/NOUN/appos>Lovelace of/ADP/prep>graduate "
            "[ORG Reed/PROPN/compound>College College/PROPN/pobj>of] ,/PUNCT spoke/VERB",
            ["Ada Lovelace | educated_at | Reed College"],
            id="graduate",
        ),
        pytest.param(
            f"[NORP Chinese/ADJ/amod>President] President/PROPN/compound>Lovelace {_ada()} "
            f"spoke/VERB",
            ["Ada Lovelace | holds_position | China | President"],
            id="post of a state",
        ),
        pytest.param(
            f"[NORP British/ADJ/amod>architect] architect/NOUN/compound>Lovelace {_ada()} "
            f"spoke/VERB",
            ["Ada Lovelace | from_place | United Kingdom"],
            id="a post that is none of a state",
        ),
        pytest.param(
            f"[NORP British/ADJ/amod>poet] poet/NOUN/compound>Lovelace {_ada()} spoke/VERB",
            ["Ada Lovelace | from_place | United Kingdom"],
            id="demonym before a noun for people",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT a/DET/det>woman [NORP British/ADJ/amod>woman] "
            "woman/NOUN/appos>Lovelace ,/PUNCT spoke/VERB",
            ["Ada Lovelace | from_place | United Kingdom"],
            id="demonym in an apposition",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT a/DET/det>girl girl/NOUN/appos>Lovelace from/ADP/prep>girl "
            "[GPE Irving/PROPN/pobj>from] ,/PUNCT [GPE Texas/PROPN/appos>Irving] ,/PUNCT "
            "spoke/VERB",
            ["Ada Lovelace | from_place | Irving", "Ada Lovelace | from_place | Texas"],
            id="a girl from",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT a/DET/det>girl girl/NOUN/appos>Lovelace from/ADP/prep>girl "
            "home/NOUN/pobj>from spoke/VERB",
            [],
            id="a girl from nowhere",
        ),
        pytest.param(
            f"{_ada()} ,/PUNCT a/DET (/PUNCT fast/ADJ )/PUNCT woman/NOUN ,/PUNCT spoke/VERB",
            [],
            id="a mark before the noun",
        ),
        pytest.param(
            "[NORP American/ADJ/amod>Boy] Boy/PROPN/dobj>read and/CCONJ/cc>Boy "
            f"{_ada('conj>Boy')} read/VERB=read",
            [],
            id="a row of a book and somebody",
        ),
        pytest.param(
            "with/ADP/prep>spoke [NORP American/ADJ/amod>students] "
            f"students/NOUN:NNS/pobj>with ,/PUNCT {_ada()} spoke/VERB=speak",
            [],
            id="several people before a comma",
        ),
        pytest.param(f"{_ada()} ,/PUNCT who/PRON spoke/VERB", [], id="no apposition"),
        pytest.param(
            f"{_ada()} ,/PUNCT director/NOUN [PERSON Babbage/PROPN] spoke/VERB",
            [],
            id="the title is the next person's",
        ),
        pytest.param(f"{_ada('dep>spoke')} spoke/VERB", [], id="no argument of a verb"),
    ],
)
def test_beside_a_name(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{_ada('nsubj>is')} is/VERB=be director/NOUN/attr>is of/ADP/prep>director "
            f"{_boeing('pobj>of')}",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="is",
        ),
        pytest.param(
            f"{_ada('nsubjpass>named')} was/AUX=be/auxpass>named named/VERB=name "
            f"director/NOUN/oprd>named of/ADP/prep>director {_boeing('pobj>of')}",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="was named",
        ),
        pytest.param(
            f"{_boeing('nsubj>named')} named/VERB=name {_ada('dobj>named')} "
            f"director/NOUN/oprd>named",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="who appoints",
        ),
        pytest.param(
            "[PERSON Babbage/PROPN/nsubj>named] named/VERB=name "
            f"{_ada('dobj>named')} director/NOUN/oprd>named",
            [],
            id="a person appoints",
        ),
        pytest.param(
            f"{_ada('nsubj>served')} served/VERB=serve as/ADP/prep>served "
            f"director/NOUN/pobj>as "
            f"of/ADP/prep>director {_boeing('pobj>of')}",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="served as",
        ),
        pytest.param(
            f"{_ada('nsubj>dressed')} dressed/VERB=dress as/ADP/prep>dressed "
            f"director/NOUN/pobj>as "
            f"of/ADP/prep>director {_boeing('pobj>of')}",
            [],
            id="another verb with as",
        ),
        pytest.param(
            f"{_ada('nsubj>spoke')} who/PRON:WP/nsubj>is is/AUX=be/relcl>Lovelace "
            f"director/NOUN/attr>is of/ADP/prep>director {_boeing('pobj>of')} spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="who is",
        ),
        pytest.param(
            f"{_ada('nsubj>came')} came/VERB=come and/CCONJ became/VERB=become/conj>came "
            f"director/NOUN/attr>became of/ADP/prep>director {_boeing('pobj>of')}",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="second verb",
        ),
        pytest.param(
            f"{_ada('nsubj>came')} came/VERB=come and/CCONJ [PERSON "
            f"Babbage/PROPN/nsubj>became] "
            f"became/VERB=become/conj>came director/NOUN/attr>became of/ADP/prep>director "
            f"{_boeing('pobj>of')}",
            ["Babbage | holds_position | Boeing | director"],
            id="the second verb has its own subject",
        ),
        pytest.param(
            f"{_ada('nsubj>is')} is/VERB=be king/NOUN/attr>is of/ADP/prep>king [GPE "
            f"Malta/PROPN/pobj>of]",
            ["Ada Lovelace | holds_position | Malta | king"],
            id="of a state",
        ),
        pytest.param(
            f"{_ada('nsubj>is')} is/VERB=be architect/NOUN/attr>is of/ADP/prep>architect "
            "[GPE Malta/PROPN/pobj>of]",
            [],
            id="not of a place",
        ),
        pytest.param(
            f"the/DET appointment/NOUN/nsubj>pleased of/ADP/prep>appointment {_ada('pobj>of')} "
            f"as/ADP/prep>appointment director/NOUN/pobj>as of/ADP/prep>director "
            f"{_boeing('pobj>of')} pleased/VERB=please",
            ["Ada Lovelace | holds_position | Boeing | director"],
            id="the appointment of",
        ),
        pytest.param(
            f"{_ada('nsubj>is')} is/VERB=be founder/NOUN/attr>is of/ADP/prep>founder "
            "[GPE Malta/PROPN/pobj>of]",
            [],
            id="types that the relation forbids",
        ),
    ],
)
def test_by_a_verb(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


def test_a_pronoun_holds_the_post_of_its_name() -> None:
    facts = list(
        patterns(
            read(
                f"{_ada('nsubj>wrote')} wrote/VERB | She/PRON/nsubj>is is/VERB=be "
                f"director/NOUN/attr>is of/ADP/prep>director {_boeing('pobj>of')}"
            )
        )
    )
    assert shown(facts) == ["Ada Lovelace | holds_position | Boeing | director"]
    assert facts[0].subject.text == "She"


@pytest.mark.parametrize(
    ("words", "role", "status"),
    [
        ("the/DET/det>director", "director", Status.CURRENT),
        ("former/ADJ/amod>director", "director", Status.FORMER),
        ("acting/ADJ/amod>director", "acting director", Status.ACTING),
        ("incoming/ADJ/amod>director", "director", Status.FUTURE),
    ],
)
def test_status(words: str, role: str, status: Status) -> None:
    (fact,) = patterns(
        read(
            f"{_ada()} ,/PUNCT {words} director/NOUN/appos>Lovelace of/ADP/prep>director "
            f"{_boeing('pobj>of')} ,/PUNCT spoke/VERB"
        )
    )
    assert (fact.role, fact.status) == (role, status)


def test_one_of_those_who_formerly_held_a_post_held_it() -> None:
    (fact,) = patterns(
        read(
            "formerly/ADV one/NUM of/ADP Ms/PROPN Roe/PROPN 's/PART closest/ADJ "
            f"{_boeing('compound>aides')} aides/NOUN:NNS=aide ,/PUNCT {_ada()} spoke/VERB"
        )
    )
    assert (fact.role, fact.status) == ("aide", Status.FORMER)


@pytest.mark.parametrize(
    ("word", "status"), [("previous", Status.FORMER), ("present", Status.CURRENT)]
)
def test_who_led_a_government_that_is_over_held_the_post(word: str, status: Status) -> None:
    (fact,) = patterns(
        read(
            f"the/DET/det>government {word}/ADJ/amod>government government/NOUN/nsubj>fell "
            ",/PUNCT led/VERB:VBN=lead/acl>government by/ADP/agent>led "
            "[GPE Kenya/PROPN/poss>president] 's/PART/case>Kenya "
            "president/NOUN/compound>Lovelace "
            f"{_ada('pobj>by')} fell/VERB=fall"
        )
    )
    assert (fact.role, fact.status) == ("president", status)


def test_a_founding_has_no_status() -> None:
    (fact,) = patterns(
        read(
            f"{_ada()} ,/PUNCT founder/NOUN/appos>Lovelace of/ADP/prep>founder "
            f"{_boeing('pobj>of')} ,/PUNCT spoke/VERB"
        )
    )
    assert (fact.role, fact.status) == ("", None)


def test_a_demonym_beside_a_body_tells_where_the_person_is_from() -> None:
    facts = patterns(
        read(
            f"{_ada()} ,/PUNCT [NORP British/ADJ/amod>director] director/NOUN/appos>Lovelace "
            f"of/ADP/prep>director {_boeing('pobj>of')} ,/PUNCT spoke/VERB"
        )
    )
    assert shown(facts) == [
        "Ada Lovelace | holds_position | Boeing | director",
        "Ada Lovelace | from_place | United Kingdom",
    ]


def test_a_body_of_the_context_gives_way_to_one_that_is_said() -> None:
    said = f"director/NOUN of/ADP/prep>director {_boeing('pobj>of')} {_ada()} spoke/VERB"
    guessed = (
        "[ORG Airbus/PROPN/nsubj>grew] grew/VERB | director/NOUN/compound>Lovelace "
        "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>slept] slept/VERB"
    )
    at_airbus = "Ada Lovelace | holds_position | Airbus | director"
    assert at_airbus in shown(patterns(read(guessed)))
    assert at_airbus not in shown(patterns(read(f"{said} | {guessed}")))


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        pytest.param("Acme/PROPN/compound>{0} University", 1, id="a school"),
        pytest.param("Acme/PROPN/compound>{0} Capital", 0, id="a firm"),
    ],
)
def test_only_schools_have_alumni_who_studied_there(body: str, facts: int) -> None:
    """Who is called an alumnus of a firm has only worked for it."""
    body = body.format(body.split()[-1])
    text = (
        "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT an/DET "
        f"alumna/NOUN/appos>Lovelace of/ADP/prep>alumna [ORG {body}/PROPN/pobj>of] ,/PUNCT "
        "spoke/VERB=speak"
    )
    said = [one for one in patterns(read(text)) if one.relation == "educated_at"]
    assert len(said) == facts


def test_a_spokesman_for_somebody_is_not_who_is_named_after_and() -> None:
    """What stands behind "and" is the rest of the other's title."""
    text = (
        "A/DET/det>spokesman spokesman/NOUN/nsubj>spoke for/ADP/prep>spokesman [ORG "
        "European/PROPN/compound>Justice Justice/PROPN/compound>Lovelace] and/CCONJ "
        "Home/PROPN/compound>Affairs Affairs/PROPN/compound>Commissioner "
        "Commissioner/PROPN/compound>Lovelace [PERSON Ada/PROPN/compound>Lovelace "
        "Lovelace/PROPN/pobj>for] spoke/VERB=speak"
    )
    assert not [one for one in shown(patterns(read(text))) if "spokesman" in one]


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        pytest.param("nominated/VERB:VBN=nominate", Status.FUTURE, id="others have to agree"),
        pytest.param("appointed/VERB:VBN=appoint", Status.CURRENT, id="given"),
    ],
)
def test_who_is_nominated_to_head_a_body_does_not_yet(verb: str, status: Status) -> None:
    word = verb.partition("/")[0]
    text = (
        f"[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubjpass>{word}] was/AUX/"
        f"auxpass>{word} {verb} to/PART/aux>head head/VERB:VB=head/xcomp>{word} "
        "[ORG Acme/PROPN/dobj>head]"
    )
    (held,) = (one for one in patterns(read(text)) if one.relation == "holds_position")
    assert held.status is status
