"""Technologies in hand-built documents: no model, only the tags a case needs."""

import random

import pytest
import spacy
from spacy.tokens import Doc

from kg.nlp.products.technologies import Found, technologies
from kg.nlp.products.techwords import labels, numbers, pieces, techwords

VOCAB = spacy.blank("en").vocab
TAGS = {
    "N": "NOUN",
    "P": "PROPN",
    "A": "ADJ",
    "D": "DET",
    "V": "VERB",
    "#": "NUM",
    ".": "PUNCT",
}


def make(text: str, ents: str = "") -> Doc:
    """Build a document from "word/TAG" items; "~" before a word joins it to the one before.

    ``ents`` names entities as "LABEL:first-last" by token index, end inclusive. A word without
    a tag is a preposition.
    """
    words: list[str] = []
    pos: list[str] = []
    spaces: list[bool] = []
    for item in text.split():
        word, _, tag = item.rpartition("/") if item[-2:-1] == "/" else (item, "", "")
        if word.startswith("~"):
            word = word[1:]
            spaces[-1] = False
        words.append(word)
        pos.append(TAGS.get(tag, "ADP"))
        spaces.append(True)
    iob = ["O"] * len(words)
    for entity in ents.split():
        label, _, place = entity.partition(":")
        first, _, last = place.partition("-")
        for index in range(int(first), int(last or first) + 1):
            iob[index] = f"{'B' if index == int(first) else 'I'}-{label}"
    return Doc(VOCAB, words=words, spaces=spaces, pos=pos, ents=iob)


def texts(doc: Doc) -> list[str]:
    return [doc[item.start : item.end].text for item in technologies(doc)]


def one(doc: Doc) -> Found:
    (item,) = technologies(doc)
    return item


@pytest.mark.parametrize(
    ("text", "found", "concept"),
    [
        ("they make Lithium/N batteries/N", "Lithium batteries", "lithium-batteries"),
        ("a/D lithium/N battery/N burns/V", "lithium battery", "lithium-batteries"),
        ("they use 5/# ~G/N at home/N", "5G", "5g"),
        ("buyers like NEVs/P most", "NEVs", "new-energy-vehicles"),
        ("next/A ~-/. ~generation/N internet/N", "next-generation internet", None),
        ("next/A generation/N internet/N", "next generation internet", None),
        ("3D/A ~-/. ~printing/N spreads/V", "3D-printing", "additive-manufacturing"),
        ("they fear A.I./P now", "A.I.", "ai"),
    ],
)
def test_labels_match_whatever_case_number_and_hyphen(
    text: str, found: str, concept: str | None
) -> None:
    doc = make(text)
    item = one(doc)
    assert doc[item.start : item.end].text == found
    assert item.concept == (concept or "next-generation-internet")
    assert item.rule == "scheme"


@pytest.mark.parametrize("dash", ["-", "\N{EN DASH}"])
def test_a_name_with_a_dash_of_either_length(dash: str) -> None:
    doc = make(f"the/D Saffir/P ~{dash}/. ~Simpson/P scale/N says/V so")
    assert one(doc) == Found(1, 5, "", "listed")


def test_the_longest_label_wins() -> None:
    doc = make("they train large/A AI/P models/N")
    assert one(doc) == Found(2, 5, "large-ai-models", "scheme")


@pytest.mark.parametrize(
    "text", ["make it/N so", "he Ai/P said", "the ai/N word", "we led/V it", "an evs/N thing/N"]
)
def test_acronyms_keep_their_case(text: str) -> None:
    assert texts(make(text)) == []


def test_an_acronym_among_capitals_is_none() -> None:
    assert texts(make("THEY/P SAY/V AI/P WEIWEI/P LEFT/V BEIJING/P")) == []


