"""Single quotation marks around speech are read as double ones, apostrophes are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.parsing.quotemarks import doubled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We won't go,' said Li.", '"We won\'t go," said Li.'),
        ("'We won't go', said Li.", '"We won\'t go", said Li.'),
        ("The banks' chief called it 'a good day' too.", None),
        ("He wrote: 'The banks' risks are big'.", 'He wrote: "The banks\' risks are big".'),
        ("'He said \"no\" to me,' she said.", "\"He said 'no' to me,\" she said."),
        ("It is 'nonsense'.", 'It is "nonsense".'),
        ("'It goes on\n\n'and ends,' said Bo.", '"It goes on\n\n"and ends," said Bo.'),
        ("'It goes on\n\nHe left.", "'It goes on\n\nHe left."),
    ],
)
def test_speech(text: str, expected: str | None) -> None:
    if expected is None:
        expected = text.replace("'a good day'", '"a good day"')
    assert doubled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rock 'n' roll of the '90s",
        "'Tis the season of the class of '08 and '09.",
        "She told \"the 'big' day\" story.",
        "Airbus 's plan and the workers' rights",
        "Labour's 'stop the plan, the Tories' answer.",
        "O'Neil of Cote d'Ivoire, the boys' coach, left.",
    ],
)
def test_apostrophes_stay(text: str) -> None:
    assert doubled(text) == text


@given(st.text(alphabet="ab '\".,s\n", max_size=60))
def test_only_marks_change(text: str) -> None:
    result = doubled(text)
    assert len(result) == len(text)
    assert all(
        new == old or {new, old} == {"'", '"'} for new, old in zip(result, text, strict=True)
    )


def test_a_line_of_nothing_but_marks_takes_no_time() -> None:
    assert len(doubled(" 'a" * 200_000)) == 600_000
