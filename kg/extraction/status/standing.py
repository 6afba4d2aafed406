"""Whether a position, a membership or a job still holds: from its title and its verb."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import is_by_office, role_words
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.stance.stance import stance
from kg.extraction.stance.stancemarks import is_candidacy, is_no_longer, is_of_then
from kg.extraction.status.pasttimes import (
    has_ended,
    is_elsewhere_now,
    is_of_days,
    was_first,
    was_meanwhile,
)
from kg.extraction.status.proposed import is_proposed
from kg.extraction.status.removed import is_removed, led_before
from kg.model import Stance, Status


def position_status(title: Span | None, predicate: Token | None) -> Status:
    """Return whether a position, membership or job holds at the time of the article.

    Args:
        title: The words of the title ("former vice president"), or None.
        predicate: The verb or copula that gives somebody the position, or None.
    """
    found = None
    if title is not None and len(title) > 0:
        found = _title_status(title)
    if found is None and predicate is not None:
        found = _predicate_status(predicate)
        if found is None and title is not None and _is_only_named(title, predicate):
            return Status.FUTURE
    return found or Status.CURRENT


def _title_status(title: Span) -> Status | None:
    listed = stance_words().position
    for token in title:
        if token.lower_ in listed and not (
            is_candidacy(token)
            or is_of_then(token)
            or _is_the_future(token)
            or is_by_office(token)
        ):
            return listed[token.lower_]
    for token in _after(title):
        if token.lower_ in listed and listed[token.lower_] is Status.FUTURE:
            return listed[token.lower_]
    for token in _before(title):
        if token.lower_ in listed and not is_of_then(token):
            return listed[token.lower_]
    root = title.root
    if is_of_days(title):
        return Status.FORMER
    if has_ended(root) or (root.dep_ == "appos" and has_ended(root.head, after=root.i)):
        return Status.FORMER
    joined = _joined_to(title)
    return None if joined is None else _title_status(joined)


def _joined_to(title: Span) -> Span | None:
    """Return the title that another one goes on: "former president and director"."""
    root, head = title.root, title.root.head
    if (
        root.dep_ == "conj"
        and head.i < title.start
        and head.pos_ in ("NOUN", "PROPN")
        and head.ent_type_ != "PERSON"
    ):  # and "formerly the president and"
        first = head.left_edge.i if head.left_edge.pos_ == "ADV" else head.i
        return head.doc[first : head.i + 1]
    earlier = head.head  # "former Acme CEO and chairman X"
    over = earlier.left_edge.lower_ == "former" and earlier.ent_type_ != "PERSON"
    if head.dep_ == "conj" and earlier.i == title.start - 2 and over:
        return head.doc[earlier.left_edge.i : earlier.i + 1]
    for one in root.lefts:  # "former secretary of state and Acme director X"
        if one.i < title.start and any(child.dep_ == "cc" for child in one.children):
            return one.doc[one.left_edge.i : one.i + 1]
    return None


_NAME_LIKE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "PART", "X"})


def _before(title: Span) -> Iterator[Token]:
    """Yield the words of the same noun phrase before a title, nearest first."""
    for index in range(title.start - 1, max(-1, title.start - _PHRASE), -1):
        token = title.doc[index]
        if token.text == "-" and token.whitespace_ and token.nbor(-1).whitespace_:
            return  # "four former leaders - Republicans X and Y"
        listed = token.lower_ in stance_words().position or _is_one_of(token)
        if token.pos_ not in _NAME_LIKE and token.text != "-" and not listed:
            return
        if any(child.dep_ == "nsubj" for child in token.children):
            return  # "judges dismissed President X's petition"
        if _is_the_future(token):
            return  # "looking to the future Acme's X said"
        yield token


def _is_the_future(token: Token) -> bool:
    """Tell whether a word is "the future" as the time to come: "in the future"."""
    lead = [one.lower_ for one in token.doc[max(0, token.i - 2) : token.i]]
    time = token.lower_ == "future" and lead[1:] == ["the"]
    return time and lead[0] in ("to", "in", "of", "for", "into")


_PHRASE = 9
"""How far before a title its phrase may begin: "formerly one of Ms X's closest aides"."""


def _is_one_of(token: Token) -> bool:
    """Tell whether a word is one of "one of", before what several are."""
    if token.lower_ == "one":
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "of"
    return token.lower_ == "of" and token.i > 0 and token.nbor(-1).lower_ == "one"


def _after(title: Span) -> Iterator[Token]:
    for token in title.doc[title.end : title.end + 2]:
        if token.text != "-" and token.lower_ not in stance_words().position:
            return
        yield token


def _predicate_status(predicate: Token) -> Status | None:
    if is_name(predicate):
        gone = is_removed(predicate) or led_before(predicate) or _is_since(predicate)
        gone = gone or _left_before(predicate) or is_elsewhere_now(predicate)
        return Status.FORMER if gone or has_ended(predicate) else None
    if is_leaving(predicate):
        left = stance(predicate) in (Stance.ASSERTED, Stance.REPORTED)
        return Status.FORMER if left else Status.CURRENT  # "is to resign as chairman"
    if is_lasting(predicate):
        return Status.CURRENT
    giver = _giver(predicate)
    if giver is not None:
        return _predicate_status(giver)
    if _is_ahead(predicate):
        return Status.FUTURE
    listed, lemma = stance_words(), predicate.lemma_.lower()
    if lemma in listed.predicates and not _is_long_done(predicate):
        return listed.predicates[lemma]
    return Status.FORMER if _is_over(predicate, lemma) else None


def _is_over(predicate: Token, lemma: str) -> bool:
    """Tell whether a verb says that somebody had a post: "once served as", "used to be"."""
    listed = stance_words()
    adverbs = (child for child in predicate.children if child.dep_ == "advmod")
    if any(listed.position.get(child.lower_) is Status.FORMER for child in adverbs):
        return True
    if was_first(predicate):
        return True
    if has_ended(predicate) or any(is_no_longer(child) for child in predicate.children):
        return True
    if predicate.dep_ == "xcomp" and predicate.head.lemma_ == "use":
        return True
    over = predicate.dep_ == "pcomp" and predicate.head.lower_ == "after"
    over = over or (lemma in listed.done and _is_done(predicate)) or was_meanwhile(predicate)
    return lemma in listed.held and (over or _is_past(predicate))


def _is_ahead(predicate: Token) -> bool:
    """Tell whether nobody has the post yet: "will become", "declined to name X", "would be"."""
    said = stance(predicate)
    given = predicate.lemma_.lower() in role_words()["naming_verbs"]
    if said is Stance.PLANNED or (given and said in (Stance.DENIED, Stance.SPECULATED)):
        return True
    return _is_refused(predicate) or _is_imagined(predicate) or is_proposed(predicate)


def _is_only_named(title: Span, predicate: Token) -> bool:
    """Tell whether somebody is named to a public office: "Peru names X as foreign minister".

    Who is appointed has it; who is named, picked or chosen for one mostly has to be confirmed
    or sworn in. A firm's people are what it names them. Taggers take "names" before a name for
    a noun.
    """
    listed = stance_words()
    if not any(token.lower_ in listed.offices for token in title):
        return False
    nouns = (predicate, *predicate.lefts)
    if any(word.lower_ in _NAMES and word.tag_ == "NNS" for word in nouns):
        return True
    passive = any(child.dep_ == "auxpass" for child in predicate.children)
    lemma = predicate.lemma_.lower()
    return predicate.pos_ == "VERB" and lemma in listed.picked and not passive


_NAMES = frozenset(("names", "picks", "taps"))


def is_name(token: Token) -> bool:
    """Tell whether a title's word is the name beside it, of which it is taken for granted."""
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"


