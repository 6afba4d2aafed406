"""Posts that have lapsed by the time of the article."""

from dataclasses import replace

import pytest

from kg.extraction import extract
from kg.extraction.patterns import patterns
from kg.extraction.status.pasttimes import was_meanwhile
from tests.handmade import read

TITLE = "President/PROPN/compound>Lovelace [PERSON Lovelace/PROPN/nsubj>{verb}]"
ACME = "[ORG Acme/PROPN/compound>Lovelace] "


def _statuses(text: str, published: str = "") -> list[str]:
    document = read(text)
    citation = replace(document.article.citation, published=published)
    document = replace(document, article=replace(document.article, citation=citation))
    facts = extract(document, extractors={"rules": patterns}).facts
    return [str(fact.status) for fact in facts if fact.relation != "employed_by"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The/DET/det>mayor mayor/NOUN/nsubjpass>killed of/ADP/prep>mayor "
            "[GPE Leeds/PROPN/pobj>of] ,/PUNCT [PERSON Lovelace/PROPN/appos>mayor] ,/PUNCT "
            "was/AUX/auxpass>killed killed/VERB:VBN=kill",
            id="named after the post",
        ),
        pytest.param(
            "Gunmen/NOUN:NNS/nsubj>killed killed/VERB=kill [GPE Leeds/PROPN/compound>mayor] "
            "mayor/NOUN/compound>Lovelace [PERSON Lovelace/PROPN/dobj>killed]",
            id="killed by somebody",
        ),
    ],
)
def test_whoever_was_killed_holds_no_post(text: str) -> None:
    assert _statuses(text) == ["former"]


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        pytest.param(
            "died/VERB=die on/ADP/prep>died Monday/PROPN/pobj>on", "former", id="dead"
        ),
        pytest.param("spoke/VERB=speak", "current", id="alive"),
        pytest.param("could/AUX/aux>die die/VERB=die", "current", id="who may die is not dead"),
    ],
)
def test_the_dead_hold_no_post(rest: str, status: str) -> None:
    """A death that the article states ends what a title says."""
    verb = "die" if "could" in rest else rest.split("/")[0]
    assert _statuses(f"{ACME}{TITLE.format(verb=verb)} {rest}") == [status]


@pytest.mark.parametrize(
    ("year", "published", "status"),
    [
        pytest.param("1975", "2019-07-17", "former", id="long ago"),
        pytest.param("2018", "2019-07-17", "current", id="last year"),
        pytest.param("1975", "", "current", id="an article without a date"),
        pytest.param("1975", "1975-12-19", "current", id="an article of that year"),
    ],
)
def test_a_title_of_long_ago_is_a_former_one(year: str, published: str, status: str) -> None:
    """Years count against the date of the article, where it has one."""
    text = (
        f"{ACME}{TITLE.format(verb='named')} named/VERB=name him/PRON/dobj>named "
        f"in/ADP/prep>named {year}/NUM/pobj>in"
    )
    assert _statuses(text, published) == [status]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        pytest.param(
            "in/ADP/prep>fell 2014/NUM/pobj>in fell/VERB:VBD=fall", "former", id="past"
        ),
        pytest.param(
            "by/ADP/prep>fell 2014/NUM/pobj>by fell/VERB:VBD=fall", "current", id="due"
        ),
        pytest.param("in/ADP/prep>fall 2014/NUM/pobj>in fall/VERB:VB", "current", id="to come"),
    ],
)
def test_an_article_without_a_date_is_no_older_than_what_it_tells(
    told: str, status: str
) -> None:
    verb = told.split(">")[1].split()[0]
    text = (
        f"{ACME}{TITLE.format(verb='named')} named/VERB=name him/PRON/dobj>named "
        f"in/ADP/prep>named 1975/NUM/pobj>in \n Prices/NOUN:NNS/nsubj>{verb} {told}"
    )
    assert _statuses(text) == [status]


def test_who_is_named_with_a_title_of_today_too_still_holds_it() -> None:
    """One sentence without a year is enough."""
    text = (
        f"{ACME}{TITLE.format(verb='named')} named/VERB=name him/PRON/dobj>named "
        f"in/ADP/prep>named 1975/NUM/pobj>in | {ACME}{TITLE.format(verb='spoke')} "
        "spoke/VERB=speak"
    )
    assert _statuses(text, "2019-07-17") == ["current", "current"]


