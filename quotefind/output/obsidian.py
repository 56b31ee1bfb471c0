"""Obsidian: one note of what is exported (an author's or a work's, with the filters), linked to speakers and works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.jsonl import to_line
from quotefind.output.library import Library, Options
from quotefind.output.markdown import block_quote, escape
from quotefind.output.piles import Piles
from quotefind.output.wording import provenance, source_line, speakers, work_title
from quotefind.wording import one_line

_NO_NAME = re.compile(r"[^\w\s.,'’“”()!–—-]|_")
"""What the name of a note may not hold, or Markdown would read as a mark."""


def link(name: str) -> str:
    """A link to the note of that name; the plain words where no name is left.

    >>> link("What? A [History]")
    '[[What A History]]'
    """
    cleaned = " ".join(_NO_NAME.sub(" ", one_line(name)).split()).strip(".")
    return f"[[{cleaned}]]" if cleaned else escape(name)


def _callout(quotation: Quotation, library: Library) -> Iterator[str]:
    """The quotation's lines, its block id last, so that other notes can embed it."""
    said = " and ".join(link(name) for name, _ in speakers(quotation, library))
    source = source_line(quotation, library, escape, lambda name: said or escape(name), link)
    yield "> [!quote]"
    yield from block_quote(quotation.reading).split("\n")
    yield ">"
    yield f"> — {source} ({escape(provenance(quotation))})"
    yield from ("", f"^q-{quotation.id}", "")


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a note: who speaks and which works are cited as properties, then a callout a quotation."""
    properties: dict[str, dict[str, None]] = {"speakers": {}, "works": {}}
    with Piles() as piles:
        for quotation in quotations:
            citation = quotation.citation
            works = (
                work_title(citation.work_id, citation.work, library),
                work_title(citation.quoted_in_id, citation.quoted_in, library),
            )
            properties["speakers"] |= {link(name): None for name, _ in speakers(quotation, library)}
            properties["works"] |= {link(title): None for title in works if title}
            for line in _callout(quotation, library):
                piles.put("note", line)
        stream.write("---\ntags: [quotations]\n")
        for name, links in properties.items():
            stream.write(f"{name}: {to_line(list(links))}\n")
        stream.write("---\n\n")
        stream.writelines(f"{line}\n" for line in piles.take("note"))
