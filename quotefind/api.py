"""What a program that uses quotefind calls: find the quotations of a text, open a store and ask it. The commands
stand on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from quotefind import store as stores
from quotefind.catalogue import Catalogue
from quotefind.extract import extract
from quotefind.model import Filters, Kind, Match, Quotation
from quotefind.search import Query, search


def find(text: str, *, name: str = "text", catalogue: Catalogue | None = None) -> tuple[Quotation, ...]:
    """Find every quotation of a plain text, in order, with speakers and citations.

    Offsets are code points into ``text``.  ``name`` goes into the ids.  People and works come from ``catalogue``, by
    default the bundled one.  Raises nothing for any text.

    >>> [(q.text, q.attribution.speaker) for q in find("“To delay action is fatal,” wrote Lenin that night.")]
    [('To delay action is fatal,', 'Lenin')]
    """
    from quotefind.readers.catalogue import bundled_catalogue
    from quotefind.readers.plain import plain_document

    document = plain_document(text, name, sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return extract(document, catalogue if catalogue is not None else bundled_catalogue()).quotations


class Finder:
    """An open store to search, list and iterate over; a context manager.  Made by ``open_store``."""

    def __init__(self, store: stores.Store) -> None:
        self.store = store

    def __enter__(self) -> Finder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Quotation]:
        """Every quotation of every kind, in the order of the documents."""
        return self.store.quotations(Filters())

    def __len__(self) -> int:
        return self.store.count()

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def search(
        self, text: str, *, limit: int = 10, author: str = "", work: str = "", document: str = ""
    ) -> tuple[Match, ...]:
        """Find the quotations nearest to ``text``, best first, scores 0–100; empty when nothing is near enough.

        Raises NotFoundError for an author, work or document that is not in the store.
        """
        filters = Filters(author=author, work=work, document=document, kinds=(Kind.QUOTATION,))
        return search(self.store, Query(text, filters, limit=limit)).matches

    def list(
        self, *, author: str = "", work: str = "", document: str = "", kind: Kind | None = Kind.QUOTATION
    ) -> Iterator[Quotation]:
        """Quotations that the filters leave, in the order of the documents; ``kind`` None is every kind.

        Raises NotFoundError as ``search`` does.
        """
        kinds = () if kind is None else (kind,)
        return self.store.quotations(Filters(author=author, work=work, document=document, kinds=kinds))

    def get(self, id: str) -> Quotation:
        """The quotation whose id begins so.  Raises NotFoundError when there is none or more than one."""
        return self.store.quotation(id)


def open_store(path: str | Path) -> Finder:
    """Open a store for reading.  Raises StoreError when it is not there, damaged, or of another version."""
    return Finder(stores.open_store(Path(path)))
