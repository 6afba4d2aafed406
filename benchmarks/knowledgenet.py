"""kg on KnowledgeNet: which of 15 properties of people and organisations each sentence states.

    python -m benchmarks.knowledgenet [--gold FILE] [--fold N] [--predictions OUT]

``KG_BENCH_DATA`` names the folder that holds ``knowledgenet/folds1-3.jsonl.gz``; without it,
``../shared/data`` beside the checkout is read. The benchmark's local spans are scored: "he" is
as good as a name. The shipped model is trained on folds 1 to 3; a figure on one of them says
nothing about other text unless ``--model`` names a model that was trained without it.

What is scored is :mod:`Text F1 <benchmarks.textf1>`.
"""

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.corpora import article
from benchmarks.figures import absent, data_folder
from benchmarks.textf1 import Guess, Json, line, meets, names, score, table
from kg import nlp
from kg.extraction import Extractor, extract
from kg.extraction.learned import learned, links
from kg.extraction.learned.candidates import Candidate, candidates
from kg.extraction.learned.network import Network, load
from kg.extraction.patterns import patterns
from kg.model import Fact, Mention
from kg.nlp import Document

GOLD = "knowledgenet/folds1-3.jsonl.gz"

IDS = {
    "SUBSIDIARY_OF": "1",
    "FOUNDED_BY": "2",
    "EMPLOYEE_OR_MEMBER_OF": "3",
    "CEO": "4",
    "DATE_FOUNDED": "5",
    "HEADQUARTERS": "6",
    "EDUCATED_AT": "9",
    "NATIONALITY": "10",
    "PLACE_OF_RESIDENCE": "11",
    "PLACE_OF_BIRTH": "12",
    "DATE_OF_DEATH": "14",
    "DATE_OF_BIRTH": "15",
    "SPOUSE": "25",
    "CHILD_OF": "34",
    "POLITICAL_AFFILIATION": "45",
}
"""The benchmark's own numbers of its properties, for documents without annotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A document of the benchmark as kg reads it.

    Attributes:
        gold: The document as the benchmark has it.
        document: Its passages, a paragraph each, annotated by kg.
        starts: Where each passage starts in that text.
    """

    gold: Json
    document: Document
    starts: tuple[int, ...]

    def guess(self, name: str, subject: tuple[int, int], object_: tuple[int, int]) -> Guess:
        """Return a prediction, its places moved to the benchmark's text."""
        at = max(k for k, start in enumerate(self.starts) if start <= subject[0])
        move = int(self.gold["passages"][at]["passageStart"]) - self.starts[at]
        return (
            name,
            subject[0] + move,
            subject[1] + move,
            object_[0] + move,
            object_[1] + move,
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where the data is absent."""
    options = _options(arguments)
    if not options.gold.is_file():
        print(absent(options.gold))
        return 1
    gold = [
        one for one in documents(options.gold) if options.fold in (0, int(one.get("fold", 0)))
    ]
    items = list(annotated(gold))
    network = None if options.learned_off else load(options.model)
    extractors: dict[str, Callable[[Item], Iterable[Guess]]] = {}
    if not options.patterns_off:
        extractors["patterns"] = by_patterns
    sure: list[dict[Guess, float]] = []
    if network is not None:
        sure = [by_network(item, network) for item in items]
        by_id = {id(item): found for item, found in zip(items, sure, strict=True)}
        extractors["learned"] = lambda item: by_id[id(item)]
    rows = {"co-occurrence": list(co_occurrence(items, gold))}
    for name, extractor in extractors.items():
        rows[name] = [sorted(set(extractor(item))) for item in items]
    kg = [sorted({g for name in extractors for g in rows[name][k]}) for k in range(len(items))]
    if len(extractors) > 1:
        rows["kg"] = kg
    if network is not None and options.model is None:
        rows["kg, as facts"] = [sorted(set(as_facts(item, options))) for item in items]
    total = {name: score(gold, guesses) for name, guesses in rows.items()}
    print(f"{len(gold)} documents, {sum(len(one['passages']) for one in gold)} passages")
    print("\n".join(table(score(gold, kg))))
    for name, counts in total.items():
        print(line(name, sum(counts.values(), Counter())))
    print("\n".join(reliability(gold, sure)))
    if options.predictions is not None:
        write(options.predictions, gold, kg)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="knowledgenet", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument(
        "--gold", type=Path, default=data_folder() / GOLD, help="annotated JSON lines"
    )
    parser.add_argument("--fold", type=int, default=0, help="only this fold (default: all)")
    parser.add_argument("--predictions", type=Path, help="write predictions here")
    parser.add_argument("--patterns-off", action="store_true")
    parser.add_argument("--learned-off", action="store_true")
    parser.add_argument("--model", type=Path, help="folder of another model than kg's own")
    return parser.parse_args(arguments)


def documents(path: Path) -> Iterator[Json]:
    """Read JSON lines, plain or gzipped."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for text in lines:
            yield json.loads(text)


def annotated(gold: Sequence[Json]) -> Iterator[Item]:
    """Run kg's annotation over documents, each passage a paragraph of one article."""
    articles, places = [], []
    for one in gold:
        text, starts = "", []
        for passage in one["passages"]:
            starts.append(len(text))
            text += passage["passageText"] + "\n\n"
        articles.append(article(str(one["documentId"]), text))
        places.append(tuple(starts))
    for one, document, starts_ in zip(
        gold, nlp.annotate(articles, nlp.load()), places, strict=True
    ):
        yield Item(gold=one, document=document, starts=starts_)


def by_network(item: Item, network: Network) -> dict[Guess, float]:
    """Return what the network says of all candidates, and how sure it is.

    Dates and open pronouns are candidates here.
    """
    result: dict[Guess, float] = {}
    for link in links(item.document, network=network):
        guess = item.guess(
            link.output.label,
            (link.subject.start, link.subject.end),
            (link.object.start, link.object.end),
        )
        result[guess] = max(link.confidence, result.get(guess, 0.0))
    return result


_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def reliability(gold: Sequence[Json], sure: Sequence[Mapping[Guess, float]]) -> Iterator[str]:
    """Yield how often the network is right, by how sure it says it is."""
    every: list[tuple[float, bool]] = []
    for one, predicted in zip(gold, sure, strict=False):
        for passage in one["passages"]:
            low, high = int(passage["passageStart"]), int(passage["passageEnd"])
            called = names(passage)
            facts = [(called.get(f["propertyId"]), f) for f in passage.get("facts", ())]
            every += [
                (confidence, any(n == guess[0] and meets(guess, f) for n, f in facts))
                for guess, confidence in predicted.items()
                if low <= guess[1] < high and guess[0] in called.values()
            ]
    for least, most in pairwise(_BINS):
        inside = [(sure_, right) for sure_, right in every if least <= sure_ < most]
        if inside:
            mean = sum(sure_ for sure_, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            yield f"confidence {mean:.2f}: right {share:.2f} of {len(inside)}"


def by_patterns(item: Item) -> Iterator[Guess]:
    """Return the facts of the rules, in the benchmark's properties."""
    yield from _from_facts(item, patterns(item.document))


def as_facts(item: Item, options: argparse.Namespace) -> Iterator[Guess]:
    """Return the facts of kg's extraction: only mentions that kg resolves, no dates."""
    chosen: dict[str, Extractor] = {"learned": learned}
    if not options.patterns_off:
        chosen["patterns"] = patterns
    yield from _from_facts(item, extract(item.document, extractors=chosen).facts)


_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "part_of": ("SUBSIDIARY_OF",),
    "founded": ("FOUNDED_BY",),
    "employed_by": ("EMPLOYEE_OR_MEMBER_OF",),
    "member_of": ("EMPLOYEE_OR_MEMBER_OF", "POLITICAL_AFFILIATION"),
    "holds_position": ("EMPLOYEE_OR_MEMBER_OF", "CEO"),
    "located_in": ("HEADQUARTERS",),
    "educated_at": ("EDUCATED_AT",),
    "from_place": ("NATIONALITY",),
    "lives_in": ("PLACE_OF_RESIDENCE",),
    "born_in": ("PLACE_OF_BIRTH",),
    "spouse_of": ("SPOUSE",),
    "child_of": ("CHILD_OF",),
}
_INVERSE = frozenset(("FOUNDED_BY", "CEO"))
_BY: Mapping[str, frozenset[str]] = {
    "HEADQUARTERS": frozenset(("based", "site", "headquarters")),
    "NATIONALITY": frozenset(
        ("demonym-before-name", "demonym-title", "demonym-apposition", "nationality")
    ),
}
# Rules whose facts are as narrow as the property: kg's relation also holds of any site, and of
# where somebody comes from. The last of each is the network's.


def _from_facts(item: Item, facts: Iterable[Fact[Mention]]) -> Iterator[Guess]:
    for fact in facts:
        evidence = fact.evidence[0]
        for name in _PROPERTIES.get(fact.relation, ()):
            if name in _BY and evidence.rule not in _BY[name]:
                continue
            if name == "CEO" and not _is_chief(fact.role):
                continue
            if name == "POLITICAL_AFFILIATION" and "party" not in fact.object.name.lower():
                continue
            ends = (evidence.subject, evidence.object)
            if name in _INVERSE:
                ends = (evidence.object, evidence.subject)
            yield item.guess(name, *ends)
            if name == "SPOUSE":
                yield item.guess(name, ends[1], ends[0])


def _is_chief(role: str) -> bool:
    role = role.lower()
    return "ceo" in role.replace("/", " ").split() or "chief executive" in role


def co_occurrence(items: Sequence[Item], gold: Sequence[Json]) -> Iterator[list[Guess]]:
    """Link every pair of one sentence by the property most frequent for its two labels.

    Which one that is, the gold itself tells: more than a method without training could know.
    """
    every = [
        (item, [candidates(item.document, sent) for sent in item.document.doc.sents])
        for item in items
    ]
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (item, sentences), one in zip(every, gold, strict=True):
        facts = [(f, names(p)) for p in one["passages"] for f in p.get("facts", ())]
        for subject, object_ in _pairs(sentences):
            guess = item.guess("", (subject.start, subject.end), (object_.start, object_.end))
            for fact, called in facts:
                if meets(guess, fact):
                    name = called.get(fact["propertyId"], fact["propertyId"])
                    votes[_type(subject), _type(object_)][name] += 1
    best = {
        pair: min(found, key=lambda name: (-found[name], name)) for pair, found in votes.items()
    }
    for item, sentences in every:
        yield [
            item.guess(
                best[_type(subject), _type(object_)],
                (subject.start, subject.end),
                (object_.start, object_.end),
            )
            for subject, object_ in _pairs(sentences)
            if (_type(subject), _type(object_)) in best
        ]


def _pairs(sentences: Iterable[Sequence[Candidate]]) -> Iterator[tuple[Candidate, Candidate]]:
    for items in sentences:
        for subject in items:
            yield from ((subject, other) for other in items if other is not subject)


def _type(item: Candidate) -> str:
    return item.label or item.kind


def write(path: Path, gold: Sequence[Json], guesses: Sequence[Sequence[Guess]]) -> None:
    """Write predictions in the benchmark's own format: its documents with other facts."""
    ids = dict(IDS)
    ids |= {
        name: key for one in gold for p in one["passages"] for key, name in names(p).items()
    }
    with path.open("w", encoding="utf-8") as file:
        for one, predicted in zip(gold, guesses, strict=True):
            passages = []
            for passage in one["passages"]:
                low, high = int(passage["passageStart"]), int(passage["passageEnd"])
                facts = [
                    {
                        "propertyId": ids[guess[0]],
                        "subjectStart": guess[1],
                        "subjectEnd": guess[2],
                        "objectStart": guess[3],
                        "objectEnd": guess[4],
                        "subjectText": one["documentText"][guess[1] : guess[2]],
                        "objectText": one["documentText"][guess[3] : guess[4]],
                    }
                    for guess in predicted
                    if low <= guess[1] < high and guess[0] in ids
                ]
                passages.append({**passage, "facts": facts})
            file.write(json.dumps({**one, "passages": passages}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
