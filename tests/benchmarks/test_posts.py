"""Texts in Markdown are read as the words that a reader sees."""

from pathlib import Path

from benchmarks import posts

DAY = """---
layout: post
title: 2031 May 04
---

#### Armed conflicts and attacks

* Shelling is heard in [Arland](https://a.test/Arland "Arland"). [(AP)](https://ap.test/1)

#### Business and economy

* [Trade in Arland](https://a.test/Trade "Trade in Arland")
  * [Mergers](https://a.test/Mergers)
    * The [Bank of Arland (BA)](https://a.test/BA "Bank of Arland") buys *Looms*<br>of Arland.
      It pays in coins. [(*Weekly Loom*)](https://loom.test/2) [(AP)](https://ap.test/3)
  * Looms are banned.
* A port opens.
"""


def test_a_day_is_its_items_without_topics_and_sources(tmp_path: Path) -> None:
    """Wars are left out; an item under topics stands alone; brackets in a name stay."""
    path = tmp_path / "2031-05-04-index.md"
    path.write_text(DAY, encoding="utf-8")
    day = posts.day(path)
    assert (day.name, day.citation.published) == ("2031-05-04", "2031-05-04")
    assert day.text == (
        "The Bank of Arland (BA) buys Looms of Arland. It pays in coins.\n\n"
        "Looms are banned.\n\nA port opens.\n"
    )


POST = """---
date: 2031-05-04 09:00:00
title: 'Looms &amp; gears'
---

## A new loom

The **Loom Office** has [a loom](https://loom.test).
{{< img src="loom" >}}

- It runs `weave`.

![A loom](loom.jpg)
"""


def test_a_post_is_its_title_and_paragraphs(tmp_path: Path) -> None:
    """Pictures and the site's own marks say nothing."""
    path = tmp_path / "2031-05-04-looms.md"
    path.write_text(POST, encoding="utf-8")
    post = posts.post(path)
    assert (post.name, post.citation.published) == ("2031-05-04-looms", "2031-05-04")
    assert post.text == (
        "Looms & gears\n\nA new loom\n\nThe Loom Office has a loom.\n\nIt runs weave.\n"
    )
