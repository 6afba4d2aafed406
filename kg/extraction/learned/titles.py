"""Finds the title in a sentence that joins a person to a body, as the network reads them."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.contextwords import context_tables
from kg.extraction.grammar.quotes import quoted
from kg.extraction.grammar.rolewords import is_plural_title, role_words, spelled_out
from kg.extraction.grammar.slots import of_dep
from kg.extraction.members.joining import is_sent_by
from kg.extraction.parties.parties import is_party, sits_for_party
from kg.extraction.people.origins import is_person_noun
from kg.extraction.places.countries import LEAST, countries_named, governs
from kg.extraction.places.items import item_mentions
from kg.extraction.places.kinds import country_of
from kg.extraction.posts.context import is_portfolio_post
from kg.extraction.posts.ownposts import (
    handed_on,
    is_followed,
    own_posts,
    posts_of_others,
    titles_of_others,
)
from kg.extraction.posts.postverbs import post_starts, post_verbs
from kg.extraction.titles.bodystarts import body_at, lower, over_determiners
from kg.extraction.titles.holders import first_in_turn
from kg.extraction.titles.preceding import is_within
from kg.extraction.titles.titles import Post, head_word, posts
from kg.extraction.titles.wholetitles import predecessors_post
from kg.model import EntityType, Mention
from kg.nlp import Document

_OPEN = 0.815
"""The confidence that a title needs which does not say itself of which body it is. On texts
left out of training, half of the 30 less sure ones were right."""


def joining_post(
    document: Document, person: Mention, body: Mention, sent: Span, confidence: float
) -> tuple[Post | None, bool]:
    """Return the title in the sentence that joins a person to a body.

    And whether it is the successor's, so that the person had it before.

    First come those of the person and the body, then what is nobody else's and stands in one
    phrase with the name, then the person's own without a body; then what is nobody else's of
    the body, and for who has none what a successor gets, or another's that does not stand at
    that one's name alone. Where no title of the sentence names the body, the network has to be
    sure.
    """
    name = document.span(person)
    own = [*_second(document, name), *own_posts(document, name)]
    if (said := next((post for post in own if _has(post, body)), None)) is not None:
        return said, False
    taken = posts_of_others(document, person, sent)
    ranked = (
        (post.head in taken, abs(post.head - name.start), post.head, post)
        for post in _posts(document, sent)
        if _has(post, body)
    )
    alien, *_, post = min(ranked, key=lambda each: each[:3], default=(True, None))
    if post is not None and _is_in_phrase(document, post, name):
        return None, False
    several = post is not None and _is_of_several(document, post, name)
    if post is not None and not (alien or several or _is_parted(document, post, name)):
        return post, False
    if post is None and confidence < _OPEN:
        return None, False
    if said := next((each for each in own if _may_be_of(document, each, body)), None):
        return said, False
    if several or (own and not alien):
        other = None if several else post
        free = (one for one in own if _is_free(document, one, body))
        return next(free, other), False
    if own or post is None:
        return None, False
    if _is_somebody_else(document, post, name):
        return None, False
    given = (each for each in handed_on(document, name) if _may_be_of(document, each, body))
    one = next(given, None)
    apart = one is None and post.head in titles_of_others(document, person, sent)
    if apart and not is_beside(document, post, name):
        return None, False
    return _handed(document, one or post, name, known=one is not None)


def _is_free(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title at a name is of no body that is printed, and may be of this one."""
    return not (_bodies(post) or _is_of_others(document, post, body))


_ROYALS = frozenset(("prince", "princess", "king", "queen", "emperor", "empress"))


def _second(document: Document, name: Span) -> list[Post]:
    """Return the second of two posts that a verb gives two, of whom the name is the second."""
    first = name.root.head
    if name.root.dep_ != "conj" or document.at(first) is None:
        return []
    for verb, subject in post_verbs(first):
        for start, _ in post_starts(verb, verb.lemma_.lower(), subject=subject):
            held = posts(document, start, name.sent.end)
            if held and first_in_turn(document, first, held) != held:
                return held[1:]
    return []


def _handed(
    document: Document, post: Post, name: Span, *, known: bool
) -> tuple[Post | None, bool]:
    """Return a title, and whether somebody else gets it who is named before.

    Of "His running mate, X, would become president" it is X's, whoever "his" may mean.
    """
    if not known and name.root.dep_ == "poss" and name.root.pos_ == "PRON":
        return None, False
    handed = is_followed(document, post, name)
    return predecessors_post(document, post) if handed else post, handed


def _is_in_phrase(document: Document, post: Post, name: Span) -> bool:
    """Tell whether what is said of a name has another's title: "An ally of the mayor, X"."""
    doc = document.doc
    joined = post.stop + 1 == name.start and doc[post.stop].lower_ == "and"
    if joined and name.end < len(doc) and doc[name.end].tag_ == "POS":
        return True  # "the first lady and X's wife, Y"
    if _is_served(document, post):
        return True
    parted = post.stop < name.start <= post.stop + 2 and doc[post.stop].text == ","
    return parted and is_within(document, post.begin, name)


