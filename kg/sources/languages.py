"""Find out which language an article is in, offline."""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Article
from kg.sources.lines import between

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

READ = "en"
"""The language that kg extracts from."""

# Measured on 1,474 English texts of news: docs/sources.md.
_LEAST = 200  # letters
_SURE = 0.999
_LOOKED_AT = 5000  # code points


def settle(article: Article) -> Article:
    """Return an article with the language that its text is in.

    What a page declares of itself stands, unless its text is long enough to tell, and surely
    tells otherwise: templates declare "en" whatever is printed in them.
    """
    story = between(article.text, article.furniture)
    found = detect("\n".join(part for part in story if part.strip()))
    if not found or found == primary(article.citation.language):
        return article
    return replace(article, citation=replace(article.citation, language=found))


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, or "" where it is too short to be sure.

    By py3langid, a naive Bayes classifier over byte n-grams for 97 languages (Lui and Baldwin
    2012), on the first 5,000 code points.

    >>> detect("Too short")
    ''
    """
    head = text[:_LOOKED_AT]
    if sum(map(str.isalpha, head)) < _LEAST:
        return ""
    language, probability = _identifier().classify(head)
    return language if probability >= _SURE else ""


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag without script and region.

    >>> primary("en-GB"), primary("")
    ('en', '')
    """
    return tag.replace("_", "-").partition("-")[0].lower()


def is_read(tag: str) -> bool:
    """Return whether kg extracts from a language; one that is unknown is taken for English."""
    return primary(tag) in (READ, "")


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
