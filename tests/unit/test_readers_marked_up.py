"""Markdown and HTML: what the case files say, and that every character leads back to its place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from quotefind.document import Block, BlockKind, Document
from quotefind.readers.html import read_html
from quotefind.readers.markdown import read_markdown
from quotefind.readers.source import Source
from quotefind.text import to_source, to_source_end

CASES = Path(__file__).resolve().parents[1] / "cases" / "readers"
READERS = {"markdown": read_markdown, "html": read_html}


def read(format: str, text: str) -> Document:
    return READERS[format](Source(f"case.{format}", text, "0" * 64, "utf-8"))


def shown(document: Document, block: Block) -> str:
    mark = str(block.level or block.label)
    cite = f" <{block.cite}>" if block.cite else ""
    return f"{block.kind}{' ' if mark else ''}{mark}{cite}: {document.text[block.start : block.end]}"


def cases() -> list[object]:
    return [
        pytest.param(format, case, id=f"{format}: {case['name']}")
        for format in READERS
        for case in yaml.safe_load((CASES / f"{format}.yaml").read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("format", "case"), cases())
def test_reads_as_the_case_says(format: str, case: dict[str, object]) -> None:
    document = read(format, str(case["source"]))
    assert [shown(document, block) for block in document.blocks] == case["blocks"]
    assert [document.text[span.start : span.end] for span in document.emphasis] == case.get("italic", [])
    assert document.title == case.get("title", document.title)
    assert_leads_back(str(case["source"]), document)


def assert_leads_back(source: str, document: Document) -> None:
    """Every character stands in the source at its place, or stands for what begins there; places never go back."""
    places = [to_source(at, document.source_map) for at in range(len(document.text))]
    assert places == sorted(places)
    assert all(0 <= place <= len(source) for place in places)
    put_in = {canonical for canonical, _ in document.source_map}
    for at, place in enumerate(places):
        assert at in put_in or document.text[at] == source[place]
        assert place <= to_source_end(at + 1, document.source_map) <= len(source)
    spans = [(block.start, block.end) for block in document.blocks]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(document.text[a:b] == document.text[a:b].strip() for a, b in spans)


# fmt: off
MARKDOWN = st.lists(
    st.sampled_from([
        "word", " ", "  ", "\n", "\n\n", "\r\n", "\t", "*", "**", "***", "_", "`", "``", "[", "]", "(u)", "![", "^[",
        "[^1]", "[^1]: ", "> ", "- ", "1. ", "# ", "===\n", "---\n", "```\n", "    ", "\\", "&amp;", "&#33;", "<b>",
        "<!-- ", " -->", "<http://a.b>", "“", "é", "\u00a0", "[r]: u\n", "~~", "|", "<br>", "<p>",
    ]),
    max_size=40,
).map("".join)
HTML = st.lists(
    st.sampled_from([
        "word", " ", "\n", "<p>", "</p>", "<q>", "</q>", "<i>", "</i>", "<br>", "<blockquote cite=x>", "</blockquote>",
        "<li>", "<ol>", "</ol>", "<div>", "</div>", "<a href='#fn1'>", "<a id=fn1>", "1", "</a>", "<sup>", "</sup>",
        "<pre>", "</pre>", "<nav>", "</nav>", "<script>", "</script>", "<h2>", "</h2>", "<!--", "-->", "<", ">", "\"",
        "'", "&amp;", "&#8220;", "&x", "<td>", "<table>", "Notes", "[1]", "<dd>", "<p/>",
    ]),
    max_size=40,
).map("".join)
# fmt: on


@given(MARKDOWN)
def test_markdown_leads_back_to_its_source(text: str) -> None:
    document = read("markdown", text)
    assert_leads_back(text, document)
    for at, (canonical, place) in enumerate(document.source_map):
        run_end = document.source_map[at + 1][0] if at + 1 < len(document.source_map) else len(document.text)
        if run_end - canonical > 1:
            assert document.text[canonical:run_end] == text[place : place + run_end - canonical]


@given(HTML)
def test_html_leads_back_to_its_source(text: str) -> None:
    document = read("html", text)
    assert_leads_back(text, document)
    for at, (canonical, place) in enumerate(document.source_map):
        run_end = document.source_map[at + 1][0] if at + 1 < len(document.source_map) else len(document.text)
        if run_end - canonical > 1:
            assert document.text[canonical:run_end] == text[place : place + run_end - canonical]


@given(st.text())
@example("\x85\0")
def test_anything_reads_as_html_and_as_markdown(text: str) -> None:
    assert_leads_back(text, read("html", text))
    assert_leads_back(text, read("markdown", text))


@pytest.mark.parametrize(
    "piece",
    [
        "<p>w ",
        "<nav>",
        "<!--",
        '<a href="#',
        "<div><i>",
        "</b>",
        "<q>",
        "<li>",
        "&amp",
        "<a href='#fn1'>1",
        "<",
        "<td><p>",
    ],
)
def test_faulty_html_is_read_to_its_end_however_long(piece: str) -> None:
    """A step that takes the square of the time would run into the limit that pytest sets for every test."""
    source = piece * 50_000 + "<p>The end.</p>"
    assert len(read("html", source).text) <= len(source)


def test_a_piece_of_text_ends_where_its_last_character_ends_in_the_file() -> None:
    source = "<p>a <q>Fish &amp; chips &amp;</q> b</p>"
    document = read("html", source)
    quote = document.text.index("“"), document.text.index("”") + 1
    start, end = quote[0] + 1, quote[1] - 1
    assert document.text[start:end] == "Fish & chips &"
    found = source[to_source(start, document.source_map) : to_source_end(end, document.source_map)]
    assert found == "Fish &amp; chips &amp;"


def test_code_is_kept_as_code() -> None:
    assert BlockKind.CODE in {block.kind for block in read("markdown", "```\nx\n```").blocks}
