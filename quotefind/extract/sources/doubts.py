"""Citations that cannot be right: flagged with a stable code, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from quotefind.catalogue import Catalogue
from quotefind.entry import Work
from quotefind.extract.passage import Scene
from quotefind.extract.sources.authors import is_same_author
from quotefind.extract.sources.entries import Shelf
from quotefind.extract.sources.locators import page_numbers, volume_number
from quotefind.extract.sources.parenthetical import BACK
from quotefind.extract.sources.titles import is_short_for, title_words
from quotefind.model import Attribution, Citation, Diagnostic, Severity

ADJACENT = 3
"""Pages within which two citations of one volume number are taken to be neighbours in one book."""

_BACK = re.compile(rf"[\s(\[]*(?:[Ss]ee\s|[Qq]uoted\sin\s)?{BACK.pattern}")
"""A citation that says no more than "the same"."""


def doubts_of(
    scene: Scene, citations: tuple[Citation, ...], attributions: tuple[Attribution, ...], shelf: Shelf
) -> Iterator[Diagnostic]:
    """The doubts of a document's citations."""
    for passage, citation in zip(scene.passages, citations, strict=True):
        place = citation.evidence_span.start if citation.evidence_span else passage.start
        if _BACK.match(citation.printed or "") and not (citation.work or citation.quoted_in):
            yield Diagnostic(place, "no-antecedent", f"{citation.printed} has no work before it, or more than one")
        for code, message in _beyond(citation, shelf.catalogue):
            yield Diagnostic(place, code, message)
        work = shelf.catalogue.work(citation.work_id or "")
        if work and citation.work and not shelf.is_exact(citation.work, work):
            yield Diagnostic(place, "title-differs", f"{citation.work} is taken for {work.title}", Severity.NOTE)
    yield from _conflicts(citations, attributions)


def _beyond(citation: Citation, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """A page after the book's last, a volume after the set's last, a range that runs backwards."""
    numbers = page_numbers(citation.pages)
    if any(first > second for first, second in pairwise(numbers)) and "," not in (citation.pages or ""):
        yield "pages-reversed", f"pages {citation.pages} run backwards"
    work = catalogue.work(citation.work_id or citation.quoted_in_id or "")
    if work is None:
        return
    volume, volumes = volume_number(citation.volume), _most(work, "volumes")
    if volume and volumes and volume > volumes:
        yield "volume-beyond-work", f"volume {citation.volume} of {work.title}, which has {volumes}"
    total = _most(work, "pagetotal")
    if numbers and total and max(numbers) > total:
        yield "page-beyond-work", f"page {max(numbers)} of {work.title}, which has {total} pages"


def _most(work: Work, field: str) -> int | None:
    """The largest figure of any edition, None when one of them does not tell: then nothing is beyond it."""
    figures = [getattr(source, field) for source in (work.editions or (work,))]
    known = [figure for figure in figures if figure is not None]
    return max(known) if len(known) == len(figures) else None


@dataclass(frozen=True, slots=True)
class _Place:
    """A citation with volume and pages, and whose words it gives."""

    start: int
    title: str
    volume: int
    pages: tuple[int, ...]
    citation: Citation
    speakers: tuple[str, ...]


def _conflicts(citations: Iterable[Citation], attributions: Iterable[Attribution]) -> Iterator[Diagnostic]:
    """The same volume and neighbouring pages under two titles that are one author's or nearly alike: one is wrong."""
    places = [
        _Place(citation.evidence_span.start, citation.work, volume, pages, citation, attribution.speakers)
        for citation, attribution in zip(citations, attributions, strict=True)
        if citation.work
        and citation.evidence_span
        and (volume := volume_number(citation.volume))
        and (pages := page_numbers(citation.pages))
    ]
    places.sort(key=lambda place: (place.volume, place.pages, place.start))
    for one, other in pairwise(places):
        if one.volume != other.volume or min(other.pages) - max(one.pages) > ADJACENT or not _may_be_one(one, other):
            continue
        first, second = sorted((one, other), key=lambda place: place.start)
        message = f"volume {second.citation.volume}, {second.citation.pages} is of {second.title} here"
        message = f"{message}; {first.citation.pages} is of {first.title} before"
        yield Diagnostic(second.start, "conflicting-title", message)


def _may_be_one(one: _Place, other: _Place) -> bool:
    """True for two titles of one book: not short and full, but of one speaker or with a word in common."""
    if is_short_for(one.title, other.title) or is_short_for(other.title, one.title):
        return False
    authors = one.citation.author, other.citation.author
    if all(authors):
        return is_same_author(*authors)
    has_word = not set(title_words(one.title)).isdisjoint(title_words(other.title))
    return has_word or (bool(one.speakers) and one.speakers == other.speakers)
