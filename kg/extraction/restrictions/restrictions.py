"""Reads who restricts what by nouns: "sanctions on Y", "rules that limit T", "a blacklist"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, Finding, argument_words, arguments
from kg.extraction.grammar.phrases import fine_after, linked, noun_words, preposed
from kg.extraction.grammar.slots import is_passive, of_dep, slot_tokens
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.restrictions.barring import barred
from kg.extraction.restrictions.blacklists import is_blacklist
from kg.extraction.restrictions.borne import borne
from kg.extraction.restrictions.courts import is_judge
from kg.extraction.restrictions.custody import custody
from kg.extraction.restrictions.forces import forces
from kg.extraction.restrictions.laws import is_rules_own, laws
from kg.extraction.restrictions.presents import presents
from kg.extraction.restrictions.raids import raids
from kg.extraction.restrictions.reach import crossed, inside, through, whom
from kg.extraction.restrictions.warrants import is_summons, issues, summoned
from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.references.anaphora import anaphora


def restrictions(document: Document) -> Iterator[Finding]:
    """Yield the restrictions that nouns, and verbs with a clause, say."""
    for token in document.of_pos("PROPN", "VERB", "NOUN"):
        if token.pos_ == "PROPN" and token.dep_ in ("dobj", "nsubjpass"):
            yield from _restrictions(document, token)
        elif token.pos_ == "VERB":
            yield from barred(document, token)
            yield from borne(document, token)
            yield from forces(document, token)
        elif token.pos_ == "NOUN":
            yield from _restrictions(document, token)
            yield from _bans(document, token)
            yield from laws(document, token)
            yield from custody(document, token)
            yield from raids(document, token)
            yield from presents(document, token)


def _restrictions(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "limit China's access to T", "impose sanctions on Y", "file a suit against Y"."""
    verb = _verb_of(noun)
    if verb is None or (verb.pos_ not in ("VERB", "AUX") and issues(verb) is None):
        return
    targets = _restricted(document, noun, verb)
    if not targets:
        return
    agents = [
        mention
        for token in (*_doers(verb), *_listed_by(noun, verb))
        for mention in (*arguments(document, token), *_led_by(document, token))
        if mention.type in ACTORS
    ]
    if noun.lower_ in noun_words()["crossings"] | noun_words()["supplies"]:
        agents = [one for one in agents if _has_law(one)]
    wares = _is_sanction(noun) or noun.lower_ in noun_words()["crossings"]
    word = _stated_by(noun, verb)
    for agent in agents:
        for target in targets:
            for object_ in whom(document, target, wares=wares):
                yield from linked(agent, "restricts", object_, word, "restriction")


def _stated_by(noun: Token, verb: Token) -> Token:
    """Return the word that says how things stand with a restriction.

    To halt exports is to restrict them: of the noun alone "halt" would deny it. "Whether it
    withheld aid" asks by the verb, but what "rules to limit access" are for comes true.
    """
    lists, lemma = noun_words(), verb.lemma_.lower()
    aimed = verb.tag_ == "VB" and (verb.dep_ == "advcl" or _is_rules(verb))
    itself = lemma in lists["access_verbs"] and not aimed
    return verb if itself or lemma in lists["ending_verbs"] else noun


def _is_rules(verb: Token) -> bool:
    """Tell whether a verb says what something is for, and no plan: "rules to limit access"."""
    return verb.dep_ == "acl" and stance_words().nouns.get(verb.head.lemma_) is None


def _verb_of(noun: Token) -> Token | None:
    """Return the verb whose object a noun is, also in a list or "a set of tariffs"."""
    first = noun
    while first.head != first:
        listed = first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN")
        if listed or (first.dep_ == "appos" and first.head.lemma_ == first.lemma_):
            first = first.head  # "a tariff on A, a tariff on B and one on C"
        elif first.dep_ == "pobj" and _counts(first.head):
            first = first.head.head
        else:
            break
    if first.dep_ in ("dobj", "nsubjpass"):
        return first.head
    ways = {"for": "asking_verbs", "with": "answering_verbs"}
    way = ways.get(first.head.lower_) if first.dep_ == "pobj" else None
    verb = first.head.head
    if way is None:
        return verb if first.dep_ == "pobj" and _is_sum_in(first) else None
    back = verb.lemma_ == "hit" and any(child.lower_ == "back" for child in verb.children)
    return verb if back or verb.lemma_.lower() in noun_words()[way] else None


