"""What short references point back to: ibid., op. cit., an author alone, a short title. The memory of one document,
in reading order.

After the Chicago Manual of Style (17th ed., 14.29–14.36): ibid. means the one work cited just before; an author
alone, the one work of that author; a short title, words of a fuller one. Where two works answer, none is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from quotefind.extract.sources.authors import is_same_author, surname
from quotefind.extract.sources.parenthetical import BACK
from quotefind.extract.sources.source_forms import AGAIN
from quotefind.extract.sources.titles import is_short_for, title_words
from quotefind.model import Citation

_AGAIN_REACH = 2500
"""Code points within which "the same pamphlet" is taken for the last one: a page of print."""

_DATED = re.compile(r"\s((?:1[4-9]|20)\d\d[a-z]?)\Z")
_IDEM = re.compile(r"[Ii]d(?:em)?\.?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation at its place in reading order.

    ``note`` is the place of the note text it stands in, None in running text; ``speakers`` are those whose words are
    cited, as far as known.
    """

    place: int
    citation: Citation
    note: int | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """What a remembered citation cites: the container where the words come through one."""

    author: str | None
    title: str
    volume: str | None
    pages: str | None


def _source(citation: Citation) -> _Source | None:
    title = citation.quoted_in or citation.work
    if not title:
        return None
    if citation.author and title.startswith(f"{citation.author}, "):
        title = title[len(citation.author) + 2 :]
    return _Source(citation.author, title, citation.volume, citation.pages)


def _as_reporter(source: _Source) -> str:
    """A source as ``quoted_in`` has it: with its author, unless the title says him."""
    is_owned = not source.author or source.title.startswith(source.author)
    return source.title if is_owned else f"{source.author}, {source.title}"


class Memory:
    """What a document has cited so far: ``recall`` resolves a citation against it, ``keep`` adds one."""

    def __init__(self) -> None:
        self._named: Reference | None = None
        # The references of the last note that has any, and the last one of running text.
        self._recent: dict[bool, list[Reference]] = {True: [], False: []}
        self._by_year: dict[tuple[str, str], list[_Source]] = defaultdict(list)
        self._by_author: dict[str, dict[tuple[str, str], _Source]] = defaultdict(dict)

    def keep(self, reference: Reference) -> None:
        """Remember a resolved reference."""
        source = _source(reference.citation)
        if source is None:
            return
        if reference.note is None:
            self._named = reference
        if reference.citation.rule == "named":
            # A work that a sentence names is not cited: "ibid." passes it over.
            return
        recent = self._recent[reference.note is not None]
        if reference.note is None or (recent and recent[-1].note != reference.note):
            recent.clear()
        recent.append(reference)
        if source.author and source.title != source.author:
            works = self._by_author[surname(source.author)]
            works.pop((source.author, source.title), None)
            works[source.author, source.title] = source

    def learn(self, citation: Citation, year: str) -> None:
        """Remember an entry of the bibliography, which has no place in reading order."""
        source = _source(citation)
        if source and source.author:
            self._by_author[surname(source.author)][source.author, source.title] = source
            self._by_year[surname(source.author), year].append(source)

    def recall(self, reference: Reference) -> Citation:
        """The citation as meant: work and volume from its antecedent where exactly one answers, else as printed."""
        citation = reference.citation
        if citation.author and _IDEM.fullmatch(citation.author):
            citation = citation._replace(author=self._author_before(reference))
        reporter = (citation.quoted_in or "").removeprefix(f"{citation.author}, ")
        if BACK.fullmatch(reporter):
            told = self.recall(replace(reference, citation=citation._replace(work=reporter, quoted_in=None)))
            source = _source(told)
            return told._replace(work=citation.work, quoted_in=_as_reporter(source) if source else citation.author)
        if citation.rule == "named" and AGAIN.fullmatch(citation.work or ""):
            return self._same_work(reference)
        back = BACK.fullmatch(citation.work or "")
        if back and "cit" not in back[0]:
            return self._again(reference)
        if back and not citation.author:
            told = self._page_alone(replace(reference, citation=citation._replace(work=None)))
            return told if told.work else self._again(reference)
        if back:
            return self._short(citation._replace(work=None), is_place=back[0].lower().startswith("loc"))
        if citation.author and citation.work and (dated := _DATED.search(citation.work)):
            works = self._by_year[surname(citation.author), dated[1]]
            if len(works) == 1:
                return citation._replace(work=works[0].title)
        if citation.author:
            return self._short(citation)
        return self._page_alone(reference) if citation.pages and not citation.work else citation

    def _author_before(self, reference: Reference) -> str | None:
        """The author of the citation just before: what "Idem" means."""
        recent = self._recent[reference.note is not None]
        return recent[-1].citation.author if recent else None

    def _again(self, reference: Reference) -> Citation:
        """Ibid.: the work just cited; without pages the same pages, without a volume the same volume."""
        citation = reference.citation
        recent = self._recent[reference.note is not None]
        same_note = [earlier for earlier in recent if earlier.note == reference.note]
        sources = [source for earlier in (same_note[-1:] or recent) if (source := _source(earlier.citation))]
        if not sources or any(not _is_same_work(source, sources[-1]) for source in sources):
            return citation._replace(work=None)
        source = sources[-1]
        pages = citation.pages or (source.pages if not citation.volume else None)
        return citation._replace(
            author=source.author, work=source.title, volume=citation.volume or source.volume, pages=pages
        )

    def _same_work(self, reference: Reference) -> Citation:
        """The same pamphlet: the work last named or cited nearby; her book: only if she spoke there too."""
        citation, before = reference.citation, self._named
        is_owned = not (citation.work or "").startswith(("the", "this", "that"))
        is_near = before is not None and reference.place - before.place <= _AGAIN_REACH
        source = _source(before.citation) if before and is_near else None
        if before is None or source is None or (is_owned and before.speakers != reference.speakers):
            return citation._replace(work=None)
        return citation._replace(author=source.author, work=source.title)

    def _page_alone(self, reference: Reference) -> Citation:
        """Lind writes "…" (p. 45): the one work of hers that was cited before."""
        citation = reference.citation
        if len(reference.speakers) != 1:
            return citation
        told = self._short(citation._replace(author=reference.speakers[0]))
        return told if told.work else citation

    def _short(self, citation: Citation, *, is_place: bool = False) -> Citation:
        """An author alone, or an author with a short title: the fuller form, where all that answer are one work."""
        printed = _source(citation)
        named = printed.title if printed and printed.title != citation.author else None
        answers = [
            source
            for source in self._by_author[surname(citation.author or "")].values()
            if is_same_author(source.author, citation.author) and (named is None or is_short_for(named, source.title))
        ]
        exact = [answer for answer in answers if named and title_words(named) == title_words(answer.title)]
        answers = exact or answers
        if not answers or any(not _is_same_work(answer, answers[-1]) for answer in answers):
            return citation
        fullest = max(answers, key=lambda source: len(title_words(source.title)))
        pages = citation.pages or (answers[-1].pages if is_place else None)
        if citation.quoted_in:
            return citation._replace(author=fullest.author, quoted_in=_as_reporter(fullest), pages=pages)
        return citation._replace(work=fullest.title, pages=pages)


def _is_same_work(one: _Source, other: _Source) -> bool:
    return is_short_for(one.title, other.title) or is_short_for(other.title, one.title)
