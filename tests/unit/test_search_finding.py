"""Search finds what is half remembered, and nothing where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import put, put_rows, store_of

from quotefind.errors import NotFoundError
from quotefind.model import Filters, Kind
from quotefind.search import DEFAULT_CUTOFF, Query, search
from quotefind.store import Store, open_store

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "search" / "sayings.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of(tmp_path_factory.mktemp("search"), [tuple(row) for row in CASES["rows"]]) as opened:
        yield opened


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["ask"][:40] or "empty")
def test_cases(store: Store, case: dict[str, Any]) -> None:
    results = search(store, Query(case["ask"]))
    if case["find"] is None:
        assert not results.matches
    else:
        first = results.matches[0]
        assert first.quotation.reading.startswith(case["find"])
        if "marked" in case:
            assert first.quotation.reading[first.span.start : first.span.end] == case["marked"]


@pytest.mark.parametrize("row", CASES["rows"], ids=lambda row: row[0][:30])
def test_every_saying_is_found_by_its_own_words(store: Store, row: list[str]) -> None:
    first = search(store, Query(row[0])).matches[0]
    assert (first.quotation.reading, first.score) == (row[0], 100.0)


@pytest.mark.parametrize("exact", [False, True])
def test_the_saying_by_itself_comes_before_a_text_in_which_it_stands(tmp_path: Path, exact: bool) -> None:
    longer = "My aunt had three rules. A lantern in the window is worth two in the harbour, said she, and lit it."
    shorter = "A lantern in the window is worth two in the harbour."
    with store_of(tmp_path, [(longer, "Ada Mill"), (shorter, "Ada Mill")]) as store:
        found = search(store, Query("lantern in the window is worth two in the harbour", exact=exact)).matches
    assert [(match.quotation.reading, match.score) for match in found] == [(shorter, 100.0), (longer, 100.0)]


def test_a_pasted_page_finds_every_saying_in_it(store: Store) -> None:
    filler = "Then the clerk turned over another leaf of the ledger and coughed at length. "
    sayings = [row[0] for row in CASES["rows"][:4]]
    page = filler * 12 + (filler * 8).join(sayings) + filler * 12
    found = [match.quotation.reading for match in search(store, Query(page)).matches]
    assert set(sayings) <= set(found)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "word " * 200_000, "\x00", "\ud800", "a" * 300 + " " + "b" * 300])
def test_absurd_queries_are_answered(store: Store, text: str) -> None:
    assert search(store, Query(text)).matches == ()


@pytest.mark.parametrize("where", ["quotations", "documents"])
@pytest.mark.parametrize("exact", [False, True])
def test_an_empty_store_holds_nothing(tmp_path: Path, where: Any, exact: bool) -> None:
    with open_store(tmp_path / "store.sqlite", create=True) as empty:
        results = search(empty, Query("the lamp is lit", where=where, exact=exact))
    assert (results.matches, results.nearest) == ((), None)


def test_the_nearest_miss_is_told(store: Store) -> None:
    results = search(store, Query("a lantern and a rope"))
    assert results.matches == ()
    assert results.nearest is not None
    assert results.nearest.quotation.reading.startswith("A lantern")
    assert 0 < results.nearest.score < DEFAULT_CUTOFF


def test_the_limit_and_the_cutoff_hold(store: Store) -> None:
    assert len(search(store, Query("of", limit=2)).matches) == 2
    assert all(match.score >= 99 for match in search(store, Query("lantrn in the window", cutoff=99.0)).matches)
    assert search(store, Query("lantrn in the window", cutoff=10.0)).matches


# ── exact ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        ("worth two in the harbour", 1),
        ("Worth TWO in the harbour!", 1),
        ("worth two the harbour", 0),
        ("wort two in the harbour", 0),
        ("the mill", 1),
        ("of fashion", 2),
        ("window harbour", 0),
    ],
)
def test_exact_wants_the_very_words(store: Store, ask: str, found: int) -> None:
    matches = search(store, Query(ask, exact=True)).matches
    assert len(matches) == found
    assert all(match.score == 100 for match in matches)


# ── filters ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(author="Ada Mill"), ["A lantern in the window is worth two in the harbour, said my aunt."]),
        (Filters(author="Osip Frost"), []),
        (Filters(document="book.jsonl"), ["A lantern in the window is worth two in the harbour, said my aunt."]),
        (Filters(kinds=(Kind.QUOTATION,)), ["A lantern in the window is worth two in the harbour, said my aunt."]),
        (Filters(kinds=(Kind.TITLE,)), []),
        (Filters(with_page=True), []),
    ],
)
def test_filters_narrow(store: Store, filters: Filters, found: list[str]) -> None:
    assert [m.quotation.reading for m in search(store, Query("lantern in the window", filters)).matches] == found


def test_a_filter_that_nothing_answers_to_is_an_error_even_for_an_empty_query(store: Store) -> None:
    with pytest.raises(NotFoundError):
        search(store, Query("", Filters(author="Nobody")))


def test_filters_narrow_before_ranking(tmp_path: Path) -> None:
    many = [(f"the mill hums at {n} in the morning", "Ada Mill") for n in range(400)]
    with store_of(tmp_path, [*many, ("the mill hums at night", "Osip Frost")]) as store:
        put_rows(store, [("the mill hums at dusk", f"Voice {n}") for n in range(150)], "other.jsonl")
        (first,) = search(store, Query("the mill hums at", Filters(author="Osip Frost"))).matches
        assert first.quotation.reading == "the mill hums at night"
        ada = search(store, Query("the mill hums at 399 in the", Filters(author="Ada Mill"))).matches
        assert ada[0].quotation.reading == "the mill hums at 399 in the morning"
        other = search(store, Query("the mill hums at", Filters(document="other.jsonl"), limit=500)).matches
        assert {match.quotation.document.path for match in other} == {"other.jsonl"}


# ── common words ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """More texts than a common word's list has room for."""
    rows = [(f"all of the {n} things that we do in it are {n * 7}", "Ada Mill") for n in range(4500)]
    rows += [("that it do we", "Osip Frost"), ("we do it all in the things that are", "Ines Tarr")]
    with store_of(tmp_path_factory.mktemp("crowded"), rows) as opened:
        yield opened


