"""Cuts the names of countries at the title behind them: "EU Special" + "Representative"."""

from spacy.tokens import Doc

from kg.nlp.words import country_called, words


def before_title(doc: Doc, start: int, end: int) -> int:
    """Return where a country's name ends: "EU" of "EU Special" before "Envoy"."""
    lists = words()
    if end - start < 2 or end >= len(doc) or doc[end].lower_ not in lists.titles_opened:
        return end
    if doc[end - 1].lower_ in lists.title_openers and _is_country(doc, start, end - 1):
        return end - 1
    # "US" of "US National Security" before "Advisor"
    two = end - start > 2 and doc[end - 2 : end].text.lower() in lists.title_openers
    return end - 2 if two and _is_country(doc, start, end - 2) else end


def _is_country(doc: Doc, start: int, end: int) -> bool:
    country = doc[start:end].text
    return country_called(country) is not None or country in words().leagues
