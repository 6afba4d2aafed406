"""Finds the body of a post by who gives it: "Acme names X chair", "Peru names X minister"."""

from spacy.tokens import Token

from kg.extraction.grammar.finding import arguments
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.parties.parties import is_party
from kg.extraction.places.countries import country_for
from kg.extraction.posts.context import is_of_state
from kg.extraction.titles.preceding import posts_before
from kg.extraction.titles.titles import Post, head_word
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def given_by(document: Document, post: Post, verb: Token, lemma: str) -> Mention | None:
    """Return the body of a post that a verb names: "X named her chairman", "joined X as".

    A parliament that elects a minister, or whose president appoints one, gives a post of its
    country.

    Args:
        document: The document.
        post: The post.
        verb: The verb.
        lemma: Its lemma in small letters.
    """
    slots: tuple[str, ...]
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in role_words()["naming_verbs"]:
        verb, slots = verb.head, ("subject",)  # "named X to succeed Y as chairman"
    elif lemma in role_words()["naming_verbs"]:
        slots = ("subject",)
    elif lemma in ("join", "rejoin", "leave"):
        slots = ("object",)
    elif lemma in ("work", "serve", "spend"):
        slots = ("for", "at", "with")  # "worked for X as", "spent years at X as"
    else:
        return None
    given = slots == ("subject",) and is_of_state(document, post)
    for slot in slots:
        for token in slot_tokens(verb, slot):
            for mention in arguments(document, token):
                if given and not _is_chamber(mention):
                    return _state_of(document, mention)
                if mention.type is EntityType.INSTITUTION:
                    return whose(document, mention, post, lemma)
    return None


def whose(document: Document, giver: Mention, post: Post, lemma: str) -> Mention | None:
    """Return the body of a post that a body gives: a chamber's country, else the body itself.

    A chamber keeps its own posts ("elected X as its speaker"), but none that it only confirms.

    Args:
        document: The document.
        giver: Who gives it.
        post: The post.
        lemma: The lemma of the verb in small letters.
    """
    if not _is_chamber(giver):
        return giver
    lists = role_words()
    if lemma not in lists["agreeing_verbs"]:
        head = head_word(document, post)
        own = post.start > 0 and document.doc[post.start - 1].lower_ == "its"
        presides = "senate" in giver.name.lower().split() and head in lists["senate_posts"]
        if own or presides or head in lists["chamber_posts"]:
            return giver
    return country_for(document, giver)


def _is_chamber(giver: Mention) -> bool:
    """Tell whether somebody or something that gives a post is a chamber or parliament."""
    words = giver.name.lower().split()
    chamber = not role_words()["legislatures"].isdisjoint(words)
    return giver.type is EntityType.INSTITUTION and chamber and not is_party(giver)


def _state_of(document: Document, giver: Mention) -> Mention | None:
    """Return the country that somebody or something who gives a post of state acts for."""
    if giver.type is not EntityType.PERSON:
        return country_for(document, giver)
    if giver.kind is not MentionKind.NAME:
        return None
    for post in posts_before(document, document.span(giver)):
        body = post.after or post.before
        if body is not None and head_word(document, post) in role_words()["state"]:
            return country_for(document, body)
    return None
