"""``quotefind search``."""

from __future__ import annotations

import sys
from typing import Any, Literal

import click

from quotefind import search as searching
from quotefind.cli import FOUND, NOTHING_FOUND, Settings, options, places
from quotefind.cli.screen import (
    MOST_LINES,
    NAME,
    NUMBER,
    QUIET,
    Line,
    Screen,
    marked,
    place_text,
    quoted_with_match,
    source_text,
    speaker_text,
    width_of,
)
from quotefind.model import Match
from quotefind.store import Store
from quotefind.text import fold
from quotefind.wording import visible

NEAREST_WIDTH = 70
"""Characters of the nearest miss told on stderr."""


@click.command("search")
@click.argument("queries", nargs=-1, required=True, metavar="QUERY...")
@options.filter_options("quotation")
@options.limit_option(10)
@click.option("--exact", is_flag=True, help="Only where these very words stand.")
@click.option(
    "--in",
    "where",
    type=click.Choice(["quotations", "documents"]),
    default="quotations",
    help="Search the documents' whole text.",
)
@click.option("--variants/--no-variants", default=True, help="Offer other wordings of the same saying.  [default: yes]")
@click.option(
    "--context", type=click.IntRange(min=1), metavar="N", help="Sentences around the match, not just some words."
)
@click.option("--full", is_flag=True, help="The whole paragraph around the match.")
@options.json_option
@click.pass_obj
def command(
    settings: Settings,
    /,
    queries: tuple[str, ...],
    limit: int,
    exact: bool,
    where: Literal["quotations", "documents"],
    variants: bool,
    context: int | None,
    full: bool,
    as_json: bool,
    **chosen: Any,
) -> int:
    """Find the quotation you half remember: typos, missing words and other marks do no harm.

    \b
    Examples:
      quotefind search "dustbin of history"
      quotefind search "dustbn of histroy" --author Trotsky
      quotefind search "history will not forgive" --json | jq -r .text
      pbpaste | quotefind search -          a pasted paragraph: every quotation in it

    Several queries are searched one after the other; - reads one from standard input.
    """
    filters = options.filters(**chosen)
    found = False
    screen = Screen(settings.color)
    with places.opened(settings) as store:
        names = store.person_names()
        for text in queries:
            wanted = _typed() if text == "-" else text
            query = searching.Query(
                wanted,
                filters,
                limit=limit,
                exact=exact,
                variants=variants,
                where=where,
                context=None if full else context or 0,
            )
            results = searching.search(store, query)
            if as_json:
                _print_json(results, text)
            else:
                if len(queries) > 1:
                    screen.line((f"── {' '.join(wanted.split())}", QUIET))
                _print(screen, store, results, names)
            if not results.matches:
                _tell_nearest(results, names)
            found = found or bool(results.matches)
    return FOUND if found else NOTHING_FOUND


def _print(screen: Screen, store: Store, results: searching.Results, names: dict[str, str]) -> None:
    for number, match in enumerate(results.matches, 1):
        _print_match(screen, store, match, f"{number:>3}", names)
    for match in results.variants:
        _print_match(screen, store, match, "  ~", names)


def _print_match(screen: Screen, store: Store, match: Match, label: str, names: dict[str, str]) -> None:
    quotation = match.quotation
    score = f"{match.score:.0f}"
    head = screen.around(quoted_with_match(quotation, match.span), indent=5, right=len(score) + 1, most=MOST_LINES)
    for number, line in enumerate(head):
        first = number == 0
        used = sum(width_of(text) for text, _ in line)
        gap = " " * (screen.width - 5 - used - len(score))
        tail: Line = [(gap, ""), (score, QUIET)] if first else []
        screen.line((label if first else "   ", NUMBER), "  ", *line, *tail)
    if match.variant:
        screen.prose([(f"another wording: {match.variant}", "")], 5)
    if quotation.id:
        who = speaker_text(quotation.attribution, names)
        screen.prose([(who, NAME), (f" · {source_text(quotation.citation)}", "")], 5)
    else:
        screen.prose([("the document's own text", NAME)], 5)
    if fold(match.excerpt.text) not in fold(quotation.reading):
        screen.prose(marked(match.excerpt), 5, MOST_LINES)
    named = f" · {store.short_id(quotation.id)}" if quotation.id else ""
    screen.prose([(place_text(quotation) + named, QUIET)], 5)
    screen.line()


def _tell_nearest(results: searching.Results, names: dict[str, str]) -> None:
    if results.nearest is None:
        click.echo("nothing found", err=True)
        return
    # Loaded here: most searches find something.
    from textwrap import shorten

    near = results.nearest.quotation
    words = shorten(visible(" ".join(near.reading.split())), NEAREST_WIDTH, placeholder=" …")
    who = speaker_text(near.attribution, names)
    click.echo(f"nothing found; nearest: “{words}” ({who}), score {results.nearest.score:.0f}", err=True)


def _typed() -> str:
    if sys.stdin is None:
        raise click.UsageError("Standard input is closed: there is nothing to read for -.")
    return sys.stdin.read()


def _print_json(results: searching.Results, query: str) -> None:
    from quotefind.output.jsonl import to_line, to_object

    for match in (*results.matches, *results.variants):
        found = {
            "query": query,
            "score": round(match.score, 1),
            "match": {"start": match.span.start, "end": match.span.end},
        }
        told = {"variant": match.variant or None, "excerpt": match.excerpt.text}
        click.echo(to_line({**to_object(match.quotation), **found, **told}))
