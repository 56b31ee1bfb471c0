"""``check``, ``variants``, ``trace``: exact output, statuses, and what they find by themselves in ../shared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import SHARED, Run

from quotefind.cli import judging

DRAFT = """My Garden Book

“A garden is a library of weather,” wrote Ada Brook.

Ada Brook wrote that “weeds are not the only honest plants” of a parish.

“Weeds are the only honest plants,” said Tom Hale.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    return file


@pytest.fixture
def indexed(run: Run, sayings: Path) -> Run:
    run("index", sayings)
    return run


def test_check_shows_what_is_altered_beside_the_source(indexed: Run, draft: Path) -> None:
    outcome = indexed("check", "draft.txt")
    assert re.sub("Ada |Tom ", "", outcome.out) == (
        "draft.txt:5:23 altered · negation: “not” added\n"
        "     here  weeds are not the only honest plants\n"
        "     there Weeds are –   the only honest plants\n"
        "           ^^^^^     ^^^\n"
        "     here Brook · no source cited\n"
        "     there Hale · no source cited · gardens.txt:5\n"
        "\n"
    )
    assert outcome.err == "3 quotations: 2 exact, 1 altered\n"
    assert outcome.status == 1


def test_check_shows_everything_where_it_is_asked_to(indexed: Run, draft: Path) -> None:
    assert re.findall(r"^draft\.txt:\d+:\d+ (\w+)", indexed("check", "draft.txt", "--all").out, re.M) == [
        "exact",
        "altered",
        "exact",
    ]


def test_check_against_given_paths_leaves_the_store_alone(run: Run, sayings: Path, draft: Path) -> None:
    outcome = run("check", draft, "--against", sayings)
    assert (outcome.status, outcome.err) == (1, "3 quotations: 2 exact, 1 altered\n")
    assert not list(Path(".xdg").rglob("*.sqlite"))


def test_check_leaves_with_0_when_all_is_right(indexed: Run, draft: Path) -> None:
    draft.write_text(
        DRAFT.replace("are not the", "are the").replace("Ada Brook wrote", "Tom Hale wrote"), encoding="utf-8"
    )
    outcome = indexed("check", draft)
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err == "3 quotations: 2 exact, 1 adjusted\n"


