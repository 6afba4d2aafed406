"""Facts and statements on annotated texts in one table: ``python -m benchmarks.reading``.

Texts that nobody tuned on come first, then development data. ``KG_BENCH_DATA`` names the folder
of the data; what is absent there is said and left out.
"""

import argparse
import sys
from collections.abc import Sequence

from benchmarks.figures import data_folder
from benchmarks.reading.facts import errors, measured, table
from benchmarks.reading.texts import SETS, UNTUNED
from kg.text.pipeline import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 if no text is there, 2 if errors may not be shown."""
    parser = argparse.ArgumentParser(
        prog="reading", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("--set", action="append", choices=SETS, help="only this set (may be repeated)")
    add("--errors", choices=SETS, help="print the surest wrong facts of a set, and its misses")
    add("--most", type=int, default=40, help="how many of each --errors prints (default 40)")
    options = parser.parse_args(arguments)
    if options.errors in UNTUNED:
        print(f"{options.errors}: nobody looks at the errors of texts that nobody tuned on")
        return 2
    folder, nlp = data_folder(), load()
    chosen = [options.errors] if options.errors else options.set or SETS
    sets = [measured(name, folder, nlp) for name in chosen]
    if options.errors and sets[0].texts:
        print("\n".join(errors(sets[0], most=options.most)))
    else:
        print("\n".join(table(sets)))
    return 0 if any(one.texts for one in sets) else 1


if __name__ == "__main__":
    sys.exit(main())
