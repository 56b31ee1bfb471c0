"""Citation keys: readable, the user's own where there are some, and never shifted by what is added."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from output_samples import CITED, LIBRARY, NAMED_ONLY, rendered

from quotefind.entry import Work
from quotefind.errors import UsageError
from quotefind.model import Quotation
from quotefind.output import Library, Options
from quotefind.output.sources import Sources


def keys(*works: Work, quotations: tuple[Quotation, ...] = ()) -> dict[str, str]:
    sources = Sources(Library(LIBRARY.people, {work.id: work for work in works}), Options(every_work=True))
    for quotation in quotations:
        sources.cited(quotation)
    return {source.record.id: source.key for source in sources.listed()}


def test_keys_are_readable_in_any_script() -> None:
    assert keys(
        Work("a", "book", "The History of Nets", authors=("maris",), year="1932"),
        Work("b", "book", "Записки о революции", authors=("Суханов, Николай",), year="1922/1923"),
        Work("c", "book", "On the", editors=("{The Guild}",)),
    ) == {"a": "maris1932history", "b": "sukhanov1922zapiski", "c": "guildonthe"}


def test_a_suffix_comes_from_the_work_itself_and_an_entry_that_is_added_shifts_no_key() -> None:
    a = Work("a", "book", "Nets", authors=("maris",), year="1932")
    b, c = replace(a, id="b"), replace(a, id="c")
    one, two, three = keys(a), keys(a, b), keys(a, c, b)
    assert one == {"a": "maris1932nets"}
    assert one.items() <= two.items() <= three.items()
    assert len(set(three.values())) == 3
    assert all(re.fullmatch(r"maris1932nets-[a-z2-7]{5}", three[id]) for id in "bc")


def test_a_pinned_key_is_kept_by_the_first_of_two_that_claim_it() -> None:
    first = Work("a", "book", "Nets", key="nets")
    found = keys(first, replace(first, id="b"))
    assert found["a"] == "nets"
    assert re.fullmatch(r"nets-[a-z2-7]{5}", found["b"])


def test_a_pinned_key_stays_and_the_catalogue_comes_before_what_documents_name() -> None:
    pinned = Work("a", "book", "Nets", authors=("maris",), year="1932", key="maris1932nets")
    assert keys(pinned, replace(pinned, id="b", key=""))["a"] == "maris1932nets"
    salt = Work("s", "book", "Salt", authors=("Falk, Otto",))
    found = keys(salt, quotations=(NAMED_ONLY._replace(citation=NAMED_ONLY.citation._replace(work="On Salt")),))
    assert found["s"] == "falksalt"
    assert sum(key.startswith("falksalt-") for key in found.values()) == 1


def test_keys_follow_the_pattern_of_the_user() -> None:
    text = rendered("biblatex", [CITED], options=Options(key="{author}:{title}:{year}"))
    assert "@book{maris:history:1932-v3," in text


@pytest.mark.parametrize("pattern", ["{journal}", "{author", "{}"])
def test_a_pattern_of_keys_that_cannot_be_filled_is_told(pattern: str) -> None:
    with pytest.raises(UsageError, match=r"make it of \{author\}, \{year\} and \{title\}"):
        rendered("biblatex", [CITED], options=Options(key=pattern))


def test_a_key_is_never_empty() -> None:
    tokyo = Work("a", "book", "東京", authors=("東, 京",))
    assert keys(tokyo) == {"a": "anon"}
    text = rendered("biblatex", [], Library(works={"a": tokyo}), Options(every_work=True, key="{year}"))
    assert text.startswith("@book{work,")
