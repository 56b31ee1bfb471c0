"""The words of one citation → author, work, volume, pages: "Rabinowitch p.261", "quoted in Harmon, A Short History, pp. 3-4".

Reads words that are known to be bounded (a parenthesis, a note's sentence); where they stand is the business of ``beside`` and ``notes``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotefind.extract.locators import Locator, find_locator
from quotefind.model import Citation

LONGEST_CITATION = 300
"""Characters of a parenthesis or a note's sentence that may be one citation; the longest of 1,300 cited references has 268."""

_NAME_WORDS = 5
"""Words of a name: "Mary Anne Evans and John Cross" has six, but a title of six words is far more common."""

QUOTED_IN = re.compile(
    r"(?:\bas\s)?\b(?:[Qq]uoted|[Cc]ited|[Qq]td\.?|[Rr]eported|[Rr]eproduced|[Rr]eprinted|[Rr]elated)\s(?:in|by|from|after)\b:?\s"
    r"|\b[Zz]it(?:\.|iert)?\s(?:nach|bei|in)\b:?\s|\b[Cc]ité\s(?:dans|par|d['’]après)\s|\b[Aa]pud\s|\b[Ii]n:\s"
)
"""What comes before the work that reports the words."""

BACK = re.compile(
    r"_?\b(?:Ibid(?:em)?|ibid(?:em)?|Ib|ib|Ebd|ebd|Ebenda|ebenda|[Ll]oc\.?\scit|[Oo]p\.?\scit|Id|id|Idem|idem)\b\.?_?(?:\.(?!\.))?"
)
"""Latin and German ways to say "the same work"."""

_SIGNAL = re.compile(
    r"\s*(?:(?:[Ss]ee|[Cc]f\.?|[Vv]gl\.?|[Ff]rom|[Ii]n|[Ss]iehe|[Ss]\.|[Ss]ource:|[Qq]uelle:|e\.g\.,?|[Bb]oth|[Aa]nd)(?:\s(?:also|e\.g\.,?))?\s)+"
)
_ELSEWHERE = re.compile(
    r"\s*(?:[Ss]ee\s)?(?:also\s)?_?(?:[Pp]ost|[Aa]nte|[Ss]upra|[Ii]nfra|[Aa]bove|[Bb]elow|oben|unten|[Nn]ote|[Ff]ig|[Tt]able|[Pp]age|[Cc]hapter|[Pp]art|Appendix)\b"
)
_ASIDE = re.compile(
    r"[,;.]?\s*\b(?:(?:my|our|original|the author['’]s|author['’]s|[A-Z]\w+['’]s)\s)?(?:emphas[ie]s|italics|translation|stress)\b"
    r"(?:\s(?:is|are|in|added|mine|ours|supplied|original|the|by|his|hers|author|from|\w+['’]s))*\.?|[,;.]\s*(?:trans(?:lated|\.)?\s(?:by\s)?\w+)\b",
    re.I,
)
_YEAR = re.compile(r"[\s,(\[]*\b((?:1[4-9]|20)\d\d[a-z]?)[\])]*\s*\Z")
_TITLE_MARKS = re.compile(
    r"_(?P<italic>[^_\n]*(?:\n[^_\n]*){0,2})_|[“\"](?P<quoted>[^“”\"]+)[”\"]|[‘'](?P<single>[^‘’']{3,}(?:['’]\w[^‘’']*)*)['’](?!\w)"
)
HONORIFICS = ("Mme", "Mrs", "Mr", "Dr", "Sir", "Lord", "Lady", "Miss", "Prof", "St", "Gen", "Col")
_HONORIFIC = rf"(?:{'|'.join(HONORIFICS)})\.?"
_PARTICLE = r"(?:de|du|von|van|der|den|la|le|di|da|del|ten|ter|al|el|bin|ibn)"
_INITIAL = r"(?:[A-ZÀ-ÖØ-ÞЀ-Я]\.[\s-]?)"
_SURNAME = r"(?:(?:Mc|Mac|O['’]|D['’]|d['’]|M['’])?[A-ZÀ-ÖØ-ÞЀ-Я][\w\u00c0-\u024f-]*(?:['’][A-Z]\w+)?)"
_PERSON = rf"(?:{_HONORIFIC}\s)?{_INITIAL}{{0,3}}\s?(?:{_SURNAME}\s){{0,3}}(?:{_PARTICLE}\s){{0,2}}{_SURNAME}(?:,?\s(?:Jr|Sr)\.)?"
NAME = re.compile(rf"{_PERSON}(?:(?:,\s|\s(?:and|und|et|&)\s|,\sand\s){_PERSON}){{0,2}}(?:,?\s(?:et\sal|u\.\s?a)\.)?")
_SURE_NAME = re.compile(rf"(?:{_HONORIFIC}\s|{_INITIAL})|\bet\sal\b")
POSSESSIVE = re.compile(rf"(?P<author>{_PERSON})(?:['’]s|(?<=s)['’])\s(?=_|[A-Z“\"‘])")
_TITLE_WORDS = frozenset(
    "the a an works work letters letter history life lives diary diaries journal journals memoirs memoir essays essay papers speeches selected "
    "collected complete writings notes report reports proceedings review times gazette magazine news bible psalm psalms genesis exodus poems "
    "introduction preface der die das le la les on in of werke schriften briefe geschichte gesammelte ausgewählte book act code".split()
)
"""Words no author's name holds: what stands alone and has one is a title."""


