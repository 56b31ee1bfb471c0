"""``quotefind audit``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quotefind import __version__
from quotefind.cli import ERROR, FOUND, NOTHING_FOUND, Settings, manuscripts, options, places


@click.command("audit")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@options.json_option
@click.option("--sarif", is_flag=True, help="Print one SARIF log, for code-review tools.")
@click.pass_obj
def command(settings: Settings, /, paths: tuple[Path, ...], as_json: bool, sarif: bool) -> int:
    """What is wrong or missing in documents: marks that are never closed or stray, notes without their text,
    quotations without speaker, source or page, citations that cannot be right.

    \b
    Examples:
      quotefind audit chapter.md
      quotefind audit ~/articles | grep unclosed-mark
      quotefind audit --sarif . > audit.sarif

    The documents need not be in the store. Exit status 1 when there are findings, 0 when there are none.
    """
    from quotefind.output import findings as output
    from quotefind.review.audit import audit

    manuscripts.existing(paths)
    skipped: list[str] = []
    catalogue = places.catalogue([str(path) for path in paths if path.is_dir()])
    found = [finding for _, document in manuscripts.documents(paths, skipped) for finding in audit(document, catalogue)]
    if sarif:
        output.render_sarif(found, sys.stdout, version=__version__)
    elif as_json:
        output.render_jsonl(found, sys.stdout)
    else:
        output.render_lines(found, sys.stdout)
    for line in skipped:
        click.echo(line, err=True)
    if skipped:
        return ERROR
    return NOTHING_FOUND if found else FOUND
