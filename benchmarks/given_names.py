"""Make the list of given names whose gender is plain, beyond those of quotefind/extract/lexicon.py.

    pip install faker names
    python benchmarks/given_names.py

From the census of the United States of 1990 (in the package ``names``, MIT; a work of the government, so in the public
domain) and from the lists of ``faker`` (MIT) by country.  A name is kept when the census has it at least ten times as
often for one gender, or the lists of two countries agree, none against; not when it is a word of the lexicon.  A more
common surname, or a word that LitBank's novels print with a small letter, counts before a surname alone: "Lewis
Carroll", "Rob Roy".
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
from collections import Counter, defaultdict
from pathlib import Path

import names
from faker.providers import person

from quotefind.extract import lexicon as lex

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "quotefind" / "extract" / "speakers" / "given-names.json"
LITBANK = ROOT.parent / "shared" / "data" / "litbank.open.jsonl.gz"

LEAST = 0.004
"""Per cent of a gender that bear a name from which the census tells it; below, a dozen bearers decide."""
SHORTEST = 3
"""Letters of the shortest name; "Al" and "Jo" are as often something else."""
_LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿčšžćđłńśźżőűğışė]+")

Shares = dict[str, dict[str, float]]
Votes = dict[str, Counter[str]]


def main() -> None:
    """Write the list."""
    shares, votes = census(), countries()
    surnames = dict(frequencies("all.last"))
    shut, small = words_of_the_lexicon(), small_words()
    found: dict[str, list[str]] = {"m": [], "f": [], "m before a surname": [], "f before a surname": []}
    for name in sorted((shares.keys() | votes.keys()) - shut):
        gender = gender_of(shares.get(name, {}), votes.get(name, Counter()))
        share = sum(shares.get(name, {}).values())
        is_surname = surnames.get(name, 0) >= LEAST and 2 * surnames[name] > share
        if gender and len(name) >= SHORTEST:
            found[f"{gender} before a surname" if is_surname or name in small else gender].append(name)
    lines = {gender: " ".join(listed) for gender, listed in found.items()}
    LIST.write_text(json.dumps(lines, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({gender: len(listed) for gender, listed in found.items()})


def frequencies(table: str) -> list[tuple[str, float]]:
    """The names of a table of the census with the per cent of people who bear them."""
    lines = Path(names.full_path(f"dist.{table}")).read_text(encoding="ascii").splitlines()
    return [(line.split()[0].lower(), float(line.split()[1])) for line in lines]


def census() -> Shares:
    """Name → gender → per cent of that gender who bear it."""
    shares: Shares = defaultdict(dict)
    for gender, table in (("m", "male.first"), ("f", "female.first")):
        for name, share in frequencies(table):
            shares[name][gender] = share
    return shares


def countries() -> Votes:
    """Name → gender → in how many countries' lists it stands."""
    votes: Votes = defaultdict(Counter)
    for _, country, _ in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{country}").Provider
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in {str(name) for name in vars(provider).get(attribute, ()) if _LATIN.fullmatch(str(name))}:
                votes[name.lower()][gender] += 1
    return votes


def gender_of(share: dict[str, float], vote: Counter[str]) -> str:
    """The gender that census and countries tell together, "" for none."""
    male, female = share.get("m", 0.0), share.get("f", 0.0)
    if male + female >= LEAST:
        gender = "m" if male >= 10 * female else "f" if female >= 10 * male else ""
        against = vote["f"] > vote["m"] if gender == "m" else vote["m"] > vote["f"]
        return "" if against else gender
    if sum(vote.values()) < 2 or (vote["m"] and vote["f"]):
        return ""
    gender = "m" if vote["m"] else "f"
    return "" if (female > male) == (gender == "m") and male != female else gender


def words_of_the_lexicon() -> set[str]:
    """What the lexicon has already, as a name or as something else."""
    return {word for words in vars(lex).values() if isinstance(words, frozenset | dict) for word in words}


def small_words() -> set[str]:
    """Words that novels print with a small letter: Hope, Dawn, Faith."""
    found: set[str] = set()
    with gzip.open(LITBANK, "rt", encoding="utf-8") as lines:
        for line in lines:
            found.update(re.findall(r"(?<![\w’'])[a-z]+\b", json.loads(line)["text"]))
    return found


if __name__ == "__main__":
    main()
