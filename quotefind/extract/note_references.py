"""A note's text → the references in it, in order: several parted by ";", after "See", or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quotefind.extract.locators import LOCATOR
from quotefind.extract.notes import Apparatus, Note
from quotefind.extract.parenthetical import LONGEST_CITATION, read_citation
from quotefind.extract.passage import MASK, Scene
from quotefind.extract.window import Window, window
from quotefind.model import Citation, Span

_LONGEST_NOTE = 6000
"""Code points of a note that are read: the longest of the essays has 2,500; a last note of a document may run on to
its end."""

_PARTS = re.compile(r";\s+|(?<=[.)\]\d])\s+(?=(?:See|Cf\.|Compare|Quoted|Cited|For|And|But)\b)|\n\s*\n")
_GROUP = re.compile(r"\(([^()]{3,200})\)")


def references_of(scene: Scene, note: Note) -> tuple[Citation, ...]:
    """The references of a note with rule "note", evidence and place; none from a note of prose."""
    words = window(scene, note.start, min(note.end, note.start + _LONGEST_NOTE))
    found, at = [], 0
    for end, following in [*(match.span() for match in _PARTS.finditer(words.text)), (len(words.text), 0)]:
        reference = _reference(scene, words, at, end)
        at = following
        if reference:
            found.append(reference)
    return tuple(found)


def _reference(scene: Scene, words: Window, start: int, end: int) -> Citation | None:
    """The reference that a part of a note is, or the first that stands in its brackets."""
    part = words.text[start:end]
    if MASK in part:
        return None
    groups = ((start + m.start(1), m[1]) for m in _GROUP.finditer(part) if LOCATOR.search(m[1]))
    for place, content in ((start, part[:LONGEST_CITATION].rstrip()), *groups):
        if citation := read_citation(content):
            span = Span(words.place(place), words.place(place + len(content)))
            printed = scene.document.text[span.start : span.end]
            joined = " ".join(printed.split())
            return replace(citation, rule="note", printed=joined, evidence=printed, evidence_span=span)
    return None


def opening_reference(scene: Scene, note: Note) -> Citation | None:
    """The reference with which a note opens: the source of the words the note hangs on."""
    references = references_of(scene, note)
    opening = references[0] if references else None
    return opening if opening and opening.evidence_span and opening.evidence_span.start == note.start else None


def references_in(scene: Scene, apparatus: Apparatus) -> Iterator[tuple[Citation, Note | None]]:
    """Every reference of the notes and of brackets in running text, with the note it stands in; passages' own not
    excluded.
    """
    for note in apparatus.notes:
        for citation in references_of(scene, note):
            yield citation, note
    for match in _GROUP.finditer(scene.masked):
        if LOCATOR.search(match[1]) and not apparatus.note_at(match.start()):
            words = window(scene, match.start(1), match.end(1))
            if bracketed := read_citation(words.text):
                span = Span(*match.span(1))
                yield replace(bracketed, rule="parenthesis", evidence=match[1], evidence_span=span), None
