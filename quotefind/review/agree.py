"""Whether two accounts of the same words agree: who said them, and on which page of which work. Pure."""

from __future__ import annotations

import re

from quotefind.model import Attribution, Citation
from quotefind.review.lexicon import transliterated
from quotefind.text import fold

OPEN_RANGE = 10
"""Pages that "42 ff." may mean."""

_PAGES = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?(\s*ff?\b)?")
_ROMAN = re.compile(r"[ivxlcdm]+")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


SURE = 0.5
"""Score of an attribution from which it is likelier right than wrong; a doubtful one contradicts nobody."""


def speakers_agree(a: Attribution, b: Attribution) -> bool | None:
    """Whether somebody is a speaker in both; None where one of them names nobody, or they differ and one is doubtful.

    Catalogue ids decide where both have them, else names (``is_same_name``).
    """
    if not a.speakers or not b.speakers:
        return None
    agrees = any(
        id == other_id if id and other_id else is_same_name(name, other)
        for name, id in _people(a)
        for other, other_id in _people(b)
    )
    return agrees or (None if min(a.score, b.score) < SURE else False)


def _people(attribution: Attribution) -> list[tuple[str, str]]:
    ids = attribution.speaker_ids or ("",) * len(attribution.speakers)
    return list(zip(attribution.speakers, ids, strict=True))


def is_same_name(a: str, b: str) -> bool:
    """Whether one name holds all words of the other, spelt the same in some transliteration.

    >>> is_same_name("Trotsky", "Leon Trotzki"), is_same_name("John Reed", "John Brown")
    (True, False)
    """
    mine, theirs = sounds(a), sounds(b)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def is_named_in(attribution: Attribution, text: str) -> bool:
    """Whether a text names one of the speakers, spelt in some transliteration."""
    heard = sounds(text)
    return any(sounds(speaker) <= heard for speaker in attribution.speakers)


def sounds(text: str) -> frozenset[str]:
    """The words of a text as they sound, whatever the transliteration."""
    return frozenset(transliterated(word) for word in fold(text).split())


def locators_agree(a: Citation, b: Citation) -> bool | None:
    """Whether two citations of one work give the same volume and touching pages; None where they cannot be compared:
    another work, or one of them without a page.
    """
    if not _container(a) or _container(a) != _container(b):
        return None
    if a.volume and b.volume and _number(a.volume) != _number(b.volume):
        return False
    mine, theirs = _pages(a.pages), _pages(b.pages)
    if not mine or not theirs:
        return None
    return any(first <= end and start <= last for first, last in mine for start, end in theirs)


def _container(citation: Citation) -> str:
    """The work in which the page is to be found."""
    if citation.quoted_in:
        return citation.quoted_in_id or fold(citation.quoted_in)
    return citation.work_id or fold(citation.work or "")


def _pages(pages: str | None) -> list[tuple[int, int]]:
    """The runs of pages: "340-1" is 340 to 341; Roman numerals likewise count, apart from the Arabic ones.

    >>> _pages("12, 340-1, 500 ff.")
    [(12, 12), (340, 341), (500, 510)]
    """
    runs = []
    for match in _PAGES.finditer(pages or ""):
        first = int(match[1])
        last = match[2] or match[1]
        end = int(match[1][: -len(last)] + last) if len(last) < len(match[1]) else int(last)
        runs.append((first, end + OPEN_RANGE if match[3] else end))
    return runs or [(-value, -value) for value in [_number(pages or "")] if value]


def _number(numeral: str) -> int:
    """The value of an Arabic or Roman numeral, 0 where it is neither.

    >>> _number("XIV"), _number("2"), _number("second")
    (14, 2, 0)
    """
    folded = fold(numeral)
    if folded.isdecimal():
        return int(folded)
    if not _ROMAN.fullmatch(folded):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in folded]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
