"""Pandoc's Markdown: block quotes cited with the keys that the biblatex and CSL exports give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.markdown import block_quote, escape
from quotefind.output.sources import Sources
from quotefind.output.wording import provenance, speaker_name
from quotefind.wording import page_label

_PLAIN_KEY = re.compile(r"\w(?:[\w:.#$%&+?<>~/-]*\w)?")


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a block quote a quotation, ending in [@key, p. 253] or [quoted in @key, p. 253]."""
    sources = Sources(library, options)
    for number, quotation in enumerate(quotations):
        citation = quotation.citation
        source = sources.cited(quotation)
        speaker = escape(speaker_name(quotation, library)) or "unknown speaker"
        if source:
            key = source.key if _PLAIN_KEY.fullmatch(source.key) else f"{{{source.key}}}"
            page = f", {escape(page_label(citation.pages))}" if citation.pages else ""
            prefix = "quoted in " if citation.is_quoted_in else ""
            place = f"[{prefix}@{key}{page}]"
        else:
            place = f"({escape(provenance(quotation))})"
        stream.write("\n" * bool(number) + f"{block_quote(quotation.reading)}\n>\n> — {speaker} {place}\n")
