"""Finding holds its invariants for any text, and reads the hard passages of ../shared as a careful reader does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotefind.catalogue import Catalogue
from quotefind.document import Block, BlockKind, Document
from quotefind.extract.finding.find import find
from quotefind.extract.kinds.classify import classify
from quotefind.extract.passage import Passage
from quotefind.extract.segment import segment
from quotefind.model import Layout

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")

PIECES = st.sampled_from(
    "\"|'|“|”|‘|’|„|«|»|「|」|''| |\n|\n\n|\r\n|. |, |: |— |--|...|?|[3]|he said|Hall wrote|The oven|bakers|s"
    "|a|I|12|(p. 3)|> |[Page 4]|CHAPTER I|    |\u00a0|\u00ad".split("|")
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=120))


def found(text: str) -> tuple[Passage, ...]:
    """The passages of a plain text."""
    return find(Document("a.txt", text, ""), segment(text))[0]


def quoted(text: str) -> list[tuple[str, int]]:
    """The quoted words with their depths."""
    return [(text[p.start : p.end], p.depth) for p in found(text)]


@settings(deadline=None)
@given(TEXTS)
@example("'\"(p. 3)\n. \n'")  # two quotations run on into a block without a mark
def test_spans_lie_inside_sorted_nested_or_disjoint_and_the_same_twice(text: str) -> None:
    document, blocks = Document("a.txt", text, ""), segment(text)
    passages, faults = find(document, blocks)
    assert (passages, faults) == find(document, blocks)
    assert len(classify(document, blocks, passages, Catalogue())) == len(passages)
    assert list(passages) == sorted(passages, key=lambda p: (p.outer_start, -p.outer_end))
    for at, passage in enumerate(passages):
        assert 0 <= passage.outer_start <= passage.start < passage.end <= passage.outer_end <= len(text)
        assert not text[passage.start].isspace()
        assert not text[passage.end - 1].isspace()
        assert all(passage.start <= span.start < span.end <= passage.end for span in passage.dropped)
        for other in passages[at + 1 :]:
            inside = other.outer_end <= passage.outer_end
            assert inside or other.outer_start >= passage.outer_end
        if passage.parent is not None:
            parent = passages[passage.parent]
            assert parent.outer_start <= passage.outer_start <= passage.outer_end <= parent.outer_end
            assert passage.depth == parent.depth + 1
        else:
            assert passage.depth == 1
    assert all(0 <= fault.start <= len(text) and "\n" not in fault.message for fault in faults)


@settings(deadline=None)
@given(TEXTS)
def test_blocks_are_sorted_disjoint_and_without_blanks_around(text: str) -> None:
    at = 0
    for block in segment(text):
        assert at <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        at = block.end


PROSE = st.sampled_from(
    [
        "The oven was cold when the bakers came to the square, and nobody had brought any wood for it.",
        "“The oven is cold,” said Hall, and she shut the bakers’ door behind her. “Nobody comes any more.”",
        "Orme called it a “miracle” in his letter to the guild, which nobody there had ever read to its end.",
        "“The bridge was open all the night, and the carters sang until the snow fell again.\n\n“Then it was shut.”",
        "He told them what the carter had said: “She cried ‘Fire’ and ran, and I have not seen her since that day.”",
        "The second letter",
    ]
)


@settings(deadline=None)
@given(st.lists(PROSE, min_size=1, max_size=8), st.lists(PROSE, min_size=1, max_size=8))
def test_cutting_between_paragraphs_outside_quotations_changes_nothing_else(
    before: list[str], after: list[str]
) -> None:
    first, second = "\n\n".join(before), "\n\n".join(after)
    assert quoted(f"{first}\n\n{second}") == quoted(first) + quoted(second)


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "”", "'", '" a ', '"a ', "“A. ", "'a ", 'a" ', "“x” ", "“A b.\n\n", "A b.”\n\n", "a:\n\n", " ", ", a"],
)
def test_a_long_run_of_marks_is_read_to_its_end(unit: str) -> None:
    """A step that takes the square of the time would run into the limit that pytest sets for every test."""
    text = unit * 50_000
    assert all(0 <= passage.start < passage.end <= len(text) for passage in found(text))


def test_a_quote_block_is_a_passage_without_its_source_line() -> None:
    text = "Hall says:\n\nThe oven is cold.\nNobody comes.\n— Hall, Letters\n\nSo it was."
    end = text.index("\n\nSo")
    blocks = (Block(0, 10), Block(12, end, BlockKind.QUOTE, level=1), Block(end + 2, len(text)))
    (passage,) = find(Document("a.md", text, ""), blocks)[0]
    assert (text[passage.start : passage.end], passage.layout) == ("The oven is cold.\nNobody comes.", Layout.BLOCK)


def test_neighbouring_quote_blocks_are_one_passage_and_a_deeper_level_is_nested() -> None:
    parts = ["The oven is cold.", "Nobody comes.", "Not even Orme.", "So it was."]
    text = "\n\n".join(parts)
    starts = [text.index(part) for part in parts]
    spans = [(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]
    blocks = (
        Block(*spans[0], BlockKind.QUOTE, level=1),
        Block(*spans[1], BlockKind.QUOTE, level=2),
        Block(*spans[2], BlockKind.QUOTE, level=1),
        Block(*spans[3]),
    )
    passages = find(Document("a.md", text, ""), blocks)[0]
    assert [(text[p.start : p.end], p.depth) for p in passages] == [("\n\n".join(parts[:3]), 1), (parts[1], 2)]


def test_marks_round_a_quote_block_are_its_marks_and_no_second_passage() -> None:
    text = "“The oven is cold.” (Hall, p. 3)"
    (passage,) = find(Document("a.md", text, ""), (Block(0, len(text), BlockKind.QUOTE, level=1),))[0]
    assert (text[passage.start : passage.end], passage.opening, passage.layout) == (
        "The oven is cold.",
        "“",
        Layout.BLOCK,
    )


def test_code_holds_no_quotation() -> None:
    text = 'print("The oven is cold")'
    assert find(Document("a.md", text, ""), (Block(0, len(text), BlockKind.CODE),)) == ((), ())


HARD = {
    "000": [(25, 26), (30, 31), (42, 42)],
    "001": [(41, 41), (75, 77), (89, 91), (101, 101), (167, 169), (173, 179)],
}


@needs_shared
@pytest.mark.parametrize(("article", "first", "last"), [(a, *lines) for a, many in HARD.items() for lines in many])
def test_the_hard_passages_of_the_articles_are_read_as_the_gold_has_them(article: str, first: int, last: int) -> None:
    (path,) = (SHARED / "articles").glob(f"{article}_*.txt")
    text = path.read_bytes().decode("utf-8")
    (gold,) = (SHARED / "gold").glob(f"{article}_*.jsonl")
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    low, high = starts[first - 1], starts[last] if last < len(starts) else len(text)
    wanted = {(r["start"], r["end"], r["depth"]) for r in rows if low <= r["start"] < high}
    assert wanted
    assert {(p.start, p.end, p.depth) for p in found(text) if low <= p.start < high} == wanted


@needs_shared
@pytest.mark.parametrize(
    ("article", "line", "start", "end"),
    [
        ("003", 134, "The Bolsheviks made", "on the next."),
        ("003", 144, "Tomorrow You", "be Ministers"),
        ("004", 31, "All hopes", "up to July 5."),
        ("004", 59, "At a conference", "pre-revolutionary regime"),
        ("004", 65, "When the Workers", "up of Bolsheviks."),
    ],
)
def test_the_hard_passages_without_gold_are_read_whole(article: str, line: int, start: str, end: str) -> None:
    (path,) = (SHARED / "articles").glob(f"{article}_*.txt")
    text = path.read_bytes().decode("utf-8")
    low = 0
    for _ in range(line - 1):
        low = text.index("\n", low) + 1
    first = next(p for p in found(text) if p.start >= low)
    assert text[first.start :].startswith(start)
    assert text[: first.end].endswith(end)
