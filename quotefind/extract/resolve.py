"""Citations as meant: ibid., short titles and the catalogue; the one stage with memory of the document."""

from __future__ import annotations

from quotefind.catalogue import Catalogue
from quotefind.extract.passage import Scene
from quotefind.model import Attribution, Citation, Diagnostic


def resolve(
    scene: Scene, printed: tuple[Citation, ...], attributions: tuple[Attribution, ...], catalogue: Catalogue
) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """The citations with antecedents and catalogue ids, and the faults of citations that cannot be right."""
    return printed, ()
