"""``search``, ``list``, ``show``, ``authors``, ``works``, ``documents``, ``export``: exact output, statuses, filters,
hostile words.
"""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

from quotefind.cli import COMMANDS


def test_search_prints_the_match_with_who_where_and_what_stands_around_it(indexed: Run) -> None:
    outcome = indexed("search", "gardn is libary of weather")
    number = re.sub(r" · [a-z2-7]{6,12}$", " · ID", outcome.out, flags=re.M)
    assert number == (
        "  1  “A garden is a library of weather,”                                      "
        f"{outcome.out.splitlines()[0].split()[-1]}\n"
        "     Ada Brook · The Walled Year, p. 42\n"
        "     Nobody knew gardens as Ada Brook did. “A garden is a library of weather,”\n"
        "     wrote Ada Brook in 1911 (Brook, The Walled Year, p. 42).\n"
        "     Gardens · gardens.txt:3 · ID\n"
        "\n"
    )


def test_nothing_found_tells_the_nearest_and_leaves_with_1(indexed: Run) -> None:
    outcome = indexed("search", "a submarine under the polar ice in winter")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith("nothing found")


def test_several_queries_are_answered_one_after_the_other(indexed: Run) -> None:
    outcome = indexed("search", "library of weather", "honest plants")
    assert outcome.out.index("── library of weather") < outcome.out.index("── honest plants")


def test_a_query_is_read_from_standard_input(indexed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"library of weather")))
    assert "library of weather" in indexed("search", "-").out


