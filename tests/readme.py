#!/usr/bin/env python3
"""The README's examples: run each ``$ command`` of its console blocks and put what it prints below it.

readme.py --write    put the output into README.md
readme.py --check    exit 1, showing the difference, when README.md is stale
"""

from __future__ import annotations

import difflib
import doctest
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.S)


def run(command: str, environment: dict[str, str]) -> str:
    """What the command prints, results before talk, as a newcomer sees it in the checkout."""
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    return "".join(f"{line.rstrip()}\n" for line in (done.stdout + done.stderr).splitlines())


def rendered(text: str, environment: dict[str, str]) -> str:
    """The README with every console block's output as it is now."""

    def block(match: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", match[2], re.M)
        body = "\n".join(f"$ {command}\n{run(command, environment)}" for command in commands)
        return match[1] + body + match[3]

    return BLOCK.sub(block, text)


def main() -> int:
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        homes = {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("DATA", "CACHE", "CONFIG")}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, **homes, "PATH": path, "NO_COLOR": "1", "PYTHONUTF8": "1"}
        environment.pop("QUOTEFIND_STORE", None)
        run("quotefind documents", environment)  # makes the sample's store
        new = rendered(text, environment)
        os.environ.update(homes)
        os.chdir(ROOT)
        failed = doctest.testfile(str(README), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE).failed
    if "--write" in sys.argv:
        README.write_text(new, encoding="utf-8")
    elif new != text:
        sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), new.splitlines(True), "README.md", "now"))
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
