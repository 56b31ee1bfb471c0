"""What every format for people says of a quotation, as plain text: who, where, and nothing that moves a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

from quotefind.entry import Person
from quotefind.model import Citation, Quotation
from quotefind.output.library import Library

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_CONTROLS = {**_PICTURES, 0x7F: 0x2421, **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)}
_CONTROLS[0x85] = 0x0A  # "next line", as old mainframes end one
_NUMBER = re.compile(r"\d|[ivxlcdm]+\b", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[\divxlcdm])\s*(?:-{1,3}|–|—)\s*(?=[\divxlcdm])")
_SEVERAL = re.compile(r"[-–—,;&]|\band\b|\bff?\b")


def visible(text: str) -> str:
    """The text with control characters replaced by their pictures, and what UTF-8 cannot hold by U+FFFD.

    A quoted escape sequence must not move the reader's cursor.  Newlines and tabs stay.

    >>> visible("red \\x1b[31malert")
    'red ␛[31malert'
    """
    return text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """The visible text with every run of blanks as one space."""
    return " ".join(visible(text).split())


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


def page_range(pages: str) -> str:
    """Pages as printed, en dashes in ranges."""
    return _HYPHEN.sub("–", one_line(pages))


def page_label(pages: str) -> str:
    """Pages with "p." or "pp." before them; what is no page number or range stands as it is.

    >>> page_label("253-5"), page_label("xii"), page_label("ch. 4")
    ('pp. 253–5', 'p. xii', 'ch. 4')
    """
    ranged = page_range(pages)
    if not _NUMBER.match(ranged):
        return ranged
    return f"pp. {ranged}" if _SEVERAL.search(ranged) else f"p. {ranged}"


def locators(citation: Citation) -> list[str]:
    """Volume and pages of a citation, as far as given: ["vol. 3", "p. 26"]."""
    volume = [f"vol. {one_line(citation.volume)}"] if citation.volume else []
    return volume + ([page_label(citation.pages)] if citation.pages else [])


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
