"""The words before a locator → author and title: "Johnson's _Works_" · "Lind, The Tides (London, 1911)" · "Marx, K.
(1976) Capital".
"""

from __future__ import annotations

import re

from quotefind.text import fold

_NAME_WORDS = 5
"""Words of an author's name, initials and "and" not counted: "Mary Anne Evans and John Cross"; most titles of six
words are none."""

_NO_INITIAL = re.compile(r"\w+(?!\w|\.(?<=\b\w\.))")
_NAME_WORD = re.compile(r"\b(?!(?:and|und|et|al)\b)\w{2,}")

HONORIFICS = ("Mme", "Mrs", "Mr", "Dr", "Sir", "Lord", "Lady", "Miss", "Prof", "St", "Gen", "Col")

_HONORIFIC = rf"(?:{'|'.join(HONORIFICS)})\.?"
_PARTICLE = r"(?:de|du|von|van|der|den|la|le|di|da|del|ten|ter|al|el|bin|ibn)"
_INITIAL = r"(?:[A-ZÀ-ÖØ-ÞЀ-Я]\.[\s-]{0,2})"
_SURNAME = r"(?:(?:Mc|Mac|O['’]|D['’]|d['’]|M['’])?[A-ZÀ-ÖØ-ÞЀ-Я][\w-]*)"
_PERSON = (
    rf"(?:{_HONORIFIC}\s)?{_INITIAL}{{0,3}}(?:{_SURNAME}\s{_INITIAL}{{0,2}}){{0,3}}(?:{_PARTICLE}\s){{0,2}}{_SURNAME}"
    r"(?:,?\s(?:Jr|Sr)\.)?"
)
NAME = re.compile(
    rf"{_PERSON}(?:(?:,\s|\s(?:and|und|et|&)\s|,\sand\s){_PERSON}){{0,2}}(?:,?\s(?:et\sal|u\.\s?a)\b\.?)?"
)
"""One to three names joined by "and", with or without "et al."."""

POSSESSIVE = re.compile(rf"(?P<author>{_PERSON})(?:['’]s|(?<=s)['’])\s(?=_|[A-ZÀ-Þ“\"‘])")
"""An author whose name owns the title after it."""

MARKED_TITLE = re.compile(
    r"_(?P<italic>[^_]{1,160})_|[“\"„«](?P<quoted>[^“”\"«»]{1,200})[”\"“»]"
    r"|(?<!\w)[‘'](?P<single>[^‘’'\n]{3,120}(?:['’]\w[^‘’'\n]{0,80}){0,2})['’](?!\w)"
)
"""A title set as one, by italics or quotation marks."""

_NAME_PART = re.compile(r"[^\W\d_]+")
_AND = re.compile(r"\s(?:and|und|et|&)\s")
_NAME_END = re.compile(r"\s+et\s+al\b.*|\s+(?:Jr|Sr)\.?$", re.S)
_SURE_NAME = re.compile(rf"{_HONORIFIC}\s|{_INITIAL}|\bet\sal\b|\s(?:and|und|&)\s")
_DATED = re.compile(
    rf"(?P<author>{_SURNAME},\s(?:{_INITIAL}{{1,3}}|{_SURNAME}))[,.]?\s\(?(?:1[4-9]|20)\d\d[a-z]?\)?[.,:]?\s+(?P<title>.+)",
    re.S,
)
_FORENAME = re.compile(rf"(?:{_INITIAL}\s?){{1,3}}|[A-Z]\Z")
_IMPRINT = re.compile(
    r"\s?[(\[]|,\s(?:edi?t?|transl?|vols?|in|Notes|Preface|Introduction|Appendix)\b|[,.]\s(?:\d|[^,]*\b(?:Press|Books|Verlag|Publish\w+|University|edn?)\b)"
)
_MORE_TITLE = re.compile(r"[^,(]*,\s(?!ed|trans|vol|in\b|Notes|Preface|Introduction|Appendix)(?=[a-zà-ÿ]|[^,]*\sand\s)")
_TITLE_WORDS = frozenset(
    re.findall(
        r"\w+",
        """the a an works work letters letter history life lives diary diaries journal journals memoirs memoir essays
        essay papers speeches selected collected complete writings notes report reports proceedings review times
        gazette magazine news bible psalm psalms genesis exodus poems introduction preface der die das le la les on in
        of werke schriften briefe geschichte gesammelte ausgewählte book act code january february march april may
        june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec""",
    )
)
"""Words no author's name holds: what stands alone and has one is a title, or a date."""


