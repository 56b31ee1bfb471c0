"""Stretches of a document around a passage, and where their sentences end."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from quotefind.extract.passage import MASK, Scene

SENTENCE_END = re.compile(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|St|pp|ed|No)\.)(?<!\b(?:Mrs|vol)\.)(?<!\bp\.)[\"'”’)\]]*\s+(?=[A-ZÀ-Þ\"“‘'(_])"
    rf"|{MASK}\s+(?=[A-ZÀ-Þ])|\n\s*\n"
)
"""A full stop that is no abbreviation's, somebody else's words before a capital, or a blank line."""

FINISHED = re.compile(r"[.!?…][\"'”’»]{0,3}\Z")
"""The end of words, marks included, that end a sentence."""

POINTS_BACK = re.compile(r"\s*(?:This|That|These|Such|So|Thus|Those)\b")
"""How a sentence begins that is about the words before it: "This was how Lind described it"."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document with its italics marked by underscores, as plain text has them; ``inserted`` are the
    marks' places.
    """

    text: str
    start: int
    inserted: tuple[int, ...] = ()

    def place(self, index: int) -> int:
        """The document's position of a position in the window."""
        return self.start + index - sum(mark < index for mark in self.inserted)


def window(scene: Scene, start: int, end: int, *, own_voice: bool = True) -> Window:
    """The document between two places, others' words masked in its own voice."""
    source = scene.masked if own_voice else scene.document.text
    words = source[start:end]
    emphasis = scene.document.emphasis
    if not emphasis:
        return Window(words, start)
    first = bisect_left(emphasis, start, key=lambda span: span.end)
    marks: list[int] = []
    for span in emphasis[first:]:
        if span.start >= end:
            break
        marks += [place for place in (span.start, span.end) if start <= place <= end]
    parts, inserted, at = [], [], start
    for count, place in enumerate(marks):
        parts += [source[at:place], "_"]
        inserted.append(place - start + count)
        at = place
    return Window("".join([*parts, source[at:end]]), start, tuple(inserted))
