"""The source that the introducing sentence names: in his "History of the Russian Revolution": "…"."""

from __future__ import annotations

import re

from quotefind.extract.beside import window
from quotefind.extract.locators import read_locator
from quotefind.extract.parenthetical import NAME, POSSESSIVE, plain
from quotefind.extract.passage import MASK, Scene
from quotefind.model import Citation, Layout, Span

_REACH = 320
"""Code points before a passage in which its source is named: the longest introducing sentence of the articles has 240."""

_WORK_NOUN = (
    r"(?:book|pamphlet|article|work|essay|text|poem|novel|play|story|history|memoirs?|memoires|autobiography|diary|diaries|journal|manifesto|"
    r"editorial|leader|column|report|treatise|thesis|theses|dissertation|preface|introduction|biography|study|speech|lecture|sermon|paper|review|"
    r"poem|letter|statement|declaration|resolution|appeal|leaflet|brochure|tract)"
)
_PRIVATE = r"(?:journal|diary|diaries|memoirs|memoires|autobiography|will|testament|notebooks?)"
_OWNER = rf"(?:his|her|their|its|the|a|an|this|that|{NAME.pattern}['’]s?|{NAME.pattern})"
_ITALIC = r"_(?P<italic>[^_\x1a]{2,120})_"
_QUOTED = r"[“\"‘'«„](?P<quoted>[A-ZÀ-Þ][^“”\"«»\x1a\n]{2,120}?),?[”\"’'»“](?!\w)"
_RUN = r"(?P<run>[A-ZÀ-Þ][\w’-]*(?:[\s]+(?:[A-ZÀ-Þ][\w’'-]*|of|the|and|on|in|to|for|a|an|that)){0,9})"
_SOURCE = re.compile(
    rf"(?:\b(?:[Ii]n|[Ff]rom|[Oo]f)\s+(?:{_OWNER}\s+)?(?:[\w-]+\s+){{0,3}}?(?:{_WORK_NOUN}\s+)?(?:,?\s*(?:entitled|called|titled)\s+)?(?:{_ITALIC}|{_QUOTED})"
    rf"|\b{_WORK_NOUN},?\s+(?:(?:entitled|called|titled)\s+)?(?:{_ITALIC.replace('italic', 'italic2')}|{_QUOTED.replace('quoted', 'quoted2')}|{_RUN})"
    rf"|\b(?:[Ii]n|[Ff]rom)\s+(?:his|her|their)\s+{_RUN.replace('run', 'run2')}"
    rf"|\b(?:[Ii]n|[Ff]rom|to)\s+(?:his|her|their)\s+(?:\w+\s+)?(?P<private>{_PRIVATE})\b)"
)


def cite_named(scene: Scene, index: int) -> Citation | None:
    """The work that the sentence before a passage names as the place of its words, or None."""
    passage = scene.passages[index]
    words = window(scene, max(0, passage.outer_start - _REACH), passage.outer_start, own_voice=passage.depth == 1)
    best = None
    for match in _SOURCE.finditer(words.text):
        best = match
    if best is None or MASK in words.text[best.end() :]:
        return None
    between = words.text[best.end() :]
    if re.search(r"[.!?][”\"']?\s+[A-Z]", between):
        return None
    if "\n\n" in between and passage.layout is not Layout.BLOCK:
        return None
    name = next(g for k, g in best.groupdict().items() if g and k != "author")
    loc = read_locator(words.text, best.end() + len(re.match(r"[_,\s]*", between)[0]), len(words.text))
    s = Span(words.place(best.start()), words.place(best.end()))
    printed = scene.document.text[s.start : s.end]
    return Citation(
        work=plain(name),
        volume=loc and loc.volume,
        pages=loc and loc.pages,
        rule="named",
        printed=" ".join(printed.split()),
        evidence=printed,
        evidence_span=s,
    )
