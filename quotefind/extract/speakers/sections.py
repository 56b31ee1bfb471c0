"""Whose words a section gives, as its heading tells: "Anna Rakin", "Rakin's Speech", "Letter of Orl to the Guild"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from quotefind.document import BlockKind
from quotefind.extract import lexicon as lex
from quotefind.extract.passage import Scene
from quotefind.extract.segment import PAGE_HEADING
from quotefind.extract.speakers.names import Entity, Mention
from quotefind.model import Span

REACH = 1000
"""Code points without words of its speaker's after which nobody can tell that a section of a plain text goes on."""
_BARE = re.compile(r"[\W\d_]*")
"""What may stand beside a name that is a whole heading: a number, marks, the years of a life."""
_ABOUT = frozenset("life history study chronicle picture question interview dialogue anecdotes".split())
"""Nouns after which "of Rakin" or "with Rakin" does not tell who wrote."""
_GENRE = rf"\b(?i:{'|'.join(sorted(lex.CUE_NOUNS - _ABOUT))})\b"
_OWN = re.compile(rf"[’']?s?(?:\W+\w+){{0,3}}?\W+{_GENRE}")
"""What follows the owner of words: "Rakin's last great Speech"."""
_FROM = re.compile(rf"(?:{_GENRE}\W+(?i:of|by|from)|\b(?i:from))\W+(?:(?i:the)\W+)?")
"""What stands before the one they come from: "Speech of", "Letter from the", "From the"."""


class Section(NamedTuple):
    """Who speaks in a section, None where its heading does not tell; whether that is a name and no more ("name"), or
    tells of words of his ("words"); and where in the document it stands.
    """

    speaker: Entity | None = None
    how: str = ""
    heading: Span = Span(0, 0)


UNTOLD = Section()


class Sections:
    """The sections of a document by the headings they stand under; ask in the order of the document."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention]) -> None:
        text = scene.document.text
        starts = [mention.start for mention in mentions]
        self._starts: list[int] = []
        self._heard: tuple[Entity | None, int] = (None, 0)
        self._levels: list[int] = []
        self._sections: list[Section] = []
        above: list[tuple[int, Section]] = []
        for block in scene.blocks:
            if block.kind is not BlockKind.HEADING or PAGE_HEADING.fullmatch(text, block.start, block.end):
                continue
            named = mentions[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            told = _told(text, block.start, block.end, named)
            while above and above[-1][0] >= block.level:
                above.pop()
            if told.speaker is None and above:
                told = above[-1][1]._replace(heading=told.heading)  # "1905" under "Anna Rakin"
            above.append((block.level, told))
            self._starts.append(block.start)
            self._levels.append(block.level)
            self._sections.append(told)
        self._speakers = {section.speaker for section in self._sections}

    def at(self, position: int) -> Section:
        """The section in which a position of the document lies."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return UNTOLD
        section, (speaker, heard) = self._sections[at], self._heard
        last = max(section.heading.end, heard) if speaker is section.speaker else section.heading.end
        if not self._levels[at] and position - last > REACH:
            return section._replace(speaker=None)
        return section

    def hear(self, speaker: Entity, end: int) -> None:
        """Take note of whose words end at a position: where they are its speaker's a section goes on."""
        if speaker in self._speakers:
            self._heard = speaker, end


def _told(text: str, start: int, end: int, named: Sequence[Mention]) -> Section:
    """What the heading between two positions tells, in which these are named."""
    heading = Span(start, end)
    from_whom = _FROM.search(text, start, end)
    for mention in named:
        entity = mention.entity
        if entity.kind in ("thing", "place"):
            continue
        if from_whom is not None and mention.start == from_whom.end():
            return Section(entity, "words", heading)
        if mention.possessive and _OWN.match(text, mention.end, end):
            return Section(entity, "words", heading)
        is_whole = _BARE.fullmatch(text, start, mention.start) and _BARE.fullmatch(text, mention.end, end)
        if is_whole and entity.likeness == "someone":
            return Section(entity, "name", heading)
    return Section(heading=heading)
