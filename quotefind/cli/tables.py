"""Counted names, as a list on the screen or as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import click

from quotefind.cli import FOUND, NOTHING_FOUND, Settings
from quotefind.cli.screen import NAME, NUMBER, QUIET, Screen
from quotefind.store import CountedRow


def print_counted(settings: Settings, rows: Iterable[CountedRow], limit: int | None, as_json: bool) -> int:
    """Print names with their counts, and give the exit status."""
    chosen = list(islice(rows, limit))
    if as_json:
        from quotefind.output.jsonl import to_line

        for row in chosen:
            click.echo(to_line({"name": row.name, "id": row.id or None, "count": row.count}))
    else:
        screen = Screen(settings.color)
        for row in chosen:
            screen.line((f"{row.count:>6}", NUMBER), "  ", (row.name, NAME), (f"  {row.id}" if row.id else "", QUIET))
    if not chosen:
        click.echo("nothing found", err=True)
    return FOUND if chosen else NOTHING_FOUND