@pytest.mark.parametrize(
    ("before", "status"),
    [
        pytest.param("presidential/ADJ/amod>nominee", "current", id="a candidacy of its own"),
        pytest.param("justice/NOUN/compound>nominee", "future", id="a post to come"),
    ],
)
def test_a_nominee_of_a_party_is_one_now(before: str, status: str) -> None:
    """The presidential nominee of Acme is so today; its justice nominee is to be one."""
    text = (
        f"[ORG Acme/PROPN/nmod>Lovelace] {before} nominee/NOUN/compound>Lovelace "
        "[PERSON Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak"
    )
    assert _statuses(text) == [status]


LEAVES = "resigns/VERB:VBZ=resign"


@pytest.mark.parametrize(
    ("rest", "verb", "status"),
    [
        pytest.param(LEAVES, "resigns", "former", id="leaves"),
        pytest.param("resigns/NOUN:NNS=resign", "resigns", "former", id="taken for a noun"),
        pytest.param(
            f"{LEAVES} from/ADP/prep>resigns office/NOUN/pobj>from",
            "resigns",
            "former",
            id="office",
        ),
        pytest.param(
            f"{LEAVES} from/ADP/prep>resigns [ORG Orbex/PROPN/pobj>from]",
            "resigns",
            "current",
            id="another body",
        ),
        pytest.param(
            f"{LEAVES} as/ADP/prep>resigns trustee/NOUN/pobj>as",
            "resigns",
            "current",
            id="another post",
        ),
        pytest.param(
            "may/AUX/aux>resign resign/VERB:VB",
            "resign",
            "current",
            id="who may leave is there",
        ),
        pytest.param(
            "steps/VERB:VBZ=step down/ADV/prt>steps", "steps", "former", id="steps down"
        ),
        pytest.param(
            "steps/VERB:VBZ=step aside/ADV/advmod>steps", "steps", "current", id="steps aside"
        ),
        pytest.param(
            "submits/VERB:VBZ=submit resignation/NOUN/dobj>submits",
            "submits",
            "former",
            id="hands in",
        ),
        pytest.param(
            "was/AUX/auxpass>forced forced/VERB:VBN=force to/PART/aux>resign "
            "resign/VERB:VB/xcomp>forced",
            "forced",
            "former",
            id="is made to leave",
        ),
        pytest.param(
            "lost/VERB=lose his/PRON/poss>job job/NOUN/dobj>lost",
            "lost",
            "former",
            id="loses the job",
        ),
        pytest.param(
            "lost/VERB=lose his/PRON/poss>temper temper/NOUN/dobj>lost",
            "lost",
            "current",
            id="loses something else",
        ),
        pytest.param(
            "left/VERB=leave to/PART/aux>form form/VERB:VB/xcomp>left a/DET/det>startup "
            "startup/NOUN/dobj>form",
            "left",
            "former",
            id="leaves for a thing of his own",
        ),
        pytest.param(
            "left/VERB=leave to/PART/aux>catch catch/VERB:VB/xcomp>left a/DET/det>train "
            "train/NOUN/dobj>catch",
            "left",
            "current",
            id="leaves the room",
        ),
    ],
)
def test_who_leaves_a_post_holds_it_no_more(rest: str, verb: str, status: str) -> None:
    """The verb of the sentence ends what the title before the name says."""
    assert _statuses(f"{ACME}{TITLE.format(verb=verb)} {rest}") == [status]


LEAVER = "[PERSON Lovelace/PROPN/{}]"


def test_a_name_that_hangs_on_its_title_leaves() -> None:
    """The parse of "the Acme president X resigns"."""
    text = (
        "[ORG Acme/PROPN/compound>president] president/NOUN/nsubj>resigns "
        f"{LEAVER.format('appos>president')} resigns/VERB:VBZ=resign"
    )
    assert _statuses(text) == ["former"]
    assert _statuses(text.replace("resigns", "sings").replace("resign", "sing")) == ["current"]


