"""The words of one citation → author, work, volume, pages: "Rabinowitch p.261", "quoted in Harmon, A Short History,
pp. 3-4".

Reads words that are known to be bounded (a parenthesis, a note's sentence); where they stand is the business of
``beside`` and ``note_references``.
"""

from __future__ import annotations

import re

from quotefind.extract.passage import MASK
from quotefind.extract.reference import parse
from quotefind.extract.sources.authors import MARKED_TITLE, is_name, plain, split_author
from quotefind.extract.sources.locators import Locator, find_locator
from quotefind.model import Citation

LONGEST_CITATION = 300
"""Code points of a parenthesis or a note's sentence that may be one citation; the longest of 901 cited references has
268."""

_END = r"(?![^\W_])"
_START = r"(?<![^\W_])"

QUOTED_IN = re.compile(
    rf"(?:{_START}as\s)?{_START}(?:[Qq]uoted|[Cc]ited|[Qq]td\.?|[Rr]eported|[Rr]eproduced|[Rr]eprinted|[Rr]elated)\s(?:in|by|from|after){_END}:?\s"
    rf"|{_START}(?:[Qq]uoted|[Cc]ited|[Qq]td\.?)\s(?=_?(?:[Ii]b|[Oo]p|[Ll]oc|[Ii]d)(?:id|em)?\b)"
    rf"|{_START}[Zz]it(?:\.|iert)?\s(?:nach|bei|in){_END}:?\s|{_START}[Cc]ité\s(?:dans|par|d['’]après)\s|{_START}[Aa]pud\s"
)
"""What comes before the work that reports the words."""

BACK = re.compile(
    rf"_?{_START}(?:[Ii]bid(?:em)?|[Ii]b|[Ee]bd|[Ee]benda|[Ll]oc\.?\s?cit|[Oo]p\.?\s?cit|[Ii]d(?:em)?){_END}\.?_?\.?"
)
"""Latin and German ways to say "the same work"."""

_SAME_AUTHOR = re.compile(r"_?[Ii]d(?:em)?\.?_?,?\s+(?=[_“\"‘A-ZÀ-Þ])")
_OLD = re.compile(r",?\s_?(?:op|loc)\.?\s?cit\.?_?\.?")
_AT = re.compile(r"\bat\s(?=\d)")
_SIGNAL = re.compile(
    r"\s*(?:(?:[Ss]ee|[Cc]f\.?|[Vv]gl\.?|[Ff]rom|[Ii]n|[Ss]iehe|[Ss]ource:|[Qq]uelle:|[Ff]ootnote(?:\s\d+)?:|[Cc]ompare|e\.g\.,?|[Bb]oth|[Aa]nd)"
    r"(?:,?\s(?:also|e\.g\.,?|for\sexample,?))?\s)+"
)
_ELSEWHERE = re.compile(
    rf"\s*(?:[Ss]ee\s)?(?:also\s)?_?(?:(?:[Pp]ost|[Aa]nte|[Ss]upra|[Ii]nfra|[Aa]bove|[Bb]elow|[Oo]ben|[Uu]nten){_END}"
    r"|(?:[Nn]otes?|[Ff]ig(?:ure)?|[Tt]able|[Pp]ages?|[Cc]hapter|[Pp]art|[Aa]pp(?:endix)?|[Pp]late"
    r"|[Ii]llustration|[Pp]hoto|[Gg]raphic)\b[.,]?\s?(?:\w+\s)?[\dIVXivxA-C]|pp?\.)"
)
"""A cross reference within the document itself is no citation."""

_ASIDE = re.compile(
    r"[,;.]?\s*\b(?:(?:my|our|original|the\sauthor['’]s|author['’]s|[a-z]+['’]s)\s)?(?:emphas[ie]s|italics|stress)\b"
    r"(?:\s(?:is|are|in|added|mine|ours|supplied|original|the|by|his|hers|author|from|\w+['’]s))*\.?",
    re.I,
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\b\.?"
)
_YEAR = re.compile(r"[\s,(\[]*(?<![\d–—-])\b(?P<year>(?:1[4-9]|20)\d\d[a-z]?(?:/\d{2,4})?)[\])]*[\s,.]*\Z")
_DATE = re.compile(
    rf"(?:[,(\[]\s*|\A\s*|\s(?=\d))(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s)?\b{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?[\s,)\]]*\Z"
)
_IMPRINT = re.compile(
    r"[(,]\s?(?:[^(),]{2,40}[:,]\s)?(?:[^(),]{2,60},\s)?(?:1[4-9]|20)\d\d\)?\s?[,.;)]|\b(?:Press|Verlag|Books)\b"
)
_NUMBERED = re.compile(r"[Nn]|№|#")
_PROSE = re.compile(
    r"(?<!_)\b(?:was|were|is|are|has|have|had|did|does|said|says|would|will|could|he|she|they|who|which)\b"
)
"""Words of a sentence; a title that has them ("What is to be done?") comes with its author or asks."""

