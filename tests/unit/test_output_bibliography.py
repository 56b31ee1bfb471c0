"""BibTeX and biblatex: one entry a work, nothing escaped that must not be, nothing uncertain as certain, keys that
stay.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from output_samples import CITED, LIBRARY, SAMPLES, SECONDHAND, rendered

from quotefind.entry import Edition, Original, Person, Work
from quotefind.output import Library, Options
from quotefind.output.datamodel import entry_type
from quotefind.output.names import Name, names_of, parse
from quotefind.output.record import record_of
from quotefind.output.titles import protect

needs_biber = pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")


def entry_for(work: Work, format: str = "biblatex", options: Options | None = None) -> str:
    library = Library(people=LIBRARY.people, works={work.id: work})
    return rendered(format, [], library, options or Options(every_work=True))


def fields_of(work: Work, format: str = "biblatex") -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = \{?(.*?)\}?,$", entry_for(work, format), re.MULTILINE))


def test_biblatex_is_exactly_this() -> None:
    assert rendered("biblatex") == (
        """@book{anders1976harbour,
  author = {van der Anders, Jon},
  title = {The Harbour Book},
  publisher = {Norton \\& Co},
  location = {New York},
  date = {1976},
  annotation = {“nobody sails alone” (Ilse Maris and Otto Falk, p. 253)},
}

@misc{anon2001letters,
  title = {Letters from the Coast},
  entrysubtype = {article},
  date = {2001},
  note = {in Coastal Review},
}

@misc{anonlogbookmd-rvpfn,
  title = {logbook.md},
  file = {logbook.md},
}

@misc{falksalt,
  author = {Falk},
  title = {On Salt},
  keywords = {not in the catalogue},
  annotation = {“salt keeps” (Falk, p. 7)},
}

