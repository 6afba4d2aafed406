"""Reported speech: "X said that", "..., X said", "according to X", "X called on Y to"."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extraction.grammar.quotes import quoted
from kg.extraction.grammar.speech import words
from kg.extraction.stance.asking import asked, charged, is_subject, mark, professed
from kg.extraction.statements.declared import declared, tells
from kg.extraction.statements.minds import of_mind, thought, thoughtful
from kg.extraction.statements.parentheses import around
from kg.extraction.statements.speakers import Said, speaker, speakers
from kg.extraction.statements.voices import is_voice
from kg.model import EntityType, Mention
from kg.nlp.document import Document
from kg.nlp.parsing.lookups import in_order

_REPORTING = frozenset({"", "that", "whether", "if", "as"})
"""Marks of a reported clause; "after" or "because" start one that stands beside the speech."""

_OPENING = frozenset(("according", "per", "in"))
"""Words that open a report without a verb."""

_BREAKS = frozenset((":", ";", '"', "'"))
"""Before a clause that is said in words of its own."""


def reports(document: Document) -> Iterator[Said]:
    """Yield reported clauses in the order of their verbs, not yet trimmed.

    A verb of speech inside quotation marks or inside another report is left out: what somebody
    says that another said is nobody's word in this article.
    """
    inside = quoted(document.doc)
    done = 0
    named = document.with_form(_OPENING)
    for token in in_order(document.of_pos("VERB"), thoughtful(document), named):
        if token.i in inside:
            continue
        report = _report(token, document)
        if report is None or token.i < done:
            continue
        if report.last > token.i:
            done = report.last
        yield report


def _report(token: Token, document: Document) -> Said | None:
    if token.lower_ == "according" or (token.lower_ == "per" and token.dep_ == "prep"):
        return _according(token, document)
    if (held := thought(token)) is not None:
        verb, word = held
        bounds, found = (None, ()) if _is_unreal(verb) else of_mind(verb, word, document)
        return _said(verb, bounds, found, "said-that") if bounds is not None and found else None
    if token.pos_ != "VERB":
        return _in_view(token, document) if token.lower_ == "in" else None
    bounds, rule = (None, "") if _is_unreal(token) else _bounds(token, document)
    found = speakers(token, document) if bounds is not None else ()
    if bounds is None or not found:
        return None
    report = _said(token, bounds, found, rule)
    return None if _is_misread(report, token) else report


def _bounds(token: Token, document: Document) -> tuple[tuple[int, int] | None, str]:
    """Return the bounds of what a verb reports, and the rule that reads it.

    The rules are those for a verb's lists, from a whole clause down to a noun.
    """
    lemma, listed = token.lemma_.lower(), words()
    asks = lemma in listed.urge or lemma in listed.call or lemma in listed.charge
    rules: list[tuple[bool, Callable[[], tuple[int, int] | None], str]] = [
        (_speaks(token), lambda: _clause(token), "said-that"),
        (lemma in listed.deem, lambda: _verdict(token), "said-of"),
        (lemma in listed.profess, lambda: professed(token), "said-that"),
        (asks or lemma == "tell", lambda: asked(token), "called-on"),
        (asks, lambda: charged(token), "said-of"),
        (tells(lemma), lambda: declared(token, document), "said-of"),
    ]
    for applies, read, rule in rules:
        bounds = read() if applies else None
        if bounds is not None:
            return bounds, rule
    return None, ""


def _speaks(verb: Token) -> bool:
    """Tell whether a verb says a clause."""
    listed = verb.lemma_.lower() in words().say
    return listed or _with_particle(verb) or _judges(verb) or _shares(verb)


def _is_misread(report: Said, verb: Token) -> bool:
    """Tell whether who should speak stands inside the clause, and so is its subject.

    That is no slip where the frame stands inside it too ("The mill, Ada said, was sold") or
    where officials speak for them after it ("Acme plans to grow, company officials said").
    """
    if report.first <= verb.i < report.last:
        return False
    if any(
        child.dep_ == "nsubj" and is_voice(child) and child.i >= report.last
        for child in verb.children
    ):
        return False
    return any(report.start <= one.start < report.end for one in report.speakers)


def _said(verb: Token, bounds: tuple[int, int], found: tuple[Mention, ...], rule: str) -> Said:
    first, last = bounds
    ending = verb.doc[last - 1]
    return Said(
        start=verb.doc[first].idx,
        end=ending.idx + len(ending),
        first=first,
        last=last,
        direct=False,
        speakers=found,
        rule=rule,
        verb=verb.i,
    )


def _is_unreal(verb: Token) -> bool:
    """Tell whether the speech is negated, modal, conditional or withheld."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in words().unreal):
            return True
    if mark(verb) in ("if", "unless", "whether"):
        return True
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in words().withheld


