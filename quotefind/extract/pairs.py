"""Marks → quoted runs: a state machine over the marks of a document, block by block, with local recovery of lost and stray marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotefind.extract.marks import FAMILY, Conventions, Family, Mark, Side, scan
from quotefind.extract.reporting import find_report, is_report
from quotefind.extract.segment import PAGE_HEADING
from quotefind.model import Block, BlockKind, Diagnostic, Span

DEEPEST = 32
"""Quotations that may be open at once; a text with more is no prose."""
TAIL_LENGTH = 300
"""Longest citation, note marker and stop that may follow a quotation which fills its paragraph."""
LOOKAHEAD = 6
"""Blocks in which a quotation that does not re-open may still close; the longest of the articles runs over two."""
REPORT_WINDOW = 1000
"""Characters after a lost close in which a reporting clause is looked for."""

_SENTENCE_STOP = re.compile(r"[.!?…]+[\])]?(?=\s)")
_AFTER_STOP = re.compile(r"[.!?…:][\"'”’\])\d]*\s*$|[.!?…][\])]*\s+[-–—]+\s*$")
_TAIL = re.compile(
    r"(?:[\s.,;:!?…—–-]|\[[^\[\]\n]{1,12}\]|\([^()]{0,200}\)|[¹²³⁰⁴-⁹]|\d{1,3}(?=[\s.]*$)|[\"”’'»])*"
    r"(?:(?:—|–|--)[^\n.!?]{1,60})?\s*$"
)
_LETTER = re.compile(r"[^\W_]")
_INTRODUCED = re.compile(r":\s*(?:--|—|–)?\s*$")
_CITATION_TAIL = re.compile(r"\s*(?:\([^()]{1,200}\)|\[\d{1,4}\])[\s.]*$")


def is_tail(text: str, start: int, end: int) -> bool:
    """True when nothing follows a quotation in its paragraph but stops, note markers, a citation in brackets, a name after a dash."""
    return end - start <= TAIL_LENGTH and _TAIL.match(text, start, end) is not None


class Run(NamedTuple):
    """A quoted run between its marks: outer extent, marks as printed, continuation marks inside, and what was assumed."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    opening: str
    closing: str
    dropped: tuple[Span, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class _Frame:
    """A quotation that has opened and not yet closed."""

    __slots__ = ("at_start", "block", "doubt", "dropped", "mark")

    def __init__(self, mark: Mark, block: int, at_start: bool) -> None:
        self.mark = mark
        self.block = block
        self.at_start = at_start
        self.dropped: list[Span] = []


class _Ahead(NamedTuple):
    """What follows a mark in its block, of its family: closing less opening marks, and the way the next sure mark faces."""

    excess: int
    next_side: Side | None
    any_close: bool


class Machine:
    """Reads the marks of a document once, from the first block to the last.

    ``runs`` are the quoted runs found, in order of their end; ``faults`` are the diagnostics that belong to no run.
    """

    def __init__(self, text: str, blocks: Sequence[Block], conventions: Conventions) -> None:
        self.text = text
        self.blocks = blocks
        self.conventions = conventions
        self.runs: list[Run] = []
        self.faults: list[Diagnostic] = []
        self._stack: list[_Frame] = []
        self._marks: dict[int, list[Mark]] = {}
        self._block = 0
        self._last_closes: dict[Family, int] = {}
        self._leading_run: int | None = None

    def read(self) -> None:
        """Read every block."""
        for index, block in enumerate(self.blocks):
            if block.kind is BlockKind.CODE or (self._stack and self._is_page_heading(block)):
                continue
            marks = self._marks_of(index)
            if marks or self._stack:
                self._block = index
                self._read_block(block, marks)
            self._marks.pop(index, None)

    # ── one block ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _read_block(self, block: Block, marks: list[Mark]) -> None:
        self._leading_run = None
        first = self._skip_reopening(block, marks)
        ahead = _look_ahead(marks)
        self._last_closes = {mark.family: mark.end for mark in marks if mark.side is not Side.OPEN}
        for mark, rest in zip(marks[first:], ahead[first:], strict=True):
            side = self._side(mark, rest)
            if side is Side.OPEN:
                self._open(block, mark, rest)
            elif side is Side.CLOSE:
                self._close(block, mark, rest)
        if self._stack:
            self._settle(block)

    def _skip_reopening(self, block: Block, marks: list[Mark]) -> int:
        """Take the marks with which carried quotations re-open a paragraph; the number of marks taken."""
        taken, at = 0, block.start
        for frame in self._stack:
            if taken < len(marks) and marks[taken].start == at and _same_glyph(frame.mark, marks[taken]):
                frame.dropped.append(Span(marks[taken].start, marks[taken].end))
                at = marks[taken].end
                taken += 1
        return taken

    def _side(self, mark: Mark, rest: _Ahead) -> Side | None:
        """The way a mark is read here; None for an apostrophe, a prime or a lone sign."""
        inside = self._innermost(mark.family) is not None
        side = mark.side
        if side is Side.EITHER:
            side = Side.CLOSE if inside else Side.OPEN
            if side is Side.OPEN and not rest.any_close:
                return None
        if mark.doubt and (not inside or rest.next_side is Side.CLOSE):
            return None
        if mark.family is not Family.SINGLE:
            return side
        if side is Side.CLOSE:
            return side if inside or self._closes_double(mark, rest) else None
        return side if rest.any_close or self._opens_paragraphs(mark) else None

    def _opens_paragraphs(self, mark: Mark) -> bool:
        """True for a single mark that may open a passage of several paragraphs: it begins one, or follows an introduction."""
        start = self.blocks[self._block].start
        introduced = _INTRODUCED.search(self.text, max(start, mark.start - 8), mark.start)
        return self.conventions.outer is Family.SINGLE and (mark.start == start or introduced is not None)

    def _closes_double(self, mark: Mark, rest: _Ahead) -> bool:
        """True when a single mark stands for the double one that closes a paragraph: “I don’t know where.’ (ten_days)."""
        block = self.blocks[self._block]
        return bool(
            self._stack and not mark.doubt and self._stack[-1].mark.family is Family.DOUBLE
            and mark.end == block.end and self.text[mark.start - 1] in ".!?,…-—"
        )  # fmt: skip

    def _open(self, block: Block, mark: Mark, rest: _Ahead) -> None:
        held = self._innermost(mark.family)
        if held is not None and mark.family is not Family.SINGLE and _same_glyph(self._stack[held].mark, mark):
            frame = self._stack[held]
            after_stop = bool(_AFTER_STOP.search(self.text, max(block.start, mark.start - 8), mark.start))
            if rest.excess < 2 and after_stop and self._continues_inside(block, frame, mark, rest):
                del self._stack[held + 1 :]
                frame.dropped.append(Span(mark.start, mark.end))
                return
            if rest.excess < 2 and not (rest.excess == 1 and not after_stop and self._reopens_after(frame)):
                del self._stack[held + 1 :]
                self._recover(self._stack.pop(), block, mark.start)
        if len(self._stack) < DEEPEST:
            self._stack.append(_Frame(mark, self._block, mark.start == block.start or self._follows_open(mark)))

    def _follows_open(self, mark: Mark) -> bool:
        return bool(self._stack) and self._stack[-1].at_start and self._stack[-1].mark.end == mark.start

    def _continues_inside(self, block: Block, frame: _Frame, mark: Mark, rest: _Ahead) -> bool:
        """True for the re-opening mark of a paragraph whose line break was lost (articles/001 lines 41 and 173–175).

        The quotation must fill its paragraph: begin it, and end it or run on; a reporting clause before the mark tells of a lost close.
        """
        begins = frame.at_start or frame.block != self._block
        initial = self.text[mark.end : mark.end + 1]
        if not begins or not (initial.isupper() or initial in "[(‘'."):
            return False
        if find_report(self.text, max(block.start, mark.start - 40), mark.start) is not None:
            return False
        last = self._last_closes.get(mark.family)
        return last is None or last < mark.start or is_tail(self.text, last, block.end)

    def _close(self, block: Block, mark: Mark, rest: _Ahead) -> None:
        at = self._matching(mark, rest)
        if at is None:
            self._stray(block, mark)
            return
        frame = self._stack[at]
        for lost in self._stack[at + 1 :]:
            self._discard(lost)
        del self._stack[at:]
        faults = ()
        if mark.family is not frame.mark.family or not _pairs_with(frame.mark, mark):
            faults = (Diagnostic(mark.start, "mismatched-marks", f"{frame.mark.glyph} is closed by {mark.glyph}"),)
        self._emit(frame, mark.start, mark.end, mark.glyph, faults)

    def _matching(self, mark: Mark, rest: _Ahead) -> int | None:
        """The place in the stack of the quotation that a closing mark closes."""
        if mark.family is Family.SINGLE:
            held = [i for i, f in enumerate(self._stack) if f.mark.family is Family.SINGLE]
            if not held:
                return len(self._stack) - 1 if self._stack else None
            surplus = len(held) - max(1, rest.excess + 1)
            return held[max(0, len(held) - 1 - max(0, surplus))]
        same = [i for i, f in enumerate(self._stack) if f.mark.family is mark.family]
        exact = [i for i in same if _pairs_with(self._stack[i].mark, mark)]
        if exact and (exact[-1] == same[-1] or rest.excess < 1):
            return exact[-1]
        return same[-1] if same else None

    # ── the end of a block ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _settle(self, block: Block) -> None:
        """Carry what is open into the next block, or end it here."""
        bottom = self._stack[0]
        following = self._following(self._block)
        if following is not None and self._carries(bottom, block, following):
            opening = self._marks_of(following)
            kept = 1
            for frame in self._stack[1:]:
                if (
                    kept < len(opening)
                    and _same_glyph(frame.mark, opening[kept])
                    and opening[kept].start == opening[kept - 1].end
                ):
                    kept += 1
                else:
                    break
            for lost in self._stack[kept:]:
                self._discard(lost)
            del self._stack[kept:]
            return
        inner = self._stack[1:]
        self._stack.clear()
        if bottom.mark.family is Family.SINGLE and not (bottom.at_start and self.conventions.outer is Family.SINGLE):
            self._discard(bottom)
        else:
            self._recover(bottom, block, block.end)
        for lost in inner:
            self._discard(lost)

    def _following(self, index: int) -> int | None:
        """The next block that a quotation may run into: page headings are passed over, a heading or another note stops it."""
        here = self.blocks[index]
        for later in range(index + 1, min(index + 4, len(self.blocks))):
            block = self.blocks[later]
            if self._is_page_heading(block):
                continue
            stops = block.kind is BlockKind.HEADING or (block.kind is BlockKind.NOTE and block.label != "")
            leaves_note = (
                here.kind is BlockKind.NOTE and block.kind is not BlockKind.NOTE and block.kind is not BlockKind.VERSE
            )
            return None if stops or leaves_note else later
        return None

    def _carries(self, frame: _Frame, block: Block, following: int) -> bool:
        if block.kind is BlockKind.HEADING and frame.block == self._block:
            return False
        if frame.mark.family is Family.SINGLE and self.conventions.outer is not Family.SINGLE and not frame.at_start:
            return False
        return self._reopens(frame, following) or self._closes_later(frame, block, following)

    def _reopens_after(self, frame: _Frame) -> bool:
        following = self._following(self._block)
        return following is not None and self._reopens(frame, following)

    def _reopens(self, frame: _Frame, following: int) -> bool:
        """True when the next paragraph begins with the mark again, a line of verse set off by a colon perhaps between."""
        if not self._marks_of(following) and self.text[self.blocks[following - 1].end - 1] == ":":
            beyond = self._following(following)
            return beyond is not None and self._begins_with(frame, beyond)
        return self._begins_with(frame, following)

    def _begins_with(self, frame: _Frame, index: int) -> bool:
        marks = self._marks_of(index)
        return (
            bool(marks)
            and marks[0].start == self.blocks[index].start
            and (_same_glyph(frame.mark, marks[0]) and marks[0].side is not Side.CLOSE)
        )

    def _closes_later(self, frame: _Frame, block: Block, following: int) -> bool:
        """True when a quotation that fills its paragraphs without re-opening closes at a paragraph's end soon (articles/000 line 25)."""
        introduced = self.text[max(0, frame.mark.start - 2) : frame.mark.start].rstrip().endswith(":")
        if not (frame.at_start or frame.block != self._block or introduced):
            return False
        later: int | None = following
        for _ in range(LOOKAHEAD):
            if later is None:
                return False
            opened = 0
            for mark in self._marks_of(later):
                if mark.family is not frame.mark.family:
                    continue
                if mark.side is Side.OPEN:
                    if _same_glyph(frame.mark, mark) and mark.start == self.blocks[later].start:
                        return False
                    opened += 1
                elif opened:
                    opened -= 1
                else:
                    return is_tail(self.text, mark.end, self.blocks[later].end)
            later = self._following(later)
        return False

    # ── recovery ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _recover(self, frame: _Frame, block: Block, limit: int) -> None:
        """End a quotation whose closing mark is lost where a careful reader would, not after ``limit``."""
        start = max(frame.mark.end, block.start)
        report = find_report(self.text, start, min(limit, start + REPORT_WINDOW))
        fills = frame.at_start or frame.block != self._block or limit == block.end
        stop = None if fills else _SENTENCE_STOP.search(self.text, start, limit)
        if report:
            end, where = report, "before the reporting clause"
        elif stop:
            end, where = stop.end(), "with the sentence"
        else:
            tail = _CITATION_TAIL.search(self.text, max(start, limit - 220), limit)
            end, where = (tail.start(), "before the citation") if tail else (limit, "with the paragraph")
        fault = Diagnostic(
            frame.mark.start,
            "unclosed-mark",
            f"{frame.mark.glyph} is never closed; the quotation is taken to end {where}",
        )
        self._emit(frame, end, end, "", (fault,))

    def _stray(self, block: Block, mark: Mark) -> None:
        """Make sense of a closing mark that closes nothing.

        The quotation that leads the paragraph closed too soon (articles/003 line 136), or the opening mark of an introduced paragraph
        is lost (articles/000 line 42), or the mark is left out of account.
        """
        fills = is_tail(self.text, mark.end, block.end)
        leading = None if self._leading_run is None else self.runs[self._leading_run]
        if leading is not None and fills and self._closed_too_soon(leading, mark):
            message = f"{leading.closing} closes too soon; the quotation is taken to end at the next {mark.glyph}"
            fault = Diagnostic(leading.end, "stray-mark", message)
            self.runs[self._leading_run or 0] = leading._replace(
                end=_trim_end(self.text, leading.start, mark.start),
                outer_end=mark.end,
                closing=mark.glyph,
                diagnostics=(*leading.diagnostics, fault),
            )
        elif leading is None and fills and self._block and self.text[self.blocks[self._block - 1].end - 1] == ":":
            message = f"{mark.glyph} closes what never opens; the quotation is taken to begin with the paragraph"
            fault = Diagnostic(block.start, "unopened-mark", message)
            end = _trim_end(self.text, block.start, mark.start)
            self._add(Run(block.start, block.start, end, mark.end, "", mark.glyph, (), (fault,)))
        else:
            self.faults.append(
                Diagnostic(mark.start, "stray-mark", f"{mark.glyph} closes nothing; it is left out of account")
            )

    def _closed_too_soon(self, leading: Run, mark: Mark) -> bool:
        return FAMILY.get(leading.closing) is mark.family and not is_report(self.text, leading.outer_end)

    def _discard(self, frame: _Frame) -> None:
        if frame.mark.family is not Family.SINGLE:
            self.faults.append(
                Diagnostic(
                    frame.mark.start, "stray-mark", f"{frame.mark.glyph} is never closed; it is left out of account"
                )
            )

    # ── results and small questions ────────────────────────────────────────────────────────────────────────────────────────────────

    def _emit(self, frame: _Frame, end: int, outer_end: int, closing: str, faults: tuple[Diagnostic, ...]) -> None:
        start = frame.mark.end
        while start < end and self.text[start].isspace():
            start += 1
        end = _trim_end(self.text, start, end)
        if _LETTER.search(self.text, start, end):
            self._add(
                Run(
                    frame.mark.start,
                    start,
                    end,
                    max(outer_end, end),
                    frame.mark.glyph,
                    closing,
                    tuple(frame.dropped),
                    faults,
                )
            )

    def _add(self, run: Run) -> None:
        self.runs.append(run)
        if not self._stack and run.outer_start <= self.blocks[self._block].start:
            self._leading_run = len(self.runs) - 1

    def _innermost(self, family: Family) -> int | None:
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at].mark.family is family:
                return at
        return None

    def _marks_of(self, index: int) -> list[Mark]:
        marks = self._marks.get(index)
        if marks is None:
            block = self.blocks[index]
            marks = self._marks[index] = list(scan(self.text, block.start, block.end, self.conventions))
        return marks

    def _is_page_heading(self, block: Block) -> bool:
        return block.kind is BlockKind.HEADING and bool(PAGE_HEADING.fullmatch(self.text, block.start, block.end))


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
        elif mark.side is Side.OPEN:
            state[mark.family] = _Ahead(seen.excess - 1, Side.OPEN, seen.any_close)
        else:
            closes = mark.side is Side.CLOSE or mark.family is Family.SINGLE
            state[mark.family] = _Ahead(seen.excess + closes, mark.side, True)
    return ahead[::-1]


def _same_glyph(one: Mark, other: Mark) -> bool:
    return one.glyph == other.glyph


_PAIRS = {
    '"': '"', "'": "'", "''": "''", "“": "”", "”": "”", "„": "“”", "‟": "”", "‘": "’", "’": "’", "‚": "‘’", "‛": "’", "`": "'’´", "``": "''",
    "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』", "″": "″", "＂": "＂", "´": "´", "′": "′",
}  # fmt: skip
"""Which marks close which without being called a mixture."""


def _pairs_with(opening: Mark, closing: Mark) -> bool:
    return closing.glyph in _PAIRS.get(opening.glyph, "")


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
