"""The stages' results → quotations with identity, place and reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from quotefind.document import Extraction
from quotefind.extract.passage import Passage, Scene
from quotefind.identity import identify
from quotefind.model import Attribution, Citation, Diagnostic, DocumentRef, Quotation
from quotefind.text import fold, line_column, to_source, to_source_end

_BROKEN_WORD = re.compile(r"-(?<=[^\W\d_]-)[ \t]*(?:\r\n?|\n)[ \t]*(?=[a-zà-ÿ])")
_BLANKS = re.compile(r"[ \t\u00a0]{2,}")
_CONTINUED = re.compile(r"(?:\r\n?|\n)[ \t]*(?!\s)")
_PARAGRAPH_BREAK = re.compile(r"(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+[ \t]*")


def reading_of(text: str, passage: Passage) -> str:
    """The words as a reader reads them: dropped runs left out, line-end hyphens healed, wraps joined, paragraphs
    kept.
    """
    parts, at = [], passage.start
    for span in passage.dropped:
        if span.start >= at and span.end <= passage.end:
            parts.append(text[at : span.start])
            at = span.end
    joined = "".join([*parts, text[at : passage.end]]).replace("\u00ad", "")
    if "\n" not in joined and "\r" not in joined:
        return _single_blanks(joined.strip())
    joined = _BROKEN_WORD.sub("", joined)
    paragraphs = [_CONTINUED.sub(" ", p).strip() for p in _PARAGRAPH_BREAK.split(joined)]
    return "\n\n".join(_single_blanks(p) for p in paragraphs if p)


def _single_blanks(words: str) -> str:
    """Words with one blank for several; hardly any have more, and to look for two is ten times as fast."""
    several = "  " in words or "\t" in words or "\u00a0" in words
    return _BLANKS.sub(" ", words) if several else words


def assemble(
    scene: Scene, attributions: tuple[Attribution, ...], citations: tuple[Citation, ...], faults: Iterable[Diagnostic]
) -> Extraction:
    """Quotations in the order of the passages, with their diagnostics; the document's diagnostics in order of place."""
    document = scene.document
    ref = DocumentRef(identify("document", document.path), document.path, document.title, document.sha256)
    seen: Counter[str] = Counter()
    ids: list[str] = []
    quotations = []
    for passage, kind, attribution, citation in zip(scene.passages, scene.kinds, attributions, citations, strict=True):
        text = document.text[passage.start : passage.end]
        folded = fold(text)
        seen[folded] += 1
        ids.append(identify(document.path, folded, str(seen[folded])))
        start = to_source(passage.start, document.source_map)
        line, column = line_column(document, start)
        quotations.append(
            Quotation(
                id=ids[-1],
                document=ref,
                text=text,
                reading=reading_of(document.text, passage),
                kind=kind,
                layout=passage.layout,
                depth=passage.depth,
                parent=None if passage.parent is None else ids[passage.parent],
                start=start,
                end=to_source_end(passage.end, document.source_map),
                line=line,
                column=column,
                text_start=passage.start,
                text_end=passage.end,
                attribution=attribution,
                citation=citation,
                diagnostics=passage.diagnostics,
            )
        )
    return Extraction(tuple(quotations), tuple(sorted(faults, key=lambda d: (d.start, d.code))))
