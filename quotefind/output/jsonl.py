"""JSON Lines, schema 1 (DESIGN.md): one object a quotation, every name always there, absent values null."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TextIO

from quotefind.model import SCHEMA, Quotation
from quotefind.output.library import Library, Options

_RAW_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What json.dumps leaves as it is, though terminals obey it (C1), line readers split at it, it turns the line round on
the screen (UAX 9, explicit directional formatting), or UTF-8 cannot hold it.
"""


def to_object(quotation: Quotation) -> dict[str, object]:
    """A quotation as the object of the contract.

    ``speaker_id`` joins the ids as ``speaker`` joins the names, an unknown one being empty; null where none is known.
    """
    document, attribution, citation = quotation.document, quotation.attribution, quotation.citation
    return {
        "schema": SCHEMA,
        "id": quotation.id,
        "document": {
            "id": document.id,
            "path": document.path,
            "title": document.title or None,
            "sha256": document.sha256 or None,
        },
        "start": quotation.start,
        "end": quotation.end,
        "line": quotation.line,
        "column": quotation.column,
        "text": quotation.text,
        "reading": quotation.reading,
        "kind": quotation.kind.value,
        "layout": quotation.layout.value,
        "depth": quotation.depth,
        "parent": quotation.parent,
        "speaker": attribution.speaker,
        "speakers": list(attribution.speakers),
        "speaker_id": " and ".join(attribution.speaker_ids) if any(attribution.speaker_ids) else None,
        "speaker_note": attribution.note,
        "speaker_score": attribution.score if attribution.speakers or attribution.note else None,
        "speaker_rule": attribution.rule,
        "speaker_evidence": attribution.evidence,
        "work": citation.work,
        "work_id": citation.work_id,
        "volume": citation.volume,
        "pages": citation.pages,
        "quoted_in": citation.quoted_in,
        "quoted_in_id": citation.quoted_in_id,
        "note": citation.note,
        "citation": citation.printed,
        "citation_rule": citation.rule,
        "citation_evidence": citation.evidence,
        "diagnostics": [
            {"start": d.start, "code": d.code, "message": d.message, "severity": d.severity.value}
            for d in quotation.diagnostics
        ],
    }


def to_line(value: object) -> str:
    """A value as one line of JSON without its newline, readable and inert on a terminal."""
    return _RAW_CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(value, ensure_ascii=False))


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write one line a quotation, as they come."""
    for quotation in quotations:
        stream.write(to_line(to_object(quotation)) + "\n")
