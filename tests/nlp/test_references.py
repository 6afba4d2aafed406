"""Pronouns and definite noun phrases: the name before them, or silence."""

import pytest

from kg.model import MentionKind
from tests.handmade import read

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>wrote] wrote/VERB"
AIRBUS = "[ORG Airbus/PROPN/nsubj>grew] grew/VERB"
FRANCE = "[GPE France/PROPN/nsubj>voted] voted/VERB"


def _resolved(*sentences: str) -> list[tuple[str, str]]:
    return [
        (mention.text, mention.name)
        for mention in read(" | ".join(sentences)).mentions
        if mention.kind in (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
    ]


BREAK = " \\n\\n/SPACE"
CHARLES = "[PERSON Charles/PROPN/nsubj>{0}] {0}/VERB"
ALAN = "[PERSON Alan/PROPN/nsubj>sold] sold/VERB his/PRON/poss>mill mill/NOUN/dobj>sold"


def test_a_subject_of_the_paragraph_comes_before_who_is_spoken_of_often_above() -> None:
    often = [CHARLES.format(verb) for verb in ("met", "won", "slept", "rose") * 2]
    assert _resolved(*often, ALAN) == [("his", "Charles")]
    assert _resolved(*often[:-1], often[-1] + BREAK, ALAN) == [("his", "Alan")]


def test_who_is_accused_of_saying_is_the_he_that_is_said() -> None:
    met = "[PERSON Alan/PROPN/nsubj>met] met/VERB [PERSON Charles/PROPN/dobj>met]"
    said = (
        "[PERSON Charles/PROPN/nsubj>accused] accused/VERB [PERSON Alan/PROPN/dobj>accused] "
        "{}/ADP/prep>accused saying/VERB/pcomp>{} he/PRON/nsubj>wrote wrote/VERB/ccomp>saying"
    )
    assert _resolved(met, said.format("of", "of")) == [("he", "Alan")]
    assert _resolved(met, said.format("before", "before")) == [("he", "Charles")]


def test_a_note_on_a_writer_is_about_no_other() -> None:
    story = "[PERSON Ada/PROPN/nsubj>slept] slept/VERB" + BREAK
    note = (
        "{} covers/VERB:VBZ=cover trade/NOUN/dobj>covers for/ADP/prep>covers us/PRON/pobj>for"
    )
    career = "She/PRON/nsubj>worked worked/VERB"
    assert _resolved(story, note.format("Mina/PROPN/nsubj>covers"), career) == []
    assert _resolved(story, note.format(""), career) == []
    named = note.format("[PERSON Mina/PROPN/nsubj>covers]")
    assert _resolved(story, named, career) == [("She", "Mina")]
    other = "Mina/PROPN/nsubj>eats eats/VERB:VBZ=eat"
    assert _resolved(story, other, career) == [("She", "Ada")]


def test_the_second_quotation_of_a_paragraph_is_the_same_speakers() -> None:
    often = [CHARLES.format(verb) for verb in ("met", "won", "slept")]
    first = '"/PUNCT Well/ADV "/PUNCT [PERSON Alan/PROPN/nsubj>said] said/VERB=say'
    second = '"/PUNCT he/PRON/nsubj>leads leads/VERB=lead "/PUNCT'
    alan = [one.replace("Charles", "Alan") for one in often]
    assert _resolved(*alan, *often, first, second) == [("he", "Charles")]


def test_he_of_whom_he_speaks_is_another() -> None:
    often = [CHARLES.replace("Charles", "Alan").format(verb) for verb in ("won", "slept")]
    met = "[PERSON Alan/PROPN/nsubj>met] met/VERB [PERSON Charles/PROPN/dobj>met]"
    said = (
        '"/PUNCT He/PRON/nsubj>leads leads/VERB=lead "/PUNCT he/PRON/nsubj>said said/VERB=say'
    )
    assert _resolved(*often, met, said) == [("He", "Charles"), ("he", "Alan")]


def test_what_who_has_is_of_the_noun_before_it() -> None:
    often = [CHARLES.format(verb) for verb in ("met", "won", "slept")]
    helped = (
        "[PERSON Alan/PROPN/nsubj>left] who/PRON/nsubj>helped helped/VERB=help/relcl>Alan "
        "his/PRON/poss>aunt aunt/NOUN/dobj>helped left/VERB"
    )
    assert _resolved(*often, helped)[-1] == ("his", "Alan")


def test_of_two_called_so_it_is_the_one_in_the_sentence() -> None:
    green = "the/DET/det>Party [ORG Green/PROPN/compound>Party Party/PROPN/nsubj>won] won/VERB"
    labour = (
        "the/DET/det>Party [ORG Labour/PROPN/compound>Party Party/PROPN/nsubj>{0}] {0}/VERB"
    )
    again = " and/CCONJ/cc>lost the/DET/det>party party/NOUN/nsubj>moved moved/VERB/conj>lost"
    assert _resolved(green, labour.format("lost") + again) == [("the party", "Labour Party")]


@pytest.mark.parametrize(
    ("sentences", "resolved"),
    [
        pytest.param(
            [ADA, "She/PRON/nsubj>slept slept/VERB"], [("She", "Ada Lovelace")], id="she"
        ),
        pytest.param(
            [
                "[PERSON Ada/PROPN/nsubj>met] met/VERB [PERSON Charles/PROPN/dobj>met]",
                "She/PRON/nsubj>slept slept/VERB",
            ],
            [("She", "Ada")],
            id="subject before object",
        ),
        pytest.param(
            ["[PERSON Charles/PROPN/nsubj>met] met/VERB him/PRON/dobj>met"],
            [],
            id="one verb's arguments are two people",
        ),
        pytest.param(
            ["[PERSON Charles/PROPN/nsubj>met] met/VERB his/PRON/poss>wife wife/NOUN/dobj>met"],
            [("his", "Charles")],
            id="a possessive may be the subject",
        ),
        pytest.param(
            [
                "Mr./PROPN/compound>Babbage [PERSON Babbage/PROPN/nsubj>wrote] wrote/VERB",
                "She/PRON/nsubj>slept slept/VERB",
            ],
            [],
            id="a man is no she",
        ),
        pytest.param(
            [
                "Mrs./PROPN/compound>Somerville [PERSON Somerville/PROPN/nsubj>wrote] "
                "wrote/VERB "
                "to/ADP Mr./PROPN/compound>Babbage [PERSON Babbage/PROPN/pobj>to]",
                "He/PRON/nsubj>slept slept/VERB",
            ],
            [("He", "Babbage")],
            id="titles tell",
        ),
        pytest.param(
            [ADA, "She/PRON/nsubj>slept slept/VERB", "He/PRON/nsubj>left left/VERB"],
            [("She", "Ada Lovelace")],
            id="once she, never he",
        ),
        pytest.param(
            [ADA, *["Rain/NOUN/nsubj>fell fell/VERB"] * 8, "She/PRON/nsubj>slept slept/VERB"],
            [],
            id="too far",
        ),
        pytest.param(
            [ADA, '"/PUNCT She/PRON/nsubj>slept slept/VERB "/PUNCT'],
            [("She", "Ada Lovelace")],
            id="somebody else's words",
        ),
        pytest.param(
            [
                '[PERSON Charles/PROPN/nsubj>said] said/VERB=say "/PUNCT he/PRON/nsubj>slept '
                'slept/VERB "/PUNCT'
            ],
            [],
            id="nobody says he of himself",
        ),
        pytest.param(
            [
                ADA,
                '"/PUNCT [PERSON Mary/PROPN/nsubj>left] left/VERB/ccomp>said "/PUNCT '
                "she/PRON/nsubj>said said/VERB=say",
            ],
            [("she", "Ada Lovelace")],
            id="nobody names herself in her own words",
        ),
        pytest.param(
            [
                ADA,
                "[PERSON Mary/PROPN/nsubj>left] left/VERB ,/PUNCT "
                "she/PRON/nsubj>slept slept/VERB/conj>left",
            ],
            [("she", "Mary")],
            id="outside quotations she is named",
        ),
        pytest.param(
            [
                "[PERSON Charles/PROPN/pobj>to] to/ADP wrote/VERB",
                "a/DET/det>man man/NOUN/nsubj>came came/VERB",
                "He/PRON/nsubj>slept slept/VERB",
            ],
            [],
            id="a man without a name",
        ),
        pytest.param(
            [
                "[PERSON Mary/PROPN/compound>Shelley Shelley/PROPN/nsubj>wrote] wrote/VERB",
                "He/PRON/nsubj>slept slept/VERB",
            ],
            [],
            id="a given name tells",
        ),
        pytest.param([AIRBUS, "She/PRON/nsubj>slept slept/VERB"], [], id="no person"),
    ],
)
def test_people(sentences: list[str], resolved: list[tuple[str, str]]) -> None:
    assert _resolved(*sentences) == resolved


@pytest.mark.parametrize(
    ("sentences", "resolved"),
    [
        pytest.param([AIRBUS, "It/PRON/nsubj>sold sold/VERB"], [("It", "Airbus")], id="it"),
        pytest.param(
            [AIRBUS, "Its/PRON/poss>sales sales/NOUN:NNS/nsubj>rose rose/VERB"],
            [("Its", "Airbus")],
            id="its",
        ),
        pytest.param(
            [
                "we/PRON/nsubj>met met/VERB [ORG Airbus/PROPN/dobj>met] and/CCONJ "
                "its/PRON/poss>boss boss/NOUN/conj>Airbus"
            ],
            [("its", "Airbus")],
            id="beside its owner",
        ),
        pytest.param(
            [
                "[ORG Boeing/PROPN/nsubj>sued] sued/VERB three/NUM",
                "three/NUM/nsubj>are are/AUX=be [ORG Airbus/PROPN/attr>are] ,/PUNCT "
                "its/PRON/poss>unit unit/NOUN/appos>Airbus [ORG Orlan/PROPN/appos>unit] "
                "and/CCONJ [ORG Thales/PROPN/conj>Orlan]",
            ],
            [("its", "Airbus")],
            id="beside its owner in a list",
        ),
        pytest.param(
            [
                "[ORG Food/PROPN/compound>Authority Authority/PROPN/nsubj>is] is/AUX=be "
                "the/DET/det>watchdog watchdog/NOUN/attr>is ./PUNCT",
                "[ORG Rail/PROPN/compound>Agency Agency/PROPN/nsubj>met] met/VERB",
                "the/DET/det>watchdog watchdog/NOUN/nsubj>fined fined/VERB shops/NOUN",
            ],
            [("the watchdog", "Food Authority")],
            id="of two public bodies the one that is called so",
        ),
        pytest.param(
            [AIRBUS, "It/PRON/nsubj>is is/AUX=be said/VERB/ccomp>is"],
            [],
            id="it that stands for nothing",
        ),
        pytest.param([AIRBUS, "It/PRON/expl>rained rained/VERB"], [], id="expletive"),
        pytest.param([ADA, "It/PRON/nsubj>sold sold/VERB"], [], id="a person is no it"),
        pytest.param(
            [
                AIRBUS,
                *["Rain/NOUN:NNS/nsubj>fell fell/VERB"] * 3,
                "It/PRON/nsubj>sold sold/VERB",
            ],
            [],
            id="too far",
        ),
        pytest.param(
            ["the/DET/det>jet [PRODUCT A380/PROPN/nsubj>flew] flew/VERB jet/NOUN/dobj>flew"],
            [],
            id="nothing before it",
        ),
        pytest.param(
            ["a/DET [NORP French/ADJ] firm/NOUN grew/VERB", "It/PRON/nsubj>sold sold/VERB"],
            [],
            id="an adjective is no it",
        ),
    ],
)
def test_things(sentences: list[str], resolved: list[tuple[str, str]]) -> None:
    assert _resolved(*sentences) == resolved


@pytest.mark.parametrize(
    ("sentence", "resolved"),
    [
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>sold] sold/VERB their/PRON/poss>jets "
            "jets/NOUN:NNS/dobj>sold",
            [("their", "Airbus")],
            id="the clause's subject",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>sold] sold/VERB their/PRON/poss>dogs "
            "dogs/NOUN:NNS/dobj>sold",
            [],
            id="not for a person",
        ),
        pytest.param(
            "firms/NOUN:NNS/nsubj>sold sold/VERB their/PRON/poss>dogs dogs/NOUN:NNS/dobj>sold "
            "to/ADP [ORG Airbus/PROPN/pobj>to]",
            [],
            id="the subject has no name",
        ),
    ],
)
def test_their(sentence: str, resolved: list[tuple[str, str]]) -> None:
    assert _resolved(sentence) == resolved


