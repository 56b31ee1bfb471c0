"""A reference string as tokens, parted by blanks and where punctuation joins fields ("25(3):133-5", "p.108")."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINK = re.compile(r"[<(\[]?(?:https?://|www\.|ftp://|doi:|10\.\d{4,9}/)", re.I)
"""How an address or identifier begins, which is one token whatever it holds."""

_CHUNK = re.compile(r"\S+")
_JOINT = re.compile(
    r"(?<=[:;])(?=[^\W_])"  # Coventry:Warwick, 1999;25
    r"|(?<=[^\W\d_],)(?=[^\W_])"  # Claeys,P.
    r"|(?<=\),)(?=[^\W_])|(?<=\))(?=[^\W_(])"  # (1930),pp. and (2)11
    r"|(?<=[^\W_.][)])(?=\()"  # (Vol. 1)(pp. 2)
    r"|(?<=\d)(?=[(\[])"  # 25(3)
    r"|(?<=\b[pvnPVN]\.)(?=\d)|(?<=\b(?:pp|PP|Pp|no|No)\.)(?=\d)|(?<=\b(?:[Vv]ol)\.)(?=[\dIVXLC])"  # p.108, vol.LVIII
)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of characters without blanks, and where it stands in the reference string."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a reference string in order; together they hold every character that is no blank.

    >>> [token.text for token in tokenize("Ill. 25(3):133-5, p.108")]
    ['Ill.', '25', '(3):', '133-5,', 'p.', '108']
    """
    found = []
    for chunk in _CHUNK.finditer(text):
        at, piece = chunk.start(), chunk.group()
        pieces = [piece] if LINK.match(piece) else _JOINT.split(piece)
        for part in pieces:
            found.append(Token(part, at, at + len(part)))
            at += len(part)
    return tuple(found)
