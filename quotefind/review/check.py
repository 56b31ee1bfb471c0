"""Is it quoted right? Every quotation of a manuscript against the quotations and the whole documents of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from quotefind.catalogue import Catalogue
from quotefind.model import Citation, Kind, Quotation, Severity
from quotefind.review.agree import is_named_in, locators_agree, speakers_agree
from quotefind.review.change import Change, ChangeKind, Comparison
from quotefind.review.lexicon import NEGATIONS
from quotefind.review.likeness import BEYOND_CHANCE, SET_PHRASE, is_other_wording, is_same_passage
from quotefind.review.segments import longest_run
from quotefind.review.sources import Source, Sources
from quotefind.store import Store
from quotefind.text import fold, words

FEWEST_WORDS = 2
"""Words from which a quotation can be checked: a single word is found everywhere."""

TRANSLATED = 0.75
"""Share of the words below which a passage by the same speaker is worded otherwise throughout, as translations are, and
no misquotation; of benchmarks/check.py's altered quotations of more than six words the lowest has .86."""

MOST_WORDINGS = 3
"""Wordings told of a saying."""

MANY_LEFT_OUT = 50
"""Words from which an omission is told with its length: a long sentence."""

FEW_WORDS = "word for word, but so few words that they may stand there by chance"


class Verdict(StrEnum):
    """What a check may find."""

    EXACT = "exact"
    ADJUSTED = "adjusted"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    WRONG_LOCATOR = "wrong locator"
    OTHER_TRANSLATION = "other translation"
    NOT_FOUND = "not found"
    NOT_CHECKABLE = "not checkable"

    @property
    def is_finding(self) -> bool:
        """Whether the writer should look at it."""
        return self not in (Verdict.EXACT, Verdict.ADJUSTED, Verdict.NOT_CHECKABLE)

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        if self in (Verdict.ALTERED, Verdict.MISATTRIBUTED):
            return Severity.ERROR
        return Severity.WARNING if self.is_finding else Severity.NOTE


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on a quotation with what it rests on.

    ``source`` is the best place, or with "not found" the nearest, None where nothing is near; ``line`` is its line.
    ``reason`` is one sentence.
    """

    quotation: Quotation
    verdict: Verdict
    reason: str
    source: Source | None = None
    line: int | None = None

    @property
    def gravest(self) -> ChangeKind | None:
        """The gravest change of an altered quotation."""
        return self.source.comparison.gravest if self.source and self.verdict is Verdict.ALTERED else None


def check(
    quotations: Iterable[Quotation], store: Store, catalogue: Catalogue, own: Collection[str] = ()
) -> Iterator[Judgement]:
    """Judge each of a manuscript's quotations, as they come; titles and terms are nobody's words and left out.

    ``own`` are the ids under which the store has the manuscript itself, which is no source of its own quotations.
    """
    sources = Sources(store, catalogue, own)
    return (judge(quotation, sources) for quotation in quotations if quotation.kind is Kind.QUOTATION)


def judge(quotation: Quotation, sources: Sources) -> Judgement:
    """Judge one quotation, of whatever kind.

    The verdicts in their order: what stands in a source unaltered, what the speaker said in other words, what stands
    in a source altered, what is nowhere.
    """
    if len(words(longest_run(quotation.reading))) < FEWEST_WORDS:
        return Judgement(quotation, Verdict.NOT_CHECKABLE, "a single word stands everywhere")
    if sources.is_empty:
        return Judgement(quotation, Verdict.NOT_CHECKABLE, "there is no other document to check it against")
    found = sources.nearest(quotation.reading)
    if unaltered := [source for source in found if not source.comparison.alters]:
        return _unaltered(quotation, unaltered, sources)
    same = _likeliest(quotation, [s for s in found if is_same_passage(s.comparison, sources)], sources)
    if not same or _is_reworded(same.comparison):
        theirs = _same_speaker(quotation, found, sources)
        if wordings := [source for source in theirs if is_other_wording(source.comparison, sources)]:
            return _reworded(quotation, wordings, sources)
    if same:
        return _judgement(quotation, Verdict.ALTERED, _told_changes(same.comparison), same, sources)
    nearest = _likeliest(quotation, found, sources)
    return _judgement(quotation, Verdict.NOT_FOUND, _told_miss(quotation, nearest, sources), nearest, sources)


def _judgement(
    quotation: Quotation, verdict: Verdict, reason: str, source: Source | None, sources: Sources
) -> Judgement:
    return Judgement(quotation, verdict, reason, source, sources.line(source) if source else None)


def _likeliest(quotation: Quotation, found: Collection[Source], sources: Sources) -> Source | None:
    """The best source: by the least change, then by an agreeing speaker, then by an agreeing locator."""

    def disagreement(source: Source) -> list[int]:
        agreement = _speaker_agrees(quotation, source, sources), locators_agree(quotation.citation, source.citation)
        return [(True, None, False).index(agrees) for agrees in agreement]

    least = min((source.comparison.distance for source in found), default=())
    return min((source for source in found if source.comparison.distance == least), key=disagreement, default=None)


def _speaker_agrees(quotation: Quotation, source: Source, sources: Sources) -> bool | None:
    """Whether the source gives the words to the quotation's speaker; where it is in doubt, whether it names him beside
    them.
    """
    agrees = speakers_agree(quotation.attribution, source.attribution)
    around = "" if agrees is not None else sources.around(source.document.id, source.position, len(source.words))
    return True if is_named_in(quotation.attribution, around) else agrees


# ── what stands there unaltered ──────────────────────────────────────────────────────────────────────────────────────


def _unaltered(quotation: Quotation, unaltered: list[Source], sources: Sources) -> Judgement:
    """Whether the words that a source has are given to the right speaker, work and page."""
    is_telling = sources.tells(unaltered[0].comparison.kept) >= BEYOND_CHANCE
    theirs = [s for s in unaltered if _speaker_agrees(quotation, s, sources) is not False]
    best = _likeliest(quotation, theirs or unaltered, sources)
    assert best is not None
    if is_telling and not theirs:
        reason = f"given to {quotation.attribution.speaker} here, to {best.attribution.speaker} there"
        return _judgement(quotation, Verdict.MISATTRIBUTED, reason, best, sources)
    cited = sources.documents_of(quotation.citation.quoted_in or quotation.citation.work or "")
    if is_telling and cited and not any(source.document.id in cited for source in unaltered):
        reason = f"not in {quotation.citation.quoted_in or quotation.citation.work}, which is cited and at hand"
        return _judgement(quotation, Verdict.MISATTRIBUTED, reason, best, sources)
    located = [(source, locators_agree(quotation.citation, source.citation)) for source in theirs]
    if is_telling and any(agrees is False for _, agrees in located) and not any(agrees for _, agrees in located):
        other = next(source for source, agrees in located if agrees is False)
        reason = f"{_told_locator(quotation.citation)} here, {_told_locator(other.citation)} there"
        return _judgement(quotation, Verdict.WRONG_LOCATOR, reason, other, sources)
    changes = best.comparison.changes
    if changes:
        told = dict.fromkeys(map(_told_marked, changes))
        return _judgement(quotation, Verdict.ADJUSTED, f"marked or customary: {', '.join(told)}", best, sources)
    return _judgement(quotation, Verdict.EXACT, "word for word" if is_telling else FEW_WORDS, best, sources)


def _told_marked(change: Change) -> str:
    """A marked change by its kind; an omission with its length where that is great, and with the negation that is in
    it, which may turn what is left round.
    """
    told: str = change.kind.value
    if change.kind is not ChangeKind.ELLIPSIS:
        return told
    left_out = fold(change.source).split()
    if len(left_out) > MANY_LEFT_OUT:
        return f"{told} over {len(left_out)} words"
    negation = next((word for word in change.source.split() if fold(word) in NEGATIONS), "")
    return f"{told} over “{negation}”" if negation else told


def _told_locator(citation: Citation) -> str:
    volume = f"vol. {citation.volume}" if citation.volume else ""
    pages = f"p. {citation.pages}" if citation.pages else ""
    return ", ".join(part for part in (volume, pages) if part)


# ── what stands there otherwise ──────────────────────────────────────────────────────────────────────────────────────


def _is_reworded(comparison: Comparison) -> bool:
    return comparison.asked > SET_PHRASE and comparison.likeness < TRANSLATED


def _same_speaker(quotation: Quotation, found: list[Source], sources: Sources) -> list[Source]:
    """What the quotation's speaker says in words like these, the nearest first."""
    theirs = [s for s in found if _speaker_agrees(quotation, s, sources)]
    for speaker in quotation.attribution.speakers:
        theirs += sources.by_speaker(quotation.reading, speaker)
    unlike = {source.words: source for source in reversed(theirs)}
    return sorted(unlike.values(), key=lambda s: (-s.comparison.agreement, len(s.comparison.changes), s.words))


