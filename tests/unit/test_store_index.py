"""The index of a store: two processes make the one that one makes, and its segments count each text once."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest
from store_samples import put_rows, store_of

from quotefind.store import postings
from quotefind.store.lists import Lists

ROWS = [(f"the lantern number {n % 7} of the harbour shines on the {n}th boat of the winter", "") for n in range(60)]


def index_of(path: Path) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    try:
        lists = connection.execute("SELECT * FROM quotation_posting ORDER BY key").fetchall()
        typos = connection.execute("SELECT key, words FROM quotation_typo ORDER BY key").fetchall()
    finally:
        connection.close()
    return [lists, [(key, tuple(sorted(words.split()))) for key, words in typos]]


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[tuple[object, ...]]]:
    """The index as one process makes it, its most frequent words common."""
    monkeypatch.setattr(postings, "COMMON", 20)
    store_of(tmp_path, ROWS).close()
    return index_of(tmp_path / "store.sqlite")


def test_two_processes_make_the_index_that_one_makes(
    alone: list[list[tuple[object, ...]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "WORTH_TWO", 10)
    (tmp_path / "two").mkdir()
    store_of(tmp_path / "two", ROWS).close()
    assert index_of(tmp_path / "two" / "store.sqlite") == alone


AT_ONCE = "#!/bin/sh\nexit 3\n"

HALF_WAY = f"""#!{sys.executable}
import sys
from itertools import islice
from quotefind.store import halves

def some_rows(vocabulary, base):
    yield from islice(rows(vocabulary, base), 7)
    sys.exit(3)

rows, halves.respelling_rows, halves.ROWS = halves.respelling_rows, some_rows, 3
halves.work(sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.mark.parametrize("program", [AT_ONCE, HALF_WAY], ids=["at once", "half way through the misspellings"])
def test_the_index_is_whole_where_the_second_process_fails(
    program: str, alone: list[list[tuple[object, ...]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "WORTH_TWO", 10)
    broken = tmp_path / "python"
    broken.write_text(program)
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    (tmp_path / "two").mkdir()
    store_of(tmp_path / "two", ROWS).close()
    assert index_of(tmp_path / "two" / "store.sqlite") == alone


def test_a_common_word_is_counted_once_over_all_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "COMMON", 20)
    with store_of(tmp_path, ROWS) as store:
        put_rows(store, ROWS[:3], "more.csv")
        assert len(list(store.rows("SELECT 1 FROM segment"))) == 2
        held = Lists(store, "quotation").held(["the", "lantern"])
    assert {word: (held[word].texts, held[word].cut) for word in held} == {"the": (63, True), "lantern": (63, True)}
