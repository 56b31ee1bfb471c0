"""What is exported comes back: export, import and export again give the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from output_samples import LIBRARY, SAMPLES, rendered

from quotefind.entry import Work
from quotefind.model import Quotation
from quotefind.output import Library, Options
from quotefind.readers.bibliography import read_bibliography
from quotefind.readers.catalogue import bundled_catalogue
from quotefind.readers.own_rows import own_quotation

HARD = Path(__file__).resolve().parents[1] / "data" / "hard.bib"
EVERYTHING = Options(annotate=True, every_work=True)
ENDINGS = {"bibtex": ".bib", "biblatex": ".bib", "csl-json": ".json", "ris": ".ris"}


def shelf(works: tuple[Work, ...]) -> Library:
    return Library(works={work.id: work for work in works})


def hard() -> Library:
    return shelf(read_bibliography(HARD, HARD.name).works)


def imported(text: str, format: str, folder: Path) -> Library:
    path = folder / f"x{ENDINGS[format]}"
    path.write_text(text, encoding="utf-8")
    read = read_bibliography(path, path.name)
    assert not read.faults
    return shelf(read.works)


@pytest.mark.parametrize("format", ENDINGS)
@pytest.mark.parametrize(
    ("library", "quotations"),
    [(hard(), ()), (Library.of(bundled_catalogue()), ()), (LIBRARY, SAMPLES)],
    ids=["hard.bib", "catalogue", "cited works with quotations"],
)
def test_export_import_export_gives_the_same_bytes(
    format: str, library: Library, quotations: tuple[Quotation, ...], tmp_path: Path
) -> None:
    first = rendered(format, quotations, library, EVERYTHING)
    assert rendered(format, [], imported(first, format, tmp_path), EVERYTHING) == first


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_accents_as_latex_come_back_as_letters(format: str, tmp_path: Path) -> None:
    latex = rendered(format, [], hard(), Options(every_work=True, ascii=True))
    assert rendered(format, [], imported(latex, format, tmp_path), EVERYTHING) == rendered(
        format, [], hard(), EVERYTHING
    )


def test_json_lines_come_back_as_the_same_lines() -> None:
    first = rendered("jsonl")
    read = [own_quotation(number, json.loads(line)) for number, line in enumerate(first.splitlines(), 1)]
    assert rendered("jsonl", [quotation for quotation in read if isinstance(quotation, Quotation)]) == first


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_an_article_without_its_journal_comes_back_as_one(format: str, tmp_path: Path) -> None:
    article = Work("w", "article", "On tar", authors=("Berg, Tom",), publisher="Fjord", year="1906", key="w")
    text = rendered(format, [], shelf((article,)), EVERYTHING)
    assert "@misc{w,\n" in text
    assert "  howpublished = {Fjord},\n" in text
    assert imported(text, format, tmp_path).works == {"w": article}
