"""Opens the SQLite file of a store, says in one line what is wrong with it, and locks it.

The journal is a write-ahead log (WAL): a reader never waits, and after a kill at any moment the
file is what the last commit left. ``synchronous=NORMAL`` loses no commit when the process dies;
when the machine loses power the last ones may be missing, and none is half there.
"""

import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import KGError
from kg.store import schema

_PATIENCE = 60.0  # seconds to wait for another connection's commit, which takes milliseconds
_STEP = 1.0  # seconds between two looks at a lock, so that Ctrl-C is heard


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open a store; for writing, under the lock, it is made where it is not there.

    Raises:
        KGError: If it cannot be opened, is no store, or has the layout of a newer kg.
    """
    with told(path):
        if write:
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        else:
            connection = _for_reading(path)
        try:
            is_new = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
            if not (is_new and write):
                _check(connection, path)
            if write:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.execute("PRAGMA foreign_keys=ON")
                # What is removed is overwritten: nothing is left of an article that had to go.
                connection.execute("PRAGMA secure_delete=ON")
            if is_new and write:  # the caller holds the lock: nobody else makes it
                connection.executescript(
                    f"BEGIN IMMEDIATE; PRAGMA application_id={schema.APPLICATION}; "
                    f"PRAGMA user_version={schema.VERSION}; {schema.TABLES} COMMIT;"
                )
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the system, but for bugs, into one line with what to do."""
    try:
        yield
    except UnicodeDecodeError as error:  # of a message or a name that is no text any more
        raise KGError(f"{path}: {DAMAGED}") from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        reason = next((text for start, text in _REASONS.items() if name.startswith(start)), "")
        if not reason and isinstance(error, sqlite3.ProgrammingError | sqlite3.IntegrityError):
            raise
        # "no such table" and the like: the file says it is a store and is not.
        raise KGError(f"{path}: {reason or DAMAGED}") from error
    except OSError as error:
        raise KGError(
            f"{path}: cannot be opened ({error.strerror or error}): check the path"
        ) from error


@contextmanager
def sound(path: Path) -> Iterator[None]:
    """Turn what fails when rows are decoded into one line: the file is damaged."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, struct.error) as error:
        raise KGError(f"{path}: {DAMAGED}") from error


DAMAGED = "is damaged: move it away and build again"
_REASONS = {
    "SQLITE_FULL": "the disk is full: free some space and run the same command again; "
    "what was added before is kept",
    "SQLITE_IOERR": "cannot be written (the disk is full, gone or faulty): free some space and "
    "run the same command again; what was added before is kept",
    "SQLITE_READONLY": "cannot be written: make the file and its folder writable, or choose "
    "another folder",
    "SQLITE_CANTOPEN": "cannot be opened: check that it is there and that its folder is "
    "writable",
    "SQLITE_PERM": "cannot be opened: check its permissions",
    "SQLITE_BUSY": "another program keeps it locked: close that and run the same command again",
    "SQLITE_NOTADB": "is no store of kg's: move it away, or choose another folder",
    "SQLITE_CORRUPT": DAMAGED,
}


@contextmanager
def locked(path: Path, *, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Let one process at a time write a store for as long as its run takes.

    The lock is SQLite's own on an empty file beside the store, so that it ends with the process
    however that ends, and readers of the store do not meet it. ``on_wait`` is called once where
    another process holds it.
    """
    beside = path.with_name(f".{path.name}.lock")
    with told(beside):
        connection = sqlite3.connect(beside, timeout=0.0, isolation_level=None)
    try:
        with told(beside):
            waited = False
            while not _acquired(connection):
                if not waited and on_wait is not None:
                    on_wait()
                waited = True
                connection.execute(f"PRAGMA busy_timeout={int(_STEP * 1000)}")
        yield
    finally:
        connection.close()


def _acquired(connection: sqlite3.Connection) -> bool:
    try:
        # Nothing is ever written. Setting the mode may read the file, so it too meets the lock.
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_BUSY":
            raise
        return False
    return True


def _for_reading(path: Path) -> sqlite3.Connection:
    """Open for reading, also where file or folder cannot be written."""
    if not path.is_file():
        raise KGError(f"{path}: there is no store: 'kg build INPUT' makes one")
    # With "rw" the last one that reads removes the log; "immutable" needs no log and no lock,
    # and is right where nobody may write: then the file is all there is.
    failed: sqlite3.OperationalError | None = None
    for mode in ("rw", "ro", "ro&immutable=1"):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE
        )
        try:
            connection.execute("PRAGMA query_only=ON")
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorname not in ("SQLITE_CANTOPEN", "SQLITE_READONLY"):
                raise
            failed = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise failed or KGError(f"{path}: cannot be opened")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if application != schema.APPLICATION:
        raise KGError(f"{path}: is no store of kg's: move it away, or choose another folder")
    if version != schema.VERSION:
        raise KGError(
            f"{path}: has layout {version} and this kg reads {schema.VERSION}: "
            + ("update kg" if version > schema.VERSION else "move it away and build again")
        )
