"""Passages → kinds: a quotation, a title or a term, by weighing the signs around each. The weights are learnt data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import fsum

from quotefind.catalogue import Catalogue
from quotefind.document import Block, Document
from quotefind.entry import PersonKind
from quotefind.extract.kinds.signs import LENGTHS, NEAR, Signs
from quotefind.extract.passage import Passage
from quotefind.model import Kind

TITLE_LENGTH = 160
"""Characters of the longest title; the longest of the gold has 83."""

_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]+\s){0,3}[A-ZÀ-Þ][\w.’'-]+"
_CITING = re.compile(
    rf"(?:(?:[(\[;]|^\W*\d{{1,3}}\W+|\n\W*\d{{1,3}}\W+)\s*{_NAME},"
    rf"|(?:[Qq]uoted|[Cc]ited|[Pp]rinted) in(?:\s{_NAME},)?)\s*$"
)
"""What leads up to a title in a citation: a bracket or a note's number and a name, or "quoted in"."""
_CITED = re.compile(r"\s*[,.;]?\s*(?:[),;.]|\(\D{0,30}\d|vol|pp?\b)")

_OF_A_WORK = frozenset(("title noun before", "names a kind of work", "title case, written or in before"))
"""Signs without which nothing is a title: capitals alone are as often a slogan or the name of a body."""
_OF_A_THING = frozenset(("determiner before", "naming before"))
"""Signs that capitals name a thing and no work: "ruled by an “Assembly of the Guilds”"."""
_SAID = frozenset(("saying: verb before", "saying: that before"))
"""Signs that words were uttered, whatever noun of works stands before them: "the report that …"."""
_SPOKEN = (
    frozenset(("begins its paragraph", "ends in a comma", "a small word after")),
    frozenset(("saying: verb before", "begins with a capital")),
)
"""Signs which together show speech however short: “Because--” he hesitated; she said “Exactly”."""
_NO_NAME = frozenset((f"more than {LENGTHS[-1]} words", "several sentences", "introduced by the paragraph before"))
"""Signs of what is neither title nor term."""

Weights = Mapping[str, Mapping[str, float]]
"""Sign → kind → weight; the sign "always" is the kinds' starting balance."""


def classify(
    document: Document, blocks: tuple[Block, ...], passages: tuple[Passage, ...], catalogue: Catalogue
) -> tuple[Kind, ...]:
    """The kind of each passage.

    Sure without weighing: what is longer than any title and term, what stands as a title in a citation, and what the
    catalogue knows as a work or periodical, unless the words are reported as said.
    """
    signs = Signs(document, blocks, passages)
    kinds = []
    for index, passage in enumerate(passages):
        if passage.end - passage.start > TITLE_LENGTH and signs.is_speech(index):
            kinds.append(Kind.QUOTATION)
            continue
        found = signs.of(index)
        sure = _is_title(document, passage, catalogue, found)
        kinds.append(Kind.TITLE if sure else weigh(found, weights()))
    return tuple(kinds)


def weigh(signs: Iterable[str], table: Weights) -> Kind:
    """The kind for which the signs speak most; of equals, the first of quotation, title, term."""
    found = ("always", *signs)
    kinds = possible(found)
    if len(kinds) == 1:
        return kinds[0]
    return max(kinds, key=lambda kind: fsum(table[sign].get(kind, 0.0) for sign in found if sign in table))


def possible(found: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds that come into question: the cases in order, the surest first.

    Sentences and what is uttered are neither title nor term; a title needs evidence of a work; a name with its
    capitals is not speech.
    """
    shown = set(found)
    if "byline after" in shown and "several sentences" not in shown:
        return (Kind.TITLE,)
    if shown & _NO_NAME or any(sign.startswith("uttered") for sign in shown):
        return (Kind.QUOTATION,)
    if "title case, named in passing" not in shown and any(signs <= shown for signs in _SPOKEN):
        return (Kind.QUOTATION,)
    of_a_work = shown & _OF_A_WORK and not shown & _SAID and "begins small" not in shown
    if of_a_work and "title case" in shown and shown & _OF_A_WORK - {"names a kind of work"}:
        return (Kind.TITLE,)
    if "title case, named in passing" in shown:
        return (Kind.TERM,) if shown & _OF_A_THING else (Kind.TITLE,)
    return tuple(Kind) if of_a_work else (Kind.QUOTATION, Kind.TERM)


@cache
def weights() -> Weights:
    """The weights shipped with the package (``benchmarks/train_kind.py`` makes them)."""
    loaded: dict[str, dict[str, float]] = json.loads(
        (files("quotefind") / "extract" / "kinds" / "kind-weights.json").read_text("utf-8")
    )
    return loaded


def _is_title(document: Document, passage: Passage, catalogue: Catalogue, signs: list[str]) -> bool:
    if passage.end - passage.start > TITLE_LENGTH:
        return False
    before = document.text[max(0, passage.outer_start - NEAR) : passage.outer_start]
    leads_up = before.rstrip().endswith((",", " in"))  # _CITING is slow to try
    if leads_up and _CITED.match(document.text, passage.outer_end) and _CITING.search(before):
        return True
    if any(sign.startswith("saying") for sign in signs):
        return False
    words = document.text[passage.start : passage.end]
    periodical = any(person.kind is PersonKind.PERIODICAL for person in catalogue.find_people(words))
    return periodical or (" " in words and bool(catalogue.find_works(words)))
