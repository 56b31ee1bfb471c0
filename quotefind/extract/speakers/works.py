"""Who wrote the works that a document cites: as a citation names him, the catalogue knows, or the text has told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotefind.catalogue import Catalogue
from quotefind.extract.sources.parenthetical import BACK
from quotefind.extract.speakers.names import Entity, Mention
from quotefind.model import Citation

SURE = 0.6
"""How sure a speaker must be for the work that is cited without an author to be his.

Of .5, .6, .7 and .8 no figure tells one from another.
"""
_BEFORE_TITLE = re.compile(r"(?:.*[’']s\s+)?(?:(?:the|an?)\s+)?", re.IGNORECASE)
_LAST = "ib"
"""The work cited last, by its oldest short name."""


class Works:
    """The authors of the works cited so far; ask in the order of the citations."""

    def __init__(self, text: str, mentions: Sequence[Mention], catalogue: Catalogue) -> None:
        self._named = {text[m.start : m.end]: m.entity for m in mentions}
        self._by_id = {m.entity.catalogue_id: m.entity for m in mentions if m.entity.catalogue_id}
        self._catalogue = catalogue
        self._authors: dict[str, Entity | None] = {}

    def author(self, citation: Citation, is_silent: bool) -> Entity | None:
        """Whom a citation makes the author of the words; ``is_silent`` when no clause of saying stands beside them.

        Beside one, "op. cit." alone means the work of whoever the clause names.
        """
        title = _title(citation.work)
        alone = "cit" in _points_back(title)
        author = self._own(citation) or self._authors.get(title if not alone else _LAST if is_silent else "")
        if title and not alone:
            self._authors[title] = self._authors[_LAST] = author  # None behind a work whose author nobody knows
        return author

    def below(self, citation: Citation) -> Entity | None:
        """Whom a citation farther down makes an author, to whom the words above it may belong too."""
        return None if citation.is_quoted_in else self._own(citation) or self._authors.get(_title(citation.work))

    def learn(self, citation: Citation, speaker: Entity, score: float) -> None:
        """Take a work cited without an author behind somebody's words for his: "Rakin says Q (The Mill, p. 3)"."""
        title = _title(citation.work)
        if title and not _points_back(title) and not citation.is_quoted_in and score >= SURE:
            self._authors[title] = self._authors[_LAST] = self._authors.get(title) or speaker

    def _own(self, citation: Citation) -> Entity | None:
        """Whom a citation names as its author, or whose work the catalogue says it cites."""
        if citation.author is not None:
            return self._named.get(citation.author.strip())
        works = self._catalogue.find_works(citation.work) if citation.work else ()
        authors = {author for work in works for author in work.authors}
        person = self._catalogue.people.get(authors.pop()) if len(authors) == 1 else None
        if person is None:
            return None
        return self._by_id.get(person.id) or Entity((person.name,), catalogue_id=person.id, short=person.short)


def _title(work: str | None) -> str:
    """A work's title without author and article, by which the text names it again: "Orl's Works", "the Works"."""
    return _BEFORE_TITLE.sub("", work).casefold() if work else ""


def _points_back(title: str) -> str:
    """The Latin by which a citation points back to an earlier one in place of a title: "ibid", "op. cit", else ""."""
    back = BACK.match(title)
    return back[0] if back else ""
