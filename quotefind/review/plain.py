"""Words written out plainly, to tell another way of writing from another word: contractions in full, numbers as
figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotefind.text import fold

_CONTRACTED = re.compile("['’‘ʼ]|cannot")
_CONTRACTIONS = [
    (re.compile(pattern), put)
    for pattern, put in (
        ("[’‘ʼ]", "'"),
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"\bshan't\b", "shall not"),
        (r"n't\b", " not"),
        (r"'m\b", " am"),
        (r"'re\b", " are"),
        (r"'ve\b", " have"),
        (r"'ll\b", " will"),
        (r"'d\b", " would"),
        (r"\b(it|that|what|he|she|here|there|where|who)'s\b", r"\1 is"),
    )
]

_UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}


def plain(words: str) -> list[str]:
    """Printed words folded, contractions in full and numbers as figures.

    >>> plain("I can’t pay three hundred and twelve")
    ['i', 'can', 'not', 'pay', '312']
    """
    text = words.lower()
    if _CONTRACTED.search(text):
        for pattern, put in _CONTRACTIONS:
            text = pattern.sub(put, text)
    return list(_figures(fold(text).split()))


def _figures(words: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        value, used = _number(words[at:])
        yield str(value) if used else words[at]
        at += used or 1


def _number(words: Sequence[str]) -> tuple[int, int]:
    """The number with which words begin, and how many of them it takes; 0 where they begin with none.

    >>> _number(["two", "thousand", "and", "one", "nights"]), _number(["1", "250", "men"])
    ((2001, 4), (1250, 2))
    """
    if words[0].isdecimal():
        groups = 1
        while len(words[0]) < 4 and groups < len(words) and re.fullmatch(r"\d{3}", words[groups]):
            groups += 1
        return int("".join(words[:groups])), groups
    total = part = used = 0
    for index, word in enumerate(words):
        if word in _UNITS:
            part += _UNITS[word]
        elif word == "hundred":
            part = 100 * (part or 1)
        elif word in _SCALES:
            total, part = total + _SCALES[word] * (part or 1), 0
        elif word == "and" and index:
            continue
        else:
            break
        used = index + 1
    return total + part, used
