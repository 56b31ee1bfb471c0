"""How fast each format writes, and in how much memory: 100,000 quotations that never lie in memory at once.

    python benchmarks/export.py [--quotations N] [FORMAT ...]

One line a format: quotations a second of processor time, megabytes written, and the most memory Python held besides
what it held before.
"""

from __future__ import annotations

import argparse
import io
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

from quotefind.entry import Work
from quotefind.model import Attribution, Citation, DocumentRef, Quotation
from quotefind.output import FORMATS, Library, Options, renderer

WORKS = 500
DOCUMENT_LENGTH = 200
"""Quotations of one document."""

MEASURED_IN_MEMORY = 20_000
"""Quotations of the run under tracemalloc, which makes everything five times as slow."""


class Counter(io.TextIOBase):
    """A stream that keeps only the length of what is written."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.length = 0

    def write(self, text: str) -> int:
        """Count the text."""
        self.length += len(text)
        return len(text)


def library() -> Library:
    """Works as a catalogue of middling size has them."""
    works = (
        Work(f"work-{n}", "book", f"History of Harbour {n}", authors=(f"Author{n % 90}, Ann",)) for n in range(WORKS)
    )
    return Library(works={work.id: replace(work, year="1932", publisher="Rope and Sons") for work in works})


def quotations(count: int) -> Iterator[Quotation]:
    """Quotations of 22 words, each made when it is asked for."""
    for n in range(count):
        document = DocumentRef(f"d{n // DOCUMENT_LENGTH}", f"folder/{n // DOCUMENT_LENGTH}.txt", "Letters", "")
        text = f"the tide number {n} waits for nobody, neither guild nor harbour master, and takes what it finds there"
        cited = Citation("(Harbour, p. 3)", work="Harbour", work_id=f"work-{n % WORKS}", pages=str(n % 400))
        speaker = Attribution((f"Author{n % 90}",), ("",), score=0.9, rule="citation", evidence="Author")
        yield Quotation(f"q{n:011}", document, text, text, line=n, attribution=speaker, citation=cited)


def main() -> None:
    """Measure each format that is asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--quotations", type=int, default=100_000)
    asked = parser.parse_args()
    began = time.process_time()
    for _ in quotations(asked.quotations):
        pass
    making = time.process_time() - began
    for name in asked.formats:
        render, stream, shelf = renderer(name), Counter(), library()
        began = time.process_time()
        render(quotations(asked.quotations), shelf, stream, Options(annotate=True))
        seconds = time.process_time() - began - making
        megabytes = stream.length / 1e6
        peaks = [peak_of(name, shelf, count) for count in (MEASURED_IN_MEMORY // 2, MEASURED_IN_MEMORY)]
        print(
            f"{name:15} {asked.quotations / seconds:9,.0f}/s {megabytes:7.1f} MB written"
            f"   peak {peaks[0]:5.1f} MB at {MEASURED_IN_MEMORY // 2:,}, {peaks[1]:5.1f} MB at {MEASURED_IN_MEMORY:,}",
            flush=True,
        )


def peak_of(name: str, shelf: Library, count: int) -> float:
    """The most memory in megabytes that Python holds at once while it writes so many quotations."""
    tracemalloc.start()
    renderer(name)(quotations(count), shelf, Counter(), Options(annotate=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    main()
