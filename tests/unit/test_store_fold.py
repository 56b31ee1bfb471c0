"""Folding is fast where it can be, and means the same everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotefind.text import WORD, fold, fold_letters

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ´`")


@given(st.text(alphabet=st.one_of(st.sampled_from("aB'’‘“”–—… \u00a0_-1éſﬁ\n`´ʼ"), st.characters(codec="utf-8"))))
def test_fold_is_the_words_of_the_folded_letters_without_apostrophes(text: str) -> None:
    assert fold(text) == " ".join(word.translate(_APOSTROPHES) for word in WORD.findall(fold_letters(text)))
