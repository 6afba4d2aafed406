"""Reads tables to link to: CSV, JSON lines, and the dump of ROR as it is published.

A table has a column (or key) ``id``, one or more with names (``name``, ``names``, ``label``,
``alias``, ``aliases``), maybe ``type``; every other column is context. Several names in a CSV
cell are parted by ``|`` or ``;``.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from kg.errors import KGError, unreadable
from kg.model import EntityType
from kg.reconcile.records import Record, iri_of

_NAMES = ("name", "names", "label", "labels", "alias", "aliases")
_TYPES = {
    "person": EntityType.PERSON, "per": EntityType.PERSON, "human": EntityType.PERSON,
    "institution": EntityType.INSTITUTION, "organisation": EntityType.INSTITUTION,
    "organization": EntityType.INSTITUTION, "org": EntityType.INSTITUTION,
    "company": EntityType.INSTITUTION, "place": EntityType.PLACE, "location": EntityType.PLACE,
    "country": EntityType.PLACE, "city": EntityType.PLACE,
}  # fmt: skip
_PIECE = 1 << 20  # characters of JSON read at a time


def read(path: Path, *, prefix: str = "") -> Iterator[Record]:
    """Yield the records of a table.

    The file is ``.csv``, ``.tsv``, ``.jsonl`` (or ``.ndjson``), ``.json`` (a list of objects,
    as ROR's dump), or a ``.zip`` with a ``.json`` in it, as ROR publishes it.

    Raises:
        KGError: If the file cannot be read or a line is malformed; the message has its number.
    """
    suffix = path.suffix.lower()
    readers = {
        ".csv": _csv, ".tsv": _csv, ".jsonl": _lines, ".ndjson": _lines, ".json": _array,
        ".zip": _array,
    }  # fmt: skip
    if suffix not in readers:
        raise KGError(f"{path}: is no table: give one of {' '.join(sorted(readers))}")
    try:
        with _opened(path) as file:
            for number, row in readers[suffix](file, path):
                yield _record(row, f"{path}, {number}", prefix, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error
    except zipfile.BadZipFile as error:
        raise KGError(f"{path}: is no zip file ({error}): fetch it again") from error


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".json"))
        # A release holds two versions of the schema; either will do, the later is last.
        if not names:
            raise KGError(f"{path}: holds no .json: give the dump as ROR publishes it")
        with archive.open(names[-1]) as file:
            yield io.TextIOWrapper(file, encoding="utf-8-sig")


def _csv(file: TextIO, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    reader = csv.DictReader(file, delimiter=delimiter, strict=True)
    try:
        columns = {one.strip().lower() for one in reader.fieldnames or ()}
        if "id" not in columns or not columns & set(_NAMES):
            raise KGError(f"{path}, line 1: needs a column id and one called name")
        for row in reader:
            if None in row or None in row.values():
                raise KGError(
                    f"{path}, line {reader.line_num}: has more or fewer cells than the header"
                )
            yield f"line {reader.line_num}", {key.strip().lower(): row[key] for key in row}
    except csv.Error as error:
        raise KGError(f"{path}, after line {reader.line_num}: not CSV: {error}") from error


def _lines(file: TextIO, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise KGError(f"{path}, line {number}: not JSON: {error}") from error
            yield f"line {number}", _object(row, f"{path}, line {number}")


def _array(file: TextIO, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the objects of a JSON list, one at a time: ROR's dump has 300 MB."""
    decoder = json.JSONDecoder()
    text, at, number = file.read(_PIECE).lstrip(), 1, 0
    if not text.startswith("["):
        raise KGError(f"{path}: holds no list of objects: give JSON lines as .jsonl")
    while True:
        rest = text[at:].lstrip().removeprefix(",").lstrip()
        try:
            if rest.startswith("]"):
                return
            row, end = decoder.raw_decode(rest)
        except ValueError as error:
            piece = file.read(_PIECE)
            if not piece:
                raise KGError(f"{path}, object {number + 1}: not JSON: {error}") from error
            text, at = rest + piece, 0
            continue
        number += 1
        text, at = rest, end
        yield f"object {number}", _object(row, f"{path}, object {number}")


def _object(row: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise KGError(f"{where}: is no object with id and name")
    return row if _is_ror(row) else {str(key).lower(): value for key, value in row.items()}


def _is_ror(row: Mapping[str, Any]) -> bool:
    return str(row.get("id", "")).startswith("https://ror.org/") and (
        "locations" in row or "addresses" in row
    )


def _record(row: Mapping[str, Any], where: str, prefix: str, source: str) -> Record:
    if _is_ror(row):
        return _of_ror(row, where, source)
    iri = iri_of(str(row.get("id") or ""), prefix)
    if iri is None:
        raise KGError(
            f"{where}: id {row.get('id')!r} is no IRI: give what goes before ids with --prefix"
        )
    names = tuple(dict.fromkeys(name for key in _NAMES for name in _texts(row.get(key))))
    if not names:
        raise KGError(f"{where}: has no name")
    type_ = str(row.get("type") or "").strip().lower()
    context = (
        text for key in row if key not in ("id", "type", *_NAMES) for text in _texts(row[key])
    )
    return Record(
        iri=iri, names=names, type=_TYPES.get(type_), context=tuple(context), source=source
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a cell or a JSON value."""
    if isinstance(value, str):
        for part in value.replace(";", "|").split("|"):
            if part.strip():
                yield " ".join(part.split())
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _of_ror(row: Mapping[str, Any], where: str, source: str) -> Record:
    """Return an institution of ROR, by version 2 of its schema or version 1."""
    try:
        if "locations" in row:
            names = sorted(row["names"], key=lambda name: "ror_display" not in name["types"])
            called = [name["value"] for name in names]
            places = [one.get("geonames_details") or {} for one in row["locations"]]
            context = [one.get(key) for one in places for key in ("name", "country_name")]
        else:
            labels = [label["label"] for label in row.get("labels") or ()]
            called = [row["name"], *labels, *row["aliases"], *row["acronyms"]]
            context = [one.get("city") for one in row["addresses"]]
            context.append((row.get("country") or {}).get("country_name"))
        context += [one["label"] for one in row.get("relationships") or ()]
    except (KeyError, TypeError, AttributeError) as error:
        raise KGError(f"{where}: is no record of ROR's schema ({error!r})") from error
    return Record(
        iri=row["id"],
        names=tuple(dict.fromkeys(filter(None, called))),
        type=EntityType.INSTITUTION,
        context=tuple(dict.fromkeys(filter(None, context))),
        source=source,
    )
