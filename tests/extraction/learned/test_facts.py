"""A link between two mentions becomes a fact with title, status and stance of its sentence."""

import pytest

from kg.extraction.learned.facts import fact
from kg.extraction.learned.network import Output
from kg.model import EntityType, Fact, Mention, Stance, Status
from tests.handmade import read

DIRECTOR = (
    "[PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT/punct>Lovelace {title}/NOUN/appos>Lovelace "
    "of/ADP/prep>{title} the/DET/det>Society [ORG Society/PROPN/pobj>of] "
    ",/PUNCT/punct>Lovelace spoke/VERB=speak ./PUNCT"
)
WORKS = (
    "[PERSON Lovelace/PROPN/nsubj>works] works/VERB:VBZ=work for/ADP/prep>works "
    "[ORG Difference/PROPN/pobj>for] ./PUNCT"
)
MARRIED = (
    "[PERSON Lovelace/PROPN/nsubj>married] married/VERB=marry "
    "[PERSON King/PROPN/dobj>married] ./PUNCT"
)


def _output(label: str, relation: str, *, inverse: bool = False) -> Output:
    return Output(
        label=label,
        relation=relation,
        inverse=inverse,
        symmetric=relation == "spouse_of",
        threshold=0.0,
        scale=1.0,
        shift=0.0,
    )


EMPLOYEE = _output("EMPLOYEE_OR_MEMBER_OF", "employed_by")
CEO = _output("CEO", "holds_position", inverse=True)


def _fact(text: str, output: Output, *, turned: bool = False) -> Fact[Mention] | None:
    document = read(text)
    first, second = document.mentions
    ends = (second, first) if turned else (first, second)
    return fact(document, *ends, output=output, confidence=0.9)


@pytest.mark.parametrize(
    ("noun", "learned"), [("student", True), ("postdoc", False), ("lecturer", False)]
)
def test_who_works_at_a_university_did_not_learn_there(noun: str, learned: bool) -> None:
    text = (
        f"[PERSON Lovelace/PROPN/nsubj>became] became/VERB=become a/DET/det>{noun} "
        f"{noun}/NOUN/attr>became at/ADP/prep>{noun} the/DET/det>Society "
        "[ORG Society/PROPN/pobj>at] ./PUNCT"
    )
    assert (_fact(text, _output("EDUCATED_AT", "educated_at")) is not None) is learned


def test_an_employee_with_a_printed_title_holds_a_position() -> None:
    found = _fact(DIRECTOR.format(title="director"), EMPLOYEE)
    assert found is not None
    assert (found.relation, found.role, found.status) == (
        "holds_position",
        "director",
        Status.CURRENT,
    )
    assert found.evidence[0].rule == "employee-or-member-of"


def test_a_title_goes_on_over_a_noun_that_no_list_has() -> None:
    """The parse says that "chief" is of the noun behind it."""
    found = _fact(
        "[PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT chief/NOUN/compound>taster "
        "tea/NOUN/compound>taster taster/NOUN/appos>Lovelace at/ADP/prep>taster "
        "the/DET/det>Society [ORG Society/PROPN/pobj>at] ,/PUNCT spoke/VERB=speak",
        EMPLOYEE,
    )
    assert found is not None
    assert found.role == "chief tea taster"


def test_a_speaker_has_no_post_at_whom_only_the_quotation_names() -> None:
    said = (
        "{0}Now/ADV [ORG Orlan/PROPN/nsubj>failed] failed/VERB=fail ,{0}/PUNCT said/VERB=say "
        "[PERSON Lovelace/PROPN/nsubj>said] ,/PUNCT an/DET/det>director "
        "director/NOUN/appos>Lovelace ./PUNCT"
    )
    assert _fact(said.format(""), CEO) is not None
    assert _fact(said.format('"'), CEO) is None


def test_who_is_somebodys_ally_does_not_have_that_ones_post() -> None:
    said = (
        "an/DET/det>ally ally/NOUN/dep>slept of/ADP/prep>ally the/DET/det>director "
        "[ORG Orlan/PROPN/compound>director] director/NOUN/pobj>of ,/PUNCT "
        "[PERSON Lovelace/PROPN/nsubj>slept] slept/VERB=sleep ./PUNCT"
    )
    assert _fact(said, CEO) is None


