"""Reads facts from verbs and their arguments, by the frames of ``frames.toml``."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.deals.plainly import plain_rule
from kg.extraction.deals.stakes import is_minor
from kg.extraction.grammar.deednouns import deed_noun, joined
from kg.extraction.grammar.finding import BODIES, Finding, argument_words, arguments, is_goods
from kg.extraction.grammar.frames import Frame, frames
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import OBJECT, SUBJECT, is_passive, slot_tokens
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.members.joining import takes_members
from kg.extraction.parties.parties import is_party
from kg.extraction.products.equipment import equipment
from kg.extraction.products.farends import carried, staffed, through
from kg.extraction.products.fields import taught
from kg.extraction.products.staff import to_own_people
from kg.extraction.products.users import tries_out
from kg.extraction.stance.stance import stance
from kg.extraction.status.pasttimes import has_ended, was_meanwhile
from kg.extraction.status.standing import position_status
from kg.model import EntityType, Mention, MentionKind, Stance, Status
from kg.nlp import Document
from kg.nlp.parsing.lookups import in_order, once
from kg.nlp.references.anaphora import anaphora


def verbs(document: Document) -> Iterator[Finding]:
    """Yield the facts that the document's verbs say."""
    for token in in_order(document.of_pos("VERB", "AUX"), document.of_tag("VBN", "VBG")):
        for frame in frames().get(_lemma(token), ()):
            yield from matches(document, token, frame)


def _lemma(token: Token) -> str:
    """Return the lemma, also where the lemmatizer cuts too much ("fined" gives "fin")."""
    lemma = token.lemma_.lower()
    if lemma not in frames() and token.lower_.endswith(("ed", "es")):
        return token.lower_[:-1] if token.lower_[:-1] in frames() else lemma
    return lemma


def matches(
    document: Document, verb: Token, frame: Frame, *, rule: str = "verb"
) -> Iterator[Finding]:
    """Yield what a verb says by one frame."""
    noun = deed_noun(verb, frame)
    # "leaving the party to seek a replacement" leaves it no member less
    licensed = frame.relation == "develops" and (_is_licensed(verb) or to_own_people(verb))
    behind = frame.former and _is_left_to(verb)
    if (
        licensed
        or behind
        or (frame.noun and noun is None)
        or not _applies(document, verb, frame)
    ):
        return
    filled = [
        *_fillers(document, verb, frame.subject, frame.subject_types, noun),
        *staffed(document, verb, frame),
    ]
    subjects = [one for one in filled if _may_do(document, one, frame)]
    if not subjects:
        return
    filled = [
        *_fillers(document, verb, frame.object, frame.object_types, noun),
        *carried(document, verb, frame),
        *joined(document, verb, frame),
        *_unnamed(document, verb, frame, noun),
    ]
    objects = [one for one in filled if _is_said(one, frame)]
    named = frame.rule or ("verb-noun" if frame.noun else rule)
    if frame.through and not objects:
        objects = list(through(document, verb, frame))
        named = "board-seat" if frame.relation == "member_of" else named
    if frame.relation == "located_in" and min(len(subjects), len(objects)) > 1:
        return  # "A and B are based in X and Y": which is where is not said
    if frame.relation in _SEATS:
        objects = [place for one in objects for place in _around(document, one)]
    for object_ in objects:
        if not _is_printed(document, verb, frame, object_):
            continue
        for subject in subjects:
            if subject.name != object_.name:
                relation = _relation(document, verb, frame, object_)
                works = (frame.relation, relation) == ("member_of", "employed_by")
                yield Finding(
                    subject=subject,
                    relation=relation,
                    object=object_,
                    predicate=_settled(document, subject) if frame.settled else verb,
                    rule=plain_rule(
                        document,
                        verb,
                        (subject, object_),
                        frame,
                        "joins-body" if works else named,
                    ),
                    role=frame.role if relation == frame.relation else "",
                    status=_status(frame, verb),
                )


def _is_printed(document: Document, verb: Token, frame: Frame, object_: Mention) -> bool:
    """Tell whether an object is a name and right behind its verb, where a frame wants it so."""
    if frame.named and object_.kind is not MentionKind.NAME:
        return False
    return not frame.bare or document.span(object_).start <= verb.i + _BARE


_BARE = 2
"""Words to a name that stands right behind a verb, with "the"."""


def _is_left_to(verb: Token) -> bool:
    """Tell whether what is left is to do something: "leaving the party to seek a replacement".

    Who quits does it, and who leaves a body to found or join another one.
    """
    left = [one for one in verb.children if one.dep_ == "xcomp"]
    own = stance_words().departing
    return (
        verb.lemma_.lower() != "quit"
        and bool(left)
        and not any(one.lemma_.lower() in own for one in left)
    )


