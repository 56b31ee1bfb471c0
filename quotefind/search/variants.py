"""Other wordings of a saying by the same speaker, as translations give them: a frame of the same words, other words in
its gap.
"""

from __future__ import annotations

from math import fsum, log
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotefind.model import Match, Quotation, Span
from quotefind.search.candidates import Ballot, Known
from quotefind.search.excerpt import excerpt_of
from quotefind.search.query import Query
from quotefind.search.rank import Ranking
from quotefind.search.score import Asked, score
from quotefind.store import Store
from quotefind.store.lists import Lists
from quotefind.store.narrow import Allowed, allowed
from quotefind.text import fold, words

SURE = 85.0
"""Score from which a match is the saying that was meant, so that its speaker's other wordings of it are worth
offering."""

CONSIDERED = 12
"""Texts of one speaker that are looked at, those with the most votes."""

READ = 20_000
"""Numbers read from the lists to find a speaker's, as for a search."""

LEAST_TOLD = 0.3
"""Share of the saying's weight that a text must hold to be compared word by word."""

FEWEST_WORDS = 3
"""Words of a saying below which nothing of it would be left for a frame."""

SHORT = 4
"""Words up to which a saying is a set phrase.  Its frame is small, so it must have been quoted by itself, as phrases
are, stand unbroken ("of the history" is not "of history"), and its gap be filled by one telling word on either side."""

TELLING = 0.5
"""Share of an unknown word's weight from which a word is telling: one text in a thousand at a million texts."""

LONG_FRAME = 12.0
"""How much more the frame of a longer saying must tell than its speaker has quotations (natural logarithms): at 8 four
of ten wordings offered on the shared quotations were other sayings (benchmarks/variants-judged.yaml)."""

MOST_PROLIFIC = 1000
"""Quotations of a speaker beyond which shared words are a habit of speech: of 55 longer wordings judged 10 of the 23 by
such speakers were other sayings, of the other 32 one (benchmarks/variants-judged.yaml, the draw 7042)."""

LEAST_SHARED = 0.6
"""Share of a longer saying's words of which more stay; with less, a habit of speech passes for the saying."""

LITTLE = 0.34
"""Share of a text that may stand around a saying for the saying to be what it says."""

LEAST_PART = 0.4
"""Share of its text that a longer saying must be; a smaller part is a passage.  Of 400 remembered parts of 493,049
quotations none led to an offer, and looking for one took a fifth of a search's time (benchmarks/RESULTS.md)."""

LONGEST_GAP = 4
"""Words of another wording in one gap of a longer saying; of 20 wordings judged three had more, and two of these were
other sayings (benchmarks/variants-judged.yaml)."""

ECHOES = 2
"""Telling words around a longer saying that both texts have; without, most of the wordings offered were other
sayings.
"""

MOST_FILLINGS = 2
"""Fillings of one short frame beyond which it is a habit of its speaker ("the end of …") and no saying."""

LOOSE = 2
"""Words by which the other wording may be longer than the saying."""


class Gap(NamedTuple):
    """What stands in one place of a frame: in the saying, and in the other wording."""

    here: list[str]
    there: list[str]


class Wording(NamedTuple):
    """How a text words a saying: where, the words that both have, the gaps between them, and how many common words it
    has besides.
    """

    span: Span
    shared: list[str]
    gaps: list[Gap]
    strays: int
    ends_clause: bool


def variants_of(
    store: Store, lists: Lists, query: Query, matches: tuple[Match, ...], ranking: Ranking
) -> tuple[Match, ...]:
    """Up to ``query.limit`` other wordings of the best match by its speaker, none of them a match itself; most alike
    first.  ``ranking`` is that of the search.
    """
    best = matches[0]
    speakers = best.quotation.attribution.speakers
    saying = fold(best.quotation.reading[best.span.start : best.span.end]).split()
    is_short = len(saying) <= SHORT
    if best.score < SURE or not speakers or len(saying) < FEWEST_WORDS:
        return ()
    length = len(fold(best.quotation.reading).split())
    if length > SHORT + LOOSE if is_short else len(saying) < LEAST_PART * length:
        return ()
    narrowed = allowed(store, query.filters._replace(author=speakers[0]), "quotation")
    if len(narrowed.numbers or ()) > MOST_PROLIFIC and not is_short:
        return ()
    ballots = [_asked_anew(lists, saying, narrowed)] if is_short or not ranking.ballots else ranking.ballots
    hits = {answer.number for answer in ranking.answers if answer.score >= query.cutoff}
    numbers = {number for ballot in ballots for number in ballot.voted(narrowed.numbers or set(), CONSIDERED)} - hits
    near = [number for number, text in store.readings(numbers, query.filters) if _is_shared(saying, fold(text))]
    if not near:
        return ()
    known = Known(lists, saying)
    asked = Asked.of(saying, known.weights, {}, known.unknown_weight)
    signed = fold(speakers[0]).split()
    told = {word: 0.0 if word in signed else weight for word, weight in known.weights.items()}
    shown = {fold(match.quotation.reading) for match in matches}
    offered = []
    for _, quotation in store.fetch(near):
        folded = fold(quotation.reading)
        if folded in shown or not _may_frame(asked, folded) or score(asked, folded) >= query.cutoff:
            continue
        wording = _wording(saying, quotation, lists, known)
        if not wording or not _is_saying(wording, saying, told, len(narrowed.numbers or ())):
            continue
        if not is_short and not _is_echoed(lists, best, quotation, wording.span):
            continue
        label = "; ".join(f"“{' '.join(gap.there)}” for “{' '.join(gap.here)}”" for gap in wording.gaps)
        excerpt = excerpt_of(store, quotation, wording.span, query.context)
        offered.append(Match(quotation, score(asked, folded), wording.span, excerpt, label))
    if is_short and len({match.variant for match in offered}) > MOST_FILLINGS:
        return ()
    return tuple(sorted(offered, key=lambda match: (-match.score, match.quotation.id))[: query.limit])


