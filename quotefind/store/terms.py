"""What texts are found by: words, adjacent pairs of words, and the spellings a slip of the finger makes of a word; each
as a number.
"""

from __future__ import annotations

from binascii import crc32

SEGMENT_SHIFT = 32
"""A list's key is its term's number below, its segment's above: a segment stands together and can be dropped at
once."""

SHORTEST_RESPELT = 4
"""Letters of the shortest word whose misspellings are kept: three-letter words are all alike."""

LONGEST_RESPELT = 24
"""Letters of the longest: beyond are strings run together."""


def number(term: str) -> int:
    """A term's number, 32 bits; terms that share one only share candidates, which scoring tells apart."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def pair(first: str, second: str) -> str:
    """The term of two adjacent words."""
    return f"{first} {second}"


def token(word: str) -> int:
    """A word as one byte, to tell neighbours by; never 0, which stands for no neighbour."""
    return number(word) % 255 + 1


def is_respelt(word: str) -> bool:
    """Whether misspellings of a word are looked for."""
    return SHORTEST_RESPELT <= len(word) <= LONGEST_RESPELT and word.isalpha()


def shortenings(word: str) -> set[str]:
    """The word with each one letter left out: two words share one, or one is the other's, when they differ by one slip.

    >>> sorted(shortenings("tone"))
    ['one', 'tne', 'toe', 'ton']
    """
    return {word[:i] + word[i + 1 :] for i in range(len(word))}
