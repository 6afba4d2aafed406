"""Reads who plays for which team in reports of matches.

Only where one sentence names both: "Romelu Lukaku doubled the lead for Belgium", "England
started well, with attempts from A, B and C", a printed list of players.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import is_passive, of_dep, subjects
from kg.extraction.status.standing import position_status
from kg.extraction.titles.bodystarts import over_determiners
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document
from kg.nlp.names.positions import is_position
from kg.nlp.names.teams import is_match_report, squads
from kg.nlp.parsing.words import words

Pair = tuple[Mention, Mention]


def players(document: Document) -> Iterator[Finding]:
    """Yield the memberships in teams that a report of a match says."""
    match = is_match_report(document.doc)
    yield from _by_position(document, match=match)
    if not match:
        return
    for squad in squads(document.doc):
        team = document.at(document.doc[squad.team])
        for start, end in squad.players if team is not None else ():
            person = document.at(document.doc[start])
            if person is not None and team is not None:
                found = _member(person, team, document.doc[end - 1], "squad")
                role = _captaincy(document.doc, end)
                if role:
                    found = replace(found, relation="holds_position", role=role)
                yield replace(found, context=document.doc[squad.team])
    for sent in document.doc.sents:
        yield from _in_sentence(document, sent)


def _by_position(document: Document, *, match: bool) -> Iterator[Finding]:
    """Read "Browns pass rusher X" and "X, a Browns linebacker,"."""
    doc = document.doc
    for person, span in zip(document.mentions, document.spans, strict=True):
        if person.type is not EntityType.PERSON or person.kind is not MentionKind.NAME:
            continue
        said = _before(document, span, match=match) or _after(document, span, match=match)
        team = None if said is None else document.at(doc[said.start])
        if said is not None and team is not None:
            found = _member(person, team, span.root, "position")
            yield replace(found, status=position_status(said, None))


def _before(document: Document, name: Span, *, match: bool) -> Span | None:
    """Return "Browns pass rusher" of "Browns pass rusher X": a team, then a position."""
    doc, at = document.doc, name.start - 1
    while at >= name.sent.start and name.start - at <= _REACH:
        index = document.owner.get(at)
        if index is not None:
            team = document.spans[index]
            start = team.end + (doc[team.end].lower_ in ("'s", "'"))
            if _team(document, doc[at]) is None:
                return None
            fits = is_position(doc, start, name.start, match=match)
            return doc[team.start : name.start] if fits else None
        at -= 1
    return None


def _after(document: Document, name: Span, *, match: bool) -> Span | None:
    """Return what is said in "X, a Browns linebacker," and "X, the Browns' quarterback,"."""
    doc, at, stop = document.doc, name.end, name.sent.end
    if at + 2 >= stop or doc[at].text != ",":
        return None
    at = over_determiners(document, at + 1, stop)
    index = document.owner.get(at)
    if index is None or _team(document, doc[at]) is None or document.spans[index].start != at:
        return None
    team = document.spans[index]
    if team.end >= stop:
        return None
    start = team.end + (doc[team.end].lower_ in ("'s", "'"))
    for end in range(start + 1, min(start + _REACH, stop)):
        if doc[end].is_punct and doc[end].text != "-":
            fits = is_position(doc, start, end, match=match)
            return doc[team.start : end] if fits else None
    return None


_REACH = 10
"""Tokens between a team and its player at most: a position, and words that describe him."""


def _captaincy(doc: Doc, at: int) -> str:
    """Return what a bracket after a player's name calls him, or "": "Corry (capt)"."""
    words_ = [token.text for token in doc[at : at + 3]]
    if len(words_) < 3 or (words_[0], words_[2]) != ("(", ")"):
        return ""
    return words_[1] if words_[1].lower() in role_words()["captains"] else ""


def _member(person: Mention, team: Mention, predicate: Token, rule: str) -> Finding:
    return Finding(
        subject=person,
        relation="member_of",
        object=team,
        predicate=predicate,
        rule=rule,
        status=Status.CURRENT,
    )


def _in_sentence(document: Document, sent: Span) -> Iterator[Finding]:
    found: dict[str, Pair] = {}
    for token in sent:
        for person, team in (
            *_for_team(document, token),
            *_of_team(document, token),
            *_beside_win(document, token),
        ):
            if person.type is EntityType.PERSON and person.kind is MentionKind.NAME:
                found.setdefault(person.name, (person, team))
    for token in sent:
        for one, other in _mates(document, token):
            for known, new in ((one, other), (other, one)):
                if known.name in found and new.kind is MentionKind.NAME:
                    found.setdefault(new.name, (new, found[known.name][1]))
    for person, team in found.values():
        # An attempt that fails is still a player's: his name says it, not the noun.
        root = document.span(person).root
        yield _member(person, team, root, "player")