def _is_sum_in(noun: Token) -> bool:
    """Tell whether a sum of money stands before: "froze $2bn in grants to X"."""
    link = noun.head
    sums = (*of_dep(link.head, ("dobj", "nsubjpass")),)
    return link.lower_ == "in" and any(one.ent_type_ == "MONEY" for one in sums)


def _counts(link: Token) -> bool:
    kinds = argument_words()["amounts"] | noun_words()["sanction_kinds"]
    return link.lower_ == "of" and link.head.lemma_.lower() in kinds


def _is_sanction(noun: Token) -> bool:
    """Tell whether a noun is a sanction, or of a kind of them: "tariffs", "tariff rates"."""
    lists = noun_words()
    return fine_after(noun).lower_ in lists["sanctions"] or (
        noun.lemma_.lower() in lists["sanction_kinds"]
        and any(
            child.dep_ == "compound" and child.lower_ in lists["sanctions"]
            for child in noun.children
        )
    )


def _has_law(agent: Mention) -> bool:
    """Tell whether somebody may keep others out: an airline that halts flights does not."""
    return agent.type is not EntityType.INSTITUTION or not anaphora().public.isdisjoint(
        agent.name.lower().split()
    )


def _doers(verb: Token) -> Iterator[Token]:
    """Yield who does what a verb says, also by a rule: "signed an order imposing tariffs"."""
    lists, rule = noun_words(), verb.head
    if (issuing := issues(verb)) is not None:
        yield issuing.nbor(-1)
    elif (
        verb.dep_ in ("acl", "relcl")
        and rule.lemma_.lower() in lists["laws"]
        and rule.dep_ in ("dobj", "nsubjpass")
        and rule.head.lemma_.lower() in lists["law_verbs"]
        and is_rules_own(verb, lists["sanction_verbs"])
    ):
        yield from slot_tokens(rule.head, "subject")
    else:
        yield from slot_tokens(verb, "subject")


def _listed_by(noun: Token, verb: Token) -> Iterator[Token]:
    """Yield X of "was put on a blacklist by X", where parsers hang X on the list."""
    if noun.dep_ == "nsubjpass" and verb.lemma_.lower() in noun_words()["blacklist_verbs"]:
        for place in preposed(verb, "to", "on"):
            yield from preposed(place, "by")


