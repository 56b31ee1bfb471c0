"""A parsed reference as a work: the type follows from the fields, names are "Family, Given"."""

from __future__ import annotations

import pytest

from quotefind.extract.reference import Reference
from quotefind.extract.reference.work import cited_work, names, to_work


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (None, ()),
        ("Smith", ("Smith",)),
        ("John Smith", ("Smith, John",)),
        ("Smith, J.", ("Smith, J.",)),
        ("Smith, J., Jones, M. K.", ("Smith, J.", "Jones, M. K.")),
        ("J. Smith, M. Jones", ("Smith, J.", "Jones, M.")),
        ("Smith, John, and Mary Jones", ("Smith, John", "Jones, Mary")),
        ("Smith; Jones", ("Smith", "Jones")),
        ("Brook & Hale", ("Brook", "Hale")),
    ],
)
def test_names_are_family_first(printed: str | None, wanted: tuple[str, ...]) -> None:
    assert names(printed) == wanted


@pytest.mark.parametrize(
    ("reference", "wanted"),
    [
        (Reference(title="A", publisher="P"), "book"),
        (Reference(title="A", container="B", volume="3"), "article"),
        (Reference(title="A", container="B", editor="C", publisher="P"), "incollection"),
    ],
)
def test_the_type_follows_from_the_fields(reference: Reference, wanted: str) -> None:
    assert to_work(reference).type == wanted


def test_the_page_that_a_note_cites_is_no_field_of_a_book() -> None:
    assert to_work(Reference(author="Brook", title="The Walled Year", pages="42")).pages == ""
    assert to_work(Reference(title="Bread", container="Food", volume="3(2)", number="2", pages="1-9")).pages == "1-9"


def test_the_id_tells_author_and_title() -> None:
    assert to_work(Reference(author="Ada Brook", title="The Walled Year of the World")).id == "brook-walled-year-world"
    assert to_work(Reference()).id == "untitled"
    assert to_work(Reference(title="X"), "mine").id == "mine"


def test_the_number_of_volumes_is_no_volume() -> None:
    work = to_work(Reference(title="Food", volume="2 ii", volumes="2"))
    assert (work.volumes, work.volume) == (2, "ii")
    assert (to_work(Reference(title="Food", volume="3", volumes="3")).volume) == ""


@pytest.mark.parametrize(
    ("author", "printed", "authors", "publisher"),
    [
        ("Brook", "Ada Brook, The Walled Year (London: Hale, 1911), p. 4", ("Brook, Ada",), "Hale"),
        ("Brook", "(Brook, The Walled Year, p. 4)", ("Brook",), ""),
        ("Brook", "Ibid., p. 4", ("Brook",), ""),
        ("", "Tom Hale, Weeds (Leeds: Fell, 1920), p. 4", (), ""),
    ],
)
def test_a_citation_tells_what_it_prints_of_its_work(
    author: str, printed: str, authors: tuple[str, ...], publisher: str
) -> None:
    work = cited_work("The Walled Year", author, printed)
    assert (work.title, work.authors, work.publisher) == ("The Walled Year", authors, publisher)
