"""Who may have said a passage, and what speaks for each: names, pronouns and descriptions around it, as features for the ranking."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from quotefind.extract import lexicon as lex
from quotefind.extract.clauses import PRONOUNS, Sign, Token, read
from quotefind.extract.cues import HOLDERS, Cue, find_cues
from quotefind.extract.names import Entity
from quotefind.extract.passage import Scene
from quotefind.extract.voices import BREAK, Voice
from quotefind.model import Kind, Layout, Span

BEFORE = 420
"""Code points of the document's own words that are read before a passage; …"""
AFTER = 220
"""… after it; …"""
INTRODUCTION = 420
"""… of the paragraph before; …"""
FOLLOWING = 160
"""… and of the paragraph after."""
LOOK_BACK = 40
"""Mentions looked through for what a pronoun stands for, …"""
LOOK_FAR = 400
"""… and for one whose gender is known, …"""
ANTECEDENTS = 4
"""… and how many different ones are weighed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said it: ``entity`` None is somebody the document does not name, described by ``note`` if at all.

    ``evidence`` is a span of the voice. ``features`` speak for the words that tell the speaker, ``choice`` for this reading of them: a
    pronoun has one candidate for each whom it may stand for, with the same ``features``, one after another.
    """

    entity: Entity | None
    note: str | None
    rule: str
    evidence: Span
    features: tuple[str, ...]
    choice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """Who said an earlier passage of the same voice."""

    index: int
    entity: Entity | None
    note: str | None
    explicit: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens on one side of a passage with, for each, the sentences and quotations between it and the passage."""

    side: str
    tokens: list[Token]
    sentences: list[int]
    quotes: list[int]


def bucket(value: int, *limits: int) -> int:
    """How many of the ascending limits a value reaches."""
    return sum(value >= limit for limit in limits)


_LABEL = re.compile(r"[ \t]*(?:\[[^\]\s]{1,6}\]|\(\d{1,3}\)|\d{1,3}[.)]|\*{1,3})[ \t]*")
"""A note's number at the head of its paragraph."""


_POINTING = frozenset("thus this that so such these those here".split())


def leads_on(tokens: list[Token], at: int) -> bool:
    """Whether the clause after a passage opens on to the next one: "… he has written: Q"."""
    for ahead in range(at + 1, len(tokens)):
        if tokens[ahead].sign in (Sign.STOP, Sign.BREAK):
            return False
        if tokens[ahead].sign is Sign.QUOTE:
            previous = tokens[ahead - 1]
            return previous.sign is Sign.COLON or previous.word in ("that", "--")
    return False


