"""Cuts texts into passages without marks: ``python -m training.unlabelled FOLDER --out FILE``.

A teacher annotates them while a reader learns (``python -m training.train --unlabelled FILE``).
A passage is four sentences that follow each other. Of each text the stretch with most names is
taken, without sentences that stand in the corpus.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import kg
from kg.text.pipeline import tokenizer
from training.passages import files, read
from training.teacher import UNLABELLED

_SENTENCES = 4
_SHORTEST, _LONGEST = 40, 420  # code points of a sentence
_LEAST_NAMES = 4
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_NO_PROSE = re.compile(r"https?:|[@|{}\[\]#]")


def passages(paths: Iterable[Path]) -> Iterator[list[str]]:
    """Yield the sentences of one passage of each text that has one."""
    nlp = tokenizer()
    known = {
        passage.text[start:end]
        for path in files()
        for passage in read(path)
        for start, end in passage.sentences
    }
    for article in kg.read(sorted(paths)):
        doc = nlp(article.text)
        sentences = [
            " ".join(sentence.text.split()) for sentence in doc.sents if sentence.text.strip()
        ]
        prose = [one for one in sentences if _is_prose(one) and one not in known]
        stretches = [
            prose[at : at + _SENTENCES] for at in range(0, len(prose) - _SENTENCES + 1, 4)
        ]
        best = max(stretches, key=_names, default=[])
        if _names(best) >= _LEAST_NAMES:
            yield best


def _is_prose(sentence: str) -> bool:
    return (
        _SHORTEST < len(sentence) < _LONGEST
        and sentence[0].isupper()
        and not _NO_PROSE.search(sentence)
    )


def _names(sentences: Iterable[str]) -> int:
    """Return the number of different words that look like a name's."""
    return len(set(_NAME.findall(" ".join(sentences))))


def main() -> None:
    """Write the passages of the folders that the command line names."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="unlabelled", description=summary)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    written = [
        "\n".join([f"= {UNLABELLED}-{number}", *sentences])
        for number, sentences in enumerate(passages(options.folders), 1)
    ]
    options.out.write_text("\n\n".join(written) + "\n", encoding="utf-8")
    print(len(written), "passages")


if __name__ == "__main__":
    main()
