"""The check: every case of tests/cases/check, the order of sources, and what it knows of the manuscript itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from quotefind.build import index
from quotefind.catalogue import Catalogue
from quotefind.model import Attribution, Citation, DocumentRef, Kind, Quotation
from quotefind.review.change import ChangeKind
from quotefind.review.check import Judgement, Verdict, check
from quotefind.store import Store, open_store

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "check" / "verdicts.yaml").read_text(encoding="utf-8")
)
TABLE = [pytest.param(case, id=case["name"]) for case in CASES["cases"]]


def indexed(folder: Path, documents: dict[str, str], cards: list[dict[str, str]]) -> Path:
    """A store of these documents and of a collection of these cards."""
    sources = folder / "sources"
    sources.mkdir()
    for name, text in documents.items():
        (sources / name).write_text(text, encoding="utf-8")
    if cards:
        rows = "".join(json.dumps(card) + "\n" for card in cards)
        (sources / "cards.jsonl").write_text(rows, encoding="utf-8")
    file = folder / "store.sqlite"
    with open_store(file, create=True) as made:
        index(made, [sources], Catalogue())
    return file


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    file = indexed(tmp_path_factory.mktemp("check"), CASES["documents"], CASES["cards"])
    with open_store(file) as opened:
        yield opened


def quoted(text: str, kind: Kind = Kind.QUOTATION, **known: str) -> Quotation:
    """A manuscript's quotation."""
    speaker = known.get("speaker")
    return Quotation(
        "m1",
        DocumentRef("manuscript", "draft.md", "", ""),
        text,
        text,
        kind,
        attribution=Attribution((speaker,), ("",), score=0.9) if speaker else Attribution(),
        citation=Citation(work=known.get("work"), volume=known.get("volume"), pages=known.get("pages")),
    )


def judged(store: Store, text: str, **known: str) -> Judgement:
    (judgement,) = check([quoted(text, **known)], store, Catalogue())
    return judgement


@pytest.mark.parametrize("case", TABLE)
def test_a_quotation_is_judged(store: Store, case: dict[str, str]) -> None:
    known = {key: case[key] for key in ("speaker", "work", "volume", "pages") if key in case}
    found = judged(store, case["quoted"], **known)
    assert found.verdict.value == case.get("verdict", "exact"), found.reason
    assert found.reason.startswith(case.get("reason", ""))


def test_an_altered_quotation_names_its_gravest_change_and_where_it_should_stand(store: Store) -> None:
    found = judged(store, "The gate was closed before nine o'clock")
    assert found.gravest is ChangeKind.NEGATION
    assert found.source is not None
    assert (found.source.document.path, found.line) == ("walled-year.txt", 4)
    assert found.source.words == "The gate was not closed before nine o'clock"


def test_titles_and_terms_are_left_out(store: Store) -> None:
    others = [quoted("The Walled Year", Kind.TITLE), quoted("so-called", Kind.TERM)]
    assert list(check(others, store, Catalogue())) == []


def test_a_manuscript_is_no_source_of_its_own_quotations(store: Store) -> None:
    own = [row.id for row in store.documents() if row.path == "kitchens.txt"]
    (found,) = check([quoted("never forgives an idle hand or a cold oven")], store, Catalogue(), own)
    assert found.verdict is Verdict.NOT_FOUND


def test_without_any_other_document_nothing_can_be_checked(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.sqlite", create=True) as empty:
        assert judged(empty, "a library of weather").verdict is Verdict.NOT_CHECKABLE


def test_the_source_with_the_least_change_goes_before_the_right_speaker(tmp_path: Path) -> None:
    words = "Every river remembers the mountain that it came down from"
    cards = [
        {"text": words + ".", "author": "Tom Hale"},
        {"text": words.replace("every", "each").replace("Every", "Each") + ".", "author": "Ada Brook"},
    ]
    with open_store(indexed(tmp_path, {}, cards)) as opened:
        assert judged(opened, words, speaker="Ada Brook").verdict is Verdict.MISATTRIBUTED
        assert judged(opened, words, speaker="Tom Hale").verdict is Verdict.EXACT
        assert judged(opened, "Each" + words[5:], speaker="Ada Brook").verdict is Verdict.EXACT


def test_the_same_words_by_two_speakers_are_misattributed_to_neither(tmp_path: Path) -> None:
    words = "Every river remembers the mountain that it came down from"
    cards = [
        {"text": words, "author": author, "work": "Rivers", "pages": page} for author, page in (("A", "1"), ("B", "9"))
    ]
    with open_store(indexed(tmp_path, {}, cards)) as opened:
        assert judged(opened, words, speaker="B", work="Rivers", pages="9").verdict is Verdict.EXACT
        assert judged(opened, words, speaker="C", work="Rivers", pages="9").verdict is Verdict.MISATTRIBUTED


def test_only_findings_are_grave() -> None:
    grave = {verdict: (verdict.is_finding, verdict.severity.value) for verdict in Verdict}
    assert grave[Verdict.EXACT] == grave[Verdict.ADJUSTED] == grave[Verdict.NOT_CHECKABLE] == (False, "note")
    assert grave[Verdict.ALTERED] == grave[Verdict.MISATTRIBUTED] == (True, "error")
    assert grave[Verdict.NOT_FOUND] == grave[Verdict.WRONG_LOCATOR] == (True, "warning")
