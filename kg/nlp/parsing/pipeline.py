"""Starts spaCy: the only module that loads a model."""

import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.model import DEFAULT_MODEL, Article
from kg.nlp.parsing.characters import BREAK, view
from kg.nlp.parsing.tagrules import remember_rules
from kg.nlp.parsing.threads import one_thread
from kg.nlp.parsing.words import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 16
# Texts a batch: above 16 the whole took no less time on 31 articles, and memory grew.

_ENDS = frozenset('.!?":;)')


def load(model: str = DEFAULT_MODEL) -> "Language":
    """Load an installed spaCy pipeline and make it start sentences at paragraphs.

    Args:
        model: Name of an installed package or path of a pipeline. It must have a tagger, a
            parser, a lemmatizer and named entities with OntoNotes labels.

    Raises:
        KGError: If it is not installed or lacks a component.
    """
    import spacy

    with warnings.catch_warnings():
        # W095: the default model names spaCy 3.7 and runs unchanged on 3.8 (decision 0009).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(model)
        except (OSError, ValueError, ImportError) as error:
            raise KGError(
                f"spaCy model {model!r} cannot be loaded ({_first_line(error)}): "
                f"install it, or leave out --model for {DEFAULT_MODEL}"
            ) from error
    missing = [name for name in ("tagger", "parser", "ner") if name not in nlp.pipe_names]
    if missing:
        raise KGError(
            f"spaCy model {model!r} has no {' and no '.join(missing)}: choose a full pipeline"
        )
    _correct_tokenizer(nlp)
    _multiply_by_numpy(nlp)
    remember_rules(nlp)
    _register()
    nlp.add_pipe("kg_paragraphs", first=True)
    return nlp


def _multiply_by_numpy(nlp: "Language") -> None:
    """Have numpy multiply matrices: a pipeline of spaCy takes 0.7 of the time then.

    thinc brings BLIS for it, which took three times as long on an AMD EPYC (1.0 s of 2.2 s on
    annotated news). On the 1,315 annotated texts all words came out the same. What computes
    elsewhere (a graphics card, Apple's library) stays as it is.
    """
    from thinc.api import NumpyOps

    ours = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            if type(node.ops) is NumpyOps:
                node.ops = ours


def _correct_tokenizer(nlp: "Language") -> None:
    """Cut the full stop off a word that ends in one capital; leave "Jonathan Ive" whole.

    "SpaceX." and "3G." are no abbreviations, "Lt. Col." are two; nor are the millions of
    "cost $400m." at a sentence's end. A dash parts words also behind a full stop or bracket:
    "Ada Lovelace, Ph.D.—Director".
    """
    from spacy.util import compile_infix_regex, compile_suffix_regex

    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "suffix_search"):
        suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[a-z0-9][A-Z])\."]
        tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    if hasattr(tokenizer, "infix_finditer"):
        infixes = [*(nlp.Defaults.infixes or ()), "\N{EM DASH}"]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    if hasattr(tokenizer, "rules"):
        # Read as "I've" and "I'm", names of people would be lost, and with "m." the ends of
        # sentences after "400m."
        misread = ("Ive", "Im", "m.", "k.")
        tokenizer.rules = {
            word: rule for word, rule in tokenizer.rules.items() if word not in misread
        }
        for title in sorted(words().abbreviated):
            short = f"{title.capitalize()}."
            tokenizer.add_special_case(short, [{"ORTH": short}])


def parse(articles: Iterable[Article], nlp: "Language") -> Iterator[tuple[Article, "Doc"]]:
    """Parse articles in batches, in their order.

    Raises:
        KGError: If a text is longer than the pipeline's ``max_length`` code points.
    """
    rest = iter(articles)
    while batch := list(islice(rest, _BATCH)):
        texts = [view(_fitting(article, nlp)) for article in batch]
        with one_thread():
            docs = list(nlp.pipe(texts, batch_size=_BATCH))
        yield from zip(batch, docs, strict=True)


def _fitting(article: Article, nlp: "Language") -> Article:
    if len(article.text) > nlp.max_length:
        raise KGError(
            f"{article.citation.source or article.name}: {len(article.text):,} characters are "
            f"more than {nlp.max_length:,}: split it into articles"
        )
    return article


def _register() -> None:
    from spacy.language import Language

    if not Language.has_factory("kg_paragraphs"):
        Language.component("kg_paragraphs", func=start_paragraphs)


def start_paragraphs(doc: "Doc") -> "Doc":
    """Set a sentence start after blank lines, form feeds and lines that end a sentence.

    A single line break inside a sentence (text wrapped at 72 columns) starts nothing.
    """
    blank = doc.to_array("IS_SPACE").nonzero()[0].tolist()
    for index in blank:
        text = doc[index].text
        breaks = text.count("\n")
        ended = breaks > 1 or BREAK in text or (breaks > 0 and _last(doc, index)[-1:] in _ENDS)
        if ended and index + 1 < len(doc):
            doc[index + 1].is_sent_start = True
            _hold_first(doc, index + 1)
    return doc


def _last(doc: "Doc", index: int) -> str:
    """Return the last word before a place, or ""."""
    before = (doc[at] for at in range(index - 1, -1, -1))
    return next((token.text for token in before if not token.is_space), "")


def _hold_first(doc: "Doc", index: int) -> None:
    """Keep a paragraph's first word from being a sentence: "Airbus | have announced"."""
    after = index + 1
    if after < len(doc) and not doc[after].is_space and doc[index].text[-1:] not in _ENDS:
        doc[after].is_sent_start = False


def _first_line(error: BaseException) -> str:
    return (
        str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__
    )
