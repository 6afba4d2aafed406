"""News of any size: sentences of real articles mixed, with a part of the names changed."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.figures import data_folder

_WORDS = 398  # words of an article: the mean of real news
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"])")
_SYLLABLES = ("an", "ber", "dor", "el", "fin", "gar", "hol", "is", "ken", "lun", "mer", "os")


def texts() -> list[list[str]]:
    """Return the sentences of each real article.

    Raises:
        SystemExit: If the data is not there.
    """
    folder = data_folder()
    found = [
        path.read_text(encoding="utf-8") for path in folder.glob("news-gold/articles/*.txt")
    ]
    fair = folder / "news-fair" / "dev40.jsonl"
    if fair.exists():
        found += [json.loads(line)["text"] for line in fair.read_text("utf-8").splitlines()]
    if not found:
        raise SystemExit(f"{folder} has no news: set KG_BENCH_DATA (benchmarks/README.md)")
    every = [_SENTENCE.split(" ".join(text.split())) for text in sorted(found)]
    return [one for one in every if len(one) > 5]


def resampled(number: int, *, seed: int = 5) -> Iterator[dict[str, str]]:
    """Yield articles of real sentences; the first ones are the same for every number."""
    sources = texts()
    for index in range(number):
        chance = random.Random(f"{seed}-{index}")  # noqa: S311 -- no secret
        sentences = [one for text in chance.sample(sources, 3) for one in text]
        chance.shuffle(sentences)
        words, kept = 0, []
        for sentence in sentences:
            kept.append(_renamed(sentence, chance))
            words += len(sentence.split())
            if words >= _WORDS:
                break
        day = f"2024-{1 + index % 12:02}-{1 + index % 28:02}"
        yield {
            "id": f"a{index:06}",
            "text": " ".join(kept),
            "published": day,
            "outlet": f"Outlet {index % 40}",
            "url": f"https://news.example/{index}",
        }


def _renamed(sentence: str, chance: random.Random) -> str:
    """Change a third of the names: each gets one of 144 endings."""

    def other(name: "re.Match[str]") -> str:
        if chance.random() > 1 / 3:
            return name[0]
        return name[0] + chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES)

    return _NAME.sub(other, sentence)


def write(articles: Iterable[dict[str, str]], path: Path) -> None:
    """Write articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for one in articles:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
