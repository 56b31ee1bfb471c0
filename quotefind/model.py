"""Quotations and what is told and asked of them, as frozen values; imports nothing of ours and does nothing.

Documents are in document.py and catalogue entries in entry.py: a search, which has to start at once, needs neither.
Positions are code points, half open.  All are named tuples, each of which takes a start an eighth of the time of a
dataclass; ``_replace`` gives another value.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

SCHEMA = 1
"""Version of the JSON Lines contract (DESIGN.md)."""


class Kind(StrEnum):
    """What quoted words are: somebody's words, a work's name, or a word held up at arm's length."""

    QUOTATION = "quotation"
    TITLE = "title"
    TERM = "term"


class Layout(StrEnum):
    """How quoted words are set: within a sentence, as paragraphs of their own, or in a heading."""

    INLINE = "inline"
    BLOCK = "block"
    HEADING = "heading"


class Severity(StrEnum):
    """How grave a diagnostic is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A half-open run of code points."""

    start: int
    end: int


class Diagnostic(NamedTuple):
    """A fault or doubt in a document.

    ``start`` is canonical.  ``code`` is a short stable name such as "unclosed-mark"; ``message`` is one line, without
    the place.
    """

    start: int
    code: str
    message: str
    severity: Severity = Severity.WARNING


class DocumentRef(NamedTuple):
    """What a quotation tells of its document."""

    id: str
    path: str
    title: str
    sha256: str


class Attribution(NamedTuple):
    """Who said it, and why we think so.

    ``speakers`` are names (canonical short name where the catalogue knows the person, else as printed), empty when
    unknown; ``speaker_ids`` are their catalogue ids, "" where not in the catalogue, in the same order.  ``note`` is a
    description where the document gives no name ("one of his warders").  ``score`` is 0–1.  ``rule`` names the rule;
    ``evidence`` is the words it rests on and ``evidence_span`` where they stand.
    """

    speakers: tuple[str, ...] = ()
    speaker_ids: tuple[str, ...] = ()
    note: str | None = None
    score: float = 0.0
    rule: str | None = None
    evidence: str | None = None
    evidence_span: Span | None = None

    @property
    def speaker(self) -> str | None:
        """The speakers joined by " and ", or None."""
        return " and ".join(self.speakers) or None


class Citation(NamedTuple):
    """Where the document says the words come from: as printed, and as meant.

    ``work`` and ``quoted_in`` are titles as the document gives them (resolved through ibid. and short titles);
    ``work_id`` and ``quoted_in_id`` are catalogue ids where exactly one entry answers.  ``author`` is the author the
    citation names.  ``candidates`` are the ids between which the catalogue could not decide.  ``evidence`` is the
    words it rests on, ``evidence_span`` where they stand.
    """

    printed: str | None = None
    author: str | None = None
    work: str | None = None
    work_id: str | None = None
    volume: str | None = None
    pages: str | None = None
    quoted_in: str | None = None
    quoted_in_id: str | None = None
    note: str | None = None
    rule: str | None = None
    evidence: str | None = None
    candidates: tuple[str, ...] = ()
    evidence_span: Span | None = None

    @property
    def is_quoted_in(self) -> bool:
        """Whether it is to a work that reports the words, not to the speaker's own."""
        return bool(self.quoted_in or self.quoted_in_id)


class Quotation(NamedTuple):
    """Quoted words with all that is known of them; the unit of the store and of every output.

    ``start``/``end``/``line``/``column`` are of the source file (line and column from 1), None for rows of a
    collection; ``text_start``/``text_end`` are canonical, None for rows of a collection.  ``parent`` is the id of the
    enclosing quotation.
    """

    id: str
    document: DocumentRef
    text: str
    reading: str
    kind: Kind = Kind.QUOTATION
    layout: Layout = Layout.INLINE
    depth: int = 1
    parent: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    text_start: int | None = None
    text_end: int | None = None
    attribution: Attribution = Attribution()
    citation: Citation = Citation()
    diagnostics: tuple[Diagnostic, ...] = ()


# ── asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class Filters(NamedTuple):
    """Which quotations are meant; empty values do not narrow.

    ``author``, ``work`` and ``document`` are what the user typed.  ``kinds`` empty means all kinds.
    """

    author: str = ""
    work: str = ""
    document: str = ""
    kinds: tuple[Kind, ...] = ()
    with_page: bool = False
    uncited: bool = False


class Excerpt(NamedTuple):
    """Words around a place, of canonical text made readable: ``text`` with ``marked`` spans into it; cut ends are
    told by the flags.
    """

    text: str
    marked: tuple[Span, ...] = ()
    cut_before: bool = False
    cut_after: bool = False


class Match(NamedTuple):
    """A search hit: ``score`` 0–100; ``span`` is the matched run in ``quotation.reading``; ``variant`` tells how it
    differs, else "".
    """

    quotation: Quotation
    score: float
    span: Span
    excerpt: Excerpt
    variant: str = ""
