"""Whom a text is about at each place: the man and the woman with whom "he" and "she" go on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from quotefind.extract import lexicon as lex
from quotefind.extract.scanning import find_from
from quotefind.extract.speakers.names import Entity, Mention

BREAK = "\x1d"
"""Stands between the paragraphs of a voice."""
HALF_LIFE = 500
"""Code points of the document's own words after which a mention counts half: a coarse grid on the gold."""
LEADS, NAMED, GOES_ON = 0.5, 0.6, 0.5
"""How far a name that acts outweighs all others; weights of another name, and of a pronoun for whoever leads."""
NEW_PARAGRAPH = 0.5
"""What is left of every weight when a paragraph begins, …"""
OPENING = 40
"""… and within how many code points of its beginning a name counts as one that acts."""
CEILING = 3.0
"""So that a long run of "she" does not hold against a new name for ever."""
NEWCOMER = 200
"""Code points within which a pronoun takes up somebody new whose gender is not known, or who is only described."""

_PRONOUN = re.compile(r"(?:([Hh]e|[Hh]is|[Hh]im)|[Ss]he|[Hh]ers?)\b")
_BEGINS_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?=e|i[sm]|he)")
_OBJECT = {"m": re.compile(r"[^.!?]{0,30}\bhi[ms]\b"), "f": re.compile(r"[^.!?]{0,30}\bher\b")}
_DESCRIBED = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[a-z-]+,? ){0,3}[a-z-]+)")
_BEGINS_DESCRIBED = re.compile(r"[AaOo](?<!\w.)(?=n? |ne |nother )")
_WORD_BEFORE = re.compile(r"([A-Za-z]+) \Z")
_BELONGING = frozenset("of by under against like about than for".split())
"""Prepositions after which a name tells more of something else; "I ran into Captain Rakin" brings somebody new."""
_LONGEST_WORD = 40
"""Code points in which the word before a description is sought."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who enters without a known gender: ``entity`` None is only described."""

    position: int
    entity: Entity | None
    gender: str


@dataclass(slots=True)
class Topics:
    """Positions at which the leading man or woman changes, and who leads from there (None: somebody unnamed)."""

    positions: dict[str, list[int]] = field(default_factory=lambda: {"m": [], "f": []})
    leaders: dict[str, list[Entity | None]] = field(default_factory=lambda: {"m": [], "f": []})

    def at(self, position: int, gender: str) -> tuple[bool, Entity | None]:
        """Whether somebody leads before a position, and who; somebody unnamed is None."""
        at = bisect_right(self.positions.get(gender, []), position)
        return (True, self.leaders[gender][at - 1]) if at else (False, None)


class _Scale:
    """The weights of the men, or of the women, of a text, fading as it goes on."""

    def __init__(self) -> None:
        self.weights: dict[int, float] = {}
        self.known: dict[int, Entity | None] = {}
        self.position = 0
        self.leader = 0

    def fade(self, text: str, position: int) -> None:
        factor = 0.5 ** ((position - self.position) / HALF_LIFE)
        if text.find(BREAK, self.position, position) >= 0:
            factor *= NEW_PARAGRAPH
        self.position = position
        self.weights = {key: w * factor for key, w in self.weights.items() if w * factor > 0.01 or key == self.leader}

    def name(self, entity: Entity | None, acts: bool) -> None:
        key = id(entity)
        self.known[key] = entity
        weight = max(self.weights.values(), default=0.0) + LEADS if acts else self.weights.get(key, 0.0) + NAMED
        self.weights[key] = min(CEILING, weight)

    def go_on(self) -> None:
        if self.leader in self.weights:
            self.weights[self.leader] = min(CEILING, self.weights[self.leader] + GOES_ON)

    def leads(self) -> bool:
        """Choose the leader; True when he is a new one."""
        if not self.weights:
            return False
        best = max(self.weights, key=self.weights.__getitem__)
        changed, self.leader = best != self.leader, best
        return changed


def follow(text: str, mentions: list[Mention]) -> Topics:
    """Read names and pronouns in order; the leader is whoever weighs most, older mentions counting less."""
    topics = Topics()
    scales = {"m": _Scale(), "f": _Scale()}
    newcomer: Newcomer | None = None
    for position, gender, mention in _events(text, mentions):
        if isinstance(mention, Newcomer):
            newcomer = mention
            continue
        scale = scales[gender]
        scale.fade(text, position)
        if mention is not None:
            opening = text.rfind(BREAK, max(0, position - OPENING), position) >= 0
            scale.name(mention.entity, (mention.subject or opening) and not _OBJECT[gender].match(text, mention.end))
        elif newcomer is not None and position - newcomer.position < NEWCOMER and newcomer.gender in ("", gender):
            scale.name(newcomer.entity, acts=True)
            newcomer = None
        else:
            scale.go_on()
        if scale.leads():
            topics.positions[gender].append(position)
            topics.leaders[gender].append(scale.known[scale.leader])
    return topics


def _events(text: str, mentions: list[Mention]) -> Iterator[tuple[int, str, Mention | Newcomer | None]]:
    """Names, newcomers and pronouns, in order of place."""
    events: list[tuple[int, str, Mention | Newcomer | None]] = [
        (m.start(), "m" if m.group(1) else "f", None) for m in find_from(_BEGINS_PRONOUN, _PRONOUN, text)
    ]
    if not events:
        return
    for mention in mentions:
        entity = mention.entity
        if entity.kind not in ("person", "name") or mention.capitals or mention.possessive:
            continue
        if entity.gender in ("m", "f"):
            events.append((mention.start, entity.gender, mention))
        elif (mention.titled or (mention.subject and entity.likeness == "someone")) and not _belongs(
            text, mention.start
        ):
            events.append((mention.start, "", Newcomer(mention.start, entity, "")))
    named = {mention.end for mention in mentions}
    end = 0
    for described in find_from(_BEGINS_DESCRIBED, _DESCRIBED, text):
        start, previous_end, end = described.start(), end, described.end()
        gender = _described_gender(described.group(1).replace(",", ""))
        if gender is None or (text[start - 2 : start] == ", " and start - 2 in named):
            continue  # of a thing, or of "Rakin, a clerk"
        before = _word_before(text, start, previous_end)
        if before is not None and before.group(1).lower() in lex.PREPOSITIONS:
            continue
        if before is not None:
            start = before.start()
        events.append((start, "", Newcomer(start, None, gender)))
    yield from sorted(events, key=lambda event: event[0])


def _belongs(text: str, start: int) -> bool:
    """Whether a preposition stands before: "under President Rakin" brings nobody new to speak of."""
    before = _word_before(text, start)
    return before is not None and before.group(1).lower() in _BELONGING


def _word_before(text: str, start: int, least: int = 0) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(least, start - _LONGEST_WORD), start)


@lru_cache(maxsize=4096)
def _described_gender(words: str) -> str | None:
    """The gender a description tells, "" for none, None when it is of no person."""
    for word in words.split():
        if word in lex.FEMALE_ROLES:
            return "f"
        if word in lex.MALE_ROLES:
            return "m"
        if word in lex.ROLE_NOUNS and word not in lex.SOURCES:
            return ""
    return None
