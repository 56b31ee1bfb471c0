"""Which words are names, and which names are one person."""

from __future__ import annotations

import pytest

from quotefind.catalogue import Catalogue
from quotefind.entry import Person, PersonKind
from quotefind.extract.speakers.kinds_of_name import kind_of
from quotefind.extract.speakers.names import find_mentions


def named(text: str, *people: Person) -> list[tuple[str, str]]:
    """Each mention as printed, with the short form of whom it means."""
    return [(text[m.start : m.end], m.entity.short) for m in find_mentions(text, Catalogue(people))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He met Peter Corbin. Later Corbin left.", [("Peter Corbin", "Peter Corbin"), ("Corbin", "Peter Corbin")]),
        ("Then Corbin left. He was Peter Corbin.", [("Corbin", "Peter Corbin"), ("Peter Corbin", "Peter Corbin")]),
        ("We saw P. Corbin and Peter Corbin.", [("P. Corbin", "Peter Corbin"), ("Peter Corbin", "Peter Corbin")]),
        ("We saw Mr. Corbin; we liked Corbin.", [("Mr. Corbin", "Corbin"), ("Corbin", "Corbin")]),
        ("It was Peter Corbin, not Ruth Corbin.", [("Peter Corbin", "Peter Corbin"), ("Ruth Corbin", "Ruth Corbin")]),
        (
            "The Duke of Tarlton came. The Duke sat.",
            [("Duke of Tarlton", "Duke of Tarlton"), ("Duke", "Duke of Tarlton")],
        ),
        ("We saw Lord Melford. Then Lord M. left.", [("Lord Melford", "Melford"), ("Lord M.", "Melford")]),
        ("We liked Corbin's house.", [("Corbin", "Corbin")]),
        ("It was Maria de la Vega.", [("Maria de la Vega", "Maria de la Vega")]),
        ("A letter of Corbin of Tarlton.", [("Corbin", "Corbin"), ("Tarlton", "Tarlton")]),
        ("In April Corbin left.", [("Corbin", "Corbin")]),
        ("On Monday we slept.", []),
        ("Ships sail. The ships sail.", []),
    ],
)
def test_mentions_are_unified(text, wanted):
    assert named(text) == wanted


def test_a_catalogue_name_unites_its_aliases_and_gives_the_short_form():
    person = Person("corbin", "Victor Corbin", "Corbin", aliases=("Korbine",), gender="m")
    assert named("We saw Victor Corbin; they saw Korbine.", person) == [
        ("Victor Corbin", "Corbin"),
        ("Korbine", "Corbin"),
    ]


def test_a_name_shared_by_two_catalogue_entries_is_nobody_known():
    people = [Person(i, f"{given} Corbin", "Corbin") for i, given in (("a", "Ada"), ("b", "Bruno"))]
    (mention,) = find_mentions("We saw Corbin.", Catalogue(people))
    assert mention.entity.catalogue_id == ""


def test_a_surname_is_the_persons_whom_the_text_has_named_by_another_name_before_it():
    people = [
        Person("a", "Ada Corbin", "Corbin", aliases=("Nightbird",)),
        Person("b", "Bruno Corbin", "Corbin"),
    ]
    mentions = find_mentions("We saw Corbin. We liked Corbin. We heard Nightbird; then Corbin left.", Catalogue(people))
    assert [m.entity.catalogue_id for m in mentions] == ["", "", "a", "a"]


def test_a_periodical_of_the_catalogue_is_a_body():
    paper = Person("lamp", "The Evening Lamp", "Lamp", aliases=("Evening Lamp",), kind=PersonKind.PERIODICAL)
    (mention,) = find_mentions("We read the Evening Lamp.", Catalogue([paper]))
    assert (mention.entity.kind, mention.entity.short) == ("body", "Lamp")


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("We saw Mrs. Tarn.", "f"),
        ("We saw Sir Ivo Tarn.", "m"),
        ("We saw Ruth Tarn.", "f"),
        ("Tarn lost his hat. Tarn found himself alone.", "m"),
        ("Tarn lost her hat and Tarn lost his.", ""),
        ("We saw Tarn.", ""),
    ],
)
def test_gender_comes_from_title_first_name_or_pronouns(text, gender):
    assert find_mentions(text, Catalogue())[0].entity.gender == gender


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Harbour Committee", "body"),
        ("Ministry of Roads", "body"),
        ("ACU", "body"),
        ("Tarltonians", "group"),
        ("Germany", "place"),
        ("Harbour Street", "thing"),
        ("Duke of Tarlton", "person"),
        ("Ruth", "person"),
        ("Corbin", "name"),
    ],
)
def test_kinds_are_told_by_the_words(words, kind):
    assert kind_of(tuple(words.split())) == kind


def test_a_name_after_in_and_to_is_a_place():
    entity = find_mentions("He lived in Orl. She went to Orl. They met at Orl.", Catalogue())[0].entity
    assert entity.likeness == "somewhere"


def test_a_name_with_an_article_is_something():
    entity = find_mentions("They saw the Zorn. He liked the Zorn.", Catalogue())[0].entity
    assert entity.likeness == "something"
