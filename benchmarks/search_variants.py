"""Print other wordings that search offers, to be judged by hand: python benchmarks/search_variants.py STORE [COUNT]
[SEED]

STORE is one that benchmarks/search.py made of the 493,049 quotations.  Each of their quotations of 5 to 20 words is
asked for whole, in an order drawn by seed: it is then its own best match, so that the ranking can be left out, and a
hundred offers, which are rare, be had in minutes.  The judgements are kept in variants-judged.yaml.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from search_data import REAL, SEED

from quotefind.model import Excerpt, Match, Quotation, Span
from quotefind.search import Query
from quotefind.search.variants import variants_of
from quotefind.store import Store, open_store
from quotefind.store.lists import Lists

WORDS = range(5, 21)


def offers(store: Store, quotation: Quotation) -> tuple[Match, ...]:
    """The other wordings of a whole quotation."""
    found = Match(quotation, 100.0, Span(0, len(quotation.reading)), Excerpt(quotation.reading))
    return variants_of(store, Lists(store, "quotation"), Query(quotation.reading), (found,))


def main(path: Path, count: int, seed: int) -> None:
    """Ask until so many wordings have been offered, one for each quotation."""
    numbers = list(range(1, REAL + 1))
    random.Random(seed).shuffle(numbers)
    offered = asked = 0
    with open_store(path) as store:
        for number in numbers:
            ((_, quotation),) = store.fetch([number])
            if len(quotation.reading.split()) not in WORDS:
                continue
            asked += 1
            for match in offers(store, quotation)[:1]:
                offered += 1
                there = match.quotation.reading[match.span.start : match.span.end]
                speaker = ", ".join(match.quotation.attribution.speakers)
                print(f"- asked: {quotation.reading!r}\n  offered: {there!r}\n  speaker: {speaker!r}", flush=True)
            if offered >= count:
                break
    print(f"# {offered} offers for {asked:,} quotations asked for")


if __name__ == "__main__":
    store, count, seed = (*sys.argv[1:4], *("100", str(SEED))[max(0, len(sys.argv) - 2) :])
    main(Path(store), int(count), int(seed))
