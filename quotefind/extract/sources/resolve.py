"""Citations as meant: antecedents, continued sources and the catalogue; the one stage with memory of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from quotefind.catalogue import Catalogue
from quotefind.extract.passage import Scene
from quotefind.extract.sources.authors import is_same_author
from quotefind.extract.sources.bibliography import read_bibliography
from quotefind.extract.sources.continuation import continue_source
from quotefind.extract.sources.doubts import doubts_of
from quotefind.extract.sources.entries import Shelf
from quotefind.extract.sources.memory import Memory, Reference
from quotefind.extract.sources.note_references import references_in
from quotefind.extract.sources.notes import Apparatus
from quotefind.model import Attribution, Citation, Diagnostic


def resolve(
    scene: Scene,
    apparatus: Apparatus,
    printed: tuple[Citation, ...],
    attributions: tuple[Attribution, ...],
    catalogue: Catalogue,
) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """The citations with antecedents and catalogue ids, and the faults of citations that cannot be right.

    Work, volume and pages come from the document alone; the catalogue gives ids and candidates, and tells what cannot
    be right.
    """
    remembered = continue_source(scene, _remember(scene, apparatus, printed, attributions), attributions)
    told = (_told_by(citation, attribution) for citation, attribution in zip(remembered, attributions, strict=True))
    shelf = Shelf(catalogue)
    meant = tuple(shelf.look_up(c, a) for c, a in zip(told, attributions, strict=True))
    return meant, tuple(doubts_of(scene, meant, attributions, shelf))


def _remember(
    scene: Scene, apparatus: Apparatus, printed: tuple[Citation, ...], attributions: tuple[Attribution, ...]
) -> tuple[Citation, ...]:
    """Resolve each citation against all references before it, those of no passage included, in reading order."""
    if not any(citation.author or citation.work for citation in printed):
        return printed
    memory = Memory()
    for entry, year in read_bibliography(scene):
        memory.learn(entry, year)
    at_place: dict[int, list[int]] = defaultdict(list)
    for index, citation in enumerate(printed):
        if citation.evidence_span:
            at_place[citation.evidence_span.start].append(index)
    meant = list(printed)
    cited = [printed[indexes[0]] for indexes in at_place.values()]
    for bare in _in_reading_order(scene, apparatus, cited, at_place):
        indexes = at_place.get(bare.place, ())
        reference = replace(bare, speakers=attributions[indexes[0]].speakers) if indexes else bare
        citation = memory.recall(reference)
        memory.keep(replace(reference, citation=citation))
        for index in indexes:
            # Pages dealt out to several passages differ from those that were read first.
            is_dealt = printed[index].pages != reference.citation.pages
            pages = printed[index].pages if is_dealt else citation.pages
            meant[index] = citation._replace(pages=pages, note=printed[index].note)
            if meant[index].rule == "named" and not (meant[index].work or meant[index].note):
                # "In his book he says": no book was named.
                meant[index] = Citation()
    return tuple(meant)


def _in_reading_order(
    scene: Scene, apparatus: Apparatus, cited: Iterable[Citation], places: Collection[int]
) -> list[Reference]:
    """The passages' citations and all other references of the document."""
    references = []
    for citation in (*cited, *references_in(scene, apparatus, places)):
        if citation.evidence_span:
            place = citation.evidence_span.start
            note = apparatus.note_at(place)
            references.append(Reference(place, citation, note.start if note else None))
    return sorted(references, key=lambda reference: reference.place)


def _told_by(citation: Citation, attribution: Attribution) -> Citation:
    """A work of somebody other than the speaker reports the words; an author with no work is all that is cited."""
    work = citation.work or (citation.author if citation.pages or citation.volume else None)
    if citation.quoted_in or not work:
        return citation
    is_own = any(is_same_author(citation.author, speaker) for speaker in attribution.speakers)
    if citation.author and attribution.speakers and not is_own:
        return citation._replace(work=None, quoted_in=work)
    return citation._replace(work=work)
