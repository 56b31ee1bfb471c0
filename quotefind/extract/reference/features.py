"""What a token's surroundings tell about its field, as named traits: with its looks, the features of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from quotefind.extract.reference.looks import Look, look

OFFSETS = (-2, -1, 0, 1, 2)
"""A token's own traits count for the tokens this far from it."""

_TELLING = {
    "editor": "ed",
    "translator": "tr",
    "publisher": "pub",
    "place": "pla",
    "region": "reg",
    "periodical": "per",
    "volume": "vol",
    "page": "pag",
    "month": "mon",
    "genre": "gen",
    "access": "acc",
    "edition": "edn",
}
"""Word lists which tell what a run between delimiters is."""

Traits = tuple[str, ...]

Seen = tuple[str | int, ...]
"""What a token's traits of one sort are spelt from, so that the tagger can keep what they add up to."""


class Run(NamedTuple):
    """Tokens from … to between delimiters, the delimiter after them, and what they are made of."""

    start: int
    end: int
    mark: str
    description: str


def traits(texts: Sequence[str]) -> list[list[str]]:
    """All the traits of each token as the training sees them; the tagger adds up the same ones faster."""
    looks = [look(text) for text in texts]
    found = []
    for index, around in enumerate(zip(*surroundings(looks), strict=True)):
        own: list[str] = []
        for offset in OFFSETS:
            inside = 0 <= index + offset < len(looks)
            own += [f"{offset}|{trait}" for trait in looks[index + offset].traits] if inside else [f"{offset}|edge"]
        for spelling, seen in zip(SPELLINGS, around, strict=True):
            own += spelling(*seen)
        found.append(own)
    return found


def surroundings(looks: Sequence[Look]) -> tuple[Sequence[Seen], ...]:
    """For each of ``SPELLINGS``, what it spells the traits of each token from."""
    ends = [seen.ends_sentence(following) for seen, following in zip(looks, [*looks[1:], None], strict=True)]
    keys = ["^", *(seen.key for seen in looks), "$"]
    return (
        list(zip(keys, keys[1:], keys[2:], strict=False)),
        _standing(looks, ends),
        list(zip(_marked(looks), _named(looks, ends), _figures(looks), strict=True)),
        _in_runs(_runs(looks, ends)),
    )


def _spell_pairs(before: str, key: str, after: str) -> Traits:
    """A token's key with those of its neighbours."""
    return f"<{before}|{key}", f">{key}|{after}", f"<>{before}|{key}|{after}"


def _standing(looks: Sequence[Look], ends: Sequence[bool]) -> list[Seen]:
    """How far into the string each token stands: sentences, commas, marks, brackets, what has come, what is to come."""
    quotes = _quotes(looks)
    style = _style(looks, quotes)
    years = list(accumulate((seen.is_year for seen in looks), initial=0))
    editors = list(accumulate(("editor" in seen.lexica for seen in looks), initial=0))
    found: list[Seen] = []
    breaks = commas = inside = within = 0
    for index, (seen, quote, is_end) in enumerate(zip(looks, quotes, ends, strict=True)):
        inside = 1 if "(" in seen.before or "[" in seen.before else inside
        past, coming = years[index], years[-1] - years[index]
        edited = (editors[index] > 0, editors[-1] > editors[index])
        found.append((style, breaks, commas, quote, inside, index, past, coming, within, *edited))
        within = within or int(seen.word == "in")
        inside = 0 if ")" in seen.after or "]" in seen.after else inside
        breaks, commas = (breaks + 1, 0) if is_end else (breaks, commas + ("," in seen.after))
    return found


def _spell_standing(
    style: str,
    breaks: int,
    commas: int,
    quote: str,
    inside: int,
    index: int,
    past: int,
    coming: int,
    within: int,
    after_editor: bool,
    before_editor: bool,
) -> Traits:
    """How far into the string a token stands; see ``_standing``."""
    return (
        f"{style} {min(breaks, 4)} sentences",
        f"{min(breaks, 4)}.{min(commas, 3)} {quote}{inside}",
        f"{quote}{inside} {style}",
        f"at {index if index < 3 else 'middle'}",
        f"years {min(past, 2)} {min(coming, 2)} {inside}",
        f"in {within} editor {after_editor} {before_editor}",
    )


def _spell_markers(marker: str, name: str, figure: str) -> Traits:
    """Which markers a token stands after, and its place among figures."""
    return f"marked {marker}", f"by {name}", figure


def _in_runs(runs: Sequence[Run]) -> list[Seen]:
    """For each token what its run between delimiters is, and the runs on both sides."""
    names = ["^", *(f"{run.description}{run.mark}" for run in runs), "$"]
    found: list[Seen] = []
    for number, (left, own, right) in enumerate(zip(names, names[1:], names[2:], strict=False)):
        run = runs[number]
        shared = (left, own, right, min(len(runs) - number, 5), run.mark)
        if run.end - run.start == 1:
            found.append((*shared, "only"))
        else:
            middle = (*shared, "middle")
            found += [(*shared, "first"), *[middle] * (run.end - run.start - 2), (*shared, "last")]
    return found


def _spell_run(left: str, own: str, right: str, remaining: int, mark: str, place: str) -> Traits:
    """What a token's run between delimiters is, and the runs on both sides."""
    return (
        f"run {own}",
        f"run {left} {own}",
        f"run {own} {right}",
        f"left {left}",
        f"right {right}",
        f"remaining {remaining} {mark}",
        f"run {own} {place}",
    )


SPELLINGS: tuple[Callable[..., Traits], ...] = (_spell_pairs, _spell_standing, _spell_markers, _spell_run)
"""The sorts of traits that come from a token's neighbours and its place in the whole string."""


def _quotes(looks: Sequence[Look]) -> list[str]:
    """Whether each token stands before, in or after quotation marks; "-" throughout where there are none."""
    mark = next((sign for sign in "\"'" if any(sign in seen.before for seen in looks)), None)
    if mark is None:
        return ["-"] * len(looks)
    found, state = [], "before"
    for seen in looks:
        if mark in seen.before:
            state = "in"
        found.append(state)
        if state == "in" and mark in seen.after:
            state = "after"
    return found


def _marked(looks: Sequence[Look]) -> list[str]:
    """Which marker ("vol.", "pp.") the figures that a token belongs to stand after, over dashes and "and"."""
    found, marker = [], ""
    for seen in looks:
        marker = seen.counted or (marker if seen.is_number or seen.is_joint else "")
        found.append(marker)
    return found


def _named(looks: Sequence[Look], ends: Sequence[bool]) -> list[str]:
    """Which word for an editor or translator ("edited by") the names that a token belongs to stand after."""
    found, marker = [], ""
    for seen, is_end in zip(looks, ends, strict=True):
        marker = seen.word if not seen.lexica.isdisjoint(("editor", "translator")) else marker
        found.append(marker)
        if is_end or any(sign in seen.after for sign in "):("):
            marker = ""
    return found


def _figures(looks: Sequence[Look]) -> list[str]:
    """The place of a figure among the figures it stands with: "45, no. 2 (1930): 12-19" is 1, 2 and 3 of 3."""
    found = ["no figure"] * len(looks)
    cluster: list[int] = []
    for index, seen in enumerate([*looks, None]):
        if seen and (seen.is_number or seen.is_year or seen.is_joint or seen.counted or "month" in seen.lexica):
            cluster += [index] * (seen.is_number and seen.shape != "roman")
            continue
        for rank, at in enumerate(cluster, 1):
            found[at] = f"figure {min(rank, 4)} of {min(len(cluster), 4)}"
        cluster = []
    return found


def _style(looks: Sequence[Look], quotes: Sequence[str]) -> str:
    """The make of the whole string: where its first year stands and whether its title is in marks."""
    first = next((index for index, seen in enumerate(looks) if seen.is_year), None)
    if first is None:
        year = "none"
    else:
        year = "late" if 2 * first >= len(looks) else "(early)" if "(" in looks[first].before else "early"
    return f"{year}{'-' if not quotes or quotes[0] == '-' else 'q'}"


def _runs(looks: Sequence[Look], ends: Sequence[bool]) -> list[Run]:
    """The runs between delimiters, in order."""
    found, start = [], 0
    for index, seen in enumerate(looks):
        following = looks[index + 1] if index + 1 < len(looks) else None
        mark = seen.mark or ("." if ends[index] else "")
        if not mark and following is not None and following.before[:1] in ("(", "[", '"'):
            mark = following.before[0]
        if mark or following is None:
            found.append(Run(start, index + 1, mark, _description(looks[start : index + 1])))
            start = index + 1
    return found


def _description(run: Sequence[Look]) -> str:
    """What a run is made of: the word lists that tell, years, numbers, initials, small letters, and how long it is."""
    listed = frozenset().union(*(seen.lexica for seen in run))
    lists = "+".join(short for name, short in _TELLING.items() if name in listed) if listed else ""
    shapes = {seen.shape for seen in run}
    year = "" if shapes.isdisjoint(("year", "years")) else "y"
    number = "n" if any(seen.is_number for seen in run) else ""
    initial = "i" if "initial" in shapes else ""
    small = "a" if "lower" in shapes else ""
    length = len(run) if len(run) < 3 else 3 if len(run) < 6 else 6
    return f"{lists}/{year}{number}{initial}{small}/{length}"
