"""What is put into a store comes back: whole values, ids by prefix, filters, counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import ROOT, collection_of, document_of, put, put_rows, quoted, store_of

from quotefind.catalogue import Catalogue
from quotefind.document import Block, BlockKind, Extraction
from quotefind.entry import Person, Work
from quotefind.errors import NotFoundError
from quotefind.model import (
    Attribution,
    Citation,
    Diagnostic,
    DocumentRef,
    Filters,
    Kind,
    Layout,
    Quotation,
    Severity,
    Span,
)
from quotefind.store import Store, open_store
from quotefind.store.documents import passages

MILL = "The miller said that “bread is baked before dawn” and left.\n\nNobody answered."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a folder" / "żródło.sqlite", create=True) as opened:
        yield opened


def test_every_field_of_a_quotation_comes_back(store: Store) -> None:
    document = document_of("mill.txt", MILL)
    plain = quoted(document, "bread is baked before dawn").quotations[0]
    fault = Diagnostic(3, "no-page", "no page is given", Severity.NOTE)
    full = plain._replace(
        kind=Kind.TERM,
        layout=Layout.BLOCK,
        depth=2,
        parent="abcdef",
        reading="bread is baked",
        attribution=Attribution(
            ("Ada Mill", "Guild"), ("mill", ""), "a baker", 0.25, "cue", "the miller said", Span(0, 15)
        ),
        citation=Citation(
            *(
                "Mill, Bread, p. 3",
                "Mill",
                "Bread",
                "bread",
                "II",
                "3",
                "Reader",
                "reader",
                "7",
                "paren",
                "Mill, Bread",
            ),
            ("bread", "bread-2"),
            Span(4, 9),
        ),
        diagnostics=(fault,),
    )
    own = (Diagnostic(0, "stray-mark", "a mark has no partner"),)
    with store.writing() as writer:
        writer.put(document, Extraction((full,), own), root=ROOT, file="mill.txt", size=1, mtime_ns=2)
    assert store.quotation(full.id) == full
    assert store.document_diagnostics(full.document.id) == own


def test_a_document_comes_back_whole(store: Store) -> None:
    document = replace(
        document_of("mill.md", MILL, "The Mill"),
        format="markdown",
        encoding="latin-1",
        blocks=(Block(0, 59, BlockKind.QUOTE, 1, "*", "https://example.org"),),
        emphasis=(Span(4, 10),),
        source_map=((0, 2), (60, 64)),
    )
    with store.writing() as writer:
        id_ = writer.put(document, quoted(document), root=ROOT, file="mill.md", size=1, mtime_ns=2)
    assert store.document(id_) == document
    assert store.outline(id_) == replace(document, text="")
    assert store.slice(id_, 4, 10) == "miller"


@given(st.text(alphabet="ab. \n", max_size=6000))
def test_passages_are_the_text(text: str) -> None:
    pieces = passages(text)
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, start) and piece for start, piece in pieces)


def test_passages_end_at_paragraphs_then_sentences_then_blanks() -> None:
    paragraph, sentence, word = (
        "a" * 700 + "\n\n" + "b" * 700,
        "a" * 700 + ". " + "b" * 700,
        "a" * 700 + " " + "b" * 700,
    )
    assert [len(piece) for _, piece in passages(paragraph)] == [702, 700]
    assert [len(piece) for _, piece in passages(sentence)] == [702, 700]
    assert [len(piece) for _, piece in passages(word)] == [701, 700]
    assert [len(piece) for _, piece in passages("a" * 1300)] == [1200, 100]


def test_any_unique_prefix_of_an_id_is_enough(store: Store) -> None:
    put_rows(store, [(f"saying number {n}", "") for n in range(300)])
    for quotation in store.quotations():
        short = store.short_id(quotation.id)
        assert 6 <= len(short) <= len(quotation.id)
        assert store.quotation(short.upper()) == quotation


def test_an_ambiguous_prefix_names_what_it_fits(store: Store) -> None:
    put_rows(store, [(f"saying number {n}", "") for n in range(300)])
    first = sorted(quotation.id for quotation in store.quotations())[0]
    with pytest.raises(NotFoundError, match="fits several") as caught:
        store.quotation(first[:1])
    assert first[:6] in caught.value.fact


@pytest.mark.parametrize("prefix", ["", "zzzzzzzz", "a%"])
def test_a_prefix_of_nothing_is_told(store: Store, prefix: str) -> None:
    put_rows(store, [("one saying", "")])
    with pytest.raises(NotFoundError, match="no quotation has an id"):
        store.quotation(prefix)


def test_quotations_stand_in_order_of_path_then_place(store: Store) -> None:
    put(store, "z.txt", "“third” and “fourth”", "third", "fourth")
    put(store, "a.txt", "“first” and “second”", "first", "second")
    assert [quotation.text for quotation in store.quotations()] == ["first", "second", "third", "fourth"]


CATALOGUE = Catalogue(
    [Person("mill", "Ada Mill", "Mill", aliases=("Ada Müller",))],
    [Work("bread", "book", "The Book of Bread", short_titles=("Bread",))],
)


@pytest.fixture
def cited(store: Store) -> Store:
    document = document_of("essays/mill.txt", MILL, "An Evening at the Mill")
    first = quoted(document, "bread is baked before dawn").quotations[0]
    named = first._replace(
        attribution=Attribution(("Mill",), ("mill",), score=1.0),
        citation=Citation("Bread, 3", work="Bread", work_id="bread", pages="3"),
    )
    term = quoted(document, "Nobody answered").quotations[0]._replace(kind=Kind.TERM)
    with store.writing() as writer:
        writer.set_catalogue(CATALOGUE)
        writer.put(document, Extraction((named, term)), root=ROOT, file="essays/mill.txt", size=1, mtime_ns=2)
    put_rows(store, [("snow is a slow baker", "Osip Frost"), ("ice is older", "")], "frost.csv")
    return store


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(author="Ada Müller"), 1),
        (Filters(author="ada muller"), 1),
        (Filters(author="mill"), 1),
        (Filters(author="Frost"), 1),
        (Filters(author="osip frost"), 1),
        (Filters(work="the book of bread"), 1),
        (Filters(work="Bread"), 1),
        (Filters(work="bread"), 1),
        (Filters(document="essays/mill.txt"), 2),
        (Filters(document="mill.txt"), 2),
        (Filters(document="essays"), 2),
        (Filters(document="evening at the"), 2),
        (Filters(document="frost.csv", author="Frost"), 1),
        (Filters(document="mill.txt", author="Frost"), 0),
        (Filters(kinds=(Kind.TERM,)), 1),
        (Filters(kinds=(Kind.QUOTATION, Kind.TERM)), 4),
        (Filters(with_page=True), 1),
        (Filters(uncited=True), 3),
        (Filters(author="Mill", work="Bread", kinds=(Kind.QUOTATION,), with_page=True), 1),
    ],
)
def test_filters_leave_what_they_name(cited: Store, filters: Filters, found: int) -> None:
    assert cited.count(filters) == len(list(cited.quotations(filters))) == found


@pytest.mark.parametrize(
    ("filters", "remedy"),
    [
        (Filters(author="Ossip Frosst"), "did you mean “Osip Frost”?"),
        (Filters(work="Breed"), "did you mean “Bread”?"),
        (Filters(document="mil.txt"), "did you mean “essays/mill.txt”?"),
        (Filters(author="qqqq"), "`quotefind authors` lists them"),
        (Filters(author="!?"), "`quotefind authors` lists them"),
    ],
)
def test_what_no_filter_answers_to_is_asked_back(cited: Store, filters: Filters, remedy: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        cited.count(filters)
    assert caught.value.remedy == remedy


def test_authors_and_works_are_counted(cited: Store) -> None:
    assert [(row.name, row.id, row.count) for row in cited.authors()] == [("Mill", "mill", 1), ("Osip Frost", "", 1)]
    assert [(row.name, row.id, row.count) for row in cited.works()] == [("Bread", "bread", 1)]
    assert [row.name for row in cited.authors(Filters(document="frost.csv"))] == ["Osip Frost"]
    assert cited.person_names() == {"mill": "Ada Mill"}
    assert cited.catalogue_fingerprint() == CATALOGUE.fingerprint


def test_documents_are_listed_with_what_their_files_were(cited: Store) -> None:
    (mill, frost) = cited.documents()
    assert (mill.path, mill.file, mill.root, mill.quotations, mill.characters) == (
        *("essays/mill.txt", "essays/mill.txt", ROOT, 2, len(MILL)),
    )
    assert (frost.format, frost.quotations, frost.size, frost.mtime_ns, frost.missing) == ("collection", 2, 1, 7, False)
    assert cited.document_row(frost.id) == frost
    assert cited.meta.documents == 2


@pytest.mark.parametrize("ask", ["document", "document_row"])
def test_an_unknown_document_is_told(store: Store, ask: str) -> None:
    with pytest.raises(NotFoundError, match="no document has the id"):
        getattr(store, ask)("nothing")


def test_rows_of_an_export_keep_their_documents(store: Store) -> None:
    collection = collection_of([("a saying", "")])
    elsewhere = DocumentRef("d1", "far/away.txt", "Away", "77")
    (row,) = collection.quotations
    collection.quotations = iter([row._replace(document=elsewhere), row._replace(id="other", document=elsewhere)])
    with store.writing() as writer:
        writer.put_collection(collection, root=ROOT, file="book.jsonl", size=1, mtime_ns=2)
    assert [quotation.document for quotation in store.quotations()] == [elsewhere, elsewhere]


def test_reading_streams(tmp_path: Path) -> None:
    with store_of(tmp_path, [(f"saying {n}", "") for n in range(3000)]) as store:
        quotations: Iterator[Quotation] = store.quotations()
        assert next(quotations).text == "saying 0"
        assert store.count() == 3000


def test_the_passages_beside_a_passage_come_with_where_they_begin(store: Store) -> None:
    text = "".join(f"Sentence {n} speaks of millers and of their bread. " for n in range(120))
    put(store, "other.txt", MILL)
    id_ = put(store, "mill.txt", text)
    numbers = [number for (number,) in store.rows("SELECT number FROM passage ORDER BY number")][1:]
    pieces = [piece for _, piece in passages(text)]
    assert len(pieces) > 3
    row, start, around = store.surroundings(numbers[1], 1)
    assert (row.id, start, around) == (id_, 0, "".join(pieces[:3]))
    assert store.surroundings(numbers[0], 1)[1:] == (0, "".join(pieces[:2]))
    assert store.surroundings(numbers[2], 0)[1:] == (len(pieces[0] + pieces[1]), pieces[2])
    within, second = len(pieces[0]), len(pieces[0] + pieces[1])
    assert store.surroundings(numbers[1], 1, 50)[1:] == (within - 50, text[within - 50 : second + 50])
    assert store.surroundings(numbers[0], 1, 50)[1:] == (0, text[: within + 50])
    assert store.surroundings(numbers[1], 1, 10_000)[1:] == (0, around)


def test_a_run_of_a_document_stands_in_the_quotations_that_hold_it_whole(store: Store) -> None:
    id_ = put(store, "mill.txt", MILL, "bread is baked before dawn", "before dawn")
    at = MILL.index("before")
    assert [q.text for q in store.holding(id_, at, at + 6)] == ["bread is baked before dawn", "before dawn"]
    assert [q.text for q in store.holding(id_, at - 6, at + 6)] == ["bread is baked before dawn"]
    assert store.holding(id_, 0, at) == []
