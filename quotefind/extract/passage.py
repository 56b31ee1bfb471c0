"""The values that pass between the stages of extraction: a found passage, and the document seen with its passages."""

from __future__ import annotations

from dataclasses import dataclass

from quotefind.document import Block, Document
from quotefind.model import Diagnostic, Kind, Layout, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of quoted words as found: where it stands, not yet what it is.

    ``start``/``end`` exclude the outer marks and the blanks next to them; ``outer_start``/``outer_end`` include the
    marks. ``parent`` is the index of the enclosing passage in the tuple that ``find`` returns.  ``opening`` and
    ``closing`` are the marks as printed, "" where there is none (told by layout, or lost).  ``dropped`` are runs
    inside that a reader does not read: continuation marks, page headings, note markers.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 1
    parent: int | None = None
    layout: Layout = Layout.INLINE
    opening: str = ""
    closing: str = ""
    dropped: tuple[Span, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its blocks and passages (sorted by start, an enclosing one first) and their kinds, for the
    stages after finding.

    ``masked`` is the text with every depth-1 passage, marks included, replaced by as many ``MASK`` characters: what
    the document says in its own voice.
    """

    document: Document
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    kinds: tuple[Kind, ...]
    masked: str


MASK = "\x1a"
"""Stands for each character of another's words in ``Scene.masked``: no letter, no blank, no mark."""


def mask(text: str, passages: tuple[Passage, ...], kinds: tuple[Kind, ...]) -> str:
    """The text with the depth-1 quotations replaced; titles and terms are the document's own voice and stay."""
    parts, at = [], 0
    for passage, kind in zip(passages, kinds, strict=True):
        if passage.depth == 1 and kind is Kind.QUOTATION and passage.outer_start >= at:
            parts += [text[at : passage.outer_start], MASK * (passage.outer_end - passage.outer_start)]
            at = passage.outer_end
    return "".join([*parts, text[at:]])