def test_a_member_is_no_officer() -> None:
    found = _fact(DIRECTOR.format(title="member"), EMPLOYEE)
    assert found is not None
    assert (found.relation, found.role) == ("member_of", "")


def test_an_employee_without_a_title_is_employed() -> None:
    found = _fact(WORKS, EMPLOYEE)
    assert found is not None
    assert (found.relation, found.status) == ("employed_by", Status.CURRENT)


def test_a_title_in_unlisted_words_is_no_mere_employment() -> None:
    assert _fact(DIRECTOR.format(title="wizard"), EMPLOYEE) is None
    assert _fact(DIRECTOR.format(title="veteran"), EMPLOYEE) is not None


def test_a_position_without_a_printed_title_is_no_fact() -> None:
    assert _fact(WORKS, CEO, turned=True) is None


def test_an_inverse_property_is_turned_round() -> None:
    found = _fact(DIRECTOR.format(title="director"), CEO, turned=True)
    assert found is not None
    assert (found.subject.name, found.object.name) == ("Lovelace", "Society")


def test_types_that_the_relation_does_not_link_are_refused() -> None:
    assert _fact(MARRIED, _output("PLACE_OF_BIRTH", "born_in")) is None


def test_what_is_no_mention_is_no_end() -> None:
    document = read(WORKS)
    assert fact(document, document.mentions[0], None, output=EMPLOYEE, confidence=0.9) is None
    assert fact(document, None, document.mentions[0], output=EMPLOYEE, confidence=0.9) is None


def test_a_symmetric_fact_stands_in_the_order_of_the_text() -> None:
    one = _fact(MARRIED, _output("SPOUSE", "spouse_of"))
    assert one == _fact(MARRIED, _output("SPOUSE", "spouse_of"), turned=True)
    assert one is not None
    assert one.subject.name == "Lovelace"


def test_stance_is_that_of_the_word_that_joins_the_ends() -> None:
    found = _fact(WORKS.replace("works/VERB", "never/ADV/neg>works works/VERB"), EMPLOYEE)
    assert found is not None
    assert found.stance is Stance.DENIED


@pytest.mark.parametrize(
    ("noun", "found"), [("race", False), ("dispute", False), ("project", True)]
)
def test_who_is_in_a_contest_is_no_partner(noun: str, found: bool) -> None:
    text = (
        f"it/PRON/nsubj>saw saw/VERB=see a/DET/det>{noun} {noun}/NOUN/dobj>saw "
        f"between/ADP/prep>{noun} [GPE Zephyr/PROPN/pobj>between] and/CCONJ/cc>Zephyr "
        "[GPE Society/PROPN/conj>Zephyr]"
    )
    assert (_fact(text, _output("partners_with", "partners_with")) is not None) is found


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        pytest.param("in/ADP/prep>agreed Leeds/PROPN/pobj>in", True, id="who agreed"),
        pytest.param("in/ADP/prep>agreed talks/NOUN/pobj>in", False, id="who is only in talks"),
    ],
)
def test_countries_without_a_word_that_makes_them_so_are_no_partners(
    rest: str, found: bool
) -> None:
    text = (
        "[GPE Zephyr/PROPN/nsubj>{0}] {0}/VERB with/ADP/prep>{0} [GPE Society/PROPN/pobj>with]"
    )
    partners = _output("partners_with", "partners_with")
    assert (_fact(f"{text.format('agreed')} {rest}", partners) is not None) is found
    assert _fact(text.format("spoke"), partners) is None
    bodies = text.format("agreed").replace("GPE", "ORG")
    assert _fact(bodies, partners) is None


def test_what_ends_up_with_another_is_no_partner() -> None:
    text = (
        "[GPE Zephyr/PROPN/nsubj>end] will/AUX:MD/aux>end end/VERB:VB up/ADP/prt>end "
        "with/ADP/prep>end [GPE Society/PROPN/pobj>with]"
    )
    assert _fact(text, _output("partners_with", "partners_with")) is None


