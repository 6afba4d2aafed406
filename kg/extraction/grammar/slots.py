"""Finds what fills the slots of a verb in the parse: its subject, its object, a preposition."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import argument_words
from kg.extraction.grammar.forothers import is_advised, is_offered, made_to
from kg.extraction.grammar.headlines import is_filed_from, is_infinitive, is_set_off
from kg.extraction.grammar.relatives import (
    described_by,
    is_deed,
    is_spent,
    relative_objects,
    relative_of,
)
from kg.nlp.parsing.lookups import once

SUBJECT, OBJECT, DATIVE, GIVEN = "subject", "object", "dative", "given"

_ON_OBJECT = frozenset(("to", "with", "for", "at", "from"))
_AT_PLACE, _UPON = frozenset(("at", "in")), frozenset(("atop", "aboard"))
# "launched a crew in a capsule atop a rocket": "atop" hangs on the nearest noun.
_CLAUSAL = ("nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass")
_INHERIT = frozenset(("xcomp", "conj", "advcl"))
_PERCEIVE = frozenset(("see", "have", "get", "want", "need"))
_SAID_OF = frozenset(("ADJ", "NOUN"))
_CALLS = frozenset(("call", "count", "rely", "depend", "prevail"))
# "called on X to ban Y": X is to ban it.
_SAME_SUBJECT = frozenset(("by", "before", "after", "while", "in", "without", "for"))


def slot_tokens(verb: Token, slot: str, noun: Token | None = None) -> Iterator[Token]:
    """Yield the head tokens that fill a slot: "subject", "object" or a preposition.

    Args:
        verb: The verb.
        slot: The slot's name.
        noun: A noun that makes one predicate with the verb ("win a contract from"): what
            hangs on it by the preposition counts too.
    """
    if slot == SUBJECT:
        yield from _agents(verb) if is_passive(verb) else subjects(verb)
    elif slot == OBJECT:
        yield from subjects(verb) if is_passive(verb) else _objects(verb)
    elif slot == DATIVE:
        yield from _receivers(verb)
    elif slot == GIVEN:
        yield from of_dep(verb, ("dobj", "oprd")) if is_passive(verb) else _objects(verb)
    else:
        yield from _preposed(verb, slot)
        if slot in _AT_PLACE and noun is None:
            yield from _where(verb)
        if noun is not None:
            yield from _preposed(noun, slot)
            for worth in of_dep(noun, ("amod",)):  # "a contract worth $9m from X"
                yield from _preposed(worth, slot)
            return
        for child in verb.children:
            if child.dep_ == "dobj" and slot in _ON_OBJECT:
                # "sign a deal with", "sell planes to": the preposition may hang on the object.
                yield from _preposed(child, slot)


def _receivers(verb: Token) -> Iterator[Token]:
    """Yield to whom without "to": "awarded X a contract", "X was awarded a contract"."""
    yield from (
        one for one in of_dep(verb, ("dative",)) if one.pos_ in ("PROPN", "NOUN", "PRON")
    )
    if things := list(of_dep(verb, ("dobj", "oprd"))):
        yield from (*of_dep(verb, ("nsubjpass",)), *things[:-1])  # "handed X a ban"


def _where(verb: Token) -> Iterator[Token]:
    """Yield what "where" stands for: the school in "the school, where she studied"."""
    if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
        yield verb.head


def _preposed(head: Token, slot: str) -> Iterator[Token]:
    if slot in _UPON:
        yield from (
            item
            for child in head.subtree
            if child.lower_ == slot and child.dep_ == "prep" and child.i > head.i
            for item in of_dep(child, ("pobj",))
        )
        return
    if slot == "out of":
        for out in of_dep(head, ("prep", "advmod", "prt")):
            if out.lower_ == "out":
                yield from _preposed(out, "of")
        return
    for child in head.children:
        if child.lower_ != slot or child.i < head.i:
            continue
        if child.dep_ in ("prep", "prt", "agent", "dative"):
            yield from of_dep(child, ("pobj",))
            for item in of_dep(child, ("pcomp",)):
                if any(of_dep(item, ("compound",))):
                    yield item  # "to machine learning" is no clause


@once
def is_passive(verb: Token) -> bool:
    """Tell whether the parse's subject is what the verb is done to."""
    if verb.lower_ == "born" or any(
        child.dep_ in ("nsubjpass", "auxpass") for child in verb.children
    ):
        return True
    if verb.dep_ == "ccomp" and verb.tag_ == "VBN" and verb.head.lemma_.lower() in _PERCEIVE:
        # "will see jets delivered to X": a participle without an auxiliary of its own.
        return not any(of_dep(verb, ("aux",)))
    # A participle after its noun: "a network built by X", "the firm founded in 1990"; before
    # its clause: "Founded by X, Y grew".
    if _fronted(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return True
    return _shares_helper(verb) and is_passive(verb.head)


def _shares_helper(verb: Token) -> bool:
    """Tell whether a participle is joined to another: "was born in X and raised in Y"."""
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and verb.head.tag_ == "VBN"
        and not any(of_dep(verb, ("aux", "auxpass", "nsubj", "nsubjpass", "dobj")))
    )


