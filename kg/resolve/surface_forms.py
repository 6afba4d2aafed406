"""What the printings of a name tell of it, whatever else is known.

Most of resolution asks for it more than once, and the next one finds it with what was kept
(:mod:`kg.resolve.mention_table`) where no article prints the name otherwise.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from kg.model import EntityType, Mention, MentionKind
from kg.outline import Printing
from kg.resolve import names
from kg.resolve.mention_groups import NameSummary, Occurrences, Printings

_CACHED = 1 << 14  # printings that are not looked at twice: the few that most articles have


def summarize(uses: Occurrences, type_: EntityType, key: str) -> NameSummary:
    """Return what the printings of a group tell, found out when it is first asked for.

    Args:
        uses: Of the group.
        type_: Its type.
        key: Its key.
    """
    if uses.summary is None:
        uses.summary = _summarize(uses, type_, key)
    return uses.summary


def best(uses: Occurrences) -> str:
    """Return the most frequent full name, then the longest, then the first in the alphabet."""
    return _best(uses) if uses.summary is None else uses.summary.best


def is_named(uses: Occurrences) -> bool:
    """Return whether a printing names the thing, and not only points at it ("the company")."""
    # The first is a name of nearly all.
    return is_name(uses.printed[0][0]) or any(
        is_name(one) for printed in uses.printed for one in printed
    )


def is_name(mention: Mention | Printing) -> bool:
    """Tell a mention that names its thing from one that points at it ("he", "the company")."""
    return _is_name(mention.name, mention.kind, mention.type)


def aliases(uses: Occurrences, name: str) -> tuple[str, ...]:
    """Return every other name that the articles print, once whatever its case, sorted."""
    if len(uses.printed) == 1 and len(uses.printed[0]) == 1:  # as most things have it
        found = set(forms(uses.printed[0][0]))
        if found == {name}:
            return ()
        if len(found) < 2:
            return tuple([form for form in found if form.casefold() != name.casefold()])
    count: Counter[str] = Counter()
    for printed, number in Counter(uses.printed).items():
        for one in printed:
            for form in forms(one):
                count[form] += number
    spellings: dict[str, str] = {}
    for form in sorted(count, key=lambda form: (-count[form], form)):
        spellings.setdefault(form.casefold(), form)
    spellings.pop(name.casefold(), None)
    return tuple(sorted(spellings.values()))


@lru_cache(maxsize=_CACHED)
def forms(one: Printing) -> tuple[str, ...]:
    """Return the names that a mention of this printing prints, one of them maybe twice."""
    name = names.without_article(names.printed(one.name))
    found = (name,) if names.is_printable(name, one.type) else ()
    text = names.printed(one.text)
    bare = names.without_article(text)
    if bare != text and names.key(bare, one.type) != names.key(name, one.type):
        return found  # "the Shanghai institute" describes; "the Zhongguancun Laboratory" names
    prints = one.kind is MentionKind.NAME and names.is_printable(bare, one.type)
    return (*found, bare) if prints else found


@lru_cache(maxsize=_CACHED)
def _is_name(name: str, kind: MentionKind, type_: EntityType) -> bool:
    return kind is MentionKind.NAME and names.is_printable(
        names.without_article(names.printed(name)), type_
    )


def summarize_person(printed: Printings) -> NameSummary:
    """Return what one article's printings of a person tell."""
    return _summarize(Occurrences(("",), (printed,)), EntityType.PERSON, "")


def _summarize(uses: Occurrences, type_: EntityType, key: str) -> NameSummary:
    name = _best(uses)
    other = aliases(uses, name)
    full, named = names.is_full(name, type_), is_named(uses)
    if type_ is EntityType.PERSON:
        return NameSummary(name, key, full, named, other)
    texts = _texts(uses.printed)
    own, own_key = set(key.split()), names.key(name, type_)
    keys = {names.key(text, type_) for text in texts}
    return NameSummary(
        best=name,
        key=key if own_key == key else own_key,  # one string in memory
        full=full,
        named=named,
        aliases=other,
        acronyms=tuple(sorted(filter(names.is_acronym, texts))),
        called=tuple(
            sorted(one for one in keys if len(words := set(one.split())) > 1 and words - own)
        ),
    )


def _texts(every: Iterable[Printings]) -> set[str]:
    """Return the words of a group that are names."""
    one_each = {one for printed in set(every) for one in printed}
    return {names.printed(one.text) for one in one_each if one.kind is MentionKind.NAME}


def _best(uses: Occurrences) -> str:
    if len(uses.printed) == 1 and len(uses.printed[0]) == 1:
        return _form(uses.printed[0][0].name)
    printed = Counter(uses.printed)
    found = {_form(name) for name in {one.name for every in printed for one in every}}
    if len(found) == 1:  # of nearly all
        return found.pop()
    count: Counter[str] = Counter()
    for every, number in printed.items():
        for one in every:
            count[_form(one.name)] += number
    type_ = uses.printed[0][0].type
    return min(
        count, key=lambda form: (not names.is_full(form, type_), -count[form], -len(form), form)
    )


def _form(name: str) -> str:
    return names.without_article(names.printed(name))
