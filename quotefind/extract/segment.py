"""Plain text → blocks: paragraphs, headings, set-off passages, verse, list items and note texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from quotefind.document import Block, BlockKind

WRAP_WIDTH = 90
"""Longest line of hard-wrapped text (DESIGN.md); Project Gutenberg wraps at 65–75."""
WRAP_SAMPLE = 4000
"""Line ends from which a document's way of setting paragraphs is read: the first hundred pages decide."""
WRAPPED_SHARE = 0.5
"""Share of line ends within a sentence above which lines are wrapped: .85–1 in the essays, below .1 in the articles."""
HEADING_LENGTH = 100
"""Longest heading; the longest in the five articles has 76 characters."""
SET_OFF_INDENT = 2
"""Least indent, in columns, of a set-off passage."""
INTRODUCED_INDENT = 4
"""Least indent, in columns, of a set-off passage of one line, which must be introduced by a colon."""
VERSE_WIDTH = 55
"""Longest verse line, in columns: prose wraps at 65 and more, an heroic couplet has 45."""

PAGE_HEADING = re.compile(r"\[(?:Page|Pg|p\.)\s*\d+[^\]\n]{0,120}\]|(?:Page\s+)?\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]")
"""A line which the printer put between two pages: "[Page 183: Address of the Earl]", "17", "- 17 -"."""

