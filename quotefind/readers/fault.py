"""What a reader of many small things says of one that it cannot read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A row or entry that is left out: its line from 1, what is wrong with it, and what to do about it."""

    line: int
    fact: str
    remedy: str
