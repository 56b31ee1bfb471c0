"""``quotefind show``."""

from __future__ import annotations

import click

from quotefind.cli import FOUND, Settings, options, places
from quotefind.cli.screen import NAME, QUIET, QUOTE, Run, Screen, marked, place_text, source_text, speaker_text
from quotefind.model import Quotation
from quotefind.search import excerpt_of
from quotefind.store import Store

LABEL = 11
"""Columns of the labels at the left."""


@click.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@options.json_option
@click.pass_obj
def command(settings: Settings, /, ids: tuple[str, ...], as_json: bool) -> int:
    """One quotation whole: its words and their context, who said it and where it is cited, and why we think so.

    \b
    Examples:
      quotefind show 7k3m2q
      quotefind show 7k3m2q --json

    Any unique beginning of an id will do.
    """
    from quotefind.output.jsonl import to_line, to_object

    with places.opened(settings) as store:
        names = store.person_names()
        screen = Screen(settings.color)
        for quotation in [store.quotation(prefix) for prefix in ids]:
            if as_json:
                click.echo(to_line({**to_object(quotation), "context": excerpt_of(store, quotation).text}))
            else:
                _print(screen, store, quotation, names)
    return FOUND


def _print(screen: Screen, store: Store, quotation: Quotation, names: dict[str, str]) -> None:
    attribution, citation = quotation.attribution, quotation.citation
    screen.prose([(f"“{quotation.reading}”", QUOTE)], 0)
    screen.line()
    rows: list[tuple[str, list[Run]]] = [("speaker", [(speaker_text(attribution, names), NAME)])]
    if attribution.rule:
        rows.append(("because", _because(attribution.rule, attribution.evidence, f"score {attribution.score:.2f}")))
    rows.append(("source", [(source_text(citation), "")]))
    if citation.rule:
        rows.append(("because", _because(citation.rule, citation.evidence or citation.printed, "")))
    if citation.candidates:
        rows.append(("could be", [(", ".join(citation.candidates), "")]))
    levels = (
        ""
        if quotation.depth == 1
        else f", within another ({store.short_id(quotation.parent or '')}), level {quotation.depth}"
    )
    rows.append(("kind", [(f"{quotation.kind.value}, {quotation.layout.value}{levels}", "")]))
    rows.append(("stands in", [(place_text(quotation), "")]))
    rows += [
        ("doubt" if d.severity.value != "note" else "note", [(f"{d.message} ({d.code})", "")])
        for d in quotation.diagnostics
    ]
    rows.append(("id", [(quotation.id, "")]))
    for label, runs in rows:
        screen.labelled(label, runs, LABEL)
    screen.line()
    screen.prose(marked(excerpt_of(store, quotation)), 0)
    screen.line()


def _because(rule: str, evidence: str | None, extra: str) -> list[Run]:
    words = f"“{' '.join(evidence.split())}” " if evidence else ""
    return [(words, ""), (f"({rule}{', ' + extra if extra else ''})", QUIET)]
