"""One row of ``cases/stance.jsonl`` and ``cases/status.jsonl`` is one test."""

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc

from kg.extraction.stance.stance import stance
from kg.extraction.status.standing import position_status
from kg.model import Stance, Status
from tests.extraction.frozen import Row, rows, thaw
from tests.handmade import parsed

if TYPE_CHECKING:
    from spacy.language import Language

STANCES = rows("stance", least=80)
STATUSES = rows("status", least=30)


def _stance(row: Row, doc: Doc) -> Stance:
    # The last token: "No company that acquired X acquired Y" asks for the main clause's.
    return stance([token for token in doc if token.text == row["word"]][-1])


def _status(row: Row, doc: Doc) -> Status:
    title = None
    if row["title"]:
        start = row["text"].index(row["title"])
        title = doc.char_span(start, start + len(row["title"]))
        assert title is not None
    predicate = next((token for token in doc if token.text == row["predicate"]), None)
    return position_status(title, predicate)


@pytest.mark.parametrize("row", STANCES, ids=lambda row: row["text"])
def test_stance(row: Row) -> None:
    assert _stance(row, thaw(row)) == row["stance"]


@pytest.mark.parametrize("row", STATUSES, ids=lambda row: f"{row['title']}: {row['text']}")
def test_position_status(row: Row) -> None:
    assert _status(row, thaw(row)) == row["status"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        pytest.param(
            "Ada/PROPN/nsubj>left left/VERB:VBD=leave Acme/PROPN/dobj>left to/PART/aux>found "
            "found/VERB:VB=found/advcl>left Orlan/PROPN/dobj>found",
            "found",
            Stance.ASSERTED,
            id="what somebody left for",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>deployed has/AUX/aux>deployed "
            "deployed/VERB:VBN=deploy/ccomp>canceled robots/NOUN/dobj>deployed ,/PUNCT "
            "groups/NOUN/nsubj>canceled have/AUX/aux>canceled "
            "canceled/VERB:VBN=cancel visits/NOUN/dobj>canceled",
            "deployed",
            Stance.ASSERTED,
            id="a sentence that a comma joins to another",
        ),
        pytest.param(
            "as/ADP/prep>promised founder/NOUN/pobj>as ,/PUNCT he/PRON/nsubj>promised "
            "promised/VERB:VBD=promise to/PART/aux>go go/VERB:VB=go/xcomp>promised",
            "as",
            Stance.ASSERTED,
            id="who somebody is already",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>bought bought/VERB:VBD=buy Orlan/PROPN/dobj>bought ,/PUNCT "
            "which/DET:WDT/nsubj>builds builds/VERB:VBZ=build/relcl>Orlan "
            "robots/NOUN/dobj>builds ,/PUNCT according/VERB:VBG=accord/prep>bought "
            "to/ADP/prep>according its/PRON:PRP$/poss>website website/NOUN/pobj>to",
            "bought",
            Stance.ASSERTED,
            id="a page that tells of a clause",
        ),
        pytest.param(
            "she/PRON/nsubj>oppose would/AUX:MD/aux>oppose not/PART/neg>oppose "
            "oppose/VERB:VB=oppose the/DET/det>purchase purchase/NOUN/dobj>oppose",
            "purchase",
            Stance.PLANNED,
            id="what is not opposed",
        ),
        pytest.param(
            "talks/NOUN:NNS/nsubj>come come/VERB:VBP=come before/SCONJ/mark>meets "
            "Ada/PROPN/nsubj>meets meets/VERB:VBZ=meet/advcl>come Babbage/PROPN/dobj>meets",
            "meets",
            Stance.PLANNED,
            id="what something comes before",
        ),
        pytest.param(
            "crowds/NOUN:NNS/nsubj>cheer cheer/VERB:VBP=cheer as/SCONJ/mark>meets "
            "Ada/PROPN/nsubj>meets meets/VERB:VBZ=meet/advcl>cheer Babbage/PROPN/dobj>meets",
            "meets",
            Stance.ASSERTED,
            id="what goes on meanwhile",
        ),
        pytest.param(
            "Ada/PROPN/nsubj>travelling is/AUX:VBZ/aux>travelling "
            "travelling/VERB:VBG=travel to/PART/aux>meet "
            "meet/VERB:VB=meet/advcl>travelling Babbage/PROPN/dobj>meet",
            "meet",
            Stance.PLANNED,
            id="what somebody is on the way to",
        ),
        pytest.param(
            "it/PRON/nsubj>took took/VERB:VBD=take Acme/PROPN/dobj>took "
            "years/NOUN/npadvmod>took to/PART/aux>sign sign/VERB:VB=sign/xcomp>took",
            "sign",
            Stance.ASSERTED,
            id="what took years",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>opened has/AUX/aux>opened opened/VERB:VBN=open/ccomp>cancelled "
            "shops/NOUN/dobj>opened ,/PUNCT others/NOUN/nsubj>cancelled "
            "cancelled/VERB:VBD=cancel theirs/NOUN/dobj>cancelled",
            "opened",
            Stance.ASSERTED,
            id="what others cancelled was no clause",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>bought bought/VERB:VBD=buy Orlan/PROPN/dobj>bought ,/PUNCT "
            "which/DET:WDT/nsubj>makes makes/VERB:VBZ=make/relcl>Orlan chips/NOUN/dobj>makes "
            ",/PUNCT according/VERB:VBG/prep>bought to/ADP/prep>according "
            "its/PRON:PRP$/poss>site site/NOUN/pobj>to",
            "bought",
            Stance.ASSERTED,
            id="a clause is by its own word",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>agreed agreed/VERB:VBD=agree a/DET/det>deal "
            "deal/NOUN/dobj>agreed",
            "deal",
            Stance.ASSERTED,
            id="a deal that is agreed",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>keep will/AUX:MD/aux>keep keep/VERB:VB=keep "
            "supplying/VERB:VBG=supply/xcomp>keep engines/NOUN/dobj>supplying",
            "supplying",
            Stance.ASSERTED,
            id="what somebody will keep doing",
        ),
        pytest.param(
            "it/PRON/nsubj>failed failed/VERB:VBD=lose if/SCONJ/mark>sell "
            "they/PRON/nsubj>sell did/AUX/aux>sell not/PART/neg>sell "
            "sell/VERB:VB=sell/advcl>failed phones/NOUN/dobj>sell",
            "sell",
            Stance.SPECULATED,
            id="what is only supposed not to be",
        ),
        pytest.param(
            "they/PRON/nsubj>collaborating are/AUX/aux>collaborating "
            "collaborating/VERB:VBG=collaborate/ccomp>get :/PUNCT Acme/PROPN/nsubj>get "
            "will/AUX:MD/aux>get get/VERB:VB=get robots/NOUN/dobj>get",
            "collaborating",
            Stance.ASSERTED,
            id="what comes of it stands behind a colon",
        ),
        pytest.param(
            "the/DET/det>merger merger/NOUN/nsubj>is which/DET:WDT/dobj>said "
            "they/PRON/nsubj>said said/VERB:VBD=say/relcl>merger will/AUX:MD/aux>go "
            "go/VERB:VB=go/ccomp>said ahead/ADV/advmod>go is/AUX:VBZ=be odd/ADJ/acomp>is",
            "merger",
            Stance.PLANNED,
            id="what will go ahead",
        ),
        pytest.param(
            "debts/NOUN/nsubj>forced forced/VERB:VBD=force Acme/PROPN/dobj>forced "
            "to/PART/aux>sell sell/VERB:VB=sell/xcomp>forced Orlan/PROPN/dobj>sell",
            "sell",
            Stance.ASSERTED,
            id="what somebody was forced to do",
        ),
        pytest.param(
            "debts/NOUN/nsubj>force may/AUX/aux>force force/VERB:VB=force "
            "Acme/PROPN/dobj>force to/PART/aux>sell sell/VERB:VB=sell/xcomp>force "
            "Orlan/PROPN/dobj>sell",
            "sell",
            Stance.SPECULATED,
            id="what somebody may be forced to do",
        ),
        pytest.param(
            "its/PRON/poss>purchase contemplated/ADJ/amod>purchase purchase/NOUN/nsubj>failed "
            "of/ADP/prep>purchase Orlan/PROPN/pobj>of failed/VERB=end",
            "purchase",
            Stance.PLANNED,
            id="what is contemplated",
        ),
        pytest.param(
            "Ada/PROPN/nsubj>leave will/AUX/aux>leave leave/VERB:VB=leave "
            "Acme/PROPN/dobj>leave "
            "to/PART/aux>found found/VERB:VB=found/advcl>leave Orlan/PROPN/dobj>found",
            "found",
            Stance.PLANNED,
            id="what somebody will leave for",
        ),
        pytest.param(
            "its/PRON/poss>use use/NOUN/nsubjpass>limited of/ADP AI/PROPN has/AUX/aux>limited "
            "n't/PART/neg>limited been/AUX/auxpass>limited limited/VERB:VBN=limit "
            "to/ADP it/PRON",
            "limited",
            Stance.ASSERTED,
            id="what is not limited to something",
        ),
        pytest.param(
            "it/PRON/nsubj>was was/AUX=be the/DET last/ADJ time/NOUN/attr>was "
            "they/PRON/nsubj>work "
            "would/AUX:MD/aux>work work/VERB:VB=work/relcl>time together/ADV",
            "work",
            Stance.ASSERTED,
            id="what would happen for the last time",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>is is/AUX:VBZ=be to/PART/aux>stop stop/VERB:VB=stop/xcomp>is "
            "making/VERB:VBG=make/xcomp>stop cars/NOUN:NNS/dobj>making",
            "making",
            Stance.ASSERTED,
            id="what somebody is to stop",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>stopped stopped/VERB:VBD=stop making/VERB:VBG=make/xcomp>stopped "
            "cars/NOUN:NNS/dobj>making",
            "making",
            Stance.DENIED,
            id="what somebody has stopped",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>gearing is/AUX=be/aux>gearing gearing/VERB:VBG=gear "
            "up/ADP/prt>gearing for/ADP/prep>gearing discussions/NOUN:NNS=discussion/pobj>for",
            "discussions",
            Stance.PLANNED,
            id="what one gears up for",
        ),
        pytest.param(
            "According/VERB:VBG=accord/prep>pay to/ADP/prep>According the/DET/det>deal "
            "deal/NOUN/pobj>to Acme/PROPN/nsubj>pay will/AUX:MD/aux>pay pay/VERB:VB=pay",
            "deal",
            Stance.ASSERTED,
            id="what says so is there",
        ),
        pytest.param(
            "During/ADP/prep>refused talks/NOUN:NNS=talk/pobj>During Acme/PROPN/nsubj>refused "
            "refused/VERB=refuse according/VERB:VBG=accord/prep>refused to/ADP/prep>according "
            "Orlan/PROPN/pobj>to",
            "talks",
            Stance.ASSERTED,
            id="talks in which something was refused",
        ),
        pytest.param(
            "talks/NOUN:NNS=talk/nsubj>are are/AUX=be due/ADJ/acomp>are to/PART/aux>start "
            "start/VERB:VB=start/xcomp>due on/ADP/prep>start Monday/PROPN/pobj>on",
            "talks",
            Stance.PLANNED,
            id="talks that are due",
        ),
        pytest.param(
            "talks/NOUN:NNS=talk/nsubj>are are/AUX=be to/PART/aux>start "
            "start/VERB:VB=start/xcomp>are on/ADP/prep>start Monday/PROPN/pobj>on",
            "talks",
            Stance.PLANNED,
            id="talks that are to start",
        ),
        pytest.param(
            "talks/NOUN:NNS=talk/nsubj>are are/AUX=be likely/ADJ/acomp>are to/PART/aux>anger "
            "anger/VERB:VB=anger/xcomp>likely Acme/PROPN/dobj>anger",
            "talks",
            Stance.ASSERTED,
            id="talks that had an end",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>experiments experiments/VERB:VBZ=experiment to/PART/aux>use "
            "use/VERB:VB=use/xcomp>experiments lasers/NOUN:NNS/dobj>use",
            "use",
            Stance.PLANNED,
            id="what is still tried out",
        ),
        pytest.param(
            "media/NOUN:NNS/nsubj>reported reported/VERB:VBD=report that/SCONJ/mark>met "
            "Ada/PROPN/nsubj>met met/VERB:VBD=meet/ccomp>reported Byron/PROPN/dobj>met",
            "met",
            Stance.REPORTED,
            id="what the press reported",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>reported reported/VERB:VBD=report that/SCONJ/mark>met "
            "Ada/PROPN/nsubj>met met/VERB:VBD=meet/ccomp>reported Byron/PROPN/dobj>met",
            "met",
            Stance.ASSERTED,
            id="what a body reported of itself",
        ),
        pytest.param(
            "Ada/PROPN/nsubj>read read/VERB:VBD=read a/DET/det>report report/NOUN/dobj>read "
            "that/SCONJ/mark>met Acme/PROPN/nsubj>met met/VERB:VBD=meet/acl>report "
            "Byron/PROPN/dobj>met",
            "met",
            Stance.REPORTED,
            id="what a report says",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>emerged emerged/VERB:VBD=emerge from/ADP/prep>emerged "
            "stealth/NOUN/pobj>from to/PART/aux>launch launch/VERB:VB=launch/advcl>emerged "
            "A380/PROPN/dobj>launch",
            "launch",
            Stance.ASSERTED,
            id="what somebody shows up for",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>emerged emerged/VERB:VBD=emerge as/ADP/prep>emerged "
            "favourite/NOUN/pobj>as to/PART/aux>buy buy/VERB:VB=buy/advcl>emerged "
            "Zephyr/PROPN/dobj>buy",
            "buy",
            Stance.PLANNED,
            id="what a favourite has not done yet",
        ),
        pytest.param(
            "lawmakers/NOUN:NNS/nsubj>want want/VERB:VBP=want to/PART/aux>limit "
            "limit/VERB:VB=limit/xcomp>want Acme/PROPN/poss>use 's/PART/case>Acme "
            "use/NOUN/dobj>limit of/ADP/prep>use drones/NOUN:NNS/pobj>of",
            "use",
            Stance.ASSERTED,
            id="what there is to be limited",
        ),
    ],
)
def test_stance_of_a_parse_by_hand(text: str, word: str, told: Stance) -> None:
    doc = parsed(text)
    assert stance(next(token for token in doc if token.text == word)) == told


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Moves/NOUN:NNS=move/nsubj>failed to/PART/aux>lift lift/VERB:VB/acl>Moves the/DET "
            "ban/NOUN/dobj>lift failed/VERB=fail",
            "ban",
            Stance.ASSERTED,
            id="what is to be lifted stands",
        ),
        pytest.param(
            "They/PRON/nsubj>lifted lifted/VERB=lift the/DET ban/NOUN/dobj>lifted",
            "ban",
            Stance.DENIED,
            id="what is lifted does not",
        ),
        pytest.param(
            "They/PRON/nsubj>want want/VERB:VBP to/PART/aux>win win/VERB:VB/xcomp>want "
            "because/ADP/prep>win of/ADP/pcomp>because their/PRON alliance/NOUN/pobj>because",
            "alliance",
            Stance.ASSERTED,
            id="a reason is so already",
        ),
        pytest.param(
            "X/PROPN/nsubj>denied denied/VERB=deny it/PRON/dobj>denied \u2013/PUNCT/punct>met "
            "he/PRON/nsubj>met met/VERB=meet/ccomp>denied Y/PROPN/dobj>met",
            "met",
            Stance.ASSERTED,
            id="a dash starts anew",
        ),
        pytest.param(
            "X/PROPN/nsubj>denied denied/VERB=deny he/PRON/nsubj>met "
            "met/VERB=meet/ccomp>denied Y/PROPN/dobj>met",
            "met",
            Stance.DENIED,
            id="without a dash",
        ),
        pytest.param(
            "The/DET pact/NOUN/nsubj>helped helped/VERB=help/ccomp>go ,/PUNCT/punct>go "
            "so/ADV/advmod>go X/PROPN/nsubj>go will/AUX:MD/aux>go go/VERB:VB",
            "pact",
            Stance.ASSERTED,
            id="what follows from a deed is to come, not the deed",
        ),
        pytest.param(
            "X/PROPN/nsubj>plans plans/VERB:VBZ=plan to/PART/aux>hold hold/VERB:VB/xcomp>plans "
            "a/DET summit/NOUN/dobj>hold",
            "summit",
            Stance.PLANNED,
            id="a summit that is to be held",
        ),
        pytest.param(
            "an/DET/det>summit expected/VERB:VBN=expect/amod>summit summit/NOUN",
            "summit",
            Stance.PLANNED,
            id="an expected summit",
        ),
        pytest.param(
            "In/ADP/prep>agreed the/DET/det>meeting meeting/NOUN/pobj>In X/PROPN/nsubj>agreed "
            "agreed/VERB=agree to/PART/aux>pay pay/VERB:VB/xcomp>agreed",
            "meeting",
            Stance.ASSERTED,
            id="where it was agreed on was no plan",
        ),
        pytest.param(
            "The/DET deal/NOUN/nsubj>name does/AUX/aux>name not/PART/neg>name "
            "name/VERB:VB a/DET sum/NOUN/dobj>name",
            "deal",
            Stance.ASSERTED,
            id="what a deal does not do it may be without",
        ),
        pytest.param(
            "The/DET deal/NOUN/nsubj>happen did/AUX/aux>happen not/PART/neg>happen "
            "happen/VERB:VB",
            "deal",
            Stance.DENIED,
            id="what does not happen is not",
        ),
        pytest.param(
            "Perhaps/ADV/advmod>is the/DET most/ADV:RBS/advmod>open open/ADJ/amod>issue "
            "issue/NOUN/nsubj>is is/AUX their/PRON deal/NOUN/attr>is",
            "deal",
            Stance.ASSERTED,
            id="only a grade is in doubt",
        ),
        pytest.param(
            "They/PRON/nsubj>try try/VERB:VBP to/PART/aux>grow grow/VERB:VB/xcomp>try "
            "by/ADP/prep>grow signing/VERB:VBG=sign/pcomp>by a/DET deal/NOUN/dobj>signing",
            "deal",
            Stance.ASSERTED,
            id="by what somebody tries to grow",
        ),
        pytest.param(
            "They/PRON/nsubj>ban should/AUX:MD/aux>ban ban/VERB:VB it/PRON/dobj>ban",
            "ban",
            Stance.SPECULATED,
            id="what only should be done",
        ),
        pytest.param(
            "she/PRON/nsubj>expects expects/VERB:VBZ=expect Acme/PROPN/nsubj>make "
            "to/PART/aux>make make/VERB:VB/ccomp>expects it/PRON/dobj>make",
            "make",
            Stance.SPECULATED,
            id="what somebody else expects",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>expects expects/VERB:VBZ=expect to/PART/aux>make "
            "make/VERB:VB/xcomp>expects it/PRON/dobj>make",
            "make",
            Stance.PLANNED,
            id="what one expects to do oneself",
        ),
    ],
)
def test_stance_of_what_stands_before(text: str, word: str, expected: Stance) -> None:
    """What is only to end, and what gives a reason, is so; a dash ends what governs."""
    assert stance(next(token for token in parsed(text) if token.text == word)) is expected


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        pytest.param(
            "would/AUX/aux>be not/PART/neg>be be/AUX:VB=be", Status.FUTURE, id="to be"
        ),
        pytest.param("is/AUX:VBZ=be not/PART/neg>is", Status.CURRENT, id="not so"),
    ],
)
def test_who_would_not_be_something_may_be_it_now(verb: str, status: Status) -> None:
    last = "be" if "be/AUX" in verb else "is"
    doc = parsed(f"she/PRON/nsubj>{last} {verb} minister/NOUN/attr>{last}")
    predicate = next(token for token in doc if token.text == last)
    title = doc[len(doc) - 1 :]
    assert position_status(title, predicate) is status


