"""Reading the search index: how many texts hold a term, which they are, and which words a misspelt one can be."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from quotefind.store.terms import LONGEST_RESPELT, SEGMENT_SHIFT, SHORTEST_RESPELT, number, shortenings, token

if TYPE_CHECKING:
    from quotefind.store.read import Store

LOW = (1 << SEGMENT_SHIFT) - 1
"""The part of a key that is the term's number."""


class Held(NamedTuple):
    """How many texts hold a term; ``cut`` where the list has only the first of them, as for the most common words."""

    texts: int
    cut: bool


class Listing(NamedTuple):
    """The numbers of texts, ascending, with the token (terms.py) of the word before and after in each; 0 where not
    kept.
    """

    ids: array[int]
    before: bytes
    after: bytes

    def beside(self, before: Iterable[str], after: Iterable[str]) -> list[int]:
        """The texts where one of these words, or one of the same token, stands before or after; twice where both do."""
        found, ids = [], self.ids
        for tokens, wanted in ((self.before, before), (self.after, after)):
            for mark in set(map(token, wanted)):
                at = tokens.find(mark)
                while at >= 0:
                    found.append(ids[at])
                    at = tokens.find(mark, at + 1)
        return found


class Lists:
    """The index of quotations or of passages ("quotation", "passage") of an open store."""

    def __init__(self, store: Store, target: str) -> None:
        self._store = store
        self._target = target
        rows = list(store.rows("SELECT number, units FROM segment WHERE target = ?", (target,)))
        self._bases = [segment << SEGMENT_SHIFT for segment, _ in rows]
        self.units = sum(units for _, units in rows)

    def held(self, terms: Iterable[str]) -> dict[str, Held]:
        """How many texts hold each of these terms; a term that none holds is left out."""
        by_number = {number(term): term for term in terms}
        sql = f"SELECT key, count, cut FROM {self._target}_posting WHERE key IN ({{}})"
        found: dict[str, Held] = {}
        for key, count, cut in self._store.rows_of(sql, self._keys(by_number)):
            term = by_number[key & LOW]
            before = found.get(term)
            found[term] = (
                Held(count, bool(cut)) if before is None else Held(before.texts + count, before.cut or bool(cut))
            )
        return found

    def listing(self, term: str) -> Listing:
        """The texts that hold a term, as far as its list goes."""
        ids, before, after = array("I"), b"", b""
        sql = f"SELECT ids, before, after FROM {self._target}_posting WHERE key IN ({{}}) ORDER BY key"
        for blob, earlier, later in self._store.rows_of(sql, self._keys([number(term)])):
            ids.frombytes(blob)
            before += earlier or bytes(len(blob) // ids.itemsize)
            after += later or bytes(len(blob) // ids.itemsize)
        return Listing(ids, before, after)

    def respelt(self, words: Iterable[str]) -> dict[str, set[str]]:
        """What differs from each of some words by one slip, a letter more, less, other or swapped with its neighbour:
        words of the index, and what is left without a letter, which need be none.
        """
        near: dict[str, set[str]] = {word: shortenings(word) if _may_be_respelt(word) else set() for word in words}
        forms: dict[int, list[str]] = {}
        for word, shorter in near.items():
            for form in (word, *shorter) if shorter else ():
                forms.setdefault(number(form), []).append(word)
        sql = f"SELECT key, words FROM {self._target}_typo WHERE key IN ({{}})"
        for key, found in self._store.rows_of(sql, self._keys(forms)):
            for word in forms[key & LOW]:
                near[word].update(found.split(" "))
        for word, others in near.items():
            others.discard(word)
        return near

    def _keys(self, numbers: Iterable[int]) -> list[int]:
        return [base + term for term in numbers for base in self._bases]


def _may_be_respelt(word: str) -> bool:
    return word.isalpha() and SHORTEST_RESPELT - 1 <= len(word) <= LONGEST_RESPELT
