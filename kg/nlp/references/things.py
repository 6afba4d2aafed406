"""Resolves "it" and "they" by what may stand before them."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.references.discourse import Discourse, Reference
from kg.nlp.references.features import GROUPS, THEY, nothing, of_names, of_nouns
from kg.nlp.references.ranking import Option, chosen, models
from kg.nlp.references.ruledout import is_joined, owns_anothers

Choose = Callable[[Token, str, Sequence[Option]], int | None]
"""Chooses a candidate for a word of a group; the training script has its own."""


def by_weights(token: Token, group: str, options: Sequence[Option]) -> int | None:
    """Choose by the weights and the threshold of ``ranking.toml``."""
    return chosen(options, models()[group])


class Things:
    """Resolves one pronoun after the other; what it may be depends on those before."""

    def __init__(self, told: Discourse, choose: Choose = by_weights) -> None:
        self.told = told
        self.choose = choose

    def pronoun(self, token: Token) -> Reference | None:
        """Resolve "it" or "they" in any case."""
        group = GROUPS[token.lower_]
        rule, index = "joined", self._owner_beside(token)
        if index is None:
            rule, index = "blamed", self._blamed(token)
        if index is None:
            rule, index = "blamed", self._made_to(token)
        if index is None:
            options = [nothing(self.told, token, group)]
            options += of_names(self.told, token, group)
            options += of_nouns(self.told, token, group)
            rule, index = "weights", self.choose(token, group, options)
            if index is not None and self._is_open(token, index, options):
                index = None
        if index is None:
            return None
        return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN, rule)

    def _is_open(self, token: Token, index: int, options: Sequence[Option]) -> bool:
        """Tell whether another is meant: "they" of two, "its" of what has another's name."""
        others = {option.index for option in options if option.name} - {index}
        several = token.lower_ in THEY and is_joined(self.told, token, index, others)
        return several or owns_anothers(self.told, token, index)

    def _owner_beside(self, token: Token) -> int | None:
        """Return the body of "Airbus and its suppliers": what is joined to its owner.

        So is what a list names next: "the four are Airbus, its unit Skywise, Boeing and GKN".
        """
        before = token.i - 2
        if token.dep_ != "poss" or before < 0:
            return None
        link = token.nbor(-1).lower_
        if link != "and" and not (link == "," and self._is_listed(token)):
            return None
        index = self.told.owner.get(before)
        if index is None:
            return None
        item = self.told.found[index]
        named = item.type is EntityType.INSTITUTION and item.kind is MentionKind.NAME
        return index if named else None

    def _blamed(self, token: Token) -> int | None:
        """Return whom another body blames for a thing of its own: "sued Acme over its app"."""
        link = token.head.head if token.dep_ == "poss" and token.head.dep_ == "pobj" else token
        if link.lower_ not in ("over", "for") or token.head.lemma_.lower() in _RIGHTS:
            return None
        above = link.head
        verb = above.head if above.dep_ == "dobj" else above
        blamed = [one for one in verb.children if one.dep_ == "dobj" and one.i < token.i]
        if verb.lemma_.lower() not in _BLAMES or len(blamed) != 1:
            return None
        index = self.told.owner.get(blamed[0].i)
        body = index is not None and self.told.found[index].type is EntityType.INSTITUTION
        return index if body else None

    def _made_to(self, token: Token) -> int | None:
        """Return who is made to give up a thing of its own: "forced Acme to sell its unit"."""
        deed = token.head.head
        if token.dep_ != "poss" or token.head.dep_ != "dobj" or deed.lemma_ not in _GIVES_UP:
            return None
        above = deed.head
        if deed.dep_ not in ("xcomp", "ccomp") or above.lemma_ not in _MAKES:
            return None
        made = [one for one in above.children if one.dep_ == "dobj" and one.i < deed.i]
        made += [one for one in deed.children if one.dep_ == "nsubj"]
        index = self.told.owner.get(made[0].i) if len(made) == 1 else None
        body = index is not None and self.told.found[index].type is EntityType.INSTITUTION
        return index if body else None

    def _is_listed(self, token: Token) -> bool:
        """Tell whether a name follows "its unit" and is a member of a list."""
        doc, owner = token.doc, self.told.owner
        at = next((at for at in range(token.i + 1, token.i + _NOUNS) if at in owner), 0)
        if not at:
            return False
        name = self.told.found[owner[at]]
        after = doc[name.end].lower_ if name.end < len(doc) else ""
        listed = doc[name.start : name.end].root.dep_ in ("appos", "conj")
        return listed and at > token.i + 1 and after in (",", "and")


_BLAMES = frozenset(
    (
        *("sue", "fine", "criticize", "criticise", "blame", "slam", "condemn", "investigate"),
        *("probe", "penalize", "penalise", "attack", "rebuke", "denounce", "praise"),
    )
)
_MAKES = frozenset(
    ("force", "compel", "oblige", "order", "require", "pressure", "push", "prompt", "lead")
)
_GIVES_UP = frozenset(
    (
        *("undo", "sell", "drop", "abandon", "scrap", "unwind", "reverse", "divest", "close"),
        *("shut", "halt", "suspend", "delay", "postpone", "withdraw", "cancel", "rethink"),
    )
)
"""Deeds to which others make a body with what is its own."""
_RIGHTS = frozenset(("patent", "right", "copyright", "trademark", "data", "content", "loss"))
"""What a body sues others over that is its own."""

_NOUNS = 4
"""Words from "its" to the name that follows its noun, most: "its oil unit"."""