def plain(words: str | None) -> str | None:
    """A title or name without emphasis marks, quotation marks and wraps, or None when nothing is left.

    >>> plain(" _Misc.\\n Writings_,")
    'Misc. Writings'
    """
    joined = " ".join((words or "").replace("_", "").split()).strip(' ,;:()[]“”"')
    if joined.endswith(".") and "." not in joined[:-1]:
        joined = joined[:-1]
    return joined or None


def is_name(words: str) -> bool:
    """True when words can be an author's name: capitalised, few, and no word that only titles have."""
    match = NAME.fullmatch(words)
    folded = set(re.findall(r"\w+", words.lower()))
    return bool(match) and len(words.split()) <= _NAME_WORDS and not folded & _TITLE_WORDS


def _author_and_work(head: str) -> tuple[str | None, str | None]:
    """Split what stands before a locator into author and title; either may be missing."""
    marked = _TITLE_MARKS.search(head)
    if (
        marked
        and marked.start() == 0
        and is_name(inner := plain(marked[0]) or "")
        and (rest := plain(head[marked.end() :]))
        and not rest[0].islower()
    ):
        return inner, rest
    if marked:
        title = plain(next(part for part in marked.groups() if part is not None))
        before = head[: marked.start()]
        if owner := re.fullmatch(r"\s*(?P<author>.*?)(?:['’]s|(?<=s)['’])\s*", before, re.S):
            return plain(owner["author"]), plain(f"{before}{title}")
        author = plain(before)
        return (author, title) if author and is_name(author) else (None, title)
    if owner := POSSESSIVE.match(head):
        return plain(owner["author"]), plain(head)
    for comma in re.finditer(r"[,:]\s", head):
        author, title = (
            plain(head[: comma.start()]),
            plain(re.split(r"\s\(|,\s(?:ed|trans|vol|in)\b", head[comma.end() :])[0]),
        )
        if author and is_name(author) and title and not is_forename(title):
            return author, title
    words = plain(re.split(r"\s\(", head)[0])
    if words and is_name(words) and (len(words.split()) == 1 or _SURE_NAME.search(words) or " and " in words):
        return words, None
    return None, words


def is_forename(words: str) -> bool:
    """True when words after a comma are given names, as in "Marx, K." """
    return bool(re.fullmatch(rf"(?:{_INITIAL}\s?)+|{_INITIAL}*[A-Z]\.?", words))


def read_citation(words: str) -> Citation | None:
    """Read bounded words as one citation, or None where they are none; the work of a back reference is its Latin as printed.

    ``author`` is the author whom the citation names, also of the container in ``quoted_in``: for "quoted in Rabinowitch, p. 253" author
    and ``quoted_in`` are both "Rabinowitch" and work is None.

    >>> found = read_citation("As quoted in Rabinowitch, The Bolsheviks Come to Power, p. 227")
    >>> found.quoted_in, found.pages
    ('Rabinowitch, The Bolsheviks Come to Power', '227')
    """
    if len(words) > LONGEST_CITATION or _ELSEWHERE.match(words):
        return None
    kept = _ASIDE.sub("", words)
    if chain := QUOTED_IN.search(kept):
        inner = read_citation(kept[chain.end() :])
        if inner is None:
            name = plain(kept[chain.end() :])
            inner = Citation(author=name) if name and is_name(name) else None
        return _as_reporter(inner, kept[: chain.start()]) if inner else None
    if signal := _SIGNAL.match(kept):
        kept = kept[signal.end() :]
    return _read_reference(kept)


def _as_reporter(inner: Citation, before: str) -> Citation:
    """The citation of words that the inner work reports; what stands before is the original's own reference."""
    original = _read_reference(before.strip(" ,;:")) if before.strip(" ,;:(") else None
    reporter = ", ".join(dict.fromkeys(part for part in (inner.author, inner.work) if part)) or inner.quoted_in
    if inner.author and inner.work and inner.work.startswith(inner.author):
        reporter = inner.work
    return replace(inner, work=original.work if original else None, quoted_in=reporter)


def _read_reference(words: str) -> Citation | None:
    locator = find_locator(words)
    back = BACK.match(words.strip())
    head = words[: locator.start] if locator else words
    if back:
        return Citation(work=back[0].strip("_ "), volume=locator and locator.volume, pages=locator and locator.pages)
    year = _YEAR.search(head)
    printed_year = locator.year if locator and locator.year else year[1] if year else None
    head = head[: year.start()] if year else head
    if not head.strip(" ,;:([_") or not (head.strip("([ ")[0].isupper() or head.strip()[0] in "_“\"‘'"):
        return None
    author, work = _author_and_work(head.strip())
    if author and not work and printed_year:
        work = f"{author} {printed_year}"
    if not _is_citation(head, author, work, locator, printed_year):
        return None
    return Citation(author=author, work=work, volume=locator and locator.volume, pages=locator and locator.pages)


def _is_citation(head: str, author: str | None, work: str | None, locator: Locator | None, year: str | None) -> bool:
    """Words with a locator cite; without one they need an author and a title, a year, or a title set as one."""
    if locator:
        return True
    if author and work:
        return bool(year) or " " in work
    return bool(work and _TITLE_MARKS.fullmatch(head.strip(" ,.")))
