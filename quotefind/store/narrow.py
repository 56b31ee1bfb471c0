"""Filters → what they leave: conditions on rows, and the runs of numbers of the documents they name."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import chain
from typing import TYPE_CHECKING

from quotefind.errors import NotFoundError
from quotefind.model import Filters
from quotefind.store.rows import KINDS
from quotefind.text import fold

if TYPE_CHECKING:
    from quotefind.store.read import Store

SUGGESTED = 3
"""Names offered for one that nothing answers to."""

LEAST_LIKENESS = 70.0
"""RapidFuzz WRatio below which a name is no suggestion; typing slips in names score 80 and more."""


class Allowed:
    """The numbers of texts that are meant: those in some runs, or in a set, or in both; None does not narrow."""

    def __init__(self, runs: list[tuple[int, int]] | None, numbers: set[int] | None) -> None:
        self._runs = runs
        self.numbers = numbers

    def among(self, ids: array[int]) -> Collection[int]:
        """The allowed ones of ascending numbers; these themselves where nothing narrows."""
        if self._runs is not None:
            cuts = [(bisect_left(ids, first), bisect_left(ids, last)) for first, last in self._runs]
            ids = array(ids.typecode, chain.from_iterable(ids[start:end] for start, end in cuts))
        return ids if self.numbers is None else self.numbers.intersection(ids)

    def only(self, numbers: set[int]) -> Allowed:
        """Those of them that are also among these."""
        return Allowed(self._runs, numbers if self.numbers is None else self.numbers & numbers)


def allowed(store: Store, filters: Filters, target: str) -> Allowed:
    """What the filters on author, work and document leave of "quotation" or "passage"; only the last narrows
    passages.
    """
    numbers: set[int] | None = None
    for kind, name in _named(filters) if target == "quotation" else ():
        listed = _listed(labels(store, kind, name))
        found = {number for (number,) in store.rows(f"SELECT quotation FROM mention WHERE label IN ({listed})")}
        numbers = found if numbers is None else numbers & found
    return Allowed(ranges(store, filters, target) if filters.document.strip() else None, numbers)


def condition(store: Store, filters: Filters) -> str:
    """The filters as SQL over ``quotation q``, documents apart; NotFoundError for an unknown author or work."""
    parts = [flags(filters)]
    for kind, name in _named(filters):
        listed = _listed(labels(store, kind, name))
        parts.append(f"q.number IN (SELECT quotation FROM mention WHERE label IN ({listed}))")
    return " AND ".join(parts)


def flags(filters: Filters) -> str:
    """The filters on what a quotation is and has, as SQL over ``quotation q``."""
    parts = ["1"]
    if filters.kinds:
        parts.append(f"q.kind IN ({_listed(KINDS.index(kind) for kind in filters.kinds)})")
    if filters.with_page:
        parts.append("q.pages IS NOT NULL")
    if filters.uncited:
        parts.append("q.printed IS NULL AND q.work IS NULL AND q.quoted_in IS NULL")
    return " AND ".join(parts)


def _named(filters: Filters) -> list[tuple[str, str]]:
    return [(kind, name) for kind, name in (("author", filters.author), ("work", filters.work)) if name.strip()]


def labels(store: Store, kind: str, name: str) -> list[int]:
    """The labels that a typed name means: by catalogue alias or id, else the same name, else names that hold all its
    words.
    """
    folded = fold(name)
    entries = "SELECT entry FROM alias WHERE kind = ? AND folded = ?"
    by_entry = f"SELECT number FROM label WHERE kind = ? AND entry <> '' AND entry IN ({entries})"
    by_id = "SELECT number FROM label WHERE kind = ? AND entry = ? AND entry <> ''"
    by_name = "SELECT number FROM label WHERE kind = ? AND folded = ?"
    asked = kind, kind, folded, kind, name, kind, folded
    found = {number for (number,) in store.rows(f"{by_entry} UNION {by_id} UNION {by_name}", asked)}
    if not found and folded:
        like = "SELECT number FROM label WHERE kind = ? AND ' ' || folded || ' ' LIKE ?"
        found = {number for (number,) in store.rows(like, (kind, f"% {folded} %"))}
    if not found:
        known = [row[0] for row in store.rows("SELECT name FROM label WHERE kind = ?", (kind,))]
        raise _unknown(kind, name, known)
    return sorted(found)


def ranges(store: Store, filters: Filters, target: str = "quotation") -> list[tuple[int, int]]:
    """First and last + 1 number of the quotations or passages of each document that is meant, in order of path.

    Raises NotFoundError when none is.
    """
    rows = list(store.rows(f"SELECT first_{target}, last_{target}, id, path, title FROM document ORDER BY path"))
    asked = filters.document.strip()
    if not asked:
        return [row[:2] for row in rows]
    folded = fold(asked)
    exact = [
        r
        for r in rows
        if asked in (r[3], r[3].rsplit("/", 1)[-1]) or r[2].startswith(asked.lower()) or fold(r[4]) == folded
    ]
    found = exact or [r for r in rows if asked.lower() in r[3].lower() or (folded and folded in fold(r[4]))]
    if not found:
        raise _unknown("document", asked, [name for row in rows for name in (row[3], row[4]) if name])
    return [row[:2] for row in found]


def within(store: Store, filters: Filters) -> str:
    """The documents that are meant as SQL over ``quotation q``."""
    if not filters.document.strip():
        return "1"
    return (
        "("
        + " OR ".join(f"(q.number >= {first} AND q.number < {last})" for first, last in ranges(store, filters))
        + ")"
    )


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _unknown(kind: str, name: str, known: list[str]) -> NotFoundError:
    # Loaded here: only a mistyped name needs it.
    from rapidfuzz import process, utils  # noqa: PLC0415

    near = process.extract(name, known, processor=utils.default_process, limit=SUGGESTED, score_cutoff=LEAST_LIKENESS)
    names = ", ".join(f"“{found}”" for found, _, _ in near)
    plural = f"`quotefind {kind}s` lists them"
    return NotFoundError(f"no {kind} answers to “{name}”", f"did you mean {names}?" if names else plural)
