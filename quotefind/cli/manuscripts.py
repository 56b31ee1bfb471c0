"""The documents that a command is given to review, which need not be in the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quotefind.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from quotefind.document import Document


def existing(paths: tuple[Path, ...]) -> None:
    """Raise UsageError for a path that is not there."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"{missing[0]} is not there", "check the path")


def documents(paths: tuple[Path, ...], skipped: list[str]) -> Iterator[tuple[Path, Document]]:
    """The documents under the paths with their files, named by the path from here; what cannot be read goes into
    ``skipped``, a line each.
    """
    from quotefind.build import walk
    from quotefind.readers import is_collection, read_document

    def unreadable(error: OSError) -> None:
        skipped.append(f"skipped: {error.filename} cannot be read ({error.strerror}); check its permissions")

    files = [found for path in paths for found in walk(path, unreadable)]
    if not files and not skipped:
        names = ", ".join(map(str, paths))
        raise UsageError(f"no documents in {names}", "give a file, or a folder with .txt, .md or .html files")
    for found in files:
        if is_collection(found.file):
            continue
        try:
            yield found.file, read_document(found.file, found.file.as_posix())
        except DocumentError as error:
            skipped.append(f"skipped: {error.fact}; {error.remedy}")
