"""Whether two printed titles are one work: compared by their words."""

from __future__ import annotations

import re

from quotefind.text import fold

_SMALL_WORDS = (
    *("the", "a", "an", "of", "and", "in", "on", "to", "for", "his", "her"),
    *("der", "die", "das", "und", "von", "la", "le", "les", "du", "de", "et"),
)
_OWNER = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*\s){0,3}?[A-ZÀ-Þ][\w.'’-]*(?:['’]s|s['’])\s(?=\S)")


def title_words(title: str) -> tuple[str, ...]:
    """The words by which titles are compared: folded, without small words and without the owner of "Johnson's
    Works".
    """
    owner = _OWNER.match(title)
    return tuple(word for word in fold(title[owner.end() if owner else 0 :]).split() if word not in _SMALL_WORDS)


def is_short_for(short: str, full: str) -> bool:
    """True when the words of a short title occur in the full one in the same order.

    >>> is_short_for("Lost Revolution", "The Lost Revolution: Germany 1918 to 1923"), is_short_for("Works", "Life")
    (True, False)
    """
    rest = iter(title_words(full))
    words = title_words(short)
    return bool(words) and all(word in rest for word in words)
