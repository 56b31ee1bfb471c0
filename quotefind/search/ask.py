"""The one function of search: a query → matches, other wordings, or the nearest miss."""

from __future__ import annotations

from functools import partial

from quotefind.model import Match
from quotefind.search.align import align
from quotefind.search.excerpt import excerpt_of
from quotefind.search.query import Query, Results
from quotefind.search.rank import Ranked, exact, rank, words_of
from quotefind.search.variants import variants_of
from quotefind.store import Store
from quotefind.store.lists import Lists
from quotefind.store.narrow import Allowed, allowed


def search(store: Store, query: Query) -> Results:
    """Find what answers a query best; the same query on the same store gives the same results.

    Raises NotFoundError for a filter's author, work or document that the store does not have, and StoreError.
    """
    words = words_of(query.text)
    with store.reading():
        narrowed = allowed(store, query.filters, _target(query))
        return _answered(store, query, words, narrowed) if words else Results()


def _target(query: Query) -> str:
    return "passage" if query.where == "documents" else "quotation"


def _answered(store: Store, query: Query, words: list[str], narrowed: Allowed) -> Results:
    in_documents = query.where == "documents"
    fetch = store.passages if in_documents else partial(store.readings, filters=query.filters)
    lists = Lists(store, _target(query))
    ranking = exact(lists, words, fetch, narrowed) if query.exact else rank(lists, words, fetch, narrowed)
    match_all = _in_documents if in_documents else _in_quotations
    answers = [answer for answer in ranking.answers if answer.score >= query.cutoff]
    if not in_documents:
        # Of quotations as good as each other the saying by itself, then those in which it stands.
        answers.sort(key=lambda answer: (-answer.score, answer.length))
    matches = match_all(store, answers[: query.limit], query)
    if not matches:
        near = match_all(store, ranking.answers[:1], query)
        return Results(nearest=near[0] if near else None)
    offered = variants_of(store, lists, query, matches, ranking) if query.variants and not in_documents else ()
    return Results(matches, offered)


def _in_quotations(store: Store, answers: list[Ranked], query: Query) -> tuple[Match, ...]:
    found = dict(store.fetch(answer.number for answer in answers))
    matches = []
    for number, score, asked, _ in answers:
        quotation = found[number]
        span = align(asked, quotation.reading)
        matches.append(Match(quotation, score, span, excerpt_of(store, quotation, span, query.context)))
    return tuple(matches)


def _in_documents(store: Store, answers: list[Ranked], query: Query) -> tuple[Match, ...]:
    # Loaded here: a search of quotations, which is nearly every one, need not pay for it.
    from quotefind.search.passages import quotation_at  # noqa: PLC0415

    matches = []
    for number, score, asked, _ in answers:
        quotation, span = quotation_at(store, number, asked)
        matches.append(Match(quotation, score, span, excerpt_of(store, quotation, span, query.context)))
    return tuple(matches)
