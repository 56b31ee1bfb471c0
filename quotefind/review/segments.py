"""Quoted words between their marked omissions, and the insertions among them; the words of any text. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from quotefind.model import Span
from quotefind.text import WORD, fold

ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…|\.(?:\s?\.){2,3}")
"""An omission as writers mark it."""

_INSERTION = re.compile(r"\[[^\[\]\n]{1,200}\]|\(sic!?\)")
_ALTERED_CAPITAL = re.compile(r"\[(\w)\](?=[\w'’])")
_WORD = r"[^\W_]+(?:(?:[\u0300-\u036f]+|['’‘ʼ](?=[^\W_]))[^\W_]*)*"  # as text.WORD, with accents of their own
_CAPITALISED_WORD = re.compile(rf"(?:\ue000\w\ue000['’]?)?{_WORD}")


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
    found = []
    plain = text if "[" not in text else _ALTERED_CAPITAL.sub(lambda m: f"\ue000{m[1]}\ue000", text)
    for match in _CAPITALISED_WORD.finditer(plain, start, end):
        raw = match.group() if plain is text else match.group().replace("\ue000", "")
        if folded := _fold_word(raw):
            found.append(Word(folded, raw, *match.span()))
    return found


_fold_word = lru_cache(maxsize=1 << 16)(fold)
"""Words recur, and a check folds millions."""
