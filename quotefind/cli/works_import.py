"""``quotefind works import`` and ``works export``: the user's own catalogue as a whole."""

from __future__ import annotations

from pathlib import Path

import click

from quotefind.catalogue import Catalogue
from quotefind.cli import ERROR, FOUND, NOTHING_FOUND, places
from quotefind.cli.works_format import format_option, print_works


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_(files: tuple[Path, ...]) -> int:
    """Import works from .bib, CSL-JSON (.json) or RIS (.ris) as Zotero, JabRef and others export them.

    \b
    Examples:
      quotefind works import library.bib
      quotefind works import zotero.json endnote.ris

    Citation keys are kept. An entry that cannot be read is named with its line and skipped; one that is in your
    catalogue already takes the new form.
    """
    from quotefind.readers.bibliography import read_bibliography
    from quotefind.readers.catalogue import dump_catalogue

    own = places.own_catalogue()
    imported = skipped = 0
    for file in files:
        bibliography = read_bibliography(file, file.name)
        own = Catalogue([], bibliography.works).over(own)
        imported += len(bibliography.works)
        skipped += len(bibliography.faults)
        for fault in bibliography.faults:
            click.echo(f"skipped {file}:{fault.line}: {fault.fact}; {fault.remedy}", err=True)
    if imported:
        dump_catalogue(own, places.user_catalogue())
    click.echo(f"{imported} works imported into {places.user_catalogue()}, {skipped} skipped", err=True)
    return FOUND if imported else ERROR


@click.command("export")
@format_option
def export(name: str) -> int:
    """Print all works of your own catalogue, with the citation keys and fields of their import.

    \b
    Examples:
      quotefind works export --format biblatex > library.bib
      quotefind works export --format csl-json > library.json

    Works that your documents cite are exported with 'quotefind export'.
    """
    works = places.own_catalogue().works
    print_works(works.values(), name, places.catalogue([]))
    return FOUND if works else NOTHING_FOUND
