"""Bibliographies: what each format becomes, what is refused, and that an export comes back as the same bytes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quotefind.catalogue import Catalogue
from quotefind.entry import Original, Work
from quotefind.errors import DocumentError
from quotefind.output import biblatex, bibtex, csl_json, ris
from quotefind.output.library import Library, Options
from quotefind.readers.bibliography import Bibliography, read_bibliography
from quotefind.readers.catalogue import bundled_catalogue
from quotefind.readers.latex import decode, decode_address

CASES = Path(__file__).resolve().parents[1] / "cases" / "readers" / "bibtex.yaml"


def bibliography(folder: Path, text: str, name: str = "my.bib") -> Bibliography:
    (folder / name).write_text(text, encoding="utf-8")
    return read_bibliography(folder / name, name)


def as_yaml(value: Any) -> Any:
    if isinstance(value, Original):
        return {name: part for name in value.__slots__ if (part := getattr(value, name))}
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda case: case["name"])
def test_bibtex_reads_as_the_case_says(tmp_path: Path, case: dict[str, Any]) -> None:
    read = bibliography(tmp_path, case["source"])
    assert [
        {name: as_yaml(getattr(work, name)) for name in told}
        for work, told in zip(read.works, case["works"], strict=True)
    ] == case["works"]
    assert [f"{fault.line}: {fault.fact}" for fault in read.faults] == case.get("faults", [])
    assert all(fault.remedy for fault in read.faults)


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"Garc{\'{\i}}a M\'arquez \c{c} \c c {\v{Z}}i{\v z}ek \~n \.I", "García Márquez ç ç Žižek ñ İ"),
        (r"{\ss} \o re \AA{}s \L{}\'od\'z {\aa}", "ß øre Ås Łódź å"),
        (r"``a'' -- `b' --- c~d\,e", "“a” – `b' — c d,e"),
        (r"50\% \& \$5 \#1 a\_b \{c\} \textbraceleft{}d\textbraceright", "50% & $5 #1 a_b {c} {d}"),
        (r"\emph{so} \textbf{{NATO}} \LaTeX\ \TeX{} \url{http://a.b} a\\b", "so NATO LaTeX TeX http://a.b a b"),
        ("  one\n  line ", "one line"),
        ("50% off $x^2$", "50% off $x^2$"),
        ("\\", "\\"),
    ],
)
def test_latex_becomes_plain_text(latex: str, plain: str) -> None:
    assert decode(latex) == plain


@given(st.text(st.sampled_from("\\{}'`\"~^aéuc -$%&_"), max_size=20))
def test_any_latex_decodes_to_one_line(latex: str) -> None:
    assert decode(latex) == " ".join(decode(latex).split())
    assert len(decode_address(latex)) <= len(latex)


def test_csl_json_becomes_works(tmp_path: Path) -> None:
    items = [
        {
            "id": "http://zotero.org/users/1/items/AB",
            "type": "article-journal",
            "title": "On\n Mills",
            "author": [
                {"family": "Berg", "given": "Jon", "non-dropping-particle": "van der"},
                {"family": "King", "given": "Ann", "suffix": "Jr."},
                {"literal": "The Board, Ltd."},
                {"given": "Plato"},
                {"family": "others"},
            ],
            "container-title": "Mill Review",
            "issue": 3,
            "page": "1-9",
            "issued": {"date-parts": [["1917", 11, 7]]},
            "accessed": {"raw": "2020"},
            "container-author": [{"family": "Ash", "given": "Bo"}],
            "custom": {"x": 1},
            "call-number": "Q 1",
        },
        {"id": "b", "type": "chapter", "title": "Part", "container-title": "Whole", "number-of-pages": "30"},
        {"id": "c", "type": "book", "title": "C", "issued": {"date-parts": [[1931], [1933]], "circa": True}},
        {"id": "d", "type": "speech", "title": "D", "issued": {"literal": "last spring"}},
        {"id": "e", "title": "E", "issued": {"date-parts": [[]]}},
    ]
    one, two, three, four, five = bibliography(tmp_path, json.dumps(items), "my.json").works
    assert one == Work(
        id="http-zotero-org-users-1-items-ab",
        type="article",
        title="On Mills",
        authors=("van der Berg, Jon", "King, Jr., Ann", "{The Board, Ltd.}", "Plato", "others"),
        journal="Mill Review",
        number="3",
        pages="1-9",
        year="1917-11-07",
        key="http://zotero.org/users/1/items/AB",
        fields={"bookauthor": "Ash, Bo", "call-number": "Q 1", "urldate": "2020"},
    )
    assert (two.type, two.container, two.pagetotal) == ("incollection", "Whole", 30)
    assert (three.year, four.type, four.year, five.type, five.year) == (
        "1931?/1933?",
        "speech",
        "last spring",
        "misc",
        "",
    )


def test_bad_items_of_csl_json_are_named(tmp_path: Path) -> None:
    text = '{"items": [\n{"id": "a", "title": "A"},\n7,\n{"id": "b", "author": "Moss", "title": "B"},\n{"id": "c"}]}'
    read = bibliography(tmp_path, text, "my.json")
    assert [work.title for work in read.works] == ["A"]
    assert [(fault.line, fault.fact.split(" (")[0]) for fault in read.faults] == [
        (2, "item 2 is no object"),
        (4, "b is not CSL-JSON"),
        (5, "c has no title"),
    ]


RIS = """TY  - JOUR
ID  - moss
AU  - Berg, Jon van der, Jr.
AU  - The Board
A2  - Ash, Bo
A4  - Elm, Cy
TI  - On Mills
T2  - Mill Review
SP  - 1
EP  - 9
PY  - 1917
DA  - 1917/11/07
SN  - 1234-5678
KW  - mills
KW  - rivers
N1  - one
N1  - two
UR  - http://a.b
UR  - http://c.d
C1  - custom
ZZ  - unknown
ER  -