def test_degree_and_origin_are_no_part_of_it() -> None:
    doc = make("advanced/A semiconductor/N chips/N and Chinese/A solar/A panels/N", "NORP:4")
    assert [item.concept for item in technologies(doc)] == [
        "integrated-circuits",
        "solar-photovoltaics",
    ]
    assert texts(doc)[1] == "solar panels"


def test_a_modifier_that_says_which_kind_makes_an_open_one() -> None:
    doc = make("the/D new/A patrol/N drones/N flew/V")
    assert one(doc) == Found(2, 4, "", "open", "uncrewed-aircraft")


def test_a_compound_with_hyphens_is_one_modifier() -> None:
    assert texts(make("a/D wide/A ~-/. ~body/N aircraft/N lands/V")) == ["wide-body aircraft"]
    assert texts(make("a/D state/N ~-/. ~owned/V aircraft/N lands/V")) == []


def test_a_general_word_needs_a_modifier() -> None:
    assert texts(make("the/D aircraft/N landed/V")) == []
    assert texts(make("the/D tanker/N algorithm/N works/V")) == ["tanker algorithm"]


def test_an_open_phrase_needs_a_kind_of_technology() -> None:
    assert texts(make("flight/N simulator/N software/N is/V")) == ["flight simulator software"]
    assert texts(make("facial/A recognition/N systems/N are/V")) == [
        "facial recognition systems"
    ]
    assert texts(make("the/D electoral/A system/N is/V")) == []
    assert texts(make("the/D tax/N machine/N is/V")) == []


def test_the_head_must_end_the_phrase() -> None:
    assert texts(make("the/D reservation/N reader/N club/N")) == []
    doc = make("internet/N users/N grow/V")
    assert texts(doc) == ["internet"]


def test_an_inventor_stays_beside_an_eponymous_head() -> None:
    doc = make("the/D Viterbi/P algorithm/N runs/V", "PERSON:1")
    assert texts(doc) == ["Viterbi algorithm"]
    assert texts(make("the/D Boeing/P robot/N runs/V", "ORG:1")) == ["robot"]


def test_a_label_inside_a_longer_name_is_none() -> None:
    name = "the/D China/P Internet/P Network/P Information/P Center/P said/V"
    assert texts(make(name, "ORG:0-5")) == []
    assert texts(make("the/D Internet/P grows/V", "ORG:0-1")) == ["Internet"]
    assert texts(make("studies/V Neurosurgery/P", "ORG:1")) == ["Neurosurgery"]


def test_everyday_words_need_their_context() -> None:
    assert texts(make("fish/N and chips/N sell/V")) == []
    assert texts(make("chips/N for phones/N sell/V")) == ["chips"]
    assert texts(make("the/D rocket/N will reach/V orbit/N")) == ["rocket"]
    assert texts(make("the/D rocket/N hit/V a/D house/N")) == []
    assert texts(make("artillery/N batteries/N fired/V")) == ["artillery"]
    assert texts(make("zinc/N batteries/N last/V")) == ["zinc batteries"]
    assert texts(make("CCTV/P reported/V it")) == []
    assert texts(make("a/D camera/N showed/V CCTV/P footage/N")) == ["CCTV"]


def test_an_acronym_with_other_meanings_needs_its_long_form() -> None:
    assert texts(make("they grow/V GM/P shares/N")) == []
    doc = make("hybrid/A rice/N is like GM/P fields/N")
    assert texts(doc) == ["hybrid rice", "GM"]


def test_brackets_introduce_an_acronym() -> None:
    doc = make("recurrent/A vision/N algorithms/N (/. RVA/P )/. and an/D RVA/P")
    long, short, again = technologies(doc)
    assert doc[long.start : long.end].text == "recurrent vision algorithms"
    assert short.name == again.name == "recurrent vision algorithms"
    assert (again.start, again.rule) == (8, "open")


def test_brackets_with_other_letters_introduce_nothing() -> None:
    assert texts(make("patrol/N drones/N (/. CIA/P )/. and CIA/P")) == ["patrol drones"]


