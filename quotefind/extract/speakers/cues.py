"""Who does the saying: from tokens to the name, pronoun or description that a verb or noun of saying points to."""

from __future__ import annotations

from quotefind.extract import lexicon as lex
from quotefind.extract.speakers.clauses import Sign, Token
from quotefind.extract.speakers.holders import AUXILIARIES, BE, BOUNDS, ENDS, HAVE, HOLDERS, Cue, next_holder, owns
from quotefind.extract.speakers.labels import afterthoughts, labels
from quotefind.extract.speakers.names import Mention
from quotefind.extract.speakers.subjects import OBJECTS, giver, is_object, opening_bracket, quoted_by, subject

_SAYING = (Sign.VERB, Sign.NOUN)
_ATTRIBUTED = frozenset("attributed ascribed credited".split())
"""Verbs behind whose "to" stands whose words they are."""
_LEADING = HAVE | _ATTRIBUTED | {"according", "to", "for"}
"""Signs and words of the tokens that are looked at at all: few of many."""
_WORDING = frozenset("words phrase expression formulation formula".split())
_IN_WORDS = frozenset("in to by".split())
_TOLD = frozenset("told asked informed reminded assured warned advised ordered instructed taught urged invited".split())
_ASPECT = frozenset("continue continues continued begin begins began start starts started".split())
_NEVER_INVERTED = (_TOLD - {"asked"}) | frozenset(
    "tell tells call calls called dub dubs dubbed names named labels labeled put puts".split()
)
"""Verbs which have their object after them: "told Rakin", "called Rakin a thief"."""
_OPENS_NOUN = lex.DETERMINERS | {"such"}
_CONTRASTS = frozenset("but yet and".split())
VERBS_READ = 4
"""Verbs of saying looked at on each side of a passage, the nearest first, …"""
NOUNS_READ = 6
"""… and nouns."""
TOLD_AFTER = 4
"""Tokens between a passage and a verb whose subject it is itself: "was also said of old"."""
WORDING = 8
"""Most tokens from "as" to "has it": "as the old rule of the carters has it"."""


def find_cues(tokens: list[Token], backward: bool) -> list[Cue]:
    """The cues in a stretch, the nearest to the passage first."""
    places = [at for at, token in enumerate(tokens) if token.sign in _SAYING or token.word in _LEADING]
    found: list[Cue] = []
    verbs = nouns = 0
    for at in reversed(places) if backward else places:
        token = tokens[at]
        if token.sign is Sign.VERB and verbs < VERBS_READ:
            if _cites(tokens, at):
                continue
            verbs += 1
            cue = _of_verb(tokens, at, backward)
            if cue is not None:
                found.append(cue)
        elif token.sign is Sign.NOUN and nouns < NOUNS_READ:
            nouns += 1
            found += _of_noun(tokens, at)
            given = None if verbs and backward else giver(tokens, at)
            if given is not None:
                found.append(given)
        elif token.word in HAVE and _has_it(tokens, at):
            found.append(subject(tokens, at) or Cue("not told", -1, at))
        elif token.word in _ATTRIBUTED and [t.word for t in tokens[at + 1 : at + 2]] == ["to"]:
            holder = next_holder(tokens, at + 2)
            if holder is not None:
                found.append(Cue("passive", holder, at))
        elif token.word == "according":
            holder = None if _is_hearsay(tokens, at, found, backward) else next_holder(tokens, at + 2)
            if holder is not None:
                found.append(Cue("according to", holder, at))
        elif token.word in ("to", "for") and _in_view(tokens, at):
            found.append(Cue("in the view of", at + 1, at))
    found += labels(tokens) if backward else afterthoughts(tokens)
    return found


