"""Volume and pages in all styles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind.extract.sources.locators import find_locator, page_numbers, read_locator, volume_number


@pytest.mark.parametrize(
    ("words", "volume", "pages"),
    [
        ("p. 361", None, "361"),
        ("p.1138", None, "1138"),
        ("pp. 219,\n250", None, "219, 250"),
        ("pp. xii–xiv", None, "xii–xiv"),
        ("p. 12n3", None, "12n3"),
        ("pp. 3, 5 and 7 passim", None, "3, 5 and 7 passim"),
        ("p. 40 ff.", None, "40 ff."),
        ("S. 12 f.", None, "12 f."),
        ("§ 12", None, "§ 12"),
        ("ch. 3", None, "ch. 3"),
        ("vii. 298", "vii", "298"),
        ("i, 114", "i", "114"),
        ("xviii. 598, 9", "xviii", "598, 9"),
        ("v. 12, 21, 22", "v", "12, 21, 22"),
        ("IV, p. 23", "IV", "23"),
        ("vol. v. p. 66", "v", "66"),
        ("Vol. II, pp. 340-1", "II", "340-1"),
        ("vol. 25, 33-4", "25", "33-4"),
        ("Bd. 3, Nr. 2, S. 12", "3", "12"),
        ("1:92", "1", "92"),
        ("No. 141", "No. 141", None),
        ("6th S. 111, 301", "6th S. 111", "301"),
        ("12, no. 3 (1999): 45–67", "12", "45–67"),
        ("vol. 12, no. 3 (1999): 45–67", "12", "45–67"),
        ("vol. 1 (London: Quay, 1976), 92", "1", "92"),
        ("for 1784, p. 901", "1784", "901"),
        ("[1999] 2 AC 45", None, "[1999] 2 AC 45"),
        ("347 U.S. 483, 495", None, "347 U.S. 483, 495"),
        ("1974: 77", None, "77"),
        ("Lind, 45", None, "45"),
        ("Republic 514a", None, "514a"),
        ("Iliad 1.32", None, "1.32"),
    ],
)
def test_a_locator_is_read_in_every_style(words: str, volume: str | None, pages: str | None) -> None:
    found = find_locator(words)
    assert found is not None
    assert (found.volume, found.pages) == (volume, pages)


@pytest.mark.parametrize(
    "words", ["Lind, October 1917", "Lind 1860–1931", "a civil word", "Mill Street", "", "vol. of verse"]
)
def test_what_is_no_locator_is_not_taken_for_one(words: str) -> None:
    assert find_locator(words) is None


def test_the_year_of_a_reference_is_kept_apart_from_its_pages() -> None:
    found = find_locator("Anweiler 1974: 77")
    assert found is not None
    assert (found.year, found.pages) == ("1974", "77")


def test_a_locator_is_read_only_where_it_begins() -> None:
    assert read_locator("_Works_, vii. 298", 0, 17) is None
    assert read_locator("_Works_, vii. 298", 9, 17) is not None


@pytest.mark.parametrize(
    ("pages", "numbers"),
    [("340-1", (340, 341)), ("598, 9", (598, 599)), ("12", (12,)), ("xii", ()), (None, ()), ("45-12", (45, 12))],
)
def test_shortened_ends_are_written_out(pages: str | None, numbers: tuple[int, ...]) -> None:
    assert page_numbers(pages) == numbers


@pytest.mark.parametrize(
    ("volume", "number"), [("iv", 4), ("XVIII", 18), ("25", 25), ("No. 141", None), (None, None), ("²", None)]
)
def test_a_volume_is_a_number_where_it_is_one(volume: str | None, number: int | None) -> None:
    assert volume_number(volume) == number


@given(st.text(alphabet="pvol.ivx 0123456789-–,:()[]AS§nNfo\n", max_size=60))
def test_a_locator_stands_inside_its_words(words: str) -> None:
    found = find_locator(words)
    if found is not None:
        assert 0 <= found.start < found.end <= len(words)
        assert found.volume or found.pages
    page_numbers(words)
    volume_number(words)
