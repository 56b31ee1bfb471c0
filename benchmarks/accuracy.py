#!/usr/bin/env python3
"""Measure the shipped package against ../shared/gold and ../shared/data, with the scorers of ../shared/score.

python benchmarks/accuracy.py                 print every figure
python benchmarks/accuracy.py --show 20       and the first 20 disagreements of each collection
python benchmarks/accuracy.py --check         exit 1 when a figure is below tests/evaluation/figures.yaml
python benchmarks/accuracy.py --update        write the figures that have risen, and benchmarks/coverage.svg
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from typing import Any

import yaml
from curve import Point, accuracy_at, draw, points

from quotefind.extract import extract
from quotefind.output.jsonl import to_line, to_object
from quotefind.readers import read_document
from quotefind.readers.catalogue import bundled_catalogue

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
COMMITTED = ROOT / "tests" / "evaluation" / "figures.yaml"
DRAWING = Path(__file__).with_name("coverage.svg")

ARTICLES = ("000_26d3396de19c5f40", "001_0541a3f1c63212f1", "002_c0fc39233a74a687")
PLAIN_ESSAYS = ("essay_keynes", "essay_ten_days", "essay_victoria")
ESSAYS = ("essay_boswell", *PLAIN_ESSAYS)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "articles": ARTICLES,
    "essays": ESSAYS,
    "essays without boswell": PLAIN_ESSAYS,
    "articles and essays": ARTICLES + ESSAYS,
    **{name: (name,) for name in ARTICLES + ESSAYS},
}
"""Names of gold files that are scored together."""

COLLECTIONS = ("polnear", "litbank")
HELD = ("articles", "essays", "essays without boswell", "essay_boswell", "articles and essays", *COLLECTIONS)
"""The groups whose figures are committed; single short documents swing too much to be held one by one."""

LOWER_IS_BETTER = frozenset({"speaker_false", "work_invented"})
UNJUDGED = frozenset({"no_speaker"})
"""Printed and not held: silence is better than a wrong name and worse than the right one."""

COVERAGE = 0.8
"""Coverage at which the accuracy of speakers is held (issue 4)."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of a group, each a share of 1, and the scorer's list of disagreements."""

    figures: Figures
    shown: tuple[str, ...] = ()


def extract_to(target: Path, documents: Iterable[Path]) -> None:
    """Read and extract documents and write their quotations as JSON Lines, as the program does."""
    catalogue = bundled_catalogue()
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for path in documents:
            for quotation in extract(read_document(path, path.name), catalogue).quotations:
                stream.write(to_line(to_object(quotation)) + "\n")


def run_scorer(script: str, *arguments: str | Path, show: int) -> Measured:
    """Run a scorer of ../shared/score as it is; F1 stands for precision, recall and F1."""
    command = [sys.executable, str(SHARED / "score" / script), *map(str, arguments), "--json", "--show", str(show)]
    output = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    scored, end = json.JSONDecoder().raw_decode(output)
    figures = {
        name: value["f1"] if isinstance(value, dict) else value for name, value in scored.items() if name != "counts"
    }
    given = {name: float(value) for name, value in figures.items() if value is not None}
    return Measured(given, tuple(output[end:].strip().splitlines()))


def measure_gold(folder: Path, show: int) -> tuple[dict[str, Measured], list[Point]]:
    """Every group of gold documents, and the coverage curve of all together."""
    documents = [*SHARED.glob("articles/*.txt"), *SHARED.glob("essays/*.txt")]
    for path in documents:
        shutil.copy(path, folder)
    system = folder / "system.jsonl"
    extract_to(system, sorted(documents))
    measured = {}
    for group, names in GROUPS.items():
        gold = [SHARED / "gold" / f"{name}.jsonl" for name in names]
        measured[group] = run_scorer("score_quotations.py", *gold, "--system", system, "--articles", folder, show=show)
    curve = coverage_curve(system, folder)
    at = accuracy_at(curve, COVERAGE)
    measured["articles and essays"].figures["speaker_at_80_coverage"] = at or 0.0
    return measured, curve


def measure_collection(name: str, folder: Path, show: int) -> Measured:
    """A collection of news or fiction, unpacked by its scorer."""
    data, unpacked, system = SHARED / "data" / f"{name}.open.jsonl.gz", folder / name, folder / f"{name}.jsonl"
    script = SHARED / "score" / "score_attribution.py"
    subprocess.run([sys.executable, script, "unpack", data, unpacked], check=True, capture_output=True)
    extract_to(system, sorted(unpacked.iterdir()))
    measured = run_scorer(script.name, "score", data, system, show=show)
    noted = run_scorer(script.name, "score", data, with_notes(system), show=0).figures
    measured.figures.update({f"{name}_with_notes": noted[name] for name in ("speaker_named", "named_end_to_end")})
    return measured


