"""Text → quotation marks: which characters are marks, which way each faces, the document's conventions. Pairs none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from quotefind.extract.scanning import find_from


class Side(IntEnum):
    """Which way a mark faces."""

    OPEN = 1
    CLOSE = 2
    EITHER = 3


class Family(IntEnum):
    """Marks that can close one another, also in faulty mixtures (“…" and ‘…')."""

    DOUBLE = 1
    SINGLE = 2
    GUILLEMET = 3
    SINGLE_GUILLEMET = 4
    CORNER = 5
    WHITE_CORNER = 6


OPEN, CLOSE, EITHER = Side
SINGLE, DOUBLE = Family.SINGLE, Family.DOUBLE
"""The same by names of their own: Python 3.11 takes as long to look up a member of an Enum as to make a mark."""


class Mark(NamedTuple):
    """A quotation mark: where, which, which way; ``doubt`` says that it may be an apostrophe or a prime."""

    start: int
    end: int
    glyph: str
    family: Family
    side: Side
    doubt: bool


FAMILY = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "″", "＂", "''", "``"), DOUBLE),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`", "´", "′"), SINGLE),
    **dict.fromkeys(("«", "»"), Family.GUILLEMET),
    **dict.fromkeys(("‹", "›"), Family.SINGLE_GUILLEMET),
    **dict.fromkeys(("「", "」"), Family.CORNER),
    **dict.fromkeys(("『", "』"), Family.WHITE_CORNER),
}
_BORN_OPEN = frozenset("“„‟‘‚‛`«‹「『") | {"``"}
_BORN_CLOSE = frozenset("”’´»›」』")

SAMPLE = 20_000
"""Marks from which the conventions are read: a novel has about this many."""
ONE_WAY = 0.8
"""Share of a glyph's marks that must face one way for it to face that way; “ as a German closing mark has above .95."""
BIRTHRIGHT = 2
"""Sightings granted to a glyph in the direction that Unicode gives it, so that one faulty mark does not turn it."""

LONGEST_RUN = 6
"""Marks that may stand together; more are a rule or ditto signs."""

_SINGLES = "'‘’‚‛`´′"
_OTHERS = '"“”„‟″＂«»‹›「」『』'
_RUN = re.compile(
    r"=[\"“”][^\"“”<>]{0,200}[\"“”]"  # the value of an attribute in a scrap of markup is no quotation
    rf"|(?:[{_OTHERS}]|(?<![^\W_])[{_SINGLES}]|[{_SINGLES}](?![^\W_]))+"
)
_BEGINS_RUN = re.compile(rf"[={_SINGLES}{_OTHERS}]")
_OPENS_BEFORE = frozenset("([{<—–―‒-/=|~>¿¡")
_CLOSES_AFTER = frozenset(",.;:!?…)]}—–―-/<|*")
_DASHES = frozenset("—–―‒-")
_ELISION = re.compile(
    r"(?:tis|tisn|twas|twasn|twere|twill|twould|twon|tain|twaddn|em|til|n|neath|gainst|pears|spect|fraid|nother|ud|d|s|ll|ve|re|t|m"
    r"|er|im|ee|ere|ave|arf|ouse|ome|oman|igh|e|un|coon|possum|taters?|bout|cause|\d0?s|\d\ds?)\b",
    re.IGNORECASE,
)
_TURNED_ELISION = re.compile(r"(?:\d\ds?|em|bout|n)\b(?![’'])", re.IGNORECASE)
"""Elisions before which word processors set an opening mark for an apostrophe: ‘08, ‘em; no speech begins so."""
_SUFFIX = re.compile(r"(?:s|t|d|m|re|ll|ve)\b", re.IGNORECASE)
_DROPPED = re.compile(r"(?:in|\bo|\bth|\ban|\bwi|\bol|\bt|\bd|\bmo|\bfo|\bde|\bye|\bha)$", re.IGNORECASE)
_FOLLOWED_BY_NOUN = re.compile(
    r"[ \t\r\n]{1,3}"
    r"(?!(?:of|in|to|is|was|are|were|but|had|has|have|who|which|that|for|with|on|at|from|by|as|when|while|he|she|they|it|I)\b)"
    r"[^\W\d_]"
)


class Conventions(NamedTuple):
    """How a document sets its quotations.

    ``roles`` gives the direction of each glyph, ``outer`` the family of the document's own quotations, ``twin`` whether
    two straight single marks stand for a double one.
    """

    roles: dict[str, Side]
    outer: Family
    twin: bool


def infer(text: str) -> Conventions:
    """Read the conventions of a document from the way its marks lean on their neighbours."""
    facing: Counter[tuple[str, Side]] = Counter()
    for match in islice(find_from(_BEGINS_RUN, _RUN, text), SAMPLE):
        side = _lean(text, match.start(), match.end(), at_start=False)
        run = match.group()
        facing[run if run == "''" or run == "``" else run[0], side] += 1
    twin = facing["''", OPEN] + facing["``", OPEN] > 0
    roles = {glyph: _role(glyph, facing) for glyph in FAMILY}
    opened = Counter[Family]()
    for (glyph, side), count in facing.items():
        if side is OPEN and glyph in FAMILY:
            opened[FAMILY[glyph]] += count
    outer = SINGLE if opened[SINGLE] > 2 * opened[DOUBLE] + opened[Family.GUILLEMET] else DOUBLE
    return Conventions(roles, outer, twin)


