"""Who may hold the word: the name, pronoun or description that begins at a token, and the cue that points to one."""

from __future__ import annotations

from typing import NamedTuple

from quotefind.extract import lexicon as lex
from quotefind.extract.speakers.clauses import Sign, Token

HOLDERS = (Sign.NAME, Sign.PRONOUN, Sign.ROLE)
BOUNDS = (Sign.STOP, Sign.BREAK)
ENDS = (*BOUNDS, Sign.QUOTE)
OWNERS = frozenset("his her their my our its".split())
ONE_OF_TWO = frozenset("latter other".split())
INDEFINITE = frozenset("one another some others many most all each both none".split())
BE = lex.BE
HAVE = frozenset("has had".split())
AUXILIARIES = BE | HAVE | frozenset("have do does did will would shall should can could may might must".split())
DESCRIPTION = 7
"""Tokens of the longest description between an owner and a name: "Rakin's top foreign policy aide Orl"."""


class Cue(NamedTuple):
    """Why a holder may be the speaker: ``rule`` and the token of the verb or noun; ``gap`` words lie between the two.

    ``holder`` is -1 where the verb's subject is left out ("and added:") or is not told ("was told that").
    """

    rule: str
    holder: int
    trigger: int
    gap: int = 0


def owns(token: Token) -> bool:
    """Whether a token is a possessive: "Rakin's", "his"."""
    return token.word in OWNERS or (token.mention is not None and token.mention.possessive)


def next_holder(tokens: list[Token], at: int) -> int | None:
    """The holder that begins here, past an article and a few adjectives; of "the worker Skorin" the name."""
    for ahead in range(at, min(len(tokens), at + 5)):
        token = tokens[ahead]
        if token.sign is Sign.ROLE:
            while ahead + 1 < len(tokens) and tokens[ahead + 1].sign is Sign.ROLE:
                ahead += 1
            return named_after(tokens, ahead) or ahead
        if token.sign is Sign.NAME:
            return _headed(tokens, ahead)
        if token.sign in HOLDERS:
            named = _headed(tokens, ahead) if token.word in OWNERS else ahead
            return named if tokens[named].sign in (Sign.NAME, Sign.ROLE) else ahead
        if token.sign not in (Sign.WORD, Sign.NOUN):
            break
    return _plain(tokens, at)


def _headed(tokens: list[Token], at: int) -> int:
    """Of "Orl spokesman Rakin", "Orl's Rakin" the second name, of "an Orl spokesman" the spokesman, else the first."""
    ahead = at + 1
    if tokens[at].mention is not None and owns(tokens[at]) and ahead < len(tokens) and tokens[ahead].sign is Sign.NAME:
        return ahead
    most = DESCRIPTION if owns(tokens[at]) else 4
    while (
        ahead < len(tokens)
        and ahead - at < most
        and tokens[ahead].sign in (Sign.ROLE, Sign.WORD, Sign.NOUN)
        and tokens[ahead].word not in lex.STOP_WORDS
    ):
        ahead += 1
    if ahead == at + 1:
        return at
    if ahead < len(tokens) and tokens[ahead].sign is Sign.NAME:
        return ahead
    return named_after(tokens, ahead - 1) or ahead - 1 if tokens[ahead - 1].sign is Sign.ROLE else at


def _plain(tokens: list[Token], at: int) -> int | None:
    """The last word of a description whose noun is not in the lexicon: "said one old smith"."""
    if at >= len(tokens) or tokens[at].word not in lex.DETERMINERS:
        return None
    if is_one_of_two(tokens, at + 1):
        return at + 1
    last = at
    while (
        last + 1 < len(tokens)
        and last - at < 4
        and tokens[last + 1].sign in (Sign.WORD, Sign.NOUN)
        and tokens[last + 1].word not in lex.STOP_WORDS
    ):
        last += 1
    if tokens[last].word in lex.TIMES or (last == at and tokens[at].word not in INDEFINITE):
        return None
    return named_after(tokens, last) or last


def is_one_of_two(tokens: list[Token], at: int) -> bool:
    """Whether one of the two named last stands here: "replied the other", "the latter said"."""
    if not 0 < at < len(tokens) or tokens[at].word not in ONE_OF_TWO or tokens[at - 1].word != "the":
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is None
        or following.sign in (*ENDS, Sign.COMMA, Sign.COLON, Sign.VERB)
        or following.word in AUXILIARIES
        or following.word.endswith("ly")
    )


def named_after(tokens: list[Token], at: int) -> int | None:
    """The name to which a description goes on: the worker Skorin; a clerk of works, Rakin."""
    following = at + 1
    if following < len(tokens) and tokens[following].sign is Sign.PREPOSITION:
        return _named_behind(tokens, following)
    if following < len(tokens) and tokens[following].sign is Sign.COMMA:
        following += 1
    return following if following < len(tokens) and tokens[following].sign is Sign.NAME else None


def _named_behind(tokens: list[Token], at: int) -> int | None:
    """The name behind the complement of a description: "secretary of state Rakin", "a clerk for the mill, Rakin"."""
    for ahead in range(at + 1, min(len(tokens), at + DESCRIPTION)):
        token, before = tokens[ahead], tokens[ahead - 1]
        if token.sign is Sign.NAME and before.sign is Sign.COMMA:
            return ahead if ends_line(tokens, ahead) else None
        if token.sign is Sign.NAME and before.word == "state":
            return ahead
        if token.sign not in (Sign.NAME, Sign.WORD, Sign.NOUN, Sign.PREPOSITION, Sign.COMMA):
            return None
    return None


def ends_line(tokens: list[Token], name: int) -> bool:
    """Whether nothing but an office or a place follows the name under a quotation: "—Rakin, clerk of Orl"."""
    following = tokens[name + 1] if name + 1 < len(tokens) else None
    return following is None or following.sign in (*BOUNDS, Sign.COMMA, Sign.PAREN, Sign.QUOTE)
