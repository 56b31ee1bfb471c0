"""A store changes whole or not at all, and says plainly why it cannot be opened or written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest
from store_samples import ROOT, collection_of, document_of, put, put_rows, quoted, store_of

import quotefind.store as package
from quotefind.document import Extraction
from quotefind.errors import NotFoundError, StoreError
from quotefind.model import Diagnostic
from quotefind.search import Query, search
from quotefind.store import Store, Writer, open_store, postings, read, write
from quotefind.store.schema import SCHEMA_VERSION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, create=True) as opened:
        yield opened


def texts(store: Store) -> list[str]:
    return [quotation.text for quotation in store.quotations()]


# ── changes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_document_put_again_takes_its_own_place(store: Store) -> None:
    first = put(store, "a.txt", "“one” “two”", "one", "two", speaker="Ann")
    again = put(store, "a.txt", "“two” “three”", "two", "three", speaker="Bob")
    assert again == first
    assert texts(store) == ["two", "three"]
    assert [row.name for row in store.authors()] == ["Bob"]


def test_a_document_taken_out_takes_everything_of_it_along(store: Store) -> None:
    kept = put(store, "b.txt", "“kept words stay”", "kept words stay", speaker="Ann")
    gone = put(store, "a.txt", "“lost words go”", "lost words go", speaker="Bob")
    with store.writing() as writer:
        writer.remove(gone)
    assert [row.id for row in store.documents()] == [kept]
    assert texts(store) == ["kept words stay"]
    assert [row.name for row in store.authors()] == ["Ann"]
    assert not search(store, Query("lost words go")).matches
    for table in ("passage", "mention", "diagnostic", "label"):
        assert store.row(f"SELECT count(*) FROM {table}") in {(1,), (0,)}


def test_another_extraction_takes_the_place_of_the_first_and_the_text_stays(store: Store) -> None:
    text = "“one” and “two”"
    id_ = put(store, "a.txt", text, "one")
    document = document_of("a.txt", text, "New title")
    other = Extraction(quoted(document, "two").quotations, (Diagnostic(0, "stray-mark", "…"),))
    with store.writing() as writer:
        writer.replace_extraction(id_, document, other)
    assert texts(store) == ["two"]
    assert store.document(id_) == document
    assert store.document_diagnostics(id_) == other.diagnostics


def test_a_missing_document_is_kept_and_marked(store: Store) -> None:
    id_ = put(store, "a.txt", "“one”", "one")
    for missing in (True, False):
        with store.writing() as writer:
            writer.mark_missing(id_, missing=missing)
        assert store.document_row(id_).missing is missing
    assert texts(store) == ["one"]


def test_roots_are_added_moved_and_removed_with_what_is_below(store: Store) -> None:
    put(store, "a.txt", "“one”", "one", root="/old")
    put(store, "b.txt", "“two”", "two", root="/other")
    with store.writing() as writer:
        assert writer.move("/old", "/new") == 1
    assert store.roots() == ["/new", "/other"]
    with store.writing() as writer:
        assert writer.remove_root("/new") == 1
    assert store.roots() == ["/other"]
    assert texts(store) == ["two"]
    with pytest.raises(NotFoundError, match="is no root"), store.writing() as writer:
        writer.move("/nowhere", "/new")


def test_an_unknown_document_cannot_be_taken_out(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no document has the id"), store.writing() as writer:
        writer.remove("nothing")


def test_the_same_quotation_twice_gets_two_ids(store: Store) -> None:
    put_rows(store, [("same words", ""), ("other words", "")])
    twin = list(collection_of([("same words", "")]).quotations) * 2
    again = collection_of([], "copy.jsonl")
    again.quotations = iter(twin)
    with store.writing() as writer:
        writer.put_collection(again, root=ROOT, file="copy.jsonl", size=1, mtime_ns=2)
    ids = [quotation.id for quotation in store.quotations()]
    assert len(ids) == len(set(ids)) == 4


def test_reading_within_a_writing_sees_what_was_written(store: Store) -> None:
    document = document_of("a.txt", "“one”")
    with store.writing() as writer:
        id_ = writer.put(document, quoted(document, "one"), root=ROOT, file="a.txt", size=1, mtime_ns=2)
        assert store.document_row(id_).quotations == 1


def test_characters_that_are_no_text_are_replaced(store: Store) -> None:
    put_rows(store, [("half a \ud83d face", "")])
    assert texts(store) == ["half a ? face"]


# ── whole or not at all ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_an_interrupted_writing_leaves_the_old_state(store: Store, fault: type[BaseException]) -> None:
    put(store, "a.txt", "“one”", "one")
    document = document_of("b.txt", "“two”")

    def interrupted() -> None:
        with store.writing() as writer:
            writer.put(document, quoted(document, "two"), root=ROOT, file="b.txt", size=1, mtime_ns=2)
            raise fault

    with pytest.raises(fault):
        interrupted()
    assert texts(store) == ["one"]
    assert store.meta.changes == 1


def test_a_killed_writing_leaves_the_old_state(path: Path, tmp_path: Path) -> None:
    store_of(tmp_path, [("one", "")]).close()
    program = dedent(
        """
        import os, sys
        from pathlib import Path
        from store_samples import ROOT, collection_of
        from quotefind.store import open_store
        with open_store(Path(sys.argv[1])).writing() as writer:
            writer.put_collection(collection_of([("two", "")] * 5000, "b"), root=ROOT, file="b", size=1, mtime_ns=2)
            os._exit(9)
        """
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    killed = subprocess.run([sys.executable, "-c", program, str(path)], env=environment, check=False)
    assert killed.returncode == 9
    with open_store(path) as store:
        assert texts(store) == ["one"]
    with open_store(path) as store:
        put_rows(store, [("three", "")], "c")
        assert texts(store) == ["one", "three"]


def test_readers_see_the_old_state_while_another_writes(path: Path, tmp_path: Path) -> None:
    with store_of(tmp_path, [("one", "")]) as writing, open_store(path) as before:
        assert texts(before) == ["one"]
        with writing.writing() as writer:
            writer.put_collection(collection_of([("two", "")], "b"), root=ROOT, file="b", size=1, mtime_ns=2)
            assert texts(before) == ["one"]
            with open_store(path) as during:
                assert texts(during) == ["one"]
        assert sorted(texts(before)) == ["one", "two"]


def test_a_second_writer_is_told_to_wait(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "BUSY_SECONDS", 0.05)
    with (
        store_of(tmp_path, [("one", "")]) as first,
        open_store(path) as second,
        first.writing(),
        pytest.raises(StoreError, match="another quotefind is writing") as caught,
        second.writing(),
    ):
        pass
    assert caught.value.remedy == "wait until it has finished"


def test_a_second_writer_waits_for_the_first(path: Path, tmp_path: Path) -> None:
    with store_of(tmp_path, [("one", "")]) as first:
        started = threading.Event()

        def write_too() -> None:
            started.wait()
            with open_store(path) as second:
                put_rows(second, [("three", "")], "c")

        thread = threading.Thread(target=write_too)
        thread.start()
        with first.writing() as writer:
            started.set()
            writer.put_collection(collection_of([("two", "")], "b"), root=ROOT, file="b", size=1, mtime_ns=2)
        thread.join()
        assert sorted(texts(first)) == ["one", "three", "two"]


def test_a_store_at_rest_is_one_file(path: Path, tmp_path: Path) -> None:
    with store_of(tmp_path, [("one", "")]) as store:
        put_rows(store, [("two", "")], "b")
    assert [file.name for file in path.parent.iterdir()] == ["store.sqlite"]


# ── what cannot be opened ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_store_that_is_not_there(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store") as caught:
        open_store(path)
    assert caught.value.remedy == "run `quotefind index PATH` to make one"


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("spoil", "fact"),
    [
        (lambda path: path.write_bytes(b"no database at all " * 500), "damaged"),
        (
            lambda path: sqlite3.connect(path).execute("CREATE TABLE theirs (x)").connection.close(),
            "not a quotefind store",
        ),
    ],
    ids=["no SQLite", "another program's"],
)
def test_a_file_that_is_no_store_is_left_alone(
    path: Path, spoil: Callable[[Path], None], fact: str, create: bool
) -> None:
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=fact):
        open_store(path, create=create)
    assert path.read_bytes() == before


def test_a_store_damaged_in_the_middle(path: Path, tmp_path: Path) -> None:
    store_of(tmp_path, [(f"saying number {n}", "") for n in range(2000)]).close()
    content = bytearray(path.read_bytes())
    content[8192 : len(content) - 4096] = b"\xa5" * (len(content) - 12288)
    path.write_bytes(content)
    with open_store(path) as store, pytest.raises(StoreError, match="damaged") as caught:
        texts(store)
    assert caught.value.remedy == "move it away and run `quotefind index` again"


@pytest.mark.parametrize(
    ("version", "age", "remedy"),
    [
        (SCHEMA_VERSION - 1, "an older", "run `quotefind index` again"),
        (SCHEMA_VERSION + 1, "a newer", "upgrade quotefind, or name another file with --store"),
    ],
)
def test_a_store_of_another_schema(path: Path, tmp_path: Path, version: int, age: str, remedy: str) -> None:
    store_of(tmp_path, [("one", "")]).close()
    _set_version(path, version)
    with pytest.raises(StoreError, match=f"written by {age} quotefind") as caught:
        open_store(path)
    assert caught.value.remedy == remedy


def test_an_older_store_is_made_anew_with_its_roots(path: Path, tmp_path: Path) -> None:
    with store_of(tmp_path, [("one", "")]) as store, store.writing() as writer:
        writer.add_root("/texts")
    _set_version(path, SCHEMA_VERSION - 1)
    with open_store(path, create=True) as store:
        assert (texts(store), store.roots()) == ([], ["/texts"])
        put_rows(store, [("two", "")])
        assert texts(store) == ["two"]


def _set_version(path: Path, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder, and rights that a chmod can take away: root may write anywhere."""
    with TemporaryDirectory() as folder:
        own, nobody = os.geteuid(), 65534
        os.chmod(folder, 0o777)
        if own == 0:
            os.chown(folder, nobody, nobody)
            os.seteuid(nobody)
        try:
            yield Path(folder)
        finally:
            os.seteuid(own)
            os.chmod(folder, 0o777)