def _is_served(document: Document, post: Post) -> bool:
    """Tell whether a title is whom somebody serves: "an assistant to Acme's head"."""
    doc, at = document.doc, post.begin
    at -= at > 0 and doc[at - 1].lower_ == "the"
    helpers = role_words()["helpers"] | {"assistant"}
    return at > 1 and doc[at - 1].lower_ == "to" and doc[at - 2].lower_ in helpers


def is_beside(document: Document, post: Post, name: Span) -> bool:
    """Tell whether a title stands at a name, with no more than a comma between.

    It may be given to another there only because a name was cut in two or misread.
    """
    between = document.doc[min(post.stop, name.end) : max(post.begin, name.start)]
    return all(token.text == "," for token in between)


def by_verb(document: Document, post: Post, name: Span) -> Token | None:
    """Return the verb that gives a title: "elect" of "rejects a proposal to elect X as"."""
    for verb, subject in post_verbs(name.root):
        for start, _ in post_starts(verb, verb.lemma_.lower(), subject=subject):
            if any(one.head == post.head for one in posts(document, start, name.sent.end)):
                return verb
    return None


def _is_parted(document: Document, post: Post, name: Span) -> bool:
    """Tell whether a verb stands between a title and a name: "a French judge freed X"."""
    between = document.doc[min(post.stop, name.end) : max(post.begin, name.start)]
    return any(token.pos_ in ("VERB", "AUX") for token in between)


def _is_of_several(document: Document, post: Post, name: Span) -> bool:
    """Tell whether a title in the plural is not at a name: "lawyers for Y, which X owns".

    Who is one of several is named beside it or after a word for that: "scientists such as X".
    """
    if not is_plural_title(document.doc[post.head]):
        return False
    between = document.doc[min(post.stop, name.end) : max(post.begin, name.start)]
    return not any(token.lower_ in _ONE_OF for token in between) and any(
        token.pos_ not in _LISTS for token in between
    )


_ONE_OF = frozenset(
    ("one", "including", "like", "as", "among", "both", "two", "named", "called")
)
_LISTS = frozenset(("PROPN", "PUNCT", "CCONJ", "NUM"))


def _is_somebody_else(document: Document, post: Post, name: Span) -> bool:
    """Tell whether a title alone does something: "Austria's interior minister said"."""
    noun = document.doc[post.head]
    acts = noun.dep_ == "nsubj" and noun.tag_ != "NNS" and noun.head.pos_ == "VERB"
    given = any(one.lower_ == "as" for one in document.doc[max(0, post.begin - 2) : post.start])
    named = given or any(
        document.at(one) is not None for one in noun.children if one.i > noun.i
    )
    return acts and not named and _is_parted(document, post, name)


