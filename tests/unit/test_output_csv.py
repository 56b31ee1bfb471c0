"""CSV is safe in spreadsheets and can be indexed again."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from output_samples import CITED, SAMPLES, UNKNOWN, rendered

from quotefind.output.csv import COLUMNS, inert
from quotefind.readers.collection import read_collection


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_quotation_under_one_heading() -> None:
    found = rows(rendered("csv"))
    assert [row["id"] for row in found] == [q.id for q in SAMPLES]
    assert tuple(found[0]) == COLUMNS
    assert found[0]["text"] == "The tide waits for *no* guild"
    assert (found[0]["author"], found[0]["work"], found[0]["volume"], found[0]["pages"]) == (
        "Maris",
        "Tides",
        "III",
        "26-7",
    )
    assert found[2]["author"] == ""
    assert found[2]["text"] == "first paragraph\n\nsecond paragraph"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    row = rows(rendered("csv", [UNKNOWN._replace(reading=f'{start}HYPERLINK("x")')]))[0]
    assert row["text"].startswith(("'", "␍"))
    assert inert(start + "1")[0] in "'␍"


def test_numbers_stay_numbers() -> None:
    assert rows(rendered("csv", [CITED]))[0]["line"] == "3"


def test_a_terminal_escape_is_a_picture() -> None:
    assert inert("\x1b[2J") == "␛[2J"


def test_the_table_can_be_indexed_again(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(rendered("csv"), encoding="utf-8")
    read = list(read_collection(tmp_path / "x.csv", "x.csv").quotations)
    assert [(q.reading, q.attribution.speaker, q.citation.work, q.citation.volume, q.citation.pages) for q in read] == [
        (q.reading, q.attribution.speaker, q.citation.work, q.citation.volume, q.citation.pages) for q in SAMPLES
    ]
