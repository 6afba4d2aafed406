"""The format of annotated passages: marks, quotations, facts, and what is refused and why."""

from pathlib import Path

import pytest

from training.passages import Passage, PassageError, Span, Stated, main, read

HEADER = "= t-1 | Kenya | obituary | radar\n"


@pytest.fixture
def parse(tmp_path: Path):
    """Return a function that parses the text of a file."""

    def parse_text(text: str) -> list[Passage]:
        path = tmp_path / "some.txt"
        path.write_text(text, encoding="utf-8")
        return list(read(path))

    return parse_text


def marked(passage: Passage) -> list[tuple[str, str, str]]:
    return [(one.id, one.kind, passage.text[one.start : one.end]) for one in passage.spans]


def test_a_header_names_the_passage_and_says_what_it_is_about(parse) -> None:
    first, second = parse("= a-1 | Kenya | wire | radar\nOne.\n\n= a-2|gum|names-only\nTwo.\n")
    assert (first.id, first.about, first.kind) == ("a-1", ("Kenya", "wire", "radar"), "")
    assert (second.id, second.kind) == ("a-2", "names-only")
    assert (first.text, second.text) == ("One.", "Two.")


def test_sentences_are_joined_by_a_blank_and_paragraphs_by_an_empty_line(parse) -> None:
    (passage,) = parse(HEADER + "One. \nTwo.\n\nThree.")
    assert passage.text == "One. Two.\n\nThree."
    assert [passage.text[a:b] for a, b in passage.sentences] == ["One.", "Two.", "Three."]
    assert not passage.headline


def test_a_headline_is_a_paragraph(parse) -> None:
    (passage,) = parse(HEADER + "! {L1 Lima} waits\nRain fell.")
    assert passage.headline
    assert passage.text == "Lima waits\n\nRain fell."
    assert marked(passage) == [("L1", "name", "Lima")]


def test_each_kind_of_mark_has_its_place_in_the_text(parse) -> None:
    line = "{L1^ Thai} {R1 head} {P1 Chai Dee} leads {I1 Siam Rail}; {P1~ he} likes {T1 trams}."
    (passage,) = parse(HEADER + line + "\n{L1 Siam} waits.")
    assert passage.text == "Thai head Chai Dee leads Siam Rail; he likes trams. Siam waits."
    assert marked(passage) == [
        ("L1", "demonym", "Thai"),
        ("R1", "role", "head"),
        ("P1", "name", "Chai Dee"),
        ("I1", "name", "Siam Rail"),
        ("P1", "anaphor", "he"),
        ("T1", "name", "trams"),
        ("L1", "name", "Siam"),
    ]


def test_a_quotation_may_hold_marks_and_comes_before_a_mark_at_its_start(parse) -> None:
    (passage,) = parse(HEADER + "{P1 Ada} said [[P1 {T1 radar} works]], twice.")
    assert passage.text == "Ada said radar works, twice."
    assert marked(passage) == [
        ("P1", "name", "Ada"),
        ("P1", "quote", "radar works"),
        ("T1", "name", "radar"),
    ]
    assert passage.spans[1] == Span(9, 20, "P1", "quote")


def test_a_fact_belongs_to_the_sentence_above_it(parse) -> None:
    text = (
        "{P1 Ada}, {R1 head} of {I1 Acme}.\n> P1 holds_position I1 R1\n{P1~ She} met {P2 Bo}.\n"
    )
    (passage,) = parse(
        HEADER + text + "> P1 meets P2 reported\n> P1 employed_by I1 former planned"
    )
    assert passage.facts == [
        Stated("P1", "holds_position", "I1", ("R1",), "current", "asserted", 0),
        Stated("P1", "meets", "P2", (), "", "reported", 1),
        Stated("P1", "employed_by", "I1", (), "former", "planned", 1),
    ]


def test_a_position_needs_no_role_where_none_is_marked(parse) -> None:
    (passage,) = parse(
        "= a | b | no-roles\n{P1 Ada} leads {I1 Acme}.\n> P1 holds_position I1\n"
    )
    assert passage.facts[0].roles == ()


def test_a_sentence_of_knowledgenet_may_lack_the_name(parse) -> None:
    (passage,) = parse("= kn1-1 | knowledgenet | knowledgenet | CEO\n{P1~ She} left.\n")
    assert marked(passage) == [("P1", "anaphor", "She")]


