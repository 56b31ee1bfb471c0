"""Case files: text in, quoted words out. Add a case to tests/cases without Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.extract.assemble import reading_of
from quotefind.extract.finding.find import find
from quotefind.extract.kinds.classify import classify
from quotefind.extract.segment import segment

CASES = Path(__file__).resolve().parents[1] / "cases"


def cases(stage: str) -> list[Any]:
    """The cases of a stage, each as a test parameter named after it."""
    return [
        pytest.param(case, id=f"{path.stem}: {case.get('name', case['text'][:40])}")
        for path in sorted((CASES / stage).glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases("find"))
def test_finds_what_a_careful_reader_marks(case: dict[str, Any]) -> None:
    text = case["text"]
    passages, faults = find(Document("case.txt", text, ""), segment(text))
    wanted = [{"text": f} if isinstance(f, str) else f for f in case["found"]]
    assert [(text[p.start : p.end], p.depth) for p in passages] == [(w["text"], w.get("depth", 1)) for w in wanted]
    for passage, want in zip(passages, wanted, strict=True):
        if "layout" in want:
            assert passage.layout.value == want["layout"], want["text"]
        if "reading" in want:
            assert reading_of(text, passage) == want["reading"]
    assert [fault.code for fault in faults] == case.get("faults", [])


@pytest.mark.parametrize("case", cases("segment"))
def test_parts_a_plain_text_into_its_blocks(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[b.kind.value, text[b.start : b.end], b.label] for b in segment(text)]
    assert found == [block if len(block) == 3 else [*block, ""] for block in case["blocks"]]


@pytest.mark.parametrize("case", cases("kind"))
def test_tells_quotations_titles_and_terms_apart(case: dict[str, Any]) -> None:
    document = Document("case.txt", case["text"], "")
    blocks = segment(document.text)
    passages, _ = find(document, blocks)
    kinds = classify(document, blocks, passages, Catalogue())
    assert [[document.text[p.start : p.end], k.value] for p, k in zip(passages, kinds, strict=True)] == case["kinds"]
