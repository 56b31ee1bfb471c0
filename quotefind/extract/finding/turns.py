"""Marked runs that hold more than one voice, cut: the turns of a transcript, the words above their signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotefind.extract.finding.recovery import trim_end
from quotefind.extract.finding.runs import Run
from quotefind.model import Span

LEAST_TURNS = 2
"""Paragraphs that begin with a label before a run is a transcript."""
WRAPPED = 120
"""Letters of a line after which the next is no wrapped part of it, and may be a signature."""

_LABEL = re.compile(r"[A-Z][A-Z.’' -]{1,40}: *(?=\S)")
_DIRECTION = re.compile(r"\([A-Z .,]{2,40}\)\.?\s*")
"""What happens between two turns: "(CROSSTALK.)"."""
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}"
_SIGNATURE = re.compile(rf"(?<=[.!?…])[ \t]*\r?\n[ \t]*{_NAME},[^\n.;!?]{{3,100}}\.?[\s\"”’]*")
"""The line below a passage, within its marks, that tells who wrote it: "Anna Rakin, Institute of Mills."."""
_SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|will|would)\b")


def cut(text: str, runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, each turn of a transcript and the words above a signature as a run of its own."""
    for run in runs:
        turns = list(_turns(text, run))
        if len(turns) >= LEAST_TURNS:
            yield from turns
        else:
            yield _unsigned(text, run)


def _turns(text: str, run: Run) -> Iterator[Run]:
    """What each speaker says where the paragraphs of a run begin with labels: "RAKIN: No. / "ORL: Yes."."""
    if not run.dropped or _LABEL.match(text, run.start, run.end) is None:
        return
    marks = [Span(run.start, run.start), *run.dropped]
    ends = [*(mark.start for mark in run.dropped), run.end]
    first = last = 0
    inner: list[Span] = []
    for mark, end in zip(marks, ends, strict=True):
        start = mark.end
        label = _LABEL.match(text, start, end)
        aside = _DIRECTION.fullmatch(text, start, end)
        if (label or aside) and last:
            yield Run(first, first, last, last, "", "", tuple(inner))
            last = 0
        if label:
            first, last, inner = label.end(), trim_end(text, start, end), []
        elif not aside and last:
            inner.append(mark)
            last = trim_end(text, start, end)
    if last:
        yield Run(first, first, last, last, "", "", tuple(inner))


def _unsigned(text: str, run: Run) -> Run:
    """A run without the line within its marks that tells who wrote it."""
    line = text.rfind("\n", run.start, run.end)
    above = text.rfind("\n", run.start, max(run.start, line)) + 1 or run.start
    if line < 0 or line - above < WRAPPED:
        return run
    end = trim_end(text, run.start, line)
    signed = _SIGNATURE.fullmatch(text, end, run.end)
    if signed is None or _SENTENCE.search(signed.group()):
        return run
    return run._replace(end=end, outer_end=end, closing="")
