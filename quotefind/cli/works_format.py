"""Works as text in one of the forms in which bibliographies travel; for the commands below ``quotefind works``."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from quotefind.catalogue import Catalogue
from quotefind.entry import Work

format_option = click.option(
    "-f", "--format", "name", type=click.Choice(["yaml", "bibtex", "biblatex", "csl-json", "ris"]), default="yaml",
    help="What to turn them into; yaml is the catalogue's form.  [default: yaml]",
)  # fmt: skip


def print_works(works: Iterable[Work], name: str, catalogue: Catalogue) -> None:
    """Print works in this format; people and books that they name by id are found in the catalogue."""
    if name == "yaml":
        from quotefind.readers.catalogue import dump_entries

        click.echo(dump_entries(works), nl=False)
        return
    from quotefind.output import Library, Options, renderer

    library = Library(people=catalogue.people, works={work.id: work for work in works})
    renderer(name)((), library, sys.stdout, Options(every_work=True))
