"""Whether two texts are one passage, one saying in two wordings, or only share words."""

from __future__ import annotations

from quotefind.review.change import ChangeKind, Comparison
from quotefind.review.lexicon import FUNCTION_WORDS, NUMBERS
from quotefind.review.sources import Sources

SAME_PASSAGE = 0.7
"""Share of the words that must stand in a place for it to be the passage quoted: of benchmarks/check.py's altered
quotations the lowest has .8, of its invented ones the highest .6."""

BEYOND_CHANCE = 3.0
"""How little the words that agree may owe to chance (``Sources.tells``): e³, one in 20."""

OF_BOUND = 3.0
"""What it tells that both begin a sentence, or end a clause, at the same word: one word in 20 begins one, e³."""

LEAST_OF_TRANSLATION = 0.55
"""Share of the words that two translations of a sentence have in common at least."""

SET_PHRASE = 5
"""Words up to which a saying is a set phrase, whose other wording differs in one place ("library of weather", "archive
of weather")."""

LONGEST_FILLING = 2
"""Words that stand in that place at most ("rubbish-heap")."""


def is_same_passage(comparison: Comparison, sources: Sources) -> bool:
    """Whether a place is the passage quoted, with changes, rather than another that shares words with it."""
    if comparison.asked < SET_PHRASE and not comparison.keeps_ends:
        return False  # "bread, peace and land" is no misquoted "on peace and land"
    if comparison.likeness < SAME_PASSAGE:
        return False
    return sources.tells(comparison.known) + OF_BOUND * comparison.shared_bounds >= BEYOND_CHANCE


def is_other_wording(comparison: Comparison, sources: Sources) -> bool:
    """Whether one speaker's words in two wordings are one saying."""
    altering = [change for change in comparison.changes if change.kind.alters]
    if comparison.asked > SET_PHRASE:
        return comparison.agreement >= LEAST_OF_TRANSLATION and sources.tells(comparison.kept) >= BEYOND_CHANCE
    return (
        len(altering) == 1
        and altering[0].kind is ChangeKind.SENSE_WORD
        and 0 < len(altering[0].quoted.split()) <= LONGEST_FILLING
        and 0 < len(altering[0].source.split()) <= LONGEST_FILLING
        and len(comparison.kept) > 1
        and comparison.ends_clause
        and comparison.kept[-1] not in FUNCTION_WORDS | NUMBERS
    )
