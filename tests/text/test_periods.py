"""Since when and until when a sentence says that somebody holds a post."""

import pytest

from kg.model import EntityType, Evidence, Fact, Mention, Status
from kg.text.periods import dated

SAID = [
    ("Ada Byrd has led Firm since 2015.", Status.CURRENT, ("2015", "")),
    ("Ada Byrd, director since March 2015, leads Firm.", Status.CURRENT, ("2015-03", "")),
    ("Ada Byrd was appointed director of Firm on March 2, 2021.", Status.CURRENT,
     ("2021-03-02", "")),
    ("Ada Byrd became director of Firm on Monday.", Status.CURRENT, ("2024-03-04", "")),
    ("Ada Byrd will become director of Firm on 1 June.", Status.FUTURE, ("2024-06-01", "")),
    ("Ada Byrd was director of Firm from May 2010 to 2014.", Status.FORMER,
     ("2010-05", "2014")),
    ("Ada Byrd (2001-2009) was director of Firm.", Status.FORMER,
     ("2001", "2009")),
    ("Ada Byrd stepped down as director of Firm on Tuesday.", Status.FORMER,
     ("", "2024-03-05")),
    ("Ada Byrd resigned as director of Firm.", Status.FORMER,
     ("", "2024-03-06")),
    ("Ada Byrd was director until 2019 of Firm.", Status.FORMER, ("", "2019")),
    # When a former director was one is not said.
    ("Ada Byrd, the former director of Firm, spoke.", Status.FORMER, ("", "")),
    # Nothing of this is the time of the post.
    ("Ada Byrd, director of Firm, spoke in 2019.", Status.CURRENT, ("", "")),
    ("Ada Byrd, director of Firm, which was founded in 1999.", Status.CURRENT, ("", "")),
    ("She resigned in 2001; Ada Byrd is director of Firm.", Status.CURRENT, ("", "")),
    ("Ada Byrd was director of Firm from 2014 to 2010.", Status.FORMER, ("", "")),
]  # fmt: skip


def period(
    quote: str,
    status: Status | None,
    *,
    published: str = "2024-03-06",
    relation: str = "holds_position",
    subject: EntityType = EntityType.PERSON,
) -> tuple[str, str]:
    """Return since when and until when a sentence says that a fact holds."""
    end = len(quote)
    [ada, firm] = (
        Mention(article="a", start=start, end=stop, text=name, type=type_, name=name)
        for start, stop, name, type_ in (
            (0, 3, "Ada", subject),
            (end - 2, end - 1, "Firm", EntityType.INSTITUTION),
        )
    )
    evidence = Evidence(
        article="a",
        start=0,
        end=end,
        quote=quote,
        subject=(ada.start, ada.end),
        object=(firm.start, firm.end),
        extractor="reader",
        rule="sentence",
        confidence=0.9,
    )
    fact = Fact(
        subject=ada, relation=relation, object=firm, status=status, evidence=(evidence,)
    )
    [found] = dated([fact], published)
    return found.evidence[0].since, found.evidence[0].until


@pytest.mark.parametrize(("quote", "status", "time"), SAID)
def test_what_a_sentence_says(quote: str, status: Status, time: tuple[str, str]) -> None:
    assert period(quote, status) == time


def test_a_founding_has_its_own_words() -> None:
    sentence = "Ada Byrd, named a fellow in 2001, founded in 1999 Firm."
    assert period(sentence, None, relation="founded") == ("1999", "")


def test_a_weekday_needs_the_day_of_the_article() -> None:
    sentence = "Ada Byrd became director of Firm on Monday."
    assert period(sentence, Status.CURRENT, published="2024-03-06T10:00:00Z")[0] == "2024-03-04"
    assert period(sentence, Status.CURRENT, published="2024-03") == ("", "")


def test_what_holds_for_no_person_has_no_dates() -> None:
    sentence = "Ada has been a member since 2015 of Firm."
    assert period(sentence, None, relation="member_of") == ("2015", "")
    assert period(sentence, None, relation="meets") == ("", "")
    company = EntityType.INSTITUTION
    assert period(sentence, None, relation="member_of", subject=company) == ("", "")
