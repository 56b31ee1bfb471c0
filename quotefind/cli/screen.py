"""Results on the screen: one layout for terminal and pipe, colour only on a terminal, and no terminal escape from a
document.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quotefind.model import Attribution, Citation, Excerpt, Quotation, Span
from quotefind.wording import locators, visible

if TYPE_CHECKING:
    from rich.console import Console

Run = tuple[str, str]
"""A piece of text with its style, "" for none."""

Line = list[Run]

QUOTE, MARKED, NAME, QUIET, HEADING, NUMBER = "bold", "bold yellow", "cyan", "dim", "bold underline", "green"

PIPED_WIDTH = 80
"""Columns when the output is no terminal."""

WIDEST = 100
"""Columns beyond which lines of prose are hard to read (Bringhurst: 45 to 75 characters, twice that for reference
works).
"""

MOST_LINES = 6
"""Lines of a quotation before it is cut (DESIGN.md)."""


def width_of(text: str) -> int:
    """Columns that the text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Screen:
    """Where results go: plain text into a pipe, styled through rich on a terminal."""

    def __init__(self, color: str = "auto") -> None:
        terminal = sys.stdout.isatty()
        self.width = min(_columns(), WIDEST) if terminal else PIPED_WIDTH
        styled = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
        self._console = _console(self.width) if styled else None

    def line(self, *runs: Run | str) -> None:
        """Print one line."""
        pieces = [(run, "") if isinstance(run, str) else run for run in runs]
        if self._console is None:
            # Not click.echo, which flushes each line.
            sys.stdout.write("".join(_on_one_line(text) for text, _ in pieces).rstrip() + "\n")
            return
        from rich.text import Text

        whole = Text(no_wrap=True, overflow="ignore")
        for text, style in pieces:
            whole.append(_on_one_line(text), style or None)
        self._console.print(whole, soft_wrap=True)

    def prose(self, runs: Sequence[Run], indent: int, most: int | None = None) -> None:
        """Print runs as wrapped lines behind an indent; at most ``most`` lines, the last then ending in an ellipsis."""
        lines = list(wrap(runs, self.width - indent))
        cut = most is not None and len(lines) > most
        for number, pieces in enumerate(lines[:most]):
            tail = [(" …", "")] if cut and number + 1 == most else []
            self.line(" " * indent, *pieces, *tail)

    def labelled(self, label: str, runs: Sequence[Run], indent: int) -> None:
        """Print a label at the left and wrapped runs beside it."""
        for number, pieces in enumerate(wrap(runs, self.width - indent)):
            self.line((label.ljust(indent) if number == 0 else " " * indent, QUIET), *pieces)

    def around(self, runs: Sequence[Run], indent: int, right: int, most: int) -> list[Line]:
        """Runs as wrapped lines; when there are more than ``most``, those around the first marked run, with ellipses
        where they are cut.
        """
        lines = list(wrap(runs, self.width - indent - right))
        if len(lines) <= most:
            return lines
        lines = list(wrap(runs, self.width - indent - right - len("… " + " …")))
        hit = next((n for n, line in enumerate(lines) if any(style == MARKED for _, style in line)), 0)
        first = max(0, min(hit - (most - 1) // 2, len(lines) - most))
        kept = lines[first : first + most]
        if first:
            kept[0] = [("… ", ""), *kept[0]]
        if first + most < len(lines):
            kept[-1] = [*kept[-1], (" …", "")]
        return kept


def _on_one_line(text: str) -> str:
    """Visible text whose blanks keep their columns."""
    return visible(text).replace("\n", " ").replace("\t", " ")


def _columns() -> int:
    """The terminal's columns; shutil.get_terminal_size does the same and costs 4 ms to import."""
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) else os.get_terminal_size(sys.stdout.fileno()).columns


def _console(width: int) -> Console:
    from rich.console import Console

    return Console(force_terminal=True, width=width, highlight=False, markup=False, emoji=False)


def wrap(runs: Iterable[Run], width: int) -> Iterator[Line]:
    """Break styled runs into lines of at most ``width`` columns at blanks; a longer word stands alone. A line feed
    breaks as well.
    """
    line: Line = []
    used = 0
    for word, style, glued in _words(runs):
        if word == "\n":
            yield line
            line, used = [], 0
            continue
        columns = width_of(word)
        gap = 0 if glued or not line else 1
        if line and not glued and used + gap + columns > width:
            yield line
            line, used, gap = [], 0, 0
        line.append((" " * gap + word, style))
        used += gap + columns
    if line:
        yield line


def _words(runs: Iterable[Run]) -> Iterator[tuple[str, str, bool]]:
    """Words with their style, and whether they stick to the word before."""
    blank = True
    for text, style in runs:
        for piece in re.findall(r"\n|[^\S\n]+|\S+", visible(text)):
            if piece == "\n":
                yield "\n", "", False
            if piece.isspace():
                blank = True
            else:
                yield piece, style, not blank
                blank = False


def marked(excerpt: Excerpt) -> list[Run]:
    """An excerpt as runs, its marked spans styled, an ellipsis at each cut end."""
    runs: list[Run] = [("… ", "")] if excerpt.cut_before else []
    at = 0
    for span in excerpt.marked:
        runs += [(excerpt.text[at : span.start], ""), (excerpt.text[span.start : span.end], MARKED)]
        at = span.end
    runs.append((excerpt.text[at:], ""))
    return [*runs, (" …", "")] if excerpt.cut_after else runs


def quoted(quotation: Quotation) -> list[Run]:
    """The words between curly marks; its paragraphs run on."""
    return [(f"“{' '.join(quotation.reading.split())}”", QUOTE)]


def quoted_with_match(quotation: Quotation, span: Span) -> list[Run]:
    """The words between curly marks with the matched run told apart, unless it is all of them."""
    reading = quotation.reading.replace("\n", " ")
    before, inside, after = reading[: span.start], reading[span.start : span.end], reading[span.end :]
    if not (before.strip() or after.strip()) or not inside.strip():
        return quoted(quotation)
    return [(f"“{before}", QUOTE), (inside, MARKED), (f"{after}”", QUOTE)]


def speaker_text(attribution: Attribution, names: dict[str, str]) -> str:
    """Who said it, by full name where the catalogue has one."""
    shown = [
        names.get(i, s)
        for s, i in zip(attribution.speakers, attribution.speaker_ids or attribution.speakers, strict=False)
    ]
    if shown:
        return " and ".join(shown)
    return f"speaker unnamed ({attribution.note})" if attribution.note else "speaker unknown"


def source_text(citation: Citation) -> str:
    """Where it is cited, in one phrase."""
    parts = []
    if citation.work:
        parts.append(citation.work)
    if citation.quoted_in:
        parts.append(f"quoted in {citation.quoted_in}")
    parts += locators(citation)
    if citation.note:
        parts.append(f"note {citation.note}")
    return ", ".join(parts) or "no source cited"


def place_text(quotation: Quotation) -> str:
    """Title, path and line of the document."""
    where = quotation.document.path + (f":{quotation.line}" if quotation.line else "")
    title = quotation.document.title
    return f"{title} · {where}" if title else where
