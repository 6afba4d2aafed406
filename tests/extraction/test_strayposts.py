"""Posts that the network gives to whom the sentence only names beside them."""

from dataclasses import replace

import pytest

from kg.extraction.sifting.nobodies import is_half_named, is_of_nobody
from kg.extraction.sifting.strayposts import is_private, is_stray
from kg.model import Fact, Mention, MentionKind
from kg.nlp import Document
from tests.handmade import linked, read

LEE = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"


def _post(document: Document, role: str, body: str) -> Fact[Mention]:
    first = next(one for one in document.mentions if one.name == "Ada Lovelace")
    second = next(one for one in document.mentions if one.text == body)
    return linked(document, first, "holds_position", second, role=role)


@pytest.mark.parametrize(
    ("text", "role", "body", "stray"),
    [
        pytest.param(
            "[GPE OSLO/PROPN/npadvmod>spoke] --/PUNCT President/PROPN/compound>Lovelace "
            f"{LEE.format('nsubj>spoke')} spoke/VERB",
            "President",
            "OSLO",
            True,
            id="where a report was filed",
        ),
        pytest.param(
            "[GPE Oslo/PROPN/compound>mayor] mayor/NOUN/compound>Lovelace "
            f"{LEE.format('nsubj>spoke')} spoke/VERB -/PUNCT once/ADV",
            "mayor",
            "Oslo",
            False,
            id="a dash elsewhere",
        ),
        pytest.param(
            f"{LEE.format('nsubj>said')} said/VERB that/SCONJ/mark>left the/DET/det>president "
            "[GPE Ghana/PROPN/compound>president] president/NOUN/nsubj>left had/AUX "
            "left/VERB/ccomp>said",
            "president",
            "Ghana",
            True,
            id="who does something else",
        ),
        pytest.param(
            "the/DET/det>president [GPE Ghana/PROPN/compound>president] "
            f"president/NOUN/nsubj>left ,/PUNCT {LEE.format('appos>president')} ,/PUNCT "
            "left/VERB",
            "president",
            "Ghana",
            False,
            id="who is named in the phrase",
        ),
        pytest.param(
            f"{LEE.format('nsubj>named')} named/VERB=name [PERSON Roe/PROPN/dobj>named] "
            "as/ADP/prep>named [GPE Ghana/PROPN/compound>president] president/NOUN/pobj>as",
            "president",
            "Ghana",
            True,
            id="whom a verb takes",
        ),
        pytest.param(
            f"{LEE.format('nsubj>followed')} followed/VERB=follow "
            "[PERSON Roe/PROPN/dobj>followed] as/ADP/prep>followed "
            "[GPE Ghana/PROPN/compound>president] president/NOUN/pobj>as",
            "president",
            "Ghana",
            False,
            id="who comes after whom a verb takes",
        ),
        pytest.param(
            f"they/PRON/nsubj>named {LEE.format('dobj>named')} as/ADP/prep>named "
            "their/PRON/poss>choice choice/NOUN/pobj>as for/ADP/prep>choice [GPE "
            "Ghana/PROPN/compound>envoy] envoy/NOUN/pobj>for named/VERB",
            "envoy",
            "Ghana",
            True,
            id="what one is chosen for",
        ),
        pytest.param(
            f"nominee/NOUN/compound>Lovelace {LEE.format('nsubj>spoke')} ,/PUNCT "
            "whom/PRON/dobj>rejected the/DET [ORG Senate/PROPN/nsubj>rejected] "
            "rejected/VERB/relcl>Lovelace ,/PUNCT spoke/VERB",
            "nominee",
            "Senate",
            True,
            id="a body in a clause",
        ),
        pytest.param(
            f"{LEE.format('nsubj>spoke')} ,/PUNCT who/PRON/nsubj>leads leads/VERB/"
            "relcl>Lovelace as/ADP/prep>leads chair/NOUN/pobj>as of/ADP/prep>chair the/DET "
            "[ORG Senate/PROPN/pobj>of] ,/PUNCT spoke/VERB",
            "chair",
            "Senate",
            False,
            id="a title in the same clause",
        ),
        pytest.param(
            "top/ADJ [GPE Ghana/PROPN/compound>diplomat] diplomat/NOUN :/PUNCT who/PRON is/AUX "
            f"{LEE.format('nsubj>is')}",
            "diplomat",
            "Ghana",
            True,
            id="a headline's question",
        ),
        pytest.param(
            "[PERSON Byron/PROPN/nsubj>spoke] ,/PUNCT nominated/VERB:VBN=nominate/acl>Byron "
            f"by/ADP/agent>nominated {LEE.format('pobj>by')} to/PART/aux>be "
            "be/AUX/xcomp>nominated the/DET [GPE Ghana/PROPN/poss>envoy] 's/PART/case>Ghana "
            "envoy/NOUN/attr>be ,/PUNCT spoke/VERB",
            "envoy",
            "Ghana",
            True,
            id="who nominates another",
        ),
        pytest.param(
            f"{LEE.format('nsubjpass>nominated')} nominated/VERB:VBN=nominate by/ADP/"
            "agent>nominated [PERSON Byron/PROPN/pobj>by] to/PART/aux>be "
            "be/AUX/xcomp>nominated the/DET [GPE Ghana/PROPN/poss>envoy] 's/PART/case>Ghana "
            "envoy/NOUN/attr>be",
            "envoy",
            "Ghana",
            False,
            id="who is nominated",
        ),
        pytest.param(
            f"Union/PROPN Backs/VERB=back {LEE.format('dobj>Backs')} for/ADP/prep>Backs "
            "[ORG Acme/PROPN/compound>Chair] Chair/PROPN/pobj>for",
            "Chair",
            "Acme",
            True,
            id="whom others wish for",
        ),
        pytest.param(
            f"{LEE.format('nsubj>won')} won/VERB=win with/ADP/prep>won help/NOUN/pobj>with "
            "of/ADP/prep>help a/DET/det>leader [ORG Acme/PROPN/compound>leader] "
            "leader/NOUN/pobj>of whom/PRON/dobj>knew he/PRON/nsubj>knew knew/VERB/relcl>leader",
            "leader",
            "Acme",
            True,
            id="one without a name",
        ),
        pytest.param(
            f"they/PRON/nsubj>met met/VERB with/ADP/prep>met a/DET/det>leader "
            "[ORG Acme/PROPN/compound>leader] leader/NOUN/pobj>with named/VERB/acl>leader "
            f"{LEE.format('oprd>named')}",
            "leader",
            "Acme",
            False,
            id="one whose name follows",
        ),
        pytest.param(
            "[PERSON Byron/PROPN/poss>aide] 's/PART/case>Byron former/ADJ/amod>aide "
            f"aide/NOUN/nsubj>said ,/PUNCT {LEE.format('appos>aide')} ,/PUNCT said/VERB "
            "[GPE Ghana/PROPN/nsubj>grew] grew/VERB/ccomp>said",
            "aide",
            "Ghana",
            True,
            id="a person's aide",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>aide] 's/PART/case>Acme former/ADJ/amod>aide "
            f"aide/NOUN/nsubj>left ,/PUNCT {LEE.format('appos>aide')} ,/PUNCT left/VERB",
            "aide",
            "Acme",
            False,
            id="a body's aide",
        ),
        pytest.param(
            "a/DET spokesman/NOUN/nsubj>spoke for/ADP/prep>spokesman [ORG "
            "Acme/PROPN/compound>Lovelace] Trade/PROPN/compound>Lovelace "
            f"Commissioner/PROPN/compound>Lovelace {LEE.format('pobj>for')} spoke/VERB",
            "spokesman",
            "Acme",
            True,
            id="whom somebody speaks for",
        ),
    ],
)
def test_posts_of_others(text: str, role: str, body: str, stray: bool) -> None:
    """The sentence gives the title to another, or to nobody yet."""
    document = read(text)
    assert is_stray(document, _post(document, role, body)) is stray


