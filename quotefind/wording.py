"""How a document's words, pages and volumes are worded wherever people see them; nothing in them moves a terminal."""

from __future__ import annotations

import re
from functools import cache

from quotefind.model import Citation

# Patterns are compiled, and the table made, when first used: most of what a search shows needs neither.
_NUMBER = r"(?i:\d|[ivxlcdm]+\b)"
_HYPHEN = r"(?<=[\divxlcdm])\s*(?:-{1,3}|–|—)\s*(?=[\divxlcdm])"
_SEVERAL = r"[-–—,;&]|\band\b|\bff?\b"


@cache
def _seen() -> dict[int, int | None]:
    """What is shown for each character that cannot be seen; None for those that turn words round."""
    table: dict[int, int | None] = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
    table |= {0x7F: 0x2421, **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)}
    noncharacters = [
        *range(0xFDD0, 0xFDF0),
        *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
    ]
    table |= dict.fromkeys(noncharacters, 0xFFFD)
    table[0x85] = 0x0A  # "next line", as old mainframes end one
    return table | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def visible(text: str) -> str:
    """The text with control characters replaced by their pictures, and what UTF-8 cannot hold by U+FFFD.

    A quoted escape sequence must not move the reader's cursor, nor an override turn words round.  Newlines and tabs
    stay.

    >>> visible("red \\x1b[31malert")
    'red ␛[31malert'
    """
    # Nothing that is replaced is printable; most texts are, and the question takes a tenth of the time of replacing.
    return text if text.isprintable() else text.translate(_seen())


def one_line(text: str) -> str:
    """The visible text with every run of blanks as one space."""
    return " ".join(visible(text).split())


def page_range(pages: str) -> str:
    """Pages as printed, en dashes in ranges."""
    return re.sub(_HYPHEN, "–", one_line(pages))


def page_label(pages: str) -> str:
    """Pages with "p." or "pp." before them; what is no page number or range stands as it is.

    >>> page_label("253-5"), page_label("xii"), page_label("ch. 4")
    ('pp. 253–5', 'p. xii', 'ch. 4')
    """
    ranged = page_range(pages)
    if not re.match(_NUMBER, ranged):
        return ranged
    return f"pp. {ranged}" if re.search(_SEVERAL, ranged) else f"p. {ranged}"


def locators(citation: Citation) -> list[str]:
    """Volume and pages of a citation, as far as given: ["vol. 3", "p. 26"]."""
    volume = [f"vol. {one_line(citation.volume)}"] if citation.volume else []
    return volume + ([page_label(citation.pages)] if citation.pages else [])
