"""Files as documents: which reader takes them, what their encoding is, why they are refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from quotefind.document import Document
from quotefind.errors import DocumentError
from quotefind.readers import SUFFIXES, is_collection, is_document, read_document
from quotefind.readers.plain import plain_document, title_of


def read(folder: Path, data: bytes, name: str = "a/essay.txt") -> Document:
    file = folder / Path(name).name
    file.write_bytes(data)
    return read_document(file, name)


def test_plain_text_is_its_own_canonical_text(tmp_path: Path) -> None:
    data = "\ufeffThe Mill\r\n\r\n“So,” he said.\rEnd\n".encode()
    document = read(tmp_path, data)
    assert document == Document(
        path="a/essay.txt",
        text="\ufeffThe Mill\r\n\r\n“So,” he said.\rEnd\n",
        sha256=hashlib.sha256(data).hexdigest(),
        title="The Mill",
        source_lines=(11, 13, 28, 32),
    )


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.txt", "text"),
        ("a.TEXT", "text"),
        ("README", "text"),
        ("a.tex", "text"),
        ("a.md", "markdown"),
        ("a.Markdown", "markdown"),
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.xhtml", "html"),
    ],
)
def test_the_ending_tells_the_format(tmp_path: Path, name: str, format: str) -> None:
    assert read(tmp_path, b"words", name).format == format


def test_a_walk_takes_documents_and_collections_only() -> None:
    assert all(is_document(Path(f"a{suffix}")) for suffix in SUFFIXES)
    assert not any(map(is_document, map(Path, ["a", "a.pdf", "a.csv", "a.py"])))
    assert all(is_collection(Path(name)) for name in ("a.jsonl", "a.b.CSV", "a.tsv", "a.csv.gz", "a.ndjson.GZ"))
    assert not any(is_collection(Path(name)) for name in ("a.txt", "a", "a.gz", "csv", "a.txt.gz"))


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("Café".encode(), "utf-8", "Café"),
        ("Мир — народам".encode("utf-16"), "utf-16-le", "\ufeffМир — народам"),
        ("Мир".encode("utf-16-be").join([b"\xfe\xff", b""]), "utf-16-be", "\ufeffМир"),
        ("Le café “est” fermé".encode("cp1252"), "cp1252", "Le café “est” fermé"),
        ("Вся власть советам! Мира и хлеба.".encode("cp1251"), "cp1251", "Вся власть советам! Мира и хлеба."),
        (("é" * 40).encode() + b"\xff", "utf-8, 1 broken", "é" * 40 + "\ufffd"),
        (
            '<meta charset="koi8-r"><p>Мир народам'.encode("koi8-r"),
            "koi8-r",
            '<meta charset="koi8-r"><p>Мир народам',
        ),
        ('<meta charset="no-such"><p>café'.encode("cp1252"), "cp1252", '<meta charset="no-such"><p>café'),
    ],
)
def test_the_encoding_is_found_and_told(tmp_path: Path, data: bytes, encoding: str, text: str) -> None:
    document = read(tmp_path, data)
    assert (document.encoding, document.text) == (encoding, text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a/essay.txt is empty: "),
        (b"\xef\xbb\xbf \r\n\t", "a/essay.txt is empty: "),
        (b"%PDF\x00\x01", "a/essay.txt is a binary file: convert it to plain text, Markdown or HTML first"),
        (bytes(range(1, 32)) * 9, "a/essay.txt is a binary file: "),
        (b"\xff\xfe", "a/essay.txt is empty: "),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, data)
    assert str(caught.value).startswith(message)


def test_an_encoding_that_cannot_be_told_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="has an encoding that cannot be told: save it as UTF-8"):
        read(tmp_path, bytes(32 + number * number * 7919 % 224 for number in range(3000)))


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gone\.txt cannot be read \(No such file or directory\): check"):
        read_document(tmp_path / "gone.txt", "gone.txt")
    with pytest.raises(DocumentError, match=r"cannot be read \(Is a directory\)"):
        read_document(tmp_path, "folder.txt")


def test_fifty_megabytes_are_a_document_like_any_other(tmp_path: Path) -> None:
    line = "The mill’s wheel “turned” all night.\n".encode()
    document = read(tmp_path, line * (50_000_000 // len(line)), "Große Mühle/тихий дом.txt")
    assert (document.path, document.title) == ("Große Mühle/тихий дом.txt", "тихий дом")
    assert len(document.source_lines) == document.text.count("\n")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Mill\n\nWords.", "The Mill"),
        ("\n\n  What then?  \nWords.", "What then?"),
        ("It was late.\nWords.", ""),
        ("It was late and the mill\nstood still.", ""),
        ("1917\n\nWords", ""),
        ("word " * 40, ""),
        ("", ""),
    ],
)
def test_a_first_line_is_the_title_where_it_stands_as_a_heading(text: str, title: str) -> None:
    assert title_of(text) == title


def test_a_text_without_a_file_is_a_document_too() -> None:
    assert plain_document("Words and words,", "note", "").title == "note"
