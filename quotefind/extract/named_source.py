"""The source that the introducing words name: in his "History of the Russian Revolution": "…" · In the article On
slogans, she says "…".
"""

from __future__ import annotations

import re

from quotefind.extract.authors import NAME, is_name, plain
from quotefind.extract.locators import Locator, read_locator
from quotefind.extract.passage import MASK, Passage, Scene
from quotefind.extract.window import SENTENCE_END, Window, window
from quotefind.model import Citation, Span

_REACH = 420
"""Code points before a passage in which its source is named: two long sentences; the longest introduction of the
articles has 240."""

_PART_REACH = 40
"""Code points between a work with its locator and the title of the part: ", No. 169, entitled " has 20."""

_NOUNS = (
    *(
        "book",
        "pamphlet",
        "article",
        "work",
        "essay",
        "text",
        "poem",
        "novel",
        "play",
        "story",
        "history",
        "memoir",
        "memoirs",
    ),
    *(
        "memoires",
        "autobiography",
        "diary",
        "journal",
        "manifesto",
        "editorial",
        "leader",
        "column",
        "report",
        "treatise",
    ),
    *(
        "thesis",
        "theses",
        "dissertation",
        "preface",
        "introduction",
        "biography",
        "study",
        "lecture",
        "sermon",
        "paper",
        "review",
    ),
    *("statement", "declaration", "resolution", "appeal", "leaflet", "brochure", "tract", "chapter", "piece", "series"),
)
_NOUN = rf"(?:{'|'.join(_NOUNS)})"
_PRIVATE = r"(?:journal|diary|diaries|memoirs|memoires|autobiography|notebooks?)"
_PART = r"(?:lines?|stanzas?|verses?|couplets?|chapter|paragraph|sentence|preface|conclusion|opening|passage)"
_POSSESSIVE = rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|my|our|(?P<owner>{NAME.pattern})(?:['’]s|(?<=s)['’]))"
_DETERMINER = r"(?:the|an?|this|that)"
_ENTITLED = r"(?:,?\s(?:entitled|called|titled|named|headed),?)"
_MARKED = (
    r"(?:_(?P<italic>[^_\x1a]{2,120})_|[“\"„«](?P<quoted>[A-ZÀ-Þ0-9][^“”\"«»\x1a\n]{3,120}?),?[”\"“»](?!\w)"
    r"|[‘'](?P<single>[A-ZÀ-Þ][^‘’'\x1a\n]{2,120}?),?[’'](?!\w))"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’-]*"
_RUN = rf"(?P<run>{_CAPITAL}(?:\s(?:{_CAPITAL}|of|the|and|on|in|to|for|an?|that|from))*)"
_AFTER_NOUN = _RUN.replace("<run>", "<after_noun>")
_STOP = r"(?=\s?[,:;.]|\s(?:he|she|they|it|I|we|that|how|as|when|where|which|in\swhich|to)\b|\s*\Z)"

