"""From a query's words to the numbers of the texts that answer, best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from quotefind.search.candidates import FOR_THE_BEST, FOR_THE_REST, SHARE_OF_BEST, Ballot, Known
from quotefind.search.score import Asked, score
from quotefind.store.lists import Lists
from quotefind.store.narrow import Allowed
from quotefind.text import fold

Fetch = Callable[[Iterable[int]], Iterator[tuple[int, str]]]
"""Gives the texts of these numbers with them, without those that the filters do not leave."""

LEADING = 0.6
"""Share of the best text's votes down to which texts are scored at first: of 1,200 queries of 493,049 quotations none
loses its answer, and half as many texts are scored; of the lesser hits one in twenty-five is left out.  At .7 one
answer is lost."""

STAGES = (
    (20_000, FOR_THE_BEST, LEADING, 24),
    (20_000, FOR_THE_REST, SHARE_OF_BEST, 24),
    (40_000, None, SHARE_OF_BEST, 80),
)
"""Numbers read from lists, what is enough where the rest can change little, the share of the best text's votes down to
which texts are scored, and how many of these; a later stage only where the one before finds nothing good (DESIGN.md,
"Measured on the field")."""

LONG_STAGES = ((10_000, FOR_THE_REST, 0.1, 40), (20_000, None, 0.1, 60))
"""The same for a query of more words than a window, which may hold several texts, the shorter with few of the votes: of
171 quotations in 54 pasted paragraphs 140 are found, with the stages above 95.
"""

GOOD = 88.0
"""A best score from which on no later stage is needed (DESIGN.md)."""

LONGEST_ASKED = 20_000
"""Characters of a query that are read, some pages; the rest of an absurd one is left."""

WINDOW, BESIDE = 96, 48
"""Words of a long query that vote together, so that a short quotation in a pasted page is not outvoted, and the words
on either side with which they are scored."""

FETCHED = 500
"""Texts fetched at once where all that are allowed are scored."""

FEW = 100
"""Allowed texts up to which all of them are scored: as quick as asking the index."""

MOST_EXACT = 2000
"""Texts that are looked through for the very words."""

_HYPHENATED = r"(?<=[^\W\d_])[-\u00ad]\s+(?=[^\W\d_])"


class Ranked(NamedTuple):
    """The number of a text that answers, its score, the part of the query that it answers, and its characters."""

    number: int
    score: float
    asked: Asked
    length: int


class Ranking(NamedTuple):
    """The texts that may answer, best first, and the votes by which they were found, one ballot for each window of the
    query.
    """

    answers: list[Ranked]
    ballots: list[Ballot]


def words_of(text: str) -> list[str]:
    """The folded words of a query, those divided at a line's end joined."""
    return fold(re.sub(_HYPHENATED, "", text[:LONGEST_ASKED])).split()


def rank(lists: Lists, words: list[str], fetch: Fetch, allowed: Allowed) -> Ranking:
    """The texts that may answer."""
    found: dict[int, Ranked] = {}
    ballots = []
    for start in range(0, len(words), WINDOW):
        part = words[max(0, start - BESIDE) : start + WINDOW + BESIDE]
        known = Known(lists, part)
        asked = Asked.of(part, known.weights, known.spellings, known.unknown_weight)
        ballot = Ballot(lists, known, words[start : start + WINDOW + BESIDE], allowed)
        ballots.append(ballot)
        for answer in _answers(ballot, asked, fetch, allowed):
            if answer.number not in found or found[answer.number].score < answer.score:
                found[answer.number] = answer
    return Ranking(sorted(found.values(), key=lambda answer: (-answer.score, answer.number)), ballots)


def _answers(ballot: Ballot, asked: Asked, fetch: Fetch, allowed: Allowed) -> list[Ranked]:
    if allowed.numbers is not None and (len(allowed.numbers) <= FEW or not ballot.has_whole_lists):
        return _scored(asked, fetch(sorted(allowed.numbers)))
    answers: list[Ranked] = []
    done: set[int] = set()
    for budget, enough, share, most in LONG_STAGES if len(asked.words) > WINDOW else STAGES:
        if not enough:
            ballot.widen()
        ballot.read(budget, enough)
        fresh = (number for number in ballot.best(share) if number not in done)
        texts = list(_passing(fresh, fetch, most - len(done)))
        done.update(number for number, _ in texts)
        answers += _scored(asked, texts)
        if max((answer.score for answer in answers), default=0.0) >= GOOD:
            break
    return answers


def _passing(numbers: Iterator[int], fetch: Fetch, most: int) -> Iterator[tuple[int, str]]:
    """The first texts that the filters leave, up to ``most``, in batches of as many."""
    while most > 0 and (batch := list(islice(numbers, most))):
        for text in fetch(batch):
            yield text
            most -= 1


def _scored(asked: Asked, texts: Iterable[tuple[int, str]]) -> list[Ranked]:
    return [Ranked(number, score(asked, fold(text)), asked, len(text)) for number, text in texts]


def exact(lists: Lists, words: list[str], fetch: Fetch, allowed: Allowed) -> Ranking:
    """The texts that hold these very words, in their order, each scored 100."""
    known = Known(lists, words)
    if known.spellings:
        return Ranking([], [])
    asked = Asked.of(words, known.weights, {}, known.unknown_weight)
    phrase = f" {' '.join(words)} "
    candidates = Ballot(lists, known, words, allowed).holding_all()[:MOST_EXACT]
    texts = (text for at in range(0, len(candidates), FETCHED) for text in fetch(candidates[at : at + FETCHED]))
    return Ranking(
        [Ranked(number, 100.0, asked, len(text)) for number, text in texts if phrase in f" {fold(text)} "], []
    )
