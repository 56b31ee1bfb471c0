"""Who is named where no verb of saying stands: labels before the words, signatures and brackets after them."""

from __future__ import annotations

from collections.abc import Iterator

from quotefind.extract.speakers.clauses import Sign, Token
from quotefind.extract.speakers.holders import BE, BOUNDS, HAVE, HOLDERS, Cue, ends_line, next_holder, owns
from quotefind.extract.speakers.subjects import giver

_ONCE_MORE = frozenset("again more this that also another here now".split())
"""Words that may stand before "from Rakin:"; after others "from" belongs to its sentence."""
_INNER = frozenset((Sign.WORD, Sign.VERB, Sign.NOUN, Sign.NAME, Sign.ROLE, Sign.PRONOUN))
_DASHES = frozenset(("-", "—", "–", "--"))
_BEFORE_LABEL = _DASHES | {"thus", "so"}
"""Words after which a name before a colon speaks: "Thus Rakin:"."""
_POINTING = frozenset("this that such thus".split())
_SLOGANS = frozenset("slogan slogans motto watchword".split())
_CRIES = frozenset("cries shouts shrieks yells murmurs chants calls roars hoots screams chorus exclamations".split())
SIGNATURE = 12
"""Tokens of the longest line with a name, an office and a place under a quotation."""


def labels(tokens: list[Token]) -> Iterator[Cue]:
    """Who is named where no verb stands: "RAKIN:", "again, from Rakin:", "that of Rakin was typical:", "cries of"."""
    if len(tokens) > 1 and tokens[0].sign in HOLDERS and tokens[1].sign is Sign.COLON:
        yield Cue("label", 0, 1)
    last = len(tokens) - 1
    colon = last > 0 and tokens[last].sign is Sign.COLON
    name = last - colon
    if name >= 0 and tokens[name].sign is Sign.NAME and _is_label(tokens, name, colon):
        yield Cue("label", name, last if colon else name - 1)
    for at, token in enumerate(tokens[:-2]):
        if token.word in ("that", "those") and tokens[at + 1].word == "of":
            opens = at == 0 or tokens[at - 1].sign in BOUNDS
            holder = next_holder(tokens, at + 2) if opens else None
            if holder is not None and not owns(tokens[holder]):
                yield Cue("noun of", holder, at)
    if ends_in_cry(tokens):
        yield Cue("not told", -1, last - 1)


def _is_label(tokens: list[Token], name: int, colon: bool) -> bool:
    """Whether a name before a colon, or a list of them, begins anew or after "from": after a stop, a dash, a mark."""
    before = name - 1
    while before > 0 and tokens[before].word == "and" and tokens[before - 1].sign is Sign.NAME:
        before -= 2
    before -= before >= 0 and tokens[before].word == "the"
    if before < 0:
        return False
    if tokens[before].word in ("from", "by"):
        leads = before == 0 or tokens[before - 1].word in _ONCE_MORE or tokens[before - 1].sign not in _INNER
        return leads and (colon or before == 0)
    return colon and (tokens[before].sign in (*BOUNDS, Sign.QUOTE, Sign.PAREN) or tokens[before].word in _BEFORE_LABEL)


def ends_in_cry(tokens: list[Token]) -> bool:
    """Whether the words are led up to by "cries of" or "the slogan": nobody's in particular."""
    if len(tokens) < 2:
        return False
    if tokens[-1].word == "of" and tokens[-2].word in _CRIES:
        return True
    at = len(tokens) - 1 - (tokens[-1].sign in (Sign.COLON, Sign.COMMA) or tokens[-1].word == "of")
    return tokens[at].word in _SLOGANS and not any(map(owns, tokens[max(0, at - 4) : at])) and giver(tokens, at) is None


def afterthoughts(tokens: list[Token]) -> Iterator[Cue]:
    """Who is named behind the words without a verb of saying: "(Rakin, Orl)", "So Rakin.", "This was how Rakin"."""
    words = [t.word for t in tokens[:3]]
    dashed = words[:1] != [] and words[0] in _DASHES
    if (
        tokens[dashed:]
        and tokens[dashed].sign is Sign.NAME
        and (dashed or _is_line(tokens))
        and ends_line(tokens, dashed)
    ):
        has_office = len(tokens) > 1 and tokens[1].sign in (Sign.COMMA, Sign.PAREN)
        mention = tokens[dashed].mention
        is_full = mention is not None and len(mention.entity.words) > 1
        yield Cue("signature" if dashed or has_office or is_full else "signature line", int(dashed), 0)
    if words[:1] == ["("] and len(tokens) > 2 and tokens[1].sign is Sign.NAME:
        end = next((i for i, t in enumerate(tokens) if t.word == ")"), 0)
        if all(t.sign in (Sign.NAME, Sign.COMMA) or t.word == "and" for t in tokens[1:end]) and end:
            yield Cue("bracket", 1, 0)
    if words[:1] in (["so"], ["thus"]) and len(tokens) > 1 and tokens[1].sign is Sign.NAME:
        following = tokens[2] if len(tokens) > 2 else None
        if following is None or following.sign in (Sign.STOP, Sign.COMMA, Sign.BREAK):
            yield Cue("so", 1, 0)
    if "how" in words and words[0] in _POINTING:
        holder = next_holder(tokens, words.index("how") + 1)
        if holder is not None and not owns(tokens[holder]):
            yield Cue("how", holder, words.index("how"))


def _is_line(tokens: list[Token]) -> bool:
    """Whether the words make no sentence: "Rakin, clerk of the mill"."""
    parts = tokens[: next((i + 1 for i, t in enumerate(tokens) if t.sign in BOUNDS), len(tokens))]
    return len(parts) == len(tokens) <= SIGNATURE and not any(
        t.sign in (Sign.VERB, Sign.QUOTE, Sign.PRONOUN) or t.word in BE | HAVE or t.word.endswith("ed") for t in parts
    )
