"""The subject of a verb of saying: past appositions, relative clauses and objects, back to whoever acts."""

from __future__ import annotations

from quotefind.extract import lexicon as lex
from quotefind.extract.speakers.clauses import Sign, Token
from quotefind.extract.speakers.holders import (
    AUXILIARIES,
    BE,
    BOUNDS,
    ENDS,
    HAVE,
    HOLDERS,
    INDEFINITE,
    OWNERS,
    Cue,
    is_one_of_two,
    named_after,
    owns,
)

_PARTS = (*ENDS, Sign.VERB)
OBJECTS = frozenset("him them me us".split())
_NOMINATIVE = frozenset("he she they i we".split())
_PUTS_OUT = frozenset(
    """give gives gave issue issues issued make makes made send sends sent publish publishes published adopt adopts
    adopted pass passes passed carry carries carried approve approves approved print prints printed has had bears bore
    present presents presented deliver delivers delivered provides provided leaves left draws drew drafted
    moved distributed circulated emailed mailed posted released
    hold holds held holding hoist hoists hoisted wave waves waved waving raise raises raised place placed""".split()
)
_BRINGS = frozenset(
    """prompt prompts prompted prompting lead leads led leading cause causes caused causing force forces forced forcing
    move moved push pushed pushing drive drives drove driving provoke provoked provoking inspire inspired inspiring
    compel compelled compelling spur spurred""".split()
)
"""Verbs that bring somebody to say something."""
_QUOTES = frozenset("quote quotes quoted quoting cite cites cited citing".split())
REACH = 8
"""Tokens of the longest name with its description between such a verb and "to"."""
_COORDINATING = frozenset("and but".split())
_STANDING = frozenset("this that these those it".split())
"""Words that stand for what was told and go with no name: "To this Rakin replied"."""
_BEFORE_CLAUSES = frozenset("that when as how and which whom what while but where if because".split())
"""Words behind which a name is the subject of a clause of its own."""
_APART = AUXILIARIES | {"that"}
"""Words over which no description reaches back to the name before it."""
INSERTION = 25
"""Tokens of the longest apposition and relative clause between a name and its verb."""


def subject(tokens: list[Token], at: int) -> Cue | None:
    """The subject before a verb: the nearest holder to the left that belongs to no preposition and owns nothing."""
    if tokens[at].word.endswith("ing") and at:
        seen = at > 1 and tokens[at - 1].sign is Sign.NAME and tokens[at - 2].word in ("of", "with")
        if seen and lex.VERBS.get(tokens[at].word) == "say":
            return Cue("subject", at - 1, at, 0)  # "footage of Rakin asking"
        quoted = _quoted_before(tokens, at)
        if quoted is not None:
            return Cue("quoted", quoted, at, at - quoted - 1)
        if at > 1 and tokens[at - 1].sign is Sign.COMMA and tokens[at - 2].sign is Sign.VERB:
            return subject(tokens, at - 2)  # "Rakin said, adding"
    if _is_made_to(tokens, at):
        return Cue("subject", at - 2, at, 1)
    related = _relative(tokens, at)
    if related is not None:
        return Cue("subject", related, at, 0)
    if _opens_with_name(tokens, at):
        return Cue("subject", 0, at, 1)
    comma = at - 1
    while comma > 0 and at - comma < 3 and tokens[comma].sign is Sign.WORD:
        comma -= 1
    if at and tokens[comma].sign is Sign.COMMA:
        inserted = _before_insertion(tokens, comma + 1)
        if inserted is not None:
            return Cue("subject", inserted, at, 1)
    crossed = False
    back = at - 1
    while back >= 0 and tokens[back].sign not in ENDS:
        if tokens[back].word in (")", "]"):
            back = opening_bracket(tokens, back)
        elif _is_subject(tokens, back):
            given = giver(tokens, back) if tokens[back].word in lex.SOURCES else None
            if given is not None:
                return Cue("gives", given.holder, at, given.gap)
            return Cue("far subject" if crossed else "subject", apposed(tokens, back), at, at - back - 1)
        elif tokens[back].sign is Sign.VERB and not tokens[at].word.endswith("ing"):
            crossed = True
        back -= 1
    if back < 0 or tokens[back].sign is Sign.QUOTE:
        main = _main_verb(tokens, back) if tokens[at].word.endswith("ing") else None
        return subject(tokens, main) if main is not None else Cue("left out", -1, at, at - back - 1)
    return None


