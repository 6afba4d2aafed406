"""Keeps the annotation of texts that are not in this repository, and puts both together again.

Standoff annotation holds where each sentence stands in a file of a public repository, how long
its words are, and its marks and facts, but not its words (Thompson & McKelvie 1997).
``python -m training.standoff join CLONES OUT`` writes the passages of
``training/corpus/standoff`` in the format of the corpus. CLONES is a folder with a clone of
each repository (``owner+name``, or ``owner+name/…`` with git's files); OUT is best
``build/passages/real``, where the training looks for them.
``python -m training.standoff part CLONES PASSAGES… --out FILE`` makes the annotation.
"""

import argparse
import csv
import hashlib
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

from training.passages import CORPUS, Passage, Span, read

FOLDER = CORPUS / "standoff"
"""The annotation, and ``sources.csv``: prefix, repository and commit of each source."""

Piece: TypeAlias = "str | list[int]"
"""A stretch [start, length] of the letters of a source, or letters that it lacks there."""

_FIRST_SEEDS = (80, 40, 24, 14, 8)
"""Letters by which the beginning of a sentence is found."""

_SEED = 14
"""Letters by which the place of a further stretch is found."""

_NEAR = 600
"""Letters of a source that may stand between two stretches of a sentence (a link, a note)."""

_SHORT_SEED, _NEXT = 4, 12
"""The same where a few letters are written otherwise (quotation marks, entities)."""

_LACKING = 0.08
"""Share of a sentence's letters that may stand otherwise in the source (marks, entities)."""


class StandoffError(ValueError):
    """A sentence that is not found in its source: the message names both."""


def letters(text: str) -> str:
    """Return a text without white space: sources and passages differ in theirs."""
    return "".join(text.split())


def pieces_of(sentence: str, source: str, after: int = 0) -> list[Piece]:
    """Return the stretches of a source that a sentence consists of.

    >>> pieces_of("Theycamefrom[Lagos]", "*Theycame*from**Lagos**", 0)
    [[1, 8], [10, 4], '[', [16, 5], ']']

    Args:
        sentence: Its letters.
        source: The letters of the source.
        after: Where the sentence before ends; the search begins there.

    Raises:
        StandoffError: If too much of the sentence is not there.
    """
    found: list[Piece] = []
    at, place = 0, None
    while at < len(sentence):
        if place is not None and source[place : place + 1] == sentence[at]:
            last = found[-1] if found else None
            if isinstance(last, list) and last[0] + last[1] == place:
                last[1] += 1
            else:
                found.append([place, 1])
            at, place = at + 1, place + 1
            continue
        place = _next_place(sentence, at, source, place, after)
        if place is None or source[place : place + 1] != sentence[at]:
            if found and isinstance(found[-1], str):
                found[-1] += sentence[at]
            else:
                found.append(sentence[at])
            at += 1
    lacking = sum(len(one) for one in found if isinstance(one, str))
    if lacking > max(6, _LACKING * len(sentence)):
        raise StandoffError(f"not in its source: {sentence[:60]}")
    return found


def _next_place(
    sentence: str, at: int, source: str, place: int | None, after: int
) -> int | None:
    """Return where the rest of a sentence goes on in the source, or the place before."""
    seed = sentence[at : at + _SEED]
    if place is not None:
        for size, span in ((_SHORT_SEED, _NEXT), (_SEED, _NEAR)):
            near = source.find(seed[:size], place, place + span) if len(seed) >= size else -1
            if near >= 0:
                return near
        return place
    for size in _FIRST_SEEDS:  # a long one first: a short one may stand elsewhere too
        first = sentence[at : at + size]
        for found in (source.find(first, after), source.find(first)):
            if found >= 0 and len(first) >= _SHORT_SEED:
                return found
    return None


def letters_of(pieces: Iterable[Piece], source: str) -> str:
    """Return the letters of a sentence from its stretches of a source."""
    return "".join(
        one if isinstance(one, str) else source[one[0] : one[0] + one[1]] for one in pieces
    )


def part(passage: Passage, source: str) -> dict[str, Any]:
    """Return the annotation of a passage without its words.

    Args:
        passage: The passage.
        source: The letters of the file that it is from.

    Raises:
        StandoffError: If a sentence is not there.
    """
    sentences, after = [], 0
    for number, (start, end) in enumerate(passage.sentences):
        text = passage.text[start:end]
        pieces = pieces_of(letters(text), source, after)
        after = max((one[0] + one[1] for one in pieces if isinstance(one, list)), default=after)
        gap = passage.text[passage.sentences[number - 1][1] : start] if number else ""
        sentences.append(
            {
                "pieces": pieces,
                "words": [len(word) for word in text.split()],
                "ends_paragraph_before": "\n" in gap,
                "marks": [
                    [one.start - start, one.end - start, one.id, one.kind]
                    for one in passage.spans
                    if start <= one.start < end
                ],
                "facts": [
                    [
                        fact.subject,
                        fact.relation,
                        fact.object,
                        *fact.roles,
                        fact.status,
                        fact.stance,
                    ]
                    for fact in passage.facts
                    if fact.sentence == number
                ],
            }
        )
    digest = hashlib.sha256(passage.text.encode()).hexdigest()
    return {
        "id": passage.id,
        "about": list(passage.about),
        "headline": passage.headline,
        "sha256": digest,
        "sentences": sentences,
    }


