"""Markdown: quotations under a heading for each document, each with its speaker, source and page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.wording import provenance, source_line
from quotefind.wording import one_line, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#=|~$^%@&])")
_LINE_START = re.compile(r"^(\s*)(?:([-+:])|(\d{1,9})([.)]))")


def escape(text: str) -> str:
    """A single line of text as Markdown that reads as the text itself, in CommonMark, pandoc and Obsidian alike.

    >>> escape("1. *Not* a list, nor <b>")
    '1\\\\. \\\\*Not\\\\* a list, nor \\\\<b\\\\>'
    """
    escaped = _SPECIAL.sub(r"\\\1", one_line(text))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", escaped)


def block_quote(text: str) -> str:
    """A text of paragraphs as a block quote, without a newline at the end."""
    paragraphs = [escape(paragraph) for paragraph in visible(text).split("\n\n")]
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the quotations as they come, a heading whenever the document changes."""
    for number, (document, group) in enumerate(groupby(quotations, key=lambda quotation: quotation.document)):
        stream.write("\n" * bool(number) + f"## {escape(document.title or document.path)}\n")
        for quotation in group:
            source = source_line(quotation, library, escape, escape, lambda title: f"*{escape(title)}*")
            stream.write(f"\n{block_quote(quotation.reading)}\n>\n> — {source}")
            stream.write(f" ({escape(provenance(quotation))}, {quotation.id})\n")
