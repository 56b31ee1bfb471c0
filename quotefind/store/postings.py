"""Writing the search index: for each word the numbers of the texts that hold it, in segments that grow by absorbing
smaller ones.

The most common words have no whole list; pairs of them that stand together have one.  Reading it is lists.py's.
"""

from __future__ import annotations

import gc
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from quotefind.store.gather import MOST_COMMON, Gathering, PostingRow, RespellingRow, Text, respelling_rows
from quotefind.store.halves import Second, can_help
from quotefind.store.merge import Parts
from quotefind.store.terms import SEGMENT_SHIFT
from quotefind.text import folded_words

Progress = Callable[[int, int], None]
"""Called with how many texts are indexed and how many there are."""

TEXTS = {"quotation": "SELECT number, reading FROM quotation", "passage": "SELECT number, text FROM passage"}
"""What is indexed, and where its texts are."""

_LIVE = {"quotation": "quotations", "passage": "last_passage - first_passage"}

COMMON = 4000
"""Texts that hold a word beyond which it is common: as many as a search may read of one word (candidates.BUDGET)."""

GROWTH = 4
"""A segment that is at most so many times as large as what comes after it is absorbed: few segments, each text re-read
seldom."""

PART_UNITS = 1_000_000
"""Texts whose lists are made at once: they take some 600 MB of memory.  A larger segment is made in parts."""

SAMPLE_BLOCKS = 20
SAMPLE_BLOCK = 5000
"""The common words are those of so many runs of so many texts, spread evenly: counting a million would double the
time."""

WORTH_TWO = 50_000
"""Texts from which on a second process is worth its start and the handing over: 100,000 take one process six
seconds."""

REPORT_EVERY = 20_000
"""Texts between two reports of progress."""


class _Segment(NamedTuple):
    number: int
    held: int
    live: int
    first: int
    last: int


def refresh(sql: sqlite3.Connection, target: str, end: int, progress: Progress | None = None) -> None:
    """Index the texts below number ``end`` that no segment covers yet, with the segments that they absorb."""
    segments = _segments(sql, target)
    kept = next((index for index, segment in enumerate(segments) if 2 * segment.live < segment.held), len(segments))
    first = segments[-1].last if segments else 1
    units = _live(sql, target, first, end) + sum(segment.live for segment in segments[kept:])
    while kept and segments[kept - 1].live <= GROWTH * units:
        kept -= 1
        units += segments[kept].live
    if kept < len(segments):
        first = segments[kept].first
        for segment in segments[kept:]:
            _drop(sql, target, segment.number)
    if units:
        common = _common_of(sql, target) if kept else _count_common(sql, target, first, end, units)
        with _uncollected():
            _index(sql, target, kept, (first, end), common, progress, units)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for cycles of rubbish, of which there are none here: over a million lists it takes a
    fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _segments(sql: sqlite3.Connection, target: str) -> list[_Segment]:
    rows = sql.execute(
        "SELECT number, units, first, last FROM segment WHERE target = ? ORDER BY number", (target,)
    ).fetchall()
    return [
        _Segment(number, units, _live(sql, target, first, last), first, last) for number, units, first, last in rows
    ]


def _index(
    sql: sqlite3.Connection,
    target: str,
    segment: int,
    run: tuple[int, int],
    common: dict[str, float],
    progress: Progress | None,
    units: int,
) -> None:
    """Write a segment over a run of texts, of which there are so many."""
    first, end = run
    base = segment << SEGMENT_SHIFT
    starts = range(first, end, PART_UNITS)
    if len(starts) == 1:
        with _made(sql, target, run, base, common, _reporter(progress, 0, units)) as (count, postings, respellings):
            _write(sql, target, postings, respellings)
    else:
        count = 0
        with Parts(sql) as parts:
            for start in starts:
                part = start, min(end, start + PART_UNITS)
                report = _reporter(progress, count, units)
                with _made(sql, target, part, 0, common, report) as (found, postings, respellings):
                    parts.put(postings, respellings)
                count += found
            _write(sql, target, parts.posting_rows(base), parts.typo_rows(base))
    listed = "\n".join(f"{word} {share:.6g}" for word, share in common.items()) if segment == 0 else ""
    sql.execute("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)", (target, segment, count, first, end, listed))


