"""Other wordings that search offers below its hits: what is one saying and what is not, from a case file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from store_samples import put_rows, store_of

from quotefind.model import Filters
from quotefind.search import Query, search
from quotefind.search.variants import offer
from quotefind.search.variants.synonyms import are_near

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/search/wordings.yaml").read_text(encoding="utf-8"))["cases"]
BELLS = [(f"The {n}th bell rang over the {n * 3}th field and nobody came to the gate.", "") for n in range(60)]
TESTED, TRIED = "Fire tests gold, suffering tests brave men.", "Fire tries gold, misery tries brave men."


def offered(folder: Path, said: list[Any], query: Query) -> dict[str, str]:
    rows = [(row, "Ines Tarr") if isinstance(row, str) else (row[0], row[1]) for row in said]
    with store_of(folder, [*rows, *BELLS]) as store:
        results = search(store, query)
    assert results.matches
    return {match.quotation.reading: match.variant for match in results.variants}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(tmp_path: Path, case: dict[str, Any]) -> None:
    assert offered(tmp_path, case["said"], Query(case["ask"], cutoff=95.0)) == case["offers"]


def test_the_words_of_the_other_wording_are_marked(tmp_path: Path) -> None:
    said = [
        ("Man is only a reed, the weakest thing in nature, but he is a reed that thinks.", "Ines"),
        ("Man is but a reed, the most feeble thing in nature; but he is a thinking reed.", "Ines"),
    ]
    with store_of(tmp_path, [*said, *BELLS]) as store:
        (other,) = search(store, Query("a reed, the weakest thing in nature", cutoff=95.0)).variants
    assert other.quotation.reading[other.span.start : other.span.end] == "a reed, the most feeble thing in nature"


def test_they_are_off_with_one_option(tmp_path: Path) -> None:
    assert offered(tmp_path, [TESTED, TRIED], Query(TESTED, variants=False)) == {}


def test_filters_hold_for_them_too(tmp_path: Path) -> None:
    with store_of(tmp_path, [(TESTED, "Ines"), *BELLS]) as store:
        put_rows(store, [(TRIED, "Ines")], "other.jsonl")
        assert len(search(store, Query(TESTED)).variants) == 1
        assert search(store, Query(TESTED, Filters(document="book.jsonl"))).variants == ()


def test_they_are_offered_among_the_quotations_of_their_speaker(tmp_path: Path) -> None:
    assert len(offered(tmp_path, [TESTED, TRIED], Query(TESTED, Filters(author="Ines Tarr")))) == 1


def test_what_the_speaker_often_says_is_a_habit_and_no_saying(tmp_path: Path) -> None:
    said = [
        "Netiquette is kindness, participate and reciprocate.",
        "Netiquette is patience, participate and reciprocate.",
    ]
    more = [f"Remark {n} on the price of herring: participate and reciprocate, netiquette." for n in range(30)]
    assert offered(tmp_path, [*said, *more], Query(said[0], cutoff=95.0)) == {}


def test_a_speaker_of_very_many_sayings_repeats_themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer, "MOST_PROLIFIC", 2)
    assert offered(tmp_path / "a", [TESTED, TRIED], Query(TESTED)) != {}
    assert offered(tmp_path / "b", [TESTED, TRIED, "Herring is dear."], Query(TESTED)) == {}


def test_a_set_phrase_is_found_among_many_sayings_of_its_speaker(tmp_path: Path) -> None:
    said = ["the attic of fashion", "Away with it to the junk-shop of fashion!"]
    more = [f"Remark {n} concerns the price of herring in the year {n}." for n in range(80)]
    assert offered(tmp_path, [*said, *more], Query("attic of fashion")) == {said[1]: "“junk-shop” for “attic”"}


@pytest.mark.parametrize(
    ("word", "other", "are"),
    [
        ("hatred", "hatreds", True),
        ("alien", "alienate", True),
        ("understood", "understands", True),
        ("gaze", "staring", True),
        ("went", "going", True),
        ("tedious", "tiresome", True),
        ("история", "историей", True),
        ("prayer", "understanding", False),
        ("art", "arts", True),
        ("art", "artery", False),
        ("dance", "write", False),
        ("", "write", False),
    ],
)
def test_near_words(word: str, other: str, are: bool) -> None:
    assert are_near(word, other) == are_near(other, word) == are
