"""Finds technologies: concepts of the scheme, open noun phrases, and named products."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.nlp.products.modifiers import LONGEST, modifiers
from kg.nlp.products.products import products, version
from kg.nlp.products.reading import Reading, read
from kg.nlp.products.techwords import HYPHENS, Label, labels, techwords

_REACH = 12
# Tokens on each side in which an everyday word ("chips") is told from the technology.

_MADE = frozenset(("jet", "jets", "plane", "planes", "car", "cars", "truck", "trucks"))
# Kinds that a name of a maker before them makes a product of its own: "Airbus jets".

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,4}s?")


@dataclass(frozen=True, slots=True)
class Found:
    """A technology in a document.

    Attributes:
        start: Index of its first token.
        end: Index after its last token.
        concept: Id of the concept that the words are a label of; "" outside the scheme.
        rule: "scheme", "plain" (a common noun outside it), "listed" (a name that is known),
            "open" (a noun phrase) or "product".
        broader: For an open one, id of the concept it is a kind of ("uncrewed-aircraft" for
            "patrol drones"), or "".
        name: The fuller name it stands for in the document ("support vector machine" for "SVM",
            "Boeing 767" for "767s"), or "" where its own words are the name.
    """

    start: int
    end: int
    concept: str = ""
    rule: str = "open"
    broader: str = ""
    name: str = ""


def technologies(
    doc: Doc,
    *,
    taken: Callable[[int], bool] | None = None,
    common: Collection[int] = (),
) -> list[Found]:
    """Return the technologies of a document, sorted and disjoint; the longer one wins.

    Needs parts of speech and named entities, no dependencies. Linear in the number of tokens.

    Args:
        doc: The parsed document.
        taken: Tells of a token index that it belongs to something else (furniture, a byline);
            nothing is found across it.
        common: Tokens of the model's entities that are no names.
    """
    reading = read(doc, taken, common)
    scheme, weak, generic = _scheme(reading)
    found = [_extended(reading, item) for item in scheme]
    found += [item for item in (_extended(reading, item) for item in generic) if item.broader]
    found += _open(reading, [*scheme, *generic])
    named = list(_named(reading))
    inside = {index for item in named for index in range(item.start, item.end)}
    # "the A380 airliner" is the A380, not a kind of airliner.
    found = [kept for item in found for kept in _behind_names(item, inside)]
    found += named
    found += _licensed(weak, scheme)
    return _with_acronyms(reading, _disjoint(found))


def _behind_names(item: Found, inside: set[int]) -> Iterator[Found]:
    """Yield an open one without a product's name before it: "Zephyr" of "Zephyr AI system"."""
    start = item.start
    while item.rule == "open" and start in inside:
        start += 1
    if item.rule != "open" or inside.isdisjoint(range(item.start, item.end)):
        yield item
    elif start < item.end - 1 and inside.isdisjoint(range(start, item.end)):
        yield replace(item, start=start)


def _scheme(reading: Reading) -> tuple[list[Found], list[Found], list[Found]]:
    """Return the longest labels from left to right; weak acronyms and generic words apart."""
    found: list[Found] = []
    weak: list[Found] = []
    generic: list[Found] = []
    parts = reading.pieces
    place = 0
    while place < len(parts):
        first = parts[place][1]
        if place and parts[place - 1][1] == first:
            place += 1
            continue
        for after, label in reversed(list(_ends(parts, place))):
            end = parts[after - 1][1] + 1
            full = end if label.concept or label.plain else version(reading, end)
            if reading.whole(first, full) and _fits(reading, first, end, label):
                rule = "scheme" if label.concept else "plain" if label.plain else "listed"
                kind = weak if label.weak else generic if label.generic else found
                kind.append(Found(first, full, label.concept, rule))
                place = after - 1
                break
        place += 1
    return found, weak, generic


def _ends(parts: list[tuple[str, int]], place: int) -> Iterator[tuple[int, Label]]:
    """Yield each label that starts at a piece and stops with a token, shortest first."""
    node = labels()
    for after in range(place, len(parts)):
        follow = node.follow.get(parts[after][0])
        if follow is None:
            return
        node = follow
        if node.label and (after + 1 == len(parts) or parts[after + 1][1] != parts[after][1]):
            for label in node.label:
                yield after + 1, label


