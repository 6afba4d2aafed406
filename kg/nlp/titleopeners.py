"""Cuts the names of countries at the title behind them: "EU Special" + "Representative"."""

from spacy.tokens import Doc

from kg.nlp.words import country_called, words


def before_title(doc: Doc, start: int, end: int) -> int:
    """Return where a country's name ends: "EU" of "EU Special" before "Envoy"."""
    lists = words()
    if end - start < 2 or end >= len(doc) or doc[end].lower_ not in lists.titles_opened:
        return end
    country = doc[start : end - 1].text
    known = country_called(country) is not None or country in lists.leagues
    return end - 1 if known and doc[end - 1].lower_ in lists.title_openers else end
