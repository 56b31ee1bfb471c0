"""Every rule of attribution on sentences of our own: what it must name and what it must not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.entry import Person, Work
from quotefind.extract import extract
from quotefind.model import Quotation
from quotefind.readers.markdown import read_markdown
from quotefind.readers.source import Source

CASES = Path(__file__).resolve().parents[1] / "cases" / "attribute"


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['promise']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def quoted(case: dict[str, Any]) -> tuple[Quotation, ...]:
    people = [Person(**{**person, "aliases": tuple(person["aliases"])}) for person in case.get("people", ())]
    works = [Work(**{**work, "authors": tuple(work["authors"])}) for work in case.get("works", ())]
    return extract(document(case), Catalogue(people, works)).quotations


def document(case: dict[str, Any]) -> Document:
    if case.get("format") == "markdown":
        return read_markdown(Source("case.md", case["text"], "", "utf-8"))
    return Document("case.txt", case["text"], "")


def beginning(quotations: tuple[Quotation, ...], words: str) -> Quotation:
    found = [q for q in quotations if q.reading.startswith(words)]
    assert found, f"no quotation begins with {words!r} among {[q.reading for q in quotations]}"
    return min(found, key=lambda q: len(q.reading)) if len(found) > 1 else found[0]


@pytest.mark.parametrize("case", cases())
def test_the_speaker_is_named(case: dict[str, Any]) -> None:
    quotations = quoted(case)
    given = {words: beginning(quotations, words).attribution.speaker for words in case["speakers"]}
    assert given == case["speakers"]
    for words, note in case.get("notes", {}).items():
        assert beginning(quotations, words).attribution.note == note


@pytest.mark.parametrize("case", cases())
def test_every_speaker_has_a_rule_and_words_of_the_document_as_evidence(case: dict[str, Any]) -> None:
    for quotation in quoted(case):
        attribution = quotation.attribution
        if attribution.speaker:
            span = attribution.evidence_span
            assert attribution.rule
            assert document(case).text[span.start : span.end] == attribution.evidence
            assert 0 < attribution.score <= 1
