"""How a token of a reference string looks by itself: its shape, its word lists, the punctuation around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quotefind.extract.reference.lexicon import ABBREVIATIONS, LEXICA, MARKERS
from quotefind.extract.reference.tokens import LINK
from quotefind.text import fold_letters

_EDGES = re.compile(r"([\W_]*)(.*?)([\W_]*)", re.S)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?")
_YEARS = re.compile(r"(?:1[4-9]|20)\d\d[-–—/](?:\d{2}|\d{4})")
_RANGE = re.compile(r"[a-z]?\d+[^\w\s]+[a-z]?\d+", re.I)
_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_][.'’-]+)*[^\W\d_]")
_ALIKE = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’`", "'"),
    **dict.fromkeys("–—", "-"),
}
_COUNTED = ("volume", "number", "page")
"""Markers that figures follow."""


@dataclass(frozen=True, slots=True)
class Look:
    """A token by itself.

    ``traits`` are for the model, ``key`` for pairs of neighbours; ``before`` and ``after`` are its outer punctuation
    with all quotation marks of a kind and all dashes made one; ``stop`` and ``mark`` are what of it can end a sentence
    and what parts fields.  ``counted``: the list of markers before figures it is in.  ``is_number``: figures or Roman
    numerals, but no year; ``is_joint``: what only joins its neighbours (a dash, "and").
    """

    traits: tuple[str, ...]
    key: str
    word: str
    shape: str
    lexica: frozenset[str]
    before: str
    after: str
    stop: str = ""
    mark: str = ""
    counted: str = ""
    is_year: bool = False
    is_number: bool = False
    is_joint: bool = False

    def ends_sentence(self, following: Look | None) -> bool:
        """Whether a sentence of the reference ends here: a full stop that belongs to no initial and no abbreviation."""
        if self.stop != ".":
            return bool(self.stop)
        if '"' in self.after or following is None:
            return True
        return not (self.shape == "initial" or self.word in ABBREVIATIONS or following.shape == "lower")


@lru_cache(maxsize=1 << 14)
def look(text: str) -> Look:
    """How a token looks.

    >>> look("(London:").key
    '(place:'
    """
    if LINK.match(text):
        return Look(("shape=link",), "link", "", "link", frozenset({"access"}), "", "")
    edges = _EDGES.fullmatch(text)
    before, core, after = edges.groups() if edges else ("", text, "")
    if not core and text[:1] not in "([«“‘„":
        before, after = "", before  # a mark by itself, »,
    before, after = ("".join(_ALIKE.get(sign, sign) for sign in signs) for signs in (before, after))
    word, shape = fold_letters(core), _shape(core)
    lexica = frozenset(name for name, listed in LEXICA if word in listed)
    opening, closing = before[:2], after[-3:]
    traits = [f"shape={shape}", f"open={opening}", f"close={closing}", f"{opening}{shape}{closing}"]
    if any(sign in "\"'" for sign in before):
        traits.append("quote")
    if any(sign in "\"'" for sign in after) and any(sign in ".,;:?!" for sign in after):
        traits.append("unquote")
    if not any(sign.isdigit() for sign in word):
        traits += [f"word={word}", f"suffix={word[-3:]}"]
    traits += [f"in={name}" for name in sorted(lexica)]
    marker = next((name for name in MARKERS if name in lexica), shape)
    return Look(
        tuple(traits),
        f"{opening}{marker}{closing}",
        word,
        shape,
        lexica,
        before,
        after,
        stop=next((sign for sign in after if sign in ".?!"), ""),
        mark=next((sign for sign in after if sign in ',;:)]"'), ""),
        counted=next((name for name in _COUNTED if name in lexica), ""),
        is_year=shape in ("year", "years"),
        is_number=shape[0] == "d" or shape in ("range", "roman"),
        is_joint=shape == "punctuation" or "and" in lexica,
    )


def _shape(core: str) -> str:
    """The kind of word or number: "d2", "year", "range", "roman", "initial", "Title", "lower" …"""
    if not core:
        return "punctuation"
    if core[0].isdigit():
        if _YEAR.fullmatch(core):
            return "year"
        if core.isdigit():
            return f"d{min(len(core), 5)}"
        return "years" if _YEARS.fullmatch(core) else "range" if _RANGE.fullmatch(core) else "numbered"
    if _ROMAN.fullmatch(core) and (len(core) > 1 or core.islower()):
        return "roman"
    if _RANGE.fullmatch(core):
        return "range"
    if core.isupper():
        return "initial" if _INITIALS.fullmatch(core) else "capitals" if len(core) > 3 else "capital"
    if core[0].isupper():
        return "Title" if core[1:].islower() else "Mixed"
    return "lower" if core.islower() else "other"
