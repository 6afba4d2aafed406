"""Turns posts into facts: their head nouns say which relation each is."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.members.joining import is_sent_by
from kg.extraction.parties.parties import is_party, sits_for_party
from kg.extraction.people.origins import leads_no_state, natives, origin_beside
from kg.extraction.places.kinds import is_country
from kg.extraction.posts.context import is_portfolio_post
from kg.extraction.posts.noneof import is_none_of
from kg.extraction.products.titlefields import titled_fields
from kg.extraction.stance.stance import stance
from kg.extraction.status.standing import is_still_to_come, position_status
from kg.extraction.titles.behindbodies import names_desk
from kg.extraction.titles.titles import Post, head_word
from kg.extraction.titles.titletails import over_joined
from kg.extraction.titles.titletext import FEDERAL, first_of_title, title
from kg.extraction.titles.wholetitles import whole_title
from kg.model import EntityType, Mention, MentionKind, Stance
from kg.nlp import Document
from kg.nlp.names.teams import is_match_report
from kg.nlp.parsing.words import words
from kg.ontology import relations


def post_facts(
    document: Document, person: Mention, post: Post, rule: str, predicate: Token
) -> Iterator[Finding]:
    """Yield what a post says of its holder.

    Args:
        document: The document.
        person: The holder.
        post: The title, with its body where it has one.
        rule: Name of the rule that read it.
        predicate: The word whose stance and status the facts take.
    """
    head = head_word(document, post)
    yield from titled_fields(document, person, post, head)
    if leads_no_state(document, post):
        yield from origin_beside(document, person, post)
    if post.before is not None and post.after is not None and _sits_for(post, head):
        # "U.S. Senator X of Vermont" sits for both.
        for body in (post.before, post.after):
            one = replace(post, before=None, after=body)
            yield from _of_body(document, person, one, rule, predicate)
    elif _is_of_part(post):
        # "NASA's administrator of the Science Directorate" has a post in either, and of its
        # "official in the Institute" the title ends before "in".
        end = post.end
        if document.doc[end].lower_ != "in":
            end = over_joined(document, post.stop, document.doc[post.head].sent.end)
        whole = replace(post, after=None, end=end, stop=max(end, post.stop))
        yield from _of_body(document, person, whole, rule, predicate)
        if post.after is not None and end <= post.stop and not names_desk(post.after):
            # "the HR Branch Chief in the Acme Office"
            part = replace(post, before=None, start=first_of_title(document, post))
            yield from _of_body(document, person, part, rule, predicate)
    else:
        yield from _of_body(document, person, post, rule, predicate)


def _of_body(
    document: Document, person: Mention, post: Post, rule: str, predicate: Token
) -> Iterator[Finding]:
    head = head_word(document, post)
    body = post.after or post.before
    status = position_status(document.doc[post.begin : post.end], predicate)
    if body is None or body.name == person.name or _is_portfolio(head, body):
        return
    if is_unfit(document, post, body) or _only_fits(predicate) or _is_imagined(predicate):
        return
    relation = _relation(document, post, head, body)
    if relation == "holds_position" and _is_work(document, head, body):
        return
    if (
        relation == "holds_position"
        and body.type is EntityType.PLACE
        and not _has_post(document, post, head, body)
    ):
        if body is post.before:
            yield from origin_beside(document, person, post)
        return
    if not relations()[relation].allows(person.type, body.type):
        yield from origin_beside(document, person, post)  # "a Swedish activist"
        return
    if relation == "from_place":
        told = "nationality" if is_country(body) else rule
        yield from natives(document, person, post, body, told, predicate)
        return
    stated = relation == "member_of" and head in _MEMBERS
    said = Finding(
        subject=person,
        relation=relation,
        object=body,
        predicate=predicate,
        rule="membership" if stated else rule,
        role=whole_title(document, post) if relation == "holds_position" else "",
        status=status if relation in ("holds_position", "member_of", "employed_by") else None,
    )
    yield said
    if relation == "member_of" and head in role_words()["musicians"]:
        # A drummer is of the band, and its drummer.
        yield replace(said, relation="holds_position", role=whole_title(document, post))
    if post.after is not None and post.before is not None:
        yield from origin_beside(document, person, post)


_MEMBERS = frozenset(("member", "fellow"))
"""Nouns that say nothing but a membership: "X, a member of the council"."""


def _is_book(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a name before a title is of what somebody wrote: "Winter Rain author X"."""
    people = body.kind is MentionKind.DEMONYM or is_country(body)  # "the UK author X"
    plain = body is post.before and post.start == post.head and not people
    return plain and head_word(document, post) in _WRITERS


_WRITERS = frozenset(("author", "co-author", "coauthor", "novelist", "illustrator"))
"""Who makes books: a title before them is a book's."""


