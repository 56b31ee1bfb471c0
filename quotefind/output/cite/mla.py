"""The MLA Handbook, 9th edition: works cited and parenthetical references."""

from __future__ import annotations

from quotefind.output.cite.parts import (
    Place,
    Reference,
    address,
    alphabetical,
    day_of,
    full_title,
    joined,
    listed,
    natural,
    ordinal,
    quoted_title,
    sentence,
    short_title,
    stands_alone,
    years,
)
from quotefind.output.record import Record
from quotefind.wording import page_label

_SHORT_MONTHS = {"May": "May", "June": "June", "July": "July", "September": "Sept."}


def mla(place: Place) -> Reference:
    """(Trotsky 3: 253) or (qtd. in Rabinowitch 253), and the entry."""
    record = place.record
    names = [name.short for name in record.authors or record.editors]
    who = listed(names, "and", 2) or _title(place, short_title(record))
    where = joined(": ", "" if record.journal else record.volume, place.pages) if place.pages else ""
    reference = joined(" ", "qtd. in" if place.quoted else "", who, where)
    return Reference(f"({reference})", _entry(place))


def _title(place: Place, title: str, mark: str = "") -> str:
    return f"{place.italic(title)}{mark}" if stands_alone(place.record) else quoted_title(title, mark)


def _entry(place: Place) -> str:
    record = place.record
    editors = "editor" if len(record.editors) == 1 else "editors"
    who = alphabetical(record.authors or record.editors, most=2)
    who = who if record.authors or not who else f"{who}, {editors}"
    container = record.journal or record.container
    title = _title(place, full_title(record), ".")
    details = joined(
        ", ",
        place.italic(container) if container else "",
        f"edited by {natural(record.editors)}" if record.editors and record.authors else "",
        f"translated by {natural(record.translators)}" if record.translators else "",
        ordinal(record.edition),
        f"vol. {record.volume}" if record.volume else "",
        f"no. {record.number}" if record.number else "",
        record.publisher,
        _date(record),
        page_label(record.pages) if record.pages else "",
        address(record),
    )
    return joined(" ", sentence(who), title, sentence(details[:1].upper() + details[1:]))


def _date(record: Record) -> str:
    year, month, day = day_of(record)
    short = _SHORT_MONTHS.get(month, f"{month[:3]}." if month else "")
    return joined(" ", day, short, year) if month else years(record)
