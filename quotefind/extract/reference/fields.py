"""From labelled tokens to the fields of a reference: markers and outer punctuation left out, nothing added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotefind.extract.reference.grammar import pieces
from quotefind.extract.reference.lexicon import ABBREVIATIONS
from quotefind.extract.reference.tokens import Token

_EDITED = r"(?:edited|eds?|hrsg|hg)\b\.?"
_TRANSLATED = r"(?:translated|transl|trans|tr)\b\.?"
_AND = r"\s+(?:and|&)\s+"
_BOTH = rf"(?:{_EDITED}{_AND}{_TRANSLATED}|{_TRANSLATED}{_AND}{_EDITED})"
_DID = rf"(?:{_BOTH}|{_EDITED}|{_TRANSLATED})"
_NAMES_AFTER = re.compile(rf"[\W_]*(?:in\b[:,]?\s*)?(?:{_DID}(?:\s+by\b)?|by\b)?\s*", re.I)
_NAMES_BEFORE = re.compile(rf"[\s,(\[]*\b(?:{_DID}|(?:editor|translator)s?\b|dir\b)[\W_]*$", re.I)
_LEADING = {
    "editor": _NAMES_AFTER,
    "translator": _NAMES_AFTER,
    "container": re.compile(r"[\W_]*in\b:?\s+", re.I),
    "pages": re.compile(r"[\W_]*(?:pp|pages?|pgs?|p|s)(?:\b|(?=\d))\.?\s*(?=\w)", re.I),
}
_TRAILING = {
    "editor": _NAMES_BEFORE,
    "translator": _NAMES_BEFORE,
    "author": re.compile(r"['’]s[\W_]*$"),
}
_EDITED_AND_TRANSLATED = re.compile(rf"\b{_BOTH}", re.I)
_VOLUME = re.compile(r"\b(?:vols?|volumes?|bd|tome?)\b\.?\s*|^\W*t\.\s*(?=[\dIVXLC])", re.I)
_VOLUMES = re.compile(r"\b(\d+)\s*vols\b", re.I)
_IN = re.compile(r"[\W_]*in\b", re.I)
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_ISSUE = re.compile(r"\(\s*([^()]+?)\s*\)|\b(?:no|nos|nr|number|issue|n)\b\.?\s*(\w+(?:[-–/]\w+)?)|^\d+\.(\d+)$", re.I)
_EDITION = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|rev(?:ised|\.)|new|enlarged)"
    r"(?:,?\s+(?:and\s+|&\s+)?(?:rev(?:ised|\.)|enlarged|expanded))*\s+ed(?:ition|n|\.)?(?!\w)",
    re.I,
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")
_URL = re.compile(r"(?:(?:https?|ftp)://|\bwww\.)[^\s\"<>]*[^\s\"<>.,;:)\]]", re.I)

_LOOSE = " \t\r\n,;:*_/"
_PARTNERS = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "‘": "’", '"': '"', "'": "'", "`": "'"}
_OPENING = "([„«‘`"


@dataclass(frozen=True, slots=True)
class Reference:
    """The fields of a reference string, as printed but for markers and outer punctuation; None where absent.

    ``volume`` includes the issue as printed, "48(2)", and ``number`` is the issue alone; it also includes how many
    volumes there are, "2 ii" of "2 vols., vol. ii", and ``volumes`` is that alone.  ``container`` is the book or
    periodical that the title stands in.  ``year`` is four figures, the first of several.
    """

    author: str | None = None
    title: str | None = None
    container: str | None = None
    editor: str | None = None
    translator: str | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    publisher: str | None = None
    place: str | None = None
    year: str | None = None
    edition: str | None = None
    volumes: str | None = None
    url: str | None = None
    doi: str | None = None


def assemble(text: str, tokens: Sequence[Token], labels: Sequence[str]) -> Reference:
    """The reference that a labelling of a string's tokens means."""
    found: dict[str, list[str]] = {}
    for field, first, last in pieces([label[2:] for label in labels]):
        found.setdefault(field, []).append(text[tokens[first].start : tokens[last - 1].end])
    rest = found.pop("", [])
    if "publisher" in found and "title" not in found:  # a published thing has a title: what stands in none is it
        if "container" in found and not ("author" in found and _IN.match(found["container"][0])):
            found["title"] = found.pop("container")
        elif "author" in found and "container" not in found:
            found["title"] = found.pop("author")
    for piece in [*found.get("editor", ()), *found.get("translator", ())]:
        if _EDITED_AND_TRANSLATED.search(piece):
            found.setdefault("editor", [piece])
            found.setdefault("translator", [piece])
    volumes = _first(_VOLUMES, " ".join(found.get("volume", ())))
    years = " ".join(found.pop("year", []))
    values = {name: " ".join(filter(None, (_clean(name, part) for part in parts))) for name, parts in found.items()}
    return Reference(
        **{name: value or None for name, value in values.items()},
        number=_first(_ISSUE, values.get("volume", "")),
        year=_first(_YEAR, years),
        volumes=volumes,
        edition=_first(_EDITION, " ".join(rest)),
        url=_first(_URL, text),
        doi=_first(_DOI, text),
    )


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    """The first match, or the part of it that the pattern names."""
    match = pattern.search(text)
    return next((group for group in (*match.groups(), match.group()) if group), None) if match else None


def _clean(name: str, piece: str) -> str:
    """A piece of a field without its markers and outer punctuation."""
    leading, trailing = _LEADING.get(name), _TRAILING.get(name)
    if leading and (match := leading.match(piece)):
        piece = piece[match.end() :]
    if name == "volume":
        piece = _VOLUME.sub("", piece)
    if trailing:
        piece = trailing.sub("", piece)
    return _trimmed(piece) or (piece.strip() if name == "author" else "")  # "———" stands for the author before


def _trimmed(piece: str) -> str:
    """A piece without outer delimiters, without marks and brackets that enclose it or have no partner.

    Its full stop stays where it ends an abbreviation.

    >>> _trimmed(" “The Road,” ("), _trimmed("Washington, D.C."), _trimmed("Vases (in French).")
    ('The Road', 'Washington, D.C.', 'Vases (in French)')
    """
    while piece:
        first, last = piece[0], piece[-1]
        opening = [mark for mark, partner in _PARTNERS.items() if partner == last]
        if last in _LOOSE or (last == "." and not _is_abbreviation(piece)) or last in _OPENING:
            piece = piece[:-1]
        elif first in _LOOSE + ".)]":
            piece = piece[1:]
        elif len(piece) > 1 and _PARTNERS.get(first) == last:
            piece = piece[1:-1]
        elif first in _PARTNERS and _PARTNERS[first] not in piece[1:]:
            piece = piece[1:]
        elif opening and not any(mark in piece[:-1] for mark in opening):
            piece = piece[:-1]
        else:
            break
    return piece


def _is_abbreviation(piece: str) -> bool:
    """Whether the full stop at the end belongs to the last word."""
    word = re.search(r"([^\W\d_]+)\.$", piece)
    return word is not None and (len(word[1]) == 1 or word[1].lower() in ABBREVIATIONS)
