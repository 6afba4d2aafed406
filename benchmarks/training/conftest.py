"""Leaves modules that need the training packages uncollected where those are absent."""

from importlib.util import find_spec

collect_ignore = (
    [] if find_spec("torch") and find_spec("onnx") else ["model.py", "train.py", "export.py"]
)
