"""Reads which party somebody is of: "Republican X", "X, a Democrat from Ohio", "X's Tories"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding, argument_words, arguments
from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import role_words, spelled_out
from kg.extraction.grammar.slots import of_dep, subjects
from kg.extraction.parties.partystatus import party_status
from kg.extraction.status.standing import position_status
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document
from kg.nlp.names.affiliations import described_people
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import words


def is_party(body: Mention) -> bool:
    """Tell whether an institution is a party by its own words."""
    if body.type is not EntityType.INSTITUTION:
        return False
    parts = body.name.lower().split()
    lists = words()
    if body.name in lists.party_names:
        return True
    known = lists.parties | lists.party_words
    if parts[-1].endswith("s") and parts[-1].removesuffix("s") in lists.parties:
        return True  # "Neo Democrats"
    singular = [part.removesuffix("s") for part in parts]
    named = not lists.parties.isdisjoint([*parts, *singular])  # "Christian" alone is none
    every = all({one, other} & known for one, other in zip(parts, singular, strict=True))
    return "party" in parts or (named and every)


def is_party_post(document: Document, before: Mention | None, first: int, head: int) -> bool:
    """Tell whether a post after a party's name is the party's: "Labour spokesman X".

    It is whoever leads or speaks for one; a "Labour chair" is the party's, a "Labour committee
    chair" the committee's. A place beside the party is its branch: "Scottish Labour leader X".
    """
    lists, word = role_words(), document.doc[head].lower_
    if before is not None:
        seat = before.text.lower() in noun_words()["trade_places"]  # "SNP Holyrood leader"
        own = (seat or before.type is EntityType.PLACE) and "opposition" not in _lower(
            document, first, head
        )
        return own and word in lists["party_posts"]
    said = _lower(document, first, head)
    if "shadow" in said:
        return True  # such a cabinet is a party's: "Conservative shadow foreign secretary"
    below = (lists["lesser"] | lists["party_adjectives"]).issuperset(said)
    return word in lists["party_posts"] or (below and word in lists["party_chairs"])


def _lower(document: Document, first: int, last: int) -> list[str]:
    words = (token.lower_ for token in document.doc[first:last])
    return [word for word in words if word not in ("-", "co", "joint")]


def is_called_party(document: Document, body: Mention) -> bool:
    """Tell whether an article calls a body a party or names who stands or sits for it.

    "the Chega party", "Chega candidate X", "Chega's MP X": few names say so themselves that
    are not English.
    """
    return not _is_of_other_kind(body) and any(
        mention.name == body.name and _has_people(document, mention, span)
        for mention, span in zip(document.mentions, document.spans, strict=True)
    )


def _has_people(document: Document, body: Mention, span: Span) -> bool:
    """Tell whether "party", "MPs" or "candidate X" stands beside a name."""
    if body.type is not EntityType.INSTITUTION or body.kind is not MentionKind.NAME:
        return False
    doc, at = document.doc, span.end
    if span.start > span.sent.start and doc[span.start - 1].lower_ == "party":
        return True
    lists = role_words()
    at += at < len(doc) and doc[at].tag_ == "POS"
    while at + 1 < len(doc) and doc[at].lower_ in lists["races"]:
        at += 1
    if at + 1 >= len(doc):
        return False
    word = doc[at].lower_
    seated = not lists["seated_bodies"].isdisjoint(body.name.lower().split())
    if word == "party":  # but not "the Netflix party" after a première
        return doc[at].is_lower and any(token.lower_ in lists["election"] for token in doc)
    return not seated and word in lists["party_people"] and _is_person(document, at + 1)


def sits_for_party(head: str, body: Mention) -> bool:
    """Tell whether a noun before a name says that its holder is of a party: "BJP lawmaker X".

    A lawmaker is a chamber's ("National Assembly lawmaker X") or else a party's.
    """
    lists = role_words()
    if body.type is not EntityType.INSTITUTION or body.kind is not MentionKind.NAME:
        return False
    chambers = lists["seated_bodies"] | lists["legislatures"]
    parts = body.name.lower().split()
    other = not chambers.isdisjoint(parts) or (len(parts) > 1 and _is_of_other_kind(body))
    return head in lists["party_sitters"] and not other


def _is_small_party(span: Span) -> bool:
    """Tell whether "party" follows a name: of "Rodina, the Yabloko party" the first is none."""
    return span.end < len(span.doc) and span.doc[span.end].text == "party"


def _is_body(span: Span) -> bool:
    """Tell whether a party as a whole stands after a comma: no person is "the Green Party"."""
    root = span.root
    said = any(child.lower_ == "the" for child in root.children)
    return root.dep_ == "appos" and root.lower_ == "party" and said


_ELECTION = 4
"""Different words of elections in a report of one."""


def is_contender(document: Document, body: Mention) -> bool:
    """Tell whether a body stands for election in a report of one: "elected were X of DAB".

    Its people do, or one who is not only quoted ("X of Ipsos said that voters").
    """
    lists = role_words()
    said = indexed(document.doc).forms.keys() & lists["election"]
    if len(said) < _ELECTION or _is_of_other_kind(body):
        return False
    return any(
        {token.lower_ for token in span.sent} & lists["contested"]
        and not any(token.lower_ in words().say for token in span.sent)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.name == body.name and mention.kind is MentionKind.NAME
    )


def is_running(body: Mention, person: Span) -> bool:
    """Tell whether somebody of a body is named in a race: "Acme's X leads the election".

    Whoever is only quoted on it may be of anything.
    """
    said = {token.lower_ for token in person.sent}
    if not said & role_words()["races_run"] or said & words().say:
        return False
    named = body.type is EntityType.INSTITUTION and body.kind is MentionKind.NAME
    outlet = not role_words()["outlets"].isdisjoint(body.name.lower().split())
    return named and not outlet and not _is_of_other_kind(body)


def _is_of_other_kind(body: Mention) -> bool:
    """Tell whether a name says that its body is none to vote for: "University of Oxford"."""
    return not words().institutions.isdisjoint(body.name.lower().split())


def parties(document: Document) -> Iterator[Finding]:
    """Yield the memberships that parties beside people say."""
    called = {
        body.name
        for body, span in zip(document.mentions, document.spans, strict=True)
        if _has_people(document, body, span) and not _is_of_other_kind(body)
    }
    for body, span in zip(document.mentions, document.spans, strict=True):
        if body.kind is MentionKind.NAME and (is_party(body) or body.name in called):
            yield from _owned(document, body, span)
            yield from _said_of(document, body, span)
            yield from _among(document, body, span)
            for at in described_people(
                document.doc, span.start, span.end, lambda index: _is_person(document, index)
            ):
                person = document.at(document.doc[at])
                after = at < span.start and (_is_small_party(span) or _is_body(span))
                after = after or (person is not None and _is_no_name(document, person))
                if person is not None and not (after or does_beside(document, person, span)):
                    status = party_status(document, person, span)
                    if status is not None:
                        yield replace(_member(person, body, span), status=status)
                    yield from _from(document, person, span)


def _is_person(document: Document, index: int) -> bool:
    mention = document.at(document.doc[index]) if 0 <= index < len(document.doc) else None
    return mention is not None and mention.type is EntityType.PERSON


def _is_no_name(document: Document, person: Mention) -> bool:
    """Tell whether what is taken for a person is a label or a topic.

    "a RINO (Republican in name only)", "the Labour party's Tony Benn archive".
    """
    own = document.span(person)
    before = own.doc[own.start - 1] if own.start else own.root
    if before.lower_ in ("a", "an"):
        return True
    above = own.root.head
    topic = own.root.dep_ in ("compound", "nmod") and above.i == own.end and above.is_lower
    return topic and before.tag_ == "POS" and above.pos_ == "NOUN"


def does_beside(document: Document, person: Mention, span: Span) -> bool:
    """Tell whether who stands behind people of a party does something to them.

    "The Democrats Roe met were tired" says nothing of Roe.
    """
    own = document.span(person)
    name, clause = own.root, own.root.head
    if name.dep_ != "nsubj" or own.start != span.end:
        return False
    if clause.dep_ == "relcl" and span.start <= clause.head.i < span.end < clause.i:
        return True
    alone = span.root.lower_.endswith("s") and not any(of_dep(name, ("conj",)))
    return alone and any(one.dep_ == "det" for one in (*name.children, *span.root.children))


def _member(person: Mention, body: Mention, span: Span) -> Finding:
    return Finding(
        subject=person,
        relation="member_of",
        object=body,
        predicate=span.root,
        rule="party-of-person",
        status=Status.CURRENT,
    )


def _owned(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Nick Clegg's Liberal Democrats", "his Conservative Party", "X's Labour cabinet"."""
    above = span.root.head
    led = span.root.dep_ in ("amod", "compound", "nmod") and above.i == span.end
    led = led and above.lower_ in role_words()["party_groups"]
    for child in (*span.root.children, *(above.children if led else ())):
        if child.dep_ == "poss" and child.i < span.start:
            owner = document.at(child)
            if owner is not None and owner.type is EntityType.PERSON:
                yield _member(owner, body, span)


