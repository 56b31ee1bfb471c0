"""From quotations to the works behind them: one source a cited work or volume, one a citing document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from quotefind.model import DocumentRef, Quotation, Work
from quotefind.output.keys import assign, slug
from quotefind.output.library import Library, Options
from quotefind.output.record import Record, record_of
from quotefind.text import identify


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of a bibliography to be: its citation key, its record, and the keys of the works that quote it."""

    key: str
    record: Record
    quoted_in: tuple[str, ...] = ()


class Sources:
    """The sources of the quotations that have been added, each once; memory grows with the works only."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._records: dict[str, Record] = {}
        self._quoted_in: dict[str, set[str]] = defaultdict(set)
        self._ids: dict[tuple[str | None, ...], str] = {}

    def add(self, quotation: Quotation) -> str | None:
        """Note the works a quotation cites, and its document.

        Gives the id of the record in which its words stand on the cited page: the reporting work where they are quoted
        second-hand.  None where no work is named.
        """
        self._document(quotation.document)
        citation = quotation.citation
        named = citation.work or citation.work_id
        if citation.quoted_in or citation.quoted_in_id:
            place = self._work(citation.quoted_in_id, citation.quoted_in, None, citation.volume)
            if named:
                self._quoted_in[self._work(citation.work_id, citation.work, citation.author, None)].add(place)
            return place
        return self._work(citation.work_id, citation.work, citation.author, citation.volume) if named else None

    def listed(self, options: Options) -> list[Source]:
        """The sources by key; with ``options.every_work`` the library's other works and documents too."""
        works = (*self._library.works.values(), *(document.work for document in self._library.documents.values()))
        catalogued = {record.id: record for record in (record_of(work, self._library) for work in works)}
        keys = assign((catalogued | self._records).values(), options.key)
        wanted = catalogued | self._records if options.every_work else self._records
        sources = (
            Source(keys[id], record, tuple(sorted(keys[place] for place in self._quoted_in[id])))
            for id, record in wanted.items()
        )
        return sorted(sources, key=lambda source: source.key)

    def _work(self, id: str | None, title: str | None, author: str | None, volume: str | None) -> str:
        asked = (id, title, author, volume)
        if asked not in self._ids:
            known = self._library.works.get(id or "")
            work = known or _uncatalogued(title or id or "", author or "")
            record = record_of(work, self._library, volume or "", is_catalogued=known is not None)
            self._ids[asked] = self._records.setdefault(record.id, record).id
        return self._ids[asked]

    def _document(self, document: DocumentRef) -> None:
        asked = ("document", document.id)
        if asked not in self._ids:
            known = self._library.documents.get(document.sha256)
            file = {"file": document.path}
            work = known.work if known else Work(document.id, "misc", document.title or document.path, fields=file)
            record = record_of(work, self._library, is_catalogued=known is not None)
            self._ids[asked] = self._records.setdefault(record.id, record).id


def _uncatalogued(title: str, author: str) -> Work:
    """A work of which only a document tells; two whose names differ only in articles, case or accents are one."""
    id = identify("uncatalogued", *slug(author), "", *slug(title))
    return Work(id, "misc", title, authors=(author,) if author else (), note="not in the catalogue")
