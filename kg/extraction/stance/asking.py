"""Reads what somebody asks for, promises or charges: "urged X to", "accused X of"."""

from spacy.tokens import Token

from kg.extraction.grammar.speech import words

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def asked(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of what a verb asks for, by token indexes: "X to go", "a ban"."""
    called = verb.lemma_.lower() in words().call
    bounds = _request(verb) or _demand(verb)
    return bounds or (_complement(verb, frozenset(("for",))) if called else None)


def charged(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of "X of a crime" after "accused", "X as late", "X for the flood"."""
    return _complement(verb, frozenset(("of", "as", "to", "for")))


def professed(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of what somebody claims or promises: "claims to have built it"."""
    if verb.tag_ == "VBG":
        return None  # whose it is in "accused him, threatening to leave" is open
    for child in verb.children:
        to = next((one for one in child.children if one.dep_ == "aux"), None)
        if child.dep_ == "xcomp" and child.i > verb.i and to is not None and to.lower_ == "to":
            return child.left_edge.i, _ending(child)
    return None


def _ending(clause: Token) -> int:
    """Return the token after an infinitive, before a finite verb: "to go and left"."""
    for child in clause.children:
        if child.dep_ == "conj" and child.tag_ == "VBD" and not _is_adjective(child):
            joint = next((one for one in clause.children if one.dep_ == "cc"), child)
            return min(joint.i, child.left_edge.i)
    return clause.right_edge.i + 1


def _is_adjective(participle: Token) -> bool:
    """Tell whether "applied" of "basic and applied science" is read as a verb."""
    after = participle.nbor() if participle.i + 1 < len(participle.doc) else None
    return participle.lower_.endswith("ed") and after is not None and after.pos_ == "NOUN"


def _request(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of whom and what a request names: "the West to lift the ban"."""
    target = _target(verb)
    if target is None or target.i < verb.i:
        return None
    for child in (*verb.children, *target.children):
        infinitive = child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and any(
            item.dep_ == "aux" and item.lower_ == "to" for item in child.children
        )
        if infinitive and child.i > target.i - 1:
            return target.left_edge.i, _ending(child)
    return None


def _demand(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of "(that) the ban be lifted" after a verb of request."""
    for child in verb.children:
        if child.dep_ != "ccomp" or child.i < verb.i:
            continue
        be = next((one for one in child.children if one.dep_ in ("aux", "auxpass")), child)
        if mark(child) == "that" or (mark(child) == "" and be.tag_ == "VB"):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _complement(verb: Token, prepositions: frozenset[str]) -> tuple[int, int] | None:
    preposition = words().charge.get(verb.lemma_.lower())
    target = next((one for one in verb.children if one.dep_ == "dobj"), None)
    bare = verb.lemma_.lower() in words().call  # "called for a ban"
    if preposition not in prepositions or (target is None) is not bare:
        return None
    for child in verb.children:
        inner = next((one for one in child.children if one.dep_ in _WHAT), None)
        if child.lower_ == preposition and inner is not None and child.i > verb.i:
            first = target if target is not None else inner
            if first.left_edge.i > verb.i:
                return first.left_edge.i, inner.right_edge.i + 1
    return None


_WHAT = frozenset(("pobj", "pcomp", "amod", "acomp"))


def _target(verb: Token) -> Token | None:
    prepositions = words().call.get(verb.lemma_)
    if prepositions is not None:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in prepositions:
                return next((item for item in child.children if item.dep_ == "pobj"), None)
        return None
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i:
            return child
        if child.dep_ in ("xcomp", "ccomp"):
            subject = next((item for item in child.children if item.dep_ in _SUBJECTS), None)
            if subject is not None and subject.i > verb.i:
                return subject
    return None


def mark(clause: Token) -> str:
    """Return the word that marks a clause, as "that"; "" for none."""
    return next((child.lower_ for child in clause.children if child.dep_ == "mark"), "")


def is_subject(token: Token) -> bool:
    """Tell whether a token is the subject of a clause, "there" and clauses included."""
    return token.dep_ in _SUBJECTS