@pytest.mark.parametrize("ask", ["that it do we", "it all in the", "all of the 4321 things"])
def test_only_common_words_are_found_by_their_order(crowded: Store, ask: str) -> None:
    first = search(crowded, Query(ask)).matches[0]
    assert ask in first.quotation.reading


@pytest.mark.parametrize("ask", ["it do in all things the are that", "do of it we all do in are the"])
def test_common_words_are_found_swapped_and_with_others_between(crowded: Store, ask: str) -> None:
    found = search(crowded, Query(ask, cutoff=20.0, limit=200)).matches
    assert "we do it all in the things that are" in [match.quotation.reading for match in found]


def test_one_common_word_finds_some_of_its_texts(crowded: Store) -> None:
    assert len(search(crowded, Query("things")).matches) == 10
    (only,) = search(crowded, Query("things", Filters(author="Ines Tarr"))).matches
    assert only.quotation.attribution.speaker == "Ines Tarr"


def test_a_misspelt_common_word_is_understood(crowded: Store) -> None:
    assert (
        search(crowded, Query("we do it all in the thinks that are"))
        .matches[0]
        .quotation.reading.startswith("we do it")
    )


# ── other wordings ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_another_wording_by_the_same_speaker_is_offered_below(store: Store) -> None:
    results = search(store, Query("attic of fashion"))
    assert [match.quotation.reading for match in results.matches] == ["the attic of fashion"]
    (other,) = results.variants
    assert other.quotation.reading == "Hats like that belong in the junk-shop of fashion."
    assert other.variant == "“junk-shop” for “attic”"
    assert other.quotation.reading[other.span.start : other.span.end] == "junk-shop of fashion"
    assert other.score < DEFAULT_CUTOFF
    assert search(store, Query("attic of fashion", variants=False)).variants == ()


def test_results_are_the_same_twice(store: Store) -> None:
    query = Query("the mill in the window")
    assert search(store, query) == search(store, query)


# ── documents ──────────────────────────────────────────────────────────────────────────────────────────────────────

EVENING = """The road to the mill was wet. Osip carried the lamp,
and Ada car-
ried nothing at all.

He said “bread is baked before dawn” and left. Nobody answered him."""


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Store]:
    with store_of(tmp_path, [("unrelated", "")]) as opened:
        put(opened, "evening.txt", EVENING, "bread is baked before dawn", speaker="Osip")
        put(opened, "other.txt", "Osip carried the lamb to the market.", "")
        yield opened


def test_documents_are_searched_whole(evening: Store) -> None:
    (first,) = search(evening, Query("Osip carried the lamp and Ada carried nothing", where="documents")).matches
    assert first.quotation.text == "Osip carried the lamp,\nand Ada car-\nried nothing at all."
    assert first.quotation.reading == "Osip carried the lamp, and Ada carried nothing at all."
    assert (first.quotation.line, first.quotation.column, first.quotation.id) == (1, 31, "")
    assert first.quotation.reading[first.span.start : first.span.end].startswith(
        "Osip carried the lamp, and Ada carried"
    )
    both = search(evening, Query("Osip carried the lamp", where="documents")).matches
    assert [match.quotation.document.path for match in both] == ["evening.txt", "other.txt"]


def test_documents_are_narrowed_by_document(evening: Store) -> None:
    query = Query("Osip carried the lamp", Filters(document="other.txt"), where="documents")
    assert [match.quotation.document.path for match in search(evening, query).matches] == ["other.txt"]


def test_removed_documents_are_found_no_more(evening: Store) -> None:
    (other,) = [row for row in evening.documents() if row.path == "other.txt"]
    with evening.writing() as writer:
        writer.remove(other.id)
    matches = search(evening, Query("Osip carried the lamb to the market", where="documents")).matches
    assert "other.txt" not in {match.quotation.document.path for match in matches}


# ── invariants ─────────────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_query_is_safe_and_its_spans_lie_in_the_text(store: Store, text: str) -> None:
    results = search(store, Query(text, cutoff=20.0, limit=3))
    for match in results.matches:
        assert 0 <= match.span.start <= match.span.end <= len(match.quotation.reading)
        assert all(0 <= m.start <= m.end <= len(match.excerpt.text) for m in match.excerpt.marked)
        assert 20.0 <= match.score <= 100.0