def _is_since(name: Token) -> bool:
    """Tell whether somebody was the last one: "the first president since X to visit Y".

    "They have hope, since Senator X" gives a reason, and breaks off.
    """
    if name.dep_ != "pobj" or name.head.lower_ != "since":
        return False
    comma = name.head.i > name.sent.start and name.head.nbor(-1).text == ","
    return not comma


def _left_before(name: Token) -> bool:
    """Tell whether somebody does or suffers it after leaving: "X is held after resigning".

    What else one left does not end the title: "after resigning from Acme".
    """
    verb = name.head
    if name.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return False
    links = (one for one in verb.children if one.i > name.i and one.dep_ in ("prep", "advcl"))
    for link in links:
        if link.lower_ == "after":
            left = [one for one in link.children if one.dep_ == "pcomp"]
        else:
            marked = any(one.lower_ == "after" for one in link.children)
            left = [link] if marked and link.tag_ == "VBG" else []
        if any(is_leaving(one) and not _is_of_other(one) for one in left):
            return True
    return False


def _is_of_other(verb: Token) -> bool:
    """Tell whether a verb of leaving says what is left."""
    return any(
        one.dep_ == "dobj" or one.lower_ in ("as", "from", "at") for one in verb.children
    )


def _giver(predicate: Token) -> Token | None:
    """Return the verb that gives a post of "appoints X to be / to serve as"."""
    above, lemma = predicate.head, predicate.head.lemma_.lower()
    own = predicate.lemma_.lower() in ("be", "serve", "act")
    below = predicate.dep_ in ("xcomp", "ccomp", "advcl") and predicate.tag_ == "VB"
    gives = lemma in role_words()["naming_verbs"] - stance_words().picked
    return above if own and below and gives and above.pos_ == "VERB" else None


