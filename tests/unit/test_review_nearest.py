"""What the check does fast, against the naive way: cutting out words, the nearest run of words, the nearest text."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein
from store_samples import put

from quotefind.catalogue import Catalogue
from quotefind.review.compare import compare
from quotefind.review.place import nearest_run
from quotefind.review.segments import Words, words_in
from quotefind.review.sources import Sources
from quotefind.store import open_store
from quotefind.text import words

WORDS = "the of and history water garden lantern orchard river window courage soldier letter".split()
texts = st.text(st.sampled_from("ab é\u0301’'ʼ[] \n-.5ﬁ"), max_size=30)
runs = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)


@given(texts, st.integers(0, 8), st.integers(0, 8))
def test_words_cut_out_on_demand_are_those_cut_out_one_by_one(text: str, first: int, last: int) -> None:
    lazy, one_by_one = Words(text, 0, len(text)), words_in(text, 0, len(text))
    assert lazy.folded == [word.folded for word in one_by_one]
    assert [lazy[index] for index in range(len(lazy))] == one_by_one
    assert lazy[first:last] == one_by_one[first:last]


@given(st.text(st.sampled_from("ab é’'ʼ \n-.5ﬁ"), max_size=30))
def test_words_without_brackets_are_those_of_the_search(text: str) -> None:
    """They are cut out by another pattern there, and folded letter by letter."""
    assert [(word.folded, word.start, word.end) for word in Words(text, 0, len(text))] == words(text)


@given(runs, runs, st.integers(0, 4), st.integers(0, 4))
def test_the_nearest_run_is_the_first_that_trying_every_run_finds(
    wanted: list[str], source: list[str], first: int, last: int
) -> None:
    starts = (0, min(first, len(source)))
    ends = (max(0, len(source) - last), len(source))
    tried = [(s, e) for s in range(starts[0], starts[1] + 1) for e in range(max(s, ends[0]), ends[1] + 1)]

    def distance(bounds: tuple[int, int]) -> tuple[int, int]:
        place = source[slice(*bounds)]
        alike = sum(bool(place) and place[end] == wanted[end] for end in (0, -1))
        return Levenshtein.distance(wanted, place) - 2 * alike, abs(len(wanted) - len(place))

    assert nearest_run(wanted, source, starts, ends) == min(tried, key=distance)


sentences = st.lists(st.sampled_from(WORDS), min_size=5, max_size=12, unique=True).map(" ".join)


@settings(deadline=None, max_examples=40)
@given(st.lists(sentences, min_size=1, max_size=12, unique=True), st.data())
def test_the_nearest_text_is_the_one_that_comparing_all_finds(texts: list[str], data: st.DataObject) -> None:
    quoted = data.draw(st.sampled_from(texts)).split()
    quoted[data.draw(st.integers(0, len(quoted) - 1))] = "gravel"
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "store.sqlite"), create=True) as store:
        for number, text in enumerate(texts):
            put(store, f"{number}.txt", f"{text}.", *([text] if number % 2 else []))
        found = Sources(store, Catalogue()).nearest(" ".join(quoted))
        least = min(compare(" ".join(quoted), text).distance for text in texts)
    assert found[0].comparison.distance == least
