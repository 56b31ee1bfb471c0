"""Labels for the tokens of gold reference strings: each field's words are found again, the gaps filled by markers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from quotefind.extract.reference.looks import Look, look
from quotefind.extract.reference.tokens import tokenize
from quotefind.text import fold_letters

TEXTS = ("title", "container", "author", "editor", "translator", "publisher", "place")
NUMBERS = ("pages", "volume", "year")
"""Long texts are placed first, numbers last: a city or a number is sought only in what the others leave."""

LEADING = {
    "editor": {"editor", "in", "by", "and", "translator"},
    "translator": {"translator", "by", "editor", "and"},
    "container": {"in"},
    "volume": {"volume", "number"},
    "pages": {"page"},
    "year": {"month"},
}
TRAILING = {
    "editor": {"editor", "translator", "and"},
    "translator": {"translator", "editor", "and"},
    "volume": {"volume"},
    "pages": {"page"},
}
"""Which markers beside a field belong to it, though its gold value leaves them out."""

Placement = list[int]


def label(row: Mapping[str, str | None]) -> list[str] | None:
    """A label a token of ``row["raw"]`` ("B-title", "I-title" … "O"), None where a field is not in the string."""
    looks = [look(token.text) for token in tokenize(row["raw"] or "")]
    words = [
        (word, index)
        for index, token in enumerate(tokenize(row["raw"] or ""))
        for word in _words(token.text)
        if looks[index].shape != "link"
    ]
    fields: list[str] = [""] * len(looks)
    values = {name: _words(row[name] or "") for name in (*TEXTS, *NUMBERS) if row.get(name)}
    for name in sorted(values, key=lambda name: (name in NUMBERS, -len(values[name]))):
        placed = _place(name, values[name], words, fields, looks)
        if placed is None:
            return None
        for index in placed:
            fields[index] = name
    fill(fields, looks)
    return prefixed(fields)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold_letters(text)) or ["-" for _ in re.findall(r"[-–—]{2,}", text)][:1]


def _place(
    name: str, value: list[str], words: Sequence[tuple[str, int]], fields: Sequence[str], looks: Sequence[Look]
) -> Placement | None:
    """The tokens that hold a value, in as few pieces as possible; of equal placements the likeliest."""
    if not value:
        return []
    best: tuple[int, float, Placement] | None = None
    for start in range(len(words)):
        length = 0
        while (
            length < len(value)
            and start + length < len(words)
            and words[start + length][0] == value[length]
            and not fields[words[start + length][1]]
        ):
            length += 1
        if length:
            indices = [index for _, index in words[start : start + length]]
            rank = (length, _likelihood(name, indices, looks, fields), indices)
            if best is None or rank[:2] > best[:2]:
                best = rank
    if best is None:
        return None
    length, _, indices = best
    if length == len(value):
        return indices
    rest = _place(name, value[length:], [w for w in words if w[1] > indices[-1]], fields, looks)
    return None if rest is None else indices + rest


def _likelihood(name: str, indices: Placement, looks: Sequence[Look], fields: Sequence[str]) -> float:
    first, last = indices[0], indices[-1]
    before = looks[first - 1].lexica if first else frozenset()
    if name == "author":
        return -first
    if name == "year":
        return 2 * ("(" in looks[first].before) + 2 * ("month" in before) - first / len(looks)
    if name in ("pages", "volume"):
        marked = bool(before & {"page"} if name == "pages" else before & {"volume", "number"})
        return (
            2 * marked
            + first / len(looks) * (1 if name == "pages" else -1)
            + (name == "volume" and "container" in fields[:first])
        )
    return last / len(looks)


def fill(fields: list[str], looks: Sequence[Look]) -> None:
    """Give the markers beside a field, and unlabelled tokens inside it, to the field."""
    for index, seen in enumerate(looks):
        if re.fullmatch(r"(?:1[4-9]|20)\d\d[a-z]", seen.word) and not fields[index] and "year" not in fields:
            fields[index] = "year"
    for start, end in list(_gaps(fields)):
        before = fields[start - 1] if start else ""
        after = fields[end] if end < len(fields) else ""
        while start < end and looks[start].lexica & TRAILING.get(before, set()) and _is_trailing(looks[start], after):
            fields[start] = before
            start += 1
        while end > start and looks[end - 1].lexica & LEADING.get(after, set()):
            end -= 1
            fields[end] = after
        if before == after and end - start == 1 and before:
            fields[start] = before


def _is_trailing(marker: Look, after: str) -> bool:
    """Whether a marker is of the field before it; between two fields of names "(ed.)" is, "translated by" is not."""
    return after not in ("editor", "translator") or ")" in marker.after


def _gaps(fields: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    for index, name in enumerate([*fields, "end"]):
        if not name and start is None:
            start = index
        elif name and start is not None:
            yield start, index
            start = None


def prefixed(fields: Sequence[str]) -> list[str]:
    return [
        "O" if not name else f"{'I' if index and fields[index - 1] == name else 'B'}-{name}"
        for index, name in enumerate(fields)
    ]
