"""Citation keys: readable, the same in every export, and free of characters that any tool stumbles over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from quotefind.output.names import Name
from quotefind.output.record import Record
from quotefind.text import fold, identify

SUFFIX_LENGTH = 5
"""Letters that tell two works of one key apart: 25 bits of the work's own id."""

BODY_WORDS = 2
"""Words of a body's name in a key, where a person's family name would stand."""

UNDATED_WORDS = 3
"""Words of the title in the key of a work without a year, where there is no year to tell works apart."""

_ROMAN_LETTERS = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia i e g"
_ROMANISED = str.maketrans(
    dict(
        zip(
            "абвгдежзиклмнопрстуфхцчшщъыьэюяієґ",
            _ROMAN_LETTERS.split(),
            strict=True,
        )
    )
)
_EMPTY_WORDS = (
    " a an the of on in and for to from der die das des ein eine und von le la les l un une et de du il lo gli i"
    " el los las y o v na "
)


def slug(text: str) -> list[str]:
    """The words of a text as lower-case ASCII letters and digits, articles and prepositions left out unless there is no
    more.

    >>> slug("The Œuvre of Žižek"), slug("Записки о революции")
    (['oeuvre', 'zizek'], ['zapiski', 'revoliutsii'])
    """
    romanised = fold(text).translate(_ROMANISED)
    words = [re.sub("[^a-z0-9]", "", word) for word in romanised.split()]
    full = [word for word in words if word and f" {word} " not in _EMPTY_WORDS]
    return full or [word for word in words if word]


def base_key(record: Record, pattern: str) -> str:
    """The key a work would like: of its first creator, year and first title word, filled into ``pattern``."""
    creators = record.authors or record.editors
    first = creators[0] if creators else Name(family="anon")
    author = slug(first.family) or slug(first.literal)[:BODY_WORDS]
    year = re.search(r"\d{4}", record.year)
    title = slug(record.title)[: 1 if year else UNDATED_WORDS]
    key = pattern.format(author="".join(author), year=year.group() if year else "", title="".join(title))
    return re.sub(r"[^\w:.+/-]", "", key, flags=re.ASCII)


def assign(records: Iterable[Record], pattern: str) -> dict[str, str]:
    """A key of its own for each record, by the record's id.

    A key that an import pinned stays.  Where several want one key, the catalogue's works come before those that are
    named only in documents; still several get each a suffix made from its own id, so that no suffix depends on what
    else there is.
    """
    claims: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        part = f"-v{''.join(slug(record.part))}" if record.part else ""
        claims[(record.pinned or base_key(record, pattern)) + part].append(record)
    keys = {}
    for key, claimants in claims.items():
        first = min(map(_rank, claimants))
        holders = [record for record in claimants if _rank(record) == first]
        for record in claimants:
            is_alone = holders == [record]
            keys[record.id] = key if is_alone else f"{key}-{identify('key', record.id)[:SUFFIX_LENGTH]}"
    return keys


def _rank(record: Record) -> int:
    return 0 if record.pinned else 1 if record.is_catalogued else 2