def _among(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X and others in the Green Party"."""
    link = span.root.head
    others = link.head
    if span.root.dep_ != "pobj" or link.lower_ not in ("in", "of", "from"):
        return
    if others.dep_ == "conj" and others.lower_ in role_words()["others"]:
        first = others.head
        for token in (first, *first.conjuncts):
            person = document.at(token)
            if person is not None and person.type is EntityType.PERSON and token.i < others.i:
                yield _member(person, body, span)


def _said_of(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X is a Republican" and "X became the first Republican governor"."""
    causers = argument_words()["causers"]
    noun = span.root
    while noun.dep_ in ("amod", "compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    copula = noun.head
    if noun.dep_ != "attr" or noun.tag_ not in ("NN", "NNP", "JJ"):
        return
    to_be = copula.lemma_ == "be" and any(one.tag_ == "MD" for one in of_dep(copula, ("aux",)))
    if to_be and not _is_rank(noun):
        return  # but who "will be the top Senate Democrat" is one already
    joins = noun == span.root and any(one.tag_ == "MD" for one in of_dep(copula, ("aux",)))
    joins = joins and not _is_rank(noun)
    if copula.lemma_ in ("be", "become", "remain") and not any(of_dep(copula, ("neg",))):
        above = copula.head
        beaten = is_infinitive(copula) and above.lemma_.lower() not in causers
        # "beat Y to become a Republican senator": who beats is one, unlike in "urged Y to"
        for subject in subjects(above if beaten and any(of_dep(above, ("dobj",))) else copula):
            for person in arguments(document, subject):
                if person.type is EntityType.PERSON:
                    found = _member(person, body, span)
                    found = found if _is_rank(noun) else replace(found, predicate=copula)
                    yield replace(found, status=Status.FUTURE) if joins else found


def _is_rank(noun: Token) -> bool:
    """Tell whether what somebody will be is a rank, and the party is taken for granted.

    "She will be the top Democrat on the panel" is of one who is a Democrat.
    """
    the = any(child.lower_ == "the" for child in noun.children)
    return the and any(
        child.dep_ in ("amod", "nmod", "nummod", "advmod", "compound") for child in noun.lefts
    )


def _from(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read where "X, a Democrat from Ohio" is from, or that "Senator X" sits for it."""
    doc = document.doc
    if span.end + 1 >= len(doc) or doc[span.end].lower_ != "from":
        return
    place = document.at(doc[span.end + 1])
    if place is None or place.type is not EntityType.PLACE:
        return
    first = document.span(person).start
    title = doc[first - 1 : first]
    sits = spelled_out(title) in role_words()["congress"]
    yield Finding(
        subject=person,
        relation="holds_position" if sits else "from_place",
        object=place,
        predicate=span.root,
        rule="seat" if sits else "from-apposition",
        role=title.text if sits else "",
        status=position_status(title, None) if sits else None,
    )


def past_seat(document: Document, at: int, stop: int) -> int:
    """Step over party and seat to the comma behind: "X (D-Ohio), chair of", "X, R-Texas, a".

    Where none follows, nothing is said of the legislator but these.
    """
    doc = document.doc
    opened = at + 1 < stop and document.owner.get(at + 1)
    if not opened or not is_party(document.mentions[opened]) or len(doc[at + 1]) > _LETTER:
        return at
    more = at + 2
    while more < min(stop, at + _SEAT) and doc[more].text not in (",", ")"):
        more += 1
    more += more + 1 < stop and doc[more].text == ")"
    return more if more < stop and doc[more].text == "," else at


_LETTER = 2
"""Characters of a party's letter at most: "D", "R."."""
_SEAT = 8
"""Tokens from the mark before a party's letter to the one behind the seat, most."""
