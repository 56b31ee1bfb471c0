"""Quoted runs, open and closed, and the marked text they are read from. Values and look-ups; decides nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotefind.document import Block, BlockKind
from quotefind.extract.finding.marks import Conventions, Mark, scan
from quotefind.extract.segment import PAGE_HEADING
from quotefind.model import Diagnostic, Span

TAIL_LENGTH = 300
"""Longest citation, note marker and stop that may follow a quotation which fills its paragraph."""
GAP = 3
"""Blocks that may stand between two paragraphs of a quotation: page headings, of which boswell has two together."""

_TAIL = re.compile(
    r"(?:[\s.,;:!?…—–-]|\[[^\[\]\n]{1,12}\]|\([^()]{0,200}\)|[¹²³⁰⁴-⁹]|\d{1,3}(?=[\s.]*$)|[\"”’'»])*"
    r"(?:(?:—|–|--)[^\n.!?]{1,60})?\s*$"
)


def is_tail(text: str, start: int, end: int) -> bool:
    """True when only stops, note markers, a citation, a name after a dash follow a quotation in its paragraph."""
    return end - start <= TAIL_LENGTH and _TAIL.match(text, start, end) is not None


class Run(NamedTuple):
    """A quoted run: outer extent with marks, words without, marks as printed, continuation marks, what was assumed."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    opening: str
    closing: str
    dropped: tuple[Span, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Frame:
    """A quotation that has opened and not yet closed; ``leads`` says that it began its paragraph."""

    __slots__ = ("block", "dropped", "leads", "mark")

    def __init__(self, mark: Mark, block: int, leads: bool) -> None:
        self.mark = mark
        self.block = block
        self.leads = leads
        self.dropped: list[Span] = []

    def fills(self, block: int) -> bool:
        """True when the quotation has been open from the beginning of this block."""
        return self.leads or self.block != block


class MarkedText:
    """A text with its blocks and the marks of each block, which are read when asked for and kept until passed."""

    def __init__(self, text: str, blocks: Sequence[Block], conventions: Conventions) -> None:
        self.text = text
        self.blocks = blocks
        self.conventions = conventions
        self._marks: dict[int, list[Mark]] = {}

    def marks(self, index: int) -> list[Mark]:
        """The marks of a block."""
        marks = self._marks.get(index)
        if marks is None:
            block = self.blocks[index]
            marks = self._marks[index] = list(scan(self.text, block.start, block.end, self.conventions))
        return marks

    def forget(self, index: int) -> None:
        """Let the marks of a block go."""
        self._marks.pop(index, None)

    def is_page_heading(self, index: int) -> bool:
        """True for a line that the printer put between two pages."""
        block = self.blocks[index]
        return block.kind is BlockKind.HEADING and PAGE_HEADING.fullmatch(self.text, block.start, block.end) is not None

    def introduces(self, index: int) -> bool:
        """True when a block ends in a colon."""
        return index >= 0 and self.text[self.blocks[index].end - 1] == ":"

    def following(self, index: int) -> int | None:
        """The next block that a quotation may run into: past page headings, not past a heading or into another note."""
        for later in range(index + 1, min(index + 1 + GAP, len(self.blocks))):
            if self.is_page_heading(later):
                continue
            here, there = self.blocks[index], self.blocks[later]
            another_note = there.kind is BlockKind.NOTE and there.label != ""
            leaves_note = here.kind is BlockKind.NOTE and there.kind not in (BlockKind.NOTE, BlockKind.VERSE)
            return None if there.kind is BlockKind.HEADING or another_note or leaves_note else later
        return None
