"""Findings as lines, JSON Lines and SARIF: exact output, nothing of a document drives a terminal."""

from __future__ import annotations

import io
import json

from quotefind.document import Finding
from quotefind.model import Severity
from quotefind.output.findings import render_jsonl, render_lines, render_sarif

FINDINGS = [
    Finding("a b/é.txt", 3, 7, Severity.WARNING, "unclosed-mark", "“ is never closed", "abc"),
    Finding("c.md", 1, 1, Severity.NOTE, "no-speaker", "evil \x1b[2J\nwords"),
]


def test_lines_are_what_editors_jump_to_and_inert() -> None:
    stream = io.StringIO()
    render_lines(FINDINGS, stream)
    first, second = stream.getvalue().splitlines()
    assert first == "a b/é.txt:3:7: warning unclosed-mark “ is never closed"
    assert second.startswith("c.md:1:1: note no-speaker evil ")
    assert "\x1b" not in second


def test_json_lines_hold_every_field() -> None:
    stream = io.StringIO()
    render_jsonl(FINDINGS, stream)
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert rows[0] == {
        "path": "a b/é.txt",
        "line": 3,
        "column": 7,
        "severity": "warning",
        "code": "unclosed-mark",
        "message": "“ is never closed",
        "quotation": "abc",
    }
    assert rows[1]["quotation"] is None


def test_sarif_names_rules_levels_and_places() -> None:
    stream = io.StringIO()
    render_sarif(FINDINGS, stream, version="9.9")
    (run,) = json.loads(stream.getvalue())["runs"]
    assert run["tool"]["driver"] == {
        "name": "quotefind",
        "version": "9.9",
        "rules": [{"id": "no-speaker"}, {"id": "unclosed-mark"}],
    }
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "a%20b/%C3%A9.txt"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert [r["level"] for r in run["results"]] == ["warning", "note"]
