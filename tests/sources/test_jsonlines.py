"""JSON lines: a bad line costs one error, the others are read."""

import io
import json
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.sources import read, records

STORY = "The observatory opened a second telescope near the village on Tuesday."


def parse(*lines: bytes) -> list[str]:
    return [
        str(item) if isinstance(item, SourceError) else item.name
        for item in records.parse(lines, source="in.jsonl", stem="in")
    ]


def test_fields_and_their_other_names() -> None:
    first = {
        "content": STORY,
        "headline": "Telescope opens",
        "publishedAt": "2024-03-06T10:00:00Z",
        "source": {"id": None, "name": "Example News"},
        "author": "By Ada Lovelace; Mary Shelley",
        "lang": "en-GB",
        "link": "https://news.example/a",
        "unknown": {"deep": [1]},
        "title": None,
    }
    second = {"body": STORY, "authors": [{"name": "Ada Lovelace"}, "Mary Shelley"], "id": 7}
    lines = [json.dumps(item).encode() for item in (first, second)]
    one, two = records.parse(lines, source="in.jsonl", stem="in")
    assert not isinstance(one, SourceError)
    assert not isinstance(two, SourceError)
    citation = one.citation
    assert (citation.name, citation.source) == ("in-1", "in.jsonl")
    assert (citation.title, citation.published) == ("Telescope opens", "2024-03-06")
    assert (citation.outlet, citation.language) == ("Example News", "en-GB")
    assert citation.url == "https://news.example/a"
    assert citation.authors == two.citation.authors == ("Ada Lovelace", "Mary Shelley")
    assert (two.name, two.citation.language, two.text) == ("7", "", STORY)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "in.jsonl:2: is not JSON (EOF"),
        (b"[1]", "in.jsonl:2: is not a JSON object"),
        (b'{"title": "x"}', 'in.jsonl:2: has no text; give it in a field named "text"'),
        (b'{"text": ""}', "has no text"),
        (b'{"text": null}', "has no text"),
        (b'{"text": 3}', 'in.jsonl:2: field "text" is wrong'),
        (b'{"text": " "}', "in.jsonl:2: the text holds nothing but white space"),
        (b'{"text": "a\\u0000b"}', "in.jsonl:2: the text is binary"),
        (b'{"text": "a", "title": []}', 'field "title" is wrong'),
        (b'{"text": "a", "authors": [3.5, []]}', 'field "authors.1" is wrong'),
        (b'{"text": "\xe9"}', "in.jsonl:2: is not JSON"),
        (b'{"text": "\\ud83d"}', "in.jsonl:2: is not JSON"),
        (b"[" * 100_000, "in.jsonl:2: is not JSON"),
    ],
)
def test_bad_line_is_named_and_the_rest_is_read(line: bytes, message: str) -> None:
    good = json.dumps({"text": STORY}).encode()
    first, bad, last = parse(good, line, good)
    assert (first, last) == ("in-1", "in-3")
    assert message in bad
    assert "\n" not in bad


def test_long_line_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_MOST_BYTES", 200)
    stream = io.BytesIO(b"x" * 1000 + b"\n" + json.dumps({"text": STORY}).encode())
    first, second = parse(*records.lines(stream))
    assert "in.jsonl:1: has more than 200 bytes" in first
    assert second == "in-2"


def test_file_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "in.ndjson"
    texts = [f"{STORY} {number}" for number in range(5)]
    path.write_text("\n\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    assert [item.name for item in read([path])] == ["in-1", "in-3", "in-5", "in-7", "in-9"]
