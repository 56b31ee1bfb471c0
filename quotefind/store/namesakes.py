"""Everything by one speaker, whatever work is printed behind the name: "Ada Mill" and "Ada Mill, The Hum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotefind.model import Filters
from quotefind.store.narrow import Allowed, allowed, ranges
from quotefind.text import fold

if TYPE_CHECKING:
    from quotefind.store.read import Store

AFTER_BLANK = "!"
"""The character behind the blank, so that a range of the index holds the names that go on after a word."""


def spoken_by(store: Store, name: str, filters: Filters, most: int) -> Allowed | None:
    """The speaker's quotations that the filters on work and document leave; None where there are over so many in
    all.
    """
    numbers = _labels(store, name)
    # One row for all of them: a thousand rows would take longer than all else that is asked for here.
    mentions = f"SELECT quotation FROM mention WHERE label IN ({','.join('?' * len(numbers))}) LIMIT ?"
    ((joined,),) = store.rows(f"SELECT group_concat(quotation) FROM ({mentions})", (*numbers, most + 1))
    told = joined.split(",") if joined else []
    if len(told) > most:
        return None
    spoken = set(map(int, told))
    by_work = allowed(store, Filters(work=filters.work), "quotation").numbers if filters.work else None
    runs = ranges(store, filters) if filters.document.strip() else None
    return Allowed(runs, spoken if by_work is None else spoken & by_work)


def _labels(store: Store, name: str) -> set[int]:
    """The labels of a stored name: those of its catalogue entry, and those that have the same before a comma, where
    that is a name: of two words, or it stands alone elsewhere ("Voltaire"); else it may be a surname.
    """
    head, folded = name.partition(",")[0], fold(name)
    own = fold(head)
    sql = "SELECT number, name, folded, entry FROM label WHERE kind = 'author' AND folded >= ? AND folded < ?"
    rows = list(store.rows(sql, (own, own + AFTER_BLANK)))
    found = {number for number, _, other, _ in rows if other == folded}
    entries = {entry for _, _, other, entry in rows if other == folded and entry}
    if entries:
        sql = "SELECT number FROM label WHERE kind = 'author' AND entry <> '' AND entry IN ({})"
        found.update(number for (number,) in store.rows_of(sql, entries))
    same = [(number, other) for number, other, _, _ in rows if _is_head(head, own, other)]
    if " " in own or any("," not in other for _, other in same):
        found.update(number for number, _ in same)
    return found


def _is_head(head: str, own: str, other: str) -> bool:
    """Whether another name has the same before a comma, folded."""
    there = other.partition(",")[0]
    return there == head or fold(there) == own
