"""Other wordings of a whole text, as translations and memories give them: most of what the two say is said in the same
words or in near ones, much of it in the same order, and it is more than the speaker's habit of speech.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp, fsum, log
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotefind.model import Match, Span
from quotefind.search.candidates import Known
from quotefind.search.excerpt import excerpt_of
from quotefind.search.query import Query
from quotefind.search.score import Asked, score
from quotefind.search.variants.synonyms import are_near
from quotefind.store import Store
from quotefind.store.lists import Lists
from quotefind.text import fold, words

LEAST_SHARED = 0.65
"""Share of either text's weight that the other must have, in the same words or in near ones.  Of the pairs of one
speaker in a half of the shared quotations 3 in 100 from here on were other sayings, between .6 and .65 one in six."""

LEAST_SAME = 0.3
"""Share that must be the very words; of 183 pairs alike the lowest had .34."""

LEAST_IN_ORDER = 0.25
"""Share that must be the very words in the same order; with less two texts share a theme, not what they say of it."""

LEAST_EVIDENCE = 8.0
"""How much more the words shared must tell than their speaker has quotations (natural logarithms)."""

BEFOREHAND = 20
"""Quotations of a speaker that are assumed to hold a word as often as others' do."""

PAIR = 2
"""Texts compared, which do not tell how often their speaker uses a word elsewhere."""

MOST_TOLD = 3
"""Differences that are told, the first of those that weigh most."""


class Run(NamedTuple):
    """Words that two texts have in the same order: where they begin in either, and how many they are."""

    here: int
    there: int
    length: int


class Pair(NamedTuple):
    """Two texts, as words, what each word weighs, and the runs that both have."""

    here: Sequence[str]
    there: Sequence[str]
    weights: dict[str, float]
    runs: list[Run]

    @classmethod
    def of(cls, here: Sequence[str], there: Sequence[str], weights: dict[str, float]) -> Pair:
        """The two as they are aligned with the fewest changes."""
        steps = Levenshtein.opcodes(here, there)
        runs = [Run(s.src_start, s.dest_start, s.src_end - s.src_start) for s in steps if s.tag == "equal"]
        return cls(here, there, weights, runs)

    def told(self, found: Iterable[str]) -> float:
        """What some words weigh."""
        return fsum(self.weights[word] for word in found)

    def share(self, here: Iterable[str], there: Iterable[str]) -> float:
        """The lesser share that some words of either text have of its weight."""
        parts = (self.told(here), self.told(self.here)), (self.told(there), self.told(self.there))
        return min(part / whole if whole else 0.0 for part, whole in parts)


def reworded(
    store: Store, lists: Lists, query: Query, best: Match, texts: dict[int, str], spoken: set[int]
) -> list[Match]:
    """Those of some texts by the best match's speaker that are another wording of it, and of the part that was asked
    for.
    """
    found = words(best.quotation.reading)
    here = [word for word, _, _ in found]
    asked_for = [at for at, (_, start, end) in enumerate(found) if start < best.span.end and end > best.span.start]
    first, last = asked_for[0], asked_for[-1] + 1
    known = Known(lists, here)
    asked = Asked.of(
        here[first:last], {word: known.weights[word] for word in here[first:last]}, {}, known.unknown_weight
    )
    names = {*fold(" ".join(best.quotation.attribution.speakers)).split()}
    likeness = {number: score(asked, fold(text)) for number, text in texts.items()}
    wordings = {}
    for number, text in texts.items():
        there = [word for word, _, _ in words(text)]
        if likeness[number] < query.cutoff and _is_near(here, there, known):
            weights = known.weights | Known(lists, [word for word in there if word not in known.weights]).weights
            pair = Pair.of(here, there, weights | dict.fromkeys(names & weights.keys(), 0.0))
            wording = _wording(lists, pair, (first, last), spoken)
            if wording:
                wordings[number] = wording
    offered = []
    for number, quotation in store.fetch(wordings):
        part, start, end = wordings[number]
        printed = words(quotation.reading)[start:end]
        span = Span(printed[0][1], printed[-1][2])
        excerpt = excerpt_of(store, quotation, span, query.context)
        both = Printed(best.quotation.reading, found[first:last]), Printed(quotation.reading, printed)
        offered.append(Match(quotation, likeness[number], span, excerpt, _difference(part, *both)))
    return offered


def _is_near(here: Sequence[str], there: Sequence[str], known: Known) -> bool:
    """Whether a text has enough of the other's weight to be looked at more closely."""
    shared = {*there}
    told = fsum(known.weights[word] for word in here)
    return fsum(known.weights[word] for word in here if word in shared) >= LEAST_SAME * told


def _wording(lists: Lists, pair: Pair, asked_for: tuple[int, int], spoken: set[int]) -> tuple[Pair, int, int] | None:
    """The part of the other text that words what was asked for, and where it is; None where the two are not the same
    saying, as wholes and in that part.
    """
    if not _is_same(pair):
        return None
    # In the speaker's mouth; asked only here, for it reads lists.
    pair = Pair.of(pair.here, pair.there, pair.weights | _spoken(lists, pair, spoken))
    if not _is_told(pair, len(spoken)) or not _is_alike(pair):
        return None
    found = _part(pair, *asked_for)
    return found if found and _is_alike(found[0]) and _is_otherwise(found[0]) else None


