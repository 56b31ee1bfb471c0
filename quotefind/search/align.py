"""Where in a text the match stands, snapped to words; pure."""

from __future__ import annotations

from rapidfuzz import fuzz

from quotefind.model import Span
from quotefind.search.score import LONGEST_SCORED, Asked
from quotefind.text import words

ALIKE = 65.0
"""RapidFuzz ratio from which two words are the same one misspelt; unlike words of a language reach 50."""

REACH = 3
"""Words beyond the aligned run among which further asked words are looked for: as many as a memory drops between
two."""


def align(asked: Asked, text: str) -> Span:
    """The run of a text that answers the query: first to last word, in code points; the whole text where nothing
    does.
    """
    found = words(text)
    if not found or not asked.folded:
        return Span(0, len(text))
    joined = " ".join(word for word, _, _ in found)[:LONGEST_SCORED]
    aligned = fuzz.partial_ratio_alignment(asked.folded[:LONGEST_SCORED], joined)
    if aligned is None:
        return Span(0, len(text))
    first, last = _snapped([word for word, _, _ in found], aligned.dest_start, aligned.dest_end)
    first, last = _reached([word for word, _, _ in found], asked, first, last)
    return Span(found[first][1], found[last][2])


def _snapped(found: list[str], start: int, end: int) -> tuple[int, int]:
    """First and last of the words of which the run covers half, or the word in the run's middle."""
    covered, at, middle = [], 0, 0
    for index, word in enumerate(found):
        inside = min(end, at + len(word)) - max(start, at)
        if 2 * inside >= len(word):
            covered.append(index)
        if at <= (start + end) // 2:
            middle = index
        at += len(word) + 1
    return (covered[0], covered[-1]) if covered else (middle, middle)


def _reached(found: list[str], asked: Asked, first: int, last: int) -> tuple[int, int]:
    """The run without unlike words at its ends, and with asked words that stand just beyond."""
    wanted = asked.folded.split()
    while first < last and not _is_wanted(found[first], wanted):
        first += 1
    while first < last and not _is_wanted(found[last], wanted):
        last -= 1
    missing = [word for word in wanted if word not in found[first : last + 1]]
    later = [index for index in range(last + 1, min(len(found), last + 1 + REACH)) if _is_wanted(found[index], missing)]
    earlier = [index for index in range(max(0, first - REACH), first) if _is_wanted(found[index], missing)]
    return (earlier[0] if earlier else first), (later[-1] if later else last)


def _is_wanted(word: str, wanted: list[str]) -> bool:
    return word in wanted or any(fuzz.ratio(word, other) >= ALIKE for other in wanted)
