"""Where in a work: volume and pages as printed, in the styles of English, German, French and classical citation.

Numbers are kept as printed ("340-1", "vii", "6th S. 111"); nothing is computed from them here except by
``page_numbers``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LOCATOR = 120
"""Characters a locator may take: "6th S. 111, pp. 301, 305-7, 311 and 340 ff., passim" has 52; bounds every search."""

_ROMAN = r"(?:[ivxlc]{1,8}|[IVXLC]{1,8})\b"
_NUMBER = r"\d{1,5}"
_DASH = r"\s?[-–—]{1,2}\s?"
_FOLLOWING = r"(?:\s?(?:ff?|sqq?)\b\.?|\s?nn?\.?\s?\d{1,3}\b)?"
_ONE = rf"(?:{_NUMBER}(?:[a-d]\b)?|{_ROMAN})(?:{_DASH}(?:{_NUMBER}(?:[a-d]\b)?|{_ROMAN}))?{_FOLLOWING}"
_BARE = rf"{_NUMBER}(?:{_DASH}{_NUMBER})?{_FOLLOWING}"
_AND = r"(?:\s?[,;&]\s?|,?\s(?:and|und|et|u\.)\s)"
_PAGES = rf"{_ONE}(?:{_AND}(?:pp?\.\s?)?(?:{_BARE})(?![\w.]*(?:st|nd|rd|th)\b))*(?:,?\s(?:et\s)?passim\b)?"
_BEFORE_NUMBER = r"(?=[\divxlcIVXLC])"
_PAGE_LABEL = (
    r"(?:\bpp?\.?\s?|\bpages?\s|\bpgs?\.\s?|\bSS?\.\s?|\bSeiten?\s|\bfols?\.\s?|\bpág(?:s|ina)?\.?\s|\bс(?:тр)?\.\s?)"
    + _BEFORE_NUMBER
)
_VOLUME_LABEL = (
    r"(?:\b[Vv]ol(?:ume)?s?\b\.?|\bVOL\b\.?|\bBde?\b\.?|\bBand|\b[Tt]om[eo]?\b\.?|\b[Tt]\.|\b[Bb]k\.|\b[Bb]ook)\s?"
    + _BEFORE_NUMBER
)
_PART_LABEL = (
    r"(?:\b[Cc]h(?:ap(?:ter)?)?s?\b\.?|\bKap\.|§§?|\b[Ss]ect?(?:ion)?\b\.?|\b[Ll]ines?\b|\bll\.|\b[Aa]rt\.|\b[Aa]ct)\s?"
    + _BEFORE_NUMBER
)
_ISSUE = r"(?:\b[Nn](?:os?|r|º|°)\.?|№|#)\s?\d{1,5}(?:[/–-]\d{1,5})?\b"
_SERIES = rf"\b\d{{1,2}}(?:st|nd|rd|th)\s[Ss](?:er(?:ies)?)?\.?,?\s(?:{_NUMBER}|{_ROMAN})"
_SEPARATOR = r"(?:\s?[,.:;]{1,2}\s?|\s)"
_YEAR = r"(?:(?:1[4-9]|20)\d\d/)?(?:1[4-9]|20)\d\d[a-z]?"

_STYLES = (
    # vol. v. p. 66 · Bd. 3, Nr. 2, S. 15 · Vol. II (1934): 340-1 · vol. 1
    (
        rf"{_VOLUME_LABEL}(?P<volume>{_NUMBER}|{_ROMAN})"
        rf"(?:{_SEPARATOR}{{0,2}}(?:{_ISSUE}))?(?:\s?,?\s?\({_YEAR}\))?"
        rf"(?:{_SEPARATOR}{{0,2}}(?:{_PAGE_LABEL}(?P<pages>{_PAGES})|(?<=[,:]\s)(?P<pages>{_BARE})\b|(?<=[,:])(?P<pages>{_BARE})\b"
        rf"|(?P<pages>{_PART_LABEL}{_PAGES})))?"
    ),
    # [1999] 2 AC 45 · 347 U.S. 483: reports of cases stay as printed
    r"(?P<pages>\[\d{4}\]\s(?:\d{1,2}\s)?[A-Z][A-Za-z. ]{1,12}\s\d{1,4})\b",
    r"\b(?P<pages>\d{1,4}\s(?:U\.\s?S\.|S\.\s?Ct\.|F\.\s?(?:[23]d|Supp\.)|[A-Z]\.\s?[23]d)\s\d{1,4}(?:,\s\d{1,4})?)\b",
    # 12, no. 3 (1999): 45-67 · 12 (1999): 45-67
    rf"\b(?P<volume>\d{{1,3}})(?:,?\s{_ISSUE})?,?\s\((?:[A-Z][a-z]+\s)?{_YEAR}\)\s?[:,]\s?(?:{_PAGE_LABEL})?(?P<pages>{_BARE}(?:{_AND}{_BARE})*)\b",
    # 6th S. 111, 301
    rf"(?P<volume>{_SERIES}){_SEPARATOR}{{1,2}}(?:{_PAGE_LABEL})?(?P<pages>{_PAGES})",
    # p. 361 · pp. 219, 250 · S. 12 f.
    rf"{_PAGE_LABEL}(?P<pages>{_PAGES})",
    # No. 141 · № 7, p. 3
    rf"(?P<volume>{_ISSUE})(?:{_SEPARATOR}{{0,2}}{_PAGE_LABEL}(?P<pages>{_PAGES}))?",
    # vii. 298 · i, 114 · xviii. 598, 9 · III, p. 12
    rf"\b(?P<volume>{_ROMAN})\s?[.,]{{0,2}}\s?(?:{_PAGE_LABEL}(?P<pages>{_PAGES})|(?P<pages>{_BARE}(?:{_AND}{_BARE})*)\b)",
    # 26:31 · 1:92, 95
    rf"\b(?P<volume>\d{{1,3}}):\s?(?P<pages>{_BARE}(?:{_AND}{_BARE})*)\b",
    # v. 12, 21, 22 is a volume of one letter; chap. 3 and § 12 stay as printed
    rf"(?P<pages>{_PART_LABEL}{_PAGES}(?:[,.]?\s(?:sc|scene|lines?|v)\b\.?\s{_ONE}){{0,2}})",
)
_YEAR_STYLES = (
    # Anweiler 1974: 77 · for 1784, p. 901 is a volume told by its year
    rf"(?:\bfor\s(?P<volume>{_YEAR})),?\s{_PAGE_LABEL}(?P<pages>{_PAGES})",
    rf"\b(?P<year>{_YEAR})\b\s?[:,]\s?(?:{_PAGE_LABEL})?(?P<pages>{_BARE}(?:{_AND}{_BARE})*)\b",
)
"""Tried before the others, because they begin with a year that the others would pass over."""


def _numbered(styles: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of alternatives; a group's name is made unique by its place, and read by its first letter.

    All begin with a word or with one of four signs: that is asked first, for there are a dozen to try.
    """
    counter = iter(range(100))
    named = (re.sub(r"\(\?P<(\w)\w*>", lambda m: f"(?P<{m[1]}{next(counter)}>", style) for style in styles)
    alternatives = "|".join(f"(?:{style})" for style in named)
    return re.compile(rf"(?:\b(?=\w)|(?=[\[§№#]))(?:{alternatives})")


