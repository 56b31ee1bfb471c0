"""The citation that stands beside a passage: in brackets after, inside or before it, or as bare words after its
closing mark.
"""

from __future__ import annotations

import re

from quotefind.extract.lexicon import VERBS
from quotefind.extract.passage import MASK, Passage, Scene
from quotefind.extract.sources.authors import NAME, POSSESSIVE
from quotefind.extract.sources.locators import LOCATOR, find_locator
from quotefind.extract.sources.parenthetical import BACK, LONGEST_CITATION, QUOTED_IN, read_citation, without_asides
from quotefind.extract.sources.window import BLANK_LINE, FINISHED, POINTS_BACK, SENTENCE_END, Window, window
from quotefind.model import Citation, Kind, Layout, Span

_BARE_REACH = 170
"""Code points after a passage in which a bare citation's locator is sought; the longest head in the essays
("Lord Chesterfield, date of Dec. 15, 1755; Chesterfield's _Misc. Works_, ") has 78."""

_SENTENCE_REACH = 240
"""Code points of a sentence before or after a passage in which its citation is sought: two long printed lines and a
half."""

_GAP = re.compile(r"(?:[\"'”’»“.,;:…!?]|\s|\[(?:\d{1,3}|[*†‡]{1,2})\])*")
_CLOSERS = {"(": ")", "[": "]"}
_OPENERS = "([-–—"
_INSIDE = re.compile(r"[(\[]([^()\[\]]{3,200})[)\]][\s.,;:]*\Z")
_DASH_LINE = re.compile(r"[-–—~]{1,3}\s*(?P<words>[A-ZÀ-Þ_“\"(][^\n]{3,200})(?=\s*\n\s*\n|\s*\Z)")
_TITLE_RUN = (
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|of|the|and|on|in|to|for|an?|der|die|das|und|de|la|le|du|des|&)){0,9}_?"
)
_HAS_NUMBER = re.compile(r"[\dp](?:(?<=\d)|(?<=\bp)p?\.\s?[ivxlc])")
_ITALIC = r"_[^_]{2,120}_"
_PREFACE = r"(?:[A-ZÀ-Þ][^;()]{0,60};\s)?"
_FILLER = (
    r"(?:[\s.,;:()\[\]]|(?:edit?|ed)\b[.,]{0,2}(?:\sof)?|(?:1[4-9]|20)\d\d|\bfor\s(?=\d{4})|\d(?:st|nd|rd|th)\sed\."
    r"|[A-ZÀ-Þ]\w+['’]s\sed(?:ition|\.))*"
)
_HEAD = re.compile(
    rf"{_PREFACE}(?:{POSSESSIVE.pattern}(?:{_ITALIC}|{_TITLE_RUN})|(?:{NAME.pattern}[.,]{{1,2}}\s)?(?:{_ITALIC}|{_TITLE_RUN})|{BACK.pattern})"
    rf"{_FILLER}"
)
"""What may stand between a passage and its bare locator: an author, a title, or a back reference; no sentence of
prose."""

_OWNED = re.compile(rf"{_PREFACE}{POSSESSIVE.pattern}{_ITALIC}(?=[.,;]\s|[.,;]?\s*\Z)")
_BACK_ALONE = re.compile(rf"{BACK.pattern}(?=\s*(?:\Z|[A-Z_(]))")
"""What cites without a number."""
_PAGE_NUMBER = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?")
_GROUP = re.compile(r"[(\[]([^()\[\]]{2,200})[)\]]")
_LAST_GROUP = re.compile(rf"{_GROUP.pattern}\s*[.,;]?\s*\Z")
_PRECEDING_NAME = re.compile(rf"(?P<name>{NAME.pattern})(?:['’]s)?\s?\Z")
_NEXT_WORD = re.compile(r"\s(?:\w+ly\s)?(\w+)")
_BARE_CONTENT = re.compile(r"\s*(?:(?:1[4-9]|20)\d\d[a-z]?\b|pp?\.\s?\d|S\.\s?\d|[\divxlc]+[.,:])")


