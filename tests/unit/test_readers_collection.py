"""Collections: rows become quotations, own rows come back whole, bad rows are named and skipped."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from quotefind.catalogue import Catalogue
from quotefind.entry import Person, Work
from quotefind.errors import DocumentError
from quotefind.model import Attribution, Citation, Diagnostic, DocumentRef, Kind, Layout, Quotation, Severity
from quotefind.output.jsonl import render
from quotefind.output.library import Library, Options
from quotefind.readers import Collection, read_collection
from quotefind.readers.author_column import split_author
from quotefind.readers.fault import Fault

CATALOGUE = Catalogue(
    [Person("moss", "Ann Moss", "Moss", "Moss", "Ann"), Person("duo", "Fern and Ash", "Fern and Ash")],
    [
        Work("mill", "book", "The Mill", authors=("moss",)),
        Work("dam", "book", "Dam", "One", authors=("fern, a",)),
        Work("dam-2", "book", "Dam", "Two", authors=("Ash, B.",)),
    ],
)


def collection(folder: Path, content: str | bytes, name: str = "clips.jsonl") -> Collection:
    file = folder / name
    data = content.encode() if isinstance(content, str) else content
    file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return read_collection(file, f"my/{name}", CATALOGUE)


def table(quotations: list[Quotation]) -> list[tuple[object, ...]]:
    return [
        (q.text, q.attribution.speaker, q.citation.work, q.citation.volume, q.citation.pages, q.citation.note)
        for q in quotations
    ]


def test_a_row_is_a_quotation_without_a_place(tmp_path: Path) -> None:
    row = {"text": "“Two  words\n\nand more.”", "author": "Ann Moss", "work": "The Mill", "page": 12}
    read = collection(tmp_path, json.dumps(row))
    (quotation,) = read.quotations
    assert (read.path, read.title) == ("my/clips.jsonl", "clips")
    assert quotation == Quotation(
        id=quotation.id,
        document=DocumentRef(quotation.document.id, "my/clips.jsonl", "clips", read.sha256),
        text="Two  words\n\nand more.",
        reading="Two words\n\nand more.",
        attribution=Attribution(("Moss",), ("moss",), score=1.0, rule="collection", evidence="Ann Moss"),
        citation=Citation(work="The Mill", work_id="mill", pages="12", rule="collection", evidence="The Mill"),
    )


def test_columns_go_by_many_names_and_delimiters(tmp_path: Path) -> None:
    expected = [("So it is.", "Moss", "The Mill", "2", "3", "9")]
    commas = "Quote,Who,Book Title,Vol.,Page,Note\nSo it is.,Ann Moss,The Mill,2,3,9\n"
    assert table(list(collection(tmp_path, commas, "a.csv").quotations)) == expected
    semicolons = "\ufeffZitat;Autor;Werk;Band;Seite;Notes\r\nSo it is.;Ann Moss;The Mill;2;3;9\r\n"
    assert table(list(collection(tmp_path, semicolons, "b.csv").quotations)) == expected
    tabs = "text\tauthor\ttitle\tvolume\tpp\tfootnote\nSo it is.\tAnn Moss\tThe Mill\t2\t3\t9\n"
    assert table(list(collection(tmp_path, tabs, "c.tsv.gz").quotations)) == expected
    assert table(list(collection(tmp_path, tabs.encode("utf-16"), "d.tsv").quotations)) == expected
    assert collection(tmp_path, tabs, "c.tsv.gz").title == "c"


def test_a_table_in_another_encoding_is_read(tmp_path: Path) -> None:
    data = "text,author\nLe café est fermé – c’est ça,Zoë Çelik\n".encode("cp1252")
    assert table(list(collection(tmp_path, data, "a.csv").quotations))[0][:2] == (
        "Le café est fermé – c’est ça",
        "Zoë Çelik",
    )


def test_several_authors_may_stand_in_a_list(tmp_path: Path) -> None:
    (quotation,) = collection(tmp_path, '{"quote": "So.", "authors": ["Ann Moss", "Bo Ash"]}').quotations
    assert quotation.attribution.speakers == ("Moss", "Bo Ash")
    assert quotation.attribution.speaker_ids == ("moss", "")


def test_the_same_words_twice_are_two_quotations_with_ids_that_stay(tmp_path: Path) -> None:
    rows = '{"text": "So it is."}\n{"text": "so it is"}\n{"text": "…"}\n{"text": "!"}\n'
    read = collection(tmp_path, rows)
    ids = [quotation.id for quotation in read.quotations]
    assert len(set(ids)) == 4
    assert [quotation.id for quotation in read.quotations] == ids
    assert next(iter(collection(tmp_path, rows.splitlines()[1]).quotations)).id == ids[0]


@pytest.mark.parametrize(
    ("column", "names", "work"),
    [
        ("Ann Moss", ("Ann Moss",), ""),
        ("Bo Ash, The Dam", ("Bo Ash",), "The Dam"),
        ("Bo Ash, The Dam, the Weir and the Mill", ("Bo Ash",), "The Dam, the Weir and the Mill"),
        ("Bo Ash,", ("Bo Ash",), ""),
        ("— Bo Ash, “Dam”", ("Bo Ash",), "Dam"),
        ("Moss, Ann", ("Moss, Ann",), ""),
        ("Ash, Bo", ("Ash, Bo",), ""),
        ("Ash, Dam of the North", ("Ash",), "Dam of the North"),
        ("Ash, 1917", ("Ash",), "1917"),
        ("Ash, “Dam”", ("Ash",), "Dam"),
        ("Bo Ash, Jr.", ("Bo Ash, Jr.",), ""),
        ("Bo Ash, Jr., Dam", ("Bo Ash, Jr.",), "Dam"),
        ("Bo Ash, I, Weaver", ("Bo Ash",), "I, Weaver"),
        ("Bo Ash & Cy Elm, Dam", ("Bo Ash", "Cy Elm"), "Dam"),
        ("Bo Ash and Cy de la Elm", ("Bo Ash", "Cy de la Elm"), ""),
        ("Ash; Elm", ("Ash", "Elm"), ""),
        ("Fern and Ash", ("Fern and Ash",), ""),
        ("Oak and Elm", ("Oak and Elm",), ""),
        ("Bo Ash and the Weir", ("Bo Ash and the Weir",), ""),
        ("one of those who were there at the time, Dam", ("one of those who were there at the time, Dam",), ""),
        ("Unknown", (), ""),
        ("Anonymous, The Old Dam", (), "The Old Dam"),
        ("", (), ""),
    ],
)
def test_an_author_is_parted_from_a_work_only_where_it_is_safe(column: str, names: tuple[str, ...], work: str) -> None:
    assert split_author(column, CATALOGUE) == (names, work)


def test_a_work_of_its_own_column_leaves_the_author_whole(tmp_path: Path) -> None:
    (quotation,) = collection(tmp_path, '{"text": "So.", "author": "Bo Ash, Weaver", "work": "Dam"}').quotations
    assert (quotation.attribution.speaker, quotation.citation.work) == ("Bo Ash, Weaver", "Dam")
    assert quotation.citation.candidates == ("dam", "dam-2")


def test_a_row_without_speaker_or_source_says_nothing_of_them(tmp_path: Path) -> None:
    (quotation,) = collection(tmp_path, '{"text": "So."}').quotations
    assert (quotation.attribution, quotation.citation) == (Attribution(), Citation())


@pytest.mark.parametrize(
    ("text", "bare"),
    [("“So.”", "So."), ('"So."', "So."), ("“So” and “on”", "“So” and “on”"), ("„So“", "So"), ("“", "“"),
     ('"a" "b"', '"a" "b"')],
)  # fmt: skip
def test_the_marks_around_the_whole_of_a_text_go(tmp_path: Path, text: str, bare: str) -> None:
    (quotation,) = collection(tmp_path, json.dumps({"text": text})).quotations
    assert quotation.text == bare


OWN = [
    Quotation(
        id="abc",
        document=DocumentRef("doc", "a/essay.txt", "Essay", "f" * 64),
        text="So\nit is.",
        reading="So it is.",
        kind=Kind.TERM,
        layout=Layout.BLOCK,
        depth=2,
        parent="xyz",
        start=10,
        end=20,
        line=2,
        column=3,
        attribution=Attribution(("Moss", "Bo"), ("moss", ""), "a note", 0.5, "cue", "said Moss and Bo"),
        citation=Citation("(Mill, p. 3)", None, "Mill", "mill", "2", "3", "Dam", "dam", "7", "after", "Mill"),
        diagnostics=(Diagnostic(4, "unclosed-mark", "no closing mark", Severity.ERROR),),
    ),
    Quotation(id="bare", document=DocumentRef("doc", "a/essay.txt", "", ""), text="On.", reading="On."),
]


def test_own_json_lines_come_back_with_every_field(tmp_path: Path) -> None:
    first = io.StringIO()
    render(OWN, Library(), first, Options())
    read = collection(tmp_path, first.getvalue())
    assert list(read.quotations) == OWN
    again = io.StringIO()
    render(read.quotations, Library(), again, Options())
    assert again.getvalue() == first.getvalue()


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    own = {"schema": 1, "document": {"id": "d", "path": "p"}, "id": "i", "text": "t", "kind": "quotation"}
    rows = [
        '{"text": "One."}',
        "",
        "{broken",
        "[1]",
        '{"text": " "}',
        '{"title": "no text"}',
        json.dumps({**own, "schema": 99}),
        json.dumps(own),
        json.dumps({**own, "id": 3}),
        json.dumps({**own, "layout": "inline", "depth": 1, "speakers": ["a"], "speaker_id": "x and y"}),
        '{"text": "Two."}',
    ]
    read = collection(tmp_path, "\n".join(rows).encode() + b"\n\xff\n")
    assert [quotation.text for quotation in read.quotations] == ["One.", "Two."]
    assert [(fault.line, fault.fact.split("(")[0].strip()) for fault in read.faults] == [
        (3, "not JSON"),
        (4, "JSON, but no object"),
        (5, "no text of a quotation"),
        (6, "no text of a quotation"),
        (7, "schema 99, not 1"),
        (8, "not a row of schema 1"),
        (9, "not a row of schema 1"),
        (10, "not a row of schema 1"),
        (12, "not JSON"),
    ]
    assert all(isinstance(fault, Fault) and fault.remedy for fault in read.faults)
    assert len(list(read.quotations)) == 2
    assert len(read.faults) == 9


def test_a_bad_row_of_a_table_is_named(tmp_path: Path) -> None:
    huge = '"' + "x" * 200_000
    read = collection(tmp_path, f'text,author\n"One\nmore.",Moss\n\n{huge}\nTwo.\n', "a.csv")
    assert [quotation.text for quotation in read.quotations] == ["One\nmore.", "Two."]
    assert [(fault.line, fault.remedy) for fault in read.faults] == [(5, "close its quotation marks")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b" \n", "my/a.jsonl is empty: "),
        ("a.csv", b"number,colour\n1,red\n", "my/a.csv has no column of quotations: name one of its columns text"),
        ("a.csv", b"text\x00,author\n", "my/a.csv is a binary file: "),
    ],
)
def test_what_is_no_collection_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        collection(tmp_path, content, name)
    assert str(caught.value).startswith(message)


def test_a_damaged_or_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"my/a.jsonl cannot be read \(No such file or directory\)"):
        read_collection(tmp_path / "a.jsonl", "my/a.jsonl")
    (tmp_path / "b.jsonl.gz").write_bytes(b'{"text": "not zipped"}')
    with pytest.raises(DocumentError, match=r"b.jsonl.gz cannot be read \(Not a gzipped file"):
        read_collection(tmp_path / "b.jsonl.gz", "b.jsonl.gz")
    rows = gzip.compress("\n".join(json.dumps({"text": str(n) * 99}) for n in range(99_999)).encode())
    (tmp_path / "c.jsonl.gz").write_bytes(rows[: len(rows) - 9])
    with pytest.raises(DocumentError, match=r"c.jsonl.gz cannot be read"):
        list(read_collection(tmp_path / "c.jsonl.gz", "c.jsonl.gz").quotations)


def test_every_row_of_a_long_collection_is_read(tmp_path: Path) -> None:
    rows = "\n".join(
        json.dumps({"text": f"Words and words, number {n}.", "author": "Bo Ash, Dam"}) for n in range(20_000)
    )
    read = collection(tmp_path, rows)
    assert sum(1 for _ in read.quotations) == 20_000