class Surroundings:
    """What stands around one passage in its voice."""

    def __init__(self, scene: Scene, voice: Voice, masks: dict[int, int], index: int) -> None:
        self.scene, self.voice, self.masks, self.index = scene, voice, masks, index
        place = voice.places[index]
        self.place = place
        text = voice.text
        start = text.rfind(BREAK, 0, place.start) + 1
        end = text.find(BREAK, place.end)
        end = len(text) if end < 0 else end
        label = _LABEL.match(text, start, min(place.start, start + 12))
        self.noted = label is not None
        start = label.end() if label else start
        self.opens = place.start - start < 80 and not text[start : place.start].strip()
        self.closes = not text[place.end : end].strip(" .,;)") if end - place.end < 80 else False
        before = read(voice, max(start, place.start - BEFORE), place.start)
        after = read(voice, place.end, min(end, place.end + AFTER))
        self.stretches = [self._backward("B", before), self._forward("A", after)]
        if self.opens and not self.noted and start:
            above = text.rfind(BREAK, 0, start - 1) + 1
            tokens = read(voice, max(above, start - 1 - INTRODUCTION), start - 1)
            side = "B" if tokens and tokens[-1].sign is Sign.COLON else "I"
            self.stretches.append(self._backward(side, tokens))
        if self.closes and end < len(text):
            below = text.find(BREAK, end + 1)
            below = len(text) if below < 0 else below
            self.stretches.append(self._forward("F", read(voice, end + 1, min(below, end + 1 + FOLLOWING))))
        self.before, self.after = before, after
        passage = scene.passages[index]
        source = scene.document.text
        self.last = source[passage.end - 1 : passage.end]
        self.length = passage.end - passage.start
        self.lower = source[passage.start : passage.start + 1].islower()
        self.lead = self._lead()
        self.cues = [find_cues(stretch.tokens, stretch.side in "BI") for stretch in self.stretches]
        self.context = self._context()

    def _context(self) -> str:
        """ "tight" where a clause of saying touches the passage, "loose" where one is in its sentence, else "silent"."""
        context = "silent"
        for stretch, cues in zip(self.stretches, self.cues, strict=True):
            for cue in cues:
                if self.is_tight(stretch, cue):
                    return "tight"
                if stretch.side in "AB" and not stretch.sentences[cue.trigger] and not stretch.quotes[cue.trigger]:
                    context = "loose"
        return context

    def is_tight(self, stretch: Stretch, cue: Cue) -> bool:
        """Whether a cue's clause touches the passage and belongs to it."""
        at = cue.trigger
        if (
            stretch.side not in "AB"
            or stretch.sentences[at]
            or stretch.quotes[at]
            or cue.holder >= 0
            and stretch.quotes[cue.holder]
        ):
            return False
        tokens = stretch.tokens
        if stretch.side == "A":
            return at <= 7 and not leads_on(tokens, at)
        return self.lead in ("colon", "comma", "that", "verb") and len(tokens) - at <= 14

    def _ends_sentence(self, tokens: list[Token], at: int) -> bool:
        token = tokens[at]
        if token.sign is Sign.STOP:
            return True
        if token.sign is not Sign.QUOTE:
            return False
        passage = self.scene.passages[self.masks[token.start]]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        ends = self.scene.document.text[passage.end - 1 : passage.end] in ".!?…"
        return ends and following is not None and self.voice.text[following.start].isupper()

    def _backward(self, side: str, tokens: list[Token]) -> Stretch:
        sentences, quotes = [0] * len(tokens), [0] * len(tokens)
        s = q = 0
        for at in range(len(tokens) - 1, -1, -1):
            if self._ends_sentence(tokens, at) and at < len(tokens) - 1:
                s += 1
            q += tokens[at].sign is Sign.QUOTE
            sentences[at], quotes[at] = s, q
        return Stretch(side, tokens, sentences, quotes)

    def _forward(self, side: str, tokens: list[Token]) -> Stretch:
        sentences, quotes = [0] * len(tokens), [0] * len(tokens)
        passage = self.scene.passages[self.index]
        ended = self.scene.document.text[passage.end - 1 : passage.end] in ".!?…"
        s = int(
            side == "F"
            or (
                ended
                and bool(tokens)
                and self.voice.text[tokens[0].start].isupper()
                and tokens[0].sign is not Sign.NAME
            )
        )
        q = 0
        for at in range(len(tokens)):
            sentences[at], quotes[at] = s, q
            s += self._ends_sentence(tokens, at)
            q += tokens[at].sign is Sign.QUOTE
        return Stretch(side, tokens, sentences, quotes)

    def _lead(self) -> str:
        """How the words before lead to the passage."""
        tokens = self.before or (
            self.stretches[2].tokens if len(self.stretches) > 2 and self.stretches[2].side in "IB" else []
        )
        if not tokens:
            return "nothing"
        last = tokens[-1]
        if last.sign is Sign.WORD:
            return last.word if last.word in ("that", "as") else "word"
        return last.sign.value


def gather(around: Surroundings, decided: list[Decided], parent: Entity | None) -> list[Candidate]:
    """All candidates for a passage; the last is nobody."""
    found: list[Candidate] = []
    for stretch, cues in zip(around.stretches, around.cues, strict=True):
        found += _in_stretch(around, stretch, cues, decided, parent)
    found += _earlier(around, decided)
    found.append(_nobody(around))
    return found


