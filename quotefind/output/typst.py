"""Typst: quote elements citing the keys of the biblatex export; texts are strings, which Typst never parses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.sources import Sources
from quotefind.output.wording import provenance, speaker_name
from quotefind.wording import one_line, page_label, visible


def string(text: str) -> str:
    r"""A line of text as a string literal.

    >>> string('a "b" \\ #c')
    '"a \\"b\\" \\\\ #c"'
    """
    return '"' + one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a block quote a quotation, attributed to its speaker and its source or place."""
    sources = Sources(library, options)
    for number, quotation in enumerate(quotations):
        citation = quotation.citation
        source = sources.cited(quotation)
        said = [string(speaker_name(quotation, library) or "unknown speaker"), '", "']
        if source:
            said += ['"quoted in "'] if citation.is_quoted_in else []
            supplement = f", supplement: {string(page_label(citation.pages))}" if citation.pages else ""
            said.append(f"cite(label({string(source.key)}){supplement})")
        else:
            said.append(string(provenance(quotation)))
        paragraphs = " + parbreak() + ".join(string(part) for part in visible(quotation.reading).split("\n\n"))
        stream.write("\n" * bool(number))
        stream.write(f"#quote(block: true, attribution: {' + '.join(said)}, {paragraphs})\n")
