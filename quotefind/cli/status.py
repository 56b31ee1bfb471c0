"""``quotefind status``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from quotefind.cli import FOUND, Settings, options, places
from quotefind.cli.screen import Screen
from quotefind.store import DocumentRow

MOST_NAMED = 20
"""Stale or missing documents named one by one."""


@click.command("status")
@options.json_option
@click.pass_obj
def command(settings: Settings, /, as_json: bool) -> int:
    """The store: where it is, how large, which documents are out of date or missing, and whether the catalogue has
    changed.

    \b
    Examples:
      quotefind status
      quotefind status --json | jq .stale
    """
    with places.opened(settings) as store:
        rows = store.documents()
        stale = [row.path for row in rows if _is_stale(row)]
        missing = [row.path for row in rows if not _file(row).exists()]
        changed = places.catalogue(store.roots()).fingerprint != store.catalogue_fingerprint()
        told = {
            "store": store.path,
            "bytes": os.path.getsize(store.path),
            "roots": store.roots(),
            "documents": len(rows),
            "quotations": store.count(),
            "stale": stale,
            "missing": missing,
            "catalogue_changed": changed,
        }
    if as_json:
        from quotefind.output.jsonl import to_line

        click.echo(to_line(told))
    else:
        _print(Screen(settings.color), told, stale, missing, changed)
    return FOUND


def _file(row: DocumentRow) -> Path:
    root = Path(row.root)
    return root if root.is_file() else root / row.file


def _is_stale(row: DocumentRow) -> bool:
    try:
        stat = _file(row).stat()
    except OSError:
        return False
    return (stat.st_size, stat.st_mtime_ns) != (row.size, row.mtime_ns)


def _print(screen: Screen, told: dict[str, object], stale: list[str], missing: list[str], changed: bool) -> None:
    roots = told["roots"]
    assert isinstance(roots, list)
    screen.line("store       ", str(told["store"]), f" ({_megabytes(told['bytes'])})")
    for root in roots:
        screen.line("root        ", root)
    screen.line("documents   ", str(told["documents"]))
    screen.line("quotations  ", str(told["quotations"]))
    for label, paths in (("stale", stale), ("missing", missing)):
        for path in paths[:MOST_NAMED]:
            screen.line(f"{label:<12}", path)
        if len(paths) > MOST_NAMED:
            screen.line(f"{label:<12}", f"and {len(paths) - MOST_NAMED} more")
    if changed:
        screen.line("catalogue   ", "has changed since: 'quotefind index' resolves speakers and works anew")
    elif stale:
        screen.line("remedy      ", "'quotefind index' reads again what has changed")


def _megabytes(size: object) -> str:
    assert isinstance(size, int)
    return f"{size / 1e6:.1f} MB"
