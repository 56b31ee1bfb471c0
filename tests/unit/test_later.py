"""Modules that are put off: they answer as the modules themselves do, and are those once they have been asked."""

from __future__ import annotations

import inspect
import platform
import sys

import pytest

from quotefind.later import Later, LaterInspect, LaterPlatform


def test_a_module_that_is_put_off_is_loaded_by_the_first_question(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = Later("this_is_put_off")
    monkeypatch.setitem(sys.modules, "colorsys", Later("colorsys"))
    import colorsys  # noqa: PLC0415 - the stand-in

    assert isinstance(colorsys, Later)
    assert colorsys.rgb_to_hls(0, 0, 0) == (0, 0, 0)
    assert not isinstance(sys.modules["colorsys"], Later)
    with pytest.raises(ModuleNotFoundError):
        _ = stand_in.anything


def test_a_name_that_the_module_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        _ = Later("colorsys").colourful


@pytest.mark.parametrize(
    "text", ["", " Show this. ", "Show\tthis.", "First.\n\n    Second.\n      Third.\n", "   \n  Only.\n", "“Ünicode” "]
)
def test_the_stand_in_cleans_a_text_as_inspect_does(text: str) -> None:
    assert LaterInspect("inspect").cleandoc(text) == inspect.cleandoc(text)


def test_the_stand_in_names_the_system_as_platform_does() -> None:
    assert LaterPlatform("platform").system() == platform.system()
