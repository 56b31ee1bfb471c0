"""What no reference does and the model cannot know: a field that stands twice, a title that goes on after its mark, a
publisher of nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotefind.extract.reference.looks import Look

ONCE = ("author", "title", "container", "editor", "translator", "publisher", "place", "volume", "pages")
"""Fields that stand in one piece, in the gold but for 18 pieces (a second publisher, a stray number)."""

VOLUME_WORDS = ("vol", "vols", "volume", "volumes")
"""Words with whose figure no title and no container of the gold ends."""

MEDIA = ("motion", "film", "video", "television", "audio", "dvd", "cd")
"""Words that begin what stands in square brackets after a title and tells its medium (APA Manual, 7th ed., 9.22)."""

CHOICES = 3
"""Of more pieces than these the longest are tried: text that is no reference has hundreds, a gold string three."""

TRIED = 8
"""Stretches of names of which one is tried as the title: it stands behind the first author's, which has at most three
commas.
"""

TITLES = ("title", "container")
"""Fields that name a work."""

NAMES = ("author", "editor", "translator")
"""Fields of people's names."""


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
    """The ways to mend the first fault of a labelling: each a list of pieces that may not be of the field they name."""
    found = pieces(fields)
    for piece in found:
        beyond = _beyond(piece, looks) or (None if "container" in fields else _host(piece, looks))
        if beyond:
            return [[beyond]]
    for name in ONCE:
        same = [piece for piece in found if piece.field == name and not _counts_volumes(piece, looks)]
        if len(same) > 1:
            longest = sorted(same, key=lambda piece: piece.start - piece.end)[:CHOICES]
            return [[piece for piece in same if piece is not kept] for kept in longest]
    if not any(name in fields for name in TITLES):
        if _is_dated_issue(looks) and found[0].field in ("author", ""):  # "Pravda, no. 5, 18 March 1917"
            return [[found[0]]]
        if "publisher" in fields:
            return [[Piece(name, start, end) for name in NAMES] for start, end in _name_runs(found, looks)[:TRIED]]
    return []


def _is_dated_issue(looks: Sequence[Look]) -> bool:
    """Whether a string gives a number ("no. 5") and a date with its month."""
    return any(seen.counted == "number" for seen in looks) and any("month" in seen.lexica for seen in looks)


def _name_runs(found: Sequence[Piece], looks: Sequence[Look]) -> list[tuple[int, int]]:
    """What stands between commas and full stops in the names of a reference where one of them must be the title."""
    runs = []
    for piece in found:
        if piece.field in NAMES:
            inside = range(piece.start, piece.end - 1)
            ends = [i + 1 for i in inside if "," in looks[i].after or looks[i].ends_sentence(looks[i + 1])]
            runs += list(zip([piece.start, *ends], [*ends, piece.end], strict=True)) if ends else []
    return runs


def _beyond(piece: Piece, looks: Sequence[Look]) -> Piece | None:
    """What a piece holds that is beyond its field, if anything."""
    if piece.field in TITLES:
        end = _closing(piece, looks)
        if end < piece.end:
            return Piece(piece.field, end, piece.end)
        return _volume(piece, looks) or _medium(piece, looks) or _date(piece, looks)
    if piece.field in ("editor", "translator"):
        years = (index for index in range(piece.start, piece.end) if looks[index].is_year)
        return next((Piece(piece.field, index, index + 1) for index in years), None)
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


def _medium(piece: Piece, looks: Sequence[Look]) -> Piece | None:
    """The "[Motion picture]" that a name of a work ends in."""
    for index in range(piece.start + 1, piece.end):
        if "[" in looks[index].before and looks[index].word in MEDIA:
            return Piece(piece.field, index, piece.end)
    return None


def _date(piece: Piece, looks: Sequence[Look]) -> Piece | None:
    """The year that a name of a work ends in and is not part of: "Vases. 1976", "Vases (1976)"; "Vases, 1976" where no
    other year is given.
    """
    last = piece.end - 1
    if last == piece.start or looks[last].shape != "year":
        return None
    before, seen = looks[last - 1], looks[last]
    apart = before.ends_sentence(seen) or ("(" in seen.before and ")" in seen.after)
    only = sum(other.is_year for other in looks) == 1 and "," in before.after
    return Piece(piece.field, last, piece.end) if apart or only else None


def _host(piece: Piece, looks: Sequence[Look]) -> Piece | None:
    """The ", in New Roads" that a title runs over."""
    for index in range(piece.start + 1, piece.end - 1 if piece.field == "title" else 0):
        following = looks[index + 1]
        opens = following.before[:1] in ("_", '"') or following.shape in ("Title", "Mixed", "capitals")
        if looks[index].word == "in" and "," in looks[index - 1].after and opens:
            return Piece(piece.field, index, piece.end)
    return None


def _counts_volumes(piece: Piece, looks: Sequence[Look]) -> bool:
    """Whether a piece tells how many volumes there are, beside which the one cited can be told."""
    return piece.field == "volume" and any(seen.word == "vols" for seen in looks[piece.start : piece.end])
