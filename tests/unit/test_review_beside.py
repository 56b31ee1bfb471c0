"""Two wordings on the screen: rows, gaps, carets, and what is left out."""

from __future__ import annotations

import pytest

from quotefind.cli.beside import print_beside
from quotefind.cli.screen import Screen
from quotefind.review.aligned import Cell


def same(words: str) -> list[Cell]:
    return [Cell(word, word, False) for word in words.split()]


def shown(capsys: pytest.CaptureFixture[str], cells: list[Cell]) -> str:
    print_beside(Screen(), ("here", "there"), cells, 2)
    return capsys.readouterr().out


def test_what_differs_has_carets_and_what_is_missing_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    cells = [*same("one two"), Cell("", "not", True), Cell("3", "three", True)]
    assert shown(capsys, cells) == ("  here  one two –   3\n  there one two not three\n                ^^^ ^^^^^\n")


def test_rows_without_a_difference_are_left_out_but_for_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    word = "abcdefghi"
    cells = [*same(" ".join([word] * 20)), Cell("x", "y", True)]
    lines = shown(capsys, cells).splitlines()
    assert [line.split()[0] for line in lines] == ["here", "there", "here", "there", "^"]
    assert all(len(line) <= 80 for line in lines)


def test_a_long_piece_is_cut_in_its_middle_and_no_escape_reaches_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, [Cell("…", "begin " + "word " * 40 + "end\x1b[2J", True)])
    assert " … " in out
    assert "begin" in out
    assert "\x1b" not in out
