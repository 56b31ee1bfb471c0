"""The page: needs nothing else, keeps nobody out, answers the keyboard, and is as good in the dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import REASON, Page, opened
from output_samples import rendered

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
COUNT = "document.getElementById('count').textContent"
FOCUSED = "document.activeElement.id || document.activeElement.className"
SHOWN = "[...document.querySelectorAll('figure')].filter((f) => f.checkVisibility()).map((f) => f.id)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Path]]:
    if REASON:
        pytest.skip(REASON)
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(rendered("html"), encoding="utf-8")
    with opened(file) as page:
        yield page, file


@pytest.fixture
def page(browser: tuple[Page, Path]) -> Page:
    """The page as it is when it has just been opened."""
    page, file = browser
    page.show()
    page.open(file)
    return page


def test_the_page_needs_nothing_else_and_says_whose_each_quotation_is() -> None:
    page = rendered("html")
    assert not re.search(r"(?:src|href)=(?!\"#)", page)
    assert (
        '<figure id="q-q2bbbb"><blockquote><p>nobody sails alone</p></blockquote><figcaption>'
        "<span class=speaker>Ilse Maris and Otto Falk</span>, quoted in <cite>The Harbour Book</cite>, p. 253"
        " <span class=place>talks/letters.txt:4</span></figcaption></figure>"
    ) in page


def test_the_page_searches_without_a_server_by_keyboard_alone(page: Page) -> None:
    assert page.evaluate(COUNT) == "4 quotations"
    page.press("Tab")
    assert page.evaluate(FOCUSED) == "skip"
    page.press("Tab")
    assert page.evaluate(FOCUSED) == "words"
    page.type("hárb sail")
    page.press("Enter")
    assert page.evaluate(COUNT) == "1 quotation"
    assert page.evaluate(SHOWN) == ["q-q2bbbb"]
    assert page.evaluate("document.querySelectorAll('section[hidden]').length") == 1
    page.press("Escape")
    page.press("Enter")
    assert page.evaluate(COUNT) == "4 quotations"


def test_what_is_typed_is_searched_without_a_key_to_send_it(page: Page) -> None:
    page.evaluate("document.getElementById('words').focus()")
    page.type("salt")
    page.evaluate("new Promise((done) => setTimeout(done, 400))")
    assert page.evaluate(SHOWN) == ["q-q4dddd"]


def test_the_skip_link_is_seen_when_it_has_the_focus_and_leads_to_the_quotations(page: Page) -> None:
    left = "document.querySelector('.skip').getBoundingClientRect().left"
    assert page.evaluate(left) < 0
    page.press("Tab")
    assert page.evaluate(left) > 0
    page.press("Enter")
    assert page.evaluate(FOCUSED) == "quotations"


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: npm install --no-save axe-core")
@pytest.mark.parametrize(
    ("media", "scheme", "width"), [("screen", "light", 1000), ("screen", "dark", 1000), ("screen", "light", 320),
                                   ("print", "light", 1000)],
)  # fmt: skip
def test_axe_finds_nothing_that_keeps_anybody_out(page: Page, media: str, scheme: str, width: int) -> None:
    page.show(media, scheme, width)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then((found) => [found.passes.length, found.violations.map((v) => v.id)])")
    assert found[1] == []
    assert found[0] > 10


def test_the_page_is_dark_in_the_dark_and_black_on_white_on_paper(page: Page) -> None:
    colours = """[getComputedStyle(document.querySelector('.speaker')).color,
                  getComputedStyle(document.body).backgroundColor]"""
    seen = {}
    for media, scheme in (("screen", "light"), ("screen", "dark"), ("print", "dark")):
        page.show(media, scheme)
        seen[media, scheme] = page.evaluate(colours)
    assert seen == {
        ("screen", "light"): ["rgb(28, 27, 26)", "rgb(253, 252, 250)"],
        ("screen", "dark"): ["rgb(236, 232, 225)", "rgb(24, 23, 21)"],
        ("print", "dark"): ["rgb(0, 0, 0)", "rgb(255, 255, 255)"],
    }


def test_on_paper_there_is_every_quotation_and_no_form(page: Page) -> None:
    page.show(media="print")
    assert page.evaluate("document.querySelector('form').checkVisibility()") is False
    assert len(page.evaluate(SHOWN)) == 4
    assert page.printed().startswith(b"%PDF")


def test_nothing_is_wider_than_a_telephone(page: Page) -> None:
    page.show(width=320)
    page.evaluate("document.querySelector('blockquote p').textContent = 'w'.repeat(400)")
    wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= room
