"""Findings of a review as lines for people and editors, as JSON Lines, as GitHub annotations, and as SARIF 2.1.0
(OASIS) for code-review tools.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TextIO
from urllib.parse import quote

from quotefind.document import Finding
from quotefind.model import Severity
from quotefind.output.jsonl import to_line
from quotefind.wording import one_line

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_lines(findings: Iterable[Finding], stream: TextIO) -> None:
    """Write ``path:line:col: severity code message``, one a line, which editors can jump to."""
    for f in findings:
        stream.write(one_line(f"{f.path}:{f.line}:{f.column}: {f.severity.value} {f.code} {f.message}") + "\n")


def render_jsonl(findings: Iterable[Finding], stream: TextIO) -> None:
    """Write one JSON object a line; ``quotation`` is the id of the quotation that is meant, or null."""
    for f in findings:
        stream.write(to_line({**asdict(f), "severity": f.severity.value, "quotation": f.quotation or None}) + "\n")


def render_github(findings: Iterable[Finding], stream: TextIO) -> None:
    """Write workflow commands of GitHub Actions, which show each finding beside its line of a pull request."""
    for f in findings:
        level = "notice" if f.severity is Severity.NOTE else f.severity.value
        place = f"file={_property(f.path)},line={f.line},col={f.column},title={_property(f.code)}"
        stream.write(f"::{level} {place}::{_data(f.message)}\n")


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_sarif(findings: Iterable[Finding], stream: TextIO, *, version: str) -> None:
    """Write one SARIF log with one run of this version of the program."""
    listed = list(findings)
    rules = [{"id": code} for code in sorted({f.code for f in listed})]
    results = [
        {
            "ruleId": f.code,
            "level": f.severity.value,
            "message": {"text": f.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(f.path, errors="replace")},
                        "region": {"startLine": f.line, "startColumn": f.column},
                    }
                }
            ],
        }
        for f in listed
    ]
    driver = {"name": "quotefind", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    json.dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, stream, ensure_ascii=False, indent=1)
    stream.write("\n")
