"""A document's text as passages and its structure as a compressed blob, and back."""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Any

from quotefind.document import Block, BlockKind, Document
from quotefind.errors import NotFoundError
from quotefind.model import Span
from quotefind.store.schema import LONGEST_PASSAGE

if TYPE_CHECKING:
    from quotefind.store.read import Store

_PARAGRAPH_END = re.compile(r"\n\s*\n\s*|\Z")
_SENTENCE_END = re.compile(r"[.!?…]['’”\"»)\]]*\s+|\n")


def passages(text: str) -> list[tuple[int, str]]:
    """The text cut into pieces of at most ``LONGEST_PASSAGE`` with their positions; together they are the text.

    >>> passages("One.\\n\\nTwo.")
    [(0, 'One.\\n\\nTwo.')]
    """
    pieces, start = [], 0
    while len(text) - start > LONGEST_PASSAGE:
        end = _cut(text, start, start + LONGEST_PASSAGE)
        pieces.append((start, text[start:end]))
        start = end
    if start < len(text):
        pieces.append((start, text[start:]))
    return pieces


def _cut(text: str, start: int, limit: int) -> int:
    """Where to end a piece: after its last paragraph, else sentence, else blank, in its second half; else at the
    limit.
    """
    half = start + LONGEST_PASSAGE // 2
    for pattern in (_PARAGRAPH_END, _SENTENCE_END):
        ends = [m.end() for m in pattern.finditer(text, half, limit) if m.end() < limit]
        if ends:
            return ends[-1]
    blank = text.rfind(" ", half, limit)
    return limit if blank < 0 else blank + 1


def pack(document: Document) -> bytes:
    """What a document has besides its text and the columns, compressed."""
    structure = {
        "blocks": [(b.start, b.end, b.kind, b.level, b.label, b.cite) for b in document.blocks],
        "emphasis": [(span.start, span.end) for span in document.emphasis],
        "map": document.source_map,
        "lines": document.source_lines,
    }
    return zlib.compress(json.dumps(structure, separators=(",", ":")).encode(), 1)


def load(store: Store, id: str, *, with_text: bool = True) -> Document:
    """A document whole, or without its text; NotFoundError when there is none of this id."""
    row = store.row(
        "SELECT path, sha256, title, format, encoding, structure, first_passage, last_passage"
        " FROM document WHERE id = ?",
        (id,),
    )
    if row is None:
        raise NotFoundError(f"no document has the id “{id}”", "`quotefind documents` shows the ids")
    path, sha256, title, format, encoding, structure, first, last = row
    last = last if with_text else first
    found = store.rows("SELECT text FROM passage WHERE number >= ? AND number < ? ORDER BY number", (first, last))
    text = "".join(piece for (piece,) in found)
    return Document(path, text, sha256, title, format, encoding, **_unpack(structure))


def _unpack(structure: bytes | None) -> dict[str, Any]:
    if structure is None:
        return {}
    read = json.loads(zlib.decompress(structure))
    return {
        "blocks": tuple(Block(s, e, BlockKind(kind), *rest) for s, e, kind, *rest in read["blocks"]),
        "emphasis": tuple(Span(*pair) for pair in read["emphasis"]),
        "source_map": tuple((canonical, source) for canonical, source in read["map"]),
        "source_lines": tuple(read["lines"]),
    }
