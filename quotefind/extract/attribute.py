"""Passages → speakers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quotefind.catalogue import Catalogue
from quotefind.extract.candidates import Candidate, Decided, Surroundings, gather
from quotefind.extract.names import Entity, find_mentions
from quotefind.extract.passage import Scene
from quotefind.extract.rank import chances, learned_weights
from quotefind.extract.voices import voices
from quotefind.model import Attribution, Citation, Kind, Span

ABSTAIN = 0.35
"""Below this probability a speaker is not named."""

Judge = Callable[[int, list[Candidate]], list[float]]


def attribute(scene: Scene, printed: tuple[Citation, ...], catalogue: Catalogue) -> tuple[Attribution, ...]:
    """One attribution a passage, ``Attribution()`` where the document does not tell."""
    weights = learned_weights()
    return walk(scene, printed, catalogue, lambda index, candidates: chances(candidates, weights))


def walk(scene: Scene, printed: tuple[Citation, ...], catalogue: Catalogue, judge: Judge) -> tuple[Attribution, ...]:
    """Attribute the passages in order, each knowing who spoke before it and who speaks around it."""
    mentions = find_mentions(scene.document.text, catalogue)
    spoken = voices(scene, mentions)
    masks = {parent: {voice.places[i].start: i for i in voice.places} for parent, voice in spoken.items()}
    results = [Attribution()] * len(scene.passages)
    speakers: list[Entity | None] = [None] * len(scene.passages)
    decided: dict[int | None, list[Decided]] = {parent: [] for parent in spoken}
    for index, passage in enumerate(scene.passages):
        voice = spoken[passage.parent]
        around = Surroundings(scene, voice, masks[passage.parent], index)
        parent = None if passage.parent is None else speakers[passage.parent]
        candidates = gather(around, decided[passage.parent], parent)
        best, chance = choose(candidates, judge(index, candidates))
        speakers[index] = best.entity
        if scene.kinds[index] is Kind.QUOTATION:
            decided[passage.parent].append(
                Decided(index, best.entity, best.note, best.rule not in ("same speaker", "dialogue"))
            )
        start, end = voice.source(best.evidence.start), voice.source(best.evidence.end)
        evidence = Span(start, max(start, end))
        if best.entity is not None:
            results[index] = Attribution(
                (best.entity.short,),
                (best.entity.catalogue_id,),
                None,
                chance,
                best.rule,
                scene.document.text[start:end],
                evidence,
            )
        elif best.note:
            results[index] = Attribution(
                note=best.note,
                score=chance,
                rule=best.rule,
                evidence=scene.document.text[start:end],
                evidence_span=evidence,
            )
    return tuple(results)


def choose(candidates: Sequence[Candidate], probabilities: Sequence[float]) -> tuple[Candidate, float]:
    """The likeliest speaker, his chances summed over all that speaks for him, and the best candidate that gives him."""
    sums: dict[int, float] = {}
    for candidate, chance in zip(candidates, probabilities, strict=True):
        sums[id(candidate.entity)] = sums.get(id(candidate.entity), 0.0) + chance
    nobody = id(None)
    named = [key for key in sums if key != nobody]
    winner = max(named, key=lambda key: sums[key], default=nobody)
    if sums[winner] < ABSTAIN:
        winner = nobody
    pool = [(p, i) for i, (c, p) in enumerate(zip(candidates, probabilities, strict=True)) if id(c.entity) == winner]
    return candidates[max(pool, key=lambda x: (x[0], -x[1]))[1]], sums[winner]
