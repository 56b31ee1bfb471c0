"""Where the words of a quotation may come from: the places of a store that are nearest to them, laid beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain, islice, pairwise
from math import fsum, log
from pathlib import PurePosixPath

from quotefind.catalogue import Catalogue
from quotefind.model import Attribution, Citation, DocumentRef, Filters, Kind, Quotation, Span
from quotefind.review.agree import is_same_name, sounds
from quotefind.review.change import Comparison
from quotefind.review.compare import FURTHEST, compare
from quotefind.review.lexicon import FUNCTION_WORDS, transliterated
from quotefind.review.segments import ELLIPSIS, longest_run
from quotefind.search.candidates import FOR_THE_REST, Ballot, Known
from quotefind.search.rank import Fetch, exact, words_of
from quotefind.store import DocumentRow, Store
from quotefind.store.lists import Lists
from quotefind.store.narrow import Allowed, allowed
from quotefind.text import WORD, fold, line_column, to_source, words

MOST_READ = 8000
"""Numbers read from an index to find the nearest texts: with 20,000 all of 1,037 quotations of
benchmarks/check_scale.py have the same verdicts."""

MOST_READ_FOR_ALL = 20_000
"""As many where every text alike is looked for, as a search does (rank.STAGES)."""

MOST_FETCHED = 40
"""Texts with the most votes that are read: the true one of each altered quotation of benchmarks/check.py is among them;
of 432 of benchmarks/check_scale.py, where a hundred texts are alike, 20 and 30 lose one."""

MOST_COMPARED = 6
"""Of these, texts compared word by word in each index, those that share most with the quotation: enough for every
quotation of benchmarks/check.py."""

FEW = 200
"""Quotations of a speaker up to which all are read: a ballot leaves out what shares too little with the best."""

MOST_OF_SPEAKER = 12
"""Quotations of one speaker compared: twice as many, since another wording shares less."""

HOPELESS = 0.5
"""Share of the most that a text shares below which another is not compared, save to tell the nearest."""

MOST_OF_IT = 0.5
"""Share of what is asked from which a text is likely the passage, and ``HOPELESS`` measured by it in the other index as
well: with this, 605 quotations of benchmarks/check_scale.py keep their verdicts, and half as many are compared."""

ASKED_WORDS = 64
"""Words of a quotation by which it is looked for; a longer one is found by its beginning."""

MOST_EXACT = 12
"""Texts compared of those that hold a phrase as it is: enough to meet one with the same speaker."""

SHORT = 4
"""Words up to which the very words are looked for first: a search ranks them by letters, where much else scores as
high."""

PASSAGE_CHARACTERS = 600
"""Characters that a passage can be counted on to have: they are cut at 1,200 (schema.py) and have 1,000 on average."""

NAMED_BEFORE, NAMED_AFTER = 300, 100
"""Characters before and after quoted words within which their speaker is mostly named: a sentence, and a reporting
clause."""

SHORTEST_TITLE = 3
"""Words of a title that is known with an author before it: "the revolution" ends many others."""

CUT_PASSAGES = 2
"""Passages on either side that an ellipsis may leave out: some twenty sentences."""

MOST_PASSAGES = 12
"""Passages on either side that are read at most: a chapter's worth for a quotation of many cuts."""

OVERHANG = 2
"""Lengths of a quotation by which it may reach out of a passage that holds some of it; what the source says between its
parts comes on top (``FURTHEST``)."""

OUTLINES = 16
"""Documents whose lines are kept in memory: quotations near one another are often from the same book."""

WORDS_IN_A_TEXT = {"passage": 160, "quotation": 35}
"""Words of a passage and of a quotation: the averages of benchmarks/check.py's store."""

COMMONEST = frozenset("the of and to a in that is was it i he for as with his on be".split())
"""The English words that make up more than one in 150 of a running text each (the Brown corpus)."""

OF_COMMONEST, OF_FUNCTION_WORD = 2.0, 4.0
"""What one of them, and another function word, tells in its place (natural logarithm): they are one word in 20, e³, and
in 250, e⁵·⁵, and a third of that follows from their neighbours."""

SPOKEN = Filters(kinds=(Kind.QUOTATION,))

