"""From labelled tokens to the fields of a reference: pieces joined, markers and outer punctuation left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotefind.extract.reference.tokens import Token

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")
_LINK = re.compile(r"(?:https?|ftp)://[^\s\"<>]*[^\s\"<>.,;:)\]]|\bwww\.[^\s\"<>]*[^\s\"<>.,;:)\]]", re.I)
_EDITION = re.compile(
    r"(?:\b(?:\d+(?:st|nd|rd|th)|[a-z]+)\s+(?:rev\.\s+|revised\s+)?|\b)(?:ed(?:ition|n)?)\b\.?|\b\d+\.\s*Aufl(?:age)?\b\.?",
    re.I,
)
_NUMBER = re.compile(
    r"\(\s*([^()\s]+)\s*\)?|\b(?:no|nr|number|issue|iss|heft|n)\b\.?\s*([\w/–-]+)|(?<=\d)\.(\d+)\b", re.I
)

_BY = r"(?:\s+by\b)?"
_EDITED = rf"(?:in\b[:,]?\s*)?(?:(?:edited|eds?|hrsg|hg)\b\.?(?:\s+(?:and|&)\s+(?:trans(?:l(?:ated)?)?|tr)\b\.?)?{_BY})"
_TRANSLATED = rf"(?:(?:translated|trans(?:l)?|tr)\b\.?(?:\s+(?:and|&)\s+(?:edited|eds?)\b\.?)?{_BY})"
_LEAD = {
    "editor": re.compile(rf"^[\W_]*(?:{_EDITED}|in\b[:,]?|by\b)\s*", re.I),
    "translator": re.compile(rf"^[\W_]*(?:{_TRANSLATED}|by\b)\s*", re.I),
    "container": re.compile(r"^[\W_]*in\b:?\s+", re.I),
    "volume": re.compile(r"^[\W_]*(?:vols?|volumes?|bd|tome?)\b\.?\s*", re.I),
    "pages": re.compile(r"^[\W_]*(?:pp|pages?|pgs?|p|s)(?:\b|(?=\d))\.?\s*", re.I),
}
_TRAIL = {
    "editor": re.compile(
        r"[\s,(\[]*\b(?:eds?|editors?|edited|hrsg|hg|dir)\b\.?(?:\s+(?:and|&)\s+trans\w*\.?)?[\W_]*$", re.I
    ),
    "translator": re.compile(r"[\s,(\[]*\b(?:trans(?:l|lators?)?|tr)\b\.?[\W_]*$", re.I),
    "volume": re.compile(r"\s*\b(?:vols?|volumes)\b\.?[\W_]*$", re.I),
}
_OPENING = " \t\r\n.,;:)]}”»’'\"“„«‘`*_"
_CLOSING = " \t\r\n.,;:([{“„«‘`'\"”»’*_/"


@dataclass(frozen=True, slots=True)
class Reference:
    """The fields of a reference string, as printed but for outer punctuation; None where the string has none.

    ``volume`` is as printed with the issue, "48(2)"; ``number`` is the issue alone.  ``year`` is the first of several.
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
    url: str | None = None
    doi: str | None = None


def assemble(text: str, tokens: Sequence[Token], labels: Sequence[str]) -> Reference:
    """The reference that a labelling of a string's tokens means."""
    pieces: dict[str, list[str]] = {}
    start = 0
    for index in range(1, len(tokens) + 1):
        if index < len(tokens) and labels[index][2:] == labels[start][2:]:
            continue
        pieces.setdefault(labels[start][2:], []).append(text[tokens[start].start : tokens[index - 1].end])
        start = index
    values = {
        name: " ".join(filter(None, (_clean(name, piece) for piece in found))) for name, found in pieces.items() if name
    }
    year = _YEAR.search(values.pop("year", ""))
    return Reference(**{name: value or None for name, value in values.items()}, year=year.group() if year else None)


def _clean(name: str, piece: str) -> str:
    for pattern in (_LEAD.get(name), _TRAIL.get(name)):
        if pattern:
            piece = pattern.sub("", piece)
    return piece.lstrip(_OPENING).rstrip(_CLOSING)