def _bans(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "U.S. sanctions on Iran", "Apple's lawsuit against Y", "a ban by X on Y"."""
    lists, fine = noun_words(), fine_after(noun)
    name = next((name for name in _AGAINST if fine.lower_ in lists[name]), None)
    if name is None or _is_over(noun) or (name == "warrants" and _is_issued(noun)):
        return
    at_noun = dict.fromkeys((noun, fine))
    said = [one for word in at_noun for one in preposed(word, *_AGAINST[name])]
    said += _blockaded(noun)
    on = [inner for at in said for inner in through(document, at)]
    targets = [(fine, target) for target in (*on, *_subject_to(noun))]
    targets += _hit_by_which(noun)
    targets += [(noun.head if noun.dep_ == "nsubj" else noun, one) for one in _hit(noun)]
    agents = [
        mention
        for child in _before(noun)
        if child.dep_ in ("poss", "compound", "amod", "nmod")
        and (mention := document.at(child)) is not None
        and mention.type in ACTORS
    ]
    filed = [child for child in noun.children if child.dep_ == "acl"]
    told = [child for child in noun.children if child.dep_ == "relcl" and _imposes(child)]
    agents += [
        one
        for verb in told
        for token in slot_tokens(verb, "subject")
        for one in arguments(document, token)
    ]
    filed += told
    # "a suit filed by X against Y", "sanctions imposed by X on Y", "curbs that X put on Y"
    deeds = [target for one in filed for target in preposed(one, *_AGAINST[name])]
    targets += [(noun, inner) for target in deeds for inner in through(document, target)]
    by = [token for at in (*at_noun, *filed) for token in preposed(at, "by")]
    if name == "warrants":  # "a warrant from X"
        by += [token for token in preposed(noun, "from") if token.head.i == noun.i + 1]
    agents += [one for token in by for one in arguments(document, token)]
    if name == "lawsuits":  # "the court's case against X" is somebody else's
        agents = [one for one in agents if not is_judge(document, one)]
    for agent in agents:
        for word, target in targets:
            for object_ in whom(document, target, wares=name == "sanctions"):
                yield from linked(agent, "restricts", object_, word, "restriction")


def _is_issued(warrant: Token) -> bool:
    """Tell whether a verb issues it, whose subject is by whom: "issued an Interpol warrant"."""
    verb = _verb_of(warrant)
    return verb is not None and verb.lemma_.lower() in noun_words()["summons_verbs"]


_AGAINST = {
    "sanctions": ("on", "against"),
    "lawsuits": ("against",),
    "warrants": ("against", "for"),
}
"""Lists of nouns -> prepositions to whom they hit."""


def _before(noun: Token) -> Iterator[Token]:
    """Yield what stands before a noun, or before a noun of it: "an ICC arrest warrant"."""
    for child in noun.lefts:
        yield child
        if child.dep_ == "compound":
            yield from of_dep(child, ("compound", "nmod"))


def _is_over(noun: Token) -> bool:
    """Tell whether a ban is no more: "ended its ban on X", "the lifting of sanctions on X"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "of":
        return verb.head.lemma_.lower() in noun_words()["endings"]
    if noun.dep_ not in ("dobj", "nsubjpass") or _is_to_come(verb):
        return False
    lemma = verb.lemma_.lower()
    dropped = lemma in ("drop", "withdraw", "dismiss", "deny", "reject")
    return lemma in ("end", "terminate") or (dropped and noun.lower_ in ("charges", "case"))


def _imposes(verb: Token) -> bool:
    lists, lemma = noun_words(), verb.lemma_.lower()
    return lemma in lists["sanction_verbs"] or lemma in lists["lawsuit_verbs"]


def _hit_by_which(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the verb and whom a ban hits in a clause of its own: "a ban, which covers X"."""
    for verb in noun.children:
        if (
            verb.dep_ == "relcl"
            and verb.lemma_.lower() in noun_words()["hit_verbs"]
            and any(child.dep_ == "nsubj" and child.tag_ == "WDT" for child in verb.children)
        ):
            for target in slot_tokens(verb, "object"):
                yield verb, target


def _hit(noun: Token) -> Iterator[Token]:
    """Yield whom a ban hits: "sanctions hit X", "X is covered by the ban"."""
    verbs = noun_words()["hit_verbs"]
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in verbs:
        yield from slot_tokens(noun.head, "object")
    elif (
        noun.dep_ == "pobj"
        and noun.head.dep_ == "agent"
        and noun.head.head.lemma_.lower() in verbs
    ):
        yield from slot_tokens(noun.head.head, "object")


def _restricted(document: Document, noun: Token, verb: Token) -> list[Token]:
    """Return whom or what a verb and its object restrict; empty where they do not."""
    lists, lower, lemma = noun_words(), noun.lower_, verb.lemma_.lower()
    deed = lower in lists["deeds"] and lemma in lists["deed_verbs"]
    if deed or (lower in lists["access"] and lemma in lists["access_verbs"]):
        return list(_cut_off(document, noun, verb))
    if lower in lists["takeovers"] and lemma in lists["takeover_verbs"]:
        return [child for child in noun.children if child.dep_ == "poss"]
    if lower in lists["crossings"] and lemma in lists["crossing_verbs"]:
        return list(crossed(document, noun))
    lifted = lemma in lists["lifting_verbs"] and _is_to_come(verb)
    if _is_sanction(noun) and (lifted or lemma in lists["sanction_verbs"] | {"hit"}):
        return [one for target in _sanctioned(noun, verb) for one in through(document, target)]
    issued = lemma in lists["summons_verbs"] or issues(verb) is not None
    if issued and is_summons(noun):
        return summoned(document, noun, verb)
    if lower in lists["lawsuits"] and lemma in lists["lawsuit_verbs"]:
        accused = [
            one
            for clause in of_dep(noun, ("acl",))
            if clause.tag_ == "VBG" and clause.lemma_.lower() in lists["suing"]
            for one in slot_tokens(clause, "object")
        ]
        return [*preposed(noun, "against"), *preposed(verb, "against"), *accused]
    if lemma in lists["blacklist_verbs"]:
        places = (*preposed(verb, "to", "on"), *preposed(noun, "to", "on"))
        if any(is_blacklist(place) for place in places):
            return [noun]
    return []


def _cut_off(document: Document, noun: Token, verb: Token) -> Iterator[Token]:
    """Yield X and T of "limited X's access to T"; a service by name goes on for others."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    yield from owners
    links = ("to", "of", "from") if noun.lower_ in ("imports", "import") else ("to", "of")
    for target in (*preposed(noun, *links), *preposed(verb, "to")):
        if not (owners and noun.lower_ == "access" and target.pos_ == "PROPN"):
            yield from through(document, target)
            yield from inside(document, target)


def _is_to_come(verb: Token) -> bool:
    """Tell whether a deed is not done yet: "will lift", "unless it lifts"."""
    return any(
        (child.dep_ == "aux" and child.tag_ == "MD") or child.lower_ in ("unless", "until")
        for child in verb.children
    )


def _sanctioned(noun: Token, verb: Token) -> Iterator[Token]:
    """Yield whom sanctions are on: "on X", "against X", "a travel ban for X"."""
    fine = [one for at in {noun, fine_after(noun)} for one in preposed(at, "on", "against")]
    on = [*fine, *preposed(verb, "on", "against"), *_blockaded(noun)]
    on = on or [*preposed(noun, "for")]
    if not on and _counts(noun.head):
        on = [*preposed(noun.head.head, "on", "against")]  # "a set of tariffs on X"
    if not on:  # "sanctions under an act on X", which parsers hang on the act
        for way in (*preposed(noun, "under"), *preposed(verb, "under")):
            on += preposed(way, "on", "against")
    yield from on


def _blockaded(noun: Token) -> Iterator[Token]:
    """Yield X of "a blockade of X"."""
    if noun.lemma_ == "blockade":
        yield from preposed(noun, "of")


def _subject_to(noun: Token) -> Iterator[Token]:
    """Yield whom sanctions are on: "X is under U.S. sanctions", "X faces", "the target of"."""
    verb, lists = noun.head, noun_words()
    if noun.dep_ == "dobj" and verb.lemma_.lower() in lists["suffer_verbs"]:
        yield from slot_tokens(verb, "subject")
    elif noun.dep_ == "pobj" and verb.lower_ == "on" and is_passive(verb.head):
        if noun.lower_ in lists["warrants"]:  # "was arrested on a warrant from X"
            yield from slot_tokens(verb.head, "object")
    elif noun.dep_ == "pobj" and verb.lower_ in ("under", "to", "of"):
        above = verb.head
        called = above.lemma_.lower() in lists["sufferers"]
        if verb.lower_ == "under" or called:
            copula = above.head if called else above
            if copula.lemma_ in ("be", "remain", "come", "become"):
                yield from slot_tokens(copula, "subject")
            elif above.dep_ == "appos":
                yield copula


def _led_by(document: Document, token: Token) -> Iterator[Mention]:
    """Yield who leads a group: the U.S. in "the U.S.-led West", but nobody's "Ada-led Peru"."""
    for child in token.children:
        if child.i < token.i and (
            child.lower_.endswith("-led")
            or (child.lower_ == "led" and child.i > 0 and document.doc[child.i - 1].text == "-")
        ):
            leader = document.at(child) or document.at(document.doc[max(child.i - 2, 0)])
            if leader is not None and leader.type is not EntityType.PERSON:
                yield leader
