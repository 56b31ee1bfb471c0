"""Whom a text is about at each pronoun: the man or the woman with whom "he" and "she" go on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from typing import NamedTuple

from quotefind.extract import lexicon as lex
from quotefind.extract.scanning import find_from
from quotefind.extract.speakers.kinds_of_name import role_gender
from quotefind.extract.speakers.names import Entity, Mention

BREAK = "\x1d"
"""Stands between the paragraphs of a voice."""
HALF_LIFE = 300
"""Code points of the document's own words after which a mention counts half; a new paragraph is as far as these."""
ACTS, NAMED, OWNS = 1.0, 0.7, 0.3
"""Weights of a name that acts or somebody who is only described, of another name, and of one in the genitive; …"""
GOES_ON = 0.8
"""… of a "he" or "she" for whom it stands for.  All from a coarse grid on the gold and LitBank, where half or twice as
much of any of them changes little.
"""
LEADS = 0.3
"""How far a name that acts outweighs all others at least, if its gender is known."""
CEILING = 2.0
"""So that a long run of "she" does not hold against a new name for ever."""
HERO = 0.1
"""What each doubling of how often somebody has been named adds: of whom a text tells, "he" is he again."""
FADED = 0.2
"""Weight, with what a hero has, under which nobody leads: he was last named some paragraphs ago."""
LATELY = 0.1
"""Weight, without it, from which somebody has been spoken of lately."""
LEAST, RENEWED = 0.01, 40.0
"""Weight below which somebody is forgotten when the weights are made small again, and half-lives from one such time to
the next.
"""

_PRONOUN = re.compile(r"(?:([Hh]e|[Hh]is|[Hh]im)|[Ss]he|[Hh]ers?)\b")
_BEGINS_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?=e|i[sm]|he)")
_NOMINATIVE = frozenset("He he She she".split())
_DESCRIBED = re.compile(
    r"([Aa]n?|[Oo]ne|[Aa]nother|[Tt]h(?:e|is|at)|[Mm]y|[Hh]is|[Hh]er|[Oo]ur) ((?:[A-Za-z-]+ ){0,3}[A-Za-z-]+)"
)
_BEGINS_DESCRIBED = re.compile(r"[AaOoTtMmHh](?<!\w.)(?=n? |ne |nother |he |his |hat |y |is |er |ur )")
ASKS = frozenset("ask asks asked asking question questioned interviewed".split())
"""Verbs whose object answers."""
_BESIDE = re.compile(r",? who|[^.,;:!?]{0,30}\b(?:him|her)\b")
"""What stands behind a name that acts beside somebody else: "with Rakin, who had a boat", "Rakin had sent him"."""
_NEW = frozenset("a an one another".split())
_WORD_BEFORE = re.compile(r"([A-Za-z]+) \Z")
_ROLES = {
    noun
    for noun in (lex.ROLE_NOUNS - lex.SOURCES) | lex.FEMALE_ROLES | lex.MALE_ROLES
    if noun not in lex.MANY and (not noun.endswith("s") or noun.endswith("ss"))
}
_ENDING = lex.PREPOSITIONS | lex.CLAUSAL | frozenset(lex.VERBS) | frozenset("a an the my his her our their".split())
"""Words before which a description has ended."""
_NO_NEWCOMER = lex.PREPOSITIONS | lex.PREDICATING
_LONGEST_WORD = 40
"""Code points in which the word before a description is sought."""


class Described(NamedTuple):
    """Somebody who is only described: by which noun, of what gender, and whether as somebody new."""

    noun: str
    gender: str
    is_new: bool


class Leader(NamedTuple):
    """For whom a pronoun stands; without ``lately`` only because the text tells of him again and again."""

    who: Entity | Described
    lately: bool


@dataclass(slots=True)
class Topics:
    """The positions of the pronouns, and for whom each stands."""

    positions: dict[str, list[int]] = field(default_factory=lambda: {"m": [], "f": []})
    leaders: dict[str, list[Leader]] = field(default_factory=lambda: {"m": [], "f": []})

    def at(self, position: int, gender: str) -> Leader | None:
        """Who leads at a position, if anybody."""
        at = bisect_right(self.positions.get(gender, []), position)
        return self.leaders[gender][at - 1] if at else None


