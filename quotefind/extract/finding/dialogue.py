"""Dialogue set with leading dashes: from the dash to the reporting clause or the paragraph's end, and on after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotefind.document import Block, BlockKind
from quotefind.extract.finding.reporting import find_report, is_report
from quotefind.extract.finding.runs import Run

LEAST_LINES = 3
"""Paragraphs with a leading dash from which a document is taken to set its dialogue so."""
LEAST_SHARE = 0.2
"""Share of all paragraphs which they must be: near a half in Ulysses; news has lists and datelines with dashes."""

_DASH = re.compile(r"(?:—|–|―|--|-(?=[ \t]))[ \t\u00a0]*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|\Z)")
_NARRATION = re.compile(
    r"(?:He|She|They|It|The|His|Her|Their|Then|[A-Z]\w+(?: [A-Z]\w+)?(?! and)) \w+(?:ed|s)\b|[A-Z]\w+[’']s \w+"
)
_SPEECH = re.compile(r"\b(?:I|me|my|we|us|our|you|your|is|are|am|will|shall|don|do|has|have|can)\b|n[’']t\b")


def dashed(text: str, blocks: Sequence[Block], marked: Sequence[Run]) -> list[Run]:
    """The speeches of a document that sets dialogue with dashes.

    None where more passages are set with marks, nor where no reporting clause tells dialogue from a list.
    """
    lines = [
        match
        for block in blocks
        if block.kind is not BlockKind.CODE and (match := _DASH.match(text, block.start, block.end))
    ]
    lines = [match for match in lines if match.end() < len(text)]
    if len(lines) < max(LEAST_LINES, LEAST_SHARE * len(blocks), len(marked)):
        return []
    ends = {block.start: block.end for block in blocks}
    speeches = [run for line in lines for run in _speeches(text, line.start(), line.end(), ends[line.start()])]
    reported = any(run.end < ends.get(run.outer_start, run.end) for run in speeches)
    return speeches if reported else []


def _speeches(text: str, outer: int, start: int, end: int) -> Iterator[Run]:
    """The speech after a dash, and what goes on after a reporting clause."""
    dash = text[outer:start].strip()
    while start < end:
        report = find_report(text, start, end)
        stop = end if report is None else report
        yield Run(outer, start, stop, stop, dash, "")
        if report is None:
            return
        clause = _SENTENCE_END.search(text, report, end)
        if clause is None:
            return
        start = clause.end()
        while start < end and text[start].isspace():
            start += 1
        outer, dash = start, ""
        rest = text[start:end]
        if start == end or is_report(rest) or (_NARRATION.match(rest) and not _SPEECH.search(rest)):
            return