def plain(words: str | None) -> str | None:
    """A title or name without emphasis marks, quotation marks and wraps, or None when nothing is left.

    >>> plain(" _Misc.\\n Writings_,")
    'Misc. Writings'
    """
    joined = " ".join((words or "").replace("_", "").split()).strip(' ,;:([]“”"„«»')
    if joined.count(")") > joined.count("("):
        joined = joined.rstrip(' ,;:)“”"»')
    if joined.endswith(".") and "." not in joined[:-1]:
        joined = joined[:-1]
    return joined or None


def is_name(words: str) -> bool:
    """True when words can be an author's name: capitalised, few, and no word that only titles have.

    >>> is_name("A. Rabinowitch"), is_name("Selected Works"), is_name("Terrorism and Communism")
    (True, False, False)
    """
    if len(_NAME_WORD.findall(words)) > _NAME_WORDS or not NAME.fullmatch(words):
        return False
    folded = [word.lower() for word in _NO_INITIAL.findall(words)]
    return _TITLE_WORDS.isdisjoint(folded) and not any(word.endswith("ism") for word in folded)


def is_forename(words: str) -> bool:
    """True when words after a comma are a given name's initials, as in "Marx, K."."""
    return bool(_FORENAME.fullmatch(words))


def split_author(head: str) -> tuple[str | None, str | None]:
    """Author and title of what stands before a locator; either may be missing, and a title owned by its author keeps
    his name.

    >>> split_author("Johnson's _Works_,"), split_author("Lind, The Tides (London, 1911)"), split_author("Lind")
    (('Johnson', "Johnson's Works"), ('Lind', 'The Tides'), ('Lind', None))
    """
    if marked := MARKED_TITLE.search(head):
        return _beside_marked(head[: marked.start()], plain(marked[marked.lastgroup or 0]))
    owned = POSSESSIVE.match(head)
    if owned and is_name(owned["author"]):
        return plain(owned["author"]), plain(_without_imprint(head))
    if dated := _DATED.match(head):
        return plain(dated["author"]), plain(_without_imprint(dated["title"]))
    for comma in re.finditer(r"[,:]\s", head):
        author, title = plain(head[: comma.start()]), plain(_without_imprint(head[comma.end() :]))
        if author and is_name(author) and title and not is_forename(title):
            return author, title
    words = plain(_without_imprint(head))
    if words and is_name(words) and (" " not in words or _SURE_NAME.search(words)):
        return words, None
    return None, words


def _beside_marked(before: str, title: str | None) -> tuple[str | None, str | None]:
    """Author and title where the title is set as one and some words stand before it."""
    owner = re.fullmatch(r"\s*(?P<author>.{1,60}?)(?:['’]s|(?<=s)['’])\s*", before, re.S)
    if owner and is_name(author := plain(owner["author"]) or ""):
        return author, plain(f"{before}{title}")
    author = plain(before) or ""
    return (author, title) if is_name(author) else (None, title)


def _without_imprint(words: str) -> str:
    """A title without what follows it: "The Tides (London, 1911)", "The Tides, Oxford University Press, 1911"."""
    more = _MORE_TITLE.match(words)
    imprint = _IMPRINT.search(words, more.end() if more else 0)
    return words[: imprint.start()] if imprint else words


def surname(author: str) -> str:
    """The folded name under which an author is remembered: the first author's last word, or what stands before "Marx,
    K".

    >>> surname("Mme. D'Arblay"), surname("Smith and Jones"), surname("Marx, K.")
    ('darblay', 'smith', 'marx')
    """
    words = fold(_first_author(author)[0]).split()
    return words[-1] if words else ""


def _first_author(author: str) -> tuple[str, str]:
    """The first of several authors: the name up to a comma, and what stands after it."""
    before, _, after = _AND.split(_NAME_END.sub("", author))[0].partition(",")
    return before, after


def _initial(author: str) -> str:
    """The first letter of the first author's given name, "" where only a surname is printed."""
    before, after = _first_author(author)
    names = [name for name in _NAME_PART.findall(before) if name not in HONORIFICS]
    given = names[0] if len(names) > 1 else next(iter(_NAME_PART.findall(after)), "")
    return fold(given)[:1]


def is_same_author(one: str | None, other: str | None) -> bool:
    """True when two printed names can be one author: the same surname, and given names that do not differ.

    >>> is_same_author("J. Smith", "Smith"), is_same_author("J. Smith", "Adam Smith")
    (True, False)
    """
    if not one or not other or surname(one) != surname(other):
        return False
    mine, theirs = _initial(one), _initial(other)
    return not mine or not theirs or mine == theirs
