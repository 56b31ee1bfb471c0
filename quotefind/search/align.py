"""Where in a text the match stands, snapped to words; pure."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from quotefind.model import Span
from quotefind.search.score import LONGEST_SCORED, Asked
from quotefind.text import span_of_words, words_alone

ALIKE = 65.0
"""RapidFuzz ratio from which two words are the same one misspelt; unlike words of a language reach 50."""

HALF = 0.5
"""Share of a word that a run of letters must cover to have the word in it."""

REACH = 3
"""Words beyond the aligned run among which further asked words are looked for: as many as a memory drops between
two."""


def align(asked: Asked, text: str) -> Span:
    """The run of a text that answers the query: first to last word, in code points; the whole text where nothing
    does.
    """
    found = words_alone(text)
    if not found or not asked.folded:
        return Span(0, len(text))
    joined = " ".join(found)[:LONGEST_SCORED]
    aligned = fuzz.partial_ratio_alignment(asked.folded[:LONGEST_SCORED], joined)
    if aligned is None:
        return Span(0, len(text))
    first, last = _snapped(joined, aligned.dest_start, aligned.dest_end)
    first, last = _reached(found, asked, first, last)
    return Span(*span_of_words(text, first, last))


def _snapped(joined: str, start: int, end: int) -> tuple[int, int]:
    """First and last of the words of which the run covers half, or the word in the run's middle."""
    first, last = joined.count(" ", 0, start), joined.count(" ", 0, end - 1)
    if first < last and _share(joined, start, start, end) < HALF:
        first += 1
    if first < last and _share(joined, end - 1, start, end) < HALF:
        last -= 1
    return first, last


def _share(joined: str, at: int, start: int, end: int) -> float:
    """How much of the word at a place a run covers."""
    first, last = joined.rfind(" ", 0, at) + 1, joined.find(" ", at)
    last = len(joined) if last < 0 else last
    return (min(end, last) - max(start, first)) / max(1, last - first)


def _reached(found: list[str], asked: Asked, first: int, last: int) -> tuple[int, int]:
    """The run without unlike words at its ends, and with asked words that stand just beyond."""
    wanted = asked.words
    while first < last and not _is_wanted(found[first], wanted):
        first += 1
    while first < last and not _is_wanted(found[last], wanted):
        last -= 1
    missing = [word for word in wanted if word not in found[first : last + 1]]
    later = [index for index in range(last + 1, min(len(found), last + 1 + REACH)) if _is_wanted(found[index], missing)]
    earlier = [index for index in range(max(0, first - REACH), first) if _is_wanted(found[index], missing)]
    return (earlier[0] if earlier else first), (later[-1] if later else last)


def _is_wanted(word: str, wanted: Sequence[str]) -> bool:
    return word in wanted or any(fuzz.ratio(word, other) >= ALIKE for other in wanted)
