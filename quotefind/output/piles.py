"""Texts sorted into piles by name, kept in a temporary file so that memory does not grow with them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterator
from tempfile import TemporaryFile
from types import TracebackType


class Piles:
    """Lines are put on named piles in any order and taken back pile by pile, in the order they were put.

    Formats that gather quotations under their work need this: a hundred thousand quotations take eight bytes each.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile("w+b")  # noqa: SIM115 - closed by __exit__
        self._places: dict[Hashable, array[int]] = defaultdict(lambda: array("Q"))
        self._end = 0

    def __enter__(self) -> Piles:
        """The piles themselves; their file goes when the block is left."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give the temporary file back."""
        self._file.close()

    def put(self, pile: Hashable, line: str) -> None:
        """Lay one line, without a newline in it, on a pile."""
        self._places[pile].append(self._end)
        self._end += self._file.write(line.encode("utf-8") + b"\n")

    def take(self, pile: Hashable) -> Iterator[str]:
        """The lines of a pile, the first put first; none where there is no such pile."""
        for place in self._places.get(pile, ()):
            self._file.seek(place)
            yield self._file.readline()[:-1].decode("utf-8")

    def __contains__(self, pile: Hashable) -> bool:
        """Whether anything lies on this pile."""
        return pile in self._places
