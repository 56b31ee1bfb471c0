"""Plain text → blocks."""

from __future__ import annotations

import re

from quotefind.model import Block


def segment(text: str) -> tuple[Block, ...]:
    """Paragraphs separated by blank lines."""
    return tuple(Block(m.start(), m.end()) for m in re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", text, re.S))