def _fronted(verb: Token) -> bool:
    """Tell whether a participle without helpers opens a clause: "Born in Leeds, she sang"."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBN"
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.i < verb.head.i
        and not any(of_dep(verb, ("aux", "auxpass", "nsubj", "nsubjpass", "dobj", "mark")))
    )


def subjects(verb: Token) -> Iterator[Token]:
    """Yield the subjects of a verb in the parse, its own or those it takes from above."""
    own = list(of_dep(verb, ("nsubj", "nsubjpass"))) or list(_run_together(verb))
    if own:
        if len(own) > 1 and (own[-1].left_edge.tag_ == "WP$" or is_filed_from(own[0])):
            own = own[-1:]  # "X, whose arm Y flies Z", "PORT HARCOURT, Nigeria Police use"
        for token in own:
            if token.lower_ == "co" and verb.nbor(-1).text == "-":
                yield from of_dep(token, ("nsubj", "nsubjpass"))  # "X co-founded Y"
            elif token.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
                yield relative_of(token, verb.head)
            else:
                yield token
    else:
        yield from _inherited(verb)


def _run_together(verb: Token) -> Iterator[Token]:
    """Yield the subject of a present tense that parsers read as a compound: "A court fines X".

    "court fines" could be a noun, and the parse keeps that shape where the tag says better.
    """
    if verb.tag_ == "VBZ" and verb.i > 0 and not any(of_dep(verb, _CLAUSAL)):
        before = verb.nbor(-1)
        while before.dep_ == "conj" and before.head.i < before.i:
            before = before.head
        if before.head == verb and before.dep_ in ("compound", "nmod"):
            yield before


def _inherited(verb: Token) -> Iterator[Token]:
    """Yield the subjects that a verb without its own takes from above."""
    opening = verb.left_edge
    if verb.dep_ == "acl" and opening.text == "(" and opening.i > verb.head.i:
        yield opening.nbor(-1)  # "players like X, Y and Z (bought by W)"
    elif verb.dep_ == "acl" or (verb.dep_ == "relcl" and is_infinitive(verb)):
        yield from _of_noun(verb)  # "the first airline to order": the parser says either
    elif verb.dep_ in ("parataxis", "dep") and verb.tag_ == "VBN":
        yield verb.head  # "X (born 1815 in Y)"
    elif (own := _last_of_list(verb)) is not None:
        yield own
    elif (let := made_to(verb)) is not None:
        yield from subjects(let)
    elif verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        yield from _by_doing(verb)  # "retaliated by firing": who retaliated fires
    elif verb.dep_ in _INHERIT and verb.head.pos_ in ("VERB", "AUX") and not _is_clause(verb):
        # A verb without a subject has that of the verb above ("plans to buy", "came and saw"),
        # but "asked X to buy" has its object.
        causes = verb.head.lemma_.lower() in argument_words()["causers"]
        asked = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and causes and not _fronted(verb))
        asked = asked and verb.head.lemma_.lower() not in argument_words()["winners"]
        objects = list(of_dep(verb.head, ("dobj",))) if asked else []
        objects = relative_objects(verb) or objects or _called_on(verb)
        if not is_advised(verb):
            yield from _shared_subjects(verb, objects)
    elif verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        yield from subjects(verb.head.head)  # "will be willing to fund"


def _by_doing(verb: Token) -> Iterator[Token]:
    """Yield who does what a preposition leads to: "retaliated by", "fined X for"."""
    link, above = verb.head, verb.head.head
    if link.lower_ not in _SAME_SUBJECT or above.pos_ not in ("VERB", "AUX"):
        return
    judged = link.lower_ == "for" and not is_passive(above)
    if judged and above.lemma_.lower() in argument_words()["judging"]:
        yield from of_dep(above, ("dobj",))  # "fined X for selling": X sold
    elif not (judged and is_offered(above)):
        yield from subjects(above)


def _called_on(verb: Token) -> list[Token]:
    """Return X of "called on X to act", "looks to X to act" and "pleaded for X to act"."""
    above, lemma = verb.head, verb.head.lemma_.lower()
    if not is_infinitive(verb):
        return []
    found: list[Token] = []
    if lemma in _CALLS:
        found = [*_preposed(above, "on"), *_preposed(above, "upon")]
    elif lemma == "look":
        found = list(_preposed(above, "to"))
    if not found and lemma in argument_words()["pleaders"]:
        found = [one for one in _preposed(above, "for") if one.i < verb.i]
    return found


def _shared_subjects(verb: Token, objects: list[Token]) -> Iterator[Token]:
    """Yield the subjects of the verb above, or the objects that are asked to do it."""
    above = _above_infinitive(verb)
    if above != verb.head:
        yield from subjects(above)
    elif not _changes_voice(verb):
        yield from objects or subjects(above)


def _changes_voice(verb: Token) -> bool:
    """Tell whether of two joined verbs one is passive, and the second has no tense."""
    joined = verb.dep_ == "conj" and not _finite(verb)
    return joined and is_passive(verb.head) != is_passive(verb)


def _above_infinitive(verb: Token) -> Token:
    """Return the verb that one with a tense is joined to: "X asked Y to stay and left".

    Parsers join "left" to the infinitive that is nearer.
    """
    above = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and above.tag_ in ("VBD", "VBZ", "VBP"):
        seen = [one for one in of_dep(above, ("ccomp",)) if one.tag_ == "VBG"]
        return seen[0] if seen else above  # "X saw Y waiting and using Z"
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return above
    while is_infinitive(above) and above.dep_ in ("xcomp", "conj", "advcl", "ccomp"):
        above = above.head.head if above.head.dep_ == "acomp" else above.head
    return above if above.pos_ in ("VERB", "AUX") else verb.head


def _last_of_list(verb: Token) -> Token | None:
    """Return Y of "X will supply A, Y will build B", which parsers list with A.

    Nothing but an "and" or a comma parts a verb from the one that it is joined to.
    """
    first = verb.left_edge
    if verb.dep_ != "conj" or first.i == 0 or first.tag_ not in ("MD", "VBZ", "VBP", "VBD"):
        return None
    before = first.nbor(-1)
    return before if before.dep_ == "conj" and before.pos_ in ("PROPN", "NOUN") else None


def _finite(verb: Token) -> bool:
    """Tell whether an active verb has a tense of its own: "is owned by X and has plants".

    A past tense looks like a participle; whoever was born did it: "was born in X and studied
    law".
    """
    past = verb.tag_ == "VBD" and verb.head.lower_ == "born" and any(of_dep(verb, ("dobj",)))
    return (past or verb.tag_ in ("VBZ", "VBP")) and not is_passive(verb)


def _of_noun(verb: Token) -> Iterator[Token]:
    """Yield who does what a noun's infinitive names: X in "X announced plans to buy"."""
    noun = verb.head if verb.tag_ != "VBN" else described_by(verb.head)
    if (verb.lower_ == "using" and is_deed(noun)) or is_spent(verb):
        yield from subjects(noun.head)  # "carried out the attack using drones"
        return
    if is_infinitive(verb) and noun.pos_ == "PROPN" and is_set_off(verb):
        return  # "outbid X, the favourite, to buy Y"
    lists, lemma = argument_words(), noun.lemma_.lower()
    talks = lemma in lists["talks"] and noun.head.lower_ == "in"
    if not is_infinitive(verb) or not (talks or lemma in lists["intents"]):
        yield noun
        yield from _called(noun)
        return
    owners = [*of_dep(noun, ("poss",)), *_preposed(noun, "of")]  # "X's refusal", "of X"
    if owners:
        yield from owners
        return
    above = noun.head
    if above.lemma_.lower() in argument_words()["givers"]:
        yield from _receivers(above)  # "awarded X a contract to build"
        yield from _preposed(above, "to")
        return
    words = argument_words()
    if noun.lemma_.lower() in words["answered"] and above.lemma_.lower() in words["answers"]:
        return  # "denied a request to land"
    if noun.dep_ == "pobj" and above.head.pos_ == "VERB" and above.lower_ in ("for", "of"):
        above = above.head  # "beat Y to a contract", "bid for the right to build"
    elif noun.dep_ == "pobj" and above.head.lemma_ == "be" and above.lower_ == "in":
        yield from subjects(above.head)  # "is in talks to buy"
    if above.pos_ == "VERB" and not (noun.dep_ == "nsubjpass" or is_passive(above)):
        yield from subjects(above)