TY  - CHAP
TI  - Part
BT  - Whole
SP  - 3
PY  - 1931-1933
OP  - Der Teil, 1900
ER  -
TY  - GEN
TI  - Late
PY  - 1917/11//
ER  -
"""


def test_ris_becomes_works(tmp_path: Path) -> None:
    one, two, three = bibliography(tmp_path, RIS, "my.ris").works
    assert one == Work(
        id="moss",
        type="article",
        title="On Mills",
        authors=("Berg, Jr., Jon van der", "{The Board}"),
        editors=("Ash, Bo",),
        translators=("Elm, Cy",),
        journal="Mill Review",
        pages="1-9",
        year="1917-11-07",
        url="http://a.b",
        note="one; two",
        key="moss",
        fields={
            "ZZ": "unknown",
            "custom1": "custom",
            "issn": "1234-5678",
            "keywords": "mills, rivers",
            "urls": "http://c.d",
        },
    )
    assert (two.type, two.container, two.pages, two.year) == ("incollection", "Whole", "3", "1931/1933")
    assert two.original == Original("Der Teil, 1900")
    assert (three.type, three.year) == ("misc", "1917-11")


def test_bad_records_of_ris_are_named(tmp_path: Path) -> None:
    text = "junk\nTY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\n\nTY  - BOOK\nER  - \nTY  - BOOK\nTI - C\nER  - \n"
    read = bibliography(tmp_path, text, "my.ris")
    assert [work.title for work in read.works] == ["A"]
    assert [(fault.line, fault.fact.split(" (")[0]) for fault in read.faults] == [
        (1, "not a record"),
        (5, "a record without its end"),
        (8, "an entry has no title"),
        (10, "not a record"),
    ]
    assert bibliography(tmp_path, "nothing", "a.ris").works == ()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("my.json", "{", "my.json is not JSON"),
        ("my.json", '{"a": 1}', "my.json is not CSL-JSON: it has to be an array of items"),
        ("my.xml", "<a/>", "my.xml is no bibliography: give a .bib"),
        ("my.bib", "", "my.bib is empty"),
    ],
)
def test_what_is_no_bibliography_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        bibliography(tmp_path, text, name)
    assert str(caught.value).startswith(message)


FORMATS = {"bibtex.bib": bibtex, "biblatex.bib": biblatex, "csl.json": csl_json, "my.ris": ris}


def export(format: Any, catalogue: Catalogue, *, ascii: bool = False) -> str:
    stream = io.StringIO()
    format.render([], Library.of(catalogue), stream, Options(annotate=False, every_work=True, ascii=ascii))
    return stream.getvalue()


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_the_bundled_works_exported_and_imported_export_as_the_same_bytes(
    tmp_path: Path, name: str, ascii: bool
) -> None:
    first = export(FORMATS[name], bundled_catalogue(), ascii=ascii)
    read = bibliography(tmp_path, first, name)
    assert read.faults == ()
    assert export(FORMATS[name], Catalogue([], read.works), ascii=ascii) == first


ZOTERO = r"""@incollection{moss_mill_%d,
  title = {The {{Mill}} \& the {River} %d: a Study},
  author = {M{\"u}ller, J{\'o}n and {World Health Organization} and Smith, Jr., John},
  date = {19%02d-03},
  publisher = {Oxford University Press},
  location = {London},
  booktitle = {Essays on {Mills} --- {Series} B},
  pages = {%d--%d},
  isbn = {978-0-00-00000-%d},
  url = {https://example.org/a_%d?x=1%%20y},
  urldate = {2020-01-02},
  langid = {english},
  abstract = {So it is said, 50\%% of it in ``words'' -- and so on. %s},
  keywords = {history, mills},
  file = {Full Text PDF:/home/u/Zotero/storage/AB/x.pdf:application/pdf},
}
"""


def test_two_thousand_entries_are_imported_and_lose_nothing(tmp_path: Path) -> None:
    text = "".join(ZOTERO % (n, n, n % 100, n, n + 9, n, n, "Words and words. " * 20) for n in range(2000))
    read = bibliography(tmp_path, text)
    assert [work.key for work in read.works] == [f"moss_mill_{n}" for n in range(2000)]
    assert read.faults == ()
    first = export(biblatex, Catalogue([], read.works[:50]))
    fields = ("abstract", "author", "booktitle", "date", "file", "isbn", "keywords", "langid", "location", "pages",
              "publisher", "title", "url", "urldate")  # fmt: skip
    assert all(first.count(f"  {field} = ") == 50 for field in fields)
    assert export(biblatex, Catalogue([], bibliography(tmp_path, first).works)) == first