@pytest.mark.parametrize(("verb", "found"), [("vies", False), ("works", True)])
def test_who_vies_with_another_is_no_partner(verb: str, found: bool) -> None:
    text = (
        "[GPE Zephyr/PROPN/nsubj>agreed] ,/PUNCT which/PRON:WDT/nsubj>{0} "
        "{0}/VERB:VBZ={1}/relcl>Zephyr with/ADP/prep>{0} [GPE Society/PROPN/pobj>with] ,/PUNCT "
        "agreed/VERB=agree ./PUNCT"
    ).format(verb, {"vies": "vie"}.get(verb, "work"))
    assert (_fact(text, _output("partners_with", "partners_with")) is not None) is found


@pytest.mark.parametrize(("noun", "found"), [("player", False), ("native", True)])
def test_birth_needs_a_word_for_it(noun: str, found: bool) -> None:
    text = (
        f"[PERSON Lovelace/PROPN/nsubj>won] ,/PUNCT a/DET/det>{noun} "
        f"{noun}/NOUN/appos>Lovelace of/ADP/prep>{noun} [GPE Leeds/PROPN/pobj>of] ,/PUNCT "
        "won/VERB=win ./PUNCT"
    )
    assert (_fact(text, _output("PLACE_OF_BIRTH", "born_in")) is not None) is found


def test_the_letter_of_a_party_has_no_seat() -> None:
    seat = _output("located_in", "located_in")
    text = "[ORG {name}/PROPN/nsubj>met] met/VERB=meet in/ADP/prep>met [GPE Ohio/PROPN/pobj>in]"
    assert _fact(text.format(name="R"), seat) is None
    assert _fact(text.format(name="Society"), seat) is not None


OUSTS = (
    "[NORP French/ADJ/amod>president] president/NOUN/compound>Curie "
    "[PERSON Curie/PROPN/nsubj>met] met/VERB=meet {title}/compound>Noether "
    "[PERSON Noether/PROPN/dobj>met] ./PUNCT"
)


def _of_second(text: str) -> Fact[Mention] | None:
    document = read(text)
    place, _, person = document.mentions
    return fact(
        document, person, place, output=_output("POSITION", "holds_position"), confidence=0.9
    )


@pytest.mark.parametrize(("own", "held"), [("", True), ("singer/NOUN/compound>Byron ", False)])
def test_a_demonym_is_of_the_first_of_two_with_words_of_their_own(own: str, held: bool) -> None:
    document = read(
        "it/PRON/nsubj>met met/VERB=meet [NORP Kenyan/ADJ/amod>Curie] pianist/NOUN/compound>"
        f"Curie [PERSON Curie/PROPN/dobj>met] and/CCONJ {own}[PERSON Byron/PROPN/conj>Curie]"
    )
    place, _, other = document.mentions[-3:]
    output = _output("PLACE", "from_place")
    found = fact(document, other, place, output=output, confidence=0.9)
    assert (found is not None) is held


def test_a_title_beside_the_name_is_taken_before_that_of_another() -> None:
    found = _of_second(OUSTS.format(title="finance/NOUN/compound>minister minister/NOUN"))
    assert found is not None
    assert found.role == "finance minister"


def test_no_one_with_a_title_of_its_own_takes_that_of_another() -> None:
    assert _of_second(OUSTS.format(title="author/NOUN")) is None


def test_several_holders_of_a_post_hold_it() -> None:
    found = _of_second(OUSTS.format(title="ministers/NOUN:NNS=minister"))
    assert found is not None
    assert (found.relation, found.role) == ("holds_position", "minister")


def _of_place(text: str) -> Fact[Mention] | None:
    document = read(text)
    first, second = document.mentions
    person, body = (second, first) if second.type is EntityType.PERSON else (first, second)
    output = _output("POSITION", "holds_position")
    return fact(document, person, body, output=output, confidence=0.9)


def test_a_title_is_said_whatever_its_holder_may_do() -> None:
    found = _of_place(
        "[GPE France/PROPN/nsubj>lose] may/AUX/aux>lose lose/VERB ,/PUNCT "
        "according/VERB/prep>lose to/ADP/prep>according health/NOUN/compound>minister "
        "minister/NOUN/compound>Curie "
        "[PERSON Curie/PROPN/pobj>to] ./PUNCT"
    )
    assert found is not None
    assert (found.role, found.stance) == ("health minister", Stance.ASSERTED)


