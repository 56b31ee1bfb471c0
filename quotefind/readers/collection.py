"""Collections of quotations (JSON Lines, CSV, TSV, gzipped or not) → quotations, one row at a time."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from quotefind.catalogue import Catalogue
from quotefind.errors import DocumentError
from quotefind.identity import identify
from quotefind.model import Attribution, Citation, DocumentRef, Quotation
from quotefind.readers.author_column import split_author
from quotefind.readers.fault import Fault
from quotefind.readers.own_rows import is_own, own_quotation
from quotefind.readers.source import encoding_of, refuse_irregular
from quotefind.text import fold

JSON_LINES = frozenset({".jsonl", ".ndjson"})
TABLES = frozenset({".csv", ".tsv"})

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "quote", "quotation", "quotes", "passage", "words", "content", "body", "highlight", "zitat"),
    "author": ("author", "speaker", "authors", "who", "by", "said by", "attributed to", "person", "name", "autor"),
    "work": ("work", "book", "source", "title", "book title", "source title", "werk", "quelle", "titel"),
    "volume": ("volume", "vol", "band", "bd"),
    "pages": ("pages", "page", "page number", "pp", "p", "seite", "seiten"),
    "note": ("note", "notes", "footnote"),
}
"""The names that columns go by, the likelier first; compared folded."""

RULE = "collection"

_CHUNK = 1 << 20
_DELIMITERS = ",;\t|"
_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’"}
_CACHED_AUTHORS = 1 << 16
_PARAGRAPHS = re.compile(r"\n\s*\n")

_Row = tuple[int, Mapping[str, Any] | Fault]


class Collection:
    """A file of quotations: its place, title and SHA-256, its quotations as they are read, and what could not be.

    ``faults`` fills up while ``quotations`` is iterated over, which can be done again. Memory holds ids, not rows.
    """

    def __init__(self, file: Path, path: str, catalogue: Catalogue) -> None:
        """Open the file.

        Raises DocumentError where it is unreadable, empty, binary, or has no column of quotations.
        """
        self.path = path
        name = PurePosixPath(path)
        self.title = name.stem.removesuffix(PurePosixPath(name.stem).suffix) if name.suffix == ".gz" else name.stem
        self.faults: list[Fault] = []
        self._file = file
        self._catalogue = catalogue
        self._suffix = _suffix(file)
        self._cached = lru_cache(maxsize=_CACHED_AUTHORS)(self._attribute)
        refuse_irregular(file, path)
        try:
            with file.open("rb") as stream:
                self.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            with self._opened() as stream:
                sample = stream.read(_CHUNK)
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(path, error) from error
        if not sample.strip():
            raise DocumentError(f"{path} is empty", "nothing is lost: there is no row in it")
        if self._suffix in TABLES:
            self._encoding = encoding_of(sample, path)
            self._delimiter, self._header = _header(sample.decode(self._encoding, "replace"), path)

    @property
    def quotations(self) -> Iterator[Quotation]:
        """The quotations in the order of the rows; rows of the program's own JSON Lines come back as they went out."""
        self.faults.clear()
        ref = DocumentRef(identify("document", self.path), self.path, self.title, self.sha256)
        seen: dict[str, int] = {}
        for line, row in self._rows():
            read = row if isinstance(row, Fault) else self._quotation(line, row, ref, seen)
            if isinstance(read, Fault):
                self.faults.append(read)
            else:
                yield read

    def _opened(self) -> BinaryIO:
        opener: Callable[..., Any] = gzip.open if self._file.suffix.lower() == ".gz" else open
        return cast(BinaryIO, opener(self._file, "rb"))

    def _rows(self) -> Iterator[_Row]:
        try:
            with self._opened() as stream:
                yield from self._table(stream) if self._suffix in TABLES else _json_rows(stream)
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(self.path, error) from error

    def _table(self, stream: BinaryIO) -> Iterator[_Row]:
        with io.TextIOWrapper(stream, encoding=self._encoding, errors="replace", newline="") as text:
            reader = csv.reader(text, delimiter=self._delimiter)
            next(reader, None)
            while True:
                line = reader.line_num + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield line, Fault(line, f"not a row of a table ({error})", "close its quotation marks")
                    continue
                if cells:
                    yield line, dict(zip(self._header, cells, strict=False))

    def _quotation(
        self, line: int, row: Mapping[str, Any], ref: DocumentRef, seen: dict[str, int]
    ) -> Quotation | Fault:
        if is_own(row):
            return own_quotation(line, row)
        columns = _columns(tuple(row))
        text = _bare(_cell(row, columns, "text"))
        if not text:
            return Fault(line, "no text of a quotation", f"name its column {', '.join(COLUMNS['text'][:3])}")
        folded = fold(text) or text
        first = identify(self.path, folded, "1")
        seen[first] = count = seen.get(first, 0) + 1
        cells = (_cell(row, columns, name) for name in ("author", "work", "volume", "pages", "note"))
        attribution, citation = self._cached(*cells)
        return Quotation(
            id=first if count == 1 else identify(self.path, folded, str(count)),
            document=ref,
            text=text,
            reading=_reading(text),
            attribution=attribution,
            citation=citation,
        )

    def _attribute(self, author: str, work: str, volume: str, pages: str, note: str) -> tuple[Attribution, Citation]:
        names, work_of_author = split_author(author, self._catalogue)
        if work and work_of_author:
            # With a column for the work, a comma in the author's is part of the name.
            names, work_of_author = (author,), ""
        people = [self._catalogue.find_people(name) for name in names]
        known = [found[0] if len(found) == 1 else None for found in people]
        title = work or work_of_author
        ids = tuple(person.id if person else "" for person in known)
        works = self._catalogue.find_works(title, [i for i in ids if i]) if title else ()
        attribution = Attribution(
            speakers=tuple(p.short if p else name for p, name in zip(known, names, strict=True)),
            speaker_ids=ids,
            score=1.0 if names else 0.0,
            rule=RULE if names else None,
            evidence=author or None,
        )
        is_cited = any((title, volume, pages, note))
        citation = Citation(
            work=title or None,
            work_id=works[0].id if len(works) == 1 else None,
            volume=volume or None,
            pages=pages or None,
            note=note or None,
            rule=RULE if is_cited else None,
            evidence=(work or author or None) if title else None,
            candidates=tuple(w.id for w in works) if len(works) > 1 else (),
        )
        return attribution, citation


