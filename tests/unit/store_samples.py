"""Small stores for the tests of the store and of search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from quotefind.document import Document, Extraction
from quotefind.identity import identify
from quotefind.model import Attribution, DocumentRef, Kind, Quotation
from quotefind.store import Store, open_store
from quotefind.text import fold, line_starts

ROOT = "/texts"


def document_of(path: str, text: str, title: str = "") -> Document:
    sum_ = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(path, text, sum_, title, source_lines=line_starts(text))


def quoted(document: Document, *wordings: str, speaker: str = "", kind: Kind = Kind.QUOTATION) -> Extraction:
    """The extraction in which these wordings are the document's quotations."""
    reference = DocumentRef(identify("document", document.path), document.path, document.title, document.sha256)
    quotations = []
    for wording in wordings:
        start = document.text.index(wording)
        quotations.append(
            Quotation(
                identify(document.path, fold(wording), "1"),
                reference,
                wording,
                " ".join(wording.split()),
                kind,
                start=start,
                end=start + len(wording),
                line=1,
                column=1,
                text_start=start,
                text_end=start + len(wording),
                attribution=Attribution((speaker,), ("",), score=1.0, rule="test") if speaker else Attribution(),
            )
        )
    return Extraction(tuple(quotations))


def put(
    store: Store, path: str, text: str, *wordings: str, speaker: str = "", title: str = "", root: str = ROOT
) -> str:
    """Put a document with these quotations into a store; gives its id."""
    document = document_of(path, text, title)
    with store.writing() as writer:
        writer.add_root(root)
        return writer.put(
            document, quoted(document, *wordings, speaker=speaker), root=root, file=path, size=len(text), mtime_ns=7
        )


def collection_of(rows: Iterable[tuple[str, str]], path: str = "book.jsonl") -> SimpleNamespace:
    """A collection of (text, speaker) rows, as a reader gives one."""
    reference = DocumentRef(identify("document", path), path, "", "0")
    quotations = (
        Quotation(
            identify(path, fold(text), str(number)),
            reference,
            text,
            text,
            attribution=Attribution((speaker,), ("",), score=1.0, rule="collection") if speaker else Attribution(),
        )
        for number, (text, speaker) in enumerate(rows)
    )
    return SimpleNamespace(path=path, title="", sha256="0", quotations=quotations)


def put_rows(store: Store, rows: Sequence[tuple[str, str]], path: str = "book.jsonl") -> str:
    """Put a collection of (text, speaker) rows into a store; gives its id."""
    with store.writing() as writer:
        return writer.put_collection(collection_of(rows, path), root=ROOT, file=path, size=1, mtime_ns=7)


def store_of(folder: Path, rows: Sequence[tuple[str, str]]) -> Store:
    """A new store with one collection of (text, speaker) rows."""
    store = open_store(folder / "store.sqlite", create=True)
    put_rows(store, rows)
    return store
