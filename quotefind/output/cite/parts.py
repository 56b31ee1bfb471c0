"""What the citation styles have in common: where words stand, and names, titles and dates in the forms they share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotefind.output.names import Name
from quotefind.output.record import Record
from quotefind.output.wording import Markup
from quotefind.wording import one_line

_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Reference:
    """``citation`` is the note or the words in the text, with the page; ``entry`` is the bibliography's."""

    citation: str
    entry: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the record and the pages in it; ``quoted`` is whom that work quotes, "" where it is theirs."""

    record: Record
    pages: str
    quoted: str
    italic: Markup


def listed(names: list[str], last: str, most: int) -> str:
    """Names with commas and a word before the last; the first and "et al." where there are more than ``most``."""
    if len(names) > most:
        return f"{names[0]} et al."
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def natural(names: tuple[Name, ...]) -> str:
    """Names as spoken, at most three."""
    return listed([name.natural for name in names], "and", 3)


def alphabetical(names: tuple[Name, ...], most: int) -> str:
    """The first name inverted, the others as spoken; "et al." after the first where there are more than ``most``."""
    shown = [names[0].inverted, *(name.natural for name in names[1:])] if names else []
    if len(shown) > most:
        return f"{shown[0]}, et al."
    return f"{', '.join(shown[:-1])}, and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def joined(separator: str, *parts: str) -> str:
    """The parts that there are, with the separator between."""
    return one_line(separator.join(filter(None, parts)))


def sentence(text: str) -> str:
    """The text with a full stop, within quotation marks that end it, unless it ends a sentence already."""
    if not text or re.search(r"[.?!][”’]*$", text):
        return text
    return re.sub(r"((?:’?”)?)$", r".\1", text, count=1)


def quoted_title(title: str, mark: str = "") -> str:
    """A title in quotation marks, the mark that follows inside them, unless the title brings one of its own."""
    inner = title.replace("“", "‘").replace("”", "’")
    if title.endswith("”"):
        return f"“{inner[:-1]}{mark}’”"
    return f"“{inner}{'' if inner[-1:] in '?!' else mark}”"


def stands_alone(record: Record) -> bool:
    """Whether a title is in italics; that of a part, an article or a page of the web is in quotation marks."""
    return not (record.journal or record.container or record.type in ("online", "electronic", "www"))


def full_title(record: Record) -> str:
    """Title and subtitle."""
    return f"{record.title}: {record.subtitle}" if record.subtitle else record.title


def short_title(record: Record) -> str:
    """The title without subtitle and leading article (Chicago Manual of Style, 17th ed., 14.33)."""
    return re.sub(r"^(?:The|A|An) (?=\S)", "", record.short_title or record.title.split(":")[0])


def years(record: Record) -> str:
    """Years, a range with a dash, a doubtful one with its question mark in brackets."""
    years = re.findall(r"\d{4}", record.year)
    shown = "–".join(dict.fromkeys(years)) + ("–" if record.year.endswith("/") else "")
    return f"[{shown}?]" if "?" in record.year else shown


def ordinal(edition: str) -> str:
    """An edition by number as "3rd ed.", any other as it is called.

    >>> ordinal("3"), ordinal("11"), ordinal("Revised edition")
    ('3rd ed.', '11th ed.', 'Revised edition')
    """
    if not edition.isdigit():
        return edition
    ending = "th" if edition[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{ending} ed."


def day_of(record: Record) -> tuple[str, str, str]:
    """Year, month in words and day of a full date; "" for what is not given."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", record.year)
    if not match:
        return years(record), "", ""
    return match[1], _MONTHS.split()[int(match[2]) - 1], (match[3] or "").lstrip("0")


def address(record: Record) -> str:
    """The DOI as a link, else the URL."""
    return f"https://doi.org/{record.doi}" if record.doi else record.url
