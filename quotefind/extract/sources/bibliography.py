"""The list of works at a document's end: what "Anweiler 1974" and an author alone stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from quotefind.document import BlockKind
from quotefind.extract.passage import Scene
from quotefind.extract.reference import parse
from quotefind.extract.scanning import find_in_lines
from quotefind.model import Citation

_MOST_ENTRIES = 2000
"""Entries that are read: a long monograph's list has some 1,500, and each takes a millisecond."""

_LONGEST_ENTRY = 600
"""Code points of an entry; a longer paragraph is an essay on the sources."""

_HEADING = re.compile(
    r"(?mi)[ \t#*_]*(?:select(?:ed)?\s)?(?:bibliography|references|works\scited"
    r"|literature(?:\scited)?|sources|further\sreading"
    r"|literatur(?:verzeichnis)?|bibliographie|quellen)[ \t:*_]*\r?$"
)
_BEGINS_HEADING = re.compile(r"(?i)\n(?=[ \t#*_]*[sbrwlfq])")
_ENTRY = re.compile(r"(?m)^[ \t]*(?:[-*•][ \t]+)?(?P<words>[A-ZÀ-Þ][^\n]{20,}(?:\n[ \t]+[^\n]+|\n(?=[a-z\d(])[^\n]+)*)")
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d[a-z]?\b")


def read_bibliography(scene: Scene) -> Iterator[tuple[Citation, str]]:
    """Author and work of each entry under a heading such as "Bibliography", with its year."""
    text = scene.document.text
    headings = sorted(block.start for block in scene.blocks if block.kind is BlockKind.HEADING)
    count = 0
    for heading in find_in_lines(_BEGINS_HEADING, _HEADING, text):
        after = bisect_right(headings, heading.end())
        end = headings[after] if after < len(headings) else len(text)
        for entry in _ENTRY.finditer(text, heading.end(), end):
            words = entry["words"]
            year = _YEAR.search(words)
            if year is None or len(words) > _LONGEST_ENTRY:
                continue
            count += 1
            if count > _MOST_ENTRIES:
                return
            reference = parse(" ".join(words.replace("_", "").split()))
            if reference.author and reference.title:
                yield Citation(author=reference.author, work=reference.title), reference.year or year[0]
