"""When two accounts of one quotation agree on its speaker and its page."""

from __future__ import annotations

import pytest

from quotefind.model import Attribution, Citation
from quotefind.review.agree import is_named_in, locators_agree, speakers_agree


def by(*names: str, score: float = 0.9, ids: tuple[str, ...] = ()) -> Attribution:
    return Attribution(names, ids or ("",) * len(names), score=score)


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        (by("Trotsky"), by("Leon Trotzki"), True),
        (by("Lenin"), by("Trotsky"), False),
        (by("Lenin", "Trotsky"), by("Trotsky"), True),
        (by("Lenin"), by(), None),
        (by("Lenin", score=0.4), by("Trotsky"), None),
        (by("Lenin", score=0.4), by("Lenin"), True),
        (by("Brook", ids=("ada-brook",)), by("Brook", ids=("tom-brook",)), False),
        (by("Ilyich", ids=("lenin",)), by("Lenin", ids=("lenin",)), True),
    ],
)
def test_speakers_agree_by_id_by_name_or_not_at_all(a: Attribution, b: Attribution, agrees: bool | None) -> None:
    assert speakers_agree(a, b) is agrees
    assert speakers_agree(b, a) is agrees


def cited(work: str | None, pages: str | None = None, volume: str | None = None, **more: str) -> Citation:
    return Citation(work=work, pages=pages, volume=volume, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        (cited("Letters", "12"), cited("letters", "12"), True),
        (cited("Letters", "340-1"), cited("Letters", "341"), True),
        (cited("Letters", "40 ff."), cited("Letters", "47"), True),
        (cited("Letters", "12"), cited("Letters", "13"), False),
        (cited("Letters", "12, 18-20"), cited("Letters", "19"), True),
        (cited("Letters", "xii"), cited("Letters", "12"), False),
        (cited("Letters", "xii"), cited("Letters", "XII"), True),
        (cited("Letters", "12", "II"), cited("Letters", "12", "2"), True),
        (cited("Letters", "12", "II"), cited("Letters", "12", "3"), False),
        (cited("Letters", "12"), cited("Speeches", "13"), None),
        (cited("Letters", "12"), cited("Letters"), None),
        (cited(None, "12"), cited(None, "13"), None),
        (cited("Letters", "12", quoted_in="Hale"), cited("Letters", "13"), None),
        (cited("Letters", "12", quoted_in="Hale"), cited("Speeches", "12", quoted_in="Hale"), True),
        (cited("A", "1", work_id="letters"), cited("B", "1", work_id="letters"), True),
    ],
)
def test_locators_agree_within_one_work(a: Citation, b: Citation, agrees: bool | None) -> None:
    assert locators_agree(a, b) is agrees
    assert locators_agree(b, a) is agrees


def test_a_speaker_is_named_in_a_text_in_any_transliteration() -> None:
    assert is_named_in(by("Trotsky"), "And Trotzky, standing up, said")
    assert not is_named_in(by("Trotsky"), "And Lenin, standing up, said")
    assert not is_named_in(by(), "And Lenin")
