"""Note markers and note texts of a document, and which marker leads to which text.

A text's number may begin again with every chapter, so a marker's text is the next one of its label after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from quotefind.document import BlockKind
from quotefind.extract.passage import Scene
from quotefind.extract.scanning import find_from, find_in_lines
from quotefind.extract.sources.window import BLANK_LINE
from quotefind.model import Diagnostic, Span

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = str.maketrans(_RAISED, "0123456789")
_SIGN = r"[*†‡§¶]{1,3}"
_LABEL = rf"\d{{1,3}}[a-z]?|{_SIGN}"
_AFTER_WORDS = r"\w.,;:!?\"”’'»)"
MARKER = re.compile(
    rf"\[(?P<square>{_LABEL})\](?!\d)|(?P<raised>[{_RAISED}]{{1,3}})"
    rf"|\((?:(?<=[{_AFTER_WORDS}]\()|(?<=[\"”’'»] \())(?P<round>{_LABEL})\)"
    rf"|(?P<bare>[0-9](?<=[.,;:!?\"”’'»].)\d{{0,2}})(?=\s|\Z)"
    rf"|(?P<sign>[*†‡§¶](?<=[{_AFTER_WORDS}].)[*†‡§¶]{{0,2}})(?=[\s.,;:]|\Z)"
)
"""A marker, in the forms that pasted and printed texts have: [12] ¹² (12) said."12 said.*  Years have four digits and
are none, nor is the supplied century of "[19]17"."""
_BEGINS_MARKER = re.compile(rf"[\[(0-9*†‡§¶{_RAISED}]")
"""Digits one by one: asking of every letter whether it is one of any script's takes thrice as long."""

_TEXT = re.compile(
    rf"[ \t]*(?:\[(?P<square>{_LABEL})\][:.]?|(?P<raised>[{_RAISED}]{{1,3}})|\((?P<round>{_LABEL})\)"
    rf"|(?P<bare>\d{{1,3}})(?:[.)]|(?=[ \t]))|(?P<sign>{_SIGN}))[ \t]*(?=[^\W\d]|[\"“‘'«„(_*])"
)
_BEGINS_TEXT = re.compile(rf"\n(?=[ \t]*[\[(\d*†‡§¶{_RAISED}])")
_SECTION = re.compile(
    r"(?mi)[ \t#*_]*(?:foot|end)?(?:notes?|references|works cited|anmerkungen|fu(?:ß|ss)noten|endnoten|notas?"
    r"|примечания)(?: (?:to|and) [^\n]{1,40})?[ \t:*_]*\r?$"
)
_BEGINS_SECTION = re.compile(r"(?i)\n(?=[ \t#*_]*[fenrwaп])")
_BLANK_REACH = 40
"""Code points before a line in which its predecessor's end is sought: a blank line of a few spaces."""

_PAGE = 6000
"""Code points in which a sign's marker is sought above its text: two printed pages."""

_ORDERLY = 0.7
"""Share of markers that follow their predecessor by one from which on a document counts as numbered in order; a
numbered bibliography (one number for every citation of a work) has below half, the numbered notes of the articles and
essays above .95."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note's text: its label and where it stands without the label."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marker:
    """A note marker in running text; ``note`` is its text, None where the document has none."""

    label: str
    start: int
    end: int
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The markers and note texts of a document, each in order of place."""

    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()

    def note_at(self, position: int) -> Note | None:
        """The note text in which a position stands."""
        index = bisect_right(self.notes, position, key=attrgetter("start")) - 1
        return self.notes[index] if index >= 0 and position < self.notes[index].end else None

    def markers_between(self, start: int, end: int) -> tuple[Marker, ...]:
        """The markers that stand wholly between two places."""
        first = bisect_left(self.markers, start, key=attrgetter("start"))
        last = bisect_right(self.markers, end, first, key=attrgetter("end"))
        return self.markers[first:last]


def read_apparatus(scene: Scene) -> Apparatus:
    """Find markers and note texts and join them."""
    blocks = tuple(block for block in scene.blocks if block.kind is BlockKind.NOTE and block.label)
    named = {re.escape(block.label) for block in blocks if not re.fullmatch(_LABEL, block.label)}
    pattern = re.compile(rf"\[(?P<named>{'|'.join(sorted(named))})\]|{MARKER.pattern}") if named else MARKER
    printed = [
        (Marker(label, m.start(), m.end()), form)
        for m in find_from(_BEGINS_MARKER, pattern, scene.document.text)
        for label, form in [_label(m)]
    ]
    if scene.document.blocks:
        notes, labels_at = tuple(Note(block.label, block.start, block.end) for block in blocks), frozenset[int]()
    else:
        notes, labels_at = _note_texts(scene, [marker for marker, _ in printed])
    by_label: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_label[note.label].append(note)
    markers = [
        marker
        for marker, form in printed
        if marker.start not in labels_at and _is_marker(scene, marker, form, by_label)
    ]
    return Apparatus(tuple(_joined(markers, notes, by_label)), notes)


def _is_marker(scene: Scene, marker: Marker, form: str, labels: Collection[str]) -> bool:
    """Square and named ones always; the forms that other things share only where a note text of that label exists."""
    follows_word = scene.document.text[marker.start - 1 : marker.start].isalnum()
    return form in ("square", "named") or (form == "raised" and not follows_word) or marker.label in labels


def _label(match: re.Match[str]) -> tuple[str, str]:
    """The label of a match, and its form (the group's name)."""
    form, printed = next((name, value) for name, value in match.groupdict().items() if value)
    return printed.translate(_SUPERSCRIPT), form


# ── note texts ──────────────────────────────────────────────────────────────────────────────────────────


