"""TEI P5: a document of cit elements, each a quote with its bibl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
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
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def text_of(text: str) -> str:
    """A line of text as XML character data; what XML 1.0 has no character for is U+FFFD."""
    return escape_xml(one_line(text).translate(_NO_CHARACTERS))


def _element(name: str, text: str | None, **attributes: str) -> Iterator[str]:
    """The element, if there is a text for it."""
    if text:
        shown = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        yield f"<{name}{shown}>{text_of(text)}</{name}>"


def _bibl(quotation: Quotation, library: Library) -> str:
    citation = quotation.citation
    parts = [
        *_element("author", speaker_name(quotation, library)),
        *_element("title", work_title(citation.work_id, citation.work, library)),
        *_element("title", work_title(citation.quoted_in_id, citation.quoted_in, library), type="quotedIn"),
        *_element("biblScope", citation.volume, unit="volume"),
        *_element("biblScope", citation.pages, unit="page"),
        *_element("note", citation.printed, type="asPrinted"),
        *_element("note", provenance(quotation), type="foundIn"),
    ]
    return f"<bibl>{''.join(parts)}</bibl>"


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a TEI document, a cit a quotation, its paragraphs as p."""
    stream.write(_HEAD)
    for quotation in quotations:
        paragraphs = visible(quotation.reading).split("\n\n")
        quote = text_of(paragraphs[0]) if len(paragraphs) == 1 else "".join(f"<p>{text_of(p)}</p>" for p in paragraphs)
        id = quoteattr(f"q-{quotation.id}")
        kind = quoteattr(quotation.kind.value)
        stream.write(f"        <cit xml:id={id} type={kind}><quote>{quote}</quote>{_bibl(quotation, library)}</cit>\n")
    stream.write(_FOOT)
