"""One saying in its places: quotations of the same words, of altered words, and of one speaker's words in another
translation.

A cluster is a star: each of its members is like its fullest one, so that no chain of likenesses joins two sayings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quotefind.catalogue import Catalogue
from quotefind.identity import identify
from quotefind.model import Attribution, Kind, Quotation
from quotefind.review.agree import is_named_in, speakers_agree
from quotefind.review.change import Comparison
from quotefind.review.compare import compare
from quotefind.review.likeness import BEYOND_CHANCE, is_other_wording, is_same_passage
from quotefind.review.sources import SPOKEN, Sources
from quotefind.store import Store
from quotefind.text import fold

SURE = 16.0
"""How little words in a longer quotation, or altered ones, may owe to chance (``Sources.tells``): as little as two rare
words and two common ones in a row in a small store; a wrong cluster is worse than a missed one."""

SHORTEST_PART, SHORTEST_ALTERED_PART = 6, 8
"""Words of a part of a quotation of more than twice its length, as it stands there, and altered: idioms ("the order of
the day") and slogans have five."""

FEWEST_WORDS = 2
"""Words of the shortest saying."""


@dataclass(frozen=True, slots=True)
class Member:
    """A quotation of a cluster, laid beside the fullest one."""

    quotation: Quotation
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Cluster:
    """A saying: its fullest wording, and the others in the order of the store."""

    fullest: Quotation
    others: tuple[Member, ...]


def variants_of(quotation: Quotation, store: Store, catalogue: Catalogue) -> Cluster | None:
    """The saying that a quotation is, in all its places; None where it stands nowhere else."""
    sources = Sources(store, catalogue)
    near = _near(quotation, sources)
    fuller = [other for other in near if _length(other) > _length(quotation)]
    alike = [other for other in fuller if _is_one_saying(quotation, other, sources)]
    fullest = max(alike, key=_length, default=quotation)
    found = {each.id: each for each in (quotation, *near, *(_near(fullest, sources) if alike else ()))}
    return _star(fullest, found.values(), sources)


def all_variants(
    store: Store, catalogue: Catalogue, progress: Callable[[int, int], None] | None = None
) -> Iterator[Cluster]:
    """Every saying of the store that stands in two places, the fullest first; a quotation is in one cluster at most.

    ``progress`` is called with how many wordings have been looked up, and how many there are.
    """
    sources = Sources(store, catalogue)
    places: defaultdict[str, list[str]] = defaultdict(list)
    lengths: dict[str, int] = {}
    for quotation in store.quotations(SPOKEN):
        if _length(quotation) >= FEWEST_WORDS:
            wording = _wording(quotation)
            places[wording].append(quotation.id)
            lengths[wording] = _length(quotation)
    shorter: defaultdict[str, list[str]] = defaultdict(list)
    for done, (wording, ids) in enumerate(places.items()):
        if progress:
            progress(done, len(places))
        quotation = store.quotation(ids[0])
        for other in _near(quotation, sources):
            fuller = _wording(other)
            if fuller != wording and lengths.get(fuller, 0) >= lengths[wording]:
                shorter[fuller].append(wording)
    taken: set[str] = set()
    for wording in sorted(places, key=lambda each: (-lengths[each], each)):
        if wording in taken:
            continue
        around = [each for each in (wording, *dict.fromkeys(shorter[wording])) if each not in taken]
        found = [store.quotation(id) for each in around for id in places[each]]
        cluster = _star(found[0], found, sources) if len(found) > 1 else None
        if cluster:
            taken |= {_wording(member.quotation) for member in cluster.others} | {wording}
            yield cluster


def _near(quotation: Quotation, sources: Sources) -> list[Quotation]:
    """The quotations that share much with one, and those of its speaker that may be another wording of it."""
    reading = quotation.reading
    found = [*sources.in_quotations(reading)]
    for speaker in quotation.attribution.speakers:
        found += sources.by_speaker(reading, speaker)
    return [source.quotation for source in found if source.quotation and source.quotation.kind is Kind.QUOTATION]


def _star(fullest: Quotation, found: Iterable[Quotation], sources: Sources) -> Cluster | None:
    """The quotations that are the same saying as the fullest, or have the very words of one that is, without those that
    enclose or repeat one another's place.
    """
    placed = sorted(found, key=lambda each: (each.document.path, each.start or 0, each.id))
    alike = {_wording(each) for each in placed if _is_one_saying(each, fullest, sources)}
    kept = [fullest]
    for other in placed:
        if _wording(other) in alike and not any(_overlaps(other, each) for each in kept):
            kept.append(other)
    others = tuple(Member(each, compare(each.reading, fullest.reading)) for each in kept[1:])
    return Cluster(fullest, others) if others else None


def _is_one_saying(a: Quotation, b: Quotation, sources: Sources) -> bool:
    """Whether two quotations are the same words, the same words altered, or one speaker's words in two translations."""
    shorter, longer = sorted((a, b), key=_length)
    comparison = compare(shorter.reading, longer.reading)
    is_most = 2 * comparison.asked >= _length(longer)
    if not comparison.alters:
        needed = BEYOND_CHANCE if _length(longer) == _length(shorter) else SURE
        return (is_most or comparison.asked >= SHORTEST_PART) and sources.tells(comparison.kept) >= needed
    if is_same_passage(comparison, sources) and sources.tells(comparison.kept) >= SURE:
        return comparison.asked >= SHORTEST_ALTERED_PART or (is_most and comparison.keeps_ends)
    return is_other_wording(comparison, sources) and (
        _is_given(a, b.attribution, sources) or _is_given(b, a.attribution, sources)
    )


def _is_given(quotation: Quotation, attribution: Attribution, sources: Sources) -> bool:
    """Whether a quotation is one speaker's, or nobody's in particular with that speaker named beside it."""
    agrees = speakers_agree(quotation.attribution, attribution)
    if agrees is not None:
        return agrees
    around = sources.around(quotation.document.id, quotation.text_start, len(quotation.text))
    return is_named_in(attribution, around)


def _wording(quotation: Quotation) -> str:
    """The same for the same words."""
    return identify(fold(quotation.reading))


def _length(quotation: Quotation) -> int:
    return len(fold(quotation.reading).split())


def _overlaps(a: Quotation, b: Quotation) -> bool:
    """Whether two quotations share a place: one quoted within the other, or one and the same."""
    if a.id == b.id:
        return True
    if a.document.id != b.document.id or a.start is None or b.start is None:
        return False
    return a.start < (b.end or 0) and b.start < (a.end or 0)
