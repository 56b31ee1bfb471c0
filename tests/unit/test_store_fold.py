"""Folding is fast where it can be, and means the same everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotefind.text import WORD, fold, fold_letters, span_of_words, words, words_alone

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ´`")


texts = st.text(alphabet=st.one_of(st.sampled_from("aB'’‘“”–—… \u00a0_-1éſﬁ\n`´ʼ"), st.characters(codec="utf-8")))


@given(texts)
def test_fold_is_the_words_of_the_folded_letters_without_apostrophes(text: str) -> None:
    assert fold(text) == " ".join(word.translate(_APOSTROPHES) for word in WORD.findall(fold_letters(text)))


@given(texts, st.data())
def test_words_are_the_same_alone_and_with_their_places(text: str, data: st.DataObject) -> None:
    found = words(text)
    assert words_alone(text) == [word for word, _, _ in found]
    if found:
        first = data.draw(st.integers(0, len(found) - 1))
        last = data.draw(st.integers(first, len(found) - 1))
        assert span_of_words(text, first, last) == (found[first][1], found[last][2])
