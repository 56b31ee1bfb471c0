"""The bundled catalogue as data: valid, in canonical order, and true to the facts it was made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from quotefind.entry import PersonKind
from quotefind.readers import read_document
from quotefind.readers.catalogue import bundled_catalogue, bundled_documents, dump_entries

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "corpus" / "catalogue"
SHARED = ROOT / ".." / "shared"
CATALOGUE = bundled_catalogue()

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")


def test_the_catalogue_is_valid() -> None:
    assert CATALOGUE.validate() == ()


@pytest.mark.parametrize(
    ("name", "entries"),
    [("people", CATALOGUE.people), ("works", CATALOGUE.works), ("documents", CATALOGUE.documents)],
)
def test_each_file_stands_in_canonical_order(name: str, entries: dict[str, object]) -> None:
    assert (FOLDER / f"{name}.yaml").read_text(encoding="utf-8") == dump_entries(entries.values())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Trotzky", "trotsky"),
        ("Lev Davidovich Bronstein", "trotsky"),
        ("L. D. Trotsky", "trotsky"),
        ("V.I. Lenin", "lenin"),
        ("Vladimir Ilyich Ulyanov", "lenin"),
        ("Lenin, V. I.", "lenin"),
        ("John Reed", "reed"),
        ("N.N. Sukhanov", "sukhanov"),
        ("Roy Medvedev", "medvedev"),
        ("Retch", "rech"),
        ("MRC", "military-revolutionary-committee"),
        ("the Bolsheviks".removeprefix("the "), "bolsheviks"),
    ],
)
def test_people_answer_to_their_transliterations(name: str, person: str) -> None:
    assert [found.id for found in CATALOGUE.find_people(name)] == [person]


def test_bodies_and_periodicals_have_no_family_name() -> None:
    others = [p for p in CATALOGUE.people.values() if p.kind is not PersonKind.PERSON]
    assert others
    assert not any(person.family or person.gender for person in others)


@needs_shared
def test_every_person_and_work_of_the_facts_is_there() -> None:
    facts = yaml.safe_load((SHARED / "gold" / "works-facts.yaml").read_text(encoding="utf-8"))
    for person_id, fact in facts["people"].items():
        person = CATALOGUE.people[person_id]
        assert (person.name, person.born) == (fact["name"], str(fact.get("born", "")))
        for variant in fact.get("variants", ()):
            assert [found.id for found in CATALOGUE.find_people(variant)] == [person_id]
    for fact in facts["works"]:
        work = CATALOGUE.works[fact["id"]]
        for title in (fact["title"], *fact.get("short_titles", ())):
            if title != "his memoirs" and not title.startswith("unknown"):
                assert work in CATALOGUE.find_works(title, [a for a in fact.get("author", ()) if a in facts["people"]])


@needs_shared
def test_what_the_facts_are_unsure_of_is_marked_unsure() -> None:
    facts = yaml.safe_load((SHARED / "gold" / "works-facts.yaml").read_text(encoding="utf-8"))
    names = {"author": "authors", "translator": "translators", "date": "dates", "written": "dates"}
    for fact in facts["works"]:
        sure = fact.get("sure")
        for field, confidence in sure.items() if isinstance(sure, dict) else ():
            field = names.get(field, field)
            work = CATALOGUE.works[fact["id"]]
            if confidence != "high" and hasattr(work, field) and getattr(work, field):
                assert work.sure[field] == confidence, (work.id, field)


@needs_shared
def test_the_five_articles_are_recognised() -> None:
    for article in sorted((SHARED / "articles").glob("*.txt")):
        record = CATALOGUE.record(hashlib.sha256(article.read_bytes()).hexdigest())
        assert record is not None
        assert record.id == f"article-{article.name[:3]}"
        assert record.work.title


def test_every_sample_document_is_recognised_by_its_own_title() -> None:
    documents = [read_document(file, file.name) for file in sorted(bundled_documents().iterdir())]
    assert len(documents) == 8
    for document in documents:
        record = CATALOGUE.record(document.sha256)
        assert record is not None, f"{document.path} has changed: put its new sha256 into documents.yaml"
        assert record.work.title == document.title
