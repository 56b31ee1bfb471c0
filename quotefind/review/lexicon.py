"""Words that weigh differently when they change: negations, numbers, function words, spellings of foreign names."""

from __future__ import annotations

import re
from functools import lru_cache

NEGATIONS = frozenset(
    """
    no not never none nobody nothing nowhere neither nor cannot without hardly scarcely barely dont doesnt didnt
    isnt arent wasnt werent wont wouldnt cant couldnt shouldnt mustnt neednt havent hasnt hadnt aint shant nicht
    kein keine keinen nie niemals ne pas jamais rien ni non nunca
    """.split()
)
"""Folded words whose coming or going turns a statement round (English first; the commonest German, French, Spanish)."""

_NEGATING_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")

SHORTEST_NEGATED = 4
"""Letters of the shortest word that a prefix negates ("unable"); "in" before shorter ones makes "into"."""

NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions dozen dozens half third quarter first second fourth fifth sixth seventh eighth
    ninth tenth once twice both
    """.split()
)
"""Folded number words; anything with a digit is a number too."""

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those such same of in on at by for from to into onto upon with within about against
    among between through during before after above below over under off out up down as than then so and or but if
    because while when where which who whom whose what how why it its he him his she her hers they them their theirs
    we us our ours you your yours i me my mine be is am are was were been being have has had having do does did
    doing will would shall should may might can could must ought there here also too very just only even still yet
    again now all any each every some other another own more most much many few less least
    """.split()
)
"""Folded English function words (the closed classes of Quirk et al., A Comprehensive Grammar) and common adverbs."""

_SPELLINGS = [
    (re.compile(pattern), put)
    for pattern, put in (
        ("shch|stch|schtsch", "sc"),
        ("tch|tsch", "c"),
        ("zh|j(?=[aeiou])", "z"),
        ("kh|ch", "h"),
        ("tz|ts|c(?=[iey])", "t"),
        ("ph|ff|w", "f"),
        ("v", "f"),
        ("x", "ks"),
        ("ck", "k"),
        ("(?:iy|ij|yi|ii|ie|y|j)", "i"),
        ("sch", "s"),
        ("sh", "s"),
        ("h", ""),
        (r"(.)\1", r"\1"),
    )
]


@lru_cache(maxsize=1 << 16)
def transliterated(name: str) -> str:
    """A folded name as a rough sound, the same for the usual spellings of one foreign name.

    >>> transliterated("kerensky") == transliterated("kerenskij")
    True
    >>> transliterated("trotsky") == transliterated("trotzki")
    True
    >>> transliterated("lenin") == transliterated("stalin")
    False
    """
    for pattern, put in _SPELLINGS:
        name = pattern.sub(put, name)
    return name


_MISREADINGS = re.compile("rn|cl|vv|li|[105]")
_AS_READ = {"rn": "m", "cl": "d", "vv": "w", "li": "h", "1": "l", "0": "o", "5": "s"}


def as_read(word: str) -> str:
    """A folded word with the letters that optical reading takes for one another made the same.

    >>> as_read("rnen") == as_read("men"), as_read("s0viets") == as_read("soviets"), as_read("men") == as_read("man")
    (True, True, False)
    """
    return _MISREADINGS.sub(lambda misread: _AS_READ[misread[0]], word)


def is_negated(word: str, plain: str) -> bool:
    """Whether a folded word is the other with a negating prefix: "unable" of "able"."""
    return len(plain) >= SHORTEST_NEGATED and any(word == prefix + plain for prefix in _NEGATING_PREFIXES)
