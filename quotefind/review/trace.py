"""Where a quotation comes from: whom its document quotes it from, whom that one has it from, and who else has it."""

from __future__ import annotations

from dataclasses import dataclass

from quotefind.catalogue import Catalogue
from quotefind.model import Citation, Quotation
from quotefind.review.likeness import is_same_passage
from quotefind.review.sources import Source, Sources
from quotefind.review.variants import variants_of
from quotefind.store import Store

LONGEST_CHAIN = 8
"""Links followed: nobody quotes at more hands; a ring of documents that quote one another ends here."""


@dataclass(frozen=True, slots=True)
class Link:
    """A work from which the words are said to be taken.

    ``role`` is "reported in" for the work that reports them, "taken from" for the one that they are of.  ``place`` is
    where they stand in it, None where the work is not in the store or has not got them (``is_at_hand`` tells which);
    ``line`` is its line.
    """

    role: str
    work: str
    citation: Citation
    is_at_hand: bool
    place: Source | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a quotation's way: ``chain`` link by link, ``elsewhere`` the other quotations of the saying, and
    ``texts`` the places, with their lines, where documents have the words in their own voice.
    """

    quotation: Quotation
    chain: tuple[Link, ...]
    elsewhere: tuple[Quotation, ...]
    texts: tuple[tuple[Source, int | None], ...]


def trace(quotation: Quotation, store: Store, catalogue: Catalogue) -> Trace:
    """Follow a quotation's citation through the store, and find the saying in other documents."""
    sources = Sources(store, catalogue, own={quotation.document.id})
    found = [source for source in sources.nearest(quotation.reading) if _has_words(source, sources)]
    cluster = variants_of(quotation, store, catalogue)
    saying = [cluster.fullest, *(member.quotation for member in cluster.others)] if cluster else []
    elsewhere = [other for other in saying if other.id != quotation.id]
    texts = [(source, sources.line(source)) for source in found if source.quotation is None]
    return Trace(quotation, tuple(_chain(quotation.citation, found, sources)), tuple(elsewhere), tuple(texts))


def _has_words(source: Source, sources: Sources) -> bool:
    return not source.comparison.alters or is_same_passage(source.comparison, sources)


def _chain(citation: Citation, found: list[Source], sources: Sources) -> list[Link]:
    """The links from a citation on: the reporting work, what that one cites where it is at hand, else the work of which
    the words are said to be.
    """
    chain: list[Link] = []
    seen: set[str] = set()
    while len(chain) < LONGEST_CHAIN:
        role, work = ("reported in", citation.quoted_in) if citation.quoted_in else ("taken from", citation.work)
        if not work or work in seen:
            break
        seen.add(work)
        documents = sources.documents_of(work)
        place = next((source for source in found if source.document.id in documents), None)
        line = sources.line(place) if place else None
        chain.append(Link(role, work, citation, bool(documents), place, line))
        if place and (place.citation.quoted_in or place.citation.work):
            citation = place.citation
        else:
            citation = Citation(work=citation.work)
    return chain