def test_a_code_beside_a_kind_is_a_product_everywhere() -> None:
    doc = make("the/D Airbus/P A380/P airliner/N flew/V and later two/# A380s/P", "ORG:1")
    first, second = technologies(doc)
    assert (first.start, first.end, first.rule, first.name) == (1, 3, "product", "")
    assert (second.start, second.end, second.name) == (8, 9, "Airbus A380")


def test_an_operator_before_a_code_is_no_part_of_it() -> None:
    doc = make("the/D Air/P France/P A330/P jet/N", "ORG:1-2")
    assert texts(doc) == ["A330"]


def test_a_code_alone_is_no_product() -> None:
    assert texts(make("leaders/N met/V at G20/P and E45/P")) == []


def test_a_code_that_the_tokenizer_cut_is_joined() -> None:
    doc = make("the/D A400/P ~M/P plane/N and a/D Boeing/P 737/# ~-/. ~800/# jet/N")
    assert texts(doc) == ["A400M", "Boeing 737-800"]
    doc = make("the/D PH/N ~-/. ~S6500/N phone/N and/C the/D PH/N ~-/. ~based/V plan/N")
    assert texts(doc)[0] == "PH-S6500"


def test_a_bare_number_counts_things_unless_a_maker_names_it() -> None:
    doc = make("Boeing/P sold/V 767/# jets/N to 767/# people/N for $/. 767/#", "MONEY:8-9")
    assert texts(doc) == []
    doc = make("a/D Boeing/P 767/# and more 767s/N but 767/# people/N")
    assert texts(doc) == ["Boeing 767", "767s"]
    assert texts(make("Flight/P 447/# was/V a/D plane/N")) == []
    doc = make("a/D Boeing/P 767/# and flight/N 767/# over about 767/# miles/N", "QUANTITY:8-9")
    assert texts(doc) == ["Boeing 767"]


def test_a_known_product_takes_its_version() -> None:
    assert texts(make("with Internet/P Explorer/P 9/# installed/V")) == ["Internet Explorer 9"]
    assert texts(make("an/D iPhone/P 4S/# broke/V")) == ["iPhone 4S"]
    assert texts(make("the/D PlayStation/P VR/P sold/V", "PRODUCT:1-2")) == ["PlayStation VR"]
    assert texts(make("iPhone/P 6/# owners/N")) == ["iPhone"]
    assert texts(make("the/D Kindle/P 2/# was/V sold/V")) == ["Kindle 2"]
    assert texts(make("big/A windows/N and Windows/P")) == []
    assert texts(make("a/D USB/P -/p C/P cable/N")) == ["USB"]


def test_a_code_in_the_plural_needs_no_kind() -> None:
    assert texts(make("it has six/# A380s/P", "ORG:3")) == ["A380s"]
    assert texts(make("it has an/D A380/P", "ORG:3")) == []


def test_a_number_after_an_amount_counts() -> None:
    assert texts(make("a/D fleet/N of 200/# Boeing/P 737s/#", "ORG:4-5")) == ["Boeing 737s"]


def test_a_kind_is_a_product_beside_its_maker() -> None:
    assert texts(make("aircraft/N maker/N Boeing/P grew/V", "ORG:2")) == ["aircraft"]
    assert texts(make("Boeing/P , the/D largest/A aircraft/N maker/N", "ORG:0")) == ["aircraft"]
    assert texts(make("the/D aircraft/N maker/N grew/V")) == []
    assert one(make("two/# Airbus/P jets/N landed/V", "ORG:1")).name == "Airbus jets"
    assert texts(make("two/# Ryanair/P jets/N landed/V", "ORG:1")) == []


def test_a_name_with_a_number_needs_a_kind() -> None:
    assert texts(make("the/D Vega/P II/P rocket/N flew/V")) == ["Vega II"]
    assert texts(make("the/D Vega/P II/P flew/V")) == []
    assert texts(make("Pope/P Pius/P II/P has a/D car/N", "PERSON:1-2")) == []
    assert texts(make("Apple/P 4/# new/A phones/N")) == []


