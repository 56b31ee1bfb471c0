"""``quotefind variants``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from quotefind.cli import FOUND, NOTHING_FOUND, Settings, options, places
from quotefind.cli.beside import print_beside
from quotefind.cli.screen import HEADING, NAME, NUMBER, QUIET, Screen, place_text, quoted, source_text, speaker_text
from quotefind.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from quotefind.catalogue import Catalogue
    from quotefind.model import Quotation
    from quotefind.review.variants import Cluster
    from quotefind.store import Store

MOST_LINES = 4
"""Lines of the fullest wording."""


@click.command("variants")
@click.argument("query", required=False, metavar="[QUERY|ID]")
@click.option("--all", "everything", is_flag=True, help="Every saying that stands in several places.")
@options.limit_option(None)
@options.json_option
@click.pass_obj
def command(settings: Settings, /, query: str | None, everything: bool, limit: int | None, as_json: bool) -> int:
    """One saying across documents and translations: where it stands, how the wordings differ, who altered what.

    \b
    Examples:
      quotefind variants "dustbin of history"
      quotefind variants 7k3m2q
      quotefind variants --all --json

    Every wording is laid beside the fullest one.
    """
    from itertools import islice

    if bool(query) == everything:
        raise UsageError("variants of what?", "give some words, an id, or --all")
    screen = Screen(settings.color)
    found = 0
    with places.opened(settings) as store:
        catalogue = places.catalogue(store.roots())
        names = store.person_names()
        for cluster in islice(_clusters(store, catalogue, query), limit):
            found += 1
            if as_json:
                _print_json(cluster)
            else:
                _print(screen, store, cluster, names)
    if not found:
        click.echo("nothing found: it stands in one place only", err=True)
    return FOUND if found else NOTHING_FOUND


def _clusters(store: Store, catalogue: Catalogue, query: str | None) -> Iterator[Cluster]:
    from quotefind.review.variants import all_variants, variants_of

    if query is None:
        with _progress() as progress:
            yield from all_variants(store, catalogue, progress)
        return
    cluster = variants_of(_meant(store, query), store, catalogue)
    if cluster:
        yield cluster


def _meant(store: Store, query: str) -> Quotation:
    """The quotation of this id, else the one that answers these words best."""
    from quotefind.model import Filters, Kind
    from quotefind.search import Query, search

    try:
        return store.quotation(query)
    except NotFoundError:
        results = search(store, Query(query, Filters(kinds=(Kind.QUOTATION,)), limit=1, variants=False))
        if not results.matches:
            raise NotFoundError(f"no quotation answers to “{query}”", "`quotefind search` shows what is near") from None
        return results.matches[0].quotation


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("comparing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _print(screen: Screen, store: Store, cluster: Cluster, names: dict[str, str]) -> None:
    from quotefind.review.aligned import aligned

    fullest = cluster.fullest
    for line in screen.around(quoted(fullest), 0, 0, MOST_LINES):
        screen.line(*line)
    _print_place(screen, store, fullest, names)
    for number, member in enumerate(cluster.others, 1):
        span = member.comparison.span
        said = fullest.reading[span.start : span.end]
        gravest = member.comparison.gravest
        screen.line((f"{number:>3}", NUMBER), (f"  {gravest.value if gravest else 'word for word'}", HEADING))
        if gravest:
            print_beside(screen, ("it", "above"), aligned(member.quotation.reading, said, member.comparison), 5)
        _print_place(screen, store, member.quotation, names)
    screen.line()


def _print_place(screen: Screen, store: Store, quotation: Quotation, names: dict[str, str]) -> None:
    who = speaker_text(quotation.attribution, names)
    screen.prose([(who, NAME), (f" · {source_text(quotation.citation)}", "")], 5)
    screen.prose([(f"{place_text(quotation)} · {store.short_id(quotation.id)}", QUIET)], 5)


def _print_json(cluster: Cluster) -> None:
    from quotefind.output.jsonl import to_line, to_object
    from quotefind.review.change import change_object

    others = [
        {**to_object(member.quotation), "changes": [change_object(change) for change in member.comparison.changes]}
        for member in cluster.others
    ]
    click.echo(to_line({"fullest": to_object(cluster.fullest), "others": others}))
