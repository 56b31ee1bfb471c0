"""The other ways to search a million quotations: tantivy, SQLite's FTS5 and RapidFuzz alone, each as (text) → best
texts first.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from heapq import nlargest
from pathlib import Path

from rapidfuzz import fuzz, process

from quotefind.text import fold

Search = Callable[[str], list[tuple[float, str]]]
"""A query → up to ten (score 0–100, text), best first; TimeoutError where it takes longer than ``LONGEST``."""

LONGEST = 30.0
"""Seconds after which a query is given up, with TimeoutError: a search that takes longer is none."""

RERANKED = 50
"""Candidates that RapidFuzz orders, twice what quotefind's first stage takes."""

STEPS = 10_000
"""Steps of SQLite between two looks at the clock, some milliseconds."""

COMPARED = 20_000
"""Texts that RapidFuzz compares between two looks at the clock."""

FUZZY_FROM = 4
"""Letters from which tantivy is asked for a word's neighbours of one slip: quotefind's own limit."""


def reranked(query: str, texts: list[str]) -> list[tuple[float, str]]:
    """The ten texts that hold the query best, letter by letter; short ones in a longer query penalised as quotefind
    does.
    """
    asked = fold(query)
    scored = []
    for text in texts:
        folded = fold(text)
        enough = min(24, len(asked))
        fullness = 1.0 if len(folded) >= enough else (len(folded) / enough) ** 0.5
        scored.append((fuzz.partial_ratio(asked, folded) * fullness, text))
    return sorted(scored, key=lambda pair: -pair[0])[:10]


def tantivy(rows: list[tuple[str, str]], folder: Path) -> Search:
    """Tantivy with fuzzy terms, any of which may match, reranked."""
    # Loaded here: who leaves this peer out need not install it.
    import tantivy as library  # noqa: PLC0415

    builder = library.SchemaBuilder()
    builder.add_text_field("text", stored=True)
    schema = builder.build()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    index = library.Index(schema, path=str(folder))
    writer = index.writer(200_000_000, 1)
    for text, _ in rows:
        writer.add_document(library.Document(text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def term(word: str) -> library.Query:
        if len(word) < FUZZY_FROM:
            return library.Query.term_query(schema, "text", word)
        return library.Query.fuzzy_term_query(schema, "text", word, distance=1)

    def search(query: str) -> list[tuple[float, str]]:
        words = dict.fromkeys(fold(query).split())
        asked = library.Query.boolean_query([(library.Occur.Should, term(word)) for word in words])
        hits = searcher.search(asked, RERANKED).hits
        return reranked(query, [searcher.doc(address)["text"][0] for _, address in hits])

    return search


def fts5(rows: list[tuple[str, str]], file: Path, tokenizer: str) -> Search:
    """SQLite's FTS5 with any of the words, or with any of their trigrams, reranked."""
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.execute(f"CREATE VIRTUAL TABLE quotation USING fts5 (text, tokenize = '{tokenizer}')")
    connection.executemany("INSERT INTO quotation VALUES (?)", ((text,) for text, _ in rows))
    connection.commit()

    def search(query: str) -> list[tuple[float, str]]:
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(fold(query).split()) if len(word) > 2)
        sql = f"SELECT text FROM quotation WHERE quotation MATCH ? ORDER BY rank LIMIT {RERANKED}"
        end = time.perf_counter() + LONGEST
        connection.set_progress_handler(lambda: time.perf_counter() > end, STEPS)
        try:
            return reranked(query, [text for (text,) in connection.execute(sql, (asked,))]) if asked else []
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            raise TimeoutError from error

    return search


def brute_force(rows: list[tuple[str, str]]) -> Search:
    """RapidFuzz's partial ratio with every text."""
    folded = [fold(text) for text, _ in rows]

    def search(query: str) -> list[tuple[float, str]]:
        asked, end = fold(query), time.perf_counter() + LONGEST
        best: list[tuple[float, int]] = []
        for start in range(0, len(folded), COMPARED):
            if time.perf_counter() > end:
                raise TimeoutError
            run = folded[start : start + COMPARED]
            found = process.extract(asked, run, scorer=fuzz.partial_ratio, processor=None, limit=10)
            best = nlargest(10, [*best, *((score, -start - index) for _, score, index in found)])
        return [(score, rows[-index][0]) for score, index in best]

    return search