def test_check_finds_the_same_in_one_process_and_in_several(
    indexed: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = indexed("check", draft, "--json", "--kind", "all")
    monkeypatch.setattr(judging, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(judging, "_processors", lambda: 2)
    assert indexed("check", draft, "--json", "--kind", "all") == alone


def test_check_counts_what_is_of_another_kind(indexed: Run, draft: Path) -> None:
    draft.write_text(DRAFT + "\nHis so-called “plants” were weeds.\n", encoding="utf-8")
    assert indexed("check", draft).err == (
        "3 quotations: 2 exact, 1 altered; 1 of other kinds left out (--kind all checks them)\n"
    )
    assert indexed("check", draft, "--kind", "all").err == "4 quotations: 2 exact, 1 altered, 1 not checkable\n"


@pytest.mark.parametrize("text", ["No quotation is here at all.", "He said “yes” and went."])
def test_check_of_nothing_is_an_error(indexed: Run, draft: Path, text: str) -> None:
    draft.write_text(text, encoding="utf-8")
    outcome = indexed("check", draft)
    assert outcome.status == 2
    assert outcome.err.endswith("nothing was checked\n")


def test_check_names_a_manuscript_that_is_not_there(run: Run) -> None:
    outcome = run("check", "nowhere.txt")
    assert (outcome.status, outcome.err) == (2, "quotefind: nowhere.txt is not there: check the path\n")


def test_check_says_what_it_could_not_read(indexed: Run, draft: Path) -> None:
    Path("empty.txt").write_text("", encoding="utf-8")
    outcome = indexed("check", draft, "empty.txt")
    assert outcome.status == 2
    assert "skipped: empty.txt is empty" in outcome.err


def test_check_prints_the_source_its_words_and_the_changes_as_json(indexed: Run, draft: Path) -> None:
    lines = [json.loads(line) for line in indexed("check", draft, "--json").out.splitlines()]
    assert [line["verdict"] for line in lines] == ["exact", "altered", "exact"]
    altered = lines[1]
    assert altered["quotation"]["text"] == "weeds are not the only honest plants"
    assert altered["source"]["words"] == "Weeds are the only honest plants"
    assert altered["source"]["speaker"].endswith("Hale")
    assert altered["source"]["changes"] == [
        {"kind": "capital", "marked": True, "quoted": "weeds", "source": "Weeds"},
        {"kind": "negation", "marked": False, "quoted": "not", "source": ""},
    ]


def test_check_annotates_a_pull_request(indexed: Run, draft: Path) -> None:
    assert indexed("check", "draft.txt", "--github").out == (
        "::error file=draft.txt,line=5,col=23,title=altered::“weeds are not the only honest plants”: negation: “not” "
        "added (“Weeds are the only honest plants”, gardens.txt:5)\n"
    )


def test_check_writes_sarif(indexed: Run, draft: Path) -> None:
    (run,) = json.loads(indexed("check", "draft.txt", "--sarif").out)["runs"]
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [("altered", "error")]


def test_check_shows_the_nearest_text_of_what_is_nowhere(indexed: Run, draft: Path) -> None:
    draft.write_text(
        "“A garden of eleven lighthouses,” wrote Ada Brook.\n\n“Honest plants” she had none.", encoding="utf-8"
    )
    outcome = indexed("check", "draft.txt")
    assert outcome.out.startswith("draft.txt:1:2 not found · not in any document")
    assert "     here “A garden of eleven lighthouses,” " in outcome.out
    assert "\n     nearest “" in outcome.out


def test_fix_mends_marks_in_a_copy_and_nothing_else(indexed: Run, draft: Path) -> None:
    faulty = DRAFT.replace("weather,”", 'weather,"')
    draft.write_text(faulty, encoding="utf-8")
    outcome = indexed("check", draft, "--fix", "mended.txt")
    assert Path("mended.txt").read_text(encoding="utf-8") == DRAFT
    assert draft.read_text(encoding="utf-8") == faulty
    assert "1 corrections of marks and ellipses in mended.txt\n" in outcome.err


def test_fix_never_overwrites_and_wants_one_manuscript(indexed: Run, draft: Path, sayings: Path) -> None:
    assert "there already" in indexed("check", draft, "--fix", draft).err
    assert "give one manuscript" in indexed("check", draft, sayings, "--fix", "new.txt").err
    assert not Path("new.txt").exists()


def test_variants_lays_the_wordings_beside_the_fullest(indexed: Run, draft: Path) -> None:
    indexed("index", draft)
    outcome = indexed("variants", "only honest plants")
    assert outcome.status == 0
    shown = re.sub(r" · [a-z2-7]{6,12}$", " · ID", outcome.out, flags=re.M)
    assert shown.startswith("“weeds are not the only honest plants”\n")
    assert "     it    Weeds are –   the only honest plants" in shown


def test_variants_prints_every_cluster_as_json(indexed: Run, draft: Path) -> None:
    indexed("index", draft)
    clusters = [json.loads(line) for line in indexed("variants", "--all", "--json").out.splitlines()]
    others = {cluster["fullest"]["reading"][:5]: cluster["others"] for cluster in clusters}
    assert {first: len(found) for first, found in others.items()} == {"A gar": 1, "weeds": 2}
    assert [change["kind"] for change in others["weeds"][0]["changes"]] == ["capital", "negation"]


def test_variants_wants_something_to_look_for(indexed: Run) -> None:
    assert "give some words, an id, or --all" in indexed("variants").err
    assert indexed("variants", "submarine").status == 1
    assert indexed("variants", "library of weather").status == 1


def test_trace_follows_a_citation_into_the_store(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "brook the walled year.txt").write_text(
        "The Walled Year\n\nIt is an old belief of mine that a garden is a library of weather and of nothing else.\n",
        encoding="utf-8",
    )
    (folder / "essay.txt").write_text(
        "An Essay\n\nAda Brook held that “a garden is a library of weather” (Brook, The Walled Year, p. 42).\n",
        encoding="utf-8",
    )
    run("index", folder)
    id_ = json.loads(run("list", "--json").out.splitlines()[0])["id"]
    traced = json.loads(run("trace", id_, "--json").out)
    assert traced["chain"][0]["work"] == "The Walled Year"
    assert (traced["chain"][0]["in_store"], traced["chain"][0]["place"]["line"]) == (True, 3)
    shown = run("trace", id_).out
    assert "taken from   The Walled Year, p. 42 · in the store, brook the walled" in shown
    assert "stands in    brook the walled year.txt:3 · word for word" in shown


def test_trace_says_where_it_ends(indexed: Run, draft: Path) -> None:
    indexed("index", draft)
    ids = {found["line"]: found["id"] for found in map(json.loads, indexed("list", "--json").out.splitlines())}
    assert "also in      Gardens · gardens.txt:5" in indexed("trace", ids[7]).out
    assert "taken from   no source cited" in indexed("trace", ids[7]).out


@pytest.mark.skipif(not (SHARED / "primary").is_dir(), reason="needs ../shared/primary")
def test_the_five_articles_against_their_primary_source(run: Run) -> None:
    outcome = run("check", SHARED / "articles", "--against", SHARED / "primary", "--json")
    assert outcome.status == 1
    found = [json.loads(line) for line in outcome.out.splitlines()]

    def of(article: str, words: str) -> dict[str, dict[str, object]]:
        (one,) = [
            each
            for each in found
            if words in each["quotation"]["reading"] and f"/{article}" in each["quotation"]["document"]["path"]
        ]
        assert isinstance(one, dict)
        return one

    for article in ("000", "003"):
        proceed = of(article, "We shall now proceed")
        assert proceed["verdict"] == "adjusted"
        assert proceed["source"]["words"] == "We shall now proceed to construct the\nSocialist order"
        assert [change["kind"] for change in proceed["source"]["changes"]] == ["capital"]  # type: ignore[index, attr-defined]
        assert proceed["source"]["line"] == 5068
    gaze = of("003", "The trench delegates gaze")
    assert (gaze["verdict"], str(gaze["reason"]).split(";")[0]) == (
        "not found",
        "not in Ten Days That Shook the World, which is cited and at hand",
    )
    dustbin = of("000", "dustbin of history")
    assert dustbin["verdict"] == "other translation"
    assert (dustbin["source"]["words"], dustbin["source"]["line"]) == ("the garbage-heap of history", 3951)
    assert "Trotsky" in str(dustbin["reason"])
