"""The quotations of manuscripts put to the check, with a progress bar; a book's worth by as many processes as there are
processors.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quotefind.document import Document
from quotefind.model import Kind, Quotation
from quotefind.wording import visible

if TYPE_CHECKING:
    from quotefind.catalogue import Catalogue
    from quotefind.review.check import Judgement
    from quotefind.review.sources import Sources
    from quotefind.store import Store

WORTH_PROCESSES = 200
"""Quotations from which on processes are worth their start, half a second."""

MOST_PROCESSES = 8
"""Each takes some 100 MB."""

AT_A_TIME = 16
"""Quotations that a process is given at once."""


@dataclass
class Judging:
    """What manuscripts are checked against, and which kinds of quotations; ``left_out`` counts the others."""

    store: Store
    catalogue: Catalogue
    kinds: tuple[Kind, ...]
    left_out: int = 0

    def judge(self, file: Path, document: Document) -> Iterator[Judgement]:
        """The judgements of one manuscript, which is no source of its own quotations."""
        from quotefind.extract import extract

        quotations = extract(document, self.catalogue).quotations
        wanted = tuple(quotation for quotation in quotations if quotation.kind in self.kinds)
        self.left_out += len(quotations) - len(wanted)
        absolute = file.absolute()
        rows = self.store.documents()
        own = [row.id for row in rows if row.sha256 == document.sha256 or Path(row.root, row.file) == absolute]
        yield from _with_progress(self._judged(wanted, own), len(wanted), document.path)

    def _judged(self, quotations: Sequence[Quotation], own: list[str]) -> Iterator[Judgement]:
        from quotefind.review.check import judge
        from quotefind.review.sources import Sources

        processes = min(MOST_PROCESSES, _processors())
        if processes < 2 or len(quotations) < WORTH_PROCESSES:
            sources = Sources(self.store, self.catalogue, own)
            yield from (judge(quotation, sources) for quotation in quotations)
            return
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # "spawn", since the progress bar has a thread, and a forked process must not use this one's connection.
        given = self.store.path, self.catalogue, own
        with ProcessPoolExecutor(processes, get_context("spawn"), _open, given) as pool:
            yield from pool.map(_judge, quotations, chunksize=AT_A_TIME)


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _with_progress(judged: Iterator[Judgement], total: int, path: str) -> Iterable[Judgement]:
    """The judgements, with a progress bar on a terminal."""
    if not sys.stderr.isatty():
        return judged
    from rich.console import Console
    from rich.progress import track

    return track(judged, visible(path)[-40:], total, console=Console(stderr=True), transient=True)


# ── in a process of its own ──────────────────────────────────────────────────────────────────────────────────────────

_opened: list[Sources] = []
"""What this process judges by; a pool has no other place to keep what its initializer makes."""


def _open(store_file: str, catalogue: Catalogue, own: list[str]) -> None:
    from quotefind.review.sources import Sources
    from quotefind.store import open_store

    _opened[:] = [Sources(open_store(store_file), catalogue, own)]


def _judge(quotation: Quotation) -> Judgement:
    from quotefind.review.check import judge

    return judge(quotation, _opened[0])
