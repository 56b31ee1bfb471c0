"""Stretches of a document around a passage, and where their sentences end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from quotefind.extract.passage import MASK, Scene

SENTENCE_END = re.compile(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|St|pp|ed|No)\.)(?<!\b(?:Mrs|vol)\.)(?<!\bp\.)[\"'”’)\]]*\s+(?=[A-ZÀ-Þ\"“‘'(_])"
    rf"|{MASK}\s+(?=[A-ZÀ-Þ])|\n\s*\n"
)
"""A full stop that is no abbreviation's, somebody else's words before a capital, or a blank line."""

BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
FINISHED = re.compile(r"[.!?…][\"'”’»]{0,3}\Z")
"""The end of words, marks included, that end a sentence."""

POINTS_BACK = re.compile(r"\s*(?:This|That|These|Such|So|Thus|Those)\b")
"""How a sentence begins that is about the words before it: "This was how Lind described it"."""


class Window(NamedTuple):
    """A stretch of a document with its italics between underscores, as plain text has them, and single line ends.

    ``places`` are the document's positions of its characters and of its end, empty where they run on from ``start``.
    """

    text: str
    start: int
    places: tuple[int, ...] = ()

    def place(self, index: int) -> int:
        """The document's position of a position in the window."""
        return self.places[index] if self.places else self.start + index


def window(scene: Scene, start: int, end: int, *, own_voice: bool = True) -> Window:
    """The document between two places, others' words masked in its own voice."""
    words = (scene.masked if own_voice else scene.document.text)[start:end]
    emphasis = scene.document.emphasis
    if not emphasis and "\r" not in words:
        return Window(words, start)
    marks: Counter[int] = Counter()
    for span in emphasis[bisect_left(emphasis, start, key=lambda span: span.end) :]:
        if span.start >= end:
            break
        marks.update((span.start, span.end))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate((*words, ""), start):
        characters += "_" * marks[place]
        places += [place] * marks[place]
        if character != "\r":
            characters.append(character)
            places.append(place)
    return Window("".join(characters), start, tuple(places))
