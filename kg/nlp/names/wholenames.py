"""Mends the ends of names once both the model and the network have said which words are names.

A name is whole: "King Vapealot", "Western District of New York", "Democrats 66". What only
stands beside it is no part of it: "hawks Ann Lee", "the Lee White House". Two modifiers of one
noun are no name: "the Foreign and Defence ministries".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate, covered_by
from kg.nlp.names.cutoff import is_behind
from kg.nlp.names.fullnames import people
from kg.nlp.names.kinnames import SEVERAL
from kg.nlp.parsing.lookups import phrase
from kg.nlp.parsing.words import country_names, demonyms, words


def whole_names(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, sorted and disjoint, each whole and without what stands beside it.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    taken = covered_by(found)
    storms = _storms(doc, found)
    kept: list[Candidate] = []
    for item in _joined(doc, found):
        span = _bounds(doc, item, taken)
        if span is None or (storms and item.text(doc) in storms):
            continue
        start, end = span
        while kept and start < kept[-1].end:
            kept.pop()  # "Concerned" of "Concerned Veterans for Peace"
        same = (start, end) == (item.start, item.end)
        kept.append(item if same else candidate(doc, start, end, item.type))
    return kept


def _storms(doc: Doc, found: Sequence[Candidate]) -> set[str]:
    """Return the names of storms, which are nobody's: "Typhoon Arden", then "Arden"."""
    named: set[str] = set()
    for item in found:
        if item.type is EntityType.PERSON:
            if item.start and doc[item.start - 1].lower_ in _STORMS:
                named.add(item.text(doc))
            elif doc[item.start].lower_ in _STORMS:
                named |= {item.text(doc), item.text(doc).partition(" ")[2]}
    return named


_STORMS = frozenset(("typhoon", "hurricane", "cyclone"))


def _bounds(doc: Doc, item: Candidate, taken: set[int]) -> tuple[int, int] | None:
    """Return first token and token after the last of a whole name, or None where it is none."""
    start, end = item.start, item.end
    if item.kind is not MentionKind.NAME:
        return start, end
    if _is_class(doc, start, end):
        return None
    if item.type is EntityType.PERSON:
        first = _over_given(doc, start, end, taken)
        if first == start:
            return _after_noun(doc, start, end), _over_family(doc, start, end, taken)
        return first, end
    if item.type is EntityType.PLACE:
        return start, end - _is_of_attorney(doc, start, end)
    if item.type is EntityType.INSTITUTION:
        if _is_of_several(doc, start, end):
            return None
        if _is_numbered_party(doc, end):
            return start, end + 1
        end = _before_misspelt(doc, start, end)
        start = end - 2 if _is_presidents(doc, start, end) else start
        return _over_compound(doc, start, end, taken), end
    return start, end