def _in_stretch(
    around: Surroundings, stretch: Stretch, cues: list[Cue], decided: list[Decided], parent: Entity | None
) -> list[Candidate]:
    found: list[Candidate] = []
    tokens = stretch.tokens
    backward = stretch.side in "BI"
    cued: dict[int, list[str]] = {}
    triggers: dict[int, int] = {}
    verbs = 0
    for cue in cues:
        verbs += tokens[cue.trigger].sign is Sign.VERB
        if cue.holder in cued:
            continue
        told = _cue_features(around, stretch, cue, verbs)
        if cue.holder >= 0:
            cued[cue.holder] = told
            triggers[cue.holder] = cue.trigger
        else:
            found += _untold(around, stretch, cue, told, decided)
    order = 0
    for at in range(len(tokens) - 1, -1, -1) if backward else range(len(tokens)):
        token = tokens[at]
        if (token.sign not in HOLDERS and at not in cued) or stretch.quotes[at] > 2:
            continue
        order += 1
        if order > 6 and at not in cued:
            continue
        if at in cued:
            features = (*cued[at], f"cued {token.sign.value}")
            trigger = triggers[at]
        elif token.sign is Sign.ROLE or (
            token.sign is Sign.PRONOUN and (stretch.sentences[at] or PRONOUNS[token.word] in "in")
        ):
            continue
        else:
            features = _bare_features(around, stretch, at, order)
            trigger = at
        evidence = Span(min(token.start, tokens[trigger].start), max(token.end, tokens[trigger].end))
        if token.mention is not None and token.mention.entity.kind == "thing":
            continue
        rule = f"{stretch.side} {cued[at][0] if at in cued else 'mention'}"
        if token.sign is Sign.NAME and token.mention is not None:
            found.append(
                Candidate(
                    token.mention.entity, None, rule, evidence, (*features, *_entity(token.mention.entity, token))
                )
            )
        elif token.sign is Sign.PRONOUN:
            found += _antecedents(around, stretch, token, features, evidence, decided, parent)
        elif not _named_next(tokens, at):
            found += _described(around, stretch, at, features, evidence, decided)
    return found


def _cue_features(around: Surroundings, stretch: Stretch, cue: Cue, order: int) -> list[str]:
    trigger = stretch.tokens[cue.trigger]
    s, q = min(stretch.sentences[cue.trigger], 2), min(stretch.quotes[cue.trigger], 2)
    ahead = stretch.side in "AF"
    side = "after" if ahead else "before"
    tight = "tight" if around.is_tight(stretch, cue) else "loose"
    strength = lex.VERBS.get(trigger.word, "noun")
    apart = abs(
        (trigger.start if ahead else trigger.end) - (stretch.tokens[0].start if ahead else stretch.tokens[-1].end)
    )
    link = f"end {_end(around.last)}" if ahead else f"lead {around.lead}"
    return [
        f"{side} {cue.rule} {tight}",
        f"cue {cue.rule}",
        f"cue {tight} in {around.context}",
        f"cue sentences {side} {s}",
        f"cue quotes {side} {q}",
        f"cue {strength}",
        f"cue {tight} {strength}",
        f"cue gap {bucket(cue.gap, 1, 3, 6)}",
        f"cue apart {side} {bucket(apart, 12, 40, 100, 200)}",
        f"cue {order} {tight}" if strength != "noun" else "cue of noun",
        f"cue {link} {min(s, 1)}{min(q, 1)}",
        *(("cue leads on",) if ahead and leads_on(stretch.tokens, cue.trigger) else ()),
        *(("cue outside paragraph",) if stretch.side in "IF" else ()),
        *(("cue points back",) if stretch.side == "F" and stretch.tokens[0].word in _POINTING else ()),
    ]


def _bare_features(around: Surroundings, stretch: Stretch, at: int, order: int) -> tuple[str, ...]:
    """What speaks for a name that no verb or noun of saying points to."""
    token = stretch.tokens[at]
    s, q = min(stretch.sentences[at], 2), min(stretch.quotes[at], 2)
    side = "after" if stretch.side in "AF" else "before"
    previous = stretch.tokens[at - 1] if at else None
    left = "start" if previous is None else previous.sign.value
    mention = token.mention
    role = (
        "other"
        if mention is None
        else "subject"
        if mention.subject
        else "possessive"
        if mention.possessive
        else "other"
    )
    return (
        f"bare {around.context}",
        f"bare sentences {side} {s}",
        f"bare quotes {side} {q}",
        f"bare {role} {min(s, 1)}",
        f"bare {left}",
        f"bare {side} opens sentence {min(s, 2)}{q} {role}"
        if left in ("start", "stop", "quote", "break")
        else f"bare {side} within sentence",
        f"bare {token.sign.value} {around.context}",
        f"bare order {side} {min(order, 3)} {around.context}",
        f"bare lead {around.lead} {min(s, 1)}" if side == "before" else "bare after",
        *(("bare outside paragraph",) if stretch.side in "IF" else ()),
    )


