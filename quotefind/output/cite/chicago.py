"""The Chicago Manual of Style, 17th edition, notes and bibliography: full notes and short ones."""

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
from quotefind.output.wording import Markup
from quotefind.wording import page_range

MOST_IN_ENTRY = 10
"""From eleven authors on, an entry names the first and says "et al." (14.76)."""


def _date(record: Record) -> str:
    year, month, day = day_of(record)
    return joined(" ", f"{month} {day}," if day else month, year)


def _imprint(record: Record) -> str:
    return joined(", ", joined(": ", record.place, record.publisher), years(record))


def _volume_and_page(place: Place) -> str:
    """3:253, or what there is of the two."""
    volume = "" if place.record.journal else place.record.volume
    if volume and place.pages:
        return f"{volume}:{place.pages}"
    return place.pages or (f"vol. {volume}" if volume else "")


def _issue(record: Record, italic: Markup) -> str:
    """Journal 12, no. 3 (date)."""
    number = f"no. {record.number}" if record.number else ""
    issue = joined(", ", joined(" ", italic(record.journal), record.volume), number)
    date = _date(record)
    return joined(" ", issue, f"({date})" if date else "")


def note(place: Place) -> Reference:
    """A full note and the entry."""
    return Reference(sentence(_quoted(place, _full(place))), _entry(place))


def _full(place: Place) -> str:
    record, italic = place.record, place.italic
    editor = "ed." if len(record.editors) == 1 else "eds."
    who = natural(record.authors) or (f"{natural(record.editors)}, {editor}" if record.editors else "")
    lead = f"{who}," if who else ""
    title = quoted_title(full_title(record), ",")
    if record.journal:
        issue = joined(": ", _issue(record, italic), place.pages)
        return joined(" ", lead, title, joined(", ", issue, address(record)))
    if not stands_alone(record) and not record.container:
        return joined(" ", lead, title, joined(", ", _date(record), address(record)))
    edited = f"ed. {natural(record.editors)}" if record.editors and record.authors else ""
    translated = f"trans. {natural(record.translators)}" if record.translators else ""
    book = f"{title} in {italic(record.container)}" if record.container else italic(full_title(record))
    work = joined(", ", joined(" ", lead, book), edited, translated, ordinal(record.edition))
    imprint = _imprint(record)
    printed = joined(" ", work, f"({imprint})" if imprint else "")
    return joined(", ", printed, _volume_and_page(place), address(record))


def _quoted(place: Place, note: str) -> str:
    return f"{place.quoted}, quoted in {note}" if place.quoted else note


def short(place: Place) -> Reference:
    """A short note, as after a full one, and the entry."""
    record = place.record
    where = _volume_and_page(place)
    if stands_alone(record):
        title = place.italic(short_title(record)) + "," * bool(where)
    else:
        title = quoted_title(short_title(record), "," if where else ".")
    who = listed([name.short for name in record.authors or record.editors], "and", 3)
    note = joined(" ", f"{who}," if who else "", title, where)
    return Reference(sentence(_quoted(place, note)), _entry(place))


def _entry(place: Place) -> str:
    record, italic = place.record, place.italic
    editor = "ed" if len(record.editors) == 1 else "eds"
    who = alphabetical(record.authors or record.editors, MOST_IN_ENTRY)
    who = who if record.authors or not who else f"{who}, {editor}"
    edited = f"edited by {natural(record.editors)}" if record.editors and record.authors else ""
    translated = f"translated by {natural(record.translators)}" if record.translators else ""
    volume = f"vol. {record.volume}" if record.volume else ""
    pages = page_range(record.pages)
    if record.journal:
        parts = [quoted_title(full_title(record), "."), joined(": ", _issue(record, italic), pages)]
    elif record.container:
        inside = joined(", ", f"In {italic(record.container)}", volume, edited, translated, pages)
        parts = [quoted_title(full_title(record), "."), inside, _imprint(record)]
    elif not stands_alone(record):
        parts = [quoted_title(full_title(record), "."), _date(record)]
    else:
        volumes = f"{record.volumes} vols" if record.volumes else ""
        details = [edited, translated, ordinal(record.edition), volume, volumes]
        parts = [italic(full_title(record)), *(part[:1].upper() + part[1:] for part in details), _imprint(record)]
    return joined(" ", *map(sentence, [who, *parts, address(record)]))
