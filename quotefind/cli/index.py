"""``quotefind index``."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotefind.cli import ERROR, FOUND, Settings, places
from quotefind.errors import UsageError

if TYPE_CHECKING:
    from quotefind.build import Report

MOST_NAMED = 20
"""Skipped or missing files named one by one; the rest is counted."""


@click.command("index")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--move",
    "moves",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="OLD NEW",
    help="A folder has moved: follow it.",
)
@click.option("--quiet", is_flag=True, help="No progress; faults are still told.")
@click.pass_obj
def command(settings: Settings, /, paths: tuple[Path, ...], moves: tuple[Path, Path] | None, quiet: bool) -> int:
    """Read files and folders into the store and find their quotations.

    \b
    Examples:
      quotefind index ~/articles          add a folder, or bring it up to date
      quotefind index clippings.csv       a collection: columns text, author, work, pages
      quotefind index                     bring everything up to date
      quotefind index --move OLD NEW      a folder has moved

    Only what has changed is read again. Plain text, Markdown and HTML are documents; CSV and JSON Lines are collections
    of quotations. Interrupted, it leaves the store as it was.
    """
    from quotefind.build import index, move

    with places.opened_for_writing(settings) as store:
        if moves:
            count = move(store, *moves)
            click.echo(f"{count} documents moved with {moves[1]}", err=True)
            return FOUND
        if not paths and not store.roots():
            raise UsageError("there is nothing to bring up to date yet", "name a folder: quotefind index PATH")
        roots = [*store.roots(), *(os.path.abspath(path) for path in paths)]
        with _progress(quiet) as progress:
            report = index(store, paths, places.catalogue(roots), progress)
        _tell(report, f"{store.count()} quotations of {len(store.documents())} documents in {store.path}")
    return ERROR if report.skipped and not (report.read or report.unchanged or report.resolved_anew) else FOUND


def _tell(report: Report, totals: str) -> None:
    for skipped in report.skipped[:MOST_NAMED]:
        click.echo(f"skipped: {skipped.fact}; {skipped.remedy}", err=True)
    for note in report.notes[:MOST_NAMED]:
        click.echo(note, err=True)
    for path in report.missing[:MOST_NAMED]:
        click.echo(f"missing {path}: kept in the store until 'quotefind remove {path}'", err=True)
    counts = [
        (report.read, "read"),
        (report.unchanged, "unchanged"),
        (report.resolved_anew, "resolved anew, since the catalogue has changed"),
        (report.moved, "moved"),
        (len(report.missing), "missing"),
        (len(report.skipped), "skipped"),
    ]
    click.echo(", ".join(f"{number} {what}" for number, what in counts if number) or "nothing to do", err=True)
    click.echo(totals, err=True)


def _progress(quiet: bool) -> Any:
    """A progress bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from quotefind.wording import visible

    class Bar(Progress):
        def __enter__(self) -> Any:
            super().__enter__()
            task = self.add_task("reading", total=None, path="")

            def progress(done: int, total: int, path: str) -> None:
                self.update(task, completed=done, total=total, path=visible(path)[-40:])

            return progress

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[path]}", markup=False),
    )
    return Bar(*columns, console=Console(stderr=True), transient=True)
