import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KGError
from kg.resolve.compare import Judgement
from kg.resolve.ledger import Decision, format_line, parse

HEAD = "left,right,judgement,who,when,why\n"
A, B, C = "person/a", "person/b", "person/c"


def read(*lines: str) -> tuple[Decision, ...]:
    return parse(HEAD + "".join(f"{line}\n" for line in lines), where="j.csv")


def test_a_ledger() -> None:
    found = read(
        'person/a, person/b,same,ada,2026-01-31,"one, really"', "", f"{A},{C}@x,different,,,"
    )
    assert [(one.left, one.right, one.judgement, one.line) for one in found] == [
        (A, B, Judgement.SAME, 2),
        (A, "person/c@x", Judgement.DIFFERENT, 4),
    ]
    assert found[0].why == "one, really"
    assert parse("", where="j.csv") == parse(HEAD, where="j.csv") == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("person/a,person/b,same", "line 3: has 3 cells and not 6"),
        (
            "person/a,person/b,perhaps,,,",
            "line 3: 'perhaps' is none of same, different, unsure",
        ),
        ("Ada,person/b,same,,,", "line 3: 'Ada' is no entity's id"),
        ("person/,person/b,same,,,", "line 3: 'person/' is no entity's id"),
        ("person/b,person/b,same,,,", "line 3: both sides are person/b"),
        ("person/b,org/b,same,,,", "line 3: person/b and org/b are of two types"),
        ('person/a,person/b,same,,,"x', "line 3: not CSV"),
        (f"{B},{A},different,,,", "line 2 says same and line 3 says different"),
        (f"{B},{A},unsure,,,", "line 2 says same and line 3 says unsure"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_read(line: str, reason: str) -> None:
    with pytest.raises(KGError, match=re.escape(reason)):
        read(f"{A},{B},same,,,", line)


def test_a_wrong_header_is_named() -> None:
    with pytest.raises(KGError, match="line 1: the header is not left,right"):
        parse("a,b\n", where="j.csv")


def test_a_chain_that_comes_back_is_named_with_all_its_lines() -> None:
    with pytest.raises(KGError) as caught:
        read(f"{A},{B},same,,,", f"{C},{A},different,,,", f"{B},{C},same,,,")
    message = str(caught.value)
    assert "line 3 says different" in message
    assert "line 2 (person/a, person/b)" in message
    assert "line 4 (person/b, person/c)" in message


def test_the_same_decision_twice_is_no_contradiction() -> None:
    assert len(read(f"{A},{B},same,,,", f"{B},{A},same,ada,,")) == 2


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_is_written_is_read(who: str, why: str) -> None:
    line = format_line(Decision(left=A, right=B, judgement=Judgement.SAME, who=who, why=why))
    (found,) = parse(HEAD + line, where="j.csv")
    assert (found.who, found.why) == (" ".join(who.split()), " ".join(why.split()))
