"""Bytes with a hash of them in front, which tells what was kept whole from what was cut off."""

import hashlib

_SIZE = hashlib.sha256().digest_size


def sealed(data: bytes) -> bytes:
    """Return bytes behind the sha256 of them."""
    return hashlib.sha256(data).digest() + data


def unsealed(data: bytes) -> memoryview | None:
    """Return the bytes that :func:`sealed` was given, or None where they are not whole.

    >>> bytes(unsealed(sealed(b"abc"))), unsealed(sealed(b"abc")[:-1])
    (b'abc', None)
    """
    inner = memoryview(data)[_SIZE:]
    return inner if hashlib.sha256(inner).digest() == data[:_SIZE] else None
