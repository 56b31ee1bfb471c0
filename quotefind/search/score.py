"""How well a text answers a query, 0–100; pure.  The candidates come from elsewhere; the tests score every text with this."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

LETTERS_WEIGHT = 0.7
"""Part of the score that letters in order make; the rest is the share of the asked words' weight that the text holds (DESIGN.md)."""

RESPELT_SHARE = 0.9
"""What a word found in another spelling counts, against 1 for the very word."""

ENOUGH_LETTERS = 24
"""Letters of a text that stands whole in a longer query from which on it is a full hit: four or five words; shorter ones stand in
many a paragraph by chance."""

LONGEST_SCORED = 6000
"""Characters of a text or query that are compared: RapidFuzz's time grows with the product of both."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as scored: folded, the weight of each of its words, and the spellings that each may have in the store."""

    folded: str
    weights: dict[str, float]
    spellings: dict[str, tuple[str, ...]]
    unknown_weight: float


def score(asked: Asked, folded: str, at_least: float = 0.0) -> float:
    """The score of a folded text; 0 where it is certain to be below ``at_least``.

    A text at least as long as the query is asked for the query; a shorter one is looked for in the query.
    """
    share = share_of(asked, folded)
    needed = (at_least - (1 - LETTERS_WEIGHT) * 100 * share) / LETTERS_WEIGHT
    if needed > 100:
        return 0.0
    letters = fuzz.partial_ratio(asked.folded[:LONGEST_SCORED], folded[:LONGEST_SCORED], score_cutoff=max(0.0, needed))
    if not letters:
        return 0.0
    whole = LETTERS_WEIGHT * letters + (1 - LETTERS_WEIGHT) * 100 * share
    return float(whole) * fullness(len(asked.folded), len(folded))


def share_of(asked: Asked, folded: str) -> float:
    """The share, 0–1, of the weight of the shorter's words that the longer holds."""
    held = set(folded.split())
    found = sum(weight for word, weight in asked.weights.items() if word in held)
    for word, others in asked.spellings.items():
        if word not in held and not held.isdisjoint(others):
            found += RESPELT_SHARE * asked.weights[word]
    total = sum(asked.weights.values())
    if len(folded) < len(asked.folded):
        strangers = len(held) - sum(word in held for word in asked.weights)
        total = min(total, found + strangers * asked.unknown_weight)
    return found / total if total else 0.0


def fullness(asked: int, text: int) -> float:
    """The penalty, as a factor, of a text that is shorter than the query and too short to be no chance."""
    enough = min(asked, ENOUGH_LETTERS)
    return 1.0 if text >= enough else float((text / enough) ** 0.5)
