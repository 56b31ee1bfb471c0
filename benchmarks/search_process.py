"""What a whole process costs: time, memory and what it reads of the store; and what building a store costs. Each in a
child process.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15
"""Starts of which the median is taken."""

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
started = time.perf_counter()
path = Path(sys.argv[2])
path.unlink(missing_ok=True)
with open_store(path, create=True) as store, store.writing() as writer:
    writer.put_collection(collection(int(sys.argv[3])), root="/benchmark", file="quotations", size=1, mtime_ns=1)
seconds, used = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
(memory,) = (line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([seconds, used.ru_utime + used.ru_stime, int(memory) / 1e3, path.stat().st_size]))
"""


def build(path: Path, count: int) -> tuple[float, float, float, int]:
    """Make the store; gives seconds, seconds of processor, megabytes of memory and bytes of the file, the making of the
    rows included.
    """
    ran = _run([sys.executable, "-c", BUILD, str(Path(__file__).parent), str(path), str(count)])
    seconds, processor, megabytes, size = json.loads(ran.splitlines()[-1])
    return seconds, processor, megabytes, size


def median_milliseconds(command: list[str]) -> float:
    """The median time of a command from start to end, its output piped."""
    # Where bytecode may not be written, a checkout would be compiled at each start; an installed package never is.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, env=environment)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1e3


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
