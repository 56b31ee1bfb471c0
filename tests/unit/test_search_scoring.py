"""The pure parts of search: scores, the matched run, excerpts, the rows of the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import put, put_rows, store_of

from quotefind.search import Query, excerpt_of, search
from quotefind.search.align import align
from quotefind.search.score import Asked, score
from quotefind.store import Store, gather, postings
from quotefind.store.gather import Gathering
from quotefind.text import fold


def asked(text: str) -> Asked:
    words = fold(text).split()
    return Asked.of(words, dict.fromkeys(words, 5.0), {}, 10.0)


# ── score ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("query", "text", "least", "most"),
    [
        ("the lamp is lit", "the lamp is lit", 100, 100),
        ("the lamp is lit", "she said that the lamp is lit and left", 100, 100),
        ("the lmap is lit", "the lamp is lit", 70, 95),
        ("the lamp is lit", "the ship is lost", 0, 75),
        ("word " * 30 + "the lamp is lit at seven in winter", "the lamp is lit at seven in winter", 100, 100),
        ("word " * 30 + "lamp", "lamp", 0, 50),
        ("", "the lamp", 0, 0),
        ("the lamp", "", 0, 0),
    ],
)
def test_scores_mean_the_same_for_short_and_long(query: str, text: str, least: float, most: float) -> None:
    assert least <= score(asked(query), fold(text)) <= most


def test_words_that_tell_nothing_are_scored_by_their_letters() -> None:
    nothing = Asked.of(["of", "the"], {"of": 0.0, "the": 0.0}, {}, 0.0)
    assert 0 < score(nothing, "of the") < 100


def test_another_spelling_counts_nearly_as_the_word() -> None:
    words = ["dustbn", "history"]
    spelt = Asked.of(words, dict.fromkeys(words, 5.0), {"dustbn": ("dustbin",)}, 10.0)
    assert score(spelt, "dustbin of history") > score(asked("dustbn history"), "dustbin of history")


@given(st.text(max_size=60), st.text(max_size=60))
def test_scores_stay_in_bounds(query: str, text: str) -> None:
    assert 0 <= score(asked(query), fold(text)) <= 100.0001


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ground is a day you", "Any day above ground is a good day. Before you complain, be thankful."),
        ("the lamp burns the river", "and the lamp that burns by the river went out"),
    ],
)
def test_a_memory_with_words_left_out_scores_above_one_with_other_words(query: str, text: str) -> None:
    made_up = " ".join([*query.split()[:-1], "otherwise"])
    assert score(asked(query), fold(text)) > max(80, score(asked(made_up), fold(text)) + 10)


def test_words_put_in_count_less_than_words_with_which_the_text_does_not_go_on() -> None:
    text = "fear has a large shadow but he himself is small"
    put_in, at_the_end = "fear something has a large everything shadow", "fear has a large shadow something everything"
    assert 100 > score(asked(put_in), text) > score(asked(at_the_end), text) + 5


# ── the matched run ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("lamp is lit", "He said: the lamp is lit, and left.", "lamp is lit"),
        ("lmap is lti", "He said: the lamp is lit, and left.", "lamp is lit"),
        ("dustbin history", "into the dustbin of history!", "dustbin of history"),
        ("Müllers", "the müller’s, of course", "müller’s"),
        ("lamp", "The LAMP", "LAMP"),
        ("a long query that holds the lamp and more", "the lamp", "the lamp"),
        ("anything", "— … —", "— … —"),
        ("", "the lamp", "the lamp"),
    ],
)
def test_the_matched_run_is_whole_words(query: str, text: str, marked: str) -> None:
    span = align(asked(query), text)
    assert text[span.start : span.end] == marked


# ── excerpts ───────────────────────────────────────────────────────────────────────────────────────────────────────

TEXT = """A heading that stands alone

The first evening was quiet. Then the clerk rose, who had slept through the whole of
the second reading of the bill on herring, and said: “The lamp is
lit”, and every-
body looked at it. Some laughed. Others did not, and went home by the lower road in
the rain that had not stopped since noon.

