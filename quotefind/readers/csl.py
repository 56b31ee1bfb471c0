"""CSL-JSON → entries in biblatex's words (csl-data.json, CSL 1.0.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from quotefind.catalogue import OTHERS
from quotefind.errors import DocumentError
from quotefind.readers.entry import Entry, body_of, date_of, name_of
from quotefind.readers.fault import Fault

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "chapter": "incollection",
    "document": "misc",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "image",
    "legal_case": "jurisdiction",
    "manuscript": "unpublished",
    "map": "image",
    "motion_picture": "movie",
    "paper-conference": "inproceedings",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "song": "music",
    "treaty": "legal",
    "webpage": "online",
}
_FIELDS = {
    "title": "title",
    "title-short": "shorttitle",
    "shortTitle": "shorttitle",
    "collection-title": "series",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "page": "pages",
    "edition": "edition",
    "number-of-volumes": "volumes",
    "number-of-pages": "pagetotal",
    "publisher": "publisher",
    "publisher-place": "location",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "language": "langid",
    "URL": "url",
    "DOI": "doi",
    "note": "note",
    "annote": "annotation",
    "abstract": "abstract",
    "ISBN": "isbn",
    "ISSN": "issn",
    "keyword": "keywords",
    "genre": "type",
    "event-title": "eventtitle",
    "medium": "howpublished",
}
_DATES = {"issued": "date", "original-date": "origdate", "accessed": "urldate", "event-date": "eventdate"}
_CREATORS = ("author", "editor", "translator")
_NAMES = {"container-author": "bookauthor"}


def read_csl(text: str, name: str) -> Iterator[Entry | Fault]:
    """The items of a CSL-JSON file, an array or an object with ``items``.

    Raises DocumentError where the whole is not JSON of that shape.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{name} is not JSON ({error})", "export it again as CSL-JSON") from error
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise DocumentError(f"{name} is not CSL-JSON", "it has to be an array of items")
    at = 0
    for number, item in enumerate(items, 1):
        # JSON has no lines once it is read: an item stands where its id is next found.
        key = str(item.get("id", "")) if isinstance(item, dict) else ""
        found = text.find(json.dumps(key, ensure_ascii=False), at) if key else -1
        at = max(found, at)
        line = text.count("\n", 0, at) + 1
        yield (
            _entry(item, key, line) if isinstance(item, dict) else Fault(line, f"item {number} is no object", "mend it")
        )


def _entry(item: Mapping[str, Any], key: str, line: int) -> Entry | Fault:
    csl_type = str(item.get("type", ""))
    type = _TYPES.get(csl_type, csl_type or "misc")
    container = "journaltitle" if type in ("article", "periodical") else "booktitle"
    fields: dict[str, str] = {}
    try:
        for csl, value in item.items():
            if csl in _DATES:
                fields[_DATES[csl]] = _date(value)
            elif csl in _NAMES:
                fields[_NAMES[csl]] = " and ".join(_names(value))
            elif csl == "container-title":
                fields[container] = _text(value)
            elif csl not in ("id", "type", *_CREATORS) and isinstance(value, str | int | float):
                fields.setdefault(_FIELDS.get(csl, csl), _text(value))
        creators = {role: _names(item[role]) for role in _CREATORS if role in item}
    except (AttributeError, TypeError, ValueError, IndexError) as error:
        return Fault(line, f"{key or 'an item'} is not CSL-JSON ({error})", "export it again")
    return Entry(type, key, line, fields, creators)


def _text(value: object) -> str:
    return " ".join(str(value).split())


def _names(names: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(filter(None, map(_name, names)))


def _name(name: Mapping[str, str]) -> str:
    if name.get("literal"):
        return body_of(name["literal"])
    particle = " ".join(filter(None, (name.get("dropping-particle"), name.get("non-dropping-particle"))))
    family = name.get("family", "")
    if family == OTHERS and len(name) == 1:
        return OTHERS
    return name_of(
        family or name.get("given", ""), name.get("given", "") if family else "", name.get("suffix", ""), particle
    )


def _date(date: Mapping[str, Any]) -> str:
    """CSL's date as EDTF; what is given in words stays so."""
    parts = [date_of(*(str(part) for part in day)) for day in date.get("date-parts") or () if day]
    if not parts or not re.fullmatch(r"\d{4}.*", parts[0]):
        return _text(date.get("raw") or date.get("literal") or "/".join(parts))
    doubt = "?" if date.get("circa") else ""
    return "/".join(part + doubt for part in parts)
