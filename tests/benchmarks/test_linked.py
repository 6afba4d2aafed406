"""Names of the news of days with the pages that they are linked to."""

from pathlib import Path

from benchmarks.resolution import linked
from kg.model import EntityType, Extraction, Mention

DAY = """---
title: 2031 May 04
---

#### Armed conflicts and attacks

* [War of Arland](https://en.wikipedia.org/wiki/War_of_Arland "War of Arland")
  * [Ada Quillfeather](https://en.wikipedia.org/wiki/Ada_Quillfeather_%28judge%29) leaves
    [Arland](https://en.wikipedia.org/wiki/Arland#History). [(AP)](https://ap.test/1)
  * The [Senate](https://en.wikipedia.org/wiki/Senate_of_Arland)'s seat burns.
* A port opens in [Arland](https://en.wikipedia.org/wiki/Arland).
"""


def read(tmp_path: Path) -> list[linked.Story]:
    path = tmp_path / "2031-05-04-index.md"
    path.write_text(DAY, encoding="utf-8")
    return list(linked.stories(path))


def test_a_story_is_an_item_with_those_under_it(tmp_path: Path) -> None:
    first, second = read(tmp_path)
    text = first.article.text
    assert text == "Ada Quillfeather leaves Arland.\n\nThe Senate's seat burns.\n"
    assert [(text[one.start : one.end], one.page) for one in first.links] == [
        ("Ada Quillfeather", "Ada Quillfeather (judge)"),
        ("Arland", "Arland"),
        ("Senate", "Senate of Arland"),
    ]
    assert second.article.text == "A port opens in Arland.\n"
    assert second.article.citation.published == "2031-05-04"


def test_names_where_links_stand_are_counted(tmp_path: Path) -> None:
    told = {one.article.citation.id: one for one in read(tmp_path)}

    def says(story: linked.Story, *names: tuple[EntityType, str]) -> Extraction:
        text, id_ = story.article.text, story.article.citation.id
        mentions = tuple(
            Mention(
                article=id_, start=text.index(name), end=text.index(name) + len(name),
                text=name, type=type_, name=name,
            )
            for type_, name in names
        )  # fmt: skip
        return Extraction(citation=story.article.citation, mentions=mentions)

    first, second = told.values()
    place = (EntityType.PLACE, "Arland")
    seat = (EntityType.INSTITUTION, "The Senate")
    found = linked.units(told, [says(first, place, seat), says(second, place)])
    assert [(one.key, one.page) for one in found if one.type is EntityType.INSTITUTION] == [
        ("senate", "Senate of Arland")
    ]
    places = [one for one in found if one.type is EntityType.PLACE]
    assert {one.entity for one in places} == {"place/arland"}
    assert len(places) == 2


def test_figures_tell_nodes_too_many_from_things_merged() -> None:
    def unit(article: str, entity: str, page: str) -> linked.Unit:
        return linked.Unit(article, EntityType.PLACE, "arland", entity, page)

    apart = linked.figures([unit("a", "place/1", "Arland"), unit("b", "place/2", "Arland")])
    assert "R 0.500" in apart
    assert "1 nodes too many, 0 names of several pages, 0 merged" in apart
    merged = linked.figures(
        [unit("a", "place/1", "Arland"), unit("b", "place/1", "Arland (town)")]
    )
    assert "P 0.500" in merged
    assert "0 nodes too many, 1 names of several pages, 1 merged" in merged
