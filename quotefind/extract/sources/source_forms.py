"""How introductions name the work whose words follow: tables of forms, each with what it must match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from quotefind.extract.passage import MASK
from quotefind.extract.sources.authors import NAME

_NOUNS = (
    *(
        "book",
        "pamphlet",
        "article",
        "work",
        "essay",
        "text",
        "poem",
        "novel",
        "play",
        "story",
        "history",
        "memoir",
        "memoirs",
    ),
    *(
        "memoires",
        "autobiography",
        "diary",
        "journal",
        "manifesto",
        "editorial",
        "leader",
        "column",
        "report",
        "treatise",
    ),
    *(
        "thesis",
        "theses",
        "dissertation",
        "preface",
        "introduction",
        "biography",
        "study",
        "lecture",
        "sermon",
        "paper",
        "review",
    ),
    *("statement", "declaration", "resolution", "appeal", "leaflet", "brochure", "tract", "chapter", "piece", "series"),
)
_NOUN = rf"(?:{'|'.join(_NOUNS)})"
_PRIVATES = "journal diary diaries memoirs memoires autobiography notebook notebooks".split()
_PRIVATE = rf"(?:{'|'.join(_PRIVATES)})"
_PART = r"(?:lines?|stanzas?|verses?|couplets?|chapter|paragraph|sentence|preface|conclusion|opening|passage)"
_POSSESSIVE = rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|my|our|(?P<owner>{NAME.pattern})(?:['’]s|(?<=s)['’]))"
_DETERMINER = r"(?:the|an?|this|that)"
_ENTITLED = r"(?:,?\s(?:entitled|called|titled|named|headed),?)"
_MARKED = (
    r"(?:_(?P<italic>[A-ZÀ-Þ0-9][^_\x1a]{1,120})_|[“\"„«](?P<quoted>[A-ZÀ-Þ0-9][^“”\"«»\x1a\n]{3,120}?),?[”\"“»](?!\w)"
    r"|[‘'](?P<single>[A-ZÀ-Þ][^‘’'\x1a\n]{2,120}?),?[’'](?!\w))"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’-]*"
_RUN = rf"(?P<run>{_CAPITAL}(?:\s(?:{_CAPITAL}|of|the|and|on|in|to|for|an?|that|from))*)"
_AFTER_NOUN = _RUN.replace("<run>", "<after_noun>")
_STOP = r"(?=\s?[,:;.]|\s(?:he|she|they|it|I|we|that|how|as|when|where|which|in\swhich|to)\b|\s*\Z)"

_AFTER_NOUN_MARKED = _MARKED.replace("<quoted>", "<title>").replace("<single>", "<title_single>")
_IN = r"(?:[Ii]n|[Ff]rom|[Tt]hroughout|(?:shewn|shown|proved)\sby|(?:preface|introduction|appendix)\sto)"
_TITLE_NOUNS = "Manifesto Theses Memoirs Diary Letters History Report Declaration Program Programme".split()


class Form(NamedTuple):
    """How an introduction names a work: slow to try, so tried only where one of the words ``needs`` stands (if any)."""

    pattern: re.Pattern[str]
    needs: frozenset[str]


def _form(needs: Iterable[str], pattern: str) -> Form:
    return Form(re.compile(pattern), frozenset(needs))


BY_MARKS = (
    # in his "April theses" · in the preface to _Tides_ · throughout Harmon's _Tides_
    _form(
        "in In from From throughout Throughout by to".split(),
        rf"\b{_IN}\s(?:(?:{_POSSESSIVE}|{_DETERMINER})\s)?(?:[\w-]+\s){{0,3}}?(?:of\s)?{_MARKED}",
    ),
    # a pamphlet "The lessons of October"
    _form(_NOUNS, rf"\b{_NOUN}(?:{_ENTITLED}|,)?\s{_AFTER_NOUN_MARKED}"),
    # the copy of Hale's _Primitive Origination_ · the conclusion of his _Plan_
    _form(
        "of read Read see See".split(),
        rf"\b(?:of|[Rr]ead|[Ss]ee)\s{_POSSESSIVE}\s(?:[\w-]+\s){{0,2}}?{_MARKED}",
    ),
)
_AGAIN = rf"(?:the\ssame|this|that|his|her|their)\s{_NOUN}"
BY_WORDS = (
    # in his April Theses: · in her Memoirs, Lind gives
    _form("in In from From".split(), rf"\b(?:[Ii]n|[Ff]rom)\s{_POSSESSIVE}\s{_RUN}{_STOP}"),
    # wrote in her journal
    _form(_PRIVATES, rf"\b(?:[Ii]n|[Ff]rom|to)\s(?:his|her|their)\s(?:\w+\s)?(?P<private>{_PRIVATE})\b"),
    # a text called From a Diary
    _form(_NOUNS, rf"\b{_NOUN}{_ENTITLED}\s{_RUN}"),
    # in the article On slogans, · in his book The Soviets, Anweiler uses
    _form(_NOUNS, rf"\b{_NOUN}\s{_AFTER_NOUN}{_STOP}"),
    _form(_NOUNS, rf"\b{_NOUN}\s(?P<after_noun>{_CAPITAL}(?:\s[\w’-]+){{1,7}}),"),
    # issued a statement of policy and aims in which he stated
    _form(_NOUNS, rf"\b{_DETERMINER}\s(?P<described>{_NOUN}\sof\s(?:\w+\s){{0,4}}\w+),?\sin\swhich\b"),
    # in the same pamphlet she says: the work is what it points back to
    _form(_NOUNS, rf"\b[Ii]n\s(?P<again>{_AGAIN})\b(?!,?\s[_“\"])"),
    # issued their Election Manifesto
    _form(
        _TITLE_NOUNS,
        rf"{_POSSESSIVE}\s(?P<run>(?:{_CAPITAL}\s){{0,4}}(?:{'|'.join(_TITLE_NOUNS)})"
        rf"(?:\sof(?:\s(?:{_CAPITAL}|of|the))+)?)\b",
    ),
)
AGAIN = re.compile(_AGAIN)
"""A work told only as the one named before."""

HAS_MARKS = re.compile(r"[_“\"„«‘'](?:(?<![‘'])|(?=[A-ZÀ-Þ]))")
CLUES = frozenset((*_NOUNS, "his", "her", "their", "its", "my", "our", "His", "Her", "Their", "Its"))
GENITIVE = re.compile(r"['’]s?\s(?=[A-ZÀ-Þ])")
REPORTING_FORMS = (*BY_MARKS[:2], *BY_WORDS[:2])
"""Those that a reporting clause after the words has: "…," wrote Lind in her Memoirs."""

SUBJECTS = (
    re.compile(rf"(?:[Tt]h(?:e|is)|{_POSSESSIVE})\s(?:\w+\s)?{_MARKED}(?=\s[a-zà-ÿ])"),
    BY_WORDS[-1].pattern,
)
"""How a sentence begins whose subject is a work."""

ANY_TITLE = _form((), rf"(?<![\w{MASK}]){_MARKED}")
AFTER_TITLE = re.compile(r"[.,]?\s(?=for\s\d)|[_,\s”\"]+")
BACKWARD = re.compile(
    r"\s*(?:There\s(?:he|she|they|we|it|[A-Z])|Here\s(?:he|she|they|we|[A-Z])|Therein\b|In\s(?:it|this|that|the\ssame)\b"
    r"|(?:It|This)\s(?:\w+ly\s)?"
    r"(?:contains|says|states|concludes|begins|began|declares|reads|ran|runs|opens|ends)\b"
    rf"|(?:(?:Of|In)\s)?[Tt]he\s(?:first|last|opening|closing|second|next|famous|concluding)\s{_PART})"
)
"""How a sentence begins that goes on about the work named before it."""

REPORTING = re.compile(r",?\s(?=[a-z]|[A-Z][\w’-]+\s[a-z]+(?:s|ed|te|id)\b)")
"""What follows a passage that its sentence goes on after: '…," wrote Lind in', '…" Lind said in'."""
