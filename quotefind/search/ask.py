"""The one function of search, and the values it takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotefind.model import Filters, Match, Span
from quotefind.search.candidates import WIDER, Reading, candidates
from quotefind.search.excerpt import excerpt_of
from quotefind.search.score import Asked, score
from quotefind.store import Store
from quotefind.store.lists import Lists
from quotefind.text import fold

DEFAULT_CUTOFF = 75.0

GOOD = 88.0
"""A best score from which on the second, wider stage is not needed (DESIGN.md, "Measured on the field")."""


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
    lists = Lists(store, "quotation")
    words = fold(query.text).split()
    reading = Reading(lists, words)
    asked = Asked(" ".join(words), reading.weights, reading.spellings, reading.unknown_weight)
    scored: list[tuple[float, int]] = []
    for wider in (1, WIDER):
        numbers = candidates(lists, reading, wider, None)
        rows = store.rows("SELECT number, reading FROM quotation WHERE number IN (%s)" % ",".join(map(str, numbers)))
        scored = sorted(((score(asked, fold(text)), number) for number, text in rows), key=lambda p: (-p[0], p[1]))
        if scored and scored[0][0] >= GOOD:
            break
    best = scored[: query.limit]
    found = dict(store.fetch(number for _, number in best))
    matches = [
        Match(found[n], s, Span(0, len(found[n].reading)), excerpt_of(store, found[n], context=query.context)) for s, n in best
    ]
    kept = tuple(m for m in matches if m.score >= query.cutoff)
    return Results(kept, (), None if kept or not matches else matches[0])
