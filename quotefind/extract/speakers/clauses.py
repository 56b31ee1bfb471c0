"""The words around a quotation as signs: names, pronouns, descriptions, verbs and nouns of saying, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quotefind.extract import lexicon as lex
from quotefind.extract.passage import MASK
from quotefind.extract.speakers.names import Mention
from quotefind.extract.speakers.topics import BREAK
from quotefind.extract.speakers.voices import Voice

_TOKEN = re.compile(
    rf"[^\W_]+(?:[’'-][^\W_]+|\.[a-z]{{2,}})*\.?|\[\d{{1,4}}\]|[{MASK}{BREAK},;:.!?…()\[\]—–]|--|-(?<![^\s{BREAK}]-)(?=\s?[^\W\d_])"
)
_ABBREVIATION = frozenset(
    """mr. mrs. ms. dr. st. rev. gen. col. sen. gov. rep. prof. capt. lt. no. vol. p. pp. vs. etc. e.g. i.e. jr.
    sr. cf.""".split()
)


_DESIGNATION = re.compile(r"[dri]-[a-z]{1,5}\.")
"""Party and state of a member of Congress, "D-Mo."."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a token is to someone who looks for the speaker.

    The fields of one value: rules ask for signs a million times in a text of a million characters, and Python 3.11
    takes seven times as long to look up an attribute of a class, twenty-five times as long for a member of an Enum.
    """

    NAME: str = "name"
    PRONOUN: str = "pronoun"
    ROLE: str = "role"
    VERB: str = "verb"
    NOUN: str = "noun"
    QUOTE: str = "quote"
    STOP: str = "stop"
    COMMA: str = "comma"
    COLON: str = "colon"
    PAREN: str = "paren"
    BREAK: str = "break"
    PREPOSITION: str = "preposition"
    WORD: str = "word"


Sign: Final = _Signs()


@dataclass(slots=True)
class Token:
    """A sign with its word, which is folded; ``mention`` is set for names.

    It does not tell its place, so that one serves wherever its word stands: a text has few words, again and again.
    Never changed, but not frozen: that takes three times as long to make, and a named tuple three times as long to ask.
    """

    sign: str
    word: str
    mention: Mention | None = None


_HITS = frozenset("shoot shoots shot fire fires fired hit hits punch punched snap snaps".split())
"""Verbs that answer with "back": "Rakin shot back"."""
_BEFORE_BASE = frozenset("i we they you to would will could did might must may can shall should does who".split())

PRONOUNS = {
    "he": "m", "she": "f", "they": "p", "i": "i", "we": "i", "it": "n",
    "his": "m", "her": "f", "their": "p", "my": "i", "our": "i", "its": "n",
}  # fmt: skip
"""Pronouns → the gender they tell ("i" the one whose voice it is, "p" several, "n" a body)."""

_FIXED = {
    MASK: Sign.QUOTE, BREAK: Sign.BREAK, ":": Sign.COLON, "…": Sign.WORD,
    ";": Sign.STOP, ".": Sign.STOP, "!": Sign.STOP, "?": Sign.STOP,
    ",": Sign.COMMA, "-": Sign.COMMA, "—": Sign.COMMA, "–": Sign.COMMA, "--": Sign.COMMA,
    "(": Sign.PAREN, ")": Sign.PAREN, "[": Sign.PAREN, "]": Sign.PAREN,
}  # fmt: skip
_AFTER_OTHERS = lex.VERBS.keys() | {"back"}
"""Words whose sign depends on the words before them."""
_SIGNS: dict[str, str] = {
    **dict.fromkeys(lex.PREPOSITIONS, Sign.PREPOSITION),
    **dict.fromkeys(lex.ROLE_NOUNS, Sign.ROLE),
    **dict.fromkeys(lex.CUE_NOUNS, Sign.NOUN),
    **dict.fromkeys(PRONOUNS, Sign.PRONOUN),
    **_FIXED,
}
"""The sign of words and marks by themselves, of words that have several the surest."""
KEPT = 1 << 14
"""Printed words whose tokens are kept: the vocabulary of a long book, in some 3 MB."""

_STOP = Token(Sign.STOP, ".")


def read(voice: Voice, start: int, end: int) -> tuple[list[Token], list[int]]:
    """The tokens of a stretch of a voice, and where each begins; it is as long as its word."""
    tokens: list[Token] = []
    starts: list[int] = []
    text, names = voice.text, voice.names
    skip_to = start
    for m in _TOKEN.finditer(text, start, end):
        at = m.start()
        if at < skip_to:
            continue  # a part of a name
        mention = names.get(at)
        if mention is not None:
            skip_to = mention.end + 2 if text[mention.end : mention.end + 2] in ("'s", "’s") else mention.end
            tokens.append(Token(Sign.NAME, text[at : mention.end], mention))
            starts.append(at)
            if text.startswith(".", mention.end) and mention.end < end and not text.startswith(",", mention.end + 1):
                tokens.append(_STOP)
                starts.append(mention.end)
            continue
        token = _alone(m[0])
        if token is not None:
            tokens.append(token)
            starts.append(at)
        else:
            found = _among_others(m[0].lower(), text, m.end(), tokens)
            tokens += found
            starts += (at, m.end() - 1)[: len(found)]
    return tokens, starts


@lru_cache(maxsize=KEPT)
def _alone(printed: str) -> Token | None:
    """The token of a word or mark by itself; None where what stands around it decides."""
    word = printed.lower()
    sign = _SIGNS.get(word, Sign.WORD)
    if word in _AFTER_OTHERS or (sign is Sign.WORD and (word[-1] == "." or word[0] == "[")):
        return None
    return Token(sign, word)


def _among_others(word: str, text: str, end: int, before: list[Token]) -> tuple[Token, ...]:
    """The token of a word that ends here, and that of the full stop with which it ends; none of a note's marker."""
    if word[0] == "[":
        return ()
    if word[-1] != ".":
        return (_word(word, before),)
    if word in _ABBREVIATION or len(word) == 2 or _DESIGNATION.fullmatch(word) or text.startswith(",", end):
        is_last = word == "etc." or text.startswith("&", end - len(word) - 1)
        stop = (_STOP,) if is_last and text[end : end + 2].strip()[:1].isupper() else ()
        return (Token(Sign.WORD, word), *stop)
    return _word(word[:-1], before), _STOP


def _is_plural(before: list[Token]) -> bool:
    """Whether what looks like a verb in -s is a noun: "one of the forward posts", "making reports"."""
    if before and before[-1].word.endswith("ing"):
        return True
    for token in before[:-4:-1]:
        if token.word in lex.DETERMINERS:
            return True
        if token.sign is not Sign.WORD or token.word.endswith("ly") or token.word in lex.BODIES:
            return False
    return False


def _is_many(last: Token) -> bool:
    """Whether a name may take a verb without -s: "the Orls report"; "the Orl report" is a noun."""
    return last.sign is Sign.NAME and last.word.endswith("s")


def _word(word: str, before: list[Token]) -> Token:
    verb = lex.VERBS.get(word)
    last = before[-1] if before else None
    if word == "back" and last is not None and last.word in _HITS:
        return Token(Sign.VERB, word)
    determined = last is not None and last.word in lex.DETERMINERS
    if verb and word.endswith("s") and not word.endswith("ss") and _is_plural(before):
        verb = None
    if verb and verb != "base" and not (determined and word in lex.CUE_NOUNS):
        return Token(Sign.VERB, word)
    if verb == "base" and last is not None and (last.word in _BEFORE_BASE or _is_many(last)):
        return Token(Sign.VERB, word)
    return Token(_SIGNS.get(word, Sign.WORD), word)