def cite_beside(scene: Scene, index: int) -> Citation | None:
    """The citation printed beside a passage, with rule and evidence, or None."""
    passage = scene.passages[index]
    found = next(
        (c for strategy in (_inside, _after, _later_in_sentence, _before) if (c := strategy(scene, passage))), None
    )
    if found and scene.kinds[index] is not Kind.QUOTATION:
        # "Rabochaya Gazeta" ("The Workers' Paper"): a title's or a term's brackets tell its meaning, date or number.
        is_full = (found.pages or found.volume) and (found.work or found.author or found.quoted_in)
        return found if is_full else None
    return found


def _found(scene: Scene, citation: Citation, rule: str, start: int, end: int) -> Citation:
    words = scene.document.text[start:end]
    return citation._replace(printed=" ".join(words.split()), rule=rule, evidence=words, evidence_span=Span(start, end))


def _bounds(scene: Scene, passage: Passage) -> Span:
    """Where words beside a passage may stand: within the enclosing passage, else in the document."""
    if passage.parent is None:
        return Span(0, len(scene.masked))
    parent = scene.passages[passage.parent]
    return Span(parent.start, parent.end)


def _inside(scene: Scene, passage: Passage) -> Citation | None:
    """Before the closing mark: "… the words (Harmon, p. 3)."."""
    tail_start = max(passage.start, passage.end - _SENTENCE_REACH)
    words = window(scene, tail_start, passage.end, own_voice=False)
    match = _INSIDE.search(words.text)
    if not match or not (LOCATOR.search(match[1]) or QUOTED_IN.match(match[1])):
        return None
    citation = read_citation(match[1])
    place = words.place(match.start()), words.place(match.end(1) + 1)
    return _found(scene, citation, "inside", *place) if citation else None


def _after(scene: Scene, passage: Passage) -> Citation | None:
    """Directly after the closing mark: brackets, a line led by a dash, or a bare reference."""
    bounds = _bounds(scene, passage)
    end = min(bounds.end, passage.outer_end + LONGEST_CITATION)
    words = window(scene, passage.outer_end, end, own_voice=passage.depth == 1)
    gap = _GAP.match(words.text)
    at = gap.end() if gap else 0
    if not _may_cross(words.text[:at], passage, words.text[at : at + 1]):
        return None
    if words.text[at : at + 1] in _CLOSERS:
        return _in_brackets(scene, words, at)
    if dash := _DASH_LINE.match(words.text, at):
        citation = read_citation(dash["words"].strip("() "))
        return _found(scene, citation, "dash", words.place(dash.start()), words.place(dash.end())) if citation else None
    return _bare(scene, words, at)


def _may_cross(skipped: str, passage: Passage, first: str) -> bool:
    """A wrapped line may be crossed by any citation; a blank line only from a block to brackets or a dash."""
    return skipped.count("\n") < 2 or (passage.layout is Layout.BLOCK and first in _OPENERS)


def _in_brackets(scene: Scene, words: Window, at: int) -> Citation | None:
    """The citation of a bracket; one of pages alone leaves the work to what the sentence names."""
    close = _matching(words.text, at, _CLOSERS[words.text[at]])
    if close is None:
        return None
    content = words.text[at + 1 : close]
    place = without_asides(content).strip(" ;,")
    if _PAGE_NUMBER.fullmatch(place):
        citation: Citation | None = Citation(pages=place)
    elif LOCATOR.fullmatch(place) and not place[0].isupper() and (locator := find_locator(place)):
        citation = Citation(volume=locator.volume, pages=locator.pages)
    else:
        citation = read_citation(content)
    return _found(scene, citation, "parenthesis", words.place(at), words.place(close) + 1) if citation else None


def _matching(text: str, at: int, closer: str) -> int | None:
    """The place of the bracket that closes the one at a place: "(Harmon (1974), p. 3)"."""
    depth = 0
    for index in range(at, len(text)):
        depth += (text[index] == text[at]) - (text[index] == closer)
        if depth == 0:
            return index
    return None