_BIBLE = re.compile(
    r"(?:[1-3]\s?|I{1,3}\s)?(?:Gen(?:esis)?|Exod?(?:us)?|Lev(?:iticus)?|Num(?:bers)?|Deut(?:eronomy)?|Josh?(?:ua)?|Judg(?:es)?|Ruth|Sam(?:uel)?|Kings"
    r"|Chron(?:icles)?|Job|Ps(?:alms?)?|Prov(?:erbs)?|Eccl(?:es)?(?:iastes)?|Isa(?:iah)?|Jer(?:emiah)?|Ezek(?:iel)?|Dan(?:iel)?|Hos(?:ea)?|Amos"
    r"|Mic(?:ah)?|Matt?(?:hew)?|Mark|Luke|John|Acts|Rom(?:ans)?|Cor(?:inthians)?|Gal(?:atians)?|Eph(?:esians)?|Phil(?:ippians)?|Col(?:ossians)?"
    r"|Thess(?:alonians)?|Tim(?:othy)?|Heb(?:rews)?|Jas|James|Pet(?:er)?|Rev(?:elation)?)\.?"
)


def read_citation(words: str) -> Citation | None:
    """Read bounded words as one citation, or None where they are none; the work of a back reference is its Latin as
    printed.

    ``author`` is the author whom the citation names, also of the container in ``quoted_in``: for "quoted in
    Rabinowitch, p. 253" author and ``quoted_in`` are both "Rabinowitch" and work is None.

    >>> found = read_citation("As quoted in Rabinowitch, The Bolsheviks Come to Power, p. 227")
    >>> found.quoted_in, found.pages
    ('Rabinowitch, The Bolsheviks Come to Power', '227')
    """
    if len(words) > LONGEST_CITATION or MASK in words or _ELSEWHERE.match(words):
        return None
    kept = without_asides(words)
    if chain := QUOTED_IN.search(kept):
        return _reported(kept[: chain.start()], kept[chain.end() :])
    if signal := _SIGNAL.match(kept):
        kept = kept[signal.end() :]
    return _read_reference(kept.split(";")[0])


def without_asides(words: str) -> str:
    """The words of a citation without "emphasis added" and the like."""
    return _ASIDE.sub("", words)


def _reported(before: str, after: str) -> Citation | None:
    """The citation of words that another work reports; what stands before is the original's own reference."""
    name = plain(after)
    reporter = read_citation(after) or (Citation(author=name) if name and is_name(name) else None)
    if reporter is None:
        return None
    original = _read_reference(before.strip(" ,;:("))
    title = reporter.work or ""
    parts = (title,) if reporter.author and title.startswith(reporter.author) else (reporter.author, title)
    return reporter._replace(
        work=original.work if original else None,
        quoted_in=", ".join(part for part in parts if part) or reporter.quoted_in,
    )


def _read_reference(words: str) -> Citation | None:
    """A reference without signals: back reference, locus, or author, title and locator."""
    if same := _SAME_AUTHOR.match(words):
        rest = _read_reference(words[same.end() :])
        return rest._replace(author=words[: same.end()].strip(" _,"), work=rest.work or rest.author) if rest else None
    if back := BACK.match(words.lstrip()):
        locator = find_locator(_AT.sub("p. ", words))
        return _citation(None, plain(back[0]), locator)
    locator = find_locator(words)
    head = words[: locator.start] if locator else words
    if _BIBLE.fullmatch(head.strip(" ,_.")) and locator and locator.volume and locator.volume.isdigit():
        return Citation(work=plain(head), pages=f"{locator.volume}:{locator.pages}")
    citation = _from_head(head, locator)
    return _in_full(words, citation) if citation and _IMPRINT.search(words) else citation


def _from_head(head: str, locator: Locator | None) -> Citation | None:
    year = _YEAR.search(head)
    undated = _DATE.sub("", head := head[: year.start()] if year else head)
    is_numbered = locator is not None and _NUMBERED.match(locator.volume or "")
    is_issue = len(undated) < len(head) or bool(is_numbered)
    head = undated.strip(" ,;:([])\n")
    printed_year = (locator and locator.year) or (year and year["year"])
    shorter = _OLD.sub("", head)
    if "," in shorter:
        # "Lind, The Tides, op. cit." says itself what "Lind, op. cit." points back to.
        head = shorter
    if not head or not (head[0].isupper() or head[0] in "_“\"‘'„«"):
        return None
    author, work = split_author(head)
    if work and work[0].islower() and not MARKED_TITLE.search(head) and not BACK.fullmatch(work):
        return None
    if work and not author and _PROSE.search(head) and not head.endswith("?"):
        return None
    if is_issue and not work:
        # "Pravda, 5 November 1917": what has an issue of a day is a newspaper.
        author, work = None, author
    elif author and not work and printed_year:
        work = f"{author} {printed_year}"
    # Without a locator words cite only as author and title, author and year, or a title set as one.
    is_pair = author and work and (printed_year or (" " in work and not is_name(work)))
    is_cited = locator or is_pair or (is_issue and printed_year) or MARKED_TITLE.fullmatch(head.strip(" ,."))
    return _citation(author, work, locator) if is_cited and (author or work) else None


def _in_full(words: str, citation: Citation) -> Citation:
    """A reference with place, publisher and year has commas that only the learnt tagger tells apart."""
    reference = parse(" ".join(words.replace("_", "").split())) if citation.author else None
    if reference is None or not reference.author or not reference.title:
        return citation
    return citation._replace(author=reference.author, work=reference.title)


def _citation(author: str | None, work: str | None, locator: Locator | None) -> Citation:
    volume, pages = (locator.volume, locator.pages) if locator else (None, None)
    return Citation(author=author, work=work, volume=volume, pages=pages)
