"""How an article stands to a fact.

It walks up the parse from the word that states the fact. A fact is the article's own unless
something on the way takes it back, puts it off, doubts it, or gives it to a speaker. A clause
that only stands beside the fact ("X, which did not reply, bought Y") is never on the way.
Attribution by a neutral verb ("X said it bought Y") leaves a fact asserted; claims, opinions
and quotations make it reported.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.headlines import is_headline, is_infinitive
from kg.extraction.grammar.quotes import quoted
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.grammar.wayup import ARGUMENTS, USING, is_way_up
from kg.extraction.stance.sourced import is_hearsay, is_of_press, is_of_sources
from kg.extraction.stance.stancemarks import (
    awaits,
    foreseen,
    grades,
    has_come,
    is_also,
    is_aside,
    is_capacity,
    is_followed,
    is_ground,
    is_in_force,
    is_no_longer,
    is_none,
    is_purpose,
    is_spliced,
    is_time_of,
    is_under_way,
    shows_up,
)
from kg.extraction.stance.tocome import is_scheduled
from kg.extraction.stance.unsettled import (
    came_to_nothing,
    imagined,
    is_going_on,
    is_hindered,
    is_inverted,
    is_made_way,
    is_manner_ahead,
    is_matter,
    is_only_able,
    is_only_wanted,
    is_tabled,
    was_before,
)
from kg.model import Stance

_STEPS = 8
"""Heads above a predicate that are read. Deeper ones were wrong attachments."""

_SCARE = 4
"""Tokens: shorter quotations are names or scare quotes; the fact stays the article's own."""

_ORDER = tuple(Stance)


def stance(predicate: Token) -> Stance:
    """Return how the article stands to a fact that this token states.

    Args:
        predicate: The verb, noun or head of an apposition that expresses the relation.

    Returns:
        The weakest of what the words on the way up say, in the order of :class:`Stance`.
    """
    found = [Stance.ASSERTED, *_signals(predicate)]
    if predicate.i in quoted(predicate.doc, least=_SCARE):
        found.append(Stance.REPORTED)
    elif _is_question(predicate):
        found.append(Stance.SPECULATED)
    return max(found, key=_ORDER.index)


def _signals(predicate: Token) -> Iterator[Stance]:
    node = predicate
    yield from _own(node)
    if is_headline(node):
        yield Stance.PLANNED
    for _ in range(_STEPS):
        head = node.head
        if head == node:
            return
        if node.dep_ == "conj":
            yield from _shared(node, head)
        elif node.dep_ == "advcl":
            if not is_infinitive(node):
                yield from _beside(node, head)
                return
            if not _is_achieved(node, head):
                yield Stance.PLANNED
            yield from _own(head)
        elif _is_absolute(node):
            yield from (one for one in _signals(head.head) if one in _AHEAD)
            return
        elif not is_way_up(node) or _is_there_before(node, head) or _is_parted(node, head):
            return
        else:
            yield from _governed(node, head)
        node = head


_AHEAD = frozenset((Stance.PLANNED, Stance.SPECULATED))


def _is_absolute(node: Token) -> bool:
    """Tell whether a clause only stands beside another one: "rejected it, with X being absent".

    What is planned there is planned here as well: "is to leave, with X succeeding her".
    """
    subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in node.children)
    return node.dep_ == "pcomp" and node.head.lower_ == "with" and subject


def _is_achieved(node: Token, head: Token) -> bool:
    """Tell whether what for something was done came about: also "left before moving to"."""
    achieved = stance_words().achieved
    links = [one for one in head.children if one.lower_ == "before" and one.i < node.i]
    if any(verb.lemma_ in achieved for link in links for verb in link.children):
        return True
    if head.tag_ == "VBD" and head.lemma_ in {"go", *stance_words().left_for}:
        return True
    if is_under_way(head):
        return False
    return head.lemma_ in achieved or shows_up(head)


