"""HTML → Document: the text a reader sees, in blocks, with quotation marks for ``<q>`` and ``[1]`` for note markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from quotefind.document import Block, BlockKind, Document
from quotefind.readers.canonical import Canonical
from quotefind.readers.html_notes import Notes, find_notes, names_of
from quotefind.readers.source import Source
from quotefind.readers.tags import RAW, Run, Tag, scan

_DEEPEST = 512
"""Open elements beyond which a start tag is not kept open, as in browsers (Blink and WebKit have the same bound)."""

# fmt: off
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})
_BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
_DROPPED = frozenset({"nav", "svg", "math", "template", "select", "button", "object", "audio", "video", "canvas"})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

_SIBLINGS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ol", "ul", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}
"""The open elements that a start tag ends, up to the container it stands in (HTML, 13.1.2.4, optional tags)."""

_TEXT = re.compile(
    r"(?P<blank>[ \t\n\r\f]{2,}|[\t\n\r\f])|(?P<entity>&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?)"
)
_RAISED_SIGN = re.compile(r"\s*[\[(]?(?P<sign>\d{1,3}|[*†‡§¶]{1,3})[\])]?\s*</sup\s*>", re.IGNORECASE)
_TAKES_NOTE = re.compile(r"[^\W\d_]{3}\Z|[.,;:!?)\]\"'’”»…]\Z")
"""What a raised number follows when it is a note's: a word or a mark, not the unit or symbol of "km²" and "10²"."""

_LIST_START = re.compile(r"\d{1,6}")

_TAIL = 3
"""Code points of what was written last that are remembered: what ``_TAKES_NOTE`` looks at."""

_QUOTES = (("“", "”"), ("‘", "’"))
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"})
_NOTES_ROLES = frozenset({"doc-endnotes", "endnotes", "footnotes", "rearnotes", "references"})


def read_html(source: Source) -> Document:
    """A document with blocks, emphasis and notes; its title is ``<title>``, else the first heading."""
    out = Canonical(source)
    title = write_html(out, source.text, 0, len(source.text))
    return out.document(title, "html")


