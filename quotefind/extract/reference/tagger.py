"""The sequence model: a linear-chain CRF with the weights of ``weights.tsv``, and the likeliest labelling under it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from quotefind.extract.reference.features import OFFSETS, Group, surroundings
from quotefind.extract.reference.grammar import Piece, remedies
from quotefind.extract.reference.looks import Look, look

Vector = tuple[float, ...]
NEVER = -1e6

BEAM = 6.0
"""Labels that score this much below the best are not followed; at 30, one gold string of 901 comes out otherwise."""

ROUNDS = 12
"""Faults mended one after the other before the rest is let be: the gold strings have at most three."""

KEPT = 1 << 15
"""Sums of weights kept for tokens and groups of traits seen before, some 10 MB."""


class Tagger:
    """Labels tokens by the best path through the weights of a file made by ``benchmarks/train_references.py``."""

    def __init__(self, weights: str) -> None:
        """Read weights: a line of labels, of transitions from the start and from each label, then a line a trait."""
        lines = weights.split("\n")
        self.labels = lines[0].split("\t")[1:]
        self._fields = [name[2:] for name in self.labels]
        count = len(self.labels)
        self._first, *self._moves = [_vector(line, count) for line in lines[1 : count + 2]]
        self._weights = {line.split("\t", 1)[0]: _vector(line, count) for line in lines[count + 2 :] if line}
        self._zero = (0.0,) * count
        self._token = lru_cache(maxsize=KEPT)(self._token_vectors)
        self._group = lru_cache(maxsize=KEPT)(self._trait_vector)

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

    def _barred(self, emissions: Sequence[Vector], pieces: Sequence[Piece]) -> list[Vector]:
        """The emissions with the tokens of each piece barred from the field that it has."""
        barred = list(emissions)
        for field, start, end in pieces:
            for index in range(start, end):
                barred[index] = tuple(
                    NEVER if name == field else weight for name, weight in zip(self._fields, barred[index], strict=True)
                )
        return barred

    def _token_vectors(self, text: str) -> tuple[Vector, ...]:
        """What a token says of the labels of its neighbours and of itself, one vector for each of ``OFFSETS``."""
        own = look(text).traits
        return tuple(self._trait_vector(tuple(f"{offset}|{trait}" for trait in own)) for offset in OFFSETS)

    def _trait_vector(self, traits: Group) -> Vector:
        """What traits together say of the labels."""
        known = [vector for vector in map(self._weights.get, traits) if vector]
        return _added(known) if known else self._zero

    def _emissions(self, texts: Sequence[str], looks: Sequence[Look]) -> list[Vector]:
        """What everything but the neighbours' labels says of each token's label."""
        edges = [self._group((f"{offset}|edge",)) for offset in OFFSETS]
        around = len(OFFSETS) // 2
        outside = [edges] * around
        tokens = [*outside, *map(self._token, texts), *outside]
        return [
            _added([*map(self._group, groups), *(tokens[index + at][at] for at in range(len(OFFSETS)))])
            for index, groups in enumerate(surroundings(looks))
        ]

    def _best_path(self, emissions: Sequence[Vector]) -> tuple[list[int], float]:
        """The best path and its score."""
        scores = [a + b for a, b in zip(self._first, emissions[0], strict=True)]
        back: list[list[int]] = []
        for emission in emissions[1:]:
            floor = max(scores) - BEAM
            alive = [index for index, score in enumerate(scores) if score >= floor]
            paths = [[scores[index] + move for move in self._moves[index]] for index in alive]
            if len(alive) == 1:
                best, pointers = paths[0], alive * len(emission)
            else:
                best = list(map(max, zip(*paths, strict=True)))
                pointers = [
                    alive[column.index(top)] for column, top in zip(zip(*paths, strict=True), best, strict=True)
                ]
            scores = [a + b for a, b in zip(best, emission, strict=True)]
            back.append(pointers)
        best_score = max(scores)
        at = scores.index(best_score)
        path = [at]
        for pointers in reversed(back):
            at = pointers[at]
            path.append(at)
        return path[::-1], best_score


def _added(vectors: Sequence[Vector]) -> Vector:
    return tuple(map(sum, zip(*vectors, strict=True)))


def _vector(line: str, count: int) -> Vector:
    """A line "name TAB index:weight TAB …" as a vector."""
    vector = [0.0] * count
    for cell in line.split("\t")[1:]:
        index, weight = cell.split(":")
        vector[int(index)] = float(weight)
    return tuple(vector)


@cache
def bundled() -> Tagger:
    """The tagger with the weights that come with the package, read on first use."""
    return Tagger(files("quotefind.extract.reference").joinpath("weights.tsv").read_text(encoding="utf-8"))
