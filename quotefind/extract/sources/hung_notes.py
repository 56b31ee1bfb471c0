"""Which note hangs on a passage: a marker at its end, at the end of its sentence, or at the colon before it."""

from __future__ import annotations

import re

from quotefind.extract.passage import MASK, Passage, Scene
from quotefind.extract.sources.notes import Apparatus, Marker
from quotefind.extract.sources.window import BLANK_LINE, FINISHED, POINTS_BACK
from quotefind.model import Kind

_CLAUSE_REACH = 200
"""Code points between a passage and the marker at the end of its sentence: "This was how …, despite being an opponent
of …, described the atmosphere that prevailed in mid-October. [44]" has 137."""

_LONGEST_MARKER = 40
"""Code points of a marker: "[12a]" has five, a label of Markdown is a word or two."""

_COLON_REACH = 8
"""Code points between the colon of an introduction and the opening mark: "writes:[12]" and a paragraph break."""

_TAIL = re.compile(r"[\s.,;:!?…\"'”’»)\]]*\Z")
_LEAD = re.compile(r"[.,;:!?…\"'”’»)]{0,4}\s?")
_SENTENCE_BACK = re.compile(rf"{POINTS_BACK.pattern}[^.!?]*[.!?]?\s?")
_REST_OF_SENTENCE = re.compile(r"[^.!?]*[.!?,;][\"'”’»)]?\s?")


def hung_on(scene: Scene, apparatus: Apparatus, index: int) -> Marker | None:
    """The note marker of a passage, or None."""
    passage = scene.passages[index]
    at_end = _at_end(scene, apparatus, passage) or _after(scene, apparatus, passage)
    if at_end or passage.depth > 1 or scene.kinds[index] is not Kind.QUOTATION:
        return at_end
    return _after_clause(scene, apparatus, passage) or _at_colon(scene, apparatus, passage)


def _at_end(scene: Scene, apparatus: Apparatus, passage: Passage) -> Marker | None:
    """Inside the marks: '… from the performance[540].'"""
    inside = apparatus.markers_between(passage.start, passage.end)
    return inside[-1] if inside and _TAIL.match(scene.document.text, inside[-1].end, passage.end) else None


def _after(scene: Scene, apparatus: Apparatus, passage: Passage) -> Marker | None:
    """Behind the marks: "… from the performance."[12] and "… under control",[34]."""
    text = scene.document.text
    limit = len(text) if passage.parent is None else scene.passages[passage.parent].end
    lead = _LEAD.match(text, passage.outer_end, limit)
    place = lead.end() if lead else passage.outer_end
    beside = apparatus.markers_between(passage.outer_end, min(limit, place + _LONGEST_MARKER))
    return beside[0] if beside and beside[0].start <= place else None


def _after_clause(scene: Scene, apparatus: Apparatus, passage: Passage) -> Marker | None:
    """Behind the sentence: "…," he wrote.[5] · "…." This was how Lind described it. [44]."""
    place = passage.outer_end
    following = apparatus.markers_between(place, place + _CLAUSE_REACH)
    between = scene.masked[place : following[0].start] if following else MASK
    if MASK in between or BLANK_LINE.search(between):
        return None
    is_finished = FINISHED.search(scene.document.text, max(0, place - 4), place)
    form = _SENTENCE_BACK if is_finished else _REST_OF_SENTENCE
    return following[0] if form.fullmatch(between) else None


def _at_colon(scene: Scene, apparatus: Apparatus, passage: Passage) -> Marker | None:
    """Lind writes:[5] "…"."""
    start = max(0, passage.outer_start - _COLON_REACH)
    for marker in apparatus.markers_between(start, passage.outer_start):
        around = (
            scene.document.text[marker.start - 1 : marker.start],
            scene.document.text[marker.end : passage.outer_start],
        )
        if any(words.strip() == ":" for words in around):
            return marker
    return None
