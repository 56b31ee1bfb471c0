"""Quoted words beside the words of a source: every difference with its kind, marked or not. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from quotefind.model import Span
from quotefind.review.lexicon import FUNCTION_WORDS, NEGATIONS, NUMBERS, is_negated, transliterated
from quotefind.text import WORD, fold


class ChangeKind(Enum):
    """What a change does, the gravest first; those from ``ELLIPSIS`` on are marked or customary and alter nothing."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    SENSE_WORD = "sense word"
    FUNCTION_WORD = "function word"
    SPELLING = "spelling"
    PUNCTUATION = "punctuation"
    ELLIPSIS = "ellipsis"
    INSERTION = "insertion"
    TRANSLITERATION = "transliteration"
    CAPITAL = "capital"

    @property
    def gravity(self) -> int:
        """0 is the gravest."""
        return _GRAVITY[self]

    @property
    def alters(self) -> bool:
        """Whether the reader is told other words without being warned."""
        return self.gravity < ChangeKind.ELLIPSIS.gravity


_GRAVITY = {kind: place for place, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the manuscript's words and the source's, either may be empty; spans into the texts compared."""

    kind: ChangeKind
    quoted: str
    source: str
    quoted_span: Span
    source_span: Span


def change_object(change: Change) -> dict[str, object]:
    """A change as ``--json`` prints it."""
    kind = change.kind
    return {"kind": kind.value, "marked": not kind.alters, "quoted": change.quoted, "source": change.source}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found: ``changes`` in order of place, ``span`` of the source that is quoted.

    ``words`` runs from the first to the last word quoted.  ``kept`` are the folded words that stand so in the source,
    ``misspelt`` those of the source that are quoted with a slip; ``asked`` is the number of words quoted.
    ``ends_clause`` tells that the source has a mark of punctuation, or nothing, behind them; ``shared_bounds`` at how
    many of their ends (0–2) both begin a sentence or end a clause.
    """

    changes: tuple[Change, ...]
    span: Span
    words: Span
    kept: tuple[str, ...]
    misspelt: tuple[str, ...]
    asked: int
    ends_clause: bool
    shared_bounds: int

    @property
    def known(self) -> tuple[str, ...]:
        """The source's words that are quoted, be it with a slip."""
        return (*self.kept, *self.misspelt)

    @property
    def agreement(self) -> float:
        """The share of the quoted words that stand so in the source, 0–1."""
        return len(self.kept) / self.asked if self.asked else 0.0

    @property
    def keeps_ends(self) -> bool:
        """Whether the first and the last word quoted stand in the source, be it with a slip."""
        altering = [c for c in self.changes if c.kind.alters and c.kind is not ChangeKind.SPELLING and c.quoted]
        return all(self.words.start < c.quoted_span.start and c.quoted_span.end < self.words.end for c in altering)

    @property
    def gravest(self) -> ChangeKind | None:
        """The kind of the gravest change, None where there is none."""
        return min((c.kind for c in self.changes), key=lambda k: k.gravity, default=None)

    @property
    def alters(self) -> bool:
        """Whether anything is changed without a mark; so it is where no word is left."""
        return not self.kept or any(change.kind.alters for change in self.changes)

    @property
    def distance(self) -> tuple[int, ...]:
        """How different the two are, to compare by: words changed unmarked, then quoted words that the source has not,
        since a lost word leaves more that agrees than a replaced one ("I am a Bolshevik" is nearer to "I am not a
        Bolshevik" than to "I am a soldier"), then how gravely, then changes of punctuation, then marked ones.
        """
        altering = [change for change in self.changes if change.kind.alters]
        changed = sum(max(len(change.quoted.split()), len(change.source.split())) for change in altering)
        worded = [c for c in altering if c.kind is not ChangeKind.PUNCTUATION]
        gravity = max((-c.kind.gravity for c in worded), default=-len(ChangeKind))
        missing = 0 if self.kept else self.asked
        strange = self.asked - len(self.known)
        return missing + changed, strange, gravity, len(altering) - len(worded), len(self.changes) - len(altering)


class _Word(NamedTuple):
    folded: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Segment:
    """Words between two cuts; ``inserted`` are bracketed runs by the index of the word before which they stand."""

    words: tuple[_Word, ...]
    inserted: dict[int, Span]


ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…|\.(?:\s?\.){2,3}")
"""An omission as writers mark it."""

_INSERTION = re.compile(r"\[[^\[\]\n]{1,200}\]")
_ALTERED_CAPITAL = re.compile(r"\[(\w)\](?=[\w'’])")
_CAPITALISED_WORD = re.compile(f"(?:\ue000\\w\ue000['’]?)?(?:{WORD.pattern})")
_MARKS = re.compile(r"[\"'“”‘’«»„‟‹›‚`´*_\[\]]|\s+")
_NOTE_MARKER = re.compile(r"\[\^?(?:\d{1,3}|[*†‡§])\]")
_FIGURE = re.compile(r"\d+(?:st|nd|rd|th|s|d|a|b|c)?")
_DIVISION = re.compile(r"[-\u00ad]\s*\n")
_DASHES = re.compile(r"\s*[–—―‒-]+\s*")

_SENTENCE_START = re.compile(r"(?:^|[.!?:…\"“”'‘’«»\n])[\s\"“”'‘’«»(\[_*]*$")
_CLAUSE_END = re.compile(r"[\"”’»_*]*[.,;:!?]")

LONGEST_GAP = 6
"""Characters before a word in which the end of the sentence before it is looked for: a stop, marks and blanks."""

MARGIN = 4
"""Words looked at on either side of the place found: what an alignment by characters may have cut off."""

NEAR_SPELLING = 0.7
"""Similarity from which one word is taken for another's misspelling or misreading: "recieve" for "receive" .86,
"seerned" for "seemed" .71, while "warring" for "working" is .57."""


def compare(quoted: str, source: str) -> Comparison:
    """Lay quoted words beside the part of a source that they are nearest to.

    Cuts marked by an ellipsis, words in square brackets and capitals are marked changes.  Quotation marks and what
    stands before the first and after the last word do not count.  Linear in the source but for the place of a segment
    that does not stand there verbatim.
    """
    segments = _segments(quoted, source)
    source_words = _words(_NOTE_MARKER.sub(lambda marker: " " * len(marker[0]), source), 0, len(source))
    folded = [w.folded for w in source_words]
    changes: list[Change] = []
    kept: list[str] = []
    at, first, last = 0, None, 0
    for number, segment in enumerate(segments):
        start, end = _place([w.folded for w in segment.words], folded, at)
        place = source_words[start:end]
        found = list(_differences(segment, place, quoted, source))
        if number and place and not (start == at and _is_elided(source, source_words, start)):
            changes.append(_cut(segments[number - 1], segment, source_words, at, start))
        changes += found
        kept += _kept(segment, place)
        if place:
            first = place[0].start if first is None else first
            last = place[-1].end
        at = max(at, end)
    changes.sort(key=lambda c: (c.quoted_span.start, c.quoted_span.end))
    misspelt = [fold(change.source) for change in changes if change.kind is ChangeKind.SPELLING]
    asked = sum(len(segment.words) for segment in segments)
    quoted_words = Span(segments[0].words[0].start, segments[-1].words[-1].end) if segments else Span(0, 0)
    span = Span(first or 0, max(last, first or 0))
    ends_clause = not source[span.end : span.end + 1].isspace()
    begin = _begins_sentence(quoted, quoted_words.start) and _begins_sentence(source, span.start)
    end = bool(_CLAUSE_END.match(quoted, quoted_words.end) and _CLAUSE_END.match(source, span.end))
    bounds = begin + end
    return Comparison(tuple(changes), span, quoted_words, tuple(kept), tuple(misspelt), asked, ends_clause, bounds)


def longest_run(quoted: str) -> str:
    """The longest run of words between marked omissions and insertions, which a source should have as it is."""
    plain = _ALTERED_CAPITAL.sub(r"\1", quoted)
    runs = re.split(f"{ELLIPSIS.pattern}|{_INSERTION.pattern}", plain)
    return max(runs, key=lambda run: len(WORD.findall(run)))


def _begins_sentence(text: str, at: int) -> bool:
    return text[at : at + 1].isupper() and bool(_SENTENCE_START.search(text, max(0, at - LONGEST_GAP), at))


# ── the quoted words ─────────────────────────────────────────────────────────────────────────────────────────────────


def _segments(quoted: str, source: str) -> list[_Segment]:
    """The runs of words between marked omissions; empty ones left out."""
    cuts = [m.span() for m in ELLIPSIS.finditer(quoted)]
    bounds = zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(quoted)], strict=True)
    return [segment for start, end in bounds if (segment := _segment(quoted, start, end, source)).words]


