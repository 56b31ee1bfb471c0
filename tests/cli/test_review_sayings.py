"""``variants --all`` over the five articles and the sample corpus: the sayings known to be there, and no wrong one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import SHARED, Run

from quotefind.text import fold

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "documents"


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="needs ../shared/articles")
def test_the_sayings_of_the_articles_and_the_sample_corpus(run: Run) -> None:
    run("index", SHARED / "articles", CORPUS)
    clusters = [json.loads(line) for line in run("variants", "--all", "--json").out.splitlines()]
    members = [[cluster["fullest"], *cluster["others"]] for cluster in clusters]

    def places(words: str) -> set[str]:
        (found,) = [each for each in members if any(fold(one["reading"]) == words for one in each)]
        return {one["document"]["path"][:3] for one in found}

    assert {"000", "002", "004"} <= places("all power to the soviets")
    assert {"000", "003", "the"} <= places("we shall now proceed to construct the socialist order")
    assert {"000", "the"} <= places("the dustbin of history")
    sure = {"sense word", "negation", "number", "name"}
    reworded = [
        (cluster["fullest"]["reading"], other["reading"])
        for cluster in clusters
        for other in cluster["others"]
        if any(change["kind"] in sure for change in other["changes"])
    ]
    assert all(full.endswith("garbage-heap of history!") and "dustbin" in other for full, other in reworded)
