"""``quotefind works``: what is cited, and the catalogue."""

from __future__ import annotations

from typing import Any

import click

from quotefind.cli import Settings, options, places, tables


@click.group("works", invoke_without_command=True)
@options.filter_options("quotation")
@options.limit_option(None)
@options.json_option
@click.pass_context
def command(ctx: click.Context, /, limit: int | None, as_json: bool, **chosen: Any) -> int | None:
    r"""What is cited, and how often; the most cited first.

    \b
    Examples:
      quotefind works
      quotefind works --author Trotsky
      quotefind works check
    """
    if ctx.invoked_subcommand:
        return None
    settings: Settings = ctx.obj
    with places.opened(settings) as store:
        return tables.print_counted(settings, store.works(options.filters(**chosen)), limit, as_json)