def quoted_by(tokens: list[Token], at: int) -> int | None:
    """Whom a verb of quoting has for its object: "Orl quotes Rakin"."""
    if tokens[at].word not in _QUOTES or at + 1 == len(tokens):
        return None
    quoted = tokens[at + 1]
    return at + 1 if quoted.sign is Sign.NAME and not owns(quoted) else None


def _quoted_before(tokens: list[Token], at: int) -> int | None:
    """Whom a verb before this participle quotes: "Orl quotes Rakin at the congress as saying"."""
    for back in range(at - 2, max(-1, at - 2 - REACH), -1):
        if tokens[back].sign is Sign.VERB:
            is_active = not any(t.word in BE for t in tokens[max(0, back - 2) : back])
            return quoted_by(tokens, back) if is_active else None
        if tokens[back].sign in ENDS:
            return None
    return None


def _is_made_to(tokens: list[Token], at: int) -> bool:
    """Whether the one before "to" is brought to say something: "which prompted Rakin to quip"."""
    if at < 3 or tokens[at - 1].word != "to" or tokens[at - 2].sign not in HOLDERS or owns(tokens[at - 2]):
        return False
    for back in range(at - 3, max(-1, at - 3 - REACH), -1):
        if tokens[back].word in _BRINGS:
            return True
        if tokens[back].sign in _PARTS or tokens[back].sign is Sign.COMMA:
            return False
    return False


def _main_verb(tokens: list[Token], at: int) -> int | None:
    """The verb of saying to whose subject a participle behind quoted words belongs: "Rakin said Q, adding"."""
    for back in range(at - 1, -1, -1):
        if tokens[back].sign in BOUNDS:
            return None
        if tokens[back].sign is Sign.VERB:
            return back
    return None


def _opens_with_name(tokens: list[Token], at: int) -> bool:
    """Whether a name and what is inserted after it open the stretch: "Rakin, who keeps the mill, said"."""
    if at < 2 or at > INSERTION or tokens[0].sign is not Sign.NAME or owns(tokens[0]):
        return False
    if tokens[1].sign not in (Sign.COMMA, Sign.PAREN):
        return False
    return not any(t.sign in ENDS or (t.sign is Sign.VERB and i > 3) for i, t in enumerate(tokens[:at]))


def _before_insertion(tokens: list[Token], at: int) -> int | None:
    """Of "Rakin, 30, a clerk from Orl, said" the name: the first before a comma, else the clause's first holder."""
    first = named = None
    back = at - 2
    while back >= 0 and tokens[back].sign not in ENDS:
        if tokens[back].word in (")", "]"):
            back = opening_bracket(tokens, back)
        elif _is_subject(tokens, back):
            first = back
            if tokens[back].sign is Sign.NAME and back < at - 2 and tokens[back + 1].sign is Sign.COMMA:
                named = back
        elif first is not None and tokens[back].word in _COORDINATING and back and tokens[back - 1].sign is Sign.VERB:
            break  # "the clerks protested and Rakin, in answer to them, said"
        back -= 1
    return named if named is not None or first is None else apposed(tokens, first)


def _is_subject(tokens: list[Token], at: int) -> bool:
    if tokens[at].sign is Sign.NAME and tokens[at + 1].sign is Sign.ROLE and not named_after(tokens, at + 1):
        return False  # "the Orl paper"
    if tokens[at].sign is Sign.ROLE and _is_modifier(tokens, at):
        return False
    if is_one_of_two(tokens, at):
        return True
    return (tokens[at].sign in HOLDERS or _is_plain(tokens, at)) and not is_object(tokens, at)


def _is_modifier(tokens: list[Token], at: int) -> bool:
    """Whether a noun without an article goes with the one after it: "peasant culture"."""
    following = tokens[at + 1]
    if following.sign is not Sign.WORD or following.word in lex.STOP_WORDS:
        return False
    if following.word.endswith(("ed", "ly", "ing")) or tokens[at].word.endswith("s"):
        return False
    return not any(t.word in lex.DETERMINERS or t.sign is Sign.NAME for t in tokens[max(0, at - 3) : at])


