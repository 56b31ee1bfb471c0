"""Words on their way to people: a fast path that changes nothing."""

from __future__ import annotations

from quotefind.wording import visible


def test_what_is_shown_as_it_is_needs_no_replacing() -> None:
    for start in range(0, 0x110000, 0x1000):
        characters = [chr(code) for code in range(start, start + 0x1000)]
        replaced = visible("\x00" + "".join(characters))[1:]  # unprintable, so that every character is looked up
        assert "".join(map(visible, characters)) == replaced
