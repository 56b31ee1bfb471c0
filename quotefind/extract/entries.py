"""Citations → catalogue entries, by author, title and short title; exact after folding, or nearly so and then said."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from quotefind.catalogue import Catalogue
from quotefind.extract.titles import title_words
from quotefind.model import Attribution, Citation, Work

_NEAR = 90
"""``fuzz.ratio`` of the words of two titles from which they count as one, when a single entry is that near: one slip
in ten letters; "Selected Works" and "Collected Works" have 79."""


def look_up(citation: Citation, attribution: Attribution, catalogue: Catalogue) -> Citation:
    """The citation with the ids of the entries that answer to its work and reporter; candidates where several do."""
    authors = _author_ids(citation, attribution, catalogue)
    found = _entries(citation.work, authors, catalogue)
    reporter = _entries(without_author(citation), _people(citation.author, catalogue), catalogue)
    several = tuple(work.id for works in (found, reporter) if len(works) > 1 for work in works)
    return replace(
        citation,
        work_id=found[0].id if len(found) == 1 else None,
        quoted_in_id=reporter[0].id if len(reporter) == 1 else None,
        candidates=several,
    )


def without_author(citation: Citation) -> str | None:
    """The title of ``quoted_in``, which has its author before it: "Lind, The Tides"."""
    return citation.quoted_in and citation.quoted_in.removeprefix(f"{citation.author}, ")


def _people(name: str | None, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(person.id for person in catalogue.find_people(name)) if name else ()


def _author_ids(citation: Citation, attribution: Attribution, catalogue: Catalogue) -> tuple[str, ...]:
    """The author the citation names, else the speaker, who wrote what is cited unless it is quoted in another's
    work.
    """
    return _people(citation.author, catalogue) or tuple(i for i in attribution.speaker_ids if i)


def exact_entries(title: str, authors: tuple[str, ...], catalogue: Catalogue) -> tuple[Work, ...]:
    """The works of just this title: of these authors, else of any; small words and an owner's name do not count."""
    for spelling in dict.fromkeys((title, " ".join(title_words(title)))):
        for wanted in dict.fromkeys((authors, ())):
            if works := catalogue.find_works(spelling, wanted):
                return works
    return ()


def _entries(title: str | None, authors: tuple[str, ...], catalogue: Catalogue) -> tuple[Work, ...]:
    """The works of a title, or of nearly this title where none is exactly so."""
    if not title:
        return ()
    if exact := exact_entries(title, authors, catalogue):
        return exact
    near = [work for work in catalogue.suggest_works(title) if not authors or set(authors) & set(work.authors)]
    words = " ".join(title_words(title))
    return tuple(work for work in near if fuzz.ratio(words, " ".join(title_words(work.title))) >= _NEAR)