def _reworded(quotation: Quotation, wordings: list[Source], sources: Sources) -> Judgement:
    """The speaker's own wording that is nearest, and how many others there are."""
    others = [f"“{' '.join(source.words.split())}”" for source in wordings[1:MOST_WORDINGS]]
    speaker = quotation.attribution.speaker
    is_theirs = speakers_agree(quotation.attribution, wordings[0].attribution)
    reason = f"{speaker} is given another wording" if is_theirs else f"another wording, with {speaker} named beside it"
    told = "; also ".join([reason, *others])
    return _judgement(quotation, Verdict.OTHER_TRANSLATION, told, wordings[0], sources)


def _told_changes(comparison: Comparison) -> str:
    """The unmarked changes, the gravest first."""
    altering = sorted((c for c in comparison.changes if c.kind.alters), key=lambda change: change.kind.gravity)
    return "; ".join(_told_change(change) for change in altering)


def _told_change(change: Change) -> str:
    if not change.source:
        return f"{change.kind.value}: “{change.quoted}” added"
    if not change.quoted:
        return f"{change.kind.value}: “{change.source}” left out"
    return f"{change.kind.value}: “{change.quoted}” for “{change.source}”"


def _told_miss(quotation: Quotation, nearest: Source | None, sources: Sources) -> str:
    work = quotation.citation.quoted_in or quotation.citation.work or ""
    missing = f"not in {work}, which is cited and at hand" if sources.documents_of(work) else "not in any document"
    if nearest is None or not nearest.comparison.kept:
        return missing
    return f"{missing}; the nearest has {len(nearest.comparison.kept)} of its {nearest.comparison.asked} words"
