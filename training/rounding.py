"""Matrices whose values are those that 4 bits can hold.

The shipped reader learns with them (quantization-aware training, Jacob et al. 2018), so that
storing them in 4 bits costs nothing afterwards.
"""

from typing import NamedTuple

from torch import Tensor, nn
from torch.nn import functional

LARGEST = 7
"""Largest integer of 4 bits with a sign, with as many below zero as above."""

SHARES = 255
"""Steps of groups are so many parts of the step of their row."""

_GROUPS = (64, 32)
_LEAST_ROWS = 100
"""Matrices with fewer rows are few and decide much: they stay as they are."""


class Rounded(NamedTuple):
    """A matrix in 4 bits.

    Attributes:
        integers: Its values in steps (rows, groups, values of a group), -7 to 7.
        shares: The step of each group (rows, groups, 1) in 255ths of its row's, 1 to 255.
        step: The step of each row (rows, 1, 1), of 16 bits.
    """

    integers: Tensor
    shares: Tensor
    step: Tensor

    def matrix(self) -> Tensor:
        """Return the matrix (rows, columns)."""
        return (self.integers * (self.shares * (self.step / SHARES))).flatten(1)


def in_four_bits(matrix: Tensor) -> Rounded:
    """Return a matrix (rows, columns) in 4 bits. What is in 4 bits already does not change."""
    size = next(size for size in _GROUPS if matrix.shape[1] % size == 0)
    groups = matrix.detach().view(matrix.shape[0], -1, size)
    largest = groups.abs().amax(-1, keepdim=True)
    step = (largest.amax(1, keepdim=True) / LARGEST).half().float().clamp(min=1e-6)
    shares = (largest * (SHARES / LARGEST) / step).round_().clamp_(1, SHARES)
    integers = (groups / (shares * (step / SHARES))).round_().clamp_(-LARGEST, LARGEST)
    return Rounded(integers, shares, step)


class RoundedLinear(nn.Linear):
    """A linear layer whose matrix has the values that 4 bits can hold.

    The gradient passes as if it was not rounded (straight-through estimator, Bengio et al.
    2013).
    """

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002 - the name that torch gives it
        """Return the product with the rounded matrix."""
        change = in_four_bits(self.weight).matrix().sub_(self.weight.detach())
        return functional.linear(input, self.weight + change, self.bias)


def round_matrices(model: nn.Module) -> None:
    """Make the linear layers of a model rounded ones, but for the smallest."""
    for module in list(model.modules()):
        for name, child in list(module.named_children()):
            if type(child) is nn.Linear and child.out_features >= _LEAST_ROWS:
                own = RoundedLinear(child.in_features, child.out_features)
                own.load_state_dict(child.state_dict())
                setattr(module, name, own)
