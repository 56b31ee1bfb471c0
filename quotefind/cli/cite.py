"""``quotefind cite``."""

from __future__ import annotations

from pathlib import Path

import click

from quotefind.cli import FOUND, Settings, options, places
from quotefind.output import Library
from quotefind.wording import visible


@click.command("cite")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--style",
    default="chicago-note",
    metavar="STYLE",
    help="chicago-note, chicago-short, mla, apa, or a .csl file (which needs pandoc).  [default: chicago-note]",
)
@click.option("--entry", is_flag=True, help="The entry of the bibliography, not the note.")
@options.json_option
@click.pass_obj
def command(settings: Settings, /, ids: tuple[str, ...], style: str, entry: bool, as_json: bool) -> int:
    """A formatted note or bibliography entry for quotations, with page and "quoted in".

    \b
    Examples:
      quotefind cite 7k3m2q
      quotefind cite 7k3m2q --style mla --entry
      quotefind cite 7k3m2q --style ~/Zotero/styles/ieee.csl
    """
    from quotefind.output.cite import format_citation, format_with_csl
    from quotefind.output.jsonl import to_line

    with places.opened(settings) as store:
        library = Library.of(places.catalogue(store.roots()))
        for quotation in [store.quotation(prefix) for prefix in ids]:
            own_style = style.endswith(".csl")
            reference = (
                format_with_csl(quotation, library, Path(style))
                if own_style
                else format_citation(quotation, library, style)
            )
            if as_json:
                click.echo(to_line({"id": quotation.id, "citation": reference.citation, "entry": reference.entry}))
            else:
                click.echo(visible(reference.entry if entry else reference.citation))
    return FOUND
