"""Markdown reads as the quotation itself, under its document, with speaker, source and page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from output_samples import rendered

from quotefind.output.markdown import escape
from quotefind.wording import one_line


def test_the_page_is_exactly_this() -> None:
    assert (
        rendered("markdown")
        == r"""## Letters from the Coast

> The tide waits for \*no\* guild
>
> — Ilse Maris, *A History of the Tides*, vol. III, pp. 26–7 (talks/letters.txt:3, q1aaaa)

> nobody sails alone
>
> — Ilse Maris and Otto Falk, quoted in *The Harbour Book*, p. 253 (talks/letters.txt:4, q2bbbb)

## logbook.md

> first paragraph
>
> second paragraph
>
> — one of the crew (logbook.md, q3cccc)

> salt keeps
>
> — Falk, *On Salt*, p. 7 (logbook.md:9, q4dddd)
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "1. no list",
        "- no list",
        "+ no",
        "> no",
        "a `b` *c* _d_ [e](f) <g> &amp; ~h~ | $i$ {j}",
        "=",
        ": x",
    ],
)
def test_marks_of_markdown_are_only_characters(text: str) -> None:
    assert reading_of(escape(text)) == text


@given(st.text())
def test_any_text_survives(text: str) -> None:
    shown = one_line(text)
    assert one_line(reading_of(escape(text))) == shown


def reading_of(markdown: str) -> str:
    tokens = MarkdownIt().parse(markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak"}
    return re.sub("\n", " ", "".join(child.content or " " for child in inline))