def is_lasting(predicate: Token) -> bool:
    """Tell whether somebody goes on with what a verb says: "will continue to serve as"."""
    above = predicate.head if predicate.dep_ == "xcomp" else predicate
    return above.lemma_.lower() in stance_words().lasting and above.tag_ != "VBD"


def _is_imagined(predicate: Token) -> bool:
    """Tell whether somebody would get a post, and has it not: "If elected, she would be"."""
    if predicate.lemma_ not in ("be", "become"):
        return predicate.dep_ in ("acl", "relcl") and _is_of_imagined(predicate)
    helpers = {child.lower_ for child in predicate.children if child.dep_ == "aux"}
    told = any(child.lower_ in ("later", "until", "eventually") for child in predicate.children)
    return bool(helpers & {"would", "'d"}) and not (helpers & {"have", "'ve"} or told)


def _is_of_imagined(verb: Token) -> bool:
    """Tell whether somebody would be who does it: "would be the first woman to lead X"."""
    noun, to = verb.head, any(child.lower_ == "to" for child in verb.lefts)
    return to and noun.dep_ == "attr" and _is_imagined(noun.head)


def _is_long_done(predicate: Token) -> bool:
    """Tell whether somebody was designated in a year that is named, and has the post since."""
    return (
        predicate.lemma_ == "designate"
        and predicate.tag_ == "VBD"
        and any(
            child.lower_ == "in" and any(one.like_num for one in child.children)
            for child in predicate.children
        )
    )


def _is_done(predicate: Token) -> bool:
    """Tell whether the perfect looks back: "has served as mayor" without since when.

    "For two years" and "still" say that it goes on.
    """
    helpers = {child.lower_ for child in predicate.children if child.dep_ == "aux"}
    if predicate.tag_ != "VBN" or helpers.isdisjoint(("has", "have", "'ve")):
        return False
    return not any(
        token.lower_ in _GOES_ON
        or (token.lower_ == "for" and any(_is_time(one) for one in token.children))
        for token in predicate.subtree
    )


