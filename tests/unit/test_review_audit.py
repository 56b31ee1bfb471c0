"""The audit of a document: each fault once, in order of place, and what is missing of each quotation."""

from __future__ import annotations

import pytest

from quotefind.catalogue import Catalogue
from quotefind.readers.plain import plain_document
from quotefind.review.audit import audit


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nothing is quoted here.\n", []),
        ("Ada Brook wrote: “Weeds are honest plants indeed.” (Brook, The Walled Year, p. 42).\n", []),
        ("Ada Brook wrote: “Weeds are honest plants indeed.”\n", ["no-source"]),
        ("Ada Brook wrote: “Weeds are honest plants indeed.” (Brook, The Walled Year).\n", ["no-page"]),
        ("Ada Brook wrote: “Weeds are honest plants indeed.”[7]\n", ["missing-note"]),
        ("It was a “so-called” garden.\n", []),
    ],
)
def test_what_is_missing_is_told(text: str, wanted: list[str]) -> None:
    assert [f.code for f in audit(plain_document(text, "a.txt", "0"), Catalogue())] == wanted


def test_a_fault_is_told_once_with_its_place_and_quotation() -> None:
    text = "First.\n\nAda Brook said “this never ends, and nobody minds it at all.\n\nAnd this is another paragraph.\n"
    findings = audit(plain_document(text, "a.txt", "0"), Catalogue())
    (unclosed,) = [f for f in findings if f.code == "unclosed-mark"]
    assert (unclosed.line, unclosed.column) == (3, 16)
    assert unclosed.quotation
    assert findings == tuple(sorted(findings, key=lambda f: (f.line, f.column, f.code, f.message)))


def test_a_quotation_within_another_needs_no_source_of_its_own() -> None:
    text = "Ada Brook wrote: “Tom said to me, ‘Weeds are honest plants,’ and left.” (Brook, The Walled Year, p. 42).\n"
    assert "no-source" not in {f.code for f in audit(plain_document(text, "a.txt", "0"), Catalogue())}
