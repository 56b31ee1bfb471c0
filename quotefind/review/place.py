"""The run of a source's words that quoted words are nearest to. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import inf

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

MARGIN = 4
"""Words looked at on either side of the place found: what an alignment by characters may have cut off."""


Place = tuple[int, int]
"""A run of words, half open."""


def places_of(runs: Sequence[Sequence[str]], source: Sequence[str]) -> list[Place]:
    """The place of each run of quoted words in a source, in their order: the longest where it stands best, the others
    as near to it as they stand, for "I do" before an omission is everywhere; of equally long ones, whichever leaves
    out least.
    """
    longest = max(map(len, runs), default=0)
    arranged = (_around(index, runs, source) for index, run in enumerate(runs) if len(run) == longest)
    return min(arranged, key=lambda places: places[-1][1] - places[0][0], default=[])


def _around(anchor: int, runs: Sequence[Sequence[str]], source: Sequence[str]) -> list[Place]:
    places = [place_of(runs[anchor], source)]
    for run in reversed(runs[:anchor]):
        before = source[: places[0][0]][::-1]
        start, end = place_of(run[::-1], before)
        places.insert(0, (len(before) - end, len(before) - start))
    for run in runs[anchor + 1 :]:
        at = places[-1][1]
        start, end = place_of(run, source[at:])
        places.append((at + start, at + end))
    return places


def place_of(words: Sequence[str], source: Sequence[str]) -> Place:
    """The run of source words that these words are nearest to, the first of equally near ones."""
    whole = f" {' '.join(source)} "
    wanted = f" {' '.join(words)} "
    exact = whole.find(wanted)
    if exact >= 0:
        start = whole.count(" ", 0, exact)
        return start, start + len(words)
    aligned = fuzz.partial_ratio_alignment(wanted, whole)
    if aligned is None:
        return 0, 0
    begin, stop = (aligned.dest_start, aligned.dest_end) if len(wanted) <= len(whole) else (0, len(whole))
    start = max(0, whole.count(" ", 0, begin) - MARGIN)
    end = min(len(source), whole.count(" ", 0, stop) + MARGIN)
    return nearest_run(words, source, (start, min(end, start + 2 * MARGIN)), (end - 2 * MARGIN, end))


def nearest_run(words: Sequence[str], source: Sequence[str], starts: Place, ends: Place) -> Place:
    """Of the runs that begin and end within these bounds, the first of those nearest to the words.

    How far a run is: by the words that differ, less where both begin and end alike, as quotations do; then by their
    numbers, since a replaced word is likelier than a lost one.
    """
    characters: defaultdict[str, str] = defaultdict(lambda: chr(len(characters)))
    mine = "".join([characters[word] for word in words])  # a string is measured in a tenth of a list's time
    offset = starts[0]
    near = "".join([characters[word] for word in source[offset : ends[1]]])
    nearest, least = (offset, offset), (inf, inf)
    for start in range(starts[0], starts[1] + 1):
        for end in range(max(start, ends[0]), ends[1] + 1):
            place = near[start - offset : end - offset]
            alike = (place[:1] == mine[:1]) + (place[-1:] == mine[-1:])
            distance = Levenshtein.distance(mine, place) - 2 * alike, abs(len(mine) - len(place))
            if distance < least:
                nearest, least = (start, end), distance
    return nearest
