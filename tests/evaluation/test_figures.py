"""Quality is a number: what is committed in figures.yaml may only rise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FIGURES = Path(__file__).with_name("figures.yaml")
SHARED = ROOT.parent / "shared"


def test_every_committed_figure_is_a_share_of_one_to_three_places() -> None:
    groups = yaml.safe_load(FIGURES.read_text(encoding="utf-8"))
    for figures in groups.values():
        for value in figures.values():
            assert 0 <= value <= 1
            assert round(value, 3) == value


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared (documents, gold, scorers), which is not there")
def test_no_figure_has_fallen_below_the_committed_one() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
