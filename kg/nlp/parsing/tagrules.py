"""Finds the rules of spaCy's attribute ruler that words meet, once for each kind of word.

The ruler turns tags into parts of speech by some 180 patterns, and looks for each of them at
each word. All but a dozen ask for one word alone: its letters, its tag, its relation in the
parse. What they say of a word is kept and looked up when the same comes again, which is nearly
always: 0.24 s on the 31 annotated articles, a sixth of the time of the pipeline, came to 0.04.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

Match = tuple[int, int, int, int]
"""Number of a rule, its name, first token and token after the last."""

_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_TOLD = frozenset(("ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"))
"""What a pattern may ask for that the attributes of a key tell."""

_MOST = 100_000
# Keys that are kept, about 30 MB. The 1,315 annotated texts, of 570,000 words, have 54,000.


def remember_rules(nlp: "Language") -> None:
    """Make the attribute ruler of a pipeline, if it has one, keep which rules words meet."""
    from spacy.pipeline import AttributeRuler

    for _, component in nlp.pipeline:
        if type(component) is AttributeRuler:
            ruler: Any = component
            ruler.match = TagRules(ruler.patterns, nlp).match


class TagRules:
    """The patterns of an attribute ruler, with what they say of the words met so far."""

    def __init__(self, patterns: Iterable[Mapping[str, Any]], nlp: "Language") -> None:
        self._strings = nlp.vocab.strings
        self._single, self._others = Matcher(nlp.vocab), Matcher(nlp.vocab)
        self._known: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}
        for number, rule in enumerate(patterns):
            single = [one for one in rule["patterns"] if _is_single(one)]
            others = [one for one in rule["patterns"] if not _is_single(one)]
            for matcher, own in ((self._single, single), (self._others, others)):
                if own:
                    matcher.add(str(number), [*own])

    def match(self, doc: Doc) -> list[Match]:
        """Return what :meth:`spacy.pipeline.AttributeRuler.match` returns."""
        found = _found(self._others, doc)
        matches = [(int(self._strings[name]), name, start, end) for name, start, end in found]
        if len(self._known) > _MOST:
            self._known.clear()
        for at, key in enumerate(map(tuple, doc.to_array(_KEY).tolist())):
            rules = self._known.get(key)
            if rules is None:
                alone = {name for name, *_ in _found(self._single, doc[at : at + 1])}
                rules = tuple((int(self._strings[name]), name) for name in alone)
                self._known[key] = rules
            matches += [(number, name, at, at + 1) for number, name in rules]
        return sorted(matches)


def _found(matcher: Matcher, words: Any) -> list[tuple[int, int, int]]:
    if not len(matcher):
        return []
    found: list[tuple[int, int, int]] = matcher(words, allow_missing=True, as_spans=False)
    return found


def _is_single(pattern: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a pattern is of one word and asks for nothing but what a key tells."""
    return len(pattern) == 1 and pattern[0].keys() <= _TOLD
