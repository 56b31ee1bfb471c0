"""Print other wordings that search offers, to be judged by hand: python benchmarks/search_variants.py STORE [COUNT]
[SEED] [set|judged|all]

STORE is one that benchmarks/search.py made of the 493,049 quotations.  Each of their quotations of 3 to 60 words and
four parts of it (its halves, and two drawn by seed) is asked for, in an order drawn by seed: it is then its own best
match, so that the ranking can be left out.  Only what shares enough words with another text of its speaker is asked
for: for all else there is nothing to offer.  The rules were set on one half of the speakers ("set") and are judged on
the other ("judged"); the judgements are kept in variants-judged.yaml.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

import yaml
from search_data import REAL, SEED, texts

from quotefind.model import Excerpt, Match, Quotation, Span
from quotefind.search import Query
from quotefind.search.rank import Ranking
from quotefind.search.variants import variants_of
from quotefind.search.variants.offer import LEAST_ALIKE, LEAST_PART, LOOSE, MOST_PROLIFIC, SHORT
from quotefind.store import Store, open_store
from quotefind.store.lists import Lists
from quotefind.text import fold, words

WORDS = range(3, 61)

COMMON = 20_000
"""Quotations that hold a word from which on it tells too little for two texts to be another wording of each other for
sharing it alone."""

HALVES = {"set": (0,), "judged": (1,), "all": (0, 1)}


def half_of(speaker: str) -> int:
    """The half that a speaker is in, whatever work is printed behind the name."""
    return md5(fold(speaker.partition(",")[0]).encode()).digest()[0] % 2


def alike(rows: list[tuple[str, str]]) -> list[int]:
    """The places of the quotations that can have another wording: of a long one a third of the words stands in another
    text of its speaker, of a phrase all but one.
    """
    folded = [fold(text).split() for text, _ in rows]
    held = Counter(word for found in folded for word in set(found))
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for place, (_, speaker) in enumerate(rows):
        if speaker and len(folded[place]) in WORDS:
            by_speaker[fold(speaker.partition(",")[0])].append(place)
    found = []
    for places in by_speaker.values():
        if len(places) > MOST_PROLIFIC:
            continue
        sets = {place: set(folded[place]) for place in places}
        holding: defaultdict[str, list[int]] = defaultdict(list)
        for place in places:
            for word in sets[place]:
                if held[word] < COMMON:
                    holding[word].append(place)
        for place in places:
            others = {other for word in sets[place] for other in holding.get(word, ())} - {place}
            if any(_may_be(sets[place], sets[other]) for other in others):
                found.append(place)
    return found


def _may_be(here: set[str], there: set[str]) -> bool:
    if len(here) > SHORT + LOOSE:
        return len(here & there) >= LEAST_ALIKE * max(len(here), len(there))
    return len(here & there) + 1 >= min(len(here), SHORT)


def parts(count: int, chance: random.Random) -> list[tuple[int, int]]:
    """All of so many words, either half, and two runs of two fifths at least, which is what is looked into."""
    half = (count + 1) // 2
    found = [(0, count)] + [(0, half), (count - half, count)] * (half > SHORT)
    for _ in range(2):
        length = chance.randint(min(count, max(SHORT + 1, int(count * LEAST_PART) + 1)), count)
        start = chance.randint(0, count - length)
        found.append((start, start + length))
    return list(dict.fromkeys(found))


def offers(store: Store, lists: Lists, quotation: Quotation, span: Span) -> tuple[Match, ...]:
    """The other wordings of a quotation, or of a part of it."""
    asked = quotation.reading[span.start : span.end]
    found = Match(quotation, 100.0, span, Excerpt(quotation.reading))
    return variants_of(store, lists, Query(asked), (found,), Ranking([], []))


def drawn(store: Store, seed: int, half: str) -> Iterator[tuple[str, Match]]:
    """What was asked for and what was offered, each pair of quotations once."""
    chance = random.Random(seed)
    rows = texts(REAL)
    order = [place for place in alike(rows) if half_of(rows[place][1]) in HALVES[half]]
    chance.shuffle(order)
    lists, seen = Lists(store, "quotation"), set()
    for place in order:
        ((_, quotation),) = store.fetch([place + 1])
        found = words(quotation.reading)
        for first, last in parts(len(found), chance):
            span = Span(found[first][1], found[last - 1][2])
            for match in offers(store, lists, quotation, span):
                pair = frozenset((quotation.id, match.quotation.id))
                if pair not in seen:
                    seen.add(pair)
                    yield quotation.reading[span.start : span.end], match


def main(path: Path, count: int, seed: int, half: str) -> None:
    """Ask until so many wordings have been offered, or all has been asked for."""
    offered = 0
    with open_store(path) as store:
        for offered, (asked, match) in enumerate(drawn(store, seed, half), 1):
            there = match.quotation.reading[match.span.start : match.span.end]
            speaker = ", ".join(match.quotation.attribution.speakers)
            told = [{"asked": asked, "offered": there, "speaker": speaker, "label": match.variant, "draw": seed}]
            print(yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=10**6), end="", flush=True)
            if offered == count:
                break
    print(f"# {offered} offers")


if __name__ == "__main__":
    store, count, seed, half = (*sys.argv[1:], *("100", str(SEED), "all")[len(sys.argv) - 2 :])
    main(Path(store), int(count), int(seed), half)
