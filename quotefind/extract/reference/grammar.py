"""What no reference does and the model cannot know: a field that stands twice, a title that goes on after its mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotefind.extract.reference.looks import Look

ONCE = ("author", "title", "container", "editor", "translator", "publisher", "place", "volume", "pages")
"""Fields that stand in one piece, in the gold but for 18 pieces (a second publisher, a stray number)."""

VOLUME_WORDS = ("vol", "vols", "volume", "volumes")
"""Words with whose figure no title and no container of the gold ends."""

CHOICES = 3
"""Of more pieces than these the longest are tried: text that is no reference has hundreds, a gold string three."""

TITLES = ("title", "container")
"""Fields that name a work."""


class Piece(NamedTuple):
    """A run of tokens of one field, "" for none."""

    field: str
    start: int
    end: int


def pieces(fields: Sequence[str]) -> list[Piece]:
    """The runs of equal fields, one a token, in order.

    >>> pieces(["author", "title", "title"])
    [Piece(field='author', start=0, end=1), Piece(field='title', start=1, end=3)]
    """
    starts = [index for index, name in enumerate(fields) if index == 0 or name != fields[index - 1]]
    ends = [*starts[1:], len(fields)][: len(starts)]
    return [Piece(fields[start], start, end) for start, end in zip(starts, ends, strict=True)]


def remedies(fields: Sequence[str], looks: Sequence[Look]) -> list[list[Piece]]:
    """The ways to mend the first fault of a labelling: each a list of pieces that may not have the field they have."""
    found = pieces(fields)
    for piece in found:
        beyond = _beyond(piece, looks)
        if beyond:
            return [[beyond]]
    for name in ONCE:
        same = [piece for piece in found if piece.field == name]
        if len(same) > 1:
            longest = sorted(same, key=lambda piece: piece.start - piece.end)[:CHOICES]
            return [[piece for piece in same if piece is not kept] for kept in longest]
    return []


def _beyond(piece: Piece, looks: Sequence[Look]) -> Piece | None:
    """What a piece holds that is beyond its field, if anything."""
    if piece.field in TITLES:
        end = _closing(piece, looks)
        return Piece(piece.field, end, piece.end) if end < piece.end else _volume(piece, looks)
    if piece.field == "author":
        marked = (index for index in range(piece.start + 1, piece.end) if looks[index].before[:1] in ("_", '"'))
        end = next(marked, piece.end)
        return Piece(piece.field, end, piece.end) if end < piece.end else None
    return None


def _closing(piece: Piece, looks: Sequence[Look]) -> int:
    """Where a field that opens with a quotation mark ends: after its closing mark by a stop, else where it does."""
    opening = next((sign for sign in looks[piece.start].before if sign in "\"'"), "")
    for index in range(piece.start, piece.end if opening else piece.start):
        after = looks[index].after
        following = looks[index + 1].before[:1] if index + 1 < len(looks) else ""
        shut = any(f"{opening}{stop}" in after for stop in ",.") or any(f"{stop}{opening}" in after for stop in ",.?!")
        if shut or (opening in after and following == "("):
            return index + 1
    return piece.end


def _volume(piece: Piece, looks: Sequence[Look]) -> Piece | None:
    """The "3 vols." that a name of a work runs over, or the "Vol. 2" that it ends in."""
    for index in range(piece.start + 1, piece.end - 1):
        if looks[index].is_number and looks[index + 1].word in VOLUME_WORDS:
            return Piece(piece.field, index, index + 2)
        if looks[index].word in VOLUME_WORDS and not any(
            seen.shape in ("lower", "Title") for seen in looks[index + 1 : piece.end]
        ):
            return Piece(piece.field, index, piece.end)
    return None