@pytest.mark.parametrize(("post", "status"), [("head", "former"), ("trustee", "current")])
def test_who_steps_down_as_what_leaves_that_post(post: str, status: str) -> None:
    text = (
        f"[ORG Acme/PROPN/compound>head] head/NOUN/nsubj>steps {LEAVER.format('appos>head')} "
        f"steps/VERB:VBZ=step down/ADP/prt>steps as/ADP/prep>steps {post}/NOUN/pobj>as"
    )
    assert _statuses(text)[0] == status


def test_who_leaves_the_company_leaves_its_post() -> None:
    text = (
        f"{ACME}{TITLE.format(verb='left')} left/VERB:VBD=leave the/DET/det>{{0}} "
        "{0}/NOUN/dobj>left"
    )
    assert _statuses(text.format("company")) == ["former"]
    assert _statuses(text.format("building")) == ["current"]


@pytest.mark.parametrize(("verb", "status"), [("end", "former"), ("begin", "current")])
def test_whose_term_ends_is_out_of_office(verb: str, status: str) -> None:
    text = (
        f"term/NOUN/nsubj>{verb}s of/ADP/prep>term {ACME}"
        f"{TITLE.format(verb='of').replace('nsubj', 'pobj')} {verb}s/VERB:VBZ={verb}"
    )
    assert _statuses(text) == [status]


def test_who_is_named_after_a_title_leaves_as_well() -> None:
    text = (
        f"{ACME.replace('Lovelace', 'chairman')} chairman/NOUN/nsubj>resigned ,/PUNCT "
        "[PERSON Lovelace/PROPN/appos>chairman] ,/PUNCT resigned/VERB=resign"
    )
    assert _statuses(text) == ["former"]


@pytest.mark.parametrize(
    ("words", "status", "stance"),
    [
        ("will/AUX:MD/aux>resign resign/VERB:VB", "current", "asserted"),
        ("may/AUX:MD/aux>resign resign/VERB:VB", "current", "asserted"),
        ("resign/VERB:VBD", "former", "asserted"),
    ],
)
def test_who_will_leave_a_post_has_it(words: str, status: str, stance: str) -> None:
    (fact,) = patterns(
        read(
            f"[PERSON Lovelace/PROPN/nsubj>resign] {words} as/ADP/prep>resign "
            "chairman/NOUN/pobj>as of/ADP/prep>chairman [ORG Acme/PROPN/pobj>of]"
        )
    )
    assert (str(fact.status), str(fact.stance)) == (status, stance)


def test_all_of_a_list_leave() -> None:
    text = (
        f"{ACME}{TITLE.format(verb='resign')} and/CCONJ [ORG Orbex/PROPN/compound>Babbage] "
        "President/PROPN/compound>Babbage [PERSON Babbage/PROPN/conj>Lovelace] resign/VERB:VBP"
    )
    assert _statuses(text) == ["former", "former"]


def test_a_title_without_former_is_a_courtesy_where_another_sentence_says_former() -> None:
    former = f"{ACME}former/ADJ/amod>Lovelace {TITLE.format(verb='spoke')} spoke/VERB=speak"
    assert _statuses(f"{former} | {ACME}{TITLE.format(verb='left')} left/VERB") == [
        "former",
        "former",
    ]


@pytest.mark.parametrize("noun", ["statue", "funeral", "daughter"])
def test_the_dead_have_statues_and_funerals(noun: str) -> None:
    text = (
        f"{noun}/NOUN/nsubj>opened of/ADP/prep>{noun} {ACME}"
        f"{TITLE.format(verb='of').replace('nsubj', 'pobj')} opened/VERB"
    )
    assert _statuses(text) == ["current" if noun == "daughter" else "former"]


def test_a_year_beside_a_noun_is_long_ago_too() -> None:
    text = (
        f"trial/NOUN/nsubj>opens of/ADP/prep>trial {ACME}"
        f"{TITLE.format(verb='of').replace('nsubj', 'pobj')} in/ADP/prep>trial "
        "1998/NUM/pobj>in opens/VERB:VBZ=open"
    )
    assert _statuses(text, "2019-07-17") == ["former"]
    assert _statuses(text, "1999-07-17") == ["current"]


def test_then_newly_elected_is_no_former_title() -> None:
    text = (
        f"{ACME}then/ADV/advmod>newly -/PUNCT newly/ADV/advmod>elected "
        "elected/ADJ/amod>Lovelace "
        f"{TITLE.format(verb='spoke')} spoke/VERB=speak"
    )
    assert _statuses(text) == ["current"]