def _spoken(lists: Lists, pair: Pair, spoken: set[int]) -> dict[str, float]:
    """What the words of both texts tell at least, from how many others of the speaker's quotations have them: "ground"
    is rare, but not with a speaker who ends every saying on it.
    """
    shared = {*pair.here} & {*pair.there}
    held = lists.held(shared)
    weights = {}
    for word in shared:
        if word in held and not held[word].cut:
            others = max(0, len(spoken.intersection(lists.listing(word).ids)) - PAIR)
            usual = BEFOREHAND * exp(-pair.weights[word])
            rarity = -log(min(1.0, (others + usual) / (max(0, len(spoken) - PAIR) + BEFOREHAND)))
            weights[word] = min(pair.weights[word], rarity)
    return weights


def _is_same(pair: Pair) -> bool:
    """Whether enough of both is in the very words, and of that in the same order."""
    ordered = [word for run in pair.runs for word in pair.here[run.here : run.here + run.length]]
    if pair.share(ordered, ordered) < LEAST_IN_ORDER:
        return False
    shared = {*pair.here} & {*pair.there}
    same = ([word for word in text if word in shared] for text in (pair.here, pair.there))
    return pair.share(*same) >= LEAST_SAME


def _is_told(pair: Pair, quotations: int) -> bool:
    """Whether the words of both are too telling to meet by chance in two of so many quotations."""
    return pair.told({*pair.here} & {*pair.there}) - log(quotations) >= LEAST_EVIDENCE


def _is_alike(pair: Pair) -> bool:
    """Whether enough of both is said in the same words or in near ones."""
    return _is_same(pair) and (pair.share(_near(pair.here, pair.there), _near(pair.there, pair.here)) >= LEAST_SHARED)


def _near(text: Sequence[str], other: Sequence[str]) -> list[str]:
    """The words for which another text has the same or a near one."""
    held = {*other}
    return [word for word in text if word in held or any(are_near(word, there) for there in held)]


def _is_otherwise(pair: Pair) -> bool:
    """Whether either has words in another place or of another kind; a text cut short is no other wording."""
    ordered = Counter(word for run in pair.runs for word in pair.here[run.here : run.here + run.length])
    return all(Counter(word for word in text if pair.weights[word]) - ordered for text in (pair.here, pair.there))


def _part(pair: Pair, first: int, last: int) -> tuple[Pair, int, int] | None:
    """The part of the other text that words what stands in this run of words: both, and where it is; None where it
    has none of them.
    """
    inside = [run for run in pair.runs if run.here < last and run.here + run.length > first]
    if not inside:
        return None
    opening, closing = inside[0], inside[-1]
    start = opening.there + max(0, first - opening.here)
    end = closing.there + min(closing.length, last - closing.here)
    before = [run.there + run.length for run in pair.runs if run.there < opening.there]
    after = [run.there for run in pair.runs if run.there > closing.there]
    # What is worded otherwise at either end belongs to it, as far as there is as much of it, or all of it.
    if first == 0:
        start = 0
    elif opening.here > first:
        start = max(before[-1] if before else 0, start - (opening.here - first))
    if last == len(pair.here):
        end = len(pair.there)
    elif closing.here + closing.length < last:
        end = min(after[0] if after else len(pair.there), end + last - closing.here - closing.length)
    return Pair.of(pair.here[first:last], pair.there[start:end], pair.weights), start, end


class Printed(NamedTuple):
    """Words as a reader reads them: their text, and each folded with its span there."""

    reading: str
    words: list[tuple[str, int, int]]

    def quoted(self, first: int, last: int) -> str:
        """A run of the words, in quotation marks."""
        return f"“{self.reading[self.words[first][1] : self.words[last - 1][2]]}”" if first < last else ""


def _difference(pair: Pair, here: Printed, there: Printed) -> str:
    """What differs, in words: what stands for what, what is added or left out; else it is the order that does."""
    edges = [Run(0, 0, 0), *pair.runs, Run(len(pair.here), len(pair.there), 0)]
    gaps: list[tuple[float, str]] = []
    for before, after in pairwise(edges):
        gone = before.here + before.length, after.here
        come = before.there + before.length, after.there
        lost, new = pair.here[slice(*gone)], pair.there[slice(*come)]
        if not {*lost} <= {*pair.there} or not {*new} <= {*pair.here}:
            gaps.append((pair.told({*lost} ^ {*new}), _told(here.quoted(*gone), there.quoted(*come))))
    least = sorted((weight for weight, _ in gaps), reverse=True)[:MOST_TOLD]
    told = [words for weight, words in gaps if weight >= least[-1]][:MOST_TOLD]
    return "; ".join(told + ["…"] * (len(gaps) > len(told))) if told else "in another order"


def _told(gone: str, come: str) -> str:
    if gone and come:
        return f"{come} for {gone}"
    return f"{come} added" if come else f"without {gone}"