def _with_particle(verb: Token) -> bool:
    particle = words().particles.get(verb.lemma_.lower())
    return any(child.dep_ == "prt" and child.lower_ == particle for child in verb.children)


def _shares(verb: Token) -> bool:
    """Tell whether a verb speaks by the "that" after it: "shared with us that it was late"."""
    return verb.lemma_.lower() in words().that and any(
        child.dep_ == "ccomp" and child.i > verb.i and mark(child) == "that"
        for child in verb.children
    )


def _in_view(token: Token, document: Document) -> Said | None:
    """Read "in X's view, ..." and "in the words of X, ..."."""
    noun = next((one for one in token.children if one.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in words().viewed:
        return None
    owners = [one for one in noun.children if one.dep_ == "poss"]
    for child in noun.children:
        if child.lower_ == "of":
            owners += [one for one in child.children if one.dep_ == "pobj"]
    found = tuple(one for each in owners if (one := speaker(each, document)) is not None)
    if not found or _attributes(token.head):
        return None
    last = max(noun.i, *(one.right_edge.i for one in owners)) + 1
    for at in range(noun.i, last):
        if token.doc[at].text == ",":
            last = at  # the parse may hang the clause on the name
            break
    bounds = around(token, token.i, last)
    return _said(token, bounds, found, "according-to") if bounds is not None else None


def _clause(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of the clause that a verb of speech reports."""
    # Of two, as of "Asked what broke, X said it was the mill", what follows is said.
    for child in sorted(verb.children, key=lambda one: one.i < verb.i):
        if child.dep_ != "ccomp" or mark(child) not in _REPORTING:
            continue
        if child.i > verb.i:
            # The parse may cut one clause in two: "says airlines demand cuts are required".
            last = child.right_edge.i
            for item in verb.children:
                before = verb.doc[item.left_edge.i - 1].text
                if item.dep_ == "ccomp" and item.i > child.i and before not in _BREAKS:
                    last = max(last, item.right_edge.i)
            first = max(_cut_off(verb, child), verb.i + 1)
            last = _before_more(child, last + 1, any_=_judges(verb))
            return first, _before_source(child, last)
        # The clause stands before the verb: "The deal is done, X said."
        frame = min([verb.i, *(item.left_edge.i for item in verb.children if is_subject(item))])
        # 'The deal is "done", X said', 'The deal is "done," X said'
        ending = [one.text for one in verb.doc[frame - 2 : frame]]
        if frame > child.i and (ending[-1] == "," or ending == [",", '"']):
            return child.left_edge.i, frame - (ending[-1] == ",")
    return _told(verb) or _noun_clause(verb) or _parenthesis_of(verb) or _verdict(verb)


def _told(verb: Token) -> tuple[int, int] | None:
    """Return the clause that the parse hangs on who hears it: "told the paper that he fell"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "pobj") or child.i < verb.i:
            continue
        for clause in child.children:
            that = clause.left_edge
            own = any(is_subject(one) and one.i > that.i for one in clause.children)
            if clause.dep_ == "relcl" and that.lower_ == "that" and own and that.head == clause:
                return that.i + 1, clause.right_edge.i + 1
    return None


def _verdict(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of "the flood a disaster" after "declared"."""
    if verb.lemma_.lower() not in words().deem and not _judges(verb):
        return None
    for child in verb.children:
        if child.dep_ not in ("oprd", "ccomp") or child.i < verb.i or mark(child):
            continue
        if child.pos_ == "PROPN" or (child.dep_ == "ccomp" and verb.lemma_ == "call"):
            continue  # "called the engine the Weaver"
        inner = next((one for one in child.children if is_subject(one)), None)
        target = next((one for one in verb.children if one.dep_ == "dobj"), inner)
        if target is not None and verb.i < target.i < child.i:
            return target.left_edge.i, child.right_edge.i + 1
    return None


def _cut_off(verb: Token, clause: Token) -> int:
    """Return where a clause starts whose subject the parse takes for an object.

    So it does in "saying an attack near the base left three dead".
    """
    first = clause.left_edge.i
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in clause.children
    )
    own = any(is_subject(child) for child in clause.children)
    if own or not finite or mark(clause) or verb.lemma_ == "tell":
        return first
    objects = (one for one in verb.children if one.dep_ == "dobj" and verb.i < one.i < clause.i)
    return min([first, *(one.left_edge.i for one in objects)])


def _before_more(clause: Token, last: int, *, any_: bool) -> int:
    """End a clause where the speaker goes on: "said it will appeal, calling the ruling".

    A court may go on with any verb: "found that they were innocent, reversing".
    """
    listed = words()
    for child in clause.children:
        lemma = child.lemma_.lower()
        if (
            child.dep_ == "advcl"
            and child.tag_ == "VBG"
            and (any_ or lemma in listed.say or lemma in listed.quote)
            and clause.i < child.left_edge.i < last
            and child.doc[child.left_edge.i - 1].text == ","
        ):
            return child.left_edge.i - 1
    return last


def _before_source(clause: Token, last: int) -> int:
    """End a clause where it names a source of its own: "said it rose according to X"."""
    for token in clause.doc[clause.i : last]:
        if token.lower_ == "according" and token.dep_ == "prep":
            return token.i
    return last


def _noun_clause(verb: Token) -> tuple[int, int] | None:
    """Return the clause of "told X in a statement that ...", which hangs on the noun."""
    for child in verb.children:
        for noun in child.children if child.dep_ == "prep" else (child,):
            if not is_voice(noun) or noun.i < verb.i:
                continue
            for clause in noun.children:
                if clause.dep_ == "acl" and mark(clause) == "that":
                    return clause.left_edge.i, clause.right_edge.i + 1
    return None


def _parenthesis_of(verb: Token) -> tuple[int, int] | None:
    """Return what "X said" between commas, or "as X said", stands beside."""
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and mark(verb) == "as"):
        return around(verb, verb.left_edge.i, verb.right_edge.i + 1)
    return None


def _judges(verb: Token) -> bool:
    """Tell whether a court or a study finds something, which says more than "X found that"."""
    listed = words()
    if verb.lemma_.lower() not in listed.find:
        return False
    holder = verb.head if verb.dep_ == "conj" else verb
    for child in (*verb.children, *holder.children):
        if child.dep_ == "nsubj":
            name = child.lemma_.lower()
            return name in listed.judges or name in listed.documents
    return False


def _according(token: Token, document: Document) -> Said | None:
    per = token.lower_ == "per"
    to = token if per else next((one for one in token.children if one.lower_ == "to"), None)
    if to is None:
        return None
    named = next((item for item in to.children if item.dep_ == "pobj"), None)
    if named is None:
        return None
    found = speaker(named, document)
    last = _end_of_name(token, named, document)
    titled = _titled(to, document) if found is None or found.type is EntityType.PLACE else None
    if titled is not None:
        found, last = titled
    if found is None or (per and found.type is EntityType.PLACE):
        return None
    if not _attributes(token.head):
        bounds = around(token, token.i, last) or _at_the_end(token, last)
    elif not speakers(token.head, document):
        bounds = _clause(token.head)  # "Witnesses, according to X, said": whoever tells of them
    else:
        return None
    if bounds is None:
        return None
    return _said(token, bounds, (found,), "according-to")


def _titled(to: Token, document: Document) -> tuple[Mention, int] | None:
    """Return the person before a comma and where that is: "to Ohio Senator X, the plan"."""
    for token in to.doc[to.i + 1 : to.i + 1 + _TITLE]:
        if token.pos_ not in ("PROPN", "NOUN", "ADJ", "DET", "PART", "ADP"):
            return None
        mention = document.at(token)
        after = to.doc[token.i + 1] if token.i + 1 < len(to.doc) else None
        if after is not None and after.text == ",":
            person = mention is not None and mention.type is EntityType.PERSON
            return (mention, after.i) if mention is not None and person else None
    return None


_TITLE = 8
"""Words of a title and a name after "according to"."""


def _at_the_end(token: Token, last: int) -> tuple[int, int] | None:
    """Return the sentence before "according to X" at its very end, without a comma."""
    doc, sent = token.doc, token.sent
    rest = doc[last : sent.end]
    ends = all(one.is_punct or one.is_space for one in rest)
    whole = token.head == sent.root or token.head.dep_ in ("attr", "acomp", "dobj", "pobj")
    return (sent.start, token.i) if ends and whole and token.i > sent.start else None


def _attributes(verb: Token) -> bool:
    """Tell whether another speaks: "according to the Herald, X said", whose words are X's."""
    return (
        verb.pos_ == "VERB"
        and verb.lemma_.lower() in words().say
        and any(is_subject(child) and child.i < verb.i for child in verb.children)
        and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    )


def _end_of_name(token: Token, named: Token, document: Document) -> int:
    """Return the token after whom the words are ascribed to.

    Where the parse runs on ("according to X, the plan" as an apposition), the comma ends it.
    """
    doc, last = token.doc, named.right_edge.i + 1
    taken = token.head.pos_ in ("VERB", "AUX") and not any(
        is_subject(child) for child in token.head.children
    )
    if taken and last < len(doc) and not doc[last].is_punct:
        for at in range(token.i + 2, last):
            if doc[at].text == "," and document.at(doc[at - 1]) is not None:
                return at
    return last
