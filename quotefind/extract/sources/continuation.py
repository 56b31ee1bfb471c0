"""Passages that go on with the source of the one before: "He continues: …", and the next words of a work just named."""

from __future__ import annotations

import re

from quotefind.extract.passage import Scene
from quotefind.model import Attribution, Citation, Kind, Span

_REACH = 240
"""Code points between two passages of one source: a sentence and a half of prose."""

_CUE = re.compile(
    r"\b(?:he|she|they|it|we|[A-ZÀ-Þ][\w’'-]+)\s+(?:then\s|further\s|also\s|later\s)?"
    r"(?:adds|added|continues|continued|goes\son|went\son|concludes|concluded|proceeds|proceeded)\b"
)
"""Verbs that go on with what was being said."""

_AFTER = re.compile(r"[\s,.;:\"'”’»]{0,4}" + _CUE.pattern)
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\n(?=\S[^\n]{90})")
"""A blank line, or a line too long to be a wrapped one."""


def continue_source(
    scene: Scene, citations: tuple[Citation, ...], attributions: tuple[Attribution, ...]
) -> tuple[Citation, ...]:
    """Give passages that have no source of their own that of the passage they continue; notes stay where they hang."""
    meant = list(citations)
    previous: dict[int | None, int] = {}
    for index, passage in enumerate(scene.passages):
        if scene.kinds[index] is not Kind.QUOTATION:
            continue
        before = previous.get(passage.parent)
        previous[passage.parent] = index
        if before is None or meant[index].rule or not (meant[before].work or meant[before].quoted_in):
            continue
        gap = Span(scene.passages[before].outer_end, passage.outer_start)
        if gap.end - gap.start > _REACH or _PARAGRAPH_BREAK.search(scene.document.text, gap.start, gap.end):
            continue
        if cue := _cue(scene, gap, passage.outer_end):
            words = scene.document.text[cue.start : cue.end]
            meant[index] = meant[before]._replace(note=None, rule="continued", evidence=words, evidence_span=cue)
        elif meant[before].rule in ("named", "named-before") and _is_one_voice(
            attributions[before], attributions[index]
        ):
            meant[index] = meant[before]._replace(volume=None, pages=None, note=None, rule="named-before")
    return tuple(meant)


def _cue(scene: Scene, gap: Span, after: int) -> Span | None:
    """The words that go on, before the passage or after it."""
    cues = list(_CUE.finditer(scene.masked, gap.start, gap.end))
    found = cues[-1] if cues else _AFTER.match(scene.masked, after)
    return Span(*found.span()) if found else None


def _is_one_voice(one: Attribution, other: Attribution) -> bool:
    return bool(one.speakers) and one.speakers == other.speakers