def is_collection(path: Path) -> bool:
    """Whether a file is a collection of quotations, by its name's ending."""
    return _suffix(path) in JSON_LINES | TABLES


def read_collection(path: Path, name: str, catalogue: Catalogue | None = None) -> Collection:
    """Open a collection.

    ``name`` is its POSIX path below the root. Speakers and works get their ids from ``catalogue``.
    Raises DocumentError where the file is unreadable, empty, binary, or has no column of quotations.
    """
    return Collection(path, name, catalogue or Catalogue())


def _suffix(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return "".join(suffixes[-2:-1] if suffixes[-1:] == [".gz"] else suffixes[-1:])


def _unreadable(path: str, error: Exception) -> DocumentError:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return DocumentError(f"{path} cannot be read ({reason})", "check that it is whole and may be read")


def _json_rows(stream: BinaryIO) -> Iterator[_Row]:
    for line, data in enumerate(stream, 1):
        if not data.strip():
            continue
        try:
            row = json.loads(data.decode("utf-8-sig" if line == 1 else "utf-8"))
        except (ValueError, RecursionError) as error:
            yield line, Fault(line, f"not JSON ({error})", "write one whole object on each line")
            continue
        if isinstance(row, dict):
            yield line, row
        else:
            yield line, Fault(line, "JSON, but no object", "write each row as {…}")


def _header(sample: str, path: str) -> tuple[str, tuple[str, ...]]:
    """The delimiter with which the first row has a column of quotations and most other known columns, and that row."""
    first = sample.lstrip("\ufeff").splitlines()[:1]
    candidates = [(delimiter, tuple(next(csv.reader(first, delimiter=delimiter), ()))) for delimiter in _DELIMITERS]
    delimiter, header = max(candidates, key=lambda candidate: len(_columns(candidate[1])))
    if "text" not in _columns(header):
        raise DocumentError(f"{path} has no column of quotations", "name one of its columns text, quote or quotation")
    return delimiter, header


@lru_cache(maxsize=64)
def _columns(names: tuple[str, ...]) -> dict[str, str]:
    """Which of a row's names stands for which of ours; each of theirs for one only."""
    by_folded = {fold(name): name for name in reversed(names)}
    found = {}
    for ours, theirs in COLUMNS.items():
        name = next((by_folded[candidate] for candidate in theirs if candidate in by_folded), None)
        if name is not None:
            found[ours] = name
    return found


def _cell(row: Mapping[str, Any], columns: Mapping[str, str], name: str) -> str:
    value = row.get(columns[name]) if name in columns else None
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _bare(text: str) -> str:
    """The text without the marks around the whole of it."""
    closing = _PAIRS.get(text[:1])
    inside = text[1:-1]
    if closing and len(text) > 1 and text[-1] == closing and closing not in inside and text[0] not in inside:
        return inside.strip()
    return text


def _reading(text: str) -> str:
    if "\n" not in text and "  " not in text and "\t" not in text:
        return text
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in _PARAGRAPHS.split(text))
