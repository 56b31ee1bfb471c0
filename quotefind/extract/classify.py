"""Passages → kinds: a quotation, a title or a term, by weighing the signs around each. The weights are learnt data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from quotefind.catalogue import Catalogue
from quotefind.extract.passage import Passage
from quotefind.extract.signs import SHORT, Signs
from quotefind.model import Block, Document, Kind

Weights = Mapping[str, Mapping[str, float]]
"""Sign → kind → weight; the sign "always" is the kinds' starting balance."""


def classify(
    document: Document, blocks: tuple[Block, ...], passages: tuple[Passage, ...], catalogue: Catalogue
) -> tuple[Kind, ...]:
    """The kind of each passage.  A title that the catalogue knows is one unless the words are reported as said."""
    signs = Signs(document, blocks, passages)
    kinds = []
    for index, passage in enumerate(passages):
        found = signs.of(index)
        kinds.append(Kind.TITLE if _is_known_title(document, passage, catalogue, found) else weigh(found, weights()))
    return tuple(kinds)


def weigh(signs: Iterable[str], table: Weights) -> Kind:
    """The kind for which the signs speak most; of equals, the first of quotation, title, term."""
    found = ("always", *signs)
    totals = {kind: sum(table[sign].get(kind, 0.0) for sign in found if sign in table) for kind in Kind}
    return max(Kind, key=totals.__getitem__)


@cache
def weights() -> Weights:
    """The weights shipped with the package (``benchmarks/train_kind.py`` makes them)."""
    loaded: dict[str, dict[str, float]] = json.loads(
        (files("quotefind") / "extract" / "kind-weights.json").read_text("utf-8")
    )
    return loaded


def _is_known_title(document: Document, passage: Passage, catalogue: Catalogue, signs: list[str]) -> bool:
    words = document.text[passage.start : passage.end]
    if words.count(" ") not in range(1, SHORT) or any(sign.startswith("saying") for sign in signs):
        return False
    return bool(catalogue.find_works(words))
