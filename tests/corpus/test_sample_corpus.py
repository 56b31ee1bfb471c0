"""The sample corpus keeps its promises: sound sources, every convention of quoting, eight short documents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from quotefind.readers import read_document
from quotefind.readers.catalogue import bundled_catalogue

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "corpus" / "documents"
SHARED = ROOT.parent / "shared"
LIST: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sources.yaml").read_text(encoding="utf-8"))
NAMES = [entry["document"] for entry in LIST]
CATALOGUE = bundled_catalogue()
AUTHORS = {"Lenin", "Trotsky", "Reed", "Sukhanov", "Rabinowitch"}
ECHO = "document"

CONVENTIONS = {
    "parenthetical": r"\((?:quoted in )?\w+, [^()]+, (?:p\.|ch\.) \d+\)",
    "quoted-in": r"quoted in ",
    "end-notes": r"(?ms)\[1\].*^Notes\n\n1\. ",
    "ibid": r"(?i)\bibid\b",
    "op-cit": r"op\. cit\.",
    "short-title": r"Reed, Ten Days, ch\.",
    "markdown-block": r"(?m)^> \w",
    "markdown-footnotes": r"(?ms)\[\^1\].*^\[\^1\]: ",
    "html-blockquote": r'<blockquote cite="',
    "html-q": r"<q>\w",
    "british-single": r"‘[^‘’“”]+“[^”]+”’",
    "german-marks": r"„[^„“]+“",
    "several-paragraphs": r"(?m)^([“\"„])[^\n]*[^\n”\"“]\n\n\1",
    "nested": r"“[^”]*‘[^’]+’|‘[^’]*“[^”]+”|„[^“]*‚[^‘]+‘|\"[^\"]*'\w[^'\"]+'|<q>[^<]*<q>|^\"'",
    "indented-block": r"(?m)\n\n    \w",
    "titles": r"kind: title",
    "scare-quotes": r"kind: term",
    "hard-wrapped": r"(?m)^[^\n]{60,80}\n[^\n]{60,80}\n[^\n]{60,80}\n",
    "paragraph-a-line": r"(?m)^[^\n]{400,}$",
}
"""What each convention looks like in a document; titles and scare quotes are told by the list."""


def read(name: str) -> str:
    return (DOCUMENTS / name).read_text(encoding="utf-8")


def comparable(text: str) -> str:
    """Markup and quotation marks dropped, dashes of one form, single blanks: all else must agree to the letter."""
    text = re.sub(r"<[^>]+>|[_*]|^> ?", "", text, flags=re.M)
    text = re.sub(r"[\"'“”„‘’‚«»]", "", text)
    text = re.sub(r"\s*(?:--|—)\s*", "—", text)
    return re.sub(r"\s+(?=[,.;:!?])", "", re.sub(r"\s+", " ", text)).strip()


def stand_in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_the_list_covers_exactly_the_documents_there_are() -> None:
    assert sorted(path.name for path in DOCUMENTS.iterdir()) == NAMES
    assert len(NAMES) == 8


@pytest.mark.parametrize("name", NAMES)
def test_a_document_begins_with_its_title_and_has_600_to_1200_words(name: str) -> None:
    text = read(name)
    plain = re.sub(r"<head>.*</head>|<[^>]+>", "", text, flags=re.S).strip()
    assert 600 <= len(plain.split()) <= 1200
    title = plain.splitlines()[0].removeprefix("# ")
    assert title[0].isupper()
    assert not title.endswith(".")


@pytest.mark.parametrize("entry", LIST, ids=NAMES)
def test_every_listed_text_stands_in_its_document_in_order(entry: dict[str, Any]) -> None:
    text = comparable(read(entry["document"]))
    at = 0
    for row in entry["quotations"]:
        found = text.find(comparable(row["text"]), at)
        assert found >= 0, row["text"]
        at = found


@pytest.mark.parametrize("entry", LIST, ids=NAMES)
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared, which is not there")
def test_every_quotation_stands_verbatim_in_its_source(entry: dict[str, Any]) -> None:
    for row in entry["quotations"]:
        if row["source"] == ECHO:
            continue
        place = SHARED / row["source"]
        files = sorted(place.iterdir()) if place.is_dir() else [place]
        source = comparable("\n".join(file.read_text(encoding="utf-8") for file in files))
        parts = [comparable(part) for part in re.split(r"\.\.\.|…", row["text"])]
        assert stand_in_order(parts, source), row["text"]
        if "pages" in row:
            assert re.search(rf"p\. ?{row['pages']}\b", source), row


@pytest.mark.parametrize("entry", LIST, ids=NAMES)
def test_only_terms_and_titles_have_no_source_outside_the_document(entry: dict[str, Any]) -> None:
    assert [r["text"] for r in entry["quotations"] if r["source"] == ECHO and "kind" not in r] == []


@pytest.mark.parametrize("entry", LIST, ids=NAMES)
def test_no_document_gives_a_page_which_the_list_does_not_know(entry: dict[str, Any]) -> None:
    printed = re.findall(r"\bpp?\. ?([\d–-]+)", read(entry["document"]))
    assert sorted(printed) == sorted(row["pages"] for row in entry["quotations"] if "pages" in row)


@pytest.mark.parametrize("entry", LIST, ids=NAMES)
def test_a_document_shows_the_conventions_it_is_listed_with(entry: dict[str, Any]) -> None:
    told = read(entry["document"]) + "".join(f"\nkind: {row.get('kind', 'quotation')}" for row in entry["quotations"])
    missing = [name for name in entry["conventions"] if not re.search(CONVENTIONS[name], told)]
    assert missing == []


def test_every_convention_occurs_in_some_document() -> None:
    assert {name for entry in LIST for name in entry["conventions"]} == CONVENTIONS.keys()


def test_each_document_quotes_two_of_the_five_authors_and_the_corpus_all() -> None:
    quoted = {entry["document"]: AUTHORS & {row.get("speaker") for row in entry["quotations"]} for entry in LIST}
    assert [name for name, authors in quoted.items() if len(authors) < 2] == []
    assert set().union(*quoted.values()) == AUTHORS


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_knows_each_document_by_its_bytes_and_its_title(name: str) -> None:
    document = read_document(DOCUMENTS / name, name)
    record = CATALOGUE.documents[document.sha256]
    assert record.work.title == document.title
    assert record.work.authors == ("{The quotefind authors}",)


def test_both_wordings_of_the_saying_about_history_are_there_in_different_documents() -> None:
    assert "“the dustbin of history”" in read("the-second-congress.txt")
    assert "garbage-heap of history" not in read("the-second-congress.txt")
    assert "garbage-heap of history" in read("the-winter-palace.txt")
