"""Quotations without marks, told by layout and introduction: set-off blocks, verse, a document printed on its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from quotefind.document import Block, BlockKind
from quotefind.extract.finding.printed import INTRODUCES, MARKS, documents
from quotefind.extract.finding.recovery import trim_end
from quotefind.extract.finding.runs import Run, is_tail
from quotefind.extract.segment import SET_OFF_INDENT
from quotefind.model import Layout

BLOCK_LENGTH = 200
"""Characters from which a marked paragraph of its own counts as a block; dialogue lines are shorter and stay inline."""
LINE_LENGTH = 60
"""Longest verse line or date line standing alone."""

SOURCE_LENGTH = 130
"""Longest line that names the source under a set-off passage."""

_SOURCE_LINE = re.compile(r"(?:^|[\r\n])\s*(?:--?|[—–―~])\s*(?=[^\W\d_a-z])[^\r\n]{2,120}\Z")


def set_off(text: str, blocks: Sequence[Block], runs: Sequence[Run]) -> list[Run]:
    """The passages told by layout alone, beside the runs that marks tell and without those that marks already hold."""
    starts = sorted(run.outer_start for run in runs)
    ends = {run.outer_start: run.outer_end for run in sorted(runs, key=lambda r: r.outer_end)}
    found = [run for run in _quote_blocks(text, blocks) if not _has_marks(text, run, ends)]
    found += [run for span in documents(text, blocks, starts) for run in _run(text, span.start, span.end)]
    found += _lines_within(text, blocks, runs)
    return found


def layout_of(text: str, run: Run, blocks: Sequence[Block], block_starts: Sequence[int]) -> Layout:
    """Whether a run stands in a heading, as paragraphs of its own, or within a sentence."""
    at = max(0, bisect_right(block_starts, run.outer_start) - 1)
    if not blocks or run.outer_start < blocks[at].start:
        return Layout.INLINE
    block = blocks[at]
    if block.kind is BlockKind.HEADING and run.outer_end <= block.end:
        return Layout.HEADING
    last = blocks[max(at, bisect_right(block_starts, max(run.outer_start, run.outer_end - 1)) - 1)]
    fills = block.start == run.outer_start and run.outer_end <= last.end and is_tail(text, run.outer_end, last.end)
    if not fills:
        return Layout.INLINE
    introduced = at > 0 and INTRODUCES.search(text, max(0, blocks[at - 1].end - 4), blocks[at - 1].end) is not None
    set_apart = block.kind in (BlockKind.QUOTE, BlockKind.VERSE) or not run.opening
    long = last is not block or run.end - run.start >= BLOCK_LENGTH
    cited = text.find("(", run.outer_end, last.end) >= 0
    return Layout.BLOCK if introduced or set_apart or long or cited else Layout.INLINE


def _quote_blocks(text: str, blocks: Sequence[Block]) -> Iterator[Run]:
    """Neighbouring quote blocks as one passage for each level, without the line that names the source, behind which
    another passage begins.
    """
    open_starts: list[int] = []
    previous: Block | None = None
    for block in (*blocks, None):
        level = 0
        if block is not None and block.kind is BlockKind.QUOTE:
            level = max(1, block.level)
        elif block is not None and _is_quoted_verse(text, block, previous):
            level = 1
        ends = previous and open_starts and _source_line(text, open_starts[-1], previous.end)
        while previous is not None and len(open_starts) > (0 if ends else level):
            yield from _run(text, open_starts.pop(), previous.end)
        if block is not None:
            while len(open_starts) < level:
                open_starts.append(block.start)
        previous = block


def _is_quoted_verse(text: str, block: Block, previous: Block | None) -> bool:
    if block.kind is not BlockKind.VERSE or previous is None:
        return False
    return text[previous.end - 1] in ":," or text[max(0, block.start - SET_OFF_INDENT) : block.start].strip(" \t") == ""


def _source_line(text: str, start: int, end: int) -> re.Match[str] | None:
    """The line that names the source at the end of a passage."""
    return _SOURCE_LINE.search(text, max(start + 1, end - SOURCE_LENGTH), end)


def _run(text: str, start: int, end: int) -> Iterator[Run]:
    source = _source_line(text, start, end)
    end = trim_end(text, start, source.start() if source else end)
    if end > start:
        yield Run(start, start, end, end, "", "")


def _has_marks(text: str, run: Run, ends: dict[int, int]) -> bool:
    """True when marks already hold the block: one passage begins with it and ends with it or runs on."""
    held = ends.get(run.start)
    return held is not None and (held >= run.end or is_tail(text, held, run.end))


def _lines_within(text: str, blocks: Sequence[Block], runs: Sequence[Run]) -> Iterator[Run]:
    """A line of verse or a dispatch set off by a colon inside a quotation of several paragraphs that re-open."""
    block_starts = [block.start for block in blocks]
    for run in runs:
        first, last = bisect_right(block_starts, run.start), bisect_left(block_starts, run.end)
        if not run.dropped:
            continue
        for index in range(max(1, first), last):
            block = blocks[index]
            short = block.kind is BlockKind.VERSE or block.end - block.start <= LINE_LENGTH
            if (
                short
                and text[block.start] not in MARKS
                and INTRODUCES.search(text, max(0, blocks[index - 1].end - 4), blocks[index - 1].end)
            ):
                yield from _run(text, block.start, block.end)
