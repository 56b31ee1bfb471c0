"""Citations as printed: beside a passage, in its note, or named in the sentence that introduces it.

What is printed only once for several passages is shared out here; what points back to another citation stays as printed ("Ibid."),
and is ``resolve``'s.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotefind.extract.beside import cite_beside
from quotefind.extract.named_source import cite_named
from quotefind.extract.note_references import cites_at_start, references_of
from quotefind.extract.notes import Apparatus, Marker, faults_of, read_apparatus
from quotefind.extract.passage import MASK, Passage, Scene
from quotefind.extract.sharing import share
from quotefind.model import Citation, Diagnostic, Kind

_CLAUSE_REACH = 200
"""Code points between a passage and the marker at the end of its sentence: "This was how …, despite being an opponent of …,
described the atmosphere that prevailed in mid-October. [44]" has 137."""

"""Code points between two passages of one sentence which share its citation: "…", says X, and he adds the following: "…"."""

_TAIL = re.compile(r"[\s.,;:!?…\"'”’»)\]]*\Z")
_LEAD = re.compile(r"[.,;:!?…\"'”’»)]{0,4}\s?")
_COLON = re.compile(r":\s*\Z")
_DEICTIC = re.compile(r"\s*(?:This|That|These|Such|So|Thus|Those)\b[^.!?]*[.!?]?\s?")
_REST = re.compile(r"[^.!?\n]*(?:\n[^.!?\n]+)*[.!?]?[\"'”’»)]?\s?")


def cite(scene: Scene) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """One citation a passage, ``Citation()`` where none is given, and the faults of notes.

    ``author`` holds the author the citation names (see ``parenthetical.read_citation``); work, volume and pages are as printed.
    """
    apparatus = read_apparatus(scene)
    own = [_own(scene, apparatus, index) for index in range(len(scene.passages))]
    return share(scene, own), tuple(faults_of(apparatus))


def _own(scene: Scene, apparatus: Apparatus, index: int) -> Citation:
    """What is given for one passage itself: beside it first, then its note, then the source its sentence names."""
    marker = _marker_of(scene, apparatus, index)
    label = marker.label if marker else None
    if beside := cite_beside(scene, index):
        return replace(beside, note=label)
    if marker and marker.note:
        references = references_of(scene, marker.note)
        if cites_at_start(marker.note, references):
            return replace(references[0], note=label)
    if scene.kinds[index] is Kind.QUOTATION and (named := cite_named(scene, index)):
        return replace(named, note=label)
    if marker is None:
        return Citation()
    printed = scene.document.text[marker.start : marker.end]
    return Citation(note=label, rule="note", evidence=printed, printed=printed)


def _marker_of(scene: Scene, apparatus: Apparatus, index: int) -> Marker | None:
    """The note marker of a passage: at its end inside the marks, after them, at its sentence's end, or at the colon before it."""
    passage, text = scene.passages[index], scene.document.text
    for marker in reversed(apparatus.markers_between(passage.start, passage.end)):
        if _TAIL.match(text, marker.end, passage.end):
            return marker
        break
    limit = len(text) if passage.parent is None else scene.passages[passage.parent].end
    lead = _LEAD.match(text, passage.outer_end, limit)
    after = lead.end() if lead else passage.outer_end
    for marker in apparatus.markers_between(passage.outer_end, min(limit, after + _CLAUSE_REACH)):
        if marker.start <= after or (passage.depth == 1 and _ends_clause(scene, passage, marker)):
            return marker
    for marker in apparatus.markers_between(max(0, passage.outer_start - 8), passage.outer_start):
        if _COLON.search(text[marker.start - 2 : marker.start]) or _COLON.search(
            text[marker.end : passage.outer_start]
        ):
            return marker
    return None


def _ends_clause(scene: Scene, passage: Passage, marker: Marker) -> bool:
    """True when nothing but the rest of the passage's sentence, or one sentence that points back to it, precedes the marker."""
    between = scene.masked[passage.outer_end : marker.start]
    if MASK in between or "\n\n" in between or scene.kinds[scene.passages.index(passage)] is not Kind.QUOTATION:
        return False
    unfinished = scene.document.text[passage.outer_end - 2 : passage.outer_end].strip("\"'”’»")[-1:] not in (
        ".",
        "!",
        "?",
    )
    return bool(
        _DEICTIC.fullmatch(between) or (unfinished and _REST.fullmatch(between) and between.rstrip()[-1:] in ".!?,;")
    )