class _Scale:
    """The weights of those whom a text tells of, named or described, which fade as it goes on.

    A new weight counts twice as much as one of a half-life ago: the unit grows instead of all weights shrinking.
    """

    def __init__(self) -> None:
        self.weights: dict[Entity | Described, float] = {}
        self.named: dict[Entity, int] = {}
        self.called: dict[str, Entity] = {}
        self.age = 0.0
        self.unit = 1.0

    def fade(self, half_lives: float) -> None:
        self.age += half_lives
        if self.age > RENEWED:
            factor = 2.0**-self.age
            self.weights = {who: w * factor for who, w in self.weights.items() if w * factor > LEAST}
            self.age = 0.0
        self.unit = 2.0**self.age

    def name(self, entity: Entity, weight: float) -> None:
        self.named[entity] = self.named.get(entity, 0) + 1
        for role in entity.roles:
            self.called[role] = entity
        others = max((w for who, w in self.weights.items() if who is not entity), default=0.0)
        self._add(entity, weight)
        if weight == ACTS and entity.gender:
            self.weights[entity] = max(self.weights[entity], others + LEADS * self.unit)

    def describe(self, described: Described) -> None:
        """Somebody named who is called so, or somebody unnamed: a new one takes the place of all others."""
        if described.is_new:
            self.weights = {who: w for who, w in self.weights.items() if isinstance(who, Entity)}
        elif described.noun in self.called:
            self.name(self.called[described.noun], NAMED)
            return
        self._add(described._replace(is_new=False), ACTS)

    def leader(self, gender: str) -> Leader | None:
        """For whom a pronoun of this gender stands."""
        best: Entity | Described | None = None
        most = FADED
        for who, weight in self.weights.items():
            if who.gender not in ("", gender):
                continue
            weight /= self.unit
            if isinstance(who, Entity):
                weight += HERO * log2(self.named[who])
            if weight > most:
                best, most = who, weight
        return None if best is None else Leader(best, self.weights[best] > LATELY * self.unit)

    def go_on(self, leader: Leader) -> None:
        self._add(leader.who, GOES_ON)

    def _add(self, who: Entity | Described, weight: float) -> None:
        self.weights[who] = min(CEILING, self.weights.get(who, 0.0) / self.unit + weight) * self.unit


def follow(text: str, mentions: list[Mention]) -> Topics:
    """Read names, descriptions and pronouns in order; a pronoun stands for whoever weighs most there."""
    topics = Topics()
    pronouns = list(find_from(_BEGINS_PRONOUN, _PRONOUN, text))
    if not pronouns:
        return topics
    events: list[tuple[int, re.Match[str] | Mention | Described]] = [(m.start(), m) for m in pronouns]
    events += [(m.start, m) for m in mentions if _may_lead(m)]
    events += _described(text, mentions)
    scale = _Scale()
    position = 0
    for start, event in sorted(events, key=lambda event: event[0]):
        scale.fade((start - position) / HALF_LIFE + text.count(BREAK, position, start))
        position = start
        if isinstance(event, Mention):
            scale.name(event.entity, _weight(text, event))
        elif isinstance(event, Described):
            scale.describe(event)
        else:
            gender = "m" if event.group(1) else "f"
            leader = scale.leader(gender)
            if leader is not None:
                topics.positions[gender].append(start)
                topics.leaders[gender].append(leader)
                if event.group() in _NOMINATIVE:
                    scale.go_on(leader)
    return topics


def _may_lead(mention: Mention) -> bool:
    entity = mention.entity
    return entity.kind in ("person", "name") and entity.likeness == "someone" and not mention.capitals


def _weight(text: str, mention: Mention) -> float:
    if mention.possessive:
        return OWNS
    opens = text[max(0, mention.start - 2) : mention.start].strip() in ("", ".", BREAK)
    if opens or (mention.subject and not _BESIDE.match(text, mention.end)):
        return ACTS
    before = _WORD_BEFORE.search(text, max(0, mention.start - _LONGEST_WORD), mention.start)
    word = before.group(1) if before is not None else ""
    return OWNS if word == "of" else ACTS if word in ASKS else NAMED


def _described(text: str, mentions: list[Mention]) -> Iterator[tuple[int, Described]]:
    """Where somebody is described: "a clerk", "the surgeon"; not "with a clerk", "Rakin, a clerk", "he was a clerk"."""
    starts, ends = {mention.start for mention in mentions}, {mention.end for mention in mentions}
    for match in find_from(_BEGINS_DESCRIBED, _DESCRIBED, text):
        read = _noun(match.group(2))
        if read is None:
            continue
        start, (noun, length) = match.start(), read
        if (text[start - 2 : start] == ", " and start - 2 in ends) or match.start(2) + length + 1 in starts:
            continue  # "Rakin, a clerk", "the clerk Rakin"
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        if before is None or before.group(1).lower() not in _NO_NEWCOMER:
            yield start, Described(noun, role_gender(noun), match.group(1).lower() in _NEW)


@lru_cache(maxsize=8192)
def _noun(words: str) -> tuple[str, int] | None:
    """The noun that tells who a description is of, the last of those side by side, and where it ends in these words."""
    end, noun = 0, None
    for word in words.split(" "):
        plain = word.lower()
        if plain in _ROLES:
            noun = plain, end + len(word)
        elif noun is not None or plain in _ENDING:
            break
        end += len(word) + 1
    return noun
