"""What --fix mends in a manuscript, and what it leaves."""

from __future__ import annotations

import pytest

from quotefind.api import find
from quotefind.model import Kind
from quotefind.review.aligned import Cell, aligned
from quotefind.review.compare import compare
from quotefind.review.mend import mend


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ('“One day came,” he said. “Two days went," he said.', "“One day came,” he said. “Two days went,” he said."),
        (
            "“One … two,” he said. “Three … four,” he said. “Five ... six,” he said.",
            "“One … two,” he said. “Three … four,” he said. “Five … six,” he said.",
        ),
        (
            "“One … two,” he said. “Three ... four,” he said.",
            "“One … two,” he said. “Three ... four,” he said.",
        ),
        (
            "“It isn’t so,” he said. “It wasn’t so,” he said. “It can't be,” he said. It isn't.",
            "“It isn’t so,” he said. “It wasn’t so,” he said. “It can’t be,” he said. It isn't.",
        ),
        (
            "“Wait.... Stop … now … then,” he said. “A ... b,” he said.",
            "“Wait.... Stop … now … then,” he said. “A … b,” he said.",
        ),
    ],
)
def test_marks_and_ellipses_take_the_manuscripts_own_form(text: str, mended: str) -> None:
    quotations = [quotation for quotation in find(text) if quotation.kind is Kind.QUOTATION]
    assert mend(text, quotations)[0] == mended
    assert mend(mended, [q for q in find(mended) if q.kind is Kind.QUOTATION])[1] == ()


def test_quotations_that_stand_otherwise_in_the_file_are_left_alone() -> None:
    text = '“Two days went," he said.'
    assert mend(text.upper(), find(text)) == (text.upper(), ())


def test_two_wordings_are_aligned_piece_by_piece() -> None:
    quoted, source = "There was a singel riot", "and there was not a single riot, then"
    comparison = compare(quoted, source)
    said = source[comparison.span.start : comparison.span.end]
    assert aligned(quoted, said, comparison) == [
        Cell("There", "there", True),
        Cell("was", "was", False),
        Cell("", "not", True),
        Cell("a", "a", False),
        Cell("singel", "single", True),
        Cell("riot", "riot", False),
    ]
