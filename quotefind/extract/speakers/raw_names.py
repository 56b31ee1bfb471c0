"""Names as they stand: runs of capitalised words cut into titles and names, with what goes with them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from quotefind.extract import lexicon as lex
from quotefind.extract.scanning import find_from
from quotefind.extract.speakers.kinds_of_name import first_gender

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆŻŹĐŐŰİĞŞА-ЯЁΑ-Ω"
_TITLE_DOT = r"(?:Mr|Mrs|Ms|Mme|Mlle|Messrs|Dr|St|Rev|Gen|Col|Sen|Gov|Rep|Prof|Capt|Lt|Sgt|Hon|Maj|Cmdr|Jr|Sr)\."
_INITIALS = rf"[{_UPPER}]\.(?:[- ]?[{_UPPER}]\.)*"
_MANGLED = "(?<=[\u00c2-\u00c5\u0302\u0303\u0308\u030a])[\x80-\x84\x86-\x9f\xa1-\xbf]"
"""A sign that stands in a word only where UTF-8 was once read as Latin-1: "JosÃ©", its Ã perhaps decomposed."""
_ACCENT = "[\u0300-\u036f]"
"""An accent that follows its letter (Unicode's decomposed form, as macOS writes it)."""
_WORD = rf"[{_UPPER}][^\W_]*(?:(?:{_ACCENT}|[’'](?!S\b)[{_UPPER}]|-(?=[^\W_])|{_MANGLED})[^\W_]*)*"
_UNIT = rf"(?:{_TITLE_DOT}|{_INITIALS}|{_WORD})"
_BLANK = r"(?:[ \t\u00a0]{1,2}|[ \t]*\r?\n[ \t]*(?=\S))"
_JOINER = r"(?:of the|of|de la|de|du|di|da|del|della|van der|van den|van|von der|von|zu|bin|ibn|al|el|la|le)"
_EPITHET = rf"(?:{_BLANK}the{_BLANK}(?:{'|'.join(sorted(lex.EPITHETS))})\b(?!{_BLANK}[{_UPPER}]))?"
_RUN = re.compile(rf"(?<![^\W_])(?<![^\W_][’']){_UNIT}(?:{_BLANK}(?:{_JOINER}{_BLANK})?{_UNIT}){{0,11}}{_EPITHET}")
_BEGINS_RUN = re.compile(rf"[{_UPPER}]")
_PART = re.compile(rf"{_UNIT}|[a-z]+")
_LOWER = re.compile(r"(?<![^\W_])(?<![’'])[a-zß-öø-ÿ][^\W\d_]+")
_INITIAL_CONTEXT = re.compile(r"(?:^|[.!?:…\]\x1d]|\n[ \t]*\n)[\s\"'“”‘’«»_(—-]*$")
_DESIGNATION = re.compile(r"[DRI]-[A-Z]\w*")
"""Party and state of a member of Congress: "D-Mo."."""
_SPOKESMAN = re.compile(rf"{_BLANK}((?:campaign{_BLANK})?spokes(?:man|woman|person))\b(?!,?{_BLANK}[{_UPPER}])")
"""Who speaks for a body and is not named: "a White House spokesman"."""
_BELONGING = (
    "campaign|administration|office|government|cabinet|military|army|navy|police|parliament|academy|embassy|party"
)
_OWN_BODY = re.compile(rf"(?:[’']s?)?{_BLANK}({_BELONGING})\b(?:{_BLANK}([a-z]+)\b|(?=\W))")
"""A body named after its head: "the Rakin campaign", "Rakin's office"; the word after it tells it from its people."""
_GOES_ON = re.compile(rf"(?:[’']s?)?{_BLANK}(?:spokes|{_BELONGING})")
"""How a name goes on that one of these two may follow: few do."""
_SHORT_TITLES = frozenset(title for title in lex.TITLES if title.endswith(".")) - {"st."}
_CROWDS = frozenset(noun for noun in lex.ROLE_NOUNS if noun.endswith("s") and not noun.endswith("ss")) | frozenset(
    "men women people".split()
)
"""Descriptions of several people, which the beginning of a sentence gives a capital: "Protesters marched"."""
CAPITALS = 5
"""Letters from which a word in capitals is a name set in capitals, not an abbreviation."""
PARTICLES = frozenset("de la du di da del della van der den von zu bin ibn al el le".split())
_NO_LETTER = re.compile(r"[^A-Za-z]")
_APOSTROPHES = ("'", "’")
_ARTICLES = frozenset("the The a an his her their its my our this His Her Their Its My Our This".split())
_OWN = ("his ", "her ")
_CITING = ("uoted", "ited")
"""Ends of the words after which "in" leads to a source and to no place."""
LED_UP = 24
"""Code points before a name in which the words that lead up to it are read."""


PIECE = 100_000
"""Code points that are split into words at a time, so that a long text is not there twice."""
KEPT = 1 << 14
"""Runs of capitalised words that are kept with the names in them: those of a long history, in some 10 MB."""


class RawName(NamedTuple):
    """A name where it stands, ``titles`` folded and apart; ``articled`` says that "the" comes before it."""

    start: int
    end: int
    titles: tuple[str, ...]
    words: tuple[str, ...]
    possessive: bool
    articled: bool = False


def raw_names(text: str) -> list[RawName]:
    """Every name of a text, in order."""
    lowers = _small_words(text)
    raws: list[RawName] = []
    for match in find_from(_BEGINS_RUN, _RUN, text):
        run, start = match.group(), match.start()
        if run.lower() not in lex.STOP_WORDS:
            raws += [_in_place(text, start, name) for name in _names(run, _openers(text, start, run, lowers))]
    return _told_apart(raws, text)


def _small_words(text: str) -> set[str]:
    """The words of a text that begin with a small letter; what stands between two blanks is looked at once."""
    printed: set[str] = set()
    start = 0
    while start < len(text):
        blank = text.find(" ", start + PIECE)
        end = blank if blank >= 0 else len(text)
        printed.update(text[start:end].split())
        start = end
    return set(_LOWER.findall(" ".join(printed)))


def _told_apart(raws: list[RawName], text: str) -> list[RawName]:
    """The raw names, each apart from one that happens to follow it: "the Rye Committee Rakin entered", "In his Great
    Mass Rakin shows".
    """
    known = Counter(raw.words for raw in raws)
    found: list[RawName] = []
    for raw in raws:
        words = raw.words
        cuts = range(2, len(words))
        cut = next((i for i in cuts if words[i:] in known and _ends_body(words[:i])), 0) if cuts else 0
        if cuts and not cut and known[words[-1:]] > 1 and not first_gender(words[0]):
            cut = len(words) - 1 if text[max(0, raw.start - 4) : raw.start].lower() in _OWN else 0
        if cut and words[cut].lower() not in lex.BODIES:
            at = text.find(words[cut], raw.start, raw.end)
            if at > raw.start:
                found.append(raw._replace(end=at - 1, words=words[:cut], possessive=False))
                found.append(raw._replace(start=at, titles=(), words=words[cut:], articled=False))
                continue
        found.append(raw)
    return found


def _ends_body(words: tuple[str, ...]) -> bool:
    """Whether words are the whole name of a body: "Mill Committee", "Council of the Republic"."""
    bodied = any(word.lower() in lex.BODIES for word in words[:-1])
    return words[-1].lower() in lex.BODIES or (bodied and "of" in words and words[-1][0].isupper())


def word_before(text: str, name: int) -> tuple[str, bool]:
    """The word that leads up to a name, folded, and whether an article stands between the two.

    >>> word_before("Off to the Mills", 11), word_before("as quoted in Orl", 13)
    (('to', True), ('', False))
    """
    before = text[max(0, name - LED_UP) : name].replace("_", " ")
    words = before.rsplit(None, 3)
    if not words or not before[-1].isspace():
        return "", False
    word = words.pop()
    articled = word in _ARTICLES and (bool(words) or before[0].isspace())
    if articled:
        word = words.pop() if words else ""
    if words and words[-1].endswith(_CITING):
        return "", articled
    return (word if word.isalpha() else _NO_LETTER.split(word)[-1]).lower(), articled


def _is_name(word: str) -> bool:
    return word[0].isupper() or word in PARTICLES


def _openers(text: str, start: int, run: str, lowers: set[str]) -> int:
    """How many words of a run open a sentence or tell a date, and are no part of a name."""
    words = _words(run)
    opener, _, end = words[0]
    first = opener.lower()
    adverb = first.endswith("ly") and text.startswith(",", start + end) and not first_gender(first)
    common = (
        first in lex.CUE_NOUNS
        or first in lex.VERBS
        or first in _CROWDS
        or first in lex.STOP_WORDS
        or (first in lowers and first not in lex.TITLES)
    )
    count = int((adverb or common) and _INITIAL_CONTEXT.search(text, max(0, start - 6), start) is not None)
    if count < len(words) and words[count][0].lower() in lex.CALENDAR:
        count += word_before(text, start + words[count][1])[0] in lex.PREPOSITIONS
    return count


class _Name(NamedTuple):
    """A name in a run: where it stands there, its titles and words."""

    start: int
    end: int
    titles: tuple[str, ...]
    words: tuple[str, ...]


_Words = tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=KEPT)
def _words(run: str) -> _Words:
    """The words of a run with their places in it."""
    return tuple((m.group(), *m.span()) for m in _PART.finditer(run))


