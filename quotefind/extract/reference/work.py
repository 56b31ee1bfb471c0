"""A parsed reference as an entry of the catalogue: what is known, nothing guessed but the type."""

from __future__ import annotations

import re
from dataclasses import replace

from quotefind.entry import Work
from quotefind.extract.reference import Reference, parse
from quotefind.text import fold

_AND = re.compile(r"\s*;\s*|,?\s+(?:and|&|und|et|y)\s+")
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,4}$")
_SMALL_WORDS = frozenset(
    ["the", "a", "an", "of", "and", "in", "on", "for", "to", "de", "la", "le", "der", "die", "das", "von"]
)
ID_WORDS = 3
"""Words of the title in an id that is made here: enough to know the work by."""


def to_work(reference: Reference, work_id: str = "") -> Work:
    """The work that a reference describes; the id is made from author and title when none is given.

    ``pages`` of a part in a container are the part's own; the page that a note cites is no field of a work, so they are
    left out where the reference has no container.
    """
    part = bool(reference.container)
    journal = part and bool(reference.volume or reference.number) and not (reference.publisher or reference.editor)
    kind = "article" if journal else "incollection" if part else "book"
    cited = (reference.volume or "").removeprefix(reference.volumes or "").strip()
    volume = re.split(r"[(\s,]|\.(?=\d)", cited)[0]
    return Work(
        id=work_id or _id(reference),
        type=kind,
        title=reference.title or reference.container or "",
        authors=names(reference.author),
        editors=names(reference.editor),
        translators=names(reference.translator),
        container="" if journal else reference.container or "",
        journal=reference.container or "" if journal else "",
        volume=volume,
        number=reference.number or "",
        pages=reference.pages or "" if part else "",
        place=reference.place or "",
        publisher=reference.publisher or "",
        year=reference.year or "",
        edition=reference.edition or "",
        volumes=int(reference.volumes) if reference.volumes else None,
        url=reference.url or "",
        doi=reference.doi or "",
    )


def cited_work(title: str, author: str = "", printed: str = "") -> Work:
    """What a citation tells of the work that it cites: title and author, and the imprint where it prints one.

    >>> cited_work("The Road", "Smith", "(Smith, The Road (London: Penguin, 1987), p. 3)").publisher
    'Penguin'
    """
    read = parse(printed)
    about = read if fold(read.title or "") == fold(title) else Reference()
    return to_work(replace(about, title=title, author=about.author or author))


def names(printed: str | None) -> tuple[str, ...]:
    """The names of a list as printed, each as "Family, Given".

    >>> names("Smith, John, and Mary K. Jones")
    ('Smith, John', 'Jones, Mary K.')
    """
    if not printed:
        return ()
    found: list[str] = []
    for group in _AND.split(printed):
        pieces = [piece.strip() for piece in group.split(",") if piece.strip()]
        while pieces:
            family = pieces.pop(0)
            given = bool(pieces) and (" " not in family or bool(_INITIALS.fullmatch(pieces[0])))
            found.append(f"{family}, {pieces.pop(0)}" if given else _inverted(family))
    return tuple(found)


def _inverted(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def _id(reference: Reference) -> str:
    authors = names(reference.author or reference.editor)
    family = authors[0].split(",")[0] if authors else ""
    title = [w for w in fold(reference.title or reference.container or "").split() if w not in _SMALL_WORDS]
    return "-".join([*fold(family).split(), *title[:ID_WORDS]]) or "untitled"
