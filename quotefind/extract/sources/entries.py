"""Citations → catalogue entries, by author, title and short title; exact after folding, or nearly so and then said."""

from __future__ import annotations

from rapidfuzz import fuzz

from quotefind.catalogue import Catalogue
from quotefind.entry import Work
from quotefind.extract.sources.authors import is_same_author
from quotefind.extract.sources.titles import title_words
from quotefind.model import Attribution, Citation

_NEAR = 90
"""``fuzz.ratio`` of the words of two titles from which they count as one, when a single entry is that near: one slip
in ten letters; "Selected Works" and "Collected Works" have 79."""


class Shelf:
    """The catalogue as citations ask it: each title is sought once in a document."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._near: dict[str, tuple[Work, ...]] = {}

    def look_up(self, citation: Citation, attribution: Attribution) -> Citation:
        """The citation with the ids of the entries that answer to its work and reporter; candidates where many do."""
        speakers = tuple(speaker for speaker in attribution.speaker_ids if speaker)
        author = citation.author
        if author is None and citation.rule == "named" and citation.work and " " not in citation.work:
            author = attribution.speaker  # "Rakin, in his Memoirs": no other's
        found = self._find(citation.work, author, speakers)
        reporter = self._find(_without_author(citation), citation.author, ())
        return citation._replace(
            work_id=found[0].id if len(found) == 1 else None,
            quoted_in_id=reporter[0].id if len(reporter) == 1 else None,
            candidates=tuple(work.id for works in (found, reporter) if len(works) > 1 for work in works),
        )

    def is_exact(self, title: str, work: Work) -> bool:
        """True when a work goes by just this title."""
        return work in self._exact(title, work.authors)

    def _find(self, title: str | None, author: str | None, speakers: tuple[str, ...]) -> tuple[Work, ...]:
        """The works of a title, or of nearly this title where none is exactly so.

        An author whom the citation names must have written it; a speaker is only preferred, for he may be quoted in
        what another wrote.
        """
        if not title:
            return ()
        people = tuple(person.id for person in self.catalogue.find_people(author)) if author else speakers
        works = self._exact(title, people) or self._exact(title, ()) or self._nearly(title)
        if author:
            return tuple(work for work in works if self._is_by(work, author, people))
        return tuple(work for work in works if not people or set(people) & set(work.authors)) or works

    def _exact(self, title: str, authors: tuple[str, ...]) -> tuple[Work, ...]:
        """The works of just this title; small words and an owner's name do not count."""
        spellings = dict.fromkeys((title, " ".join(title_words(title))))
        return next((works for s in spellings if (works := self.catalogue.find_works(s, authors))), ())

    def _nearly(self, title: str) -> tuple[Work, ...]:
        if title not in self._near:
            words = " ".join(title_words(title))
            self._near[title] = tuple(
                work
                for work in self.catalogue.suggest_works(title)
                if fuzz.ratio(words, " ".join(title_words(work.title))) >= _NEAR
            )
        return self._near[title]

    def _is_by(self, work: Work, author: str, people: tuple[str, ...]) -> bool:
        """True when an author wrote a work, or the catalogue does not say who did."""
        names = self.catalogue.names(work.authors)
        return not names or bool(set(people) & set(work.authors)) or any(is_same_author(author, name) for name in names)


def _without_author(citation: Citation) -> str | None:
    """The title of ``quoted_in``, which has its author before it: "Lind, The Tides"."""
    return citation.quoted_in and citation.quoted_in.removeprefix(f"{citation.author}, ")
