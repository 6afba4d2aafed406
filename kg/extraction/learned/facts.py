"""Turns a link between two mentions into a fact: title, status, stance and sentence."""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.learned.network import Output
from kg.extraction.learned.pacts import deed, is_done_to
from kg.extraction.learned.residence import lives_there
from kg.extraction.learned.titles import (
    by_verb,
    is_beside,
    is_given_away,
    joining_post,
    relation_of,
    unlisted_end,
)
from kg.extraction.parties.parties import is_party
from kg.extraction.parties.partystatus import party_status
from kg.extraction.patterns import sentence
from kg.extraction.places.kinds import country_of
from kg.extraction.posts.postfacts import is_declined, is_unfit
from kg.extraction.posts.succession import BEFORE, is_replaced
from kg.extraction.stance.stance import stance
from kg.extraction.status.leaders import countries_led
from kg.extraction.status.removed import is_removed
from kg.extraction.status.standing import position_status, post_stance
from kg.extraction.titles.leanings import is_of_first, is_toward
from kg.extraction.titles.titles import Post, head_word
from kg.extraction.titles.unread import is_of_unread
from kg.extraction.titles.wholetitles import bare_title, whole_title
from kg.model import EntityType, Evidence, Fact, Mention, MentionKind, Stance, Status
from kg.nlp import Document
from kg.ontology import relations

NAME = "learned"

_UNTITLED = 0.9
"""The confidence that employment needs where no title is read. In news, who speaks to a paper
or of a company looks much like staff: of 33 such facts on annotated articles 2 were right."""

_WITH_STATUS = frozenset(("holds_position", "member_of", "employed_by"))


