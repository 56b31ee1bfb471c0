"""A work as a bibliography may state it: names in parts, one edition, and nothing uncertain stated as certain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quotefind.entry import Original, Work
from quotefind.output.library import Library
from quotefind.output.names import Name, names_of
from quotefind.text import fold

_ROMAN = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
_ROMAN_NUMBER = re.compile(r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Record:
    """A work, or the cited volume of one, ready to be written in any bibliographic format.

    ``year`` is EDTF: "1932", "1932/1933", "1917-11-07", "1937?" where the year is only believed.  ``part`` is the
    volume where the record stands for one cited volume of a larger work.  ``old_style`` and ``new_style`` are the day
    of a text in both calendars.  ``notes`` are remarks in words.  ``pinned`` is the key an import brought.
    """

    id: str
    type: str
    title: str
    subtitle: str = ""
    short_title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    container: str = ""
    journal: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    series: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    edition: str = ""
    volumes: int | None = None
    pagetotal: int | None = None
    language: str = ""
    original: Original | None = None
    url: str = ""
    doi: str = ""
    old_style: str = ""
    new_style: str = ""
    notes: tuple[str, ...] = ()
    pinned: str = ""
    part: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


_YEARS = re.compile(r"(\d{2})(\d{2})\s*(?:-{1,2}|–)\s*(\d{2})?(\d{2})")
_EDTF_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?"
_EDTF = re.compile(rf"{_EDTF_DATE}(?:/(?:{_EDTF_DATE})?)?")


def edtf(year: str) -> str:
    """A year, date or range of years as EDTF; "" for what is none of these.

    Of "1917-12" nobody can tell whether it is a month or a range; EDTF says month.

    >>> edtf("1931-1933"), edtf("1932–33"), edtf("1932-"), edtf("1917-11-07"), edtf("1917-00"), edtf("undated")
    ('1931/1933', '1932/1933', '1932/', '1917-11-07', '', '')
    """
    year = year.strip()
    if (years := _YEARS.fullmatch(year)) and (years[3] or int(years[4]) > 12):
        return f"{years[1]}{years[2]}/{years[3] or years[1]}{years[4]}"
    year = re.sub(r"(?<=^\d{4})\s*[-–]$", "/", year)
    return year if _EDTF.fullmatch(year) else ""


def volume_number(volume: str) -> str:
    """A volume as an integer where it is one in arabic or roman figures, else as it stands.

    >>> volume_number("III"), volume_number("26"), volume_number("3-4"), volume_number("İ")
    ('3', '26', '3-4', 'İ')
    """
    if not volume or not _ROMAN_NUMBER.fullmatch(volume):
        return volume
    values = [_ROMAN[letter] for letter in volume.lower()]
    return str(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))


def record_of(work: Work, library: Library, volume: str = "") -> Record:
    """The record of a work, or of one volume of it."""
    work, beliefs = _certain(_with_edition(work), library)
    if work.container in library.works:
        work = _within(work, library.works[work.container], library)
    cited = "" if work.volume else volume_number(volume)
    date = work.year if work.container else work.dates.get("ns", work.year)
    remarks = [work.note, f"{work.dates['os']} (Old Style)" if "os" in work.dates else ""]
    remarks += [f"dated {date}" if date and not edtf(date) else "", *beliefs]
    return Record(
        id=f"{work.id}/{cited}" if cited else work.id,
        type=work.type.removeprefix("mv") if cited else work.type,
        title=work.title,
        subtitle=work.subtitle,
        short_title=next((short for short in work.short_titles if _is_part(short, work.title)), ""),
        authors=names_of(work.authors, library),
        editors=names_of(work.editors, library),
        translators=names_of(work.translators, library),
        container=work.container,
        journal=work.journal,
        volume=cited or volume_number(work.volume),
        number=work.number,
        pages=work.pages,
        series=work.series,
        place=work.place,
        publisher=work.publisher,
        year=edtf(date),
        edition=work.edition,
        volumes=None if cited else work.volumes,
        pagetotal=work.pagetotal,
        language=work.language,
        original=work.original,
        url=work.url,
        doi=work.doi,
        old_style=work.dates.get("os", ""),
        new_style=work.dates.get("ns", ""),
        notes=tuple(filter(None, remarks)),
        pinned=work.key,
        part=cited,
        fields=work.fields,
    )


def _is_part(short: str, title: str) -> bool:
    """Whether a short title is one, being some of the title's words; other names of a work are not."""
    return fold(short) != fold(title) and f" {fold(short)} " in f" {fold(title)} "


def _within(work: Work, container: Work, library: Library) -> Work:
    """The work with its container's imprint; the year in which it was written becomes the original one."""
    container, _ = _certain(_with_edition(container), library)
    return replace(
        work,
        container=container.title,
        editors=work.editors or container.editors,
        place=work.place or container.place,
        publisher=work.publisher or container.publisher,
        year=container.year or work.year,
        original=work.original or Original(year=work.dates.get("ns", work.year) if container.year else ""),
    )


def _with_edition(work: Work) -> Work:
    """The work with its first edition's imprint, unless it has one of its own; doubts about it come along."""
    if not work.editions or work.year or work.publisher or work.place:
        return work
    edition = work.editions[0]
    return replace(
        work,
        place=edition.place,
        publisher=edition.publisher,
        year=edition.year,
        volumes=work.volumes or edition.volumes,
        pagetotal=work.pagetotal or edition.pagetotal,
        sure={**edition.sure, **work.sure},
    )


_EMPTY = Work(id="", type="", title="")
_ATTRIBUTES = {"author": "authors", "editor": "editors", "translator": "translators", "date": "year"}
_SINGULAR = {plural: singular for singular, plural in _ATTRIBUTES.items()}
_ORIGINAL = {"original_title": "title", "original_place": "place", "original_publisher": "publisher"}
_ORIGINAL |= {"original_year": "year", "original_years": "year", "original_language": "language"}


def _certain(work: Work, library: Library) -> tuple[Work, tuple[str, ...]]:
    """The work without what is not sure, and what is believed of it in words.

    A believed year stays, marked "?" (EDTF, uncertain); a work cannot do without its title, which stays with a remark.
    Guesses, and what the catalogue calls unknown, go without a word.
    """
    beliefs = []
    for name, confidence in work.sure.items():
        attribute = _ATTRIBUTES.get(name, name)
        is_believed = confidence == "medium"
        if confidence in ("high", "text"):
            continue
        if attribute == "title":
            beliefs.append("the title is not certain")
        elif attribute == "year" and is_believed:
            work = replace(work, year=re.sub(r"(?<=\d)(?=/|$)", "?", edtf(work.year) or work.year))
        elif name in _ORIGINAL and work.original:
            work = replace(work, original=replace(work.original, **{_ORIGINAL[name]: ""}))
        elif value := getattr(work, attribute, None):
            beliefs += [f"believed {_SINGULAR.get(name, name)}: {_in_words(value, library)}"] if is_believed else []
            work = replace(work, **{attribute: getattr(_EMPTY, attribute)})
    return work, tuple(beliefs)


def _in_words(value: object, library: Library) -> str:
    if isinstance(value, tuple):
        return ", ".join(name.natural for name in names_of(value, library))
    if isinstance(value, Mapping):
        return ", ".join(value.values())
    return value.title if isinstance(value, Original) else str(value)
