"""Markdown (CommonMark with footnotes and front matter) → Document: text without markup, each character with its place.

markdown-it tells lines of blocks only. A block's content is its lines without their prefixes, so each line of it is
found as the end of a source line; within it every inline rule is made to say where it stopped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from quotefind.document import BlockKind, Document
from quotefind.readers.canonical import Canonical
from quotefind.readers.html import write_html
from quotefind.readers.source import Source

_InlineRule = Callable[[StateInline, bool], bool]

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_END = "end"
"""Where in a token's ``meta`` the position stands at which its rule stopped."""


def read_markdown(source: Source) -> Document:
    """A document with blocks and emphasis; its title is the front matter's, else the first heading."""
    writer = _Writer(source)
    for token in _parser().parse(writer.parsed):
        writer.take(token)
    return writer.out.document(writer.front_title or writer.heading, "markdown")


def _parser() -> MarkdownIt:
    """CommonMark, without tables: the cells of a table are read as the lines they stand in.

    Runs of text and escapes stay apart (no joining rules), as their places do.
    """
    parser = MarkdownIt("commonmark").use(front_matter_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.inline.ruler.before("footnote_ref", "note_in_place", _note_in_place)
    parser.disable(["text_join", "fragments_join"])
    rules = parser.inline.ruler
    for name, rule in list(zip(rules.get_active_rules(), rules.getRules(""), strict=True)):
        rules.at(name, _telling_its_end(rule))
    return parser


def _note_in_place(state: StateInline, silent: bool) -> bool:
    """Drop the ``^`` of ``^[a note within the text]``, whose words then stand in brackets."""
    if not state.src.startswith("^[", state.pos):
        return False
    if not silent:
        state.push("text", "", 0)
    state.pos += 1
    return True


def _telling_its_end(rule: _InlineRule) -> _InlineRule:
    def told(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        is_met = rule(state, silent)
        if is_met and not silent and len(state.tokens) > before:
            state.tokens[-1].meta[_END] = state.pos
        return is_met

    return told


class _Lines:
    """The content of a block token, whose lines stand apart in the source."""

    def __init__(self, content: str, source_lines: Iterable[tuple[int, str]]) -> None:
        lines = content.split("\n")
        self._offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]
        self._places = [_place(line, *at) for line, at in zip(lines, source_lines, strict=False)]

    def place(self, offset: int) -> int:
        """The source position of a position in the content."""
        line = min(bisect_right(self._offsets, offset), len(self._places)) - 1
        return self._places[line] + offset - self._offsets[line]


def _place(content: str, start: int, line: str) -> int:
    """Where the content of a line begins in the source: its words are the line's last, but for a heading's closing."""
    found = line.replace("\0", "\ufffd").rfind(content.strip())  # which markdown-it puts for a NUL
    return start + max(0, found - (len(content) - len(content.lstrip())))


class _Writer:
    """Reads block tokens in order and writes blocks."""

    def __init__(self, source: Source) -> None:
        self.out = Canonical(source)
        self.front_title = self.heading = ""
        bom = source.text.startswith("\ufeff")
        self.parsed = source.text[bom:]
        starts = [int(bom), *source.lines()]
        ends = [*starts[1:], len(source.text)]
        self._text = source.text
        self._lines = [(start, source.text[start:end].rstrip("\r\n")) for start, end in zip(starts, ends, strict=True)]
        self._quotes = self._heading_level = 0
        self._items: list[str] = []
        self._note: str | None = None

    def take(self, token: Token) -> None:
        """Take the next block token."""
        first, after = token.map or (0, 0)
        match token.type:
            case "front_matter":
                self.front_title = _front_title(token.content)
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "list_item_open":
                self._items.append(token.info)
            case "list_item_close":
                self._items.pop()
            case "footnote_reference_open":
                self._note = token.meta["label"]
            case "footnote_reference_close":
                self._note = None
            case "heading_open":
                self._heading_level = int(token.tag[1:])
            case "heading_close":
                self._heading_level = 0
            case "inline":
                self._inline(token, self._lines[first:after])
            case "fence":
                self._code(token.content, self._lines[first + 1 : after])
            case "code_block":
                self._code(token.content, self._lines[first:after])
            case "html_block":
                last, words = self._lines[after - 1]
                write_html(self.out, self._text, self._lines[first][0], last + len(words))

    def _inline(self, token: Token, source_lines: Sequence[tuple[int, str]]) -> None:
        self.out.begin()
        _write_inline(self.out, self._text, _Lines(token.content, source_lines), token.content, token.children or [], 0)
        if self._note is not None:
            block = self.out.end(BlockKind.NOTE, label=self._note)
            self._note = "" if block else self._note
        elif self._heading_level:
            block = self.out.end(BlockKind.HEADING, self._heading_level)
            self.heading = self.heading or (self.out.text_of(block) if block else "")
        elif self._quotes:
            self.out.end(BlockKind.QUOTE, self._quotes)
        elif self._items:
            block = self.out.end(BlockKind.LIST_ITEM, label=self._items[-1])
            self._items[-1] = "" if block else self._items[-1]
        else:
            self.out.end(BlockKind.PARAGRAPH)

    def _code(self, content: str, source_lines: Sequence[tuple[int, str]]) -> None:
        self.out.begin()
        for line, (start, source_line) in zip(content.removesuffix("\n").split("\n"), source_lines, strict=False):
            if self.out.length > self.out.paragraph_start:
                self.out.put("\n", start, start)
            _copy(self.out, self._text, line, _place(line, start, source_line))
        self.out.end(BlockKind.CODE)


def _front_title(front_matter: str) -> str:
    try:
        data = yaml.load(front_matter, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return ""
    title = data.get("title", "") if isinstance(data, dict) else ""
    return " ".join(title.split()) if isinstance(title, str) else ""


def _write_inline(out: Canonical, text: str, lines: _Lines, content: str, tokens: Iterable[Token], base: int) -> None:
    """Write inline tokens, which follow each other in the block's content without a gap from ``base`` on."""
    italics: list[int] = []
    at = base
    for token in tokens:
        end = base + token.meta.get(_END, at - base)
        match token.type:
            case "text":
                _copy(out, text, token.content, lines.place(at))
                # A delimiter run tells its end at its last mark only, which may be left without content.
                end = at + len(token.content) if token.content else end
            case "softbreak" | "hardbreak":
                _copy(out, text, "\n", lines.place(content.index("\n", at)))
            case "text_special" if token.info == "escape":
                end = at + len(token.markup)
                _copy(out, text, token.content, lines.place(end - len(token.content)))
            case "text_special":
                end = at + len(token.markup)
                out.put(token.content, lines.place(at), lines.place(end))
            case "code_inline":
                raw = content[at + len(token.markup) : end - len(token.markup)]
                begin = at + len(token.markup) + (len(token.content) < len(raw))
                for offset, character in enumerate(token.content, begin):
                    _copy(out, text, character, lines.place(offset))
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                end = at + len(token.markup)
                if token.type == "em_open":
                    italics.append(out.length)
                elif token.type == "em_close":
                    out.emphasise(italics.pop())
            case "link_open":
                end = at + 1
            case "image":
                _write_inline(out, text, lines, content, token.children or [], at + len("!["))
            case "html_inline" if _BREAK.fullmatch(token.content):
                out.put("\n", lines.place(at), lines.place(end))
            case "footnote_ref":
                place = lines.place(at)
                out.put("[", place, place + len("[^"))
                out.copy(place + len("[^"), lines.place(end))
        at = end


def _copy(out: Canonical, text: str, words: str, place: int) -> None:
    """Take words from the source; those that stand otherwise there (a tab for blanks, a decoded address) are put in."""
    if text.startswith(words, place):
        out.copy(place, place + len(words))
    else:
        out.put(words, place, place)
