"""The run of a source's words that quoted words are nearest to. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

MARGIN = 4
"""Words looked at on either side of the place found: what an alignment by characters may have cut off."""


def place_of(words: Sequence[str], source: Sequence[str], at: int) -> tuple[int, int]:
    """The run of source words, from ``at`` on, that these words are nearest to."""
    whole = f" {' '.join(source[at:])} "
    wanted = f" {' '.join(words)} "
    exact = whole.find(wanted)
    if exact >= 0:
        start = at + whole.count(" ", 0, exact)
        return start, start + len(words)
    aligned = fuzz.partial_ratio_alignment(wanted, whole)
    if aligned is None:
        return at, at
    begin, stop = (aligned.dest_start, aligned.dest_end) if len(wanted) <= len(whole) else (0, len(whole))
    start = max(at, at + whole.count(" ", 0, begin) - MARGIN)
    end = min(len(source), at + whole.count(" ", 0, stop) + MARGIN)
    bounds = [
        (s, e) for s in range(start, min(end, start + 2 * MARGIN) + 1) for e in range(max(s, end - 2 * MARGIN), end + 1)
    ]
    return min(bounds, key=lambda b: _distance(words, source[b[0] : b[1]]))


def _distance(words: Sequence[str], place: Sequence[str]) -> tuple[int, int]:
    """How far words are from a place: by the words that differ, less where they begin and end alike, as quotations do;
    then by their numbers, since a replaced word is likelier than a lost one.
    """
    alike = sum(bool(place) and place[end] == words[end] for end in (0, -1))
    return Levenshtein.distance(words, place) - 2 * alike, abs(len(words) - len(place))
