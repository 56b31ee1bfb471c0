"""Two wordings beside each other: what both have, and where they differ. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotefind.review.change import Comparison


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of both wordings; either is empty where it is only in the other."""

    quoted: str
    source: str
    differs: bool


def aligned(quoted: str, said: str, comparison: Comparison) -> list[Cell]:
    """The cells of quoted words and of the source's words (``Source.words``) in order; what both have is shown as
    quoted, word by word.
    """
    cells: list[Cell] = []
    at = 0
    for change in comparison.changes:
        start = max(at, change.quoted_span.start)
        cells += _same(quoted[at:start])
        at = max(at, change.quoted_span.end)
        from_, to = change.source_span.start - comparison.span.start, change.source_span.end - comparison.span.start
        mine, theirs = quoted[start:at].split(), said[max(0, from_) : max(0, to)].split()
        cells.append(Cell(" ".join(mine), " ".join(theirs), differs=True))
    return [*cells, *_same(quoted[at:])]


def _same(text: str) -> Iterator[Cell]:
    return (Cell(word, word, differs=False) for word in text.split())
