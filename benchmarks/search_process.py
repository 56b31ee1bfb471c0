"""What a whole process costs: time, memory and what it reads of the store; and what building a store costs. Each in a
process of its own.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

RUNS = 25
"""Starts of each command of which the median is taken, in turns."""

LOOKED = 0.05
"""Seconds between two looks at the memory of the processes that build."""

FLOOR = "import sqlite3, rapidfuzz"

SEARCH = """
import sys
from pathlib import Path
from quotefind.model import Filters, Kind
from quotefind.search import Query, search
from quotefind.store import open_store
with open_store(Path(sys.argv[1])) as store:
    for match in search(store, Query(sys.argv[2], Filters(kinds=(Kind.QUOTATION,)))).matches:
        print(round(match.score), match.quotation.reading)
"""

MEASURED = (
    SEARCH
    + """
import json

def told(name):
    return dict(line.split(":") for line in Path("/proc/self", name).read_text().splitlines())

read, used = told("io"), told("status")
print(json.dumps([int(used["VmHWM"].split()[0]) / 1e3, int(read["read_bytes"]) / 1e6]))
"""
)
"""Memory is read from /proc: getrusage counts what the parent had before."""

BUILD = """
import json, resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from search_data import collection
from quotefind.store import open_store
made = 0.0
def timed(rows):
    global made
    while True:
        started = time.perf_counter()
        row = next(rows, None)
        made += time.perf_counter() - started
        if row is None:
            return
        yield row
path = Path(sys.argv[2])
path.unlink(missing_ok=True)
quotations = collection(int(sys.argv[3]))
quotations.quotations = timed(iter(quotations.quotations))
started = time.perf_counter()
with open_store(path, create=True) as store, store.writing() as writer:
    writer.put_collection(quotations, root="/benchmark", file="quotations", size=1, mtime_ns=1)
print(json.dumps([time.perf_counter() - started - made, made, path.stat().st_size]))
"""
"""The rows are made as they are written; what that takes is told apart."""


class Built(NamedTuple):
    """What a store cost: seconds of the building and of the making of its rows, megabytes of memory of both processes
    together at their most, bytes of the file.
    """

    seconds: float
    rows_seconds: float
    megabytes: float
    size: int


def build(path: Path, count: int) -> Built:
    """Make the store of so many rows."""
    command = [sys.executable, "-c", BUILD, str(Path(__file__).parent), str(path), str(count)]
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, _megabytes(process.pid))
            time.sleep(LOOKED)
        assert process.stdout
        seconds, rows_seconds, size = json.loads(process.stdout.read())
    return Built(seconds, rows_seconds, most, size)


def _megabytes(process: int) -> float:
    """What a process and its children hold in memory."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    held = sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return held / 1e3 + sum(_megabytes(int(child)) for child in children)


def median_milliseconds(commands: list[list[list[str]]]) -> list[float]:
    """The median time of each command from start to end, its output piped.

    The commands take turns; one of several forms, as of several queries, has these take turns as well.
    """
    # Where bytecode may not be written, a checkout would be compiled at each start; an installed package never is.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: list[list[float]] = [[] for _ in commands]
    for run in range(RUNS):
        for forms, taken in zip(commands, times, strict=True):
            started = time.perf_counter()
            subprocess.run(forms[run % len(forms)], capture_output=True, check=False, env=environment)
            taken.append(time.perf_counter() - started)
    return [statistics.median(taken) * 1e3 for taken in times]


def memory_and_reads(store: Path, queries: list[str]) -> tuple[float, float, float]:
    """Megabytes of memory of a search, and megabytes read of an evicted store: median and most."""
    memory, reads = [], []
    for query in queries:
        _evict(store)
        megabytes, read = json.loads(_run([sys.executable, "-c", MEASURED, str(store), query]).splitlines()[-1])
        memory.append(megabytes)
        reads.append(read)
    return max(memory), statistics.median(reads), max(reads)


def _evict(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    os.fsync(descriptor)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)


def _run(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout
