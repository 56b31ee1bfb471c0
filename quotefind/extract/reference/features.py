"""What a token and its surroundings tell about the field it belongs to, as named traits: the features of the sequence model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotefind.extract.reference.lexicon import LEXICA
from quotefind.text import fold_letters

_EDGES = re.compile(r"^([\W_]*)(.*?)([\W_]*)$", re.S)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?(?:[-–—/](?:\d{2}|\d{4}))?")
_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_][.'’-]+)*[^\W\d_]")
_LINK = re.compile(r"<?(?:https?://|www\.|ftp://|doi:|10\.\d{4,9}/)", re.I)
_QUOTES_OPEN = "\"“„«`‘'"
_QUOTES_CLOSE = "\"”“»’'"
_DOUBLE = '"“”„«»'
ABBREVIATIONS = frozenset(
    """ed eds vol vols no nos p pp trans transl tr dr mr mrs st jr sr proc conf int intl univ dept ser repr rev cf et al tech rep mass calif
    conn ill penn mich minn wash fla ind tenn jan feb mar apr jun jul aug sep sept oct nov dec co inc ltd corp bros cop ca bd hrsg""".split()
)
"""Words whose full stop does not end a field."""


OFFSETS = (-2, -1, 0, 1, 2)
"""A token's own traits count for the tokens this far from it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A token by itself: ``key`` for pairs of neighbours, ``traits`` for the model, and what the surroundings need to know of it."""

    key: str
    traits: tuple[str, ...]
    word: str
    shape: str
    lexica: frozenset[str]
    before: str
    after: str


def _shape(core: str) -> str:
    if not core:
        return "punct"
    if core.isdigit():
        return f"d{min(len(core), 5)}" if not (len(core) == 4 and _YEAR.fullmatch(core)) else "year"
    if _YEAR.fullmatch(core):
        return "years"
    if core[0].isdigit():
        return "range" if re.fullmatch(r"\d+\W+\d+", core) else "ordinal" if core[-1].isalpha() else "mixed"
    if len(core) < 8 and _ROMAN.fullmatch(core):
        return "roman" if core.islower() or len(core) > 1 else "initial"
    if _INITIALS.fullmatch(core) and core.isupper():
        return "initial"
    if core.isupper():
        return "caps2" if len(core) < 4 else "caps"
    if core[0].isupper():
        return "Title" if core[1:].islower() else "Mixed"
    return "lower" if core.islower() else "other"


def _edge(punctuation: str, last: bool) -> str:
    """The telling part of leading or trailing punctuation, all quotation marks one sign."""
    signs = "".join(
        '"' if sign in _DOUBLE else "'" if sign in "‘’'`" else "-" if sign in "-–—" else sign for sign in punctuation
    )
    return signs[-3:] if last else signs[:2]


@lru_cache(maxsize=1 << 15)
def look(text: str) -> Look:
    """How a token looks, by its characters alone."""
    if _LINK.match(text):
        return Look("link", ("shape=link",), "", "link", frozenset({"access"}), "", "")
    match = _EDGES.match(text)
    before, core, after = match.groups() if match else ("", text, "")
    word = fold_letters(core)
    shape = _shape(core)
    lexica = frozenset(name for name, listed in LEXICA if word in listed)
    opening, closing = _edge(before, False), _edge(after, True)
    traits = [
        f"shape={shape}",
        f"open={opening}",
        f"close={closing}",
        f"shape={shape}|close={closing}",
        f"shape={shape}|open={opening}",
    ]
    if not any(c.isdigit() for c in word):
        traits.append(f"word={word}")
        if len(word) > 4:
            traits.append(f"suffix={word[-3:]}")
    traits += [f"in={name}" for name in sorted(lexica)]
    marker = next(
        (name for name, _ in LEXICA[:9] if name in lexica), "in" if word == "in" else "by" if word == "by" else ""
    )
    return Look(f"{opening}{marker or shape}{closing}", tuple(traits), word, shape, lexica, before, after)


def _is_break(here: Look, following: Look | None) -> bool:
    """Whether a token ends a sentence of the reference: a full stop not after an initial or an abbreviation, or a closing mark."""
    if any(sign in _DOUBLE for sign in here.after):
        return True
    if here.after[:1] not in ".?!" or not here.after:
        return False
    if here.after[:1] != ".":
        return True
    if here.shape == "initial" or here.word in ABBREVIATIONS:
        return False
    return following is None or not following.shape == "lower"