def _is_there_before(node: Token, head: Token) -> bool:
    """Tell whether a word is about what is so already: "will end its partnership with X".

    What somebody only wants to lift stands, and so does what gives a reason, and what one "will
    stop making"; what was stopped is so no more.
    """
    if node.tag_ == "VBG" and node.dep_ == "xcomp" and head.lemma_ in stance_words().ceasing:
        return stance(head) is Stance.PLANNED
    if node.dep_ == "xcomp" and head.lemma_ in stance_words().continuing:
        return stance(head) is Stance.PLANNED  # "will keep making X"
    if node.dep_ == "pcomp" and head.lower_ == "by" and head.head.dep_ == "xcomp":
        return head.head.head.lemma_ == "try"  # "trying to grow by signing a deal"
    if node.lower_ == "according":
        return True  # "according to the deal with X, Y will pay"
    if is_in_force(node) or is_capacity(node, head) or is_followed(node, head):
        return True
    if is_matter(node):
        return True
    if node.dep_ not in ARGUMENTS:
        return False
    if head.lemma_ in stance_words().lifting:
        return stance(head) not in (Stance.ASSERTED, Stance.REPORTED)
    if head.i and head.lower_ in ("to", "of") and head.nbor(-1).lower_ in _GIVEN:
        return True  # "thanks to a deal between X and Y"
    return head.lemma_ in stance_words().standing or head.lower_ in _GIVEN


_GIVEN = frozenset({"because", "due", "thanks", "despite", "given"})
"""Prepositions before what is so already: "to win because of its alliance with X"."""


def _is_parted(node: Token, head: Token) -> bool:
    """Tell whether a dash starts a clause anew: "X denied it - he is to meet Y"."""
    between = node.doc[min(node.i, head.i) + 1 : max(node.i, head.i)]
    if node.i < head.i:  # "X and Y are collaborating: X will get Z"
        if is_spliced(node, head):
            return True
        said = head.lemma_ in stance_words().neutral
        if node.dep_ != "ccomp" or said:
            return False  # and "the pact helped, so X will go" begins anew at "so"
        return any(one.text in (":", ";") or one.lower_ == "so" for one in between)
    return (
        node.dep_ == "ccomp"
        and head.i < node.i
        and not any(child.dep_ == "mark" for child in node.children)
        and any(token.text in _DASHES and token.nbor(-1).whitespace_ for token in between)
    )


_DASHES = frozenset({"-", "--", "\u2013", "\u2014", ";"})


def _own(node: Token) -> Iterator[Stance]:
    """Yield what the words that hang on a node say."""
    doubted = any(one.dep_ == "mark" and one.lower_ == "if" for one in node.children)
    for child in node.children:
        said = _word(child, node)
        if said is Stance.DENIED and doubted:
            continue  # "if it did not sell them": it does
        if said is not None:
            yield said
        elif child.dep_ in ("nsubj", "nsubjpass") and is_none(child):
            yield Stance.DENIED
    if node.pos_ == "NOUN" and node.lemma_ in stance_words().nouns:
        yield stance_words().nouns[node.lemma_]
    elif (node.pos_ == "NOUN" and _is_to_come(node)) or is_scheduled(node) or is_tabled(node):
        yield Stance.PLANNED


def _is_to_come(noun: Token) -> bool:
    """Tell whether a deed is still to take place: "a merger which they say will go ahead"."""
    listed = stance_words()
    if any(is_only_wanted(child) for child in noun.rights):
        return True
    verbs = [one for one in noun.children if one.dep_ == "relcl"]
    verbs += [one for verb in verbs for one in verb.children if one.dep_ == "ccomp"]
    return any(
        verb.lemma_ in ("go", "proceed", *listed.occurring - {"be"})
        and any(listed.modals.get(one.lower_) is Stance.PLANNED for one in verb.children)
        for verb in verbs
    )