def _called(noun: Token) -> Iterator[Token]:
    """Yield X of "X is a family of jets built by Y", which says of X what it says of jets."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        whole = noun.head.head
        noun = whole if whole.lemma_.lower() in argument_words()["amounts"] else noun
    copula = noun.head
    if noun.dep_ == "attr" and copula.lemma_ == "be" and not any(of_dep(copula, ("neg",))):
        yield from of_dep(copula, ("nsubj",))


def _is_clause(verb: Token) -> bool:
    return verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VB") and not _fronted(verb)


def _objects(verb: Token) -> Iterator[Token]:
    for token in of_dep(verb, ("dobj", "obj")):
        clause = _clause_of(verb) if token.tag_ in ("WP", "WDT") else None
        yield token if clause is None else clause.head  # "the firm, which Google acquired"
        if token.lemma_.lower() in argument_words()["money"]:
            yield from of_dep(token, ("nmod",))  # "fines Google 4 billion euros" misread
    for token in of_dep(verb, ("dative",)):
        if token.pos_ in ("PROPN", "NOUN"):
            yield token  # "fined Google 4 billion euros"
    yield from _judged(verb)
    if any(_run_together(verb)) or not any(of_dep(verb, ("dobj", "obj", "ccomp", "xcomp"))):
        others = of_dep(verb, ("appos", "npadvmod"))
        yield from (token for token in others if _is_after(token, verb))
    if verb.tag_ == "VBZ" and verb.dep_ == "compound" and verb.head.i > verb.i:
        yield verb.head  # "police arrests Ada Lovelace" misread as one name
    if (
        verb.dep_ == "relcl"
        and not any(of_dep(verb, ("dobj", "obj")))
        and (_gap(verb) and verb.head.pos_ in ("NOUN", "PROPN"))
    ):
        yield verb.head  # "the clock he made"


def _is_after(name: Token, verb: Token) -> bool:
    """Tell whether a name after a verb is its object, which no verb has as an apposition.

    "A court sentences former minister X": what says when ("Monday") is no name of anybody.
    """
    named = name.pos_ == "PROPN" or name.dep_ == "appos"
    return name.i > verb.i and named and name.ent_type_ not in _WHEN


_WHEN = frozenset(("DATE", "TIME"))


def _judged(verb: Token) -> Iterator[Token]:
    """Yield X of "found X guilty", "declared X an agent": a clause of its own to the parse."""
    if verb.lemma_.lower() in argument_words()["judged"]:
        for child in of_dep(verb, ("ccomp",)):
            if child.pos_ in _SAID_OF and not any(of_dep(child, ("mark", "aux", "neg"))):
                yield from of_dep(child, ("nsubj",))


def _clause_of(verb: Token) -> Token | None:
    """Return the verb whose relative clause it is: "agreed" in "which X agreed to buy"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def _gap(verb: Token) -> bool:
    """Tell whether a relative clause lacks its object: "he made", "which Airbus launched"."""
    subject = next(of_dep(verb, ("nsubj",)), None)
    return subject is not None and subject.tag_ not in ("WP", "WDT")


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent":
            yield from of_dep(child, ("pobj",))
        elif child.dep_ == "prep" and child.lower_ == "from":
            for deed in of_dep(child, ("pcomp",)):  # "was barred from voting by X"
                done = is_passive(deed) or deed.tag_ != "VBG"
                for link in () if done else of_dep(deed, ("prep", "agent")):
                    yield from of_dep(link, ("pobj",)) if link.lower_ == "by" else ()


def of_dep(token: Token, deps: tuple[str, ...]) -> Iterator[Token]:
    """Yield the children of a token that hang on it in one of some ways."""
    for child in token.children:
        if child.dep_ in deps:
            yield child
