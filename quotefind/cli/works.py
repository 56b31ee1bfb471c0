"""``quotefind works``: what is cited; its subcommands keep the catalogue."""

from __future__ import annotations

from typing import Any

import click

from quotefind.cli import Settings, options, places, tables
from quotefind.cli.works_check import check
from quotefind.cli.works_edit import add, edit
from quotefind.cli.works_import import export, import_
from quotefind.cli.works_parse import parse


@click.group("works", invoke_without_command=True)
@options.filter_options("quotation")
@options.limit_option(None)
@options.json_option
@click.pass_context
def command(ctx: click.Context, /, limit: int | None, as_json: bool, **chosen: Any) -> int | None:
    """What is cited, and how often, the most cited first; the commands below keep the catalogue.

    \b
    Examples:
      quotefind works
      quotefind works --author Trotsky
      quotefind works import zotero.bib
      quotefind works parse bibliography.txt --format bibtex
    """
    if ctx.invoked_subcommand:
        return None
    settings: Settings = ctx.obj
    with places.opened(settings) as store:
        return tables.print_counted(settings, store.works(options.filters(**chosen)), limit, as_json)


for subcommand in (import_, export, add, edit, check, parse):
    command.add_command(subcommand)
