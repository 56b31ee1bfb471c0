"""The sources of quotations, each with the quotations that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.piles import Piles
from quotefind.output.sources import Source, Sources
from quotefind.output.wording import speaker_name
from quotefind.wording import one_line, page_label

SEPARATOR = " • "
"""Between the quotations of one annotation: a sign that hardly occurs in prose."""


def annotation(quotation: Quotation, library: Library) -> str:
    """A quotation with its speaker and page, as plain text: “nobody sails alone” (Ilse Maris, p. 253)."""
    page = page_label(quotation.citation.pages) if quotation.citation.pages else ""
    place = ", ".join(filter(None, (speaker_name(quotation, library), page)))
    return f"“{one_line(quotation.reading)}”" + (f" ({place})" if place else "")


def annotated(
    quotations: Iterable[Quotation], library: Library, options: Options
) -> Iterator[tuple[Source, Iterator[str]]]:
    """The sources by key, each with its annotation in pieces that are written one after another."""
    with Piles() as piles:
        sources = Sources(library, options)
        for quotation in quotations:
            sources.document(quotation.document)
            source = sources.cited(quotation)
            if source and options.annotate:
                piles.put(source.key, annotation(quotation, library))
        for source in sources.listed():
            yield source, _pieces(source, piles)


def _pieces(source: Source, piles: Piles) -> Iterator[str]:
    """New quotations in place of those which an import brought."""
    if source.key not in piles:
        yield from filter(None, [source.record.fields.get("annotation")])
    for number, line in enumerate(piles.take(source.key)):
        yield SEPARATOR * bool(number) + line