@lru_cache(maxsize=KEPT)
def _names(run: str, openers: int) -> tuple[_Name, ...]:
    """The names in a run of capitalised words without its openers, cut where "of" joins no rank or body."""
    groups: list[_Words] = []
    group: _Words = ()
    words = _words(run)[openers:]
    epithet = words[-2:] if len(words) > 2 and words[-2][0] == "the" and words[-1][0] in lex.EPITHETS else ()
    for word, at, end in words[: len(words) - len(epithet)]:
        lower = word.lower()
        if lower in lex.STOP_WORDS and lower not in ("of", "the"):
            groups.append(group)
            group = ()
        elif lower in ("of", "the") and (word[0].islower() or run.isupper()):
            last = group[-1][0].lower() if group else ""
            if last in lex.NOBLE or last in lex.BODIES or last in ("secretary", "the", "of") or _is_given(group):
                group = (*group, (word, at, end))
            else:
                groups.append(group)
                group = ()
        elif lower != "the":
            group = (*group, (word, at, end))
    return tuple(name for group in (*groups, (*group, *epithet)) if (name := _name(group)) is not None)


def _name(group: _Words) -> _Name | None:
    """The name that words make, its titles apart; None where they are none."""
    while group and not group[-1][0][0].isupper():
        group = group[:-1]
    while group and not _is_name(group[0][0]):
        group = group[1:]
    while group and _DESIGNATION.fullmatch(group[0][0]):
        group = group[1:]
    if not group:
        return None
    words = [w for w, _, _ in group]
    lower = [w.lower() for w in words]
    cut = 0
    while cut < len(words) and (lower[cut] in lex.TITLES or (cut and lower[cut] in ("of", "state"))):
        cut += 1
    offices = [i for i in range(1, len(words) - 2) if lower[i] in lex.OFFICES]
    offices += [i for i in range(1, len(words) - 1) if lower[i] in _SHORT_TITLES]
    if offices and (lower[-1] not in lex.BODIES | lex.THINGS or first_gender(words[offices[-1] + 1])):
        cut = offices[-1] + 1  # House Leader Peter Brandel, Orland Gov. Peter Brandel
    if "of" in lower and cut and lower[cut - 1] == "of":
        cut = 0  # Duke of Tarlton: the rank is part of the name
    if cut == len(words) > 1 and lower[0] in lex.COURTESIES:
        cut -= 1  # Mr. King: the rank is a surname
    titles, name = (
        tuple(lower[:cut]),
        tuple(w.title() if w.isupper() and (len(w) >= CAPITALS or first_gender(w)) else w for w in words[cut:]),
    )
    if name and not titles and all(w.lower() in lex.NEVER_NAMES or w.isdigit() for w in name):
        return None
    if len(name) == 1 and len(name[0].rstrip(".") if not titles else name[0]) == 1:
        return None  # "said I.", but Lord M.
    return _Name(group[0][1], group[-1][2], titles, name)


