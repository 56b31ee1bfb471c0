"""The sequence model: a linear-chain CRF whose weights stand in ``weights.tsv``, and the likeliest labelling under it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from quotefind.extract.reference.features import OFFSETS, contexts, pairs
from quotefind.extract.reference.looks import look

Vector = tuple[float, ...]
Piece = tuple[str, int, int]
"""A field and the tokens from … to that have it."""

ONCE = ("author", "title", "container", "editor", "translator", "publisher", "place", "volume", "pages")
"""Fields that stand in one piece: 880 of the 901 gold strings have no other (two publishers, a page total beside pages)."""

NEVER = -1e6

BEAM = 12.0
"""Labels whose path scores this much below the best are not followed: e^-12; no labelling of the gold strings changes (tests)."""


class Tagger:
    """Labels tokens by the best path through the weights of a file made by ``benchmarks/train_references.py``."""

    def __init__(self, weights: str) -> None:
        """Read weights: a line of labels, a line of transitions for each label and for the start, then a line a trait."""
        lines = weights.split("\n")
        self.labels = lines[0].split("\t")[1:]
        self._fields = [name[2:] for name in self.labels]
        count = len(self.labels)
        self._first, *self._moves = [_vector(line, count) for line in lines[1 : count + 2]]
        self._weights = {line.split("\t", 1)[0]: _vector(line, count) for line in lines[count + 2 :] if line}
        self._zero = (0.0,) * count
        self._token = lru_cache(maxsize=1 << 14)(self._token_vectors)
        self._trait = self._weights.get

    def label(self, texts: Sequence[str]) -> list[str]:
        """The likeliest label of each token of those labellings in which no field of ``ONCE`` stands twice."""
        if not texts:
            return []
        emissions = self._emissions(texts)
        path, _ = self._best_path(emissions)
        while pieces := self._repeated(path):
            options = [self._without(emissions, pieces[:kept] + pieces[kept + 1 :]) for kept in range(len(pieces))]
            (path, _), emissions = max(((self._best_path(option), option) for option in options), key=lambda found: found[0][1])
        return [self.labels[index] for index in path]

    def _repeated(self, path: Sequence[int]) -> list[Piece]:
        """The pieces of the first field that stands more than once and may not, else nothing."""
        pieces: dict[str, list[Piece]] = {}
        start = 0
        for index in range(1, len(path) + 1):
            if index == len(path) or self._fields[path[index]] != self._fields[path[start]]:
                pieces.setdefault(self._fields[path[start]], []).append((self._fields[path[start]], start, index))
                start = index
        return next((pieces[field] for field in ONCE if len(pieces.get(field, ())) > 1), [])

    def _without(self, emissions: Sequence[Vector], pieces: Sequence[Piece]) -> list[Vector]:
        """The emissions with pieces barred from the field they have."""
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
        return tuple(self._sum([self._trait(f"{offset}|{trait}") for trait in own]) for offset in OFFSETS)

    def _sum(self, vectors: Sequence[Vector | None]) -> Vector:
        known = [vector for vector in vectors if vector]
        return tuple(map(sum, zip(*known, strict=True))) if known else self._zero

    def _emissions(self, texts: Sequence[str]) -> list[Vector]:
        looks = [look(text) for text in texts]
        tokens = [self._token(text) for text in texts]
        count = len(texts)
        found = []
        for index, (context, pair) in enumerate(zip(contexts(looks), pairs(looks), strict=True)):
            vectors: list[Vector | None] = [self._trait(trait) for trait in context]
            vectors += [self._trait(trait) for trait in pair]
            for at, offset in enumerate(OFFSETS):
                inside = 0 <= index + offset < count
                vectors.append(tokens[index + offset][at] if inside else self._trait(f"{offset}|edge"))
            found.append(self._sum(vectors))
        return found

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


def _vector(line: str, count: int) -> Vector:
    """A line "name TAB index:weight TAB …" as a vector."""
    vector = [0.0] * count
    for cell in line.split("\t")[1:]:
        index, weight = cell.split(":")
        vector[int(index)] = float(weight)
    return tuple(vector)


@cache
def tagger() -> Tagger:
    """The tagger with the weights that come with the package, read on first use."""
    return Tagger(files("quotefind.extract.reference").joinpath("weights.tsv").read_text(encoding="utf-8"))
