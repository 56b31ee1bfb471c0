"""The file of a bibliography: an entry a source in the order of the keys, with the quotations it is cited for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.annotated import annotated
from quotefind.output.entries import Entry
from quotefind.output.latex import escape_run
from quotefind.output.library import Library, Options
from quotefind.output.sources import Source

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Strings that every style of BibTeX defines in its own words (btxdoc, 4)."""


def write_entries(
    quotations: Iterable[Quotation],
    library: Library,
    stream: TextIO,
    options: Options,
    dialect: Callable[[Source, bool], Entry],
    remarks: str = "annotation",
) -> None:
    """Write the sources of the quotations as entries in the words of a dialect (told whether to write ASCII), with the
    quotations in the field ``remarks``.
    """
    for number, (source, pieces) in enumerate(annotated(quotations, library, options)):
        entry = dialect(source, options.ascii)
        stream.write("\n" * bool(number))
        stream.writelines(_lines(entry, remarks, (escape_run(piece, options.ascii) for piece in pieces)))


def _lines(entry: Entry, remarks: str, annotation: Iterator[str]) -> Iterator[str]:
    yield f"@{entry.type}{{{entry.key},\n"
    for name, value in entry.fields:
        is_string = name == "month" and value in MONTHS
        yield f"  {name} = {value},\n" if is_string else f"  {name} = {{{value}}},\n"
    first = next(annotation, None)
    if first is not None:
        yield f"  {remarks} = {{"
        yield from chain([first], annotation)
        yield "},\n"
    yield "}\n"
