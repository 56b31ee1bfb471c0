"""Blocks → passages: what marks, dashes and layout set off as another's words, nested or disjoint, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from quotefind.document import Block, BlockKind, Document
from quotefind.extract.finding.dialogue import dashed
from quotefind.extract.finding.layout import layout_of, set_off
from quotefind.extract.finding.marks import DOUBLE, FAMILY, infer
from quotefind.extract.finding.pairs import Machine
from quotefind.extract.finding.runs import MarkedText, Run
from quotefind.extract.finding.turns import cut
from quotefind.extract.passage import Passage
from quotefind.extract.segment import PAGE_HEADING
from quotefind.model import Diagnostic, Severity, Span

MIXED = 2
"""Passages which a second style of marks must open to be a mixture and no slip."""

_NOTE_MARKER = re.compile(r"\[\d{1,3}\]|\[[*†‡§]\]")


def find(document: Document, blocks: tuple[Block, ...]) -> tuple[tuple[Passage, ...], tuple[Diagnostic, ...]]:
    """Every passage of a document with its depth and layout, and the faults of its marks.

    Spans are sorted, an enclosing one first, nested or disjoint.  Linear; raises nothing for any text.
    """
    text = document.text
    machine = Machine(MarkedText(text, blocks, infer(text)))
    machine.read()
    marked = list(cut(text, machine.runs))
    runs = [*marked, *dashed(text, blocks, marked)]
    runs += set_off(text, blocks, runs)
    passages = _arrange(text, blocks, runs)
    faults = [*machine.faults, *_mixture(passages), *(d for p in passages for d in p.diagnostics)]
    return passages, tuple(sorted(faults, key=lambda d: (d.start, d.code)))


def _mixture(passages: tuple[Passage, ...]) -> list[Diagnostic]:
    """A note where a document opens its quotations with marks of two styles of one family."""
    first: dict[str, int] = {}
    count = Counter[str]()
    for passage in passages:
        if passage.depth == 1 and FAMILY.get(passage.opening) is DOUBLE:
            first.setdefault(passage.opening, passage.outer_start)
            count[passage.opening] += 1
    common = [glyph for glyph, times in count.most_common() if times >= MIXED]
    message = "quotations open with {} here and with {} elsewhere"
    return [
        Diagnostic(first[glyph], "inconsistent-marks", message.format(glyph, common[0]), Severity.NOTE)
        for glyph in common[1:]
    ]


def _arrange(text: str, blocks: tuple[Block, ...], runs: list[Run]) -> tuple[Passage, ...]:
    """The runs in order of start, each with its parent and depth; of two that cross or are the same, one goes."""
    insertions = _insertions(text, blocks)
    block_starts = [block.start for block in blocks]
    passages: list[Passage] = []
    open_ones: list[int] = []
    for run in sorted(runs, key=lambda r: (r.outer_start, -r.outer_end)):
        while open_ones and passages[open_ones[-1]].outer_end <= run.outer_start:
            open_ones.pop()
        parent = open_ones[-1] if open_ones else None
        if parent is not None and (
            run.outer_end > passages[parent].outer_end
            or (run.start, run.end) == (passages[parent].start, passages[parent].end)
        ):
            continue
        at = bisect_left(insertions, Span(run.start, run.start))
        inside = []
        while at < len(insertions) and insertions[at].end <= run.end:
            inside.append(insertions[at])
            at += 1
        passages.append(
            Passage(
                start=run.start,
                end=run.end,
                outer_start=run.outer_start,
                outer_end=run.outer_end,
                depth=len(open_ones) + 1,
                parent=parent,
                layout=layout_of(text, run, blocks, block_starts),
                opening=run.opening,
                closing=run.closing,
                dropped=tuple(sorted((*run.dropped, *inside))),
                diagnostics=run.diagnostics,
            )
        )
        open_ones.append(len(passages) - 1)
    return tuple(passages)


def _insertions(text: str, blocks: tuple[Block, ...]) -> list[Span]:
    """What stands inside quotations and is not read: page headings and note markers."""
    headings = (
        Span(b.start, b.end)
        for b in blocks
        if b.kind is BlockKind.HEADING and PAGE_HEADING.fullmatch(text, b.start, b.end)
    )
    return sorted((*headings, *(Span(*m.span()) for m in _NOTE_MARKER.finditer(text))))
