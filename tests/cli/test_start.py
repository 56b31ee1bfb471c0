"""What a search loads: nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import Run

UNNEEDED = (
    "inspect ast platform rich yaml platformdirs json pathlib tempfile shutil logging urllib.parse subprocess pickle "
    "rapidfuzz.process rapidfuzz.utils "
    "quotefind.extract quotefind.readers quotefind.output quotefind.review quotefind.build quotefind.catalogue "
    "quotefind.document quotefind.store.write quotefind.store.documents quotefind.search.passages"
).split()


def test_a_search_loads_nothing_that_it_does_not_need(run: Run, sayings: Path) -> None:
    run("--store", "s.sqlite", "index", sayings)
    asked = [sys.executable, "-X", "importtime", "-m", "quotefind", "--store", "s.sqlite", "search", "honest plants"]
    ran = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert "Weeds are the only honest plants" in ran.stdout
    loaded = {line.rsplit("|", 1)[1].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")}
    assert "quotefind.search.rank" in loaded
    assert sorted(loaded.intersection(UNNEEDED)) == []
