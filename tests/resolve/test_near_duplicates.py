"""Wire copy is found, whatever the order; independent reports of one event are none."""

import gc
import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Citation, Extraction, identify
from kg.resolve import resolve
from kg.resolve.near_duplicates import copies
from kg.sources import from_text
from kg.text.signatures import VALUES, signature

STORY = (
    "Fennimore Batteries has appointed Nadira Veldt as chief scientist, the company said on "
    "Monday. Veldt, a professor at the Ellerby Institute of Technology, works on solid-state "
    "batteries. Her group published the first cell that keeps nine tenths of its charge after "
    "two thousand cycles. Solid-state batteries are ready to leave the laboratory, said Veldt. "
    "She is also a member of the Meridian Battery Council, which advises the government on "
    "charging points. The council said it would invest in recycling technology next year. "
)
OTHER = (
    "The Ellerby Institute of Technology loses one of its best known professors. Nadira Veldt "
    "moves to industry after eleven years and will lead research at Fennimore Batteries. "
    "Solid-state batteries are ready to leave the laboratory, said Veldt. Her successor has "
    "not been named, and students worry about the future of the group."
)


def extraction(text: str, published: str = "") -> Extraction:
    article = from_text(text)
    return Extraction(
        citation=replace(article.citation, published=published), signature=signature(article)
    )


def test_a_cut_copy_with_another_headline_is_a_copy_and_a_second_report_is_none() -> None:
    first = extraction(STORY, "2024-06-03")
    cut = extraction(
        "Battery maker hires scientist\n\n" + STORY[: len(STORY) * 2 // 3], "2024-06-04"
    )
    own = extraction(OTHER, "2024-06-03")
    undated = extraction(STORY.replace("Monday", "Tuesday"))
    found = copies([cut, own, undated, first])
    assert found == {cut.citation.id: first.citation.id, undated.citation.id: first.citation.id}
    cited = {one.id: one.copy_of for one in resolve([own, cut, first]).citations}
    assert cited == {
        own.citation.id: "",
        first.citation.id: "",
        cut.citation.id: first.citation.id,
    }


@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(shuffle: random.Random) -> None:
    texts = [STORY, STORY + OTHER, OTHER, STORY[:300], OTHER[100:], "Nothing else."]
    every = [extraction(text) for text in texts]
    expected = copies(every)
    shuffle.shuffle(every)
    assert copies(every) == expected
    assert all(first not in expected for first in expected.values())


def test_signatures_leave_out_headline_and_furniture_and_stay_the_same() -> None:
    id_, sha256 = identify("x")
    citation = Citation(id=id_, sha256=sha256, name="x", source="x", title="x")
    text = "Headline here\n" + STORY + "Share this page"
    article = Article(
        citation=citation,
        text=text,
        furniture=((len(text) - 15, len(text)),),
        headline=(0, 13),
    )
    assert signature(article) == signature(Article(citation=citation, text=STORY))
    assert len(signature(article)) == VALUES
    # Pinned: another way to make them must not make the signatures of a store useless unseen.
    assert signature(Article(citation=citation, text="One two."))[:2] == (494102309, 1701830742)
    assert signature(Article(citation=citation, text=" - ")) == ()
    assert copies([Extraction(citation=citation)]) == {}


def test_the_index_is_gone_afterwards() -> None:
    """Without the cyclic collector, which rests while names are resolved."""
    every = [extraction(f"{number} {STORY}") for number in range(8)]
    copies(every)
    gc.collect()
    gc.disable()
    try:
        copies(every)
        assert not any(type(one).__name__ == "MinHashLSH" for one in gc.get_objects())
    finally:
        gc.enable()


def test_signatures_agree_as_much_as_the_runs_of_two_texts() -> None:
    words = [f"word{number}" for number in range(12_000)]
    first, second = " ".join(words[:9_000]), " ".join(words[3_000:])
    id_, sha256 = identify("x")
    citation = Citation(id=id_, sha256=sha256, name="x", source="x", title="x")
    one, other = (signature(Article(citation=citation, text=text)) for text in (first, second))
    equal = sum(map(int.__eq__, one, other)) / VALUES
    assert abs(equal - 0.5) < 0.12  # 6,000 of 12,000 runs; three standard deviations
