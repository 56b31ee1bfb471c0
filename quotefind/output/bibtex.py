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
from quotefind.output.bibfile import write_entries
from quotefind.output.entries import Entry, entry_of
from quotefind.output.library import Library, Options
from quotefind.output.sources import Source

_FIELDS = {"location": "address", "journaltitle": "journal"}
_TYPES = {"mvbook": "book", "mvcollection": "collection", "online": "misc"}
_THESES = {"phdthesis": "phdthesis", "mathesis": "mastersthesis", "techreport": "techreport"}


def bibtex_entry(source: Source, ascii: bool) -> Entry:
    """The entry of a source in BibTeX's words, the subtitle in the title.

    A year goes into ``year``; what is more or less than one certain year stays in ``date``, so that a range or a doubt
    is not lost.
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
            fields += [("year", value[:4])] if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else []
            fields += [("date", value)] if not re.fullmatch(r"\d{4}", value) else []
        elif not (issued and name == "type"):
            fields.append((_FIELDS.get(name, name), value))
    # BibTeX's inbook is a chapter without a title of its own: its styles would not print the booktitle.
    type = "incollection" if entry.type == "inbook" and "editor" in values else _TYPES.get(entry.type, entry.type)
    return replace(entry, type=issued or type, fields=tuple(fields))


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the works that are cited and the documents that cite them."""
    write_entries(quotations, library, stream, options, bibtex_entry, remarks="annote")
