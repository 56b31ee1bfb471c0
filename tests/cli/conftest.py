"""The real command line on real files, in this process: ``run("search", "words")`` gives status, results and talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from quotefind import cli

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with every folder of the user below ``tmp_path``, which is also where it runs."""
    for kind in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / ".xdg" / kind))
    monkeypatch.delenv("QUOTEFIND_STORE", raising=False)
    monkeypatch.chdir(tmp_path)

    def outcome(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        status = cli.run([str(a) for a in arguments])
        printed = capsys.readouterr()
        return Outcome(status, printed.out, printed.err)

    return outcome


@pytest.fixture
def sayings(tmp_path: Path) -> Path:
    """A folder with two small documents."""
    folder = tmp_path / "my sayings – été"
    folder.mkdir()
    (folder / "gardens.txt").write_text(
        "Gardens\n\nNobody knew gardens as Ada Brook did. “A garden is a library of weather,” wrote Ada Brook in "
        "1911 (Brook, The Walled Year, p. 42).\n\nHer gardener was of another mind. “Weeds are the only honest "
        "plants,” said Tom Hale.\n",
        encoding="utf-8",
    )
    (folder / "kitchens.md").write_text(
        "# Kitchens\n\nAs Ada Brook once wrote:\n\n> A kitchen without bread is only a room with a fire in it.\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def indexed(run: Run, sayings: Path) -> Run:
    """``run`` with a store of those documents."""
    run("index", sayings)
    return run
