"""Names in a document: every mention, and which mentions are one person, body or periodical. Knows no quotations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from quotefind.catalogue import Catalogue
from quotefind.entry import PersonKind
from quotefind.extract import lexicon as lex
from quotefind.extract.speakers.kinds_of_name import (
    clash,
    compatible,
    first_gender,
    kind_of,
    person_gender,
    reigns,
    surname,
    title_gender,
)
from quotefind.extract.speakers.raw_names import KEPT, RawName, raw_names, word_before


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody a document names: the name's ``words``, the ``titles`` given, how often and in what company.

    Two are never the same somebody, whatever they have in common.
    ``roles`` are the common nouns it is called by: "the miller" of "the miller Rakin" and of "Rakin, a young miller".
    ``first`` is where it is first named;
    ``acts``, ``placed`` and ``articled`` count mentions that do something, that follow "in" or "to", that follow "the".
    """

    words: tuple[str, ...]
    gender: str = ""
    kind: str = "name"
    catalogue_id: str = ""
    short: str = ""
    titles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    count: int = 0
    acts: int = 0
    placed: int = 0
    articled: int = 0
    first: int = -1

    @property
    def is_common(self) -> bool:
        """Whether the document treats it as a common noun with a capital: "his Mass", "the Mass"."""
        return self.articled * 2 > self.count

    @property
    def likeness(self) -> str:
        """How much the document treats it as somebody: "someone", "somewhere" or "open"."""
        if self.gender or self.catalogue_id or self.titles:
            return "someone"
        if self.is_common:
            return "something"
        if self.acts > self.placed:
            return "someone"
        return "somewhere" if self.placed * 3 >= self.count and self.placed > 1 else "open"


@dataclass(slots=True)
class Mention:
    """A name where it stands: whether 's, a title or a verb goes with it, whether it is set in italics or capitals."""

    start: int
    end: int
    entity: Entity
    possessive: bool = False
    titled: bool = False
    subject: bool = False
    italic: bool = False
    capitals: bool = False

    def moved(self, by: int) -> Mention:
        """The same name in a text in which it stands so much farther on."""
        kind = self.possessive, self.titled, self.subject, self.italic, self.capitals
        return Mention(self.start + by, self.end + by, self.entity, *kind)


def find_mentions(text: str, catalogue: Catalogue) -> list[Mention]:
    """Every mention of somebody in a text, in order, each with its entity."""
    raws = raw_names(text)
    registry = _Registry(raws, catalogue)
    mentions = []
    ranks: list[RawName] = []
    for raw in raws:
        entity = registry.entity(raw)
        if entity is not None:
            entity.first = raw.start if entity.first < 0 else entity.first
            before = _words_before(text, raw.start)
            subject = _is_subject(text, raw, before)
            entity.acts += subject
            previous, articled = word_before(text, raw.start)
            entity.placed += previous in _LOCATIVE
            entity.articled += articled and not raw.titles
            if not entity.gender and entity.kind in ("person", "name") and not raw.titles:
                entity.gender = _kin_gender(before)
            entity.roles.update(_roles(text, raw, before))
            mentions.append(_mention(text, raw, entity, subject))
        else:
            ranks.append(raw)
    _learn_genders(text, mentions)
    mentions += _bearers(text, ranks, mentions)
    mentions.sort(key=lambda m: m.start)
    registry.settle()
    return mentions


def _mention(text: str, raw: RawName, entity: Entity, subject: bool) -> Mention:
    italic = text[max(0, raw.start - 1)] == "_"
    capitals = raw.end - raw.start > 3 and text[raw.start : raw.end].isupper()
    return Mention(raw.start, raw.end, entity, raw.possessive, bool(raw.titles), subject, italic, capitals)


def _kin_gender(before: list[str]) -> str:
    """The gender that the word before a name tells: "her uncle Rakin", "the actress Delmar"."""
    word = before[-1] if before else ""
    return "m" if word in lex.MALE_ROLES else "f" if word in lex.FEMALE_ROLES else ""