def _role(glyph: str, facing: Counter[tuple[str, Side]]) -> Side:
    opens = facing[glyph, OPEN] + BIRTHRIGHT * (glyph in _BORN_OPEN)
    closes = facing[glyph, CLOSE] + BIRTHRIGHT * (glyph in _BORN_CLOSE)
    if opens + closes == 0 or glyph in ('"', "'", "''"):
        return EITHER
    if opens >= ONE_WAY * (opens + closes):
        return OPEN
    if closes >= ONE_WAY * (opens + closes):
        return CLOSE
    return EITHER


def scan(text: str, start: int, end: int, conventions: Conventions) -> Iterator[Mark]:
    """The marks of a block, in order; apostrophes within words are none."""
    for match in find_from(_BEGINS_RUN, _RUN, text, start, end):
        at, stop = match.span()
        if stop - at > LONGEST_RUN or text[at] == "=":
            continue
        lean = _lean(text, at, stop, at_start=at == start)
        for glyph_start, glyph in _glyphs(match.group(), at, lean, conventions):
            role = conventions.roles[glyph]
            side = lean if role is EITHER else role if lean in (role, EITHER) else EITHER
            family = FAMILY[glyph]
            glyph_end = glyph_start + len(glyph)
            if glyph_end == end and glyph_start > start:  # nothing opens at the end of a block
                side = CLOSE
            if family is SINGLE:
                if _is_apostrophe(text, glyph_start, glyph_end, glyph, lean, conventions):
                    continue
                doubt = _doubtful_single(text, glyph_start, glyph_end, side)
            else:
                doubt = family is DOUBLE and side is not OPEN and _is_prime(text, glyph_start)
            yield Mark(glyph_start, glyph_end, glyph, family, side, doubt)


def _lean(text: str, start: int, end: int, *, at_start: bool) -> Side:
    """Which way a run of marks faces, told by the characters on both sides; signs of emphasis are seen through."""
    before = " " if at_start or start == 0 else text[start - 1]
    after = text[end] if end < len(text) else " "
    if before in "_*" and start > 1:
        before = text[start - 2] if not text[start - 2].isspace() else "x" if after.isspace() else " "
    if after in "_*" and end + 1 < len(text):
        after = text[end + 1]
    blank_before, blank_after = before.isspace(), after.isspace()
    if blank_before:
        unsure = ",;:!?)]}" if at_start else ".…,;:!?)]}"
        return EITHER if blank_after or after in unsure else OPEN
    if blank_after:
        return EITHER if before in "([{" else CLOSE
    if before in _DASHES or before in _OPENS_BEFORE:
        return CLOSE if after in _CLOSES_AFTER and after not in _DASHES and after != "." else OPEN
    if after in _CLOSES_AFTER or after in "([":
        return CLOSE
    return EITHER


def _glyphs(run: str, start: int, lean: Side, conventions: Conventions) -> Iterator[tuple[int, str]]:
    """The marks of a run; two straight single marks are one where the document writes so, the outer ones outermost."""
    at = 0
    while at < len(run):
        pair = run[at : at + 2]
        odd_close = lean is CLOSE and len(run) - at == 3 and run[at:] == "'''"
        if conventions.twin and pair in ("''", "``") and not odd_close:
            yield start + at, pair
            at += 2
        else:
            yield start + at, run[at]
            at += 1


def _is_apostrophe(text: str, start: int, end: int, glyph: str, lean: Side, conventions: Conventions) -> bool:
    """True for elisions (’tis, '90s) and for the genitive after a closing mark or emphasis (“Mary”’s, _Times_'s)."""
    if start > 0 and not text[start - 1].isspace() and lean is not OPEN and _SUFFIX.match(text, end):
        return True
    if lean is OPEN and _TURNED_ELISION.match(text, end):
        return True
    if lean is not OPEN or conventions.roles[glyph] is OPEN:
        return False
    return conventions.roles[glyph] is CLOSE or (
        text[start - 1 : start] not in ('"', "“") and bool(_ELISION.match(text, end))
    )


def _doubtful_single(text: str, start: int, end: int, side: Side) -> bool:
    if side is OPEN:
        return False
    before = text[max(0, start - 4) : start]
    if before[-1:].isdigit():
        return True
    if before[-1:] in ("s", "x", "z", "S"):
        return bool(_FOLLOWED_BY_NOUN.match(text, end))
    return bool(_DROPPED.search(before)) and text[end : end + 1].isspace()


def _is_prime(text: str, start: int) -> bool:
    """True after one to three digits: an inch or second mark, unless a quotation needs closing there."""
    return text[max(0, start - 1) : start].isdigit() and not text[max(0, start - 4) : start].isdigit()
