"""Which links of an HTML file are note markers, which lead back from a note, and which elements are note texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from quotefind.readers.tags import Tag, scan

_LONGEST_LINK = 300
"""Code points of a link's content, tags included, in which a note's sign is looked for: no number needs more."""

_LINK_CONTENT = re.compile(rf"(?P<content>(?:[^<]|<(?!/?a\b)){{0,{_LONGEST_LINK}}})</a\s*+>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SIGN = re.compile(r"[\[(]?\s*(?P<sign>\d{1,3}[a-z]?|[a-z]|[ivxlc]{1,6}|[*†‡§¶#]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*[\])]?\.?")
_BACK = re.compile(r"[\^↩↑⏎↵⤴️︎\s]+|back|return|zurück|retour|jump up", re.IGNORECASE)
_TELLING = re.compile(r"note|foot|cite|ftn|edn|(?<![a-z])(?:fn|ref|n\d)", re.IGNORECASE)
"""In an id or class: "fn1", "_ftn3", "cite_note-2", "footnote-4", "n12"."""

_RAISED = re.compile(r"<sup\b[^>]*>\s*[\[(]?\s*\Z", re.IGNORECASE)
_RAISED_REACH = 120
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a file.

    ``markers`` are labels by the start of the marker's link, ``back`` the starts of links that lead back, ``ends``
    where all of these links end; ``labels`` are labels by the id of the note text's element.
    """

    markers: Mapping[int, str] = field(default_factory=dict)
    back: frozenset[int] = frozenset()
    ends: Mapping[int, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Link:
    tag: Tag
    target: str
    text: str
    end: int


def find_notes(text: str, start: int, end: int) -> Notes:
    """Pair the links of a piece of HTML with the elements they lead to.

    A marker leads forward and shows a number or sign; besides, it is raised or bracketed, or its names or role speak of
    notes, so that the chapters of a table of contents are none.
    """
    links: list[_Link] = []
    places: dict[str, Tag] = {}
    for piece in scan(text, start, end):
        if isinstance(piece, Tag) and not piece.is_end and piece.source:
            for name in names_of(piece):
                places.setdefault(name, piece)
            if link := _link(text, piece):
                links.append(link)
    markers: dict[int, str] = {}
    labels: dict[str, str] = {}
    back: set[int] = set()
    for link in links:
        target = places.get(link.target)
        if not target:
            continue
        sign = _SIGN.fullmatch(link.text)
        if target.start > link.tag.start and sign and target.name not in _HEADINGS and _is_marker(text, link):
            label = sign["sign"].translate(_SUPERSCRIPT)
            markers[link.tag.start] = label
            labels.setdefault(link.target, label)
        elif target.start < link.tag.start and (sign or _BACK.fullmatch(link.text)):
            back.add(link.tag.start)
    ends = {link.tag.start: link.end for link in links}
    return Notes(markers, frozenset(back), ends, labels)


def names_of(tag: Tag) -> tuple[str, ...]:
    """What links may call an element by."""
    attributes = tag.attributes
    names = (attributes.get("id", ""), attributes.get("name", "") if tag.name == "a" else "")
    return tuple(filter(None, names))


def _link(text: str, tag: Tag) -> _Link | None:
    href = tag.attributes.get("href", "") if tag.name == "a" else ""
    content = _LINK_CONTENT.match(text, tag.end) if href.startswith("#") else None
    if not content:
        return None
    return _Link(tag, href[1:], unescape(_TAG.sub("", content["content"])).strip(), content.end())


def _is_marker(text: str, link: _Link) -> bool:
    attributes = link.tag.attributes
    told = (attributes.get(name, "") for name in ("role", "epub:type", "class", "rel", "id", "name"))
    return (
        link.text[:1] in "[("
        or _RAISED.search(text, max(0, link.tag.start - _RAISED_REACH), link.tag.start) is not None
        or "<sup" in text[link.tag.end : link.end].lower()
        or _TELLING.search(link.target) is not None
        or any(map(_TELLING.search, told))
    )
