"""Folders → store: walk, read what changed, extract, write; one transaction, one report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypedDict

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.errors import DocumentError, UsageError
from quotefind.extract import extract
from quotefind.readers import is_collection, is_document, read_collection, read_document
from quotefind.store import DocumentRow, Store, Writer

Progress = Callable[[int, int, str], None]
"""Called before each document with how many are done, how many there are, and the path; then, while the search index is
written, with how many texts are in it, how many there are, and ``INDEXING``.
"""

INDEXING = "the search index"
"""What progress names once all documents are read."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a row of a collection, that was not read: ``fact`` names it and says why, ``remedy`` what to do."""

    fact: str
    remedy: str


@dataclass(slots=True)
class Report:
    """What an indexing run did; counts are of documents."""

    read: int = 0
    unchanged: int = 0
    resolved_anew: int = 0
    moved: int = 0
    missing: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A file below a root; ``name`` is its POSIX path below it."""

    root: Path
    file: Path
    name: str


def walk(root: Path, unreadable: Callable[[OSError], None]) -> Iterator[Found]:
    """The readable documents and collections below a root, in order of path; hidden files and folders are left out.

    A root that is no folder gives itself alone.
    """
    if not root.is_dir():
        yield Found(root, root, root.name)
        return
    for folder, folders, files in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            if not name.startswith(".") and (is_document(file) or is_collection(file)):
                yield Found(root, file, file.relative_to(root).as_posix())


def index(store: Store, paths: Iterable[Path], catalogue: Catalogue, progress: Progress | None = None) -> Report:
    """Add ``paths`` to the store's roots and bring everything below them up to date; without paths, below every known
    root.

    Only files whose size or time of change differ are read again.  A file that cannot be read is reported and
    skipped, and what the store held of it stays.  A file that is gone is kept and marked missing, unless the same
    bytes stand at a new place: then it has moved.  When the catalogue differs from the one the store was made with,
    every other document is resolved anew from the text that the store keeps.  All of it is one transaction:
    interrupted, it leaves the store as it was.

    Raises UsageError for a path that is not there.
    """
    wanted = [_existing(path) for path in paths]
    report = Report()
    with store.writing() as writer:
        roots = _roots(store, writer, wanted)
        run = _Run(store, writer, catalogue, report)
        if progress:
            writer.progress = lambda done, texts: progress(done, texts, INDEXING)
        found = [f for root in roots for f in walk(root, run.unreadable)]
        if wanted and not found and not report.skipped:
            names = ", ".join(map(str, wanted))
            raise UsageError(f"no documents in {names}", "give a folder with .txt, .md, .html, .jsonl or .csv files")
        for done, each in enumerate(found):
            if progress:
                progress(done, len(found), each.name)
            run.take(each)
        run.finish(roots, progress)
    return report


def move(store: Store, old: Path, new: Path) -> int:
    """Tell the store that the folder ``old`` is now ``new``; gives the number of documents that moved with it."""
    moved_to = _existing(new)
    with store.writing() as writer:
        return writer.move(os.path.abspath(old), str(moved_to))


def _existing(path: Path) -> Path:
    absolute = Path(os.path.abspath(path))  # no ".." in it, but the user's own links
    if not absolute.exists():
        raise UsageError(f"{path} is not there", "check the path")
    str(absolute).encode()  # a name that is not UTF-8 cannot be kept in the store
    return absolute


def _roots(store: Store, writer: Writer, wanted: list[Path]) -> list[Path]:
    """The roots to walk: the wanted ones, or the known root that holds one; all known roots when none is wanted.

    A wanted folder that holds known roots takes their place, so that no document is there twice.
    """
    known = [Path(root) for root in store.roots()]
    if not wanted:
        return known
    # A store of an older schema comes back empty save for its roots: they are all read again.
    chosen = list(known) if store.is_empty() else []
    for path in wanted:
        holder = next((root for root in known if path == root or path.is_relative_to(root)), None)
        if holder is None:
            for inner in [root for root in known if root.is_relative_to(path)]:
                writer.remove_root(str(inner))
                known.remove(inner)
            writer.add_root(str(path))
            known.append(path)
            holder = path
        if holder not in chosen:
            chosen.append(holder)
    return [root for root in chosen if root in known]


class _Stamp(TypedDict):
    """What the store keeps of a file to see at a glance whether it has changed."""

    root: str
    file: str
    size: int
    mtime_ns: int


class _Run:
    """One indexing run: what the store held before, and what is still to be settled."""

    def __init__(self, store: Store, writer: Writer, catalogue: Catalogue, report: Report) -> None:
        self.store, self.writer, self.catalogue, self.report = store, writer, catalogue, report
        rows = store.documents()
        self.before = {(row.root, row.file): row for row in rows}
        self.taken = {row.path: (row.root, row.file) for row in rows}
        self.present: set[tuple[str, str]] = set()
        self.fresh: set[str] = set()
        self.catalogue_changed = store.catalogue_fingerprint() != catalogue.fingerprint
        if self.catalogue_changed:
            writer.set_catalogue(catalogue)

    def unreadable(self, error: OSError) -> None:
        self._skip(f"{error.filename} cannot be read ({error.strerror})", "check its permissions")

    def _skip(self, fact: str, remedy: str) -> None:
        self.report.skipped.append(Skipped(fact, remedy))

    def take(self, found: Found) -> None:
        """Read one file when it has changed, and write what it gives."""
        key = (str(found.root), found.name)
        self.present.add(key)
        row = self.before.get(key)
        try:
            stat = found.file.stat()
            found.name.encode()
            if row and not row.missing and self._is_current(row, stat):
                self.report.unchanged += 1
                return
            self._read(found, row, stat)
        except DocumentError as error:
            self._skip(error.fact, error.remedy)
        except OSError as error:
            self._skip(f"{found.name} cannot be read ({error.strerror})", "check the link or its permissions")
        except UnicodeEncodeError:
            self._skip(f"{found.name!a} has a name that is not UTF-8", "rename it")

    def _is_current(self, row: DocumentRow, stat: os.stat_result) -> bool:
        """Whether the store has what the file says; a collection's rows are resolved as they are read."""
        to_resolve = self.catalogue_changed and row.format == "collection"
        return not to_resolve and (row.size, row.mtime_ns) == (stat.st_size, stat.st_mtime_ns)

    def _read(self, found: Found, row: DocumentRow | None, stat: os.stat_result) -> None:
        path = row.path if row else self._free_path(found)
        stamp: _Stamp = {
            "root": str(found.root),
            "file": found.name,
            "size": stat.st_size,
            "mtime_ns": stat.st_mtime_ns,
        }
        if is_collection(found.file):
            document_id = self._put_collection(found.file, path, stamp)
        else:
            document = self._titled(read_document(found.file, path))
            if document.encoding not in ("utf-8", "ascii"):
                self.report.notes.append(f"{path}: read as {document.encoding}, since it is not UTF-8")
            document_id = self.writer.put(document, extract(document, self.catalogue), **stamp)
        self.fresh.add(document_id)
        self.report.read += 1

    def _put_collection(self, file: Path, path: str, stamp: _Stamp) -> str:
        collection = read_collection(file, path, self.catalogue)
        document_id = self.writer.put_collection(collection, **stamp)
        self.report.skipped += [Skipped(f"{path}:{f.line}: {f.fact}", f.remedy) for f in collection.faults]
        return document_id

    def _free_path(self, found: Found) -> str:
        """The path below the root; below the root's own name where another root has that path already."""
        key = (str(found.root), found.name)
        path = found.name
        while self.taken.setdefault(path, key) != key:
            path = f"{found.root.name or 'root'}/{path}"
        return path

    def _titled(self, document: Document) -> Document:
        record = self.catalogue.record(document.sha256)
        return replace(document, title=record.work.title) if record else document

    def finish(self, roots: list[Path], progress: Progress | None) -> None:
        """Mark what is gone, recognise what moved, and resolve anew what a changed catalogue touches."""
        walked = {str(root) for root in roots}
        fresh_sums = {self.store.document_row(document_id).sha256 for document_id in self.fresh}
        for key, row in self.before.items():
            if key in self.present or row.root not in walked:
                continue
            if row.sha256 in fresh_sums:
                self.writer.remove(row.id)
                self.report.moved += 1
            else:
                self.report.missing.append(row.path)
                if not row.missing:
                    self.writer.mark_missing(row.id, missing=True)
        if self.catalogue_changed:
            self._resolve_anew(progress)

    def _resolve_anew(self, progress: Progress | None) -> None:
        rows = [row for row in self.store.documents() if row.id not in self.fresh and row.format != "collection"]
        for done, row in enumerate(rows):
            if progress:
                progress(done, len(rows), row.path)
            document = self._titled(self.store.document(row.id))
            self.writer.replace_extraction(row.id, document, extract(document, self.catalogue))
            self.report.resolved_anew += 1
