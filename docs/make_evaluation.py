"""Puts the gate's last report into docs/evaluation.md: its figures are the measured ones.

``make docs`` runs it; ``tests/test_docs.py`` fails where the block is another report.
"""

import re
from pathlib import Path

PAGE = Path(__file__).with_name("evaluation.md")
RESULTS = Path(__file__).resolve().parent.parent / "benchmarks" / "results.txt"
BLOCK = re.compile(r"^```text figures\n.*?^```$", re.MULTILINE | re.DOTALL)


def render() -> str:
    """Return the page with the block replaced."""
    block = f"```text figures\n{RESULTS.read_text(encoding='utf-8')}```"
    return BLOCK.sub(lambda _: block, PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
    print(PAGE)