def _write(
    sql: sqlite3.Connection, target: str, postings: Iterable[PostingRow], respellings: Iterable[RespellingRow]
) -> None:
    sql.executemany(f"INSERT INTO {target}_posting VALUES (?, ?, ?, ?, ?, ?)", postings)
    sql.executemany(f"INSERT INTO {target}_typo VALUES (?, ?)", respellings)


def _live(sql: sqlite3.Connection, target: str, first: int, end: int) -> int:
    counted = f"SELECT total({_LIVE[target]}) FROM document WHERE first_{target} >= ? AND first_{target} < ?"
    return int(sql.execute(counted, (first, end)).fetchone()[0])


def _drop(sql: sqlite3.Connection, target: str, segment: int) -> None:
    run = segment << SEGMENT_SHIFT, (segment + 1) << SEGMENT_SHIFT
    for table in ("posting", "typo"):
        sql.execute(f"DELETE FROM {target}_{table} WHERE key >= ? AND key < ?", run)
    sql.execute("DELETE FROM segment WHERE target = ? AND number = ?", (target, segment))


def _common_of(sql: sqlite3.Connection, target: str) -> dict[str, float]:
    (listed,) = sql.execute("SELECT common FROM segment WHERE target = ? AND number = 0", (target,)).fetchone()
    return {word: float(share) for word, share in (line.split(" ") for line in listed.splitlines())}


def _count_common(sql: sqlite3.Connection, target: str, first: int, end: int, units: int) -> dict[str, float]:
    """The words that more than ``COMMON`` texts hold, with the share of all that do, told from a sample where there are
    many texts.
    """
    if units <= COMMON:
        return {}
    step = max(SAMPLE_BLOCK, (end - first) // SAMPLE_BLOCKS)
    counts: Counter[str] = Counter()
    sampled = 0
    for start in range(first, end, step):
        for _, text in _texts(sql, target, start, min(end, start + SAMPLE_BLOCK)):
            counts.update(set(folded_words(text)))
            sampled += 1
    return {
        word: texts / sampled for word, texts in counts.most_common(MOST_COMMON) if texts / sampled * units > COMMON
    }


def _texts(sql: sqlite3.Connection, target: str, first: int, last: int) -> Iterator[Text]:
    yield from sql.execute(f"{TEXTS[target]} WHERE number >= ? AND number < ? ORDER BY number", (first, last))


def _reporter(progress: Progress | None, done: int, units: int) -> Callable[[int], None]:
    def report(count: int) -> None:
        if progress and count % REPORT_EVERY == 0:
            progress(done + count, units)

    return report


@contextmanager
def _made(
    sql: sqlite3.Connection,
    target: str,
    run: tuple[int, int],
    base: int,
    common: dict[str, float],
    report: Callable[[int], None],
) -> Iterator[tuple[int, Iterator[PostingRow], Iterator[RespellingRow]]]:
    """How many texts a run has, and the rows of their lists and of misspellings, ``base`` added to each key.

    Of many texts a second process takes the later half, and makes the misspellings while the lists are written.
    """
    gathering = Gathering(common)
    first, last = run
    if last - first < WORTH_TWO or not can_help():
        count = _add(gathering, _texts(sql, target, first, last), report)
        yield count, gathering.posting_rows(base, count), respelling_rows(gathering.vocabulary(), base)
        return
    middle = (first + last) // 2
    later = partial(_texts, sql, target, middle, last)
    with Second(common) as second:
        count = second.take(later())
        count += _add(gathering, _texts(sql, target, first, middle), lambda done: report(2 * done))
        parts = second.gathered()
        if parts is None:
            _add(gathering, later(), report)
        while parts:
            gathering.absorb(parts.pop())
        yield count, gathering.posting_rows(base, count), second.respell(gathering.vocabulary(), base)


def _add(gathering: Gathering, texts: Iterable[Text], report: Callable[[int], None]) -> int:
    count = 0
    for count, (unit, text) in enumerate(texts, 1):
        gathering.add(unit, text)
        report(count)
    return count
