"""The catalogue's files: they come back as they went out, and every fault is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind.catalogue import Catalogue
from quotefind.entry import DocumentRecord, Edition, Original, Person, PersonKind, Work
from quotefind.errors import CatalogueError
from quotefind.readers.catalogue import (
    bundled_catalogue,
    bundled_documents,
    dump_catalogue,
    dump_entries,
    dump_work,
    load_catalogue,
    parse_work,
)

WORK = Work(
    "mill",
    "book",
    "no",
    short_titles=("1917", "a: b"),
    authors=("moss", "Fern, Ann"),
    year="1932/1933",
    volumes=3,
    dates={"os": "1917-10-25"},
    original=Original("Die Mühle", language="de"),
    editions=(Edition("one", year="1932", volumes=2, sure={"year": "low"}), Edition("two")),
    sure={"year": "medium"},
    fields={"isbn": "0-00"},
)
PERSON = Person("moss", "Ann Moss", "Moss", aliases=("A. Moss",), kind=PersonKind.PERIODICAL, born="1870")
RECORD = DocumentRecord("essay", "a" * 64, Work("essay", "article", "On Mills"))

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12).map(
    lambda text: "".join(c for c in text if c.isprintable())
)
WORKS = st.builds(
    Work,
    id=st.from_regex(r"[a-z]{1,6}", fullmatch=True),
    type=TEXT,
    title=TEXT,
    authors=st.lists(TEXT, max_size=3).map(tuple),
    volumes=st.none() | st.integers(0, 99),
    note=TEXT,
    sure=st.dictionaries(st.sampled_from(["title", "year"]), TEXT),
    fields=st.dictionaries(TEXT.filter(bool), TEXT, max_size=3),
)


def test_a_catalogue_comes_back_as_it_went_out(tmp_path: Path) -> None:
    catalogue = Catalogue([PERSON], [WORK], [RECORD])
    dump_catalogue(catalogue, tmp_path / "new")
    loaded = load_catalogue(tmp_path / "new")
    assert (loaded.people, loaded.works, loaded.documents) == (catalogue.people, catalogue.works, catalogue.documents)
    assert loaded.fingerprint == catalogue.fingerprint


@given(st.lists(WORKS, max_size=4, unique_by=lambda work: work.id))
def test_any_works_come_back(tmp_path_factory: pytest.TempPathFactory, works: list[Work]) -> None:
    folder = tmp_path_factory.mktemp("catalogue")
    dump_catalogue(Catalogue([], works), folder)
    loaded = load_catalogue(folder)
    assert loaded.works == {work.id: work for work in works}
    assert dump_entries(loaded.works.values()) == dump_entries(works)


def test_entries_stand_in_canonical_order() -> None:
    assert dump_entries([RECORD, DocumentRecord("dam", "b" * 64, Work("dam", "article", "A"))]) == (
        f"dam:\n  sha256: {'b' * 64}\n  work:\n    type: article\n    title: A\n"
        f"\nessay:\n  sha256: {'a' * 64}\n  work:\n    type: article\n    title: On Mills\n"
    )


def test_values_that_yaml_would_take_for_something_else_stay_text() -> None:
    assert dump_work(WORK) == (
        "type: book\ntitle: 'no'\nshort_titles: ['1917', 'a: b']\nauthors: [moss, 'Fern, Ann']\nyear: 1932/1933\n"
        "dates: {os: '1917-10-25'}\nvolumes: 3\noriginal: {title: Die Mühle, language: de}\neditions:\n"
        "- {id: one, year: '1932', volumes: 2, sure: {year: low}}\n- {id: two}\nsure: {year: medium}\n"
        "fields: {isbn: 0-00}\n"
    )
    assert parse_work(dump_work(WORK), "mill", "editor") == WORK


def test_an_empty_file_goes_when_it_was_there_and_is_not_made_when_it_was_not(tmp_path: Path) -> None:
    dump_catalogue(Catalogue([PERSON]), tmp_path)
    assert not (tmp_path / "works.yaml").exists()
    dump_catalogue(Catalogue(), tmp_path)
    assert (tmp_path / "people.yaml").read_text(encoding="utf-8") == ""
    assert load_catalogue(tmp_path).people == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a:\n  type: book\n", "line 2: title is missing: add 'title: …'"),
        ("a:\n  title: T\n  tpye: book\n", "line 3: work has no field tpye: use one of type, title"),
        ("a: {type: book, title: T}\na: {type: book, title: U}\n", "line 2: a is there twice: keep one of the two"),
        ("- a\n", "line 1: not a list of 'name: value': write each as 'name: value'"),
        ("a: {type: book, title: [T]}\n", "line 1: a list or mapping where one value is due"),
        ("a: {type: book, title: T, authors: moss}\n", "line 1: one value where a list is due"),
        ("a: {type: book, title: T, editions: one}\n", "line 1: one value where a list is due"),
        ("a: {type: book, title: T, volumes: three}\n", "line 1: 'three' is not a number: write digits only"),
        ("a: {type: book, title: T\n", "line 2: not YAML (did not find expected ',' or '}')"),
        ("a: {type: book, title: \x01}\n", "not YAML (unacceptable character #x0001: "),
    ],
)
def test_a_fault_is_named_by_file_and_line_with_its_remedy(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "works.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert str(tmp_path / "works.yaml") in str(caught.value)
    assert message in str(caught.value)


def test_an_unknown_kind_of_person_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("a: {name: A, short: A, kind: ghost}\n", encoding="utf-8")
    with pytest.raises(
        CatalogueError, match="line 1: 'ghost' is no kind of person: use one of person, body, periodical"
    ):
        load_catalogue(tmp_path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_bytes(b"a: \xff\n")
    with pytest.raises(CatalogueError, match=r"people\.yaml cannot be read .*: check that it is UTF-8"):
        load_catalogue(tmp_path)


def test_what_an_editor_hands_back_is_checked() -> None:
    with pytest.raises(CatalogueError, match="the editor, line 1: type is missing"):
        parse_work("title: T\n", "a", "the editor")
    with pytest.raises(CatalogueError, match="type is missing"):
        parse_work("", "a", "the editor")


def test_the_bundled_catalogue_and_corpus_are_found() -> None:
    assert "lenin" in bundled_catalogue().people
    assert bundled_documents().is_dir()
