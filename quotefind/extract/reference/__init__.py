"""Reference strings ("Author, Title (Place: Publisher, Year), p. 3") to their fields. Knows nothing of notes' ibid. or of the catalogue."""

from __future__ import annotations

from quotefind.extract.reference.fields import Reference, assemble
from quotefind.extract.reference.tagger import tagger
from quotefind.extract.reference.tokens import tokenize

__all__ = ["Reference", "parse", "parse_many"]


def parse(text: str) -> Reference:
    """The fields of one reference string; a reference without fields for text that is none. Raises nothing.

    >>> parse("Smith, John. The Long Road. London: Penguin, 1987.").publisher
    'Penguin'
    """
    tokens = tokenize(text)
    return assemble(text, tokens, tagger().label([token.text for token in tokens]))


def parse_many(text: str) -> tuple[Reference, ...]:
    """The references of a note in order, parted by ";" where what follows is a reference of its own."""
    return tuple(parse(part) for part in split(text))


def split(text: str) -> list[str]:
    """The reference strings of a note."""
    return [part.strip() for part in text.split(";") if part.strip()]
