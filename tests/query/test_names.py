"""An empty answer is told apart from a name that the graph does not have."""

from kg.graph import Graph
from kg.query import ask, days, questions, ran, select, unmatched


def test_near_names_are_told_and_posts_are_none(sample: Graph) -> None:
    found = unmatched(sample, "members", institution="Analitical Society")
    assert found == {"institution": ("Analytical Society",)}


def test_a_name_that_is_near_to_none_has_no_hint(sample: Graph) -> None:
    assert unmatched(sample, "members", institution="zzz") == {"institution": ()}


def test_words_of_a_name_and_ids_are_known(sample: Graph) -> None:
    for known in ("rand", "REMINGTON", "person/ada-lovelace", ""):
        assert unmatched(sample, "members", institution=known) == {}


def test_values_that_are_no_names_are_not_looked_up(sample: Graph) -> None:
    assert unmatched(sample, "review-queue", below=0.5) == {}
    assert unmatched(sample, "changed-since", day="1066-10-14") == {}


def test_a_whole_name_means_the_one_thing_called_so(sample: Graph) -> None:
    """Half a name finds every name with it; "Remington Rand" finds no "Remington Rand Labs"."""
    found = ask(sample, "members", institution="Remington Rand")
    assert {row[0] for row in found.rows} == {"Remington Rand"}
    query = ran(sample, "members", institution="Remington Rand")
    assert '"org/remington-rand"' in query
    assert select(sample, query).rows == found.rows


def test_questions_are_put_as_a_person_asks() -> None:
    asked = {one.name: one for one in questions()}
    assert asked["who-leads"].title == "Who leads which institution or place?"
    assert asked["who-leads"].asked(institution="Acme") == "Who leads Acme?"
    assert asked["denied"].title == "Which claims were denied?"
    assert asked["denied"].asked(name="Acme") == "Which claims about Acme were denied?"
    for one in asked.values():
        given = {each.name: "Zzz" for each in one.parameters}
        assert one.group
        assert not set("{}[]") & set(one.title + one.asked(**given))


def test_days_come_from_the_collection(sample: Graph) -> None:
    known = {one.name: one for one in questions()}
    assert days(sample, known["who-led-as-of"]) == {"day": "1843-09-01"}
    assert days(sample, known["changed-since"]) == {"day": "1843-08-02"}
    assert days(sample, known["members"]) == {}
    assert (
        ask(sample, "who-led-as-of").rows == ask(sample, "who-led-as-of", day="1843-09-01").rows
    )
    assert len(ask(sample, "who-led-as-of").rows) > 0
    assert "on 1843-09-01?" in ran(sample, "who-led-as-of").partition("\n")[0]
    assert known["who-led-as-of"].title == "Who led which institution or place on which day?"


def test_a_field_knows_which_types_it_takes() -> None:
    kinds = {
        (one.name, each.name): {str(kind) for kind in each.kinds}
        for one in questions()
        for each in one.parameters
    }
    assert kinds["members", "institution"] == {"Institution"}
    assert kinds["who-leads", "institution"] == {"Institution", "Place"}
    assert kinds["career", "name"] == {"Person"}
    assert kinds["timeline", "name"] == set()
