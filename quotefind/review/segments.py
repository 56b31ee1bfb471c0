"""Quoted words between their marked omissions, and the insertions among them; the words of any text. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, overload

from quotefind.model import Span
from quotefind.text import WORD, fold

ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…|\.(?:\s?\.){2,3}")
"""An omission as writers mark it."""

_INSERTION = re.compile(r"\[[^\[\]\n]{1,200}\]|\(sic!?\)")
_ALTERED_CAPITAL = re.compile(r"\[(\w)\](?=[\w'’])")
_WORD = r"[^\W_]+(?:(?:[\u0300-\u036f]+|['’‘ʼ](?=[^\W_]))[^\W_]*)*"  # as text.WORD, with accents of their own
_MARK = "\ue000"
_CAPITALISED_WORD = re.compile(rf"(?:{_MARK}\w{_MARK}['’]?)?{_WORD}")


class Word(NamedTuple):
    """A word as it is compared and as it is printed, with its span in the text."""

    folded: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two cuts; ``inserted`` are bracketed runs by the index of the word before which they stand."""

    words: tuple[Word, ...]
    inserted: dict[int, Span]


def segments(quoted: str, source: str) -> list[Segment]:
    """The runs of words between marked omissions; empty ones left out."""
    cuts = [m.span() for m in ELLIPSIS.finditer(quoted)]
    bounds = zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(quoted)], strict=True)
    return [segment for start, end in bounds if (segment := _segment(quoted, start, end, source)).words]


def longest_run(quoted: str) -> str:
    """The longest run of words between marked omissions and insertions, which a source should have as it is."""
    plain = _ALTERED_CAPITAL.sub(r"\1", quoted)
    runs = re.split(f"{ELLIPSIS.pattern}|{_INSERTION.pattern}", plain)
    return max(runs, key=lambda run: len(WORD.findall(run)))


def _segment(quoted: str, start: int, end: int, source: str) -> Segment:
    """The words of a run; brackets that the source has as well are no insertions."""
    words: list[Word] = []
    inserted: dict[int, Span] = {}
    at = start
    for match in _INSERTION.finditer(quoted, start, end):
        if _ALTERED_CAPITAL.match(quoted, match.start()) or match.group() in source:
            continue
        words += words_in(quoted, at, match.start())
        inserted[len(words)] = Span(*match.span())
        at = match.end()
    return Segment((*words, *words_in(quoted, at, end)), inserted)


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words of a part of a text; one with its first letter in brackets is one word."""
    return Words(text, start, end)[:]


class Words(Sequence[Word]):
    """The words of a part of a text, as ``words_in``: all ``folded`` at once, but cut out only where they are asked
    for, which takes four times as long and of a chapter is done for the place quoted alone.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        plain = text if "[" not in text else _ALTERED_CAPITAL.sub(lambda m: f"{_MARK}{m[1]}{_MARK}", text)
        self._matches = list(_CAPITALISED_WORD.finditer(plain, start, end))
        self.folded = [_fold_word(match[0]) for match in self._matches]
        if "" in self.folded:
            self._matches = [match for match, folded in zip(self._matches, self.folded, strict=True) if folded]
            self.folded = [folded for folded in self.folded if folded]

    def __len__(self) -> int:
        return len(self.folded)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> list[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | list[Word]:
        if isinstance(index, slice):
            return [*map(_cut_out, self.folded[index], self._matches[index])]
        return _cut_out(self.folded[index], self._matches[index])


def _cut_out(folded: str, match: re.Match[str]) -> Word:
    return Word(folded, match[0].replace(_MARK, ""), *match.span())


@lru_cache(maxsize=1 << 16)
def _fold_word(raw: str) -> str:
    """A word folded; words recur, and a check folds millions."""
    return fold(raw.replace(_MARK, ""))