def test_a_read_only_store_is_read_but_not_written(unprivileged: Path) -> None:
    with store_of(unprivileged, [("one", "")]) as store:
        path = Path(store.path)
    path.chmod(0o444)
    unprivileged.chmod(0o555)
    with open_store(path) as store:
        assert texts(store) == ["one"]
        with pytest.raises(StoreError, match="read-only"), store.writing():
            pass
    path.chmod(0o000)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(path)


def test_a_full_disk_loses_nothing(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with store_of(tmp_path, [("one", "")]) as store:
        connect = write._connect

        def small(path: Path) -> sqlite3.Connection:
            connection = connect(path)
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 10}")
            return connection

        monkeypatch.setattr(write, "_connect", small)
        with pytest.raises(StoreError, match="the disk is full") as caught:
            put_rows(store, [(f"saying number {n} " * 20, "") for n in range(500)], "b")
        assert "what was stored before is kept" in caught.value.remedy
        assert texts(store) == ["one"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "deeper" / "store.sqlite", create=True)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path, create=True)


def test_every_fault_of_sqlite_has_a_remedy(path: Path) -> None:
    for told in ("database is locked", "disk I/O error", "something new"):
        error = read.explain(sqlite3.OperationalError(told), path)
        assert error.remedy
        assert str(path) in error.fact


