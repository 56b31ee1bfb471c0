"""The catalogue: who is found by which name, what is suggested, what is said to be wrong."""

from __future__ import annotations

import pytest

from quotefind.catalogue import Catalogue, is_id, reading_order
from quotefind.entry import DocumentRecord, Edition, Person, PersonKind, Work

MOSS = Person("moss", "A. B. Moss", "Moss", "Moss", "A. B.", aliases=("Ann Beth Moss", "Ann Fern"))
BERG = Person("berg", "Jon van der Berg", "Van der Berg", "Berg", "Jon", "van der")
FERN = Person("fern", "Ann Fernley", "Fernley", "Fernley", "Ann")
FERN_2 = Person("fern-2", "Amy Fernley", "Amy", "Fernley", "Amy")
MILL = Person("mill-board", "Board of the Mill", "Mill Board", kind=PersonKind.BODY)
HISTORY = Work("moss-history", "book", "The History of the Mill", "1900–1910", ("Mill History",), ("moss",))
RIVER = Work("moss-river", "book", "River: A Life", authors=("moss",))
OTHER = Work("berg-history", "book", "History of the Mill", authors=("Berg, Jon van der", "others"))
CATALOGUE = Catalogue([MOSS, BERG, FERN, FERN_2, MILL], [HISTORY, RIVER, OTHER])


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Moss", ["moss"]),
        ("A.B. Moss", ["moss"]),
        ("A. Moss", ["moss"]),
        ("Ann Moss", ["moss"]),
        ("Ann B. Moss", ["moss"]),
        ("ann beth moss", ["moss"]),
        ("MOSS, A. B.", ["moss"]),
        ("Moss, Ann", ["moss"]),
        ("Ann Fern", ["moss"]),
        ("Berg", ["berg"]),
        ("van der Berg", ["berg"]),
        ("J. van der Berg", ["berg"]),
        ("van der Berg, Jon", ["berg"]),
        ("Fernley", ["fern"]),
        ("A. Fernley", ["fern", "fern-2"]),
        ("Board of the Mill", ["mill-board"]),
        ("Board", []),
        ("B. Moss", []),
        ("", []),
    ],
)
def test_people_are_found_by_every_form_of_their_names(name: str, ids: list[str]) -> None:
    assert [person.id for person in CATALOGUE.find_people(name)] == ids


@pytest.mark.parametrize(
    ("title", "authors", "ids"),
    [
        ("the history of the mill", ["moss"], ["moss-history"]),
        ("History of the Mill", ["moss"], ["moss-history"]),
        ("The History of the Mill 1900-1910", [], ["moss-history"]),
        ("Mill History", [], ["moss-history"]),
        ("The Mill History", [], ["moss-history"]),
        ("River", [], ["moss-river"]),
        ("History of the Mill", ["berg"], ["berg-history"]),
        ("History of the Mill", ["fern"], []),
        ("History", [], []),
    ],
)
def test_works_are_found_by_every_form_of_their_titles(title: str, authors: list[str], ids: list[str]) -> None:
    assert [work.id for work in CATALOGUE.find_works(title, authors)] == ids


def test_a_title_as_written_goes_before_a_derived_one() -> None:
    assert [work.id for work in CATALOGUE.find_works("History of the Mill")] == ["berg-history"]


def test_entries_are_found_by_id_and_documents_by_their_sum() -> None:
    record = DocumentRecord("essay", "a" * 64, HISTORY)
    catalogue = Catalogue(documents=[record])
    assert (CATALOGUE.person("moss"), CATALOGUE.work("moss-river")) == (MOSS, RIVER)
    assert (catalogue.record("a" * 64), catalogue.record("b" * 64)) == (record, None)
    assert (CATALOGUE.person("nobody"), CATALOGUE.work("nothing")) == (None, None)


def test_a_mistyped_title_brings_the_nearest() -> None:
    assert CATALOGUE.suggest_works("Histry of the Mil")[0] in (HISTORY, OTHER)
    assert CATALOGUE.suggest_works("Qwxyz") == ()
    assert len(CATALOGUE.suggest_works("Histry of the Mil", limit=1)) == 1


def test_a_catalogue_lies_over_another() -> None:
    mine = Catalogue([Person("moss", "Anna Moss", "Moss")], [], [DocumentRecord("d", "c" * 64, RIVER)])
    merged = mine.over(CATALOGUE)
    assert merged.people["moss"].name == "Anna Moss"
    assert (len(merged.people), len(merged.works), len(merged.documents)) == (5, 3, 1)


def test_the_fingerprint_is_of_the_content_alone() -> None:
    same = Catalogue([MILL, FERN_2, FERN, BERG, MOSS], [OTHER, RIVER, HISTORY])
    assert same.fingerprint == CATALOGUE.fingerprint
    assert Catalogue([MOSS]).fingerprint != CATALOGUE.fingerprint


def test_names_are_shown_in_reading_order() -> None:
    assert CATALOGUE.names(HISTORY.authors) == ("A. B. Moss",)
    assert CATALOGUE.names(OTHER.authors) == ("Jon van der Berg", "others")
    assert reading_order("Plato") == "Plato"
    assert reading_order("a, b, c, d") == "a, b, c, d"


def test_ids_are_words_joined_by_hyphens() -> None:
    assert all(map(is_id, ["moss", "moss-2", "1917"]))
    assert not any(map(is_id, ["", "Moss", "moss ann", "moss-", "moss_a", "Moss, Ann"]))


def test_a_sound_catalogue_has_nothing_wrong() -> None:
    assert CATALOGUE.validate() == ()


@pytest.mark.parametrize(
    ("catalogue", "fault"),
    [
        (Catalogue([Person("A b", "X", "X")]), "id 'A b' is not lower-case words joined by hyphens"),
        (
            Catalogue([Person("a", "Ann Ash", "Ash"), Person("b", "Ben", "Ben", aliases=("ASH",))]),
            "the name 'ash' is shared by the people a and b",
        ),
        (
            Catalogue([], [Work("a", "book", "Mill"), Work("b", "book", "Dam", short_titles=("The mill", "Mill"))]),
            "the title 'mill' of no author is shared by the works a and b",
        ),
        (Catalogue([], [Work("a", "book", "Mill", authors=("ash",))]), "work a: there is no person ash"),
        (
            Catalogue([], [Work("a", "book", "Mill", container="dam")]),
            "work a: there is no other work dam for it to stand in",
        ),
        (
            Catalogue([], [Work("a", "book", "Mill", container="a")]),
            "work a: there is no other work a for it to stand in",
        ),
        (
            Catalogue([], [Work("a", "book", "Mill", sure={"pagination": "high"})]),
            "work a: sure names a field pagination which it does not have",
        ),
        (
            Catalogue([], [Work("a", "book", "Mill", editions=(Edition("one", sure={"year": "maybe"}),))]),
            "work a, edition one: sure.year is 'maybe', not one of high, medium, low, text, unknown",
        ),
        (
            Catalogue(documents=[DocumentRecord("d", "xyz", Work("d", "article", "Dam", editors=("ash",)))]),
            "document d: sha256 is not 64 hexadecimal digits; document d: there is no person ash",
        ),
    ],
)
def test_what_is_wrong_is_said(catalogue: Catalogue, fault: str) -> None:
    assert "; ".join(catalogue.validate()) == fault
