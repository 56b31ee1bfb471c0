"""The words around a match, from the text that the store keeps, made readable."""

from __future__ import annotations

from quotefind.model import Excerpt, Quotation, Span
from quotefind.store import Store


def excerpt_of(store: Store, quotation: Quotation, span: Span | None = None, context: int | None = 1) -> Excerpt:
    """The words around a quotation with ``span`` of its reading marked, by default all of it.

    ``context`` is the number of sentences on either side, None for the whole paragraph.
    """
    return Excerpt(quotation.reading, (span or Span(0, len(quotation.reading)),))
