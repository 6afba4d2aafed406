"""Says when two printings are one name, and turns a name into a part of an IRI.

The words that printings differ by are data (``names.toml``). A key depends on nothing but its
name, so an IRI made from it stays when other articles are added.
"""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from kg import ontology
from kg.model import EntityType

_WORDS = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
_HONORIFICS = frozenset(_WORDS["honorifics"])
_TITLES_AFTER = frozenset(_WORDS["titles_after"])
_LEGAL_FORMS = frozenset(_WORDS["legal_forms"])
_DETERMINERS = frozenset(_WORDS["determiners"])
_NEVER = _DETERMINERS | frozenset(_WORDS["pronouns"])
ARTICLES = frozenset(_WORDS["articles"])
"""Articles of other languages that a name may start with."""
PARTIES = frozenset(_WORDS["parties"])
"""Last words of parties' names, as a key has them."""
CHAMBERS = frozenset(_WORDS["chambers"])
"""Last words of names of chambers, in which hundreds sit."""
SEATS = frozenset(_WORDS["seats"])
"""Roles of those who sit in one."""
LOCAL_BODIES = frozenset(_WORDS["local_bodies"])
"""First or last words of names that bodies of several countries or towns have."""
GENERAL_BODIES = frozenset(_WORDS["general_bodies"])
"""The same of which one word alone is none."""
COMMON_WORDS = frozenset(_WORDS["common_words"]) | frozenset(
    word for body in LOCAL_BODIES | GENERAL_BODIES for word in body.split()
) - {"college", "university"}
"""Words of which such names consist that no thing has of its own."""
BODIES_OF_TOWNS = frozenset(_WORDS["bodies_of_towns"])
"""First or last words of names of bodies of which a country has many."""
SCHOOLS = frozenset(_WORDS["schools"])
"""Words of names of schools that are called after their town."""
DEDICATIONS = frozenset(_WORDS["dedications"])
"""Words of names that colleges of many towns have: saints, feasts, crowns."""
CROWN = frozenset(_WORDS["crown"])
DIRECTIONS = frozenset(_WORDS["directions"])
"""Names of regions somewhere that elsewhere say which part of a country, or of the world."""
PARTS = frozenset(_WORDS["parts"])
"""Words after a direction that with it name a region, and no whole that it is a part of."""
LANDS = frozenset(_WORDS["lands"])
"""Last words of names of lands whose rest says little of which one it is."""
BORROWED = frozenset(_WORDS["borrowed"])
"""Names that towns elsewhere have too, and lands of several countries."""
DOUBLED_PLACES = frozenset(_WORDS["doubled_places"])
"""Names of several places of one country of which the lists have none or one."""
DOUBLED_SCHOOLS = frozenset(_WORDS["doubled_schools"])
"""Names of universities of which two towns or countries have one each."""
BODIES_OF_PLACES = frozenset(_WORDS["bodies_of_places"])
"""Last words of names of bodies that are called after their town, county or district."""
UNITS = frozenset(_WORDS["units"])
"""Last words of names of regions that are known without them."""
STATE_BODIES = frozenset(_WORDS["state_bodies"])
"""Names of bodies that states have one each of, beside the local ones."""
SAME_BODIES: dict[str, str] = _WORDS["same_bodies"]
"""Other names of national bodies, with the usual one."""
FORCES = frozenset(_WORDS["forces"])
"""Names of armed and other forces that states have one each of."""
ONLY = frozenset(_WORDS["only"])
"""Names of bodies that are one whatever articles share."""
BEST_KNOWN: dict[str, str] = _WORDS["best_known"]
"""Words that are names of several bodies, with the kind of the one that is best known."""
HOMES: dict[str, str] = _WORDS["homes"]
"""The country of newspapers among these."""
HEADS = frozenset(_WORDS["heads"])
"""Words of the posts of those who lead or govern a country, or want to."""
SUPRANATIONAL = frozenset(_WORDS["supranational"])
"""First words of bodies of many countries."""
_REGIONS: dict[str, str] = _WORDS["regions"]
_PARTS_OF_WORLD = frozenset((*_REGIONS.values(), *_WORDS["parts_of_world"]))
_LETTERS = str.maketrans(_WORDS["letters"])

