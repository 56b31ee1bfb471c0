"""What the words of a name tell by themselves: of what kind it is, of what gender, whether two can be one person's."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources

from quotefind.extract import lexicon as lex

_BEFORE_PLACES = frozenset("fort mount lake cape camp castle".split())
"""First words of the names of places: "Fort Orl"."""


@lru_cache(maxsize=1 << 14)
def kind_of(words: tuple[str, ...]) -> str:
    """Judge by the words alone: "person", "body", "group", "place", "thing" or "name" (which may be any of them)."""
    last = words[-1].lower()
    if last in lex.SPOKESMEN:
        return "person"
    if "of" in words[1:] and words[words.index("of") - 1].lower() in lex.BODIES:
        return "body"
    is_given = len(words) == 2 and first_gender(words[0]) == "m"  # "James Hall"
    if (last in lex.THINGS and not is_given) or (len(words) == 1 and last.endswith("ism")):
        return "thing"
    if (len(words) == 1 and last in lex.PLACES) or (len(words) > 1 and words[0].lower() in _BEFORE_PLACES):
        return "place"
    if last in lex.BODIES or (len(words) == 2 and words[0].lower() in lex.BODIES and not first_gender(words[1])):
        return "body"
    if any(w.lower() in lex.BODIES for w in words) and "of" in words:
        return "body"
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 5:
        return "body"
    if last.endswith(lex.GROUPS) and len(last) > 6:
        return "group"
    if words[0].lower() in lex.NOBLE:
        return "person"
    return "person" if len(words) > 1 or first_gender(words[0]) else "name"


def first_gender(word: str) -> str:
    """The gender a given name tells, "" when it is of both or of neither; of two, as in "Anne-Marie", the first."""
    lower = word.lower().partition("-")[0]
    male, female = lower in lex.MALE_NAMES, lower in lex.FEMALE_NAMES
    return _more_names()[0].get(lower, "") if male == female else "m" if male else "f"


def person_gender(words: tuple[str, ...]) -> str:
    """The gender that the given name of a person's full name tells; "Lewis" and "Rob" are given names only there."""
    return first_gender(words[0]) or (_more_names()[1].get(words[0].lower(), "") if words[1:] else "")


@lru_cache(maxsize=1)
def _more_names() -> tuple[dict[str, str], dict[str, str]]:
    """Given names beyond those of the lexicon → their gender, and those that are given names before a surname alone
    (benchmarks/given_names.py makes the lists).
    """
    text = resources.files("quotefind.extract.speakers").joinpath("given-names.json").read_text("utf-8")
    lists = json.loads(text)
    anywhere, before = (
        {name: gender for gender in ("m", "f") for name in lists[gender + where].split()}
        for where in ("", " before a surname")
    )
    return anywhere, before


@lru_cache(maxsize=1 << 14)
def surname(words: tuple[str, ...]) -> str:
    """The last word of a name in small letters, past "Jr." and "the Second"."""
    last = len(words) - 1
    if words[-1] in lex.EPITHETS and words[-2:-1] == ("the",):
        last = max(0, last - 2)
    while last and words[last].lower() in lex.GENERATIONS:
        last -= 1
    return words[last].lower()


def title_gender(titles: tuple[str, ...]) -> str:
    """The gender the titles before a name tell, "" for none."""
    for title in titles:
        if title in lex.MALE_TITLES:
            return "m"
        if title in lex.FEMALE_TITLES:
            return "f"
    return ""


def role_gender(noun: str) -> str:
    """The gender a common noun tells of whom it describes, "" for none."""
    return "f" if noun in lex.FEMALE_ROLES else "m" if noun in lex.MALE_ROLES else ""


def clash(one: str, other: str) -> bool:
    """Whether two genders are known and differ."""
    return bool(one and other and one != other)


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names of one surname can be one person's: L. Wright ~ Leo Wright ~ Leo B. Wright."""
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    return a == b or (a[0] == b[0] and (_is_initials(a) or _is_initials(b)))


def _is_initials(given: str) -> bool:
    """Whether a given name is only told by its first letters: "L", "L. B"."""
    return len(given) <= 2 or all(len(part) == 1 for part in given.replace(".", " ").split())


def reigns(words: tuple[str, ...]) -> bool:
    """Whether a name is that of one who reigns: "Louis XVI", "George the Second"; not "Peter Rakin III"."""
    if len(words) == 2:
        return words[1].isupper() and words[1].lower() in lex.NUMERALS
    return len(words) == 3 and words[1] == "the" and words[2] in lex.EPITHETS - {"Elder", "Younger", "Baptist"}
