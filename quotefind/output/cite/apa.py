"""The Publication Manual of the APA, 7th edition: references, and citations in the text."""

from __future__ import annotations

import re

from quotefind.output.cite.parts import (
    Place,
    Reference,
    address,
    day_of,
    full_title,
    joined,
    ordinal,
    sentence,
    short_title,
)
from quotefind.output.names import Name
from quotefind.output.record import Record
from quotefind.wording import page_label, page_range


def apa(place: Place) -> Reference:
    """(Trotsky, 1932, Vol. 3, p. 253) or (Trotsky, as cited in Rabinowitch, 1976, p. 253), and the reference."""
    record = place.record
    names = [name.short for name in record.authors or record.editors]
    who = f"{names[0]} et al." if len(names) > 2 else " & ".join(names) or place.italic(short_title(record))
    volume = f"Vol. {record.volume}" if record.volume and place.pages and not record.journal else ""
    page = page_label(place.pages) if place.pages else ""
    source = joined(", ", who, _year(record), volume, page)
    quoted = f"{place.quoted}, " if place.quoted else ""
    return Reference(f"({quoted}as cited in {source})" if quoted else f"({source})", _entry(place))


def _inverted(name: Name) -> str:
    """Family name and initials: "Trotsky, L."."""
    return name.literal or joined(", ", name.short, _initials(name), name.suffix)


def _initials(name: Name) -> str:
    words = re.split(r"[\s.]+", name.given)
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words if word)


def _initials_first(names: tuple[Name, ...]) -> str:
    """Names as they stand within a reference: "L. Trotsky & M. Eastman"."""
    return _ampersand([name.literal or joined(", ", f"{_initials(name)} {name.short}", name.suffix) for name in names])


def _ampersand(names: list[str]) -> str:
    return f"{', '.join(names[:-1])}{',' * (len(names) > 2)} & {names[-1]}" if len(names) > 1 else "".join(names)


def _entry(place: Place) -> str:
    record, italic = place.record, place.italic
    authors, editors = [_inverted(name) for name in record.authors], [_inverted(name) for name in record.editors]
    role = "(Ed.)" if len(editors) == 1 else "(Eds.)"
    inverted = authors or editors
    who = f"{', '.join(inverted[:-1])}, & {inverted[-1]}" if len(inverted) > 1 else "".join(inverted)
    who = who if authors or not editors else f"{who} {role}"
    translators = f"{_initials_first(record.translators)}, Trans." if record.translators else ""
    edition = ordinal(record.edition)
    pages = page_range(record.pages)
    volume = f"Vol. {record.volume}" if record.volume else ""
    if record.journal:
        number = f"({record.number})" if record.number else ""
        issue = italic(record.volume) + number if record.volume else number
        parts = [full_title(record), joined(", ", italic(record.journal), issue, pages)]
    elif record.container:
        edited = f"{_initials_first(record.editors)} {role}, " if record.editors and record.authors else ""
        inside = _bracketed(edition, volume, page_label(pages) if pages else "")
        parts = [joined(" ", full_title(record), _bracketed(translators))]
        parts += [joined(" ", f"In {edited}{italic(record.container)}", inside), record.publisher]
    else:
        edited = f"{_initials_first(record.editors)}, {role[1:-1]}" if record.editors and record.authors else ""
        people = "; ".join(filter(None, [edited, translators, joined(", ", edition, volume)]))
        parts = [joined(" ", italic(full_title(record)), _bracketed(people)), record.publisher]
    original = _originally(record)
    dated = f"({_date(record)})"
    first = [sentence(who), f"{dated}."] if who else []
    rest = parts if who else [f"{parts[0]} {dated}", *parts[1:]]
    return joined(" ", *first, *map(sentence, rest), address(record), original)


def _bracketed(*details: str) -> str:
    inside = joined(", ", *details)
    return f"({inside})" if inside else ""


def _date(record: Record) -> str:
    _, month, day = day_of(record)
    return joined(", ", _year(record), joined(" ", month, day))


def _year(record: Record) -> str:
    year = day_of(record)[0]
    return f"ca. {year.strip('[?]')}" if "?" in year else year or "n.d."


def _originally(record: Record) -> str:
    """Where a translation or reprint says so: when the work was first published."""
    first = re.findall(r"\d{4}", record.original.year) if record.original else []
    return f"(Original work published {'–'.join(dict.fromkeys(first))})" if first else ""