def _is_given(group: _Words) -> bool:
    """Whether a given name alone may go on with "of": "William of Orl"."""
    if not group or any(word.lower() not in lex.TITLES for word, _, _ in group[:-1]):
        return False
    word = group[-1][0].lower()
    return first_gender(word) != "" and word not in lex.CALENDAR and word not in lex.PLACES


def _is_no_head(word: str) -> bool:
    """Whether a word after the name of a body goes on to what the body does: "the Rakin campaign said"."""
    return word in lex.VERBS or word in lex.STOP_WORDS or word in lex.IRREGULAR_PAST or word.endswith("ed")


def _in_place(text: str, at: int, name: _Name) -> RawName:
    """A name of the run at a place with what goes with it there."""
    start, end = at + name.start, at + name.end
    titles, words = name.titles, name.words
    goes_on = words and _GOES_ON.match(text, end)
    spokesman = _SPOKESMAN.match(text, end) if goes_on else None
    if spokesman is not None:
        return RawName(start, spokesman.end(), (), (*words, *spokesman.group(1).split()), False)
    body = _OWN_BODY.match(text, end) if goes_on else None
    if body is not None and not titles and (not body[2] or _is_no_head(body[2])):
        owner = words[-1] + text[end : body.start(1)].strip()
        return RawName(start, body.end(1), (), (*words[:-1], owner, body[1]), False)
    return RawName(
        start,
        end,
        titles,
        words,
        text.startswith(_APOSTROPHES, end) and _is_genitive(text, end),
        text[max(0, start - 4) : start].lower() == "the ",
    )


def _is_genitive(text: str, mark: int) -> bool:
    """Whether the mark after a name is an apostrophe of the genitive: Rakin's, the Orls' mill."""
    following = text[mark + 1 : mark + 2]
    return not following.isspace() or (following == " " and text[mark - 1] == "s")