def test_no_title_and_no_predicate_is_current() -> None:
    assert position_status(None, None) is Status.CURRENT


@pytest.mark.model
def test_stance_and_status_with_the_model(nlp: "Language") -> None:
    wrong = [
        row["text"]
        for row, doc in zip(STANCES, nlp.pipe(row["text"] for row in STANCES), strict=True)
        if _stance(row, doc) != row["stance"]
    ]
    wrong += [
        row["text"]
        for row, doc in zip(STATUSES, nlp.pipe(row["text"] for row in STATUSES), strict=True)
        if _status(row, doc) != row["status"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("will/AUX:MD/aux>stop stop/VERB:VB=stop", Stance.ASSERTED),
        ("stop/VERB:VBD=stop", Stance.DENIED),
        ("will/AUX:MD/aux>help help/VERB:VB=help", Stance.PLANNED),
    ],
)
def test_what_one_will_stop_doing_is_done_still(words: str, expected: Stance) -> None:
    verb = words.split("=")[1]
    doc = parsed(
        f"Acme/PROPN/nsubj>{verb} {words} making/VERB:VBG=make/xcomp>{verb} "
        "cars/NOUN:NNS/dobj>making"
    )
    assert stance(next(token for token in doc if token.text == "making")) is expected


def test_what_will_be_investigated_was_done() -> None:
    doc = parsed(
        "it/PRON/nsubj>investigate will/AUX:MD/aux>investigate investigate/VERB:VB "
        "Acme/PROPN/poss>purchase 's/PART/case>Acme purchase/NOUN/dobj>investigate"
    )
    assert stance(next(token for token in doc if token.text == "purchase")) is Stance.ASSERTED


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        pytest.param("posed/VERB:VBD=pose", Stance.ASSERTED, id="in a story of the past"),
        pytest.param("meets/VERB:VBZ=meet", Stance.PLANNED, id="today"),
    ],
)
def test_a_future_wife(verb: str, told: Stance) -> None:
    """Who was the future wife then has become it."""
    word = verb.split("/")[0]
    doc = parsed(
        f"[PERSON June/PROPN/dobj>{word}] {verb} ,/PUNCT the/DET/det>wife "
        "future/ADJ/amod>wife wife/NOUN/appos>June of/ADP/prep>wife [PERSON Jo/PROPN/pobj>of]"
    )
    assert stance(next(token for token in doc if token.text == "wife")) is told


@pytest.mark.parametrize(
    ("left", "status"),
    [
        pytest.param("", Status.FORMER, id="the title"),
        pytest.param(
            " from/ADP/prep>resigning [ORG Acme/PROPN/pobj>from]", Status.CURRENT, id="a job"
        ),
    ],
)
def test_after_resigning(left: str, status: Status) -> None:
    """Who is held after resigning is president no more."""
    doc = parsed(
        "[PERSON Jo/PROPN/nsubjpass>held] was/AUX=be/auxpass>held held/VERB:VBN=hold "
        "after/ADP/prep>held resigning/VERB:VBG=resign/pcomp>after" + left
    )
    assert position_status(None, doc[0]) is status


def test_who_had_a_post_when_something_was_done_had_it_then() -> None:
    doc = parsed(
        "minister/NOUN when/SCONJ/advmod>took they/PRON/nsubj>took "
        "took/VERB=take/advcl>minister loans/NOUN/dobj>took"
    )
    assert position_status(doc[:1], None) is Status.FORMER
