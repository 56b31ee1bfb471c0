"""Candidates → how likely each is: a linear score over readable features, learned by benchmarks/train_speakers.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import repeat
from math import exp

from quotefind.extract.speakers.candidate import Candidate


@lru_cache(maxsize=1)
def learned_weights() -> Mapping[str, float]:
    """The weight of each feature."""
    text = resources.files("quotefind.extract.speakers").joinpath("speaker-weights.json").read_text("utf-8")
    weights: Mapping[str, float] = json.loads(text)
    return weights


def chances(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[float]:
    """The probability of each candidate: that of the words that tell him, times that of this reading of them."""
    result: list[float] = []
    words: list[float] = []
    readings: list[list[float]] = []
    get = weights.get
    previous: tuple[str, ...] | None = None
    for candidate in candidates:
        choice = sum(map(get, candidate.choice, repeat(0.0))) if candidate.choice else 0.0
        if candidate.features is previous:
            readings[-1].append(choice)
        else:
            previous = candidate.features
            words.append(sum(map(get, previous, repeat(0.0))))
            readings.append([choice])
    for chance, reading in zip(_softmax(words), readings, strict=True):
        result += [chance * part for part in _softmax(reading)] if len(reading) > 1 else [chance]
    return result


def _softmax(scores: list[float]) -> list[float]:
    if len(scores) == 1:
        return [1.0]
    top = max(scores)
    raised = [exp(s - top) for s in scores]
    whole = sum(raised)
    return [r / whole for r in raised]