def _note_texts(scene: Scene, printed: Sequence[Marker]) -> tuple[tuple[Note, ...], frozenset[int]]:
    """The note texts of plain text in order, and the places of their labels (which are no markers)."""
    text = scene.document.text
    sections = _sections(scene)
    starts = tuple(_labels_of_texts(text, sections, printed))
    notes = []
    for (at, label, begin), (following, _, _) in zip(starts, [*starts[1:], (len(text), "", 0)], strict=False):
        paragraph = BLANK_LINE.search(text, begin)
        paragraph_end = paragraph.start() if paragraph else len(text)
        section = next((span for span in sections if span.start <= at < span.end), None)
        # In a section all up to the next label belongs to a note; its last, and one at a page's foot, is a paragraph.
        end = following if section and following < section.end else min(following, paragraph_end)
        notes.append(Note(label, begin, begin + len(text[begin:end].rstrip())))
    return tuple(notes), frozenset(at for at, _, _ in starts)


def _sections(scene: Scene) -> tuple[Span, ...]:
    """Runs of text under a heading such as "Notes", each up to the next heading."""
    text = scene.document.text
    headings = sorted(block.start for block in scene.blocks if block.kind is BlockKind.HEADING)
    found = []
    for match in find_in_lines(_BEGINS_SECTION, _SECTION, text):
        after = bisect_right(headings, match.end())
        found.append(Span(match.end(), headings[after] if after < len(headings) else len(text)))
    return tuple(found)


def _labels_of_texts(
    text: str, sections: tuple[Span, ...], printed: Sequence[Marker]
) -> Iterator[tuple[int, str, int]]:
    """Place of the label, label, and beginning of the words, of each note text.

    A bracketed or raised label that opens a paragraph is enough; "12." and "*" open lists too, so they need a section
    of notes, a number its predecessor, and a sign a marker above it.
    """
    last, current, style = 0, None, None
    for match in find_in_lines(_BEGINS_TEXT, _TEXT, text):
        label, form = _label(match)
        in_section = next((span for span in sections if span.start <= match.start() < span.end), None)
        if in_section != current:
            last, current, style = 0, in_section, None
        if form in ("square", "raised"):
            accepted = in_section is not None or _opens_paragraph(text, match.start())
        elif form == "sign":
            accepted = _opens_paragraph(text, match.start()) and _has_marker_above(printed, match.start(), label)
        else:
            # A wrapped line may begin with a page or a year's day: "…, pp. 3,\n4. See".
            accepted = (
                in_section is not None
                and style in (None, form)
                and (last == 0 or (label.isdecimal() and int(label) == last + 1))
            )
        if accepted:
            last, style = int(label) if label.isdecimal() else last, form
            yield match.start(form) - (form in ("square", "round")), label, match.end()


def _opens_paragraph(text: str, line_start: int) -> bool:
    """True when the line before is blank, or there is none."""
    before = text[max(0, line_start - _BLANK_REACH) : line_start].rstrip(" \t")
    return line_start == 0 or before.replace("\r\n", "\n").replace(" ", "").replace("\t", "").endswith("\n\n")


def _has_marker_above(printed: Sequence[Marker], at: int, sign: str) -> bool:
    """True when a sign stands as a marker within the page before its text."""
    first = bisect_left(printed, at - _PAGE, key=lambda marker: marker.start)
    last = bisect_left(printed, at, key=lambda marker: marker.start)
    return any(marker.label == sign for marker in printed[first:last])


# ── markers ──────────────────────────────────────────────────────────────────────────────────────────


def _joined(markers: Sequence[Marker], notes: tuple[Note, ...], by_label: Mapping[str, list[Note]]) -> Iterator[Marker]:
    """Each marker with its text: by chapter where all texts stand at the end, else the next text of its label, else
    the nearest before.
    """
    chapters = _chapters([marker.label for marker in markers])
    note_chapters = _chapters([note.label for note in notes])
    at_end = bool(markers and notes) and notes[0].start > markers[-1].start and chapters[-1] == note_chapters[-1]
    by_chapter = (
        {(chapter, note.label): note for chapter, note in zip(note_chapters, notes, strict=True)} if at_end else {}
    )
    for chapter, marker in zip(chapters, markers, strict=True):
        texts = by_label.get(marker.label, ())
        after = bisect_right(texts, marker.end, key=lambda note: note.start)
        nearest = texts[after] if after < len(texts) else texts[-1] if texts else None
        yield replace(marker, note=by_chapter.get((chapter, marker.label), nearest))


def _chapters(labels: Sequence[str]) -> list[int]:
    """For each label the number of times that the numbering has begun again before it."""
    chapters, chapter, last = [], 0, 0
    for label in labels:
        number = int(label) if label.isdecimal() else 0
        chapter += number == 1 and last > 1
        last = number or last
        chapters.append(chapter)
    return chapters


def faults_of(apparatus: Apparatus) -> Iterator[Diagnostic]:
    """Markers without a text, numbers used twice and numbers out of order."""
    for marker in apparatus.markers:
        if marker.note is None:
            yield Diagnostic(marker.start, "missing-note", f"note {marker.label} has no text in this document")
    numbered = [marker for marker in apparatus.markers if marker.label.isdecimal()]
    steps = [(int(before.label), marker) for before, marker in pairwise(numbered)]
    if sum(int(marker.label) == before + 1 for before, marker in steps) < _ORDERLY * len(steps):
        return
    seen = {int(marker.label) for marker in numbered[:1]}
    for before, marker in steps:
        number = int(marker.label)
        if number == 1 and before > 1:
            seen = set()
        elif number in seen:
            yield Diagnostic(marker.start, "duplicate-note", f"note {marker.label} is used twice")
        elif number < before:
            yield Diagnostic(marker.start, "note-out-of-order", f"note {marker.label} comes after note {before}")
        seen.add(number)