LOCATOR = _numbered((*_YEAR_STYLES, *_STYLES))
"""A locator with its label, or in a form that needs none."""

_TRAILING = re.compile(
    rf"(?:,\s?|\s)(?P<pages>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}|\d{{1,4}}[a-e]|{_BARE}(?:{_AND}{_BARE})*)\.?\s*\Z"
)
"""A bare number at the end, or a classical one: Il. 1.32 · Republic 514a."""

_IS_YEAR = re.compile(rf"{_YEAR}(?:[-–—]\d{{2,4}})?\Z")
_PLAIN_PAGES = re.compile(r"(\d{1,5})(?:\s?[-–—]{1,2}\s?(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Locator:
    """Volume and pages as printed, and where they stand; ``year`` where the style gives one (author–year, year as
    volume).
    """

    start: int
    end: int
    volume: str | None = None
    pages: str | None = None
    year: str | None = None


def _tidy(value: str | None) -> str | None:
    return " ".join(value.split()).rstrip(" ,;:") if value else None


def _of_match(match: re.Match[str]) -> Locator:
    parts = {name[0]: _tidy(value) for name, value in match.groupdict().items() if value}
    return Locator(match.start(), match.end(), parts.get("v"), parts.get("p"), parts.get("y"))


def read_locator(text: str, at: int, end: int) -> Locator | None:
    """The locator that begins exactly at a place, or None.

    >>> read_locator("vii. 298, and so on", 0, 8)
    Locator(start=0, end=8, volume='vii', pages='298', year=None)
    """
    match = LOCATOR.match(text, at, min(end, at + LONGEST_LOCATOR))
    return _of_match(match) if match else None


def find_locator(words: str) -> Locator | None:
    """The first locator in a citation's words; a bare number counts only at their end and when it is no year.

    >>> find_locator("Rabinowitch p.261").pages
    '261'
    >>> find_locator("Harmon, A Short History, 340-1").pages
    '340-1'
    >>> find_locator("Harmon, October 1917")
    """
    match = LOCATOR.search(words)
    found = _of_match(match) if match else None
    if found and found.pages:
        return found
    if found and (later := find_locator(words[found.end :])) and later.pages and not later.volume:
        # vol. 1 (London: Penguin, 1976), 92: the imprint stands between volume and page.
        return Locator(found.start, found.end + later.end, found.volume, later.pages, found.year or later.year)
    if not found and (trailing := _TRAILING.search(words)) and not _IS_YEAR.match(trailing["pages"]):
        return Locator(trailing.start(), trailing.end(), pages=_tidy(trailing["pages"]))
    return found


def page_numbers(pages: str | None) -> tuple[int, ...]:
    """The arabic page numbers of a locator with shortened ends written out.

    >>> page_numbers("340-1, 598, 9")
    (340, 341, 598, 599)
    """
    found: list[int] = []
    for match in _PLAIN_PAGES.finditer(pages or ""):
        for number in match.groups():
            if number:
                whole = str(found[-1]) if found else ""
                short = len(number) < len(whole) and int(number) < int(whole)
                found.append(int(whole[: len(whole) - len(number)] + number) if short else int(number))
    return tuple(found)


_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def volume_number(volume: str | None) -> int | None:
    """A volume as a number where it is one, arabic or roman.

    >>> volume_number("xviii"), volume_number("No. 141")
    (18, None)
    """
    folded = (volume or "").lower()
    if folded.isascii() and folded.isdigit():
        return int(folded)
    if not folded or not set(folded) <= _VALUES.keys():
        return None
    values = [_VALUES[c] for c in folded]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
