"""The sequence model: a linear-chain CRF with the weights of ``weights.tsv``, and the likeliest labelling under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from importlib.resources import files
from operator import add
from struct import Struct

from quotefind.extract.reference.features import OFFSETS, SPELLINGS, Seen, Traits, surroundings
from quotefind.extract.reference.grammar import Piece, remedies
from quotefind.extract.reference.looks import Look, look

Weights = int
"""A weight for each label in one number, which adds up as fast as one: label i has the bits from ``LANE`` × i on."""

Scores = Sequence[int]
"""A score for each label, in hundredths."""

LANE = 32
"""Bits of a label's weight in ``Weights``: no sum comes near to 2³¹ hundredths."""

NEVER = -(10**8)
NOTHING: tuple[Weights, ...] = (0,) * len(OFFSETS)

BEAM = 600
"""Labels that score this much below the best are not followed; at 3000, one gold string of 901 comes out otherwise."""

ROUNDS = 12
"""Faults mended one after the other before the rest is let be: the gold strings have at most three."""

KEPT = 1 << 15
"""Sums of weights kept for tokens and groups of traits seen before, some 10 MB."""


class Tagger:
    """Labels tokens by the best path through the weights of a file made by ``benchmarks/train_references.py``."""

    def __init__(self, weights: str) -> None:
        """Read weights: a line of labels, of transitions from the start and from each label, then a line a trait.

        Weights are in hundredths.
        """
        lines = weights.split("\n")
        self.labels = lines[0].split("\t")[1:]
        self._fields = [name[2:] for name in self.labels]
        count = len(self.labels)
        self._lanes = Struct(f"<{count}I")
        self._level = sum(1 << LANE * (index + 1) - 1 for index in range(count))
        self._first, *self._moves = [self._scores(_weights(line)) for line in lines[1 : count + 2]]
        # Read as number only when asked for: of 16,000 traits a list of works shows some 2,000.
        self._lines = {line.partition("\t")[0]: line for line in lines[count + 2 :]}
        self._weight = lru_cache(maxsize=KEPT)(self._trait_weights)
        self._own = lru_cache(maxsize=KEPT)(self._own_weights)
        self._edges = self._own("edge")
        self._token = lru_cache(maxsize=KEPT)(self._token_weights)
        self._around = [lru_cache(maxsize=KEPT)(partial(self._spelt_weights, spelling)) for spelling in SPELLINGS]

    def label(self, texts: Sequence[str]) -> list[str]:
        """The likeliest label of each token among the labellings that ``grammar`` finds no fault with."""
        if not texts:
            return []
        looks = [look(text) for text in texts]
        emissions = self._emissions(texts, looks)
        path, _ = self._best_path(emissions)
        for _ in range(ROUNDS):
            ways = remedies([self._fields[index] for index in path], looks)
            if not ways:
                break
            mended = [self._barred(emissions, way) for way in ways]
            found = [self._best_path(option) for option in mended]
            best = max(range(len(ways)), key=lambda way: found[way][1])
            emissions, (path, _) = mended[best], found[best]
        return [self.labels[index] for index in path]

    def _barred(self, emissions: Sequence[Scores], pieces: Sequence[Piece]) -> list[Scores]:
        """The emissions with the tokens of each piece barred from the field that it has."""
        barred = list(emissions)
        for field, start, end in pieces:
            for index in range(start, end):
                barred[index] = tuple(
                    NEVER if name == field else score for name, score in zip(self._fields, barred[index], strict=True)
                )
        return barred

    def _scores(self, weights: Weights) -> Scores:
        """Weights label by label, all raised by the same 2³¹, so that none is below nought."""
        return self._lanes.unpack((weights + self._level).to_bytes(self._lanes.size, "little"))

    def _trait_weights(self, trait: str) -> Weights:
        """The weights of a trait, 0 for one that was never seen."""
        return _weights(self._lines.get(trait, ""))

    def _own_weights(self, trait: str) -> tuple[Weights, ...]:
        """The weights of a trait of a token itself, for each of ``OFFSETS``."""
        return tuple(_weights(self._lines.get(f"{offset}|{trait}", "")) for offset in OFFSETS)

    def _token_weights(self, text: str) -> tuple[Weights, ...]:
        """What a token says of the labels of its neighbours and of itself, for each of ``OFFSETS``."""
        return tuple(map(sum, zip(NOTHING, *map(self._own, look(text).traits), strict=True)))

    def _spelt_weights(self, spelling: Callable[..., Traits], seen: Seen) -> Weights:
        """What one sort of traits says of the labels."""
        return sum(map(self._weight, spelling(*seen)))

    def _emissions(self, texts: Sequence[str], looks: Sequence[Look]) -> list[Scores]:
        """What everything but the neighbours' labels says of each token's label."""
        outside = [self._edges] * (len(OFFSETS) // 2)
        tokens = [*outside, *map(self._token, texts), *outside]
        beside = ([said[at] for said in tokens[at : at + len(texts)]] for at in range(len(OFFSETS)))
        around = map(map, self._around, surroundings(looks))
        return [self._scores(sum(said)) for said in zip(*beside, *around, strict=True)]

    def _best_path(self, emissions: Sequence[Scores]) -> tuple[list[int], int]:
        """The best path and its score."""
        scores = list(map(add, self._first, emissions[0]))
        steps: list[tuple[list[int], list[list[int]]]] = []
        for emission in emissions[1:]:
            floor = max(scores) - BEAM
            alive = [index for index, score in enumerate(scores) if score >= floor]
            paths = [list(map(scores[index].__add__, self._moves[index])) for index in alive]
            best = paths[0] if len(paths) == 1 else map(max, *paths)
            scores = list(map(add, best, emission))
            steps.append((alive, paths))
        best_score = max(scores)
        at = scores.index(best_score)
        path = [at]
        for alive, paths in reversed(steps):
            if len(alive) > 1:
                arriving = [scores[at] for scores in paths]
                at = alive[arriving.index(max(arriving))]
            else:
                at = alive[0]
            path.append(at)
        return path[::-1], best_score


def _weights(line: str) -> Weights:
    """A line "name TAB label:weight TAB …" as one number."""
    cells = (cell.split(":") for cell in line.split("\t")[1:])
    return sum(int(weight) << LANE * int(index) for index, weight in cells)


@cache
def bundled() -> Tagger:
    """The tagger with the weights that come with the package, read on first use."""
    return Tagger(files("quotefind.extract.reference").joinpath("weights.tsv").read_text(encoding="utf-8"))
