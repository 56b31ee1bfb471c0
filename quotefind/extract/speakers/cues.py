"""Who does the saying: from tokens to the name, pronoun or description that a verb or noun of saying points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotefind.extract import lexicon as lex
from quotefind.extract.speakers.clauses import Sign, Token
from quotefind.extract.speakers.names import Mention

HOLDERS = (Sign.NAME, Sign.PRONOUN, Sign.ROLE)
_BOUNDS = (Sign.STOP, Sign.BREAK)
_OWNERS = frozenset("his her their my our its".split())
_OBJECTS = frozenset("him them me us".split())
_INDEFINITE = frozenset("one another some others many most all each both none".split())
_WORDING = frozenset("words phrase expression formulation formula".split())
_NOMINATIVE = frozenset("he she they i we".split())
_BE = frozenset("was were is are been be being".split())
_TOLD = frozenset("told asked informed reminded assured warned advised ordered instructed taught urged invited".split())
_NEVER_INVERTED = _TOLD | frozenset("tell tells call calls called dub dubs dubbed names named labels labeled".split())
"""Verbs which have their object after them: "told Rakin", "called Rakin a thief"."""
_ONCE_MORE = frozenset("again more this that also another here now".split())
"""Words that may stand before "from Rakin:"; after others "from" belongs to its sentence."""
_INNER = frozenset((Sign.WORD, Sign.VERB, Sign.NOUN, Sign.NAME, Sign.ROLE, Sign.PRONOUN))
_DASHES = frozenset(("-", "—", "–", "--"))
_POINTING = frozenset("this that such thus".split())
_CRIES = frozenset("cries shouts shrieks yells murmurs chants calls roars hoots screams chorus exclamations".split())
_PUTS_OUT = frozenset(
    """give gives gave issue issues issued make makes made send sends sent publish publishes published adopt adopts
    adopted pass passes passed carry carries carried approve approves approved print prints printed has had bears bore
    present presents presented deliver delivers delivered provides provided leaves left draws drew drafted
    moved distributed circulated emailed mailed posted released""".split()
)
_HAVE = frozenset("has had".split())
VERBS_READ = 4
"""Verbs of saying looked at on each side of a passage, the nearest first, …"""
DESCRIPTION = 7
"""Tokens of the longest description between an owner and a name: "Rakin's top foreign policy aide Orl"."""
INSERTION = 25
"""Tokens of the longest apposition and relative clause between a name and its verb."""
SIGNATURE = 12
"""Tokens of the longest line with a name, an office and a place under a quotation."""
NOUNS_READ = 6
"""… and nouns."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Why a holder may be the speaker: ``rule`` and the token of the verb or noun; ``gap`` words lie between the two.

    ``holder`` is -1 where the verb's subject is left out ("and added:") or is not told ("was told that").
    """

    rule: str
    holder: int
    trigger: int
    gap: int = 0


def owns(token: Token) -> bool:
    """Whether a token is a possessive: "Rakin's", "his"."""
    return token.word in _OWNERS or (token.mention is not None and token.mention.possessive)


def find_cues(tokens: list[Token], backward: bool) -> list[Cue]:
    """The cues in a stretch, the nearest to the passage first."""
    order = range(len(tokens) - 1, -1, -1) if backward else range(len(tokens))
    found: list[Cue] = []
    verbs = nouns = 0
    for at in order:
        token = tokens[at]
        if token.sign is Sign.VERB and verbs < VERBS_READ:
            verbs += 1
            cue = _of_verb(tokens, at, backward)
            if cue is not None:
                found.append(cue)
        elif token.sign is Sign.NOUN and nouns < NOUNS_READ:
            nouns += 1
            found += _of_noun(tokens, at)
            giver = None if verbs and backward else _giver(tokens, at)
            if giver is not None:
                found.append(giver)
        elif token.word == "according":
            holder = _next_holder(tokens, at + 2)
            if holder is not None:
                found.append(Cue("according to", holder, at))
    found += _labels(tokens) if backward else _afterthoughts(tokens)
    return found


def _labels(tokens: list[Token]) -> Iterator[Cue]:
    """Who is named where no verb stands: "RAKIN:", "again, from Rakin:", "FROM THE COMMITTEE", "cries of"."""
    if len(tokens) > 1 and tokens[0].sign in HOLDERS and tokens[1].sign is Sign.COLON:
        yield Cue("label", 0, 1)
    last = len(tokens) - 1
    colon = last > 0 and tokens[last].sign is Sign.COLON
    name = last - colon
    if name >= 0 and tokens[name].sign is Sign.NAME and _is_label(tokens, name, colon):
        yield Cue("label", name, last if colon else name - 1)
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
    return colon and (tokens[before].sign in (*_BOUNDS, Sign.QUOTE, Sign.PAREN) or tokens[before].word in _DASHES)


def ends_in_cry(tokens: list[Token]) -> bool:
    """Whether the words are led up to by "cries of": nobody's in particular."""
    return len(tokens) > 1 and tokens[-1].word == "of" and tokens[-2].word in _CRIES


