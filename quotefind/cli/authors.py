"""``quotefind authors``."""

from __future__ import annotations

from typing import Any

import click

from quotefind.cli import Settings, options, places, tables


@click.command("authors")
@options.filter_options("quotation")
@options.limit_option(None)
@options.json_option
@click.pass_obj
def command(settings: Settings, /, limit: int | None, as_json: bool, **chosen: Any) -> int:
    """Who is quoted, and how often; the most quoted first.

    \b
    Examples:
      quotefind authors
      quotefind authors --document essays/ -n 10
    """
    with places.opened(settings) as store:
        return tables.print_counted(settings, store.authors(options.filters(**chosen)), limit, as_json)
