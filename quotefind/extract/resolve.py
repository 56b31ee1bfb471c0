"""Citations as meant: antecedents, continued sources and the catalogue; the one stage with memory of the document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from quotefind.catalogue import Catalogue
from quotefind.extract.continuation import continue_source
from quotefind.extract.doubts import doubts_of
from quotefind.extract.entries import look_up
from quotefind.extract.memory import Memory, Reference, is_same_author, surname
from quotefind.extract.note_references import references_in
from quotefind.extract.notes import read_apparatus
from quotefind.extract.passage import Scene
from quotefind.model import Attribution, Citation, Diagnostic


def resolve(
    scene: Scene, printed: tuple[Citation, ...], attributions: tuple[Attribution, ...], catalogue: Catalogue
) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """The citations with antecedents and catalogue ids, and the faults of citations that cannot be right.

    Work, volume and pages come from the document alone; the catalogue gives ids and candidates, and tells what cannot
    be right.
    """
    remembered = continue_source(scene, _remember(scene, printed), attributions)
    told = (_told_by(citation, attribution) for citation, attribution in zip(remembered, attributions, strict=True))
    meant = tuple(look_up(c, a, catalogue) for c, a in zip(told, attributions, strict=True))
    return meant, tuple(doubts_of(scene, meant, attributions, catalogue))


def _remember(scene: Scene, printed: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Resolve each citation against all references before it, those of no passage included, in reading order."""
    if not any(citation.author or citation.rule == "after" or citation.work for citation in printed):
        return printed
    apparatus = read_apparatus(scene)
    passages: dict[int, list[int]] = defaultdict(list)
    references: list[Reference] = []
    for index, citation in enumerate(printed):
        if citation.evidence_span is None:
            continue
        place = citation.evidence_span.start
        if place not in passages:
            note = apparatus.note_at(place)
            references.append(Reference(place, citation, note.start if note else None))
        passages[place].append(index)
    for citation, note in references_in(scene, apparatus):
        if citation.evidence_span and citation.evidence_span.start not in passages:
            references.append(Reference(citation.evidence_span.start, citation, note.start if note else None))
    meant = list(printed)
    memory = Memory()
    for reference in sorted(references, key=lambda r: r.place):
        citation = memory.recall(reference)
        memory.keep(replace(reference, citation=citation))
        for index in passages.get(reference.place, ()):
            pages = printed[index].pages if printed[index].pages != reference.citation.pages else citation.pages
            meant[index] = replace(citation, pages=pages, note=printed[index].note)
    return tuple(meant)


def _told_by(citation: Citation, attribution: Attribution) -> Citation:
    """A work of somebody other than the speaker reports the words; an author with no work is all that is cited."""
    work = citation.work or (citation.author if citation.pages or citation.volume else None)
    if citation.quoted_in or not work:
        return citation
    others = (
        citation.author
        and attribution.speakers
        and not any(
            surname(citation.author) in surname(speaker) or is_same_author(citation.author, speaker)
            for speaker in attribution.speakers
        )
    )
    return replace(citation, work=None, quoted_in=work) if others else replace(citation, work=work)
