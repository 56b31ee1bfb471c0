"""Bibliographies as reference managers export them (.bib, CSL-JSON, RIS) → works, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from quotefind.entry import Work
from quotefind.errors import DocumentError
from quotefind.readers.bibtex import read_bibtex
from quotefind.readers.csl import read_csl
from quotefind.readers.entry import works_of
from quotefind.readers.fault import Fault
from quotefind.readers.ris import read_ris
from quotefind.readers.source import read_source


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The works of a file in order, and its entries that were left out."""

    works: tuple[Work, ...]
    faults: tuple[Fault, ...]


def read_bibliography(path: Path, name: str) -> Bibliography:
    """Read a bibliography; the name's ending tells the format: ``.bib``, ``.json`` or ``.ris``.

    Works keep the file's citation keys in ``key`` and what no attribute holds in ``fields``, under biblatex's names
    where it has one; creators are names, not people of the catalogue. A cross-reference is resolved and goes.
    Raises DocumentError where the file is unreadable or of another format.
    """
    source = read_source(path, name)
    match PurePosixPath(name).suffix.lower():
        case ".bib" | ".bibtex":
            entries = read_bibtex(source.text)
        case ".json":
            entries = read_csl(source.text, name)
        case ".ris":
            entries = read_ris(source.text)
        case _:
            raise DocumentError(f"{name} is no bibliography", "give a .bib, .json (CSL-JSON) or .ris file")
    read = tuple(works_of(entries))
    return Bibliography(
        tuple(item for item in read if isinstance(item, Work)), tuple(item for item in read if isinstance(item, Fault))
    )
