"""The options that several commands share, and the one value they become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from quotefind.model import Filters, Kind

F = TypeVar("F", bound=Callable[..., Any])

KINDS = (*(kind.value for kind in Kind), "all")

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


def limit_option(default: int | None) -> Callable[[F], F]:
    """``-n``/``--limit`` with this default; None is no limit."""
    text = "Show at most this many." + ("" if default is None else f"  [default: {default}]")
    return click.option("-n", "--limit", type=click.IntRange(min=1), default=default, metavar="N", help=text)


def filter_options(default_kind: str) -> Callable[[F], F]:
    """The filters of every command that picks quotations, ``--kind`` with this default."""
    options = [
        click.option("--author", default="", metavar="NAME", help="Who said it, by any name or alias."),
        click.option("--work", default="", metavar="TITLE", help="The work cited, by title, short title or id."),
        click.option("--document", default="", metavar="PATH", help="The document, by path, base name, title or id."),
        click.option(
            "--kind",
            type=click.Choice(KINDS),
            default=default_kind,
            help=f"What kind of quoted words.  [default: {default_kind}]",
        ),
        click.option("--with-page", is_flag=True, help="Only those whose page is given."),
        click.option("--uncited", is_flag=True, help="Only those without any citation."),
    ]

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def filters(*, author: str, work: str, document: str, kind: str, with_page: bool, uncited: bool) -> Filters:
    """The options of ``filter_options`` as one value."""
    kinds = () if kind == "all" else (Kind(kind),)
    return Filters(author=author, work=work, document=document, kinds=kinds, with_page=with_page, uncited=uncited)
