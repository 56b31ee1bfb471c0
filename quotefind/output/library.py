"""What renderers are given besides quotations: the catalogue's entries, and the user's wishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quotefind.catalogue import Catalogue
from quotefind.entry import DocumentRecord, Person, Work


@dataclass(frozen=True, slots=True)
class Library:
    """People and works by id, document records by SHA-256."""

    people: Mapping[str, Person] = field(default_factory=dict)
    works: Mapping[str, Work] = field(default_factory=dict)
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue) -> Library:
        """The entries of a catalogue."""
        return cls(catalogue.people, catalogue.works, catalogue.documents)


@dataclass(frozen=True, slots=True)
class Options:
    """How to render.

    ``annotate`` carries quotations in bibliographies.  ``ascii`` writes accents as LaTeX commands.  ``every_work`` adds
    the works of the library that no quotation cites.  ``key`` is the pattern of citation keys, of ``author``, ``year``
    and ``title``.
    """

    annotate: bool = False
    ascii: bool = False
    every_work: bool = False
    key: str = "{author}{year}{title}"
