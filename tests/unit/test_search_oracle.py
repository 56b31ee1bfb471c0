"""The index against the naive scan: wherever scoring every text finds a hit, search finds one as good."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from store_samples import store_of

from quotefind.model import Filters
from quotefind.search import DEFAULT_CUTOFF, Query, search
from quotefind.search.candidates import FOR_THE_BEST, Ballot, Known
from quotefind.search.rank import words_of
from quotefind.search.score import Asked, score
from quotefind.store import Store, postings
from quotefind.store.lists import Lists
from quotefind.store.narrow import Allowed
from quotefind.text import fold

WORDS = (
    "the of and to a in that it is was history water garden harbour lantern morning question answer winter people "
    "power silence freedom labour ministry orchard river kitchen paper window courage theatre carriage soldier letter"
).split()

texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join)
corpora = st.lists(texts, min_size=1, max_size=40)


def naive(store: Store, text: str, author: str) -> float:
    """The best score that any text has, or any of an author."""
    words = words_of(text)
    known = Known(Lists(store, "quotation"), words)
    asked = Asked.of(words, known.weights, known.spellings, known.unknown_weight)
    quotations = store.quotations(Filters(author=author))
    return max(score(asked, fold(quotation.reading)) for quotation in quotations)


def slipped(text: str, draw: st.DrawFn) -> str:
    """The text with up to two slips: a letter lost, doubled or swapped, or a word lost, added or swapped."""
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, max(0, len(text) - 2)))
        kind = draw(st.sampled_from(["lose", "double", "swap", "word", "stranger", "order"]))
        words = text.split()
        if kind == "lose":
            text = text[:at] + text[at + 1 :]
        elif kind == "double":
            text = text[:at] + text[at : at + 1] + text[at:]
        elif kind == "swap":
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
        elif kind == "stranger":
            text = " ".join([*words[: at % len(words)], draw(st.sampled_from(WORDS)), *words[at % len(words) :]])
        elif kind == "order":
            text = " ".join([*words[1:], words[0]])
        elif len(words) > 3:
            del words[at % len(words)]
            text = " ".join(words)
    return text


@st.composite
def asked_of(draw: st.DrawFn) -> tuple[list[str], str]:
    corpus = draw(corpora)
    words = draw(st.sampled_from(corpus)).split()
    start = draw(st.integers(0, len(words) - 3))
    fragment = " ".join(words[start : draw(st.integers(start + 3, len(words)))])
    return corpus, slipped(fragment, draw)


def agree(store: Store, text: str, author: str = "") -> None:
    """Search finds the best score of the naive scan, and nothing where that is below the cutoff."""
    best = naive(store, text, author)
    matches = search(store, Query(text, Filters(author=author), variants=False)).matches
    assert ([match.score for match in matches[:1]] or [0.0]) == [
        pytest.approx(best if best >= DEFAULT_CUTOFF else 0.0, abs=1e-9)
    ]


@settings(max_examples=150, deadline=None)
@example((["was the of", "of the was"], "the of was"))
@example((["the the the", "the the the", "the the history", "history the of"], "the of history"))
@given(asked_of())
def test_search_finds_what_the_naive_scan_finds(case: tuple[list[str], str]) -> None:
    corpus, text = case
    with tempfile.TemporaryDirectory() as folder, store_of(Path(folder), [(row, "") for row in corpus]) as store:
        agree(store, text)


@settings(max_examples=100, deadline=None)
@given(asked_of())
def test_so_it_does_where_most_words_are_common(case: tuple[list[str], str]) -> None:
    corpus, text = case
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
    ):
        patch.setattr(postings, "COMMON", 5)
        with store_of(Path(folder), [(row, "") for row in corpus]) as store:
            agree(store, text)


@settings(max_examples=100, deadline=None)
@given(asked_of())
def test_so_it_does_among_the_quotations_of_one_author(case: tuple[list[str], str]) -> None:
    corpus, text = case
    rows = [(row, "Ada" if number % 3 else "Tom") for number, row in enumerate([*corpus, *corpus[:1]])]
    with tempfile.TemporaryDirectory() as folder, store_of(Path(folder), rows) as store:
        agree(store, text, rows[0][1])


@settings(max_examples=100, deadline=None)
@given(asked_of())
def test_the_very_words_are_found_wherever_they_stand(case: tuple[list[str], str]) -> None:
    corpus, text = case
    with tempfile.TemporaryDirectory() as folder, store_of(Path(folder), [(row, "") for row in corpus]) as store:
        found = search(store, Query(text, exact=True, limit=100)).matches
        assert len(found) == sum(f" {fold(text)} " in f" {fold(row)} " for row in corpus)


@settings(max_examples=100, deadline=None)
@given(asked_of(), st.integers(1, 4))
def test_a_ballot_narrowed_and_read_on_is_as_one_of_these_texts_from_the_start(
    case: tuple[list[str], str], step: int
) -> None:
    corpus, text = case
    with tempfile.TemporaryDirectory() as folder, store_of(Path(folder), [(row, "") for row in corpus]) as store:
        lists, words, budget = Lists(store, "quotation"), words_of(text), 10_000
        some = {number for number, _ in store.readings(range(1000), Filters()) if number % step == 0}
        known = Known(lists, words)
        narrowed = Ballot(lists, known, words, Allowed(None, None))
        narrowed.read(budget, FOR_THE_BEST)
        narrowed.narrow(some)
        narrowed.read(budget, None)
        from_start = Ballot(lists, known, words, Allowed(None, some))
        from_start.read(budget, None)
        assert narrowed.best() == from_start.best()