def test_the_models_products_need_a_number_or_a_kind() -> None:
    assert texts(make("she likes/V Joker/P", "PRODUCT:2")) == []
    assert texts(make("the/D robot/N Joker/P", "PRODUCT:2")) == ["robot", "Joker"]
    assert texts(make("a/D Zune/P 30/# sold/V", "PRODUCT:1-2")) == ["Zune 30"]
    assert texts(make("on Flight/P X9/P now", "PRODUCT:1-2")) == []
    assert texts(make("the/D 787/P Dreamliner/P flies/V", "PRODUCT:1-2")) == ["787 Dreamliner"]
    assert texts(make("some 12/# there", "PRODUCT:1")) == []


def test_a_capital_inside_a_name_needs_a_kind() -> None:
    assert texts(make("the/D BoostGrad/P library/N")) == ["BoostGrad"]
    assert texts(make("the/D BoostGrad/P said/V")) == []
    assert texts(make("the/D YouTube/P library/N")) == []
    assert texts(make("the/D BoostGrad/P app/N", "ORG:1")) == []


def test_nothing_is_found_across_taken_tokens() -> None:
    doc = make("lithium/N batteries/N and patrol/N drones/N and a/D Boeing/P 767/# jet/N")
    assert technologies(doc, taken=lambda index: True) == []
    kept = technologies(doc, taken=lambda index: index in (1, 3, 8))
    assert [doc[item.start : item.end].text for item in kept] == ["drones"]


def test_nothing_in_an_empty_document() -> None:
    assert technologies(Doc(VOCAB)) == []


def test_result_is_sorted_and_disjoint_whatever_the_text() -> None:
    chance = random.Random(7)  # noqa: S311  (no secret)
    words = ["AI", "robot", "(", ")", "-", "767", "A380", "jet", "iPhone", "4", "drones", "the"]
    for _ in range(200):
        count = chance.randint(1, 25)
        doc = Doc(
            VOCAB,
            words=chance.choices(words, k=count),
            spaces=[chance.random() < 0.7 for _ in range(count)],
            pos=chance.choices(["NOUN", "PROPN", "ADJ", "NUM", "ADP"], k=count),
        )
        found = technologies(doc)
        ends = [0, *(item.end for item in found)]
        assert all(item.start >= end for item, end in zip(found, ends, strict=False))
        assert all(item.start < item.end <= count for item in found)
        assert found == technologies(doc)


def test_pieces_and_numbers() -> None:
    assert pieces("C++") == ["c", "+", "+"]
    assert list(numbers("fuel box")) == ["fuel box", "fuel boxes"]
    assert list(numbers("switches")) == ["switches", "switch"]
    assert list(numbers("gallery")) == ["gallery", "galleries"]
    assert list(numbers("array")) == ["array", "arrays"]
    assert list(numbers("deep learning")) == ["deep learning"]
    assert list(numbers("5G-2")) == ["5G-2"]


def test_word_lists_do_not_contradict_each_other() -> None:
    words = techwords()
    assert not words.heads & words.stop
    assert not words.narrowing & words.stop
    assert not words.technical & words.stop
    for form in words.homographs:
        node = labels()
        for piece in form.split():
            assert piece in node.follow, f"{form!r} is no label"
            node = node.follow[piece]
        assert node.label, f"{form!r} is no label"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("they make insulin/N pumps/N", ["insulin pumps"], id="field"),
        pytest.param("they make water/N pumps/N", [], id="another field"),
        pytest.param(
            "he served/V ,/. flying/V fighter/N planes/N",
            ["fighter planes"],
            id="what somebody does",
        ),
        pytest.param(
            "they sell flying/V fighter/N planes/N", ["flying fighter planes"], id="a kind"
        ),
        pytest.param("they make X/N ~-/. ~ray/N machines/N", ["X-ray machines"], id="hyphens"),
        pytest.param("a/D missile/N test/N failed/V", ["missile"], id="no kind of missile"),
        pytest.param(
            "a/D 5/# ~G/N standalone/N network/N opened/V",
            ["5G standalone network"],
            id="a label is not cut",
        ),
    ],
)
def test_a_head_needs_a_word_of_its_field(text: str, found: list[str]) -> None:
    assert texts(make(text)) == found


