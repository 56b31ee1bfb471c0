"""Which types of entry and which fields biber knows, and which type a record can be."""

from __future__ import annotations

from collections.abc import Collection


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EVERYWHERE = _names(
    "title subtitle shorttitle author date year url doi note annotation langid origtitle origdate origlocation"
    " origpublisher related relatedtype relatedstring entrysubtype"
)
"""What every type below takes."""

_OTHER = frozenset({"editor", "location", "howpublished"})
_BOOK = _names("editor translator edition location publisher series number volume volumes pagetotal pages origlanguage")
_PART = (_BOOK - {"pagetotal"}) | {"booktitle"}
_MANUAL = _names("editor edition location publisher series number pages pagetotal")
_FIELDS = {
    "article": _names("editor translator journaltitle number volume pages series origlanguage"),
    "book": _BOOK,
    "booklet": _OTHER | {"pages", "pagetotal"},
    "collection": _BOOK,
    "inbook": _PART,
    "incollection": _PART,
    "inproceedings": _PART - {"translator", "edition", "origlanguage"},
    "manual": _MANUAL,
    "misc": _OTHER,
    "mvbook": _BOOK - {"pages"},
    "mvcollection": _BOOK - {"pages", "series", "pagetotal"},
    "online": frozenset({"editor"}),
    "proceedings": (_MANUAL - {"edition"}) | {"volume", "volumes"},
    "report": _names("type institution location number pages pagetotal"),
    "thesis": _names("type institution location pages pagetotal"),
    "unpublished": _OTHER - {"editor"},
}
"""Fields by type of entry, from the default data model of biber 2.18 (biblatex manual, 2.1.1)."""

_REQUIRED = {
    "article": ("author", "journaltitle"),
    "book": ("author",),
    "booklet": ("author|editor",),
    "collection": ("editor",),
    "inbook": ("author", "booktitle"),
    "incollection": ("author", "editor", "booktitle"),
    "inproceedings": ("author", "booktitle"),
    "mvbook": ("author",),
    "mvcollection": ("editor",),
    "online": ("url|doi",),
    "report": ("author", "type", "institution"),
    "thesis": ("author", "type", "institution"),
    "unpublished": ("author",),
}
"""What an entry of the type must have (the same model), a title and a date besides."""

_CHAINS = {
    "article": ("article", "online"),
    "book": ("inbook", "book", "collection"),
    "bookinbook": ("inbook",),
    "collection": ("book", "collection"),
    "conference": ("inproceedings",),
    "electronic": ("online",),
    "incollection": ("incollection", "inbook"),
    "mastersthesis": ("thesis",),
    "mvbook": ("mvbook", "mvcollection"),
    "mvcollection": ("mvbook", "mvcollection"),
    "pamphlet": ("inbook", "booklet"),
    "phdthesis": ("thesis",),
    "reference": ("book", "collection"),
    "techreport": ("report",),
    "www": ("online",),
}
"""Types to try in turn until one has all that it must have; misc is the last."""


def entry_type(wished: str, present: Collection[str]) -> str:
    """The type nearest to the wished one for which every field it must have is present.

    A type that biber does not know (a speech, a proclamation) is a part of the book or journal it stands in.

    >>> entry_type("book", {"title", "editor"}), entry_type("newspaper", {"title"})
    ('collection', 'misc')
    """
    for type in _CHAINS.get(wished, (wished, "inbook", "article")):
        if type in _FIELDS and all(set(name.split("|")) & set(present) for name in _REQUIRED.get(type, ())):
            return type
    return "misc"


def takes(type: str, name: str) -> bool:
    """Whether entries of this type have a field of this name."""
    return name in _EVERYWHERE or name in _FIELDS[type]
