"""JSON Lines keep the contract of DESIGN.md."""

from __future__ import annotations

import json

import pytest
from output_samples import CITED, SECONDHAND, UNKNOWN, rendered

from quotefind.errors import UsageError
from quotefind.output import FORMATS, renderer
from quotefind.output.jsonl import to_object

NAMES = (
    "schema id document start end line column text reading kind layout depth parent speaker speakers speaker_id"
    " speaker_note speaker_score speaker_rule speaker_evidence work work_id volume pages quoted_in quoted_in_id note"
    " citation citation_rule citation_evidence diagnostics"
)


def test_every_object_has_every_name_of_the_contract_in_its_order() -> None:
    for line in rendered("jsonl").splitlines():
        assert " ".join(json.loads(line)) == NAMES


def test_a_line_holds_what_the_quotation_holds() -> None:
    assert to_object(CITED) == {
        "schema": 1,
        "id": "q1aaaa",
        "document": {"id": "d1", "path": "talks/letters.txt", "title": "Letters from the Coast", "sha256": "ab12"},
        "start": 10,
        "end": 39,
        "line": 3,
        "column": 5,
        "text": "The tide\nwaits for *no* guild",
        "reading": "The tide waits for *no* guild",
        "kind": "quotation",
        "layout": "inline",
        "depth": 1,
        "parent": None,
        "speaker": "Maris",
        "speakers": ["Maris"],
        "speaker_id": "maris",
        "speaker_note": None,
        "speaker_score": 0.9,
        "speaker_rule": "citation",
        "speaker_evidence": "Maris, Tides",
        "work": "Tides",
        "work_id": "maris-tides",
        "volume": "III",
        "pages": "26-7",
        "quoted_in": None,
        "quoted_in_id": None,
        "note": None,
        "citation": "(Tides, vol. III, pp. 26-7)",
        "citation_rule": "parenthesis",
        "citation_evidence": "(Tides, vol. III, pp. 26-7)",
        "diagnostics": [],
    }


def test_several_speakers_are_joined_and_listed_with_their_ids_in_step() -> None:
    row = to_object(SECONDHAND)
    assert (row["speaker"], row["speakers"], row["speaker_id"]) == (
        "Maris and Otto Falk",
        ["Maris", "Otto Falk"],
        "maris and ",
    )
    assert row["diagnostics"] == [
        {
            "start": 50,
            "code": "unclosed-mark",
            "message": "a quotation mark is never closed",
            "severity": "warning",
        }
    ]


def test_what_is_unknown_is_null() -> None:
    row = to_object(UNKNOWN._replace(attribution=UNKNOWN.attribution._replace(note=None)))
    absent = {name for name, value in row.items() if value is None}
    assert {"start", "line", "speaker", "speaker_id", "speaker_score", "work", "pages", "parent"} <= absent


def test_what_terminals_and_line_readers_obey_is_escaped() -> None:
    line = rendered("jsonl", [UNKNOWN._replace(text="a\x9b\x1b\u2028\x7f\ud800é\n")])
    assert line.count("\n") == 1
    assert r"a\u009b\u001b\u2028\u007f\ud800é\n" in line
    assert json.loads(line)["text"] == "a\x9b\x1b\u2028\x7f\ud800é\n"


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no export format is called 'cvs': did you mean csv\?"):
        renderer("cvs")
    with pytest.raises(UsageError, match=r"there are .*jsonl"):
        renderer("parquet")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_there_and_writes_nothing_wrong_for_no_quotation(name: str) -> None:
    assert callable(renderer(name))
    rendered(name, [])
