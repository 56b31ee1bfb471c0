"""``quotefind check``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotefind import __version__
from quotefind.cli import ERROR, FOUND, NOTHING_FOUND, Settings, manuscripts, options, places
from quotefind.cli.beside import print_beside
from quotefind.cli.judging import Judging
from quotefind.cli.screen import HEADING, NAME, QUIET, Screen, source_text, speaker_text
from quotefind.document import Document, Finding
from quotefind.errors import UsageError
from quotefind.model import Kind

if TYPE_CHECKING:
    from quotefind.catalogue import Catalogue
    from quotefind.review.check import Judgement
    from quotefind.review.sources import Source
    from quotefind.store import Store

SHOWN = 70
"""Characters of a quotation that name it in a finding."""

MOST_LINES = 3
"""Lines of a quotation that is nowhere, and of the nearest text."""


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="MANUSCRIPT...")
@click.option(
    "--against",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Check against these files or folders, not the store; may be given several times.",
)
@click.option(
    "--kind",
    type=click.Choice(options.KINDS),
    default=Kind.QUOTATION.value,
    help="What kind of quoted words to check.  [default: quotation]",
)
@click.option("--all", "show_all", is_flag=True, help="Show what is exact or adjusted as well.")
@options.json_option
@click.option("--sarif", is_flag=True, help="Print one SARIF log, for code-review tools.")
@click.option("--github", is_flag=True, help="Print annotations for a GitHub workflow.")
@click.option(
    "--fix",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a copy of the manuscript with marks and ellipses mended; never the manuscript itself.",
)
@click.pass_obj
def command(
    settings: Settings,
    /,
    paths: tuple[Path, ...],
    against: tuple[Path, ...],
    kind: str,
    show_all: bool,
    as_json: bool,
    sarif: bool,
    github: bool,
    fix: Path | None,
) -> int:
    """Is it quoted right? Every quotation of a manuscript against your documents and their quotations.

    \b
    Examples:
      quotefind check chapter.md
      quotefind check chapter.md --against ~/sources
      quotefind check --sarif drafts > check.sarif
      quotefind check chapter.md --fix chapter-mended.md

    A quotation is exact; adjusted (only marked or customary changes); altered; misattributed; with a wrong locator; in
    another translation; not found; or not checkable. Exit status 0 when all that can be checked is exact or adjusted,
    1 when there are findings, 2 on an error or when nothing could be checked.
    """
    manuscripts.existing((*paths, *against))
    skipped: list[str] = []
    found = list(manuscripts.documents(paths, skipped))
    _refuse_to_overwrite(fix, found)
    catalogue = places.catalogue([str(path) for path in (*paths, *against) if path.is_dir()])
    with _sources(settings, against, catalogue, skipped) as store:
        judging = Judging(store, catalogue, tuple(Kind) if kind == "all" else (Kind(kind),))
        judged = [judgement for file, document in found for judgement in judging.judge(file, document)]
        if sarif or github:
            _print_findings(judged, sarif=sarif)
        elif as_json:
            _print_json(judged)
        else:
            _print(Screen(settings.color), store, judged, show_all=show_all)
    if fix:
        _write_fixed(fix, found[0][0], judged)
    for line in skipped:
        click.echo(line, err=True)
    return _status(judged, judging.left_out, skipped)


# ── judging ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _sources(
    settings: Settings, against: tuple[Path, ...], catalogue: Catalogue, skipped: list[str]
) -> Iterator[Store]:
    """The store, or with ``--against`` one of these paths that lasts as long as the command."""
    if not against:
        # The sample corpus is nobody's source: every quotation would be "not found" in it.
        with places.opened_own(settings) as store:
            yield store
        return
    from tempfile import TemporaryDirectory

    from quotefind.build import index
    from quotefind.store import open_store

    with TemporaryDirectory(prefix="quotefind-") as folder, open_store(Path(folder, "store"), create=True) as store:
        report = index(store, against, catalogue)
        skipped += [f"skipped: {each.fact}; {each.remedy}" for each in report.skipped]
        yield store


def _status(judged: list[Judgement], left_out: int, skipped: list[str]) -> int:
    from quotefind.review.check import Verdict

    counts = Counter(judgement.verdict for judgement in judged)
    told = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])
    others = f"; {left_out} of other kinds left out (--kind all checks them)" if left_out else ""
    click.echo((f"{len(judged)} quotations: {told}" if judged else "no quotations") + others, err=True)
    if skipped or len(judged) == counts[Verdict.NOT_CHECKABLE]:
        click.echo("nothing was checked" if not skipped else "not everything was checked", err=True)
        return ERROR
    return NOTHING_FOUND if any(judgement.verdict.is_finding for judgement in judged) else FOUND


# ── printing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _print(screen: Screen, store: Store, judged: list[Judgement], *, show_all: bool) -> None:
    from quotefind.review.check import Verdict

    names = store.person_names()
    quiet = () if show_all else (Verdict.EXACT, Verdict.ADJUSTED)
    for judgement in judged:
        if judgement.verdict not in quiet:
            _print_judgement(screen, judgement, names)


def _print_judgement(screen: Screen, judgement: Judgement, names: dict[str, str]) -> None:
    from quotefind.review.agree import SURE
    from quotefind.review.aligned import aligned
    from quotefind.review.check import Verdict

    quotation, source = judgement.quotation, judgement.source
    where = f"{quotation.document.path}:{quotation.line}:{quotation.column}"
    screen.prose([(where, QUIET), (f"  {judgement.verdict.value}", HEADING), (f" · {judgement.reason}", "")], 0)
    who = speaker_text(quotation.attribution, names)
    place = source and source.document.path + (f":{judgement.line}" if judgement.line else "")
    if source is None or judgement.verdict is Verdict.NOT_FOUND:
        screen.prose([("here ", QUIET), (f"“{' '.join(quotation.reading.split())}” ", ""), (who, NAME)], 5, MOST_LINES)
        if source and source.comparison.kept:
            screen.prose(
                [("nearest ", QUIET), (f"“{' '.join(source.words.split())}” ", ""), (f"{place}", "")], 5, MOST_LINES
            )
    else:
        cells = aligned(quotation.reading, source.words, source.comparison)
        print_beside(screen, ("here", "there"), cells, 5)
        screen.prose([("here ", QUIET), (who, NAME), (f" · {source_text(quotation.citation)}", "")], 5)
        doubt = "" if source.attribution.score >= SURE or not source.attribution.speakers else " (doubtful)"
        said_by = speaker_text(source.attribution, names) + doubt
        screen.prose([("there  ", QUIET), (said_by, NAME), (f" · {source_text(source.citation)} · {place}", "")], 5)
    screen.line()


def _print_findings(judged: list[Judgement], *, sarif: bool) -> None:
    from quotefind.output import findings as output

    found = [_finding(judgement) for judgement in judged if judgement.verdict.is_finding]
    if sarif:
        output.render_sarif(found, sys.stdout, version=__version__)
    else:
        output.render_github(found, sys.stdout)


def _finding(judgement: Judgement) -> Finding:
    quotation, source = judgement.quotation, judgement.source
    words = " ".join(quotation.reading.split())
    shown = f"{words[:SHOWN].rstrip()}…" if len(words) > SHOWN else words
    told = f"“{shown}”: {judgement.reason}"
    if source and source.comparison.kept:
        place = source.document.path + (f":{judgement.line}" if judgement.line else "")
        told += f" (“{' '.join(source.words.split())[:SHOWN]}”, {place})"
    verdict, path = judgement.verdict, quotation.document.path
    line, column = quotation.line or 1, quotation.column or 1
    return Finding(path, line, column, verdict.severity, verdict.value.replace(" ", "-"), told, quotation.id)


def _print_json(judged: list[Judgement]) -> None:
    from quotefind.output.jsonl import to_line, to_object

    for judgement in judged:
        told = {"verdict": judgement.verdict.value, "reason": judgement.reason}
        source = _source_object(judgement.source, judgement.line) if judgement.source else None
        click.echo(to_line({**told, "quotation": to_object(judgement.quotation), "source": source}))


def _source_object(source: Source, line: int | None) -> dict[str, object]:
    from quotefind.review.change import change_object

    return {
        "document": {"id": source.document.id, "path": source.document.path, "title": source.document.title or None},
        "line": line,
        "words": source.words,
        "quotation": source.quotation.id if source.quotation else None,
        "speaker": source.attribution.speaker,
        "speaker_evidence": source.attribution.evidence,
        "work": source.citation.work,
        "volume": source.citation.volume,
        "pages": source.citation.pages,
        "agreement": round(source.comparison.agreement, 3),
        "changes": [change_object(change) for change in source.comparison.changes],
    }


# ── mending ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _refuse_to_overwrite(fix: Path | None, found: list[tuple[Path, Document]]) -> None:
    if fix is None:
        return
    if len(found) != 1:
        raise UsageError("--fix writes one corrected copy", "give one manuscript")
    if fix.exists():
        raise UsageError(f"{fix} is there already", "name a new file: nothing is ever corrected in place")


def _write_fixed(fix: Path, file: Path, judged: list[Judgement]) -> None:
    from quotefind.readers.source import read_source
    from quotefind.review.check import Verdict
    from quotefind.review.mend import mend

    sure = [j.quotation for j in judged if j.verdict in (Verdict.EXACT, Verdict.ADJUSTED)]
    text, corrections = mend(read_source(file, file.name).text, sure)
    fix.write_text(text, encoding="utf-8", newline="")
    click.echo(f"{len(corrections)} corrections of marks and ellipses in {fix}", err=True)
