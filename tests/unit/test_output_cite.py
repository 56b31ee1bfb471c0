"""References as the style guides print them, case by case."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from output_samples import CITED, LIBRARY, SECONDHAND, UNKNOWN

from quotefind.entry import Original, Work
from quotefind.errors import UsageError
from quotefind.model import Citation, Quotation
from quotefind.output import Library
from quotefind.output.cite import STYLES, format_citation, format_with_csl

DATA = Path(__file__).resolve().parents[1] / "data"
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
FILE = Path(__file__).resolve().parents[1] / "cases" / "output" / "cite.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8")) if FILE.exists() else []


def quotation_and_library(case: dict[str, Any]) -> tuple[Quotation, Library]:
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in case["work"].items()}
    if "original" in fields:
        fields["original"] = Original(**fields["original"])
    role = "quoted_in" if case.get("quoted_in") else "work"
    citation = Citation("x", **case["citation"], **{role: "x", f"{role}_id": "w"})
    return CITED._replace(citation=citation), Library(LIBRARY.people, {"w": Work("w", **fields)})


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_reference_is_as_the_style_has_it(case: dict[str, Any], style: str) -> None:
    reference = format_citation(*quotation_and_library(case), style, italic=lambda title: f"*{title}*")
    expected = case["expected"][style]
    if style == "chicago-short":
        assert reference.citation == expected
    else:
        assert [reference.citation, reference.entry] == expected


def test_without_a_cited_work_the_document_is_the_source() -> None:
    letters = CITED._replace(citation=Citation())
    assert format_citation(letters, LIBRARY, "chicago-note").citation == (
        "Ilse Maris, quoted in “Letters from the Coast,” Coastal Review (2001)."
    )
    assert format_citation(UNKNOWN, LIBRARY, "mla").citation == "(qtd. in logbook.md)"


def test_nothing_in_a_reference_moves_a_terminal() -> None:
    work = Work("w", "book", "Red \x1b[31m\nTides", authors=("Maris\x9b, Ilse",))
    quotation = CITED._replace(citation=Citation(work="x", work_id="w", pages="\x1b3"))
    for style in STYLES:
        reference = format_citation(quotation, Library(works={"w": work}), style)
        assert (reference.citation + reference.entry).isprintable()


def test_an_unknown_style_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no citation style is called 'chicago': did you mean chicago-\w+\?"):
        format_citation(CITED, LIBRARY, "chicago")
    with pytest.raises(UsageError, match="there are chicago-note, chicago-short, mla, apa"):
        format_citation(CITED, LIBRARY, "vancouver")


@needs_pandoc
def test_a_csl_style_in_the_text_gives_words_and_an_entry() -> None:
    reference = format_with_csl(CITED, LIBRARY, DATA / "in-text.csl")
    assert reference.citation == "(Ilse Maris, A History of the Tides, 26–7)"
    assert reference.entry == "Maris, Ilse. A History of the Tides."


@needs_pandoc
def test_a_csl_style_of_notes_gives_the_note_and_who_is_quoted() -> None:
    reference = format_with_csl(SECONDHAND, LIBRARY, DATA / "note-only.csl")
    assert reference.citation == "Ilse Maris and Otto Falk, quoted in Jon van der Anders, The Harbour Book, 253."
    assert reference.entry == ""


@needs_pandoc
def test_a_csl_style_without_a_page_cites_the_document_itself() -> None:
    assert format_with_csl(UNKNOWN, LIBRARY, DATA / "in-text.csl").citation == "(one of the crew, quoted in logbook.md)"


@needs_pandoc
def test_a_file_that_is_no_style_is_told() -> None:
    with pytest.raises(UsageError, match=r"hard\.bib is no CSL style .*: download one"):
        format_with_csl(CITED, LIBRARY, DATA / "hard.bib")


def test_without_pandoc_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"CSL styles need the program pandoc: install it"):
        format_with_csl(CITED, LIBRARY, DATA / "in-text.csl")
