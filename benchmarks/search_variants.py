"""Print other wordings that search offers, to be judged by hand: python benchmarks/search_variants.py STORE [COUNT]

STORE is one that benchmarks/search.py made of the 493,049 quotations.  Queries are whole quotations of 5 to 20 words,
drawn by seed.  The judgements are kept in variants-judged.yaml.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from search_data import REAL, SEED, texts

from quotefind.search import Query, search
from quotefind.store import open_store

WORDS = range(5, 21)


def main(path: Path, count: int) -> None:
    """Ask until so many wordings have been offered."""
    rows = [text for text, _ in texts(REAL) if len(text.split()) in WORDS]
    random.Random(SEED).shuffle(rows)
    offered = 0
    with open_store(path) as store:
        for text in rows:
            for match in search(store, Query(text)).variants[:1]:
                offered += 1
                there = match.quotation.reading[match.span.start : match.span.end]
                print(f"- asked: {text!r}\n  offered: {there!r}\n  differs: {match.variant!r}", flush=True)
            if offered >= count:
                return


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