Another paragraph."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_of(tmp_path, [("A row of a collection", "")]) as opened:
        put(opened, "clerk.txt", TEXT, "The lamp is\nlit")
        yield opened


@pytest.mark.parametrize(
    ("context", "text", "cut_before", "cut_after"),
    [
        (
            0,
            "who had slept through the whole of the second reading of the bill on herring, and said: “The lamp is "
            "lit”, and everybody looked at it. Some laughed. Others did not, and went home by the lower",
            True,
            True,
        ),
        (
            1,
            "Then the clerk rose, who had slept through the whole of the second reading of the bill on herring, and "
            "said: “The lamp is lit”, and everybody looked at it.",
            False,
            False,
        ),
        (
            2,
            "The first evening was quiet. Then the clerk rose, who had slept through the whole of the second reading "
            "of the bill on herring, and said: “The lamp is lit”, and everybody looked at it. Some laughed.",
            False,
            False,
        ),
        (
            None,
            "The first evening was quiet. Then the clerk rose, who had slept through the whole of the second reading "
            "of the bill on herring, and said: “The lamp is lit”, and everybody looked at it. Some laughed. Others did "
            "not, and went home by the lower road in the rain that had not stopped since noon.",
            False,
            False,
        ),
    ],
)
def test_an_excerpt_is_what_a_reader_reads_around_the_match(
    store: Store, context: int | None, text: str, cut_before: bool, cut_after: bool
) -> None:
    (match,) = search(store, Query("the lamp is lit", context=context)).matches
    assert (match.excerpt.text, match.excerpt.cut_before, match.excerpt.cut_after) == (text, cut_before, cut_after)
    (marked,) = match.excerpt.marked
    assert match.excerpt.text[marked.start : marked.end] == "The lamp is lit"


def test_a_row_of_a_collection_is_its_own_excerpt(store: Store) -> None:
    (match,) = search(store, Query("row of a collection")).matches
    assert match.excerpt.text == "A row of a collection"
    assert excerpt_of(store, match.quotation).marked[0].end == len(match.quotation.reading)


def test_a_long_quotation_is_cut_around_the_match(store: Store) -> None:
    put_rows(store, [("x" * 120 + " the heron keeps a ledger " + "y" * 120, "")], "long.jsonl")
    (match,) = search(store, Query("heron keeps a ledger")).matches
    assert match.excerpt.text == "the heron keeps a ledger"
    assert (match.excerpt.cut_before, match.excerpt.cut_after) == (True, True)


# ── the rows of the index ──────────────────────────────────────────────────────────────────────────────────────────


def test_terms_that_share_a_number_share_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "number", lambda term: 7)
    gathering = Gathering({})
    gathering.add(1, "heron lamp")
    gathering.add(2, "lamp")
    ((key, count, cut, ids, before, after),) = gathering.posting_rows(100, 2)
    assert (key, count, cut, list(memoryview(ids).cast("I")), before, after) == (107, 3, False, [1, 2], None, None)


def test_a_large_index_is_made_in_parts_and_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"heron number {n} stands in the reeds, {'not ' * (n % 3)}in the mud", "") for n in range(35)]
    monkeypatch.setattr(postings, "COMMON", 30)

    def lists(folder: Path) -> tuple[list[tuple[Any, ...]], dict[int, set[str]]]:
        folder.mkdir()
        with store_of(folder, rows) as store:
            assert store.row("SELECT units, first, last FROM segment WHERE target = 'quotation'") == (35, 1, 36)
            assert len(search(store, Query("stands in the reeds", limit=50)).matches) == 24
            typos = store.rows("SELECT key, words FROM quotation_typo")
            postings = store.rows("SELECT key, count, cut, ids, before, after FROM quotation_posting ORDER BY key")
            return list(postings), {key: set(words.split(" ")) for key, words in typos}

    whole = lists(tmp_path / "whole")
    monkeypatch.setattr(postings, "PART_UNITS", 10)
    assert lists(tmp_path / "parts") == whole
    assert {cut for _, _, cut, *_ in whole[0]} == {0, 1}