def is_unfit(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title gives nobody a post of a body, though both stand side by side."""
    doc = document.doc
    to_come = is_still_to_come(doc[post.begin : post.end])
    if post.stop < len(doc) and doc[post.stop].tag_ == "POS":
        return True  # "the Prime Minister's Office"
    if head_word(document, post).startswith("alum") and not _teaches(body):
        return True
    if (
        doc[post.head - 1].lower_ in role_words()["companions"]
        and head_word(document, post) == "partner"
    ):
        return True  # "Leeds training partner X" shares an office with nobody
    if _is_where(document, post, body) or _is_book(document, post, body):
        return True
    if is_none_of(document, post, body):
        return True
    return to_come or _is_private(document, post, body) or _is_of_district(document, post, body)


def _is_where(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a place only says where: "they met in Leeds, UK President X told them"."""
    if body is not post.before or body.type is not EntityType.PLACE or is_country(body):
        return False
    if head_word(document, post) not in role_words()["state_heads"]:
        return False
    first = document.span(body).start
    return first > 0 and document.doc[first - 1].lower_ in ("in", "at", "near", "outside")


def _only_fits(verb: Token) -> bool:
    """Tell whether somebody only could have a post, or should not: "unfit to be governor"."""
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ in role_words()["fitness"]


def _is_imagined(name: Token) -> bool:
    """Tell whether a title is only thought up: "if she were Captain X", "imagine if Mayor X".

    Of "if President X were to resign" X is president.
    """
    verb = name.head
    if name.dep_ not in ("attr", "nsubj") or not any(one.lower_ == "if" for one in verb.lefts):
        return False
    return name.dep_ == "attr" or verb.head.lemma_.lower() == "imagine"


def is_declined(verb: Token) -> bool:
    """Tell whether a post was not given: "rejects a proposal to elect X as minister".

    Nor has anybody a post who is "unfit to be governor".
    """
    if _only_fits(verb) or _is_imagined(verb):
        return True
    gives = verb.pos_ == "VERB" and verb.lemma_.lower() in role_words()["naming_verbs"]
    return gives and stance(verb) is Stance.DENIED


def _is_private(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title cannot be of a body.

    No country has a "union leader" or a "party leader"; no firm a "defence secretary". And "the
    country's only liberal mayor" is a city's.
    """
    title_ = document.doc[post.begin : post.head]
    doc = document.doc  # "pro-business president"
    words = [
        one.lower_ for one in title_ if "-" not in (doc[one.i - 1].text, doc[one.i + 1].text)
    ]
    if body.type is EntityType.PLACE:
        return "only" in words or not role_words()["private"].isdisjoint(words)
    minister = head_word(document, post) in ("minister", "secretary")
    free = not (post.before or post.after) and not is_party(body)
    return minister and free and is_portfolio_post(document, post)


def _is_of_district(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a "U.S. Attorney" is named with no district: nobody is so of all.

    One of an attorney's assistants is another matter.
    """
    if any(one.lower_ in role_words()["lesser"] for one in _before(document, post)):
        return False
    federal = head_word(document, post) in role_words()["federal"]
    before = "" if post.before is None else post.before.text
    bare = post.after is None and post.start == post.head
    return federal and bare and before in FEDERAL and body.type is EntityType.PLACE


def _before(document: Document, post: Post) -> Span:
    """Return the word before the body that stands before a title: "Assistant U.S. Attorney"."""
    owner = None if post.before is None else document.owner.get(post.start - 1)
    first = post.start if owner is None else document.spans[owner].start
    return document.doc[max(0, first - 1) : first]


def _is_work(document: Document, head: str, body: Mention) -> bool:
    """Tell whether a title is of a work, no body: "author of X", "producer of X, a film"."""
    if body.kind is not MentionKind.NAME or body.type is not EntityType.INSTITUTION:
        return False
    span = document.span(body)
    before = document.doc[max(0, span.start - 2) : span.start]
    if head in role_words()["authors"] and any(token.lower_ == "of" for token in before):
        return True
    kinds = [*span.root.children, span.root.head]
    return any(
        kind.lemma_.lower() in role_words()["works"] and "appos" in (kind.dep_, span.root.dep_)
        for kind in kinds
    )


def _has_post(document: Document, post: Post, head: str, body: Mention) -> bool:
    """Tell whether a place has a post: a state's, a country's, or that of its team."""
    lists = role_words()
    if _is_of_federal_state(document, post) and body.name not in words().states:
        return False
    if body.kind is not MentionKind.DEMONYM and head in lists["local_posts"]:
        return True  # "Ohio sheriff X", but not "an American attorney"
    seat = body.name.lower() in lists["seats_of_power"]  # "Kremlin spokesman X"
    if (seat or body.kind is MentionKind.DESCRIPTION) and head in lists["helpers"]:
        return True  # "Chancellor Y's spokesman X"
    return (
        head in lists["state"]
        or title(document, post).lower() in lists["country_posts"]
        or _is_chief(document, post, head, body)
        or _is_of_team(document, head, body)
    )


def _is_of_federal_state(document: Document, post: Post) -> bool:
    """Tell whether a title is of a state's parliament: "councillor and state senator"."""
    first = document.doc[post.start].lower_
    return first == "state" and head_word(document, post) in role_words()["lawmakers"]


def _is_chief(document: Document, post: Post, head: str, place: Mention) -> bool:
    """Tell whether a league or a state has a chief for something: "EU trade chief X"."""
    if head != "chief" or post.start == post.head:
        return False
    league = place.name.lower().split()[0] in role_words()["leagues_with_envoys"]
    matter = document.doc[post.head - 1].lower_ in role_words()["portfolios"]
    return league or (matter and place.kind is MentionKind.NAME)


def _sits_for(post: Post, head: str) -> bool:
    """Tell whether a post is a seat in one place for another."""
    both = (post.before, post.after)
    seat = head in role_words()["seats"]
    return seat and all(one is not None and one.type is EntityType.PLACE for one in both)


def _is_of_part(post: Post) -> bool:
    """Tell whether a post is of an institution, and in what is by its words a part of it."""
    both = (post.before, post.after)
    bodies = all(one is not None and one.type is EntityType.INSTITUTION for one in both)
    return bodies and post.before is not None and not is_party(post.before)


def _is_of_state(document: Document, body: Mention, post: Post, head: str) -> bool:
    """Tell whether only the holder is of a party: "Republican President X"."""
    bare = "party" not in body.text.lower().split() and body is post.before
    before = document.doc[max(0, post.start - 1)]
    if head in _OWN and before.lower_ in ("'s", "'"):
        return False  # "the Liberals' President X" leads them
    if document.doc[post.start].lower_ == "shadow":
        return False  # "Labour's Shadow Home Secretary X": such a cabinet is a party's
    public = head in role_words()["state_heads"] or is_portfolio_post(document, post)
    return bare and public


_OWN = frozenset(("president", "vice-president"))
"""Posts of states that a party has too."""


def _is_portfolio(head: str, body: Mention) -> bool:
    """Tell whether what a minister is for was read as a body: "East African Affairs"."""
    words = body.name.lower().split()
    bare = words[-1] == "affairs" and not {"of", "for"} & set(words)
    return bare and head in role_words()["portfolio_heads"]


def _is_learned(document: Document, post: Post) -> bool:
    """Tell whether a fellow is one of a learned society, and no member of a college's staff."""
    return (
        post.after is not None
        and document.doc[post.end].lower_ == "of"
        and not role_words()["learned_bodies"].isdisjoint(post.after.name.lower().split())
    )


def _is_of_team(document: Document, head: str, body: Mention) -> bool:
    """Tell whether a country's name stands for its team: "Panama coach", "English captain".

    "English defender" only does where the article is about a match of England's.
    """
    plays = is_match_report(document.doc) and any(
        one.type is EntityType.INSTITUTION and one.name == body.name
        for one in document.mentions
    )
    leads = body.kind is MentionKind.DEMONYM and not plays
    return head in role_words()["team_leaders" if leads else "team"]


def _is_described(document: Document, post: Post) -> bool:
    """Tell whether a title only says what somebody knows: "a political scholar at Leeds"."""
    words = {token.lower_ for token in document.doc[post.start : post.head]}
    return words.isdisjoint(role_words()["scholars"]) and bool(words)


def _teaches(body: Mention) -> bool:
    """Tell whether a body has students: the "Goldman alumni" only worked there."""
    words = set(body.name.lower().replace(",", " ").split())
    return not role_words()["almae_matres"].isdisjoint(words)


def is_post_of_member(document: Document, post: Post) -> bool:
    """Tell whether a member has a post: "ranking member", "board member of Acme"."""
    before = document.doc[post.head - 1].lower_ if post.head > post.start else ""
    return document.doc[post.head].lower_ == "member" and before in _POSTS_OF_MEMBERS


_POSTS_OF_MEMBERS = frozenset(
    ("ranking", "board", "force", "taskforce", "panel", "committee", "commission", "faculty")
)
"""What is a member's before the word: of the "Acme task force" nobody is of Acme itself."""


def _relation(document: Document, post: Post, head: str, body: Mention) -> str:
    """Return the relation that a head noun says: "Labour MP X" is a member of the party."""
    lists = role_words()
    if head == "major" and document.doc[post.head].is_title:
        return "holds_position"  # no student
    sits = document.doc[post.start : post.end].text.lower() == "member of parliament"
    seat = sits or head in lists["seats"] or _is_of_state(document, body, post, head)
    if body is post.before and sits_for_party(head, body):
        return "member_of"
    if (is_party(body) and seat) or (head == "fellow" and _is_learned(document, post)):
        return "member_of"
    if sits or is_post_of_member(document, post):
        return "holds_position"
    if is_sent_by(document, post, head, body):
        return "member_of"
    if head == "scholar" and _is_described(document, post):
        return "employed_by"
    if head in lists["study_authors"] and body is post.after:
        return "employed_by"  # "lead author X of Y": the study is not Y's
    kinds = {
        "founders": "founded",
        "members": "member_of",
        "students": "educated_at",
        "staff": "employed_by",
        "natives": "from_place",
    }
    return next((said for name, said in kinds.items() if head in lists[name]), "holds_position")
