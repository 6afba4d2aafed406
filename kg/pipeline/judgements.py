"""The ledger's file: read before a build, written by ``kg merge``, ``split`` and ``review``."""

from pathlib import Path

from kg.errors import KGError
from kg.pipeline.files import replacing, text_of
from kg.resolve import ledger
from kg.resolve.ledger import Decision

FILE = "judgements.csv"
"""Name that a ledger is looked for under."""


def read(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file, which must not contradict each other."""
    return ledger.parse(text_of(path, needed=True), where=str(path))


def find(*folders: Path) -> Path | None:
    """Return the ledger in one of the folders, or None; of two, one would be ignored."""
    found = {
        file.resolve(): file for folder in folders for file in [folder / FILE] if file.exists()
    }
    if len(found) > 1:
        both = " and ".join(map(str, found.values()))
        raise KGError(f"{both} are two ledgers: name one with --judgements")
    return next(iter(found.values()), None)


def record(decision: Decision, path: Path) -> None:
    """Add a decision at the end of a file, which is made where it is not there.

    The file changes whole or not at all. A decision that is in it already changes nothing.

    Raises:
        KGError: If a side is no entity's id, the file is malformed, or it says otherwise.
    """
    for side in (decision.left, decision.right):
        if not ledger.is_reference(side):
            raise KGError(
                f"{side!r} is no entity's id: give one as kg prints it ('person/ada-lovelace')"
            )
    if decision.left == decision.right:
        raise KGError(f"both sides are {decision.left}: name two entities")
    if not ledger.of_one_type(decision.left, decision.right):
        both = f"{decision.left} and {decision.right}"
        raise KGError(f"{both} are of two types: name two of one")
    text = text_of(path)
    before = ledger.parse(text, where=str(path))
    ledger.check([*before, decision], where=str(path))
    if any(one.pair == decision.pair for one in before):
        return
    if not text.strip():
        text = ",".join(ledger.COLUMNS) + "\n"
    text += ("" if text.endswith("\n") else "\n") + ledger.format_line(decision)
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")
