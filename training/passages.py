"""Parses and checks annotated passages in the format of ``training/corpus/GUIDE.md``.

``python -m training.passages FILE …`` checks files and prints one line for each broken one.
"""

import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.text.pairs import STANCES, STATUSES

CORPUS = Path(__file__).with_name("corpus")

UNTUNED = Path(__file__).parents[1] / "benchmarks" / "reading" / "unseen"
"""Texts that are kept for measuring: no passage may repeat one."""

_RUN = 12
_MOST_SHARED = 9
"""Runs of twelve words that a passage may share with an untuned text, by chance."""

KINDS = ("names-only", "no-roles", "mentions-only", "knowledgenet", "coreference-only")
"""Kinds of partly annotated passages: ``training/corpus/README.md`` says what each lacks."""

SIGNATURES = {
    "holds_position": ("P", "IL"),
    "member_of": ("PI", "I"),
    "employed_by": ("P", "I"),
    "founded": ("PI", "I"),
    "educated_at": ("P", "I"),
    "part_of": ("I", "I"),
    "located_in": ("I", "L"),
    "from_place": ("P", "L"),
    "related_to": ("P", "P"),
    "develops": ("PIL", "T"),
    "uses": ("PIL", "T"),
    "works_on": ("P", "T"),
    "acquires": ("I", "IT"),
    "invests_in": ("PIL", "IT"),
    "partners_with": ("IL", "IL"),
    "supplies": ("IL", "IL"),
    "competes_with": ("I", "I"),
    "restricts": ("PIL", "PILT"),
    "meets": ("PI", "PI"),
    "based_on": ("T", "T"),
    # Only in passages converted from KnowledgeNet; "affiliated" is one of AFFILIATIONS.
    "affiliated": ("P", "I"),
    "spouse_of": ("P", "P"),
    "child_of": ("P", "P"),
    "born_in": ("P", "L"),
    "lives_in": ("P", "L"),
}
"""First letters of the types that each relation allows as its subject and as its object."""

AFFILIATIONS = ("holds_position", "member_of", "employed_by")
"""The relations that have a status."""

_MARK = re.compile(
    r"\{(?P<id>[PITLR]\d+)(?P<flag>[~^]?) (?P<words>[^{}]*)\}"
    r"|\[\[(?P<speaker>P\d+|I\d+|L\d+) |(?P<close>\]\])|(?P<stray>[{}]|\[\[)"
)
_FACT = re.compile(r"> (\w+) (\w+) (\w+)((?: \w+)*)$")
_KIND_OF_FLAG = {"~": "anaphor", "^": "demonym", "": "name"}


class PassageError(ValueError):
    """A passage that breaks the format: the message names the file, the line and the reason."""


@dataclass(frozen=True)
class Span:
    """A marked stretch of a passage's text.

    Attributes:
        start: First code point in the passage's text.
        end: Code point after the last.
        id: Entity ("P1") or role ("R1") that the span stands for; the speaker of a quotation.
        kind: "name", "anaphor" (pronoun or description), "demonym", "role" or "quote".
    """

    start: int
    end: int
    id: str
    kind: str


@dataclass(frozen=True)
class Stated:
    """A fact and the sentence that states it.

    Attributes:
        subject: Entity id.
        relation: Name of the relation.
        object: Entity id.
        roles: Ids of role marks (holds_position only).
        status: One of :data:`~kg.text.pairs.STATUSES`, or "" where the relation has none.
        stance: One of :data:`~kg.text.pairs.STANCES`.
        sentence: Index of the sentence.
    """

    subject: str
    relation: str
    object: str
    roles: tuple[str, ...]
    status: str
    stance: str
    sentence: int


