"""A passage of a document that answers a query → the sentences that do, shown as a quotation of the document itself."""

from __future__ import annotations

import re

from quotefind.model import DocumentRef, Kind, Quotation, Span
from quotefind.search.align import align
from quotefind.search.excerpt import readable
from quotefind.search.score import Asked
from quotefind.store import Store
from quotefind.text import line_column, to_source, words

_SENTENCE = r"\S(?:.|\n(?!\s*\n))*?(?:[.!?…]['’”\"»)\]]*(?=\s)|(?=\n\s*\n)|\Z)"


def quotation_at(store: Store, passage: int, asked: Asked) -> tuple[Quotation, Span]:
    """The sentences of a passage that the match touches, with no id and no speaker, and the match in their reading."""
    row, offset = store.place_of(passage)
    ((_, text),) = store.passages([passage])
    match = align(asked, text)
    start, end = _sentences(text, match)
    outline = store.outline(row.id)
    source = to_source(offset + start, outline.source_map)
    line, column = line_column(outline, source)
    reading = readable(text[start:end])
    quotation = Quotation(
        id="",
        document=DocumentRef(row.id, row.path, row.title, row.sha256),
        text=text[start:end],
        reading=reading,
        kind=Kind.QUOTATION,
        start=source,
        end=to_source(offset + end, outline.source_map),
        line=line,
        column=column,
        text_start=offset + start,
        text_end=offset + end,
    )
    return quotation, _same_words(text[start:end], reading, Span(match.start - start, match.end - start))


def _sentences(text: str, match: Span) -> tuple[int, int]:
    """Where the sentences that a run touches begin and end."""
    touched = [m.span() for m in re.finditer(_SENTENCE, text) if m.start() < match.end and m.end() > match.start]
    return (touched[0][0], touched[-1][1]) if touched else (match.start, match.end)


def _same_words(text: str, reading: str, span: Span) -> Span:
    """The run of a reading with the words that a run of the text has."""
    before, inside = len(words(readable(text[: span.start]))), len(words(readable(text[span.start : span.end])))
    found = words(reading)[before : before + inside]
    return Span(found[0][1], found[-1][2]) if found else Span(0, len(reading))
