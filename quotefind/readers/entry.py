"""An entry of any bibliographic format, in biblatex's words → Work; what no attribute holds stays in ``fields``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from quotefind.catalogue import free_id, is_id
from quotefind.entry import Original, Work
from quotefind.identity import identify
from quotefind.readers.fault import Fault
from quotefind.text import fold_letters

_ISSUED = frozenset({"thesis", "phdthesis", "mastersthesis", "report", "techreport"})
_PRIVATE = frozenset({"misc", "booklet", "unpublished", "pamphlet"})

_ATTRIBUTES = {
    "title": "title",
    "subtitle": "subtitle",
    "booktitle": "container",
    "journaltitle": "journal",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "series": "series",
    "location": "place",
    "publisher": "publisher",
    "date": "year",
    "edition": "edition",
    "langid": "language",
    "url": "url",
    "doi": "doi",
    "note": "note",
}
_NUMBERS = {"volumes": "volumes", "pagetotal": "pagetotal"}
_ORIGINAL = {
    "origtitle": "title",
    "origlocation": "place",
    "origpublisher": "publisher",
    "origdate": "year",
    "origlanguage": "language",
}
_CREATORS = {"author": "authors", "editor": "editors", "translator": "translators"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with biblatex's type and names of fields, in plain text; creators as ``Work.authors`` has them."""

    type: str
    key: str
    line: int
    fields: Mapping[str, str]
    creators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def works_of(entries: Iterable[Entry | Fault]) -> Iterator[Work | Fault]:
    """The works of a file's entries, with ids of their own; an entry without any title is a fault."""
    taken: set[str] = set()
    for entry in entries:
        work = entry if isinstance(entry, Fault) else _work(entry)
        if isinstance(work, Work):
            work = replace(work, id=free_id(work.id, taken))
            taken.add(work.id)
        yield work


def name_of(family: str, given: str = "", suffix: str = "", particle: str = "") -> str:
    """A person as "particle Family, Suffix, Given"; a part with a comma of its own in braces.

    >>> name_of("Berg", "Jon", particle="van der")
    'van der Berg, Jon'
    """
    last = " ".join(filter(None, (particle, family)))
    parts = [f"{{{part}}}" if "," in part else part for part in (last, suffix, given) if part]
    return body_of(parts[0]) if len(parts) == 1 and is_id(parts[0]) else ", ".join(parts)


def body_of(name: str) -> str:
    """An organisation, or a name that cannot be parted."""
    return f"{{{name.replace('{', '').replace('}', '')}}}"


def date_of(year: str, month: str = "", day: str = "") -> str:
    """A date as EDTF as far as it is known.

    >>> date_of("1917", "11", "7"), date_of("1917")
    ('1917-11-07', '1917')
    """
    if not (re.fullmatch(r"\d{4}", year) and month.isdecimal() and 1 <= int(month) <= 12):
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day.isdecimal() and 1 <= int(day) <= 31 else "")


def _work(entry: Entry) -> Work | Fault:
    rest = {name: value for name, value in entry.fields.items() if value}
    type = rest.pop("entrysubtype", entry.type) if entry.type == "misc" else entry.type
    if entry.type in _ISSUED and "publisher" not in rest and "institution" in rest:
        rest["publisher"] = rest.pop("institution")
    if entry.type in _PRIVATE and "publisher" not in rest and "howpublished" in rest:
        rest["publisher"] = rest.pop("howpublished")
    if not any(name in rest for name in ("title", "booktitle", "journaltitle", "shorttitle")):
        return Fault(entry.line, f"{entry.key or 'an entry'} has no title", "give it one")
    shown = rest.get("title") or rest.get("shorttitle") or rest.get("booktitle") or rest["journaltitle"]
    values: dict[str, Any] = {"title": shown}
    values |= {attribute: int(rest.pop(name)) for name, attribute in _NUMBERS.items() if _is_number(rest.get(name, ""))}
    values |= {attribute: rest.pop(name) for name, attribute in _ATTRIBUTES.items() if name in rest}
    values |= {_CREATORS[role]: names for role, names in entry.creators.items()}
    if original := {attribute: rest.pop(name) for name, attribute in _ORIGINAL.items() if name in rest}:
        values["original"] = Original(**original)
    if "shorttitle" in rest:
        values["short_titles"] = (rest.pop("shorttitle"),)
    return Work(
        id=_slug(entry.key) or identify(type, shown, values.get("year", "")),
        type=type,
        key=entry.key,
        fields=dict(sorted(rest.items())),
        **values,
    )


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal()


def _slug(key: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold_letters(key)).strip("-")
