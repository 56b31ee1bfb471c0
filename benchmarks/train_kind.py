"""Learn the weights of the kind classifier from ../shared/gold and LitBank (CC BY 4.0); judge them.

    python benchmarks/train_kind.py            prints the figures and writes quotefind/extract/kinds/kind-weights.json
    python benchmarks/train_kind.py --check    prints the figures only

Multinomial logistic regression over the signs of ``quotefind.extract.kinds.signs``, by gradient descent; deterministic,
no library.  Judged leaving out one document of the gold at a time.  PolNeAR is not read: its licence is unclear.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import defaultdict
from pathlib import Path

from quotefind.document import Document
from quotefind.extract.finding.find import find
from quotefind.extract.kinds.classify import possible, weigh
from quotefind.extract.kinds.signs import Signs
from quotefind.extract.segment import segment
from quotefind.model import Kind

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LABELS = ROOT / "benchmarks" / "kind-labels.tsv"
WEIGHTS = ROOT / "quotefind" / "extract" / "kinds" / "kind-weights.json"

ROUNDS = 300
RATE = 10.0
RIDGE = 0.001
"""Settings at which the leave-one-document-out figure levels off."""
DIALOGUE_WEIGHT = 0.15
"""Weight of a line of LitBank's dialogue against a row of the gold: dialogue is plentiful and alike."""
LABEL_WEIGHT = 0.7
"""Weight of LitBank's other marked words: read once, by this project."""
RARER = {Kind.QUOTATION: 1.0, Kind.TITLE: 1.5, Kind.TERM: 1.5}
"""What an example of each kind counts for: titles and terms are few in the gold."""

Example = tuple[str, tuple[str, ...], Kind, float]
"""Document, signs, kind, weight."""


def main() -> None:
    """Learn, judge and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="do not write the weights")
    check = parser.parse_args().check
    gold, fiction = gold_examples(), litbank_examples()
    print(f"{len(gold)} gold examples, {len(fiction)} of LitBank")
    judge(gold, fiction)
    table = learn([*gold, *fiction])
    if not check:
        lines = (f"{json.dumps(sign, ensure_ascii=False)}: {json.dumps(table[sign])}" for sign in sorted(table))
        WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def gold_examples() -> list[Example]:
    """The gold rows whose spans the finder finds, with their signs."""
    rows: dict[str, dict[tuple[int, int], Kind]] = defaultdict(dict)
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "kind" in row:
                rows[row["document"]][row["start"], row["end"]] = Kind(row["kind"])
    examples: list[Example] = []
    for name, kinds in rows.items():
        folder = "articles" if (SHARED / "articles" / name).is_file() else "essays"
        text = (SHARED / folder / name).read_bytes().decode("utf-8")
        examples += [(name, signs, kinds[span], 1.0) for span, signs in signs_by_span(name, text) if span in kinds]
    return examples


def litbank_examples() -> list[Example]:
    """LitBank's direct speech as the finder finds it, and its other marked words as ``kind-labels.tsv`` has them."""
    labels: dict[tuple[str, int, int], Kind] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        name, first, last, kind = line.split("\t")
        labels[name, int(first), int(last)] = Kind(kind)
    examples: list[Example] = []
    with gzip.open(SHARED / "data" / "litbank.open.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            direct = {trimmed(text, q["start"], q["end"]) for q in row["quotes"]}
            for (start, end), signs in signs_by_span(row["doc_id"], text):
                if trimmed(text, start, end) in direct:
                    examples.append((row["doc_id"], signs, Kind.QUOTATION, DIALOGUE_WEIGHT))
                elif (row["doc_id"], start, end) in labels:
                    examples.append((row["doc_id"], signs, labels[row["doc_id"], start, end], LABEL_WEIGHT))
    return examples


def signs_by_span(name: str, text: str) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """Every passage of a text with its signs."""
    document = Document(name, text, "")
    blocks = segment(text)
    passages, _ = find(document, blocks)
    signs = Signs(document, blocks, passages)
    return [((p.start, p.end), tuple(signs.of(i))) for i, p in enumerate(passages)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without what is no letter or digit at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def learn(examples: list[Example]) -> dict[str, dict[str, float]]:
    """Weights by gradient descent on the weighted log loss with a ridge."""
    table: dict[str, dict[Kind, float]] = defaultdict(lambda: dict.fromkeys(Kind, 0.0))
    merged: dict[tuple[tuple[str, ...], Kind], float] = defaultdict(float)
    for _, signs, kind, weight in examples:
        if kind not in possible(signs):
            continue
        merged[("always", *dict.fromkeys(signs)), kind] += weight * RARER[kind]
    total = sum(merged.values())
    for _ in range(ROUNDS):
        slope: dict[str, dict[Kind, float]] = defaultdict(lambda: dict.fromkeys(Kind, 0.0))
        for (signs, kind), weight in merged.items():
            scores = {k: math.exp(sum(table[s][k] for s in signs)) for k in possible(signs)}
            norm = sum(scores.values())
            for k in scores:
                pull = weight * ((k is kind) - scores[k] / norm)
                for sign in signs:
                    slope[sign][k] += pull
        for sign, pulls in slope.items():
            for k in Kind:
                table[sign][k] += RATE * (pulls[k] / total - RIDGE * table[sign][k])
    return {sign: {k.value: round(v, 3) for k, v in row.items()} for sign, row in table.items()}


def judge(gold: list[Example], fiction: list[Example]) -> None:
    """Print how often the kind is right on each gold document when it is left out of learning."""
    right = quoted = 0
    for name in dict.fromkeys(example[0] for example in gold):
        table = learn([e for e in (*gold, *fiction) if e[0] != name])
        own = [e for e in gold if e[0] == name]
        guesses = [weigh(signs, table) for _, signs, _, _ in own]
        hits = sum(guess == kind for guess, (_, _, kind, _) in zip(guesses, own, strict=True))
        right += hits
        quoted += sum((g == Kind.QUOTATION) == (e[2] == Kind.QUOTATION) for g, e in zip(guesses, own, strict=True))
        print(f"  {name:28} {hits / len(own):.3f} of {len(own)}")
    print(
        f"kind, one document left out {right / len(gold):.3f} of {len(gold)}; quotation or not {quoted / len(gold):.3f}"
    )


if __name__ == "__main__":
    main()
