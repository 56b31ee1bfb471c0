"""Obsidian: a note of an export, and folders of notes with names that hold everywhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from output_samples import CITED, LIBRARY, SAMPLES, SECONDHAND, UNKNOWN, rendered

from quotefind.entry import Person
from quotefind.model import Attribution, Quotation
from quotefind.output import Library, Options
from quotefind.output.obsidian import NAME_BYTES, NoteOf, note_name, notes


def folder(of: NoteOf, quotations: tuple[Quotation, ...] = SAMPLES, library: Library = LIBRARY) -> dict[str, str]:
    return {
        note.name: "".join(f"{line}\n" for line in note.lines) for note in notes(quotations, library, of, Options())
    }


def test_obsidian_has_a_note_with_properties_and_links() -> None:
    assert rendered("obsidian", [SECONDHAND, UNKNOWN]) == (
        '---\ntags: ["quotations"]\n'
        'speakers: ["[[Ilse Maris]]", "[[Otto Falk]]"]\n'
        'works: ["[[The Harbour Book]]"]\n'
        "---\n\n"
        "> [!quote]\n> nobody sails alone\n>\n"
        "> — [[Ilse Maris]] and [[Otto Falk]], quoted in [[The Harbour Book]], p. 253 (talks/letters.txt:4)\n"
        "\n^q-q2bbbb\n\n"
        "> [!quote]\n> first paragraph\n>\n> second paragraph\n>\n> — one of the crew (logbook.md)\n"
        "\n^q-q3cccc\n\n"
    )


def test_a_note_of_a_quotation_has_its_speaker_source_and_place_as_properties() -> None:
    made = folder(NoteOf.QUOTATION)
    assert list(made) == [
        "Ilse Maris – The tide waits for no guild (q1aaaa)",
        "Ilse Maris and Otto Falk – nobody sails alone (q2bbbb)",
        "one of the crew – first paragraph second paragraph (q3cccc)",
        "Falk – salt keeps (q4dddd)",
    ]
    assert made["Ilse Maris and Otto Falk – nobody sails alone (q2bbbb)"] == (
        '---\ntags: ["quotation"]\n'
        'speakers: ["[[Ilse Maris]]", "[[Otto Falk]]"]\n'
        'works: ["[[The Harbour Book]]"]\n'
        'pages: "253"\ncitekey: "anders1976harbour"\ndocument: "talks/letters.txt"\nline: 4\nid: "q2bbbb"\n'
        "---\n\n"
        "> [!quote]\n> nobody sails alone\n>\n"
        "> — [[Ilse Maris]] and [[Otto Falk]], quoted in [[The Harbour Book]], p. 253 (talks/letters.txt:4)\n"
        "\n^q-q2bbbb\n\n"
    )


def test_a_note_of_an_author_has_all_that_was_said_and_the_authors_other_names() -> None:
    library = replace(
        LIBRARY, people={"maris": Person("maris", "Ilse Maris", "Maris", aliases=("I. Maris", "Captain"))}
    )
    made = folder(NoteOf.AUTHOR, library=library)
    assert list(made) == ["Ilse Maris", "Otto Falk", "Unknown speaker", "Falk"]
    assert made["Ilse Maris"].startswith(
        '---\ntags: ["quotations"]\n'
        'aliases: ["Maris", "I. Maris", "Captain"]\n'
        'works: ["[[A History of the Tides]]", "[[The Harbour Book]]"]\n'
        "---\n\n> [!quote]\n> The tide waits for"
    )
    blocks = {name: re.findall(r"(?m)^\^q-(\w+)$", text) for name, text in made.items()}
    assert blocks == {
        "Ilse Maris": ["q1aaaa", "q2bbbb"],
        "Otto Falk": ["q2bbbb"],
        "Unknown speaker": ["q3cccc"],
        "Falk": ["q4dddd"],
    }


def test_two_authors_whom_a_file_system_would_not_tell_apart_share_a_note() -> None:
    said = [CITED._replace(attribution=Attribution((name,), ("",))) for name in ("Otto Falk", "otto: FALK")]
    assert list(folder(NoteOf.AUTHOR, tuple(said), Library())) == ["Otto Falk"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        (".hidden", "hidden"),
        ("CON", "CON (name)"),
        ("com1.txt", "com1.txt (name)"),
        ("Constance", "Constance"),
        ("ends in dots...", "ends in dots"),
        ('a<b>c:d"e/f\\g|h?i*j#k^l[m]n_o', "a b c d e f g h i j k l m n o"),
        ("cafe\u0301", "caf\u00e9"),
        ("\x1b[31m\ud800\0", "31m"),
        ("?", ""),
        ("я" * 200, "я" * (NAME_BYTES // 2)),
    ],
)
def test_a_name_is_safe_on_every_file_system(text: str, name: str) -> None:
    assert note_name(text) == name
