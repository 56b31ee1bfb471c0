"""``quotefind works parse``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TextIO

import click

from quotefind.cli import FOUND, NOTHING_FOUND, options


@click.command("parse")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
@click.option(
    "-f", "--format", "name", type=click.Choice(["yaml", "bibtex", "biblatex", "csl-json", "ris"]), default="yaml",
    help="What to turn the references into; yaml is the catalogue's form.  [default: yaml]",
)  # fmt: skip
@options.json_option
def parse(file: TextIO, name: str, as_json: bool) -> int:
    """Turn reference strings, one a line, into records. FILE - is standard input.

    \b
    Examples:
      quotefind works parse bibliography.txt --json
      quotefind works parse bibliography.txt --format bibtex > bibliography.bib
    """
    from quotefind.extract.reference import parse as parse_reference
    from quotefind.extract.reference.work import to_work

    lines = [line.strip() for line in file if line.strip()]
    if as_json:
        from quotefind.output.jsonl import to_line

        for line in lines:
            click.echo(to_line({"raw": line, **asdict(parse_reference(line))}))
        return FOUND if lines else NOTHING_FOUND
    works = {work.id: work for work in (to_work(parse_reference(line)) for line in lines)}
    if name == "yaml":
        from quotefind.readers.catalogue import dump_entries

        click.echo(dump_entries(works.values()), nl=False)
    else:
        from quotefind.output import Library, Options, renderer

        renderer(name)((), Library(works=works), sys.stdout, Options(every_work=True))
    return FOUND if works else NOTHING_FOUND
