"""A manuscript with those faults of its quotations mended that need no judgement: marks and the form of ellipses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotefind.model import Quotation

_ELLIPSIS = re.compile(r"(?<![.…])(?:…|\.\.\.|\. \. \.|\.\u00a0\.\u00a0\.)(?![.…])")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_PAIRS = {"“": '"', "‘": "'"}
_CLOSING = {"“": "”", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Correction:
    """Characters of the manuscript's file and what is put in their place."""

    start: int
    end: int
    put: str


def mend(text: str, quotations: Iterable[Quotation]) -> tuple[str, tuple[Correction, ...]]:
    """A manuscript's text with the quotations' marks and ellipses in the manuscript's own style, and what was changed.

    Within the quotations apostrophes and ellipses take the form that most of them have there; a closing mark takes the
    form of its opening one.  ``text`` is the file as decoded; a quotation whose words stand otherwise in the file, as
    with markup between them, is left alone.
    """
    plain = [q for q in quotations if q.start is not None and q.end is not None and text[q.start : q.end] == q.text]
    found = [*_uniform(plain, _ELLIPSIS), *_uniform(plain, _APOSTROPHE), *_closed(text, plain)]
    corrections = sorted(set(found), key=lambda c: c.start)
    parts, at = [], 0
    for correction in corrections:
        parts += [text[at : correction.start], correction.put]
        at = correction.end
    return "".join([*parts, text[at:]]), tuple(corrections)


def _uniform(quotations: list[Quotation], form: re.Pattern[str]) -> Iterator[Correction]:
    """Every other form made the commonest one; nothing where two are equally common."""
    found = [(q.start or 0, match) for q in quotations for match in form.finditer(q.text)]
    ranked = Counter(match.group() for _, match in found).most_common()
    if len(ranked) < 2 or ranked[0][1] == ranked[1][1]:
        return
    for start, match in found:
        if match.group() != ranked[0][0]:
            yield Correction(start + match.start(), start + match.end(), ranked[0][0])


def _closed(text: str, quotations: list[Quotation]) -> Iterator[Correction]:
    """A straight mark that closes a curly one made curly."""
    for quotation in quotations:
        start, end = quotation.start or 0, quotation.end or 0
        opening = text[start - 1 : start]
        if opening in _PAIRS and text[end : end + 1] == _PAIRS[opening]:
            yield Correction(end, end + 1, _CLOSING[opening])
