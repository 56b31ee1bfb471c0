"""Whom a pronoun or "the captain" stands for: those named or described before it, the last first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quotefind.extract import lexicon as lex
from quotefind.extract.speakers.candidate import Background, Spoke
from quotefind.extract.speakers.clauses import Sign, Token
from quotefind.extract.speakers.holders import named_after
from quotefind.extract.speakers.names import Entity, Mention
from quotefind.extract.speakers.subjects import apposed
from quotefind.extract.speakers.surroundings import Stretch, Surroundings
from quotefind.extract.speakers.topics import ASKS, BREAK, Leader
from quotefind.extract.speakers.voices import Voice

LOOK_BACK = 40
"""Mentions looked through for what a pronoun stands for; …"""
WEIGHED = 5
"""… and how many different ones are weighed."""
OPEN_BREAKS = 2
"""Paragraphs across which a pronoun may stand for a name whose gender is not known, …"""
KNOWN_BREAKS = 4
"""… or is known to fit; farther back only for the one the text is about, or who spoke last."""
_ACTING = {"m": "he", "f": "she"}
CALLED = 200
"""Mentions looked through for one who was called by a noun."""
ANTICIPATED = 12
"""Tokens between a pronoun and the name that it anticipates."""
NEAR = 1500
"""Code points before a pronoun, and what is read with it, in which a name is looked for."""


_REPORTING = frozenset(("subject", "inverted", "according to"))
"""Rules of the cues whose holder a pronoun goes on with: "Rakin said that the mill was old. “Q,” he said"."""
_NEW = ("a ", "an ", "one ", "another ")


class Antecedent(NamedTuple):
    """Somebody a pronoun may stand for, named (``entity``) or only described (``note``), and what speaks for it."""

    entity: Entity | None
    note: str | None
    features: tuple[str, ...]


def fits(entity: Entity, gender: str) -> bool:
    """Whether a pronoun of this gender can stand for it ("p" several, "n" a body, "" somebody described)."""
    if entity.kind in ("thing", "place"):
        return False
    if gender in ("m", "f"):
        if entity.gender:  # which nothing and no place has
            return entity.gender == gender and entity.kind not in ("body", "group")
        return entity.kind not in ("body", "group") and entity.likeness not in ("something", "somewhere")
    if gender == "n":
        return entity.kind in ("body", "name") and not entity.gender
    if gender == "p":
        return entity.kind in ("body", "group")
    return entity.kind not in ("group", "body") and not (entity.articled and entity.words[-1].endswith(lex.PLURALS))


def antecedents(around: Surroundings, stretch: Stretch, at: int, gender: str, known: Background) -> list[Antecedent]:
    """Those whom the token at ``at`` may stand for."""
    lately = known.spoke[:-4:-1]
    position = stretch.starts[at]
    last = bisect_left(around.voice.starts, position)
    window = around.voice.mentions[max(0, last - LOOK_BACK) : last]
    leader = around.voice.topics.at(position, gender)
    named = [m.entity for m in window]
    found: list[Antecedent] = []
    seen: set[Entity | str] = set()

    def add(entity: Entity | None, note: str | None, *told: str) -> None:
        key = entity if entity is not None else (note or "").lower()
        if key in seen:
            return
        seen.add(key)
        if leader is not None and _is_leader(leader, entity, note):
            told = (*told, "ante topic" if leader.lately else "ante hero")
        if quoted and lately and lately[0].entity is entity and lately[0].note == note:
            told = (*told, "ante said these words")
        features = (*told, *_standing(entity, note, gender, lately, named, len(found)))
        found.append(Antecedent(entity, note, features))

    quoted = _quoted_before(around, stretch, at)
    ahead = _ahead(stretch.tokens, at, gender)
    if ahead is not None:
        add(ahead, None, "ante ahead")
    for entity, note, role, stops, breaks, marked in _backwards(around, stretch, at, gender, window):
        if len(found) == WEIGHED or breaks > KNOWN_BREAKS:
            break
        far = breaks > (KNOWN_BREAKS if entity is not None and entity.gender == gender else OPEN_BREAKS)
        if far and gender in ("m", "f"):
            continue
        marked = (*marked, *_enters(entity, note, stops, breaks, named))
        add(entity, note, *_place(role, min(len(found), 2), min(stops, 4), min(breaks, 3), marked))
    for earlier in lately[:2]:
        described = earlier.note is not None and earlier is lately[0] and earlier.note.split()[-1] not in lex.SOURCES
        if described or (earlier.entity is not None and fits(earlier.entity, gender)):
            add(earlier.entity, earlier.note, "ante only spoke")
    if leader is not None and isinstance(leader.who, Entity):
        add(leader.who, None, "ante far")
    if known.cited is not None and not known.citation.is_quoted_in and fits(known.cited, gender):
        add(known.cited, None, "ante cited")
    for mention in known.outer:
        if fits(mention.entity, gender):
            add(mention.entity, None, "ante outer")
    return found


def called(around: Surroundings, stretch: Stretch, at: int) -> Entity | None:
    """Whom the text called by the noun at ``at`` before, the last first: "the miller", "the trust" of the Orl Trust."""
    token = stretch.tokens[at]
    last = bisect_left(around.voice.starts, stretch.starts[at])
    for mention in reversed(around.voice.mentions[max(0, last - CALLED) : last]):
        entity = mention.entity
        if token.word in entity.roles or (entity.kind == "body" and token.word == entity.words[-1].lower()):
            return entity
    return None


def one_of_two(around: Surroundings, stretch: Stretch, at: int) -> Entity | None:
    """Whom "the latter" stands for, the one named last, and "the other", the last who is named without acting."""
    last = bisect_left(around.voice.starts, stretch.starts[at])
    window = [m for m in around.voice.mentions[max(0, last - LOOK_BACK) : last] if fits(m.entity, "")]
    if stretch.tokens[at].word == "other":
        window = [m for m in window[-3:] if not m.subject and not m.possessive] or window
    return window[-1].entity if window else None


def _ahead(tokens: list[Token], at: int, gender: str) -> Entity | None:
    """Whom a pronoun anticipates: "In his book on the mill, Rakin shows"."""
    if at == 0 or tokens[at - 1].sign is not Sign.PREPOSITION or tokens[at].sign is not Sign.PRONOUN:
        return None
    if at > 1 and tokens[at - 2].sign not in (Sign.STOP, Sign.BREAK, Sign.QUOTE):
        return None
    for place in range(at + 1, min(len(tokens), at + ANTICIPATED)):
        token = tokens[place]
        if token.sign in (Sign.STOP, Sign.BREAK, Sign.QUOTE):
            return None
        if token.sign is Sign.NAME and token.mention and tokens[place - 1].sign is Sign.COMMA:
            return token.mention.entity if fits(token.mention.entity, gender) else None
    return None


def _quoted_before(around: Surroundings, stretch: Stretch, at: int) -> bool:
    """Whether the clause of a pronoun is attached to the quotation before it: "Q," she said."""
    tokens = stretch.tokens
    back = at - 1
    while back >= 0 and tokens[back].sign in (Sign.VERB, Sign.WORD, Sign.COMMA) and at - back < 4:
        back -= 1
    return back >= 0 and tokens[back].sign is Sign.QUOTE and around.masks[stretch.starts[back]] < around.index


def _is_leader(leader: Leader, entity: Entity | None, note: str | None) -> bool:
    """Whether somebody named or described is the one whom the text is about."""
    if isinstance(leader.who, Entity):
        return entity is leader.who
    return entity is None and note is not None and note.lower().endswith(leader.who.noun)


def _is_new(note: str | None) -> bool:
    """Whether a description brings in somebody not spoken of before."""
    return note is not None and note.lower().startswith(_NEW)


def _enters(entity: Entity | None, note: str | None, stops: int, breaks: int, named: list[Entity]) -> tuple[str, ...]:
    """Whether somebody enters there whom a pronoun then takes up: described, or named in full and not lately before."""
    if entity is None:
        return ("newcomer described",) if _is_new(note) and not breaks and stops < 2 else ()
    is_new = len(entity.words) > 1 and breaks < 2 and stops < 2 and named.count(entity) == 1
    return ("newcomer named",) if is_new else ()


@cache
def _place(role: str, order: int, stops: int, breaks: int, marked: tuple[str, ...]) -> tuple[str, ...]:
    """What speaks for a candidate by where it stood: of few places the same again and again."""
    return (
        f"ante {role}",
        f"ante {role} {min(stops, 2)}",
        f"ante {role} order {order}",
        f"ante stops {stops}",
        f"ante breaks {breaks}",
        f"ante stops {min(stops, 2)} breaks {min(breaks, 1)} {role}",
        *(f"ante {mark}" for mark in marked),
    )


def _standing(
    entity: Entity | None, note: str | None, gender: str, lately: list[Spoke], named: list[Entity], order: int
) -> tuple[str, ...]:
    """What a candidate is to the document, wherever it stood."""
    last = bool(lately) and lately[0].entity is entity and (entity is not None or lately[0].note == note)
    recent = any(s.entity is entity and (entity is not None or s.note == note) for s in lately[1:])
    spoke = _spoke("last" if last else "lately" if recent else "not", min(order, 4))
    if entity is None:
        return (*spoke, f"ante described {min(order, 2)}")
    weight = bisect_right((1, 2, 3, 5, 8), named.count(entity))
    count = bisect_right((2, 4, 8, 16, 32), entity.count)
    return (*spoke, *_fit(gender, entity.gender == gender, entity.kind, entity.likeness, weight, count))


@cache
def _spoke(when: str, order: int) -> tuple[str, ...]:
    return (
        f"ante spoke {when}",
        f"ante order {order}",
        f"ante spoke {'last' if when == 'last' else 'not'} order {min(order, 2)}",
    )


@cache
def _fit(gender: str, is_same: bool, kind: str, likeness: str, weight: int, count: int) -> tuple[str, ...]:
    return (
        f"ante gender {'same' if is_same and gender else 'open'}",
        f"ante {gender} {kind} {likeness}",
        f"ante weight {weight}",
        f"ante count {count}",
    )


def _backwards(
    around: Surroundings, stretch: Stretch, at: int, gender: str, window: list[Mention]
) -> Iterator[tuple[Entity | None, str | None, str, int, int, tuple[str, ...]]]:
    """Names and descriptions before a token: who, described how, in what role, sentence and paragraph ends between,
    and what else it does there: report what somebody said, be asked, or undergo what "he" does.
    """
    stops = breaks = 0
    stretches = around.stretches
    ordered = [(stretch, at)]
    if stretch.side == "after":
        ordered.append((stretches[0], len(stretches[0].tokens)))
    if stretch.side in ("after", "before") and stretch is not stretches[-1]:
        ordered += [(s, len(s.tokens)) for s in stretches[2:] if not s.ahead]
    first = min(s.starts[0] for s, _ in ordered if s.starts)
    for number, (side, end) in enumerate(ordered):
        tokens = side.tokens
        reporting = {cue.holder for cue in side.cues if side is not stretch and cue.rule in _REPORTING}
        breaks += number > 1 or (number == 1 and stretch.side == "before")
        for back in range(end - 1, -1, -1):
            token = tokens[back]
            stops += token.sign is Sign.STOP
            if back == at - 2 and not number and _interrupts(tokens, at):
                continue
            if token.sign is Sign.NAME and token.mention is not None and fits(token.mention.entity, gender):
                opens = back == 0 or tokens[back - 1].sign in (Sign.STOP, Sign.BREAK, Sign.QUOTE)
                role = _role(token.mention, opens)
                marked = _marks(tokens, back, reporting)
                if role == "other" and stops and _is_beside(tokens, back, gender):
                    marked = (*marked, "beside")
                yield token.mention.entity, None, role, stops, breaks, marked
            elif (
                token.sign is Sign.ROLE
                and not around.voice.text[side.starts[back]].isupper()  # "the Queen" is somebody named elsewhere
                and _role_fits(token.word, gender)
                and _determined(tokens, back, gender)
                and named_after(tokens, back) is None
                and apposed(tokens, back) == back
            ):
                yield (
                    None,
                    noun_phrase(around.voice, side, back),
                    "subject" if _acts(tokens, back) else "other",
                    stops,
                    breaks,
                    _marks(tokens, back, reporting),
                )
    text = around.voice.text
    for mention in reversed(window):
        if mention.start < first and fits(mention.entity, gender):
            if first - mention.end >= NEAR:
                return
            opens = text[max(0, mention.start - 2) : mention.start].strip() in ("", ".", BREAK)
            further_stops, further_breaks = text.count(". ", mention.end, first), text.count(BREAK, mention.end, first)
            yield (
                mention.entity,
                None,
                _role(mention, opens),
                stops + further_stops,
                breaks + further_breaks,
                (),
            )


def _marks(tokens: list[Token], at: int, reporting: set[int]) -> tuple[str, ...]:
    """Whether the one at a token reports what somebody said, or is asked."""
    return ("reports",) if at in reporting else ("asked",) if _is_asked(tokens, at) else ()


def _is_beside(tokens: list[Token], at: int, gender: str) -> bool:
    """Whether "he" acts before a name in its sentence, and so is another: "He saved Rakin. “Q,” he said"."""
    for back in range(at - 1, -1, -1):
        if tokens[back].sign in (Sign.STOP, Sign.BREAK, Sign.QUOTE):
            return False
        if tokens[back].word == _ACTING.get(gender):
            return True
    return False


def _is_asked(tokens: list[Token], at: int) -> bool:
    """Whether somebody is asked, and so the one who answers: "I asked the miller"."""
    before = at - 1
    while before >= 0 and (tokens[before].word in lex.DETERMINERS or tokens[before].sign is Sign.ROLE):
        before -= 1
    return before >= 0 and tokens[before].word in ASKS


def _interrupts(tokens: list[Token], at: int) -> bool:
    """Whether a pronoun and its verb stand in another's sentence: in "Rakin, he wrote," he is not Rakin."""
    following = [token.sign for token in tokens[at + 1 : at + 3]]  # "he wrote", "he once wrote"
    acts = following[:1] == [Sign.VERB] or following == [Sign.WORD, Sign.VERB]
    return tokens[at - 1].sign is Sign.COMMA and acts


