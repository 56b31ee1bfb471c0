"""The public API: what a program that uses quotefind calls, by the names the package gives."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotefind
from quotefind.build import index
from quotefind.catalogue import Catalogue
from quotefind.store import open_store

TEXT = "“A garden is a library of weather,” wrote Ada Brook. Some say “wildness” is a virtue.\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    with open_store(tmp_path / "s.sqlite", create=True) as opened:
        index(opened, [tmp_path / "texts"], Catalogue())
    return tmp_path / "s.sqlite"


def test_find_gives_the_quotations_of_a_text_in_order() -> None:
    found = quotefind.find(TEXT)
    assert [TEXT[q.start : q.end] for q in found] == ["A garden is a library of weather,", "wildness"]
    assert found[0].attribution.speaker == "Ada Brook"
    assert found[1].kind is quotefind.Kind.TERM


def test_find_takes_any_text_and_its_own_catalogue() -> None:
    assert quotefind.find("") == ()
    assert quotefind.find(TEXT, name="b", catalogue=Catalogue())[0].document.path == "b"


def test_an_open_store_searches_lists_and_iterates(store: Path) -> None:
    with quotefind.open_store(store) as opened:
        (match,) = opened.search("libary of wether")
        assert isinstance(match, quotefind.Match)
        assert match.quotation.attribution.speaker == "Ada Brook"
        assert [q.text for q in opened.list(author="Brook")] == ["A garden is a library of weather,"]
        assert len(list(opened.list(kind=None))) == len(list(opened)) == len(opened) == 2
        assert opened.get(match.quotation.id[:8]) == match.quotation


def test_what_is_not_there_is_an_error_of_the_package(store: Path) -> None:
    with pytest.raises(quotefind.QuotefindError):
        quotefind.open_store(store.with_name("none.sqlite"))
    with quotefind.open_store(str(store)) as opened, pytest.raises(quotefind.QuotefindError):
        opened.get("zzzzzz")


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError):
        _ = quotefind.nothing
