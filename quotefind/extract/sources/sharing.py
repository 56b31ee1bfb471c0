"""One citation for several passages: "…", says Lind, "…" (p. 12) · '…' '…' '…' _Works_, v. 12, 21, 22."""

from __future__ import annotations

import re

from quotefind.extract.lexicon import VERBS
from quotefind.extract.passage import Scene
from quotefind.extract.sources.window import BLANK_LINE, FINISHED
from quotefind.model import Citation
from quotefind.text import fold_letters

_REACH = 120
"""Code points between two passages of one citation; the longest reporting clause between two of the essays has 44."""

_LOOK_AHEAD = 12
"""Passages after one among which its neighbour is sought: nested ones and terms stand between."""

_LIST = re.compile(r"[\s,;:…\"'“”‘’«»–—-]*(?:(?:and|or|und|oder|et|ou|&|that|dass)\s+)*[\"'“‘„«]?\Z")
_CLAUSE = re.compile(r"[^.!?\[\](){}]*\Z")
_PAGE_BREAK = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b)\s*")


def share(scene: Scene, own: list[Citation]) -> tuple[Citation, ...]:
    """Give passages without a citation that of the passage they run on to.

    As many pages as passages are dealt out in order.
    """
    shared = list(own)
    for last in range(len(own) - 1, -1, -1):
        if not _is_located(own[last]):
            continue
        run = [last]
        while (before := _before_in_run(scene, run[0])) is not None and not _is_located(own[before]):
            run.insert(0, before)
        pages = _PAGE_BREAK.split(own[last].pages or "")
        dealt = pages if 1 < len(run) == len(pages) else [own[last].pages] * len(run)
        for index, page in zip(run, dealt, strict=True):
            shared[index] = own[last]._replace(pages=page)
    return tuple(shared)


def _is_located(citation: Citation) -> bool:
    """True for a citation that was printed for its passage; a source that a sentence names may serve several anyway."""
    return citation.rule not in (None, "named")


def _before_in_run(scene: Scene, index: int) -> int | None:
    """The passage before this one which only a list's words or a reporting clause part from it."""
    passage = scene.passages[index]
    for before in range(index - 1, max(-1, index - _LOOK_AHEAD), -1):
        other = scene.passages[before]
        if other.parent == passage.parent and other.outer_end <= passage.outer_start:
            same_kind = scene.kinds[before] is scene.kinds[index]
            return before if same_kind and _runs_on(scene.document.text, other.outer_end, passage.outer_start) else None
    return None


def _runs_on(text: str, end: int, start: int) -> bool:
    """True when the words between two passages are none, a conjunction, or a clause that reports the first."""
    between = text[end:start]
    if len(between) > _REACH or BLANK_LINE.search(between):
        return False
    if _LIST.match(between):
        return True
    reports = any(VERBS.get(word) == "say" for word in re.findall(r"\w+", fold_letters(between)))
    return reports and bool(_CLAUSE.match(between)) and not FINISHED.search(text, max(0, end - 4), end)
