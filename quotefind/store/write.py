"""Writing a store: one transaction for everything, numbers never used twice. Extraction has happened; this only keeps
its values.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Protocol

from quotefind.catalogue import Catalogue
from quotefind.document import Document, Extraction
from quotefind.errors import NotFoundError, StoreError
from quotefind.identity import identify
from quotefind.model import Diagnostic, DocumentRef, Quotation
from quotefind.store import documents, postings, schema
from quotefind.store.connection import BUSY_SECONDS, connect, explain
from quotefind.store.rows import COLUMNS, names_in, names_of, to_row
from quotefind.text import fold

BATCH = 2000
"""Rows handed to SQLite at once: enough that the statement's overhead is gone, few enough to stay small in memory."""

OLD = ".old"
"""Ending of the copy that is kept of a store of an older schema."""

CACHE_KIB = 128 * 1024
"""Page cache while writing: the indexes of a million quotations stay in memory, within the gigabyte that building may
take."""


def prepare(path: str) -> None:
    """Make a store where there is none, and empty one of an older schema save for its roots; StoreError where the file
    is another's.
    """
    folder = os.path.dirname(os.path.abspath(path))
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder {folder} cannot be made ({error.strerror})", "name another file with --store"
        ) from error
    connection = _connect(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        application, version, tables = (
            connection.execute(sql).fetchone()[0]
            for sql in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
        )
        if application != schema.APPLICATION_ID and tables:
            raise StoreError(f"{path} is not a quotefind store", "name another file with --store")
        if version < schema.SCHEMA_VERSION:
            if tables:
                # What a missing document left behind is in the old store alone.
                shutil.copyfile(path, f"{path}{OLD}")
            _make(connection, with_roots=tables > 0)
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        connection.close()
    connect(path).close()


def _make(connection: sqlite3.Connection, *, with_roots: bool) -> None:
    roots = connection.execute("SELECT path FROM root").fetchall() if with_roots else []
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    for statement in schema.TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta (created) VALUES (?)", (datetime.now(UTC).isoformat(timespec="seconds"),))
    connection.executemany("INSERT INTO root VALUES (?)", roots)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")


def _connect(path: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    try:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    except sqlite3.Error as error:
        connection.close()
        raise explain(error, path) from error
    return connection


@contextmanager
def transaction(path: str) -> Iterator[tuple[Writer, sqlite3.Connection]]:
    """A writer on the store, and its connection; the work is kept when the block ends well, and undone when it does
    not.
    """
    connection = _connect(path)
    try:
        # Readers go on seeing the old state while the log grows; afterwards the store is one plain file again, which
        # also read-only media and network disks can give.  An empty store has no state to see, and is filled in half
        # the time without a log.
        if connection.execute("SELECT EXISTS (SELECT 1 FROM document)").fetchone()[0]:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        writer = Writer(connection)
        try:
            yield writer, connection
            writer.finish()
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            _leave_log(connection)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        connection.close()


def _leave_log(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError:
        # Another process is reading; the store stays in log mode until the next writing.
        return


class Collection(Protocol):
    """What a reader gives for a file of quotations: its path, title and sum, and its rows as they are read."""

    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def quotations(self) -> Iterable[Quotation]: ...


class Writer:
    """Changes to a store, all within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._next_quotation, self._next_passage = connection.execute(
            "SELECT next_quotation, next_passage FROM meta"
        ).fetchone()
        self._labels: dict[tuple[str, str, str], int] = {}
        self._origins: dict[DocumentRef, int] = {}
        self._dropped_labels: set[int] = set()
        self.progress: postings.Progress | None = None

    # ── documents ────────────────────────────────────────────────────────────────────────────────────────────────────

    def put(self, document: Document, extraction: Extraction, *, root: str, file: str, size: int, mtime_ns: int) -> str:
        """Keep a document and its quotations in place of what the store had of this file; gives the document's id.

        ``document.path`` must be no other file's (``DocumentRow.path``).
        """
        reference = _reference(document)
        number = self._begin(reference, (root, file, document.format, document.encoding, size, mtime_ns))
        pieces = documents.passages(document.text)
        first = self._next_passage
        self._next_passage += len(pieces)
        rows = ((first + i, number, start, text) for i, (start, text) in enumerate(pieces))
        self._sql.executemany("INSERT INTO passage VALUES (?, ?, ?, ?)", rows)
        self._sql.execute(
            "UPDATE document SET characters = ?, structure = ?, first_passage = ?, last_passage = ? WHERE number = ?",
            (len(document.text), documents.pack(document), first, self._next_passage, number),
        )
        self._put_quotations(reference, number, extraction.quotations)
        self._put_diagnostics([(number, None, d) for d in extraction.diagnostics])
        return reference.id

    def put_collection(self, collection: Collection, *, root: str, file: str, size: int, mtime_ns: int) -> str:
        """Keep a collection and its rows, streaming, in place of what the store had of this file; gives the
        collection's id.
        """
        reference = _reference(collection)
        number = self._begin(reference, (root, file, "collection", "utf-8", size, mtime_ns))
        self._put_quotations(reference, number, collection.quotations)
        return reference.id

    def replace_extraction(self, id: str, document: Document, extraction: Extraction) -> None:
        """Put other quotations in place of a document's; its text stays."""
        number = self._number(id)
        self._drop_quotations(number)
        self._sql.execute("UPDATE document SET title = ? WHERE number = ?", (document.title, number))
        self._put_quotations(_reference(document), number, extraction.quotations)
        self._put_diagnostics([(number, None, d) for d in extraction.diagnostics])

    def remove(self, id: str) -> None:
        """Take a document or collection and its quotations out."""
        number = self._number(id)
        self._drop_quotations(number)
        first, last = self._sql.execute(
            "SELECT first_passage, last_passage FROM document WHERE number = ?", (number,)
        ).fetchone()
        self._sql.execute("DELETE FROM passage WHERE number >= ? AND number < ?", (first, last))
        self._sql.execute("DELETE FROM document WHERE number = ?", (number,))

    def mark_missing(self, id: str, missing: bool) -> None:
        """Tell whether a document's file is gone."""
        self._sql.execute("UPDATE document SET missing = ? WHERE number = ?", (missing, self._number(id)))

    def _number(self, id: str) -> int:
        found = self._sql.execute("SELECT number FROM document WHERE id = ?", (id,)).fetchone()
        if found is None:
            raise NotFoundError(f"no document has the id “{id}”", "`quotefind documents` shows the ids")
        return int(found[0])

    def _begin(self, reference: DocumentRef, stamp: tuple[Any, ...]) -> int:
        old = self._sql.execute("SELECT id FROM document WHERE root = ? AND file = ?", stamp[:2]).fetchone()
        if old:
            self.remove(old[0])
        n, p = self._next_quotation, self._next_passage
        cursor = self._sql.execute(
            "INSERT INTO document (id, path, title, sha256, root, file, format, encoding, size, mtime_ns, characters,"
            " quotations, first_quotation, last_quotation, first_passage, last_passage)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?)",
            (reference.id, reference.path, reference.title, reference.sha256, *stamp, n, n, p, p),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    # ── quotations ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _put_quotations(self, reference: DocumentRef, document: int, quotations: Iterable[Quotation]) -> None:
        first, remaining = self._next_quotation, iter(quotations)
        while batch := list(islice(remaining, BATCH)):
            self._put_batch(reference, document, self._renamed(_encodable(batch), reference))
        self._sql.execute(
            "UPDATE document SET first_quotation = ?, last_quotation = ?, quotations = ? WHERE number = ?",
            (first, self._next_quotation, self._next_quotation - first, document),
        )

    def _put_batch(self, reference: DocumentRef, document: int, batch: list[Quotation]) -> None:
        rows, mentions, faults = [], [], []
        for number, quotation in enumerate(batch, self._next_quotation):
            origin = None if quotation.document == reference else self._origin(quotation.document)
            rows.append(to_row(quotation, number, document, origin))
            mentions += [(self._label(*name), number) for name in names_of(quotation)]
            faults += [(document, number, diagnostic) for diagnostic in quotation.diagnostics]
        self._next_quotation += len(batch)
        self._insert(rows)
        self._sql.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?)", mentions)
        self._put_diagnostics(faults)

    def _insert(self, rows: list[tuple[Any, ...]]) -> None:
        """Write rows of ``quotation``, without the columns that all of them leave empty.

        Each None costs sqlite3 a look for an adapter: with the thirty of a collection's row three times the rest.
        """
        columns = zip(COLUMNS, zip(*rows, strict=True), strict=True)
        cells = {name: column for name, column in columns if column.count(None) < len(rows)}
        sql = f"INSERT INTO quotation ({', '.join(cells)}) VALUES ({', '.join('?' * len(cells))})"
        self._sql.executemany(sql, zip(*cells.values(), strict=True))

    def _renamed(self, batch: list[Quotation], reference: DocumentRef) -> list[Quotation]:
        """The batch with other ids for those that the store or the batch already has, as where a document and its
        export are both in.
        """
        marks = ",".join("?" * len(batch))
        taken = {
            id_
            for (id_,) in self._sql.execute(f"SELECT id FROM quotation WHERE id IN ({marks})", [q.id for q in batch])
        }
        if not taken and len({q.id for q in batch}) == len(batch):
            return batch
        renamed: dict[str, str] = {}
        for index, quotation in enumerate(batch):
            id_, copies = quotation.id, 0
            while id_ in taken or self._sql.execute("SELECT 1 FROM quotation WHERE id = ?", (id_,)).fetchone():
                copies += 1
                id_ = identify(quotation.id, reference.path, str(copies))
            taken.add(id_)
            renamed[quotation.id] = id_
            batch[index] = quotation._replace(
                id=id_, parent=quotation.parent and renamed.get(quotation.parent, quotation.parent)
            )
        return batch

    def _origin(self, reference: DocumentRef) -> int:
        if reference not in self._origins:
            values = (reference.id, reference.path, reference.title, reference.sha256)
            self._sql.execute("INSERT OR IGNORE INTO origin (id, path, title, sha256) VALUES (?, ?, ?, ?)", values)
            sql = "SELECT number FROM origin WHERE id = ? AND path = ? AND title = ? AND sha256 = ?"
            self._origins[reference] = self._sql.execute(sql, values).fetchone()[0]
        return self._origins[reference]

    def _label(self, kind: str, name: str, entry: str) -> int:
        key = kind, name, entry
        if key not in self._labels:
            values = kind, fold(name), name, entry
            sql = "SELECT number FROM label WHERE kind = ? AND folded = ? AND name = ? AND entry = ?"
            found = self._sql.execute(sql, values).fetchone()
            if found is None:
                made = "INSERT INTO label (kind, folded, name, entry) VALUES (?, ?, ?, ?)"
                found = (self._sql.execute(made, values).lastrowid,)
            self._labels[key] = found[0]
        return self._labels[key]

    def _put_diagnostics(self, faults: Sequence[tuple[int, int | None, Diagnostic]]) -> None:
        rows = [(document, number, d.start, d.code, d.message, d.severity) for document, number, d in faults]
        self._sql.executemany("INSERT INTO diagnostic VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _drop_quotations(self, document: int) -> None:
        first, last = self._sql.execute(
            "SELECT first_quotation, last_quotation FROM document WHERE number = ?", (document,)
        ).fetchone()
        named = "SELECT number, speakers, speaker_ids, work, work_id, quoted_in, quoted_in_id FROM quotation"
        held = self._sql.execute(f"{named} WHERE number >= ? AND number < ?", (first, last)).fetchall()
        gone = [(self._label(*name), number) for number, *cells in held for name in names_in(cells)]
        self._dropped_labels.update(label for label, _ in gone)
        self._sql.executemany("DELETE FROM mention WHERE label = ? AND quotation = ?", gone)
        self._sql.execute("DELETE FROM quotation WHERE number >= ? AND number < ?", (first, last))
        self._sql.execute("DELETE FROM diagnostic WHERE document = ?", (document,))

    # ── roots and catalogue ──────────────────────────────────────────────────────────────────────────────────────────

    def add_root(self, path: str) -> None:
        """Remember a file or folder that was given to be indexed."""
        self._sql.execute("INSERT OR IGNORE INTO root VALUES (?)", (path,))

    def remove_root(self, path: str) -> int:
        """Forget a root and take everything below it out; gives the number of its documents."""
        self._sql.execute("DELETE FROM root WHERE path = ?", (path,))
        ids = [id_ for (id_,) in self._sql.execute("SELECT id FROM document WHERE root = ?", (path,))]
        for id_ in ids:
            self.remove(id_)
        return len(ids)

    def move(self, old: str, new: str) -> int:
        """Put another root in the place of one that has moved; gives the number of its documents."""
        known = self._sql.execute("SELECT 1 FROM root WHERE path = ?", (old,)).fetchone()
        if not known:
            raise NotFoundError(f"{old} is no root of the store", "`quotefind status` lists the roots")
        self._sql.execute("DELETE FROM root WHERE path = ?", (old,))
        self.add_root(new)
        return self._sql.execute("UPDATE document SET root = ?, missing = 0 WHERE root = ?", (new, old)).rowcount

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Keep the names by which people and works are asked for, and which catalogue they are of."""
        self._sql.execute("DELETE FROM alias")
        self._sql.execute("DELETE FROM person")
        self._sql.executemany("INSERT INTO person VALUES (?, ?)", [(p.id, p.name) for p in catalogue.people.values()])
        names = [("author", p.id, (p.name, p.short, *p.aliases)) for p in catalogue.people.values()]
        names += [("work", w.id, (w.title, *w.short_titles)) for w in catalogue.works.values()]
        aliases = [(kind, fold(name), entry) for kind, entry, called in names for name in called]
        self._sql.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", aliases)
        self._sql.execute("UPDATE meta SET fingerprint = ?", (catalogue.fingerprint,))

    def finish(self) -> None:
        """Bring the labels, counters and the search index up to date; the last step of a writing."""
        unused = "DELETE FROM label WHERE number = ? AND NOT EXISTS (SELECT 1 FROM mention WHERE label = ?)"
        self._sql.executemany(unused, [(label, label) for label in self._dropped_labels])
        self._sql.execute(
            "UPDATE meta SET changes = changes + 1, next_quotation = ?, next_passage = ?",
            (self._next_quotation, self._next_passage),
        )
        postings.refresh(self._sql, "quotation", self._next_quotation, self.progress)
        postings.refresh(self._sql, "passage", self._next_passage, self.progress)


def _encodable(batch: list[Quotation]) -> list[Quotation]:
    """The batch without halves of characters, which JSON can bring and no file can hold; a question mark takes their
    place.
    """
    try:
        "".join([quotation.text for quotation in batch]).encode()
    except UnicodeEncodeError:
        return [
            quotation._replace(text=_whole(quotation.text), reading=_whole(quotation.reading)) for quotation in batch
        ]
    return batch


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _reference(named: Document | Collection) -> DocumentRef:
    return DocumentRef(identify("document", named.path), named.path, named.title, named.sha256)