def _afterthoughts(tokens: list[Token]) -> Iterator[Cue]:
    """Who is named behind the words without a verb of saying: "(Rakin, Orl)", "So Rakin.", "This was how Rakin"."""
    words = [t.word for t in tokens[:3]]
    dashed = words[:1] != [] and words[0] in _DASHES
    if (
        tokens[dashed:]
        and tokens[dashed].sign is Sign.NAME
        and (dashed or _is_line(tokens))
        and _ends_line(tokens, dashed)
    ):
        yield Cue("signature", int(dashed), 0)
    if words[:1] == ["("] and len(tokens) > 2 and tokens[1].sign is Sign.NAME:
        end = next((i for i, t in enumerate(tokens) if t.word == ")"), 0)
        if all(t.sign in (Sign.NAME, Sign.COMMA) or t.word == "and" for t in tokens[1:end]) and end:
            yield Cue("bracket", 1, 0)
    if words[:1] in (["so"], ["thus"]) and len(tokens) > 1 and tokens[1].sign is Sign.NAME:
        following = tokens[2] if len(tokens) > 2 else None
        if following is None or following.sign in (Sign.STOP, Sign.COMMA, Sign.BREAK):
            yield Cue("so", 1, 0)
    if "how" in words and words[0] in _POINTING:
        holder = _next_holder(tokens, words.index("how") + 1)
        if holder is not None and not owns(tokens[holder]):
            yield Cue("how", holder, words.index("how"))


def _ends_line(tokens: list[Token], name: int) -> bool:
    """Whether nothing but an office or a place follows the name under a quotation: "—Rakin, clerk of Orl"."""
    following = tokens[name + 1] if name + 1 < len(tokens) else None
    return following is None or following.sign in (*_BOUNDS, Sign.COMMA, Sign.PAREN, Sign.QUOTE)


def _is_line(tokens: list[Token]) -> bool:
    """Whether the words make no sentence: "Rakin, clerk of the mill"."""
    parts = tokens[: next((i + 1 for i, t in enumerate(tokens) if t.sign in _BOUNDS), len(tokens))]
    return len(parts) == len(tokens) <= SIGNATURE and not any(
        t.sign in (Sign.VERB, Sign.QUOTE, Sign.PRONOUN) or t.word in _BE | _HAVE or t.word.endswith("ed") for t in parts
    )


def _of_verb(tokens: list[Token], at: int, backward: bool) -> Cue | None:
    before = tokens[at - 1] if at else None
    passive = _is_passive(tokens, at)
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
    )
    inverts = not tokens[at].word.endswith("ing") and tokens[at].word not in _NEVER_INVERTED - {"asked"}
    if opens and inverts and (not backward or before is not None or _is_lead(tokens, at)):
        holder = _next_holder(tokens, at + 1)
        if holder is not None and tokens[holder].word not in _OWNERS | _OBJECTS and _closes(tokens, holder, backward):
            return Cue("inverted", holder, at, holder - at - 1)
    if passive:
        return Cue("not told", -1, at)
    return _subject(tokens, at)


def _is_lead(tokens: list[Token], at: int) -> bool:
    """Whether a paragraph opens with its reporting clause: "Said a clerk of the mill:"."""
    inner = tokens[at + 1 : -1]
    return tokens[-1].sign is Sign.COLON and not any(t.sign in (Sign.VERB, Sign.COMMA, *_BOUNDS) for t in inner)


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
    while not ahead and len(places) > 1 and _is_object(tokens, places[-1]):
        places.pop()
    return [m for place in sorted(places) if (m := tokens[place].mention) is not None]


def _is_passive(tokens: list[Token], at: int) -> bool:
    return (
        any(t.word in _BE for t in tokens[max(0, at - 2) : at])
        and not tokens[at].word.endswith("ing")
        and tokens[at].word != "said"
    )


