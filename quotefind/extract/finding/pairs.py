"""Marks → quoted runs: a state machine over the marks of a document, block by block."""

from __future__ import annotations

import re
from typing import NamedTuple

from quotefind.document import BlockKind
from quotefind.extract.finding.carrying import carries, continues_inside, follows_stop, reopens
from quotefind.extract.finding.marks import CLOSE, DOUBLE, EITHER, OPEN, SINGLE, Family, Mark, Side
from quotefind.extract.finding.recovery import (
    close_later,
    closed_too_soon,
    lost_close,
    lost_open,
    mismatch,
    stray,
    trim_end,
)
from quotefind.extract.finding.runs import Frame, MarkedText, Run, is_tail
from quotefind.model import Diagnostic, Span

DEEPEST = 32
"""Quotations that may be open at once; a text with more is no prose."""

_LETTER = re.compile(r"[^\W_]")
_INTRODUCED = re.compile(r":\s*(?:--|—|–)?\s*$")
_FELLOWS = {
    '"': '"', "'": "'", "''": "''", "“": "”", "”": "”", "„": "“”", "‟": "”", "‘": "’", "’": "’", "‚": "‘’", "‛": "’",
    "`": "'’´", "``": "''", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』", "″": "″", "＂": "＂",
    "´": "´", "′": "′",
}  # fmt: skip
"""Which marks close which without being called a mixture."""


class _Ahead(NamedTuple):
    """What follows a mark in its block, of its family: closing less opening marks, and how the next sure mark faces."""

    excess: int
    next_side: Side | None
    any_close: bool


