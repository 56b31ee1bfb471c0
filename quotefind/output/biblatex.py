"""biblatex: entries for biber, with everything its data model can say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.bibfile import write_entries
from quotefind.output.entries import entry_of
from quotefind.output.library import Library, Options


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the works that are cited and the documents that cite them."""
    write_entries(quotations, library, stream, options, entry_of)
