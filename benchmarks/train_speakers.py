"""Learn the weights of the speaker ranking from ../shared/gold and LitBank (CC BY 4.0); judge them.

    python benchmarks/train_speakers.py            prints the figures and writes the weights
    python benchmarks/train_speakers.py --check    prints the figures only
    python benchmarks/train_speakers.py --show     and the passages whose speaker is wrong

Stochastic gradient descent with steps that shrink by feature, pulled towards ``speaker_prior.PRIOR``;
deterministic, no library.
Judged leaving out one document of the gold at a time.  PolNeAR is not read: its licence is unclear.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from speaker_prior import PRIOR

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.extract.finding.find import find
from quotefind.extract.kinds.classify import classify
from quotefind.extract.passage import Scene, mask
from quotefind.extract.segment import segment
from quotefind.extract.sources.cite import cite
from quotefind.extract.sources.notes import read_apparatus
from quotefind.extract.speakers.attribute import walk
from quotefind.extract.speakers.candidate import Candidate
from quotefind.extract.speakers.rank import chances
from quotefind.model import Attribution, Citation, Kind
from quotefind.readers.catalogue import bundled_catalogue
from quotefind.text import fold

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
WEIGHTS = ROOT / "quotefind" / "extract" / "speakers" / "speaker-weights.json"

ROUNDS, UNSETTLED = 12, 6
"""Readings of the examples, and how many of the first do not count: in three orders of reading the figures then differ
by one passage, where after six readings they differed by five.
"""
RATE = 0.1
PULL = 0.07
"""Settings at which the leave-one-document-out figure levels off; PULL is the strength of the prior."""
GOLD_WEIGHT = 3.0
"""Weight of a row of the gold against a line of LitBank: dialogue is plentiful and alike."""
COVERAGE = 0.8
"""Share of the named passages, the surest first, whose accuracy is printed."""
MARKS = " \n\t\"'“”‘’«»`"

Weights = dict[str, float]


@dataclass(frozen=True)
class Row:
    """A gold quotation: ``speaker`` is a name, a description (LitBank) or None."""

    start: int
    end: int
    speaker: str | None
    is_name: bool


@dataclass(frozen=True)
class Sample:
    """A document as the finder finds it, with the gold row of each passage that has one."""

    name: str
    scene: Scene
    printed: tuple[Citation, ...]
    rows: Mapping[int, Row]
    weight: float


@dataclass(frozen=True)
class Example:
    """The candidates of a passage and the places of the right ones among them."""

    document: str
    candidates: Sequence[Candidate]
    right: frozenset[int]
    weight: float


def main() -> None:
    """Learn, judge and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="do not write the weights")
    parser.add_argument("--show", action="store_true", help="print the passages whose speaker is wrong")
    arguments = parser.parse_args()
    catalogue = bundled_catalogue()
    gold, fiction = list(gold_samples(catalogue)), list(litbank_samples(catalogue))
    examples = [e for sample in (*gold, *fiction) for e in examples_of(sample, catalogue)]
    print(f"{sum(e.weight > 1 for e in examples)} gold examples, {sum(e.weight == 1 for e in examples)} of LitBank")
    judge(gold, examples, catalogue, arguments.show)
    weights = learn(examples)
    if not arguments.check:
        lines = (f"{json.dumps(f)}: {round(weights[f], 3)}" for f in sorted(weights) if abs(weights[f]) >= 0.0005)
        WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def gold_samples(catalogue: Catalogue) -> Iterator[Sample]:
    """The articles and essays with gold."""
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if "kind" not in lines[0]:
            continue
        name = lines[0]["document"]
        folder = "articles" if (SHARED / "articles" / name).is_file() else "essays"
        rows = [Row(r["start"], r["end"], r["speaker"], True) for r in lines if r["kind"] == Kind.QUOTATION]
        yield sample(name, (SHARED / folder / name).read_bytes().decode("utf-8"), rows, GOLD_WEIGHT, catalogue)


