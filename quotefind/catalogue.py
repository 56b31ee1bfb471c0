"""Look-up of people, works and document records by any name they go by; pure, built from values that readers bring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quotefind.model import DocumentRecord, Person, Work
from quotefind.text import fold


class Catalogue:
    """People, works and document records, found by id and by folded alias.

    Later entries replace earlier ones of the same id, so that a user's catalogue lies over the bundled one.
    """

    def __init__(self, people: Iterable[Person] = (), works: Iterable[Work] = (), documents: Iterable[DocumentRecord] = ()) -> None:
        self.people = {person.id: person for person in people}
        self.works = {work.id: work for work in works}
        self.documents = {record.sha256: record for record in documents}
        self._people_by_alias: dict[str, list[Person]] = defaultdict(list)
        self._works_by_title: dict[str, list[Work]] = defaultdict(list)
        for person in self.people.values():
            for alias in dict.fromkeys(fold(a) for a in (person.name, person.short, *person.aliases)):
                self._people_by_alias[alias].append(person)
        for work in self.works.values():
            for title in dict.fromkeys(fold(t) for t in (work.title, *work.short_titles)):
                self._works_by_title[title].append(work)

    def find_people(self, name: str) -> tuple[Person, ...]:
        """Everyone whose name, short name or alias equals ``name`` after folding."""
        return tuple(self._people_by_alias.get(fold(name), ()))

    def find_works(self, title: str, author_ids: Iterable[str] = ()) -> tuple[Work, ...]:
        """Every work whose title or short title equals ``title`` after folding, of these authors when any are given."""
        wanted = set(author_ids)
        return tuple(w for w in self._works_by_title.get(fold(title), ()) if not wanted or wanted & set(w.authors))
