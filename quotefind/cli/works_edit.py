"""``quotefind works add`` and ``works edit``: single records of the user's own catalogue."""

from __future__ import annotations

from dataclasses import replace

import click

from quotefind.catalogue import Catalogue
from quotefind.cli import FOUND, Settings, places
from quotefind.entry import Work
from quotefind.errors import CatalogueError, NotFoundError, UsageError


@click.command("add")
@click.argument("reference")
@click.option("--id", "work_id", default="", metavar="ID", help="The new work's id  [default: from author and title].")
@click.option("-e", "--edit", "edited", is_flag=True, help="Open the record in $EDITOR before it is kept.")
def add(reference: str, work_id: str, edited: bool) -> int:
    """Add a work to your own catalogue from a reference as people print it.

    \b
    Examples:
      quotefind works add "Brook, Ada. The Walled Year. London: Hale, 1911."
      quotefind works add --edit --id walled-year "Brook, The Walled Year, 1911"

    Its citation key is kept with it, so that no later entry changes it.
    """
    from quotefind.extract.reference import parse
    from quotefind.extract.reference.work import to_work

    work = to_work(parse(reference), work_id)
    if not work.title:
        raise UsageError("no title can be read in that reference", "write: Author, Title (Place: Publisher, Year)")
    if edited:
        work = _in_editor(work)
    own = places.own_catalogue()
    if own.work(work.id):
        raise UsageError(f"your catalogue has a work {work.id} already", "choose another --id, or use 'works edit'")
    _keep(own, work if work.key else replace(work, key=_key(work)))
    return FOUND


@click.command("edit")
@click.argument("work_id", metavar="ID")
@click.pass_obj
def edit(settings: Settings, /, work_id: str) -> int:
    """Open a work's record in $EDITOR and keep it in your own catalogue, where it takes the place of a bundled one.

    \b
    Examples:
      quotefind works edit trotsky-hrr
    """
    catalogue = places.catalogue([])
    work = catalogue.work(work_id)
    if work is None:
        near = ", ".join(w.id for w in catalogue.suggest_works(work_id))
        raise NotFoundError(
            f"no work has the id {work_id}", f"did you mean {near}?" if near else "see corpus/catalogue"
        )
    _keep(places.own_catalogue(), _in_editor(work))
    return FOUND


def _in_editor(work: Work) -> Work:
    """The record as the editor hands it back; unchanged where it was left unsaved."""
    from quotefind.readers.catalogue import dump_work, parse_work

    text = click.edit(dump_work(work), extension=".yaml")
    return work if text is None else parse_work(text, work.id, "the record")


def _key(work: Work) -> str:
    """The citation key under which exports would give a new work: kept with it, later namesakes do not change it."""
    from quotefind.output.keys import Keys
    from quotefind.output.library import Library, Options
    from quotefind.output.record import record_of

    library = Library.of(Catalogue([], [work]).over(places.catalogue([])))
    records = {other.id: record_of(other, library) for other in library.works.values()}
    return Keys(records.values(), Options().key)[records[work.id]]


def _keep(own: Catalogue, work: Work) -> None:
    """Write the user's catalogue with this work in it, unless the whole would then be faulty."""
    from quotefind.readers.catalogue import dump_catalogue

    changed = Catalogue([], [work]).over(own)
    faults = set(changed.over(places.catalogue([])).validate()) - set(places.catalogue([]).validate())
    if faults:
        raise CatalogueError(f"the record is not kept: {min(faults)}", "mend it and try again")
    dump_catalogue(changed, places.user_catalogue())
    click.echo(f"{work.id}: {work.title}; 'quotefind index' resolves citations anew", err=True)
