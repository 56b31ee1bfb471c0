"""A note's text → the references in it, in order: several parted by ";", after "See", or in brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from quotefind.extract.passage import MASK, Scene
from quotefind.extract.sources.locators import LOCATOR
from quotefind.extract.sources.notes import Apparatus, Note
from quotefind.extract.sources.parenthetical import LONGEST_CITATION, read_citation
from quotefind.extract.sources.window import Window, window
from quotefind.model import Citation, Span

_LONGEST_NOTE = 6000
"""Code points of a note that are read: the longest of the essays has 2,500; a last note of a document may run on to
its end."""

_PARTS = re.compile(r";\s+|(?<=[.)\]\d])\s+(?=(?:See|Cf\.|Compare|Quoted|Cited|For|And|But)\b)|\n\s*\n")
_GROUP = re.compile(r"\(([^()]{3,200})\)")


def opening_reference(scene: Scene, note: Note) -> Citation | None:
    """The reference with which a note opens: the source of the words the note hangs on."""
    opening = next(iter(_references_of(scene, note)), None)
    return opening if opening and opening.evidence_span and opening.evidence_span.start == note.start else None


def references_in(scene: Scene, apparatus: Apparatus, known: Collection[int]) -> Iterator[Citation]:
    """Every reference of the notes and of brackets in running text, but those that begin at known places."""
    for note in apparatus.notes:
        yield from _references_of(scene, note, known)
    for match in _GROUP.finditer(scene.masked):
        is_known = match.start() in known or match.start(1) in known
        if not is_known and LOCATOR.search(match[1]) and not apparatus.note_at(match.start()):
            words = window(scene, match.start(1), match.end(1))
            if citation := read_citation(words.text):
                yield _at(scene, citation, "parenthesis", *match.span(1))


def _references_of(scene: Scene, note: Note, known: Collection[int] = ()) -> Iterator[Citation]:
    """The references of a note with rule "note", evidence and place; none from a note of prose."""
    words = window(scene, note.start, min(note.end, note.start + _LONGEST_NOTE))
    start = 0
    for end, following in [*(match.span() for match in _PARTS.finditer(words.text)), (len(words.text), 0)]:
        if words.place(start) not in known and (reference := _reference(scene, words, start, end)):
            yield reference
        start = following


def _reference(scene: Scene, words: Window, start: int, end: int) -> Citation | None:
    """The reference that a part of a note is, or the first that stands in its brackets."""
    part = words.text[start:end]
    if MASK in part:
        return _with_marked_title(scene, words.place(start), words.place(end))
    groups = ((start + m.start(1), m[1]) for m in _GROUP.finditer(part) if LOCATOR.search(m[1]))
    for place, content in ((start, part[:LONGEST_CITATION].rstrip()), *groups):
        if citation := read_citation(content):
            return _at(scene, citation, "note", words.place(place), words.place(place + len(content)))
    return None


def _with_marked_title(scene: Scene, start: int, end: int) -> Citation | None:
    """A reference whose title in quotation marks was taken for somebody's words; an author must stand before it."""
    words = window(scene, start, min(end, start + LONGEST_CITATION), own_voice=False)
    content = words.text.rstrip()
    citation = read_citation(content)
    if citation and (citation.author or citation.quoted_in):
        return _at(scene, citation, "note", start, words.place(len(content)))
    return None


def _at(scene: Scene, citation: Citation, rule: str, start: int, end: int) -> Citation:
    words = scene.document.text[start:end]
    span = Span(start, end)
    return citation._replace(rule=rule, printed=" ".join(words.split()), evidence=words, evidence_span=span)
