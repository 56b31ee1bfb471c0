"""Plain text: the canonical text is the file itself, and the segmenter finds its blocks."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from quotefind.document import Document
from quotefind.readers.source import UTF8, Source
from quotefind.text import line_starts

_LONGEST_TITLE = 120
"""Code points: the longest of the five articles' titles has 79; a first paragraph is mostly far longer."""

_MARKS = "\"'“”‘’«»„"
"""Marks behind which a sentence that quotes somebody ends; a line that begins with one may be a title in marks."""

_FIRST_LINES = re.compile(r"[\s\ufeff]*(?P<first>[^\r\n]+)(?:(?:\r\n?|\n)(?P<second>[^\r\n]*))?")


def read_plain(source: Source) -> Document:
    """A document of one text without blocks, source map or emphasis."""
    return plain_document(source.text, source.name, source.sha256, source.encoding)


def plain_document(text: str, name: str, sha256: str, encoding: str = UTF8) -> Document:
    """A text as a document, titled by its first line where that is a heading, else by the name without its ending."""
    return Document(
        path=name,
        text=text,
        sha256=sha256,
        title=title_of(text) or PurePosixPath(name).stem,
        format="text",
        encoding=encoding,
        source_lines=line_starts(text),
    )


def title_of(text: str) -> str:
    """The first line where it stands as a heading does, else "".

    A heading is short, has letters and ends as no running sentence does.

    >>> title_of("October 1917: The Bolsheviks Take Power\\n\\nNovember 7 marks …")
    'October 1917: The Bolsheviks Take Power'
    >>> title_of("It was late in the evening."), title_of("RIVERTON - The mayor called the talk “pure invention.”")
    ('', '')
    """
    match = _FIRST_LINES.match(text)
    if not match:
        return ""
    first = match["first"].strip()
    if first.startswith("["):  # a page's number or an editor's remark
        return ""
    said = first if first[0] in _MARKS else first.rstrip(_MARKS)
    wraps = bool((match["second"] or "").strip()[:1].islower())
    is_heading = (
        len(first) <= _LONGEST_TITLE
        and any(map(str.isalpha, first))
        and not said.endswith((".", ",", ";", ":", "-"))
        and not wraps
    )
    return first if is_heading else ""
