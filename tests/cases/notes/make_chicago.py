"""Write chicago.yaml: 300 notes as the Chicago Manual of Style has them (17th ed., 14.19-14.36), and what each cites.

Run from the repository's root: python tests/cases/notes/make_chicago.py
"""

from __future__ import annotations

import random
from pathlib import Path

import yaml

# key: author as in a full note, author as in a short one, title, short title, full note, volumes
BOOKS = {
    "tides": (
        "Anna Lind",
        "Lind",
        "The Tides of Harbour Street",
        "Tides",
        "{a}, {t} (Oslo: Fjord Press, 1974), {p}.",
        False,
    ),
    "bread": (
        "Anna Lind",
        "Lind",
        "Bread and Ballots: A Town in Winter",
        "Bread and Ballots",
        "{a}, {t} (Oslo: Fjord Press, 1981), {p}.",
        False,
    ),
    "mills": (
        "Peter Harmon",
        "Harmon",
        "A Short History of the Mills",
        "Short History",
        "{a}, {t}, trans. Jane Roe (London: Quay Books, 1955), {p}.",
        False,
    ),
    "rivers": (
        "P. K. Osei and Maria Duarte",
        "Osei and Duarte",
        "Rivers without Bridges",
        "Rivers",
        "{a}, {t}, 2nd ed. (Lisbon: Ponte, 2003), {p}.",
        False,
    ),
    "annals": (
        "Thomas Vane",
        "Vane",
        "Annals of the Northern Guilds",
        "Annals",
        "{a}, {t}, vol. {v} (Leeds: Guildhall, 1902), {p}.",
        True,
    ),
    "letters": (
        "Edith Marlow",
        "Marlow",
        "Letters from the Salt Road",
        "Letters",
        "{a}, {t}, ed. Robert Quill (New York: Harrow, 1966), {p}.",
        False,
    ),
    "salt": (
        "Ivo Brandt",
        "Brandt",
        "“Salt and Credit in a Border Market,”",
        "“Salt and Credit,”",
        "{a}, {t} Journal of Market History 12, no. 3 (1999): {p}.",
        False,
    ),
    "weir": (
        "Henry Weir",
        "H. Weir",
        "The Lantern Debates",
        "Lantern Debates",
        "{a}, {t} (Dublin: Pike, 1934), {p}.",
        False,
    ),
    "weir2": (
        "Sarah Weir",
        "S. Weir",
        "After the Lanterns",
        "After the Lanterns",
        "{a}, {t} (Dublin: Pike, 1988), {p}.",
        False,
    ),
    "collective": (
        "Rosa Stein et al.",
        "Stein et al.",
        "Workshops and Wages",
        "Workshops",
        "{a}, {t} (Zurich: Limmat, 1979), {p}.",
        False,
    ),
}


def clean(title: str) -> str:
    return title.strip("“”,")


def pages(rng: random.Random) -> str:
    first = rng.randint(3, 380)
    return rng.choice([str(first), str(first), f"{first}–{first + rng.randint(1, 9)}", f"{first}, {first + 12}"])


def note(rng: random.Random, key: str, seen: set[str]) -> tuple[str, dict[str, str]]:
    full_author, short_author, title, short, form, has_volumes = BOOKS[key]
    place, volume = pages(rng), str(rng.randint(1, 4)) if has_volumes else None
    is_first = key not in seen
    seen.add(key)
    if is_first:
        text = form.format(a=full_author, t=title, p=place, v=volume)
    elif has_volumes:
        text = f"{short_author}, {short}, {volume}:{place}."
    else:
        text = f"{short_author}, {short}{'' if short.endswith('”') else ','} {place}."
    meant = {"work": clean(title), "pages": place} | ({"volume": volume} if volume else {})
    if key == "salt" and is_first:
        meant["volume"] = "12"
    return text, meant


def rows() -> list[list[object]]:
    rng = random.Random(14)
    seen: set[str] = set()
    made: list[list[object]] = []
    last: dict[str, str] | None = None
    while len(made) < 300:
        roll = rng.random()
        if last and roll < 0.42:
            if rng.random() < 0.2:
                made.append(["Ibid.", dict(last)])
            else:
                last = last | {"pages": pages(rng)}
                made.append([f"{rng.choice(['Ibid., ', 'Ibid., ', 'See ibid., '])}{last['pages']}.", dict(last)])
        elif last and "volume" in last and len(last["volume"]) == 1 and roll < 0.5:
            last = last | {"volume": str(rng.randint(1, 4)), "pages": pages(rng)}
            made.append([f"Ibid., {last['volume']}:{last['pages']}.", dict(last)])
        elif roll < 0.56:
            made.append(
                [
                    rng.choice(["The mill had closed by then.", "He was mistaken.", "All dates are of the new style."]),
                    {},
                ]
            )
            last = None
        elif roll < 0.62 and len(seen) > 3:
            one, two = rng.sample(sorted(seen), 2)
            (first, meant), (second, _) = note(rng, one, seen), note(rng, two, seen)
            made.append([f"{first.removesuffix('.')}; {second}", meant])
            last = None
        else:
            text, meant = note(rng, rng.choice(sorted(BOOKS)), seen)
            signal = rng.choice(["", "", "", "See ", "Cf. "])
            made.append([signal + text, meant])
            last = meant
    return made


if __name__ == "__main__":
    path = Path(__file__).with_name("chicago.yaml")
    lines = [yaml.safe_dump(row, allow_unicode=True, default_flow_style=True, width=1000).strip() for row in rows()]
    head = "# Made by make_chicago.py: the note as printed, and what it cites.\n"
    path.write_text(head + "".join(f"- {line}\n" for line in lines), encoding="utf-8")
