"""Names as they stand: runs of capitalised words cut into titles and names, with what goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotefind.extract import lexicon as lex
from quotefind.extract.scanning import find_from
from quotefind.extract.speakers.kinds_of_name import first_gender

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆŻŹĐŐŰİĞŞА-ЯЁΑ-Ω"
_TITLE_DOT = r"(?:Mr|Mrs|Ms|Mme|Mlle|Messrs|Dr|St|Rev|Gen|Col|Sen|Gov|Rep|Prof|Capt|Lt|Sgt|Hon|Maj|Cmdr|Jr|Sr)\."
_INITIALS = rf"[{_UPPER}]\.(?:[- ]?[{_UPPER}]\.)*"
_MANGLED = "(?<=[\u00c2-\u00c5\u0302\u0303\u0308\u030a])[\x80-\x84\x86-\x9f\xa1-\xbf]"
"""A sign that stands in a word only where UTF-8 was once read as Latin-1: "JosÃ©", its Ã perhaps decomposed."""
_LETTER = "[^\\W_]|[\u0300-\u036f]"
"""A letter, or an accent that follows its letter (Unicode's decomposed form, as macOS writes it)."""
_WORD = rf"[{_UPPER}](?:{_LETTER}|[’'][{_UPPER}]|-(?=[^\W_])|{_MANGLED})*"
_UNIT = rf"(?:{_TITLE_DOT}|{_INITIALS}|{_WORD})"
_BLANK = r"(?:[ \t\u00a0]{1,2}|[ \t]*\r?\n[ \t]*(?=\S))"
_JOINER = r"(?:of the|of|de la|de|du|di|da|del|della|van der|van den|van|von der|von|zu|bin|ibn|al|el|la|le)"
_RUN = re.compile(rf"(?<![^\W_])(?<![^\W_][’']){_UNIT}(?:{_BLANK}(?:{_JOINER}{_BLANK})?{_UNIT}){{0,11}}")
_BEGINS_RUN = re.compile(rf"[{_UPPER}]")
_PART = re.compile(rf"{_UNIT}|[a-z]+")
_LOWER = re.compile(r"(?<![^\W_])(?<![’'])[a-zß-öø-ÿ][^\W\d_]+")
_INITIAL_CONTEXT = re.compile(r"(?:^|[.!?:…\]\x1d]|\n[ \t]*\n)[\s\"'“”‘’«»_(—-]*$")
_DESIGNATION = re.compile(r"[DRI]-[A-Z]\w*")
"""Party and state of a member of Congress: "D-Mo."."""
_SPOKESMAN = re.compile(rf"{_BLANK}((?:campaign{_BLANK})?spokes(?:man|woman|person))\b(?!,?{_BLANK}[{_UPPER}])")
"""Who speaks for a body and is not named: "a White House spokesman"."""
_OWN_BODY = re.compile(
    rf"(?:[’']s?)?{_BLANK}(campaign|administration|office|government|cabinet)\b(?:{_BLANK}([a-z]+)\b|(?=\W))"
)
"""A body named after its head: "the Rakin campaign", "Rakin's office"; the word after it tells it from its people."""
_SHORT_TITLES = frozenset(title for title in lex.TITLES if title.endswith(".")) - {"st."}
CAPITALS = 5
"""Letters from which a word in capitals is a name set in capitals, not an abbreviation."""
PARTICLES = frozenset("de la du di da del della van der den von zu bin ibn al el le".split())
PREVIOUS = re.compile(r"(?<!uoted )(?<!ited )([A-Za-z]*)[\s_]+((?:[Tt]he|an?)[\s_]+)?\Z")


@dataclass(frozen=True, slots=True)
class RawName:
    """A name where it stands, ``titles`` folded and apart; ``articled`` says that "the" comes before it."""

    start: int
    end: int
    titles: tuple[str, ...]
    words: tuple[str, ...]
    possessive: bool
    articled: bool = False


def raw_names(text: str) -> list[RawName]:
    """Every name of a text, in order."""
    lowers = {m.group() for m in _LOWER.finditer(text)}
    runs = (m for m in find_from(_BEGINS_RUN, _RUN, text) if m.group().lower() not in lex.STOP_WORDS)
    return _told_apart([raw for m in runs for raw in _parts(text, m, lowers)], text)


def _told_apart(raws: list[RawName], text: str) -> list[RawName]:
    """The raw names, a body and somebody who happens to follow it apart: "the Rye Committee Rakin entered"."""
    known = {raw.words for raw in raws}
    found: list[RawName] = []
    for raw in raws:
        words = raw.words
        cut = next((i for i in range(2, len(words)) if words[i:] in known and _ends_body(words[:i])), 0)
        if cut and words[cut].lower() not in lex.BODIES:
            at = text.find(words[cut], raw.start, raw.end)
            if at > raw.start:
                found.append(replace(raw, end=at - 1, words=words[:cut], possessive=False))
                found.append(replace(raw, start=at, titles=(), words=words[cut:], articled=False))
                continue
        found.append(raw)
    return found


def _ends_body(words: tuple[str, ...]) -> bool:
    """Whether words are the whole name of a body: "Mill Committee", "Council of the Republic"."""
    bodied = any(word.lower() in lex.BODIES for word in words[:-1])
    return words[-1].lower() in lex.BODIES or (bodied and "of" in words and words[-1][0].isupper())


def _is_name(word: str) -> bool:
    return word[0].isupper() or word in PARTICLES


def _parts(text: str, match: re.Match[str], lowers: set[str]) -> Iterator[RawName]:
    """The names in a run of capitalised words, without sentence openers, cut where "of" joins no rank or body."""
    start = match.start()
    words = [(m.group(), start + m.start(), start + m.end()) for m in _PART.finditer(match.group())]
    if _INITIAL_CONTEXT.search(text, max(0, start - 6), start):
        first = words[0][0].lower()
        adverb = first.endswith("ly") and text.startswith(",", words[0][2]) and not first_gender(first)
        if adverb or first in lex.CUE_NOUNS or first in lex.STOP_WORDS or (first in lowers and first not in lex.TITLES):
            words = words[1:]
    if words and words[0][0].lower() in lex.CALENDAR:
        previous = PREVIOUS.search(text, max(0, words[0][1] - 24), words[0][1])
        words = words[1:] if previous is not None and previous.group(1).lower() in lex.PREPOSITIONS else words
    group: list[tuple[str, int, int]] = []
    for word, at, end in words:
        lower = word.lower()
        if lower in lex.STOP_WORDS and lower not in ("of", "the"):
            yield from _raw(text, group)
            group = []
        elif lower in ("of", "the") and word[0].islower():
            last = group[-1][0].lower() if group else ""
            if last in lex.NOBLE or last in lex.BODIES or last in ("secretary", "the", "of"):
                group.append((word, at, end))
            else:
                yield from _raw(text, group)
                group = []
        elif lower != "the":
            group.append((word, at, end))
    yield from _raw(text, group)


def _raw(text: str, group: list[tuple[str, int, int]]) -> Iterator[RawName]:
    while group and not group[-1][0][0].isupper():
        group = group[:-1]
    while group and not _is_name(group[0][0]):
        group = group[1:]
    while group and _DESIGNATION.fullmatch(group[0][0]):
        group = group[1:]
    if not group:
        return
    words = [w for w, _, _ in group]
    lower = [w.lower() for w in words]
    cut = 0
    while cut < len(words) and (lower[cut] in lex.TITLES or (cut and lower[cut] in ("of", "state"))):
        cut += 1
    offices = [i for i in range(1, len(words) - 2) if lower[i] in lex.OFFICES]
    offices += [i for i in range(1, len(words) - 1) if lower[i] in _SHORT_TITLES]
    if offices and lower[-1] not in lex.BODIES | lex.THINGS:
        cut = offices[-1] + 1  # House Leader Peter Brandel, Orland Gov. Peter Brandel
    if "of" in lower and cut and lower[cut - 1] == "of":
        cut = 0  # Duke of Tarlton: the rank is part of the name
    if cut == len(words) > 1 and lower[0] in lex.COURTESIES:
        cut -= 1  # Mr. King: the rank is a surname
    titles, name = (
        tuple(lower[:cut]),
        tuple(w.title() if w.isupper() and len(w) >= CAPITALS else w for w in words[cut:]),
    )
    if name and not titles and all(w.lower() in lex.NEVER_NAMES or w.isdigit() for w in name):
        return
    if len(name) == 1 and len(name[0]) == 1:
        return
    start, end = group[0][1], group[-1][2]
    spokesman = _SPOKESMAN.match(text, end)
    if spokesman is not None and name:
        end = spokesman.end()
        yield RawName(start, end, (), (*name, *spokesman.group(1).split()), False)
        return
    body = _OWN_BODY.match(text, end)
    if body is not None and name and not titles and (not body[2] or body[2] in lex.VERBS or body[2] in lex.STOP_WORDS):
        owner = name[-1] + text[end : body.start(1)].strip()
        yield RawName(start, body.end(1), (), (*name[:-1], owner, body[1]), False)
        return
    yield RawName(
        start,
        end,
        titles,
        name,
        (text.startswith(("'s", "’s", "'", "’"), end) and not text[end + 1 : end + 2].isspace())
        or (text[end : end + 2] in ("' ", "’ ") and words[-1].endswith("s")),
        text[max(0, start - 4) : start].lower() == "the ",
    )
