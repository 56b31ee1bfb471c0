"""From a record to an entry of a .bib file, in the words of BibTeX or of biblatex.

What biber's data model knows for a type of entry stands in its own field; what it does not know there is told in the
note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quotefind.entry import Original
from quotefind.output.datamodel import entry_type, takes
from quotefind.output.languages import babel_name, english_name
from quotefind.output.latex import escape
from quotefind.output.names import Name, parse
from quotefind.output.record import Record, edtf
from quotefind.output.sources import Source
from quotefind.output.titles import protect
from quotefind.wording import visible

_VERBATIM = frozenset({"url", "doi", "file", "eprint", "verba", "verbb", "verbc"})
_NAMES = frozenset({"author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc", "annotator"})
_LISTS = frozenset({"publisher", "location", "institution", "organization", "origlocation", "origpublisher"})
_ORDER = """
    author editor translator title subtitle shorttitle booktitle journaltitle series type entrysubtype volume number
    volumes edition publisher institution howpublished location date pages pagetotal origtitle origlanguage origdate
    origpublisher origlocation langid url doi OTHERS note related relatedtype relatedstring
"""
_PLACE = {name: place for place, name in enumerate(_ORDER.split())}
"""Where a field stands in an entry; what an import brought besides stands at OTHERS, by name."""

_FIELD = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_ISSUED = frozenset({"author", "type", "institution"})
_TYPES_OF_BIBTEX = {"phdthesis": "phdthesis", "mastersthesis": "mathesis", "techreport": "techreport"}
"""What biblatex says in ``type`` for entry types of BibTeX."""

_TOLD = {
    "translator": "translated by",
    "editor": "edited by",
    "booktitle": "in",
    "journaltitle": "in",
    "origlanguage": "translated from",
    "location": "published in",
}
"""How a note tells of a field for which the type has no place; else by the field's name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a .bib file: its type, its key, and its fields as they stand between braces, in order."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes field values as LaTeX: names, titles and lists in their own way, the rest as text; ``ascii`` as in
    Options, ``origin`` is the original's language.
    """

    language: str
    origin: str
    ascii: bool

    def value(self, name: str, plain: str) -> str:
        """The value of a field as it stands between braces."""
        if name in _VERBATIM:
            return _verbatim(plain)
        if name in _NAMES:
            return self.names(map(parse, re.split(r"\s+and\s+(?![^{]*\})", plain)))
        if name == "origtitle":
            # The title of an original whose language is not told is hardly English: its capitals stay.
            return protect(plain, self.origin or "und", self.ascii)
        if name.endswith("title") and name != "journaltitle":
            return protect(plain, self.language, self.ascii)
        if name in _LISTS and re.search(r"\band\b", plain):
            return f"{{{escape(plain, self.ascii)}}}"
        if name == "origlanguage":
            return plain.lower()
        if name == "pages":
            return re.sub(r"(?<=\w)\s*(?:-{1,3}|–|—)\s*(?=\w)", "--", escape(plain))
        return escape(plain, self.ascii)

    def names(self, names: Iterable[Name]) -> str:
        """A list of names, the parts of each held together where a comma or "and" would part them."""
        return " and ".join(map(self._name, names))

    def _name(self, name: Name) -> str:
        if name.literal:
            return f"{{{escape(name.literal, self.ascii)}}}"
        family = self._part(name.family)
        if any(word[:1].islower() for word in name.family.split()[1:]):
            # BibTeX takes all up to a lower-case word for the particle ("Smith y Gómez").
            family = f"{{{escape(name.family, self.ascii)}}}"
        last = " ".join(filter(None, (self._part(name.particle), family)))
        return ", ".join(filter(None, (last, self._part(name.suffix), self._part(name.given))))

    def _part(self, part: str) -> str:
        escaped = escape(part, self.ascii)
        return f"{{{escaped}}}" if re.search(r",|\band\b", part) else escaped


def _verbatim(address: str) -> str:
    """An address as it is, but for characters that no .bib file can hold in one."""
    return re.sub(r"[\s{}\\]", lambda match: f"%{ord(match.group()):02X}", visible(address.strip()))


def entry_of(source: Source, ascii: bool = False) -> Entry:
    """The biblatex entry of a source, without its quotations."""
    record = source.record
    writer = Writer(record.language, record.original.language if record.original else "", ascii)
    creators = {"author": record.authors, "editor": record.editors, "translator": record.translators}
    values = {name: writer.names(names) for name, names in creators.items() if names}
    plain = _facts(record) | {name: ", ".join(n.natural for n in names) for name, names in creators.items()}
    values |= {name: writer.value(name, plain[name]) for name in plain if plain[name] and name not in values}
    type = entry_type(record.type, {*values, *record.fields})
    if type == "misc" != record.type:
        # It lacks a field which its own type must have, as an article without its journal; what it is, is kept.
        values["entrysubtype"] = record.type
    if takes(type, "howpublished") and "publisher" in values:
        values.setdefault("howpublished", values.pop("publisher"))
    homeless = [name for name in values if not takes(type, name) or (name == "volume" and not plain[name].isdigit())]
    notes = [*record.notes, *(f"{_TOLD.get(name, name)} {plain[name]}" for name in homeless)]
    values["note"] = escape("; ".join(notes), ascii)
    if source.quoted_in:
        values |= {"related": ",".join(source.quoted_in), "relatedtype": "quotedin", "relatedstring": "quoted in"}
    brought = {
        name: writer.value(name, text)
        for name, text in record.fields.items()
        if name != "annotation" and _FIELD.fullmatch(name)
    }
    values = brought | {name: value for name, value in values.items() if name not in homeless}
    ordered = sorted(values, key=lambda name: (_PLACE.get(name, _PLACE["OTHERS"]), name))
    return Entry(type, source.key, tuple((name, values[name]) for name in ordered if values[name]))


def _facts(record: Record) -> dict[str, str]:
    """What a record tells besides its creators, by biblatex's names of fields, as plain text."""
    original = record.original or Original()
    is_issued = entry_type(record.type, _ISSUED) in ("thesis", "report")
    return {
        "title": record.title,
        "subtitle": record.subtitle,
        "shorttitle": record.short_title,
        "booktitle": record.container,
        "journaltitle": record.journal,
        "series": record.series,
        "type": record.fields.get("type", _TYPES_OF_BIBTEX.get(record.type, "")) if is_issued else "",
        "volume": record.volume,
        "number": record.number,
        "volumes": str(record.volumes or ""),
        "edition": record.edition,
        "publisher": "" if is_issued else record.publisher,
        "institution": record.publisher if is_issued else "",
        "location": record.place,
        "date": record.year,
        "pages": record.pages,
        "pagetotal": str(record.pagetotal or ""),
        "origtitle": original.title,
        "origlanguage": english_name(original.language),
        "origdate": edtf(original.year),
        "origpublisher": original.publisher,
        "origlocation": original.place,
        "langid": babel_name(record.language),
        "url": record.url,
        "doi": record.doi,
    }
