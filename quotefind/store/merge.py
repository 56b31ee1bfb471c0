"""The lists of a segment too large for memory: made of parts that wait in temporary tables, then put together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from quotefind.store.gather import ID_BYTES, PostingRow
from quotefind.store.terms import SEGMENT_SHIFT

_TABLES = """
CREATE TEMP TABLE part_posting (key INTEGER PRIMARY KEY, count, cut, ids, before, after);
CREATE TEMP TABLE part_typo (key INTEGER PRIMARY KEY, words);
"""


class Parts:
    """The parts of a segment in order of their texts; a context manager, which takes the temporary tables away."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        self._count = 0

    def __enter__(self) -> Parts:
        for statement in _TABLES.strip().splitlines():
            self._sql.execute(statement)
        return self

    def __exit__(self, *_: object) -> None:
        self._sql.execute("DROP TABLE part_posting")
        self._sql.execute("DROP TABLE part_typo")

    def put(self, postings: Iterable[PostingRow], typos: Iterable[tuple[int, str]]) -> None:
        """Keep the rows of the next part, with the numbers of terms for keys."""
        base = self._count << SEGMENT_SHIFT
        self._count += 1
        rows = ((base + row[0], *row[1:]) for row in postings)
        self._sql.executemany("INSERT INTO part_posting VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._sql.executemany("INSERT INTO part_typo VALUES (?, ?)", ((base + key, words) for key, words in typos))

    def posting_rows(self, base: int) -> Iterator[PostingRow]:
        """The rows of all parts together in order of key, ``base`` added to each key."""
        for term, rows in self._terms("part_posting"):
            _, counts, cuts, ids, before, after = zip(*rows, strict=True)
            sizes = [len(listed) // ID_BYTES for listed in ids]
            listed = bytearray().join(ids)
            yield base + term, sum(counts), max(cuts), listed, _joined(before, sizes), _joined(after, sizes)

    def typo_rows(self, base: int) -> Iterator[tuple[int, str]]:
        """The rows of misspellings of all parts, likewise."""
        for term, rows in self._terms("part_typo"):
            yield base + term, " ".join(dict.fromkeys(word for _, words in rows for word in words.split(" ")))

    def _terms(self, table: str) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
        """The number of each term, with its rows in order of the parts."""
        of_term = f"SELECT key & {(1 << SEGMENT_SHIFT) - 1} AS term, {table}.* FROM {table} WHERE key >= ? AND key < ?"
        runs = (
            self._sql.execute(f"{of_term} ORDER BY key", (part << SEGMENT_SHIFT, part + 1 << SEGMENT_SHIFT))
            for part in range(self._count)
        )
        for term, rows in groupby(merge(*runs, key=itemgetter(0)), key=itemgetter(0)):
            yield term, [row[1:] for row in rows]


def _joined(tokens: Iterable[bytes | None], sizes: list[int]) -> bytearray | None:
    """The tokens of a term's texts in all parts; where only some have them, 0 for the others."""
    found = list(tokens)
    if not any(found):
        return None
    return bytearray().join([part or bytes(size) for part, size in zip(found, sizes, strict=True)])
