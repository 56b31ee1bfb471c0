"""Case files of citations: a text, its quotations, and what is cited for each.

There is no finder between, so that only citations are tested.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quotefind.catalogue import Catalogue
from quotefind.document import Block, BlockKind, Document
from quotefind.entry import Edition, Person, Work
from quotefind.extract.passage import Passage, Scene, mask
from quotefind.extract.segment import segment
from quotefind.extract.sources.cite import cite
from quotefind.extract.sources.notes import read_apparatus
from quotefind.extract.sources.resolve import resolve
from quotefind.model import Attribution, Citation, Kind, Layout, Span

CASES = Path(__file__).resolve().parents[1] / "cases"
MARKS = "\"'“”‘’«»"
FIELDS = ("work", "volume", "pages", "quoted_in", "note", "author", "rule", "work_id", "quoted_in_id", "candidates")


def load(stage: str) -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['case']}")
        for path in sorted((CASES / stage).glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(case, dict)
    ]


def scene_of(case: dict[str, object]) -> Scene:
    """The case's text with its quotations as passages: the next occurrence of the words, with the marks beside them."""
    text = str(case["text"])
    passages: list[Passage] = []
    kinds = []
    at = 0
    for row in case["quotations"]:
        start = text.index(row["text"], at)
        end = start + len(row["text"])
        outer_start = start - (text[start - 1 : start] in MARKS and start > 0)
        outer_end = end + (text[end : end + 1] in MARKS and end < len(text))
        parent = next((i for i in reversed(range(len(passages))) if passages[i].end >= end), None)
        depth = 1 if parent is None else passages[parent].depth + 1
        layout = Layout(row.get("layout", "inline"))
        passages.append(Passage(start, end, outer_start, outer_end, depth, parent, layout))
        kinds.append(Kind(row.get("kind", "quotation")))
        at = start + 1
    blocks = tuple(
        Block(
            text.index(b["text"]),
            text.index(b["text"]) + len(b["text"]),
            BlockKind(b["kind"]),
            label=b.get("label", ""),
        )
        for b in case.get("blocks", ())
    )
    emphasis = tuple(Span(text.index(words), text.index(words) + len(words)) for words in case.get("emphasis", ()))
    document = Document("case.txt", text, "", blocks=blocks, emphasis=emphasis)
    found = tuple(passages)
    return Scene(document, blocks or segment(text), found, tuple(kinds), mask(text, found, tuple(kinds)))


def catalogue_of(case: dict[str, object]) -> Catalogue:
    people = [Person(**{**row, "aliases": tuple(row.get("aliases", ()))}) for row in case.get("people", ())]
    works = [
        Work(
            **{
                **row,
                "authors": tuple(row.get("authors", ())),
                "short_titles": tuple(row.get("short_titles", ())),
                "editions": tuple(Edition(**edition) for edition in row.get("editions", ())),
            }
        )
        for row in case.get("works", ())
    ]
    return Catalogue(people, works)


def told(citation: Citation, row: dict[str, object]) -> dict[str, object]:
    """The fields that are set or asked for."""
    always = FIELDS[:5]
    values = {field: getattr(citation, field) for field in FIELDS}
    values["candidates"] = list(citation.candidates)
    return {field: value for field, value in values.items() if field in row or (field in always and value is not None)}


def wanted(row: dict[str, object]) -> dict[str, object]:
    return {field: row[field] for field in FIELDS if field in row}


@pytest.mark.parametrize("case", [*load("cite"), *load("notes")])
def test_a_citation_is_read_as_printed(case: dict[str, object]) -> None:
    scene = scene_of(case)
    citations, faults = cite(scene, read_apparatus(scene))
    rows = case["quotations"]
    assert [told(c, row) for c, row in zip(citations, rows, strict=True)] == [wanted(row) for row in rows]
    assert [fault.code for fault in faults] == case.get("faults", [])


@pytest.mark.parametrize("case", load("resolve"))
def test_a_citation_is_resolved_as_meant(case: dict[str, object]) -> None:
    scene = scene_of(case)
    apparatus = read_apparatus(scene)
    printed, note_faults = cite(scene, apparatus)
    attributions = tuple(
        Attribution((row["speaker"],), (row.get("speaker_id", ""),)) if "speaker" in row else Attribution()
        for row in case["quotations"]
    )
    citations, doubts = resolve(scene, apparatus, printed, attributions, catalogue_of(case))
    rows = case["quotations"]
    assert [told(c, row) for c, row in zip(citations, rows, strict=True)] == [wanted(row) for row in rows]
    assert [fault.code for fault in (*note_faults, *doubts)] == case.get("faults", [])


def test_three_hundred_notes_have_the_antecedents_they_were_written_with() -> None:
    rows = yaml.safe_load((CASES / "notes" / "chicago.yaml").read_text(encoding="utf-8"))
    quotations = [{"text": f"words of the quotation {number} as given"} for number in range(1, len(rows) + 1)]
    prose = "".join(f'She wrote: "{q["text"]}."[{n}] And so on.\n\n' for n, q in enumerate(quotations, 1))
    notes = "".join(f"[{n}] {printed}\n\n" for n, (printed, _) in enumerate(rows, 1))
    case = {"text": f"{prose}NOTES\n\n{notes}", "quotations": quotations}
    scene = scene_of(case)
    apparatus = read_apparatus(scene)
    printed, faults = cite(scene, apparatus)
    citations, _ = resolve(scene, apparatus, printed, tuple(Attribution() for _ in printed), Catalogue())
    got = [{f: getattr(c, f) for f in ("work", "volume", "pages") if getattr(c, f)} for c in citations]
    wrong = [
        (n, rows[n - 1][0], meant, g) for n, ((_, meant), g) in enumerate(zip(rows, got, strict=True), 1) if g != meant
    ]
    assert wrong == []
    assert faults == ()


@pytest.mark.parametrize("case", [*load("cite"), *load("resolve")])
def test_line_ends_of_windows_change_nothing(case: dict[str, object]) -> None:
    text = str(case["text"]).replace("\n", "\r\n")
    if any(row["text"] not in text for row in case["quotations"]):
        pytest.skip("the quotation runs over a line's end")
    windows, unix = (
        cite(scene, read_apparatus(scene))[0] for scene in (scene_of({**case, "text": text}), scene_of(case))
    )
    assert [told(citation, {}) for citation in windows] == [told(citation, {}) for citation in unix]
