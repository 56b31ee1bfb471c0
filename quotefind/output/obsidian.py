"""Obsidian: notes with properties, callouts and links (help.obsidian.md: Properties, Callouts, Internal links).

``render`` writes one note of what is exported; ``notes`` gives a note for each quotation or author, for a folder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import TextIO

from quotefind.entry import Person
from quotefind.model import Quotation
from quotefind.output.jsonl import to_line
from quotefind.output.library import Library, Options
from quotefind.output.markdown import block_quote, escape
from quotefind.output.piles import Piles
from quotefind.output.sources import Sources
from quotefind.output.wording import provenance, source_line, speaker_name, speakers, work_title
from quotefind.wording import one_line, page_range

NAME_BYTES = 180
"""A note's name is cut here, in UTF-8: file systems take 255, of which the ending and a quotation's id need some."""

OPENING_WORDS = 6
"""Words of a quotation in the name of its note."""

NOBODY = "Unknown speaker"
"""The note of quotations whose speaker is not known."""

_NO_NAME = re.compile(r"[^\w\s.,'’“”()!–—-]|_")
"""What the name of a note may not hold, or Markdown, Obsidian or a file system would read as a mark."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces")."""


class NoteOf(StrEnum):
    """What a folder has a note of."""

    QUOTATION = "quotation"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a folder: its name without ending, safe as a file's name anywhere, and its text."""

    name: str
    lines: Iterator[str]


def note_name(text: str) -> str:
    """A text as the name of a note, "" where nothing of it is left.

    >>> note_name("What? A [History]"), note_name("../../etc/passwd"), note_name("con")
    ('What A History', 'etc passwd', 'con (name)')
    """
    words = _NO_NAME.sub(" ", unicodedata.normalize("NFC", one_line(text))).split()
    cut = " ".join(words).strip(". ").encode()[:NAME_BYTES].decode(errors="ignore").strip(". ")
    return f"{cut} (name)" if _DEVICE.match(cut) else cut


@lru_cache(maxsize=4096)
def link(name: str) -> str:
    """A link to the note of that name; the plain words where no name is left.

    >>> link("What? A [History]")
    '[[What A History]]'
    """
    cleaned = note_name(name)
    return f"[[{cleaned}]]" if cleaned else escape(name)


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a note: who speaks and which works are cited as properties, then a callout a quotation."""
    said_by: dict[str, None] = {}
    cited: dict[str, None] = {}
    with Piles() as piles:
        for quotation in quotations:
            said_by |= dict.fromkeys(_speaker_links(quotation, library))
            cited |= dict.fromkeys(_work_links(quotation, library))
            for line in _callout(quotation, library):
                piles.put("note", line)
        head = _properties({"tags": ["quotations"], "speakers": [*said_by], "works": [*cited]})
        stream.writelines(f"{line}\n" for line in chain(head, piles.take("note")))


def notes(quotations: Iterable[Quotation], library: Library, of: NoteOf, options: Options) -> Iterator[Note]:
    """The notes of a folder, each name once whatever its case; a quotation of several speakers is in the notes of all.

    Each note's lines have to be taken before the next note is asked for.
    """
    if of is NoteOf.AUTHOR:
        yield from _author_notes(quotations, library)
        return
    sources = Sources(library, options)
    for quotation in quotations:
        opening = " ".join(quotation.reading.split()[:OPENING_WORDS])
        name = note_name(f"{speaker_name(quotation, library) or NOBODY} – {opening}")
        yield Note(f"{name} ({quotation.id})", _quotation_note(quotation, library, sources))


def _quotation_note(quotation: Quotation, library: Library, sources: Sources) -> Iterator[str]:
    citation = quotation.citation
    source = sources.cited(quotation)
    yield from _properties(
        {
            "tags": ["quotation"],
            "speakers": _speaker_links(quotation, library),
            "works": _work_links(quotation, library),
            "volume": one_line(citation.volume) if citation.volume else None,
            "pages": page_range(citation.pages) if citation.pages else None,
            "citekey": source.key if source else None,
            "document": one_line(quotation.document.path),
            "line": quotation.line,
            "id": quotation.id,
        }
    )
    yield from _callout(quotation, library)


@dataclass(slots=True)
class _Author:
    name: str
    person: Person | None
    works: dict[str, None] = field(default_factory=dict)


def _author_notes(quotations: Iterable[Quotation], library: Library) -> Iterator[Note]:
    authors: dict[str, _Author] = {}
    with Piles() as piles:
        for quotation in quotations:
            for said_by, person in speakers(quotation, library) or [(NOBODY, None)]:
                name = note_name(said_by) or NOBODY
                author = authors.setdefault(name.casefold(), _Author(name, person))
                author.works |= dict.fromkeys(_work_links(quotation, library))
                for line in _callout(quotation, library):
                    piles.put(name.casefold(), line)
        for key, author in authors.items():
            yield Note(author.name, _author_note(author, piles.take(key)))


def _author_note(author: _Author, callouts: Iterator[str]) -> Iterator[str]:
    """An author's other names are aliases, so that a link by any of them leads here."""
    person = author.person
    aliases = dict.fromkeys((person.short, *person.aliases)) if person else {}
    others = [alias for alias in aliases if alias != author.name]
    yield from _properties({"tags": ["quotations"], "aliases": others, "works": [*author.works]})
    yield from callouts


def _properties(values: Mapping[str, object]) -> Iterator[str]:
    """The front matter: YAML whose values are JSON; what is unknown is not there."""
    yield "---"
    yield from (f"{name}: {to_line(value)}" for name, value in values.items() if value is not None)
    yield from ("---", "")


def _speaker_links(quotation: Quotation, library: Library) -> list[str]:
    return [link(name) for name, _ in speakers(quotation, library)]


def _work_links(quotation: Quotation, library: Library) -> list[str]:
    citation = quotation.citation
    titles = (
        work_title(citation.work_id, citation.work, library),
        work_title(citation.quoted_in_id, citation.quoted_in, library),
    )
    return [link(title) for title in titles if title]


def _callout(quotation: Quotation, library: Library) -> Iterator[str]:
    """The quotation's lines, its block id last, so that other notes can embed it."""
    said = " and ".join(_speaker_links(quotation, library))
    source = source_line(quotation, library, escape, lambda name: said or escape(name), link)
    yield "> [!quote]"
    yield from block_quote(quotation.reading).split("\n")
    yield ">"
    yield f"> — {source} ({escape(provenance(quotation))})"
    yield from ("", f"^q-{quotation.id}", "")