def litbank_samples(catalogue: Catalogue) -> Iterator[Sample]:
    """LitBank's direct speech; what the narrator says of himself is left out, since no name in the text gives him."""
    with gzip.open(SHARED / "data" / "litbank.open.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            rows = [
                Row(q["start"], q["end"], *speaker_of(q["speaker"])) for q in entry["quotes"] if is_told(q["speaker"])
            ]
            yield sample(entry["doc_id"], entry["text"], rows, 1.0, catalogue)


def is_told(speaker: str) -> bool:
    """Whether LitBank's speaker is somebody other than the narrator."""
    return fold(speaker) not in ("i", "you", "we", "our", "narrator")


def speaker_of(speaker: str) -> tuple[str, bool]:
    """LitBank's speaker, and whether it is a name: "Mrs  Hall" is one, "a rough voice" is not."""
    plain = " ".join(speaker.split())
    described = re.match(r"(?:an?|the|my|his|her|our|their|one|some)\b", plain, re.IGNORECASE)
    return plain, described is None and any(word[0].isupper() for word in plain.split())


def sample(name: str, text: str, rows: Sequence[Row], weight: float, catalogue: Catalogue) -> Sample:
    """Find the quotations of a text and match the gold rows to them."""
    document = Document(name, text, "")
    blocks = segment(text)
    passages, _ = find(document, blocks)
    kinds = classify(document, blocks, passages, catalogue)
    scene = Scene(document, blocks, passages, kinds, mask(text, passages, kinds))
    by_span = {trimmed(text, row.start, row.end): row for row in rows}
    matched = {i: by_span.get(trimmed(text, p.start, p.end)) for i, p in enumerate(passages)}
    printed, _ = cite(scene, read_apparatus(scene))
    return Sample(name, scene, printed, {i: row for i, row in matched.items() if row is not None}, weight)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks and blanks at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip(MARKS)), end - len(words) + len(words.rstrip(MARKS))


def examples_of(sample: Sample, catalogue: Catalogue) -> list[Example]:
    """The examples of a document, each passage seen with the right speakers of the passages before it."""
    found: list[Example] = []

    def judge_right(index: int, candidates: list[Candidate]) -> list[float]:
        likely = chances(candidates, PRIOR)
        row = sample.rows.get(index)
        right = right_ones(row, candidates) if row is not None else frozenset()
        if not right:
            return likely
        found.append(Example(sample.name, candidates, right, sample.weight))
        return [p if i in right else 0.0 for i, p in enumerate(likely)]

    walk(sample.scene, sample.printed, catalogue, judge_right)
    return found


def right_ones(row: Row, candidates: Sequence[Candidate]) -> frozenset[int]:
    """The candidates that give a row's speaker; of an unnamed one those that name nobody, best those alike in words."""
    if row.speaker is not None and row.is_name:
        named = ((i, c.entity) for i, c in enumerate(candidates) if c.entity is not None)
        return frozenset(
            i for i, e in named if is_same(row.speaker, e.short) or is_same(row.speaker, " ".join(e.words))
        )
    nobody = frozenset(i for i, c in enumerate(candidates) if c.entity is None)
    if row.speaker is None:
        return nobody
    wanted = set(fold(row.speaker).split())
    alike = frozenset(
        i
        for i in nobody
        if (candidates[i].note or "").lower().split()[-1:] and fold(candidates[i].note or "").split()[-1] in wanted
    )
    return alike or nobody


def is_same(one: str, other: str | None) -> bool:
    """Whether all words of one name occur in the other."""
    a, b = set(fold(one).split()) - {"the", "of"}, set(fold(other or "").split()) - {"the", "of"}
    return bool(a and b) and (a <= b or b <= a)