def test_the_writer_is_exported_and_nothing_else_is_made_up() -> None:
    assert package.Writer is Writer
    with pytest.raises(AttributeError):
        _ = package.Reader


# ── large, and the index ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_document_of_fifty_megabytes(store: Store) -> None:
    sentence = "The river carried timber past the mill, and nobody counted it. "
    text = sentence * (50_000_000 // len(sentence)) + "Only the heron kept a ledger."
    id_ = put(store, "long.txt", text, "Only the heron kept a ledger")
    assert store.document(id_).text == text
    (match, *_) = search(store, Query("heron kept ledger")).matches
    assert match.excerpt.text.endswith("nobody counted it. Only the heron kept a ledger.")


def test_a_small_writing_leaves_the_large_segment_alone(store: Store) -> None:
    put_rows(store, [(f"saying number {n} of many", "") for n in range(500)])
    put_rows(store, [("a hundred and first", "")], "b")
    segments = store.rows("SELECT number, units FROM segment WHERE target = 'quotation' ORDER BY number")
    assert list(segments) == [(0, 500), (1, 1)]
    assert search(store, Query("hundred and first")).matches


def test_segments_are_absorbed_as_they_grow(store: Store) -> None:
    for n in range(40):
        put_rows(store, [(f"heron {n} stands in reed bed {n}", "")], f"{n}.jsonl")
    segments = list(store.rows("SELECT units FROM segment WHERE target = 'quotation' ORDER BY number"))
    assert sum(units for (units,) in segments) == 40
    assert len(segments) <= 5
    assert search(store, Query("heron 39 stands in reed bed 39")).matches[0].quotation.text.startswith("heron 39")


def test_a_segment_of_which_most_is_gone_is_made_anew(store: Store) -> None:
    gone = put_rows(store, [(f"saying number {n}", "") for n in range(50)])
    put_rows(store, [("what stays", "")], "b")
    with store.writing() as writer:
        writer.remove(gone)
    assert list(store.rows("SELECT units FROM segment WHERE target = 'quotation'")) == [(1,)]
    assert store.row("SELECT count(*) FROM quotation_posting") == (2,)


def test_progress_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "REPORT_EVERY", 10)
    told: list[tuple[int, int]] = []
    with store.writing() as writer:
        writer.progress = lambda done, units: told.append((done, units))
        rows = collection_of([(f"saying {n}", "") for n in range(25)])
        writer.put_collection(rows, root=ROOT, file="b", size=1, mtime_ns=2)
    assert told == [(10, 25), (20, 25)]
