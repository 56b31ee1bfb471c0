"""Seeking a pattern where alone it can begin: what ``finditer`` finds, several times as fast."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import chain


def find_from(
    first: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """The matches of a pattern, none of them empty, which all begin with a character that ``first`` finds.

    ``re`` runs through a text at 5 ns a character for one of a set of characters, but at 60 to 80 ns for a pattern that
    begins with a choice or looks behind it.

    >>> [m.group() for m in find_from(re.compile("[“']"), re.compile(r"“|(?<!\\w)'"), "“It isn't 'so'")]
    ['“', "'"]
    """
    at = start
    while (character := first.search(text, at, end)) is not None:
        match = pattern.match(text, character.start(), end)
        if match is None:
            at = character.end()
        else:
            yield match
            at = match.end()


def find_in_lines(first: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the beginnings of lines; ``first`` finds the line ends behind which it can stand.

    No match goes beyond its line.  ``re`` runs from one line end to the next ten times as fast as Python calls it.

    >>> [m.group() for m in find_in_lines(re.compile(r"\\n(?=\\d)"), re.compile(r"\\d+"), "12 a 13\\n\\n14")]
    ['12', '14']
    """
    places = (line_end.end() for line_end in first.finditer(text))
    return (match for place in chain((0,), places) if (match := pattern.match(text, place)) is not None)
