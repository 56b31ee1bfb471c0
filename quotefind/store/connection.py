"""Opening the file of a store for reading, and telling what SQLite reports as a fact and its remedy."""

from __future__ import annotations

import os
import sqlite3

from quotefind.errors import StoreError
from quotefind.store.schema import APPLICATION_ID, SCHEMA_VERSION

BUSY_SECONDS = 5.0
"""How long to wait for another process that holds the store: a commit takes less than one."""


def connect(path: str) -> sqlite3.Connection:
    """A read-only connection to a store of this schema; StoreError where the file is none."""
    if not os.path.isfile(path):
        raise StoreError(f"there is no store at {path}", "run `quotefind index PATH` to make one")
    try:
        connection = sqlite3.connect(f"{_uri(path)}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    try:
        _check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: str) -> None:
    try:
        (application,), (version,) = (
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        )
    except sqlite3.Error as error:
        raise explain(error, path) from error
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is not a quotefind store", "name another file with --store")
    if version > SCHEMA_VERSION:
        remedy = "upgrade quotefind, or name another file with --store"
        raise StoreError(f"the store {path} was written by a newer quotefind", remedy)
    if version < SCHEMA_VERSION:
        raise StoreError(f"the store {path} was written by an older quotefind", "run `quotefind index` again")


def _uri(path: str) -> str:
    """The address of a file in SQLite's own notation (https://www.sqlite.org/uri.html); pathlib's would cost a search
    4 ms to import.
    """
    quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:///{quoted.replace(os.sep, '/').lstrip('/')}"


_FAULTS = (
    (
        "database or disk is full",
        "the disk is full",
        "make room, then run the command again; what was stored before is kept",
    ),
    (
        "attempt to write a readonly",
        "the store is read-only",
        "make the file and its folder writable, or name another with --store",
    ),
    ("database is locked", "another quotefind is writing to the store", "wait until it has finished"),
    ("unable to open database", "the store cannot be opened", "look at the permissions of the file and its folder"),
    ("disk i/o error", "the store cannot be read or written", "look at the disk and the folder's permissions"),
)


def explain(error: sqlite3.Error, path: str) -> StoreError:
    """What SQLite reports, as a fact about the store and its remedy."""
    told = str(error)
    for sign, fact, remedy in _FAULTS:
        if sign in told.lower():
            return StoreError(f"{fact}: {path}", remedy)
    return StoreError(f"the store {path} is damaged ({told})", "move it away and run `quotefind index` again")
