"""The entries of a catalogue as frozen values: people, works and the records of documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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
