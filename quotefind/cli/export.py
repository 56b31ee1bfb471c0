"""``quotefind export``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from quotefind.cli import FOUND, NOTHING_FOUND, Settings, options, places
from quotefind.cli.destination import stream_to, write_notes
from quotefind.errors import UsageError
from quotefind.model import Filters, Quotation
from quotefind.output import FORMATS, Library, Options, renderer
from quotefind.output.obsidian import NoteOf, notes
from quotefind.search import Query, search
from quotefind.store import Store

KEY = Options().key
FOUND_BY_SEARCH = 100
"""Matches that ``--search`` exports without a limit of the user's."""


HELP = """Write quotations and their sources in another format: all, what filters or a search leave, or these IDs.

\b
Examples:
  quotefind export --format bibtex -o sources.bib
  quotefind export --format markdown --author Lenin
  quotefind export --format csquotes --search "dustbin of history"
  quotefind export --format jsonl | jq -r 'select(.pages == null) | .id'
  quotefind export --format obsidian --notes author -o ~/Vault/Quotations

\b
Formats:
""" + "\n".join(f"  {f.name:<15} {f.description}" for f in FORMATS.values())


class FormatName(click.ParamType[str]):
    """A format's name; one that is unknown is answered with the nearest."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the name."""
        if value not in FORMATS:
            renderer(value)  # raises, naming the nearest
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The names that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in FORMATS if name.startswith(incomplete)]


@click.command("export", help=HELP)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "-f", "--format", "name", type=FormatName(), default="bibtex", help="One of the formats below.  [default: bibtex]"
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here, not to standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE when it is there.")
@click.option(
    "--notes",
    "note_of",
    type=click.Choice([of.value for of in NoteOf]),
    help="With obsidian: a note for each of these, in the folder FILE.",
)
@click.option("--search", "query", metavar="QUERY", help="What a search finds, not everything.")
@click.option("--annotate", is_flag=True, help="Quotations, with pages, as annotations in bibliographies.")
@click.option("--ascii", is_flag=True, help="Accents as LaTeX commands in .bib files.")
@click.option("--key", default=KEY, metavar="PATTERN", help=f"Citation keys.  [default: {KEY}]")
@options.filter_options("quotation")
@options.limit_option(None)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    ids: tuple[str, ...],
    name: str,
    output: Path | None,
    force: bool,
    note_of: str | None,
    query: str | None,
    annotate: bool,
    ascii: bool,
    key: str,
    limit: int | None,
    **chosen: Any,
) -> int:
    """Export what is asked for."""
    settings: Settings = ctx.obj
    given = {name for name in chosen if ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT}
    if ids and (query is not None or given):
        raise UsageError("IDs name the quotations themselves", "leave --search and the filters out, or the IDs")
    if note_of and (name != "obsidian" or output is None):
        raise UsageError("--notes writes a folder for Obsidian", "give --format obsidian and a folder with -o")
    if FORMATS[name].every_kind and "kind" not in given:
        chosen["kind"] = "all"
    wishes = Options(annotate, ascii, key=key)
    with places.opened(settings) as store:
        counted = _Counted(_asked(store, ids, query, options.filters(**chosen), limit))
        library = Library.of(places.catalogue(store.roots()))
        if note_of and output:
            write_notes(notes(counted, library, NoteOf(note_of), wishes), output, force)
        else:
            with stream_to(output, force) as stream:
                renderer(name)(counted, library, stream, wishes)
    if not counted.count:
        click.echo("nothing found", err=True)
    return FOUND if counted.count else NOTHING_FOUND


def _asked(
    store: Store, ids: tuple[str, ...], query: str | None, filters: Filters, limit: int | None
) -> Iterator[Quotation]:
    if ids:
        return iter([store.quotation(prefix) for prefix in ids][:limit])
    if query is None:
        return islice(store.quotations(filters), limit)
    found = search(store, Query(query, filters, limit=limit or FOUND_BY_SEARCH))
    return iter([match.quotation for match in found.matches])


class _Counted(Iterator[Quotation]):
    """Counts what passes, since a stream's length is known only when it has ended."""

    def __init__(self, quotations: Iterator[Quotation]) -> None:
        self.quotations = quotations
        self.count = 0

    def __next__(self) -> Quotation:
        quotation = next(self.quotations)
        self.count += 1
        return quotation
