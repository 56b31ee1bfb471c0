"""Two wordings on the screen, one above the other, with carets under what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotefind.cli.screen import MARKED, QUIET, Line, Screen, width_of
from quotefind.review.aligned import Cell
from quotefind.wording import visible

GAP = "–"
"""Stands where the other wording has something."""

LONGEST_CELL = 40
"""Columns of a piece beyond which its middle is left out: words that an ellipsis stands for."""

Row = list[Cell]


def print_beside(screen: Screen, labels: tuple[str, str], cells: Iterable[Cell], indent: int) -> None:
    """Print both wordings with their labels, in rows as wide as the screen; rows without a difference are left out but
    for the first.
    """
    column = max(map(width_of, labels)) + 1
    rows = list(_rows([_shown(cell) for cell in cells], screen.width - indent - column))
    for number, row in enumerate(rows):
        if number and not any(cell.differs for cell in row):
            continue
        for label, side in ((labels[0], [c.quoted for c in row]), (labels[1], [c.source for c in row])):
            screen.line(" " * indent, (label.ljust(column), QUIET), *_runs(row, side))
        carets = "".join(("^" if cell.differs else " ") * _width(cell) + " " for cell in row)
        if carets.strip():
            screen.line(" " * (indent + column), (carets.rstrip(), QUIET))


def _shown(cell: Cell) -> Cell:
    quoted, source = _short(visible(cell.quoted)), _short(visible(cell.source))
    return Cell(quoted or GAP, source or GAP, cell.differs)


def _short(text: str) -> str:
    if width_of(text) <= LONGEST_CELL:
        return text
    half = LONGEST_CELL // 2 - 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def _width(cell: Cell) -> int:
    return max(width_of(cell.quoted), width_of(cell.source))


def _rows(cells: list[Cell], width: int) -> Iterator[Row]:
    row: Row = []
    used = 0
    for cell in cells:
        if row and used + _width(cell) > width:
            yield row
            row, used = [], 0
        row.append(cell)
        used += _width(cell) + 1
    if row:
        yield row


def _runs(row: Row, side: list[str]) -> Line:
    return [
        (text + " " * (_width(cell) - width_of(text) + 1), MARKED if cell.differs else "")
        for cell, text in zip(row, side, strict=True)
    ]