def _relative(tokens: list[Token], at: int) -> int | None:
    """Of "Rakin, who writes:" the name."""
    for back in range(at - 1, max(0, at - 4), -1):
        if tokens[back].word == "who":
            holder = back - 2 if tokens[back - 1].sign is Sign.COMMA else back - 1
            return holder if holder >= 0 and tokens[holder].sign in (Sign.NAME, Sign.ROLE) else None
        if tokens[back].sign is not Sign.WORD:
            return None
    return None


def opening_bracket(tokens: list[Token], at: int) -> int:
    """Where the bracket opens that closes here."""
    for back in range(at - 1, -1, -1):
        if tokens[back].word in ("(", "["):
            return back
    return at


def _is_plain(tokens: list[Token], at: int) -> bool:
    """Whether a common noun stands here as a subject: "the other parties warned"."""
    token, following = tokens[at], tokens[at + 1]
    if token.word in INDEFINITE:
        if following.word == "of":
            return True  # "one of the clerks present said"
        if following.word.endswith("ly") and at + 2 < len(tokens):
            following = tokens[at + 2]
        return following.sign is Sign.VERB or following.word in BE
    if (
        token.sign not in (Sign.WORD, Sign.NOUN)
        or token.word in lex.STOP_WORDS
        or token.word in lex.TIMES
        or token.word.endswith(("ly", "ed", "ing"))
    ):
        return False
    if following.word in AUXILIARIES and at + 2 < len(tokens):
        following = tokens[at + 2]  # "his masters had told him"
    if following.sign is not Sign.VERB:
        return False
    return any(t.word in lex.DETERMINERS for t in tokens[max(0, at - 3) : at])


def is_object(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.word in _NOMINATIVE:
        return False
    if owns(token) or token.word in OBJECTS:
        return True
    if at and token.sign is Sign.NAME and tokens[at - 1].word in _STANDING:
        return False
    if at > 1 and tokens[at - 1].word.endswith("ing") and tokens[at - 2].sign is Sign.COMMA:
        return True  # "the clerk, seeing Rakin, cried"
    back = at - 1
    while back >= 0 and at - back < 5 and (tokens[back].sign in (Sign.WORD, Sign.ROLE) or owns(tokens[back])):
        if tokens[back].word == "and" and back and tokens[back - 1].sign is Sign.NAME:
            return is_object(tokens, back - 1)  # "of the Institute for Mills and Rivers"
        if tokens[back].word in _BEFORE_CLAUSES:
            return False
        if tokens[back].word in lex.CALENDAR or tokens[back].word.isdigit():
            return False  # "In 1848 Corbin wrote"
        if tokens[back].word.endswith("ed") and tokens[back + 1].word in OWNERS:
            return True  # "surprised his father by telling"
        back -= 1
    if back < 0:
        return False
    return tokens[back].sign is Sign.PREPOSITION or (tokens[back].sign is Sign.VERB and at - back <= 3)


def apposed(tokens: list[Token], at: int) -> int:
    """Of "Rakin, a clerk at the mill, said" and "the clerk, Rakin, said" the name, met after the description."""
    if tokens[at].sign is not Sign.ROLE:
        return at
    following = named_after(tokens, at)
    if following is not None:
        return following
    for back in range(at - 1, max(-1, at - 8), -1):
        if tokens[back].sign is Sign.COMMA and back and tokens[back - 1].sign is Sign.NAME:
            return at if is_object(tokens, back - 1) else back - 1  # "at Orl, a clerk said"
        if tokens[back].sign in _PARTS or tokens[back].word in _APART:
            break
    return at


def giver(tokens: list[Token], at: int) -> Cue | None:
    """Who puts out what this noun names: "Rakin gives an idea of it", "the Committee issued an appeal"."""
    for back in range(at - 1, max(0, at - 6), -1):
        if tokens[back].word in _PUTS_OUT and not (tokens[back].word in HAVE and at - back > 3):
            if back and tokens[back - 1].word == "to":
                return None  # "took Rakin aside to give him some advice"
            cue = subject(tokens, back)
            return None if cue is None or cue.rule != "subject" else Cue("gives", cue.holder, at, cue.gap)
        if tokens[back].sign in _PARTS:
            return None
    return None
