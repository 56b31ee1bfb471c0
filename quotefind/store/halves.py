"""A second process that gathers the lists of half of the texts, so that two cores make a large index.

It is started as a program of its own: a copy of this process would share the open store, and multiprocessing would run
the caller's script once more.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from quotefind.store.gather import Gathering, Part, RespellingRow, Text, respelling_rows

BATCH = 2000
"""Texts handed over at once."""

ROWS = 20_000
"""Rows handed back at once."""


class Second:
    """The second process: from the common words to what it has gathered, from all words to the rows of misspellings;
    a context manager which ends it.
    """

    def __init__(self, common: dict[str, float]) -> None:
        # -P: nothing that lies in the folder where the user stands is run.  A session of its own: an interrupt from the
        # keyboard is for the first process, which then ends this one.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "quotefind.store.halves"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._to, self._back = self._process.stdin, self._process.stdout
        self._give(common)

    def __enter__(self) -> Second:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def take(self, texts: Iterator[Text]) -> int:
        """Hand its half over, which it begins when it has all of it; gives how many these are."""
        count = 0
        while batch := list(islice(texts, BATCH)):
            self._give(batch)
            count += len(batch)
        self._give(None)
        return count

    def gathered(self) -> list[Part] | None:
        """What it has gathered, when it is done; None where it has come to grief."""
        try:
            return list(self._given())
        except (EOFError, pickle.UnpicklingError):
            return None

    def respell(self, vocabulary: list[str], base: int) -> Iterator[RespellingRow]:
        """Have it make the rows of misspellings, ``base`` added to each key, which can be read when they are wanted."""
        self._give(vocabulary)
        return self._respelt(vocabulary, base)

    def _respelt(self, vocabulary: list[str], base: int) -> Iterator[RespellingRow]:
        made = 0
        try:
            for rows in self._given():
                yield from ((base + key, words) for key, words in rows)
                made += len(rows)
        except (EOFError, pickle.UnpicklingError):
            yield from islice(respelling_rows(vocabulary, base), made, None)

    def _given(self) -> Iterator[Any]:
        while part := pickle.load(self._back):
            yield part

    def _give(self, thing: object) -> None:
        try:
            pickle.dump(thing, self._to, pickle.HIGHEST_PROTOCOL)
            self._to.flush()
        except BrokenPipeError:
            # It has come to grief, which ``gathered`` will tell.
            return


def can_help() -> bool:
    """Whether there is a second core, and a Python to start on it."""
    return (os.cpu_count() or 1) > 1 and bool(sys.executable)


def work(source: BinaryIO, target: BinaryIO) -> None:
    """Gather what comes from one stream and give it into the other; then the rows of misspellings."""
    gc.disable()  # As in postings.py.
    _give_all(_gathered(source).parts(), target)
    rows = respelling_rows(pickle.load(source), 0)
    _give_all(iter(lambda: list(islice(rows, ROWS)), []), target)


def _gathered(source: BinaryIO) -> Gathering:
    gathering = Gathering(pickle.load(source))
    batches: list[list[Text]] = []
    while (batch := pickle.load(source)) is not None:
        batches.append(batch)
    batches.reverse()
    while batches:
        for unit, text in batches.pop():
            gathering.add(unit, text)
    return gathering


def _give_all(parts: Iterable[object], target: BinaryIO) -> None:
    for part in parts:
        pickle.dump(part, target, pickle.HIGHEST_PROTOCOL)
    pickle.dump(None, target)
    target.flush()


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
