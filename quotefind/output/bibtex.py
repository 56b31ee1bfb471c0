"""BibTeX: the same entries in the words of the old styles, and still right for biber.

What the old styles do not know (date, translator, original title) stays: they pass over it, biber and reference
managers read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.bibfile import MONTHS, write_entries
from quotefind.output.entries import Entry, entry_of
from quotefind.output.library import Library, Options
from quotefind.output.sources import Source

_FIELDS = {"location": "address", "journaltitle": "journal"}
_TYPES = {"mvbook": "book", "mvcollection": "collection", "online": "misc"}
_THESES = {"phdthesis": "phdthesis", "mathesis": "mastersthesis", "techreport": "techreport"}


def bibtex_entry(source: Source, ascii: bool) -> Entry:
    """The entry of a source in BibTeX's words, the subtitle in the title.

    A certain year goes into ``year``, of a range the first, a month into ``month`` as the name of its string; what is
    more than a year stays in ``date`` besides, which old styles pass over, and a doubtful year is there alone.
    """
    record = source.record
    title = f"{record.title}: {record.subtitle}" if record.subtitle else record.title
    entry = entry_of(replace(source, record=replace(record, title=title, subtitle="")), ascii)
    values = dict(entry.fields)
    issued = _THESES.get(values.get("type", "")) if entry.type in ("thesis", "report") else None
    fields = []
    for name, value in entry.fields:
        if name == "institution" and entry.type == "thesis" and issued:
            fields.append(("school", value))
        elif name == "date":
            fields += _dated(value)
        elif not (issued and name == "type"):
            fields.append((_FIELDS.get(name, name), value))
    # BibTeX's inbook is a chapter without a title of its own: its styles would not print the booktitle.
    type = "incollection" if entry.type == "inbook" and "editor" in values else _TYPES.get(entry.type, entry.type)
    return replace(entry, type=issued or type, fields=tuple(fields))


def _dated(date: str) -> list[tuple[str, str]]:
    certain = re.match(r"(\d{4})(?:-(\d\d)(?:-\d\d)?)?(?=/|$)", date)
    fields = [("year", certain[1])] if certain else []
    fields += [("month", MONTHS[int(certain[2]) - 1])] if certain and certain[2] else []
    return fields if date.isdecimal() else [*fields, ("date", date)]


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the works that are cited and the documents that cite them."""
    write_entries(quotations, library, stream, options, bibtex_entry, remarks="annote")