@pytest.mark.parametrize(
    ("published", "status"),
    [("2019-07-17", "former"), ("2011-07-17", "current"), ("", "current")],
)
def test_a_year_that_stands_with_a_post_ends_it(published: str, status: str) -> None:
    """Who was president of Acme during the 2010 crisis was so then."""
    text = (
        "[PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT president/NOUN/appos>Lovelace "
        "of/ADP/prep>president [ORG Acme/PROPN/pobj>of] during/ADP/prep>president "
        "the/DET/det>crisis 2010/NUM/nummod>crisis crisis/NOUN/pobj>during ,/PUNCT "
        "spoke/VERB=speak"
    )
    assert _statuses(text, published) == [status]


@pytest.mark.parametrize(
    ("post", "status"), [("President", "former"), ("trustee", "current"), ("", "former")]
)
def test_who_is_succeeded_in_a_post_had_it(post: str, status: str) -> None:
    rest = f"as/ADP/prep>succeeds {post}/NOUN/pobj>as" if post else ""
    text = (
        "[PERSON Babbage/PROPN/nsubj>succeeds] succeeds/VERB:VBZ=succeed "
        f"{ACME}{TITLE.format(verb='succeeds').replace('nsubj', 'dobj')} {rest}"
    )
    assert _statuses(text)[-1] == status


@pytest.mark.parametrize(
    ("before", "status"),
    [
        pytest.param(
            "It/PRON/nsubj>led led/VERB=lead to/ADP/prep>led the/DET", "former", id="so"
        ),
        pytest.param(
            "It/PRON/nsubj>may may/AUX/aux>lead lead/VERB:VB to/ADP/prep>lead the/DET",
            "current",
            id="perhaps",
        ),
        pytest.param(
            "It/PRON/nsubj>led led/VERB=lead to/ADP/prep>led calls/NOUN:NNS/pobj>to for/ADP/"
            "prep>calls the/DET",
            "current",
            id="only called for",
        ),
    ],
)
def test_all_whose_resignation_is_told_leave(before: str, status: str) -> None:
    """Each of a list, whether the parse joins the names or takes one for the other."""
    text = (
        f"{before} resignation/NOUN/pobj>to of/ADP/prep>resignation "
        "[ORG Orbex/PROPN/compound>Lovelace] President/PROPN/compound>Lovelace "
        "[PERSON Lovelace/PROPN/pobj>of] ,/PUNCT [ORG Acme/PROPN/compound>Babbage] "
        "President/PROPN/compound>Babbage [PERSON Babbage/PROPN/appos>Lovelace]"
    )
    assert (
        _statuses(
            text.replace("pobj>to of", "pobj>for of" if "calls" in text else "pobj>to of")
        )[-1]
        == status
    )


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        pytest.param("takes/VERB:VBZ=take over/ADP/prt>takes", "former", id="takes over"),
        pytest.param("takes/VERB:VBZ=take advice/NOUN/dobj>takes", "acting", id="takes advice"),
    ],
)
def test_whoever_is_taken_over_from_has_lost_the_post(verb: str, status: str) -> None:
    text = (
        f"She/PRON/nsubj>takes {verb} from/ADP/prep>takes "
        "[ORG Acme/PROPN/compound>Lovelace] interim/ADJ/amod>Lovelace "
        "boss/NOUN/compound>Lovelace [PERSON Lovelace/PROPN/pobj>from]"
    )
    assert _statuses(text) == [status]


def test_a_successor_who_was_ousted_has_lost_the_post() -> None:
    text = (
        "His/PRON:PRP$/poss>successor successor/NOUN/nsubjpass>ousted as/ADP/prep>successor "
        "[ORG Acme/PROPN/compound>chairman] chairman/NOUN/pobj>as ,/PUNCT "
        "[PERSON Lovelace/PROPN/appos>chairman] ,/PUNCT was/AUX/auxpass>ousted "
        "ousted/VERB:VBN=oust"
    )
    assert _statuses(text) == ["former"]


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        pytest.param(
            "[PERSON Lovelace/PROPN/poss>petition] 's/PART/case>Lovelace "
            "petition/NOUN/dobj>dismissed",
            "current",
            id="whose petition is",
        ),
        pytest.param(
            "[PERSON Lovelace/PROPN/dobj>dismissed] 's/PART/case>Lovelace "
            "petition/NOUN/dobj>dismissed",
            "current",
            id="the same parsed wrongly",
        ),
        pytest.param("[PERSON Lovelace/PROPN/dobj>dismissed]", "former", id="who is"),
    ],
)
def test_whoever_is_dismissed_leaves_office(rest: str, status: str) -> None:
    lead = f"Judges/NOUN/nsubj>dismissed dismissed/VERB:VBD=dismiss {ACME}"
    assert _statuses(f"{lead}President/PROPN/compound>Lovelace {rest}") == [status]


