"""Search beside its peers: python benchmarks/search.py [--size N] [--each N] [--absent N] [--seed N] [--peers NAME,…]
[--folder DIR] [--built]

Stores go to the folder (default /tmp/quotefind-benchmark); with --built the one that is there is asked.  Peers need
`pip install .[bench]`; the data is ../shared.
"""

from __future__ import annotations

import argparse
import platform
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import rapidfuzz
import search_data
import search_peers
import search_process
from search_queries import Asked, absent, queries

from quotefind.model import Filters, Kind
from quotefind.search import DEFAULT_CUTOFF, Query, search
from quotefind.store import Store, open_store

SLOW = {"FTS5 words": 100, "FTS5 trigram": 20, "RapidFuzz alone": 10}
"""Queries put to a peer that takes about a second for each, or many."""

RESAMPLED = 2000
"""Bootstrap samples of a confidence interval of 95 %."""


@dataclass
class Measured:
    """What a system gave: for each query the place of the first right answer, or None; milliseconds, and those of
    processor, which tell more on a busy machine; best score of absent phrases; how many queries were given up.
    """

    name: str
    places: list[int | None] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    absent: list[float] = field(default_factory=list)
    given_up: int = 0

    def hits(self, within: int) -> list[int]:
        """1 for each query with a right answer among so many, else 0."""
        return [int(place is not None and place < within) for place in self.places]


def measure(systems: dict[str, search_peers.Search], asked: list[Asked], missing: list[Asked]) -> list[Measured]:
    """Put every query to each system in turns, so that what else the machine does slows all alike; after a warm-up with
    the first few.
    """
    measured = [Measured(name) for name in systems]
    for name, find in systems.items():
        for query in asked[:10] if name not in SLOW else []:
            find(query.text)
    for query in asked:
        for system, find in zip(measured, systems.values(), strict=True):
            started, used = time.perf_counter(), time.process_time()
            try:
                answers = find(query.text)
            except TimeoutError:
                answers, system.given_up = [], system.given_up + 1
            system.milliseconds.append((time.perf_counter() - started) * 1e3)
            system.processor.append((time.process_time() - used) * 1e3)
            system.places.append(next((at for at, (_, text) in enumerate(answers) if query.is_right(text)), None))
    for query in missing:
        for system, find in zip(measured, systems.values(), strict=True):
            system.absent.append(max((score for score, _ in find(query.text)), default=0.0))
    return measured


def quotefind(store: Store) -> search_peers.Search:
    """Search as the command does it, other wordings included."""

    def find(text: str) -> list[tuple[float, str]]:
        results = search(store, Query(text, Filters(kinds=(Kind.QUOTATION,))))
        return [(match.score, match.quotation.reading) for match in results.matches]

    return find


