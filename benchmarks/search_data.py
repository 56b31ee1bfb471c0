"""The stores and queries that benchmarks/search.py measures on, made by one seeded recipe from ../shared."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
QUOTATIONS = SHARED / "data" / "quotations-500k.jsonl.gz"

SEED = 1917
"""Of everything here; other seeds give other stores and queries of the same kinds."""


def real_quotations() -> Iterator[tuple[str, str]]:
    """Text and author of each quotation of the shared collection."""
    with gzip.open(QUOTATIONS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], row["author"]


def with_neighbours(rows: list[tuple[str, str]], count: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """``count`` near neighbours of the rows: two to six words replaced by others of like frequency, or clauses of two spliced."""
    chance = random.Random(seed)
    frequency = Counter(word for text, _ in rows for word in text.split())
    ranked = [word for word, _ in frequency.most_common()]
    rank = {word: index for index, word in enumerate(ranked)}
    for index in range(count):
        text, author = rows[index % len(rows)]
        if chance.random() < 0.25:
            yield _spliced(text, rows[chance.randrange(len(rows))][0]), author
        else:
            yield _replaced(text, ranked, rank, chance), author


def _replaced(text: str, ranked: list[str], rank: dict[str, int], chance: random.Random) -> str:
    words = text.split()
    for at in chance.sample(range(len(words)), min(len(words), chance.randint(2, 6))):
        near = rank[words[at]]
        spread = max(5, near // 10)
        words[at] = ranked[min(len(ranked) - 1, max(0, near + chance.randint(-spread, spread)))]
    return " ".join(words)


def _spliced(text: str, other: str) -> str:
    clauses = [re.split(r"(?<=[,;.:!?])\s+", whole) for whole in (text, other)]
    return " ".join(clauses[0][: (len(clauses[0]) + 1) // 2] + clauses[1][len(clauses[1]) // 2 :])


def texts(count: int) -> list[tuple[str, str]]:
    """The first ``count`` rows of the real collection followed by as many near neighbours as it lacks."""
    rows = []
    for row in real_quotations():
        rows.append(row)
        if len(rows) == count:
            return rows
    return rows + list(with_neighbours(rows, count - len(rows)))
