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
    years,
)
from quotefind.output.record import Record
from quotefind.output.wording import Markup, page_range

MOST_IN_ENTRY = 10
"""From eleven authors on, an entry names the first and says "et al." (14.76)."""


def _date(record: Record) -> str:
    year, month, day = day_of(record)
    return joined(" ", f"{month} {day}," if day else month, year)


def _imprint(record: Record) -> str:
    return joined(", ", joined(": ", record.place, record.publisher), years(record))


def _volume_and_page(place: Place) -> str:
    """3:253, or what there is of the two."""
    volume = place.record.volume
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
    record, italic = place.record, place.italic
    editor = "ed." if len(record.editors) == 1 else "eds."
    who = natural(record.authors) or (f"{natural(record.editors)}, {editor}" if record.editors else "")
    edited = f"ed. {natural(record.editors)}" if record.editors and record.authors else ""
    translated = f"trans. {natural(record.translators)}" if record.translators else ""
    if record.journal:
        issue = joined(": ", _issue(record, italic), place.pages)
        note = joined(" ", f"{who}," if who else "", quoted_title(full_title(record), ","), issue)
        return Reference(sentence(_quoted(place, joined(", ", note, address(record)))), _entry(place))
    imprint = _imprint(record)
    imprint = f"({imprint})" if imprint else ""
    if record.container:
        title = f"{quoted_title(full_title(record), ',')} in {italic(record.container)}"
    else:
        title = italic(full_title(record))
    work = joined(", ", who, title, edited, translated, ordinal(record.edition))
    note = joined(", ", joined(" ", work, imprint), _volume_and_page(place), address(record))
    return Reference(sentence(_quoted(place, note)), _entry(place))


def _quoted(place: Place, note: str) -> str:
    return f"{place.quoted}, quoted in {note}" if place.quoted else note


def short(place: Place) -> Reference:
    """A short note, as after a full one, and the entry."""
    record = place.record
    is_part = record.journal or record.container
    where = _volume_and_page(place)
    comma = "," if where else ""
    title = quoted_title(short_title(record), comma) if is_part else place.italic(short_title(record)) + comma
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
    else:
        volumes = f"{record.volumes} vols" if record.volumes else ""
        details = [edited, translated, ordinal(record.edition), volume, volumes]
        parts = [italic(full_title(record)), *(part[:1].upper() + part[1:] for part in details), _imprint(record)]
    return joined(" ", *map(sentence, [who, *parts, address(record)]))
