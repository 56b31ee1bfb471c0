"""TEI P5: a document of cit elements, each a quote with its bibl (TEI Guidelines, 3.3.3 and 3.12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from quotefind.model import Quotation
from quotefind.output.foreign import language_of
from quotefind.output.library import Library, Options
from quotefind.output.record import Record
from quotefind.output.sources import Sources
from quotefind.output.wording import provenance, speaker_name, work_title
from quotefind.wording import one_line, visible

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Quotations</title></titleStmt>
      <publicationStmt><p>Exported by quotefind.</p></publicationStmt>
      <sourceDesc><p>Found in the documents that each bibl names.</p></sourceDesc>
    </fileDesc>
    <profileDesc>
      <calendarDesc><calendar xml:id="julian"><p>Julian calendar (Old Style)</p></calendar></calendarDesc>
    </profileDesc>
  </teiHeader>
  <text>
    <body>
      <div>
        <p>Quotations in the order of their documents.</p>
"""
_FOOT = """      </div>
    </body>
  </text>
</TEI>
"""
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def text_of(text: str) -> str:
    """A line of text as XML character data; what XML 1.0 has no character for is U+FFFD."""
    return escape_xml(one_line(text).translate(_NO_CHARACTERS))


def _element(name: str, text: str | None, **attributes: str) -> Iterator[str]:
    """The element, if there is a text for it."""
    if text:
        shown = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        yield f"<{name}{shown}>{text_of(text)}</{name}>"


def _bibl(quotation: Quotation, library: Library, sources: Sources) -> str:
    """Who said it and where; a work that reports the words is a related item with a bibl of its own."""
    citation = quotation.citation
    source = sources.cited(quotation)
    place = [
        *(_dates(source.record) if source else ()),
        *_element("biblScope", citation.volume, unit="volume"),
        *_element("biblScope", citation.pages, unit="page"),
    ]
    if source and citation.is_quoted_in:
        reporting = [
            *(element for name in source.record.authors for element in _element("author", name.natural)),
            *_element("title", work_title(citation.quoted_in_id, citation.quoted_in, library)),
        ]
        place = [f'<relatedItem type="quotedIn"><bibl>{"".join(reporting + place)}</bibl></relatedItem>']
    parts = [
        *_element("author", speaker_name(quotation, library)),
        *_element("title", work_title(citation.work_id, citation.work, library)),
        *place,
        *_element("note", citation.printed, type="asPrinted"),
        *_element("note", provenance(quotation), type="foundIn"),
    ]
    return f"<bibl>{''.join(parts)}</bibl>"


def _dates(record: Record) -> Iterator[str]:
    """The day of a text, its words Old Style and its value New Style (as ``calendar`` has it), and when it came out."""
    if record.old_style:
        new_style = {"when": record.new_style} if _DAY.fullmatch(record.new_style) else {}
        yield from _element("date", record.old_style, **new_style, calendar="#julian")
    if not record.old_style or record.year != record.new_style:
        start, *end = re.sub("[?~%]", "", record.year).split("/")
        value = dict(zip(("from", "to"), filter(None, (start, *end)), strict=False)) if end else {"when": start}
        doubt = {"cert": "medium"} if re.search("[?~%]", record.year) else {}
        yield from _element("date", record.year, **value, **doubt)


def _cit(quotation: Quotation, library: Library, sources: Sources) -> str:
    paragraphs = visible(quotation.reading).split("\n\n")
    quote = text_of(paragraphs[0]) if len(paragraphs) == 1 else "".join(f"<p>{text_of(p)}</p>" for p in paragraphs)
    language = language_of(quotation, sources.cited(quotation))
    spoken = f' xml:lang="{language}"' if language else ""
    # Ids that a collection brings may be no names of XML.
    id = re.sub(r"[^\w.-]", "-", f"q-{quotation.id}", flags=re.ASCII)
    start = f'<cit xml:id="{id}" type="{quotation.kind.value}">'
    return f"{start}<quote{spoken}>{quote}</quote>{_bibl(quotation, library, sources)}</cit>"


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a TEI document, a cit a quotation, its paragraphs as p."""
    sources = Sources(library, options)
    stream.write(_HEAD)
    for quotation in quotations:
        stream.write(f"        {_cit(quotation, library, sources)}\n")
    stream.write(_FOOT)