@pytest.mark.parametrize(
    ("text", "ents", "found"),
    [
        pytest.param(
            "its MiG-29/P fighter/N jets/N flew/V", "", ["MiG-29", "fighter jets"], id="beside"
        ),
        pytest.param("after Covid-19/P the/D jets/N flew/V", "", [], id="a disease"),
        pytest.param("after Rio-16/P they met", "", [], id="no kind beside"),
        pytest.param("the/D 737/# Max/P 9/# flew/V", "", ["737 Max 9"], id="version"),
        pytest.param(
            "Acme/P 's/V Zephyr/P 70/# Pro/P sold/V", "ORG:0-0", ["Zephyr 70 Pro"], id="owned"
        ),
        pytest.param("Acme/P 's/V Radio/P 4/# said", "ORG:0-0", [], id="a channel"),
        pytest.param(
            "Acme/P 's/V Zephyr/P sold/V",
            "ORG:0-0 PRODUCT:2-2",
            ["Zephyr"],
            id="label and owner",
        ),
        pytest.param("Zephyr/P sold/V", "PRODUCT:0-0", [], id="label alone"),
        pytest.param("they sell zephyrotinib/N", "", ["zephyrotinib"], id="a medicine's stem"),
        pytest.param("they met Ada/P Zephyrotinib/P", "PERSON:2-3", [], id="part of a name"),
        pytest.param(
            "with Rolls-Royce/P engines/N", "PRODUCT:1-1", [], id="a maker, whatever the label"
        ),
    ],
)
def test_models_are_products(text: str, ents: str, found: list[str]) -> None:
    assert texts(make(text, ents)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("the/D iPhone/P 11/# Pro/P Max/P sold/V", "iPhone 11 Pro Max", id="Max"),
        pytest.param("the/D iPhone/P 15/# Plus/P sold/V", "iPhone 15 Plus", id="Plus"),
        pytest.param("the/D iPhone/P SE/P sold/V", "iPhone SE", id="SE"),
        pytest.param("sold/V iPhone/P 11/# cases/N", "iPhone", id="a count"),
    ],
)
def test_a_version_is_told_whole(text: str, found: str) -> None:
    assert texts(make(text)) == [found]


@pytest.mark.parametrize(
    ("text", "ents", "found"),
    [
        pytest.param("an/D AI/P assistant/N", "ORG:1", ["AI assistant"], id="taken for a body"),
        pytest.param(
            "a/D generative/A AI/P platform/N", "ORG:2", ["generative AI platform"], id="kind"
        ),
        pytest.param("Zephyr/P AI/P platform/N", "ORG:0-1", [], id="a body's own name"),
    ],
)
def test_an_acronym_that_the_model_takes_for_a_body_says_the_kind(
    text: str, ents: str, found: list[str]
) -> None:
    assert texts(make(text, ents)) == found


def test_a_gerund_after_a_technical_acronym_says_the_kind() -> None:
    doc = make("an/D AI/P messaging/V platform/N", "ORG:1")
    doc[2].tag_ = "VBG"
    assert texts(doc) == ["AI messaging platform"]


def test_a_kind_of_a_product_stands_without_its_name() -> None:
    """ "The A380 AI system" is a system for AI, and its name says which."""
    assert texts(make("the/D A380/P AI/P system/N in/ jets/N", "PRODUCT:1")) == [
        "A380",
        "AI system",
    ]
