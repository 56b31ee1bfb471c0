"""Passages → speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from quotefind.catalogue import Catalogue
from quotefind.extract.passage import Scene
from quotefind.extract.sources.parenthetical import read_citation
from quotefind.extract.speakers.candidate import Background, Candidate, Spoke
from quotefind.extract.speakers.candidates import gather
from quotefind.extract.speakers.clauses import PRONOUNS
from quotefind.extract.speakers.names import Entity, Mention, find_mentions
from quotefind.extract.speakers.rank import chances, learned_weights
from quotefind.extract.speakers.sections import UNTOLD, Sections
from quotefind.extract.speakers.surroundings import Surroundings
from quotefind.extract.speakers.voices import Voice, voices
from quotefind.extract.speakers.works import Works
from quotefind.model import Attribution, Citation, Kind, Span

LEAST = 0.35
"""Below this probability nobody is named, …"""
DOUBT = 0.8
"""… nor where it is more likely, by this factor, that the document names nobody.

Of .3 to .4 and .8 to 1.8 these name most rightly when a document is left out of the learning.
"""
REMEMBERED = 30
"""Quotations whose words are remembered for later echoes of them."""
OUTER = 4
"""Names of the enclosing voice that a pronoun within a quotation may stand for."""

_LOCATOR = r"\b(?:pp?|vol|ch|chap|no|cf)\.|\b(?:[Qq]uoted|[Cc]ited) (?:in|by)\b|\b[Ii]bid\b|\b1[5-9]\d\d[:,) ]"
_CITATION = re.compile(
    rf"\((?=[^()]{{0,200}}(?:{_LOCATOR}))[^()]{{1,200}}\)|\[(?!Footnote)(?=[^\[\]]{{0,200}}(?:{_LOCATOR}))[^\[\]]{{1,200}}\]"
)

Judge = Callable[[int, list[Candidate]], list[float]]


def attribute(scene: Scene, printed: tuple[Citation, ...], catalogue: Catalogue) -> tuple[Attribution, ...]:
    """One attribution a passage, ``Attribution()`` where the document does not tell."""
    weights = learned_weights()
    return walk(scene, printed, catalogue, lambda index, candidates: chances(candidates, weights))


def walk(scene: Scene, printed: tuple[Citation, ...], catalogue: Catalogue, judge: Judge) -> tuple[Attribution, ...]:
    """Attribute the passages in order, each knowing who spoke before it and who speaks around it."""
    mentions = find_mentions(scene.document.text, catalogue)
    starts = [mention.start for mention in mentions]
    works = Works(scene.document.text, mentions, catalogue)
    bracketed = [Span(*m.span()) for m in _CITATION.finditer(scene.document.text)]
    spoken = voices(scene, _outside(bracketed, mentions))
    sections = Sections(scene, mentions)
    masks = {parent: {span.start: i for i, span in voice.places.items()} for parent, voice in spoken.items()}
    attributions: list[Attribution] = []
    speakers: list[Entity | None] = []
    spoke: dict[int | None, list[Spoke]] = {parent: [] for parent in spoken}
    echoes: dict[str, Spoke] = {}
    section = UNTOLD
    for index, passage in enumerate(scene.passages):
        voice = spoken[passage.parent]
        around = Surroundings(scene, voice, masks[passage.parent], index)
        owner = None if passage.parent is None else speakers[passage.parent]
        inner = mentions[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        cited = works.author(printed[index], around.context == "silent")
        if passage.parent is None:
            before, section = section, sections.at(passage.outer_start)
            if before.speaker is not section.speaker:
                spoke[None].clear()  # nobody goes on speaking in what another heading gives to somebody
        known = Background(
            spoke[passage.parent],
            owner,
            _outer(scene, spoken, passage.parent),
            inner,
            echoes,
            printed[index],
            cited,
            section if passage.parent is None else UNTOLD,
            _below(scene, bracketed, index, printed[index], works),
        )
        candidates = gather(around, known)
        best, score = choose(candidates, judge(index, candidates))
        if best.entity is not None:
            works.learn(printed[index], best.entity, score)
            sections.hear(best.entity, passage.outer_end)
        speakers.append(best.entity)
        attributions.append(_attribution(scene, voice, best, score))
        if scene.kinds[index] is Kind.QUOTATION:
            note = None if best.note in PRONOUNS else best.note
            explicit = best.rule not in ("same speaker", "dialogue")
            told = Spoke(index, best.entity, note, explicit, best.rule.startswith("after"), score, best.others)
            spoke[passage.parent].append(told)
            echoes[scene.document.text[passage.start : passage.end].lower()] = told
            if len(echoes) > REMEMBERED:
                del echoes[next(iter(echoes))]
    return tuple(attributions)


def _outside(bracketed: list[Span], mentions: list[Mention]) -> list[Mention]:
    """The names without those in citations in brackets: "(quoted in Orl, p. 3)" makes nobody speak."""
    starts = [span.start for span in bracketed]

    def is_cited(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at >= 0 and mention.start < bracketed[at].end

    return [mention for mention in mentions if not is_cited(mention)]


def _below(scene: Scene, bracketed: list[Span], index: int, own: Citation, works: Works) -> tuple[Entity, Span] | None:
    """The author named by the first citation in brackets behind a passage in its paragraph, and where it stands; of no
    passage that has a citation of its own or stands in another.
    """
    passage = scene.passages[index]
    if own.printed or own.note or passage.parent is not None:
        return None
    start = passage.outer_end
    at = bisect_left(bracketed, Span(start, 0))
    if at == len(bracketed):
        return None
    block = bisect_left(scene.blocks, start, key=lambda block: block.end)
    if block == len(scene.blocks) or bracketed[at].start >= scene.blocks[block].end:
        return None
    citation = read_citation(scene.document.text[bracketed[at].start + 1 : bracketed[at].end - 1])
    author = works.below(citation) if citation is not None else None
    return None if author is None else (author, bracketed[at])


def _outer(scene: Scene, spoken: dict[int | None, Voice], parent: int | None) -> list[Mention]:
    """The last names before the enclosing quotation, the nearest first."""
    if parent is None:
        return []
    voice = spoken[scene.passages[parent].parent]
    last = bisect_left(voice.starts, voice.places[parent].start)
    return voice.mentions[max(0, last - OUTER) : last][::-1]


def choose(candidates: Sequence[Candidate], probabilities: Sequence[float]) -> tuple[Candidate, float]:
    """The best candidate of the likeliest speaker, and this one's chances summed over all that speaks for him.

    What a candidate takes over from an earlier passage is only as sure as that one: the rest falls to nobody, so that
    a doubtful name fades along a chain.
    """
    sums: dict[Entity | None, float] = {None: 0.0}
    for candidate, chance in zip(candidates, probabilities, strict=True):
        sums[candidate.entity] = sums.get(candidate.entity, 0.0) + chance * candidate.rests_on
        sums[None] += chance * (1 - candidate.rests_on)
    doubt = sums.pop(None)
    winner = max(sums, key=sums.__getitem__, default=None)
    if winner is None or sums[winner] < max(LEAST, DOUBT * doubt):
        winner = None
    best = max((at for at, c in enumerate(candidates) if c.entity is winner), key=probabilities.__getitem__)
    return candidates[best], min(1.0, doubt if winner is None else sums[winner])


def _attribution(scene: Scene, voice: Voice, best: Candidate, chance: float) -> Attribution:
    if best.entity is None and (not best.note or best.note in PRONOUNS):
        return Attribution()
    start = voice.source(best.evidence.start)
    span = Span(start, max(start, voice.source(best.evidence.end)))
    words = scene.document.text[span.start : span.end]
    if best.entity is None:
        return Attribution(note=best.note, score=chance, rule=best.rule, evidence=words, evidence_span=span)
    speakers = (best.entity, *best.others)
    return Attribution(
        tuple(s.short for s in speakers), tuple(s.catalogue_id for s in speakers), None, chance, best.rule, words, span
    )