def _bare(scene: Scene, words: Window, at: int) -> Citation | None:
    """Johnson's _Works_, vii. 298 · Hawkins, p. 175 · Ib. p. 361, without brackets."""
    masked = words.text.find(MASK, at)
    end = min(at + _BARE_REACH, masked if masked >= 0 else len(words.text))
    locator = LOCATOR.search(words.text, at, end) if _HAS_NUMBER.search(words.text, at, end) else None
    head = _HEAD.fullmatch(words.text, at, locator.start()) if locator else None
    if locator and head:
        stop = locator.end()
    elif unnumbered := (
        words.text.find("_", at, end) >= 0 and _OWNED.match(words.text, at, end)  # slow to try on words of prose
    ) or _BACK_ALONE.match(words.text, at, end):
        stop = unnumbered.end()
    else:
        return None
    preface = words.text[at:stop].rfind("; ")
    begin = at + preface + 2 if preface >= 0 else at
    citation = read_citation(words.text[begin:stop])
    return _found(scene, citation, "after", words.place(begin), words.place(stop)) if citation else None


def _later_in_sentence(scene: Scene, passage: Passage) -> Citation | None:
    """At the sentence's end, no other quotation between: "…," he writes (Works, v. 12)."""
    bounds = _bounds(scene, passage)
    end = min(bounds.end, passage.outer_end + _SENTENCE_REACH)
    words = window(scene, passage.outer_end, end, own_voice=passage.depth == 1)
    if "(" not in words.text and "[" not in words.text:
        return None
    if FINISHED.search(scene.document.text, max(0, passage.outer_end - 4), passage.outer_end) and not POINTS_BACK.match(
        words.text
    ):
        return None
    stop = SENTENCE_END.search(words.text)
    sentence = words.text[: stop.end() if stop else len(words.text)]
    group = _LAST_GROUP.search(sentence)
    if not group or MASK in sentence[: group.start()] or BLANK_LINE.search(sentence, 0, group.start()):
        return None
    return _of_group(scene, words, group, sentence[: group.start()], "sentence")


def _before(scene: Scene, passage: Passage) -> Citation | None:
    """Harmon (_Tides_, p. 176) says that "…": brackets after a name, in the sentence that introduces the words."""
    bounds = _bounds(scene, passage)
    start = max(bounds.start, passage.outer_start - _SENTENCE_REACH)
    words = window(scene, start, passage.outer_start, own_voice=passage.depth == 1)
    if "(" not in words.text and "[" not in words.text:
        return None
    sentence_start = max((m.end() for m in SENTENCE_END.finditer(words.text)), default=0)
    groups = list(_GROUP.finditer(words.text, sentence_start))
    group = groups[-1] if groups else None
    if not group or MASK in words.text[group.end() :]:
        return None
    before = words.text[sentence_start : group.start()]
    return _of_group(scene, words, group, before, "before") if _PRECEDING_NAME.search(before) else None


def _of_group(scene: Scene, words: Window, group: re.Match[str], before: str, rule: str) -> Citation | None:
    """The citation of a bracket; one of year or pages alone takes the name before it as its author."""
    content = group[1]
    named = _PRECEDING_NAME.search(before.rstrip())
    if _BARE_CONTENT.match(content):
        # Lind (1911) writes: a year alone may be any date beside a name, so a verb of saying must follow.
        verb = _NEXT_WORD.match(words.text, group.end())
        is_said = find_locator(content) or (verb and VERBS.get(verb[1]) == "say")
        citation = read_citation(f"{named['name']} {content}") if named and is_said else None
    else:
        citation = read_citation(content) if LOCATOR.search(content) else None
    if citation and named and not citation.author and citation.work and not BACK.match(citation.work):
        citation = citation._replace(author=named["name"])
    return (
        _found(scene, citation, rule, words.place(group.start()), words.place(group.end(1) + 1)) if citation else None
    )
