"""schema.org JSON-LD: a graph of Quotation items, for search engines and web pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from quotefind.entry import Person, PersonKind
from quotefind.model import Quotation
from quotefind.output.jsonl import to_line
from quotefind.output.library import Library, Options
from quotefind.output.sources import Sources
from quotefind.output.wording import speakers, work_title
from quotefind.wording import locators, visible

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""What ``datePublished`` can hold (ISO 8601): no range, no doubt."""

_TYPES = {PersonKind.BODY: "Organization", PersonKind.PERIODICAL: "Periodical"}


def item(quotation: Quotation, library: Library, sources: Sources) -> dict[str, object]:
    """A quotation as a schema.org Quotation; what is unknown is not there."""
    citation = quotation.citation
    source = sources.cited(quotation)
    date = source.record.year if source and _DATE.fullmatch(source.record.year) else ""
    work = work_title(citation.work_id, citation.work, library)
    container = work_title(citation.quoted_in_id, citation.quoted_in, library)
    place = ", ".join(locators(citation))
    found_in = {"datePublished": date, "pagination": place}
    cited = [_work(work, {} if container else found_in), _work(container, found_in)]
    document = quotation.document
    item = {
        "@type": "Quotation",
        "@id": f"urn:quotefind:{quotation.id}",
        "text": visible(quotation.reading),
        "creator": [_speaker(name, person) for name, person in speakers(quotation, library)],
        "citation": [work for work in cited if work],
        "isPartOf": {"@type": "DigitalDocument", "name": document.title or document.path, "identifier": document.path},
    }
    return {name: value for name, value in item.items() if value}


def _speaker(name: str, person: Person | None) -> dict[str, str]:
    """A speaker; who is not in the catalogue may be a person or a body, which schema.org calls a Thing."""
    return {"@type": _TYPES.get(person.kind, "Person") if person else "Thing", "name": name}


def _work(title: str, facts: dict[str, str]) -> dict[str, str]:
    if not title:
        return {}
    return {"@type": "CreativeWork", "name": title} | {name: fact for name, fact in facts.items() if fact}


def to_script_line(value: object) -> str:
    """A line of JSON that may also stand within a script element of a page."""
    return to_line(value).replace("<", "\\u003c")


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write one JSON-LD object, an item a line."""
    sources = Sources(library, options)
    stream.write('{"@context": "https://schema.org", "@graph": [')
    for number, quotation in enumerate(quotations):
        stream.write(("," if number else "") + "\n" + to_script_line(item(quotation, library, sources)))
    stream.write("\n]}\n")