def _relation(document: Document, verb: Token, frame: Frame, body: Mention) -> str:
    """Return what a verb says; who joins or leaves a band or a team is a member of it.

    So is whoever leads a party, which prints no title.
    """
    if frame.role == "leader" and verb.tag_ != "VBD" and is_party(body):
        return "member_of"  # "led the party to victory" in its time
    if frame.relation == "member_of" and body.name.lower() in role_words()["seats_of_power"]:
        return "employed_by"  # "joins the White House"
    joins = frame.relation == "employed_by" and frame.object in _JOINED
    return "member_of" if joins and takes_members(document, body) else frame.relation


_JOINED = frozenset((OBJECT, "from", "to"))
"""Where the body stands that somebody joins or leaves: "left X", "moved from X to Y"."""


def _may_do(document: Document, subject: Mention, frame: Frame) -> bool:
    """Tell whether a subject is of the kind that a frame asks for.

    "The airport rolled out scanners" uses them, and a firm that does so makes them; whoever
    has a country's law behind it phases out what others make.
    """
    if frame.subject_cue and frame.subject_cue.isdisjoint(subject.name.lower().split()):
        return False
    if frame.by in ("user", "maker"):
        return tries_out(document, subject) == (frame.by == "user")
    if frame.by == "public":
        return subject.type is EntityType.PLACE or not anaphora().public.isdisjoint(
            subject.name.lower().split()
        )
    return True


def _is_said(object_: Mention, frame: Frame) -> bool:
    """Tell whether the words of an object's name are such as the frame asks for."""
    said = set(object_.name.lower().split())
    return not frame.object_not & said and (
        not frame.object_cue or bool(frame.object_cue & said)
    )


def _status(frame: Frame, verb: Token) -> Status | None:
    if frame.role or frame.lasting:
        return position_status(None, verb)
    if frame.relation not in ("member_of", "employed_by"):
        return None
    planned = stance(verb) is Stance.PLANNED  # "will join", "plans to leave"
    if not planned and any(has_ended(one) for one in verb.conjuncts if one.i > verb.i):
        return Status.FORMER  # "joined in 1975 and remained until 1982"
    stayed = verb.lemma_ == "employ" and has_ended(verb)  # "employed X from 2014 to 2019"
    if stayed or was_meanwhile(verb):
        return Status.FORMER
    if frame.former:
        return Status.CURRENT if planned else Status.FORMER
    return Status.FUTURE if planned else Status.CURRENT


def _settled(document: Document, subject: Mention) -> Token:
    """Return the subject's own word: what becomes of the deed changes nothing."""
    return document.span(subject).root


_SEATS = frozenset(("located_in", "born_in", "lives_in", "from_place"))
"""Relations to a place: "in Durham, North Carolina" names two."""


def _around(document: Document, place: Mention) -> Iterator[Mention]:
    """Yield a place and those printed after it that it lies in."""
    yield place
    index = document.mentions.index(place)
    for after in range(index + 1, len(document.mentions)):
        before, here = document.spans[after - 1], document.spans[after]
        between = document.doc[before.end : here.start].text
        if between != "," or document.mentions[after].type is not EntityType.PLACE:
            return
        if here.root.dep_ not in ("appos", "npadvmod"):
            return  # "in Paris, London and Rome" is a list
        yield document.mentions[after]


def _applies(document: Document, verb: Token, frame: Frame) -> bool:
    """Tell whether a verb has what its frame asks for besides the two ends."""
    if frame.particle and not any(
        child.dep_ in ("prt", "advmod") and child.lower_ == frame.particle
        for child in verb.children
    ):
        return False
    past = frame.present and verb.tag_ not in ("VBZ", "VBP")
    turned = _has_other_object(verb, frame) or _is_turned(verb, frame)
    abroad = frame.within_own and not _is_within_own(verb)
    if past or turned or abroad:
        return False
    if frame.relation == "part_of" and is_minor(verb):
        return False
    if frame.with_ and frame.with_.isdisjoint(_below(verb)):
        return False
    if frame.done_to and not any(slot_tokens(verb, OBJECT)):
        return False
    if frame.wares and not _is_about_wares(document, verb):
        return False
    if frame.counted and not any(map(_is_counted, slot_tokens(verb, frame.object))):
        return False
    if (frame.own or frame.of_others) and frame.own != _is_own(verb, frame):
        return False
    if frame.unowned and _is_of_other(document, verb, frame):
        return False
    return (is_passive(verb) or not frame.passive) and (
        not frame.goods or _is_about_goods(document, verb)
    )


@once
def _below(verb: Token) -> frozenset[str]:
    """Return the words below a verb: many have frames that each ask for some of them."""
    return frozenset(word.lower_ for word in verb.subtree)


def _has_other_object(verb: Token, frame: Frame) -> bool:
    """Tell whether the verb's object gives it another meaning than the frame's."""
    if frame.alone:
        return any(slot_tokens(verb, OBJECT))
    return frame.verb == "launch" and any(map(_is_effort, slot_tokens(verb, OBJECT)))


