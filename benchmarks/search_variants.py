"""Print other wordings that search offers, to be judged by hand: python benchmarks/search_variants.py STORE [COUNT]
[SEED]

STORE is one that benchmarks/search.py made of the 493,049 quotations.  Each of their quotations of 5 to 60 words and
four parts of it (its halves, and two drawn by seed) is asked for, in an order drawn by seed: it is then its own best
match, so that the ranking can be left out.  Offers are rare, so only what shares enough words with another text of its
speaker is asked for: for all else there is nothing to offer.  The judgements are kept in variants-judged.yaml.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from search_data import REAL, SEED, texts

from quotefind.model import Excerpt, Match, Quotation, Span
from quotefind.search import Query
from quotefind.search.rank import Ranking
from quotefind.search.variants import LEAST_SHARED, variants_of
from quotefind.store import Store, open_store
from quotefind.store.lists import Lists
from quotefind.text import fold, words

WORDS = range(5, 61)

COMMON = 8000
"""Quotations that hold a word from which on it tells little: two texts that share fewer than two rarer words have no
frame that tells enough (variants.LONG_FRAME)."""


def shared(rows: list[tuple[str, str]]) -> dict[int, list[set[str]]]:
    """For the place of each quotation that can have another wording, the words of each text that may be it."""
    folded = [fold(text).split() for text, _ in rows]
    held = Counter(word for found in folded for word in set(found))
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for place, (_, speaker) in enumerate(rows):
        by_speaker[speaker].append(place)
    near = {}
    for places in by_speaker.values():
        rare = {place: {word for word in folded[place] if held[word] < COMMON} for place in places}
        holding: defaultdict[str, list[int]] = defaultdict(list)
        for place in places:
            for word in rare[place]:
                holding[word].append(place)
        for place in places:
            counts = Counter(other for word in rare[place] for other in holding[word])
            others = [set(folded[other]) for other, count in counts.items() if count > 1 and other != place]
            if others and len(folded[place]) in WORDS:
                near[place] = others
    return near


def parts(count: int, chance: random.Random) -> list[tuple[int, int]]:
    """All of so many words, either half, and two runs of two fifths at least, which is what is looked into."""
    half = (count + 1) // 2
    found = [(0, count)] + [(0, half), (count - half, count)] * (half >= WORDS[0])
    for _ in range(2):
        length = chance.randint(max(WORDS[0], -(-count * 2 // 5)), count)
        start = chance.randint(0, count - length)
        found.append((start, start + length))
    return list(dict.fromkeys(found))


def offers(store: Store, lists: Lists, quotation: Quotation, span: Span) -> tuple[Match, ...]:
    """The other wordings of a quotation, or of a part of it."""
    asked = quotation.reading[span.start : span.end]
    found = Match(quotation, 100.0, span, Excerpt(quotation.reading))
    return variants_of(store, lists, Query(asked), (found,), Ranking([], []))


def drawn(store: Store, seed: int) -> Iterator[tuple[str, Match]]:
    """What was asked for and what was offered, each pair of quotations once."""
    chance = random.Random(seed)
    near = shared(texts(REAL))
    order = sorted(near)
    chance.shuffle(order)
    lists, seen = Lists(store, "quotation"), set()
    for place in order:
        ((_, quotation),) = store.fetch([place + 1])
        found = words(quotation.reading)
        for first, last in parts(len(found), chance):
            saying = [word for word, _, _ in found[first:last]]
            if not any(sum(word in other for word in saying) > LEAST_SHARED * len(saying) for other in near[place]):
                continue
            span = Span(found[first][1], found[last - 1][2])
            for match in offers(store, lists, quotation, span)[:1]:
                pair = frozenset((quotation.id, match.quotation.id))
                if pair not in seen:
                    seen.add(pair)
                    yield quotation.reading[span.start : span.end], match


def main(path: Path, count: int, seed: int) -> None:
    """Ask until so many wordings have been offered, or all has been asked for."""
    offered = 0
    with open_store(path) as store:
        for offered, (asked, match) in enumerate(drawn(store, seed), 1):
            there = match.quotation.reading[match.span.start : match.span.end]
            speaker = ", ".join(match.quotation.attribution.speakers)
            print(f"- asked: {asked!r}\n  offered: {there!r}\n  speaker: {speaker!r}", flush=True)
            if offered == count:
                break
    print(f"# {offered} offers")


if __name__ == "__main__":
    store, count, seed = (*sys.argv[1:4], *("100", str(SEED))[max(0, len(sys.argv) - 2) :])
    main(Path(store), int(count), int(seed))