_IN = r"(?:[Ii]n|[Ff]rom|[Tt]hroughout|[Bb]y|[Tt]o)"
_OWN_TITLE = (
    rf"{_POSSESSIVE}\s(?P<run>(?:{_CAPITAL}\s){{0,4}}"
    rf"(?:Manifesto|Theses|Memoirs|Diary|Letters|History|Report|Declaration|Program(?:me)?)"
    rf"(?:\sof(?:\s(?:{_CAPITAL}|of|the))+)?)\b"
)
_MARKED_FORMS = (
    # in his "April theses" · in the preface to _Tides_ · throughout Harmon's _Tides_
    rf"\b{_IN}\s(?:(?:{_POSSESSIVE}|{_DETERMINER})\s)?(?:[\w-]+\s){{0,3}}?(?:of\s)?{_MARKED}",
    # a pamphlet "The lessons of October"
    rf"\b{_NOUN}(?:{_ENTITLED}|,)?\s{_MARKED}",
    # the copy of Hale's _Primitive Origination_ · the conclusion of his _Plan_
    rf"\b(?:of|[Rr]ead|[Ss]ee)\s{_POSSESSIVE}\s(?:[\w-]+\s){{0,2}}?{_MARKED}",
)
_WORDED_FORMS = (
    # in his April Theses: · in her Memoirs, Lind gives
    rf"\b(?:[Ii]n|[Ff]rom)\s{_POSSESSIVE}\s{_RUN}{_STOP}",
    # wrote in her journal
    rf"\b(?:[Ii]n|[Ff]rom|to)\s(?:his|her|their)\s(?:\w+\s)?(?P<private>{_PRIVATE})\b",
    # a text called From a Diary
    rf"\b{_NOUN}{_ENTITLED}\s{_RUN}",
    # in the article On slogans, · in his book The Soviets, Anweiler uses
    rf"\b{_NOUN}\s{_AFTER_NOUN}{_STOP}",
    rf"\b{_NOUN}\s(?P<after_noun>{_CAPITAL}(?:\s[\w’-]+){{1,7}}),",
    # issued a statement of policy and aims in which he stated
    rf"\b{_DETERMINER}\s(?P<described>{_NOUN}\sof\s(?:\w+\s){{0,4}}\w+),?\sin\swhich\b",
    # issued their Election Manifesto
    _OWN_TITLE,
)
_BY_MARKS = tuple(re.compile(form) for form in _MARKED_FORMS)
_BY_WORDS = tuple(re.compile(form) for form in _WORDED_FORMS)
_HAS_MARKS = re.compile(r"[_“\"„«]|[‘'](?=[A-ZÀ-Þ])")
_CLUES = frozenset((*_NOUNS, "his", "her", "their", "its", "my", "our", "His", "Her", "Their", "Its"))
_GENITIVE = re.compile(r"s?['’]s?\s(?=[A-ZÀ-Þ])")
_REPORTING_FORMS = (*_BY_MARKS[:2], *_BY_WORDS[:2])
"""Those that a reporting clause after the words has: "…," wrote Lind in her Memoirs."""

_SUBJECTS = tuple(
    re.compile(form) for form in (rf"(?:[Tt]h(?:e|is)|{_POSSESSIVE})\s(?:\w+\s)?{_MARKED}(?=\s[a-zà-ÿ])", _OWN_TITLE)
)
"""How a sentence begins whose subject is a work."""

_ANY_TITLE = re.compile(rf"(?<![\w{MASK}]){_MARKED}")
_AFTER_TITLE = re.compile(r"[.,]?\s(?=for\s\d)|[_,\s”\"]+")
_BACKWARD = re.compile(
    r"\s*(?:There\s(?:he|she|they|we|it|[A-Z])|Here\s(?:he|she|they|we|[A-Z])|Therein\b|In\s(?:it|this|that|the\ssame)\b"
    r"|(?:It|This)\s(?:\w+ly\s)?"
    r"(?:contains|says|states|concludes|begins|began|declares|reads|ran|runs|opens|ends)\b"
    rf"|(?:(?:Of|In)\s)?[Tt]he\s(?:first|last|opening|closing|second|next|famous|concluding)\s{_PART})"
)
"""How a sentence begins that goes on about the work named before it."""

_CLAUSE_END = re.compile(rf"{MASK}|{SENTENCE_END.pattern}")
_REPORTING = re.compile(r",?\s(?=[a-z]|[A-Z][\w’-]+\s[a-z]+(?:s|ed|te|id)\b)")
"""What follows a passage that its sentence goes on after: '…," wrote Lind in', '…" Lind said in'."""


def cite_named(scene: Scene, index: int) -> Citation | None:
    """The work that the words around a passage name as the place of its words, or None."""
    passage = scene.passages[index]
    lowest = 0 if passage.parent is None else scene.passages[passage.parent].start
    start = max(lowest, passage.outer_start - _REACH)
    words = window(scene, start, passage.outer_start, own_voice=passage.depth == 1)
    if not _introduces(words.text):
        return _named_after(scene, passage)
    forms = _forms_for(words.text)
    if not forms:
        return _named_after(scene, passage)
    *earlier, sentence = _sentences(words.text)
    found = _last(words, forms, sentence)
    if not found and earlier and _BACKWARD.match(words.text, *sentence):
        # "Of the first lines": of the work last named, be it in another's words.
        words = window(scene, start, passage.outer_start, own_voice=False)
        found = _last(words, (*forms, _ANY_TITLE), (0, sentence[0]))
    elif not found and earlier:
        found = next((m for form in _SUBJECTS if (m := form.match(words.text, *earlier[-1])) and _title(m)), None)
    return _citation(scene, words, found) if found else _named_after(scene, passage)


