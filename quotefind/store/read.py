"""Reading a store: quotations, documents, authors and works, as values. Stops at SQL; writing is a sibling loaded on
demand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from quotefind.errors import NotFoundError, StoreError
from quotefind.model import Diagnostic, DocumentRef, Filters, Quotation, Severity
from quotefind.store import narrow
from quotefind.store.connection import connect, explain
from quotefind.store.rows import COLUMNS, from_row
from quotefind.store.schema import LONGEST_PASSAGE, SCHEMA_VERSION

if TYPE_CHECKING:
    from quotefind.document import Document
    from quotefind.store.write import Writer

EVERYTHING = Filters()
"""The filters that leave every quotation of every kind."""

SHORTEST_ID = 6
"""Characters of the shortest id shown: 30 bits, unique among some ten thousand quotations."""

CANDIDATES_SHOWN = 5
"""How many quotations an ambiguous id is said to fit."""

_SELECT = f"SELECT {', '.join(f'q.{column}' for column in COLUMNS)} FROM quotation q WHERE "
_FETCHED = 500
"""Rows fetched at once, and values put into one statement: below SQLite's oldest limit of 999."""


class DocumentRow(NamedTuple):
    """A document or collection as the store lists it.

    ``file`` is the file's path below ``root``; ``path`` is the name by which the document goes, and unique.
    ``characters`` is the length of the canonical text.  ``size`` (bytes) and ``mtime_ns`` are the file's when it was
    read.
    """

    id: str
    root: str
    file: str
    path: str
    title: str
    sha256: str
    format: str
    encoding: str
    characters: int
    quotations: int
    missing: bool
    size: int
    mtime_ns: int


class CountedRow(NamedTuple):
    """An author or work as it stands in quotations: ``id`` is its catalogue id or ""; ``count`` is of quotations."""

    name: str
    id: str
    count: int  # type: ignore[assignment]  # a tuple's own count() is of no use here


class Meta(NamedTuple):
    """What the store tells of itself; ``changes`` grows with every writing."""

    schema: int
    fingerprint: str
    created: str
    changes: int
    documents: int
    quotations: int


_ROW = ", ".join(f"d.{column}" for column in DocumentRow._fields)


