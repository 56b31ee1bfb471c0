"""Other wordings of a set phrase: the same words in its frame, another in its one gap ("dustbin of history",
"garbage-heap of history").
"""

from __future__ import annotations

from math import fsum, log
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotefind.model import Match, Quotation, Span
from quotefind.search.candidates import Known
from quotefind.search.excerpt import excerpt_of
from quotefind.search.query import Query
from quotefind.search.score import Asked, score
from quotefind.store import Store
from quotefind.store.lists import Lists
from quotefind.text import fold, words

TELLING = 0.5
"""Share of an unknown word's weight from which a word is telling: one text in a thousand at a million texts."""

LEAST_TOLD = 0.3
"""Share of the phrase's weight that a text must hold to be compared word by word."""

MOST_FILLINGS = 2
"""Fillings of one frame beyond which it is a habit of its speaker ("the end of …") and no saying."""

LOOSE = 2
"""Words that may stand in the gap for the phrase's one."""


class Wording(NamedTuple):
    """How a text words a phrase: where, what the phrase has in its gap, and where what stands for it is."""

    span: Span
    gone: int
    filling: Span


def phrases(store: Store, lists: Lists, query: Query, best: Match, texts: dict[int, str]) -> list[Match]:
    """Those of some texts that word the best match's phrase otherwise."""
    found = [word for word in words(best.quotation.reading) if best.span.start <= word[1] and word[2] <= best.span.end]
    saying = [word for word, _, _ in found]
    known = Known(lists, saying)
    asked = Asked.of(saying, known.weights, {}, known.unknown_weight)
    offered = []
    for number, quotation in store.fetch(texts):
        folded = fold(texts[number])
        told = fsum(weight for word, weight in asked.weights.items() if word in folded.split())
        likeness = score(asked, folded)
        if told < LEAST_TOLD * asked.weight or likeness >= query.cutoff:
            continue
        wording = _wording(saying, quotation, lists, known)
        if wording:
            _, start, end = found[wording.gone]
            here, there = best.quotation.reading[start:end], quotation.reading[slice(*wording.filling)]
            excerpt = excerpt_of(store, quotation, wording.span, query.context)
            offered.append(Match(quotation, likeness, wording.span, excerpt, f"“{there}” for “{here}”"))
    return offered if len({match.variant for match in offered}) <= MOST_FILLINGS else []


def _wording(saying: list[str], quotation: Quotation, lists: Lists, known: Known) -> Wording | None:
    """The phrase as a text words it, at the place where the two share most.

    The frame is all of the phrase but one telling word, closes it, and stands unbroken ("of the history" is not "of
    history") before a mark of punctuation or the end; another telling word or two fill its gap.
    """
    found = words(quotation.reading)
    there = [word for word, _, _ in found]
    width = len(saying) + LOOSE
    starts = range(max(1, len(there) - width + 1))
    first = max(starts, key=lambda at: fsum(known.weights.get(word, 0.0) for word in set(there[at : at + width])))
    near = there[first : first + width]
    runs = [step for step in Levenshtein.opcodes(saying, near) if step.tag == "equal"]
    telling = _telling(lists, {*near, *saying})
    missing = set(range(len(saying))).difference(*(range(run.src_start, run.src_end) for run in runs))
    if len(missing) != 1 or not runs or runs[-1].src_end != len(saying):
        return None
    (gone,) = missing
    after = next(run for run in runs if run.src_start > gone)
    before = next((run for run in runs if run.src_end <= gone), None)
    start, end = before.dest_end if before else 0, after.dest_start
    if before is None:
        # What stands before the frame fills its gap as far as it tells something.
        start = end - _run(near[start:end][::-1], telling)
    opens = before.dest_start if before else start
    is_unbroken = runs[-1].dest_end - opens == len(saying) - 1 + end - start
    span = Span(found[first + opens][1], found[first + runs[-1].dest_end - 1][2])
    is_filled = saying[gone] in telling and not telling.isdisjoint(near[start:end]) and end - start <= LOOSE
    if not is_unbroken or not is_filled or quotation.reading[span.end : span.end + 1].isspace():
        return None
    return Wording(span, gone, Span(found[first + start][1], found[first + end - 1][2]))


def _telling(lists: Lists, candidates: set[str]) -> set[str]:
    """Those of the words that are rare enough to tell something."""
    held = lists.held(candidates)
    least = TELLING * log(1 + lists.units)
    return {word for word in candidates if word not in held or log(1 + lists.units / held[word].texts) >= least}


def _run(found: list[str], telling: set[str]) -> int:
    """How many words from the first on are telling."""
    return next((index for index, word in enumerate(found) if word not in telling), len(found))
