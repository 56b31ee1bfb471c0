"""The curve of accuracy at coverage that the evaluation prints and draws."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
curve = SimpleNamespace(**run_path(str(ROOT / "benchmarks" / "curve.py")))


def test_the_surest_answers_come_first() -> None:
    drawn = curve.points([(0.2, False), (0.9, True), (0.5, True)], asked=4)
    assert [(point.coverage, point.accuracy) for point in drawn] == [(0.25, 1), (0.5, 1), (0.75, pytest.approx(2 / 3))]


def test_answers_of_equal_score_come_together() -> None:
    drawn = curve.points([(0.5, True), (0.5, False)], asked=2)
    assert [(point.threshold, point.coverage, point.accuracy) for point in drawn] == [(0.5, 1, 0.5)]


@pytest.mark.parametrize(("coverage", "accuracy"), [(0.0, 1.0), (0.5, 1.0), (0.6, 0.75), (1.0, 0.75), (1.1, None)])
def test_accuracy_is_taken_where_the_coverage_is_first_reached(coverage: float, accuracy: float | None) -> None:
    drawn = curve.points([(0.9, True), (0.9, True), (0.1, True), (0.1, False)], asked=4)
    assert curve.accuracy_at(drawn, coverage) == accuracy


def test_nothing_answered_reaches_nothing() -> None:
    assert curve.points([], asked=3) == []
    assert curve.accuracy_at([], 0.1) is None


def test_the_drawing_is_well_formed_and_has_a_point_for_each_threshold() -> None:
    drawn = curve.points([(0.9, True), (0.1, False)], asked=2)
    tree = ElementTree.fromstring(curve.draw(drawn, "a < b"))
    line = tree.find("{http://www.w3.org/2000/svg}polyline")
    assert line is not None
    assert len(line.attrib["points"].split()) == 2
