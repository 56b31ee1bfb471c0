"""Which words of a title keep their capitals when a bibliography style lowers the others."""

from __future__ import annotations

import re

from quotefind.output.languages import ADJECTIVES, language_code
from quotefind.output.latex import escape
from quotefind.wording import one_line

TITLE_CASE_SHARE = 2 / 3
"""From this share of capitalised words (the first set aside, short ones not counted) a title is in title case, and a
capital says nothing about a word: "The Sea Around Us" against "The sea around Malta".
"""

SHORT_WORD = 4
"""Letters of the longest words that title case leaves small (Chicago Manual of Style, 18th ed., 8.160)."""

_CORE = re.compile(r"(\w(?:.*\w)?)")
_LETTERS = re.compile(r"[^\W\d_]+")


def protect(title: str, language: str, ascii: bool = False) -> str:
    """A title as LaTeX with braces around what must keep its capitals: the whole of a title that is not English, else
    proper words.

    >>> protect("A history of Rome and NATO", "en")
    'A history of {Rome} and {NATO}'
    """
    if language and language_code(language) != "en":
        return f"{{{escape(title, ascii)}}}"
    words = one_line(title).split()
    is_title_case = _is_title_case(words)
    shown = []
    starts = True
    for word in words:
        is_proper = _keeps_capitals(word) or (_is_capitalised(word) and not is_title_case and not starts)
        shown.append(_braced(word, ascii) if is_proper else escape(word, ascii))
        starts = word[-1] in ":.?!—"
    return " ".join(shown)


def _braced(word: str, ascii: bool) -> str:
    """Braces around the word, but not around the marks before and after it."""
    before, core, after = _CORE.split(word, maxsplit=1)
    return f"{escape(before, ascii)}{{{escape(core, ascii)}}}{escape(after, ascii)}"


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words[1:] if len(word) > SHORT_WORD and _LETTERS.search(word)]
    return sum(map(_is_capitalised, long)) >= TITLE_CASE_SHARE * len(long)


def _is_capitalised(word: str) -> bool:
    letters = _LETTERS.search(word)
    return bool(letters and letters.group()[0].isupper())


def _keeps_capitals(word: str) -> bool:
    """Acronyms, initials, inner capitals and the adjectives of nations are proper in any title."""
    letters = "".join(_LETTERS.findall(word))
    return sum(map(str.isupper, letters)) > 1 or bool(ADJECTIVES & set(_LETTERS.findall(word)))
