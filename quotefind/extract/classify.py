"""Passages → kinds."""

from __future__ import annotations

from quotefind.catalogue import Catalogue
from quotefind.extract.passage import Passage
from quotefind.model import Block, Document, Kind


def classify(document: Document, blocks: tuple[Block, ...], passages: tuple[Passage, ...], catalogue: Catalogue) -> tuple[Kind, ...]:
    """First version: more than two words make a quotation."""
    return tuple(Kind.QUOTATION if document.text[p.start : p.end].count(" ") > 1 else Kind.TERM for p in passages)