def _is_hearsay(tokens: list[Token], at: int, found: list[Cue], backward: bool) -> bool:
    """Whether "according to" tells who reports that another spoke: "Q, Rakin said, according to Orl"."""
    if backward:
        return at > 1 and tokens[at - 1].sign in (Sign.COMMA, Sign.PAREN) and tokens[at - 2].sign is Sign.VERB
    return any(
        cue.rule in ("subject", "inverted") and all(t.sign not in ENDS for t in tokens[cue.trigger : at])
        for cue in found
    )


def _has_it(tokens: list[Token], at: int) -> bool:
    """Whether somebody's way of putting it is told: "as Rakin has it", "as the rule has it"."""
    return [t.word for t in tokens[at + 1 : at + 2]] == ["it"] and any(
        t.word == "as" for t in tokens[max(0, at - WORDING) : at]
    )


def _in_view(tokens: list[Token], at: int) -> bool:
    """Whether a clause opens with the one in whose view it holds: "To Rakin, the mill was", "for Orl the rule was"."""
    opens = at == 0 or tokens[at - 1].sign in (*ENDS, Sign.COMMA) or tokens[at - 1].word in _CONTRASTS
    if not opens or at + 2 >= len(tokens) or tokens[at + 1].sign is not Sign.NAME or owns(tokens[at + 1]):
        return False
    following = tokens[at + 2]
    return following.sign is Sign.COMMA or (tokens[at].word == "for" and following.word in _OPENS_NOUN)


def _cites(tokens: list[Token], at: int) -> bool:
    """Whether a verb belongs to a citation: "(quoted in Orl, p. 3)"."""
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].word in ("(", "[") and tokens[at + 1].word in ("in", "by", "from")
    )


def _of_verb(tokens: list[Token], at: int, backward: bool) -> Cue | None:
    before = tokens[at - 1] if at else None
    if tokens[at].word in _ASPECT and [t.word for t in tokens[at + 1 : at + 2]] == ["to"]:
        return None  # "Rakin will continue to provide"
    passive = _is_passive(tokens, at)
    quoted = quoted_by(tokens, at) if backward and not passive else None
    if quoted is not None:
        return Cue("quoted", quoted, at) if _leads_up(tokens, quoted) else None
    if not backward and before is not None and before.word == "to":
        return None  # "persuaded the council to declare"
    agent = _agent(tokens, at)
    if agent is not None and not tokens[at].word.endswith("ing"):
        return Cue("passive", agent, at)
    if passive and at + 1 < len(tokens) and tokens[at + 1].word == "to":
        return None
    if passive and tokens[at].word in _TOLD:
        return Cue("not told", -1, at)
    opens = (
        before is None
        or before.sign in (Sign.QUOTE, Sign.COMMA, Sign.PAREN, Sign.STOP, Sign.BREAK)
        or before.word in ("thus", "as", "so", "then", "and")
    ) and not _follows_insertion(tokens, at)
    inverts = not tokens[at].word.endswith("ing") and tokens[at].word not in _NEVER_INVERTED
    if opens and inverts and (not backward or before is not None or _is_lead(tokens, at)):
        holder = next_holder(tokens, at + 1)
        if holder is not None and _may_act(tokens[holder]) and _closes(tokens, holder, backward):
            return Cue("inverted", holder, at, holder - at - 1)
    if passive:
        return Cue("not told", -1, at) if backward or at < TOLD_AFTER else None
    return subject(tokens, at)


def _leads_up(tokens: list[Token], quoted: int) -> bool:
    """Whether the words behind somebody who is quoted lead up to a passage: "Orl quotes Rakin in his diary: Q"."""
    following = tokens[quoted + 1 :]
    if not following:
        return True
    return following[-1].sign is Sign.COLON and not any(
        t.sign in (Sign.VERB, Sign.COMMA, *ENDS) for t in following[:-1]
    )


def _follows_insertion(tokens: list[Token], at: int) -> bool:
    """Whether a verb has its subject before a bracket: "Rakin (for Orl) said"."""
    if at < 2 or tokens[at - 1].word not in (")", "]"):
        return False
    opening = opening_bracket(tokens, at - 1)
    return opening > 0 and tokens[opening - 1].sign is Sign.NAME