@dataclass
class Passage:
    """An annotated text.

    Attributes:
        id: Unique in the corpus.
        about: The other fields of the first line: country or source, kind of text, subject.
        text: The text without marks: sentences joined by a blank, paragraphs by an empty line.
        sentences: Spans (start, end) in ``text``.
        headline: True if the first sentence is a headline.
        spans: All marks, sorted by place.
        facts: In the order of the text.
    """

    id: str
    about: tuple[str, ...]
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    headline: bool = False
    spans: list[Span] = field(default_factory=list)
    facts: list[Stated] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Return the one of :data:`KINDS` in the header, or "" if all is annotated.

        >>> Passage("gum-1", ("gum", "names-only")).kind
        'names-only'
        >>> Passage("w01-001", ("Kenya", "obituary", "radar")).kind
        ''
        """
        return next((part for part in self.about if part in KINDS), "")


def files() -> list[Path]:
    """Return the files of the corpus, sorted, and those with texts from elsewhere.

    These are in ``passages/`` in the folder of ``KG_BENCH_DATA``, or in ``build/passages/``
    (:mod:`training.standoff` writes them).
    """
    root = CORPUS.parents[1]
    data = Path(os.environ.get("KG_BENCH_DATA", root.parent / "shared" / "data"))
    joined = next((one for one in (data, root / "build") if (one / "passages").is_dir()), None)
    more = sorted((joined / "passages").rglob("*.txt")) if joined else []
    return [*sorted(CORPUS.rglob("*.txt")), *more]


def stem_of(path: Path) -> str:
    """Return the name of a file of the corpus, or of the folder that it stands in.

    >>> stem_of(CORPUS / "gum.txt"), stem_of(CORPUS / "written" / "w01-01.txt")
    ('gum', 'written')
    """
    return path.stem if path.parent == CORPUS else path.parent.name


def is_held_out(id_: str) -> bool:
    """Return True for about one passage in fourteen: no training reads it.

    The two fillings of one written sentence, whose ids end in a and b, stay together.

    >>> is_held_out("s0001a") == is_held_out("s0001b")
    True
    """
    if id_[-1:] in "ab":
        id_ = id_[:-1]
    return int(hashlib.md5(id_.encode(), usedforsecurity=False).hexdigest(), 16) % 14 == 0


def read(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file.

    Raises:
        PassageError: If a line breaks the format.
    """
    draft: _Draft | None = None
    place = f"{path}"
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            place, line = f"{path}:{number}", line.rstrip()
            if line.startswith("= "):
                if draft:
                    yield draft.finished()
                draft = _Draft(line)
            elif line or draft:
                _begun(draft).add(line)
        place = f"{path}"
        if draft:
            yield draft.finished()
    except PassageError as error:
        raise PassageError(f"{place}: {error}") from None


def _begun(draft: "_Draft | None") -> "_Draft":
    """Return the passage that a line belongs to."""
    if draft is None:
        raise PassageError("text before the first '= id' line")
    return draft


class _Draft:
    """A passage whose lines are being read.

    Attributes:
        passage: What was read so far.
        gap: The white space before the next sentence.
    """

    def __init__(self, header: str) -> None:
        id_, *about = (part.strip() for part in header[2:].split("|"))
        self.passage = Passage(id_, tuple(about))
        self.gap = ""

    def add(self, line: str) -> None:
        """Add a line below the header: a sentence, a fact or the end of a paragraph."""
        if not line:
            self.gap = "\n\n"
        elif line.startswith(">"):
            self.passage.facts.append(_fact(line, self.passage))
        elif line.startswith("! "):
            if self.passage.sentences:
                raise PassageError("a headline that is not the first line")
            self.passage.headline = True
            self._add_sentence(line[2:])
            self.gap = "\n\n"
        else:
            self._add_sentence(line)
            self.gap = " "

    def _add_sentence(self, line: str) -> None:
        """Append a sentence to the text, and its marks to the spans."""
        passage = self.passage
        text = passage.text + (self.gap if passage.sentences else "")
        start, after = len(text), 0
        quote: tuple[int, str] | None = None
        for match in _MARK.finditer(line):
            text += line[after : match.start()]
            after = match.end()
            if match["stray"]:
                near = line[max(0, match.start() - 20) : after + 20]
                raise PassageError(f"a stray or nested {match['stray']!r} near {near!r}")
            if match["id"]:
                passage.spans.append(_span(match, len(text)))
                text += match["words"]
            elif match["speaker"]:
                if quote:
                    raise PassageError("a quotation inside a quotation")
                quote = (len(text), match["speaker"])
            else:
                passage.spans.append(_quotation(quote, len(text)))
                quote = None
        if quote:
            raise PassageError("'[[' without ']]' in the same sentence")
        passage.text = text + line[after:]
        passage.sentences.append((start, len(passage.text)))

    def finished(self) -> Passage:
        """Return the passage if it has text and a name for every entity.

        KnowledgeNet's passages are single sentences of a text: the name may stand in another.
        """
        passage = self.passage
        if not passage.sentences:
            raise PassageError(f"{passage.id}: no text")
        named = {one.id for one in passage.spans if one.kind in ("name", "demonym", "role")}
        for span in passage.spans:
            if span.id not in named and "knowledgenet" not in passage.about:
                raise PassageError(f"{passage.id}: {span.id} has no name in the passage")
        passage.spans.sort(key=lambda span: (span.start, -span.end))
        return passage


def _span(mark: re.Match[str], start: int) -> Span:
    """Return the span of a mark whose words begin at a place of the text."""
    id_, flag, words = mark["id"], mark["flag"], mark["words"]
    if words != words.strip() or not words:
        raise PassageError(f"blanks at the ends of a mark: {mark.group()!r}")
    if (flag and id_[0] == "R") or (flag == "^" and id_[0] != "L"):
        raise PassageError(f"a flag that this type cannot have: {mark.group()!r}")
    kind = "role" if id_[0] == "R" else _KIND_OF_FLAG[flag]
    return Span(start, start + len(words), id_, kind)


