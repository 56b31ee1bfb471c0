"""From texts to the rows of one segment of the search index, in memory; pure."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import TypeVar

from quotefind.store.terms import is_respelt, number, pair, shortenings, token
from quotefind.text import fold

K = TypeVar("K", str, int)

LISTED = 1000
"""Texts kept in a common word's list, for queries that have nothing else."""

PAIRS_LISTED = 16_000
"""Texts kept in a pair's list: at a million texts all but some hundred pairs ("of the") have fewer."""

MOST_COMMON = 8000
"""Words that may be common: what English has of them at five million texts."""

ID_BYTES = array("I").itemsize
"""Bytes of a text's number in a list."""

Text = tuple[int, str]
"""A text's number and the text."""

Part = tuple[dict[str, "array[int]"], dict[str, "array[int]"], dict[int, "array[int]"]]
"""Some of a gathering's lists: of words, of common words, of pairs of these."""

PART = 50_000
"""Lists of one kind in a part: a few megabytes."""

PostingRow = tuple[int, int, bool, bytes, bytes | None, bytes | None]
"""A row of ``quotation_posting``: key, count, cut, ids, before, after."""


class _Tokens(dict[str, int]):
    """The token of each word, worked out once."""

    def __missing__(self, word: str) -> int:
        self[word] = token(word)
        return self[word]


class Gathering:
    """The lists of a segment as they grow.  ``common`` are the words too common for whole lists, with the share of
    all texts that holds each.
    """

    def __init__(self, common: dict[str, float]) -> None:
        self._common = common
        self._names = list(common)
        self._place = {word: index for index, word in enumerate(self._names, 1)}
        self._unfilled = set(common)
        self._tokens = _Tokens()
        # A text's number above, the tokens of the words before and after below.
        self._words: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        self._common_words: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._pairs: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))

    def add(self, unit: int, text: str) -> None:
        """Put a text's number into the lists of its words and pairs."""
        found = fold(text).split()
        places = list(map(self._place.get, found))
        tokens = [0, *map(self._tokens.__getitem__, found), 0]
        seen = set()
        for at, word in enumerate(found):
            if places[at] is None and word not in seen:
                seen.add(word)
                self._words[word].append(unit << 16 | tokens[at] << 8 | tokens[at + 2])
        for code in {a * MOST_COMMON + b for a, b in pairwise(places) if a and b}:
            self._pairs[code].append(unit)
        for word in self._unfilled.intersection(found):
            listed = self._common_words[word]
            listed.append(unit)
            if len(listed) == LISTED:
                self._unfilled.remove(word)

    def parts(self) -> Iterator[Part]:
        """All that has been gathered, piece by piece; it is given away, to keep memory small."""
        while self._words or self._common_words or self._pairs:
            yield _some(self._words), _some(self._common_words), _some(self._pairs)

    def absorb(self, part: Part) -> None:
        """Take over a part of what another has gathered of later texts."""
        words, common_words, pairs = part
        for word, units in words.items():
            self._words[word].extend(units)
        for word, units in common_words.items():
            self._common_words[word].extend(units)
        for code, units in pairs.items():
            self._pairs[code].extend(units)

    def posting_rows(self, base: int, units: int) -> Iterator[PostingRow]:
        """The rows of the lists of so many texts in order of key, ``base`` added to each key."""
        numbered = [(number(word), word) for word in chain(self._words, self._common_words)]
        numbered += [(number(term), term) for term in map(self._pair, self._pairs)]
        numbered.sort()
        codes = {self._pair(code): code for code in self._pairs}
        for term_number, group in groupby(numbered, key=itemgetter(0)):
            rows = [self._row(base + term_number, term, codes, units) for _, term in group]
            yield rows[0] if len(rows) == 1 else _merged(rows)

    def respelling_rows(self, base: int) -> Iterator[tuple[int, str]]:
        """The rows of misspellings in order of key: what each word with a letter left out can have been."""
        vocabulary = [*self._words, *self._common_words]
        bits = max(1, len(vocabulary)).bit_length()
        coded = array("Q")
        for index, word in enumerate(vocabulary):
            if is_respelt(word):
                coded.extend([number(short) << bits | index for short in shortenings(word)])
        mask = (1 << bits) - 1
        for key, group in groupby(sorted(coded), key=lambda code: code >> bits):
            yield base + key, " ".join(vocabulary[code & mask] for code in group)

    def _pair(self, code: int) -> str:
        return pair(self._names[code // MOST_COMMON - 1], self._names[code % MOST_COMMON - 1])

    def _row(self, key: int, term: str, codes: dict[str, int], units: int) -> PostingRow:
        if term in codes:
            ids = self._pairs[codes[term]]
            return key, len(ids), len(ids) > PAIRS_LISTED, ids[:PAIRS_LISTED].tobytes(), None, None
        if term in self._common:
            listed = self._common_words[term][:LISTED]
            return key, max(len(listed), round(self._common[term] * units)), True, listed.tobytes(), None, None
        held = self._words[term]
        ids = array("I", [code >> 16 for code in held])
        return (
            key,
            len(ids),
            False,
            ids.tobytes(),
            bytes([code >> 8 & 255 for code in held]),
            bytes([code & 255 for code in held]),
        )


def _some(lists: dict[K, array[int]]) -> dict[K, array[int]]:
    """Up to ``PART`` of the lists, taken out."""
    return dict(lists.popitem() for _ in range(min(PART, len(lists))))


def _merged(rows: list[PostingRow]) -> PostingRow:
    """One row for terms that happen to share a number."""
    ids: set[int] = set()
    for row in rows:
        ids.update(memoryview(row[3]).cast("I"))
    return (
        rows[0][0],
        sum(row[1] for row in rows),
        any(row[2] for row in rows),
        array("I", sorted(ids)).tobytes(),
        None,
        None,
    )
