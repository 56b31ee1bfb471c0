"""The source that the introducing words name: in his "History of the Russian Revolution": "…" · In the article On
slogans, she says "…".
"""

from __future__ import annotations

import re
from bisect import bisect_left

from quotefind.extract.lexicon import BODIES
from quotefind.extract.passage import MASK, Passage, Scene
from quotefind.extract.sources.authors import is_name, plain
from quotefind.extract.sources.locators import Locator, read_locator
from quotefind.extract.sources.source_forms import (
    AFTER_TITLE,
    ANY_TITLE,
    BACKWARD,
    BY_MARKS,
    BY_WORDS,
    CLUES,
    GENITIVE,
    HAS_MARKS,
    REPORTING,
    REPORTING_FORMS,
    SUBJECTS,
    Form,
)
from quotefind.extract.sources.window import BLANK_LINE, SENTENCE_END, Window, window
from quotefind.model import Citation, Kind, Span

_REACH = 420
"""Code points before a passage in which its source is named: two long sentences; the longest introduction of the
articles has 240."""

_PART_REACH = 40
"""Code points between a work with its locator and the title of the part: ", No. 169, entitled " has 20."""

_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(rf"{MASK}|{SENTENCE_END.pattern}")


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
    found = _last(scene, words, forms, sentence)
    if not found and earlier and BACKWARD.match(words.text, *sentence):
        # "Of the first lines": of the work last named, be it in another's words.
        words = window(scene, start, passage.outer_start, own_voice=False)
        breaks = [blank.end() for blank in BLANK_LINE.finditer(words.text, 0, sentence[0])]
        paragraph = breaks[-1] if breaks else 0
        found = _last(scene, words, (*forms, ANY_TITLE), (paragraph, sentence[0]))
    elif not found and earlier:
        subjects = (form.match(words.text, *earlier[-1]) for form in SUBJECTS)
        found = next((match for match in subjects if match and _names_work(scene, words, match)), None)
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


def _forms_for(words: str) -> tuple[Form, ...]:
    """The forms that words can have at all: each is slow to try on every introduction."""
    by_marks = BY_MARKS if HAS_MARKS.search(words) else ()
    has_clue = not CLUES.isdisjoint(words.split()) or GENITIVE.search(words)
    return (*by_marks, *BY_WORDS) if has_clue else by_marks


def _last(scene: Scene, words: Window, forms: tuple[Form, ...], sentence: tuple[int, int]) -> re.Match[str] | None:
    """The last match of any form in a sentence after which nobody else speaks."""
    shown = _WORD.findall(words.text, *sentence)
    possible = [form.pattern for form in forms if not form.needs or not form.needs.isdisjoint(shown)]
    matches = [
        match
        for pattern in possible
        for match in pattern.finditer(words.text, *sentence)
        if _names_work(scene, words, match)
    ]
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
    if not REPORTING.match(words.text):
        return None
    stop = _CLAUSE_END.search(words.text)
    limit = stop.start() if stop else len(words.text)
    for form in _forms_for(words.text[:limit]):
        match = form.pattern.search(words.text, 0, limit) if form in REPORTING_FORMS else None
        if match and _names_work(scene, words, match):
            return _citation(scene, words, match)
    return None


def _names_work(scene: Scene, words: Window, match: re.Match[str]) -> bool:
    """True when what a form has matched is a work: not a term in marks, a person or a body."""
    group, name = _named(match)
    if group in ("quoted", "single"):
        # Without a noun ("the pamphlet ...") only what is known as a title, not 'in the "free" world'.
        place = words.place(match.start(group))
        index = bisect_left(scene.passages, place, key=lambda passage: passage.start)
        known = index < len(scene.passages) and scene.passages[index].start == place
        return known and scene.kinds[index] is Kind.TITLE
    if group == "after_noun":
        return not is_name(name)
    return group != "run" or name.split()[-1].lower().removesuffix("s") not in BODIES


def _named(match: re.Match[str]) -> tuple[str, str]:
    """The group of a match that holds the work's name, and the name."""
    return next((group, value) for group, value in match.groupdict().items() if value and group != "owner")


def _locator(words: Window, match: re.Match[str]) -> Locator | None:
    """The locator that follows a title."""
    gap = AFTER_TITLE.match(words.text, match.end())
    return read_locator(words.text, gap.end() if gap else match.end(), len(words.text))


def _citation(scene: Scene, words: Window, match: re.Match[str]) -> Citation:
    """The citation that a match makes; a title that its author owns keeps his name."""
    owner = match.groupdict().get("owner")
    name = match[0][match.start("owner") - match.start() :] if owner else _named(match)[1]
    locator = _locator(words, match)
    span = Span(words.place(match.start()), words.place(match.end()))
    printed = scene.document.text[span.start : span.end]
    return Citation(
        author=plain(owner),
        work=plain(name),
        volume=locator.volume if locator else None,
        pages=locator.pages if locator else None,
        rule="named",
        printed=" ".join(printed.split()),
        evidence=printed,
        evidence_span=span,
    )