_GOES_ON = frozenset(("since", "still", "now", "currently", "long", "throughout"))


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.lemma_ in stance_words().spans


def is_still_to_come(title: Span) -> bool:
    """Tell whether a story of the past looks ahead: "he met future president X".

    Whether X is so today it does not say: nor does "the soon-to-be president X". And a
    "presumptive nominee" is none so far.
    """
    words_ = [*title, *_before(title)]
    if any(token.lower_ in ("presumptive", "presumed") for token in words_):
        return True
    soon = title.doc[max(0, title.start - len(_SOON)) : title.start]
    awaited = [one.lower_ for one in soon] == _SOON
    if not (awaited or any(token.lower_ == "future" for token in words_)):
        return False
    verb = next((one for one in title.root.ancestors if one.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.tag_ == "VBD"


_SOON = ["soon", "-", "to", "-", "be"]


def _is_refused(predicate: Token) -> bool:
    """Tell whether a post is to be nobody's: "she would not be minister" may be one now."""
    own = {child.lower_ for child in predicate.children if child.dep_ in ("aux", "neg")}
    return not own.isdisjoint(_TO_COME) and not own.isdisjoint(("not", "n't", "never"))


_TO_COME = ("will", "would", "'ll", "wo")


def is_leaving(predicate: Token) -> bool:
    """Tell whether a verb takes a post from somebody: "resigned as", "will step down as"."""
    listed, lemma = stance_words(), predicate.lemma_.lower()
    if predicate.pos_ != "VERB":
        return False
    if listed.predicates.get(lemma) is Status.FORMER:
        return True
    return lemma in listed.down and any(
        child.lower_ in ("down", "aside") for child in predicate.children
    )


def post_stance(predicate: Token) -> Stance:
    """Return how an article stands to a post.

    Who may or will leave one, or will go on with it, has it for sure. And a title beside a name
    is taken for granted, whatever is said of its holder and whoever says it; only an adjective
    ("the alleged leader X") takes it back.
    """
    if is_name(predicate):
        # what follows is no adjective: "X, who proposed a merger"
        own = (stance_words().adjectives.get(child.lower_) for child in predicate.lefts)
        return next((one for one in own if one is not None), Stance.ASSERTED)
    giver = _giver(predicate)
    said = stance(predicate if giver is None else giver)
    if (is_leaving(predicate) or is_lasting(predicate)) and said is not Stance.REPORTED:
        return Stance.ASSERTED
    return said


def _is_past(predicate: Token) -> bool:
    """Tell whether a verb is past on the article's own scale.

    "Said he was the director" takes its past from "said", and "has served since" still holds.
    """
    auxiliaries = {child.lower_ for child in predicate.children if child.dep_ == "aux"}
    shared = predicate.head if predicate.dep_ == "conj" and predicate.tag_ == "VBN" else None
    if shared is not None and not auxiliaries:  # "had been minister and been leader"
        auxiliaries = {child.lower_ for child in shared.children if child.dep_ == "aux"}
    if "had" in auxiliaries:
        return True
    since = any(child.lower_ == "since" for child in predicate.children)
    several = any(child.dep_ == "dobj" and child.tag_ == "NNS" for child in predicate.children)
    if several and not since and auxiliaries & {"has", "have"}:
        return True  # "has held positions at X"
    if auxiliaries or since:
        return False
    if predicate.tag_ != "VBD" or _opens_before(predicate):
        return False
    reason = predicate.dep_ == "advcl" and any(
        child.lower_ == "because" for child in predicate.children
    )
    told = predicate.head if reason else predicate  # "said it failed because he was"
    return not (told.dep_ == "ccomp" and told.head.tag_ == "VBD")


def _opens_before(predicate: Token) -> bool:
    """Tell whether what is told came before a post: "praised it before he was president".

    What somebody did "before joining X" is over.
    """
    return any(child.lower_ == "before" and child.dep_ == "mark" for child in predicate.lefts)