class Machine:
    """Reads the marks of a document once, from the first block to the last.

    ``runs`` are the quoted runs found, in order of their end; ``faults`` are the diagnostics that belong to no run.
    """

    def __init__(self, marked: MarkedText) -> None:
        self.runs: list[Run] = []
        self.faults: list[Diagnostic] = []
        self._marked = marked
        self._text = marked.text
        self._stack: list[Frame] = []
        self._index = 0
        self._last_closes: dict[Family, int] = {}
        self._leading_run: int | None = None

    def read(self) -> None:
        """Read every block."""
        for index, block in enumerate(self._marked.blocks):
            if block.kind is BlockKind.CODE or (self._stack and self._marked.is_page_heading(index)):
                continue
            marks = self._marked.marks(index)
            if marks or self._stack:
                self._index = index
                self._read_block(marks)
            self._marked.forget(index)

    def _read_block(self, marks: list[Mark]) -> None:
        self._leading_run = None
        first = self._skip_reopening(marks)
        ahead = _look_ahead(marks)
        self._last_closes = {mark.family: mark.end for mark in marks if mark.side is not OPEN}
        for mark, rest in zip(marks[first:], ahead[first:], strict=True):
            side = self._side(mark, rest)
            if side is OPEN:
                self._open(mark, rest)
            elif side is CLOSE:
                self._close(mark, rest)
        if self._stack:
            self._settle()

    def _skip_reopening(self, marks: list[Mark]) -> int:
        """Take the marks with which carried quotations re-open a paragraph; the number of marks taken."""
        taken, at = 0, self._marked.blocks[self._index].start
        for frame in self._stack:
            if taken < len(marks) and marks[taken].start == at and frame.mark.glyph == marks[taken].glyph:
                frame.dropped.append(Span(marks[taken].start, marks[taken].end))
                at = marks[taken].end
                taken += 1
        return taken

    def _side(self, mark: Mark, rest: _Ahead) -> Side | None:
        """The way a mark is read here; None for an apostrophe, a prime or a lone sign."""
        inside = self._innermost(mark.family) is not None
        side = mark.side
        if side is EITHER:
            side = CLOSE if inside else OPEN
            if side is OPEN and not rest.any_close:
                return None
        if mark.doubt and (not inside or rest.next_side is CLOSE):
            return None
        if mark.family is not SINGLE:
            return side
        if side is CLOSE:
            return side if inside or self._stands_for_double(mark) else None
        curly = mark.glyph != "'"
        return side if rest.any_close or curly or self._opens_paragraphs(mark) else None

    def _opens_paragraphs(self, mark: Mark) -> bool:
        """True for a single mark that may open a passage of several paragraphs: it begins one, or is introduced."""
        start = self._marked.blocks[self._index].start
        introduced = _INTRODUCED.search(self._text, max(start, mark.start - 8), mark.start)
        return self._marked.conventions.outer is SINGLE and (mark.start == start or introduced is not None)

    def _stands_for_double(self, mark: Mark) -> bool:
        """True for a single mark in place of the double one that closes a paragraph: “Who knows.’ (ten_days)."""
        return (
            bool(self._stack)
            and self._stack[-1].mark.family is DOUBLE
            and not mark.doubt
            and mark.end == self._marked.blocks[self._index].end
            and self._text[mark.start - 1] in ".!?,…-—"
        )

    # ── opening and closing ──────────────────────────────────────────────────────────────────────────────────────────

    def _open(self, mark: Mark, rest: _Ahead) -> None:
        held = self._innermost(mark.family)
        if held is not None and mark.family is not SINGLE and self._stack[held].mark.glyph == mark.glyph:
            frame = self._stack[held]
            after_stop = follows_stop(self._marked, mark, self._index)
            nested = rest.excess > 1 or (
                rest.excess == 1 and not after_stop and reopens(self._marked, frame, self._index)
            )
            if not nested:
                del self._stack[held + 1 :]
                last_close = self._last_closes.get(mark.family)
                if after_stop and continues_inside(self._marked, frame, mark, self._index, last_close):
                    frame.dropped.append(Span(mark.start, mark.end))
                    return
                self._recover(self._stack.pop(), mark.start)
        if len(self._stack) < DEEPEST:
            self._stack.append(Frame(mark, self._index, self._leads(mark)))

    def _leads(self, mark: Mark) -> bool:
        """True when a mark begins its paragraph, alone or right after the mark that does."""
        outer = self._stack[-1] if self._stack else None
        after_outer = outer is not None and outer.leads and outer.mark.end == mark.start
        return after_outer or mark.start == self._marked.blocks[self._index].start

    def _close(self, mark: Mark, rest: _Ahead) -> None:
        at = self._matching(mark, rest)
        if at is None:
            self._close_nothing(mark)
            return
        frame, inner = self._stack[at], self._stack[at + 1 :]
        del self._stack[at:]
        self._discard(inner)
        fellows = mark.glyph in _FELLOWS.get(frame.mark.glyph, "")
        self._emit(frame, mark.start, mark.end, mark.glyph, () if fellows else (mismatch(frame, mark),))

    def _matching(self, mark: Mark, rest: _Ahead) -> int | None:
        """The place in the stack of the quotation that a closing mark closes.

        Of single marks that opened more often than they close, the inner ones were apostrophes.  Of double ones the
        nearest fellow closes, unless another closing mark waits for it.
        """
        held = [at for at, frame in enumerate(self._stack) if frame.mark.family is mark.family]
        if not held:
            return len(self._stack) - 1 if mark.family is SINGLE and self._stack else None
        if mark.family is SINGLE:
            surplus = max(0, len(held) - max(1, rest.excess + 1))
            return held[-1 - surplus]
        fellows = [at for at in held if mark.glyph in _FELLOWS.get(self._stack[at].mark.glyph, "")]
        return fellows[-1] if fellows and (fellows[-1] == held[-1] or rest.excess < 1) else held[-1]

    def _close_nothing(self, mark: Mark) -> None:
        """Make sense of a closing mark without an open quotation."""
        block = self._marked.blocks[self._index]
        fills = is_tail(self._text, mark.end, block.end)
        leading = self._leading_run
        if leading is not None and fills and closed_too_soon(self._text, self.runs[leading], mark):
            self.runs[leading] = close_later(self._text, self.runs[leading], mark)
        elif leading is None and fills and mark.start > block.start and self._marked.introduces(self._index - 1):
            self._add(lost_open(self._text, block.start, mark))
        else:
            self.faults.append(stray(mark, "closes nothing"))

    # ── the end of a block ───────────────────────────────────────────────────────────────────────────────────────────

    def _settle(self) -> None:
        """Carry what is open into the next block, or end it here."""
        bottom = self._stack[0]
        following = carries(self._marked, bottom, self._index)
        kept = 0 if following is None else self._reopened(following)
        inner = self._stack[max(1, kept) :]
        del self._stack[kept:]
        if following is None:
            if bottom.mark.family is not SINGLE or (bottom.leads and self._marked.conventions.outer is SINGLE):
                self._recover(bottom, self._marked.blocks[self._index].end)
            else:
                self._discard([bottom])
        self._discard(inner)

    def _reopened(self, following: int) -> int:
        """How many of the open quotations go on into a block: the outermost, and those that re-open with it."""
        marks = self._marked.marks(following)
        kept = 1
        for frame in self._stack[1:]:
            if kept >= len(marks) or frame.mark.glyph != marks[kept].glyph or marks[kept].start != marks[kept - 1].end:
                break
            kept += 1
        return kept

    def _recover(self, frame: Frame, limit: int) -> None:
        """End a quotation whose closing mark is lost, not after ``limit``."""
        block = self._marked.blocks[self._index]
        fills = frame.fills(self._index) or limit == block.end
        end, fault = lost_close(self._text, frame, max(frame.mark.end, block.start), limit, fills)
        self._emit(frame, end, end, "", (fault,))

    def _discard(self, frames: list[Frame]) -> None:
        """Give up quotations that never close; a single mark was an apostrophe."""
        self.faults += [stray(f.mark, "is never closed") for f in frames if f.mark.family is not SINGLE]

    def _emit(self, frame: Frame, end: int, outer_end: int, closing: str, faults: tuple[Diagnostic, ...]) -> None:
        start = frame.mark.end
        while start < end and self._text[start].isspace():
            start += 1
        end = trim_end(self._text, start, end)
        if _LETTER.search(self._text, start, end):
            opening = frame.mark
            outer_end = max(outer_end, end)
            dropped = tuple(span for span in frame.dropped if span.end <= end)
            self._add(Run(opening.start, start, end, outer_end, opening.glyph, closing, dropped, faults))

    def _add(self, run: Run) -> None:
        self.runs.append(run)
        if not self._stack and run.outer_start <= self._marked.blocks[self._index].start:
            self._leading_run = len(self.runs) - 1

    def _innermost(self, family: Family) -> int | None:
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at].mark.family is family:
                return at
        return None


def _look_ahead(marks: list[Mark]) -> list[_Ahead]:
    """For each mark what follows it in the block, in one pass from the end."""
    state: dict[Family, _Ahead] = {}
    ahead = []
    nothing = _Ahead(0, None, False)
    for mark in reversed(marks):
        seen = state.get(mark.family, nothing)
        ahead.append(seen)
        if mark.doubt:
            state[mark.family] = seen._replace(any_close=True)
        elif mark.side is OPEN:
            state[mark.family] = _Ahead(seen.excess - 1, OPEN, seen.any_close)
        else:
            closes = mark.side is CLOSE or mark.family is SINGLE
            state[mark.family] = _Ahead(seen.excess + closes, mark.side, True)
    return ahead[::-1]
