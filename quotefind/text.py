"""Text as the program compares it: folding, words with their places, positions in the source file."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotefind.document import Document

WORD = re.compile(r"[^\W_]+(?:['’‘ʼ][^\W_]+)*")
"""A word: letters and digits, with apostrophes inside."""

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ´`")
_INNER_APOSTROPHE = re.compile(r"'(?<=[a-z0-9]')(?=[a-z0-9])")
_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
_PUNCTUATION = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", "."), ("\u00a0", " "))
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
_SPECIAL = {**_LETTERS, "\u00ad": "", "\u200b": ""}


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    return "".join(_SPECIAL.get(c, c) for c in decomposed if not unicodedata.combining(c))


def fold_letters(text: str) -> str:
    """Fold case, accents, ligatures and long s; soft hyphens go; everything else stays.

    >>> fold_letters("Œuvres, Naïve Straße")
    'oeuvres, naive strasse'
    """
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


def fold(text: str) -> str:
    """The form in which texts are compared: letters folded, apostrophes dropped, all else that is no word a single
    space.

    >>> fold("“The Workers’ Paper” — nº 3")
    'the workers paper no 3'
    """
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of the folded text."""
    # Nearly every text is ASCII save for its punctuation, and a search folds scores of them: five times as fast as the
    # last line, which says what it means.
    if not text.isascii():
        text = _plain(text)
    if text.isascii():
        text = text.lower()
        if "'" in text:
            text = _INNER_APOSTROPHE.sub("", text)
        return text.translate(_ASCII_WORDS).split()
    return " ".join(WORD.findall(fold_letters(text))).translate(_APOSTROPHES).split()


def _plain(text: str) -> str:
    """The text with marks of punctuation as on a typewriter, each at its place."""
    for printed, plain in _PUNCTUATION:
        text = text.replace(printed, plain)
    return text


def words(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text with the span of each in the text as given.

    >>> words("Dustbin, of")
    [('dustbin', 0, 7), ('of', 9, 11)]
    """
    found = []
    for match in WORD.finditer(text):
        word = match.group()
        # Most words are plain letters, for which the last line is five times as slow.
        folded = word.lower() if word.isascii() and word.isalnum() else fold_letters(word).translate(_APOSTROPHES)
        if folded:
            found.append((folded, match.start(), match.end()))
    return found


def words_alone(text: str) -> list[str]:
    """The folded words of a text as ``words`` finds them, in a fifth of its time where the text is plain.

    >>> words_alone("Dustbin, of")
    ['dustbin', 'of']
    """
    plain = text if text.isascii() else _plain(text)
    return folded_words(plain) if plain.isascii() else [word for word, _, _ in words(text)]


def span_of_words(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the run of these of a text's words, counted from 0, stands in the text as given.

    >>> span_of_words("The “Dustbin”, of", 1, 2)
    (5, 17)
    """
    plain = text if text.isascii() else _plain(text)
    if plain.isascii():
        found = [match.span() for match in islice(WORD.finditer(plain), first, last + 1)]
    else:
        found = [(start, end) for _, start, end in words(text)[first : last + 1]]
    return found[0][0], found[-1][1]


def line_starts(text: str) -> tuple[int, ...]:
    """Where lines 2, 3 … begin; a line ends with LF, CR LF or CR.

    >>> line_starts("ab\\ncd\\r\\n")
    (3, 7)
    """
    return tuple(m.end() for m in re.finditer(r"\r\n|\n|\r", text))


def line_column(document: Document, source: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in a document's source file."""
    line = bisect_right(document.source_lines, source)
    start = document.source_lines[line - 1] if line else 0
    return line + 1, source - start + 1


def to_source(position: int, source_map: Sequence[tuple[int, int]]) -> int:
    """The file position of a canonical position (``Document.source_map``)."""
    if not source_map:
        return position
    index = bisect_right(source_map, position, key=lambda pair: pair[0]) - 1
    if index < 0:
        return position
    canonical, source = source_map[index]
    return source + position - canonical


def to_source_end(position: int, source_map: Sequence[tuple[int, int]]) -> int:
    """The file position at which what stands before a canonical position ends.

    Two pairs of one canonical position tell it apart from where the next words begin: the first is the end of what
    stands before (an entity is longer in the file). Else markup in between belongs to what follows.

    >>> to_source_end(2, [(0, 0), (1, 1), (2, 6), (2, 10)]), to_source_end(1, [(0, 0), (1, 4)])
    (6, 1)
    """
    index = bisect_left(source_map, position, key=lambda pair: pair[0])
    if position < 1 or not source_map:
        return to_source(position, source_map)
    at_end = [source for canonical, source in source_map[index : index + 2] if canonical == position]
    after_last = to_source(position - 1, source_map) + 1
    return at_end[0] if len(at_end) == 2 else min([after_last, *at_end])
