"""``quotefind export``."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

import click

from quotefind.cli import FOUND, NOTHING_FOUND, Settings, options, places
from quotefind.errors import UsageError
from quotefind.model import Quotation
from quotefind.output import FORMATS, Library, Options, renderer
from quotefind.search import Query, search

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
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write here, not to standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE when it is there.")
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
    query: str | None,
    annotate: bool,
    ascii: bool,
    key: str,
    limit: int | None,
    **chosen: Any,
) -> int:
    """Export what is asked for."""
    settings: Settings = ctx.obj
    if FORMATS[name].every_kind and ctx.get_parameter_source("kind") is click.core.ParameterSource.DEFAULT:
        chosen["kind"] = "all"
    if output and output.exists() and not force:
        raise UsageError(f"{output} is there already", "give another name, or --force to overwrite it")
    with places.opened(settings) as store:
        quotations: Iterator[Quotation]
        filters = options.filters(**chosen)
        if ids:
            quotations = iter([store.quotation(prefix) for prefix in ids])
        elif query is not None:
            quotations = iter(
                [m.quotation for m in search(store, Query(query, filters, limit=limit or FOUND_BY_SEARCH)).matches]
            )
        else:
            quotations = islice(store.quotations(filters), limit)
        counted = _Counted(quotations)
        library = Library.of(places.catalogue(store.roots()))
        with _stream(output) as stream:
            renderer(name)(counted, library, stream, Options(annotate, ascii, key=key))
    if not counted.count:
        click.echo("nothing found", err=True)
    return FOUND if counted.count else NOTHING_FOUND


class _Counted(Iterator[Quotation]):
    """Counts what passes, since a stream's length is known only when it has ended."""

    def __init__(self, quotations: Iterator[Quotation]) -> None:
        self.quotations = quotations
        self.count = 0

    def __next__(self) -> Quotation:
        quotation = next(self.quotations)
        self.count += 1
        return quotation


@contextlib.contextmanager
def _stream(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file written beside its place and moved there when it is whole; UTF-8 either way."""
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror})", "choose another folder") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, output)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