def _introduces(before: str) -> bool:
    """True when the words before a passage stand in its paragraph, or end unfinished, as an introduction does."""
    blank = before[len(before.rstrip()) :].count("\n") > 1
    last = before.rstrip()[-1:]
    return not blank or last in (":", "-", "–", "—", ",") or last.isalnum()


def _sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, the last one up to its end."""
    whole = text.rstrip()
    # "_Gent. Mag_. for 1748" does not end in its italics.
    ends = [match.end() for match in SENTENCE_END.finditer(whole) if not whole.count("_", 0, match.start()) % 2]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _forms_for(words: str) -> tuple[re.Pattern[str], ...]:
    """The forms that words can have at all: each is slow to try on every introduction."""
    by_marks = _BY_MARKS if _HAS_MARKS.search(words) else ()
    has_clue = not _CLUES.isdisjoint(words.split()) or _GENITIVE.search(words)
    return (*by_marks, *_BY_WORDS) if has_clue else by_marks


def _last(words: Window, forms: tuple[re.Pattern[str], ...], sentence: tuple[int, int]) -> re.Match[str] | None:
    """The last match of any form in a sentence after which nobody else speaks."""
    matches = [match for form in forms for match in form.finditer(words.text, *sentence) if _title(match)]
    found = max(matches, key=lambda m: (m.end(), -m.start()), default=None)
    if found is None or MASK in words.text[found.end() : sentence[1]]:
        return None
    for whole in matches:
        gap = words.text[whole.end() : found.end()]
        if "entitled" in gap and len(gap) - len(found[0]) < _PART_REACH and _locator(words, whole):
            # The Rambler, No. 169, entitled "Labour": what has the locator is cited, its part's title only tells of it.
            return whole
    return found


def _named_after(scene: Scene, passage: Passage) -> Citation | None:
    """The work that the reporting clause after a passage names: "…," wrote Harmon in his _Tides_."""
    highest = len(scene.masked) if passage.parent is None else scene.passages[passage.parent].end
    end = min(highest, passage.outer_end + _REACH // 2)
    words = window(scene, passage.outer_end, end, own_voice=passage.depth == 1)
    if not _REPORTING.match(words.text):
        return None
    stop = _CLAUSE_END.search(words.text)
    limit = stop.start() if stop else len(words.text)
    for form in _forms_for(words.text[:limit]):
        if form in _REPORTING_FORMS and (match := form.search(words.text, 0, limit)) and _title(match):
            return _citation(scene, words, match)
    return None


def _title(match: re.Match[str]) -> str | None:
    """The title of a match, None where the words are rather somebody's name ("in his letter Lenin says")."""
    groups = {name: value for name, value in match.groupdict().items() if value and name != "owner"}
    name, value = next(iter(groups.items()))
    if name == "after_noun" and is_name(value):
        return None
    owner = match.groupdict().get("owner")
    return plain(match[0][match.start("owner") - match.start() :] if owner else value)


def _locator(words: Window, match: re.Match[str]) -> Locator | None:
    """The locator that follows a title."""
    gap = _AFTER_TITLE.match(words.text, match.end())
    return read_locator(words.text, gap.end() if gap else match.end(), len(words.text))


def _citation(scene: Scene, words: Window, match: re.Match[str]) -> Citation:
    locator = _locator(words, match)
    span = Span(words.place(match.start()), words.place(match.end()))
    printed = scene.document.text[span.start : span.end]
    return Citation(
        author=plain(match.groupdict().get("owner")),
        work=_title(match),
        volume=locator.volume if locator else None,
        pages=locator.pages if locator else None,
        rule="named",
        printed=" ".join(printed.split()),
        evidence=printed,
        evidence_span=span,
    )