def _is_effort(noun: Token) -> bool:
    """Tell whether what is launched is done, not made: "a military programme dubbed X"."""
    said = {child.lower_ for child in noun.children}
    named = any(child.lower_ in _DUBBED for child in noun.children if child.dep_ == "acl")
    return (
        named and noun.lemma_.lower() in _EFFORTS and said.isdisjoint(("computer", "software"))
    )


_EFFORTS = frozenset(("program", "programme", "scheme", "campaign", "initiative", "drive"))
_DUBBED = frozenset(("dubbed", "called", "named", "codenamed", "titled", "entitled"))


def _is_own(verb: Token, frame: Frame) -> bool:
    """Tell whether an end belongs to the other: "grounded its jets", "relies on its unit"."""
    slot = frame.subject if frame.object == SUBJECT else frame.object
    return any(
        child.dep_ == "poss" and child.pos_ == "PRON"
        for token in slot_tokens(verb, slot)
        for child in token.children
    )


def _is_within_own(verb: Token) -> bool:
    """Tell whether what is built goes into something of the builder's: "into its browser"."""
    links = ("into",) if verb.lemma_ == "build" else ("into", "in")
    return any(
        child.tag_ == "PRP$"
        for link in links
        for target in slot_tokens(verb, link)
        for child in target.children
    )


def _is_of_other(document: Document, verb: Token, frame: Frame) -> bool:
    """Tell whether the object belongs to a body: "launched X's satellite", "robots from X"."""
    if any(_is_from(document, token) for token in slot_tokens(verb, frame.object)):
        return True
    owners = (
        document.at(child)
        for token in slot_tokens(verb, frame.object)
        for child in token.children
        if child.dep_ == "poss" and child.pos_ != "PRON"
    )
    return any(one is not None and one.type in BODIES for one in owners)


def _is_from(document: Document, ware: Token) -> bool:
    """Tell whether the words behind a product say whose it is: "robots from Figure"."""
    if ware.i + _WHOSE >= len(ware.doc) or ware.nbor().lower_ != "from":
        return False
    maker = document.at(ware.nbor(_WHOSE))
    return maker is not None and maker.type is EntityType.INSTITUTION


_WHOSE = 2
"""Words from a product to the name behind "from"."""


def _is_counted(noun: Token) -> bool:
    """Tell whether a number says how many: "200 robots", "dozens of robots"."""
    if noun.tag_ == "NNS" and noun.lemma_.lower() in argument_words()["amounts"]:
        return True
    return any(
        child.dep_ == "nummod" and child.lower_ not in ("one", "1") for child in noun.children
    )


@once
def _is_licensed(verb: Token) -> bool:
    """Tell whether what is built is another's: "assembled the jets under licence"."""
    return any(
        link.lower_ == "under" and any(one.lower_ in _LICENCES for one in link.children)
        for link in verb.subtree
        if link.pos_ in ("ADP", "SCONJ")
    )


_LICENCES = frozenset(("licence", "license", "licences", "licenses"))


def _is_turned(verb: Token, frame: Frame) -> bool:
    """Tell whether a preposition gives the verb another meaning; "to 2010" does not."""
    return bool(frame.without) and any(
        child.dep_ == "prep"
        and child.lower_ in frame.without
        and not any(item.like_num for item in child.children)
        for child in verb.children
    )


def _is_about_goods(document: Document, verb: Token) -> bool:
    """Tell whether what is done to is a product: "bought five jets from Airbus"."""
    return any(
        is_goods(token)
        or any(one.type is EntityType.TECHNOLOGY for one in arguments(document, token))
        for token in slot_tokens(verb, OBJECT)
    )


def _is_about_wares(document: Document, verb: Token) -> bool:
    """Tell whether what is sold is no institution and no share of one."""
    things = list(slot_tokens(verb, OBJECT))
    return bool(things) and not any(
        token.lemma_.lower() in argument_words()["holdings"]
        or any(one.type is not EntityType.TECHNOLOGY for one in arguments(document, token))
        for token in things
    )


def _fillers(
    document: Document,
    verb: Token,
    slot: str,
    types: frozenset[EntityType],
    noun: Token | None,
) -> Iterator[Mention]:
    for token in slot_tokens(verb, slot, noun):
        own = document.at(token)
        things = own is not None and own.type is EntityType.TECHNOLOGY
        if things and EntityType.TECHNOLOGY not in types:
            continue  # a body listed after goods ("supply engines, X will") is none of them
        alone = verb.dep_ in ("relcl", "acl") and token == verb.head  # "X (bought by Z) and Y"
        for mention in arguments(document, token, stop=verb.i if alone else None):
            if mention.type in types:
                yield mention


def _unnamed(
    document: Document, verb: Token, frame: Frame, noun: Token | None
) -> Iterator[Mention]:
    """Yield what is a technology after such a verb only: "fired tear gas", "taught history"."""
    if not frame.equipment and not frame.fields:
        return
    for token in slot_tokens(verb, frame.object, noun):
        if frame.equipment:
            yield from equipment(
                document, token, made=frame.relation in ("develops", "based_on")
            )
        else:
            yield from taught(document, token)
