"""Reference strings to fields: cases, several in a note, and what holds for any text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict, fields
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quotefind.extract.reference import Reference, parse, parse_many

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    case
    for path in sorted((ROOT / "tests/cases/reference").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
GOLD = ROOT / "../shared/gold/references.jsonl"
NAMES = tuple(field.name for field in fields(Reference))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_case_has_exactly_its_fields(case: dict[str, str]) -> None:
    assert asdict(parse(case["text"])) == {name: case.get(name) for name in NAMES}


@pytest.mark.parametrize(
    ("note", "pages"),
    [
        ("Harwell, The Weavers Come to London, p. 12; Whitby, The Harbour Strike, p. 9.", ["12", "9"]),
        ("Harwell, The Weavers Come to London, p. 12; a poor edition.", ["12"]),
        ("Harwell, The Weavers Come to London (London: Methuen; New York: Knopf, 1961), p. 12.", ["12"]),
        ("Whitby, The Harbour Strike, p. 9; ibid., p. 11", ["9", "11"]),
        ("", []),
        (" ; ", []),
    ],
)
def test_a_note_is_parted_where_another_reference_begins(note: str, pages: list[str]) -> None:
    assert [reference.pages for reference in parse_many(note)] == pages


REFERENCE_LIKE = st.text(alphabet=st.sampled_from(list("abcXYZ 0123459.,;:()[]“”\"‘’'_-–/&ed pIV")), max_size=120)


@given(st.one_of(st.text(max_size=80), REFERENCE_LIKE))
def test_any_text_has_fields_that_stand_in_it(text: str) -> None:
    words = re.findall(r"\w+", text)
    for value in asdict(parse(text)).values():
        assert value is None or set(re.findall(r"\w+", value)) <= set(_parts(words))


def _parts(words: list[str]) -> list[str]:
    """The words of a text and, where a token was parted or a figure taken out of it, their pieces."""
    return words + [
        piece
        for word in words
        for start in range(len(word))
        for piece in (word[start:], *(word[start:end] for end in range(start, len(word))))
    ]


@given(st.text(max_size=60))
def test_the_same_text_has_the_same_fields_twice(text: str) -> None:
    assert parse(text) == parse(text)


@given(REFERENCE_LIKE)
def test_parting_a_note_loses_no_words(text: str) -> None:
    assert len(parse_many(text)) <= text.count(";") + 1


def test_weights_are_read_on_first_use_only() -> None:
    script = "from quotefind.extract.reference.tagger import bundled; print(bundled.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "0\n"


@pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not here")
def test_the_gold_strings_are_read_back_nearly_all() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = sum(parse(row["raw"]).year == row["year"] for row in rows if row["year"])
    assert right / sum(bool(row["year"]) for row in rows) >= 0.98  # training rows: out of fold, see benchmarks


def test_text_that_is_no_reference_is_soon_given_up() -> None:
    assert parse("Word word. “Word,” word 3 vols. of words (Word: Word, 1900). " * 300).year == "1900"