def _may_be_of(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title without a body may be of one.

    A place has posts of states, and none that only leagues of them have; of a country they are
    no governor's. A party has its leaders, speakers and nominees, and no professors. Whoever
    wrote a study did not do so for whom the sentence names.
    """
    head, lists = head_word(document, post), role_words()
    if _bodies(post) or head in lists["authors"] or head not in lists["heads"]:
        return False
    if _is_in_title(document, post, body) or _is_owner(document, post, body):
        return False
    if head in lists["teachers"] and governs(body):
        return False
    if _is_of_others(document, post, body) or _is_origin(document, body):
        return False
    if _is_only_quoted(document, post, body):
        return False
    text = spelled_out(document.doc[post.start : post.end])
    if text == "deputy" and document.doc[post.start - 1].tag_ == "PRP$":
        return False  # "dismisses minister X, with his deputy Y replacing him"
    local = text in lists["local_titles"]
    if body.type is not EntityType.PLACE:
        partisan = head in lists["party_posts"] | lists["party_chairs"] | lists["party_heads"]
        return not local and (partisan or not is_party(body))
    if text.endswith(tuple(sorted(lists["league_posts"]))):
        return False
    public = head in lists["state"] | lists["helpers"]
    public = public or text in lists["state_titles"] | lists["country_posts"]
    if (country := country_of(body)) is not None:
        without = context_tables()["without"].get(text, ())
        return public and not local and country not in without
    return public or local or head in lists["local_posts"]


def _is_in_title(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title is for or to a body: an "ambassador to Peru" is not Peru's."""
    return post.start <= document.span(body).start < post.end


def _is_owner(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a place only says whose body does something: "Peru's Senate received X".

    Where nobody else's country is named twice, X is of that one all the same.
    """
    root = document.span(body).root
    owned = document.at(root.head) if root.dep_ == "poss" else None
    place = body.type is EntityType.PLACE
    if not place or owned is None or owned.type is not EntityType.INSTITUTION:
        return False
    counts, _ = countries_named(item_mentions(document, post.start))
    return sum(count >= LEAST for count in counts.values()) > 1


def _is_origin(document: Document, body: Mention) -> bool:
    """Tell whether a place only says whence somebody is: "as home secretary, a Kent man"."""
    root = document.span(body).root
    modifies = root.dep_ in ("compound", "amod", "nmod") and root.head.is_lower
    return modifies and body.type is EntityType.PLACE and is_person_noun(root.head)


def _is_of_others(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title is of what is some body's: "spokesman for Acme's lawyers"."""
    if head_word(document, post) in _ROYALS and country_of(body) is None:
        return True  # "The Archbishop of Canterbury said that Prince X was right"
    stop = document.doc[post.head].sent.end
    if lower(document, post.stop, stop) not in role_words()["links"]:
        return False
    at = over_determiners(document, post.stop + 1, stop)
    if _is_group(document, at, stop):
        return True
    behind = body_at(document, at) if at < stop else None
    if behind is None:
        return False
    after = document.doc[min(document.spans[document.owner[at]].end, stop - 1)]
    own = behind.name == body.name and (after.tag_ == "NNS" or after.pos_ == "ADJ")
    return own or after.tag_ == "POS"  # "head of Zephyr's unit" is nothing at Acme either


def _is_group(document: Document, at: int, stop: int) -> bool:
    """Tell whether a body without a name stands here: "of the inner committee on reform"."""
    for index in range(at, min(stop - 1, at + _WORDS)):
        about = document.doc[index + 1].lower_ in ("on", "for")
        if about and document.doc[index].lower_ in role_words()["kinds"]:
            return True
        if document.doc[index].pos_ in ("VERB", "PROPN", "ADP"):
            break
    return False


_WORDS = 6
"""Words of a body without a name, most."""


def _is_only_quoted(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether only a speaker's words name the body: "'Acme failed,' said X, a lawyer"."""
    spoken = quoted(document.doc)
    return document.span(body).root.i in spoken and post.head not in spoken


def _bodies(post: Post) -> list[Mention]:
    return [item for item in (post.after, post.before) if item is not None]


def _has(post: Post, body: Mention) -> bool:
    return any(item.name == body.name for item in _bodies(post))


def _posts(document: Document, sent: Span) -> Iterator[Post]:
    at = sent.start
    while at < sent.end:
        found = posts(document, at, sent.end)
        yield from found
        at = found[-1].stop if found else at + 1


def relation_of(document: Document, post: Post, body: Mention) -> str:
    """Return what a title says beyond employment: a member of a body is no officer of it."""
    head, lists = head_word(document, post), role_words()
    if head in lists["members"] or (post.before is not None and sits_for_party(head, body)):
        return "member_of"
    if is_sent_by(document, post, head, body):
        return "member_of"
    if post.before is not None and is_party(body) and is_portfolio_post(document, post):
        return "member_of"  # "Labour's health secretary" is the state's
    held = head in lists["heads"] or head.endswith(tuple(sorted(lists["head_endings"])))
    return "holds_position" if held else "employed_by"


def unlisted_end(document: Document, post: Post) -> int:
    """Return where a title ends whose last word is in no list: "chief" of "chief tea taster".

    The parse says to which noun the first words belong.
    """
    head, rest = document.doc[post.head], document.doc[post.head].head
    modifies = head.dep_ in ("amod", "compound", "nmod") and post.end <= rest.i
    if not modifies or post.end != post.head + 1 or rest.pos_ != "NOUN":
        return post.end
    words = document.doc[post.end : rest.i + 1]
    plain = all(token.pos_ in ("NOUN", "ADJ") and token.is_lower for token in words)
    return rest.i + 1 if plain and len(words) <= _REST else post.end


_REST = 3
"""Words of a title behind one that is in the lists, most: "chief market wizard"."""


def is_given_away(document: Document, post: Post, name: Span) -> bool:
    """Tell whether a title is whom a pronoun before it means: "X made him deputy leader"."""
    doc = document.doc
    before = doc[post.begin - 1] if post.begin > 0 else None
    if before is None or before.lower_ not in _WHOM:
        return False
    if before.i in range(name.start, name.end):
        return _made_by(document, before)
    if name.root.dep_ == "nsubj" and name.root.head.i == before.i - 1:
        return name.root.head.lemma_.lower() in role_words()["naming_verbs"]
    whom = document.at(before)
    named = document.at(name.root)
    if whom is not None and named is not None and whom.name == named.name:
        return False
    verbs = {before.head.lemma_.lower(), doc[before.i - 1].lemma_.lower()}
    return not verbs.isdisjoint(role_words()["naming_verbs"])


_WHOM = frozenset(("him", "her", "me", "them", "you"))


def _made_by(document: Document, pronoun: Token) -> bool:
    """Tell whether a pronoun is taken for who does it: "X made him deputy": he is not X."""
    named = document.at(pronoun)
    verb = next((one for one in pronoun.ancestors if one.pos_ == "VERB"), None)
    makers = [document.at(one) for one in of_dep(verb, ("nsubj",))] if verb is not None else []
    return any(
        one is not None and named is not None and one.name == named.name for one in makers
    )
