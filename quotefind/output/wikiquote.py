"""Wikitext as Wikiquote has it: a bullet a quotation, its source beneath, a heading for each document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.wording import locators, one_line, provenance, speaker_name, visible, work_title

_MARK = re.compile(r"[\[\]{}|<>&~=]|'(?=')|(?<=')'|_(?=_)|(?<=_)_|^[*#:;!-]|(?<=:)/(?=/)|\b(?:ISBN|RFC|PMID)\b(?= )")


def escape(text: str) -> str:
    """A single line of text as wikitext that reads as the text itself: no link, template, tag, signature or magic word.

    >>> print(escape("{{delete}} it's ''so''"))
    &#123;&#123;delete&#125;&#125; it's &#39;&#39;so&#39;&#39;
    """
    return _MARK.sub(lambda mark: "".join(f"&#{ord(character)};" for character in mark[0]), one_line(text))


def source(quotation: Quotation, library: Library) -> str:
    """Who said it and where it is cited: speaker, ''work'', volume, page."""
    citation = quotation.citation
    work = work_title(citation.work_id, citation.work, library)
    container = work_title(citation.quoted_in_id, citation.quoted_in, library)
    parts = [escape(speaker_name(quotation, library)) or "unknown speaker"]
    parts += [f"''{escape(work)}''"] if work else []
    parts += [f"quoted in ''{escape(container)}''"] if container else []
    return ", ".join([*parts, *map(escape, locators(citation))])


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the quotations as they come, a heading whenever the document changes."""
    for number, (document, group) in enumerate(groupby(quotations, key=lambda quotation: quotation.document)):
        stream.write("\n" * bool(number) + f"== {escape(document.title or document.path)} ==\n")
        for quotation in group:
            text = "<br><br>".join(map(escape, visible(quotation.reading).split("\n\n")))
            stream.write(f"* {text}\n** {source(quotation, library)} ({escape(provenance(quotation))})\n")
