"""What is weighed: somebody who may have said a passage, and what is known before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from quotefind.extract.speakers.names import Entity, Mention
from quotefind.extract.speakers.sections import Section
from quotefind.model import Citation, Span


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who said an earlier passage of the same voice, with whom (``others``), how surely; ``explicit`` when the
    document says so there, ``behind`` when it does so behind the words.
    """

    index: int
    entity: Entity | None
    note: str | None
    explicit: bool
    behind: bool
    score: float
    others: tuple[Entity, ...] = ()


class Candidate(NamedTuple):
    """Somebody who may have said it; ``entity`` None is somebody only described (``note``), or not even that.

    ``evidence`` is a span of the voice. ``features`` speak for the words that tell the speaker, ``choice`` for this
    reading of them: a pronoun has one candidate for each whom it may stand for, with the same ``features``, one by one.
    ``rests_on`` is how sure the earlier passage is whose speaker this one takes over. ``others`` say it with him.
    """

    entity: Entity | None
    note: str | None
    rule: str
    evidence: Span
    features: tuple[str, ...]
    choice: tuple[str, ...] = ()
    rests_on: float = 1.0
    others: tuple[Entity, ...] = ()


class Background(NamedTuple):
    """What is known before a passage is judged.

    ``spoke`` are the speakers of earlier passages of its voice, ``owner`` is whose voice that is, ``outer`` the
    last names outside it, ``inner`` the names within the passage; ``echoes`` are the words quoted lately and who said
    them; ``cited`` is whom ``citation`` names, ``section`` whose words the section gives; ``below`` is the author whom
    the next citation in the paragraph names, with its place in the document.
    """

    spoke: list[Spoke]
    owner: Entity | None
    outer: list[Mention]
    inner: list[Mention]
    echoes: dict[str, Spoke]
    citation: Citation
    cited: Entity | None
    section: Section
    below: tuple[Entity, Span] | None
