"""What every format for people says of a quotation, as plain text: who said it, and where it stands and is cited."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from quotefind.entry import Person
from quotefind.model import Quotation
from quotefind.output.library import Library
from quotefind.wording import locators, one_line


def speakers(quotation: Quotation, library: Library) -> list[tuple[str, Person | None]]:
    """The speakers' full names where the catalogue has them, else as printed, each with its entry in the catalogue."""
    attribution = quotation.attribution
    people = [
        library.people.get(id) for id, _ in zip_longest(attribution.speaker_ids, attribution.speakers, fillvalue="")
    ]
    return [
        (one_line(person.name if person else name), person)
        for name, person in zip(attribution.speakers, people, strict=True)
    ]


def speaker_name(quotation: Quotation, library: Library) -> str:
    """The speakers joined by "and", else the description the document gives; "" when unknown."""
    names = " and ".join(name for name, _ in speakers(quotation, library))
    return names or one_line(quotation.attribution.note or "")


def work_title(id: str | None, printed: str | None, library: Library) -> str:
    """A work's title as the catalogue has it, else as the document does; "" where there is neither."""
    work = library.works.get(id or "")
    return one_line(work.title if work else printed or "")


def provenance(quotation: Quotation) -> str:
    """Where the quotation stands: its document's path, and the line where there is one."""
    line = f":{quotation.line}" if quotation.line else ""
    return one_line(quotation.document.path) + line


Markup = Callable[[str], str]
"""From plain text to a format's text that reads so."""


def source_line(quotation: Quotation, library: Library, text: Markup, name: Markup, title: Markup) -> str:
    """Who said it and where it is cited: speaker, work, the work it is quoted in, volume, page."""
    citation = quotation.citation
    work = work_title(citation.work_id, citation.work, library)
    container = work_title(citation.quoted_in_id, citation.quoted_in, library)
    parts = [name(speaker_name(quotation, library) or "unknown speaker")]
    parts += [title(work)] if work else []
    parts += [f"quoted in {title(container)}"] if container else []
    return ", ".join([*parts, *map(text, locators(citation))])
