"""``quotefind documents``."""

from __future__ import annotations

import click

from quotefind.cli import FOUND, NOTHING_FOUND, Settings, options, places
from quotefind.cli.screen import NAME, NUMBER, QUIET, Screen


@click.command("documents")
@options.json_option
@click.pass_obj
def command(settings: Settings, /, as_json: bool) -> int:
    """The documents in the store with the number of quotations in each.

    \b
    Examples:
      quotefind documents
      quotefind documents --json | jq -r 'select(.missing) | .path'
    """
    from quotefind.output.jsonl import to_line

    with places.opened(settings) as store:
        rows = store.documents()
    screen = None if as_json else Screen(settings.color)
    for row in rows:
        if screen is None:
            told = {"id": row.id, "path": row.path, "title": row.title or None, "root": row.root, "sha256": row.sha256}
            more = {"format": row.format, "encoding": row.encoding, "characters": row.characters}
            click.echo(to_line({**told, **more, "quotations": row.quotations, "missing": row.missing}))
        else:
            missing = ("  (missing)", "") if row.missing else ""
            screen.line((f"{row.quotations:>6}", NUMBER), "  ", (row.path, NAME), missing, (f"  {row.title}", QUIET))
    if not rows:
        click.echo("the store is empty", err=True)
    return FOUND if rows else NOTHING_FOUND
