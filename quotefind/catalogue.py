"""Look-up of people, works and document records by any name they go by; pure, built from values that readers bring."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz import fuzz, process

from quotefind.entry import DocumentRecord, Person, Work
from quotefind.identity import identify
from quotefind.text import fold

CONFIDENCES = ("high", "medium", "low", "text", "unknown")
"""How sure a field is; "text": the document itself says so."""

LIKELY = 80
"""``fuzz.WRatio`` from which a name is worth asking "did you mean": one slip in five letters still reaches it."""

OTHERS = "others"
"""Stands among creators for those whom a list does not name ("and others")."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ARTICLE = re.compile(r"(?:the|an?|der|die|das|le|la|les|el|los|las|il|lo) (?=\w)")
_SUBTITLE = re.compile(r"\s*[:(\u2013\u2014]\s*|\. ")


def is_id(name: str) -> bool:
    """Whether this is a catalogue id rather than a printed name: lower-case words and digits joined by hyphens."""
    return _ID.fullmatch(name) is not None


def free_id(wanted: str, taken: Container[str]) -> str:
    """The id that is wanted, or the first of "wanted-2", "wanted-3" … that is not taken."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


class Catalogue:
    """People, works and document records, found by id and by folded name.

    Later entries replace earlier ones of the same id, so that a user's catalogue lies over the bundled one.
    """

    def __init__(
        self, people: Iterable[Person] = (), works: Iterable[Work] = (), documents: Iterable[DocumentRecord] = ()
    ) -> None:
        self.people = {person.id: person for person in people}
        self.works = {work.id: work for work in works}
        self.documents = {record.sha256: record for record in documents}
        self._people = _Index((p.id, _names(p), _derived_names(p)) for p in self.people.values())
        self._works = _Index((w.id, _titles(w), _derived_titles(w)) for w in self.works.values())

    def over(self, base: Catalogue) -> Catalogue:
        """A catalogue of both, in which entries of one id are taken from this one."""
        return Catalogue(
            (base.people | self.people).values(),
            (base.works | self.works).values(),
            (base.documents | self.documents).values(),
        )

    def person(self, person_id: str) -> Person | None:
        """The person of this id."""
        return self.people.get(person_id)

    def work(self, work_id: str) -> Work | None:
        """The work of this id."""
        return self.works.get(work_id)

    def record(self, sha256: str) -> DocumentRecord | None:
        """The record of the document whose bytes have this SHA-256."""
        return self.documents.get(sha256)

    def find_people(self, name: str) -> tuple[Person, ...]:
        """Everyone of this name after folding.

        A name, short name or alias that is written so in the catalogue goes before one derived from it: "V.I. Lenin",
        "Lenin, V. I.", "Vladimir Lenin", the family name alone. More than one person means that the name does not
        decide.
        """
        return tuple(self.people[i] for i in self._people.find(fold(name)))

    def find_works(self, title: str, author_ids: Collection[str] = ()) -> tuple[Work, ...]:
        """Every work of this title after folding, of any of these authors where some are given; an imported work, which
        has its authors by name, is of those whom the catalogue knows by these names.

        A title or short title that is written so in the catalogue goes before one derived from it: without a leading
        article, without what follows a colon.
        """
        wanted = set(author_ids)

        def is_theirs(work_id: str) -> bool:
            return not wanted or not wanted.isdisjoint(map(self.author_id, self.works[work_id].authors))

        folded = fold(title)
        bare = _ARTICLE.sub("", folded, count=1)
        return tuple(self.works[i] for i in self._works.find(folded, bare, is_wanted=is_theirs))

    def author_id(self, author: str) -> str:
        """The id of an author given by id or name, or what was given."""
        people = () if author in self.people else self.find_people(reading_order(author))
        return people[0].id if len(people) == 1 else author

    def suggest_works(self, title: str, limit: int = 3) -> tuple[Work, ...]:
        """The works whose titles are nearest to a mistyped one, best first; none where nothing is near."""
        return tuple(self.works[i] for i in self._works.suggest(fold(title), limit))

    def names(self, authors: Iterable[str]) -> tuple[str, ...]:
        """The names to show for ``Work.authors`` and the like, in reading order.

        >>> Catalogue([Person("reed", "John Reed", "Reed")]).names(["reed", "Eastman, Max", "{The Times, Ltd.}"])
        ('John Reed', 'Max Eastman', 'The Times, Ltd.')
        """
        return tuple(self.people[a].name if a in self.people else reading_order(a) for a in authors)

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same content, whatever the order in which it was read."""
        entries = (*self.people.values(), *self.works.values(), *self.documents.values())
        return identify(*sorted(map(repr, entries)))

    def validate(self) -> tuple[str, ...]:
        """What is wrong with the content, a sentence each: ids, names shared by two, references that lead nowhere."""
        return (*self._faulty_ids(), *self._shared_names(), *self._loose_references(), *self._faulty_confidences())

    def _faulty_ids(self) -> Iterator[str]:
        records = [record.id for record in self.documents.values()]
        for entry_id in (*self.people, *self.works, *records):
            if not is_id(entry_id):
                yield f"id {entry_id!r} is not lower-case words joined by hyphens"
        for record in self.documents.values():
            if not re.fullmatch("[0-9a-f]{64}", record.sha256):
                yield f"document {record.id}: sha256 is not 64 hexadecimal digits"

    def _shared_names(self) -> Iterator[str]:
        bearers: dict[str, list[str]] = defaultdict(list)
        for person in self.people.values():
            for name in _names(person):
                bearers[name].append(person.id)
        for name, ids in bearers.items():
            if len(ids) > 1:
                yield f"the name {name!r} is shared by the people {' and '.join(ids)}"
        namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for work in self.works.values():
            for author in work.authors or ("",):
                for title in _titles(work):
                    namesakes[author, title].append(work.id)
        for (author, title), ids in namesakes.items():
            if len(ids) > 1:
                yield f"the title {title!r} of {author or 'no author'} is shared by the works {' and '.join(ids)}"

    def _loose_references(self) -> Iterator[str]:
        for where, work in self._all_works():
            for person_id in (*work.authors, *work.editors, *work.translators):
                if is_id(person_id) and person_id not in self.people and person_id != OTHERS:
                    yield f"{where}: there is no person {person_id}"
            if is_id(work.container) and (work.container not in self.works or work.container == work.id):
                yield f"{where}: there is no other work {work.container} for it to stand in"

    def _faulty_confidences(self) -> Iterator[str]:
        sures: list[tuple[str, object, Mapping[str, str]]] = [
            (f"person {p.id}", p, p.sure) for p in self.people.values()
        ]
        for where, work in self._all_works():
            sures.append((where, work, work.sure))
            sures += [(f"{where}, edition {e.id}", e, e.sure) for e in work.editions]
        for where, entry, sure in sures:
            for field, confidence in sure.items():
                if not hasattr(entry, field):
                    yield f"{where}: sure names a field {field} which it does not have"
                if confidence not in CONFIDENCES:
                    yield f"{where}: sure.{field} is {confidence!r}, not one of {', '.join(CONFIDENCES)}"

    def _all_works(self) -> Iterator[tuple[str, Work]]:
        yield from ((f"work {work.id}", work) for work in self.works.values())
        yield from ((f"document {record.id}", record.work) for record in self.documents.values())


