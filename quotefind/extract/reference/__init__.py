"""Reference strings ("Author, Title (Place: Publisher, Year), p. 3") to fields. Knows no antecedents, no catalogue."""

from __future__ import annotations

import re

from quotefind.extract.reference.fields import Reference, assemble
from quotefind.extract.reference.tagger import bundled
from quotefind.extract.reference.tokens import tokenize

__all__ = ["Reference", "parse", "parse_many"]

_COMPLETE = re.compile(r"(?:[\divxlc]f{0,2}|passim|[)\]])[\s.,”’\"']*$", re.I)
"""How a reference ends that another may follow: a figure ("p. 12", "vii", "12ff."), "passim", a bracket."""

_FOLLOWS = re.compile(r"\d|\b[ivxlc]{2,}\b|\bibid|\bib\.|\bop\. ?cit", re.I)
"""What a reference after a semicolon has and a remark has not."""


def parse(text: str) -> Reference:
    """The fields of one reference string; a reference without fields for text that is none. Raises nothing.

    "Ibid.", "op. cit." and the like are no field: only their locator is read.

    >>> parse("Smith, John. The Long Road. London: Penguin, 1987.").publisher
    'Penguin'
    """
    tokens = tokenize(text)
    return assemble(text, tokens, bundled().label([token.text for token in tokens]))


def parse_many(text: str) -> tuple[Reference, ...]:
    """The references of a note in order, parted by ";" where one is complete and what follows can be another.

    >>> [reference.pages for reference in parse_many("Smith, The Long Road, p. 12; Jones, A Short Way, p. 9.")]
    ['12', '9']
    """
    return tuple(parse(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The reference strings of a note; a semicolon in brackets or before a mere remark parts nothing."""
    parts: list[str] = []
    for part in filter(str.strip, text.split(";")):
        whole = parts and parts[-1].count("(") <= parts[-1].count(")") and _COMPLETE.search(parts[-1])
        if not parts or (whole and _FOLLOWS.search(part)):
            parts.append(part)
        else:
            parts[-1] += ";" + part
    return [part.strip() for part in parts]
