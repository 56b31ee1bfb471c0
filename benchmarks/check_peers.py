"""Peers of `quotefind check` on the same cases: python check_peers.py FOLDER < cases.json > verdicts.json, run by the
Python of an environment that has quotecheck, krokai and gtrex.

Reads ``{"texts": {...}, "quoted": [...]}`` and gives, for each peer, a verdict of quotefind's a quotation.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Checker = Callable[[str], str]


def quotecheck(folder: Path, texts: list[str]) -> Checker:
    """Its status on all the texts as one: found or interleaved, drift, absent."""
    check = import_module("quotecheck.find").check
    whole = "\n\n".join(texts)
    verdicts = {"found": "exact", "interleaved": "exact", "drift": "altered", "absent": "not found"}
    return lambda quoted: verdicts[check(quoted, whole).status]


def krokai(folder: Path, texts: list[str]) -> Checker:
    """Its eighteen verdicts as quotefind's: what it calls clean but for changed punctuation is right."""
    corpus = import_module("krokai.corpus").Corpus([str(folder)], quiet=True)
    check = import_module("krokai.verify").check
    verdicts = {
        **dict.fromkeys(("VERIFIED", "TRUNCATED_CONDITION", "TRUNCATED_OPENING", "TYPESETTING"), "exact"),
        **dict.fromkeys(("ASSEMBLED", "ELLIPSIS_HIDES"), "adjusted"),
        **dict.fromkeys(("NOT_FOUND", "NO_SOURCE_ON_DISK"), "not found"),
        "WRONG_SPEAKER": "misattributed",
        "FOUND_ELSEWHERE": "misattributed",
    }
    return lambda quoted: verdicts.get(check(quoted, corpus)[0], "altered")


def gtrex(folder: Path, texts: list[str]) -> Checker:
    """Grounded is exact; stitched from fragments adjusted; what it would repair altered; the rest not found."""
    package = import_module("gtrex")
    repairers = [package.Repairer(text, package.Policy()) for text in texts]

    def check(quoted: str) -> str:
        found = [repairer.repair(quoted) for repairer in repairers]
        if any(each.before.grounded for each in found):
            return "exact"
        if any(each.before.verdict == "stitched" for each in found):
            return "adjusted"
        return "altered" if any(each.text for each in found) else "not found"

    return check


def main() -> None:
    """Put every quotation to every peer."""
    given: dict[str, Any] = json.load(sys.stdin)
    folder = Path(sys.argv[1])
    answers = {}
    for peer in (quotecheck, krokai, gtrex):
        started = time.perf_counter()
        try:
            check = peer(folder, given["texts"])
        except ModuleNotFoundError as missing:
            print(f"{peer.__name__}: {missing}", file=sys.stderr)
            continue
        verdicts = [check(quoted) for quoted in given["quoted"]]
        answers[peer.__name__] = {"verdicts": verdicts, "seconds": time.perf_counter() - started}
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
