"""From a query's words to the few texts worth scoring, by votes of the rarest lists of the index."""

from __future__ import annotations

from collections.abc import Iterable, Set
from heapq import nlargest
from math import log

from quotefind.store.lists import Held, Lists
from quotefind.store.terms import pair

BUDGET = 20_000
"""Numbers read from the lists of one query: a millisecond's worth, and enough for R@10 .98 at a million (benchmarks/RESULTS.md)."""

WIDER = 5
"""How many times more of everything the second stage takes."""

CANDIDATES = 24
"""Texts scored in the first stage (DESIGN.md, "Measured on the field")."""

RESPELLINGS = 3
"""Spellings tried for a word that the store does not hold: the most frequent of its neighbours."""

_MISREAD = (("rn", "m"), ("m", "rn"), ("1", "l"), ("0", "o"), ("5", "s"), ("vv", "w"), ("cl", "d"), ("d", "cl"), ("ii", "n"), ("li", "h"))
"""What optical reading takes one for another, as read and as printed."""


class Reading:
    """A query's words as the index knows them: how many texts hold each, other spellings for the rest, and the weight of each."""

    def __init__(self, lists: Lists, words: list[str]) -> None:
        self.words = words
        self.held = lists.held(set(words))
        self.spellings = {word: respell(lists, self.held, word) for word in dict.fromkeys(words) if word not in self.held}
        self.unknown_weight = log(1 + lists.units)
        self.weights = {
            word: log(1 + lists.units / held.count) if (held := self.held.get(word)) else self.unknown_weight for word in words
        }


def respell(lists: Lists, held: dict[str, Held], word: str) -> tuple[str, ...]:
    """The most frequent words of the store that a word may be, misspelt or misread; adds what it finds to ``held``."""
    near = lists.respelt(word)
    near.update(word.replace(read, printed) for read, printed in _MISREAD if read in word)
    found = lists.held(near)
    best = nlargest(RESPELLINGS, found, key=lambda other: (found[other].count, other))
    held.update((other, found[other]) for other in best)
    return tuple(best)


def candidates(lists: Lists, reading: Reading, wider: int, allowed: Set[int] | None) -> list[int]:
    """The numbers of the texts most worth scoring, most votes first."""
    options = [reading.spellings.get(word, (word,)) for word in reading.words]
    singles = {term for terms in options for term in terms}
    pairs = {
        pair(first, second)
        for before, after in zip(options, options[1:], strict=False)
        for first in before
        for second in after
        if reading.held[first].cut and reading.held[second].cut
    }
    held = {term: reading.held[term] for term in singles} | lists.held(pairs)
    whole = sorted((h.count, term) for term, h in held.items() if not h.cut)
    listed = whole or sorted((h.count, term) for term, h in held.items())
    votes: dict[int, float] = {}
    budget = BUDGET * wider
    for count, term in listed:
        if votes and count > budget:
            break
        budget -= count
        weight = log(1 + lists.units / count)
        numbers: Iterable[int] = lists.units_with(term)
        if allowed is not None:
            numbers = allowed.intersection(numbers)
        for number in numbers:
            votes[number] = votes.get(number, 0.0) + weight
    best = nlargest(CANDIDATES * wider, votes.items(), key=lambda item: (item[1], -item[0]))
    return [number for number, _ in best]