def joined(record: Mapping[str, Any], source: str) -> str:
    """Return a passage in the format of the corpus.

    Args:
        record: As :func:`part` gives it.
        source: The letters of the file that it is from.

    Raises:
        StandoffError: If the source has other words than the annotation was made of.
    """
    lines = [" | ".join([f"= {record['id']}", *record["about"]])]
    texts: list[str] = []
    for number, sentence in enumerate(record["sentences"]):
        text = _spaced(letters_of(sentence["pieces"], source), sentence["words"])
        gap = "\n\n" if sentence["ends_paragraph_before"] else " "
        texts.append((gap if number else "") + text)
        if sentence["ends_paragraph_before"] and not (number == 1 and record["headline"]):
            lines.append("")
        mark = "! " if record["headline"] and number == 0 else ""
        lines.append(mark + _marked(text, [Span(*one) for one in sentence["marks"]]))
        lines += [f"> {' '.join(filter(None, fact))}" for fact in sentence["facts"]]
    if hashlib.sha256("".join(texts).encode()).hexdigest() != record["sha256"]:
        raise StandoffError(f"{record['id']}: its source has other words")
    return "\n".join(lines) + "\n"


def _spaced(whole: str, lengths: Sequence[int]) -> str:
    """Return letters as words of some lengths.

    >>> _spaced("Theycame.", [4, 5])
    'They came.'
    """
    words, at = [], 0
    for length in lengths:
        words.append(whole[at : at + length])
        at += length
    return " ".join(words)


def _marked(text: str, spans: Sequence[Span]) -> str:
    """Return a sentence with its marks."""
    flags = {"anaphor": "~", "demonym": "^"}
    inserted: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for span in spans:
        if span.kind == "quote":
            inserted[span.start].append((1, f"[[{span.id} "))
            inserted[span.end].append((0, "]]"))
        else:
            inserted[span.start].append((2, f"{{{span.id}{flags.get(span.kind, '')} "))
            inserted[span.end].append((-1, "}"))
    result, before = "", 0
    for at in sorted(inserted):
        result += text[before:at] + "".join(mark for _, mark in sorted(inserted[at]))
        before = at
    return result + text[before:]


class Sources:
    """The files that passages are from, in clones of their repositories.

    Args:
        clones: Folder with the clones.
    """

    def __init__(self, clones: Path) -> None:
        with (FOLDER / "sources.csv").open(encoding="utf-8", newline="") as file:
            self._rows = {row["prefix"]: row for row in csv.DictReader(file)}
        self._clones = clones
        self._read: dict[str, str] = {}

    def letters(self, about: str) -> str:
        """Return the letters of the file that a header names ("prefix/path#part").

        Raises:
            StandoffError: If it cannot be had.
        """
        address = about.partition("#")[0]
        if address not in self._read:
            self._read[address] = letters(_decoded(address, self._show(address)))
        return self._read[address]

    def _show(self, address: str) -> str:
        prefix, _, path = address.partition("/")
        row = self._rows.get(prefix)
        if row is None:
            raise StandoffError(f"{address}: {FOLDER.name}/sources.csv has no {prefix}")
        folder = self._clones / row["repository"].replace("/", "+")
        for git in (folder, *folder.glob("*/"), *folder.glob("*/*/")):
            for name in (path, unquote(path)):
                command = ["git", "-C", f"{git}", "show", f"{row['commit']}:{name}"]
                shown = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
                if shown.returncode == 0:
                    return shown.stdout.decode("utf-8", "replace")
        raise StandoffError(f"{address}: {folder} has no such file at {row['commit'][:8]}")


def _decoded(address: str, text: str) -> str:
    """Return a JSON file with its characters as they are, other files unchanged."""
    if address.endswith(".json"):
        return json.dumps(json.loads(text), ensure_ascii=False)
    return text


def _parts(paths: Iterable[Path], sources: Sources) -> Iterator[str]:
    """Yield the annotation of passages as JSON lines; say which could not be made."""
    for path in paths:
        for passage in read(path):
            try:
                source = sources.letters(passage.about[0])
                record = part(passage, source)
                joined(record, source)
            except (StandoffError, ValueError) as error:
                print(f"{passage.id}: left out: {error}", file=sys.stderr)
                continue
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def main() -> int:
    """Join or part, as the command line says; return 1 if a passage could not be joined."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="standoff", description=summary)
    commands = parser.add_subparsers(dest="command", required=True)
    joining, parting = commands.add_parser("join"), commands.add_parser("part")
    for one in (joining, parting):
        one.add_argument("clones", type=Path)
    joining.add_argument("out", type=Path)
    parting.add_argument("passages", type=Path, nargs="+")
    parting.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    sources = Sources(options.clones)
    if options.command == "part":
        lines = list(_parts(options.passages, sources))
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"{len(lines)} passages in {options.out}")
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for path in sorted(FOLDER.glob("*.jsonl")):
        texts = []
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            try:
                texts.append(joined(record, sources.letters(record["about"][0])))
            except StandoffError as error:
                failed += 1
                print(f"left out: {error}", file=sys.stderr)
        (options.out / f"{path.stem}.txt").write_text("\n".join(texts), encoding="utf-8")
        print(f"{len(texts)} passages in {options.out / path.stem}.txt")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
