"""The text of a marked-up file without its markup, made piece by piece with an exact way back to the file."""

from __future__ import annotations

import re

from quotefind.document import Block, BlockKind, Document
from quotefind.model import Span
from quotefind.readers.source import Source

_SEPARATOR = "\n\n"

_NOTES_HEADING = re.compile(
    r"(?:(?:foot|end)?notes?|references|works cited|anmerkungen|fu(?:ß|ss)noten|endnoten|notas?|примечания)[\s:.]*",
    re.IGNORECASE,
)
_PRINTED_LABEL = re.compile(r"(?:\[(\w{1,4}|[*†‡§]{1,3})\]|(\d{1,3})[.)]|([*†‡§]{1,3}))[:.]?\s+(?=\S)")
"""A note's number or sign as it is printed before its text, in figures of at most three digits: 1917 is a year."""


class Canonical:
    """Canonical text in the making: pieces of the source and words put in, blocks, emphasis, and the source map.

    Source positions may only grow from piece to piece.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: list[str] = []
        self._map: list[tuple[int, int]] = []
        self._blocks: list[Block] = []
        self._emphasis: list[Span] = []
        self._paragraph_part = 0
        self.paragraph_start = 0
        self._source_end = 0
        self._was_put = False
        self._in_notes = False
        self._is_separate = False
        self._written = 0

    @property
    def length(self) -> int:
        """Where the next words will stand."""
        return self._written + len(_SEPARATOR) * self._is_separate

    def copy(self, start: int, end: int) -> None:
        """Take a piece of the source as it stands."""
        if start < end:
            self._separate()
            if not self._map or self._was_put or start != self._source_end:
                self._map.append((self._written, start))
            self._append(self._source.text[start:end], end, was_put=False)

    def put(self, words: str, start: int, end: int) -> None:
        """Write words that stand for the piece of source ``start``–``end``, such as a character for its entity.

        Each of their characters leads to ``start``. A second pair for the position after them tells where the piece
        ends (``text.to_source_end``).
        """
        self._separate()
        self._put(words, start, end)

    def _put(self, words: str, start: int, end: int) -> None:
        for offset in range(len(words)):
            self._map.append((self._written + offset, start))
        self._append(words, end, was_put=True)
        self._map.append((self._written, end))

    def _append(self, words: str, source_end: int, *, was_put: bool) -> None:
        self._parts.append(words)
        self._written += len(words)
        self._source_end = source_end
        self._was_put = was_put

    def begin(self) -> None:
        """Begin a paragraph: apart from what stands before it."""
        self._is_separate |= bool(self._text_from(self._paragraph_part).strip())
        self._paragraph_part = len(self._parts) + self._is_separate
        self.paragraph_start = self.length

    def _separate(self) -> None:
        if self._is_separate:
            self._is_separate = False
            self._put(_SEPARATOR, self._source_end, self._source_end)

    def end(self, kind: BlockKind, level: int = 0, label: str = "", cite: str = "") -> Block | None:
        """End the paragraph begun last and make it a block; there is none when it is blank."""
        text = self._text_from(self._paragraph_part)
        words = text.strip()
        if not words:
            return None
        start = self.paragraph_start + len(text) - len(text.lstrip())
        block = Block(start, start + len(words), kind, level, label, cite)
        if kind is BlockKind.HEADING:
            self._in_notes = _NOTES_HEADING.fullmatch(words) is not None
        elif kind is BlockKind.NOTE or (self._in_notes and kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)):
            block = _as_note(block, words)
        self._blocks.append(block)
        return block

    def emphasise(self, start: int) -> None:
        """Mark what was written since ``start`` as italic."""
        if start < self.length:
            self._emphasis.append(Span(start, self.length))

    def text_of(self, block: Block) -> str:
        """The words of the block ended last."""
        text = self._text_from(self._paragraph_part)
        return text[block.start - self.paragraph_start : block.end - self.paragraph_start]

    def _text_from(self, part: int) -> str:
        return "".join(self._parts[part:])

    def document(self, title: str, format: str) -> Document:
        """The document that has been written."""
        if self._was_put:
            self._map.append((self._written, self._source_end))
        return Document(
            path=self._source.name,
            text="".join(self._parts),
            sha256=self._source.sha256,
            title=title or self._source.stem,
            format=format,
            encoding=self._source.encoding,
            blocks=tuple(self._blocks),
            emphasis=tuple(sorted(self._emphasis)),
            source_map=tuple(self._map),
            source_lines=self._source.lines(),
        )


def _as_note(block: Block, words: str) -> Block:
    """A note's paragraph: the number printed before it becomes its label and is no part of its words."""
    printed = _PRINTED_LABEL.match(words)
    label = next(filter(None, printed.groups())) if printed else block.label
    if not printed or block.label not in ("", label):
        return Block(block.start, block.end, BlockKind.NOTE, label=block.label)
    return Block(block.start + printed.end(), block.end, BlockKind.NOTE, label=label)