def _word(child: Token, node: Token) -> Stance | None:
    listed, word, dep = stance_words(), child.lower_, child.dep_
    if awaits(child, node):
        return Stance.PLANNED
    if dep == "aux":
        return _modal(child, node)
    if word == "no" and (dep == "det" or is_no_longer(child)):
        return Stance.DENIED if dep == "det" or node.pos_ == "VERB" else None
    if dep in ("neg", "advmod", "preconj", "cc", "det"):
        if is_no_longer(child):
            return Stance.DENIED if node.pos_ == "VERB" else None
        said = not (is_also(child) or grades(child) or was_before(child, node))
        return listed.adverbs.get(word) if said else None
    if dep == "mark":
        return listed.marks.get(word)
    if dep == "amod":
        return None if has_come(child, node) else listed.adjectives.get(word)
    return Stance.REPORTED if word == "according" and not is_aside(child) else None


def _modal(helper: Token, verb: Token) -> Stance | None:
    """Return what "will", "would" or "may" says."""
    if helper.lower_ in ("would", "'d"):
        if verb.dep_ == "relcl" and verb.head.lower_ == "time":
            return None  # "it was the last time that they would meet": they met
        return Stance.PLANNED if _is_reported(verb) else Stance.SPECULATED
    if is_only_able(helper, verb) or is_inverted(helper, verb):
        return Stance.SPECULATED
    return None if is_going_on(helper, verb) else stance_words().modals.get(helper.lower_)


def _governed(node: Token, head: Token) -> Iterator[Stance]:
    """Yield what a head says of the clause or noun it takes."""
    listed, lemma = stance_words(), head.lemma_.lower()
    if head.pos_ == "ADP":
        ahead = lemma == "of" and head.head.lower_ == "ahead"
        if ahead or lemma == "without":
            yield Stance.PLANNED if ahead else Stance.DENIED
        return
    if is_ground(node):
        return
    timed = is_time_of(node)
    own = _shared_by(node, head, timed=timed)
    kind = None if timed else _kind(node, head, lemma)
    if lemma in listed.factive and node.dep_ == "ccomp" and Stance.DENIED in own:
        return  # "did not know that X had bought Y": X had
    turned = _turned(kind, lemma) if Stance.DENIED in own else None
    if turned is not None:
        yield turned
        return
    if kind is not None:
        yield kind
    if any(heard(node, head) for heard in (is_of_press, is_of_sources, is_hearsay)):
        yield Stance.REPORTED
    if (foretold := _foretold(node, head)) is not None:
        yield foretold
    if lemma in listed.neutral:  # "will announce sanctions on X"
        own = [one for one in own if one in _AHEAD and node.dep_ == "dobj"]
    yield from own


def _shared_by(node: Token, head: Token, *, timed: bool) -> list[Stance]:
    """Return what a head's own words say of a node too.

    "At the talks with X, Y refused, according to Z": they talked all the same.
    """
    if node.tag_ == "VBD" and node.dep_ == "ccomp" and node.i < head.i:
        return []  # "X released Y, and Z will be used" are two sentences
    own = list(_own(head))
    if timed:
        return [one for one in own if one in _AHEAD]
    if Stance.DENIED in own and _is_doer(node, head):
        own.remove(Stance.DENIED)
    return own


def _is_doer(node: Token, head: Token) -> bool:
    """Tell whether a deed does something: "the deal does not name a sum" is a deal still."""
    active = node.dep_ == "nsubj" and node.pos_ == "NOUN" and head.pos_ == "VERB"
    return active and head.lemma_ not in stance_words().occurring


def _turned(kind: Stance | None, lemma: str) -> Stance | None:
    """Return what a negated verb leaves of the fact: "did not deny that" leaves a claim."""
    if kind is Stance.DENIED:
        return Stance.REPORTED
    if lemma in stance_words().neutral:
        return Stance.SPECULATED  # "did not confirm that"
    # "would not oppose the purchase"
    return Stance.PLANNED if lemma in stance_words().opposing else None