def _is_lead(tokens: list[Token], at: int) -> bool:
    """Whether a paragraph opens with its reporting clause: "Said a clerk of the mill:"."""
    inner = tokens[at + 1 : -1]
    return tokens[-1].sign is Sign.COLON and not any(t.sign in (Sign.VERB, Sign.COMMA, *BOUNDS) for t in inner)


def joined(tokens: list[Token], at: int, ahead: bool) -> list[Mention]:
    """The names that share a verb, the one at ``at`` among them, in order: "Rakin, Orl and Delmar said"."""
    places = [at]
    listed = at > 0 and tokens[at - 1].word == "("
    linked = False
    place = at
    while not owns(tokens[at]) and 0 <= (place := place + (1 if ahead else -1)) < len(tokens):
        token = tokens[place]
        if linked and token.sign is Sign.NAME and not owns(token):
            places.append(place)
            linked = False
        elif linked or not (token.word == "and" or (token.sign is Sign.COMMA and (len(places) > 1 or listed))):
            break
        else:
            linked = True
    while not ahead and len(places) > 1 and is_object(tokens, places[-1]):
        places.pop()
    return [m for place in sorted(places) if (m := tokens[place].mention) is not None]


def _is_passive(tokens: list[Token], at: int) -> bool:
    return (
        any(t.word in BE for t in tokens[max(0, at - 2) : at])
        and not tokens[at].word.endswith("ing")
        and tokens[at].word != "said"
    )


def _agent(tokens: list[Token], at: int) -> int | None:
    for ahead in range(at + 1, min(len(tokens), at + 5)):
        if tokens[ahead].sign in ENDS:
            return None
        if tokens[ahead].word == "by":
            return next_holder(tokens, ahead + 1)
    return None


def _may_act(token: Token) -> bool:
    return not owns(token) and token.word not in OBJECTS and token.word != "it"


def _closes(tokens: list[Token], holder: int, backward: bool) -> bool:
    """Whether an inverted subject ends its clause: neither a verb of its own nor the quoted words follow at once."""
    following = tokens[holder + 1] if holder + 1 < len(tokens) else None
    if following is None:
        return not backward
    if backward and following.word == "as":
        return False  # "proclaimed Orl as"
    return following.sign is not Sign.VERB and following.word not in AUXILIARIES


def _is_wording(tokens: list[Token], at: int) -> bool:
    """Whether a noun of saying stands for the very words: "in Rakin's words", "in the last words of Rakin"."""
    return tokens[at].word in _WORDING and any(t.word in _IN_WORDS for t in tokens[max(0, at - 3) : at])


def _of_noun(tokens: list[Token], at: int) -> list[Cue]:
    """Whom a noun of saying names: "Rakin's words", "his words"; "the words of Rakin", "a letter from Rakin"."""
    found = []
    for back in range(at - 1, max(-1, at - 5), -1):
        token = tokens[back]
        if owns(token):
            wording = _is_wording(tokens, at) and back > 0 and tokens[back - 1].word in _IN_WORDS
            found.append(Cue("in the words of" if wording else "owner", back, at, at - back - 1))
            break
        if token.sign not in (Sign.WORD, Sign.NAME, Sign.ROLE):
            break
    for ahead in range(at + 1, min(len(tokens), at + 5)):
        if tokens[ahead].sign is Sign.PREPOSITION and tokens[ahead].word in ("of", "from", "by"):
            holder = next_holder(tokens, ahead + 1)
            if holder is not None and tokens[holder].sign in HOLDERS and not owns(tokens[holder]):
                rule = "in the words of" if _is_wording(tokens, at) else f"noun {tokens[ahead].word}"
                found.append(Cue(rule, holder, at, ahead - at - 1))
            break
        if tokens[ahead].sign not in (Sign.WORD, Sign.VERB):
            break
    return found
