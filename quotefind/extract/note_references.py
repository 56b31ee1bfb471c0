"""A note's text → the references in it, in order: several parted by ";", after "See", or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quotefind.extract.locators import LOCATOR
from quotefind.extract.notes import Apparatus, Note
from quotefind.extract.parenthetical import LONGEST_CITATION, read_citation
from quotefind.extract.passage import MASK, Scene
from quotefind.extract.window import window
from quotefind.model import Citation, Span

_LONGEST_NOTE = 6000
"""Code points of a note that are read: the longest of the essays has 2,500; a last note of a document may run on to its end."""

_PARTS = re.compile(r";\s+|(?<=[.)\]\d])\s+(?=(?:See|Cf\.|Compare|Quoted|Cited|For|And|But)\b)|\n\s*\n")
_GROUP = re.compile(r"\(([^()]{3,200})\)")


def references_of(scene: Scene, note: Note) -> tuple[Citation, ...]:
    """The references of a note with rule "note", evidence and place; empty for a note of prose."""
    words = window(scene, note.start, min(note.end, note.start + _LONGEST_NOTE))
    found, at = [], 0
    bounds = [*(match.span() for match in _PARTS.finditer(words.text)), (len(words.text), len(words.text))]
    for end, following in bounds:
        part = words.text[at:end]
        begin, at = at, following
        if MASK in part:
            continue
        groups = [(begin + m.start(1), m[1]) for m in _GROUP.finditer(part) if LOCATOR.search(m[1])]
        for start, content in [(begin, part[:LONGEST_CITATION]), *groups]:
            if citation := read_citation(content):
                span = Span(words.place(start), words.place(start + len(content.rstrip())))
                printed = scene.document.text[span.start : span.end]
                found.append(
                    replace(
                        citation, rule="note", printed=" ".join(printed.split()), evidence=printed, evidence_span=span
                    )
                )
                break
    return tuple(found)


def cites_at_start(note: Note, references: tuple[Citation, ...]) -> bool:
    """True when a note opens with its reference, so that this is the source of the words the note hangs on."""
    return (
        bool(references) and references[0].evidence_span is not None and references[0].evidence_span.start == note.start
    )


def references_in(scene: Scene, apparatus: Apparatus) -> Iterator[tuple[Citation, Note | None]]:
    """Every reference of the notes and of brackets in running text, with the note it stands in; passages' own not excluded."""
    for note in apparatus.notes:
        for citation in references_of(scene, note):
            yield citation, note
    for match in _GROUP.finditer(scene.masked):
        if LOCATOR.search(match[1]) and not apparatus.note_at(match.start()):
            words = window(scene, match.start(1), match.end(1))
            if citation := read_citation(words.text):
                span = Span(*match.span(1))
                yield replace(citation, rule="parenthesis", evidence=match[1], evidence_span=span), None