def with_notes(system: Path) -> Path:
    """The same quotations with the description for a speaker where nobody is named, as the collections have it."""
    described = system.with_suffix(".described.jsonl")
    rows = [json.loads(line) for line in system.read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps(row | {"speaker": row["speaker"] or row["speaker_note"]}) for row in rows]
    described.write_text("\n".join(lines), encoding="utf-8")
    return described


def coverage_curve(system: Path, folder: Path) -> list[Point]:
    """Accuracy at coverage over the quotations of articles and essays whose document names a speaker."""
    scorer = load_scorer("score_quotations")
    found = scorer.load([system])
    answers, asked = [], 0
    for name, rows in scorer.load([SHARED / "gold" / f"{name}.jsonl" for name in ARTICLES + ESSAYS]).items():
        text = (folder / name).read_bytes().decode("utf-8")
        by_span = {scorer.trimmed(row, text): row for row in reversed(found[name])}
        for row in rows:
            if row["kind"] == "quotation" and row["speaker"]:
                asked += 1
                answer = by_span.get(scorer.trimmed(row, text), {})
                if answer.get("speaker"):
                    answers.append((answer["speaker_score"], scorer.same_name(row["speaker"], answer["speaker"])))
    return points(answers, asked)


def load_scorer(name: str) -> SimpleNamespace:
    """A scorer's own functions, for reading and comparing as it does."""
    return SimpleNamespace(**run_path(str(SHARED / "score" / f"{name}.py")))


def measure(show: int) -> tuple[dict[str, Measured], list[Point]]:
    """Every figure there is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured, curve = measure_gold(folder, show)
        for collection in COLLECTIONS:
            measured[collection] = measure_collection(collection, folder, show)
    return measured, curve


def rounded(name: str, value: float) -> float:
    """A figure to three places, on the side that promises less."""
    return (math.ceil if name in LOWER_IS_BETTER else math.floor)(round(value * 1000, 6)) / 1000


def is_worse(name: str, value: float, committed: float) -> bool:
    """Whether a figure breaks what is committed."""
    return value > committed if name in LOWER_IS_BETTER else value < committed


def held(measured: Mapping[str, Measured]) -> dict[str, Figures]:
    """The figures that are committed, rounded."""
    return {
        group: {name: rounded(name, value) for name, value in measured[group].figures.items() if name not in UNJUDGED}
        for group in HELD
    }


def fallen(now: Mapping[str, Figures], committed: Mapping[str, Figures]) -> list[str]:
    """A line for each committed figure that is worse now or no longer measured."""
    lines = []
    for group, figures in committed.items():
        for name, value in figures.items():
            current = now.get(group, {}).get(name)
            if current is None or is_worse(name, current, value):
                lines.append(f"{group}: {name} was {value}, is {current}")
    return lines


def better_of(now: Mapping[str, Figures], committed: Mapping[str, Figures]) -> dict[str, Figures]:
    """The better value of each figure; what is committed never gets worse."""
    merged = {}
    for group, figures in now.items():
        before = committed.get(group, {})
        merged[group] = {
            name: before[name] if name in before and is_worse(name, value, before[name]) else value
            for name, value in figures.items()
        }
    return merged


def report(measured: Mapping[str, Measured], curve: list[Point]) -> None:
    """Print the figures, a group a paragraph, with what the scorer showed."""
    for group, result in measured.items():
        figures = "  ".join(f"{name} {value:.3f}" for name, value in result.figures.items())
        print(f"{group}\n    {figures}")
        for line in result.shown:
            print(f"    {line}")
    print("accuracy of speakers at coverage, articles and essays")
    for tenth in range(1, 11):
        accuracy = accuracy_at(curve, tenth / 10)
        print(f"    {tenth / 10:.1f}  {'not reached' if accuracy is None else format(accuracy, '.3f')}")


def main() -> int:
    """Measure, print, and check or update what is committed; 1 when a figure has fallen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show the first N disagreements of each group")
    parser.add_argument("--check", action="store_true", help="exit 1 when a figure is below the committed one")
    parser.add_argument("--update", action="store_true", help="write the figures that have risen, and the drawing")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is not there: the figures need its documents, gold and scorers", file=sys.stderr)
        return 2
    measured, curve = measure(arguments.show)
    report(measured, curve)
    now = held(measured)
    committed: dict[str, Any] = yaml.safe_load(COMMITTED.read_text(encoding="utf-8")) if COMMITTED.exists() else {}
    worse = fallen(now, committed)
    for line in worse:
        print(line, file=sys.stderr)
    if arguments.update:
        COMMITTED.write_text(yaml.safe_dump(better_of(now, committed), sort_keys=False), encoding="utf-8")
        DRAWING.write_text(draw(curve, "Speakers of articles and essays: accuracy at coverage"), encoding="utf-8")
    return 1 if worse and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