@book{maris1932history-v3,
  author = {Maris, Ilse},
  title = {A History of the Tides},
  shorttitle = {Tides},
  volume = {3},
  publisher = {{Rope and Sons}},
  location = {London},
  date = {1932/1933},
  origtitle = {{Istorija prilivov}},
  origlanguage = {russian},
  origdate = {1931},
  origpublisher = {Granit},
  origlocation = {Berlin},
  langid = {english},
  note = {believed translator: Tom Berg},
  annotation = {“The tide waits for *no* guild” (Ilse Maris, pp. 26–7)},
}
"""
    )


def test_bibtex_says_the_same_in_its_own_words() -> None:
    text = rendered("bibtex")
    assert "  address = {London},\n  year = {1932},\n  date = {1932/1933},\n" in text
    assert "  address = {New York},\n  year = {1976},\n" in text
    assert "  annote = {“nobody sails alone” (Ilse Maris and Otto Falk, p. 253)},\n" in text
    assert "location = {L" not in text


def test_quotations_stay_out_when_not_wanted() -> None:
    assert "sails alone" not in rendered("bibtex", options=Options())


def test_a_work_is_listed_once_and_each_cited_volume_for_itself() -> None:
    other = CITED._replace(id="x", citation=CITED.citation._replace(volume="1", pages="5"))
    whole = CITED._replace(id="y", citation=CITED.citation._replace(volume=None, pages=None))
    keys = re.findall(r"@\w+\{(.*),", rendered("biblatex", [CITED, other, CITED, whole]))
    assert keys == ["anon2001letters", "maris1932history", "maris1932history-v1", "maris1932history-v3"]


def test_a_work_quoted_in_another_leads_to_it() -> None:
    citation = SECONDHAND.citation._replace(work="Tides", work_id="maris-tides")
    text = rendered("biblatex", [SECONDHAND._replace(citation=citation)])
    assert "related = {anders1976harbour},\n  relatedtype = {quotedin}" in text
    assert text.count("annotation") == 1


def test_what_is_not_sure_is_not_stated() -> None:
    sure = {"year": "medium", "place": "low", "publisher": "medium", "authors": "unknown", "title": "medium"}
    sure |= {"original_title": "medium", "pagetotal": "text", "cited_edition": "low", "editors": "high"}
    work = Work(
        "w",
        "book",
        "Tide Tables",
        authors=("maris",),
        editors=("Falk, Otto",),
        place="Kiel",
        publisher="Granit",
        year="1937",
        pagetotal=9,
        original=Original("Prilivy", year="1900"),
        sure=sure,
    )
    fields = fields_of(work)
    assert fields["date"] == "1937?"
    assert fields["note"] == "believed publisher: Granit; the title is not certain"
    assert fields["pagetotal"] == "9"
    assert "Kiel" not in str(fields)
    assert "Maris" not in str(fields)
    assert "origtitle" not in fields
    assert "year" not in fields_of(work, "bibtex")
    original = replace(work, sure={"original": "medium", "year": "low", "translators": "medium"})
    assert fields_of(original)["note"] == "believed original: Prilivy"
    assert "date" not in fields_of(original)


def test_an_edition_gives_the_imprint_where_the_work_has_none_of_its_own() -> None:
    edition = Edition("a", "Oslo", "Fjord", "1950-1952", volumes=2, sure={"publisher": "low"})
    work = Work("w", "book", "Nets", authors=("maris",), editions=(edition, Edition("b", "Rome")))
    fields = fields_of(work)
    assert (fields["location"], fields["date"], fields["volumes"]) == ("Oslo", "1950/1952", "2")
    assert "publisher" not in fields
    assert fields_of(replace(work, place="Bergen"))["location"] == "Bergen"


def test_a_part_takes_the_imprint_of_the_work_it_stands_in() -> None:
    whole = Work("b", "book", "The Big Book", editors=("Falk, Otto",), place="Oslo", publisher="Fjord", year="1950")
    part = Work("p", "incollection", "Small Part", authors=("maris",), container="b", pages="3-5")
    text = rendered("biblatex", [], Library(LIBRARY.people, {"b": whole, "p": part}), Options(every_work=True))
    assert "@incollection{maris1950small,\n  author = {Maris, Ilse},\n  editor = {Falk, Otto}," in text
    assert "booktitle = {The Big Book},\n  publisher = {Fjord},\n  location = {Oslo},\n  date = {1950}," in text
    assert "pages = {3--5}" in text


@pytest.mark.parametrize(
    ("year", "dates", "biblatex", "bibtex"),
    [
        ("1932", {}, {"date": "1932"}, {"year": "1932"}),
        ("1932-1933", {}, {"date": "1932/1933"}, {"year": "1932", "date": "1932/1933"}),
        ("1932–34", {}, {"date": "1932/1934"}, {"year": "1932", "date": "1932/1934"}),
        ("1917-11", {}, {"date": "1917-11"}, {"year": "1917", "month": "nov", "date": "1917-11"}),
        (
            "1917",
            {"os": "25 October 1917", "ns": "1917-11-07"},
            {"date": "1917-11-07", "note": "25 October 1917 (Old Style)"},
            {"year": "1917", "month": "nov", "date": "1917-11-07", "note": "25 October 1917 (Old Style)"},
        ),
        ("spring 1917", {}, {"note": "dated spring 1917"}, {"note": "dated spring 1917"}),
        ("1937?", {}, {"date": "1937?"}, {"date": "1937?"}),
        ("", {}, {}, {}),
    ],
)
def test_dates_take_the_form_each_format_allows(
    year: str, dates: dict[str, str], biblatex: dict[str, str], bibtex: dict[str, str]
) -> None:
    work = Work("w", "book", "Nets", authors=("maris",), year=year, dates=dates)
    for format, expected in (("biblatex", biblatex), ("bibtex", bibtex)):
        found = fields_of(work, format)
        assert {name: found[name] for name in ("year", "month", "date", "note") if name in found} == expected


@pytest.mark.parametrize(
    ("wished", "present", "type"),
    [
        ("book", {"author"}, "book"),
        ("collection", {"author", "editor"}, "book"),
        ("mvbook", {"editor"}, "mvcollection"),
        ("pamphlet", {"author"}, "booklet"),
        ("pamphlet", set(), "misc"),
        ("online", {"url"}, "online"),
        ("online", set(), "misc"),
        ("newspaper", {"author"}, "misc"),
        ("incollection", {"author", "booktitle"}, "inbook"),
        ("phdthesis", {"author", "type", "institution"}, "thesis"),
    ],
)
def test_an_entry_has_a_type_for_which_nothing_is_missing(wished: str, present: set[str], type: str) -> None:
    assert entry_type(wished, present | {"title"}) == type


def test_theses_and_reports_have_their_own_words_in_bibtex() -> None:
    work = Work("w", "phdthesis", "Nets", authors=("maris",), publisher="Coast College", year="1999")
    assert entry_for(work).startswith("@thesis{maris1999nets,")
    assert (fields_of(work)["type"], fields_of(work)["institution"]) == ("phdthesis", "Coast College")
    assert entry_for(work, "bibtex").startswith("@phdthesis{maris1999nets,")
    assert fields_of(work, "bibtex")["school"] == "Coast College"
    assert "type" not in fields_of(work, "bibtex")
    report = replace(work, type="techreport")
    assert entry_for(report, "bibtex").startswith("@techreport{")
    assert fields_of(report, "bibtex")["institution"] == "Coast College"


def test_a_month_is_a_string_only_where_bibtex_defines_it() -> None:
    work = Work("w", "book", "Nets", authors=("maris",), year="1906-05", fields={"month": "may"})
    assert "  month = may,\n" in entry_for(work, "bibtex")
    assert "  month = {spring},\n" in entry_for(replace(work, year="1906", fields={"month": "spring"}), "bibtex")


def test_a_part_of_an_edited_book_is_in_a_collection_in_bibtex() -> None:
    work = Work("w", "inbook", "Knots", authors=("maris",), editors=("Falk, Otto",), container="Rope", year="1938")
    assert entry_for(work).startswith("@inbook{")
    assert entry_for(work, "bibtex").startswith("@incollection{")
    assert entry_for(replace(work, editors=()), "bibtex").startswith("@inbook{")


def test_a_subtitle_joins_the_title_only_in_bibtex() -> None:
    work = Work("w", "book", "Nets", subtitle="A History", authors=("maris",))
    assert fields_of(work)["subtitle"] == "A History"
    assert fields_of(work, "bibtex")["title"] == "Nets: A History"


def test_fields_hold_what_tex_and_bibtex_must_not_misread() -> None:
    work = Work(
        "w",
        "article",
        "Salt & Sail: 100% of #1_x",
        authors=("{Rope and Sail, Ltd.}", "Falk, Jr., Otto", "{Guild}"),
        journal="Nets & Knots",
        pages="xii–xv, 3-5",
        volume="3-4",
        url="https://example.org/a_b?c=%20&d=1#e~{f}",
        doi="10.1/x_y<z>",
        fields={
            "keywords": "a_b",
            "bookauthor": "Berg, Tom and {Nets and Co}",
            "eventtitle": "nets of NATO",
            "b d": "x",
        },
    )
    fields = fields_of(work)
    assert fields["title"] == r"Salt \& Sail: 100\% of \#1\_x"
    assert fields["author"] == "{Rope and Sail, Ltd.} and Falk, Jr., Otto and {Guild}"
    assert fields["pages"] == "xii--xv, 3--5"
    assert fields["note"] == "volume 3-4"
    assert fields["url"] == "https://example.org/a_b?c=%20&d=1#e~%7Bf%7D"
    assert fields["doi"] == "10.1/x_y<z>"
    assert fields["keywords"] == r"a\_b"
    assert fields["bookauthor"] == "Berg, Tom and {Nets and Co}"
    assert fields["eventtitle"] == "nets of {NATO}"
    assert "b d" not in entry_for(work)


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("The Sea Around Us", "", "The Sea Around Us"),
        ("The sea around Malta", "en", "The sea around {Malta}"),
        ("The Russian Fleet: A History", "en", "The {Russian} Fleet: A History"),
        ("What did Rome want? Answers from NATO", "", "What did {Rome} want? Answers from {NATO}"),
        ("Das Meer & wir", "de", r"{Das Meer \& wir}"),
        ("Море", "ru", "{Море}"),
        ("Gulls", "en", "Gulls"),
    ],
)
def test_titles_keep_the_capitals_that_are_names(title: str, language: str, expected: str) -> None:
    assert protect(title, language) == expected


def test_accents_are_letters_unless_latex_is_asked_for() -> None:
    work = Work("w", "book", "Über Žižek — “naïve”", authors=("Ångström, Çelik",), language="de")
    assert fields_of(work)["author"] == "Ångström, Çelik"
    latex = entry_for(work, options=Options(every_work=True, ascii=True))
    assert r"""author = {{\AA}ngstr{\"o}m, {\c{C}}elik}""" in latex
    assert latex.isascii()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maris, Ilse", Name("Maris", "Ilse")),
        ("van der Berg, Tom", Name("Berg", "Tom", "van der")),
        ("de la Cruz, Jr., Juan", Name("Cruz", "Juan", "de la", "Jr.")),
        ("hooks, bell", Name("hooks", "bell")),
        ("{Rope and Sail}", Name(literal="Rope and Sail")),
        ("{Berg, Inc}, Tom", Name("Berg, Inc", "Tom")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("F. F. Falk", Name("Falk", "F. F.")),
        ("Voltaire", Name("Voltaire")),
        ("Van der Meer, Anna", Name("Meer", "Anna", "Van der")),
        ("Falk y Berg, Juan", Name("Falk y Berg", "Juan")),
    ],
)
def test_names_are_read_in_their_parts(text: str, name: Name) -> None:
    assert parse(text) == name


def test_creators_are_people_of_the_catalogue_or_names() -> None:
    library = replace(LIBRARY, people={**LIBRARY.people, "v": Person("v", "Voltaire Unbound", "Voltaire")})
    names = names_of(("anders", "guild", "v", "Falk, Otto"), library)
    assert [(name.inverted, name.short) for name in names] == [
        ("van der Anders, Jon", "van der Anders"),
        ("Guild of Rope and Sail", "Guild of Rope and Sail"),
        ("Voltaire Unbound", "Voltaire Unbound"),
        ("Falk, Otto", "Falk"),
    ]


def test_a_volume_is_an_integer_or_a_remark() -> None:
    tides = LIBRARY.works["maris-tides"]
    assert record_of(tides, LIBRARY, "IV").volume == "4"
    assert record_of(tides, LIBRARY, "mix").volume == "1009"
    assert record_of(tides, LIBRARY, "two").volume == "two"


@needs_biber
@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_biber_accepts_all_but_dates_that_are_unknown(format: str, tmp_path: Path) -> None:
    warnings = biber_warnings(rendered(format, SAMPLES, options=Options(every_work=True)), tmp_path)
    assert warnings == [
        "Entry 'anonlogbookmd-rvpfn': Missing mandatory field - one of 'date, year' must be defined",
        "Entry 'falksalt': Missing mandatory field - one of 'date, year' must be defined",
    ]


def biber_warnings(text: str, folder: Path) -> list[str]:
    """What biber's check of the data model says of a .bib file."""
    (folder / "x.bib").write_text(text, encoding="utf-8")
    run = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "x.bib"], cwd=folder, capture_output=True, text=True, check=False
    )
    said = [line for line in run.stdout.splitlines() if not line.startswith("INFO")]
    return sorted(re.sub(r"^WARN - Datamodel: | \(x\.bib\)", "", line) for line in said)