def contexts(looks: Sequence[Look]) -> list[list[str]]:
    """For each token the traits that come from where it stands in the whole string."""
    count = len(looks)
    quoted = [any(s in _DOUBLE for s in look.before) for look in looks]
    has_quotes = any(quoted)
    years = [i for i, look in enumerate(looks) if look.shape in ("year", "years")]
    style = ("q" if has_quotes else "-") + (
        "0"
        if not years
        else "p"
        if "(" in looks[years[0]].before and years[0] < count / 2
        else "e"
        if years[0] < count / 2
        else "l"
    )
    segments = _segments(looks)
    found: list[list[str]] = []
    quote = "b" if has_quotes else "-"
    depth = breaks = commas = 0
    seen_in = seen_editor = seen_year = False
    editor_ahead = [False] * (count + 1)
    for i in range(count - 1, -1, -1):
        editor_ahead[i] = editor_ahead[i + 1] or "editor" in looks[i].lexica
    for i, here in enumerate(looks):
        if "(" in here.before or "[" in here.before:
            depth = 1
        if quoted[i]:
            quote = "i"
        own, previous, following = segments[i]
        position = str(i) if i < 3 else "m" if i < count - 3 else f"-{count - i}"
        found.append(
            [
                f"style={style}|breaks={min(breaks, 4)}",
                f"breaks={min(breaks, 4)}|commas={min(commas, 3)}",
                f"quote={quote}|par={depth}",
                f"pos={position}",
                f"seen={seen_in}|ed={seen_editor}|year={seen_year}|ahead={editor_ahead[i + 1]}",
                f"seg={own}",
                f"seg-1={previous}",
                f"seg+1={following}",
            ]
        )
        if here.word == "in" and (i == 0 or looks[i - 1].after or here.after):
            seen_in = True
        seen_editor = seen_editor or "editor" in here.lexica
        seen_year = seen_year or here.shape in ("year", "years")
        if ")" in here.after or "]" in here.after:
            depth = 0
        if any(s in _DOUBLE for s in here.after):
            quote = "a"
        if _is_break(here, looks[i + 1] if i + 1 < count else None):
            breaks, commas = breaks + 1, 0
        elif "," in here.after:
            commas += 1
    return found


def _segments(looks: Sequence[Look]) -> list[tuple[str, str, str]]:
    """For each token a description of the run between delimiters it stands in, and of the runs before and after."""
    runs: list[tuple[int, int]] = []
    start = 0
    for i, here in enumerate(looks):
        following = looks[i + 1] if i + 1 < len(looks) else None
        delimited = (
            any(s in ",;:)]" for s in here.after)
            or _is_break(here, following)
            or (following is not None and following.before[:1] in ("(", "["))
        )
        if delimited or following is None:
            runs.append((start, i + 1))
            start = i + 1
    descriptions = [_describe(looks[a:b]) for a, b in runs]
    found = []
    for n, (a, b) in enumerate(runs):
        previous = descriptions[n - 1] if n else "^"
        following_text = descriptions[n + 1] if n + 1 < len(runs) else "$"
        found += [(descriptions[n], previous, following_text)] * (b - a)
    return found


def _describe(run: Sequence[Look]) -> str:
    kinds = [
        name[:3]
        for name in (
            "editor",
            "translator",
            "publisher",
            "place",
            "region",
            "periodical",
            "volume",
            "page",
            "month",
            "genre",
            "access",
            "edition",
        )
        if any(name in look.lexica for look in run)
    ]
    numeric = any(look.shape in ("year", "years") for look in run)
    digits = any(look.shape[0] == "d" or look.shape == "range" for look in run)
    initials = any(look.shape == "initial" for look in run)
    lower = any(look.shape == "lower" for look in run)
    size = len(run) if len(run) < 3 else 3 if len(run) < 6 else 6
    return f"{'+'.join(kinds)}/{'y' * numeric}{'d' * digits}{'i' * initials}{'l' * lower}/{size}"


def pairs(looks: Sequence[Look]) -> list[tuple[str, str, str]]:
    """For each token the traits of its key with those of its neighbours."""
    keys = ["^", *(seen.key for seen in looks), "$"]
    return [
        (f"<{before}|{key}", f">{key}|{after}", f"<>{before}|{key}|{after}")
        for before, key, after in zip(keys, keys[1:], keys[2:], strict=False)
    ]


def traits(texts: Sequence[str]) -> list[list[str]]:
    """All the traits of each token as the training sees them; the tagger adds up the same ones faster."""
    looks = [look(text) for text in texts]
    found = []
    for index, (context, pair) in enumerate(zip(contexts(looks), pairs(looks), strict=True)):
        own = []
        for offset in OFFSETS:
            inside = 0 <= index + offset < len(looks)
            own += [f"{offset}|{trait}" for trait in looks[index + offset].traits] if inside else [f"{offset}|edge"]
        found.append([*own, *pair, *context])
    return found