Shares = dict[int, float]
"""Numbers of texts, the best first, with how much they share of what is asked, 0–1."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place with words like the quotation's: ``words`` are the place's own.

    ``attribution`` and ``citation`` are those of the store's quotation that holds them, where one does; in a
    document's own prose the speaker is its author, where the catalogue has a record of it.  ``position`` is canonical,
    None in a collection.
    """

    document: DocumentRef
    words: str
    comparison: Comparison
    attribution: Attribution
    citation: Citation
    quotation: Quotation | None
    position: int | None


class Sources:
    """The documents and quotations of a store but for some documents (``own``: their ids), to look for words in."""

    def __init__(self, store: Store, catalogue: Catalogue, own: Collection[str] = ()) -> None:
        self._store = store
        self._catalogue = catalogue
        self._own = frozenset(own)
        self._lists = {target: Lists(store, target) for target in WORDS_IN_A_TEXT}
        documents = [row for row in store.documents() if row.id not in self._own]
        self._named: defaultdict[str, dict[str, list[list[str]]]] = defaultdict(dict)
        for row in documents:
            for name in (fold(row.title).split(), fold(PurePosixPath(row.path).stem).split()):
                if name:
                    self._named[name[-1]].setdefault(row.id, []).append(name)
        self._outline = lru_cache(maxsize=OUTLINES)(store.outline)
        self.is_empty = not documents
        self._told = {word: OF_COMMONEST if word in COMMONEST else OF_FUNCTION_WORD for word in FUNCTION_WORDS}

    @cached_property
    def _speakers(self) -> dict[str, list[str]]:
        """The store's speakers by each word of their names as it sounds."""
        heard: defaultdict[str, list[str]] = defaultdict(list)
        for name, folded in self._store.speaker_names():
            for word in folded.split():
                heard[transliterated(word)].append(name)
        return heard

    def nearest(self, quoted: str) -> list[Source]:
        """The places with words like these, the least different first; equally good ones in the store's order."""
        asked = _asked(quoted)
        passages, verbatim = self._numbers("passage", quoted, asked, self._store.passages)
        readings = partial(self._store.readings, filters=Filters())
        quotations, verbatim_quotations = self._numbers("quotation", quoted, asked, readings)
        best = max([*passages.values(), *quotations.values()], default=0.0)
        worth = partial(_worth_comparing, HOPELESS * best if best >= MOST_OF_IT else 0.0)
        found = [
            *worth(passages, self._document_sources(quoted), max(MOST_COMPARED, verbatim)),
            *worth(quotations, partial(self._quotation_sources, quoted), max(MOST_COMPARED, verbatim_quotations)),
        ]
        nearest: dict[object, Source] = {}
        for source in sorted(found, key=lambda source: source.comparison.distance):
            same = source.quotation.id if source.quotation else (source.document.id, source.position)
            nearest.setdefault(same, source)
        return list(nearest.values())

    def in_quotations(self, quoted: str) -> Iterator[Source]:
        """Quotations with words like these, more of them than ``nearest`` compares: first those that have the very
        words, then those that share most.
        """
        asked = _asked(quoted)
        fetch = partial(self._store.readings, filters=SPOKEN)
        first, _ = self._numbers("quotation", quoted, asked, fetch)
        further = (
            self._sharing("quotation", asked, fetch, Allowed(None, None), most_read=MOST_READ_FOR_ALL) if asked else {}
        )
        numbers = dict.fromkeys([*first, *further])
        return chain.from_iterable(self._quotation_sources(quoted, number) for number in numbers)

    def by_speaker(self, quoted: str, speaker: str) -> list[Source]:
        """The speaker's quotations with words like these, the least different first."""
        numbers: set[int] = set()
        named = {name for sound in sounds(speaker) for name in self._speakers.get(sound, ())}
        for name in sorted(name for name in named if is_same_name(name, speaker)):
            numbers |= allowed(self._store, Filters(author=name), "quotation").numbers or set()
        asked = _asked(quoted)
        fetch = partial(self._store.readings, filters=SPOKEN)
        sharing = (
            self._sharing("quotation", asked, fetch, Allowed(None, numbers), most_read=MOST_READ_FOR_ALL)
            if numbers
            else {}
        )
        theirs = (source for number in sharing for source in self._quotation_sources(quoted, number))
        return sorted(islice(theirs, MOST_OF_SPEAKER), key=lambda source: source.comparison.distance)

    def tells(self, kept: Iterable[str]) -> float:
        """How unlikely it is that so many words stand together by chance somewhere in the store.

        The natural logarithm of one by the number of such places to be expected; below 0 there is one by chance.
        """
        target = "passage" if self._lists["passage"].units else "quotation"
        lists, length = self._lists[target], WORDS_IN_A_TEXT[target]
        listed = list(kept)
        if fresh := [word for word in listed if word not in self._told]:
            known = Known(lists, fresh)
            self._told.update((word, known.weights[word] + log(length)) for word in fresh)
        return fsum(self._told[word] for word in listed) - log(1 + lists.units * length)

    def documents_of(self, work: str) -> list[str]:
        """The ids of the documents that are a work, by their titles and file names.

        A file name may have the author before the title, and so may the work as cited.
        """
        cited = fold(work).split()
        named = self._named.get(cited[-1], {}) if cited else {}
        return [id for id, names in named.items() if any(_is_title(name, cited) for name in names)]

    def around(self, document: str, place: int | None, length: int) -> str:
        """What stands before and after words of so many characters, where a speaker may be named; "" in a
        collection.
        """
        if place is None:
            return ""
        return self._store.slice(document, max(0, place - NAMED_BEFORE), place + length + NAMED_AFTER)

    def line(self, source: Source) -> int | None:
        """The line of the source file at which the words begin."""
        if source.position is None:
            return source.quotation.line if source.quotation else None
        outline = self._outline(source.document.id)
        return line_column(outline, to_source(source.position, outline.source_map))[0]

    # ── quotations ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _quotation_sources(self, quoted: str, number: int) -> Iterator[Source]:
        """A quotation laid beside the words, where it is not the manuscript's own nor a title."""
        ((_, quotation),) = self._store.fetch([number])
        if quotation.document.id in self._own or quotation.kind is Kind.TITLE:
            return
        comparison = compare(quoted, quotation.reading)
        said = quotation.reading[comparison.span.start : comparison.span.end]
        yield Source(
            quotation.document,
            said,
            comparison,
            quotation.attribution,
            quotation.citation,
            quotation,
            _position(quotation, said, comparison.span.start),
        )

    # ── documents ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _document_sources(self, quoted: str) -> Callable[[int], Iterator[Source]]:
        """Gives the place in a passage, or around it, that is nearest to the quotation."""
        cuts = len(ELLIPSIS.findall(quoted))
        beside = min(MOST_PASSAGES, 1 + len(quoted) // PASSAGE_CHARACTERS + CUT_PASSAGES * cuts)
        reach = None if cuts else OVERHANG * len(quoted) + FURTHEST

        def sources(number: int) -> Iterator[Source]:
            row, offset, text = self._store.surroundings(number, beside, reach)
            if row.id not in self._own:
                yield self._document_source(row, offset, text, compare(quoted, text))

        return sources

    def _document_source(self, row: DocumentRow, offset: int, text: str, comparison: Comparison) -> Source:
        span = comparison.span
        place = Span(offset + span.start, offset + span.end)
        reference = DocumentRef(row.id, row.path, row.title, row.sha256)
        holding = self._store.holding(row.id, place.start, place.end)
        spoken = [quotation for quotation in holding if quotation.kind is Kind.QUOTATION]
        inner = spoken[-1] if spoken else None
        return Source(
            reference,
            text[span.start : span.end],
            comparison,
            inner.attribution if inner else self._author(row),
            inner.citation if inner else Citation(),
            inner,
            place.start,
        )

    def _author(self, row: DocumentRow) -> Attribution:
        """The author of a document's own prose."""
        record = self._catalogue.record(row.sha256)
        if record is None:
            return Attribution()
        ids = record.work.authors
        return Attribution(self._catalogue.names(ids), ids, score=1.0, rule="author of the document")

    def _numbers(self, target: str, quoted: str, asked: list[str], fetch: Fetch) -> tuple[Shares, int]:
        """The numbers of texts to compare, best first, and how many of them at least, for having the very words; those
        with the same capitals first.
        """
        lists, everything = self._lists[target], Allowed(None, None)
        if not lists.units or not asked:
            return {}, 0
        verbatim = exact(lists, asked, fetch, everything).answers if len(asked) <= SHORT else []
        printed = _printed(quoted)
        if verbatim:
            texts = fetch(answer.number for answer in verbatim[:MOST_FETCHED])
            return dict.fromkeys(
                (n for n, _ in sorted(texts, key=lambda text: printed not in text[1])), 1.0
            ), MOST_EXACT
        return self._sharing(target, asked, fetch, everything, printed), 0

    def _sharing(
        self,
        target: str,
        asked: list[str],
        fetch: Fetch,
        narrowed: Allowed,
        printed: str = "",
        most_read: int = MOST_READ,
    ) -> Shares:
        """The texts that share most words and neighbourhoods of words with those asked for, the best first; of equally
        good ones those that have what is printed, capitals and all.
        """
        lists = self._lists[target]
        known = Known(lists, asked)
        if narrowed.numbers is not None and len(narrowed.numbers) <= FEW:
            numbers = sorted(narrowed.numbers)
        else:
            ballot = Ballot(lists, known, asked, narrowed)
            ballot.read(most_read, FOR_THE_REST)
            numbers = ballot.best()[:MOST_FETCHED]
        weights = {term: known.weights[word] for word in asked for term in known.spellings.get(word, (word,))}
        asking, pairs = set(weights), set(pairwise(asked))
        shared, differing = {}, set()
        for number, text in fetch(numbers):
            if printed not in text:
                differing.add(number)
            held = fold(text).split()
            beside = [first for first, _ in pairs.intersection(pairwise(held)) if first in weights]
            shared[number] = fsum([weights[word] for word in (*asking.intersection(held), *beside)])
        whole = fsum([weights.get(word, 0.0) for word in (*asking, *(first for first, _ in pairs))]) or 1.0
        return {n: shared[n] / whole for n in sorted(shared, key=lambda n: (-shared[n], n in differing, n))}


def _asked(quoted: str) -> list[str]:
    """The words by which a quotation is looked for: its longest run, or all where that is short."""
    run = words_of(longest_run(quoted))
    return (run if len(run) > SHORT else words_of(ELLIPSIS.sub(" ", quoted)))[:ASKED_WORDS]


def _printed(quoted: str) -> str:
    """A quotation from its first letter to its last."""
    spans = [match.span() for match in WORD.finditer(quoted)]
    return quoted[spans[0][0] : spans[-1][1]] if spans else quoted


def _worth_comparing(
    floor: float, shares: Shares, sources: Callable[[int], Iterator[Source]], most: int
) -> Iterator[Source]:
    """The first ``most`` sources of these texts that share no less than the floor, nor than ``HOPELESS`` of the best;
    after one that has the very words none of a text that shares less.
    """
    needed = max(floor, HOPELESS * max(shares.values(), default=0.0))
    for number, shared in shares.items():
        if not most or shared < needed:
            return
        for source in sources(number):
            yield source
            most -= 1
            if not source.comparison.alters:
                needed = shared


def _is_title(name: list[str], cited: list[str]) -> bool:
    """Whether a document's name is a work's title, or one of them is the other with an author before it."""
    shorter, longer = sorted((name, cited), key=len)
    return longer == shorter or (len(shorter) >= SHORTEST_TITLE and longer[-len(shorter) :] == shorter)


def _position(quotation: Quotation, said: str, place: int) -> int | None:
    """The canonical position of words of a quotation's reading, which stand there at a place; of the quotation where
    they are not in its text as they are.
    """
    if quotation.text_start is None:
        return None
    if quotation.text == quotation.reading:
        return quotation.text_start + place
    run, text = [word for word, _, _ in words(said)], words(quotation.text)
    folded = [word for word, _, _ in text]
    at = next((i for i in range(len(text) - len(run) + 1) if folded[i : i + len(run)] == run), 0)
    return quotation.text_start + (text[at][1] if text else 0)
