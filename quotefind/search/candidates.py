"""From a query's words to the few texts worth scoring, by votes of the rarest lists of the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from heapq import nlargest
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

from quotefind.store.lists import Held, Lists
from quotefind.store.narrow import Allowed
from quotefind.store.terms import pair

DECIDED = 0.6
"""Share of the weight read so far that the best text must hold for the longer lists to be left unread: at a million
texts .6 to .9 find the same, .6 in the least time."""


class Enough(NamedTuple):
    """What is read before it may be decided: how many lists, and what share of the weight of all lists."""

    lists: int
    weight: float


FOR_THE_BEST = Enough(3, 0.3)
"""For the best texts: of 8,600 queries 4 lists and .4 find one answer more, in a thirtieth more time.  To read on where
more texts lead than are scored finds it too, and takes that time again."""

FOR_THE_REST = Enough(4, 0.4)
"""For texts that share less with the query, as other wordings do: with what is enough for the best, one in twelve of
them has no vote."""

SHORT_LIST = 300
"""Numbers of a list that is read rather than asked whether it need be."""

SHARE_OF_BEST = 0.4
"""Share of the best text's votes below which a text is not scored, and which one in no list so far must be able to
reach to be let in: at .5 three of 300 right answers are lost."""

SMALL_STORE = 100
"""Texts of a store up to which none is left out for its votes: all can be scored (rank.py), and so few tell little of
what a word is worth against what stands beside it."""

NEIGHBOUR = 3.0
"""Votes for a word's standing beside the word that it stands beside in the query: one chance in twenty, e³."""

ENOUGH_HOLDING = 200
"""Texts holding all words so far from which on looking them through is quicker than reading another list."""

BEFOREHAND = 1000
"""Texts whose words are assumed before any is known, so that in a store of a dozen "the" tells less than "lantern"."""

OF_LENGTH = {1: 0.26, 2: 0.20, 3: 0.13, 4: 0.03}
RARE = 0.001
"""Share of those texts that hold a word of so many letters, and of more: geometric means over the words of 40,000
shared quotations (.008 for five letters, .0009 for eight)."""

RESPELLINGS = 3
"""Spellings tried for a word that the store does not hold: the most frequent of its neighbours."""

_MISREAD = (
    *(("rn", "m"), ("m", "rn"), ("1", "l"), ("0", "o"), ("5", "s"), ("vv", "w"), ("cl", "d"), ("d", "cl")),
    *(("ii", "n"), ("li", "h"), ("tl", "th")),
)
"""What optical reading takes one for another, as read and as printed."""


class Known:
    """A query's words as the index knows them: how many texts hold each, other spellings for the rest, and the weight
    of each.
    """

    def __init__(self, lists: Lists, words: list[str]) -> None:
        self.words = words
        self.held = lists.held(set(words))
        unknown = [word for word in dict.fromkeys(words) if word not in self.held]
        self.spellings = respell(lists, self.held, unknown) if unknown else {}
        self.unknown_weight = log(1 + (lists.units + BEFOREHAND) / (BEFOREHAND * RARE))
        self.weights = {word: self.weight(word, lists.units) for word in words}

    def weight(self, word: str, units: int) -> float:
        """How much a word tells (natural logarithm): by the texts that hold it, and before there are many, by its
        length.
        """
        count = self.held[word].texts if word in self.held else 0
        expected = BEFOREHAND * OF_LENGTH.get(len(word), RARE)
        return log(1 + (units + BEFOREHAND) / (count + expected))


