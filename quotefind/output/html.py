"""HTML: one page that needs nothing else, searchable in the browser, for eyes, keyboards, screen readers and paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import TextIO

from quotefind.model import Quotation
from quotefind.output.foreign import language_of
from quotefind.output.library import Library, Options
from quotefind.output.sources import Sources
from quotefind.output.wording import provenance, source_line
from quotefind.wording import visible


def text_of(text: str) -> str:
    """Text as HTML character data, also within a quoted attribute."""
    return escape(visible(text))


def _figure(quotation: Quotation, library: Library, sources: Sources) -> str:
    paragraphs = "".join(f"<p>{text_of(part)}</p>" for part in quotation.reading.split("\n\n"))
    place = f"<span class=place>{text_of(provenance(quotation))}</span>"
    id = text_of(f"q-{quotation.id}")
    source = source_line(quotation, library, text_of, _speaker, lambda title: f"<cite>{text_of(title)}</cite>")
    caption = f"<figcaption>{source} {place}</figcaption>"
    # Screen readers change their voice for another language (WCAG 2.2, 3.1.2).
    language = language_of(quotation, sources.cited(quotation))
    spoken = f' lang="{language}"' if language else ""
    return f'<figure id="{id}"><blockquote{spoken}>{paragraphs}</blockquote>{caption}</figure>\n'


def _speaker(name: str) -> str:
    return f"<span class=speaker>{text_of(name)}</span>"


def _hash(text: str) -> str:
    """A text's hash as a Content-Security-Policy names it: the page's own style and script may act, nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write the page: a section a document, a figure a quotation, in the order they come."""
    sources = Sources(library, options)
    folder = files("quotefind.output")
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    stream.write(_HEAD.format(style=style, style_hash=_hash(style), script_hash=_hash(script)))
    for number, (document, group) in enumerate(groupby(quotations, key=lambda quotation: quotation.document), 1):
        title = text_of(document.title or document.path)
        stream.write(f'<section aria-labelledby="d-{number}">\n<h2 id="d-{number}">{title}</h2>\n')
        for quotation in group:
            stream.write(_figure(quotation, library, sources))
        stream.write("</section>\n")
    stream.write(f"</main>\n<script>{script}</script>\n</body>\n</html>\n")


_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src '{style_hash}'; script-src '{script_hash}'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="quotefind">
<title>Quotations</title>
<style>{style}</style>
</head>
<body>
<a class=skip href="#quotations">Skip to the quotations</a>
<header>
<h1>Quotations</h1>
<form role=search hidden>
<label for=words>Search words, speakers and sources</label>
<input id=words type=search autocomplete=off spellcheck=false>
<p role=status id=count></p>
</form>
</header>
<main id=quotations tabindex=-1>
"""
