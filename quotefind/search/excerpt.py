"""The words around a match, from the text that the store keeps, made readable."""

from __future__ import annotations

import re

from quotefind.model import Excerpt, Quotation, Span
from quotefind.store import Store

BESIDE = 90
"""Characters shown on either side of a match where no sentences are asked for: two lines of a terminal with the
match."""

REACH = 4000
"""Characters read on either side of a quotation for its paragraph; what is longer is cut."""

LONGEST_WRAPPED = 100
"""Characters of the longest line of hard-wrapped text; a longer line is a paragraph of its own (DESIGN.md says about
90)."""

# Patterns are compiled when first used: rows of collections need none.
_HYPHEN_AT_LINE_END = r"(?<=[^\W\d_])-[ \t]*(?:\r\n?|\n)[ \t]*(?=[a-zà-ÿ])"
_SENTENCE_END = r"[.!?…]['’”\"»)\]]*\s+(?=[^\sa-z])"
_PARAGRAPH_BREAK = rf"\n[^\S\n]*\n|(?<=[^\n]{{{LONGEST_WRAPPED}}})\n"


def excerpt_of(store: Store, quotation: Quotation, span: Span | None = None, context: int | None = 0) -> Excerpt:
    """The words around a quotation with ``span`` of its reading marked, by default all of it.

    ``context`` is the number of sentences on either side, counting the one that the quotation stands in; 0 is some
    words, None the whole paragraph.  A row of a collection has only its own words.
    """
    span = span or Span(0, len(quotation.reading))
    before, after = _around(store, quotation)
    if before or after:
        before, after = _kept(before, after, context)
    reading = quotation.reading.replace("\n", " ")
    text = before + reading + after
    marked = Span(len(before) + span.start, len(before) + span.end)
    first = _cut_back(text, marked.start) if context == 0 else 0
    last = _cut_on(text, marked.end) if context == 0 else len(text)
    return Excerpt(
        text[first:last],
        (Span(marked.start - first, marked.end - first),),
        cut_before=first > 0,
        cut_after=last < len(text),
    )


def readable(text: str) -> str:
    """The text with words divided at line ends healed and every run of blanks and line breaks a single blank."""
    return re.sub(r"\s+", " ", re.sub(_HYPHEN_AT_LINE_END, "", text))


def _around(store: Store, quotation: Quotation) -> tuple[str, str]:
    if quotation.text_start is None or quotation.text_end is None:
        return "", ""
    start = max(0, quotation.text_start - REACH)
    text = store.slice(quotation.document.id, start, quotation.text_end + REACH)
    return text[: quotation.text_start - start], text[quotation.text_end - start :]


def _kept(before: str, after: str, context: int | None) -> tuple[str, str]:
    """The rest of the paragraph on either side, or as many sentences of it as are wanted, readable."""
    breaks = list(re.finditer(_PARAGRAPH_BREAK, before))
    before = readable(before[breaks[-1].end() if breaks else 0 :]).lstrip()
    following = re.search(_PARAGRAPH_BREAK, after)
    after = readable(after[: following.start() if following else len(after)]).rstrip()
    if context:
        starts = [0, *(m.end() for m in re.finditer(_SENTENCE_END, before))]
        ends = [*(m.end() for m in re.finditer(_SENTENCE_END, after)), len(after)]
        before = before[starts[-min(context, len(starts))] :]
        after = after[: ends[min(context, len(ends)) - 1]].rstrip()
    return before, after


def _cut_back(text: str, place: int) -> int:
    """Where to begin so that some words are left before a place."""
    if place <= BESIDE:
        return 0
    blank = text.find(" ", place - BESIDE, place)
    return place if blank < 0 else blank + 1


def _cut_on(text: str, place: int) -> int:
    """Where to end so that some words are left after a place."""
    if len(text) - place <= BESIDE:
        return len(text)
    blank = text.rfind(" ", place, place + BESIDE)
    return place if blank < 0 else blank
