"""Quotations with one known fault each, made from a seed; knows nothing of how the checker tells them."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

AUXILIARIES = "is are was were will would can could shall should must has have had do does did".split()
NAMES = "Ashworth Bellini Castellane Dubrovnik Eriksen Fairweather Galsworthy Hartmann Ibarra Jankowski".split()
PREPOSITIONS = "of in to for by with from at on and the".split()
MISREAD = [("rn", "m"), ("m", "rn"), ("l", "1"), ("o", "0"), ("h", "b"), ("e", "c"), ("cl", "d"), ("li", "h")]
NUMBER_WORDS = "two three four five six seven eight nine ten twelve twenty thirty forty fifty hundred thousand".split()

NEGATION = re.compile(r" (?:not|never|no)(?= \w)")
HIDDEN = re.compile(r"\b(?:not|never|no|none|nothing|nobody|nor|neither|cannot|without)\b|n['’]t\b", re.IGNORECASE)
AUXILIARY = re.compile(rf"\b(?:{'|'.join(AUXILIARIES)})\b(?! (?:not|never|no)\b)")
NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(NUMBER_WORDS)})\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
LONG_WORD = re.compile(r"\b[a-z]{5,}\b")
PREPOSITION = re.compile(rf"(?<=\w )(?:{'|'.join(PREPOSITIONS)})(?= \w)")

COMMON_WORDS = 300
"""The commonest words of the texts are no sense words."""


@dataclass(frozen=True)
class Base:
    """Words that stand in a source, with their speaker, work and page where these are known there."""

    text: str
    speaker: str = ""
    work: str = ""
    pages: str = ""


@dataclass(frozen=True)
class Case:
    """What a manuscript has: the words, what was done to them, and which verdicts are right."""

    base: Base
    mutation: str
    right: frozenset[str]
    gravest: str = ""


Change = Callable[[str, random.Random], str | None]


def _swap(pattern: re.Pattern[str], put: Callable[[str, random.Random], str]) -> Change:
    """Replace one of the places that a pattern finds."""

    def change(text: str, chance: random.Random) -> str | None:
        places = list(pattern.finditer(text))
        if not places:
            return None
        place = chance.choice(places)
        new = put(place.group(), chance)
        changed = text[: place.start()] + new + text[place.end() :]
        return changed if changed.lower() != text.lower() else None

    return change


def _other_number(number: str, chance: random.Random) -> str:
    if number.isdigit():
        return str(int(number) + chance.choice((1, 3, 10, 100)))
    return chance.choice([word for word in NUMBER_WORDS if word != number])


def _typo(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + chance.choice("aeiourstn") + word[at:],
        ]
    )


def _misread(text: str, chance: random.Random) -> str | None:
    words = [m for m in LONG_WORD.finditer(text) if any(true in m.group() for true, _ in MISREAD)]
    if not words:
        return None
    place = chance.choice(words)
    true, read = chance.choice([pair for pair in MISREAD if pair[0] in place.group()])
    return text[: place.start()] + place.group().replace(true, read, 1) + text[place.end() :]


def _cut(text: str, chance: random.Random) -> str | None:
    words = text.split()
    drop = chance.randint(1, max(1, len(words) // 3))
    return " ".join(words[drop:] if chance.random() < 0.5 else words[:-drop])


def _elide(text: str, chance: random.Random) -> str | None:
    words = text.split()
    if len(words) < 9:
        return None
    start = chance.randint(3, len(words) - 5)
    end = chance.randint(start + 1, len(words) - 3)
    if HIDDEN.search(" ".join(words[start:end])):
        return None  # an omission that takes a negation with it may turn the rest round, which is not legitimate
    return " ".join([*words[:start], chance.choice(["…", "...", "[…]", "[...]", ". . ."]), *words[end:]])


def _insert(text: str, chance: random.Random) -> str | None:
    words = text.split()
    at = chance.randint(1, len(words) - 1)
    return " ".join([*words[:at], chance.choice(["[sic]", "[that is, the last]", "[our emphasis]"]), *words[at:]])


def _recapitalise(text: str, chance: random.Random) -> str | None:
    first = text[0].swapcase()
    return (f"[{first}]" if chance.random() < 0.3 else first) + text[1:] if text[0].isalpha() else None


def _other_marks(text: str, chance: random.Random) -> str | None:
    changed = text.translate(str.maketrans("’‘“”'\"", "''\"\"’”")).replace("--", "—")
    return changed if changed != text else None


def mutations(texts: Iterable[str]) -> dict[str, tuple[Change, str, str]]:
    """Each change of words with the verdict that is right and the gravest kind that should be named."""
    counted = Counter(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))
    common = {word for word, _ in counted.most_common(COMMON_WORDS)}
    sense = sorted(w for w, count in counted.items() if len(w) > 4 and count > 2 and w not in common)
    sense_word = re.compile(rf"\b(?!(?:{'|'.join(sorted(common))})\b)[a-z]{{5,}}\b")

    def other(_: str, chance: random.Random) -> str:
        return chance.choice(sense)

    return {
        "negation dropped": (_swap(NEGATION, lambda *_: ""), "altered", "negation"),
        "negation added": (_swap(AUXILIARY, lambda word, _: f"{word} not"), "altered", "negation"),
        "negation elided": (_swap(NEGATION, lambda *_: " …"), "altered", "negation"),
        "number": (_swap(NUMBER, _other_number), "altered", "number"),
        "name": (_swap(NAME, lambda _, chance: chance.choice(NAMES)), "altered", "name"),
        "sense word": (_swap(sense_word, other), "altered", "sense word"),
        "function word": (_swap(PREPOSITION, lambda _, c: c.choice(PREPOSITIONS)), "altered", "function word"),
        "typo": (_swap(LONG_WORD, _typo), "altered", "spelling"),
        "misread letters": (_misread, "altered", "spelling"),
        "cut at an end": (_cut, "exact adjusted", ""),
        "ellipsis": (_elide, "adjusted", ""),
        "insertion": (_insert, "adjusted", ""),
        "capital": (_recapitalise, "adjusted", ""),
        "marks": (_other_marks, "exact adjusted", ""),
    }


def make(
    bases: list[Base], cards: list[Base], every: list[Base], foreign: list[str], each: int, untouched: int, seed: int
) -> list[Case]:
    """``each`` cases of every mutation, and ``untouched`` ones of ``every`` quotation.

    ``cards`` have speaker, work and page; ``foreign`` are sentences that no source has.
    """
    chance = random.Random(seed)
    cases = []
    for name, (change, right, gravest) in mutations(base.text for base in bases).items():
        made = 0
        for base in chance.sample(bases, len(bases)):
            text = change(base.text, chance)
            if text is None or len(text.split()) < 4:
                continue
            cases.append(Case(replace(base, text=text), name, frozenset(right.split()), gravest))
            made += 1
            if made == each:
                break
    for card in chance.sample(cards, each):
        speaker = chance.choice([other.speaker for other in cards if other.speaker not in ("", card.speaker)])
        cases.append(Case(replace(card, speaker=speaker), "other speaker", frozenset(["misattributed"])))
    for card in chance.sample(cards, each):
        pages = str(int(card.pages) + chance.choice((-3, 5, 40, 100)))
        cases.append(Case(replace(card, pages=pages), "other page", frozenset(["wrong locator"])))
    invented = [*chance.sample(foreign, each // 2), *(_composed(bases, chance) for _ in range(each - each // 2))]
    cases += [Case(Base(text, "Somebody"), "invented", frozenset(["not found"])) for text in invented]
    cases += [Case(base, "untouched", frozenset(["exact"])) for base in chance.sample(every, untouched)]
    return cases


def _composed(bases: list[Base], chance: random.Random) -> str:
    """A sentence in which each word has followed the one before it somewhere in the sources, but no three together do
    on purpose: what a language model makes of them.
    """
    followers: dict[str, list[str]] = {}
    for base in bases:
        words = base.text.split()
        for first, second in pairwise(words):
            followers.setdefault(first, []).append(second)
    word = chance.choice(sorted(followers))
    made = [word]
    while len(made) < 16:
        word = chance.choice(followers.get(word) or sorted(followers))
        made.append(word)
    return " ".join(made)
