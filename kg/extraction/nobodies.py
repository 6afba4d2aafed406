"""Leaves out posts of what has none, and of whom only half a name was read.

A street that stands for a trade has no chief executive ("the Wall Street firm"), and a given
name right before a capital word is half a name ("Prime Minister Theresa May").
"""

from kg.extraction.rolewords import role_words
from kg.model import Fact, Mention
from kg.nlp import Document
from kg.nlp.words import words


def is_of_nobody(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a post is a street's, or only half of its holder's name was read.

    Args:
        document: The document.
        fact: That somebody holds a position.
    """
    if fact.object.name.lower() in role_words()["quarters"]:
        return True
    name = fact.subject.name
    if " " in name or name.lower() not in words().gender_given:
        return False
    end = document.span(fact.subject).end
    after = document.doc[end] if end < len(document.doc) else None
    return (
        after is not None
        and after.is_title
        and not after.is_sent_start
        and end not in document.owner
        and bool(document.doc[end - 1].whitespace_)
    )
