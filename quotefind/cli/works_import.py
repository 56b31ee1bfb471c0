"""``quotefind works import`` and ``works check``: the catalogue as a whole."""

from __future__ import annotations

from pathlib import Path

import click

from quotefind.catalogue import Catalogue
from quotefind.cli import ERROR, FOUND, NOTHING_FOUND, places


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


@click.command("check")
def check() -> int:
    """Check the catalogue: names used twice, references that lead nowhere, values that mean nothing.

    \b
    Examples:
      quotefind works check

    Exit status 1 when there are findings, 0 when there are none.
    """
    catalogue = places.catalogue([])
    faults = catalogue.validate()
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(catalogue.works)} works, {len(catalogue.people)} people, {len(faults)} faults", err=True)
    return NOTHING_FOUND if faults else FOUND
