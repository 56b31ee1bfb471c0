"""Seeking a pattern where alone it can begin: what ``finditer`` finds, several times as fast."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


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


def find_in_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the beginnings of lines, at most one a line.

    >>> [m.group() for m in find_in_lines(re.compile(r"\\d+"), "12 a 13\\n\\n14")]
    ['12', '14']
    """
    start = 0
    while start >= 0:
        match = pattern.match(text, start)
        if match is not None:
            yield match
        end = start if match is None else match.end()
        start = text.find("\n", end) + 1 or -1
