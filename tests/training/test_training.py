"""A run of training that is stopped goes on as if it had never stopped."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="only the train extra brings torch")

from training import examples, status, train  # noqa: E402 - after the check for torch
from training.checkpoints import FALLING, Progress, Run  # noqa: E402
from training.model import Encoder, Reader  # noqa: E402
from training.passages import CORPUS  # noqa: E402


class TinyEncoder(Encoder):
    """Word pieces by a table of vectors of 8, without layers."""

    def __init__(self) -> None:
        super().__init__(torch.nn.Embedding(30522, 8), 8)
        torch.nn.init.constant_(self.tag.bias[:1], 4.0)  # few words are names, as in a text

    def each(self, ids: Any, features: Any, mask: Any) -> list[Any]:
        hidden = self.body(ids)
        for column, embedding in enumerate(self.features):
            hidden = hidden + embedding(features[..., column])
        return [hidden]


class TinyCorpus(train.Corpus):
    """Six texts of Wikinews."""

    def __init__(self, digest: str = "one") -> None:
        self.digest = digest
        paths = sorted((CORPUS / "wikinews").iterdir())[:1]
        self.texts = list(examples.texts(paths))[:6]

    def sample(self, chance: Any) -> list[examples.Example]:
        return [one for text in self.texts for one in examples.examples(text)]


@pytest.fixture(scope="module")
def corpus() -> Iterator[TinyCorpus]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # as in training: sums by several threads vary
    yield TinyCorpus()
    torch.set_num_threads(threads)


def begin(folder: Path, **changes: Any) -> train.Training:
    """Return a run of one steady pass and one in which the learning rate falls."""
    arguments = ["--stage", "reader", "--large", "none", "--folder", str(folder)]
    options = train.parse_options([*arguments, "--passes", "1", "--pieces", "600"])
    torch.manual_seed(0)
    return train.Training(
        Reader(TinyEncoder()),
        None,
        Run(folder, "reader"),
        replace(options, **changes),
        train.Team(0, 1),
    )


def weights(folder: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(folder / "reader.pt")["state"]
    return state


def stop_after(training: train.Training, steps: int) -> None:
    """Tell a run to stop once it has done some steps."""
    learn, done = training._learn, []

    def learn_and_stop(batch: Any) -> None:
        done.append(batch)
        if len(done) == steps:
            training.stop()
        learn(batch)

    training._learn = learn_and_stop  # type: ignore[method-assign]


def test_a_run_that_is_stopped_again_and_again_gives_the_same_bits(
    tmp_path: Path, corpus: Any
) -> None:
    whole = begin(tmp_path / "whole")
    assert whole.train(corpus, corpus.texts)
    steps = whole.progress.steps_of_pass
    assert steps > 2
    assert whole.progress.step == 2 * steps

    while True:
        part = begin(tmp_path / "parts")
        stop_after(part, steps - 1)
        if part.train(corpus, corpus.texts):
            break
        assert not (tmp_path / "parts" / "reader.pt").exists()
    for name, one in weights(tmp_path / "whole").items():
        assert torch.equal(one, weights(tmp_path / "parts")[name]), name
    assert part.progress.figures == whole.progress.figures


def test_another_corpus_begins_the_pass_anew_and_is_told(tmp_path: Path, corpus: Any) -> None:
    first = begin(tmp_path)
    stop_after(first, 2)
    assert not first.train(corpus, corpus.texts)
    second = begin(tmp_path)
    stop_after(second, 1)
    second.train(TinyCorpus("two"), corpus.texts)
    assert (second.progress.at, second.progress.step) == (1, 3)
    told = json.loads((tmp_path / "status.json").read_text(encoding="utf-8"))
    assert "the corpus changed 1 times" in "\n".join(status.lines(told))


def test_finish_lets_the_learning_rate_fall_at_once(tmp_path: Path, corpus: Any) -> None:
    run = begin(tmp_path, finish=2)
    assert run.train(corpus, corpus.texts)
    assert (run.progress.step, run.progress.phase) == (2, FALLING)
    assert Run(tmp_path, "reader").has_finished()


def test_status_says_what_was_measured_and_how_long_it_takes(
    tmp_path: Path, corpus: Any
) -> None:
    run = begin(tmp_path)
    run.train(corpus, corpus.texts)
    told = json.loads((tmp_path / "status.json").read_text(encoding="utf-8"))
    printed = "\n".join(status.lines(told))
    assert "reader: 2 passes done" in printed
    assert "pass 2: held-out facts P " in printed
    assert "holds_position" in printed
    steady = {**told, "has_ended": False, "phase": "steady", "at": 0, "seconds_of_step": 60.0}
    hours = f"{run.progress.steps_of_pass // 60} h {run.progress.steps_of_pass % 60} min"
    assert f"{hours} left of this pass" in "\n".join(status.lines(steady))


def test_a_checkpoint_that_was_cut_off_is_not_read(tmp_path: Path) -> None:
    run = Run(tmp_path, "reader")
    run.save({"progress": vars(Progress(step=3))})
    (tmp_path / "run.pt.part").write_bytes(b"half")
    saved = run.load()
    assert saved is not None
    assert saved["progress"]["step"] == 3
