"""Every noun of the project as a frozen value; imports nothing of ours and does nothing.

Positions are code points, half open.  ``Document.text`` is the canonical text: the decoded file itself for plain
text, the text without markup for Markdown and HTML.  ``Document.source_map`` leads from canonical to file positions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


class BlockKind(StrEnum):
    """What a block of a document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    NOTE = "note"
    VERSE = "verse"
    CODE = "code"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, set-off quotation, list item or note text of a document, without the blanks around it.

    ``label`` is a note's number or sign ("12", "*"), else "".  ``level`` is a heading's rank from 1, a quote's depth
    from 1, else 0. ``cite`` is the address a ``<blockquote cite>`` gives, else "".
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault or doubt in a document.

    ``start`` is canonical.  ``code`` is a short stable name such as "unclosed-mark"; ``message`` is one line, without
    the place.
    """

    start: int
    code: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a review has to say of a document; line and column are of the source file, from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    quotation: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    ``path`` is POSIX style, relative to the root it was found under.  ``blocks`` is empty where the format has none
    (plain text); the segmenter then finds them.  Note markers stand in ``text`` as ``[label]`` for Markdown and HTML.
    ``emphasis`` are italic runs. ``source_map`` pairs (canonical, source) positions, ascending, in force up to the
    next pair; of two pairs for one canonical position the first tells where what stands before it ends
    (``text.to_source_end``); empty means the two are the same. ``source_lines`` are the source positions at which
    lines 2, 3 … begin.
    """

    path: str
    text: str
    sha256: str
    title: str = ""
    format: str = "text"
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()
    emphasis: tuple[Span, ...] = ()
    source_map: tuple[tuple[int, int], ...] = ()
    source_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """What a quotation tells of its document."""

    id: str
    path: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Attribution:
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


@dataclass(frozen=True, slots=True)
class Citation:
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


@dataclass(frozen=True, slots=True)
class Quotation:
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


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document gives: its quotations in order of start (an enclosing one first), and the document's own
    diagnostics.
    """

    quotations: tuple[Quotation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


# ── catalogue ───────────────────────────────────────────────────────────────────────────────────────────────────────


class PersonKind(StrEnum):
    """What sort of speaker or author an entry is."""

    PERSON = "person"
    BODY = "body"
    PERIODICAL = "periodical"


@dataclass(frozen=True, slots=True)
class Person:
    """A person, body or periodical that can speak or write.

    ``short`` is the canonical short name shown for a speaker ("Trotsky"); ``name`` the full one.  ``gender`` is "f",
    "m" or "".
    """

    id: str
    name: str
    short: str
    family: str = ""
    given: str = ""
    particle: str = ""
    aliases: tuple[str, ...] = ()
    kind: PersonKind = PersonKind.PERSON
    gender: str = ""
    born: str = ""
    died: str = ""
    sure: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a work; empty strings and None where not known."""

    id: str
    place: str = ""
    publisher: str = ""
    year: str = ""
    volumes: int | None = None
    pagetotal: int | None = None
    sure: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Original:
    """What a translated work was translated from."""

    title: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A citable work.

    ``type`` is a biblatex entry type in lower case (book, mvbook, inbook, article, pamphlet, newspaper …).
    ``authors``, ``editors`` and ``translators`` are catalogue ids of people where known there, else names as "Family,
    Given" or "{An Organisation}".  ``container`` is the id of the work this one stands in, or a title.  ``year`` is
    EDTF-like: "1932", "1932/1933".  ``dates`` keep "os" and "ns". ``key`` is a citation key pinned by an import.
    ``sure`` gives a confidence per field: high, medium, low, text, unknown; absent means high.  ``fields`` are what
    an import brought and no attribute holds.
    """

    id: str
    type: str
    title: str
    subtitle: str = ""
    short_titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    container: str = ""
    journal: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    series: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)
    edition: str = ""
    volumes: int | None = None
    pagetotal: int | None = None
    language: str = ""
    original: Original | None = None
    editions: tuple[Edition, ...] = ()
    url: str = ""
    doi: str = ""
    note: str = ""
    key: str = ""
    sure: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """The bibliographic record of a document, recognised by the SHA-256 of its bytes; ``work`` holds its
    bibliographic fields.
    """

    id: str
    sha256: str
    work: Work


# ── asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotations are meant; empty values do not narrow.

    ``author``, ``work`` and ``document`` are what the user typed.  ``kinds`` empty means all kinds.
    """

    author: str = ""
    work: str = ""
    document: str = ""
    kinds: tuple[Kind, ...] = ()
    with_page: bool = False
    uncited: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words around a place, of canonical text made readable: ``text`` with ``marked`` spans into it; cut ends are
    told by the flags.
    """

    text: str
    marked: tuple[Span, ...] = ()
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A search hit: ``score`` 0–100; ``span`` is the matched run in ``quotation.reading``; ``variant`` tells how it
    differs, else "".
    """

    quotation: Quotation
    score: float
    span: Span
    excerpt: Excerpt
    variant: str = ""