def _fits(reading: Reading, start: int, end: int, label: Label) -> bool:
    """Tell whether a label's spelling and surroundings let it be the technology."""
    if label.forms is not None:
        words = "".join(reading.words[start:end])
        printed = "".join(character for character in words if character not in HYPHENS)
        if printed not in label.forms or _shouts(reading, start, end):
            return False
    if label.plain and _is_name(reading, start, end):
        return False
    if end - start == 1 and reading.words[start] == "AI" and _is_of_firm(reading, start):
        return False
    return _told_apart(reading, start, end)


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a common noun is the whole of a name here: "Dynamo" the club."""
    return (
        reading.words[start][0].isupper()
        and reading.span[start] == (start, end)
        and reading.label[start] in _NAMES
    )


_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))


def _told_apart(reading: Reading, start: int, end: int) -> bool:
    """Tell whether an everyday word ("chips") stands among words that make it a technology."""
    homograph = techwords().homographs.get(" ".join(_plain(reading, start, end)))
    if homograph is None:
        return True
    near = reading.near(start, end, _REACH)
    return not near & homograph.avoid and (not homograph.need or bool(near & homograph.need))


def _plain(reading: Reading, start: int, end: int) -> list[str]:
    return [reading.lower[index] for index in range(start, end) if not reading.glued[index]]


def _shouts(reading: Reading, start: int, end: int) -> bool:
    """Tell whether the words on both sides are all in capitals, where "IT" is no acronym."""
    words = [
        *reading.words[max(0, start - 3) : start],
        *reading.words[end : end + 3],
    ]
    long = [word for word in words if len(word) > 2 and word.isalpha()]
    return len(long) > 1 and all(word.isupper() for word in long)


def _extended(reading: Reading, item: Found) -> Found:
    """Add the modifiers that narrow a concept ("patrol drones"): then it is an open one."""
    if (
        item.rule not in ("scheme", "plain")
        or not _final(reading, item.end)
        or not reading.noun(item.end - 1)
    ):
        return item
    start = modifiers(reading, item.start)
    if start == item.start:
        return item
    return Found(start, item.end, "", "open", item.concept)


def _final(reading: Reading, end: int) -> bool:
    """Tell whether a noun phrase stops here."""
    if end < len(reading.words) and reading.glued[end]:
        return False
    if not reading.noun(end) or reading.label[end] in ("DATE", "TIME"):
        return True
    # "fitness app company" has a fitness app in it, "fitness app icons" have none.
    return reading.lower[end] in techwords().followers and not reading.noun(end + 1)


def _is_of_firm(reading: Reading, at: int) -> bool:
    """Tell whether "AI" ends a firm's name: "Zephyr AI", but "Generative AI", "a Google AI"."""
    before = at - 1
    if before < 0 or reading.pos[before] != "PROPN" or not reading.words[before].istitle():
        return False
    lists, lower = techwords(), reading.lower[before]
    kind = lower in lists.narrowing or lower in lists.technical or lower.endswith(lists.endings)
    apart = reading.label[before] and reading.span[before][1] == at
    return not (kind or apart)


def _open(reading: Reading, scheme: Iterable[Found]) -> Iterator[Found]:
    """Yield noun phrases whose head is a kind of technology and whose modifiers say which."""
    words = techwords()
    inside = {index: item for item in scheme for index in range(item.start, item.end)}
    for index, lower in enumerate(reading.lower):
        if not (lower in words.heads or lower in words.paired or lower in words.pairs):
            continue
        made = _made(reading, index)
        final = made or _final(reading, index + 1)
        if not (reading.noun(index) and final and reading.free[index]):
            continue
        start = modifiers(reading, index, eponym=lower in words.eponym)
        bare = start == index
        if (bare and not made) or not reading.whole(start, index + 1):
            continue
        if not _told_apart(reading, index, index + 1):
            continue
        known = [inside[place] for place in range(start, index) if place in inside]
        if known and _is_named(known[0], start, index, lower):
            continue  # "the ChatGPT chatbot" is ChatGPT
        if any(item.start < start for item in known):  # "5G" of "5G network" is one
            start = min(item.start for item in known)
            if not _of_its_field(reading, start, index, own=True):
                continue
        open_head = lower in words.heads or (known and lower in words.paired)
        if bare or open_head or _of_its_field(reading, start, index):
            nearest = inside.get(index) or next(iter(known), None)
            broader = nearest.concept if nearest else ""
            # "Airbus jets" are a kind by their maker's name, which is a mention of its own.
            name = (
                reading.text(start - 1, index + 1)
                if bare and _after_maker(reading, index)
                else ""
            )
            yield Found(start, index + 1, "", "open", broader, name)