def _team(document: Document, token: Token) -> Mention | None:
    mention = document.at(token)
    if mention is None or mention.type is not EntityType.INSTITUTION:
        return None
    return mention if mention.kind is MentionKind.NAME else None


def _doers(document: Document, verb: Token) -> Iterator[Mention]:
    """Yield the people who do a thing, also as owners of the deed: "X's header went wide"."""
    for subject in subjects(verb):
        yield from arguments(document, subject)
        if subject.lower_ in words().strokes:
            for child in subject.children:
                owner = document.at(child) if child.dep_ == "poss" else None
                if owner is not None:
                    yield owner


def _for_team(document: Document, token: Token) -> Iterator[Pair]:
    """Read "X scored for T", "X doubled the lead for T", "X put T in the lead"."""
    team = _team(document, token)
    if team is None:
        return
    link = token.head
    if token.dep_ == "pobj" and link.lower_ == "for":
        above = link.head
        said = above.lower_ in words().strokes or above.lemma_.lower() in words().matches
    elif token.dep_ == "dobj" and link.lemma_ == "put":
        above, said = (
            link,
            any(
                child.lower_ in ("in", "into", "ahead", "up", "through")
                for child in link.children
            ),
        )
    elif token.dep_ in ("dobj", "dative") and link.lemma_.lower() in words().leads:
        above, said = link, True  # "X led T to victory", "X's goal gave T a win"
    else:
        return
    while said and above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    while said and above.pos_ in ("VERB", "AUX"):
        people = list(_doers(document, above))
        if people or above.head == above or is_passive(above):
            for person in people:
                yield person, team
            return
        above = above.head


def _beside_win(document: Document, verb: Token) -> Iterator[Pair]:
    """Read "X scored as T beat U", "T won after X scored", "X threw two passes and T beat U".

    Only of who scores and wins: whoever scores beside a defeat may play for either.
    """
    if verb.pos_ != "VERB" or not _scores(verb):
        return
    others = [child for child in verb.children if child.dep_ in ("advcl", "conj")]
    if verb.dep_ in ("advcl", "conj"):
        others.append(verb.head)
    people = list(_doers(document, verb))
    for other in others if people else ():
        if other.lemma_.lower() in words().wins and not is_passive(other):
            for subject in of_dep(other, ("nsubj",)):
                team = _team(document, subject)
                if team is not None:
                    yield from ((person, team) for person in people)


def _scores(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in words().scores:
        return True
    return lemma == "have" and any(
        one.lower_ in words().strokes for one in of_dep(verb, ("dobj",))
    )


def _of_team(document: Document, token: Token) -> Iterator[Pair]:
    """Read "T substituted X" and "T's attempt, by X", "T began with attempts from X and Y"."""
    if token.lemma_.lower() == "substitute" and token.pos_ == "VERB":
        for subject in subjects(token):
            team = _team(document, subject)
            for child in token.children if team is not None else ():
                if child.dep_ == "dobj" and team is not None:
                    yield from ((person, team) for person in arguments(document, child))
        return
    if token.lower_ not in words().strokes:
        return
    people = [
        person
        for link in token.subtree
        if link.lower_ in ("from", "by") and link.head in (token, token.head)
        for child in link.children
        for person in arguments(document, child)
    ]
    for team in _whose(document, token):
        yield from ((person, team) for person in people)


def _whose(document: Document, stroke: Token) -> Iterator[Mention]:
    """Yield the team whose attempt it is: its owner, else the only team of the clause."""
    owners = [child for child in stroke.children if child.dep_ == "poss"]
    if owners:
        yield from (team for owner in owners if (team := _team(document, owner)) is not None)
        return
    verb = stroke
    while verb.pos_ != "VERB" and verb.head != verb:
        verb = verb.head
    named = {team.name for token in verb.subtree if (team := _team(document, token))}
    for token in subjects(verb) if len(named) == 1 else ():
        team = _team(document, token)
        if team is not None:
            yield team


def _mates(document: Document, token: Token) -> Iterator[Pair]:
    """Yield who plays beside whom: "X replaced Y", "a header from Y's assist"."""
    if token.lemma_.lower() == "replace":
        passive = is_passive(token)
        befores = list(subjects(token))
        afters = [
            target
            for child in token.children
            for target in (child.children if child.dep_ == "agent" else (child,))
            if (child.dep_ == "agent" if passive else child.dep_ == "dobj")
        ]
        for one in befores:
            for other in afters:
                for left in arguments(document, one):
                    yield from ((left, right) for right in arguments(document, other))
    elif token.lemma_.lower() == "assist":
        verb = token
        while verb.pos_ != "VERB" and verb.head != verb:
            verb = verb.head
        for child in token.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None:
                yield from ((one, owner) for one in _doers(document, verb))
