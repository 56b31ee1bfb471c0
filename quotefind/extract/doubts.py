"""Citations that cannot be right: flagged with a stable code, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotefind.catalogue import Catalogue
from quotefind.extract.memory import is_short_for
from quotefind.extract.locators import page_numbers, volume_number
from quotefind.extract.passage import Scene
from quotefind.model import Attribution, Citation, Diagnostic, Work

ADJACENT = 3
"""Pages within which two citations of one volume number are taken to be neighbours in one book."""


def doubts_of(
    scene: Scene, citations: tuple[Citation, ...], attributions: tuple[Attribution, ...], catalogue: Catalogue
) -> Iterator[Diagnostic]:
    """The doubts of a document's citations."""
    for passage, citation in zip(scene.passages, citations, strict=True):
        place = citation.evidence_span.start if citation.evidence_span else passage.start
        for code, message in _beyond(citation, catalogue):
            yield Diagnostic(place, code, message)
    yield from _conflicts(citations, attributions)


def _beyond(citation: Citation, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """A page after the book's last, a volume after the set's last, a range that runs backwards."""
    numbers = page_numbers(citation.pages)
    if any(first > second for first, second in zip(numbers, numbers[1:], strict=False)) and "," not in (
        citation.pages or ""
    ):
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


def _conflicts(citations: Iterable[Citation], attributions: Iterable[Attribution]) -> Iterator[Diagnostic]:
    """One speaker's words in the same volume and on neighbouring pages of two titles: one of the titles is wrong."""
    located = [
        (citation, attribution, numbers)
        for citation, attribution in zip(citations, attributions, strict=True)
        if citation.work and citation.volume and citation.evidence_span and (numbers := page_numbers(citation.pages))
    ]
    located.sort(key=lambda item: (item[1].speakers, volume_number(item[0].volume) or 0, item[2]))
    for (one, speaker, pages), (other, other_speaker, other_pages) in zip(located, located[1:], strict=False):
        alike = speaker.speakers == other_speaker.speakers and volume_number(one.volume) == volume_number(other.volume)
        if not alike or min(other_pages) - max(pages) > ADJACENT:
            continue
        first, second = sorted((one, other), key=lambda citation: citation.evidence_span.start)
        if not is_short_for(first.work, second.work) and not is_short_for(second.work, first.work):
            message = (
                f"volume {second.volume}, {second.pages}: {second.work} here, {first.work} for {first.pages} elsewhere"
            )
            yield Diagnostic(second.evidence_span.start, "conflicting-title", message)