class Store:
    """An open store; a context manager.  Within ``writing`` it reads what has been written so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = connect(path)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # ── SQL ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement; raises StoreError where SQLite cannot give them."""
        try:
            cursor = self._connected().execute(sql, values)
            while batch := cursor.fetchmany(_FETCHED):
                yield from batch
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def rows_of(self, sql: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement in which ``IN ({})`` stands for these values, asked for as many at once as SQLite
        takes.

        They are no part of the statement, so that SQLite need not read it anew for each search.
        """
        asked = list(values)
        for at in range(0, len(asked), _FETCHED):
            batch = asked[at : at + _FETCHED]
            yield from self.rows(sql.format(",".join("?" * len(batch))), batch)

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a statement, or None."""
        return next(self.rows(sql, values), None)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the store for several statements: none of them sees a writing that ends meanwhile.

        It also spares each of them the lock of its own: of a search's system calls a third.
        """
        connection = self._connected()
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):  # of a damaged store, which the statements have told
                connection.execute("END")

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = connect(self.path)
        return self._connection

    # ── quotations ───────────────────────────────────────────────────────────────────────────────────────────────────

    def quotation(self, prefix: str) -> Quotation:
        """The quotation whose id begins so; NotFoundError when none or several do."""
        typed = prefix.strip().lower()
        wanted = self.rows(
            "SELECT number, id FROM quotation WHERE id >= ? AND id < ? || x'FF' ORDER BY id LIMIT ?", (typed, typed, 50)
        )
        found = [(number, id_) for number, id_ in wanted if typed and id_.startswith(typed)]
        exact = [number for number, id_ in found if id_ == typed] or [number for number, _ in found]
        if not exact:
            raise NotFoundError(f"no quotation has an id that begins with “{typed}”", "`quotefind list` shows the ids")
        if len(exact) > 1:
            named = ", ".join(self.short_id(id_) for _, id_ in found[:CANDIDATES_SHOWN])
            raise NotFoundError(f"the id “{typed}” fits several quotations: {named}", "give more characters of it")
        return self.fetch(exact)[0][1]

    def short_id(self, id: str) -> str:
        """The shortest prefix of an id, of at least six characters, that no other quotation has."""
        before = self.row("SELECT id FROM quotation WHERE id < ? ORDER BY id DESC LIMIT 1", (id,))
        after = self.row("SELECT id FROM quotation WHERE id > ? ORDER BY id LIMIT 1", (id,))
        length = SHORTEST_ID
        for neighbour in (before, after):
            while neighbour and length < len(id) and neighbour[0][:length] == id[:length]:
                length += 1
        return id[:length]

    def fetch(self, numbers: Iterable[int]) -> list[tuple[int, Quotation]]:
        """The quotations of these numbers with them, in ascending order; numbers that are no more are left out."""
        return list(self._quotations(self.rows_of(_SELECT + "q.number IN ({}) ORDER BY q.number", sorted(numbers))))

    def readings(self, numbers: Iterable[int], filters: Filters) -> Iterator[tuple[int, str]]:
        """The readings of these quotations with their numbers, where the filters on kind, page and citation leave
        them.
        """
        sql = "SELECT q.number, q.reading FROM quotation q WHERE q.number IN ({}) AND "
        yield from self.rows_of(sql + narrow.flags(filters), numbers)

    def passages(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The texts of these passages with their numbers."""
        yield from self.rows_of("SELECT number, text FROM passage WHERE number IN ({})", numbers)

    def place_of(self, passage: int) -> tuple[DocumentRow, int]:
        """The document of a passage, and the passage's canonical position in it."""
        found = self.row(
            f"SELECT {_ROW}, p.start FROM passage p JOIN document d ON d.number = p.document WHERE p.number = ?",
            (passage,),
        )
        if found is None:
            raise NotFoundError(f"there is no passage {passage}", "run `quotefind index` again")
        return _document_row(found[:-1]), found[-1]

    def surroundings(self, passage: int, beside: int, reach: int | None = None) -> tuple[DocumentRow, int, str]:
        """The document of a passage, and its text from so many passages before it to as many after, or for as many
        characters on either side as it should reach at most, with where that begins.
        """
        row, at = self.place_of(passage)
        sql = """
            SELECT start, text FROM passage WHERE number BETWEEN ? AND ?
            AND document = (SELECT document FROM passage WHERE number = ?) ORDER BY number
        """
        pieces = list(self.rows(sql, (passage - beside, passage + beside, passage)))
        first, text = pieces[0][0], "".join(text for _, text in pieces)
        if reach is None:
            return row, first, text
        end = next((start for start, _ in pieces if start > at), first + len(text))
        begin = max(first, at - reach)
        return row, begin, text[begin - first : end + reach - first]

    def holding(self, id: str, start: int, end: int) -> list[Quotation]:
        """The quotations that a run of a document's canonical text stands in, an enclosing one first."""
        condition = """
            q.number >= d.first_quotation AND q.number < d.last_quotation AND q.text_start <= ? AND q.text_end >= ?
        """
        numbers = self.rows(
            f"SELECT q.number FROM document d JOIN quotation q ON {condition} WHERE d.id = ?", (start, end, id)
        )
        return [quotation for _, quotation in self.fetch(number for (number,) in numbers)]

    def quotations(self, filters: Filters = EVERYTHING) -> Iterator[Quotation]:
        """The quotations that the filters leave, document by document in order of path, within a document in order of
        place.
        """
        condition = narrow.condition(self, filters)
        for first, last in narrow.ranges(self, filters):
            within = f"{_SELECT}q.number >= ? AND q.number < ? AND {condition} ORDER BY q.number"
            for _, quotation in self._quotations(self.rows(within, (first, last))):
                yield quotation

    def count(self, filters: Filters = EVERYTHING) -> int:
        """How many quotations the filters leave."""
        if filters == EVERYTHING:
            return self.meta.quotations
        condition = narrow.condition(self, filters)
        total = 0
        for first, last in narrow.ranges(self, filters):
            sql = f"SELECT count(*) FROM quotation q WHERE q.number >= ? AND q.number < ? AND {condition}"
            total += sum(row[0] for row in self.rows(sql, (first, last)))
        return total

    def _quotations(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, Quotation]]:
        """The quotations of rows in the order of ``COLUMNS``, with their numbers."""
        references: dict[tuple[int, int | None], DocumentRef] = {}
        for row in rows:
            place = row[2], row[3]
            if place not in references:
                references[place] = self._reference(*place)
            yield row[0], from_row(row, references[place], self._diagnostics(row[2], row[0]) if row[-1] else ())

    def _reference(self, document: int, origin: int | None) -> DocumentRef:
        table, number = ("document", document) if origin is None else ("origin", origin)
        found = self.row(f"SELECT id, path, title, sha256 FROM {table} WHERE number = ?", (number,))
        if found is None:
            raise StoreError(f"the store {self.path} is damaged", "move it away and run `quotefind index` again")
        return DocumentRef(*found)

    def _diagnostics(self, document: int, quotation: int | None) -> tuple[Diagnostic, ...]:
        sql = (
            "SELECT start, code, message, severity FROM diagnostic WHERE document = ? AND quotation IS ? ORDER BY rowid"
        )
        return tuple(Diagnostic(s, c, m, Severity(v)) for s, c, m, v in self.rows(sql, (document, quotation)))

    # ── documents, authors, works ────────────────────────────────────────────────────────────────────────────────────

    def documents(self) -> list[DocumentRow]:
        """Every document and collection, in order of path."""
        return [_document_row(row) for row in self.rows(f"SELECT {_ROW} FROM document d ORDER BY d.path")]

    def document_row(self, id: str) -> DocumentRow:
        """The listing of one document; NotFoundError when there is none of this id."""
        found = self.row(f"SELECT {_ROW} FROM document d WHERE d.id = ?", (id,))
        if found is None:
            raise NotFoundError(f"no document has the id “{id}”", "`quotefind documents` shows the ids")
        return _document_row(found)

    def document(self, id: str) -> Document:
        """A document whole, as it was put; NotFoundError when there is none of this id."""
        # Loaded here: decompressing and JSON are no part of a search.
        from quotefind.store.documents import load  # noqa: PLC0415

        return load(self, id)

    def outline(self, id: str) -> Document:
        """A document without its text: for positions and lines in its source."""
        # Loaded here for the same reason.
        from quotefind.store.documents import load  # noqa: PLC0415

        return load(self, id, with_text=False)

    def slice(self, id: str, start: int, end: int) -> str:
        """The canonical text of a document between two positions, as far as it goes; "" for a collection."""
        sql = """
            SELECT p.start, p.text FROM document d JOIN passage p ON p.number >= d.first_passage AND p.number <
            d.last_passage WHERE d.id = ? AND p.start < ? AND p.start > ? ORDER BY p.number
        """
        pieces = list(self.rows(sql, (id, end, start - LONGEST_PASSAGE)))
        if not pieces:
            return ""
        first = pieces[0][0]
        return "".join(text for _, text in pieces)[max(0, start - first) : max(0, end - first)]

    def document_diagnostics(self, id: str) -> tuple[Diagnostic, ...]:
        """What was wrong with a document itself, beyond its quotations."""
        found = self.row("SELECT number FROM document WHERE id = ?", (id,))
        return self._diagnostics(found[0], None) if found else ()

    def authors(self, filters: Filters = EVERYTHING) -> list[CountedRow]:
        """Who is quoted in what the filters leave, most quoted first."""
        return self._labels("author", filters)

    def works(self, filters: Filters = EVERYTHING) -> list[CountedRow]:
        """What is cited, or named as the reporting work, in what the filters leave; most cited first."""
        return self._labels("work", filters)

    def _labels(self, kind: str, filters: Filters) -> list[CountedRow]:
        condition = narrow.condition(self, filters)
        sql = (
            "SELECT min(l.name), l.entry, count(DISTINCT m.quotation) FROM label l JOIN mention m ON m.label = l.number"
        )
        if filters != EVERYTHING:
            sql += f" JOIN quotation q ON q.number = m.quotation AND {condition} AND {narrow.within(self, filters)}"
        sql += " WHERE l.kind = ? GROUP BY iif(l.entry = '', l.name, l.entry), l.entry ORDER BY 3 DESC, 1, 2"
        return [CountedRow(*row) for row in self.rows(sql, (kind,))]

    def speaker_names(self) -> list[tuple[str, str]]:
        """Every name under which somebody is quoted, and the name folded."""
        return list(self.rows("SELECT DISTINCT name, folded FROM label WHERE kind = 'author'"))

    def person_names(self) -> dict[str, str]:
        """The full names of the catalogue's people by id."""
        return dict(self.rows("SELECT id, name FROM person"))

    def catalogue_fingerprint(self) -> str:
        """The fingerprint of the catalogue that speakers and works were resolved with, "" before the first."""
        return self.meta.fingerprint

    def is_empty(self) -> bool:
        """Whether the store holds no document at all."""
        return self.row("SELECT 1 FROM document LIMIT 1") is None

    def roots(self) -> list[str]:
        """The files and folders that `quotefind index` was given."""
        return [path for (path,) in self.rows("SELECT path FROM root ORDER BY path")]

    @property
    def meta(self) -> Meta:
        """The store's own record."""
        ((fingerprint, created, changes),) = self.rows("SELECT fingerprint, created, changes FROM meta")
        ((documents, quotations),) = self.rows("SELECT count(*), total(quotations) FROM document")
        return Meta(SCHEMA_VERSION, fingerprint, created, changes, documents, int(quotations))

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction: all of it is written, or nothing when the block ends in an exception."""
        # Loaded here: who only reads need not pay for the writing side.
        from quotefind.store.write import transaction  # noqa: PLC0415

        self.close()
        try:
            with transaction(self.path) as (writer, connection):
                self._connection = connection
                yield writer
        finally:
            self._connection = None


def _document_row(row: Sequence[Any]) -> DocumentRow:
    return DocumentRow._make(row)._replace(missing=bool(row[DocumentRow._fields.index("missing")]))
