"""Wikitext as Wikiquote has it: a bullet a quotation, its source beneath, a heading for each document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.wording import provenance, source_line
from quotefind.wording import one_line, visible

_MARK = re.compile(
    r"[\[\]{}|<>&~=]|'(?=')|(?<=')'|^'|'$|_(?=_)|(?<=_)_|^[*#:;!-]|(?<=:)/(?=/)|\b(?:ISBN|RFC|PMID)\b(?= )"
)


def escape(text: str) -> str:
    """A single line of text as wikitext that reads as the text itself: no link, template, tag, signature or magic word.

    >>> print(escape("{{delete}} it's ''so''"))
    &#123;&#123;delete&#125;&#125; it's &#39;&#39;so&#39;&#39;
    """
    return _MARK.sub(lambda mark: "".join(f"&#{ord(character)};" for character in mark[0]), one_line(text))


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the quotations as they come, a heading whenever the document changes."""
    for number, (document, group) in enumerate(groupby(quotations, key=lambda quotation: quotation.document)):
        stream.write("\n" * bool(number) + f"== {escape(document.title or document.path)} ==\n")
        for quotation in group:
            text = "<br><br>".join(map(escape, visible(quotation.reading).split("\n\n")))
            source = source_line(quotation, library, escape, escape, lambda title: f"''{escape(title)}''")
            stream.write(f"* {text}\n** {source} ({escape(provenance(quotation))})\n")