def test_a_title_in_the_plural_is_none_of_who_is_named_elsewhere() -> None:
    text = (
        "lawyers/NOUN:NNS=lawyer/nsubj>spoke for/ADP/prep>lawyers [ORG Society/PROPN/pobj>for] "
        "{link} [PERSON Curie/PROPN/{dep}] spoke/VERB=speak ./PUNCT"
    )
    apart = "which/PRON/dobj>owns owns/VERB=own/relcl>Society"
    assert _of_place(text.format(link=apart, dep="nsubj>owns")) is None
    beside = "including/VERB/prep>lawyers"
    assert _of_place(text.format(link=beside, dep="pobj>including")) is not None


def test_a_title_of_what_is_a_bodys_is_none_of_the_body() -> None:
    text = (
        "[PERSON Curie/PROPN/nsubj>spoke] ,/PUNCT spokesman/NOUN/appos>Curie "
        "for/ADP/prep>spokesman [ORG Society/PROPN/{}] ,/PUNCT spoke/VERB=speak ./PUNCT"
    )
    assert _of_place(text.format("pobj>for")) is not None
    elsewhere = (
        "[PERSON Curie/PROPN/nsubj>spoke] ,/PUNCT head/NOUN/appos>Curie of/ADP/prep>head "
    )
    elsewhere += (
        "[ORG Zephyr/PROPN/poss>unit] 's/PART unit/NOUN/pobj>of ,/PUNCT spoke/VERB=speak "
    )
    document = read(elsewhere + "to/ADP/prep>spoke [ORG Society/PROPN/pobj>to]")
    person, _, society = document.mentions
    output = _output("POSITION", "holds_position")
    assert fact(document, person, society, output=output, confidence=0.9) is None
    lawyers = text.replace(
        "{}]", "poss>lawyers] 's/PART/case>Society lawyers/NOUN:NNS/pobj>for"
    )
    assert _of_place(lawyers) is None


REPLACED = (
    "[NORP French/ADJ/amod>president] president/NOUN/compound>Curie "
    "[PERSON Curie/PROPN/nsubj>named] named/VERB=name a/DET/det>friend friend/NOUN/dobj>named "
    "as/ADP/prep>named {title}/NOUN/pobj>as after/ADP/prep>named "
    "[PERSON Noether/PROPN/pobj>after] ./PUNCT"
)


@pytest.mark.parametrize("title", ["minister", "acting/ADJ minister"])
def test_who_is_replaced_had_the_post_that_the_successor_takes(title: str) -> None:
    found = _of_second(REPLACED.format(title=title))
    assert found is not None
    assert (found.role, found.status) == ("minister", Status.FORMER)


def test_an_own_title_without_a_body_is_taken_before_one_that_a_verb_parts() -> None:
    document = read(
        "[NORP French/ADJ/amod>judge] judge/NOUN/nsubj>freed freed/VERB=free "
        "consul/NOUN/compound>Curie [PERSON Curie/PROPN/dobj>freed] ./PUNCT"
    )
    place, person = document.mentions
    output = _output("POSITION", "holds_position")
    found = fact(document, person, place, output=output, confidence=0.9)
    assert found is not None
    assert found.role == "consul"


@pytest.mark.parametrize(("dep", "held"), [("nsubj", False), ("dobj", True)])
def test_a_title_that_does_something_alone_is_somebody_elses(dep: str, *, held: bool) -> None:
    document = read(
        "[PERSON Curie/PROPN/nsubj>spoke] spoke/VERB=speak ,/PUNCT "
        f"[NORP French/ADJ/amod>minister] minister/NOUN/{dep}>said said/VERB=say ./PUNCT"
    )
    person, place = document.mentions
    output = _output("POSITION", "holds_position")
    found = fact(document, person, place, output=output, confidence=0.9)
    assert (found is not None) is held


@pytest.mark.parametrize("relation", ["located_in", "from_place"])
def test_what_somebody_is_for_is_no_home(relation: str) -> None:
    text = "{} [GPE Kenya/PROPN] met/VERB=meet [{} Curie/PROPN/dobj>met] ./PUNCT"
    kind = "ORG" if relation == "located_in" else "PERSON"
    output = _output("PLACE", relation)
    assert _fact(text.format("from/ADP", kind), output, turned=True) is not None
    assert _fact(text.format("pro/ADJ -/PUNCT", kind), output, turned=True) is None


