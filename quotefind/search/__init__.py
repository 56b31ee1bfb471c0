"""Search: a query → candidates from the store's index → scored matches with their excerpts. Scores are 0–100."""

from __future__ import annotations

from quotefind.search.ask import search
from quotefind.search.excerpt import excerpt_of
from quotefind.search.query import DEFAULT_CUTOFF, Query, Results

__all__ = ["DEFAULT_CUTOFF", "Query", "Results", "excerpt_of", "search"]
