"""Reads who gives up a post, loses it or is succeeded in it where the sentence gives it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extraction.grammar.relatives import who_above
from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.grammar.slots import is_passive, of_dep
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.parties.parties import is_party
from kg.extraction.stance.stance import stance
from kg.extraction.status.removed import is_removed
from kg.model import EntityType, Fact, Mention, MentionKind, Stance
from kg.nlp import Document

Post = tuple[str, str, str]
"""Names of who holds what where: subject, role, object."""


def post_of(fact: Fact[Mention]) -> Post:
    """Return the post that a fact gives somebody; "President" and "president" are one."""
    return fact.subject.name, fact.role.lower(), fact.object.name


def left(document: Document, facts: Iterable[Fact[Mention]]) -> set[Post]:
    """Return the posts that a sentence gives to somebody who leaves them in it.

    On annotated texts 28 of 28 posts of who "resigns" in a main clause are former ones.
    """
    return {
        post_of(fact)
        for fact in facts
        if fact.role or (fact.relation == "member_of" and not is_party(fact.object))
        for token in _subjects(document, fact)
        if (is_removed(token) and (token.dep_ != "pobj" or _is_done(token.head.head)))
        or _is_followed(token, fact.role)
        or _is_taken_over_from(token, fact.role)
        or _is_term_over(token)
        or _is_replaced(token, fact.role)
        or any(_is_left(document, verb, fact) for verb in _verbs(token))
    } | {post_of(fact) for fact in facts if fact.role and _is_left_later(document, fact)}


def _is_left_later(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the next sentences say that somebody leaves: "In May, he resigned."."""
    end = fact.evidence[0].end
    last, told = end, 0
    for sent in document.doc.sents:
        if sent.start_char >= end and told < _NEXT_SENTENCES:
            last, told = sent.end_char, told + (len(sent.text.strip()) > 0)
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if not end <= mention.start < last or mention.name != fact.subject.name:
            continue
        verb = span.root.head
        if span.root.dep_ != "nsubj" or _names_other(document, verb, fact):
            continue
        if _is_left(document, verb, fact) or _was_leaving(verb):
            return True
    return False


_NEXT_SENTENCES = 2


def _names_other(document: Document, verb: Token, fact: Fact[Mention]) -> bool:
    """Tell whether another body stands by a verb, which may be the one that is left."""
    said = (document.at(one) for one in verb.subtree)
    return any(
        one is not None and one.type is EntityType.INSTITUTION and one.name != fact.object.name
        for one in said
    )


def _was_leaving(verb: Token) -> bool:
    """Tell whether a story tells that somebody left: "it announced that X was retiring"."""
    helpers = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    told = verb.tag_ == "VBG" and "was" in helpers and verb.lemma_ in stance_words().leaving
    plain = not any(one.dep_ in ("dobj", "prep", "npadvmod", "neg") for one in verb.children)
    return told and plain and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD"


def _verbs(name: Token) -> Iterator[Token]:
    """Yield the verbs that say what somebody does: also that of "X, who resigned on Monday"."""
    made = name.dep_ == "nsubjpass" and (_forced(name.head) is not None or _is_out(name.head))
    if name.dep_ == "nsubj" or made:
        yield name.head
    # and "X, an official who has since left", which the parse may hang on the official's body
    titles = [one for one in name.children if one.dep_ == "appos" and one.pos_ == "NOUN"]
    bodies = [one for title in titles for one in title.subtree if who_above(one) == name]
    for noun in (name, *titles, *bodies):
        for clause in noun.children:
            if clause.dep_ == "relcl" and any(
                one.lower_ == "who" for one in of_dep(clause, ("nsubj", "nsubjpass"))
            ):
                yield clause


def _forced(verb: Token) -> Token | None:
    """Return what somebody was made to do: "was forced to resign", or None."""
    if verb.lemma_.lower() not in _FORCING or not is_passive(verb):
        return None
    return next((one for one in verb.children if one.dep_ == "xcomp"), None)


_FORCING = frozenset({"force", "compel", "oblige"})


def _is_out(verb: Token) -> bool:
    """Tell whether somebody loses a post against his will: "was forced out as chairman"."""
    if not is_passive(verb):
        return False
    lemma, lists = verb.lemma_.lower(), role_words()
    out = any(child.lower_ == "out" for child in verb.children)
    return lemma in lists["removing_verbs"] or (out and lemma in lists["ousting_verbs"])