def test_a_title_beside_the_name_is_taken_before_that_of_somebody_unnamed() -> None:
    document = read(
        "[NORP French/ADJ/amod>judge] judge/NOUN/nsubj>freed freed/VERB=free "
        "minister/NOUN/compound>Curie [PERSON Curie/PROPN/dobj>freed] ./PUNCT"
    )
    place, person = document.mentions
    output = _output("POSITION", "holds_position")
    for confidence in (0.9, 0.5):  # a title names the body
        found = fact(document, person, place, output=output, confidence=confidence)
        assert found is not None
        assert found.role == "minister"


def test_a_title_that_names_no_body_asks_for_confidence() -> None:
    document = read(
        "[GPE France/PROPN/nsubj>freed] freed/VERB=free minister/NOUN/compound>Curie "
        "[PERSON Curie/PROPN/dobj>freed] ./PUNCT"
    )
    place, person = document.mentions
    output = _output("POSITION", "holds_position")
    assert fact(document, person, place, output=output, confidence=0.8) is None
    assert fact(document, person, place, output=output, confidence=0.85) is not None


OF_NORWAY = (
    "[PERSON Stoltenberg/PROPN/nsubjpass>named] of/ADP/prep>Stoltenberg "
    "[GPE Norway/PROPN/pobj>of] was/AUX/auxpass>named named/VERB:VBN=name "
    "{title}/NOUN/oprd>named ./PUNCT"
)


def test_no_country_has_the_post_of_a_league() -> None:
    title = "secretary/NOUN/compound>general general"
    found = _fact(OF_NORWAY.format(title=title), _output("P", "holds_position"))
    assert found is None
    found = _fact(OF_NORWAY.format(title="minister"), _output("P", "holds_position"))
    assert found is not None
    assert found.role == "minister"


def test_a_title_at_the_name_of_another_is_that_ones_alone() -> None:
    assert _of_second(OUSTS.format(title="yesterday/NOUN")) is None


def test_who_precedes_the_holder_of_a_post_held_it() -> None:
    document = read(
        "[PERSON Curie/PROPN/nsubj>became] became/VERB=become president/NOUN/attr>became "
        "of/ADP/prep>president [GPE France/PROPN/pobj>of] ,/PUNCT "
        "succeeding/VERB:VBG/advcl>became [PERSON Noether/PROPN/dobj>succeeding] ./PUNCT"
    )
    _, place, person = document.mentions
    output = _output("POSITION", "holds_position")
    found = fact(document, person, place, output=output, confidence=0.9)
    assert found is not None
    assert found.role == "president"


@pytest.mark.parametrize(("title", "held"), [("historian", False), ("treasurer", True)])
def test_a_party_has_no_historians(title: str, held: bool) -> None:
    document = read(
        "the/DET/det>Party [ORG Labour/PROPN/compound>Party Party/PROPN/nsubj>named] "
        f"named/VERB=name {title}/NOUN/compound>Curie [PERSON Curie/PROPN/dobj>named] ./PUNCT"
    )
    party, person = document.mentions
    output = _output("POSITION", "holds_position")
    found = fact(document, person, party, output=output, confidence=0.9)
    assert (found is not None) is held


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        pytest.param("sings/VERB:VBZ=sing", Stance.ASSERTED, id="of his own"),
        pytest.param("never/ADV/neg>sings sings/VERB:VBZ=sing", Stance.ASSERTED, id="not sung"),
        pytest.param("will/AUX/aux>sings sings/VERB:VB=sing", Stance.ASSERTED, id="to come"),
        pytest.param("never/ADV/neg>came came/VERB=come", Stance.DENIED, id="never came"),
    ],
)
def test_nobody_plans_an_origin(verb: str, stance: Stance) -> None:
    """Only "is not from" and the like denies one, whatever else the verb says."""
    last = verb.split()[-1].split("/")[0]
    text = (
        f"[PERSON Lovelace/PROPN/nsubj>{last}] {verb} from/ADP/prep>{last} "
        "[GPE Ohio/PROPN/pobj>from]"
    )
    found = _fact(text, _output("from_place", "from_place"))
    assert found is not None
    assert found.stance is stance


