"""HTML as tags and text runs with their positions, tolerant of anything; knows nothing of what the tags mean.

A scanner of our own because nothing else tells places: selectolax and lxml build trees without source positions, and
the standard library's html.parser gives line and column only, and before Python 3.13.6 takes quadratic time on comments
that never close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape

RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
"""Elements whose content holds no tags (HTML, 13.2.5.2 and 13.2.5.4)."""

# Every repetition is possessive: what never closes runs to the end of the file, once, as in browsers.
_COMMENT = r"<!--(?:-?>|(?:[^-]|-(?!-!?>))*+(?:--!?>)?+)"
_BOGUS = r"<(?:[!?]|/(?![A-Za-z]))[^>]*+>?+"
_VALUE = r"=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\s>]*+)"
_END = r"</(?P<end>[A-Za-z][^\s/>]*+)[^>]*+>?+"
_START = rf"<(?P<start>[A-Za-z][^\s/>]*+)(?P<attributes>(?:[^>=]++|{_VALUE})*+)>?+"
_MARKUP = re.compile(rf"{_COMMENT}|{_BOGUS}|{_END}|{_START}")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(?:\"([^\"]*)\"?|'([^']*)'?|([^\s>]*)))?")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE) for name in RAW}


@dataclass(frozen=True)
class Tag:
    """A start or end tag with its place; ``name`` is in lower case. ``raw`` is the content of a raw element."""

    name: str
    start: int
    end: int
    is_end: bool = False
    source: str = ""
    raw: str = ""

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """Values by name in lower case, entities decoded; of attributes given twice the first counts."""
        found: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(self.source):
            found.setdefault(name.lower(), unescape("".join(values)))
        return found

    @property
    def is_closed(self) -> bool:
        """Whether the tag ends itself ("<a id='note'/>"): XHTML means it, and in HTML nothing else is meant by it."""
        return self.source.endswith("/")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text between tags, entities not decoded."""

    start: int
    end: int


def scan(text: str, start: int, end: int) -> Iterator[Tag | Run]:
    """The tags and text runs of a piece of HTML in order, comments and declarations left out; linear for any text.

    >>> [piece.start for piece in scan("a<!-- x --><b>", 0, 14)]
    [0, 11]
    """
    at = start
    while match := _MARKUP.search(text, at, end):
        if at < match.start():
            yield Run(at, match.start())
        at = match.end()
        if match["end"]:
            yield Tag(match["end"].lower(), match.start(), at, is_end=True)
        elif match["start"]:
            name = match["start"].lower()
            closing = _RAW_END[name].search(text, at, end) if name in RAW else None
            if name in RAW:
                content_end, at = closing.span() if closing else (end, end)
                yield Tag(name, match.start(), at, source=match["attributes"], raw=text[match.end() : content_end])
            else:
                yield Tag(name, match.start(), at, source=match["attributes"])
    if at < end:
        yield Run(at, end)
