"""How well a text answers a query, 0–100; pure.  The candidates come from elsewhere; the tests score every text with
this.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

LETTERS = 0.7
"""Part of the score that letters in order make; the rest is the share of the asked words' weight (DESIGN.md, "Measured
on the field")."""

RESPELT_SHARE = 0.9
"""What a word found in another spelling counts, against 1 for the very word."""

MISSING, BETWEEN = 0.5, 0.25
"""What an asked letter counts that is not there, and a letter that stands between those that are, against 1 for one
that is there (Tversky's index): a memory drops words, and what it dropped says less against a text than what it made
up.  On 1,080 queries and 1,000 absent sentences .25 finds .985 where partial ratio alone finds .978, as many of the
absent shown."""

ADDED = 0.5
"""What a word and its letters count that the query has between two words which stand side by side in the text, against
1 for one that is missing elsewhere: where the text goes on before and behind it, it was put in.  Of 360 queries with
one or two words put in 351 are found so, 326 without; of 3,249 absent sentences 2.1 % are shown, 1.9 % without."""

MOST_ADDED = 2
"""Words in a row that were put in; of more the rest need not be a memory of the text."""

BESIDE = 10
"""Letters on either side of the run that answers best in which asked words count too: a word that was left out, or two
swapped."""

ENOUGH_WORDS = 2.5
"""Weight of a query, in words that the store does not know, at which a fault counts as it is.  In a million texts a
lighter query finds half of itself by chance, a heavier one does not: set on 1,200 queries and 1,312 absent sentences
so that less than 3 % of these pass 75; at 2 it is 3.4 %."""

MILDEST, STRICTEST = 0.6, 1.5
"""Bounds of what a fault counts."""

ENOUGH_LETTERS = 24
"""Letters of a text in a longer query from which on it is a full hit, four or five words; shorter ones stand anywhere
by chance."""

LEAST_ASKED = 0.4
"""Share of the weight of a text's words that a longer query must have for the text to be compared at all."""

LONGEST_SCORED = 6000
"""Characters of a text or query that are compared: RapidFuzz's time grows with the product of both."""


class Asked(NamedTuple):
    """A query as scored: its folded words, the weight of each, the spellings that each may have in the store, and an
    unknown word's weight.
    """

    folded: str
    words: Sequence[str]
    weights: dict[str, float]
    spellings: dict[str, tuple[str, ...]]
    unknown_weight: float
    weight: float

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        weights: dict[str, float],
        spellings: dict[str, tuple[str, ...]],
        unknown_weight: float,
    ) -> Asked:
        """The query of these folded words."""
        return cls(" ".join(words)[:LONGEST_SCORED], words, weights, spellings, unknown_weight, sum(weights.values()))


def score(asked: Asked, folded: str) -> float:
    """The score of a folded text.

    A text at least as long as the query is asked for the query; a shorter one is looked for in the query.
    """
    folded = folded[:LONGEST_SCORED]
    if not asked.folded or not folded:
        return 0.0
    is_short = len(folded) < len(asked.folded)
    if is_short:
        weight, found = _weights(asked, folded)
        wanted = weight
        if found < LEAST_ASKED * weight:
            return 0.0
    aligned = fuzz.partial_ratio_alignment(asked.folded, folded)
    if aligned is None:
        return 0.0
    letters = aligned.score
    if not is_short:
        near = _around(folded, aligned.dest_start, aligned.dest_end)
        run = near.split()
        held = set(run)
        added = _added(asked, near, held)
        letters = max(letters, _in_order(asked, run, added))
        weight, found = asked.weight, _weight_held(asked, held)
        wanted = weight - (1 - ADDED) * sum([asked.weights[word] for word in set(added)])
    raw = LETTERS * letters + (1 - LETTERS) * 100 * min(1.0, found / wanted if wanted else 0.0)
    strictness = _strictness(weight, asked.unknown_weight)
    return max(0.0, 100 - (100 - raw) * strictness) * _fullness(len(asked.folded), len(folded))


def _weights(asked: Asked, folded: str) -> tuple[float, float]:
    """The weight of a text's words, and of those that the query has."""
    held = set(folded.split())
    found = _weight_held(asked, held)
    strangers = len(held) - sum(word in held for word in asked.weights)
    return min(asked.weight, found + strangers * asked.unknown_weight), found


def _strictness(weight: float, unknown_weight: float) -> float:
    """What a fault counts, by how much the words tell."""
    telling = weight / (ENOUGH_WORDS * unknown_weight) if unknown_weight else 0.0
    return min(STRICTEST, max(MILDEST, telling**-0.5)) if telling else STRICTEST


def _around(folded: str, start: int, end: int) -> str:
    """The run of a text with some letters more, to whole words."""
    start = folded.rfind(" ", 0, max(0, start - BESIDE)) + 1
    end = folded.find(" ", min(len(folded), end + BESIDE))
    return folded[start:] if end < 0 else folded[start:end]


def _added(asked: Asked, near: str, held: set[str]) -> list[str]:
    """The asked words that stand between two which the run has side by side."""
    if held.issuperset(asked.weights):
        return []
    there = [at for at, word in enumerate(asked.words) if word in held]
    found: list[str] = []
    for before, after in pairwise(there):
        if 1 < after - before <= MOST_ADDED + 1 and f" {asked.words[before]} {asked.words[after]} " in f" {near} ":
            found += asked.words[before + 1 : after]
    return found


def _in_order(asked: Asked, near: list[str], added: list[str]) -> float:
    """How far the letters of the query stand in order in a run of words, 0–100, from its first asked word to its
    last; those of the words that were added count less.
    """
    at = [index for index, word in enumerate(near) if word in asked.weights]
    if not at:
        return 0.0
    run = " ".join(near[at[0] : at[-1] + 1])
    there = LCSseq.similarity(asked.folded, run)
    missing, between = len(asked.folded) - there, len(run) - there
    put_in = min(missing, sum([len(word) + 1 for word in added]))
    return 100 * there / (there + MISSING * (missing - (1 - ADDED) * put_in) + BETWEEN * between)


def _weight_held(asked: Asked, held: set[str]) -> float:
    found = sum([weight for word, weight in asked.weights.items() if word in held])
    for word, others in asked.spellings.items():
        if word not in held and not held.isdisjoint(others):
            found += RESPELT_SHARE * asked.weights[word]
    return found


def _fullness(asked: int, text: int) -> float:
    """The penalty, as a factor, of a text that is shorter than the query and too short to be no chance."""
    enough = min(asked, ENOUGH_LETTERS)
    return 1.0 if text >= enough else float((text / enough) ** 0.5)
