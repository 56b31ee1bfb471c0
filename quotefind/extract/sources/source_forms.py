"""How introductions name the work whose words follow: tables of forms, each with what it must match."""

from __future__ import annotations

import re

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
_PRIVATE = r"(?:journal|diary|diaries|memoirs|memoires|autobiography|notebooks?)"
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
_TITLE_NOUN = r"(?:Manifesto|Theses|Memoirs|Diary|Letters|History|Report|Declaration|Program(?:me)?)"
_OWN_TITLE = rf"{_POSSESSIVE}\s(?P<run>(?:{_CAPITAL}\s){{0,4}}{_TITLE_NOUN}(?:\sof(?:\s(?:{_CAPITAL}|of|the))+)?)\b"
_MARKED_FORMS = (
    # in his "April theses" · in the preface to _Tides_ · throughout Harmon's _Tides_
    rf"\b{_IN}\s(?:(?:{_POSSESSIVE}|{_DETERMINER})\s)?(?:[\w-]+\s){{0,3}}?(?:of\s)?{_MARKED}",
    # a pamphlet "The lessons of October"
    rf"\b{_NOUN}(?:{_ENTITLED}|,)?\s{_AFTER_NOUN_MARKED}",
    # the copy of Hale's _Primitive Origination_ · the conclusion of his _Plan_
    rf"\b(?:of|[Rr]ead|[Ss]ee)\s{_POSSESSIVE}\s(?:[\w-]+\s){{0,2}}?{_MARKED}",
)
_AGAIN = rf"(?:the\ssame|this|that|his|her|their)\s{_NOUN}"
_WORDED_FORMS = (
    # in his April Theses: · in her Memoirs, Lind gives
    rf"\b(?:[Ii]n|[Ff]rom)\s{_POSSESSIVE}\s{_RUN}{_STOP}",
    # wrote in her journal
    rf"\b(?:[Ii]n|[Ff]rom|to)\s(?:his|her|their)\s(?:\w+\s)?(?P<private>{_PRIVATE})\b",
    # a text called From a Diary
    rf"\b{_NOUN}{_ENTITLED}\s{_RUN}",
    # in the article On slogans, · in his book The Soviets, Anweiler uses
    rf"\b{_NOUN}\s{_AFTER_NOUN}{_STOP}",
    rf"\b{_NOUN}\s(?P<after_noun>{_CAPITAL}(?:\s[\w’-]+){{1,7}}),",
    # issued a statement of policy and aims in which he stated
    rf"\b{_DETERMINER}\s(?P<described>{_NOUN}\sof\s(?:\w+\s){{0,4}}\w+),?\sin\swhich\b",
    # in the same pamphlet she says: the work is what it points back to
    rf"\b[Ii]n\s(?P<again>{_AGAIN})\b(?!,?\s[_“\"])",
)
AGAIN = re.compile(_AGAIN)
"""A work told only as the one named before."""

BY_MARKS = tuple(re.compile(form) for form in _MARKED_FORMS)
OWN_TITLE = re.compile(_OWN_TITLE)
"""Issued their Election Manifesto: the slowest form to try, …"""
HAS_TITLE_NOUN = re.compile(_TITLE_NOUN)
"""… which only words with one of these can have."""
BY_WORDS = (*(re.compile(form) for form in _WORDED_FORMS), OWN_TITLE)
HAS_MARKS = re.compile(r"[_“\"„«]|[‘'](?=[A-ZÀ-Þ])")
CLUES = frozenset((*_NOUNS, "his", "her", "their", "its", "my", "our", "His", "Her", "Their", "Its"))
GENITIVE = re.compile(r"s?['’]s?\s(?=[A-ZÀ-Þ])")
REPORTING_FORMS = (*BY_MARKS[:2], *BY_WORDS[:2])
"""Those that a reporting clause after the words has: "…," wrote Lind in her Memoirs."""

SUBJECTS = (re.compile(rf"(?:[Tt]h(?:e|is)|{_POSSESSIVE})\s(?:\w+\s)?{_MARKED}(?=\s[a-zà-ÿ])"), OWN_TITLE)
"""How a sentence begins whose subject is a work."""

ANY_TITLE = re.compile(rf"(?<![\w{MASK}]){_MARKED}")
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
