"""Whether two words can stand for each other: forms of one stem in any language, synonyms in English."""

from __future__ import annotations

import os
from bisect import bisect_left
from functools import cache, lru_cache

STEM, STEM_SHARE = 4, 0.6
"""Letters, and share of the longer word, that forms of one stem begin with: "tyrant", "tyranny"."""

SHORTEST = 2
"""Letters of a word that has an ending, at the least."""

_ENDINGS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("er", ""), ("er", "e"), ("est", ""), ("est", "e")),
)
"""Endings of English forms, and what the word itself has there (morphy(7WN))."""


def are_near(word: str, other: str) -> bool:
    """Whether one of two folded words can stand for the other.

    >>> are_near("tyranny", "tyrant"), are_near("gazing", "stared"), are_near("dance", "write")
    (True, True, False)
    """
    if word == other or are_of_one_stem(word, other):
        return True
    (forms, synonyms), (other_forms, other_synonyms) = _around(word), _around(other)
    return not (forms.isdisjoint(other_forms) and synonyms.isdisjoint(other_forms) and forms.isdisjoint(other_synonyms))


def are_of_one_stem(word: str, other: str) -> bool:
    """Whether two words begin alike, to the greater part."""
    if word[:STEM] != other[:STEM]:
        return False
    shorter, longer = sorted((word, other), key=len)
    alike = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return alike >= max(STEM, STEM_SHARE * len(longer))


def bases(word: str) -> set[str]:
    """The words of which this may be a regular form, itself among them; not all need be words."""
    found = {word}
    for ending, own in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            base = word.removesuffix(ending) + own
            found.add(base)
            if len(base) > SHORTEST + 1 and base[-1] == base[-2]:
                found.add(base[:-1])
    return found


@lru_cache(maxsize=4096)
def _around(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of which a word may be a form, and the synonyms that stand under them."""
    forms = bases(word)
    forms |= {other[1:] for other in _listed(word) if other.startswith("=")}
    return frozenset(forms), frozenset(other for form in forms for other in _listed(form))


def _listed(word: str) -> list[str]:
    """What stands under a word."""
    lines = _lines()
    at = bisect_left(lines, f"{word} ")
    return lines[at].split()[1:] if at < len(lines) and lines[at].startswith(f"{word} ") else []


@cache
def _lines() -> list[str]:
    """The lines of the list, in order; read when two words are first asked about which letters do not tell.

    By its path: to load importlib.resources, or pathlib, would take longer than all else that other wordings cost a
    cold search.
    """
    with open(os.path.join(os.path.dirname(__file__), "synonyms-en.txt"), encoding="utf-8") as file:
        return file.read().splitlines()
