"""BibTeX and biblatex files → entries in biblatex's words: strings and cross-references resolved, LaTeX decoded."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock
from bibtexparser.model import Entry as EntryBlock

from quotefind.catalogue import OTHERS
from quotefind.readers.entry import Entry, body_of, date_of, name_of
from quotefind.readers.fault import Fault
from quotefind.readers.latex import decode, decode_address

# Faults are returned; without a handler bibtexparser's warnings would also go to stderr.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_ALIASES = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "hyphenation": "langid",
    "key": "sortkey",
    "pdf": "file",
}
"""BibTeX's names of fields by biblatex's (biblatex manual, 2.2.5)."""

_VERBATIM = frozenset({"url", "doi", "file", "eprint", "verba", "verbb", "verbc"})
_CREATORS = ("author", "editor", "translator")
_NAMES = frozenset({"bookauthor", "editora", "editorb", "editorc", "annotator", "commentator", "afterword", "foreword",
                    "introduction", "holder"})  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NOT_INHERITED = frozenset({"crossref", "xref", "xdata", "ids", "entryset", "label", "options", "related", "shorttitle",
                            "keywords", "file", "annotation", "note"})  # fmt: skip
_PARTS = frozenset({"inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook", "suppbook"})
_INHERITED_AS = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
"""What a part takes over from its book under another name (biblatex manual, appendix B)."""

_SHOWN = 40
"""Code points of a broken entry that a fault shows."""

_PIECE = re.compile(r'\s*(?:\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}|"([^"]*)"|([^\s#{}"]+))\s*(?:#|\Z)')
"""A piece of a value that is joined with "#": in braces, in quotation marks, or the name of a string."""

_Fields = dict[str, str]


def read_bibtex(text: str) -> Iterator[Entry | Fault]:
    """The entries of a .bib file in order, and what is wrong with those that cannot be read."""
    library = parse_string(text)
    raw = {block.key: _fields(block, library) for block in library.entries}
    types = {block.key: block.entry_type.lower() for block in library.entries}
    faults = [_fault(block) for block in library.failed_blocks]
    entries = [block for block in library.entries if types[block.key] != "xdata"]
    resolved = [_entry(block, _inherited(block.key, raw, types)) for block in entries]
    items: list[Entry | Fault] = [*faults, *resolved]
    yield from sorted(items, key=lambda item: item.line)


def _fields(block: EntryBlock, library: Library) -> _Fields:
    """The fields under biblatex's names, where an entry does not have the field under that name as well."""
    given = {field.key.lower(): _joined(str(field.value), field.enclosing, library) for field in block.fields}
    return {name if _ALIASES.get(name, name) in given else _ALIASES.get(name, name): v for name, v in given.items()}


def _joined(value: str, enclosing: str | None, library: Library) -> str:
    """A value with its pieces joined: bibtexparser resolves a string that stands alone, and leaves ``a # " b"``."""
    if enclosing != "no-enclosing" or "#" not in value:
        return value
    pieces = []
    for braced, quoted, name in _PIECE.findall(value):
        string = library.strings_dict.get(name)
        pieces.append(str(string.value) if string else braced or quoted or name)
    return "".join(pieces)


def _inherited(key: str, raw: Mapping[str, _Fields], types: Mapping[str, str]) -> _Fields:
    """An entry's fields with what it takes over by ``xdata`` and ``crossref``; a reference that is resolved goes."""
    fields = dict(raw[key])
    seen = {key}
    while parents := [name for name in _references(fields) if name in raw and name not in seen]:
        parent = parents[0]
        seen.add(parent)
        is_book_of_part = "crossref" in fields and types[key] in _PARTS and types[parent] not in _PARTS
        for name, value in raw[parent].items():
            heir = _INHERITED_AS.get(name, name) if is_book_of_part else name
            if name not in _NOT_INHERITED or name in ("crossref", "xdata"):
                fields.setdefault(heir, value)
        for reference in ("xdata", "crossref"):
            if parent in fields.get(reference, "").split(","):
                left = [name for name in fields[reference].split(",") if name.strip() != parent]
                fields[reference] = ",".join(left) or raw[parent].get(reference, "")
    return fields


def _references(fields: _Fields) -> list[str]:
    names = ",".join(filter(None, (fields.get("xdata"), fields.get("crossref"))))
    return [name.strip() for name in names.split(",") if name.strip()]


def _entry(block: EntryBlock, raw: _Fields) -> Entry:
    creators = {role: _names(raw.pop(role)) for role in _CREATORS if role in raw}
    fields = {name: _value(name, value) for name, value in raw.items()}
    year = fields.pop("year", "")
    if year and "date" not in fields:
        fields["date"] = date_of(year, _month(fields.get("month", "")), fields.get("day", ""))
    for part in ("month", "day")[: fields.get("date", "").count("-")]:
        fields.pop(part, None)
    fields["pages"] = re.sub(r"\s*[–—]\s*", "-", fields.get("pages", ""))
    return Entry(block.entry_type.lower(), block.key, _line(block), fields, creators)


def _value(name: str, value: str) -> str:
    if name in _VERBATIM:
        return decode_address(value)
    return " and ".join(_names(value)) if name in _NAMES else decode(value)


def _month(value: str) -> str:
    name = value[:3].lower()
    return str(_MONTHS.index(name) + 1) if name in _MONTHS else value


def _names(value: str) -> tuple[str, ...]:
    """The names of a list, parted before LaTeX is decoded, since braces tell what belongs together."""
    return tuple(map(_name, split_multiple_persons_names(value)))


def _name(name: str) -> str:
    if name.lower() == OTHERS:
        return OTHERS
    if re.fullmatch(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", name) and not re.match(r"\{\\", name):
        return body_of(decode(name))
    parts = parse_single_name_into_parts(name, strict=False)
    words = {part: decode(" ".join(getattr(parts, part))) for part in ("first", "von", "last", "jr")}
    return name_of(words["last"], words["first"], words["jr"], words["von"])


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _fault(block: ParsingFailedBlock) -> Fault:
    line = _line(block)
    if isinstance(block, DuplicateBlockKeyBlock):
        return Fault(line, f"the key {block.key} is there twice", "give one of the two another key")
    words = " ".join((block.raw or "").split())[:_SHOWN]
    if isinstance(block, DuplicateFieldKeyBlock):
        return Fault(line, f"{' and '.join(sorted(block.duplicate_keys))} twice in one entry ({words} …)", "keep one")
    return Fault(line, f"not an entry ({words} …)", "close its braces and part its fields with commas")