def write_html(out: Canonical, text: str, start: int, end: int) -> str:
    """Write a piece of HTML as blocks of the canonical text; gives its title, "" where it has none."""
    writer = _Writer(out, text, find_notes(text, start, end))
    for piece in scan(text, start, end):
        writer.take(piece)
    writer.close(end)
    return writer.title or writer.heading


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended.

    ``label`` is a note text's label until its first paragraph has taken it, then "", and None where this is no note
    text; ``number`` the same for an item of an ordered list; ``items`` counts a list's items.
    """

    name: str
    emphasis: int | None = None
    cite: str = ""
    label: str | None = None
    number: str = ""
    items: int = 0
    is_notes: bool = False
    is_dropped: bool = False
    is_quote: bool = False


class _Writer:
    """Reads pieces of HTML in order and writes blocks."""

    def __init__(self, out: Canonical, text: str, notes: Notes) -> None:
        self.title = self.heading = ""
        self._out, self._text, self._notes = out, text, notes
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._dropped = 0
        self._unclosed: set[str] = set()
        self._skip_to = 0
        self._anchor_label: str | None = None
        self._tail = ""
        self._is_after_break = False
        out.begin()

    def take(self, piece: Tag | Run) -> None:
        """Take the next tag or text run."""
        if piece.start < self._skip_to:
            return
        if isinstance(piece, Run):
            if not self._dropped:
                self._write(piece.start, piece.end)
        elif piece.name in RAW:
            if piece.name == "title" and not self.title:
                self.title = " ".join(unescape(piece.raw).split())
        elif piece.name == "br":
            self._break(piece)
        elif piece.is_end:
            self._end(piece)
        else:
            self._start(piece)

    def close(self, at: int) -> None:
        """End every element that is still open."""
        self._close_from(0, at, at)
        self._boundary()

    # ── tags ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _start(self, tag: Tag) -> None:
        if self._dropped:
            self._push(tag, _Open(tag.name))
            return
        element = _Open(tag.name)
        if tag.name in _BLOCK:
            self._close_siblings(tag)
            self._boundary()
            self._begin_block(tag, element)
        else:
            for name in names_of(tag):
                if name in self._notes.labels:
                    self._boundary()
                    self._anchor_label = self._notes.labels[name]
            if self._is_note_sign(tag):
                return
            if tag.name in _ITALIC:
                element.emphasis = self._out.length
            element.is_quote = tag.name == "q"
        self._push(tag, element)

    def _push(self, tag: Tag, element: _Open) -> None:
        if tag.name in _VOID or tag.is_closed or len(self._open) >= _DEEPEST:
            return
        if tag.name in _DROPPED and not self._dropped and tag.name not in self._unclosed:
            # A menu that never ends would take the rest of the document with it.
            element.is_dropped = re.compile(f"</{tag.name}", re.IGNORECASE).search(self._text, tag.end) is not None
            self._dropped += element.is_dropped
            if not element.is_dropped:
                self._unclosed.add(tag.name)
        if element.is_quote:
            self._put(_QUOTES[self._names["q"] % 2][0], tag.start, tag.end)
        self._open.append(element)
        self._names[tag.name] += 1

    def _begin_block(self, tag: Tag, element: _Open) -> None:
        attributes = tag.attributes
        roles = {attributes.get("role", ""), attributes.get("epub:type", ""), *attributes.get("class", "").split()}
        labels = (self._notes.labels[name] for name in names_of(tag) if name in self._notes.labels)
        element.label = next(labels, "" if roles & _NOTE_ROLES else None)
        element.is_notes = bool(roles & _NOTES_ROLES)
        if tag.name == "blockquote":
            element.cite = attributes.get("cite", "")
        elif tag.name == "ol" and _LIST_START.fullmatch(attributes.get("start", "")):
            element.items = int(attributes["start"]) - 1
        elif tag.name == "li":
            self._number(element)

    def _number(self, item: _Open) -> None:
        container = next((e for e in reversed(self._open) if e.name in ("ol", "ul")), None)
        if container and container.name == "ol":
            container.items += 1
            item.number = str(container.items)
        if item.label is None and any(element.is_notes for element in self._open):
            item.label = item.number

    def _is_note_sign(self, tag: Tag) -> bool:
        """Write a note marker, or leave out a link back to one; True when the element is done with."""
        if label := self._notes.markers.get(tag.start):
            self._put(label if self._tail.endswith("[") else f"[{label}]", tag.start, self._notes.ends[tag.start])
            self._skip_to = self._notes.ends[tag.start]
        elif tag.start in self._notes.back:
            self._skip_to = self._notes.ends[tag.start]
        elif tag.name == "sup" and (not self._tail or _TAKES_NOTE.search(self._tail)):
            sign = _RAISED_SIGN.match(self._text, tag.end)
            if sign:
                self._put(f"[{sign['sign']}]", tag.start, sign.end())
                self._skip_to = sign.end()
        return self._skip_to > tag.start

    def _end(self, tag: Tag) -> None:
        names = _HEADINGS if tag.name in _HEADINGS else (tag.name,)
        for index in range(len(self._open) - 1, -1, -1):
            name = self._open[index].name
            if name in names:
                self._close_from(index, tag.start, tag.end)
                return
            if self._open[index].is_dropped or (name in _BLOCK and tag.name not in _BLOCK and not self._dropped):
                return

    def _close_siblings(self, tag: Tag) -> None:
        siblings, containers = _SIBLINGS.get(tag.name, (frozenset(), frozenset()))
        for index in range(len(self._open) - 1, -1, -1):
            name = self._open[index].name
            if name == "p" or name in siblings:
                self._close_from(index, tag.start, tag.start)
            elif name in containers or (name in _BLOCK and not siblings):
                return

    def _close_from(self, index: int, start: int, end: int) -> None:
        """Close the element at ``index`` and all within it; ``start``–``end`` is its end tag, empty if implied."""
        for element in reversed(self._open[index:]):
            if element.name in _BLOCK:
                self._boundary()
            self._open.pop()
            self._names[element.name] -= 1
            self._dropped -= element.is_dropped
            if element.emphasis is not None:
                self._out.emphasise(element.emphasis)
            if element.is_quote:
                own = len(self._open) == index
                self._put(_QUOTES[self._names["q"] % 2][1], start, end if own else start)

    # ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _write(self, start: int, end: int) -> None:
        at = start
        for match in _TEXT.finditer(self._text, start, end):
            if match["blank"] and self._names["pre"]:
                continue
            self._copy(at, match.start())
            words = " " if match["blank"] else unescape(match[0])
            if words == match[0]:
                self._copy(*match.span())
            elif words != " " or not self._is_blank_before():
                self._put(words, *match.span())
            at = match.end()
        self._copy(at, end)

    def _copy(self, start: int, end: int) -> None:
        if start < end and self._text[start] == " " and self._is_blank_before():
            start += 1
        if start < end:
            self._out.copy(start, end)
            self._wrote(self._text[max(start, end - _TAIL) : end])

    def _put(self, words: str, start: int, end: int) -> None:
        self._out.put(words, start, end)
        self._wrote(words)

    def _wrote(self, words: str) -> None:
        self._tail = (self._tail + words)[-_TAIL:]
        if not words.isspace():
            self._is_after_break = False

    def _is_blank_before(self) -> bool:
        return self._tail[-1:] in ("", " ", "\n")

    # ── blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _break(self, tag: Tag) -> None:
        """End the line; two breaks in a row end the paragraph, as pages without ``<p>`` have it."""
        if self._is_after_break:
            self._boundary()
        elif not self._dropped:
            self._put("\n", tag.start, tag.end)
            self._is_after_break = True

    def _boundary(self) -> None:
        block = self._end_paragraph()
        if block:
            self._anchor_label = None
            for element in self._open:
                element.number = ""
                element.label = element.label and ""
            if block.kind is BlockKind.HEADING and not self.heading:
                self.heading = self._out.text_of(block)
        self._out.begin()
        self._tail = ""
        self._is_after_break = False

    def _end_paragraph(self) -> Block | None:
        labels = [element.label for element in self._open if element.label is not None]
        if self._anchor_label is not None:
            labels.append(self._anchor_label)
        quotes = [element for element in self._open if element.name == "blockquote"]
        heading = next((level for name, level in _HEADINGS.items() if self._names[name]), 0)
        if self._names["pre"]:
            return self._out.end(BlockKind.CODE)
        if labels:
            return self._out.end(BlockKind.NOTE, label=labels[-1])
        if heading:
            return self._out.end(BlockKind.HEADING, heading)
        if quotes:
            return self._out.end(BlockKind.QUOTE, len(quotes), cite=quotes[-1].cite)
        if self._names["li"] or self._names["dd"] or self._names["dt"]:
            number = next((element.number for element in reversed(self._open) if element.number), "")
            return self._out.end(BlockKind.LIST_ITEM, label=number)
        return self._out.end(BlockKind.PARAGRAPH)
