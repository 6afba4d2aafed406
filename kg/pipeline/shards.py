"""Flat records as Parquet files, for tools that read more than one machine's memory holds."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.pipeline import output
from kg.pipeline.records import Record

if TYPE_CHECKING:
    import pyarrow

ROWS = 100_000
"""Rows of a file: about 50 MB in memory while it is written, 5 MB on disk."""

_INTEGERS = frozenset(
    f"{prefix}{end}"
    for prefix in ("", "subject_", "object_", "speaker_")
    for end in ("start", "end")
)


def write(
    records: Iterable[Record], folder: Path, *, name: str, rows: int = ROWS
) -> Iterator[Path]:
    """Write records to files FOLDER/NAME-00000.parquet and so on; yield each when it is there.

    All records have the same keys. Each file appears whole or not at all, and same records give
    the same bytes. A folder may hold no files of an earlier run, which would be read along.
    """
    from kg.exports import pyarrow_parquet

    parquet = pyarrow_parquet()
    output.check_folder(folder)
    if next(folder.glob(f"{name}-*.parquet"), None) is not None:
        raise KGError(f"{folder}: holds {name} of an earlier run: choose an empty folder")
    rest = iter(records)
    for number, first in enumerate(rest):
        table = _table([first, *islice(rest, rows - 1)])
        path = folder / f"{name}-{number:05}.parquet"
        with output.replacing(path) as temporary:
            parquet.write_table(table, temporary, compression="zstd")
        yield path


def _table(records: list[Record]) -> "pyarrow.Table":
    import pyarrow

    kinds = {
        **dict.fromkeys(_INTEGERS, pyarrow.int64()),
        "confidence": pyarrow.float64(),
        "direct": pyarrow.bool_(),
        "topics": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in records[0]])
    return pyarrow.Table.from_pylist(records, schema=schema)
