"""Builds the spaCy pipeline that kg reads with: spaCy's tokenizer, sentence ends, the reader.

The factories ``kg_sentences`` and ``kg`` are registered as spaCy entry points, so they can be
added to any English pipeline.
"""

import re
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.model import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_TITLES = (
    "Adm", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Dr", "Eng", "Fr", "Gen", "Gov",
    "Hon", "Lt", "Maj", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Pres", "Prof", "Rep", "Rev", "Sen",
    "Sgt", "Sr", "St", "Supt", "Ven", "Vol", "No", "Nos", "vs", "Jan", "Feb", "Mar", "Apr",
    "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
_UNBROKEN = re.compile(r"\S{120}")  # a stretch without a blank, longer than any word


def load(model: str = DEFAULT_MODEL) -> "Language":
    """Return the pipeline that splits a text into tokens and sentences.

    Args:
        model: :data:`~kg.model.DEFAULT_MODEL` for spaCy's tokenizer and kg's sentences, or an
            installed English spaCy pipeline, whose tags and parses extractors of other packages
            may read.

    Raises:
        KGError: If it is not installed or does not set sentences.
    """
    if model == DEFAULT_MODEL:
        return tokenizer()
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # made for another spaCy 3
        try:
            nlp = spacy.load(model)
        except (OSError, ValueError, ImportError) as error:
            first = str(error).strip().splitlines() or [type(error).__name__]
            raise KGError(
                f"spaCy pipeline {model!r} cannot be loaded ({first[0][:120]}): install it, or "
                "leave out --model"
            ) from error
    if nlp.lang != "en":
        raise KGError(f"spaCy pipeline {model!r} is for {nlp.lang!r}: choose an English one")
    import_module("kg.text.components")  # registers kg_sentences
    nlp.add_pipe("kg_sentences", first=True)
    return nlp


def tokenizer() -> "Language":
    """Return a pipeline of spaCy's English tokenizer and the component "kg_sentences"."""
    import spacy

    nlp = spacy.blank("en")
    correct_tokenizer(nlp)
    nlp.max_length = 10_000_000
    import_module("kg.text.components")  # registers kg_sentences
    nlp.add_pipe("kg_sentences")
    return nlp


def correct_tokenizer(nlp: "Language") -> None:
    """Correct spaCy's English tokenizer for news.

    The full stop is cut off a word that ends in one capital ("SpaceX.", "3G."), a dash parts
    words also behind a full stop, "Ive" is a name, and titles such as "Lt." stay whole.
    """
    from spacy.util import compile_infix_regex, compile_suffix_regex

    tokenizer: Any = nlp.tokenizer
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[a-z0-9][A-Z])\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    infixes = [*(nlp.Defaults.infixes or ()), "\N{EM DASH}"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    misread = ("Ive", "Im", "m.", "k.")
    tokenizer.rules = {
        word: rule for word, rule in tokenizer.rules.items() if word not in misread
    }
    for title in _TITLES:
        tokenizer.add_special_case(f"{title}.", [{"ORTH": f"{title}."}])
    nlp.tokenizer = _in_pieces(tokenizer, nlp.vocab)


def _in_pieces(tokenizer: "Callable[[str], Doc]", vocab: "Vocab") -> "Callable[[str], Doc]":
    """Return a tokenizer that cuts what has no blanks into pieces first.

    spaCy peels signs off the ends of such a stretch one by one: of ten thousand brackets it
    would copy the rest ten thousand times.
    """
    from spacy.tokens import Doc

    def tokenize(text: str) -> Doc:
        if not _UNBROKEN.search(text):
            return tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        start = 0
        ends = [match.end() for match in _UNBROKEN.finditer(text)]
        for end in (*ends, len(text)):
            for token in tokenizer(text[start:end]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
            start = end
        return Doc(vocab, words=words, spaces=spaces)

    return tokenize