@pytest.mark.parametrize(
    ("title", "held"),
    [
        pytest.param("minister/NOUN", True, id="a post of a country"),
        pytest.param("blogger/NOUN", False, id="a trade"),
        pytest.param("expert/NOUN", False, id="an expert's"),
        pytest.param("Gen./PROPN", False, id="a rank"),
    ],
)
def test_a_country_has_no_posts_for_trades_and_ranks(title: str, held: bool) -> None:
    text = (
        f"[GPE Peru/PROPN/poss>Lovelace] 's/PART/case>Peru {title}/compound>Lovelace "
        "[PERSON Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak ./PUNCT"
    )
    assert (_fact(text, CEO) is not None) is held


def test_who_is_known_to_lead_one_country_leads_no_other() -> None:
    text = (
        "President/PROPN/compound>{0} [PERSON {0}/PROPN/nsubj>met] met/VERB=meet "
        "her/PRON/dobj>met in/ADP/prep>met [GPE Peru/PROPN/pobj>in] ./PUNCT"
    )
    assert _fact(text.format("Lovelace"), CEO, turned=True) is not None
    assert _fact(text.format("Obama"), CEO, turned=True) is None


def test_what_two_are_expected_to_sign_is_planned() -> None:
    text = (
        "[GPE Peru/PROPN/nsubjpass>expected] and/CCONJ/cc>Peru [GPE Chile/PROPN/conj>Peru] "
        "are/AUX:VBP/auxpass>expected expected/VERB:VBN=expect to/PART/aux>sign "
        "sign/VERB:VB/xcomp>expected a/DET pact/NOUN/dobj>sign ./PUNCT"
    )
    found = _fact(text, _output("PARTNER", "partners_with"))
    assert found is not None
    assert found.evidence[0].stance is Stance.PLANNED


HOME = _output("PLACE_OF_RESIDENCE", "lives_in")
ADA = "[PERSON Lovelace/PROPN/nsubj>{0}] "


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param(
            f"{ADA.format('lives')}lives/VERB:VBZ=live in/ADP/prep>lives "
            "[GPE Leeds/PROPN/pobj>in]",
            True,
            id="lives",
        ),
        pytest.param(
            f"{ADA.format('moved')}moved/VERB=move to/PART/aux>live live/VERB:VB/xcomp>moved "
            "in/ADP/prep>live the/DET city/NOUN/pobj>in of/ADP/prep>city "
            "[GPE Leeds/PROPN/pobj>of]",
            True,
            id="moved to live",
        ),
        pytest.param(
            f"{ADA.format('moved')}moved/VERB=move away/ADV/advmod>moved from/ADP/prep>away "
            "[GPE Leeds/PROPN/pobj>from]",
            False,
            id="moved away",
        ),
        pytest.param(
            "[PERSON Lovelace/PROPN/poss>parents] 's/PART/case>Lovelace "
            "parents/NOUN:NNS/nsubj>live live/VERB:VBP in/ADP/prep>live "
            "[GPE Leeds/PROPN/pobj>in]",
            False,
            id="where others live",
        ),
        pytest.param(
            f"{ADA.format('moved')}moved/VERB=move the/DET training/NOUN/dobj>moved "
            "to/ADP/prep>training [GPE Leeds/PROPN/pobj>to]",
            False,
            id="what moved",
        ),
        pytest.param(
            f"{ADA.format('spoke')}of/ADP/prep>Lovelace [GPE Leeds/PROPN/pobj>of] "
            "spoke/VERB=speak",
            True,
            id="no verb",
        ),
    ],
)
def test_a_home_is_where_somebody_lives(text: str, held: bool) -> None:
    assert (_fact(text, HOME) is not None) is held


def test_who_is_originally_from_a_place_need_not_be_born_there() -> None:
    text = (
        f"{ADA.format('spoke')}originally/ADV/advmod>from from/ADP/prep>Lovelace "
        "[GPE Leeds/PROPN/pobj>from] spoke/VERB=speak"
    )
    assert _fact(text, _output("PLACE_OF_BIRTH", "born_in")) is None