_APPOSED = re.compile(
    r",\s(?:(?:the|an?|his|her|their|its|former|then)\s)?(?:[\w’'-]+\s){0,4}?([a-z][a-z-]+)(?=[,.;]|\s(?:of|at|for|in|with|and|who|from|to)\b)"
)
"""A description behind a name, up to its noun: ", a young miller from"."""


def _roles(text: str, raw: RawName, before: list[str]) -> Iterator[str]:
    """The common nouns by which a name is called where it stands."""
    yield from raw.titles
    if before and before[-1] in lex.ROLE_NOUNS:
        yield before[-1]
    apposed = _APPOSED.match(text, raw.end) if text.startswith(",", raw.end) else None
    if apposed is not None and apposed.group(1) in lex.ROLE_NOUNS:
        yield apposed.group(1)


_LEADS = 2
"""How many times as often as the next of the same gender somebody is named for whom an unborne rank may stand."""


def _ranked(entity: Entity) -> bool:
    """Whether a name has a rank or an office of its own."""
    return entity.words[0].lower() in lex.NOBLE or not entity.titles <= lex.COURTESIES


def _bearers(text: str, ranks: list[RawName], mentions: list[Mention]) -> Iterator[Mention]:
    """Mentions by a rank which no name in the text bears: "the Queen" is the woman the text is about."""
    named = dict.fromkeys(mention.entity for mention in mentions)
    people = [e for e in named if e.kind in ("person", "name") and not _ranked(e)]
    leads = {}
    for gender in ("f", "m"):
        most = sorted((e for e in people if e.gender == gender), key=lambda e: -e.count)[:2]
        if most and most[0].count >= _LEADS * (most[1].count if len(most) > 1 else 1):
            leads[gender] = most[0]
    for raw in ranks:
        gender = title_gender(raw.titles)
        if raw.titles[-1] in lex.NOBLE and gender in leads:
            subject = _is_subject(text, raw, _words_before(text, raw.start))
            yield _mention(text, raw, leads[gender], subject)


_AGREEING = re.compile(r"[^.!?\"“”]{0,50}?\b(?:(he|his|him|himself)|(?:she|hers?|herself))\b")
_AGREEMENTS = 2
"""Pronouns after a name that settle its gender when three times as many as of the other.

On the names in LitBank whose gender a first name or title tells, 58 of 60 come out right.
"""


def _learn_genders(text: str, mentions: list[Mention]) -> None:
    """Take the gender of a name from the pronouns that follow it in its sentence, before any other name."""
    doubtful: set[Entity] = set()
    votes: Counter[tuple[Entity, str]] = Counter()
    for mention, following in zip(mentions, [*mentions[1:], None], strict=False):
        if mention.entity.gender or mention.entity.kind not in ("person", "name") or mention.entity.is_common:
            continue
        agreeing = _AGREEING.match(text, mention.end, following.start if following else len(text))
        if agreeing is not None:
            doubtful.add(mention.entity)
            votes[mention.entity, "m" if agreeing.group(1) else "f"] += 1
    for entity in doubtful:
        male, female = votes[entity, "m"], votes[entity, "f"]
        if max(male, female) >= _AGREEMENTS and max(male, female) >= 3 * min(male, female):
            entity.gender = "m" if male > female else "f"


_NEXT = re.compile(r"[\s,]*(?:[a-z]+ly |who |also |then |later |himself |herself )?([a-z]+)")
_PARTS = re.compile(r"[.!?;:\"“”‘(](?!\w)|\n\s*\n")
"""What no apposition goes over."""
LONGEST_APPOSITION = 130
"""Code points of the longest apposition between a name and its verb: "Rakin, a clerk of the mill at Orl, came"."""
NEAR = 40
"""Code points before a name whose words are read, …"""
DESCRIBED = 4
"""… and how many words may describe somebody: "said the old mill clerk Rakin"."""
_CLOSING = frozenset(',"”’»')
_AUXILIARY = frozenset("was had has is did does would could will can might should may must".split())
_LOCATIVE = frozenset("in at to from into near through across via outside inside towards toward around".split())


