"""The stores and queries that benchmarks/search.py measures on, made by one seeded recipe from ../shared."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

from quotefind.identity import identify
from quotefind.model import Attribution, DocumentRef, Quotation

SHARED = Path(__file__).resolve().parents[2] / "shared"
QUOTATIONS = SHARED / "data" / "quotations-500k.jsonl.gz"

REAL = 493_049
"""Quotations of the shared collection; what a larger store has more are near neighbours of them."""

SEED = 1917
"""Of everything here; other seeds give other stores and queries of the same kinds."""


def real_quotations() -> Iterator[tuple[str, str]]:
    """Text and author of each quotation of the shared collection."""
    with gzip.open(QUOTATIONS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], row["author"]


def with_neighbours(rows: list[tuple[str, str]], count: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """``count`` near neighbours of the rows: two to six words replaced by others of like frequency, or clauses of two
    spliced.
    """
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


def collection(count: int) -> SimpleNamespace:
    """The rows as a reader gives a collection, one at a time."""
    reference = DocumentRef(identify("document", "quotations"), "quotations", "quotations", "")
    quotations = (
        Quotation(
            id=identify("quotations", text, str(number)),
            document=reference,
            text=text,
            reading=text,
            attribution=Attribution((author,), ("",), score=1.0, rule="collection"),
        )
        for number, (text, author) in enumerate(rows_of(count))
    )
    return SimpleNamespace(path="quotations", title="quotations", sha256="", quotations=quotations)


def rows_of(count: int) -> Iterator[tuple[str, str]]:
    """As ``texts``, but only the real ones in memory, and none where they are enough."""
    if count <= REAL:
        yield from islice(real_quotations(), count)
    else:
        yield from texts(REAL)
        yield from with_neighbours(texts(REAL), count - REAL)