@pytest.mark.parametrize(
    ("role", "private"),
    [
        pytest.param("attorney", True, id="a lawyer who works there"),
        pytest.param("defense lawyer", False, id="a lawyer who may be a body's"),
        pytest.param("district attorney", False, id="a lawyer of the place"),
        pytest.param("mayor", False, id="a post of places"),
    ],
)
def test_places_have_no_private_trades(role: str, private: bool) -> None:
    """Who works in a place need not work for it."""
    document = read(
        f"{LEE.format('nsubj>spoke')} ,/PUNCT a/DET [GPE Oslo/PROPN/compound>mayor] "
        "mayor/NOUN/appos>Lovelace ,/PUNCT spoke/VERB"
    )
    assert is_private(_post(document, role, "Oslo")) is private


@pytest.mark.parametrize(
    ("name", "body", "nobody"),
    [
        pytest.param("[PERSON Alice/PROPN/nsubj>spoke] Byron/PROPN", "Acme", True, id="half"),
        pytest.param(
            "[PERSON Alice/PROPN/nsubj>spoke] there/ADV", "Acme", False, id="all of it"
        ),
        pytest.param("[PERSON Byron/PROPN/nsubj>spoke] There/ADV", "Acme", False, id="surname"),
        pytest.param(
            "[PERSON Byron/PROPN/nsubj>spoke]",
            "Wall/PROPN/compound>Street Street",
            True,
            id="a street",
        ),
    ],
)
def test_no_post_for_half_a_name_nor_of_a_street(name: str, body: str, nobody: bool) -> None:
    """The next capital word is the rest of a name; a street stands for a trade."""
    document = read(f"[ORG {body}/PROPN/compound>chief] chief/NOUN {name} spoke/VERB")
    who = next(one for one in document.mentions if one.text in ("Alice", "Byron"))
    where = next(one for one in document.mentions if one != who)
    fact = Fact(subject=who, relation="holds_position", object=where, role="chief", evidence=())
    assert is_of_nobody(document, fact) is nobody