@pytest.mark.parametrize(("by", "status"), [("PERSON ", "former"), ("ORG ", "current")])
def test_whoever_another_replaces_holds_the_post_no_more(by: str, status: str) -> None:
    text = (
        f"{ACME}President/PROPN/compound>Lovelace [PERSON Lovelace/PROPN/nsubjpass>replaced] "
        "was/AUX/auxpass>replaced replaced/VERB:VBN=replace by/ADP/agent>replaced "
        f"[{by}Somerville/PROPN/pobj>by]"
    )
    assert _statuses(text)[0] == status


def test_who_was_shot_and_killed_is_dead() -> None:
    """The subject stands with the first verb alone."""
    text = (
        f"{ACME}President/PROPN/compound>Lovelace [PERSON Lovelace/PROPN/nsubjpass>shot] "
        "was/AUX/auxpass>shot shot/VERB:VBN=shoot and/CCONJ/cc>shot "
        "killed/VERB:VBN=kill/conj>shot"
    )
    assert _statuses(text) == ["former"]


@pytest.mark.parametrize(
    ("verb", "status"), [("sold/VERB=sell", "former"), ("said/VERB=say", "current")]
)
def test_what_one_did_while_in_a_post_is_told_of_a_former_one(verb: str, status: str) -> None:
    word = verb.split("/")[0]
    text = (
        f"[PERSON Lovelace/PROPN/nsubj>{word}] {verb} it/PRON/dobj>{word} "
        f"while/SCONJ/mark>serving serving/VERB:VBG=serve/advcl>{word} as/ADP/prep>serving "
        "president/NOUN/pobj>as of/ADP/prep>president [ORG Acme/PROPN/pobj>of]"
    )
    assert _statuses(text) == [status]


def test_who_was_serving_when_it_was_done_served_then() -> None:
    text = (
        "when/ADV:WRB/advmod>serving Lovelace/PROPN/nsubj>serving was/AUX/aux>serving "
        "serving/VERB:VBG=serve/advcl>sold as/ADP/prep>serving president/NOUN/pobj>as "
        "of/ADP/prep>president [ORG Acme/PROPN/pobj>of] ,/PUNCT "
        "[PERSON Lovelace/PROPN/nsubj>sold] sold/VERB=sell it/PRON/dobj>sold"
    )
    doc = read(text).doc
    assert was_meanwhile(next(token for token in doc if token.text == "serving"))


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        pytest.param(
            "and/CCONJ/cc>joined became/VERB:VBD=become/conj>joined head/NOUN/attr>became",
            "former",
            id="became another",
        ),
        pytest.param("on/ADP/prep>joined Monday/PROPN/pobj>on", "current", id="has just begun"),
    ],
)
def test_what_somebody_began_as(rest: str, status: str) -> None:
    text = (
        "[PERSON Lovelace/PROPN/nsubj>joined] joined/VERB=join [ORG Acme/PROPN/dobj>joined] "
        f"as/ADP/prep>joined president/NOUN/pobj>as {rest}"
    )
    assert _statuses(text) == [status]


@pytest.mark.parametrize(
    ("span", "status"),
    [
        pytest.param("life/NOUN/pobj>for", "former", id="for good"),
        pytest.param("years/NOUN/pobj>for", "current", id="for some time"),
    ],
)
def test_whoever_is_banned_for_life_has_lost_the_post(span: str, status: str) -> None:
    text = (
        f"{ACME}{TITLE.format(verb='banned').replace('nsubj', 'nsubjpass')} "
        "was/AUX/auxpass>banned banned/VERB:VBN=ban "
        f"for/ADP/prep>banned {span}"
    )
    assert _statuses(text) == [status]