_MARK_ON_LATIN = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_SILENT = re.compile(
    r"(?<=\b[^\W\d_])['\u2019]\s+|['\u2018\u2019\u02bc`]|(?<=[^\W\d_])\.(?=[^\W\d_]\b)|(?<=\b[^\W\d_])\."
)
_INITIALS = re.compile(r"\b([^\W\d_])((?: [^\W\d_]\b)+)")
_NOT_COUNTED = re.compile(r"[^a-z0-9+#]+")  # of ASCII; :func:`_counts` says it of all
_PLAIN = re.compile(r"[A-Za-z0-9]{2,}(?: [A-Za-z0-9]{2,})*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ACRONYM = re.compile(r"[^\W\d_a-z][A-Z0-9&.-]*[A-Z0-9]\.?")
_BRACKETED = re.compile(r"(\S.*?)\s*\(([A-Z][A-Z0-9&.-]*[A-Z0-9])\)?")
_LONGEST_SLUG = 80  # characters; a longer one would make an unreadable IRI


@lru_cache(maxsize=1 << 15)
def key(name: str, type_: EntityType) -> str:
    """Return what all printings of one name share: two names of a type with one key are one.

    Letter case, marks on Latin letters, punctuation, "the", honorifics and legal forms do not
    count. Countries share a key with their other names.

    >>> key("Dr. Ada Lovelace", EntityType.PERSON)
    'ada lovelace'
    >>> key("The Acme Co., Ltd.", EntityType.INSTITUTION) == key("ACME", EntityType.INSTITUTION)
    True
    >>> key("the U.S.", EntityType.PLACE)
    'united states'
    >>> key("Toulouse, France", EntityType.PLACE)
    'toulouse'
    >>> key("European", EntityType.PLACE)
    'europe'
    >>> key("World Health Organization (WHO)", EntityType.INSTITUTION)
    'world health organization'
    >>> key("C++", EntityType.TECHNOLOGY) == key("C#", EntityType.TECHNOLOGY)
    False
    """
    if type_ is EntityType.PLACE:
        name = _without_country(name)
    elif type_ is EntityType.INSTITUTION and "(" in name:
        name = without_acronym(name)
    words = fold(name).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if type_ is EntityType.PERSON:
        while len(words) > 1 and words[0] in _HONORIFICS:
            words = words[1:]
        while len(words) > 1 and words[-1] in _TITLES_AFTER:
            words = words[:-1]
    elif type_ is EntityType.INSTITUTION:
        while len(words) > 1 and words[-1] in _LEGAL_FORMS:
            words = words[:-1]
    found = " ".join(words)
    if type_ in (EntityType.PLACE, EntityType.INSTITUTION) and found in _countries():
        return fold(_countries()[found])
    return _REGIONS.get(found, found) if type_ is EntityType.PLACE else found


def _without_country(name: str) -> str:
    """Return the name of a place without its country: "Toulouse, France" is "Toulouse"."""
    place, comma, rest = name.partition(",")
    known = _countries()
    return place if comma and fold(rest) in known and fold(place) not in known else name


def country(name_key: str) -> str | None:
    """Return the preferred name of the country with a key, or None.

    >>> country(key("UAE", EntityType.PLACE))
    'United Arab Emirates'
    """
    return _countries().get(name_key)


def is_part_of_world(name_key: str) -> bool:
    """Tell the key of a part of the world of many countries.

    >>> is_part_of_world("middle east"), is_part_of_world("east anglia")
    (True, False)
    """
    return name_key in _PARTS_OF_WORLD


def is_printable(name: str, type_: EntityType) -> bool:
    """Tell a name from a pronoun or a description; a technology's common noun is a name.

    >>> is_printable("CPPCC", EntityType.INSTITUTION), is_printable("He", EntityType.PERSON)
    (True, False)
    >>> is_printable("lithium batteries", EntityType.TECHNOLOGY)
    True
    >>> is_printable("WHO", EntityType.INSTITUTION), is_printable("Who", EntityType.PERSON)
    (True, False)
    >>> is_printable("the company", EntityType.INSTITUTION)
    False
    """
    first = name.partition(" ")[0]
    if type_ in (EntityType.INSTITUTION, EntityType.PLACE) and is_acronym(name):
        return True  # "WHO", "US"
    if name.casefold() in _NEVER or (first.casefold() in _DETERMINERS and first != name):
        return False
    return type_ is EntityType.TECHNOLOGY or any(
        one.isdigit() or one.isupper() or not _has_case(one) for one in name if one.isalnum()
    )


def without_article(name: str) -> str:
    """Return a name without "the".

    >>> without_article("the Chinese Academy of Sciences")
    'Chinese Academy of Sciences'
    """
    first, _, rest = name.partition(" ")
    return rest if first.casefold() == "the" and rest else name


def without_acronym(name: str) -> str:
    """Return a name without the acronym of it that stands in brackets at its end.

    Letters that the name does not have in this order tell it from others, and stay.

    >>> without_acronym("Singapore Airlines (SIA)"), without_acronym("Acme (UK)")
    ('Singapore Airlines', 'Acme (UK)')
    """
    found = _BRACKETED.fullmatch(name)
    if found is None:
        return name
    letters = (one for one in fold(found[1]) if one.isalnum())
    wanted = [one for one in fold(acronym_key(found[2])) if one.isalnum()]
    first = fold(without_article(found[1]))[:1]
    return found[1] if wanted[:1] == [first] and all(one in letters for one in wanted) else name


def singular(word: str) -> str:
    """Return the singular of a word in lower case, by its ending.

    >>> singular("787s"), singular("batteries"), singular("gas"), singular("basis")
    ('787', 'battery', 'gas', 'basis')
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


@lru_cache(maxsize=1 << 15)  # who asks again asks soon
def is_full(name: str, type_: EntityType) -> bool:
    """Return whether a name is more than a surname (of a person) or an acronym (of others).

    A name in a script without capitals counts as full: it has no spaces to count words by.

    >>> is_full("Ada Lovelace", EntityType.PERSON), is_full("Ms Lovelace", EntityType.PERSON)
    (True, False)
    """
    if type_ is not EntityType.PERSON:
        return not is_acronym(name)
    words = key(name, type_).split()
    return len(words) > 1 or (len(name) > 1 and not any(map(_has_case, name)))


def is_acronym(name: str) -> bool:
    """Return whether a name is one word of capitals.

    >>> is_acronym("CPPCC"), is_acronym("U.S."), is_acronym("Airbus"), is_acronym("5G")
    (True, True, False, False)
    """
    return _ACRONYM.fullmatch(name) is not None


def acronym_key(name: str) -> str:
    """Return an acronym without its full stops.

    >>> acronym_key("U.S.")
    'US'
    """
    return name.replace(".", "")


def slug(name_key: str, *, owner: str = "") -> str:
    """Return the last part of an IRI for a key, with hyphens for blanks.

    Where letters are lost (``c++``, or another script), four hexadecimal digits of the key's
    sha256 tell it from others; the same happens for an ``owner``, which is whatever else tells
    it apart.

    >>> slug("hou lijun")
    'hou-lijun'
    >>> slug("c++"), slug("c#")
    ('c-cedb', 'c-951a')
    >>> slug("lovelace", owner="1ae8b6152e32")
    'lovelace-2b0c'
    """
    plain = _NOT_SLUG.sub("-", name_key).strip("-")
    cut = plain[:_LONGEST_SLUG].rstrip("-")
    if not owner and cut == name_key.replace(" ", "-"):
        return cut
    anchor = f"{name_key} {owner}" if owner else name_key
    digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{cut}-{digest[:4]}" if cut else digest[:12]


def printed(name: str) -> str:
    """Return a name on one line: line breaks and NO-BREAK SPACEs inside it become blanks."""
    return " ".join(name.split())


def fold(name: str) -> str:
    """Return lower-case words without marks, apostrophes and punctuation, parted by blanks."""
    if _PLAIN.fullmatch(name):  # as most are: nothing but the case can change
        return name.lower()
    if name.isascii():  # the same, twice as fast
        text = _SILENT.sub("", name.lower().replace("&", " and "))
        text = " ".join(_NOT_COUNTED.sub(" ", text).split())
    else:
        text = unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS)
        text = _MARK_ON_LATIN.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFC", text).replace("&", " and ")
        kept = (one if _counts(one) else " " for one in _SILENT.sub("", text))
        text = " ".join("".join(kept).split())
    return _INITIALS.sub(lambda found: found[0].replace(" ", ""), text) or name


def _counts(character: str) -> bool:
    """Tell letters, marks and digits from punctuation, but for what parts "C++" from "C#"."""
    return unicodedata.category(character)[0] in "LMN" or character in "+#"


def _has_case(character: str) -> bool:
    return character.lower() != character.upper()


@cache
def _countries() -> dict[str, str]:
    """Return the preferred name of each country by all its folded names."""
    found: dict[str, str] = {}
    for concept in ontology.countries().values():
        for label in (*concept.labels, *concept.acronyms):
            found.setdefault(fold(label), concept.label)
    return found


@cache
def lands() -> Mapping[str, str]:
    """Return the key of each country by its names and those of its people, folded.

    >>> lands()["brazilian"]
    'brazil'
    """
    return {
        fold(name): key(one.label, EntityType.PLACE)
        for one in ontology.countries().values()
        for name in (*one.labels, *one.acronyms, *one.demonyms)
    }