FACT = "{P1 Ada} of {I1 Acme} and {I2 Bell}, a {R1 head}, in {L1 Lima}.\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Hello.", 1, "text before the first '= id' line"),
        ("> P1 meets P2", 1, "text before the first '= id' line"),
        (HEADER + "One.\n! Two", 3, "a headline that is not the first line"),
        (HEADER + "A {P1 Ada", 2, "a stray or nested '{' near 'A {P1 Ada'"),
        (HEADER + "A P1 Ada}", 2, "a stray or nested '}' near 'A P1 Ada}'"),
        (HEADER + "{X1 Ada}", 2, "a stray or nested '{' near '{X1 Ada}'"),
        (HEADER + "{P1 Ada {I1 B}}", 2, "a stray or nested '{' near '{P1 Ada {I1 B}}'"),
        (HEADER + "[[T1 so]]", 2, "a stray or nested '[[' near '[[T1 so]]'"),
        (HEADER + "{P1 Ada }", 2, "blanks at the ends of a mark: '{P1 Ada }'"),
        (HEADER + "{P1 }", 2, "blanks at the ends of a mark: '{P1 }'"),
        (HEADER + "{R1~ head}", 2, "a flag that this type cannot have: '{R1~ head}'"),
        (HEADER + "{P1^ Thai}", 2, "a flag that this type cannot have: '{P1^ Thai}'"),
        (HEADER + "[[P1 one [[P1 two]]]]", 2, "a quotation inside a quotation"),
        (HEADER + "[[P1 ]]", 2, "']]' without words or without '[['"),
        (HEADER + "so]]", 2, "']]' without words or without '[['"),
        (HEADER + "[[P1 so", 2, "'[[' without ']]' in the same sentence"),
        (HEADER + "> P1 meets P2", 2, "not a fact below a sentence: '> P1 meets P2'"),
        (HEADER + FACT + "> P1 meets", 3, "not a fact below a sentence: '> P1 meets'"),
        (HEADER + FACT + "> P1 likes I1", 3, "no such relation: likes"),
        (
            HEADER + FACT + "> P1 meets I1 maybe",
            3,
            "unknown word 'maybe' in '> P1 meets I1 maybe'",
        ),
        (
            HEADER + FACT + "> P1 meets I1 denied planned",
            3,
            "unknown word 'planned' in '> P1 meets I1 denied planned'",
        ),
        (
            HEADER + FACT + "> I1 employed_by P1",
            3,
            "types that employed_by does not allow: '> I1 employed_by P1'",
        ),
        (
            HEADER + FACT + "> P1 located_in L1",
            3,
            "types that located_in does not allow: '> P1 located_in L1'",
        ),
        (HEADER + FACT + "> I1 part_of I1", 3, "one entity at both ends: '> I1 part_of I1'"),
        (
            HEADER + FACT + "> P1 holds_position I1",
            3,
            "holds_position needs its role mark, others have none: '> P1 holds_position I1'",
        ),
        (
            HEADER + FACT + "> P1 employed_by I1 R1",
            3,
            "holds_position needs its role mark, others have none: '> P1 employed_by I1 R1'",
        ),
        (
            HEADER + FACT + "> I1 part_of I2 former",
            3,
            "part_of has no status: '> I1 part_of I2 former'",
        ),
        (HEADER + FACT + "> P1 meets P2", 3, "P2 is not marked above: '> P1 meets P2'"),
        (
            HEADER + FACT + "> P1 holds_position I1 R2",
            3,
            "R2 is not marked above: '> P1 holds_position I1 R2'",
        ),
        (
            HEADER + FACT + "Rain fell.\n> P1 meets I1",
            4,
            "no end of the fact is marked in the sentence above: '> P1 meets I1'",
        ),
        (HEADER + "= t-2 | Peru", 2, "t-1: no text"),
        (HEADER + "{P1~ She} left.\n= t-2 | Peru", 3, "t-1: P1 has no name in the passage"),
        (HEADER + "[[P1 Go]], it said.\n= t-2 | Peru", 3, "t-1: P1 has no name in the passage"),
    ],
)
def test_an_error_names_file_line_and_reason(parse, text: str, line: int, reason: str) -> None:
    with pytest.raises(PassageError) as error:
        parse(text)
    place, _, said = str(error.value).partition(": ")
    assert said == reason
    assert place.endswith(f"some.txt:{line}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEADER, "some.txt: t-1: no text"),
        (HEADER + "{I1~ It} grew.", "some.txt: t-1: I1 has no name in the passage"),
    ],
)
def test_the_last_passage_is_checked_at_the_end_of_the_file(parse, text, reason) -> None:
    with pytest.raises(PassageError) as error:
        parse(text)
    assert str(error.value).endswith(reason)


def test_the_command_counts_passages_and_prints_what_is_wrong(tmp_path: Path, capsys) -> None:
    good, bad, again = (tmp_path / name for name in ("good.txt", "bad.txt", "again.txt"))
    good.write_text(HEADER + FACT + "> P1 meets I1\n", encoding="utf-8")
    bad.write_text("Hello.\n", encoding="utf-8")
    again.write_text(HEADER + FACT, encoding="utf-8")
    assert main([str(good)]) == 0
    assert capsys.readouterr().out == "1 passages, 1 facts, 9 words; 0 files with errors\n"
    assert main([str(good), str(bad), str(again)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{bad}:1: text before the first '= id' line",
        f"{again}: t-1 stands in {good} too",
        "1 passages, 1 facts, 9 words; 2 files with errors",
    ]
