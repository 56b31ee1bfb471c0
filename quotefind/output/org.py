"""Org mode: quote blocks with citations (org-cite, Org 9.5) of the keys that the bibliography exports give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.sources import Sources
from quotefind.output.wording import provenance, speaker_name
from quotefind.wording import one_line, page_label, visible

_BREAK = "\u200b"
"""A zero width space among the characters of a mark unmakes it (Org manual, 12.1 Escape Character)."""

_ENTITIES = {"$": "\\dollar{}", "|": "\\vert{}"}
_MARK = re.compile(r"(?P<entity>[$|])|(?P<opening>(?<!\w)[*/=~+])|(?P<bracket>[\\\[<{@_^]|(?<=\w):(?=\S))")
_LINE_START = re.compile(r"[^\w\s“‘«„\\\u200b]|\d+[.)]|[A-Za-z][.)]")


def escape(text: str) -> str:
    """A single line of text as Org that reads as the text itself."""
    escaped = _inline(text)
    return _BREAK + escaped if _LINE_START.match(escaped) else escaped


def _inline(text: str) -> str:
    return _MARK.sub(_unmade, one_line(text))


def _unmade(mark: re.Match[str]) -> str:
    if mark["entity"]:
        return _ENTITIES[mark[0]]
    return _BREAK + mark[0] + _BREAK if mark["bracket"] else _BREAK + mark[0]


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a quote block a quotation, ending in [cite:@key p. 253] or [cite:quoted in @key p. 253]."""
    sources = Sources(library, options)
    for number, quotation in enumerate(quotations):
        citation = quotation.citation
        source = sources.cited(quotation)
        speaker = escape(speaker_name(quotation, library)) or "unknown speaker"
        if source:
            prefix = "quoted in " if citation.is_quoted_in else ""
            page = f" {_inline(page_label(citation.pages))}" if citation.pages else ""
            place = f"[cite:{prefix}@{source.key}{page}]"
        else:
            place = f"({escape(provenance(quotation))})"
        text = "\n\n".join(map(escape, visible(quotation.reading).split("\n\n")))
        stream.write("\n" * bool(number) + f"#+begin_quote\n{text}\n\n— {speaker} {place}\n#+end_quote\n")
