"""The file of a bibliography: an entry a source in the order of the keys, with the quotations it is cited for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.entries import Entry, entry_of
from quotefind.output.latex import escape
from quotefind.output.library import Library, Options
from quotefind.output.piles import Piles
from quotefind.output.sources import Sources
from quotefind.output.wording import page_label, speaker_name

SEPARATOR = " • "
"""Between the quotations of one annotation: a sign that hardly occurs in prose."""


def annotation(quotation: Quotation, library: Library) -> str:
    """A quotation with its speaker and page, as plain text: “nobody sails alone” (Ilse Maris, p. 253)."""
    page = page_label(quotation.citation.pages) if quotation.citation.pages else ""
    place = ", ".join(filter(None, (speaker_name(quotation, library), page)))
    return f"“{quotation.reading}”" + (f" ({place})" if place else "")


def write_entries(
    quotations: Iterable[Quotation],
    library: Library,
    stream: TextIO,
    options: Options,
    dialect: Callable[[Entry], Entry],
) -> None:
    """Write the sources of the quotations as entries which ``dialect`` has put into its own words."""
    with Piles() as piles:
        sources = Sources(library)
        for quotation in quotations:
            id = sources.add(quotation)
            if id and options.annotate:
                piles.put(id, escape(annotation(quotation, library), options.ascii))
        for number, source in enumerate(sources.listed(options)):
            entry = dialect(entry_of(source, options.ascii))
            stream.write("\n" * bool(number))
            stream.writelines(_lines(entry, piles, source.record.id))


def _lines(entry: Entry, piles: Piles, id: str) -> Iterator[str]:
    yield f"@{entry.type}{{{entry.key},\n"
    for name, value in entry.fields:
        if name != "annotation" or id not in piles:
            yield f"  {name} = {{{value}}},\n"
    if id in piles:
        yield "  annotation = {"
        for number, line in enumerate(piles.take(id)):
            yield SEPARATOR * bool(number) + line
        yield "},\n"
    yield "}\n"