def _segment(quoted: str, start: int, end: int, source: str) -> _Segment:
    """The words of a run; brackets that the source has as well are no insertions."""
    words: list[_Word] = []
    inserted: dict[int, Span] = {}
    at = start
    for match in _INSERTION.finditer(quoted, start, end):
        if _ALTERED_CAPITAL.match(quoted, match.start()) or match.group() in source:
            continue
        words += _words(quoted, at, match.start())
        inserted[len(words)] = Span(*match.span())
        at = match.end()
    return _Segment((*words, *_words(quoted, at, end)), inserted)


def _words(text: str, start: int, end: int) -> list[_Word]:
    found = []
    plain = text if "[" not in text else _ALTERED_CAPITAL.sub(lambda m: f"\ue000{m[1]}\ue000", text)
    for match in _CAPITALISED_WORD.finditer(plain, start, end):
        raw = match.group() if plain is text else match.group().replace("\ue000", "")
        if folded := _fold_word(raw):
            found.append(_Word(folded, raw, *match.span()))
    return found


_fold_word = lru_cache(maxsize=1 << 16)(fold)
"""Words recur, and a check folds millions."""


# ── the place in the source ──────────────────────────────────────────────────────────────────────────────────────────


def _place(words: Sequence[str], source: Sequence[str], at: int) -> tuple[int, int]:
    """The run of source words, from ``at`` on, that these words are nearest to."""
    whole = f" {' '.join(source[at:])} "
    wanted = f" {' '.join(words)} "
    exact = whole.find(wanted)
    if exact >= 0:
        start = at + whole.count(" ", 0, exact)
        return start, start + len(words)
    aligned = fuzz.partial_ratio_alignment(wanted, whole)
    if aligned is None:
        return at, at
    begin, stop = (aligned.dest_start, aligned.dest_end) if len(wanted) <= len(whole) else (0, len(whole))
    start = max(at, at + whole.count(" ", 0, begin) - MARGIN)
    end = min(len(source), at + whole.count(" ", 0, stop) + MARGIN)
    bounds = [
        (s, e) for s in range(start, min(end, start + 2 * MARGIN) + 1) for e in range(max(s, end - 2 * MARGIN), end + 1)
    ]
    return min(bounds, key=lambda b: _distance(words, source[b[0] : b[1]]))


