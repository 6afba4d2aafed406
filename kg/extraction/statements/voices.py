"""Finds for whom a noun speaks: "Acme officials", "her letter", "the ruling of the court"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.speech import words
from kg.model import EntityType, Mention
from kg.nlp.document import Document

_SPEAKS = frozenset({EntityType.PERSON, EntityType.INSTITUTION, EntityType.PLACE})
_TIES = frozenset(("of", "from", "by", "for", "at"))
_OF_PEOPLE = frozenset(("from", "by"))
"""Ties of a text to whoever wrote it; "a study of Darwin" is not by him."""

_STEPS = 3
"""Nouns on the way from "part of the summary of the ruling" to whose it is."""


def is_voice(token: Token) -> bool:
    """Tell whether a noun speaks for somebody: an official, a body or a text."""
    listed, lemma = words(), token.lemma_.lower()
    lists = (
        listed.voices,
        listed.members,
        listed.documents,
        listed.parts,
        listed.services,
    )
    return any(lemma in each for each in lists)


def speaking(token: Token, document: Document) -> Mention | None:
    """Return the mention at a token, if it can speak; "she" is no state."""
    mention = document.at(token)
    if mention is None or mention.type not in _SPEAKS:
        return None
    misled = token.lower_ in ("he", "she") and mention.type is not EntityType.PERSON
    return None if misled else mention


def voice(token: Token, document: Document, *, steps: int = _STEPS) -> Mention | None:
    """Return for whom a noun of speech speaks.

    That is who is named with it, who issued it ("a memo posted by X"), or whose the same noun
    was before: "The board issued a statement. The statement said".

    Args:
        token: The noun.
        document: The article.
        steps: Nouns that may still lie between.
    """
    if steps == 0:
        return None
    lemma, listed = token.lemma_.lower(), words()
    if lemma in listed.parts:
        whole = next(_objects(token, frozenset(("of",))), None)
        if whole is None or not is_voice(whole):
            return None
        return voice(whole, document, steps=steps - 1)
    text = lemma in listed.documents
    if (own := _named(token, document, text=text)) is not None:
        return own
    if text and (own := _issuer(token, document, steps)) is not None:
        return own
    if (text or lemma in listed.bodies) and _is_taken_up(token, document):
        return _before(token, document, steps)
    if lemma in listed.services and document.at(token) is None:
        return _only(lemma, token, document)
    for child in token.children:
        if child.dep_ == "compound" and child.lemma_.lower() in listed.bodies:
            return _before(child, document, steps)  # "government officials"
    return _talked_of(token, document) if _stands_for_subject(token, document) else None


def _stands_for_subject(token: Token, document: Document) -> bool:
    """Tell whether a noun speaks for a body unnamed: "agency officials", "A spokesperson"."""
    listed = words()
    lemma = token.lemma_.lower()
    beside = [
        one
        for one in token.children
        if one.dep_ in ("compound", "amod", "poss", "nmod", "appos")
        or (one.dep_ == "prep" and one.lower_ in _TIES)
    ]
    if not beside:
        return lemma in listed.speakers
    # "airline officials in Ohio" may be those of several airlines, a spokesman is of one.
    only = beside[0] if len(beside) == 1 else None
    return (
        only is not None
        and only.dep_ == "compound"
        and only.lemma_.lower() in listed.kinds
        and document.at(only) is None
        and lemma in listed.voices
    )


def _talked_of(token: Token, document: Document) -> Mention | None:
    """Return the body that is the subject of this sentence or the one before, if one is."""
    start = token.sent.start
    before = document.doc[start - 1].sent if start else None
    for first, last in ((start, token.i), (before.start, before.end) if before else (0, 0)):
        found = {
            mention.name: mention
            for one in document.doc[first:last]
            if one.dep_ in ("nsubj", "nsubjpass")
            and (mention := document.at(one)) is not None
            and mention.type is EntityType.INSTITUTION
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _only(word: str, token: Token, document: Document) -> Mention | None:
    """Return the only body before that has a word for its last: "police" of one city."""
    if any(one.dep_ in ("compound", "amod", "poss", "nmod", "prep") for one in token.children):
        return None
    found = {
        mention.name: mention
        for mention in document.mentions
        if mention.type is EntityType.INSTITUTION
        and mention.start < token.idx
        and mention.name.casefold().split()[-1] == word
    }
    return next(iter(found.values())) if len(found) == 1 else None


def also(token: Token, mention: Mention, document: Document) -> Iterator[Mention]:
    """Yield who else a noun speaks for: B in "scientists from A and B"."""
    if is_voice(token):
        for child, _ in _named_with(token):
            if speaking(child, document) == mention:
                others = (speaking(one, document) for one in child.conjuncts)
                yield from (one for one in others if one is not None)


def _named(token: Token, document: Document, *, text: bool) -> Mention | None:
    for child, close in _named_with(token):
        mention = speaking(child, document)
        if mention is None:
            continue
        # "A US study" is not by the state, as "a US statement" is.
        lemma = token.lemma_.lower()
        loose = mention.type is EntityType.PERSON or lemma in words().members | words().findings
        if mention.type is EntityType.INSTITUTION or (not loose) or (text and close):
            return mention
    return None


def _named_with(token: Token) -> Iterator[tuple[Token, bool]]:
    """Yield what stands with a noun, and whether a text so tied to somebody is theirs."""
    for child in token.children:
        if child.dep_ in ("compound", "poss", "nmod", "amod"):
            yield child, child.dep_ == "poss"
        elif child.dep_ in ("prep", "agent") and child.lower_ in _TIES:
            for item in child.children:
                if item.dep_ == "pobj":
                    yield item, child.lower_ in _OF_PEOPLE


def _objects(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            yield from (item for item in child.children if item.dep_ == "pobj")


def _issuer(token: Token, document: Document, steps: int) -> Mention | None:
    """Return who issued a text: "a memo posted by X", "X released a statement"."""
    for child in token.children:
        if child.dep_ == "acl" and child.lemma_.lower() in words().issue:
            for item in _objects(child, frozenset(("by",))):
                return _who(item, document, steps)
    verb = token.head
    if verb.dep_ == "prep" and verb.lower_ in ("in", "through", "via"):
        verb = verb.head  # "said in a statement"
        issues = verb.lemma_.lower() in words().say
    else:
        issues = token.dep_ == "dobj" and verb.lemma_.lower() in words().issue
    if not issues:
        return None
    subject = next((one for one in verb.children if one.dep_ == "nsubj"), None)
    return _who(subject, document, steps) if subject is not None and subject != token else None


def _who(token: Token, document: Document, steps: int) -> Mention | None:
    found = speaking(token, document)
    if found is None and is_voice(token):
        return voice(token, document, steps=steps - 1)
    return found


def _is_taken_up(token: Token, document: Document) -> bool:
    """Tell whether a noun takes up one before: "the statement", and nothing else with it."""
    if any(
        one.dep_ in ("compound", "poss", "nmod", "prep") or document.at(one) is not None
        for one in token.children
    ):
        return False
    return any(one.dep_ == "det" and one.lower_ in ("the", "this") for one in token.children)


def _before(token: Token, document: Document, steps: int) -> Mention | None:
    """Return whose the same noun was before, where all named so far were of one."""
    lemma = token.lemma_
    found = None
    for other in document.doc[: token.i]:
        if other.lemma_ != lemma or other.pos_ != "NOUN" or _is_taken_up(other, document):
            continue
        text = lemma.lower() in words().documents
        mention = _named(other, document, text=text)
        if mention is None and text:
            mention = _issuer(other, document, steps)
        if mention is not None and found is not None and mention.name != found.name:
            return None
        found = mention or found
    return found
