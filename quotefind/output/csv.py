"""CSV for spreadsheets and data frames: a row a quotation, no cell a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.wording import visible

COLUMNS = (
    "id",
    "text",
    "author",
    "work",
    "volume",
    "pages",
    "quoted_in",
    "citation",
    "note",
    "kind",
    "layout",
    "depth",
    "parent",
    "document",
    "line",
    "column",
    "author_id",
    "author_note",
    "author_score",
    "work_id",
    "quoted_in_id",
)
"""The first are the names under which the reader of collections knows them, so that the table can be indexed again."""

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""Beginnings that spreadsheets take for a formula (OWASP, "CSV Injection"), full-width forms with them."""


def inert(cell: str) -> str:
    """The cell as text that no spreadsheet evaluates: an apostrophe before a formula's beginning.

    >>> inert("=1+1"), inert("1+1")
    ("'=1+1", '1+1')
    """
    shown = visible(cell)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _cells(quotation: Quotation) -> tuple[object, ...]:
    attribution, citation = quotation.attribution, quotation.citation
    return (
        quotation.id,
        quotation.reading,
        attribution.speaker,
        citation.work,
        citation.volume,
        citation.pages,
        citation.quoted_in,
        citation.printed,
        citation.note,
        quotation.kind.value,
        quotation.layout.value,
        quotation.depth,
        quotation.parent,
        quotation.document.path,
        quotation.line,
        quotation.column,
        " and ".join(id for id in attribution.speaker_ids if id),
        attribution.note,
        attribution.score if attribution.speakers else None,
        citation.work_id,
        citation.quoted_in_id,
    )


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the heading and one row a quotation; an unknown value is an empty cell."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for quotation in quotations:
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in _cells(quotation)])
