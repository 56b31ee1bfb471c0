"""``quotefind works parse``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TextIO

import click

from quotefind.catalogue import Catalogue
from quotefind.cli import FOUND, NOTHING_FOUND, options
from quotefind.cli.works_format import format_option, print_works


@click.command("parse")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
@format_option
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
    print_works(works.values(), name, Catalogue())
    return FOUND if works else NOTHING_FOUND
