"""Citation keys: readable, the same in every export, and free of characters that any tool stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from quotefind.errors import UsageError
from quotefind.identity import identify
from quotefind.output.names import Name
from quotefind.output.record import Record
from quotefind.text import fold

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


class Keys:
    """A citation key for every record, made from the record and the catalogue: what else is exported never changes it.

    A key that an import pinned stays.  Where several of the catalogue's works want one key, the first in its order
    holds it, so that one that is added takes it from none; each other gets a suffix made from its own id, which no
    other work can shift.  So does a work of which only a document tells, where a key is taken or does not hold its
    whole name.
    """

    def __init__(self, catalogued: Iterable[Record], pattern: str) -> None:
        self._pattern = pattern
        claims = [(record.pinned or self._readable(record), record) for record in catalogued]
        holders: dict[str, Record] = {}
        for key, record in sorted(claims, key=lambda claim: not claim[1].pinned):
            holders.setdefault(key, record)
        self._keys = {record.id: key if holders[key] is record else _suffixed(key, record) for key, record in claims}
        self._taken = frozenset(self._keys.values())

    def __getitem__(self, record: Record) -> str:
        """The key of a record; of a cited volume, that of the whole work with the volume's number."""
        if record.id not in self._keys:
            self._keys[record.id] = self._own(record)
        return self._keys[record.id]

    def _own(self, record: Record) -> str:
        if record.part:
            whole = replace(record, id=record.id.removesuffix(f"/{record.part}"), part="")
            key = f"{self[whole]}-v{''.join(slug(record.part))}"
            is_told = record.part.isalnum()
        else:
            key = self._readable(record)
            is_told = "".join(slug(key)) == "".join(slug(record.id))
        return key if is_told and key not in self._taken else _suffixed(key, record)

    def _readable(self, record: Record) -> str:
        """The first creator, the year and the first word of the title, filled into the pattern."""
        creators = record.authors or record.editors
        first = creators[0] if creators else Name()
        author = slug(first.family) or slug(first.literal)[:BODY_WORDS] or ["anon"]
        year = re.search(r"\d{4}", record.year)
        title = slug(record.title)[: 1 if year else UNDATED_WORDS]
        words = {"author": "".join(author), "year": year.group() if year else "", "title": "".join(title)}
        key = re.sub(r"\{(\w+)\}", lambda part: words.get(part[1], part[0]), self._pattern)
        if "{" in key or "}" in key:
            fact = f"{self._pattern!r} is no pattern of a citation key"
            raise UsageError(fact, "make it of {author}, {year} and {title}")
        return re.sub(r"[^\w:.+/-]", "", key, flags=re.ASCII) or "work"


def _suffixed(key: str, record: Record) -> str:
    return f"{key}-{identify('key', record.id)[:SUFFIX_LENGTH]}"
