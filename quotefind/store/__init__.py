"""The store: one SQLite file with documents, quotations and their search index. Knows nothing of readers and
extraction.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from quotefind.store.read import CountedRow, DocumentRow, Meta, Store

if TYPE_CHECKING:
    from quotefind.store.write import Writer

__all__ = ["CountedRow", "DocumentRow", "Meta", "Store", "Writer", "open_store"]


def open_store(path: str | os.PathLike[str], *, create: bool = False) -> Store:
    """Open the store at a path; StoreError where there is none, or where it is corrupt or of another schema.

    With ``create`` a missing store is made, and one of an older schema is emptied save for its roots.
    """
    if create:
        # Loaded here: who only reads need not pay for the writing side.
        from quotefind.store.write import prepare  # noqa: PLC0415

        prepare(os.fspath(path))
    return Store(os.fspath(path))


def __getattr__(name: str) -> Any:
    if name == "Writer":
        # Loaded here for the same reason.
        from quotefind.store.write import Writer  # noqa: PLC0415

        return Writer
    raise AttributeError(name)