def learn(examples: Sequence[Example]) -> Weights:
    """Weights that make the right candidates likely, from the prior on: the mean of those after each round but the
    first ones, so that the last examples read do not weigh more than others.
    """
    order = random.Random(1)
    weights: Weights = dict(PRIOR)
    squares: Weights = {}
    shuffled = list(examples)
    means: Weights = {}
    for number in range(ROUNDS):
        order.shuffle(shuffled)
        for example in shuffled:
            for feature, slope in slopes(example, weights):
                slope += PULL * (weights.get(feature, 0.0) - PRIOR.get(feature, 0.0))
                squares[feature] = squares.get(feature, 0.01) + slope * slope
                weights[feature] = weights.get(feature, 0.0) - RATE * slope / math.sqrt(squares[feature])
        if number >= UNSETTLED:
            for feature, weight in weights.items():
                means[feature] = means.get(feature, 0.0) + weight / (ROUNDS - UNSETTLED)
    return means


def slopes(example: Example, weights: Weights) -> Iterator[tuple[str, float]]:
    """The derivative of an example's loss for each feature, candidate by candidate."""
    likely = chances(example.candidates, weights)
    right = sum(likely[i] for i in example.right) or 1e-12
    wanted = [p / right if i in example.right else 0.0 for i, p in enumerate(likely)]
    at = 0
    while at < len(likely):
        end = at + 1
        while end < len(likely) and example.candidates[end].features is example.candidates[at].features:
            end += 1
        ours, theirs = sum(likely[at:end]), sum(wanted[at:end])
        for feature in example.candidates[at].features:
            yield feature, (ours - theirs) * example.weight
        if end > at + 1 and ours:
            for i in range(at, end):
                for feature in example.candidates[i].choice:
                    yield feature, (theirs * likely[i] / ours - wanted[i]) * example.weight
        at = end


def judge(gold: Sequence[Sample], examples: Sequence[Example], catalogue: Catalogue, show: bool) -> None:
    """Print how speakers are named in each document when it is left out of the learning."""
    total: Counter[str] = Counter()
    sureness: list[tuple[float, bool]] = []
    for sample in gold:
        weights = learn([e for e in examples if e.document != sample.name])
        given = walk(sample.scene, sample.printed, catalogue, lambda _, candidates, w=weights: chances(candidates, w))
        counts: Counter[str] = Counter()
        for index, row in sample.rows.items():
            speaker = given[index].speaker
            if row.speaker is None:
                counts["unnamed"] += 1
                counts["false"] += speaker is not None
                wrong = speaker is not None
            else:
                wrong = not is_same(row.speaker, speaker)
                counts["named"] += 1
                counts["right"] += not wrong
                sureness.append((given[index].score if speaker else 0.0, not wrong))
            if wrong and show:
                print_wrong(sample, index, row, given[index])
        total += counts
        print(f"{sample.name:28} {figures(counts)}")
    sureness.sort(reverse=True)
    surest = sureness[: round(COVERAGE * len(sureness))]
    print(
        f"{'all':28} {figures(total)}, at {COVERAGE:.0%} coverage {sum(right for _, right in surest) / len(surest):.3f}"
    )


def figures(counts: Counter[str]) -> str:
    """One line of figures."""
    share = counts["right"] / counts["named"]
    return f"right {counts['right']}/{counts['named']} = {share:.3f}, false {counts['false']}/{counts['unnamed']}"


def print_wrong(sample: Sample, index: int, row: Row, given: Attribution) -> None:
    """Show a passage whose speaker is wrong, in its surroundings."""
    text, passage = sample.scene.document.text, sample.scene.passages[index]
    before, after = text[max(0, passage.start - 90) : passage.start], text[passage.end : passage.end + 50]
    said = f"{row.speaker} ← {given.speaker or given.note} {given.score:.2f} [{given.rule}]"
    print(f"  {passage.start} {said} {' '.join(before.split())}¦{' '.join(after.split())}")


if __name__ == "__main__":
    main()