def _is_subject(text: str, raw: RawName, before: list[str]) -> bool:
    """Whether a name does something: a verb of saying, an auxiliary or a past tense follows, perhaps behind an
    apposition, or a clause introduces it as its speaker.  ``before`` are the words before it.
    """
    if raw.possessive:
        return False
    if _speaks(before):
        return True
    if not text.startswith(",", raw.end):
        return _acts(text, raw.end)
    if any(word in lex.PREPOSITIONS for word in (before[-2:] if raw.articled else before[-1:])):
        return False  # "a clerk under Rakin, said"
    if _acts(text, raw.end):
        return True
    closing = text.find(",", raw.end + 1, raw.end + LONGEST_APPOSITION)
    return closing >= 0 and not _PARTS.search(text, raw.end + 1, closing) and _acts(text, closing + 1)


def _words_before(text: str, start: int) -> list[str]:
    return text[max(0, start - NEAR) : start].split()


def _speaks(before: list[str]) -> bool:
    """Whether the clause before a name introduces it: "…,” said the carter", "according to"."""
    for at in range(len(before) - 1, max(0, len(before) - 1 - DESCRIBED), -1):
        word = before[at]
        if word == "to":
            return before[at - 1].lower() == "according"
        if lex.VERBS.get(word) == "say":
            return before[at - 1][-1] in _CLOSING
        if word in lex.PREPOSITIONS or not word[-1].isalnum():
            return False
    return False


def _acts(text: str, at: int) -> bool:
    following = _NEXT.match(text, at, at + 40)
    if following is None:
        return False
    word = following.group(1)
    if word in _AUXILIARY or word in lex.IRREGULAR_PAST or lex.VERBS.get(word) in ("say", "weak"):
        return True
    return word.endswith("ed") and len(word) > 4


