"""RIS → entries in biblatex's words (Research Information Systems, 2001 and 2011 tags)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import rispy

from quotefind.readers.entry import Entry, body_of, date_of, name_of
from quotefind.readers.fault import Fault

_TYPES = {
    "ABST": "misc", "ADVS": "video", "ART": "artwork", "BLOG": "online", "BOOK": "book", "CASE": "jurisdiction",
    "CHAP": "incollection", "CONF": "proceedings", "CPAPER": "inproceedings", "CTLG": "book", "DATA": "dataset",
    "DICT": "inreference", "EBOOK": "book", "ECHAP": "incollection", "EDBOOK": "collection", "EJOUR": "article",
    "ELEC": "online", "ENCYC": "inreference", "GEN": "misc", "INPR": "article", "JFULL": "periodical",
    "JOUR": "article", "MANSCPT": "unpublished", "MAP": "image", "MGZN": "article", "MPCT": "movie", "MUSIC": "music",
    "NEWS": "article", "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "letter", "RPRT": "report", "SER": "book",
    "SOUND": "audio", "STAT": "legislation", "THES": "thesis", "UNPB": "unpublished", "VIDEO": "video",
}  # fmt: skip
_FIELDS = {
    "primary_title": "title",
    "title": "title",
    "short_title": "shorttitle",
    "tertiary_title": "series",
    "volume": "volume",
    "number": "number",
    "edition": "edition",
    "number_of_volumes": "volumes",
    "publisher": "publisher",
    "place_published": "location",
    "language": "langid",
    "doi": "doi",
    "abstract": "abstract",
    "notes_abstract": "abstract",
    "type_of_work": "type",
    "notes": "note",
    "original_publication": "origtitle",
    "research_notes": "annotation",
    "access_date": "urldate",
    "name_of_database": "library",
}
_CONTAINERS = ("secondary_title", "BT", "journal_name", "alternate_title3", "alternate_title1", "alternate_title2")
_CREATORS = {
    "author": ("first_authors", "authors"),
    "editor": ("secondary_authors", "editors"),
    "translator": ("subsidiary_authors", "translated_author"),
}
_IN_JOURNALS = frozenset({"article", "periodical", "misc"})

_BEGIN = re.compile(r"(?m)^[ \t]*TY[ \t]+-")


def read_ris(text: str) -> Iterator[Entry | Fault]:
    """The records of an RIS file; each is read by itself, so that a broken one does not take the others with it."""
    starts = [match.start() for match in _BEGIN.finditer(text)]
    before = text[: starts[0] if starts else len(text)].strip("\ufeff \r\n")
    if before:
        yield Fault(1, "not a record (what stands before the first TY)", "begin each record with 'TY  - '")
    for start, end in pairwise([*starts, len(text)]):
        line = text.count("\n", 0, start) + 1
        record = text[start:end].strip()
        if not re.search(r"(?m)^[ \t]*ER[ \t]+-", record):
            yield Fault(line, "a record without its end", "end it with 'ER  - '")
            continue
        try:
            yield _entry(rispy.loads(record)[0], line)
        except (rispy.parser.ParseError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
            yield Fault(line, f"not a record ({error})", "write each of its lines as 'TAG  - value'")


def _entry(record: Mapping[str, Any], line: int) -> Entry:
    rest = dict(record)
    unknown = rest.pop("unknown_tag", {})
    if None in unknown:
        raise ValueError(f"a line without a tag: {unknown[None][0]}")
    rest |= unknown
    type = _TYPES.get(rest.pop("type_of_reference", ""), "misc")
    key = rest.pop("id", "")
    creators = {role: _names(rest, tags) for role, tags in _CREATORS.items()}
    pages = (_text(rest.pop(tag, "")) for tag in ("start_page", "end_page"))
    urls = _as_list(rest.pop("urls", ()))
    told = [
        ("pages", "-".join(filter(None, pages))),
        ("date", _date(rest.pop("date", ""), rest.pop("year", "") or rest.pop("publication_year", ""))),
        ("isbn" if type != "article" else "issn", _text(rest.pop("issn", ""))),
        ("keywords", ", ".join(rest.pop("keywords", ()))),
        ("url", urls[0] if urls else ""),
        ("urls", " ".join(urls[1:])),
        *(("journaltitle" if type in _IN_JOURNALS else "booktitle", _text(rest.pop(tag, ""))) for tag in _CONTAINERS),
    ]
    fields: dict[str, str] = {}
    for name, value in (*told, *((_FIELDS.get(tag, tag), _text(value)) for tag, value in rest.items())):
        if value:
            fields.setdefault(name.replace("_", "-"), value)
    return Entry(type, key, line, fields, creators)


def _as_list(value: Any) -> list[str]:
    return [str(value)] if isinstance(value, str) else [str(item) for item in value]


def _text(value: Any) -> str:
    return " ".join("; ".join(_as_list(value)).split())


def _names(rest: dict[str, Any], tags: tuple[str, ...]) -> tuple[str, ...]:
    names = [name for tag in tags for name in _as_list(rest.pop(tag, ()))]
    return tuple(map(_name, filter(None, names)))


def _name(name: str) -> str:
    """A person from "Family, Given, Suffix"; a name without a comma is a body, or cannot be parted."""
    family, *others = (part.strip() for part in name.split(","))
    if not others:
        return body_of(family)
    return name_of(family, others[0], ", ".join(others[1:]))


def _date(date: str, year: str) -> str:
    """The full date where there is one, else the year; a hyphen between years is a range."""
    parts = [part for part in re.split(r"[/\-]", date) if part]
    if parts and re.fullmatch(r"\d{4}", parts[0]):
        return date_of(*parts[:3])
    parts = [part for part in year.split("/") if part]
    if parts[1:] and re.fullmatch(r"\d{4}", parts[0]):
        return date_of(*parts[:3])
    return re.sub(r"(?<=\d{4})-(?=\d{4})", "/", parts[0]) if parts else ""
