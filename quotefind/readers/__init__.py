"""Bytes → Document: the door picks the reader by the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from quotefind.document import Document
from quotefind.readers.collection import Collection, is_collection, read_collection
from quotefind.readers.html import read_html
from quotefind.readers.markdown import read_markdown
from quotefind.readers.plain import read_plain
from quotefind.readers.source import Source, read_source

__all__ = ["SUFFIXES", "Collection", "is_collection", "is_document", "read_collection", "read_document"]

_READERS: Mapping[str, Callable[[Source], Document]] = {
    ".txt": read_plain,
    ".text": read_plain,
    "": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}

SUFFIXES = frozenset(_READERS) - {""}
"""File name endings that are documents wherever they are found."""


def is_document(path: Path) -> bool:
    """Whether a walk through a folder takes this file; one without an ending is read only when it is named."""
    return path.suffix.lower() in SUFFIXES


def read_document(path: Path, name: str) -> Document:
    """Read a file as a document.

    ``name`` is its POSIX path below the root. The ending tells the format; any other ending is read as plain text.
    Raises DocumentError where the file is unreadable, empty or binary.
    """
    read = _READERS.get(PurePosixPath(name).suffix.lower(), read_plain)
    return read(read_source(path, name))