def _untold(
    around: Surroundings, stretch: Stretch, cue: Cue, told: list[str], decided: list[Decided]
) -> list[Candidate]:
    """A verb without a subject: the speaker before goes on ("and added"), or the document does not say who ("was told")."""
    trigger = stretch.tokens[cue.trigger]
    evidence = Span(trigger.start, trigger.end)
    if cue.rule == "left out" and decided:
        last = decided[-1]
        return [Candidate(last.entity, last.note, f"{stretch.side} goes on", evidence, tuple(told))]
    return [Candidate(None, None, f"{stretch.side} {cue.rule}", evidence, tuple(told))]


def _named_next(tokens: list[Token], at: int) -> bool:
    """Whether a description goes on to a name: the worker Skorin, another clerk, Rakin."""
    following = at + 1
    if following < len(tokens) and tokens[following].sign is Sign.COMMA:
        following += 1
    return following < len(tokens) and tokens[following].sign is Sign.NAME


def _end(last: str) -> str:
    return "comma" if last in ",;—-" else "stop" if last in ".!?…" else "word"


def _entity(entity: Entity, token: Token | None) -> tuple[str, ...]:
    titled = token is not None and token.mention is not None and token.mention.titled
    italic = token is not None and token.mention is not None and token.mention.italic
    return (
        *(("italic",) if italic else ()),
        f"is {entity.kind}",
        f"is {entity.likeness}",
        f"count {bucket(entity.count, 2, 4, 8, 16)}",
        *(("titled",) if titled else ()),
    )


def _antecedents(
    around: Surroundings,
    stretch: Stretch,
    token: Token,
    features: tuple[str, ...],
    evidence: Span,
    decided: list[Decided],
    parent: Entity | None,
) -> list[Candidate]:
    """Whom a pronoun may stand for."""
    gender = PRONOUNS[token.word]
    side = stretch.side
    if gender == "i":
        rule = f"{side} first person"
        return [Candidate(parent, None if parent else token.word, rule, evidence, (*features, "first person"))]
    features = (*features, f"pronoun {gender}")
    found = [Candidate(None, token.word, f"{side} pronoun", evidence, features, ("unresolved", f"unresolved {gender}"))]
    return found + _look_back(around, token, f"{side} pronoun", gender, features, evidence, decided)


def _look_back(
    around: Surroundings,
    token: Token,
    rule: str,
    gender: str,
    features: tuple[str, ...],
    evidence: Span,
    decided: list[Decided],
) -> list[Candidate]:
    """Those named before a pronoun or description whom it may stand for, the last first; then who spoke lately."""
    voice = around.voice
    first = bisect_left(voice.starts, token.start)
    window = voice.mentions[max(0, first - LOOK_BACK) : first]
    weight = Counter(id(mention.entity) for mention in window)
    lately = [d.entity for d in decided[:-5:-1] if d.entity is not None]
    found: list[Candidate] = []
    seen: set[int] = set()

    def add(entity: Entity, *told: str) -> None:
        seen.add(id(entity))
        spoke = "last" if lately and lately[0] is entity else "lately" if entity in lately else "not"
        same = "same" if entity.gender and entity.gender == gender else "open"
        told = (
            *_entity(entity, None),
            f"antecedent spoke {spoke}",
            f"antecedent gender {same}",
            f"antecedent {gender} {entity.kind} {entity.likeness}",
            f"antecedent weight {bucket(weight[id(entity)], 1, 2, 3, 5, 8)}",
            *told,
        )
        found.append(Candidate(entity, None, rule, evidence, features, told))

    for mention in reversed(window):
        if len(seen) == ANTECEDENTS:
            break
        if id(mention.entity) in seen or not _fits(mention.entity, gender):
            continue
        between = voice.text[mention.end : token.start] if token.start - mention.end < 1500 else BREAK * 9
        stops = between.count(". ") + between.count("? ") + between.count("! ")
        add(
            mention.entity,
            f"antecedent {len(seen) + 1}",
            f"antecedent {'subject' if mention.subject else 'possessive' if mention.possessive else 'other'} {min(stops, 2)}",
            f"antecedent breaks {min(between.count(BREAK), 3)}",
            f"antecedent stops {min(stops, 4)}",
        )
    for entity in lately[:2]:
        if id(entity) not in seen and _fits(entity, gender):
            add(entity, "antecedent only spoke")
    for mention in reversed(voice.mentions[max(0, first - LOOK_FAR) : max(0, first - LOOK_BACK)]):
        if gender in ("m", "f") and mention.entity.gender == gender and id(mention.entity) not in seen:
            add(mention.entity, "antecedent far")
            break
    return found


