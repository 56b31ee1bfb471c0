"""Readers while another writes: each search sees the store before the writing or after it, never some of both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from store_samples import ROOT, collection_of, put, store_of

from quotefind.search import Query, search
from quotefind.store import Store, open_store, write


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A reader's and a writer's view of one store."""
    with store_of(tmp_path, [("The lamp is lit", "")]) as writer, open_store(writer.path) as reader:
        yield reader, writer


def texts(store: Store) -> list[str]:
    return sorted(quotation.reading for quotation in store.quotations())


def test_one_reading_sees_one_state(stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    # The writer need not wait long for the reader to let it take the log away.
    monkeypatch.setattr(write, "BUSY_SECONDS", 0.05)
    reader, writer = stores
    with ExitStack() as reading:
        with writer.writing() as writing:
            reading.enter_context(reader.reading())
            assert texts(reader) == ["The lamp is lit"]
            writing.put_collection(collection_of([("Salt", "")], "b"), root=ROOT, file="b", size=1, mtime_ns=2)
        assert texts(reader) == ["The lamp is lit"]
    assert texts(reader) == ["Salt", "The lamp is lit"]


def test_searches_go_on_during_a_writing_and_see_it_when_it_has_ended(stores: tuple[Store, Store]) -> None:
    reader, writer = stores
    with writer.writing() as writing:
        writing.add_root("/elsewhere")
        assert search(reader, Query("the lamp is lit")).matches
    put(writer, "b.txt", "“Salt keeps the fish.”", "Salt keeps the fish.")
    assert [m.quotation.reading for m in search(reader, Query("salt keeps the fish")).matches] == [
        "Salt keeps the fish."
    ]


def test_a_search_within_a_writing_sees_what_is_written(stores: tuple[Store, Store]) -> None:
    _, writer = stores
    with writer.writing():
        assert search(writer, Query("the lamp is lit")).matches