def respell(lists: Lists, held: dict[str, Held], words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The most frequent words of the store that each of some words may be, misspelt or misread; adds what it finds to
    ``held``.
    """
    near = lists.respelt(words)
    for word, others in near.items():
        others.update(word.replace(read, printed) for read, printed in _MISREAD if read in word)
    found = lists.held(set().union(*near.values()))
    spellings = {
        word: tuple(nlargest(RESPELLINGS, others & found.keys(), key=lambda other: (found[other].texts, other)))
        for word, others in near.items()
    }
    held.update((other, found[other]) for others in spellings.values() for other in others)
    return spellings


class Ballot:
    """The votes for each text of the lists read so far; reading goes from the rarest list to the commonest."""

    def __init__(self, lists: Lists, known: Known, words: list[str], allowed: Allowed) -> None:
        self._lists, self._allowed = lists, allowed
        self._options = [known.spellings.get(word, (word,)) for word in words]
        self._words = {term: known.held[term] for terms in self._options for term in terms}
        held = self._words | lists.held(_common_pairs(pairwise(self._options), self._words))
        whole = {term: h for term, h in held.items() if not h.cut}
        self.has_whole_lists = bool(whole)
        self._unread: list[tuple[int, str]] = []
        self._weights: dict[str, float] = {}
        self._weight_read, self._weight_unread = 0.0, 0.0
        self._put(whole or held)
        self._beside = _neighbours(self._options)
        self._leaves_out = lists.units > SMALL_STORE
        self._numbers_read = self._lists_read = 0
        # Most texts are in one list alone, which gives them its weight; the others' votes are kept apart.  The list
        # read last, the longest of all, is put to those seen and made a set only where another follows.
        self._listed: list[tuple[Collection[int], float]] = []
        self._seen: set[int] = set()
        self._latest: Collection[int] = ()
        self._votes: dict[int, float] = {}
        self._most = 0.0

    def read(self, budget: int, enough: Enough | None) -> None:
        """Read on until ``budget`` numbers have been read in all, or ``enough`` is read and the rest can change
        little; without ``enough``, up to the budget.  What has been read is not read again.
        """
        while self._unread and (not self._listed or self._numbers_read + self._unread[-1][0] <= budget):
            if enough and self._is_decided(enough):
                return
            self._read_list()

    def narrow(self, numbers: set[int]) -> None:
        """Go on with some of the texts alone: for few, reading on costs little more than fetching the lists."""
        self._allowed = self._allowed.only(numbers)
        self._listed = [(numbers.intersection(listed), weight) for listed, weight in self._listed]
        self._seen = set().union(*(listed for listed, _ in self._listed))
        self._latest = ()
        self._votes = {number: self._votes[number] for number in self._votes.keys() & numbers}

    def widen(self) -> None:
        """Also have the lists of the common words that stand side by side where the query has them swapped, or has a
        word between.
        """
        apart = chain(zip(self._options, self._options[2:], strict=False), pairwise(self._options[::-1]))
        held = self._lists.held(_common_pairs(apart, self._words) - self._weights.keys())
        self._put({term: h for term, h in held.items() if not h.cut})

    def holding_all(self) -> list[int]:
        """The numbers of the texts that are in every list, as far as the lists go."""
        found: set[int] | None = None
        while self._unread and (found is None or len(found) > ENOUGH_HOLDING):
            numbers = self._allowed.among(self._lists.listing(self._unread.pop()[1]).ids)
            found = set(numbers) if found is None else found.intersection(numbers)
        return sorted(found or ())

    def best(self, share: float = SHARE_OF_BEST) -> list[int]:
        """The numbers of the texts with the most votes, most first; down to a share of the best one's, as a rule."""
        floor = share * self._most if self._leaves_out else 0.0
        votes = [(-vote, number) for number, vote in self._votes.items() if vote >= floor]
        for listed, weight in self._listed:
            if weight >= floor:
                votes += [(-weight, number) for number in listed if number not in self._votes]
        return [number for _, number in sorted(votes)]

    def _put(self, held: dict[str, Held]) -> None:
        """Put lists among those to be read, which are kept longest first."""
        self._unread = sorted([*self._unread, *((h.texts, term) for term, h in held.items())], reverse=True)
        weights = {term: log(1 + self._lists.units / h.texts) for term, h in held.items()}
        self._weights |= weights
        self._weight_unread += sum(weights.values())

    def _read_list(self) -> None:
        count, term = self._unread.pop()
        weight = self._weights[term]
        listing = self._lists.listing(term)
        self._weight_unread -= weight
        ids = self._allowed.among(listing.ids)
        beside = listing.beside(*self._beside.get(term, ((), ())))
        if ids is not listing.ids:
            left = set(ids)
            beside = [number for number in beside if number in left]
        self._count(ids, weight, beside)
        self._weight_read += weight
        self._numbers_read += count
        self._lists_read += 1

    def _is_decided(self, enough: Enough) -> bool:
        if self._lists_read < enough.lists or self._unread[-1][0] < SHORT_LIST:
            return False
        if self._weight_read < enough.weight * (self._weight_read + self._weight_unread):
            return False
        return self._most >= DECIDED * self._weight_read

    def _count(self, ids: Collection[int], weight: float, beside: Iterable[int]) -> None:
        # Later lists cannot bring those up that are in none so far, once the best is far ahead.
        is_open = not self._leaves_out or self._weight_unread + weight >= SHARE_OF_BEST * self._most
        votes = self._votes
        self._put_latest()
        if is_open and self._lists_read + 1 < FOR_THE_BEST.lists:
            ids = set(ids)  # Another follows.
        again = self._seen.intersection(ids) if self._seen else set()
        once = again.difference(votes)
        for listed, before in self._listed:
            votes.update(dict.fromkeys(once.intersection(listed), before))
        for number in again:
            votes[number] += weight
        self._most = max([self._most, *map(votes.__getitem__, again)])
        if is_open:
            self._latest = ids
            self._listed.append((ids, weight))
            self._most = max(self._most, weight)
        self._count_beside(beside, weight if is_open else None)

    def _put_latest(self) -> None:
        """Put the list read last to the texts seen, now that another is to be compared with them."""
        if self._latest:
            numbers = self._latest if isinstance(self._latest, set) else set(self._latest)
            self._listed[-1] = numbers, self._listed[-1][1]
            self._seen |= numbers
            self._latest = ()

    def _count_beside(self, numbers: Iterable[int], alone: float | None) -> None:
        """Count the neighbours in the list just read; ``alone`` is what a text has that is in no other."""
        votes, most = self._votes, self._most
        for number in numbers:
            if number in votes:
                vote = votes[number] + NEIGHBOUR
            elif alone is not None:
                vote = alone + NEIGHBOUR
            else:
                continue
            votes[number] = vote
            if vote > most:
                most = vote
        self._most = most


def _common_pairs(beside: Iterable[tuple[tuple[str, ...], tuple[str, ...]]], held: dict[str, Held]) -> set[str]:
    """Of words that may stand side by side, each in its spellings, the pairs that have no whole lists themselves."""
    return {
        pair(first, second)
        for before, after in beside
        for first in before
        for second in after
        if held[first].cut and held[second].cut
    }


def _neighbours(options: list[tuple[str, ...]]) -> dict[str, tuple[set[str], set[str]]]:
    """The words that stand before and after each word in the query."""
    beside: dict[str, tuple[set[str], set[str]]] = {}
    for before, terms, after in zip([(), *options[:-1]], options, [*options[1:], ()], strict=True):
        for term in terms:
            earlier, later = beside.setdefault(term, (set(), set()))
            earlier.update(before)
            later.update(after)
    return beside
