"""A second process that gathers the lists of half of the texts, so that two cores make a large index.

It is started as a program of its own: a copy of this process would share the open store, and multiprocessing would run
the caller's script once more.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from quotefind.store.gather import Gathering, Part, Text

BATCH = 2000
"""Texts handed over at once."""


class Second:
    """The second process, from the common words to what it has gathered; a context manager which ends it."""

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
        parts = []
        try:
            while part := pickle.load(self._back):
                parts.append(part)
        except (EOFError, pickle.UnpicklingError):
            return None
        return parts

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
    """Gather what comes from one stream and give it into the other."""
    gathering = Gathering(pickle.load(source))
    batches: list[list[Text]] = []
    while (batch := pickle.load(source)) is not None:
        batches.append(batch)
    batches.reverse()
    while batches:
        for unit, text in batches.pop():
            gathering.add(unit, text)
    for part in gathering.parts():
        pickle.dump(part, target, pickle.HIGHEST_PROTOCOL)
    pickle.dump(None, target)
    target.flush()


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
