"""Quotations and a library for the tests of the renderers."""

from __future__ import annotations

import io
from collections.abc import Iterable

from quotefind.entry import DocumentRecord, Original, Person, PersonKind, Work
from quotefind.model import Attribution, Citation, Diagnostic, DocumentRef, Kind, Quotation
from quotefind.output import Library, Options, renderer

LETTERS = DocumentRef("d1", "talks/letters.txt", "Letters from the Coast", "ab12")
LOGBOOK = DocumentRef("d2", "logbook.md", "", "cd34")

LIBRARY = Library(
    people={
        "maris": Person("maris", "Ilse Maris", "Maris", family="Maris", given="Ilse", gender="f"),
        "guild": Person("guild", "Guild of Rope and Sail", "the Guild", kind=PersonKind.BODY),
        "anders": Person("anders", "Jon van der Anders", "Anders", family="Anders", given="Jon", particle="van der"),
    },
    works={
        "maris-tides": Work(
            "maris-tides",
            "mvbook",
            "A History of the Tides",
            short_titles=("Tides",),
            authors=("maris",),
            translators=("Berg, Tom",),
            place="London",
            publisher="Rope and Sons",
            year="1932/1933",
            volumes=3,
            language="en",
            original=Original("Istorija prilivov", "Berlin", "Granit", "1931", "ru"),
            sure={"translators": "medium"},
        ),
        "anders-harbour": Work(
            "anders-harbour",
            "book",
            "The Harbour Book",
            authors=("anders",),
            year="1976",
            publisher="Norton & Co",
            place="New York",
        ),
    },
    documents={
        "ab12": DocumentRecord(
            "letters",
            "ab12",
            Work("letters", "article", "Letters from the Coast", journal="Coastal Review", year="2001"),
        )
    },
)

CITED = Quotation(
    "q1aaaa",
    LETTERS,
    "The tide\nwaits for *no* guild",
    "The tide waits for *no* guild",
    start=10,
    end=39,
    line=3,
    column=5,
    text_start=10,
    text_end=39,
    attribution=Attribution(("Maris",), ("maris",), score=0.9, rule="citation", evidence="Maris, Tides"),
    citation=Citation(
        printed="(Tides, vol. III, pp. 26-7)",
        author="Maris",
        work="Tides",
        work_id="maris-tides",
        volume="III",
        pages="26-7",
        rule="parenthesis",
        evidence="(Tides, vol. III, pp. 26-7)",
    ),
)
SECONDHAND = Quotation(
    "q2bbbb",
    LETTERS,
    "nobody sails alone",
    "nobody sails alone",
    kind=Kind.QUOTATION,
    depth=2,
    parent="q1aaaa",
    start=50,
    end=68,
    line=4,
    column=1,
    attribution=Attribution(("Maris", "Otto Falk"), ("maris", ""), score=0.5, rule="verb", evidence="said"),
    citation=Citation("(quoted in Anders, p. 253)", quoted_in="Harbour", quoted_in_id="anders-harbour", pages="253"),
    diagnostics=(Diagnostic(50, "unclosed-mark", "a quotation mark is never closed"),),
)
UNKNOWN = Quotation(
    "q3cccc",
    LOGBOOK,
    "first paragraph\n\nsecond paragraph",
    "first paragraph\n\nsecond paragraph",
    kind=Kind.TERM,
    attribution=Attribution(note="one of the crew", score=0.3),
)
NAMED_ONLY = Quotation(
    "q4dddd",
    LOGBOOK,
    "salt keeps",
    "salt keeps",
    line=9,
    attribution=Attribution(("Falk",), ("",), score=1.0),
    citation=Citation("Falk, On Salt, p. 7", author="Falk", work="On Salt", pages="7"),
)
SAMPLES = (CITED, SECONDHAND, UNKNOWN, NAMED_ONLY)


def rendered(
    format: str, quotations: Iterable[Quotation] = SAMPLES, library: Library = LIBRARY, options: Options | None = None
) -> str:
    """What a format's renderer writes."""
    stream = io.StringIO(newline="")
    renderer(format)(quotations, library, stream, options or Options(annotate=True))
    return stream.getvalue()