def _is_replaced(token: Token, role: str) -> bool:
    """Tell whether somebody gives way to another: "Minister X was replaced by Y".

    A player whom another one replaces keeps his place in the team.
    """
    verb, lists = token.head, role_words()
    if token.dep_ != "nsubjpass" or verb.lemma_.lower() not in lists["followed_by"]:
        return False
    if not role or role.lower().rpartition(" ")[2] in lists["team"] - {"coach"}:
        return False
    by = [one for one in verb.children if one.lower_ == "by"]
    somebody = any(
        one.dep_ == "pobj" and one.ent_type_ == "PERSON" for link in by for one in link.children
    )
    told = stance(verb) in (Stance.ASSERTED, Stance.REPORTED)
    return somebody and told and _is_as(verb, role)


def is_handed_over(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether another one has the post of who only acts: "takes over from interim X"."""
    return any(
        _is_taken_over_from(token, fact.role) or _is_succeeded(token)
        for token in _subjects(document, fact)
    )


def _is_succeeded(name: Token) -> bool:
    """Tell whether somebody took the place of a name: "was sworn in, succeeding acting X"."""
    verb = name.head
    took = name.dep_ == "dobj" and verb.lemma_.lower() in ("succeed", "replace")
    return took and stance(verb) in (Stance.ASSERTED, Stance.REPORTED)


def _subjects(document: Document, fact: Fact[Mention]) -> Iterator[Token]:
    """Yield the names of a fact's subject in its sentence and the first name of their lists.

    In "Prime minister X resigns" the parse hangs the name on the title. A pronoun is another
    matter: "Y appoints X, who resigned last week, as minister".
    """
    evidence = fact.evidence[0]
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.start >= evidence.end:
            return
        if mention.start < evidence.start or mention.name != fact.subject.name:
            continue
        own = (mention.start, mention.end) == evidence.subject
        if not own and mention.kind is not MentionKind.NAME:
            continue
        token = span.root
        yield token
        while token.dep_ == "conj" or _is_listed(document, token) or _is_titled(token):
            token = token.head
            yield token
        above = token.head.head  # "his successor as chairman, X, was"
        if token.head.lower_ == "as" and above.lemma_.lower() in _NEXT:
            yield above


_NEXT = frozenset({"successor", "predecessor", "replacement"})
"""Nouns for who had a post before or after another one."""


def _is_titled(name: Token) -> bool:
    """Tell whether a name hangs on the title before it: "the head of the Bank X".

    After the title itself a comma may stand: "its chief executive, X, resigned".
    """
    noun = name.head
    between = name.doc[noun.i + 1 : name.left_edge.i]
    before = name.dep_ == "appos" and noun.pos_ == "NOUN" and noun.i < name.left_edge.i
    own = between.text == "," and is_head(noun)
    return before and (own or not any(one.is_punct for one in between))


def _is_listed(document: Document, token: Token) -> bool:
    """Tell whether the parse takes the next one of a list for the same: "chair X, head Y"."""
    names = [document.at(one) for one in (token, token.head)]
    persons = [one.name for one in names if one is not None and one.type is EntityType.PERSON]
    return token.dep_ == "appos" and len(set(persons)) == len(names)


def _is_done(act: Token) -> bool:
    """Tell whether somebody left: "led to the resignation of X", no "calls for" or "will"."""
    above = next((one for one in act.ancestors if one.pos_ in ("VERB", "AUX")), None)
    finite = above is not None and above.tag_ in _FINITE
    noun = any(one.pos_ == "NOUN" for one in act.ancestors)
    return finite and not noun and stance(act) is Stance.ASSERTED


def _is_left(document: Document, verb: Token, fact: Fact[Mention]) -> bool:
    """Tell whether a verb says that somebody leaves a fact's post, and no other thing."""
    words, done = stance_words(), verb
    verb = _forced(verb) or verb
    lemma = verb.lemma_.lower()
    particles = {child.lower_ for child in verb.children}
    down = lemma in words.down and "down" in particles  # who steps aside may come back
    gives_up = lemma in words.giving and any(
        child.dep_ == "dobj" and child.lower_ == "resignation" for child in verb.children
    )
    parts = lemma == "leave" and any(
        child.dep_ == "dobj" and child.lemma_.lower() in words.firms for child in verb.children
    )
    loses = lemma == "lose" and any(
        child.dep_ == "dobj" and child.lower_ in words.left - words.firms
        for child in verb.children
    )
    parts = parts or loses or _is_off(verb) or _is_out(verb)
    if not (down or gives_up or parts or lemma in words.leaving):
        return False
    if not _is_as(verb, fact.role) or _is_before_next(verb, fact):
        return False  # "resigns as trustee"
    alone = verb.dep_ == "ROOT" and not any(child.dep_ == "aux" for child in verb.children)
    if not (alone or done.tag_ in _FINITE) or _is_told(done) or _is_due(done):
        return False
    for child in verb.children:
        what = [child] if child.dep_ == "dobj" else []
        what += child.children if child.lower_ == "from" else []
        for one in what:
            body = document.at(one)
            is_where = body is not None and body.name == fact.object.name
            if not (is_where or gives_up) and one.lemma_.lower() not in words.left:
                return False
    return stance(done) in (Stance.ASSERTED, Stance.REPORTED)


def _is_before_next(verb: Token, fact: Fact[Mention]) -> bool:
    """Tell whether a post is the one that somebody left another for: "resigned and became"."""
    noun = fact.role.lower().partition(" of ")[0].rpartition(" ")[2]
    return any(
        one.dep_ == "conj"
        and one.lemma_ in ("become", "join")
        and any(token.lower_ == noun for token in one.subtree)
        for one in verb.children
    )


def _is_due(verb: Token) -> bool:
    """Tell whether a present tense is of what is to come: "who steps down next month"."""
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    return any(token.lower_ in ("next", "tomorrow") for token in verb.subtree)


def _is_off(verb: Token) -> bool:
    """Tell whether who leaves goes on to a thing of their own: "left to form a startup"."""
    if verb.lemma_.lower() not in ("leave", "depart") or verb.tag_ not in _FINITE:
        return False
    if any(child.dep_ in ("dobj", "prep") for child in verb.children):
        return False
    return any(
        child.dep_ in ("xcomp", "advcl") and child.lemma_.lower() in stance_words().departing
        for child in verb.children
    )


def _is_as(verb: Token, role: str) -> bool:
    """Tell whether a verb names no post with "as", or the one of a role."""
    posts = [
        one.lower_
        for child in verb.children
        if child.lower_ == "as"
        for one in child.children
        if one.dep_ == "pobj"
    ]
    return not posts or role.lower().partition(" of ")[0].rpartition(" ")[2] in posts


def _is_term_over(token: Token) -> bool:
    """Tell whether what ends is somebody's time in office: "the term of X ends"."""
    words = stance_words()
    term = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head
    verb = term.head
    own = token.dep_ in ("pobj", "poss") and term.lemma_.lower() in words.terms
    if any(child.dep_ == "mark" for child in verb.children):
        return False  # "until her term ends"
    ended = verb.lemma_.lower() in words.ends and term.dep_ in ("nsubj", "dobj")
    return own and ended and stance(verb) is Stance.ASSERTED


def _is_followed(token: Token, role: str) -> bool:
    """Tell whether another one has somebody's post now: "Y succeeds X as minister"."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in role_words()["followed_by"]:
        return False
    same = bool(role) and _is_as(verb, role)
    return same and stance(verb) in (Stance.ASSERTED, Stance.REPORTED)


def _is_taken_over_from(token: Token, role: str) -> bool:
    """Tell whether another one has the post before a name now: "takes over from boss X".

    With the post a team's boss leaves the team too.
    """
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "from" or verb.lemma_.lower() != "take":
        return False
    title = {one.lower_ for one in token.doc[token.left_edge.i : token.i]}
    own = (
        role.lower().rpartition(" ")[2] in title
        if role
        else bool(title & role_words()["heads"])
    )
    over = any(child.lower_ == "over" for child in verb.children)
    told = stance(verb) in (Stance.ASSERTED, Stance.REPORTED)
    return own and over and told and _is_as(verb, role)


def _is_told(verb: Token) -> bool:
    """Tell whether one person is told to do something: '"Minister X resign," they shouted'."""
    several = any(
        child.dep_ == "nsubj" and (child.tag_ in ("NNS", "NNPS") or any(child.conjuncts))
        for child in verb.children
    )
    return verb.tag_ in ("VB", "VBP") and not several


_FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN"})