def _foretold(node: Token, head: Token) -> Stance | None:
    """Return what "due" says of its subject: "the talks are due to start", "are likely".

    What else it is due to do, a meeting can only do when it has been: "is likely to anger X".
    """
    if node.dep_ != "nsubj" or head.lemma_ not in _SEEMING:
        return None
    listed = stance_words()
    for word in head.children:
        if word.lower_ in ("off", "dead") and word.dep_ in ("advmod", "acomp", "prt", "prep"):
            return None if any(word.children) else Stance.DENIED  # "the deal is off"
        if word.dep_ in ("acomp", "oprd") and word.lower_ in listed.governors:
            does = [verb for verb in word.children if verb.dep_ == "xcomp"]
            if all(verb.lemma_ in listed.occurring for verb in does):
                return listed.governors[word.lower_]
        if word.dep_ == "xcomp" and is_infinitive(word) and word.lemma_ in listed.occurring:
            return Stance.PLANNED  # "the talks are to take place"
    return None


_SEEMING = frozenset(("be", "appear", "seem", "look", "remain"))


def _kind(node: Token, head: Token, lemma: str) -> Stance | None:
    listed = stance_words()
    if head.pos_ in ("NOUN", "PROPN"):
        if lemma in listed.infinitive and is_infinitive(node):
            # "exercised its option to buy" is buying.
            return None if head.head.lemma_ in USING else Stance.PLANNED
        return Stance.SPECULATED if is_made_way(node) else listed.nouns.get(lemma)
    for child in head.children:
        phrase = f"{lemma} {child.lower_}" if child.dep_ in _PARTICLES else ""
        if phrase in listed.governors:
            return listed.governors[phrase]
    if lemma in listed.opinions and node.dep_ in ("ccomp", "xcomp"):
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in head.children)
        if passive:
            return Stance.SPECULATED
        return Stance.REPORTED if node.dep_ == "ccomp" else listed.governors.get(lemma)
    if lemma == "be" and node.dep_ == "xcomp" and is_infinitive(node):
        # "is to build", but "was one of five to build"
        return None if any(one.dep_ == "attr" for one in head.children) else Stance.PLANNED
    agreed = lemma == "agree" and node.dep_ == "dobj" and node.lemma_ in _AGREED
    if agreed or (lemma in _WITH_INFINITIVE and not is_infinitive(node)):
        return None  # a deal that is agreed is one
    if lemma not in listed.governors and node.dep_ == "xcomp" and is_purpose(node, head):
        return Stance.PLANNED
    said = foreseen(node, head) or imagined(node, head)
    said = said or (Stance.DENIED if came_to_nothing(head) else listed.governors.get(lemma))
    return Stance.SPECULATED if said is Stance.DENIED and is_hindered(head) else said


_PARTICLES = ("prt", "prep", "advmod")
_WITH_INFINITIVE = frozenset(("go", "look", "set", "about", "experiment", "move"))
"""Words that plan only an infinitive: "going to", "looking to", "set to", "about to"."""


_AGREED = frozenset(
    ("deal", "agreement", "contract", "pact", "partnership", "accord", "alliance")
)


def _shared(node: Token, head: Token) -> Iterator[Stance]:
    """Yield what a joined verb takes over: "will buy and sell", not "will buy but sold"."""
    own = any(child.dep_ in ("aux", "nsubj", "nsubjpass") for child in node.children)
    if not own and node.tag_ == head.tag_:
        yield from _own(head)


def _beside(node: Token, head: Token) -> Iterator[Stance]:
    """Yield what a participle takes over: "will grow, selling X"; a negation stays behind."""
    if node.tag_ == "VBG" and not any(
        child.dep_ in ("mark", "nsubj") for child in node.children
    ):
        yield from (item for item in _own(head) if item is not Stance.DENIED)
        if is_manner_ahead(node, head):
            yield from (item for item in _signals(head) if item in _AHEAD)


def _is_reported(node: Token) -> bool:
    """Tell whether "would" is the future of what somebody said in the past."""
    while node.dep_ in ("conj", "xcomp", "advcl") and node.head != node:
        node = node.head
    return node.dep_ == "ccomp"


def _is_question(predicate: Token) -> bool:
    if predicate.pos_ not in ("VERB", "AUX"):
        return False
    sent = predicate.sent
    return any(token.text == "?" for token in sent[max(0, len(sent) - 3) :])