def _agent(tokens: list[Token], at: int) -> int | None:
    for ahead in range(at + 1, min(len(tokens), at + 5)):
        if tokens[ahead].sign in (*_BOUNDS, Sign.QUOTE):
            return None
        if tokens[ahead].word == "by":
            return _next_holder(tokens, ahead + 1)
    return None


def _next_holder(tokens: list[Token], at: int) -> int | None:
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
            return ahead
        if token.sign is not Sign.WORD:
            break
    return _plain(tokens, at)


def _headed(tokens: list[Token], at: int) -> int:
    """Of "Orl spokesman Rakin" the second name, of "an Orl spokesman" the spokesman, else the name itself."""
    ahead = at + 1
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
    last = at
    while (
        last + 1 < len(tokens)
        and last - at < 4
        and tokens[last + 1].sign is Sign.WORD
        and tokens[last + 1].word not in lex.STOP_WORDS
    ):
        last += 1
    if last == at and tokens[at].word not in _INDEFINITE:
        return None
    return named_after(tokens, last) or last


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
            return ahead if _ends_line(tokens, ahead) else None
        if token.sign is Sign.NAME and before.word == "state":
            return ahead
        if token.sign not in (Sign.NAME, Sign.WORD, Sign.NOUN, Sign.PREPOSITION, Sign.COMMA):
            return None
    return None


def _closes(tokens: list[Token], holder: int, backward: bool) -> bool:
    """Whether an inverted subject ends its clause: neither a verb of its own nor the quoted words follow at once."""
    following = tokens[holder + 1] if holder + 1 < len(tokens) else None
    return not backward if following is None else following.sign is not Sign.VERB


def _subject(tokens: list[Token], at: int) -> Cue | None:
    """The subject before a verb: the nearest holder to the left that belongs to no preposition and owns nothing."""
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
    while back >= 0 and tokens[back].sign not in _BOUNDS and tokens[back].sign is not Sign.QUOTE:
        if tokens[back].word in (")", "]"):
            back = _opening(tokens, back)
        elif _is_subject(tokens, back):
            giver = _giver(tokens, back) if tokens[back].word in lex.SOURCES else None
            if giver is not None:
                return Cue("gives", giver.holder, at, giver.gap)
            return Cue("far subject" if crossed else "subject", _apposed(tokens, back), at, at - back - 1)
        elif tokens[back].sign is Sign.VERB and not tokens[at].word.endswith("ing"):
            crossed = True
        back -= 1
    if back < 0 or tokens[back].sign is Sign.QUOTE:
        return Cue("left out", -1, at, at - back - 1)
    return None


def _opens_with_name(tokens: list[Token], at: int) -> bool:
    """Whether a name and what is inserted after it open the stretch before a verb: "Rakin, who keeps the mill, said"."""
    if at < 2 or at > INSERTION or tokens[0].sign is not Sign.NAME or owns(tokens[0]):
        return False
    if tokens[1].sign not in (Sign.COMMA, Sign.PAREN):
        return False
    return not any(
        t.sign in (*_BOUNDS, Sign.QUOTE) or (t.sign is Sign.VERB and i > 3) for i, t in enumerate(tokens[:at])
    )


def _before_insertion(tokens: list[Token], at: int) -> int | None:
    """Of "Rakin, 30, a clerk from Orl, said" the name: the first before a comma, else the clause's first holder."""
    first = named = None
    back = at - 2
    while back >= 0 and tokens[back].sign not in _BOUNDS and tokens[back].sign is not Sign.QUOTE:
        if tokens[back].word in (")", "]"):
            back = _opening(tokens, back)
        elif _is_subject(tokens, back):
            first = back
            if tokens[back].sign is Sign.NAME and back < at - 2 and tokens[back + 1].sign is Sign.COMMA:
                named = back
        back -= 1
    return named if named is not None or first is None else _apposed(tokens, first)


def _is_subject(tokens: list[Token], at: int) -> bool:
    return (tokens[at].sign in HOLDERS or _is_plain(tokens, at)) and not _is_object(tokens, at)


def _relative(tokens: list[Token], at: int) -> int | None:
    """Of "Rakin, who writes:" the name."""
    for back in range(at - 1, max(0, at - 4), -1):
        if tokens[back].word == "who":
            holder = back - 2 if tokens[back - 1].sign is Sign.COMMA else back - 1
            return holder if holder >= 0 and tokens[holder].sign in (Sign.NAME, Sign.ROLE) else None
        if tokens[back].sign is not Sign.WORD:
            return None
    return None


