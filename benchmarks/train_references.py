"""Learn the reference parser's weights from the gold strings and write quotefind/extract/reference/weights.tsv.

    python benchmarks/train_references.py [--gold FILE] [--folds OUT.jsonl]

Needs python-crfsuite (bench). ``--folds`` writes five-fold out-of-fold parses for score_references.py instead.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite
from reference_labels import label
from reference_styles import Stock, compose, vary

from quotefind.extract.reference.features import traits
from quotefind.extract.reference.fields import assemble
from quotefind.extract.reference.tagger import Tagger
from quotefind.extract.reference.tokens import tokenize

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "../shared/gold/references.jsonl"
WEIGHTS = ROOT / "quotefind/extract/reference/weights.tsv"
FIELDS = ("author", "title", "container", "editor", "translator", "volume", "pages", "publisher", "place", "year")
FOLDS = 5
SEED = 1917
SETTINGS = {"c1": 0.05, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": False}
VARIED = 3
"""Variations of each gold row of the humanities."""

COMPOSED = 1500
"""References composed beside the gold ones."""

SMALLEST = 0.02
"""Weights nearer to nought are left out."""

Row = dict[str, str | None]


def train(rows: Sequence[Row]) -> str:
    """The weights file learnt from gold rows; rows whose fields are not in their string are left out."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    stock, chance = Stock(rows), random.Random(SEED)
    varied = [vary(row, stock, chance) for row in rows for _ in range(VARIED if row["humanities"] else 0)]
    for row in [*rows, *varied]:
        labels = label(row)
        if labels:
            trainer.append(traits([token.text for token in tokenize(row["raw"] or "")]), labels)
    for _ in range(COMPOSED):
        texts, labels = compose(stock, chance)
        trainer.append(traits(texts), labels)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        crf = pycrfsuite.Tagger()
        crf.open(model)
        return written(crf.info())


def written(info: pycrfsuite.ParsedDump) -> str:
    """The weights as lines: labels; transitions from the start and from each label; then a line a trait, sorted."""
    labels = sorted(info.labels, key=lambda name: (name[2:], name))
    number = {name: index for index, name in enumerate(labels)}
    lines = ["\t".join(["labels", *labels]), "start"]
    for name in labels:
        moves = {b: weight for (a, b), weight in info.transitions.items() if a == name}
        lines.append(line(f"after {name}", {number[b]: moves.get(b, -9.0) for b in labels}))
    by_trait: dict[str, dict[int, float]] = {}
    for (trait, name), weight in info.state_features.items():
        if abs(weight) >= SMALLEST:
            by_trait.setdefault(trait, {})[number[name]] = weight
    lines += [line(trait, by_trait[trait]) for trait in sorted(by_trait)]
    return "\n".join(lines) + "\n"


def line(name: str, weights: dict[int, float]) -> str:
    """One line of the weights file, in hundredths."""
    return "\t".join([name, *(f"{index}:{round(100 * weight)}" for index, weight in sorted(weights.items()))])


def out_of_fold(rows: Sequence[Row]) -> list[dict[str, str | None]]:
    """Every row parsed by weights that were learnt without its fold."""
    order = list(range(len(rows)))
    random.Random(SEED).shuffle(order)
    parsed: dict[int, dict[str, str | None]] = {}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        tagger = Tagger(train([row for index, row in enumerate(rows) if index not in held]))
        for index in held:
            text = rows[index]["raw"] or ""
            tokens = tokenize(text)
            reference = assemble(text, tokens, tagger.label([token.text for token in tokens]))
            parsed[index] = {name: getattr(reference, name) for name in FIELDS}
    return [parsed[index] for index in range(len(rows))]


def main() -> None:
    """Write the weights, or the out-of-fold parses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--folds", type=Path)
    args = parser.parse_args()
    rows = [json.loads(text) for text in args.gold.read_text(encoding="utf-8").splitlines() if text.strip()]
    if args.folds:
        args.folds.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in out_of_fold(rows)), encoding="utf-8"
        )
    else:
        WEIGHTS.write_text(train(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
