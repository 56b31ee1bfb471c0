"""``quotefind works check``: what is wrong with the catalogue, and what it lacks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, replace

import click

from quotefind.catalogue import Catalogue, free_id
from quotefind.cli import FOUND, NOTHING_FOUND, Settings, places
from quotefind.entry import Work
from quotefind.model import Citation
from quotefind.store import Store
from quotefind.text import fold


@click.command("check")
@click.option("--stubs", is_flag=True, help="Print an entry for each work that documents cite and you do not have.")
@click.pass_obj
def check(settings: Settings, /, stubs: bool) -> int:
    """Check the catalogue: names used twice, references that lead nowhere, values that mean nothing.

    \b
    Examples:
      quotefind works check
      quotefind works check --stubs > stubs.yaml

    With --stubs it prints the works that documents cite and no entry answers to, the most cited first, with what the
    citations tell of them, as entries to complete and keep in works.yaml.

    Exit status 1 when there are findings (with --stubs: when there are none), else 0.
    """
    if stubs:
        with places.opened(settings) as store:
            return _print_stubs(store)
    catalogue = places.catalogue([])
    faults = catalogue.validate()
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(catalogue.works)} works, {len(catalogue.people)} people, {len(faults)} faults", err=True)
    if settings.store or os.path.exists(places.store_file(settings)):
        with places.opened(settings) as store:
            missing = sum(not row.id for row in store.works())
        if missing:
            click.echo(f"{missing} works are cited and not in the catalogue; --stubs proposes entries", err=True)
    return NOTHING_FOUND if faults else FOUND


def _print_stubs(store: Store) -> int:
    from quotefind.readers.catalogue import dump_entries

    found = _stubs(store, places.catalogue(store.roots()))
    click.echo(dump_entries(found), nl=False)
    if not found:
        click.echo("every cited work is in the catalogue", err=True)
    return FOUND if found else NOTHING_FOUND


def _stubs(store: Store, catalogue: Catalogue) -> list[Work]:
    """An entry for each cited title that no entry answers to, the most cited first; of its citations the one that
    tells most.  A title between whose bearers the catalogue cannot decide is not missing.
    """
    fullest: dict[str, Work] = {}
    for quotation in store.quotations():
        for title, work in _uncatalogued(quotation.citation):
            known = fullest.get(title)
            if known is None or _told(work) > _told(known):
                fullest[title] = work
    found: list[Work] = []
    taken = set(catalogue.works)
    for row in store.works():
        if not row.id and fold(row.name) in fullest:
            work = fullest.pop(fold(row.name))
            work = replace(work, id=free_id(work.id, taken), authors=tuple(map(catalogue.author_id, work.authors)))
            taken.add(work.id)
            found.append(work)
    return found


def _uncatalogued(citation: Citation) -> Iterator[tuple[str, Work]]:
    """What a citation tells of works that are not in the catalogue, the one cited and the one that reports its words,
    each with its folded title.
    """
    from quotefind.extract.reference import Reference, parse
    from quotefind.extract.reference.work import cited_work, to_work

    if citation.work and not citation.work_id and not citation.candidates:
        told = ("", "") if citation.quoted_in else (citation.author or "", citation.printed or "")
        yield fold(citation.work), cited_work(citation.work, *told)
    if citation.quoted_in and not citation.quoted_in_id:  # as printed, its author in it
        read = parse(citation.quoted_in)
        whole = read if read.author and read.title else Reference(title=citation.quoted_in)
        yield fold(citation.quoted_in), to_work(whole)


def _told(work: Work) -> int:
    """How many fields a work has."""
    return sum(bool(value) for value in asdict(work).values())
