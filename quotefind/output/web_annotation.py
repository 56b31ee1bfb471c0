"""W3C Web Annotations: an annotation a quotation, found by its words and by its position in its document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

from quotefind.model import Quotation
from quotefind.output.library import Library, Options
from quotefind.output.schema_org import to_script_line
from quotefind.output.wording import source_line


def annotation(quotation: Quotation, library: Library) -> dict[str, object]:
    """A quotation as an annotation of its document; positions are code points of the document's text."""
    selectors: list[dict[str, object]] = [{"type": "TextQuoteSelector", "exact": quotation.text}]
    if quotation.text_start is not None:
        place = {"start": quotation.text_start, "end": quotation.text_end}
        selectors.append({"type": "TextPositionSelector", **place})
    return {
        "id": f"urn:quotefind:{quotation.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody",
            "value": source_line(quotation, library, text=str, name=str, title=str),
            "format": "text/plain",
        },
        "target": {"source": quote(quotation.document.path, errors="replace"), "selector": selectors},
    }


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write one annotation page, an annotation a line."""
    stream.write('{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [')
    for number, quotation in enumerate(quotations):
        stream.write(("," if number else "") + "\n" + to_script_line(annotation(quotation, library)))
    stream.write("\n]}\n")