@lru_cache(maxsize=KEPT)
def _lowered(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


class _Registry:
    """Which names go together; full names first, so that a surname met before its full name is the same person."""

    def __init__(self, raws: list[RawName], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.by_name: dict[tuple[str, ...], Entity] = {}
        self.by_last: dict[str, list[Entity]] = defaultdict(list)
        self.by_first: dict[str, list[Entity]] = defaultdict(list)
        self.by_rank: dict[str, Entity] = {}
        self.by_id: dict[str, Entity] = {}
        self.known: dict[str, Entity | None] = {}
        self.singles: dict[tuple[str, str], Entity] = {}
        self.latest: dict[str, Entity] = {}
        self.settled: dict[tuple[str, ...], Entity] = {}
        """Single names without a title which belong to no full name: whom they stand for, however often they come."""
        self.full_counts = counts = Counter(r.words for r in raws if len(r.words) > 1)
        self.titled = {r.words for r in raws if r.titles}
        for words in sorted(counts, key=lambda w: (-len(w), -counts[w], w)):
            self._full(words)

    def _known(self, name: str) -> Entity | None:
        """Whom the catalogue has of a name, if exactly one."""
        if name not in self.known:
            self.known[name] = self._catalogued(name)
        return self.known[name]

    def _catalogued(self, name: str) -> Entity | None:
        people = self.catalogue.find_people(name)
        if len(people) != 1:
            return None
        person = people[0]
        entity = self.by_id.get(person.id)
        if entity is None:
            kind = "body" if person.kind in (PersonKind.BODY, PersonKind.PERIODICAL) else "person"
            words = tuple(person.name.split())
            entity = Entity(words, person.gender, kind, person.id, person.short)
            self.by_id[person.id] = entity
            self._index(entity)
        return entity

    def _index(self, entity: Entity) -> None:
        self.settled.clear()  # the full name may have one of these in it
        if entity.kind == "person" and entity.words[-1] not in lex.SPOKESMEN:
            self.by_last[surname(entity.words)].append(entity)
            self.by_first[entity.words[0].lower()].append(entity)

    def strength(self, entity: Entity) -> int:
        """How surely a full name is a person's: a given name or initials, a catalogue entry, repetition."""
        known = bool(entity.catalogue_id or entity.gender or entity.words[0].endswith("."))
        return 2 * known + self.full_counts[entity.words]

    def _full(self, words: tuple[str, ...]) -> None:
        key = _lowered(words)
        if key in self.by_name:
            return
        entity = self._known(" ".join(words))
        if entity is None:
            kind = "person" if words in self.titled else kind_of(words)
            if kind == "person":
                for other in self.by_last.get(surname(words), ()):
                    if compatible(key, _lowered(other.words)):
                        entity = other
                        entity.words = max(entity.words, words, key=lambda w: len(" ".join(w)))
                        break
            if entity is None:
                entity = Entity(words, person_gender(words) if kind == "person" else "", kind)
                self._index(entity)
        self.by_name[key] = entity

    def entity(self, raw: RawName) -> Entity | None:
        """The entity a raw name stands for, given what came before it; None for a rank nobody has borne."""
        gender = title_gender(raw.titles) if raw.titles else ""
        if not raw.words:
            rank = raw.titles[-1]
            bearers = [] if raw.articled else self.by_last.get(rank, [])  # "said Baron", of Martin Baron
            entity = bearers[0] if bearers else self.by_rank.get(rank)
            if entity is None:
                return None
        elif len(raw.words) > 1:
            entity = self.by_name[_lowered(raw.words)]
        else:
            settled = None if raw.titles else self.settled.get(raw.words)
            entity = settled or self._single(raw.words, gender, raw.titles)
        entity.count += 1
        if raw.words:
            self.latest[surname(raw.words)] = entity
            for title in raw.titles:
                entity.titles.add(title)
                self.by_rank[title] = entity
            if reigns(entity.words):
                ranks = lex.REIGNING[entity.gender or "m"]
                entity.roles |= ranks
                self.by_rank |= dict.fromkeys(ranks, entity)
            elif raw.words[0].lower() in lex.NOBLE and not reigns(self.by_rank.get(raw.words[0].lower(), entity).words):
                self.by_rank[raw.words[0].lower()] = entity
                entity.gender = entity.gender or title_gender((raw.words[0].lower(),))
        if gender and not entity.gender:
            entity.gender = gender
        if raw.titles and raw.titles[0] in ("st", "st.", "saint"):
            entity.kind = "place"
        return entity

    def _may_be(self, entity: Entity, gender: str) -> bool:
        """Whether a surname or given name alone may stand for a full name that is surely a person's."""
        return not clash(entity.gender, gender) and self.strength(entity) > 1

    def _single(self, words: tuple[str, ...], gender: str, titles: tuple[str, ...] = ()) -> Entity:
        key = " ".join(words).lower()
        bearers: Sequence[Entity] = ()
        if kind_of(words) not in ("body", "group", "thing", "place"):
            bearers = self.by_last.get(key) or self.by_first.get(key) or ()
            latest = self.latest.get(key)
            if latest is not None and self._may_be(latest, gender) and latest in bearers:
                return latest
            strong = [e for e in bearers if self._may_be(e, gender)]
            strong = strong or [e for e in bearers if e.count and not clash(e.gender, gender)][:1]
            if strong:
                return max(strong, key=self.strength)
        known = self._known(" ".join(words)) if not gender else None
        if known is None and not titles:
            known = self.singles.get((key, ""))
        if known is not None:
            if not titles and not bearers:
                self.settled[words] = known
            return known
        if len(words) == 1 and len(words[0]) == 2 and titles:
            named = [e for e in self.singles.values() if e.words[-1].startswith(words[0][0]) and titles[-1] in e.titles]
            if named:
                return named[0]
        for other in (gender, "", "m", "f"):
            entity = self.singles.get((key, other))
            if entity is not None and not clash(entity.gender, gender):
                return entity
        single = Entity(words, gender or first_gender(words[0]), kind_of(words))
        self.singles[key, gender] = single
        return single

    def settle(self) -> None:
        """Give every entity the fullest form under which the text names it, with a title where two share that form."""
        known = (*self.by_name.values(), *self.singles.values(), *self.by_id.values())
        everyone = dict.fromkeys(entity for entity in known if entity.count)
        lasts = Counter(e.words[-1] for e in everyone)
        for entity in everyone:
            if not entity.short:
                form = " ".join(entity.words)
                shared = lasts[form] > 1 and entity.titles
                entity.short = f"{min(entity.titles).title()} {form}" if shared else form
