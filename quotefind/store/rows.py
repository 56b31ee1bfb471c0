"""Quotations as rows of the store and back; knows columns, not files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotefind.model import Attribution, Citation, Diagnostic, DocumentRef, Kind, Layout, Quotation, Span

KINDS = tuple(Kind)
LAYOUTS = tuple(Layout)

COLUMNS = (
    "number id document origin reading text kind layout depth parent start end line column text_start text_end "
    "speakers speaker_ids speaker_note speaker_score speaker_rule speaker_evidence speaker_start speaker_end "
    "printed cited_author work work_id volume pages quoted_in quoted_in_id note "
    "citation_rule citation_evidence candidates citation_start citation_end faults"
).split()
"""The columns of ``quotation`` in the order in which the functions below give and take them."""

SEPARATOR = "\x1f"
"""Between the values of a cell that holds several: the control character that ASCII set aside for it."""

_NO_ATTRIBUTION = Attribution()
_NO_CITATION = Citation()


def _join(values: Sequence[str]) -> str | None:
    return SEPARATOR.join(values) if any(values) else None


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _attribution_columns(attribution: Attribution) -> tuple[Any, ...]:
    if attribution == _NO_ATTRIBUTION:
        return (None,) * 8
    span = attribution.evidence_span
    return (
        _join(attribution.speakers),
        _join(attribution.speaker_ids or ("",) * len(attribution.speakers)),
        attribution.note,
        attribution.score,
        attribution.rule,
        attribution.evidence,
        span and span.start,
        span and span.end,
    )


def _citation_columns(citation: Citation) -> tuple[Any, ...]:
    if citation == _NO_CITATION:
        return (None,) * 14
    c = citation
    return (
        *(
            c.printed,
            c.author,
            c.work,
            c.work_id,
            c.volume,
            c.pages,
            c.quoted_in,
            c.quoted_in_id,
            c.note,
            c.rule,
            c.evidence,
        ),
        _join(c.candidates),
        c.evidence_span and c.evidence_span.start,
        c.evidence_span and c.evidence_span.end,
    )


def to_row(quotation: Quotation, number: int, document: int, origin: int | None) -> tuple[Any, ...]:
    """The row of a quotation, in the order of ``COLUMNS``."""
    q = quotation
    return (
        *(number, q.id, document, origin, q.reading, None if q.text == q.reading else q.text),
        *(KINDS.index(q.kind), LAYOUTS.index(q.layout), q.depth, q.parent),
        *(q.start, q.end, q.line, q.column, q.text_start, q.text_end),
        *_attribution_columns(q.attribution),
        *_citation_columns(q.citation),
        len(q.diagnostics),
    )


def names_of(quotation: Quotation) -> list[tuple[str, str, str]]:
    """The authors and works that a quotation stands under: kind of label, name, catalogue id or ""."""
    said, cited = quotation.attribution, quotation.citation
    return _names(said.speakers, said.speaker_ids, cited.work, cited.work_id, cited.quoted_in, cited.quoted_in_id)


def names_in(cells: Sequence[Any]) -> list[tuple[str, str, str]]:
    """The same of a row's cells speakers, speaker_ids, work, work_id, quoted_in, quoted_in_id."""
    speakers = _split(cells[0])
    return _names(speakers, _split(cells[1]) or ("",) * len(speakers), *cells[2:])


def _names(
    speakers: tuple[str, ...],
    ids: tuple[str, ...],
    work: str | None,
    work_id: str | None,
    other: str | None,
    other_id: str | None,
) -> list[tuple[str, str, str]]:
    people = [("author", name, entry) for name, entry in zip(speakers, ids, strict=True)]
    return people + [("work", title, entry or "") for title, entry in ((work, work_id), (other, other_id)) if title]


def from_row(row: Sequence[Any], reference: DocumentRef, diagnostics: tuple[Diagnostic, ...] = ()) -> Quotation:
    """The quotation of a row in the order of ``COLUMNS``."""
    _, id_, _, _, reading, text, kind, layout, depth, parent, start, end, line, column, text_start, text_end = row[:16]
    return Quotation(
        id=id_,
        document=reference,
        text=reading if text is None else text,
        reading=reading,
        kind=KINDS[kind],
        layout=LAYOUTS[layout],
        depth=depth,
        parent=parent,
        start=start,
        end=end,
        line=line,
        column=column,
        text_start=text_start,
        text_end=text_end,
        attribution=_attribution(row[16:24]),
        citation=_citation(row[24:38]),
        diagnostics=diagnostics,
    )


def _attribution(cells: Sequence[Any]) -> Attribution:
    speakers, ids, note, score, rule, evidence, start, end = cells
    if score is None:
        return _NO_ATTRIBUTION
    names = _split(speakers)
    span = None if start is None else Span(start, end)
    return Attribution(names, _split(ids) or ("",) * len(names), note, score, rule, evidence, span)


def _citation(cells: Sequence[Any]) -> Citation:
    if cells.count(None) == len(cells):
        return _NO_CITATION
    printed, author, work, work_id, volume, pages, quoted_in, quoted_in_id, note, rule, evidence = cells[:11]
    candidates, start, end = cells[11:]
    return Citation(
        *(printed, author, work, work_id, volume, pages, quoted_in, quoted_in_id, note, rule, evidence),
        candidates=_split(candidates),
        evidence_span=None if start is None else Span(start, end),
    )
