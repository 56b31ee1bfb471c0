"""RIS: the tagged lines that every reference manager reads (Research Information Systems, 2011 tags)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from quotefind.entry import Original
from quotefind.model import Quotation
from quotefind.output.annotated import annotated
from quotefind.output.languages import language_code
from quotefind.output.library import Library, Options
from quotefind.output.names import Name
from quotefind.output.sources import Source
from quotefind.wording import one_line

_TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "booklet": "PAMP",
    "collection": "EDBOOK",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "inproceedings": "CPAPER",
    "manual": "BOOK",
    "mastersthesis": "THES",
    "mvbook": "BOOK",
    "mvcollection": "EDBOOK",
    "newspaper": "JFULL",
    "online": "ELEC",
    "pamphlet": "PAMP",
    "periodical": "JFULL",
    "phdthesis": "THES",
    "proceedings": "CONF",
    "report": "RPRT",
    "techreport": "RPRT",
    "thesis": "THES",
    "unpublished": "MANSCPT",
}
_BROUGHT = {"abstract": "AB", "keywords": "KW", "isbn": "SN", "issn": "SN", "type": "M3", "institution": "PB"}
"""Fields that imports bring in biblatex's words, by their tags."""


def tags(source: Source) -> Iterator[tuple[str, str]]:
    """A source as pairs of tag and value, without its quotations; what is unknown is not there."""
    record = source.record
    original = record.original or Original()
    start, _, end = re.sub(r"\s*(?:-{1,3}|–|—)\s*", "-", record.pages).partition("-")
    pairs = [
        ("TY", _TYPES.get(record.type, "CHAP" if record.container else "GEN")),
        ("ID", source.key),
        *(("AU", _name(name)) for name in record.authors),
        *(("A2", _name(name)) for name in record.editors),
        *(("A4", _name(name)) for name in record.translators),
        ("TI", f"{record.title}: {record.subtitle}" if record.subtitle else record.title),
        ("ST", record.short_title),
        ("T2", record.journal or record.container),
        ("T3", record.series),
        ("VL", record.volume),
        ("IS", record.number),
        ("SP", start),
        ("EP", end),
        ("ET", record.edition),
        ("NV", str(record.volumes or "")),
        ("PB", record.publisher),
        ("CY", record.place),
        *_dates(record.year),
        ("OP", ", ".join(filter(None, (original.title, original.place, original.publisher, original.year)))),
        ("LA", language_code(record.language)),
        ("UR", record.url),
        ("DO", record.doi),
        *((tag, record.fields[name]) for name, tag in _BROUGHT.items() if name in record.fields),
        ("N1", "; ".join([*record.notes, *(f"quoted in {key}" for key in source.quoted_in)])),
    ]
    return ((tag, one_line(value)) for tag, value in pairs if value)


def _name(name: Name) -> str:
    """A person as "particle Family, Given, Suffix"; a body without a comma of its own, which would make it a person."""
    if name.literal:
        return name.literal
    last = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (last, name.given, name.suffix)))


def _dates(year: str) -> list[tuple[str, str]]:
    """The year, a range with a hyphen; the full date besides where it is known, as year/month/day."""
    if re.fullmatch(r"\d{4}(-\d\d){1,2}", year):
        return [("PY", year[:4]), ("DA", year.replace("-", "/"))]
    return [("PY", year.replace("/", "-"))]


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the sources, the quotations of each as its research notes (RN)."""
    for source, pieces in annotated(quotations, library, options):
        stream.writelines(f"{tag}  - {value}\n" for tag, value in tags(source))
        if first := next(pieces, ""):
            stream.write(f"RN  - {first}")
            stream.writelines(pieces)
            stream.write("\n")
        stream.write("ER  - \n\n")
