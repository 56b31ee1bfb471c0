"""The words of one citation, and names apart from titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind.extract.sources.authors import is_name, is_same_author, plain, split_author, surname
from quotefind.extract.sources.parenthetical import read_citation
from quotefind.extract.sources.titles import is_short_for


@pytest.mark.parametrize(
    ("words", "author", "work", "volume", "pages", "quoted_in"),
    [
        ("The Tides, p.1138", None, "The Tides", None, "1138", None),
        ("Lind p.261", "Lind", None, None, "261", None),
        ("Lind, The Tides", "Lind", "The Tides", None, None, None),
        ("As quoted in Lind, The Tides, p. 227", "Lind", None, None, "227", "Lind, The Tides"),
        ("cited by Brandt", "Brandt", None, None, None, "Brandt"),
        ("quoted in Vane's _Works_, ii. 3", "Vane", None, "ii", "3", "Vane's Works"),
        ("Vane, Papers 25, p. 4, quoted in Lind, Tides, p. 33", "Lind", "Papers 25", None, "33", "Lind, Tides"),
        ("see Lind, _The Tides_, ch. 3", "Lind", "The Tides", None, "ch. 3", None),
        ("Ausonius, _Epigram_ i. 12.", "Ausonius", "Epigram", "i", "12", None),
        (
            "Sir John Vane's _Life of Brandt_ [p. 171]",
            "Sir John Vane",
            "Sir John Vane's Life of Brandt",
            None,
            "171",
            None,
        ),
        ("Anna Lind, Tides, vol. 1 (Oslo: Fjord, 1976), 92.", "Anna Lind", "Tides", "1", "92", None),
        ("A. Lind, The Tides of Time, Fjord Press, 1977, p. 340.", "A. Lind", "The Tides of Time", None, "340", None),
        ("Lind, A. (1976) Tides, p. 5", "Lind, A.", "Tides", None, "5", None),
        ("Lind and Brandt 1999, 34", "Lind and Brandt", "Lind and Brandt 1999", None, "34", None),
        ("Lind et al., 2001, pp. 4–5", "Lind et al", "Lind et al 2001", None, "4–5", None),
        ("Lind 1999: 45; Brandt 2001: 7", "Lind", "Lind 1999", None, "45", None),
        (
            "A. Lind, “A Title of Things,” Journal 12, no. 3 (1999): 45–67",
            "A. Lind",
            "A Title of Things",
            "12",
            "45–67",
            None,
        ),
        (
            "Lind, The Tides, Life and Letters of a Port, p. 3",
            "Lind",
            "The Tides, Life and Letters of a Port",
            None,
            "3",
            None,
        ),
        ("1 Cor. 13:4–7", None, "1 Cor", None, "13:4–7", None),
        ("Id. at 45", None, "Id", None, "45", None),
        ("Idem, Bread and Ballots, 45", "Idem", "Bread and Ballots", None, "45", None),
        ("Lind, op. cit., p. 34", "Lind", "op. cit.", None, "34", None),
        ("Lind, Tides, op. cit., p. 5", "Lind", "Tides", None, "5", None),
        ("_London_", None, "London", None, None, None),
        ("Lind, What is to be done?, p. 5", "Lind", "What is to be done?", None, "5", None),
    ],
)
def test_a_citation_is_split_into_its_fields(
    words: str, author: str | None, work: str | None, volume: str | None, pages: str | None, quoted_in: str | None
) -> None:
    found = read_citation(words)
    assert found is not None
    assert (found.author, found.work, found.volume, found.pages, found.quoted_in) == (
        author,
        work,
        volume,
        pages,
        quoted_in,
    )


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Applause.",
            "laughter",
            "1917",
            "Oslo, Norway",
            "Lind",
            "Dec. 1884",
            "Vane, Lind, Brandt",
            "in 1999, 45 of them",
        ),
        *(
            "see above, p. 3",
            "_post_, p. 4",
            "see p. 45",
            "Fig. 3",
            "emphasis added",
            "my translation",
            "x" * 400,
            "",
            "quoted in",
        ),
        "Lind said so in 1911, p. 3 or not",
    ],
)
def test_what_is_no_citation_is_not_taken_for_one(words: str) -> None:
    assert read_citation(words) is None


@pytest.mark.parametrize(
    "name", ["Lind", "A. Lind", "Anna Lind and P. K. Osei", "Simone de Beauvoir", "Mme. D'Arblay", "Lind et al."]
)
def test_names_are_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "title", ["Selected Works", "The Tides", "lind", "Notes on a Winter by the Sea", "October 1917", ""]
)
def test_titles_are_no_names(title: str) -> None:
    assert not is_name(title)


def test_marks_and_wraps_are_no_part_of_a_title() -> None:
    assert plain("_Misc.\n Writings_,") == "Misc. Writings"
    assert plain(" (“”) ") is None
    assert plain(None) is None


def test_a_title_in_marks_after_prose_has_no_author() -> None:
    assert split_author("as he wrote in _The Tides_") == (None, "The Tides")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lind", "Anna Lind", True),
        ("A. Lind", "Anna Lind", True),
        ("H. Weir", "S. Weir", False),
        ("Lind, A.", "Anna Lind", True),
        ("Lind", None, False),
        ("Lind", "Vane", False),
    ],
)
def test_authors_are_one_unless_their_names_differ(one: str | None, other: str | None, same: bool) -> None:
    assert is_same_author(one, other) is same


def test_a_surname_is_found_in_every_form_of_a_name() -> None:
    assert [surname(name) for name in ("Rosa Stein et al.", "Marx, K.", "Osei and Duarte", "Vane Jr.", "")] == [
        "stein",
        "marx",
        "osei",
        "vane",
        "",
    ]


def test_a_short_title_has_the_words_of_the_full_one_in_order() -> None:
    assert is_short_for("Vane's Works", "Collected Works")
    assert not is_short_for("Works Collected", "Collected Works")
    assert not is_short_for("The", "The Tides")


@given(st.text(alphabet="ABLindVaneop ci.t'’s_“”()[]0123456789,;:-–andquotedinIb", max_size=120))
def test_reading_words_raises_nothing(words: str) -> None:
    found = read_citation(words)
    if found is not None:
        assert found.work or found.author or found.pages or found.quoted_in