def _is_named(item: Found, start: int, head: int, kind: str) -> bool:
    """Tell whether a kind only says what the listed product before it is."""
    beside = item.start == start and item.end == head
    return item.rule == "listed" and beside and kind not in techwords().hosts


def _of_its_field(reading: Reading, start: int, head: int, *, own: bool = False) -> bool:
    """Tell whether a modifier makes a head a technology: a technical one, or one of its field.

    A compound with hyphens counts whole and by its parts ("X-ray machine", "battery-powered").
    With ``own`` only the words of the head's field count.
    """
    words, lower = techwords(), reading.lower[head]
    said = {*reading.lower[start:head], *reading.text(start, head).lower().split()}
    if not own and lower in words.paired and not words.technical.isdisjoint(said):
        return True
    return not words.pairs.get(lower, frozenset()).isdisjoint(said)


def _made(reading: Reading, index: int) -> bool:
    """Tell whether a kind without modifiers has its maker beside it: "aircraft maker Boeing".

    Only where the maker has a name: "the car maker" says nothing of anybody.
    """
    words = techwords()
    lower = reading.lower[index]
    if lower not in words.heads and lower not in words.kinds:
        return False
    trade = index + 1
    if trade < len(reading.words) and reading.lower[trade] in words.trades:
        follows = trade + 1 < len(reading.words) and reading.pos[trade + 1] == "PROPN"
        return follows or _said_of_name(reading, index)
    return (lower in words.heads or lower in _MADE) and _after_maker(reading, index)


def _after_maker(reading: Reading, index: int) -> bool:
    return (
        index > 0
        and reading.label[index - 1] == "ORG"
        and reading.span[index - 1][1] == index
        and reading.lower[index - 1] in techwords().brands
    )


def _said_of_name(reading: Reading, index: int) -> bool:
    """Tell whether a noun phrase is said of a name: "X, the biggest plane maker", "X is a"."""
    for at in range(index - 1, max(0, index - LONGEST - 2), -1):
        if reading.words[at] == "," or reading.lower[at] in ("is", "was"):
            return reading.pos[at - 1] == "PROPN"
    return False


def _named(reading: Reading) -> Iterator[Found]:
    """Yield named products, with the fuller name where they print a short one."""
    for start, end, name in products(reading):
        short = name not in ("", reading.text(start, end))
        yield Found(start, end, rule="product", name=name if short else "")


def _licensed(weak: Iterable[Found], scheme: Iterable[Found]) -> Iterator[Found]:
    """Yield the acronyms with other meanings whose long form is in the document too."""
    present = {item.concept for item in scheme}
    for item in weak:
        if item.concept in present:
            yield item


def _disjoint(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping ones; of equal ones the scheme's, then the product."""
    order = {"scheme": 0, "plain": 1, "listed": 1, "product": 2, "open": 3}
    used: set[int] = set()
    kept = []
    for item in sorted(
        found,
        key=lambda item: (item.start - item.end, order[item.rule], item.start, item.broader),
    ):
        if used.isdisjoint(range(item.start, item.end)):
            used.update(range(item.start, item.end))
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _with_acronyms(reading: Reading, found: list[Found]) -> list[Found]:
    """Add the acronyms that brackets introduce: "support vector machines (SVM)", then "SVM"."""
    known: dict[str, Found] = {}
    for item in found:
        acronym = _bracketed(reading, item)
        if acronym:
            known.setdefault(acronym.removesuffix("s"), item)
    if not known:
        return found
    covered = {index for item in found for index in range(item.start, item.end)}
    for index, word in enumerate(reading.words):
        long = known.get(word.removesuffix("s")) if word[:1].isupper() else None
        if long and index not in covered and reading.whole(index, index + 1):
            name = long.name or reading.text(long.start, long.end)
            found.append(replace(long, start=index, end=index + 1, name=name))
    return sorted(found, key=lambda item: item.start)


def _bracketed(reading: Reading, item: Found) -> str:
    """Return the acronym in brackets after a technology where its letters begin the words."""
    after = reading.words[item.end : item.end + 3]
    if len(after) < 3 or after[0] != "(" or after[2] != ")" or not _ACRONYM.fullmatch(after[1]):
        return ""
    initials = iter(word[0].lower() for word in _plain(reading, item.start, item.end))
    letters = after[1].removesuffix("s").lower()
    return after[1] if all(letter in initials for letter in letters) else ""
