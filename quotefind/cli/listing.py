"""``quotefind list``."""

from __future__ import annotations

from itertools import groupby, islice
from typing import Any

import click

from quotefind.cli import FOUND, NOTHING_FOUND, Settings, options, places
from quotefind.cli.screen import HEADING, MOST_LINES, NAME, QUIET, Screen, place_text, quoted, source_text, speaker_text
from quotefind.model import Quotation
from quotefind.store import Store

UNKNOWN = {"author": "speaker unknown", "work": "no work cited", "document": ""}
"""The heading of those that have none, which comes last."""


@click.command("list")
@options.filter_options("quotation")
@options.limit_option(None)
@click.option("--by", type=click.Choice(["author", "work", "document"]), help="Group under headings with counts.")
@options.json_option
@click.pass_obj
def command(settings: Settings, /, limit: int | None, by: str | None, as_json: bool, **chosen: Any) -> int:
    """List quotations, in the order of the documents.

    \b
    Examples:
      quotefind list --author Trotsky
      quotefind list --by work --with-page
      quotefind list --uncited --document ten_days.txt
      quotefind list --author Lenin --json | jq -r '.document.path'
    """
    with places.opened(settings) as store:
        quotations = islice(store.quotations(options.filters(**chosen)), limit)
        count = _print_json(quotations) if as_json else _print(Screen(settings.color), store, quotations, by)
    if not count:
        click.echo("nothing found", err=True)
    return FOUND if count else NOTHING_FOUND


def _print_json(quotations: Any) -> int:
    from quotefind.output.jsonl import to_line, to_object

    printed = 0
    for quotation in quotations:
        click.echo(to_line(to_object(quotation)))
        printed += 1
    return printed


def _print(screen: Screen, store: Store, quotations: Any, by: str | None) -> int:
    names = store.person_names()
    if by is None:
        printed = 0
        for quotation in quotations:
            _print_one(screen, store, quotation, names)
            printed += 1
        return printed

    def heading(quotation: Quotation) -> str:
        if by == "author":
            return speaker_text(quotation.attribution, names) if quotation.attribution.speakers else ""
        if by == "work":
            return quotation.citation.work or quotation.citation.quoted_in or ""
        return quotation.document.path

    ordered = sorted(quotations, key=lambda q: (heading(q) == "", heading(q).casefold(), heading(q)))
    for name, group in groupby(ordered, key=heading):
        members = list(group)
        screen.line((name or UNKNOWN[by], HEADING), (f" ({len(members)})", QUIET))
        screen.line()
        for quotation in members:
            _print_one(screen, store, quotation, names)
    return len(ordered)


def _print_one(screen: Screen, store: Store, quotation: Quotation, names: dict[str, str]) -> None:
    screen.prose(quoted(quotation), 0, MOST_LINES)
    screen.prose([(speaker_text(quotation.attribution, names), NAME), (f" · {source_text(quotation.citation)}", "")], 2)
    screen.prose([(f"{place_text(quotation)} · {store.short_id(quotation.id)}", QUIET)], 2)
    screen.line()