def _distance(words: Sequence[str], place: Sequence[str]) -> tuple[int, int]:
    """How far words are from a place: by the words that differ, less where they begin and end alike, as quotations do;
    then by their numbers, since a replaced word is likelier than a lost one.
    """
    alike = sum(bool(place) and place[end] == words[end] for end in (0, -1))
    return Levenshtein.distance(words, place) - 2 * alike, abs(len(words) - len(place))


def _kept(segment: _Segment, place: Sequence[_Word]) -> list[str]:
    """The segment's words that stand so in their place."""
    equal = [(start, end) for tag, start, end, _, _ in _operations(segment.words, place) if tag == "equal"]
    return [word.folded for start, end in equal for word in segment.words[start:end]]


def _is_elided(source: str, words: Sequence[_Word], start: int) -> bool:
    """Whether the source itself has an ellipsis before a word."""
    return start > 0 and bool(ELLIPSIS.search(source, words[start - 1].end, words[start].start))


def _cut(before: _Segment, after: _Segment, source: Sequence[_Word], left_at: int, start: int) -> Change:
    """The omission between two segments."""
    span = Span(before.words[-1].end, after.words[0].start)
    left_out = source[left_at:start]
    place = Span(left_out[0].start, left_out[-1].end) if left_out else Span(source[start].start, source[start].start)
    return Change(ChangeKind.ELLIPSIS, "…", " ".join(w.raw for w in left_out), span, place)


# ── the differences ──────────────────────────────────────────────────────────────────────────────────────────────────


def _differences(segment: _Segment, place: Sequence[_Word], quoted: str, source: str) -> Iterator[Change]:
    """What differs between a segment and its place, word by word, and between the words."""
    words = segment.words
    for operation in _operations(words, place):
        _, start, end, from_, to = operation
        mine, theirs = words[start:end], place[from_:to]
        if operation[0] == "equal":
            yield from _between(mine, theirs, quoted, source, segment.inserted, start)
            continue
        spans = _span(words, start, end), _span(place, from_, to)
        if _is_divided(mine, theirs, source):
            continue
        is_replaced = theirs and not mine and start in segment.inserted
        yield Change(ChangeKind.INSERTION if is_replaced else _kind(mine, theirs), _raw(mine), _raw(theirs), *spans)
    for index, span in segment.inserted.items():
        at = place[min(index, len(place) - 1)].start if place else 0
        yield Change(ChangeKind.INSERTION, quoted[span.start : span.end], "", span, Span(at, at))


