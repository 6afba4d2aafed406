"""Every benchmark in one table: ``python -m benchmarks``.

Each row is a measure of kg with its baselines and ablations beside it; sets that are absent
have no row. ``KG_BENCH_DATA`` names the folder of the data.
"""

import sys

from benchmarks import annotated, coref, mentions, news, speed
from benchmarks.figures import absent, data_folder, table
from kg import nlp

BENCHMARKS = (news.rows, annotated.rows, mentions.rows, coref.rows, speed.rows)


def main() -> int:
    """Measure and print; return 1 where no data is there."""
    folder = data_folder()
    pipeline = nlp.load()
    rows = [row for each in BENCHMARKS for row in each(folder, pipeline)]
    if not rows:
        print(absent(folder))
        return 1
    print("\n".join(table(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
