"""The index against the naive scan: wherever scoring every text finds a hit, search finds one as good."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import store_of

from quotefind.search import DEFAULT_CUTOFF, Query, search
from quotefind.search.candidates import Known
from quotefind.search.rank import words_of
from quotefind.search.score import Asked, score
from quotefind.store import Store
from quotefind.store.lists import Lists
from quotefind.text import fold

WORDS = (
    "the of and to a in that it is was history water garden harbour lantern morning question answer winter people "
    "power silence freedom labour ministry orchard river kitchen paper window courage theatre carriage soldier letter"
).split()

texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join)
corpora = st.lists(texts, min_size=1, max_size=40)


def naive(store: Store, text: str) -> list[tuple[float, str]]:
    """Every text with its score, best first."""
    words = words_of(text)
    known = Known(Lists(store, "quotation"), words)
    asked = Asked.of(words, known.weights, known.spellings, known.unknown_weight)
    scored = [(score(asked, fold(quotation.reading)), quotation.reading) for quotation in store.quotations()]
    return sorted(scored, reverse=True)


def slipped(text: str, draw: st.DrawFn) -> str:
    """The text with up to two slips: a letter lost, doubled or swapped, or a word lost."""
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, max(0, len(text) - 2)))
        kind = draw(st.sampled_from(["lose", "double", "swap", "word"]))
        words = text.split()
        if kind == "lose":
            text = text[:at] + text[at + 1 :]
        elif kind == "double":
            text = text[:at] + text[at : at + 1] + text[at:]
        elif kind == "swap":
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
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


@settings(max_examples=150, deadline=None)
@given(asked_of())
def test_search_finds_what_the_naive_scan_finds(case: tuple[list[str], str]) -> None:
    corpus, text = case
    with tempfile.TemporaryDirectory() as folder, store_of(Path(folder), [(row, "") for row in corpus]) as store:
        expected = naive(store, text)
        matches = search(store, Query(text, variants=False)).matches
        if expected[0][0] >= DEFAULT_CUTOFF:
            assert matches
            assert abs(matches[0].score - expected[0][0]) < 1e-9
        else:
            assert not matches
