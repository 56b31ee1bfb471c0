"""What is wrong or missing in a document: faults of marks, notes and citations; quotations without speaker or
source.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotefind.catalogue import Catalogue
from quotefind.document import Document, Finding
from quotefind.extract import extract
from quotefind.model import Diagnostic, Kind, Quotation, Severity
from quotefind.text import line_column, to_source

SHOWN = 50
"""Characters of a quotation that name it in a message."""


def audit(document: Document, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every finding of a document, in order of place.

    Titles and terms need neither speaker nor source; a quotation within another has the outer one's source.
    """
    extraction = extract(document, catalogue)
    findings: dict[Finding, None] = {}
    for quotation in extraction.quotations:
        findings |= {_placed(document, d, quotation.id): None for d in quotation.diagnostics}
        if quotation.kind is Kind.QUOTATION:
            findings |= {_placed(document, d, quotation.id): None for d in _missing(quotation)}
    told = {(f.line, f.column, f.code) for f in findings}
    own = [_placed(document, d) for d in extraction.diagnostics]
    findings |= {f: None for f in own if (f.line, f.column, f.code) not in told}
    return tuple(sorted(findings, key=lambda f: (f.line, f.column, f.code, f.message)))


def _missing(quotation: Quotation) -> Iterator[Diagnostic]:
    start = quotation.text_start or 0
    words = " ".join(quotation.reading.split())
    shown = f"“{words[:SHOWN].rstrip()}…”" if len(words) > SHOWN else f"“{words}”"
    if not (quotation.attribution.speakers or quotation.attribution.note):
        yield Diagnostic(start, "no-speaker", f"nobody is named as the speaker of {shown}", Severity.NOTE)
    citation = quotation.citation
    if quotation.depth > 1:
        return
    if not (citation.work or citation.quoted_in or citation.printed or citation.note):
        yield Diagnostic(start, "no-source", f"no source is cited for {shown}", Severity.NOTE)
    elif not citation.pages and not citation.note:
        yield Diagnostic(start, "no-page", f"the source of {shown} is cited without a page", Severity.NOTE)


def _placed(document: Document, diagnostic: Diagnostic, quotation: str = "") -> Finding:
    line, column = line_column(document, to_source(diagnostic.start, document.source_map))
    return Finding(document.path, line, column, diagnostic.severity, diagnostic.code, diagnostic.message, quotation)
