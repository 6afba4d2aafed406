"""The ledger: what a person has decided about two entities. It wins over every score.

A CSV file with a header and one judgement a line, written by hand or by ``kg merge``,
``kg split`` and ``kg review``::

    left,right,judgement,who,when,why
    person/wu-jianping,person/wu-jianping-2b0c,different,ada,2026-01-31,another Wu

A side is an entity's id, or ``ID@ARTICLE`` for the thing of that name in one article (by its
id or short name). Ids that no article of a build has are left for other builds.
"""

import csv
import io
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.errors import KGError
from kg.resolve.compare import Judgement

COLUMNS = ("left", "right", "judgement", "who", "when", "why")
_KINDS = ("person/", "org/", "place/", "technology/", "tech/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the ledger.

    Attributes:
        left: Id of an entity, maybe with ``@`` and an article.
        right: The same of another.
        judgement: What they are. ``unsure`` keeps them apart and on the list for review.
        who: Who decided.
        when: Date, as written.
        why: Reason, as written.
        line: Number of the line in its file, from 1; 0 for one that is not in a file.
    """

    left: str
    right: str
    judgement: Judgement
    who: str = ""
    when: str = ""
    why: str = ""
    line: int = 0

    @property
    def pair(self) -> tuple[str, str]:
        """Return both sides, sorted."""
        return (min(self.left, self.right), max(self.left, self.right))


def parse(text: str, *, where: str) -> tuple[Decision, ...]:
    """Return the decisions of a ledger, in the order of the file.

    Args:
        text: The file. An empty one holds no decision.
        where: Its name, for messages.

    Raises:
        KGError: If a line is malformed (its number and what is wrong) or lines contradict each
            other (all are named). Nothing is read then.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found, start = [], 1
    try:
        for row in reader:
            number, start = start, reader.line_num + 1
            if number == 1:
                _check_header(row, where)
            elif any(cell.strip() for cell in row):
                found.append(_decision(row, number, where))
    except csv.Error as error:
        raise KGError(f"{where}, line {start}: not CSV: {error}; correct the line") from error
    check(found, where=where)
    return tuple(found)


def format_line(decision: Decision) -> str:
    r"""Return the line of a decision, with its line break.

    >>> format_line(Decision(left="org/a", right="org/b", judgement=Judgement.SAME, why="a, b"))
    'org/a,org/b,same,,,"a, b"\n'
    """
    cells = (getattr(decision, column) for column in COLUMNS)
    file = io.StringIO(newline="")
    # A reason typed over two lines stays one line of the file, which diffs line by line.
    csv.writer(file, lineterminator="\n").writerow(" ".join(cell.split()) for cell in cells)
    return file.getvalue()


def check(
    decisions: Iterable[Decision], *, where: str, thing: Callable[[str], str] = str
) -> None:
    """See that no two decisions contradict each other, also over a chain of *same*.

    Args:
        decisions: In the order of the file.
        where: Name of the file, for messages.
        thing: What a side stands for: one thing may be written in two ways.

    Raises:
        KGError: If some do; the message names every line that takes part.
    """
    every = list(decisions)
    judged: dict[tuple[str, str], Decision] = {}
    for one in every:
        left, right = sorted((thing(one.left), thing(one.right)))
        before = judged.setdefault((left, right), one)
        if before.judgement is not one.judgement:
            raise KGError(
                f"{where}: {_place(before)} says {before.judgement} and {_place(one)} says "
                f"{one.judgement} of {one.pair[0]} and {one.pair[1]}{_also(before, one)}: "
                "remove one of them"
            )
    links: defaultdict[str, dict[str, Decision]] = defaultdict(dict)
    for one in every:
        if one.judgement is Judgement.SAME:
            links[thing(one.left)].setdefault(thing(one.right), one)
            links[thing(one.right)].setdefault(thing(one.left), one)
    for one in every:
        ends = (thing(one.left), thing(one.right))
        if one.judgement is Judgement.DIFFERENT and (chain := _chain(links, *ends)):
            through = ", ".join(f"{_place(link)} ({link.left}, {link.right})" for link in chain)
            raise KGError(
                f"{where}: {_place(one)} says different of {one.left} and {one.right}, but "
                f"these make them the same: {through}: remove one of them"
            )


def _also(before: Decision, one: Decision) -> str:
    """Return how the earlier line writes the two, where that is another way."""
    if before.pair == one.pair:
        return ""
    return f" (there {before.pair[0]} and {before.pair[1]})"


def _chain(links: Mapping[str, dict[str, Decision]], start: str, end: str) -> list[Decision]:
    """Return the shortest chain of *same* from one id to another, or nothing."""
    came: dict[str, tuple[str, Decision] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        one = waiting.popleft()
        for other, decision in sorted(links.get(one, {}).items()):
            if other not in came:
                came[other] = (one, decision)
                waiting.append(other)
    found: list[Decision] = []
    step = came.get(end)
    while step is not None:
        found.append(step[1])
        step = came[step[0]]
    return found[::-1]


def _check_header(row: list[str], where: str) -> None:
    if tuple(cell.strip() for cell in row) != COLUMNS:
        raise KGError(f"{where}, line 1: the header is not {','.join(COLUMNS)}: write it so")


def _decision(row: list[str], number: int, where: str) -> Decision:
    cells = [cell.strip() for cell in row]
    if len(cells) != len(COLUMNS):
        raise KGError(
            f"{where}, line {number}: has {len(cells)} cells and not {len(COLUMNS)} "
            f"({','.join(COLUMNS)}): put quotation marks around a cell that holds a comma"
        )
    left, right, judgement, who, when, why = cells
    for side in (left, right):
        if not is_reference(side):
            raise KGError(
                f"{where}, line {number}: {side!r} is no entity's id: write it as kg prints it "
                "('person/ada-lovelace')"
            )
    if left == right:
        raise KGError(f"{where}, line {number}: both sides are {left}: name two entities")
    if not of_one_type(left, right):
        raise KGError(
            f"{where}, line {number}: {left} and {right} are of two types: name two of one"
        )
    if judgement not in set(Judgement):
        known = ", ".join(Judgement)
        raise KGError(f"{where}, line {number}: {judgement!r} is none of {known}")
    return Decision(
        left=left, right=right, judgement=Judgement(judgement),
        who=who, when=when, why=why, line=number,
    )  # fmt: skip


def is_reference(text: str) -> bool:
    """Return whether a text may be an entity's id.

    >>> is_reference("person/ada-lovelace@a1"), is_reference("Ada Lovelace")
    (True, False)
    """
    kind = next((kind for kind in _KINDS if text.startswith(kind)), "")
    return (
        bool(kind) and len(text) > len(kind) and not any(map(str.isspace, text.split("@")[0]))
    )


def of_one_type(left: str, right: str) -> bool:
    """Return whether two ids may be of things of one type, by what stands before their names.

    >>> of_one_type("tech/6g", "technology/6g-network"), of_one_type("org/ada", "person/ada")
    (True, False)
    """
    kinds = {side.partition("/")[0].removesuffix("nology") for side in (left, right)}
    return len(kinds) == 1


def _place(decision: Decision) -> str:
    return f"line {decision.line}" if decision.line else "the new line"
