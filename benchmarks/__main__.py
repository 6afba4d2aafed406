"""Every benchmark of reading, one after the other: ``python -m benchmarks``.

Sets that are absent are said and left out. ``KG_BENCH_DATA`` names the folder of the data.
"""

import sys
from collections.abc import Callable, Mapping

from benchmarks.reading import __main__ as facts
from benchmarks.reading import behaviour, coreference, knowledgenet, mentions, speed

BENCHMARKS: Mapping[str, Callable[[], int]] = {
    "Facts and statements": lambda: facts.main([]),
    "KnowledgeNet": knowledgenet.main,
    "Pronouns and descriptions": coreference.main,
    "Names": mentions.main,
    "Behaviour": lambda: behaviour.main([]),
    "Speed": lambda: speed.main([]),
}


def main() -> int:
    """Run every benchmark; return 1 if one failed or could not be run."""
    codes = []
    for title, run in BENCHMARKS.items():
        print(f"\n# {title}\n", flush=True)
        codes.append(run())
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
