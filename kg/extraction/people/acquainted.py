"""Tells who only got to know each other: "met X at college", "a volunteer whom he had met".

That is how a friendship, a marriage or a firm began, and no meeting that news tells of.
"""

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding


def is_acquaintance(finding: Finding) -> bool:
    """Tell whether two who are said to have met only got to know each other.

    Args:
        finding: What a rule read.
    """
    verb = finding.predicate
    if finding.relation != "meets" or verb.lemma_ != "meet" or verb.pos_ != "VERB":
        return False
    if verb.tag_ not in ("VBD", "VBN") or any(one.lower_ == "with" for one in verb.children):
        return False
    return _is_of_anybody(verb) or any(_tells_how(child) for child in verb.children)


def _is_of_anybody(verb: Token) -> bool:
    """Tell whether a clause says who somebody is: "Ada, a student he had met in Leeds"."""
    who = verb.head
    had = any(child.lower_ in ("had", "'d") for child in verb.children if child.dep_ == "aux")
    unknown = any(child.lower_ in ("a", "an") for child in who.lefts)
    return verb.dep_ == "relcl" and had and unknown and who.pos_ == "NOUN"


def _tells_how(child: Token) -> bool:
    """Tell whether a word says how two got to know each other: "first", "through a friend"."""
    if child.dep_ == "advmod":
        return child.lower_ == "first"
    if child.dep_ == "advcl":
        opens = any(one.lower_ in ("while", "when") for one in child.lefts)
        return opens and (child.lemma_ in _DAILY or _are_young(child))
    if child.dep_ != "prep":
        return False
    ends = [one for one in child.children if one.dep_ == "pobj"]
    if child.lower_ == "as":
        return any(one.lemma_ in _YOUNG for one in ends)
    if child.lower_ == "at":
        return any(one.lower_ in _SCHOOLS for one in ends)
    return child.lower_ in ("through", "via", "while")


def _are_young(clause: Token) -> bool:
    """Tell whether a clause says what two were: "when they were students"."""
    return any(one.dep_ == "attr" and one.lemma_ in _YOUNG for one in clause.children)


_DAILY = frozenset(("work", "study", "attend", "live", "intern", "grow", "teach"))
_YOUNG = frozenset(
    (
        *("student", "undergraduate", "freshman", "sophomore", "teenager", "child", "boy"),
        *("girl", "intern", "roommate", "classmate", "colleague"),
    )
)
_SCHOOLS = frozenset(
    (
        *("university", "college", "school", "academy", "kindergarten", "camp", "stanford"),
        *("harvard", "yale", "princeton", "mit", "caltech", "berkeley", "cornell", "columbia"),
    )
)
"""Last words of schools, and what universities are called that lend no town their name."""