def _asked_anew(lists: Lists, saying: list[str], narrowed: Allowed) -> Ballot:
    """The votes of a speaker's quotations for a short saying: its frame may be of common words, whose lists the search
    left unread.
    """
    ballot = Ballot(lists, Known(lists, saying), saying, narrowed)
    ballot.read(READ, thorough=False)
    return ballot


def _is_shared(saying: list[str], folded: str) -> bool:
    """Whether a text has as many of the saying's words as a frame does."""
    shared = sum(map(set(folded.split()).__contains__, saying))
    return shared >= len(saying) - 1 if len(saying) <= SHORT else shared > LEAST_SHARED * len(saying)


def _may_frame(asked: Asked, folded: str) -> bool:
    """Whether a text has enough of the saying's weight to hold a frame of it."""
    held = set(folded.split())
    return sum(weight for word, weight in asked.weights.items() if word in held) >= LEAST_TOLD * asked.weight


def _wording(saying: list[str], quotation: Quotation, lists: Lists, known: Known) -> Wording | None:
    """The saying as a text words it, at the place where the two share most."""
    found = words(quotation.reading)
    there = [word for word, _, _ in found]
    width = len(saying) + LOOSE
    starts = range(max(1, len(there) - width + 1))
    first = max(starts, key=lambda at: fsum(known.weights.get(word, 0.0) for word in set(there[at : at + width])))
    near = there[first : first + width]
    telling = _telling(lists, {*near, *saying})
    steps = [step for step in Levenshtein.opcodes(saying, near) if step.tag == "equal"]
    if not steps:
        return None
    gaps = []
    for before, after in zip([None, *steps], [*steps, None], strict=True):
        here = saying[before.src_end if before else 0 : after.src_start if after else len(saying)]
        other = near[before.dest_end if before else 0 : after.dest_start if after else len(near)]
        if before is None:
            other = other[len(other) - _run(other[::-1], telling) :]
        elif after is None:
            other = other[: _run(other, telling)]
        if telling.intersection(here) and telling.intersection(other):
            gaps.append(Gap(here, other))
    ends = first + steps[0].dest_start, first + steps[-1].dest_end
    if gaps and gaps[0].here == saying[: steps[0].src_start]:
        ends = ends[0] - len(gaps[0].there), ends[1]
    if gaps and gaps[-1].here == saying[steps[-1].src_end :]:
        ends = ends[0], ends[1] + len(gaps[-1].there)
    shared = [word for step in steps for word in saying[step.src_start : step.src_end]]
    span = Span(found[ends[0]][1], found[ends[1] - 1][2])
    strays = ends[1] - ends[0] - len(shared) - sum(len(gap.there) for gap in gaps)
    return Wording(span, shared, gaps, strays, _ends_clause(quotation.reading, span))


def _is_echoed(lists: Lists, best: Match, other: Quotation, span: Span) -> bool:
    """Whether what stands around a longer saying is also alike, or there is little around it in either."""
    rests = []
    for reading, said in ((best.quotation.reading, best.span), (other.reading, span)):
        rests.append(set(fold(reading[: said.start]).split() + fold(reading[said.end :]).split()))
        if len(rests[-1]) > LITTLE * len(reading.split()):
            break
    else:
        return True
    here, there = (_telling(lists, {*fold(text).split()}) for text in (best.quotation.reading, other.reading))
    saying = {*fold(best.quotation.reading[best.span.start : best.span.end]).split()}
    return len((here & there) - saying) >= ECHOES


def _ends_clause(text: str, span: Span) -> bool:
    """Whether a mark of punctuation, or the end, stands behind a run of words."""
    return not text[span.end : span.end + 1].isspace()


def _telling(lists: Lists, candidates: set[str]) -> set[str]:
    """Those of the words that are rare enough to tell something."""
    held = lists.held(candidates)
    least = TELLING * log(1 + lists.units)
    return {word for word in candidates if word not in held or log(1 + lists.units / held[word].texts) >= least}


def _run(found: list[str], telling: set[str]) -> int:
    """How many words from the first on are telling."""
    return next((index for index, word in enumerate(found) if word not in telling), len(found))


def _is_saying(wording: Wording, saying: list[str], weights: dict[str, float], quotations: int) -> bool:
    """Whether what a text shares with the saying is a frame of the same saying and no chance.

    The frame closes the saying: of fourteen wordings judged whose frame only opened it eight were another of a series
    or under a title, or a habit of speech (benchmarks/variants-judged.yaml).  ``weights`` are 0 for the words of the
    speaker's name, with which some sign all that they write.
    """
    if not wording.gaps:
        return False
    if len(saying) <= SHORT:
        (gap, *more) = wording.gaps
        is_whole = (
            len(wording.shared) + len(gap.here) == len(saying)
            and saying[-1] == wording.shared[-1]
            and not wording.strays
            and wording.ends_clause
        )
        return not more and is_whole and len(gap.here) == 1 and len(gap.there) <= LOOSE and len(wording.shared) > 1
    if saying[-1] != wording.shared[-1] or any(len(gap.there) > LONGEST_GAP for gap in wording.gaps):
        return False
    told = fsum(weights[word] for word in set(wording.shared))
    return len(wording.shared) > LEAST_SHARED * len(saying) and told - log(1 + quotations) >= LONG_FRAME
