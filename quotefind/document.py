"""Documents as they are read, and what is found in them, as frozen values.

Positions are code points, half open.  ``Document.text`` is the canonical text: the decoded file itself for plain
text, the text without markup for Markdown and HTML.  ``Document.source_map`` leads from canonical to file positions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotefind.model import Diagnostic, Quotation, Severity, Span


class BlockKind(StrEnum):
    """What a block of a document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    NOTE = "note"
    VERSE = "verse"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, set-off quotation, list item or note text of a document, without the blanks around it.

    ``label`` is a note's number or sign ("12", "*"), else "".  ``level`` is a heading's rank from 1, a quote's depth
    from 1, else 0. ``cite`` is the address a ``<blockquote cite>`` gives, else "".
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    ``path`` is POSIX style, relative to the root it was found under.  ``blocks`` is empty where the format has none
    (plain text); the segmenter then finds them.  Note markers stand in ``text`` as ``[label]`` for Markdown and HTML.
    ``emphasis`` are italic runs. ``source_map`` pairs (canonical, source) positions, ascending, in force up to the
    next pair; of two pairs for one canonical position the first tells where what stands before it ends
    (``text.to_source_end``); empty means the two are the same. ``source_lines`` are the source positions at which
    lines 2, 3 … begin.
    """

    path: str
    text: str
    sha256: str
    title: str = ""
    format: str = "text"
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()
    emphasis: tuple[Span, ...] = ()
    source_map: tuple[tuple[int, int], ...] = ()
    source_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document gives: its quotations in order of start (an enclosing one first), and the document's own
    diagnostics.
    """

    quotations: tuple[Quotation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a review has to say of a document; line and column are of the source file, from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    quotation: str = ""
