"""Quoted words beside the words of a source: every difference with its kind, marked or not. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quotefind.extract.segment import PAGE_HEADING
from quotefind.model import Span
from quotefind.review.change import Change, ChangeKind, Comparison
from quotefind.review.difference import INTERRUPTED, NOTE_MARKER, differences, hides_negation, operations
from quotefind.review.place import places_of
from quotefind.review.segments import ELLIPSIS, Segment, Word, Words, segments
from quotefind.text import fold

_RUNNING_HEAD = r"(?:\d{1,4}[ \t]+)?[A-Z][A-Z .,'’&:-]{3,70}(?:[ \t]+\d{1,4})?"
_PAGE_HEADING = re.compile(rf"(?<=\n)[ \t]*(?:{PAGE_HEADING.pattern}|{_RUNNING_HEAD})[ \t]*(?=\n)")
"""A line that the printer put between two pages."""

_BLANK = r"(?:[ \t]+\n?[ \t]*|\n[ \t]*)"
_REPORTING_CLAUSE = re.compile(
    rf"(?<=[,.;:!?–—-][\"”’'»]){_BLANK}(?:[^\s\"'“”‘’„«»][^\s\"“”‘„«»]*{_BLANK}){{1,12}}(?=[\"'“‘„«]\w)"
)
"""What a source says between two parts of what it quotes: "I did not read it," he told the court, "because I did"."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:…\"“”'‘’«»\n])[\s\"“”'‘’«»(\[_*]*$")
_CLAUSE_END = re.compile(r"[\"”’»_*]*[.,;:!?]")

FURTHEST = 200
"""Characters beyond the place found in which a source may be interrupted: a page heading or a reporting clause."""

LONGEST_GAP = 6
"""Characters before a word in which the end of the sentence before it is looked for: a stop, marks and blanks."""


def compare(quoted: str, source: str) -> Comparison:
    """Lay quoted words beside the part of a source that they are nearest to.

    Cuts marked by an ellipsis, words in square brackets and capitals are marked changes.  Quotation marks and what
    stands before the first and after the last word do not count, nor do note markers, nor the source's page headings
    and reporting clauses where the quotation goes on without them.  Linear in the source but for the place of a segment
    that does not stand there verbatim.
    """
    printed = NOTE_MARKER.sub(_put(" "), source) if "[" in source else source
    as_it_is = _compare(quoted, printed)
    if not as_it_is.alters:
        return as_it_is
    around = slice(max(0, as_it_is.span.start - len(quoted) - FURTHEST), as_it_is.span.end + len(quoted) + FURTHEST)
    near = printed[around]
    near = _REPORTING_CLAUSE.sub(_put(INTERRUPTED, quoted), _PAGE_HEADING.sub(_put(" ", quoted), near))
    if near == printed[around]:
        return as_it_is
    going_on = printed[: around.start] + near + printed[around.stop :]
    return min(as_it_is, _told(_compare(quoted, going_on), printed), key=lambda comparison: comparison.distance)


def _put(character: str, quoted: str = "") -> Callable[[re.Match[str]], str]:
    """Put a character for each one of what a pattern finds, save where that is quoted as well."""
    return lambda match: match[0] if match[0].strip() in quoted else character * len(match[0])


def _told(comparison: Comparison, source: str) -> Comparison:
    """The comparison with the words of the source that interrupt it."""
    told = (
        replace(change, source=" ".join(source[change.source_span.start : change.source_span.end].split()))
        if change.kind is ChangeKind.INTERRUPTION
        else change
        for change in comparison.changes
    )
    return replace(comparison, changes=tuple(told))


def _compare(quoted: str, source: str) -> Comparison:
    asked = segments(quoted, source)
    source_words = Words(source, 0, len(source))
    changes: list[Change] = []
    kept: list[str] = []
    at, first, last = 0, None, 0
    places = places_of([[word.folded for word in segment.words] for segment in asked], source_words.folded)
    for number, (segment, (start, end)) in enumerate(zip(asked, places, strict=True)):
        place = source_words[start:end]
        if number and place and not (start == at and _is_elided(source, source_words, start)):
            changes.append(_cut(asked[number - 1], segment, source_words, at, start))
        runs = operations(segment.words, place)
        changes += differences(segment, place, runs, quoted, source)
        equal = ((start, end) for tag, start, end, _, _ in runs if tag == "equal")
        kept += [word.folded for start, end in equal for word in segment.words[start:end]]
        if place:
            first = place[0].start if first is None else first
            last = place[-1].end
        at = max(at, end)
    quoted_words = Span(asked[0].words[0].start, asked[-1].words[-1].end) if asked else Span(0, 0)
    span = Span(first or 0, max(last, first or 0))
    return Comparison(
        changes=tuple(sorted(changes, key=lambda c: (c.quoted_span.start, c.quoted_span.end))),
        span=span,
        words=quoted_words,
        kept=tuple(kept),
        misspelt=tuple(_misspelt(changes)),
        asked=sum(len(segment.words) for segment in asked),
        ends_clause=not source[span.end : span.end + 1].isspace(),
        shared_bounds=_shared_bounds(quoted, quoted_words, source, span),
    )


def _misspelt(changes: Sequence[Change]) -> Iterator[str]:
    """The source's words that are quoted with a slip of letters."""
    for change in changes:
        if change.kind is ChangeKind.SPELLING and fold(change.source) != fold(change.quoted):
            yield from fold(change.source).split()


def _is_elided(source: str, words: Sequence[Word], start: int) -> bool:
    """Whether the source itself has an ellipsis before a word."""
    return start > 0 and bool(ELLIPSIS.search(source, words[start - 1].end, words[start].start))


def _cut(before: Segment, after: Segment, source: Sequence[Word], left_at: int, start: int) -> Change:
    """The omission between two segments."""
    span = Span(before.words[-1].end, after.words[0].start)
    left_out = source[left_at:start]
    place = Span(left_out[0].start, left_out[-1].end) if left_out else Span(source[start].start, source[start].start)
    kind = ChangeKind.NEGATION if hides_negation(left_out) else ChangeKind.ELLIPSIS
    return Change(kind, "…", " ".join(word.raw for word in left_out), span, place)


def _shared_bounds(quoted: str, mine: Span, source: str, theirs: Span) -> int:
    begin = _begins_sentence(quoted, mine.start) and _begins_sentence(source, theirs.start)
    end = _CLAUSE_END.match(quoted, mine.end) and _CLAUSE_END.match(source, theirs.end)
    return bool(begin) + bool(end)


def _begins_sentence(text: str, at: int) -> bool:
    return text[at : at + 1].isupper() and bool(_SENTENCE_START.search(text, max(0, at - LONGEST_GAP), at))
