"""Rows of the program's own JSON Lines (DESIGN.md, schema 1) → the quotations they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotefind.model import (
    SCHEMA,
    Attribution,
    Citation,
    Diagnostic,
    DocumentRef,
    Kind,
    Layout,
    Quotation,
    Severity,
)
from quotefind.readers.fault import Fault

_JOINT = " and "
"""Between the names of several speakers, and between their ids."""


def is_own(row: Mapping[str, Any]) -> bool:
    """Whether a row is of the program's own making."""
    return "schema" in row and isinstance(row.get("document"), dict)


def own_quotation(line: int, row: Mapping[str, Any]) -> Quotation | Fault:
    """The quotation with its id and every field of the contract; ``line`` is the row's."""
    if row["schema"] != SCHEMA:
        return Fault(line, f"schema {row['schema']}, not {SCHEMA}", "export it again with this version")
    try:
        return _quotation(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Fault(line, f"not a row of schema {SCHEMA} ({type(error).__name__}: {error})", "export it again")


def _quotation(row: Mapping[str, Any]) -> Quotation:
    document = row["document"]
    return Quotation(
        id=_text(row, "id"),
        document=DocumentRef(
            _text(document, "id"), _text(document, "path"), document.get("title") or "", document.get("sha256") or ""
        ),
        text=_text(row, "text"),
        reading=row.get("reading") or _text(row, "text"),
        kind=Kind(row["kind"]),
        layout=Layout(row["layout"]),
        depth=int(row["depth"]),
        parent=row.get("parent"),
        start=_number(row, "start"),
        end=_number(row, "end"),
        line=_number(row, "line"),
        column=_number(row, "column"),
        attribution=_attribution(row),
        citation=Citation(
            printed=row.get("citation"),
            work=row.get("work"),
            work_id=row.get("work_id"),
            volume=row.get("volume"),
            pages=row.get("pages"),
            quoted_in=row.get("quoted_in"),
            quoted_in_id=row.get("quoted_in_id"),
            note=row.get("note"),
            rule=row.get("citation_rule"),
            evidence=row.get("citation_evidence"),
        ),
        diagnostics=tuple(
            Diagnostic(int(d["start"]), d["code"], d["message"], Severity(d["severity"]))
            for d in row.get("diagnostics") or ()
        ),
    )


def _attribution(row: Mapping[str, Any]) -> Attribution:
    speakers = tuple(map(str, row.get("speakers") or ()))
    ids = row["speaker_id"].split(_JOINT) if row.get("speaker_id") else [""] * len(speakers)
    if len(ids) != len(speakers):
        raise ValueError("as many speaker ids as speakers are due")
    return Attribution(
        speakers=speakers,
        speaker_ids=tuple(ids),
        note=row.get("speaker_note"),
        score=float(row.get("speaker_score") or 0),
        rule=row.get("speaker_rule"),
        evidence=row.get("speaker_evidence"),
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no string")
    return value


def _number(row: Mapping[str, Any], name: str) -> int | None:
    value = row.get(name)
    return None if value is None else int(value)
