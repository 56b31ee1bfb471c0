"""Marks: conventions are read from the document, and what is no mark is passed over."""

from __future__ import annotations

import pytest

from quotefind.extract.finding.marks import FAMILY, Family, Side, infer, scan
from quotefind.extract.finding.reporting import find_report, is_report


def sides(text: str) -> list[tuple[str, str]]:
    """The marks of a text with the way each faces."""
    return [(mark.glyph, mark.side.name) for mark in scan(text, 0, len(text), infer(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"a" b', [('"', "OPEN"), ('"', "CLOSE")]),
        ("„Brot“ und „Korn“", [("„", "OPEN"), ("“", "CLOSE")] * 2),
        ("« pain »", [("«", "OPEN"), ("»", "CLOSE")]),
        ("bakers’ bread, ’90s bread, don’t", [("’", "CLOSE")]),
        ("“Hall”’s", [("“", "OPEN"), ("”", "CLOSE")]),
        ("''a 'b'''", [("''", "OPEN"), ("'", "OPEN"), ("'", "CLOSE"), ("''", "CLOSE")]),
        ('""""""""', []),
        ("_Times_'s", []),
    ],
)
def test_a_mark_faces_where_its_document_and_its_neighbours_tell(text: str, wanted: list[tuple[str, str]]) -> None:
    assert sides(text) == wanted


def test_the_outer_marks_are_those_that_open_most() -> None:
    assert infer("'A,' he said. 'B,' she said. 'C \"d\" e,' they said.").outer is Family.SINGLE
    assert infer("“A,” he said. “B ‘c’ d,” she said.").outer is Family.DOUBLE


def test_a_turned_mark_is_read_as_the_document_uses_it() -> None:
    roles = infer("»Brot« »Korn« »Salz« »Mehl« »Teig« »Ofen« »Rad« »Tor« »Weg«").roles
    assert (roles["»"], roles["«"]) == (Side.OPEN, Side.CLOSE)
    assert infer("”Bröd” ”Korn” ”Salt” ”Mjöl”").roles["”"] is Side.EITHER


def test_plural_genitives_dropped_letters_and_primes_are_in_doubt() -> None:
    text = "the bakers' oven, comin' home, 6' tall, a 12\" loaf, the bakers' of"
    doubts = [mark.doubt for mark in scan(text, 0, len(text), infer(text))]
    assert doubts == [True, True, True, True, False]


def test_every_glyph_has_a_family() -> None:
    assert set(infer("").roles) == set(FAMILY)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (" said Hall.", True),
        (", he went on, and left", True),
        (" Hall, the old miller, said so", True),
        (" the old man replied.", True),
        (" Hall quietly said", True),
        (" with his head high", False),
        (" Hall, when the bridge fell, had said", False),
        (" bread was thought cheap", False),
        ("", False),
    ],
)
def test_a_reporting_clause_has_a_subject_and_a_verb_of_saying(words: str, wanted: bool) -> None:
    assert is_report(words) is wanted


def test_the_vocative_before_a_reporting_clause_belongs_to_the_speech() -> None:
    text = "Tell me, Finch, Orme said quietly."
    found = find_report(text, 0, len(text))
    assert found is not None
    assert text[:found] == "Tell me, Finch,"
