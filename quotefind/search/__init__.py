"""Search: a query → candidates from the store's index → scored matches with their excerpts. Scores are 0–100."""

from __future__ import annotations

from quotefind.search.ask import DEFAULT_CUTOFF, Query, Results, search
from quotefind.search.excerpt import excerpt_of

__all__ = ["DEFAULT_CUTOFF", "Query", "Results", "excerpt_of", "search"]
