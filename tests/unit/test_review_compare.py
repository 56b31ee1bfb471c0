"""Comparing quoted words with a source: every case of tests/cases/compare, and what holds for any two texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quotefind.review.change import ChangeKind
from quotefind.review.compare import compare

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "compare" / "changes.yaml").read_text(encoding="utf-8"))
TABLE = [pytest.param(group["source"], case, id=case["name"]) for group in CASES for case in group["cases"]]


@pytest.mark.parametrize(("source", "case"), TABLE)
def test_changes_are_told_by_kind(source: str, case: dict[str, object]) -> None:
    found = compare(str(case["quoted"]), source)
    assert [f"{c.kind.value}: {c.quoted} > {c.source}" for c in found.changes] == case["changes"]


def test_the_gravest_change_is_named_first() -> None:
    found = compare("there was a singel riot", "there was not a single riot")
    assert found.gravest is ChangeKind.NEGATION
    assert found.gravest.alters
    assert compare("one … two", "one and two").gravest is ChangeKind.ELLIPSIS
    assert compare("one", "one").gravest is None


WORDS = st.lists(st.sampled_from("the cat sat on a mat not 7 Rome … [so] , . “x”".split()), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_any_two_texts_compare_without_error(quoted: str, source: str) -> None:
    found = compare(quoted, source)
    assert 0 <= found.agreement <= 1
    assert 0 <= found.span.start <= found.span.end <= len(source)
    for change in found.changes:
        assert 0 <= change.quoted_span.start <= change.quoted_span.end <= len(quoted)
        assert 0 <= change.source_span.start <= change.source_span.end <= len(source)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_characters_compare_without_error(quoted: str, source: str) -> None:
    compare(quoted, source)


@given(
    st.lists(st.sampled_from("alpha beta gamma delta epsilon".split()), min_size=1, max_size=8).map(" ".join),
    WORDS,
    WORDS,
)
def test_words_that_stand_in_the_source_are_unchanged(quoted: str, before: str, after: str) -> None:
    assert compare(quoted, f"{before} {quoted} {after}").changes == ()
