"""Plain text as LaTeX that typesets as itself: nothing in it is a command."""

from __future__ import annotations

import unicodedata

from quotefind.wording import one_line

_SPECIAL = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    # Words, not \{ and \}: BibTeX counts braces without regard to backslashes.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
_LETTERS = {
    "ß": r"{\ss}",
    "æ": r"{\ae}",
    "Æ": r"{\AE}",
    "œ": r"{\oe}",
    "Œ": r"{\OE}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "å": r"{\aa}",
    "Å": r"{\AA}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
    "ı": r"{\i}",
    "–": "--",
    "—": "---",
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "…": r"{\dots}",
    "§": r"{\S}",
    "£": r"{\pounds}",
    "\u00a0": "~",
}


def _accented(character: str) -> str:
    if character.isascii():
        return character
    if character in _LETTERS:
        return _LETTERS[character]
    base, *marks = list(unicodedata.normalize("NFD", character))
    if not (base.isascii() and len(marks) == 1 and marks[0] in _ACCENTS):
        return character
    accent = _ACCENTS[marks[0]]
    return rf"{{\{accent}{{{base}}}}}" if accent.isalpha() else rf"{{\{accent}{base}}}"


def escape(text: str, ascii: bool = False) -> str:
    """A text as one line of LaTeX; with ``ascii`` accented Latin letters and dashes are commands, other scripts stay
    UTF-8.

    >>> escape("50% of Ürümqi & co")
    '50\\\\% of Ürümqi \\\\& co'
    >>> escape("Žižek", ascii=True)
    '{\\\\v{Z}}i{\\\\v{z}}ek'
    """
    return escape_run(one_line(text), ascii)


def escape_run(text: str, ascii: bool = False) -> str:
    """A run within a line as LaTeX, its blanks at the ends kept."""
    escaped = "".join(_SPECIAL.get(character, character) for character in text)
    return "".join(map(_accented, unicodedata.normalize("NFC", escaped))) if ascii else escaped