@pytest.mark.parametrize(
    "query", ["", "   ", "“”", "%_*\"'[](){}^$", "-", "x" * 100_000, "\x00\x1b[31m", "NEAR OR AND NOT"]
)
def test_no_query_is_an_error(indexed: Run, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert indexed("search", "--", query).status == 1


def test_standard_input_that_is_closed_is_an_error(indexed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    outcome = indexed("search", "-")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.endswith("Standard input is closed: there is nothing to read for -.\n")


@pytest.mark.parametrize("arguments", [("show", "\udcff"), ("search", "x", "--author", "\udcff")])
def test_what_is_not_utf8_is_told_in_one_line(indexed: Run, arguments: tuple[str, ...]) -> None:
    outcome = indexed(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "quotefind: '\\udcff' is not UTF-8: type it anew, or rename the file\n"


def test_a_damaged_store_is_told_in_one_line(indexed: Run, tmp_path: Path) -> None:
    (store,) = tmp_path.rglob("*.sqlite")
    content = bytearray(store.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    store.write_bytes(content)
    outcome = indexed("search", "garden library weather")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "is damaged" in outcome.err


def test_json_has_one_object_a_line(indexed: Run) -> None:
    found = json.loads(indexed("search", "library of weather", "--json").out.splitlines()[0])
    assert (found["speaker"], found["work"], found["pages"]) == ("Ada Brook", "The Walled Year", "42")
    assert found["query"] == "library of weather"
    assert 0 <= found["match"]["start"] < found["match"]["end"] <= len(found["reading"])


def test_filters_narrow_what_is_found(indexed: Run) -> None:
    assert indexed("search", "library of weather", "--author", "Hale").status == 1
    assert indexed("list", "--document", "kitchens.md").out.count(" · kitchens.md:") == 1
    assert indexed("list", "--with-page").out.count(" · ") == 3
    assert "library of weather" not in indexed("list", "--uncited").out


def test_an_unknown_author_is_answered_with_the_nearest(indexed: Run) -> None:
    outcome = indexed("list", "--author", "Ada Brok")
    assert outcome.status == 1
    assert "Ada Brook" in outcome.err


def test_list_groups_under_headings_with_counts(indexed: Run) -> None:
    out = indexed("list", "--by", "author").out
    assert "Ada Brook (2)\n" in out
    assert "Tom Hale (1)\n" in out


@pytest.mark.parametrize("by", ["work", "document"])
def test_list_groups_by_anything(indexed: Run, by: str) -> None:
    heading = {"work": "The Walled Year (1)", "document": "gardens.txt (2)"}[by]
    assert heading in indexed("list", "--by", by).out


def test_authors_works_and_documents_are_counted(indexed: Run) -> None:
    assert indexed("authors").out.splitlines()[0].split() == ["2", "Ada", "Brook"]
    assert indexed("works").out.splitlines()[0].split() == ["1", "The", "Walled", "Year"]
    assert json.loads(indexed("authors", "--json", "-n", "1").out) == {"name": "Ada Brook", "id": None, "count": 2}
    assert len(indexed("documents").out.splitlines()) == 2


def test_show_tells_why(indexed: Run) -> None:
    found = json.loads(indexed("search", "library of weather", "--json").out.splitlines()[0])
    out = indexed("show", found["id"][:8]).out
    assert "speaker    Ada Brook" in out
    assert "because    “" in out
    assert f"id         {found['id']}" in out
    assert json.loads(indexed("show", found["id"], "--json").out)["context"]


def test_show_of_an_unknown_id_finds_nothing(indexed: Run) -> None:
    assert indexed("show", "zzzzzzzz").status == 1


def test_list_of_nothing_leaves_with_1(indexed: Run) -> None:
    assert indexed("list", "--kind", "title").status == 1


def test_a_match_in_a_documents_own_text_is_no_quotation(indexed: Run) -> None:
    outcome = indexed("search", "--in", "documents", "nobody knew gardens as Ada did")
    assert "the document's own text" in outcome.out
    assert (
        json.loads(indexed("search", "--in", "documents", "nobody knew gardens", "--json").out.splitlines()[0])["id"]
        == ""
    )


def test_a_long_quotation_is_cut_around_the_match(run: Run, tmp_path: Path) -> None:
    words = " ".join(f"The {n}th of many sentences says little." for n in range(60))
    (tmp_path / "long.txt").write_text(f"Ada Brook wrote: “{words} A needle lies here. {words}”\n", encoding="utf-8")
    run("index", tmp_path)
    shown = run("search", "a needle lies here").out.splitlines()
    assert shown[0].startswith("  1  … ")
    assert shown[5].endswith(" …")
    assert any("needle" in line for line in shown[:6])
    assert max(map(len, shown)) <= 80


def test_words_that_would_drive_a_terminal_come_out_inert(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(
        "“Words \x1b]0;title\x07 and \x9b31m red \u202egnp.exe,” said Ada\x1b[2J Brook.\n"
        + "Nothing else is quoted.\n" * 40,
        encoding="utf-8",
    )
    run("index", tmp_path)
    shown = run("list").out + run("search", "words and red").out + run("authors").out
    assert "Words" in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


def test_without_a_store_the_sample_corpus_answers_and_says_so(run: Run) -> None:
    outcome = run("search", "dustbin of history")
    assert outcome.status == 0
    assert outcome.out.splitlines()[1].startswith("     Leon Trotsky · quoted in ")
    assert outcome.err.startswith("no store yet: this is the sample corpus")


def test_a_closed_pipe_is_no_error(indexed: Run, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = f"'{sys.executable}' -m quotefind list --kind all | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("0\n", "")


def in_a_terminal(arguments: list[str], **more: str) -> str:
    """What a command prints on a terminal of its own."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color", "PYTHONUTF8": "1", **more}
    process = subprocess.Popen(
        [sys.executable, "-m", "quotefind", *arguments], stdout=follower, stderr=follower, env=environment
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(leader)
    return shown.decode()


def test_colour_is_on_a_terminal_only_and_changes_no_word(indexed: Run) -> None:
    plain = indexed("search", "library of weather").out
    coloured = in_a_terminal(["search", "library of weather"])
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).replace("\r\n", "\n") == plain
    assert "\x1b[" not in in_a_terminal(["search", "library of weather"], NO_COLOR="1")
    assert "\x1b[" in indexed("--color", "always", "list").out


def test_progress_is_drawn_on_a_terminal(run: Run, sayings: Path) -> None:
    assert "2 read" in in_a_terminal(["index", str(sayings)])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["list", "export --format jsonl"])
def test_a_full_disk_is_one_line(indexed: Run, arguments: str) -> None:
    command = f"'{sys.executable}' -m quotefind {arguments} > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("quotefind: the output cannot be written")
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_standard_output_is_no_error(indexed: Run) -> None:
    done = subprocess.run(["bash", "-c", f"'{sys.executable}' -m quotefind list >&-"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("pattern", ["{author:>1000000000}", "{author.__class__}", "{", "{nothing}"])
def test_a_pattern_of_keys_takes_three_names_only(indexed: Run, pattern: str) -> None:
    assert indexed("export", "--key", pattern).status == 2


def test_every_command_starts_its_help_with_examples(run: Run) -> None:
    for name in COMMANDS:
        text = run(name, "--help").out
        assert "Examples:\n" in text, name
        assert f"  quotefind {name}" in text, name


def test_the_help_lists_every_command(run: Run) -> None:
    text = run("--help").out
    assert all(f"  {name}" in text for name in COMMANDS)


def test_version(run: Run) -> None:
    assert re.fullmatch(r"quotefind \d+\.\d+\.\d+\n", run("--version").out)


@pytest.mark.parametrize(("typed", "meant"), [("serach", "search"), ("exprot", "export")])
def test_a_mistyped_command_is_answered_with_the_nearest(run: Run, typed: str, meant: str) -> None:
    outcome = run(typed)
    assert outcome.status == 2
    assert f"Did you mean '{meant}'?" in outcome.err


def test_a_word_near_no_command_is_answered_with_all_of_them(run: Run) -> None:
    assert "Commands: index, " in run("xylophone").err


def test_audit_tells_place_and_fault_and_leaves_with_1(run: Run, sayings: Path) -> None:
    (sayings / "broken.txt").write_text(
        "Ada said “this never ends.\n\nAnd this is another paragraph.\n", encoding="utf-8"
    )
    outcome = run("audit", sayings / "broken.txt")
    assert outcome.status == 1
    assert re.search(r"broken\.txt:1:10: warning unclosed-mark ", outcome.out)
    assert json.loads(run("audit", "--json", sayings / "broken.txt").out.splitlines()[0])["line"] == 1
    sarif = json.loads(run("audit", "--sarif", sayings).out)
    assert sarif["version"] == "2.1.0"
    assert {r["ruleId"] for r in sarif["runs"][0]["results"]} >= {"unclosed-mark"}


def test_audit_of_a_clean_document_leaves_with_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("Nothing is quoted here.\n", encoding="utf-8")
    assert run("audit", "clean.txt").status == 0


def test_audit_of_a_folder_without_documents_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = run("audit", "empty")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "quotefind: no documents in empty: give a file, or a folder with .txt, .md or .html files\n"


def test_audit_passes_over_a_pipe_without_waiting_for_it(run: Run, sayings: Path) -> None:
    os.mkfifo(sayings / "pipe.txt")
    os.mkfifo(sayings / "pipe.csv")
    outcome = run("audit", sayings)
    assert outcome.status == 2
    assert "pipe.txt is no regular file" in outcome.err


def test_audit_tells_what_it_could_not_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    outcome = run("audit", tmp_path)
    assert outcome.status == 2
    assert "skipped" in outcome.err
    assert run("audit", "nowhere").status == 2