def _fits(entity: Entity, gender: str) -> bool:
    if entity.kind == "thing":
        return False
    if gender in ("m", "f"):
        return entity.kind not in ("body", "group") and entity.gender in ("", gender)
    if gender == "n":
        return entity.kind in ("body", "name") and not entity.gender
    if gender == "p":
        return entity.kind in ("body", "group")
    return entity.kind != "group"


_CLAUSAL = frozenset("when that which who as and but while where if because although though".split())


def _described(
    around: Surroundings, stretch: Stretch, at: int, features: tuple[str, ...], evidence: Span, decided: list[Decided]
) -> list[Candidate]:
    """Somebody described: nobody named, or, after "the", somebody named before."""
    tokens = stretch.tokens
    first = at
    for back in range(at - 1, max(-1, at - 5), -1):
        if tokens[back].sign not in (Sign.WORD, Sign.ROLE, Sign.NAME) or tokens[back].word in _CLAUSAL:
            break
        if tokens[back].word in lex.DETERMINERS:
            first = back
            break
    determiner = tokens[first].word
    note = around.voice.text[tokens[first].start : tokens[at].end]
    kind = "the" if determiner in ("the", "this", "that") else "a" if determiner in lex.DETERMINERS else "bare"
    described = (*features, f"described {kind}")
    found = [Candidate(None, note, f"{stretch.side} description", evidence, described, ("described",))]
    if kind == "the":
        found += _look_back(around, tokens[first], f"{stretch.side} description", "", described, evidence, decided)
    return found


def _earlier(around: Surroundings, decided: list[Decided]) -> list[Candidate]:
    """Those who spoke the passages before: the same speaker going on, or the other one of a dialogue."""
    found: list[Candidate] = []
    text = around.voice.text
    for back in (1, 2):
        if len(decided) < back:
            break
        earlier = decided[-back]
        place = around.voice.places[earlier.index]
        if around.place.start - place.end > 3000:
            break
        if earlier.entity is None and earlier.note is None:
            continue
        between = text[place.end : around.place.start]
        breaks = min(between.count(BREAK), 3)
        local = around.context
        same = len(decided) > 1 and decided[-1].entity is decided[-2].entity
        ended = _end(
            around.scene.document.text[
                around.scene.passages[earlier.index].end - 1 : around.scene.passages[earlier.index].end
            ]
        )
        features = (
            f"earlier {back}",
            f"earlier {local}",
            f"earlier {back} breaks {breaks}",
            f"earlier {back} breaks {breaks} {local}",
            f"earlier {back} length {bucket(len(between), 4, 60, 200, 600)} {local}",
            f"earlier {back} {local} opens {int(around.opens)} closes {int(around.closes)}",
            f"earlier {back} breaks {breaks} {'explicit' if earlier.explicit else 'carried'} {local}",
            f"earlier {back} ended {ended} breaks {breaks}",
            f"earlier {back} ended {ended} length {bucket(len(between), 4, 60)} breaks {min(breaks, 1)}",
            f"earlier {back} lead {around.lead} breaks {breaks}",
            *((f"earlier {back} across notes",) if around.noted and breaks else ()),
            *((f"earlier {back} one speaker {breaks}",) if same else (f"earlier {back} two speakers {breaks}",)),
            *((f"earlier {back} in pieces",) if ended == "comma" and not breaks and len(between) < 120 else ()),
            "earlier named" if earlier.entity else "earlier unnamed",
        )
        rule = "same speaker" if back == 1 else "dialogue"
        found.append(Candidate(earlier.entity, earlier.note, rule, place, features))
    return found


def _nobody(around: Surroundings) -> Candidate:
    passage = around.scene.passages[around.index]
    local = around.context
    words = bucket(around.length, 12, 25, 60, 200)
    return Candidate(
        None,
        None,
        "nobody",
        around.place,
        (
            "nobody",
            f"nobody {local}",
            f"nobody {around.lead} {local}",
            f"nobody length {words}",
            f"nobody {passage.layout.value} {local}",
            f"nobody opens {int(around.opens)} closes {int(around.closes)} {local}",
            f"nobody lower {int(around.lower)}",
            f"nobody kind {around.scene.kinds[around.index].value}",
            f"nobody depth {min(passage.depth, 2)}",
        ),
    )