@pytest.mark.parametrize(
    ("sentences", "resolved"),
    [
        pytest.param(
            [AIRBUS, "the/DET/det>company company/NOUN/nsubj>sold sold/VERB"],
            [("the company", "Airbus")],
            id="company",
        ),
        pytest.param(
            [
                AIRBUS,
                "the/DET/det>maker French/ADJ/amod>maker plane/NOUN/compound>maker "
                "maker/NOUN/nsubj>sold sold/VERB",
            ],
            [("plane maker", "Airbus")],
            id="with modifiers",
        ),
        pytest.param(
            [
                "[PRODUCT Zephyr/PROPN/compound>X200 X200/PROPN/nsubj>flew] flew/VERB "
                "near/ADP a/DET/det>jet jet/NOUN/pobj>near",
                "the/DET/det>aircraft aircraft/NOUN/nsubj>landed landed/VERB",
            ],
            [("the aircraft", "Zephyr X200")],
            id="a product by its kind",
        ),
        pytest.param(
            [
                "[ORG Norrland/PROPN/compound>Institute Institute/PROPN/nsubj>grew] grew/VERB",
                AIRBUS,
                "the/DET/det>institute institute/NOUN/nsubj>sold sold/VERB",
            ],
            [("the institute", "Norrland Institute")],
            id="the noun of its name",
        ),
        pytest.param(
            [
                AIRBUS,
                "the/DET/det>plant [ORG Boeing/PROPN/compound>plant] plant/NOUN/nsubj>sold "
                "and/CCONJ the/DET/det>company company/NOUN/nsubj>sold "
                "[ORG Boeing/PROPN/appos>company] sold/VERB",
            ],
            [],
            id="a name inside or after it",
        ),
        pytest.param(
            [FRANCE, "the/DET/det>country country/NOUN/nsubj>sold sold/VERB"],
            [("the country", "France")],
            id="country",
        ),
        pytest.param(
            [
                "[GPE Paris/PROPN/nsubj>voted] voted/VERB",
                "the/DET/det>country country/NOUN/nsubj>sold sold/VERB",
            ],
            [],
            id="a city is no country",
        ),
        pytest.param(
            [AIRBUS, "a/DET/det>company company/NOUN/nsubj>sold sold/VERB"], [], id="indefinite"
        ),
        pytest.param(
            [
                AIRBUS,
                "the/DET/det>company other/ADJ/amod>company company/NOUN/nsubj>sold sold/VERB",
            ],
            [],
            id="another one",
        ),
        pytest.param(
            [
                AIRBUS,
                "the/DET/det>company company/NOUN/nsubj>sold of/ADP/prep>company "
                "dreams/NOUN/pobj>of sold/VERB",
            ],
            [],
            id="one that is told apart",
        ),
        pytest.param(
            [
                "the/DET/det>company company/NOUN/nsubj>sold [ORG "
                "Airbus/PROPN/appos>company] sold/VERB"
            ],
            [],
            id="a name right after it",
        ),
        pytest.param(
            [ADA, "the/DET/det>company company/NOUN/nsubj>sold sold/VERB"], [], id="other type"
        ),
        pytest.param(
            [AIRBUS, "the/DET/det>companies companies/NOUN:NNS=company/nsubj>sold sold/VERB"],
            [],
            id="plural",
        ),
    ],
)
def test_descriptions(sentences: list[str], resolved: list[tuple[str, str]]) -> None:
    assert _resolved(*sentences) == resolved


