"""Finds the body of a title that stands apart from it: behind the name, or before "and"."""

from spacy.tokens import Span

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.members.memberships import owned_at
from kg.extraction.parties.parties import is_party
from kg.extraction.places.kinds import country_of
from kg.extraction.posts.context import is_of_state
from kg.extraction.titles.preceding import posts_before
from kg.extraction.titles.titles import Post, head_word
from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.parsing.words import words


def owner_of(document: Document, at: int) -> Mention | None:
    """Return the person whose a post is: "Y's spokesman, X"."""
    doc = document.doc
    if at < 2 or doc[at - 1].lower_ not in ("'s", "'"):
        return None
    owner = document.at(doc[at - 2])
    return owner if owner is not None and owner.type is EntityType.PERSON else None


def body_of_other(document: Document, post: Post) -> Mention | None:
    """Return the body of the post before "and": "Kenyan president X and health minister Y".

    Only of posts of a kind, of a state or of a firm ("its chairman X and finance director Y");
    and a country's one president is none of the other's country: "Kenyan president X and
    Chancellor Y".
    """
    doc, at = document.doc, post.begin - 1
    role = doc[post.start : post.end].text.lower()
    if at < 1 or doc[at].lower_ != "and" or role in role_words()["single_posts"]:
        return None
    index = document.owner.get(at - 1)
    if index is None or document.mentions[index].type is not EntityType.PERSON:
        return None
    held = posts_before(document, document.spans[index])
    body = held[0].before if held else None
    if body is None:
        return None
    if body.type is EntityType.PLACE:
        # of "former Ohio governor X and then-senator Y" the senator may be another state's
        then = post.begin < post.start and document.doc[post.begin].lower_ in ("then", "former")
        return body if is_of_state(document, post) and not then else None
    heads = {head_word(document, post), head_word(document, held[0])}
    return body if heads <= role_words()["firm_heads"] and not is_party(body) else None


def body_after(document: Document, post: Post, span: Span) -> Mention | None:
    """Return the body linked after a name with a title: "analyst X of Goldman Sachs".

    Of posts of states it may be a place: "Senator X of Ohio", "Senator X, R-Ohio,".
    """
    doc = document.doc
    head = head_word(document, post)
    of_state = head in role_words()["state"] - role_words()["leaders"]
    at = span.end
    if at + 3 < span.sent.end and of_state and doc[at].text in ("(", ","):
        party, seat = document.at(doc[at + 1]), document.at(doc[at + 3])
        marked = doc[at + 2].text == "-" or (party is not None and is_party(party))
        if marked and seat is not None and seat.type is EntityType.PLACE:
            return seat
    if at + 1 >= span.sent.end or doc[at].lower_ not in ("of", "from", "at", "with"):
        return None
    if doc[at].lower_ != "of" and doc[at].head.i not in range(span.start, span.end):
        return None  # "remove analyst X from YouTube"
    at += 1
    if doc[at].lower_ == "the" and at + 1 < span.sent.end:
        at += 1
    body = document.at(doc[owned_at(document, at)])
    if body is None or (of_state and body.type is EntityType.PLACE):
        return None if body is not None and _is_home(head, body) else body
    town = head in role_words()["lawmakers"] and " " not in body.name and not is_party(body)
    # "President X of the Greens" need not be theirs
    own = head in role_words()["state_heads"] and is_party(body)
    return body if body.type is EntityType.INSTITUTION and not (town or own) else None


def _is_home(head: str, place: Mention) -> bool:
    """Tell whether a lawmaker only lives in a place: "Rep. X of Hendersonville".

    A seat is one of a country, a state or a county; towns have councils.
    """
    if head not in role_words()["lawmakers"] or country_of(place) is not None:
        return False
    return place.name not in words().states and "county" not in place.name.lower()
