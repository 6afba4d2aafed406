"""Names of the people who wrote a story: bylines and credit lines.

They are observers of the story, never actors in it: their lines are furniture, and their names
go into the citation.
"""

import re
from collections.abc import Iterable

from kg.sources.lines import fold, words

_LONGEST = 200  # code points
_MOST_WORDS = 5  # in one name or one outlet

_BY = re.compile(
    r"(?:By|BY|(?:Written|Story|Words|Text|Report|Reported|Compiled|Posted|Published|"
    r"Analysis) by|"
    r"(?:WRITTEN|STORY|WORDS|REPORTED|POSTED) BY|Authors?\s*:|By\s*:)\s+(?P<names>\S.*)"
)
_ROLE = re.compile(
    r"(?P<names>[^,|]+?)(?:\s*[,|]\s*|\s+[-–—]\s+)(?:[\w-]+\s+){0,3}"  # noqa: RUF001
    r"(?:reporter|correspondent|writer|columnist|contributor|editor)s?",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(
    r"\s*[;.]\s+|(?<!additional),?\s+(?=(?:additional\s+)?(?:reporting|writing|editing)\s+by\s)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:additional\s+)?(?P<job>reporting|report|writing|written|editing|edited|compiled|"
    r"produced|production|research|translation|graphics?|photography|story)\s+by\s+(?P<names>.+)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?P<names>.{3,160}?)\s+(?:also\s+)?contributed\s*(?:\w+\s+){0,2}"
    r"(?:to\s+(?P<which>this|the)\s+\w+(?:\s+from\s+[^.]+)?)?\s*\.?"
)
_OWNER = re.compile(r"^.{1,40}?['\N{RIGHT SINGLE QUOTATION MARK}]s?\s+(?=\S)")
_JOB = re.compile(
    r"^.*?\b(?:writers?|journalists?|reporters?|correspondents?|editors?|staffers?)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"is an? (?:[\w&'-]+ ){0,5}(?:writer|reporter|editor|correspondent|columnist|"
    r"journalist|producer|blogger|contributor|critic)\b.*"
)
_PARTS = re.compile(r"\s*(?:,|;|&|\||•|·|/)\s*|\s+(?:and|AND|with|-|–|—)\s+")  # noqa: RUF001
_PLACE = re.compile(r"\s+(?:in|at|for|from|of|on)\s+.*$", re.IGNORECASE)
_BY_WORD = re.compile(r"^\s*(?:by|BY|By)\b\s*:?\s*")


def clean(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as people write them: no "By", no address, no repeat, in their order.

    >>> clean(["By Ada  Lovelace", "ada@example.org", "CHARLES BABBAGE", "Ada Lovelace"])
    ('Ada Lovelace', 'Charles Babbage')
    """
    found: dict[str, None] = {}
    for name in names:
        plain = _BY_WORD.sub("", " ".join(name.split())).strip(" ,;|")
        if not plain or "@" in plain or "://" in plain:
            continue
        found[plain.title() if plain.isupper() and " " in plain else plain] = None
    return tuple(found)


def read_byline(line: str) -> tuple[str, ...] | None:
    """Return the people of a byline (none for "By AFP"), or None where the line is no byline.

    >>> read_byline("By Ada Lovelace and Charles Babbage, Reuters")
    ('Ada Lovelace', 'Charles Babbage')
    >>> read_byline("Analysis by Herald world affairs correspondent Ada Lovelace")
    ('Ada Lovelace',)
    >>> read_byline("By AFP"), read_byline("By the time it ended, nobody was left.")
    ((), None)
    """
    if len(line) > _LONGEST or line.endswith((".", "?", "!", ":")):
        return None
    match = _BY.fullmatch(line)
    if match is None:
        return None
    parts = [_person(part) for part in _parts(match["names"])]
    names = [part for part in parts if is_name(part)]
    if not all(part in names or _is_outlet(part) for part in parts):
        return None
    # "By Land and Sea" names nobody and no outlet.
    known = words().outlets | words().observers
    if not names and not any(
        fold(part) in known or not known.isdisjoint(fold(part).split()) for part in parts
    ):
        return None
    return clean(names)


def read_inset(line: str) -> tuple[str, ...] | None:
    """Return the people of a byline inside a story, above a part that somebody else wrote.

    There a bare "By Ada Lovelace" may be a heading; one with a job or an outlet is a byline.

    >>> read_inset("By Ada Lovelace, Middle East Correspondent, Example News")
    ('Ada Lovelace',)
    >>> read_inset("By Invitation Only") is None
    True
    """
    if not line.startswith(("By ", "BY ", "Analysis by ")):
        return None
    sure = line[0] == "A" or not words().outlets.isdisjoint(fold(line).replace(",", "").split())
    return read_byline(line) or None if sure else None


def read_signature(line: str) -> tuple[str, ...] | None:
    """Return the person of a line like "Ada Lovelace, Science Reporter", or None.

    >>> read_signature("Ada Lovelace, Senior Science Reporter")
    ('Ada Lovelace',)
    """
    match = _ROLE.fullmatch(line) if len(line) <= _LONGEST else None
    return clean([match["names"]]) if match and is_name(match["names"]) else None


def read_credit(line: str) -> tuple[str, ...] | None:
    """Return the writers of a credit line (none where it credits others), or None.

    >>> read_credit("(Reporting by Ada Lovelace in London; Editing by Charles Babbage)")
    ('Ada Lovelace',)
    >>> read_credit("Writers Ada Lovelace in Rome and Mary Shelley contributed to this story.")
    ('Ada Lovelace', 'Mary Shelley')
    >>> read_credit("Experts said the leak contributed to the report.") is None
    True
    """
    if len(line) > 2 * _LONGEST or '"' in line:
        return None
    bracketed = line.startswith(("(", "[")) and line.endswith((")", "]"))
    inner = line[1:-1].strip() if bracketed else line
    names = _contributors(inner, bracketed=bracketed)
    return _jobs(inner) if names is None else names


def _contributors(text: str, *, bracketed: bool) -> tuple[str, ...] | None:
    """Return the people who "contributed to this report", or None."""
    match = _CONTRIBUTED.fullmatch(text)
    if match is None or not (bracketed or match["which"] != "the"):
        return None
    names = [_JOB.sub("", part) for part in _parts(match["names"])]
    people = [name for name in (_OWNER.sub("", name) for name in names) if is_name(name)]
    return clean(people) if people else None


def _jobs(text: str) -> tuple[str, ...] | None:
    """Return the writers of "Reporting by X; Editing by Y", or None."""
    names: list[str] = []
    for segment in _SEGMENTS.split(text.rstrip(" .")):
        match = _CREDIT.fullmatch(segment)
        if match is None:
            return None
        parts = _parts(match["names"])
        # "Produced by two friends and shown in Rome" is prose: a credit holds only names.
        if not parts or not all(is_name(part) or _is_outlet(part) for part in parts):
            return None
        if match["job"].lower() in words().writes:
            names += [part for part in parts if is_name(part)]
    return clean(names)


def is_nameless_note(line: str) -> bool:
    """Return whether a line is a note on a writer whose name, a link, the copy has lost.

    >>> is_nameless_note("is a senior writer at the Herald. She covers trade.")
    True
    >>> is_nameless_note("is a village in Kent, says the editor.")
    False
    """
    return _NAMELESS.fullmatch(line) is not None


def is_name(text: str) -> bool:
    """Return whether a text is built like a person's name: two to five words, capitals, no job.

    >>> [is_name(text) for text in ("Ada Lovelace", "Ludwig van Beethoven", "Reuters", "a dog")]
    [True, True, False, False]
    """
    parts = text.split()
    if not 2 <= len(parts) <= _MOST_WORDS or any(mark in text for mark in '()"?!0123456789@'):
        return False
    if any(word.strip(".").casefold() in words().outlets for word in parts):
        return False
    return parts[0][0].isupper() and all(
        word[0].isupper() or word.casefold() in words().particles or fold(word).startswith("d'")
        for word in parts
    )


def _person(text: str) -> str:
    """Return the name behind an outlet or a job: "BBC North America reporter Ada Lovelace"."""
    if is_name(text):
        return text
    name = _OWNER.sub("", _JOB.sub("", text))
    return name if is_name(name) else text


def _is_outlet(text: str) -> bool:
    """Return whether a part of a byline may be an outlet, a job or a place."""
    parts = text.split()
    if not 1 <= len(parts) <= _MOST_WORDS:
        return False
    return all(
        word[0].isupper() or word.casefold() in words().outlets for word in parts
    ) or any(word.casefold() in words().outlets for word in parts[-1:])


def _parts(names: str) -> list[str]:
    """Return the parts of a list of names, each without "in London"."""
    return [
        bare for part in _PARTS.split(names) if (bare := _PLACE.sub("", part).strip(" .()"))
    ]