def test_no_names_no_references() -> None:
    assert _resolved("She/PRON/nsubj>slept slept/VERB") == []


def test_the_agency_is_the_one_that_its_sentence_names() -> None:
    commission = (
        "[ORG Federal/PROPN/compound>Commission Trade/PROPN/compound>Commission "
        "Commission/PROPN/nsubj>voted] voted/VERB"
    )
    law = (
        "[ORG FCC/PROPN/nsubj>used] used/VERB law/NOUN/dobj>used gives/VERB:VBZ=give/relcl>law "
        "the/DET/det>agency agency/NOUN:NN/dative>gives power/NOUN/dobj>gives"
    )
    assert _resolved(commission, law) == [("the agency", "FCC")]


def test_what_has_anothers_name_is_not_its_own() -> None:
    pays = "[ORG Google/PROPN/nsubj>pays] pays/VERB [ORG Mozilla/PROPN/dobj>pays]"
    fears = (
        "[ORG Mozilla/PROPN/nsubj>fears] fears/VERB:VBZ=fear its/PRON/poss>Chrome "
        "[PRODUCT {}/PROPN/compound>Chrome Chrome/PROPN/dobj>fears]"
    )
    assert _resolved(pays, fears.format("Google")) == []
    assert _resolved(pays, fears.format("Rival")) == [("its", "Mozilla")]


def test_the_company_is_not_one_of_the_lines_before_where_its_sentence_has_another() -> None:
    often = ["[ORG Samsung/PROPN/nsubj>grew] grew/VERB"] * 3
    buys = (
        "People/NOUN/nsubj>buy buy/VERB from/ADP/prep>buy {} though/SCONJ/mark>hopes "
        "the/DET/det>company company/NOUN:NN/nsubj>hopes hopes/VERB:VBZ=hope/advcl>buy"
    )
    assert _resolved(*often, buys.format("them/PRON/pobj>from")) == [("the company", "Samsung")]
    assert _resolved(*often, buys.format("[ORG Nokia/PROPN/pobj>from]")) == []
