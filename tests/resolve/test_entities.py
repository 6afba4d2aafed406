import hashlib
from collections.abc import Callable

import pytest

from kg import ontology
from kg.model import Mention, MentionKind
from kg.resolve import names
from kg.resolve.compare import Judgement
from kg.resolve.entities import entities
from kg.resolve.ledger import Decision
from kg.resolve.surface_forms import is_name

Make = Callable[..., Mention]


def test_a_full_name_alone_does_not_make_two_articles_one_person(mention: Make) -> None:
    one = mention("person", "Ada Lovelace", article="a")
    other = mention("person", "Lovelace", "Dr Ada Lovelace", article="b")
    found, unsure, *_ = entities([one, other])
    assert found[one].id == "person/ada-lovelace"
    assert found[other].id.startswith("person/ada-lovelace-")
    assert [(pair.left, pair.right, pair.score) for pair in unsure] == [
        (found[one].id, found[other].id, 0.7)
    ]


def test_full_names_meet_across_articles_that_share_two_other_names(mention: Make) -> None:
    one = mention("person", "Ada Lovelace", article="a")
    other = mention("person", "Lovelace", "Dr Ada Lovelace", article="b")
    friends = [mention("person", "Charles Babbage", article=at, start=40) for at in "ab"]
    friends += [mention("person", "Mary Somerville", article=at, start=60) for at in "ab"]
    found, unsure, *_ = entities([one, other, *friends])
    assert found[one] is found[other]
    assert found[one].id == "person/ada-lovelace"
    assert found[one].aliases == ("Ada Lovelace", "Lovelace")
    assert unsure == ()


def test_a_surname_alone_stays_in_its_article(mention: Make) -> None:
    one, other = mention("person", "Li", article="a"), mention("person", "Li", article="b")
    found = entities([one, other]).entities
    assert found[one].name == found[other].name == "Li"
    assert found[one].id != found[other].id
    assert found[one].id == entities([one]).entities[one].id
    assert found[one].id.startswith("person/li-")


def test_types_do_not_mix(mention: Make) -> None:
    types = ("person", "org", "place", "tech")
    every = [mention(type_, "Jordan River", start=n) for n, type_ in enumerate(types)]
    ids = {entity.id for entity in entities(every).entities.values()}
    assert ids == {
        "person/jordan-river",
        "org/jordan-river",
        "place/jordan-river",
        "technology/jordan-river",
    }


def test_a_concept_has_its_label_and_the_articles_words(mention: Make) -> None:
    one = mention("tech", "NEVs", concept="new-energy-vehicles")
    other = mention("tech", "green cars", concept="new-energy-vehicles", article="b")
    entity = entities([one, other]).entities[one]
    assert entity == entities([one, other]).entities[other]
    assert entity.id == "tech/new-energy-vehicles"
    assert entity.name == ontology.technologies()["new-energy-vehicles"].label
    assert entity.aliases == ("NEVs", "green cars")


def test_a_concept_of_another_scheme_is_named_by_the_articles(mention: Make) -> None:
    one = mention("tech", "flux capacitors", concept="flux")
    entity = entities([one]).entities[one]
    assert (entity.id, entity.name, entity.concept) == ("tech/flux", "flux capacitors", "flux")


def test_a_country_has_its_usual_name(mention: Make) -> None:
    one = mention("place", "the U.S.", "U.S.")
    entity = entities([one]).entities[one]
    assert (entity.id, entity.name) == ("place/united-states", "United States")
    assert entity.aliases == ("U.S.",)


def test_an_acronym_leads_to_the_one_that_uses_it(mention: Make) -> None:
    spelt = mention("org", "CPPCC", "Chinese People's Political Consultative Conference")
    bare = mention("org", "C.P.P.C.C.", article="b")
    found = entities([spelt, bare]).entities
    assert found[spelt] is found[bare]
    assert found[bare].id == "org/chinese-peoples-political-consultative-conference"
    assert found[bare].aliases == ("C.P.P.C.C.", "CPPCC")


