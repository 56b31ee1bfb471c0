"""Whom a text is about at each place: the man and the woman that "he" and "she" go on with, however far back the name stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from quotefind.extract.names import Entity, Mention

BREAK = "\x1d"
"""Stands between the paragraphs of a voice."""

HALF_LIFE = 500
"""Code points of the document's own words after which a mention counts half. This and the weights below: best of a coarse grid on the gold."""
LEADS, NAMED, GOES_ON = 0.5, 0.6, 0.5
"""By how much a name that acts outweighs all others; weights of another name and of a pronoun, which goes to whoever leads."""
NEW_PARAGRAPH = 0.5
"""What is left of every weight when a paragraph begins, …"""
OPENING = 40
"""… and within how many code points of its beginning a name counts as one that acts."""
CEILING = 3.0
"""So that a long run of "she" does not hold against a new name for ever."""

_PRONOUN = re.compile(r"\b(?:([Hh]e|[Hh]is|[Hh]im)|[Ss]he|[Hh]ers?)\b")
_OBJECT = {"m": re.compile(r"[^.!?]{0,30}\bhi[ms]\b"), "f": re.compile(r"[^.!?]{0,30}\bher\b")}


@dataclass(slots=True)
class Topics:
    """Positions at which the leading man or woman changes, ascending, with who leads from there."""

    positions: dict[str, list[int]] = field(default_factory=lambda: {"m": [], "f": []})
    leaders: dict[str, list[Entity]] = field(default_factory=lambda: {"m": [], "f": []})

    def at(self, position: int, gender: str) -> Entity | None:
        """Who leads before a position."""
        at = bisect_right(self.positions.get(gender, []), position - 1)
        return self.leaders[gender][at - 1] if at else None


def follow(text: str, mentions: list[Mention]) -> Topics:
    """Read names and pronouns in order; the leader is whoever weighs most, older mentions counting less."""
    topics = Topics()
    weights: dict[str, dict[int, float]] = {"m": {}, "f": {}}
    known: dict[int, Entity] = {}
    seen = {"m": 0, "f": 0}
    leader: dict[str, int] = {}
    for position, gender, mention in _events(text, mentions):
        weigh = weights[gender]
        fade = 0.5 ** ((position - seen[gender]) / HALF_LIFE)
        if text.find(BREAK, seen[gender], position) >= 0:
            fade *= NEW_PARAGRAPH
        seen[gender] = position
        for key in list(weigh):
            weigh[key] *= fade
            if weigh[key] < 0.01 and key != leader.get(gender):
                del weigh[key]
        if mention is not None:
            key = id(mention.entity)
            known[key] = mention.entity
            opening = text.rfind(BREAK, max(0, position - OPENING), position) >= 0 and not mention.possessive
            acts = (mention.subject or opening) and not _OBJECT[gender].match(text, mention.end)
            weigh[key] = min(CEILING, max(weigh.values(), default=0.0) + LEADS if acts else weigh.get(key, 0.0) + NAMED)
        elif gender in leader:
            weigh[leader[gender]] = min(CEILING, weigh[leader[gender]] + GOES_ON)
        best = max(weigh, key=lambda key: weigh[key], default=0)
        if best and leader.get(gender) != best:
            leader[gender] = best
            topics.positions[gender].append(position)
            topics.leaders[gender].append(known[best])
    return topics


def _events(text: str, mentions: list[Mention]) -> Iterator[tuple[int, str, Mention | None]]:
    """Names of known gender and pronouns, in order of place."""
    waiting = iter([m for m in mentions if m.entity.gender in ("m", "f") and m.entity.kind not in ("place", "thing")])
    mention = next(waiting, None)
    for pronoun in _PRONOUN.finditer(text):
        while mention is not None and mention.start < pronoun.start():
            yield mention.start, mention.entity.gender, mention
            mention = next(waiting, None)
        yield pronoun.start(), "m" if pronoun.group(1) else "f", None
    while mention is not None:
        yield mention.start, mention.entity.gender, mention
        mention = next(waiting, None)
