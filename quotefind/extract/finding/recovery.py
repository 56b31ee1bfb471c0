"""Where a quotation with a lost mark is taken to end or begin, and the diagnostic that says so."""

from __future__ import annotations

import re

from quotefind.extract.finding.marks import FAMILY, Mark
from quotefind.extract.finding.reporting import find_report, is_report
from quotefind.extract.finding.runs import Frame, Run
from quotefind.model import Diagnostic

REPORT_WINDOW = 1000
"""Characters after a lost close in which a reporting clause is looked for."""
CITATION_LENGTH = 220
"""Longest citation at the end of a quotation whose close is lost."""

_SENTENCE_STOP = re.compile(r"[.!?…]+[\])]?(?=\s)")
_CITATION = re.compile(r"\s*(?:\([^()]{1,200}\)|\[\d{1,4}\])[\s.]*$")


def lost_close(text: str, frame: Frame, start: int, limit: int, fills: bool) -> tuple[int, Diagnostic]:
    """Where a quotation whose closing mark is lost ends, within what ``start`` and ``limit`` leave of its paragraph.

    Before a reporting clause; else with its sentence, unless it fills its paragraph or may run to its end; else before
    the citation.
    """
    report = find_report(text, start, min(limit, start + REPORT_WINDOW))
    stop = None if fills else _SENTENCE_STOP.search(text, start, limit)
    tail = _CITATION.search(text, max(start, limit - CITATION_LENGTH), limit)
    if report is not None:
        end, where = report, "before the reporting clause"
    elif stop is not None:
        end, where = stop.end(), "with the sentence"
    elif tail is not None:
        end, where = tail.start(), "before the citation"
    else:
        end, where = limit, "with the paragraph"
    message = f"{frame.mark.glyph} is never closed; the quotation is taken to end {where}"
    return end, Diagnostic(frame.mark.start, "unclosed-mark", message)


def lost_open(text: str, start: int, mark: Mark) -> Run:
    """A quotation whose opening mark is lost, from its paragraph's beginning to its close (articles/000 line 42)."""
    message = f"{mark.glyph} closes what never opens; the quotation is taken to begin with the paragraph"
    fault = Diagnostic(start, "unopened-mark", message)
    return Run(start, start, trim_end(text, start, mark.start), mark.end, "", mark.glyph, (), (fault,))


def closed_too_soon(text: str, run: Run, mark: Mark) -> bool:
    """True when a stray mark at a paragraph's end is the true close of the quotation that leads the paragraph."""
    return FAMILY.get(run.closing) is mark.family and not is_report(text, run.outer_end)


def close_later(text: str, run: Run, mark: Mark) -> Run:
    """The run which closed too soon, to its true close (articles/003 line 136)."""
    message = f"{run.closing} closes too soon; the quotation is taken to end at the next {mark.glyph}"
    fault = Diagnostic(run.end, "stray-mark", message)
    end = trim_end(text, run.start, mark.start)
    return run._replace(end=end, outer_end=mark.end, closing=mark.glyph, diagnostics=(*run.diagnostics, fault))


def stray(mark: Mark, what: str) -> Diagnostic:
    """A mark left out of account: ``what`` it does ("closes nothing")."""
    return Diagnostic(mark.start, "stray-mark", f"{mark.glyph} {what}; it is left out of account")


def mismatch(frame: Frame, mark: Mark) -> Diagnostic:
    """A closing mark that is not the opening one's fellow."""
    return Diagnostic(mark.start, "mismatched-marks", f"{frame.mark.glyph} is closed by {mark.glyph}")


def trim_end(text: str, start: int, end: int) -> int:
    """The end without the blanks before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
