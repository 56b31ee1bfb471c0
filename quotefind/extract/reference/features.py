"""What a token's surroundings tell about the field it belongs to, as named traits: with its looks, the features of the sequence model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

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

_COUNTED = ("volume", "number", "page")
"""Markers that figures follow."""

_AMONG_FIGURES = frozenset((*_COUNTED, "month"))


def traits(texts: Sequence[str]) -> list[list[str]]:
    """All the traits of each token as the training sees them; the tagger adds up the same ones faster."""
    looks = [look(text) for text in texts]
    found = []
    for index, (pair, context) in enumerate(zip(pairs(looks), contexts(looks), strict=True)):
        own = []
        for offset in OFFSETS:
            inside = 0 <= index + offset < len(looks)
            own += [f"{offset}|{trait}" for trait in looks[index + offset].traits] if inside else [f"{offset}|edge"]
        found.append([*own, *pair, *context])
    return found


def pairs(looks: Sequence[Look]) -> list[tuple[str, str, str]]:
    """For each token the traits of its key with those of its neighbours."""
    keys = ["^", *(seen.key for seen in looks), "$"]
    return [
        (f"<{before}|{key}", f">{key}|{after}", f"<>{before}|{key}|{after}")
        for before, key, after in zip(keys, keys[1:], keys[2:], strict=False)
    ]


def contexts(looks: Sequence[Look]) -> list[tuple[str, ...]]:
    """For each token the traits that come from where it stands in the whole string."""
    count = len(looks)
    ends = [seen.ends_sentence(following) for seen, following in zip(looks, [*looks[1:], None], strict=True)]
    quotes = _quotes(looks)
    years = _before(looks, lambda seen: seen.is_year)
    editors = _before(looks, lambda seen: "editor" in seen.lexica)
    openings = _before(looks, lambda seen: seen.word == "in")
    style = _style(looks, quotes)
    marked, figures = _marked(looks), _figures(looks)
    runs = _runs(looks, ends)
    found = []
    breaks = commas = inside = 0
    for run, (start, end, mark, described) in enumerate(runs):
        left = runs[run - 1][3] + runs[run - 1][2] if run else "^"
        right = runs[run + 1][3] + runs[run + 1][2] if run + 1 < len(runs) else "$"
        remaining = min(len(runs) - run, 5)
        for index in range(start, end):
            seen = looks[index]
            inside = 1 if "(" in seen.before or "[" in seen.before else inside
            place = "only" if end - start == 1 else "first" if index == start else "last" if index == end - 1 else "mid"
            found.append(
                (
                    f"{style} {min(breaks, 4)} sentences",
                    f"{min(breaks, 4)}.{min(commas, 3)} {quotes[index]}{inside}",
                    f"{quotes[index]}{inside} {style}",
                    f"at {index if index < 3 else 'middle'}",
                    f"years {min(years[index], 2)} {min(years[count] - years[index], 2)} {inside}",
                    f"in {bool(openings[index])} editor {bool(editors[index])} {bool(editors[count] - editors[index])}",
                    f"run {described}{mark}",
                    f"run {described}{mark} {place}",
                    f"run {left} {described}{mark}",
                    f"run {described}{mark} {right}",
                    f"left {left}",
                    f"right {right}",
                    marked[index],
                    figures[index],
                    f"remaining {remaining} {mark} {bool(years[count] - years[index])}",
                )
            )
            inside = 0 if ")" in seen.after or "]" in seen.after else inside
            breaks, commas = (breaks + 1, 0) if ends[index] else (breaks, commas + ("," in seen.after))
    return found


def _before(looks: Sequence[Look], is_one) -> list[int]:  # type: ignore[no-untyped-def]
    """How many tokens of a kind stand before each token, and in all."""
    return list(accumulate((is_one(seen) for seen in looks), initial=0))


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
        marker = next((name for name in _COUNTED if name in seen.lexica), marker if seen.is_number or seen.is_joint else "")
        found.append(f"marked {marker}")
    return found


def _figures(looks: Sequence[Look]) -> list[str]:
    """The place of a figure among the figures it stands with: "45, no. 2 (1930): 12-19" is 1, 2 and 3 of 3."""
    found = [""] * len(looks)
    cluster: list[int] = []
    for index, seen in enumerate([*looks, None]):
        if seen and (seen.is_number or seen.is_year or seen.is_joint or not seen.lexica.isdisjoint(_AMONG_FIGURES)):
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


def _runs(looks: Sequence[Look], ends: Sequence[bool]) -> list[tuple[int, int, str, str]]:
    """The runs between delimiters: start, end, the delimiter, and a description."""
    found, start = [], 0
    for index, seen in enumerate(looks):
        following = looks[index + 1] if index + 1 < len(looks) else None
        mark = next((sign for sign in seen.after if sign in ",;:)]\""), "." if ends[index] else "")
        if not mark and following is not None and following.before[:1] in ("(", "[", '"'):
            mark = following.before[0]
        if mark or following is None:
            found.append((start, index + 1, mark, _description(looks[start : index + 1])))
            start = index + 1
    return found


def _description(run: Sequence[Look]) -> str:
    """What a run is made of: the word lists that tell, years, numbers, initials, small letters, and how long it is."""
    listed = {name for seen in run for name in seen.lexica}
    lists = "+".join(short for name, short in _TELLING.items() if name in listed)
    made = "".join(
        sign
        for sign, there in (
            ("y", any(seen.is_year for seen in run)),
            ("n", any(seen.is_number for seen in run)),
            ("i", any(seen.shape == "initial" for seen in run)),
            ("a", any(seen.shape == "lower" for seen in run)),
        )
        if there
    )
    return f"{lists}/{made}/{len(run) if len(run) < 3 else '3' if len(run) < 6 else '6'}"
