"""How many threads multiply matrices: one, whatever the machine is set to.

With two, the last bits of numpy's products are others (OpenBLAS 0.3), and processes beside each
other would wait for each other.
"""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Return a context in which numpy's products are made on one thread."""
    limit: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limit


@cache
def _threads() -> ThreadpoolController:
    """Return what sets the number of threads; finding the libraries takes milliseconds."""
    return ThreadpoolController()
