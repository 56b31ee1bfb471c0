"""``works import|add|edit|check|parse``: the catalogue without YAML by hand."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import bibtexparser
import pytest
from conftest import Run

REFERENCE = "Brook, Ada. The Walled Year. London: Hale, 1911."


def own_works(tmp_path: Path) -> str:
    return (tmp_path / ".xdg" / "CONFIG" / "quotefind" / "catalogue" / "works.yaml").read_text(encoding="utf-8")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An $EDITOR that runs the sed script in the file it gives."""
    script = tmp_path / "script.sed"
    program = tmp_path / "editor.sh"
    program.write_text(f'#!/bin/sh\nsed -i -f "{script}" "$1"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(program))
    monkeypatch.delenv("VISUAL", raising=False)
    return script


def test_parse_gives_records_in_the_order_of_the_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.txt").write_text(f"{REFERENCE}\n\nHale, Tom. Weeds. Leeds: Fell, 1920.\n", encoding="utf-8")
    rows = [json.loads(line) for line in run("works", "parse", "refs.txt", "--json").out.splitlines()]
    assert [(r["author"], r["title"], r["place"], r["publisher"], r["year"]) for r in rows] == [
        ("Brook, Ada", "The Walled Year", "London", "Hale", "1911"),
        ("Hale, Tom", "Weeds", "Leeds", "Fell", "1920"),
    ]


def test_parse_gives_the_catalogues_own_form_or_bibtex(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.txt").write_text(f"{REFERENCE}\n", encoding="utf-8")
    assert run("works", "parse", "refs.txt").out == (
        "brook-walled-year:\n  type: book\n  title: The Walled Year\n  authors: ['Brook, Ada']\n"
        "  place: London\n  publisher: Hale\n  year: '1911'\n"
    )
    assert "@book{brook1911walled,\n  author = {Brook, Ada}," in run("works", "parse", "refs.txt", "-f", "bibtex").out


def test_an_empty_bibliography_gives_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.txt").write_text("\n", encoding="utf-8")
    assert run("works", "parse", "refs.txt").status == 1


def test_an_added_work_is_resolved_in_the_documents(run: Run, sayings: Path, tmp_path: Path) -> None:
    run("index", sayings)
    assert run("works", "add", REFERENCE).err.startswith("brook-walled-year: The Walled Year;")
    assert "title: The Walled Year" in own_works(tmp_path)
    run("index")
    assert json.loads(run("works", "--json").out.splitlines()[0])["id"] == "brook-walled-year"
    assert run("works", "add", REFERENCE).status == 2


def test_an_added_work_keeps_its_citation_key_when_a_namesake_comes(run: Run, tmp_path: Path) -> None:
    run("works", "add", REFERENCE)
    assert "key: brook1911walled\n" in own_works(tmp_path)
    run("works", "add", "Brook, Ada. The Walled Roads. Leeds: Fell, 1911.")
    keys = [line.split("{")[1] for line in run("works", "export", "-f", "bibtex").out.splitlines() if line[:1] == "@"]
    assert keys[0] == "brook1911walled,"
    assert keys[1].startswith("brook1911walled-")


def test_a_reference_without_a_title_is_an_error(run: Run) -> None:
    assert run("works", "add", "…").status == 2


def test_a_bundled_work_is_edited_into_the_users_own_catalogue(run: Run, tmp_path: Path, editor: Path) -> None:
    editor.write_text("s/^publisher:.*/publisher: Somebody Else/\n", encoding="utf-8")
    assert run("works", "edit", "reed-ten-days").status == 0
    assert "publisher: Somebody Else" in own_works(tmp_path)


def test_a_record_that_the_editor_broke_is_not_kept(run: Run, tmp_path: Path, editor: Path) -> None:
    editor.write_text("1s/^/colour: red\\n/\n", encoding="utf-8")
    outcome = run("works", "edit", "reed-ten-days")
    assert outcome.status == 2
    assert "colour" in outcome.err
    assert not (tmp_path / ".xdg" / "CONFIG").exists()


def test_an_unknown_work_is_answered_with_the_nearest(run: Run) -> None:
    outcome = run("works", "edit", "ten days that shook the wrld")
    assert outcome.status == 1
    assert "reed-ten-days" in outcome.err


def test_check_tells_faults_and_leaves_with_1(run: Run, tmp_path: Path) -> None:
    assert run("works", "check").status == 0
    folder = tmp_path / ".xdg" / "CONFIG" / "quotefind" / "catalogue"
    folder.mkdir(parents=True)
    (folder / "people.yaml").write_text("lev:\n  name: Lev Bronstein\n  short: Trotsky\n", encoding="utf-8")
    outcome = run("works", "check")
    assert outcome.status == 1
    assert "trotsky" in outcome.out.lower()


def test_a_catalogue_that_is_no_yaml_is_an_error_with_the_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / ".xdg" / "CONFIG" / "quotefind" / "catalogue"
    folder.mkdir(parents=True)
    (folder / "works.yaml").write_text("a:\n  title: [unclosed\n", encoding="utf-8")
    outcome = run("works", "check")
    assert outcome.status == 2
    assert "works.yaml, line " in outcome.err


def test_an_import_keeps_keys_and_skips_what_is_bad_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library.bib").write_text(
        "@book{brook:1911,\n  author = {Brook, Ada},\n  title = {The Walled Year},\n  year = 1911,\n}\n"
        "@book{broken,\n  title = {Never closed\n",
        encoding="utf-8",
    )
    outcome = run("works", "import", "library.bib")
    assert outcome.status == 0
    assert "skipped library.bib:6:" in outcome.err
    assert "1 works imported" in outcome.err
    assert "key: brook:1911" in own_works(tmp_path)


SOURCES = (
    "“Weeds are the only honest plants,” wrote Ada Brook (Brook, The Walled Year, p. 43).\n\n"
    "“A garden is a library of weather,” wrote Ada Brook.[1]\n\n"
    "“Nobody walks here,” wrote John Reed (Reed, Ten Days That Shook the World, p. 4).\n\n"
    "[1] Ada Brook, The Walled Year (London: Hale, 1911), p. 42.\n"
)


def test_a_cited_work_without_an_entry_is_proposed_with_what_its_citations_tell(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gardens.txt").write_text(SOURCES, encoding="utf-8")
    run("index", "gardens.txt")
    assert "1 works are cited and not in the catalogue" in run("works", "check").err
    outcome = run("works", "check", "--stubs")
    assert outcome.status == 0
    assert outcome.out == (
        "brook-walled-year:\n  type: book\n  title: The Walled Year\n  authors: ['Brook, Ada']\n"
        "  place: London\n  publisher: Hale\n  year: '1911'\n"
    )


def test_the_book_that_reports_the_words_is_proposed_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gardens.txt").write_text(
        "“Weeds are the only honest plants,” wrote Ada Brook (quoted in Fell, Walls and Weather, p. 7).\n",
        encoding="utf-8",
    )
    run("index", "gardens.txt")
    assert run("works", "check", "--stubs").out == (
        "fell-walls-weather:\n  type: book\n  title: Walls and Weather\n  authors: [Fell]\n"
    )


def test_no_stub_is_proposed_for_what_the_catalogue_has(run: Run, sayings: Path, tmp_path: Path) -> None:
    run("works", "add", REFERENCE)
    run("index", sayings)
    outcome = run("works", "check", "--stubs")
    assert (outcome.status, outcome.out) == (1, "")


ZOTERO = """@book{{{key},
  title = {{The Year {number} of Gardens}},
  author = {{Brook, Ada and van der Hale, Tom}},
  editor = {{Fell, Rosa}},
  date = {{{year}}},
  series = {{Walled Gardens}},
  number = {{{number}}},
  publisher = {{Hale \\& Sons}},
  location = {{London}},
  isbn = {{978-0-{number:05}}},
  langid = {{english}},
  keywords = {{gardens,walls}},
  abstract = {{Of gardens.}},
  file = {{/home/ada/{number}.pdf}}
}}

@article{{{key}Article,
  title = {{Weeds, Part {number}}},
  author = {{{{Society of Gardeners}}}},
  date = {{{year}-03-04}},
  journaltitle = {{Garden History}},
  shortjournal = {{Gard. Hist.}},
  volume = {{{number}}},
  number = {{2}},
  pages = {{1--{number}}},
  doi = {{10.1000/{number}}},
  url = {{https://example.org/{number}}},
  urldate = {{2020-01-02}},
  issn = {{1234-5678}}
}}
"""


def _entries(text: str) -> dict[str, dict[str, str]]:
    """The fields of the entries of a .bib file by key."""
    return {
        entry.key: {field.key: field.value for field in entry.fields}
        for entry in bibtexparser.parse_string(text).entries
    }


def test_a_library_of_2000_entries_comes_back_with_the_same_keys_and_fields(run: Run, tmp_path: Path) -> None:
    library = "\n".join(ZOTERO.format(key=f"brookYear{n}Gardens", number=n, year=1000 + n) for n in range(1, 1001))
    (tmp_path / "library.bib").write_text(library, encoding="utf-8")
    assert "2000 works imported" in run("works", "import", "library.bib").err
    assert _entries(run("works", "export", "--format", "biblatex").out) == _entries(library)
