"""Leaves modules that need the training packages uncollected where those are absent."""

from importlib.util import find_spec

_TRAINING = (
    "adapted.py",
    "corpus.py",
    "export.py",
    "model.py",
    "names.py",
    "news.py",
    "teach.py",
    "train.py",
)
collect_ignore = [] if find_spec("torch") and find_spec("onnx") else list(_TRAINING)
