"""CSL-JSON: the items of the Citation Style Language, for Zotero, pandoc and citeproc (csl-data.json, CSL 1.0.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import TextIO

from quotefind.entry import Original
from quotefind.model import Quotation
from quotefind.output.annotated import annotated
from quotefind.output.jsonl import to_line
from quotefind.output.languages import language_code
from quotefind.output.library import Library, Options
from quotefind.output.names import Name
from quotefind.output.record import Record, edtf
from quotefind.output.sources import Source

_TYPES = {
    "article": "article-journal",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "mastersthesis": "thesis",
    "misc": "document",
    "newspaper": "periodical",
    "online": "webpage",
    "phdthesis": "thesis",
    "techreport": "report",
    "unpublished": "manuscript",
}
_SAME = frozenset({"book", "pamphlet", "periodical", "report", "speech", "thesis"})
_BOOKS = frozenset({"collection", "manual", "mvbook", "mvcollection", "proceedings", "reference"})
_BROUGHT = {
    "abstract": "abstract",
    "isbn": "ISBN",
    "issn": "ISSN",
    "keywords": "keyword",
    "type": "genre",
    "eventtitle": "event-title",
    "institution": "publisher",
    "howpublished": "medium",
}
"""Fields that imports bring in biblatex's words, by CSL's."""


def item(source: Source) -> dict[str, object]:
    """A source as a CSL item without its quotations; what is unknown is not there."""
    record = source.record
    original = record.original or Original()
    is_article = bool(record.journal)
    quoted_in = [f"quoted in {key}" for key in source.quoted_in]
    item = {
        "id": source.key,
        "type": csl_type(record),
        "title": f"{record.title}: {record.subtitle}" if record.subtitle else record.title,
        "title-short": record.short_title,
        "author": [_name(name) for name in record.authors],
        "editor": [_name(name) for name in record.editors],
        "translator": [_name(name) for name in record.translators],
        "container-title": record.journal or record.container,
        "collection-title": record.series,
        "volume": record.volume,
        "issue" if is_article else "number": record.number,
        "page": re.sub(r"\s*(?:-{2,3}|–|—)\s*", "-", record.pages),
        "edition": record.edition,
        "number-of-volumes": str(record.volumes or ""),
        "number-of-pages": str(record.pagetotal or ""),
        "publisher": record.publisher,
        "publisher-place": record.place,
        "issued": _date(record.year),
        "original-title": original.title,
        "original-publisher": original.publisher,
        "original-publisher-place": original.place,
        "original-date": _date(edtf(original.year)),
        "language": language_code(record.language),
        "URL": record.url,
        "DOI": record.doi,
        "note": "; ".join((*record.notes, *quoted_in)),
    }
    brought = {csl: record.fields[name] for name, csl in _BROUGHT.items() if name in record.fields}
    return brought | {name: value for name, value in item.items() if value}


def csl_type(record: Record) -> str:
    """The CSL type of a record; what CSL has no type for is a chapter of its container, or a document."""
    if record.type in _BOOKS or record.type in _SAME:
        return "book" if record.type in _BOOKS else record.type
    return _TYPES.get(record.type, "chapter" if record.container else "document")


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: text for part, text in parts.items() if text}


def _date(year: str) -> dict[str, object]:
    """An EDTF date as CSL's date parts, a doubt being "circa"; a range without an end, which they lack, as EDTF."""
    if not year:
        return {}
    if year.endswith("/"):
        return {"raw": year}
    parts = [[int(part) for part in re.findall(r"\d+", date)] for date in year.split("/")]
    return {"date-parts": parts} | ({"circa": True} if re.search(r"[?~%]", year) else {})


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a JSON array, an item a line, the quotations as the item's ``annote``."""
    stream.write("[")
    for number, (source, pieces) in enumerate(annotated(quotations, library, options)):
        stream.write(("," if number else "") + "\n" + to_line(item(source)).removesuffix("}"))
        if first := next(pieces, ""):
            # Piece by piece: all that is quoted from one work may be more than memory should hold.
            stream.write(', "annote": "')
            stream.writelines(to_line(piece)[1:-1] for piece in chain([first], pieces))
            stream.write('"')
        stream.write("}")
    stream.write("\n]\n")