def test_a_partys_spokesman_is_none_of_a_ministry() -> None:
    """A party has its own speakers on what a ministry does."""
    document = read(
        "the/DET [ORG Liberal/PROPN/compound>Democrats Democrats/PROPN/poss>spokesman] "
        "'/PART/case>Democrats [ORG Treasury/PROPN/compound>spokesman] "
        f"spokesman/NOUN/compound>Lovelace {LEE.format('nsubj>spoke')} spoke/VERB"
    )
    party = next(one for one in document.mentions if one.text == "Liberal Democrats")
    assert is_of_nobody(document, _post(document, "spokesman", "Treasury"))
    assert not is_of_nobody(document, _post(document, "spokesman", party.text))
    assert not is_of_nobody(document, _post(document, "secretary", "Treasury"))
    held = _post(document, "spokesman", "Treasury")
    elsewhere = replace(held.object, kind=MentionKind.DESCRIPTION)
    assert not is_of_nobody(document, replace(held, object=elsewhere))


@pytest.mark.parametrize(
    ("before", "after", "half"),
    [
        pytest.param("", "", True, id="a family name for two"),
        pytest.param("Mr/PROPN/compound>Nardo", "", False, id="addressed"),
        pytest.param(
            "", "| [PERSON Nardo/PROPN/nsubj>ate] ate/VERB", False, id="known by one word"
        ),
    ],
)
def test_a_family_name_may_stand_behind_the_next_name(
    before: str, after: str, half: bool
) -> None:
    """Of "Nardo and Rui Prado" the first may be a Prado too."""
    document = read(
        f"they/PRON/nsubj>met met/VERB {before} [PERSON Nardo/PROPN/dobj>met] and/CCONJ "
        f"[PERSON Rui/PROPN/compound>Prado Prado/PROPN/conj>Nardo] {after}"
    )
    one, other = document.mentions[:2]
    assert is_half_named(document, one) is half
    assert not is_half_named(document, other)


@pytest.mark.parametrize(
    ("text", "half"),
    [
        pytest.param(
            "Premier/NOUN/compound>Nardo [PERSON Nardo/PROPN] \\n\\n/SPACE", True, id="a title"
        ),
        pytest.param("and/CCONJ [PERSON Nardo/PROPN] \\n\\n/SPACE", True, id="a list"),
        pytest.param(
            "they/PRON met/VERB [PERSON Nardo/PROPN] \\n\\n/SPACE", False, id="a verb"
        ),
        pytest.param(
            "Premier/NOUN/compound>Nardo [PERSON Nardo/PROPN] ./PUNCT", False, id="no break"
        ),
    ],
)
def test_a_paragraph_that_breaks_off_may_cut_a_name(text: str, half: bool) -> None:
    document = read(f"{text} spoke/VERB here/ADV")
    (person,) = document.mentions
    assert is_half_named(document, person) is half
