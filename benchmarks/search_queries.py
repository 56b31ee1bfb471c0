"""Seeded queries of ten kinds, each with the words that a right answer holds, and phrases that no quotation holds."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from search_data import SEED, SHARED

from quotefind.text import fold

FEWEST_WORDS, MOST_WORDS = 8, 60
"""Of the quotations that are asked for: shorter ones have no half or twelve words to remember, longer ones are
essays."""

REMEMBERED = (6, 12)
"""Words of a quotation that a query is made from."""

ABSENT_WORDS = (5, 25)
"""Words of an absent phrase."""

OCR = (("rn", "m"), ("m", "rn"), ("l", "1"), ("s", "ſ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("o", "0"), ("cl", "d"), ("h", "li"))
"""What optical reading makes of letters, as printed and as read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the folded words by which an answer is known to be right; "" for an absent phrase."""

    kind: str
    text: str
    right: str

    def is_right(self, text: str) -> bool:
        """Whether a text answers: it holds the words that were remembered, as they stand in the quotation."""
        return f" {self.right} " in f" {fold(text)} "


def _typos(words: list[str], chance: random.Random) -> str:
    words = list(words)
    long = [i for i, word in enumerate(words) if len(word) > 3] or [0]
    for at in chance.sample(long, min(len(long), chance.randint(1, 3))):
        words[at] = _slip(words[at], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[: max(at - 1, 0)] + word[max(at - 1, 0) : at + 1][::-1] + word[at + 1 :],
        ]
    )


def _misread(words: list[str], chance: random.Random) -> str:
    text = " ".join(words)
    for printed, read in chance.sample(OCR, 3):
        places = [m.start() for m in re.finditer(re.escape(printed), text)]
        for at in sorted(chance.sample(places, min(2, len(places))), reverse=True):
            text = text[:at] + read + text[at + len(printed) :]
    broken = [m.start() for m in re.finditer(r"(?<=[a-z]{3})(?=[a-z]{3})", text)]
    if broken and chance.random() < 0.5:
        at = chance.choice(broken)
        text = f"{text[:at]}-\n{text[at:]}"
    return text


def _dropped(words: list[str], chance: random.Random) -> str:
    gone = set(chance.sample(range(1, len(words) - 1), chance.randint(1, 2)))
    return " ".join(word for at, word in enumerate(words) if at not in gone)


def _swapped(words: list[str], chance: random.Random) -> str:
    words = list(words)
    at = chance.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _extra(words: list[str], chance: random.Random, others: list[str]) -> str:
    words = list(words)
    for _ in range(chance.randint(1, 2)):
        words.insert(chance.randint(1, len(words) - 1), chance.choice(others))
    return " ".join(words)


def _paraphrased(words: list[str], chance: random.Random, others: list[str]) -> str:
    words = list(words)
    words[chance.randrange(len(words))] = chance.choice(others)
    return " ".join(words)


def queries(rows: list[tuple[str, str]], each: int, seed: int = SEED) -> list[Asked]:
    """``each`` queries of every kind, on quotations drawn at random from ``rows``."""
    chance = random.Random(seed + 1)
    strangers = sentences()
    others = [word for text, _ in chance.sample(rows, 2000) for word in fold(text).split() if len(word) > 3]
    makers: dict[str, Callable[[list[str]], str]] = {
        "verbatim": " ".join,
        "three words": " ".join,
        "typos": lambda words: _typos(words, chance),
        "ocr": lambda words: _misread(words, chance),
        "dropped": lambda words: _dropped(words, chance),
        "swapped": lambda words: _swapped(words, chance),
        "extra": lambda words: _extra(words, chance, others),
        "first half": " ".join,
        "paraphrased": lambda words: _paraphrased(words, chance, others),
        "longer": lambda words: " ".join([chance.choice(strangers), *words, chance.choice(strangers)]),
    }
    made = []
    for kind, make in makers.items():
        while sum(query.kind == kind for query in made) < each:
            words = chance.choice(rows)[0].split()
            if FEWEST_WORDS <= len(words) <= MOST_WORDS and " ".join(words).isascii():
                kept = _remembered(kind, words, chance)
                made.append(Asked(kind, make(kept), fold(" ".join(kept))))
    return made


def _remembered(kind: str, words: list[str], chance: random.Random) -> list[str]:
    if kind == "first half":
        return words[: (len(words) + 1) // 2]
    if kind == "longer":
        return words
    count = 3 if kind == "three words" else min(len(words), chance.randint(*REMEMBERED))
    start = chance.randint(0, len(words) - count)
    return words[start : start + count]


def sentences() -> list[str]:
    """The sentences of the shared essays and primary source, of 5 to 25 words."""
    found = []
    for path in sorted([*(SHARED / "essays").glob("*.txt"), *(SHARED / "primary").glob("*.txt")]):
        text = " ".join(path.read_text(encoding="utf-8").split())
        found += re.findall(r"(?<=[.!?] )[A-Z][^.!?\[\]*_]+[.!?]", text)
    return [sentence for sentence in found if ABSENT_WORDS[0] <= len(sentence.split()) <= ABSENT_WORDS[1]]


def absent(rows: list[tuple[str, str]], count: int, seed: int = SEED) -> list[Asked]:
    """Sentences of the essays and the primary source that no row holds."""
    chance = random.Random(seed + 2)
    drawn = chance.sample(sentences(), 2 * count)
    wanted = {fold(sentence): sentence for sentence in drawn}
    everything = "\n".join(f" {fold(text)} " for text, _ in rows)
    kept = [sentence for folded, sentence in wanted.items() if f" {folded} " not in everything]
    return [Asked("absent", sentence, "") for sentence in kept[:count]]