_LINE = re.compile(r"\S[^\r\n]*")
_NOTE_LABEL = re.compile(
    r"\[(?:Footnote\s+)?(?P<sign>\d{1,4}|[*†‡§]{1,3}|[a-z])(?:\]:?|:)[ \t]*(?=\S)"
    r"|(?i:foot|end)?(?i:note)s?[ \t]+(?P<number>\d{1,4}|[IVXLC]{1,6})[ \t]*[:.][ \t]*(?=\S)"
    r"|(?P<star>[*†‡§]{1,3})[ \t]+(?=\S)"
)
_LABEL_LETTERS = "FfEeNn"
"""First letters of the words footnote, endnote and note."""
_NUMBERED = re.compile(r"\^?\(?(?P<number>\d{1,4})[.):]?[ \t]+(?=\S)")
_NOTES_TITLE = re.compile(r"(?i)[^\w\n]*(?:(?:foot|end)?notes|references|anmerkungen)\W*")
_BULLET = re.compile(r"(?:[•◦▪‣·●]|[-*+](?=[ \t]))[ \t]*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]\d*_]*$|[\"”»’)\]]$")
_MID_SENTENCE = re.compile(r"[\w,;–—-]$")
_GOES_ON = re.compile(r"[(\[]?[a-zß-öø-ÿ]")
_NAMED_HEADING = re.compile(r"(?:(?i:chapter|part|book|section|appendix|volume|act|scene)\b.{0,80}|[IVXLC]+\.?)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Line(NamedTuple):
    """A line with something on it: its extent without blanks, its indent, and whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    after_blank: bool


def segment(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text in order, without the blanks around them.

    Whether lines are wrapped or are paragraphs is decided once for the document.  A note's label ("[12]") and a list
    item's sign stand before its block, not in it.  Linear; any text is accepted.
    """
    wrapped = is_wrapped(text)
    blocks: list[Block] = []
    in_notes = False
    for group in _groups(text, wrapped):
        block = _block(text, group, wrapped, in_notes)
        if block.kind is BlockKind.PARAGRAPH and blocks and _is_introduced(text, group, blocks[-1]):
            block = Block(block.start, block.end, BlockKind.QUOTE, level=1)
        if _NOTES_TITLE.fullmatch(text, group[0].start, group[0].end) and len(group) == 1:
            in_notes = True
        blocks.append(block)
    return tuple(blocks)


def is_wrapped(text: str) -> bool:
    """True when the lines of a document are wrapped, so that blank lines or indents part its paragraphs."""
    inside = ends = 0
    before: Line | None = None
    for line in islice(_lines(text), WRAP_SAMPLE):
        if before is not None and not line.after_blank:
            ends += 1
            width = before.indent + before.end - before.start
            inside += width <= WRAP_WIDTH and not _SENTENCE_END.search(
                text, max(before.start, before.end - 8), before.end
            )
        before = line
    return inside > WRAPPED_SHARE * ends


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        blanks = text[at:start]
        if blanks == "\n":  # as before most lines
            indent, breaks = 0, 1
        else:
            indent = len(blanks) - 1 - max(blanks.rfind("\n"), blanks.rfind("\r"))
            breaks = blanks.count("\n") or blanks.count("\r")
        printed = start + len(match[0].rstrip()) if text[end - 1].isspace() else end
        yield Line(start, printed, indent, at > 0 and breaks > 1)
        at = end


def _groups(text: str, wrapped: bool) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in _lines(text):
        if group and _parts(text, group, line, wrapped):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parts(text: str, group: list[Line], line: Line, wrapped: bool) -> bool:
    """True when ``line`` begins a new block after ``group``."""
    lettered = text[line.start].isalpha()
    if line.after_blank or (not lettered and _BULLET.match(text, line.start, line.end)):
        return True
    before = group[-1]
    if not wrapped:  # A stray break in mid-sentence is mended: articles/000 lines 30–31.
        mends = _MID_SENTENCE.search(text, before.end - 1, before.end) and _GOES_ON.match(text, line.start)
        return not mends
    if (not lettered or text[line.start] in _LABEL_LETTERS) and _NOTE_LABEL.match(text, line.start, line.end):
        return True
    return (
        line.indent >= before.indent + SET_OFF_INDENT
        and len(group) > 1
        and bool(_SENTENCE_END.search(text, max(before.start, before.end - 8), before.end))
    )


def _block(text: str, group: list[Line], wrapped: bool, in_notes: bool) -> Block:
    start, end = group[0].start, group[-1].end
    note = _NOTE_LABEL.match(text, start, end) or (_NUMBERED.match(text, start, end) if in_notes else None)
    if note and note.end() < end:
        label = next(g for g in note.groups() if g is not None)
        return Block(note.end(), end, BlockKind.NOTE, label=label)
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        return Block(bullet.end(), end, BlockKind.LIST_ITEM)
    if len(group) == 1 and is_heading(text[start:end]):
        return Block(start, end, BlockKind.HEADING)
    if wrapped and len(group) > 1:
        if _is_verse(text, group):
            return Block(start, end, BlockKind.VERSE)
        if min(line.indent for line in group) >= SET_OFF_INDENT:
            return Block(start, end, BlockKind.QUOTE, level=1)
    return Block(start, end, BlockKind.NOTE if in_notes else BlockKind.PARAGRAPH)


def _is_introduced(text: str, group: list[Line], before: Block) -> bool:
    """True for a sentence on one indented line between blank ones, below a colon: "As the rule has it:"."""
    line = group[0]
    if len(group) > 1 or not line.after_blank or text[before.end - 1] != ":" or not text[line.start].isupper():
        return False
    indent = len(text[line.start - line.indent : line.start].expandtabs(INTRODUCED_INDENT))
    ending = _SENTENCE_END.search(text, max(line.start, line.end - 8), line.end)
    return indent >= INTRODUCED_INDENT and ending is not None


def _is_verse(text: str, group: list[Line]) -> bool:
    """True when every line begins with a capital or mark and is short: prose would have filled it."""
    return all(
        line.end - line.start <= VERSE_WIDTH and not text[line.start].islower() and not text[line.start].isdigit()
        for line in group
    ) and any(_MID_SENTENCE.search(text, line.end - 1, line.end) for line in group[:-1])


def is_heading(line: str) -> bool:
    """True for a line that stands as a heading: short, without the full stop of a sentence, or so named.

    >>> [is_heading(s) for s in ("The road to power", "He said:", "No, sir.", "“We Chose Bread…”", "CHAPTER IV.")]
    [True, False, False, True, True]
    """
    if len(line) > HEADING_LENGTH or not (line[0].isupper() or not line[0].isalnum() or line[0].isdigit()):
        return False
    if PAGE_HEADING.fullmatch(line) or _NAMED_HEADING.fullmatch(line):
        return True
    last = line.rstrip("\"'”’»)]_*")[-1:]
    if last.isalnum():
        return last == line[-1] or _is_title_case(line)
    return (last in "?!…" or line.endswith("...")) and _is_title_case(line)


def _is_title_case(line: str) -> bool:
    words = _LONG_WORD.findall(line)
    return len(words) > 1 and all(word[0].isupper() for word in words)