def test_who_has_since_left_the_agency_as_its_official() -> None:
    text = (
        "[PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT an/DET/det>president "
        "[ORG Acme/PROPN/compound>president] president/NOUN/appos>Lovelace "
        "who/PRON/nsubj>left has/AUX:VBZ/aux>left since/ADV/advmod>left "
        "left/VERB:VBN=leave/relcl>president the/DET/det>agency agency/NOUN/dobj>left "
        ",/PUNCT spoke/VERB=speak"
    )
    assert _statuses(text) == ["former"]


def test_who_is_identified_as_the_dead_one() -> None:
    text = (
        "the/DET/det>soldier soldier/NOUN/nsubjpass>identified who/PRON/nsubj>died "
        "died/VERB=die/relcl>soldier was/AUX/auxpass>identified "
        "identified/VERB:VBN=identify as/ADP/prep>identified "
        "[ORG Acme/PROPN/compound>Lovelace] President/PROPN/compound>Lovelace "
        "[PERSON Lovelace/PROPN/pobj>as]"
    )
    assert _statuses(text) == ["former"]


def test_a_clause_with_who_tells_who_leaves() -> None:
    text = (
        f"said/VERB=say {ACME}President/PROPN/compound>Lovelace "
        "[PERSON Lovelace/PROPN/nsubj>said] ,/PUNCT who/PRON/nsubj>resigned "
        "resigned/VERB=resign/relcl>Lovelace"
    )
    assert _statuses(text) == ["former"]


def test_a_president_at_the_time_is_a_former_one() -> None:
    text = (
        "[PERSON Lovelace/PROPN/nsubj>built] ,/PUNCT [ORG Acme/PROPN/poss>president] 's/PART "
        "president/NOUN/appos>Lovelace at/ADP/prep>president the/DET/det>time "
        "time/NOUN/pobj>at ,/PUNCT built/VERB=build it/PRON/dobj>built"
    )
    assert _statuses(text) == ["former"]


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        pytest.param("resigns/VERB:VBZ=resign", "former", id="who resigns"),
        pytest.param("resign/VERB:VBP=resign", "current", id="who is told to"),
    ],
)
def test_a_call_to_resign_ends_no_post(verb: str, status: str) -> None:
    text = (
        f"{ACME}President/PROPN/compound>Lovelace [PERSON Lovelace/PROPN/nsubj>resign] {verb}"
    )
    assert _statuses(text.replace(">resign]", f">{verb.split('/')[0]}]")) == [status]


@pytest.mark.parametrize(
    ("year", "status"),
    [
        pytest.param("1907", "former", id="a lifetime ago"),
        pytest.param("2009", "current", id="may be so today"),
    ],
)
def test_an_apposition_to_who_did_something_a_lifetime_ago(year: str, status: str) -> None:
    text = (
        f"in/ADP/prep>came {year}/NUM/pobj>in ,/PUNCT [PERSON Lovelace/PROPN/nsubj>came] "
        ",/PUNCT director/NOUN/appos>Lovelace of/ADP/prep>director [ORG Acme/PROPN/pobj>of] "
        ",/PUNCT came/VERB:VBD=come"
    )
    assert _statuses(text, "2019-07-17") == [status]


@pytest.mark.parametrize(("when", "status"), [("next", "current"), ("this", "former")])
def test_who_steps_down_next_month_is_still_there(when: str, status: str) -> None:
    text = (
        f"said/VERB=say {ACME}President/PROPN/compound>Lovelace "
        "[PERSON Lovelace/PROPN/nsubj>said] ,/PUNCT who/PRON/nsubj>steps "
        "steps/VERB:VBZ=step/relcl>Lovelace down/ADP/prt>steps "
        f"{when}/DET/det>month month/NOUN/npadvmod>steps"
    )
    assert _statuses(text) == [status]


def test_a_chief_from_one_year_to_another_is_a_former_one() -> None:
    text = (
        "[PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT [ORG Acme/PROPN/poss>president] 's/PART "
        "president/NOUN/appos>Lovelace from/ADP/prep>spoke 2001/NUM/pobj>from to/ADP/prep>from "
        "2011/NUM/pobj>to ,/PUNCT spoke/VERB=speak"
    )
    assert _statuses(text) == ["former"]
