"""Blocks → passages."""

from __future__ import annotations

import re

from quotefind.extract.passage import Passage
from quotefind.model import Block, Diagnostic, Document

_PAIR = re.compile(r"[“\"]\s*([^“”\"]+?)\s*[”\"]")


def find(document: Document, blocks: tuple[Block, ...]) -> tuple[tuple[Passage, ...], tuple[Diagnostic, ...]]:
    """First version: pairs of double marks within a block."""
    found = []
    for block in blocks:
        for m in _PAIR.finditer(document.text, block.start, block.end):
            found.append(Passage(m.start(1), m.end(1), m.start(), m.end(), opening=m[0][0], closing=m[0][-1]))
    return tuple(found), ()
