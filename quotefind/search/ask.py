"""The one function of search, and the values it takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from quotefind.model import Filters, Match, Span
from quotefind.search.excerpt import excerpt_of
from quotefind.store import Store
from quotefind.text import fold

DEFAULT_CUTOFF = 75.0


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: ``text`` literally, with no syntax.

    Nothing scored below ``cutoff`` is a match.  ``exact`` wants the very words.  ``variants`` also offers other wordings of the saying.
    ``context`` is the number of sentences of an excerpt on either side of the match, None for the whole paragraph.
    """

    text: str
    filters: Filters = Filters()
    limit: int = 10
    cutoff: float = DEFAULT_CUTOFF
    exact: bool = False
    variants: bool = True
    where: Literal["quotations", "documents"] = "quotations"
    context: int | None = 1


@dataclass(frozen=True, slots=True)
class Results:
    """Matches best first, variants of them, and where there is no match the nearest miss."""

    matches: tuple[Match, ...] = ()
    variants: tuple[Match, ...] = ()
    nearest: Match | None = None


def search(store: Store, query: Query) -> Results:
    """Find what is nearest to a query."""
    asked = fold(query.text)
    scored = []
    for quotation in store.quotations(query.filters):
        scored.append((fuzz.partial_ratio(asked, fold(quotation.reading)), quotation))
    scored.sort(key=lambda pair: -pair[0])
    matches = [
        Match(q, score, Span(0, len(q.reading)), excerpt_of(store, q, context=query.context))
        for score, q in scored[: query.limit]
    ]
    kept = tuple(m for m in matches if m.score >= query.cutoff)
    return Results(kept, (), None if kept or not matches else matches[0])
