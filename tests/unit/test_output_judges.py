"""What biber, bibtexparser, pybtex and pandoc make of the bibliographies: each field as it was meant."""

from __future__ import annotations

import calendar
import json
import re
import shutil
import subprocess
from pathlib import Path

import bibtexparser
import pybtex.database
import pytest
from output_samples import rendered

from quotefind.output import Library, Options
from quotefind.output.bibtex import bibtex_entry
from quotefind.output.entries import Entry, entry_of
from quotefind.output.names import Name
from quotefind.output.sources import Source, Sources
from quotefind.readers.bibliography import read_bibliography
from quotefind.readers.catalogue import bundled_catalogue

HARD = Path(__file__).resolve().parents[1] / "data" / "hard.bib"
EVERYTHING = Options(every_work=True)
MONTHS = {name[:3].lower(): name for name in calendar.month_name[1:]}
"""The strings that every style of BibTeX defines, as pybtex has them."""

DIALECTS = {"bibtex": bibtex_entry, "biblatex": entry_of}
BUNDLED = Library.of(bundled_catalogue())


def sources(library: Library) -> list[Source]:
    return Sources(library, EVERYTHING).listed()


def judged() -> dict[str, Library]:
    hard = read_bibliography(HARD, HARD.name).works
    return {"catalogue": BUNDLED, "hard.bib": Library(works={work.id: work for work in hard})}


@pytest.fixture(params=judged())
def library(request: pytest.FixtureRequest) -> Library:
    return judged()[request.param]


@pytest.fixture(params=DIALECTS)
def format(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
def test_biber_finds_no_fault_but_dates_that_are_unknown(format: str, library: Library, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(rendered(format, [], library, EVERYTHING), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "x.bib"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    said = sorted(line for line in run.stdout.splitlines() if not line.startswith("INFO"))
    undated = [source.key for source in sources(library) if not source.record.year]
    missing = "Missing mandatory field - one of 'date, year' must be defined"
    assert said == [f"WARN - Datamodel: Entry '{key}' (x.bib): {missing}" for key in undated]


def entries(format: str, library: Library) -> list[Entry]:
    return [DIALECTS[format](source, False) for source in sources(library)]


def test_bibtexparser_reads_every_field_as_written(format: str, library: Library) -> None:
    read = bibtexparser.parse_string(rendered(format, [], library, EVERYTHING))
    assert not read.failed_blocks
    assert [(e.entry_type, e.key, tuple((f.key, f.value) for f in e.fields)) for e in read.entries] == [
        (entry.type, entry.key, entry.fields) for entry in entries(format, library)
    ]


def test_pybtex_reads_every_field_and_every_part_of_a_name(format: str, library: Library) -> None:
    read = pybtex.database.parse_string(rendered(format, [], library, EVERYTHING), "bibtex").entries
    assert len(read) == len(entries(format, library))
    for entry, source in zip(entries(format, library), sources(library), strict=True):
        found = read[entry.key]
        assert found.type == entry.type
        written_as = {name: MONTHS.get(v, v) for name, v in entry.fields if name not in ("author", "editor")}
        assert dict(found.fields) == written_as
        for role, names in (("author", source.record.authors), ("editor", source.record.editors)):
            assert [parts(person) for person in found.persons.get(role, [])] == [written(name) for name in names]


def parts(person: pybtex.database.Person) -> tuple[str, ...]:
    given = person.first_names + person.middle_names
    found = (person.prelast_names, person.last_names, person.lineage_names, given)
    return tuple(re.sub(r"[{}]", "", " ".join(words)) for words in found)


def written(name: Name) -> tuple[str, ...]:
    plain = (name.particle, name.literal or name.family, name.suffix, name.given)
    return tuple(part.replace("&", r"\&") for part in plain)


LOCATORS = {
    "container-title": ("journaltitle", "journal", "booktitle"),
    "collection-title": ("series",),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages",),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "school"),
    "publisher-place": ("location", "address"),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "number-of-volumes": ("volumes",),
    "number-of-pages": ("pagetotal",),
    "URL": ("url",),
    "DOI": ("doi",),
}
"""CSL's names by those of a .bib file, where the type of entry has a field for it."""


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_reads_names_dates_and_locators_and_titles_but_for_case(format: str, library: Library) -> None:
    text = rendered(format, [], library, EVERYTHING)
    run = subprocess.run(
        ["pandoc", "-f", format, "-t", "csljson"], input=text, capture_output=True, text=True, check=True
    )
    read = {item["id"]: item for item in json.loads(run.stdout)}
    items = {item["id"]: item for item in json.loads(rendered("csl-json", [], library, EVERYTHING))}
    for entry in entries(format, library):
        found, item, fields = read[entry.key], items[entry.key], dict(entry.fields)
        assert plain(found["title"]) == plain(item["title"])
        for role in ("author", "editor", "translator"):
            assert [joined(name) for name in found.get(role, [])] == [joined(name) for name in item.get(role, [])]
        for date in ("issued", "original-date"):
            # A range without an end, for which pandoc writes year 0, is not among these.
            expected = item.get(date, {})
            assert "raw" in expected or found.get(date, {}).get("date-parts") == expected.get("date-parts"), entry.key
        told = [name for name, names in LOCATORS.items() if set(names) & set(fields) and name in item]
        for name in told:
            as_is = str if not name.endswith("title") else plain
            assert as_is(found.get(name, "")) == as_is(item[name]), (entry.key, name)


def plain(title: str) -> str:
    """A title but for case, and for the typography and mark-up in which pandoc shows it."""
    return re.sub(r"\W", "", re.sub(r"</?\w+[^>]*>", "", title)).lower()


def joined(name: dict[str, str]) -> str:
    order = ("dropping-particle", "non-dropping-particle", "family", "given", "suffix", "literal")
    """All of a name; pandoc parts "d'" from the family name and curls its apostrophe."""
    return "".join(name[part] for part in order if part in name).replace("’", "'").replace(" ", "")