def _is_class(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a sentence opens with a noun for all bodies of a kind: "Banks in Peru"."""
    word = doc[start]
    if end - start != 1 or end >= len(doc):
        return False
    kinds = words().bodies | words().descriptions.keys()
    if word.text in _FAITHS and doc[end].tag_ == "NNS" and doc[end].is_lower:
        return True  # "Orthodox churches"
    plural = word.lower_.endswith("s") and _singular(word.lower_) in kinds
    opens = word.is_sent_start is True and word.is_title
    return plural and opens and doc[end].lower_ in _AMONG


_FAITHS = frozenset(
    ("Orthodox", "Catholic", "Protestant", "Anglican", "Lutheran", "Baptist", "Evangelical")
)
"""Words for what churches, schools and people are of: by themselves no body's names."""


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


_AMONG = frozenset(("in", "across", "around", "throughout", "from", "worldwide", "and"))


def _after_noun(doc: Doc, start: int, end: int) -> int:
    """Skip common nouns in small letters before a whole name: "hawks Ann Lee".

    And a noun for kin that opens a sentence: "Brothers Bo and Cy Lee".
    """
    if end - start > 1 and doc[start].is_sent_start and doc[start].lower_ in SEVERAL:
        return start + 1
    at = start
    while end - at > 2 and doc[at].is_lower and doc[at].tag_ in ("NN", "NNS"):
        if doc[at].lower_ in people().particles or not doc[at + 1].text[:1].isalpha():
            return start
        at += 1
    return at if at > start and doc[at].is_title else start


def _over_family(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """Go on over a family name that the parse takes for a verb: "Acme's Steve" + "Inskeep"."""
    if end - start != 1 or end >= len(doc) or end in taken:
        return end
    word = doc[end]
    if _is_rest(doc, start, taken):
        return end + 1
    if word.text == "He" and doc[start].lower_ in people().surnames["chinese"]:
        return end + 1  # "Vice Premier Liu He": no sentence ends without a mark
    given = doc[start].lower_ in words().gender_given and doc[start].dep_ == "compound"
    named = word.is_title and word.is_alpha and not word.ent_type_ and not word.is_sent_start
    if not (given and named and word.tag_.startswith("VB") and doc[start].head.i == end):
        return end
    after = doc[end + 1] if end + 1 < len(doc) else None
    return end + 1 if after is None or not after.is_title else end


def _is_rest(doc: Doc, start: int, taken: set[int]) -> bool:
    """Tell whether a family name follows the given one: "number 102 Ada" + "Lovelace".

    A noun or a number says who it is; behind an article "the Lovelace Effect" is none.
    """
    word, before = doc[start + 1], doc[start - 1] if start else None
    if before is None or not (
        before.lower_ in ("reps.", "sens.", "govs.")  # "Reps. Ada" + "Lovelace"
        or before.like_num
        or (before.is_lower and before.pos_ == "NOUN")
    ):
        return False
    after = doc[start + 2] if start + 2 < len(doc) else None
    own = doc[start].dep_ == "compound" and doc[start].head.i == start + 1
    last = after is None or not after.is_title
    return own and last and _is_free_part(word, taken)


def _over_given(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """Start at the given name between a post and a family name: "Director" + "Ada" + "Lee".

    So behind a body's possessive: "Acme's" + "Ada" + "Lee".
    """
    if end - start != 1 or start < _POST_AND_GIVEN or not _is_free_part(doc[start - 1], taken):
        return start
    post, given = doc[start - 2], doc[start - 1]
    own = given.dep_ == "compound" and given.head.i == start and not given.is_sent_start
    titled = post.tag_ == "POS" or (post.is_title and post.lower_ in words().posts)
    return start - 1 if own and titled and given.lower_ not in _IN_POSTS else start


_POST_AND_GIVEN = 2
_IN_POSTS = frozenset(
    (
        "general",
        "elect",
        "designate",
        "emeritus",
        "emerita",
        "executive",
        "justice",
        "inspector",
    )
)
"""Words that go on with a post in capitals: "Attorney General"."""


def _is_free_part(word: Token, taken: set[int]) -> bool:
    """Tell whether a capital word that belongs to no name may be a part of a person's."""
    capital = word.is_title and word.is_alpha and word.tag_ == "NNP" and not word.ent_type_
    return (
        capital
        and word.i not in taken
        and not _is_no_part(word)
        and word.lower_ not in words().institutions | words().open_heads
    )


def _is_of_attorney(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a county's name ends in whose attorney follows: "Commonwealth"."""
    rest = [token.lower_ for token in doc[end : end + 2]]
    return end - start > 1 and doc[end - 1].text == "Commonwealth" and rest == _ATTORNEY


_ATTORNEY = ["'s", "attorney"]


def _is_of_several(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words only tell two bodies apart: "the Foreign and Defence ministries"."""
    if end >= len(doc) or doc[start + 1 : end - 1].text.lower().split().count("and") != 1:
        return False
    at = end
    while at < len(doc) - 1 and at - end < _BETWEEN and doc[at].is_lower and _is_kind(doc[at]):
        at += 1
    noun, link = doc[at], next(one for one in doc[start:end] if one.lower_ == "and")
    head = noun.lower_.removesuffix("ies") + "y" if noun.lower_[-3:] == "ies" else noun.lemma_
    several = noun.is_lower and noun.tag_ == "NNS" and head in _heads()
    return several and link.i - start <= _BETWEEN and end - link.i <= _BETWEEN + 1


_BETWEEN = 2
"""Words of a modifier, and between modifiers and their noun, most."""


def _is_kind(token: Token) -> bool:
    return token.tag_ == "JJ"


def _heads() -> frozenset[str]:
    return words().open_heads | words().organs | words().group_nouns


def _is_numbered_party(doc: Doc, end: int) -> bool:
    """Tell whether a number belongs to a party's name: "Democrats" + "66"."""
    last = doc[end - 1].lower_.removesuffix("s")
    number = doc[end] if end < len(doc) else None
    return (
        last in words().parties
        and number is not None
        and number.text.isdigit()
        and number.dep_ == "nummod"
        and number.head.i == end - 1
    )


def _before_misspelt(doc: Doc, start: int, end: int) -> int:
    """Cut a post with a slip in it off a body before who holds it: "House Represenative X"."""
    follows = end < len(doc) and doc[end].ent_type_ == "PERSON"
    last = doc[end - 1].lower_
    slip = follows and end - start > 1 and len(last) >= _LONG
    return end - 1 if slip and any(_is_slip(last, post) for post in words().posts) else end


_LONG = 8
"""Letters of a word in which one may be missing, doubled or wrong."""


def _is_slip(word: str, right: str) -> bool:
    """Tell whether one letter makes the difference between two words.

    >>> _is_slip("represenative", "representative"), _is_slip("minster", "minister")
    (True, True)
    >>> _is_slip("chairmen", "governor")
    False
    """
    if len(right) < _LONG or word[0] != right[0] or abs(len(word) - len(right)) > 1:
        return False
    if word.removesuffix("s") == right or right.removesuffix("s") == word:
        return False  # "House of Representatives"
    at = next(
        (at for at, pair in enumerate(zip(word, right, strict=False)) if pair[0] != pair[1]),
        min(len(word), len(right)),
    )
    return word[at + 1 :] in (right[at:], right[at + 1 :]) or word[at:] == right[at + 1 :]


def _is_presidents(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a president's name stands before his house: "the Lee White House"."""
    longer = end - start == _HOUSE + 1 and doc[start].tag_ == "NNP"
    return longer and doc[end - _HOUSE : end].text == "White House"


_HOUSE = 2


def _over_compound(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """Start at the capital word that the parse makes a part of a name: "King" + "Vapealot".

    A title is none where an article stands before it and no person's name follows.
    """
    before = doc[start - 1] if start else None
    if before is None or not (before.is_title and before.is_alpha) or before.is_sent_start:
        return start
    own = before.dep_ == "compound" and start <= before.head.i < end
    free = start - 1 not in taken and before.ent_type_ in ("", "ORG")
    opened = start > 1 and doc[start - 2].lower_ in ("the", "of", "at", "for", "by")
    if not (own and free and opened and before.pos_ == "PROPN") or _is_no_part(before):
        return start
    return start - 1


def _is_no_part(token: Token) -> bool:
    lists, lower = words(), token.lower_
    if lower in _CROWNS:
        return False
    return (
        lower in lists.posts | lists.honorifics | lists.parties | lists.epithets
        or lower in lists.leaders | lists.employed | lists.post_words | lists.positions
        or token.text in demonyms()
        or token.text in country_names()
    )


_CROWNS = frozenset(("king", "queen", "prince", "princess"))


def _joined(doc: Doc, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the names with what the model takes for two made one."""
    last: Candidate | None = None
    for item in found:
        if last is not None and _are_one(doc, last, item):
            last = replace(last, end=item.end, last=item.last)
            continue
        if last is not None:
            yield last
        last = item
    if last is not None:
        yield last


def _are_one(doc: Doc, left: Candidate, right: Candidate) -> bool:
    if left.kind is not MentionKind.NAME or right.kind is not MentionKind.NAME:
        return False
    between = phrase(doc, left.end, right.start)
    if left.type is right.type is EntityType.TECHNOLOGY and between == "":
        letter = doc[left.start].text  # "Z" + "Flip6"
        return left.end - left.start == len(letter) == 1 and letter.isupper()
    places = left.type is right.type is EntityType.PLACE
    if places and between == "" and left.text(doc) == "County":
        return True
    if places and between in ("", ","):
        return left.text(doc) == "Washington" and right.text(doc) in ("D.C.", "DC", "D.C")
    if between == "of" and right.type is EntityType.PLACE:
        return left.text(doc) in _DISTRICTS
    if between == "for" and right.type is EntityType.PLACE:
        return _is_friend(doc, left, right)
    bodies = left.type is right.type is EntityType.INSTITUTION
    if bodies and between == "and":
        return _is_headed(doc, left) and _is_field(doc, right)
    if bodies and between == "" and is_behind(doc, left, right):
        return True
    return bodies and between == "" and _is_alone(doc, left) and _is_of_next(doc, left, right)


def _is_friend(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether what a noun calls a body is for a country: "the charity Hands for Peru"."""
    if left.type is not EntityType.INSTITUTION or not left.start:
        return False
    kind = doc[left.start - 1].lower_
    return kind in _CHARITIES and right.text(doc) in country_names()


_CHARITIES = frozenset(
    ("charity", "nonprofit", "profit", "foundation", "organisation", "organization")
)


_DISTRICTS = frozenset(
    f"{side} District" for side in ("Northern", "Southern", "Eastern", "Western", "Middle")
)
"""Where a federal court sits and a U.S. attorney works: "Western District of New York"."""


def _is_headed(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name has a head that says what it is for: "Bureau of Oceans"."""
    return any(
        doc[at].lower_ in words().open_heads and doc[at + 1].lower_ in ("of", "for")
        for at in range(item.start, item.end - 1)
    )


def _is_field(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name is only of what a body is for: "Scientific Affairs"."""
    own = {token.lower_ for token in doc[item.start : item.end]}
    field = doc[item.end - 1].lower_ in words().fields | words().organ_kinds
    alone = item.end - item.start == 1 and doc[item.start].lower_ in words().fields  # "Society"
    return field and (alone or own.isdisjoint(words().open_heads | words().institutions))


def _is_alone(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name is one word that may begin another name."""
    word = doc[item.start]
    return item.end - item.start == 1 and word.is_title and not _is_no_part(word)


def _is_of_next(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether a word is of the name right behind it: "Concerned" + "Veterans"."""
    word = doc[left.start]
    return word.dep_ == "compound" and right.start <= word.head.i < right.end
