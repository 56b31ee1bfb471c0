"""Everything by one speaker, whatever work is printed behind the name: "Ada Mill" and "Ada Mill, The Hum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotefind.model import Filters
from quotefind.store.narrow import Allowed, allowed, labels, ranges
from quotefind.text import fold

if TYPE_CHECKING:
    from quotefind.store.read import Store

AFTER_BLANK = "!"
"""The character behind the blank, so that a range of the index holds the names that go on after a word."""


def spoken_by(store: Store, name: str, filters: Filters, most: int) -> Allowed | None:
    """The speaker's quotations that the filters on work and document leave; None where there are over so many in
    all.
    """
    numbers = {*labels(store, "author", name), *_with_works(store, name)}
    # One row for all of them: a thousand rows would take longer than all else that is asked for here.
    mentions = f"SELECT quotation FROM mention WHERE label IN ({','.join('?' * len(numbers))}) LIMIT ?"
    ((joined,),) = store.rows(f"SELECT group_concat(quotation) FROM ({mentions})", (*numbers, most + 1))
    spoken = set(map(int, joined.split(","))) if joined else set()
    if len(spoken) > most:
        return None
    by_work = allowed(store, Filters(work=filters.work), "quotation").numbers
    runs = ranges(store, filters) if filters.document.strip() else None
    return Allowed(runs, spoken if by_work is None else spoken & by_work)


def _with_works(store: Store, name: str) -> list[int]:
    """The labels that have the same before a comma, where that is a name: of two words, or it stands alone elsewhere
    ("Voltaire"); else it may be a surname.
    """
    own = fold(name.partition(",")[0])
    sql = "SELECT number, name FROM label WHERE kind = 'author' AND folded >= ? AND folded < ?"
    found = [
        (number, other)
        for number, other in store.rows(sql, (own, own + AFTER_BLANK))
        if fold(other.partition(",")[0]) == own
    ]
    is_name = " " in own or any("," not in other for _, other in found)
    return [number for number, _ in found] if is_name else []