class _Index:
    """Ids by folded name: as written in an entry, and as derived, which counts only where no written one answers."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> None:
        self._written: dict[str, list[str]] = defaultdict(list)
        self._derived: dict[str, list[str]] = defaultdict(list)
        for entry_id, written, derived in entries:
            for name in written:
                self._written[name].append(entry_id)
            for name in derived:
                self._derived[name].append(entry_id)

    def find(self, *names: str, is_wanted: Callable[[str], bool] = lambda _: True) -> list[str]:
        for table in (self._written, self._derived):
            for name in names:
                if found := [i for i in table.get(name, ()) if is_wanted(i)]:
                    return found
        return []

    def suggest(self, name: str, limit: int) -> list[str]:
        nearest = process.extract(name, self._written.keys(), scorer=fuzz.WRatio, score_cutoff=LIKELY, limit=None)
        ids = dict.fromkeys(entry_id for written, _, _ in nearest for entry_id in self._written[written])
        return list(ids)[:limit]


def reading_order(name: str) -> str:
    """A name as it is read, from "Family, Given", "Family, Jr., Given" or "{An Organisation}".

    >>> reading_order("King, Jr., Martin Luther")
    'Martin Luther King, Jr.'
    """
    if name.startswith("{") and name.endswith("}"):
        return name[1:-1]
    match [part.strip() for part in name.split(",")]:
        case [family, given]:
            return f"{given} {family}".strip()
        case [family, suffix, given]:
            return f"{given} {family}, {suffix}"
        case _:
            return name


def _folded(names: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(folded for folded in map(fold, names) if folded)


def _names(person: Person) -> dict[str, None]:
    return _folded((person.name, person.short, *person.aliases))


def _derived_names(person: Person) -> dict[str, None]:
    """Forms in which a full name is also printed: family first, first name alone, initials, family name alone."""
    family = fold(f"{person.particle} {person.family}")
    if not family:
        return {}
    derived = [family, fold(person.family)]
    for name in (fold(f"{person.given} {family}"), *_names(person)):
        given = name.removesuffix(family).split()
        if given and name.endswith(f" {family}"):
            initials = [word[0] for word in given]
            first_names = (given, initials, given[:1], initials[:1], [given[0], *initials[1:]])
            derived += [f"{' '.join(words)} {family}" for words in first_names]
            derived += [f"{family} {' '.join(words)}" for words in first_names]
    return _folded(derived)


def _titles(work: Work) -> dict[str, None]:
    return _folded((work.title, *work.short_titles))


def _derived_titles(work: Work) -> dict[str, None]:
    """Forms in which a title is also printed: with its subtitle, without it, each without a leading article."""
    main = _SUBTITLE.split(work.title, maxsplit=1)[0]
    written = _folded((work.title, *work.short_titles, f"{work.title} {work.subtitle}", main))
    return _folded((*written, *(_ARTICLE.sub("", title, count=1) for title in written)))