def _is_divided(mine: Sequence[_Word], theirs: Sequence[_Word], source: str) -> bool:
    """Whether two runs of words are the same but for a word that the source divides at a line's end."""
    if not theirs or "".join(word.folded for word in mine) != "".join(word.folded for word in theirs):
        return False
    return bool(_DIVISION.search(source, theirs[0].start, theirs[-1].end))


def _operations(words: Sequence[_Word], place: Sequence[_Word]) -> list[tuple[str, int, int, int, int]]:
    """The runs of equal and of differing words; neighbouring differences are one."""
    runs: list[tuple[str, int, int, int, int]] = []
    for o in Levenshtein.opcodes([w.folded for w in words], [w.folded for w in place]):
        tag, start, end, from_, to = o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end
        if runs and tag != "equal" and runs[-1][0] != "equal":
            runs[-1] = ("replace", runs[-1][1], end, runs[-1][3], to)
        else:
            runs.append((tag, start, end, from_, to))
    return runs


def _between(
    mine: Sequence[_Word],
    theirs: Sequence[_Word],
    quoted: str,
    source: str,
    inserted: dict[int, Span],
    first: int,
) -> Iterator[Change]:
    """Capitals of equal words, and the punctuation between neighbours."""
    for index, (a, b) in enumerate(zip(mine, theirs, strict=True)):
        spans = Span(a.start, a.end), Span(b.start, b.end)
        if a.raw[:1] != b.raw[:1] and a.raw[:1].lower() == b.raw[:1].lower():
            yield Change(ChangeKind.CAPITAL, a.raw, b.raw, *spans)
        if index and first + index not in inserted:
            before = mine[index - 1].end, theirs[index - 1].end
            gaps = quoted[before[0] : a.start], source[before[1] : b.start]
            if _punctuation(gaps[0]) != _punctuation(gaps[1]):
                places = Span(before[0], a.start), Span(before[1], b.start)
                yield Change(ChangeKind.PUNCTUATION, gaps[0].strip(), gaps[1].strip(), *places)


def _punctuation(gap: str) -> str:
    """What stands between two words but for blanks, quotation marks and the length of dashes."""
    if gap == " ":
        return ""
    return _MARKS.sub("", _DASHES.sub("-", _NOTE_MARKER.sub("", gap)))


def _span(words: Sequence[_Word], start: int, end: int) -> Span:
    if start < end:
        return Span(words[start].start, words[end - 1].end)
    at = words[start].start if start < len(words) else words[-1].end if words else 0
    return Span(at, at)


def _raw(words: Sequence[_Word]) -> str:
    return " ".join(word.raw for word in words)


def _kind(mine: Sequence[_Word], theirs: Sequence[_Word]) -> ChangeKind:
    """What an unmarked change does; of several things the gravest."""
    ours, others = [w.folded for w in mine], [w.folded for w in theirs]
    if "".join(ours) == "".join(others):
        return ChangeKind.SPELLING  # "to day" for "to-day"
    if len(ours) == len(others):
        pairs = [_word_kind(a, b) for a, b in zip(mine, theirs, strict=True) if a.folded != b.folded]
        return min(pairs, key=lambda kind: kind.gravity)
    left = [w for w in (*mine, *theirs) if w.folded not in set(ours) & set(others)]
    return min((_lone_kind(w) for w in left), key=lambda kind: kind.gravity, default=ChangeKind.FUNCTION_WORD)


def _word_kind(a: _Word, b: _Word) -> ChangeKind:
    """What it does to put one word for another."""
    if is_negated(a.folded, b.folded) or is_negated(b.folded, a.folded):
        return ChangeKind.NEGATION
    lone = min(_lone_kind(a), _lone_kind(b), key=lambda kind: kind.gravity)
    if lone in (ChangeKind.NEGATION, ChangeKind.NUMBER):
        return lone
    names = a.raw[:1].isupper() and b.raw[:1].isupper()
    if names and transliterated(a.folded) == transliterated(b.folded):
        return ChangeKind.TRANSLITERATION
    return ChangeKind.SPELLING if _is_near(a.folded, b.folded) else lone


def _is_near(a: str, b: str) -> bool:
    return DamerauLevenshtein.normalized_similarity(a, b) >= NEAR_SPELLING


def _lone_kind(word: _Word) -> ChangeKind:
    """What it does to leave out or add a word."""
    if word.folded in NEGATIONS:
        return ChangeKind.NEGATION
    if word.folded in NUMBERS or _FIGURE.fullmatch(word.folded):
        return ChangeKind.NUMBER
    if word.folded in FUNCTION_WORDS:
        return ChangeKind.FUNCTION_WORD
    return ChangeKind.NAME if word.raw[:1].isupper() else ChangeKind.SENSE_WORD
