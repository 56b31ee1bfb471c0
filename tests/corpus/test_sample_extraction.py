"""The extractor on the sample corpus, against the list of all that stands there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from quotefind.extract import extract
from quotefind.model import Quotation
from quotefind.readers import read_document
from quotefind.readers.catalogue import bundled_catalogue
from quotefind.text import fold

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
LIST: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sources.yaml").read_text(encoding="utf-8"))
NAMES = [entry["document"] for entry in LIST]
CATALOGUE = bundled_catalogue()

HELD = {"kind": 0.97, "speaker": 0.74, "citation": 0.91}
"""Shares that are right over the whole corpus; they may only rise."""

CITATION = ("work", "quoted_in", "pages", "note")


@cache
def found(name: str) -> tuple[Quotation, ...]:
    return extract(read_document(DOCUMENTS / name, name), CATALOGUE).quotations


def pairs() -> list[tuple[dict[str, Any], Quotation]]:
    """Listed and found quotations, place by place."""
    return [pair for entry in LIST for pair in zip(entry["quotations"], found(entry["document"]), strict=True)]


def right_kind(row: dict[str, Any], quotation: Quotation) -> bool:
    return bool(quotation.kind == row.get("kind", "quotation"))


def right_speaker(row: dict[str, Any], quotation: Quotation) -> bool | None:
    return fold(row["speaker"]) in fold(quotation.attribution.speaker or "") if "speaker" in row else None


def right_citation(row: dict[str, Any], quotation: Quotation) -> bool | None:
    """Every part of the listed citation is given; a title may stand with its author or shortened as printed."""
    listed = {name: fold(row[name]) for name in CITATION if name in row}
    return (
        all(part in fold(getattr(quotation.citation, name) or "") for name, part in listed.items()) if listed else None
    )


JUDGES: dict[str, Callable[[dict[str, Any], Quotation], bool | None]] = {
    "kind": right_kind,
    "speaker": right_speaker,
    "citation": right_citation,
}
"""None where there is nothing to judge."""


@pytest.mark.parametrize("entry", LIST, ids=NAMES)
def test_the_extractor_finds_exactly_the_listed_texts(entry: dict[str, Any]) -> None:
    listed = [(fold(row["text"]), row.get("depth", 1)) for row in entry["quotations"]]
    assert [(fold(quotation.reading), quotation.depth) for quotation in found(entry["document"])] == listed


@pytest.mark.parametrize("what", HELD)
def test_what_is_told_of_the_quotations_is_right_as_often_as_held(what: str) -> None:
    judged = [(right, row) for row, quotation in pairs() if (right := JUDGES[what](row, quotation)) is not None]
    wrong = [f"{row['text'][:60]!r} {row.get('speaker')}" for right, row in judged if not right]
    assert 1 - len(wrong) / len(judged) >= HELD[what], "\n".join(wrong)
