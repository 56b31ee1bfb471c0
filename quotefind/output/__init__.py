"""From quotations to the files writers live in: the table of formats, and the door to the renderer of each.

A renderer writes to a stream which it did not open and knows only the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from typing import TextIO, cast

from quotefind.errors import UsageError
from quotefind.model import Quotation
from quotefind.output.library import Library, Options

Renderer = Callable[[Iterable[Quotation], Library, TextIO, Options], None]

__all__ = ["FORMATS", "Format", "Library", "Options", "Renderer", "renderer"]


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: ``module`` is where its ``render`` lives, ``ending`` the usual end of a file's name.

    ``every_kind`` tells whether titles and terms belong in it unless the user narrows the kinds.
    """

    name: str
    module: str
    ending: str
    description: str
    every_kind: bool = False


FORMATS = {
    format.name: format
    for format in (
        Format(
            "jsonl", "quotefind.output.jsonl", ".jsonl", "one JSON object a line, all that is known", every_kind=True
        ),
        Format("csv", "quotefind.output.csv", ".csv", "a row a quotation, for spreadsheets and data frames"),
        Format("markdown", "quotefind.output.markdown", ".md", "block quotes under their documents, with sources"),
        Format(
            "bibtex", "quotefind.output.bibtex", ".bib", "the works cited and the documents citing them, for BibTeX"
        ),
        Format("biblatex", "quotefind.output.biblatex", ".bib", "the same with all that biblatex and biber know"),
        Format("csquotes", "quotefind.output.csquotes", ".tex", "LaTeX with csquotes and biblatex"),
        Format("pandoc", "quotefind.output.pandoc", ".md", "Markdown with pandoc's citations"),
        Format("obsidian", "quotefind.output.obsidian", ".md", "a note with callouts, properties and links"),
        Format("org", "quotefind.output.org", ".org", "Org mode with its citations"),
        Format("typst", "quotefind.output.typst", ".typ", "Typst with its citations"),
        Format("html", "quotefind.output.html", ".html", "one page that searches itself, without a server"),
        Format("wikiquote", "quotefind.output.wikiquote", ".wiki", "wikitext, as Wikiquote has it"),
        Format("tei", "quotefind.output.tei", ".xml", "TEI P5: cit, quote and bibl"),
        Format("schema-org", "quotefind.output.schema_org", ".jsonld", "schema.org Quotation items in JSON-LD"),
        Format("web-annotation", "quotefind.output.web_annotation", ".jsonld", "W3C Web Annotations of the documents"),
        Format("csl-json", "quotefind.output.csl_json", ".json", "the same as CSL items, for Zotero and pandoc"),
        Format("ris", "quotefind.output.ris", ".ris", "the same as RIS, for every reference manager"),
    )
}
"""Every format by name."""


def renderer(name: str) -> Renderer:
    """The function that writes this format.

    Loaded by name, so that an export pays for its own format only.  Raises UsageError for a format that is not there.
    """
    if name not in FORMATS:
        near = get_close_matches(name.lower(), FORMATS, n=1, cutoff=0.5)
        remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(FORMATS))}"
        raise UsageError(f"no export format is called {name!r}", remedy)
    return cast(Renderer, import_module(FORMATS[name].module).render)
