"""How well names and nodes are told apart.

    python -m benchmarks.resolution --names       labelled pairs of names
    python -m benchmarks.resolution --clusters    entities across MEANTIME's articles
    python -m benchmarks.resolution --homonyms    things of one name in two articles
    python -m benchmarks.resolution --cost N...   time and memory for N generated names

One line for each system. ``--logic-v2 PYTHON`` also runs nomenklatura's logic-v2 on the pairs
of names, by an interpreter that has nomenklatura: it needs PyICU, which has no wheels, so it is
not in kg's own environment.
"""

import argparse
import sys
from collections.abc import Sequence

from benchmarks.resolution import clusters, cost, homonyms, names


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 if a figure is under its floor."""
    parser = argparse.ArgumentParser(prog="resolution", description=__doc__.partition("\n")[0])
    parser.add_argument("--names", action="store_true", help="labelled pairs of names")
    parser.add_argument("--wrong", action="store_true", help="print the pairs that are wrong")
    parser.add_argument("--clusters", action="store_true", help="entities across articles")
    parser.add_argument("--homonyms", action="store_true", help="things of one name")
    parser.add_argument("--logic-v2", metavar="PYTHON", help="one that has nomenklatura")
    parser.add_argument("--cost", type=int, nargs="+", metavar="N", help="numbers of names")
    parser.add_argument("--runs", type=int, default=3, help="of each number; the least counts")
    options = parser.parse_args(arguments)
    if options.cost:
        cost.report(options.cost, runs=options.runs)
    passed = [
        *([clusters.report()] if options.clusters else []),
        *([homonyms.report(wrong=options.wrong)] if options.homonyms else []),
    ]
    if options.names or not (options.cost or passed):
        passed.append(names.report(wrong=options.wrong, python=options.logic_v2))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