def _opening(tokens: list[Token], at: int) -> int:
    """Where the bracket opens that closes here."""
    for back in range(at - 1, -1, -1):
        if tokens[back].word in ("(", "["):
            return back
    return at


def _is_plain(tokens: list[Token], at: int) -> bool:
    """Whether a common noun stands here as a subject: "the other parties warned"."""
    token, following = tokens[at], tokens[at + 1]
    if token.word in _INDEFINITE:
        if following.word.endswith("ly") and at + 2 < len(tokens):
            following = tokens[at + 2]
        return following.sign is Sign.VERB or following.word in _BE
    if (
        token.sign not in (Sign.WORD, Sign.NOUN)
        or token.word in lex.STOP_WORDS
        or token.word.endswith(("ly", "ed", "ing"))
    ):
        return False
    if following.sign is not Sign.VERB:
        return False
    return any(t.word in lex.DETERMINERS for t in tokens[max(0, at - 3) : at])


def _is_object(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.word in _NOMINATIVE:
        return False
    if owns(token) or token.word in _OBJECTS:
        return True
    back = at - 1
    while back >= 0 and at - back < 5 and (tokens[back].sign in (Sign.WORD, Sign.ROLE) or tokens[back].word in _OWNERS):
        if tokens[back].word in ("that", "when", "as", "how", "and", "which", "what", "while", "but"):
            return False
        if tokens[back].word in lex.CALENDAR or tokens[back].word.isdigit():
            return False  # "In 1848 Corbin wrote"
        if tokens[back].word.endswith("ed") and tokens[back + 1].word in _OWNERS:
            return True  # "surprised his father by telling"
        back -= 1
    if back < 0:
        return False
    return tokens[back].sign is Sign.PREPOSITION or (tokens[back].sign is Sign.VERB and at - back <= 3)


def _apposed(tokens: list[Token], at: int) -> int:
    """Of "Rakin, a clerk at the mill, said" and "the clerk, Rakin, said" the name, met after the description."""
    if tokens[at].sign is not Sign.ROLE:
        return at
    following = named_after(tokens, at)
    if following is not None:
        return following
    for back in range(at - 1, max(-1, at - 8), -1):
        if tokens[back].sign is Sign.COMMA and back and tokens[back - 1].sign is Sign.NAME:
            return back - 1
        if tokens[back].sign in (*_BOUNDS, Sign.QUOTE, Sign.VERB):
            break
    return at


def _giver(tokens: list[Token], at: int) -> Cue | None:
    """Who puts out what this noun names: "Rakin gives an idea of it", "the Committee issued an appeal"."""
    for back in range(at - 1, max(0, at - 6), -1):
        if tokens[back].word in _PUTS_OUT and not (tokens[back].word in _HAVE and at - back > 3):
            cue = _subject(tokens, back)
            return None if cue is None or cue.rule != "subject" else Cue("gives", cue.holder, at, cue.gap)
        if tokens[back].sign in (*_BOUNDS, Sign.QUOTE, Sign.VERB):
            return None
    return None


def _of_noun(tokens: list[Token], at: int) -> list[Cue]:
    """Whom a noun of saying names: "Rakin's words", "his words"; "the words of Rakin", "a letter from Rakin"."""
    found = []
    for back in range(at - 1, max(-1, at - 5), -1):
        token = tokens[back]
        if owns(token):
            wording = tokens[at].word in _WORDING and back > 0 and tokens[back - 1].word in ("in", "to", "by")
            found.append(Cue("in the words of" if wording else "owner", back, at, at - back - 1))
            break
        if token.sign not in (Sign.WORD, Sign.NAME, Sign.ROLE):
            break
    for ahead in range(at + 1, min(len(tokens), at + 5)):
        if tokens[ahead].sign is Sign.PREPOSITION and tokens[ahead].word in ("of", "from", "by"):
            holder = _next_holder(tokens, ahead + 1)
            if holder is not None and tokens[holder].sign in HOLDERS and not owns(tokens[holder]):
                found.append(Cue(f"noun {tokens[ahead].word}", holder, at, ahead - at - 1))
            break
        if tokens[ahead].sign not in (Sign.WORD, Sign.VERB):
            break
    return found
