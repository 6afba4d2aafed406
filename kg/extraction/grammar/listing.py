"""Finds what stands in one row with a word: lists, examples, places that lie in each other."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def coordinated(token: Token) -> Iterator[Token]:
    """Yield what is joined to a word after it: Y and Z of "X, Y and Z".

    Parsers cut a name at its hyphen: what is joined to "Smith" of "Ada Jones-Smith and Y".
    """
    for child in token.children:
        if child.dep_ == "appos" and child.i == token.i + 2 and token.nbor().text == "-":
            yield from coordinated(child)
        if child.dep_ == "conj" and child.i > token.i and not _is_closed(token, child):
            yield child
            yield from coordinated(child)


def _is_closed(first: Token, other: Token) -> bool:
    """Tell whether a bracket around the first of two ends between: "X (bought by Y), Z"."""
    opened = 0
    for token in first.doc[first.i + 1 : other.i]:
        opened += (token.text == "(") - (token.text == ")")
        if opened < 0:
            return True
    return False


def examples(token: Token) -> Iterator[Token]:
    """Yield what is named as an example of a plural: "airlines, including X", "such as X"."""
    if token.tag_ not in ("NNS", "NNPS"):
        return
    for child in (*token.children, *_hung_above(token)):
        if child.i > token.i and (
            child.lower_ in ("including", "like")
            or (child.lower_ == "as" and child.nbor(-1).lower_ == "such")
        ):
            yield from (item for item in child.children if item.dep_ in ("pobj", "dobj"))


def _hung_above(token: Token) -> Iterator[Token]:
    """Yield "including" that parsers hang on the verb, or on the last name before it.

    "arrested leaders in May, including X", "arrested leaders of the Front, including X": the
    leaders are many, and neither the Front nor May is.
    """
    near = [token.head] if token.dep_ == "dobj" else []
    for link in token.children:
        if link.dep_ == "prep" and link.i > token.i:
            near += [one for one in link.children if one.dep_ == "pobj" and one.tag_ == "NNP"]
    for above in near:
        for child in above.children:
            if child.dep_ == "prep" and child.lower_ == "including" and child.i > token.i:
                yield child


def joined_names(document: Document, noun: Token) -> Iterator[Token]:
    """Yield Y of "prime minister X and minister Y", whom parsers join to X and not to his post.

    Of a plural the names are a list of their own.
    """
    for child in noun.children:
        mention = document.at(child) if child.dep_ == "appos" else None
        if mention is not None and noun.tag_ == "NN" and mention.type is EntityType.PERSON:
            yield from coordinated(child)


def run_on(document: Document, name: Token) -> Iterator[Token]:
    """Yield Y and Z of "minister X, judge Y and Z", whom parsers take for appositions.

    Kin are listed by what they are of whoever stands before: "X, his wife Y and their son Z".
    Of bodies an apposition is the same body, but not one that has an "and" of its own, nor one
    before such a one.
    """
    first = document.at(name)
    if first is None or first.type not in (EntityType.PERSON, EntityType.INSTITUTION):
        return
    said = [one for one in name.children if one.dep_ == "appos" and one.i > name.i]
    last = max((one.i for one in said if any(coordinated(one))), default=-1)
    for child in said:
        row = [child]
        if document.at(child) is None and any(one.tag_ == "PRP$" for one in child.lefts):
            row = [one for one in child.children if one.dep_ == "appos"]
        for token in row:
            other = document.at(token)
            if other is None or other.type is not first.type or other.name == first.name:
                continue
            joined = list(coordinated(token))
            listed = joined or token.i < last or first.type is EntityType.PERSON
            if listed and other.kind is MentionKind.NAME:
                yield token
                yield from joined
                yield from run_on(document, token)


def opens_clause(token: Token) -> bool:
    """Tell whether "whose" stands before a name, whose clause is taken for an apposition."""
    return any(child.tag_ == "WP$" for word in token.lefts for child in (word, *word.lefts))


def widest(document: Document, place: Token) -> Mention | None:
    """Return the last of places that lie in each other: Peru of "a court in Lima, Peru".

    It is the country whose court or police it is.
    """
    around = [one for one in place.subtree if one.dep_ == "appos" and one.i > place.i]
    around = around or list(_between_commas(document, place))
    found = [document.at(one) for one in around]
    if any(one is None or one.type is not EntityType.PLACE for one in found):
        return None
    return found[-1] if found else None


def _between_commas(document: Document, place: Token) -> Iterator[Token]:
    """Yield Peru of "in Lima, Peru, sentences", which parsers join to the city as another."""
    doc, at = document.doc, document.spans[document.owner[place.i]].end
    while at + 1 < len(doc) and doc[at].text == ",":
        after = document.at(doc[at + 1])
        if after is None or after.type is not EntityType.PLACE:
            return
        span = document.spans[document.owner[at + 1]]
        if span.end >= len(doc) or doc[span.end].text != ",":
            return
        if span.end + 1 < len(doc) and doc[span.end + 1].pos_ == "CCONJ":
            return  # "in Lima, Quito, and Bogota"
        yield span.root
        at = span.end
