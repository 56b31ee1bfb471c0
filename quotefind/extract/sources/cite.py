"""Citations as printed: beside a passage, in its note, or named in the sentence that introduces it.

What is printed once for several passages is shared out here; what points back to another citation stays as printed
("Ibid.") and is ``resolve``'s.
"""

from __future__ import annotations

from quotefind.extract.passage import Scene
from quotefind.extract.sources.beside import cite_beside
from quotefind.extract.sources.hung_notes import hung_on
from quotefind.extract.sources.named_source import cite_named
from quotefind.extract.sources.note_references import opening_reference
from quotefind.extract.sources.notes import Apparatus, faults_of
from quotefind.extract.sources.sharing import share
from quotefind.model import Citation, Diagnostic, Kind, Span


def cite(scene: Scene, apparatus: Apparatus) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """One citation a passage, ``Citation()`` where none is given, and the faults of notes.

    ``author`` holds the author the citation names (see ``parenthetical.read_citation``); work, volume and pages are as
    printed.  ``rule`` is "parenthesis", "dash", "after" (bare words), "inside" (the closing mark), "sentence" (brackets
    at its end), "before" (brackets in the introduction), "note" or "named" (a source in the introduction); ``resolve``
    adds "continued" (he goes on) and "named-before" (the same voice, the work named before).
    """
    own = [_own(scene, apparatus, index) for index in range(len(scene.passages))]
    return share(scene, own), tuple(faults_of(apparatus))


def _own(scene: Scene, apparatus: Apparatus, index: int) -> Citation:
    """What is given for one passage itself: beside it first, then its note, then the source its sentence names."""
    marker = hung_on(scene, apparatus, index)
    label = marker.label if marker else None
    found = cite_beside(scene, index)
    if found and marker and found.printed == f"({marker.label})":
        # "(12)" is a page only where no note answers to it.
        found = None
    if not found and marker and marker.note:
        found = opening_reference(scene, marker.note)
    if scene.kinds[index] is Kind.QUOTATION and not (found and (found.work or found.author or found.quoted_in)):
        named = cite_named(scene, index)
        if named and found:
            # In his _Tides_ Lind says "…" (p. 45): the work here, the page there.
            found = found._replace(author=named.author, work=named.work)
        found = found or named
    if found:
        return found._replace(note=label)
    if marker:
        printed = scene.document.text[marker.start : marker.end]
        return Citation(
            printed, note=label, rule="note", evidence=printed, evidence_span=Span(marker.start, marker.end)
        )
    return Citation()
