"""Whether a quotation goes on: into the next paragraph, or past a re-opening mark left in mid-paragraph."""

from __future__ import annotations

import re

from quotefind.document import BlockKind
from quotefind.extract.finding.marks import CLOSE, OPEN, SINGLE, Mark
from quotefind.extract.finding.reporting import find_report
from quotefind.extract.finding.runs import Frame, MarkedText, is_tail

LOOKAHEAD = 6
"""Blocks in which a quotation that does not re-open may still close; the longest of the articles runs over two."""
REPORT_BEFORE = 40
"""Characters before a mark in which a reporting clause would tell of a lost close."""

_AFTER_STOP = re.compile(r"[.!?…:][\"'”’\])\d]*\s*$|[.!?…][\])]*\s+[-–—]+\s*$")


def carries(marked: MarkedText, frame: Frame, index: int) -> int | None:
    """The block into which a quotation open at the end of block ``index`` goes on; None when it ends there."""
    following = marked.following(index)
    in_heading = marked.blocks[index].kind is BlockKind.HEADING and frame.block == index
    foreign = frame.mark.family is SINGLE and marked.conventions.outer is not SINGLE and not frame.leads
    if following is None or in_heading or foreign:
        return None
    return following if reopens(marked, frame, index) or _closes_later(marked, frame, index, following) else None


def reopens(marked: MarkedText, frame: Frame, index: int) -> bool:
    """True when the next paragraph begins with the mark again, perhaps after a line set off by a colon."""
    following = marked.following(index)
    if following is not None and not marked.marks(following) and marked.introduces(following - 1):
        following = marked.following(following)
    if following is None or not marked.marks(following):
        return False
    first = marked.marks(following)[0]
    return first.start == marked.blocks[following].start and first.glyph == frame.mark.glyph and first.side is not CLOSE


def _closes_later(marked: MarkedText, frame: Frame, index: int, following: int) -> bool:
    """True when a quotation that fills its paragraphs without re-opening soon closes at a paragraph's end.

    The passage that forced it: articles/000 lines 25–26.
    """
    introduced = marked.text[max(0, frame.mark.start - 2) : frame.mark.start].rstrip().endswith(":")
    if not (frame.fills(index) or introduced):
        return False
    later: int | None = following
    for _ in range(LOOKAHEAD):
        if later is None:
            return False
        opened = 0
        for mark in marked.marks(later):
            if mark.family is not frame.mark.family:
                continue
            if mark.side is OPEN:
                if mark.glyph == frame.mark.glyph and mark.start == marked.blocks[later].start:
                    return False
                opened += 1
            elif opened:
                opened -= 1
            else:
                return is_tail(marked.text, mark.end, marked.blocks[later].end)
        later = marked.following(later)
    return False


def follows_stop(marked: MarkedText, mark: Mark, index: int) -> bool:
    """True when a mark stands after the end of a sentence."""
    return _AFTER_STOP.search(marked.text, max(marked.blocks[index].start, mark.start - 8), mark.start) is not None


def continues_inside(marked: MarkedText, frame: Frame, mark: Mark, index: int, last_close: int | None) -> bool:
    """True for the re-opening mark of a paragraph whose line break was lost (articles/001 lines 41 and 173–175).

    The quotation must fill its paragraph: begin it, and end it or run on.  ``last_close`` is where the block's last
    closing mark ends.
    """
    block = marked.blocks[index]
    initial = marked.text[mark.end : mark.end + 1]
    if not frame.fills(index) or not (initial.isupper() or initial in "[(‘'."):
        return False
    if find_report(marked.text, max(block.start, mark.start - REPORT_BEFORE), mark.start) is not None:
        return False
    return last_close is None or last_close < mark.start or is_tail(marked.text, last_close, block.end)
