"""``index``, ``remove`` and ``status``: the store lives as its documents do, and no fault of one document harms the
rest.
"""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from conftest import SHARED, Run

from quotefind import build
from quotefind.catalogue import Catalogue
from quotefind.store import open_store


def ids(run: Run, *arguments: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("list", "--kind", "all", "--json", *arguments).out.splitlines()]


def test_a_folder_with_blanks_and_accents_is_read(run: Run, sayings: Path) -> None:
    outcome = run("index", sayings)
    assert outcome.status == 0
    assert outcome.err.splitlines()[0] == "2 read"
    assert (
        run("search", "library of weather").out.splitlines()[0].startswith("  1  “A garden is a library of weather,”")
    )


def test_unchanged_documents_are_not_read_again(run: Run, sayings: Path) -> None:
    run("index", sayings)
    assert run("index").err.splitlines()[0] == "2 unchanged"


def test_a_changed_document_is_read_again_and_ids_elsewhere_survive(run: Run, sayings: Path) -> None:
    run("index", sayings)
    before = ids(run)
    document = sayings / "gardens.txt"
    document.write_text("A new beginning.\n\n" + document.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("index").err.splitlines()[0] == "1 read, 1 unchanged"
    assert ids(run) == before


def test_removing_makes_no_store(run: Run, tmp_path: Path) -> None:
    outcome = run("--store", "none.sqlite", "remove", "x")
    assert (outcome.status, outcome.err.split(":")[1]) == (2, " there is no store at none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_a_missing_document_is_kept_and_marked_until_it_is_removed(run: Run, sayings: Path) -> None:
    run("index", sayings)
    (sayings / "gardens.txt").unlink()
    outcome = run("index")
    assert "missing gardens.txt" in outcome.err
    assert run("search", "library of weather").status == 0
    assert json.loads(run("status", "--json").out)["missing"] == ["gardens.txt"]
    assert "(missing)" in run("documents").out
    assert run("remove", "gardens.txt").err == "1 documents removed\n"
    assert run("search", "library of weather", "--exact").status == 1


def test_a_document_that_came_back_is_no_longer_missing(run: Run, sayings: Path) -> None:
    run("index", sayings)
    document = sayings / "gardens.txt"
    words = document.read_bytes()
    document.unlink()
    run("index")
    document.write_bytes(words)
    run("index")
    assert "(missing)" not in run("documents").out


def test_a_renamed_document_has_moved_and_is_not_there_twice(run: Run, sayings: Path) -> None:
    run("index", sayings)
    (sayings / "gardens.txt").rename(sayings / "plots.txt")
    assert run("index").err.splitlines()[0] == "1 read, 1 unchanged, 1 moved"
    assert len(run("documents", "--json").out.splitlines()) == 2


def test_a_moved_folder_is_followed_and_keeps_its_ids(run: Run, sayings: Path, tmp_path: Path) -> None:
    run("index", sayings)
    before = ids(run)
    sayings.rename(tmp_path / "elsewhere")
    assert run("index", "--move", sayings, tmp_path / "elsewhere").status == 0
    assert run("index").err.splitlines()[0] == "2 unchanged"
    assert ids(run) == before


def test_two_files_of_one_name_are_told_apart(run: Run, tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"“Go {folder} while you can,” said Ada.\n", encoding="utf-8")
    run("index", tmp_path / "north", tmp_path / "south")
    paths = [json.loads(line)["path"] for line in run("documents", "--json").out.splitlines()]
    assert paths == ["a.txt", "south/a.txt"]
    assert len(set(ids(run))) == 2
    assert run("index").err.splitlines()[0] == "2 unchanged"


def test_a_folder_around_a_known_one_takes_its_place(run: Run, sayings: Path, tmp_path: Path) -> None:
    run("index", sayings)
    (tmp_path / "more.txt").write_text("“Something else entirely,” said Ada.\n", encoding="utf-8")
    run("index", tmp_path)
    assert json.loads(run("status", "--json").out)["roots"] == [str(tmp_path)]
    assert len(run("documents", "--json").out.splitlines()) == 3


def test_a_folder_within_a_known_one_adds_nothing(run: Run, sayings: Path, tmp_path: Path) -> None:
    run("index", tmp_path)
    run("index", sayings)
    assert len(run("documents", "--json").out.splitlines()) == 2


def test_a_file_alone_is_a_root(run: Run, sayings: Path) -> None:
    run("index", sayings / "gardens.txt")
    assert run("index").err.splitlines()[0] == "1 unchanged"
    status = json.loads(run("status", "--json").out)
    assert (status["documents"], status["stale"], status["missing"]) == (1, [], [])


def test_status_tells_what_is_stale(run: Run, sayings: Path) -> None:
    run("index", sayings)
    (sayings / "gardens.txt").write_text("All gone.\n", encoding="utf-8")
    assert "stale       gardens.txt" in run("status").out


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "skipped: empty.txt is empty"),
        ("binary.txt", bytes(range(256)) * 8, "skipped: binary.txt is a binary file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    run: Run, sayings: Path, name: str, content: bytes, told: str
) -> None:
    (sayings / name).write_bytes(content)
    outcome = run("index", sayings)
    assert outcome.status == 0
    assert told in outcome.err
    assert "2 read, 1 skipped" in outcome.err


def test_an_unreadable_file_is_named_and_the_rest_goes_on(run: Run, sayings: Path) -> None:
    os.symlink("loop.txt", sayings / "loop.txt")
    outcome = run("index", sayings)
    assert "skipped: loop.txt" in outcome.err
    assert "2 read, 1 skipped" in outcome.err


def test_a_pipe_and_a_name_that_is_not_utf_8_are_named_and_the_rest_goes_on(run: Run, sayings: Path) -> None:
    os.mkfifo(sayings / "pipe.txt")
    os.mkfifo(sayings / "rows.csv")
    Path(os.fsdecode(os.fsencode(sayings) + b"/bad\xff.txt")).write_text("“Words,” said Ada.\n", encoding="utf-8")
    outcome = run("index", sayings)
    assert "pipe.txt is no regular file" in outcome.err
    assert "has a name that is not UTF-8" in outcome.err
    assert "rows.csv is no regular file" in outcome.err
    assert "2 read, 3 skipped" in outcome.err


def test_an_older_store_is_kept_beside_and_every_root_is_read_again(run: Run, sayings: Path, tmp_path: Path) -> None:
    run("--store", "s.sqlite", "index", sayings)
    connection = sqlite3.connect("s.sqlite")
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("“Words,” said Ada.\n", encoding="utf-8")
    assert run("--store", "s.sqlite", "index", tmp_path / "more").err.splitlines()[0] == "3 read"
    assert (tmp_path / "s.sqlite.old").is_file()


def test_a_newer_store_is_left_alone(run: Run, sayings: Path) -> None:
    run("--store", "s.sqlite", "index", sayings)
    connection = sqlite3.connect("s.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    outcome = run("--store", "s.sqlite", "index")
    assert outcome.status == 2
    assert "upgrade quotefind" in outcome.err


def test_a_store_with_nothing_in_it_does_not_hide_the_sample(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("index", "empty.txt").status == 2
    assert run("search", "dustbin of history").status == 0


def test_what_the_store_held_of_a_document_that_is_now_binary_stays(run: Run, sayings: Path) -> None:
    run("index", sayings)
    (sayings / "gardens.txt").write_bytes(bytes(range(256)))
    assert "skipped: gardens.txt" in run("index").err
    assert run("search", "library of weather").status == 0


def test_another_encoding_is_read_and_told(run: Run, tmp_path: Path) -> None:
    french = "« La liberté commence où l’ignorance finit », répétait Félix à ses élèves désœuvrés.\n" * 3
    (tmp_path / "été.txt").write_bytes(french.encode("cp1252"))
    outcome = run("index", tmp_path)
    assert "été.txt: read as" in outcome.err
    assert "liberté" in run("list").out


@pytest.mark.parametrize("arguments", [["nowhere"], ["--move", "here", "there"]])
def test_a_path_that_is_not_there_is_an_error_with_a_remedy(run: Run, arguments: list[str]) -> None:
    outcome = run("index", *arguments)
    assert outcome.status == 2
    assert outcome.err.splitlines()[-1].endswith("is not there: check the path")


def test_progress_is_told_of_documents_and_then_of_the_search_index(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(
        "text,author\n" + "".join(f"saying number {n} of many,Ada Brook\n" for n in range(20_000)), encoding="utf-8"
    )
    told: list[tuple[int, int, str]] = []
    with open_store(tmp_path / "s.sqlite", create=True) as store:
        build.index(store, [tmp_path / "rows.csv"], Catalogue(), lambda *each: told.append(each))
    assert told == [(0, 1, "rows.csv"), (20_000, 20_000, build.INDEXING)]


def test_a_folder_without_documents_is_an_error_with_a_remedy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    outcome = run("index", tmp_path / "photos")
    assert outcome.status == 2
    assert "no documents in" in outcome.err
    assert not run("status", "--store", tmp_path / "none").out


def test_index_without_anything_known_asks_for_a_folder(run: Run) -> None:
    outcome = run("index")
    assert (outcome.status, outcome.err) == (
        2,
        "quotefind: there is nothing to bring up to date yet: name a folder: quotefind index PATH\n",
    )


def test_an_interrupted_run_leaves_the_store_as_it_was(run: Run, sayings: Path, tmp_path: Path) -> None:
    run("--store", "s.sqlite", "index", sayings)
    before = run("--store", "s.sqlite", "list").out
    (sayings / "gardens.txt").write_text("“Other words,” said Ada.\n", encoding="utf-8")
    (sayings / "later.txt").write_text("“Later words,” said Ada.\n", encoding="utf-8")

    def interrupt(done: int, total: int, path: str) -> None:
        if done == total - 1:
            raise KeyboardInterrupt

    with open_store(tmp_path / "s.sqlite", create=True) as store, pytest.raises(KeyboardInterrupt):
        build.index(store, [], Catalogue(), interrupt)
    assert run("--store", "s.sqlite", "list").out == before


@pytest.mark.parametrize(("content", "told"), [(b"no database at all" * 100, "not"), (b"", "")])
def test_a_store_that_is_none_is_an_error_with_a_remedy(run: Run, tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "s.sqlite").write_bytes(content)
    outcome = run("--store", "s.sqlite", "search", "words")
    assert outcome.status == 2
    assert outcome.err.startswith("quotefind: ")
    assert len(outcome.err.splitlines()) == 1
    assert told in outcome.err


def test_a_store_that_was_named_but_is_not_there_is_an_error(run: Run) -> None:
    assert run("--store", "none.sqlite", "search", "words").status == 2


def test_a_collection_is_indexed_and_listed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clippings.csv").write_text(
        "text,author,work,pages\nA garden is a library of weather,Ada Brook,The Walled Year,42\n,,,\n", encoding="utf-8"
    )
    outcome = run("index", tmp_path)
    assert outcome.status == 0
    listed = run("list", "--author", "brook").out
    assert "Ada Brook · The Walled Year, p. 42" in listed


def test_a_changed_catalogue_resolves_anew_without_reading_again(run: Run, sayings: Path) -> None:
    run("index", sayings)
    own = sayings / ".quotefind"
    own.mkdir()
    (own / "people.yaml").write_text(
        "brook:\n  name: Ada Mary Brook\n  short: Brook\n  family: Brook\n  given: Ada Mary\n  aliases: [Ada Brook]\n",
        encoding="utf-8",
    )
    assert "changed since" in run("status").out
    assert "2 unchanged, 2 resolved anew" in run("index").err
    assert "Ada Mary Brook" in run("list", "--author", "Brook").out


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_five_articles_are_read_and_the_remembered_phrases_come_first(run: Run) -> None:
    outcome = run("index", SHARED / "articles")
    assert outcome.err.splitlines()[0] == "5 read"
    for query, found in [
        ("dustbin of history", "the dustbin of history"),
        ("dustbn of histroy", "the dustbin of history"),
        ("history will not forgive revolutionaries", "History will not forgive revolutionaries"),
    ]:
        first = json.loads(run("search", query, "--json").out.splitlines()[0])
        assert first["document"]["path"] == "000_26d3396de19c5f40.txt"
        assert first["text"].startswith(found)
    sukhanov = {
        json.loads(line)["document"]["path"][:3]
        for line in run("list", "--author", "Sukhanov", "--json").out.splitlines()
    }
    assert {"000", "004"} <= sukhanov
