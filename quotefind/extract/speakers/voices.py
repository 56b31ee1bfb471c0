"""A voice: what one speaker says, each quotation in it put down to a sign. The document is one, a quotation another."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from quotefind.document import Block, BlockKind
from quotefind.extract.passage import MASK, Scene
from quotefind.extract.speakers.names import Mention
from quotefind.extract.speakers.topics import BREAK, Topics, follow
from quotefind.model import Kind, Span

NOTE_BREAKS = 4
"""Paragraph breaks for which the beginning of a note, a text of its own, counts.

Of 2, 3 and 4 the last names most rightly when a document is left out of the learning.
"""
HEADING_BREAKS = 2
"""… and a heading that the markup tells: what it says belongs to what is below it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """``text`` with quotations as ``MASK`` and paragraph breaks as ``BREAK``; other line ends are blanks.

    ``cuts`` pairs (position here, position in the document), ascending; ``places`` gives for a passage's index its
    span here.
    ``starts`` and ``mentions`` are the names in this voice, in positions of this text, and ``names`` the same by where
    they start; ``topics`` whom it is about.
    """

    text: str
    cuts: tuple[list[int], list[int]]
    places: dict[int, Span]
    starts: list[int]
    mentions: list[Mention]
    names: dict[int, Mention]
    topics: Topics

    def source(self, position: int) -> int:
        """The document position of a position in this text."""
        here, there = self.cuts
        at = bisect_right(here, position) - 1
        return there[at] + position - here[at]

    def place(self, span: Span) -> Span:
        """Where a span of the document that no quotation covers stands in this text."""
        return _place(span.start, span.end, *self.cuts)


def voices(scene: Scene, mentions: list[Mention]) -> dict[int | None, Voice]:
    """The document's voice under None, and that of every passage which has passages within it."""
    children: dict[int | None, list[int]] = {None: []}
    for index, passage in enumerate(scene.passages):
        children.setdefault(passage.parent, []).append(index)
    ends = [block.end for block in scene.blocks]
    starts = [mention.start for mention in mentions]
    found = {}
    for parent, inside in children.items():
        if parent is None:
            whole = Span(0, len(scene.document.text))
        else:
            whole = Span(scene.passages[parent].start, scene.passages[parent].end)
        found[parent] = _voice(scene, whole, inside, ends, mentions, starts)
    return found


def _voice(
    scene: Scene, whole: Span, inside: list[int], ends: list[int], mentions: list[Mention], starts: list[int]
) -> Voice:
    text, passages = scene.document.text, scene.passages
    covers: list[tuple[int, int, str, int]] = []
    spoken = [i for i in inside if scene.kinds[i] is Kind.QUOTATION]
    at = whole.start
    for index in spoken:
        passage = passages[index]
        if passage.outer_start >= at:
            at = max(at, min(passage.outer_end, whole.end))
            covers.append((passage.outer_start, at, MASK, index))
    first = bisect_right(ends, whole.start)
    for number in range(first, len(ends) - 1):
        if ends[number] >= whole.end:
            break
        following = scene.blocks[number + 1]
        covers.append((ends[number], max(ends[number], following.start), BREAK * _breaks(following), -1))
    covers.sort(key=lambda c: (c[0], c[3] < 0))
    pieces: list[str] = []
    here, there = [0], [whole.start]
    places: dict[int, Span] = {}
    length, at = 0, whole.start
    kept: list[Mention] = []
    for start, end, sign, index in [*covers, (whole.end, whole.end, "", -2)]:
        if start < at:
            continue
        low = bisect_right(starts, at - 1)
        while low < len(starts) and starts[low] < start:
            m = mentions[low]
            shift = length - at
            kept.append(m.moved(shift))
            low += 1
        pieces += [_on_one_line(text[at:start]), sign]
        length += start - at
        if index >= 0:
            places[index] = Span(length, length + 1)
        length += len(sign)
        at = end
        here.append(length)
        there.append(at)
    joined = "".join(pieces)
    del pieces  # a long document must not be there twice while its names are followed
    for index in inside:
        if index not in places:
            places[index] = _place(passages[index].outer_start, passages[index].outer_end, here, there)
    names = {mention.start: mention for mention in kept}
    return Voice(joined, (here, there), places, [m.start for m in kept], kept, names, follow(joined, kept))


def _breaks(block: Block) -> int:
    """How many paragraph breaks the beginning of a block counts for."""
    if block.label:
        return NOTE_BREAKS
    return HEADING_BREAKS if block.kind is BlockKind.HEADING and block.level else 1


def _on_one_line(words: str) -> str:
    """Words with blanks for line ends, and for the voice's own signs where the document has such characters."""
    for sign in ("\r", "\n", MASK, BREAK):
        words = words.replace(sign, " ")
    return words


def _place(start: int, end: int, here: list[int], there: list[int]) -> Span:
    at = max(0, bisect_right(there, start) - 1)
    begin = here[at] + start - there[at]
    return Span(begin, begin + end - start)