def _role(mention: Mention, opens: bool) -> str:
    if mention.possessive:
        return "possessive"
    return "subject" if mention.subject or opens else "other"


def _role_fits(word: str, gender: str) -> bool:
    if gender == "p":
        return word.endswith("s") or word in lex.MANY
    if word.endswith("s") or word in lex.SOURCES or word in lex.MANY or gender not in ("m", "f"):
        return False
    return not (word in lex.FEMALE_ROLES if gender == "m" else word in lex.MALE_ROLES)


def _determined(tokens: list[Token], at: int, gender: str) -> bool:
    """Whether an article or the like comes before, and it brings in somebody: "her cousin" is not "she", and "he was a
    teacher" and "as a boy" tell what somebody is.
    """
    words = [t.word for t in tokens[max(0, at - 4) : at]]
    article = max((place for place, word in enumerate(words) if word in lex.DETERMINERS), default=-1)
    if article < 0 or {"m": "his", "f": "her"}.get(gender) in words:
        return False
    return article == 0 or words[article - 1] not in lex.PREDICATING


def _acts(tokens: list[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and (
        following.sign is Sign.VERB
        or following.word in ("was", "had", "is", "has", "who")
        or following.word.endswith("ed")
    )


def noun_phrase(voice: Voice, stretch: Stretch, at: int) -> str:
    """The description that ends in this noun, from its article on."""
    tokens = stretch.tokens
    first = at
    for back in range(at - 1, max(-1, at - 6), -1):
        if tokens[back].sign not in (Sign.WORD, Sign.ROLE, Sign.NAME, Sign.PRONOUN) or tokens[back].word in lex.CLAUSAL:
            break
        if tokens[back].word in lex.DETERMINERS:
            first = back
        elif first != at:
            break
    return voice.text[stretch.starts[first] : stretch.end(at)]