def _quotation(opened: tuple[int, str] | None, end: int) -> Span:
    """Return the span of a quotation from where it opened, and by whom, to its end."""
    if opened is None or opened[0] == end:
        raise PassageError("']]' without words or without '[['")
    return Span(opened[0], end, opened[1], "quote")


def _fact(line: str, passage: Passage) -> Stated:
    """Parse the line of a fact."""
    match = _FACT.match(line)
    if not match or not passage.sentences:
        raise PassageError(f"not a fact below a sentence: {line!r}")
    subject, relation, object_, rest = match.groups()
    if relation not in SIGNATURES:
        raise PassageError(f"no such relation: {relation}")
    roles, status, stance = _qualifiers(rest.split(), line)
    if relation in AFFILIATIONS and not status:
        status = "current"
    sentence = len(passage.sentences) - 1
    fact = Stated(subject, relation, object_, roles, status, stance or "asserted", sentence)
    _check_types(fact, line, may_lack_role="no-roles" in passage.about)
    _check_marks(fact, line, passage)
    return fact


def _qualifiers(words: list[str], line: str) -> tuple[tuple[str, ...], str, str]:
    """Return the role marks, the status and the stance that stand behind a fact's object."""
    roles, status, stance = [], "", ""
    for word in words:
        if re.fullmatch(r"R\d+", word):
            roles.append(word)
        elif word in STATUSES and not status:
            status = word
        elif word in STANCES and not stance:
            stance = word
        else:
            raise PassageError(f"unknown word {word!r} in {line!r}")
    return tuple(roles), status, stance


def _check_types(fact: Stated, line: str, *, may_lack_role: bool) -> None:
    """Raise an error if the relation does not allow the fact's ends, roles or status."""
    subjects, objects = SIGNATURES[fact.relation]
    if fact.subject[0] not in subjects or fact.object[0] not in objects:
        raise PassageError(f"types that {fact.relation} does not allow: {line!r}")
    if fact.subject == fact.object:
        raise PassageError(f"one entity at both ends: {line!r}")
    is_position = fact.relation == "holds_position"
    if (fact.roles and not is_position) or (
        is_position and not fact.roles and not may_lack_role
    ):
        raise PassageError(f"holds_position needs its role mark, others have none: {line!r}")
    if fact.status and fact.relation not in AFFILIATIONS:
        raise PassageError(f"{fact.relation} has no status: {line!r}")


def _check_marks(fact: Stated, line: str, passage: Passage) -> None:
    """Raise an error if the text does not mark what the fact names."""
    start, _ = passage.sentences[fact.sentence]
    marked = {span.id for span in passage.spans}
    marked_here = {span.id for span in passage.spans if span.start >= start}
    for id_ in (fact.subject, fact.object, *fact.roles):
        if id_ not in marked:
            raise PassageError(f"{id_} is not marked above: {line!r}")
    if not {fact.subject, fact.object} & marked_here:
        raise PassageError(f"no end of the fact is marked in the sentence above: {line!r}")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of twelve words of a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def untuned() -> dict[tuple[str, ...], set[str]]:
    """Return the names of the texts that are kept for measuring, by their runs of words."""
    found: dict[tuple[str, ...], set[str]] = {}
    for path in UNTUNED.glob("*.txt"):
        for run in runs(path.read_text(encoding="utf-8")):
            found.setdefault(run, set()).add(path.stem)
    return found


def repeated(text: str, kept: Mapping[tuple[str, ...], set[str]]) -> list[str]:
    """Return the texts kept for measuring that a text shares more than a chance run with."""
    shared = Counter(name for run in set(runs(text)) for name in kept.get(run, ()))
    return sorted(name for name, number in shared.items() if number > _MOST_SHARED)


def main(paths: list[str]) -> int:
    """Check files; print one line for each that is broken, and the totals."""
    broken = passages = facts = words = 0
    file_of: dict[str, str] = {}
    kept = untuned()
    for name in paths:
        try:
            for passage in read(Path(name)):
                _note(passage.id, name, file_of)
                _refuse(passage, name, repeated(passage.text, kept))
                passages += 1
                facts += len(passage.facts)
                words += len(passage.text.split())
        except PassageError as error:
            broken += 1
            print(error)
    print(f"{passages} passages, {facts} facts, {words} words; {broken} files with errors")
    return 1 if broken else 0


def _note(id_: str, name: str, file_of: dict[str, str]) -> None:
    """Note the file of a passage; raise an error if another one has its id."""
    if id_ in file_of:
        raise PassageError(f"{name}: {id_} stands in {file_of[id_]} too")
    file_of[id_] = name


def _refuse(passage: Passage, name: str, others: list[str]) -> None:
    """Raise an error if a passage repeats untuned texts."""
    if others:
        raise PassageError(f"{name}: {passage.id} repeats the untuned text {others[0]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