def fact(
    document: Document,
    subject: Mention | None,
    object_: Mention | None,
    *,
    output: Output,
    confidence: float,
) -> Fact[Mention] | None:
    """Return the fact that a link states, or None where it states none.

    Args:
        document: The article.
        subject: The property's subject, or None where kg has no mention there.
        object_: The property's object, likewise.
        output: The property.
        confidence: How sure the network is.
    """
    subject, object_ = (object_, subject) if output.inverse else (subject, object_)
    if subject is None or object_ is None:
        return None
    first, second = document.span(subject), document.span(object_)
    said = _said(document, subject, object_, output.relation, confidence)
    if said is None:
        return None
    relation, predicate = said.relation, said.predicate
    if subject.name == object_.name or not relations()[relation].allows(
        subject.type, object_.type
    ):
        return None
    if _is_misread(document, relation, predicate, subject, object_):
        return None
    status: Status | None = None
    if relation in _WITH_STATUS:
        status = _status(document, said, subject, object_)
        if status is None or _is_of_doing(relation, predicate, object_, status):
            return None
    if relations()[relation].symmetric and object_.start < subject.start:
        subject, object_ = object_, subject
    start, end = sentence(document, (first.root, second.root))
    evidence = Evidence(
        article=document.article.id,
        start=start,
        end=end,
        quote=document.article.text[start:end],
        subject=(subject.start, subject.end),
        object=(object_.start, object_.end),
        extractor=NAME,
        rule=output.label.lower().replace("_", "-"),
        confidence=confidence,
        stance=_stance(relation, predicate),
        antecedents=document.linked(subject, object_),
    )
    return Fact(
        subject=subject,
        relation=relation,
        object=object_,
        role=said.role,
        status=status,
        evidence=(evidence,),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a sentence says of two mentions.

    Attributes:
        relation: The relation, which a title may make another than the network's.
        predicate: The word whose stance and status the fact takes.
        role: The title as printed.
        title: Its words, with those before it that tell its status.
        handed: Whether it is the successor's, so that the subject had it before.
    """

    relation: str
    predicate: Token
    role: str = ""
    title: Span | None = None
    handed: bool = False


def _said(
    document: Document, subject: Mention, object_: Mention, relation: str, confidence: float
) -> _Said | None:
    """Return what a sentence says of two mentions that the network joins, or None."""
    first, second = document.span(subject), document.span(object_)
    predicate = _predicate(document, first.root, second.root)
    if relation not in ("holds_position", "employed_by"):
        return _Said(relation=relation, predicate=predicate)
    post, handed = joining_post(document, subject, object_, first.sent, confidence)
    if post is None:
        if (
            relation == "holds_position"
            or confidence < _UNTITLED
            or _is_titled(document, first.root, second.root)
        ):
            return None  # no title is printed where kg can read it
        return _Said(relation=relation, predicate=predicate)
    relation = relation_of(document, post, object_)
    title = document.doc[post.begin : post.end]
    if is_beside(document, post, first):
        predicate = first.root  # whatever is said of "Minister X", that is the title
    elif (giver := by_verb(document, post, first)) is not None:
        predicate = giver
    if is_unfit(document, post, object_) or is_declined(predicate):
        return None
    unread = is_of_unread(document, post, second)
    if relation == "holds_position" and (unread or _is_trade(document, post, object_)):
        return None
    if is_given_away(document, post, first):
        return None
    role = _role(document, post) if relation == "holds_position" else ""
    led = countries_led(bare_title(role).lower(), subject.name)
    if led and country_of(object_) not in (None, *led):
        return None  # "President Biden and Ukrainian President Zelensky": Ukraine's is no Biden
    return _Said(relation=relation, predicate=predicate, role=role, title=title, handed=handed)


def _is_trade(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title is none of a country's: "Russian blogger X", "Ukraine's Gen. X".

    The one has a trade and comes from there, the other only a rank.
    """
    if country_of(body) is None:
        return False
    head = document.doc[post.head]
    rank = post.start == post.head and head.text.endswith(".")
    lists = role_words()
    trades = lists["people"] | lists["commentators"]
    return (rank and head.lower_.rstrip(".") in lists["army_ranks"]) or (
        head_word(document, post) in trades - lists["state"] - lists["heads_of_parts"]
    )


def _role(document: Document, post: Post) -> str:
    """Return a title as printed, with words behind it that no list has."""
    role, end = whole_title(document, post), unlisted_end(document, post)
    return f"{role} {document.doc[post.end : end].text}" if end > post.end else role


def _is_misread(
    document: Document, relation: str, predicate: Token, subject: Mention, object_: Mention
) -> bool:
    """Tell whether the words around two mentions speak against a relation."""
    first, second = document.span(subject), document.span(object_)
    if relation == "partners_with":
        bodies = subject.type is object_.type is EntityType.INSTITUTION
        if bodies or not _tells_partners(first.sent) or is_done_to(predicate):
            return True
        return _is_apart(predicate, first.root, second.root)
    if relation == "member_of":
        return _is_of_another(person=subject, body=second.root)
    if relation == "educated_at":
        return _is_staffed(second)
    if relation == "born_in":
        return not _tells_birth(first.sent)
    if relation == "lives_in":
        return not lives_there(document, subject, object_)
    return _is_no_place(document, relation, subject, object_)


def _status(
    document: Document, said: _Said, subject: Mention, object_: Mention
) -> Status | None:
    """Return whether a post or a membership holds, or None where nobody can tell."""
    if _is_left_behind(document.span(object_).root):
        return Status.FORMER
    status: Status | None = position_status(said.title, said.predicate)
    if said.relation == "member_of" and is_party(object_):
        beside = party_status(document, subject, document.span(object_))
        status = beside if beside is None or status is Status.CURRENT else status
    if said.relation == "member_of" and status is Status.FUTURE and _is_picked(said.predicate):
        status = Status.CURRENT  # whom a party nominates is of it
    if said.handed and status is not None:
        replaced = is_replaced(said.predicate)
        status = Status.FORMER if replaced else BEFORE.get(status, status)
    return status and (_status_of_name(document.span(subject)) or status)


def _is_of_doing(relation: str, predicate: Token, body: Mention, status: Status) -> bool:
    """Tell whether a party is to come by what is not joining it: "will not lead the party"."""
    ahead = relation == "member_of" and status is Status.FUTURE and is_party(body)
    return ahead and predicate.lemma_.lower() not in _JOINING


_JOINING = frozenset(("join", "rejoin", "enter", "switch", "defect", "become", "return"))


def _is_left_behind(body: Token) -> bool:
    """Tell whether somebody comes from a body to another one: "joined Acme from Roe"."""
    link = body.head
    return body.dep_ == "pobj" and link.lower_ == "from" and link.head.lemma_.lower() in _COMING


_COMING = frozenset(("join", "hire", "poach", "recruit", "lure", "move", "defect", "switch"))


def _is_picked(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma == "nominate" or lemma in stance_words().picked


def _status_of_name(name: Span) -> Status | None:
    """Return what the words at a name say of a post that is told elsewhere, or None.

    X is a former one in "the first leader since X" and "the next one, after X's resignation",
    and still one in "the next leader, defeating the incumbent X".
    """
    root = name.root
    if (root.dep_ == "pobj" and root.head.lower_ == "since") or is_removed(root):
        return Status.FORMER
    link = root.head
    if (
        root.dep_ == "pobj"
        and link.lower_ == "by"
        and link.head.lemma_ in ("succeed", "replace")
    ):
        return Status.FUTURE if stance(link.head) is Stance.PLANNED else Status.CURRENT
    before = name.doc[name.start - 1].lower_ if name.start > name.sent.start else ""
    return Status.CURRENT if before == "incumbent" else None


def _is_of_another(*, person: Mention, body: Token) -> bool:
    """Tell whether "he" is only told of beside what a party does: "quit after Labour's win"."""
    owned = body.dep_ == "poss" and person.kind is MentionKind.PRONOUN
    return owned and body.head.lemma_.lower() not in role_words()["heads"]


def _is_staffed(body: Span) -> bool:
    """Tell whether somebody has work at a body: "became a post-doc at X", "a lecturer at X"."""
    doc, at = body.doc, body.start - 1
    at -= at > 0 and doc[at].lower_ == "the"
    return at > 0 and doc[at].lower_ == "at" and doc[at - 1].lower_ in role_words()["academics"]


def _tells_birth(sent: Span) -> bool:
    """Tell whether a sentence speaks of birth: "the 33-year-old from X" may only live there."""
    return any(token.lower_ in _BIRTH or token.lower_.startswith("birth") for token in sent)


_BIRTH = frozenset(("born", "native", "natives", "née", "hometown", "son", "daughter"))


def _is_apart(predicate: Token, one: Token, other: Token) -> bool:
    """Tell whether two are no partners, though "with" or "between" joins them.

    They are in "a race between X and Y", and where "X will end up with Y" or "vies with Y".
    """
    if predicate.lemma_ == "end" and any(child.lower_ == "up" for child in predicate.children):
        return True
    if predicate.pos_ == "VERB" and predicate.lemma_ in noun_words()["rivalling"]:
        return True
    contest = frozenset(noun_words()["races"])
    above = {word for word in _chain(one)[:_NEAR] if word.lemma_.lower() in contest}
    return not above.isdisjoint(_chain(other))


_NEAR = 4
"""How far above a name the noun for a contest may stand: "a race between X and Y"."""


def _stance(relation: str, predicate: Token) -> Stance:
    """Return how the article stands to a fact; nobody plans where one is from.

    The verb that joins two names may be one of something else: "will be X's first film since
    the birth of her daughter Y". An origin is denied where one "is not from" it.
    """
    if relation in _WITH_STATUS:
        said = post_stance(predicate)
        # of a party one is before one becomes the first of it in an office
        first = relation == "member_of" and predicate.lemma_ == "become"
        return Stance.ASSERTED if first and said is Stance.PLANNED else said
    if relation == "partners_with":
        predicate = deed(predicate)
    said = stance(predicate)
    own = any(child.dep_ == "neg" for child in predicate.children)
    other = not own or predicate.lemma_.lower() not in _ORIGINS
    if relation in _LASTING and (said is Stance.PLANNED or (said is Stance.DENIED and other)):
        return Stance.ASSERTED
    return said


_LASTING = frozenset(("from_place", "born_in", "child_of", "related_to"))
_ORIGINS = frozenset(("be", "come", "hail", "bear"))


def _tells_partners(sent: Span) -> bool:
    """Tell whether a sentence has a word by which two are partners, and not only in talks.

    The network takes bodies of one sentence for partners: of 9 in unread technology news 3
    were, so that of bodies only rules tell. Of countries it is right in 16 of 18 on texts left
    out, and strict readers called 11 of 18 right where there was such a word.
    """
    forms = [token.lower_ for token in sent]
    if ("in", "talks") in pairwise(forms):
        return False
    return any(form.startswith(tuple(noun_words()["partner_stems"])) for form in forms)


def _is_no_place(document: Document, relation: str, subject: Mention, object_: Mention) -> bool:
    """Tell whether a place is none of somebody's: "the pro-Russia politician X"."""
    letter = relation == "located_in" and len(subject.text) == 1  # "(R-AZ)": of a party
    placed = relation in ("located_in", "from_place", "born_in")
    first = relation == "from_place" and is_of_first(document, subject, object_)
    return letter or first or (placed and is_toward(document, object_))


def _predicate(document: Document, one: Token, other: Token) -> Token:
    """Return the word that joins two words in the parse.

    That is the lowest word above both. Where it is one of the two ("Lovelace, director of the
    Society"), the next word on the way to the other one.
    """
    up, down = _chain(one), _chain(other)
    joint = next((token for token in up if token in down), one)
    ends = {one, other}
    if document.at(joint) is None:
        return joint
    way = [*up[: up.index(joint)], *down[: down.index(joint)]] if joint in down else []
    inner = [token for token in way if document.at(token) is None and token not in ends]
    return inner[-1] if inner else joint


def _is_titled(document: Document, person: Token, body: Token) -> bool:
    """Tell whether an apposition says as what a person works for a body, in unlisted words.

    "X, social media lead for Acme" holds a post; "X, an Acme veteran" need not.
    """
    lists = role_words()
    staff = lists["staff"] | lists["students"] | _STAFF
    for node in _chain(body):
        if node.dep_ == "appos" and node.head == person:
            noun = document.at(node) is None and node.pos_ in ("NOUN", "PROPN")
            return noun and node.lemma_.lower() not in staff
    return False


_STAFF = frozenset(("alum", "veteran", "colleague"))


def _chain(token: Token) -> list[Token]:
    return [token, *token.ancestors]
