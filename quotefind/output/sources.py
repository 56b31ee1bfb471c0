"""From quotations to the works behind them: one source a cited work or volume, one a citing document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from quotefind.entry import Work
from quotefind.model import DocumentRef, Quotation
from quotefind.output.keys import Keys, slug
from quotefind.output.library import Library, Options
from quotefind.output.names import parse
from quotefind.output.record import Record, record_of

UNCATALOGUED = "not in the catalogue"
"""The keyword of works of which only a document tells: reference managers show it, bibliographies do not print it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A record with its citation key; ``quoted_in`` are the keys of the works that quote it, as far as they have been
    met.
    """

    key: str
    record: Record
    quoted_in: tuple[str, ...] = ()


class Sources:
    """The sources of quotations, each once; memory grows with the works only."""

    def __init__(self, library: Library, options: Options) -> None:
        self._library = library
        works = (*library.works.values(), *(document.work for document in library.documents.values()))
        catalogued = {record.id: record for record in (record_of(work, library) for work in works)}
        self._keys = Keys(catalogued.values(), options.key)
        self._cited: dict[str, Record] = catalogued if options.every_work else {}
        self._quoted_in: dict[str, set[str]] = defaultdict(set)
        self._places: dict[tuple[str | None, ...], Source] = {}

    def cited(self, quotation: Quotation) -> Source | None:
        """The source in which the quotation's words stand on the cited page; None where no work is named.

        That is the reporting work where they are quoted second-hand.
        """
        citation = quotation.citation
        named = citation.work or citation.work_id
        if citation.is_quoted_in:
            place = self._work(citation.quoted_in_id, citation.quoted_in, None, citation.volume)
            if named:
                original = self._work(citation.work_id, citation.work, citation.author, None)
                self._quoted_in[original.record.id].add(place.key)
            return place
        return self._work(citation.work_id, citation.work, citation.author, citation.volume) if named else None

    def document(self, document: DocumentRef) -> Source:
        """The source that the quotation's document is itself."""
        asked = ("document", document.id)
        if asked not in self._places:
            known = self._library.documents.get(document.sha256)
            file = {"file": document.path}
            work = known.work if known else Work(document.id, "misc", document.title or document.path, fields=file)
            self._places[asked] = self._keep(record_of(work, self._library))
        return self._places[asked]

    def listed(self) -> list[Source]:
        """All that have been met, by key; with ``Options.every_work`` the library's other works and documents too."""
        sources = (
            Source(self._keys[record], record, tuple(sorted(self._quoted_in[record.id])))
            for record in self._cited.values()
        )
        return sorted(sources, key=lambda source: source.key)

    def _work(self, id: str | None, title: str | None, author: str | None, volume: str | None) -> Source:
        asked = (id, title, author, volume)
        if asked not in self._places:
            work = self._library.works.get(id or "") or _uncatalogued(title or id or "", author or "")
            self._places[asked] = self._keep(record_of(work, self._library, volume or ""))
        return self._places[asked]

    def _keep(self, record: Record) -> Source:
        record = self._cited.setdefault(record.id, record)
        return Source(self._keys[record], record)


def _uncatalogued(title: str, author: str) -> Work:
    """A work of which only a document tells; two of one author's family name, whose titles differ only in articles,
    case or accents, are one.
    """
    id = " ".join([*slug(parse(author).family), *slug(title)] if author else ["anon", *slug(title)])
    return Work(id, "misc", title, authors=(author,) if author else (), fields={"keywords": UNCATALOGUED})
