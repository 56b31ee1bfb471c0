"""From texts to the rows of one segment of the search index, in memory; pure."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeVar

from quotefind.store.terms import is_respelt, number, pair, shortenings, token
from quotefind.text import folded_words

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

PostingRow = tuple[int, int, int, bytearray, bytearray | None, bytearray | None]
"""A row of ``quotation_posting``: key, count, cut (1 or 0), ids, before, after."""

RespellingRow = tuple[int, str]
"""A row of ``quotation_typo``: key, words."""

PLACES = 256
"""From here on a word's code is its place among the common words; below it is the token of a rarer one."""

_RADIX = PLACES + MOST_COMMON
"""A pair's code is that of its first word times so much, and that of its second."""


class _Codes(dict[str, int]):
    """The code of each word, worked out once."""

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
        self._codes = _Codes({word: code for code, word in enumerate(self._names, PLACES)})
        self._tokens = [*range(PLACES), *map(token, self._names)]
        self._unfilled = set(common)
        # A text's number above, the tokens of the words before and after below.
        self._words: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        self._common_words: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._pairs: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))

    def add(self, unit: int, text: str) -> None:
        """Put a text's number into the lists of its words and pairs."""
        found = folded_words(text)
        codes = [0, *map(self._codes.__getitem__, found), 0]
        tokens = self._tokens
        seen = set()
        for at, word in enumerate(found, 1):
            if codes[at] < PLACES and word not in seen:
                seen.add(word)
                self._words[word].append(unit << 16 | tokens[codes[at - 1]] << 8 | tokens[codes[at + 1]])
        for code in {a * _RADIX + b for a, b in pairwise(codes) if a >= PLACES and b >= PLACES}:
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
        numbered: list[tuple[int, str | int]] = [(number(word), word) for word in self.vocabulary()]
        numbered += [(number(self._pair(code)), code) for code in self._pairs]
        numbered.sort(key=itemgetter(0))
        for term_number, group in groupby(numbered, key=itemgetter(0)):
            rows = [self._row(base + term_number, term, units) for _, term in group]
            yield rows[0] if len(rows) == 1 else _merged(rows)

    def vocabulary(self) -> list[str]:
        """All words."""
        return [*self._words, *self._common_words]

    def _pair(self, code: int) -> str:
        first, second = divmod(code, _RADIX)
        return pair(self._names[first - PLACES], self._names[second - PLACES])

    def _row(self, key: int, term: str | int, units: int) -> PostingRow:
        """The row of a word, or of the pair with this code.

        Cells are such that sqlite3 does not look for an adapter, as it does for bytes and booleans.
        """
        if isinstance(term, int):
            ids = self._pairs[term]
            return key, len(ids), int(len(ids) > PAIRS_LISTED), bytearray(ids[:PAIRS_LISTED]), None, None
        if term in self._common:
            listed = self._common_words[term][:LISTED]
            return key, max(len(listed), round(self._common[term] * units)), 1, bytearray(listed), None, None
        held = self._words[term]
        ids = array("I", [code >> 16 for code in held])
        before, after = bytearray([code >> 8 & 255 for code in held]), bytearray([code & 255 for code in held])
        return key, len(ids), 0, bytearray(ids), before, after


def respelling_rows(vocabulary: list[str], base: int) -> Iterator[RespellingRow]:
    """The rows of misspellings in order of key, ``base`` added to each: what each word with a letter left out can have
    been.
    """
    bits = max(1, len(vocabulary)).bit_length()
    coded = array("Q")
    for index, word in enumerate(vocabulary):
        if is_respelt(word):
            coded.extend([number(short) << bits | index for short in shortenings(word)])
    mask = (1 << bits) - 1
    for key, group in groupby(sorted(coded), key=lambda code: code >> bits):
        yield base + key, " ".join(vocabulary[code & mask] for code in group)


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
        max(row[2] for row in rows),
        bytearray(array("I", sorted(ids))),
        None,
        None,
    )