def test_an_acronym_is_parted_from_what_it_stands_for(mention: Make) -> None:
    long = "European Aeronautic Defence and Space"
    every = [mention("org", "EADS", long), mention("org", "EADS", article="b")]
    slug = "org/european-aeronautic-defence-and-space"
    assert len(set(entities(every).entities.values())) == 1
    for judgement, count in ((Judgement.DIFFERENT, 2), (Judgement.SAME, 1)):
        decision = Decision(left="org/eads", right=slug, judgement=judgement, line=2)
        found = entities(every, decisions=[decision])
        assert len(set(found.entities.values())) == count


def test_a_legal_form_does_not_spell_an_acronym_out(mention: Make) -> None:
    name = "European Aeronautic Defence and Space Company"
    spelt = mention("org", "EADS", name)
    bare = mention("org", "EADS", article="b")
    legal = mention("org", "EADS N.V.", article="c")
    found = entities([spelt, bare, legal]).entities
    assert len(set(found.values())) == 1
    assert found[legal].name == name
    assert found[legal].aliases == ("EADS", "EADS N.V.")


def test_an_acronym_of_two_stays_alone(mention: Make) -> None:
    one = mention("org", "CIA", "Central Intelligence Agency")
    other = mention("org", "CIA", "Culinary Institute of America", article="b")
    bare = mention("org", "CIA", article="c")
    found = entities([one, other, bare]).entities
    assert len({entity.id for entity in found.values()}) == 3
    assert found[bare].id == "org/cia"


def test_persons_have_no_acronyms(mention: Make) -> None:
    one, bare = mention("person", "AL", "Ada Lovelace"), mention("person", "AL", article="b")
    found = entities([one, bare]).entities
    assert found[one].id != found[bare].id


def test_the_best_name_is_frequent_then_long(mention: Make) -> None:
    forms = ["Acme", "ACME CORPORATION", "Acme Corporation", "Acme Corporation", "ACME"]
    every = [mention("org", form, start=20 * n) for n, form in enumerate(forms)]
    assert entities(every).entities[every[0]].name == "Acme Corporation"
    # An acronym is the name only where there is no other.
    assert entities([every[4]]).entities[every[4]].name == "ACME"
    tie = [every[0], every[2]]
    assert entities(tie).entities[every[0]].name == "Acme Corporation"


def test_pronouns_and_descriptions_are_no_aliases(mention: Make) -> None:
    name = "Zhongguancun Laboratory"
    every = [
        mention("org", name),
        mention("org", "It", name, start=30, kind=MentionKind.PRONOUN),
        mention("org", "The company", name, start=40),
        mention("org", "the Beijing laboratory", name, start=60),
        mention("org", "the Zhongguancun\nLaboratory", name, start=90),
        mention("org", "zhongguancun laboratory", name, start=120),
        mention("org", "Chinese", name, start=150, kind=MentionKind.DEMONYM),
        mention("org", "the ZGC Lab", name, start=180, kind=MentionKind.DESCRIPTION),
    ]
    entity = entities(every).entities[every[0]]
    assert entity.name == name
    assert entity.aliases == ()


def test_what_is_named_and_what_is_only_pointed_at(mention: Make) -> None:
    assert is_name(mention("org", "the Zhongguancun Laboratory"))
    assert is_name(mention("tech", "robot arms"))
    assert not is_name(mention("org", "the company"))
    assert not is_name(mention("person", "he", "Ada Lovelace", kind=MentionKind.PRONOUN))


def test_names_whose_slugs_clash_stay_apart(mention: Make) -> None:
    plus, sharp = mention("tech", "C++"), mention("tech", "C#", start=9)
    found = entities([plus, sharp]).entities
    assert found[plus].id != found[sharp].id


def test_ids_stay_apart_even_where_four_digits_agree(
    mention: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "slug", lambda key, *, owner="": "same")
    one, other = mention("org", "Alpha"), mention("org", "Beta", start=9)
    found = entities([one, other]).entities
    digest = hashlib.sha256(b"Institution\nbeta\n\n").hexdigest()[:16]
    assert found[one].id == "org/same"
    assert found[other].id == f"org/same-{digest}"
