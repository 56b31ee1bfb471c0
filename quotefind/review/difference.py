"""What differs between quoted words and their place in a source, each with its kind. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from quotefind.model import Span
from quotefind.review.change import Change, ChangeKind
from quotefind.review.lexicon import FUNCTION_WORDS, NEGATIONS, NUMBERS, as_read, is_negated, transliterated
from quotefind.review.plain import plain
from quotefind.review.segments import Segment, Word
from quotefind.text import fold

NOTE_MARKER = re.compile(r"\[\^?(?:\d{1,3}|[*†‡§])\]")

Run = tuple[str, int, int, int, int]
"""A run of words that are equal or differ ("equal" or another word of Levenshtein's), in both texts."""

INTERRUPTED = "\ue001"
"""Stands for what a source says between two parts of what it quotes."""

MOST_HIDDEN = 3
"""Words up to which an omission that takes a negation, and else function words alone, hides just that."""

MOST_WRITTEN_OUT = 6
"""Words that a number may take: "three hundred and twelve"."""

NEAR_SPELLING = 0.7
"""Similarity from which one word is taken for another's misspelling or misreading: "recieve" for "receive" .86,
"seerned" for "seemed" .71, while "warring" for "working" is .57."""

_MARKS = re.compile(r"[\"'“”‘’«»„‟‹›‚`´*_\[\]]|\s+(?:/{1,2}\s+)?")
"""What is no punctuation between words: quotation marks, emphasis, blanks, and the slash for a line of verse."""

_FIGURE = re.compile(r"\d+(?:st|nd|rd|th|s|d|a|b|c)?")
_DIVISION = re.compile(r"[-\u00ad]\s*\n")
_DASHES = re.compile(r"\s*[–—―‒-]+\s*")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'") | {"\u00ad": None})
_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe"})


def differences(
    segment: Segment, place: Sequence[Word], runs: Sequence[Run], quoted: str, source: str
) -> Iterator[Change]:
    """What differs between a segment and its place, word by word, and between the words; ``runs`` are those of the
    two.
    """
    words = segment.words
    for operation in runs:
        _, start, end, from_, to = operation
        mine, theirs = words[start:end], place[from_:to]
        if operation[0] == "equal":
            yield from _between(mine, theirs, quoted, source, segment.inserted, start)
            continue
        spans = _span(words, start, end), _span(place, from_, to)
        if _is_divided(mine, theirs, source):
            continue
        inserted = _inserted(mine, theirs, start, segment)
        if inserted is None:
            kind = _kind(mine, theirs)
        else:
            kind = (
                ChangeKind.NEGATION
                if hides_negation(theirs, quoted[inserted.start : inserted.end])
                else ChangeKind.INSERTION
            )
        yield Change(kind, _raw(mine), _raw(theirs), *spans)
    for index, span in segment.inserted.items():
        at = place[min(index, len(place) - 1)].start if place else 0
        yield Change(ChangeKind.INSERTION, quoted[span.start : span.end], "", span, Span(at, at))


def _inserted(mine: Sequence[Word], theirs: Sequence[Word], start: int, segment: Segment) -> Span | None:
    """The insertion that stands for words of the source, or in the word that it alters: "transgress[ed]"."""
    if theirs and not mine:
        return segment.inserted.get(start)
    if len(mine) == len(theirs) == 1:
        touching = (s for s in segment.inserted.values() if mine[0].start == s.end or mine[0].end == s.start)
        return next(touching, None)
    return None


def hides_negation(left_out: Sequence[Word], put: str = "") -> bool:
    """Whether a marked omission takes a negation and no sense with it, which no mark makes right: "was … fit to
    drink".
    """
    folded = {word.folded for word in left_out}
    return bool(
        len(left_out) <= MOST_HIDDEN
        and folded & NEGATIONS
        and folded <= NEGATIONS | FUNCTION_WORDS
        and not NEGATIONS.intersection(fold(put).split())
    )


def _is_divided(mine: Sequence[Word], theirs: Sequence[Word], source: str) -> bool:
    """Whether two runs of words are the same but for a word that the source divides at a line's end."""
    if not theirs or "".join(word.folded for word in mine) != "".join(word.folded for word in theirs):
        return False
    return bool(_DIVISION.search(source, theirs[0].start, theirs[-1].end))


def operations(words: Sequence[Word], place: Sequence[Word]) -> list[Run]:
    """The runs of equal and of differing words; neighbouring differences are one."""
    runs: list[Run] = []
    for o in Levenshtein.opcodes([w.folded for w in words], [w.folded for w in place]):
        tag, start, end, from_, to = o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end
        if runs and tag != "equal" and runs[-1][0] != "equal":
            runs[-1] = ("replace", runs[-1][1], end, runs[-1][3], to)
        else:
            runs.append((tag, start, end, from_, to))
    return runs


def _between(
    mine: Sequence[Word],
    theirs: Sequence[Word],
    quoted: str,
    source: str,
    inserted: dict[int, Span],
    first: int,
) -> Iterator[Change]:
    """Accents, apostrophes and capitals of equal words, and the punctuation between neighbours."""
    for index, (a, b) in enumerate(zip(mine, theirs, strict=True)):
        spans = Span(a.start, a.end), Span(b.start, b.end)
        if _letters(a.raw) != _letters(b.raw):
            yield Change(ChangeKind.SPELLING, a.raw, b.raw, *spans)
        elif a.raw[:1] != b.raw[:1] and a.raw[:1].lower() == b.raw[:1].lower():
            yield Change(ChangeKind.CAPITAL, a.raw, b.raw, *spans)
        if index and first + index not in inserted:
            before = mine[index - 1].end, theirs[index - 1].end
            gaps = quoted[before[0] : a.start], source[before[1] : b.start]
            places = Span(before[0], a.start), Span(before[1], b.start)
            if INTERRUPTED in gaps[1]:
                yield Change(ChangeKind.INTERRUPTION, gaps[0].strip(), "", *places)
            elif _punctuation(gaps[0]) != _punctuation(gaps[1]):
                yield Change(ChangeKind.PUNCTUATION, gaps[0].strip(), gaps[1].strip(), *places)


def _letters(word: str) -> str:
    """A word as it is spelt, whatever its case, its kind of apostrophe, and how its letters are encoded."""
    if word.isascii():
        return word.casefold().replace("`", "'")
    return unicodedata.normalize("NFKC", word.translate(_APOSTROPHES)).casefold().translate(_LIGATURES)


def _punctuation(gap: str) -> str:
    """What stands between two words but for blanks, quotation marks and the length of dashes."""
    if gap == " ":
        return ""
    return _MARKS.sub("", _DASHES.sub("-", NOTE_MARKER.sub("", gap)))


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    if start < end:
        return Span(words[start].start, words[end - 1].end)
    at = words[start].start if start < len(words) else words[-1].end if words else 0
    return Span(at, at)


def _raw(words: Sequence[Word]) -> str:
    return " ".join(word.raw for word in words)


def _kind(mine: Sequence[Word], theirs: Sequence[Word]) -> ChangeKind:
    """What an unmarked change does; of several things the gravest."""
    ours, others = [w.folded for w in mine], [w.folded for w in theirs]
    if "".join(ours) == "".join(others):
        return ChangeKind.SPELLING  # "to day" for "to-day"
    if max(len(mine), len(theirs)) <= MOST_WRITTEN_OUT and plain(_raw(mine)) == plain(_raw(theirs)):
        return ChangeKind.SPELLING  # "didn't" for "did not", "30" for "thirty"
    if len(ours) == len(others):
        pairs = [_word_kind(a, b) for a, b in zip(mine, theirs, strict=True) if a.folded != b.folded]
        return min(pairs, key=lambda kind: kind.gravity)
    left = [w for w in (*mine, *theirs) if w.folded not in set(ours) & set(others)]
    return min((_lone_kind(w) for w in left), key=lambda kind: kind.gravity, default=ChangeKind.FUNCTION_WORD)


def _word_kind(a: Word, b: Word) -> ChangeKind:
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
    return as_read(a) == as_read(b) or DamerauLevenshtein.normalized_similarity(a, b) >= NEAR_SPELLING


def _lone_kind(word: Word) -> ChangeKind:
    """What it does to leave out or add a word."""
    if word.folded in NEGATIONS:
        return ChangeKind.NEGATION
    if word.folded in NUMBERS or _FIGURE.fullmatch(word.folded):
        return ChangeKind.NUMBER
    if word.folded in FUNCTION_WORDS:
        return ChangeKind.FUNCTION_WORD
    return ChangeKind.NAME if word.raw[:1].isupper() else ChangeKind.SENSE_WORD
