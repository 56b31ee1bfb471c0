"""``export`` and ``cite``: what they write, where they write it, and what they refuse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run


@pytest.mark.parametrize("name", ["jsonl", "csv", "markdown", "bibtex"])
def test_every_format_carries_the_words(indexed: Run, name: str) -> None:
    assert "library of weather" in indexed("export", "--annotate", "--format", name).out


@pytest.mark.parametrize("style", ["chicago-note", "chicago-short", "mla", "apa"])
def test_cite_formats_a_note_or_an_entry(indexed: Run, style: str) -> None:
    found = json.loads(indexed("search", "library of weather", "--json").out.splitlines()[0])
    assert "42" in indexed("cite", found["id"], "--style", style).out
    assert "Walled Year" in indexed("cite", found["id"], "--style", style, "--entry").out
    assert set(json.loads(indexed("cite", found["id"], "--style", style, "--json").out)) == {"id", "citation", "entry"}


def test_an_unknown_style_is_answered_with_the_nearest(indexed: Run) -> None:
    found = json.loads(indexed("search", "library of weather", "--json").out.splitlines()[0])
    outcome = indexed("cite", found["id"], "--style", "chicago-nite")
    assert outcome.status == 2
    assert "chicago-note" in outcome.err
    assert indexed("cite", found["id"], "--style", "none.csl").status == 2


def test_export_takes_a_search(indexed: Run) -> None:
    out = indexed("export", "--format", "jsonl", "--search", "libary of weather", "-n", "1").out
    assert json.loads(out)["speaker"] == "Ada Brook"


def test_export_of_nothing_leaves_with_1(indexed: Run) -> None:
    assert indexed("export", "--format", "csv", "--search", "submarines under polar ice").status == 1


def test_an_export_that_fails_leaves_nothing_behind(indexed: Run, tmp_path: Path) -> None:
    assert indexed("export", "--key", "{", "-o", tmp_path / "out.bib").status == 2
    assert not [p for p in tmp_path.iterdir() if "out.bib" in p.name]


def test_export_takes_ids(indexed: Run) -> None:
    found = json.loads(indexed("search", "honest plants", "--json").out.splitlines()[0])
    assert len(indexed("export", found["id"], "--format", "jsonl").out.splitlines()) == 1


def test_export_refuses_to_overwrite_without_force(indexed: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert indexed("export", "--format", "markdown", "-o", target).status == 0
    words = target.read_bytes()
    outcome = indexed("export", "--format", "csv", "-o", target)
    assert outcome.status == 2
    assert "--force" in outcome.err
    assert target.read_bytes() == words
    assert indexed("export", "--format", "csv", "-o", target, "--force").status == 0
    assert target.read_bytes() != words
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".out")] == []


def test_export_into_a_folder_that_is_not_there_is_an_error(indexed: Run, tmp_path: Path) -> None:
    assert indexed("export", "-o", tmp_path / "no" / "out.bib").status == 2


def test_export_follows_a_link_and_leaves_it(indexed: Run, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "there" / "out.csv")
    assert indexed("export", "--format", "csv", "-o", tmp_path / "link.csv").status == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert "library of weather" in (tmp_path / "there" / "out.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_export_writes_to_a_pipe_and_leaves_it_one(indexed: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        assert indexed("export", "--format", "csv", "-o", pipe).status == 0
        assert "library of weather" in reader.communicate()[0]
    assert pipe.is_fifo()


def test_export_writes_a_folder_of_notes_and_leaves_what_is_there(indexed: Run, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "mine.md").write_text("mine", encoding="utf-8")
    command = ("export", "--format", "obsidian", "--notes", "author", "-o", vault)
    assert indexed(*command).status == 0
    names = {"Ada Brook.md", "Tom Hale.md", "mine.md"}
    assert {path.name for path in vault.iterdir()} == names
    (vault / "Tom Hale.md").write_text("my own words", encoding="utf-8")
    refused = indexed(*command)
    assert refused.status == 2
    assert f"{vault / 'Ada Brook.md'} and 1 more are there already" in refused.err
    assert (vault / "Tom Hale.md").read_text(encoding="utf-8") == "my own words"
    assert indexed(*command, "--force").status == 0
    assert "honest" in (vault / "Tom Hale.md").read_text(encoding="utf-8")
    assert {path.name for path in vault.iterdir()} == names


def test_export_of_no_notes_leaves_no_folder(indexed: Run, tmp_path: Path) -> None:
    command = ("export", "--format", "obsidian", "--notes", "quotation", "--kind", "title", "-o", tmp_path / "vault")
    assert indexed(*command).status == 1
    assert not (tmp_path / "vault").exists()


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        ("--notes author -o x", "--notes writes a folder for Obsidian"),
        ("-f obsidian --notes author", "--notes writes a folder for Obsidian"),
        ("-f obsidian -o .", ". is a folder"),
        ("-f obsidian -o . --force", ". is a folder"),
        ("-f obsidian --notes author -o gardens.txt/x", "gardens.txt/x cannot be written"),
        ("abc --search weather", "IDs name the quotations themselves"),
        ("abc --author Brook", "IDs name the quotations themselves"),
    ],
)
def test_export_refuses_what_contradicts_itself(indexed: Run, tmp_path: Path, arguments: str, fact: str) -> None:
    (tmp_path / "gardens.txt").write_text("x", encoding="utf-8")
    outcome = indexed("export", *arguments.split())
    assert outcome.status == 2
    assert fact in outcome.err


def test_an_unknown_format_is_answered_with_the_nearest(indexed: Run) -> None:
    outcome = indexed("export", "--format", "bibtx")
    assert outcome.status == 2
    assert "bibtex" in outcome.err


def test_exports_are_utf_8_whatever_the_terminal_is(indexed: Run) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "quotefind", "export", "--format", "jsonl", "--kind", "all"]
    assert "“" not in subprocess.run(command, env=environment, capture_output=True).stdout.decode("utf-8")[:1]
