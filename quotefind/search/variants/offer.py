"""Which texts of the best match's speaker are offered as other wordings of what it says: the main path."""

from __future__ import annotations

from quotefind.model import Match
from quotefind.search.candidates import FOR_THE_REST, Ballot, Known
from quotefind.search.query import Query
from quotefind.search.rank import Ranking
from quotefind.store import Store
from quotefind.store.lists import Lists
from quotefind.store.namesakes import spoken_by
from quotefind.store.narrow import Allowed
from quotefind.text import fold

SURE = 85.0
"""Score from which a match is the saying that was meant, so that its speaker's other wordings of it are worth
offering."""

CONSIDERED = 12
"""Texts of one speaker that are looked at, those with the most votes."""

READ = 20_000
"""Numbers read from the lists to find a speaker's, as for a search."""

FEWEST_WORDS = 3
"""Words of a saying below which nothing of it would be left to know it by."""

SHORT, LOOSE = 4, 2
"""Words up to which a saying is a set phrase, and words by which its text may be longer: it must have been quoted by
itself, as phrases are."""

LEAST_PART = 0.4
"""Share of its text that a longer saying must be; a smaller part is a passage.  Of 400 remembered parts of 493,049
quotations none led an earlier rule to an offer, and looking for one took a fifth of a search's time."""

LEAST_ALIKE = 1 / 3
"""Share of the longer text's words that both must have to be compared; of 268 other wordings found without one had
less."""

MOST_PROLIFIC = 1000
"""Quotations of a speaker beyond which sayings alike are variations on a theme, as with a dozen writers of the 493,049
quotations: of 23 offers of theirs 10 were other sayings, of 32 by others one (a draw of an earlier rule)."""


def variants_of(
    store: Store, lists: Lists, query: Query, matches: tuple[Match, ...], ranking: Ranking
) -> tuple[Match, ...]:
    """Up to ``query.limit`` other wordings of the best match by its speaker, none of them a match itself; most alike
    first.  ``ranking`` is that of the search.
    """
    best = matches[0]
    speakers = best.quotation.attribution.speakers
    if best.score < SURE or not speakers:
        return ()
    saying = fold(best.quotation.reading[best.span.start : best.span.end]).split()
    whole = fold(best.quotation.reading).split()
    is_phrase = len(saying) <= SHORT
    if len(saying) < FEWEST_WORDS or len(whole) > (SHORT + LOOSE if is_phrase else len(saying) / LEAST_PART):
        return ()
    spoken = spoken_by(store, speakers[0], query.filters, MOST_PROLIFIC)
    if spoken is None or not spoken.numbers:
        return ()
    ballots = [_asked_anew(lists, saying, spoken)] if is_phrase or not ranking.ballots else ranking.ballots
    for ballot in ballots:
        ballot.narrow(spoken.numbers)
        ballot.read(READ, FOR_THE_REST)
    hits = {answer.number for answer in ranking.answers if answer.score >= query.cutoff}
    numbers = {number for ballot in ballots for number in ballot.best(0.0)[:CONSIDERED]} - hits
    shown = {fold(match.quotation.reading) for match in matches}
    texts = {
        number: text
        for number, text in store.readings(numbers, query.filters)
        if (folded := fold(text)) not in shown and _may_be(saying if is_phrase else whole, folded.split(), is_phrase)
    }
    if not texts:
        return ()
    if is_phrase:
        # Loaded here, as below: most searches come to neither, and need not pay for them.
        from quotefind.search.variants.phrase import phrases  # noqa: PLC0415

        offered = phrases(store, lists, query, best, texts)
    else:
        from quotefind.search.variants.reworded import reworded  # noqa: PLC0415

        offered = reworded(store, lists, query, best, texts, spoken.numbers)
    return tuple(sorted(offered, key=lambda match: (-match.score, match.quotation.id))[: query.limit])


def _asked_anew(lists: Lists, saying: list[str], spoken: Allowed) -> Ballot:
    """A ballot of a speaker's quotations for a set phrase: its frame may be of common words, whose lists the search
    left unread.
    """
    return Ballot(lists, Known(lists, saying), saying, spoken)


def _may_be(asked: list[str], there: list[str], is_phrase: bool) -> bool:
    """Whether a text has as many of the words as another wording does: of a phrase all but one, else enough of the
    longer text's.
    """
    held, wanted = set(there), set(asked)
    if is_phrase:
        return sum(map(held.__contains__, asked)) >= len(asked) - 1
    return len(held & wanted) >= LEAST_ALIKE * max(len(held), len(wanted))