def warm(path: Path) -> None:
    """Read a store once, which an earlier run may have evicted: the peers' indexes have just been written."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def interval(values: list[int], statistic: Callable[[list[int]], float] = statistics.fmean) -> str:
    """A mean with its bootstrap interval of 95 %."""
    chance = random.Random(search_data.SEED)
    drawn = sorted(statistic(chance.choices(values, k=len(values))) for _ in range(RESAMPLED))
    return f"{statistic(values):.3f} [{drawn[RESAMPLED // 40]:.3f}, {drawn[-RESAMPLED // 40]:.3f}]"


def row(measured: Measured) -> str:
    """One line of the table."""
    times = [
        f"{statistics.median(taken):.1f} | {sorted(taken)[int(len(taken) * 0.95)]:.1f}"
        for taken in (measured.milliseconds, measured.processor)
    ]
    given_up = f" ({measured.given_up} given up after {search_peers.LONGEST:.0f} s)" if measured.given_up else ""
    shown = [int(score >= DEFAULT_CUTOFF) for score in measured.absent]
    absent_shown = interval(shown) if shown else "–"
    return (
        f"| {measured.name}{given_up} | {len(measured.places)} | "
        f"{interval(measured.hits(1))} | {interval(measured.hits(10))} | {' | '.join(times)} | {absent_shown} |"
    )


def print_kinds(asked: list[Asked], systems: list[Measured]) -> None:
    """R@1 and R@10 by kind of query for the systems that answered them all."""
    print("\n| kind | " + " | ".join(system.name for system in systems) + " |\n|" + " --- |" * (len(systems) + 1))
    for kind in dict.fromkeys(query.kind for query in asked):
        at = [index for index, query in enumerate(asked) if query.kind == kind]
        cells = [
            f"{statistics.fmean(s.hits(1)[i] for i in at):.2f} / {statistics.fmean(s.hits(10)[i] for i in at):.2f}"
            for s in systems
        ]
        print(f"| {kind} | " + " | ".join(cells) + " |")


def print_process(path: Path, asked: list[Asked]) -> None:
    """What a whole process costs, over queries of every kind."""
    program = str(Path(sys.executable).with_name("quotefind"))
    texts = [each.text for each in asked[:: max(1, len(asked) // search_process.RUNS)]]
    commands = {
        f'python -c "{search_process.FLOOR}"': [[sys.executable, "-c", search_process.FLOOR]],
        f'the same and click: python -c "{search_process.FLOOR}, click"': [
            [sys.executable, "-c", f"{search_process.FLOOR}, click"]
        ],
        "quotefind search (command)": [[program, "--store", str(path), "search", text] for text in texts],
    }
    print("\n| whole process, warm, piped | median ms | against the floor |\n| --- | --- | --- |")
    times = search_process.median_milliseconds(list(commands.values()))
    for name, taken in zip(commands, times, strict=True):
        print(f"| {name} | {taken:.1f} | {taken / times[0]:.2f} |")
    memory, read, most = search_process.memory_and_reads(path, texts)
    print(
        f"\nmemory of a search {memory:.0f} MB; read of an evicted store {read:.2f} MB (median), {most:.2f} MB (most)"
    )


def print_build(path: Path, size: int) -> None:
    """Make the store; what that costs."""
    built = search_process.build(path, size)
    print(
        f"build {built.seconds:.0f} s, the making of the rows ({built.rows_seconds:.0f} s) apart; "
        f"{built.megabytes:.0f} MB of memory, both processes together"
    )


def print_systems(
    path: Path,
    makers: dict[str, Callable[[], search_peers.Search]],
    peers: list[str],
    asked: list[Asked],
    missing: list[Asked],
) -> list[Measured]:
    """Ask every system, the slow ones some of the queries; gives those that answered all."""
    warm(path)
    with open_store(path) as store:
        fast = {name: makers[name]() for name in peers if name not in SLOW}
        systems = measure({"quotefind": quotefind(store), **fast}, asked, missing)
    for system in systems:
        print(row(system), flush=True)
    for name in peers:
        if name in SLOW:
            (slow,) = measure({name: makers[name]()}, asked[:: len(asked) // SLOW[name]], [])
            print(row(slow), flush=True)
    return systems


def main() -> int:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--absent", type=int, default=200)
    parser.add_argument("--seed", type=int, default=search_data.SEED, help="of the queries; the data's is fixed")
    parser.add_argument("--built", action="store_true")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/quotefind-benchmark"))
    parser.add_argument("--peers", default="tantivy,FTS5 words,FTS5 trigram,RapidFuzz alone")
    chosen = parser.parse_args()
    if not search_data.QUOTATIONS.exists():
        print(f"missing: {search_data.QUOTATIONS}", file=sys.stderr)
        return 2
    chosen.folder.mkdir(parents=True, exist_ok=True)
    path = chosen.folder / f"store-{chosen.size}.sqlite"
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, RapidFuzz {rapidfuzz.__version__}"
    print(f"{chosen.size:,} quotations; {versions}; seed {chosen.seed}")
    if not chosen.built:
        print_build(path, chosen.size)
    rows = search_data.texts(chosen.size)
    letters = statistics.fmean(len(text) for text, _ in rows)
    print(f"{path.stat().st_size / chosen.size:.0f} bytes a quotation of {letters:.0f} characters")
    asked = queries(rows[: search_data.REAL], chosen.each, chosen.seed)
    missing = absent(rows, chosen.absent, chosen.seed)
    makers: dict[str, Callable[[], search_peers.Search]] = {
        "tantivy": partial(search_peers.tantivy, rows, chosen.folder / "tantivy"),
        "FTS5 words": partial(search_peers.fts5, rows, chosen.folder / "words.sqlite", "unicode61"),
        "FTS5 trigram": partial(search_peers.fts5, rows, chosen.folder / "trigram.sqlite", "trigram"),
        "RapidFuzz alone": partial(search_peers.brute_force, rows),
    }
    peers = [name for name in chosen.peers.split(",") if name]
    print(
        "\n| system | queries | R@1 | R@10 | median ms | 95 % ms | of processor: median | 95 % | absent shown |\n|"
        + " --- |" * 9
    )
    systems = print_systems(path, makers, peers, asked, missing)
    for peer in systems[1:]:
        gained = [ours - theirs for ours, theirs in zip(systems[0].hits(1), peer.hits(1), strict=True)]
        print(f"\nR@1 above {peer.name}, paired: {interval(gained)}")
    print_kinds(asked, systems)
    print_process(path, asked)
    return 0


if __name__ == "__main__":
    sys.exit(main())
