"""``quotefind trace``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotefind.cli import FOUND, Settings, options, places
from quotefind.cli.screen import NAME, QUIET, QUOTE, Screen, place_text, source_text, speaker_text
from quotefind.wording import locators

if TYPE_CHECKING:
    from quotefind.model import Quotation
    from quotefind.review.sources import Source
    from quotefind.review.trace import Link, Trace
    from quotefind.store import Store

LABEL = 13
"""Columns of the labels at the left."""


@click.command("trace")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@options.json_option
@click.pass_obj
def command(settings: Settings, /, ids: tuple[str, ...], as_json: bool) -> int:
    """Where a quotation comes from: whom its document quotes it from, whom that one has it from, and who else has it.

    \b
    Examples:
      quotefind trace 7k3m2q
      quotefind trace 7k3m2q --json

    A work that is in the store is looked into; one that is not is named as it is cited.
    """
    from quotefind.review.trace import trace

    screen = Screen(settings.color)
    with places.opened(settings) as store:
        catalogue = places.catalogue(store.roots())
        names = store.person_names()
        for quotation in [store.quotation(prefix) for prefix in ids]:
            traced = trace(quotation, store, catalogue)
            if as_json:
                _print_json(traced)
            else:
                _print(screen, store, traced, names)
    return FOUND


def _print(screen: Screen, store: Store, traced: Trace, names: dict[str, str]) -> None:
    quotation = traced.quotation
    screen.prose([(f"“{' '.join(quotation.reading.split())}”", QUOTE)], 0)
    screen.line()
    who = speaker_text(quotation.attribution, names)
    screen.labelled("quoted in", [(place_text(quotation), ""), (f" · {who}", NAME)], LABEL)
    for link in traced.chain:
        screen.labelled(link.role, [(_told(link, names), "")], LABEL)
    if not traced.chain:
        screen.labelled("taken from", [("no source cited", QUIET)], LABEL)
    for source, line in traced.texts:
        told = f"{_place(source, line)} · {_likeness(source)}"
        screen.labelled("stands in", [(told, ""), (f" · {speaker_text(source.attribution, names)}", NAME)], LABEL)
    for other in traced.elsewhere:
        screen.labelled(
            "also in", [(_told_other(store, other), ""), (f" · {speaker_text(other.attribution, names)}", NAME)], LABEL
        )
    screen.line()


def _told(link: Link, names: dict[str, str]) -> str:
    told = ", ".join([link.work, *locators(link.citation)])
    if link.place:
        who = speaker_text(link.place.attribution, names)
        return f"{told} · in the store, {_place(link.place, link.line)} · {_likeness(link.place)} · {who}"
    return f"{told} · in the store, where the words are not" if link.is_at_hand else f"{told} · not in the store"


def _told_other(store: Store, other: Quotation) -> str:
    return f"{place_text(other)} · {source_text(other.citation)} · {store.short_id(other.id)}"


def _place(source: Source, line: int | None) -> str:
    return source.document.path + (f":{line}" if line else "")


def _likeness(source: Source) -> str:
    gravest = source.comparison.gravest
    if gravest is None:
        return "word for word"
    return f"altered ({gravest.value})" if gravest.alters else "word for word but for marked changes"


def _print_json(traced: Trace) -> None:
    from quotefind.output.jsonl import to_line, to_object

    chain = [
        {
            "role": link.role,
            "work": link.work,
            "volume": link.citation.volume,
            "pages": link.citation.pages,
            "in_store": link.is_at_hand,
            "place": _place_object(link.place, link.line) if link.place else None,
        }
        for link in traced.chain
    ]
    texts = [_place_object(source, line) for source, line in traced.texts]
    elsewhere = [to_object(other) for other in traced.elsewhere]
    click.echo(
        to_line({"quotation": to_object(traced.quotation), "chain": chain, "texts": texts, "elsewhere": elsewhere})
    )


def _place_object(source: Source, line: int | None) -> dict[str, object]:
    words = {"words": source.words, "likeness": _likeness(source), "speaker": source.attribution.speaker}
    return {"document": source.document.path, "line": line, **words}
