"""``quotefind remove``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from quotefind.cli import FOUND, Settings, places
from quotefind.errors import NotFoundError
from quotefind.store import Store, Writer


@click.command("remove")
@click.argument("targets", nargs=-1, required=True, metavar="PATH|ID...")
@click.pass_obj
def command(settings: Settings, /, targets: tuple[str, ...]) -> int:
    """Take documents, or folders that were indexed, out of the store. The files themselves stay.

    \b
    Examples:
      quotefind remove ~/articles                  a folder that was indexed, with all its documents
      quotefind remove 000_26d3396de19c5f40.txt    one document, by its path in the store
    """
    with places.opened_own(settings) as store, store.writing() as writer:
        counts = [_remove(store, writer, target) for target in targets]
    click.echo(f"{sum(counts)} documents removed", err=True)
    return FOUND


def _remove(store: Store, writer: Writer, target: str) -> int:
    absolute = os.path.abspath(target)
    if absolute in store.roots():
        return writer.remove_root(absolute)
    rows = [
        row
        for row in store.documents()
        if target == row.path
        or absolute in (row.root, str(Path(row.root, row.file)))
        or (len(target) >= 4 and row.id.startswith(target))
    ]
    if not rows:
        raise NotFoundError(f"nothing in the store is called {target}", "'quotefind documents' lists what there is")
    for row in rows:
        writer.remove(row.id)
    return len(rows)
