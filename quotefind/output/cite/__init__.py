"""A quotation's reference as scholars print it: the note or the words in the text, and the entry of the bibliography.

What a style asks for and the catalogue does not know is left out, never made up.  Titles keep the capitals they have.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from quotefind.errors import UsageError
from quotefind.model import Quotation
from quotefind.output.cite import chicago, csl
from quotefind.output.cite.apa import apa
from quotefind.output.cite.mla import mla
from quotefind.output.cite.parts import Place, Reference
from quotefind.output.library import Library, Options
from quotefind.output.sources import Source, Sources
from quotefind.output.wording import Markup, speaker_name
from quotefind.wording import page_range

STYLES: dict[str, Callable[[Place], Reference]] = {
    "chicago-note": chicago.note,
    "chicago-short": chicago.short,
    "mla": mla,
    "apa": apa,
}
"""Every style by name."""


def format_citation(quotation: Quotation, library: Library, style: str, italic: Markup = str) -> Reference:
    """The reference of a quotation in a style of STYLES, as one line each.

    Where no work is cited, the quotation's document is, as the one that quotes the speaker.  Raises UsageError for a
    style that is not there.
    """
    if style not in STYLES:
        near = get_close_matches(style.lower(), STYLES, n=1, cutoff=0.4)
        remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(STYLES)}"
        raise UsageError(f"no citation style is called {style!r}", remedy)
    source, pages, quoted = _placed(quotation, library)
    return STYLES[style](Place(source.record, page_range(pages), quoted, italic))


def format_with_csl(quotation: Quotation, library: Library, style: Path) -> Reference:
    """The reference of a quotation in the style of a CSL file; the entry is "" in a style that has none.

    Runs pandoc.  Raises UsageError where there is none, or the file is no CSL style.
    """
    return csl.formatted(*_placed(quotation, library), style)


def _placed(quotation: Quotation, library: Library) -> tuple[Source, str, str]:
    """Where a quotation's words stand: the source, the pages, and whom that source quotes, "" where it is its own
    words.
    """
    sources = Sources(library, Options())
    citation = quotation.citation
    cited = sources.cited(quotation)
    is_quoted = cited is None or citation.is_quoted_in
    speaker = speaker_name(quotation, library) if is_quoted else ""
    return cited or sources.document(quotation.document), (citation.pages or "") if cited else "", speaker
