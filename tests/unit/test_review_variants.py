"""Sayings and their places: what is one saying, and what never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_review_check import indexed

from quotefind.catalogue import Catalogue
from quotefind.model import Quotation
from quotefind.review.trace import trace
from quotefind.review.variants import all_variants, variants_of
from quotefind.store import open_store

LONG = "Every river remembers the mountain that it came down from, and tells the sea of it when nobody listens"
BESIDE = [
    {"text": "The tax on salt was raised twice in the year of the flood.", "author": "Nils Eriksen"},
    {"text": "I have never met a baker who could keep a secret after midnight.", "author": "Ada Brook"},
    {"text": "We were told to wait at the bridge until the order of the day had been read.", "author": "Tom Hale"},
]


def clusters(folder: Path, *rows: tuple[str, str]) -> list[set[str]]:
    """The texts of each cluster of a store of these (text, author) and of others."""
    cards = [*BESIDE, *({"text": text, "author": author} for text, author in rows)]
    with open_store(indexed(folder, {}, cards)) as store:
        return [
            {cluster.fullest.reading, *(member.quotation.reading for member in cluster.others)}
            for cluster in all_variants(store, Catalogue())
        ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((LONG, "A"), (LONG + "!", "A")),
        ((LONG, "A"), (LONG, "B")),
        ((LONG, "A"), (LONG.replace("nobody", "somebody"), "A")),
        ((LONG, "A"), ("the mountain that it came down from", "B")),
        (("They belong on the rubbish-heap of memory!", "A"), ("the dust-bin of memory", "A")),
    ],
)
def test_these_are_one_saying(tmp_path: Path, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert clusters(tmp_path, first, second) == [{first[0], second[0]}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((LONG, "A"), ("Every river remembers the village that it ran through in the spring of the year", "A")),
        (("the order of the day", "A"), ("the order of the words", "A")),
        (("They stood before the dust-bin of memory and laughed", "A"), ("the dust-bin of history", "A")),
        (("the order of the day", "Ada Brook"), ("the state of the union", "Ada Brook")),
        (("They belong on the rubbish-heap of memory!", "A"), ("the dust-bin of memory", "B")),
    ],
)
def test_these_are_not(tmp_path: Path, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert not any({first[0], second[0]} <= cluster for cluster in clusters(tmp_path, first, second))


def test_an_idiom_joins_no_passage_that_holds_it(tmp_path: Path) -> None:
    assert clusters(tmp_path, ("the order of the day", "Ada Brook")) == []


def test_a_quotation_finds_the_saying_in_all_its_places(tmp_path: Path) -> None:
    part = "the mountain that it came down from"
    cards = [*BESIDE, *({"text": text, "author": "A"} for text in (part, LONG, LONG + "."))]
    with open_store(indexed(tmp_path, {}, cards)) as store:
        by_text = {quotation.reading: quotation for quotation in store.quotations()}
        for text in (part, LONG):
            cluster = variants_of(by_text[text], store, Catalogue())
            assert cluster is not None
            assert cluster.fullest.reading.rstrip(".") == LONG
            assert len(cluster.others) == 2
        assert variants_of(by_text[BESIDE[0]["text"]], store, Catalogue()) is None


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with open_store(indexed(tmp_path, {}, BESIDE)) as store:
        assert list(all_variants(store, Catalogue(), lambda done, total: told.append((done, total)))) == []
    assert told == [(0, 3), (1, 3), (2, 3)]


def of(quotations: list[Quotation], author: str) -> Quotation:
    return next(each for each in quotations if author in each.attribution.speakers)


def test_a_chain_is_followed_from_work_to_work(tmp_path: Path) -> None:
    words = "the mountain keeps no diary of its rivers"
    cards = [{"text": words, "author": "A", "work": "Village Voices"}]
    documents = {
        "village-voices.txt": "Village Voices\n\n“The mountain keeps no diary of its rivers,” wrote Ada Brook "
        "(Brook, The Walled Year, p. 9).\n",
        "the-walled-year.txt": "The Walled Year\n\nIt is true that the mountain keeps no diary of its rivers.\n",
    }
    with open_store(indexed(tmp_path, documents, cards)) as store:
        traced = trace(of(list(store.quotations()), "A"), store, Catalogue())
    assert [(link.work, link.is_at_hand, link.line) for link in traced.chain] == [
        ("Village Voices", True, 3),
        ("The Walled Year", True, 3),
    ]
    assert [(source.document.path, line) for source, line in traced.texts] == [("the-walled-year.txt", 3)]
    assert [other.document.path for other in traced.elsewhere] == ["village-voices.txt"]


def test_a_work_that_is_not_at_hand_ends_the_chain(tmp_path: Path) -> None:
    cards = [{"text": LONG, "author": "A", "work": "Nowhere To Be Had"}]
    with open_store(indexed(tmp_path, {}, cards)) as store:
        traced = trace(of(list(store.quotations()), "A"), store, Catalogue())
    assert [(link.work, link.is_at_hand, link.place) for link in traced.chain] == [("Nowhere To Be Had", False, None)]
