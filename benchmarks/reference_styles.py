"""More references to learn from: names, titles and imprints of gold rows, in the styles of notes and bibliographies.

The gold has few notes as historians write them. What is made here comes from the training rows alone: folds stay apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reference_labels import fill, prefixed
from reference_templates import FIELD, NEWSPAPERS, PREFIXES, TEMPLATES

from quotefind.extract.reference.looks import look
from quotefind.extract.reference.tokens import tokenize

YEARS_IN_TITLE = 0.1
"""As often as titles of history end in years, by a look at the gold."""

ABBREVIATED = 0.2
"""As often as short titles in notes are cut to an abbreviation."""

_SLOT = re.compile(r"\{(\w+)\}")
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_SMALL = set("a an and as at but by for from in into nor of on or over the to upon with".split())


@dataclass(frozen=True)
class Person:
    """A name in two parts."""

    family: str
    given: str

    @property
    def initials(self) -> str:
        """The given names as initials."""
        return " ".join(f"{name[0]}." for name in re.findall(r"\w+", self.given))


class Stock:
    """What gold rows offer to compose references of."""

    def __init__(self, rows: Sequence[Mapping[str, str | None]]) -> None:
        """Gather names, titles, containers, journals and imprints."""
        self.people = [person for row in rows for person in _people(row.get("author") or row.get("editor") or "")]
        self.titles = [
            row["title"] for row in rows for _ in range(3 if row.get("humanities") else 1) if row.get("title")
        ]
        self.books = [row["container"] for row in rows if row.get("container") and row.get("editor")]
        self.journals = [
            row["container"] for row in rows if row.get("container") and row.get("volume") and not row.get("publisher")
        ]
        self.imprints = [(row["place"], row["publisher"]) for row in rows if row.get("place") and row.get("publisher")]
        self.bodies = [
            name
            for _, name in self.imprints
            if name
            and re.search(
                r"Associa|Council|Societ|Institut|Department|Committee|Center|Organi|Commission|University$", name
            )
        ]
        self.authors: dict[str, list[str]] = {}
        for row in rows:
            if row.get("author"):
                self.authors.setdefault(_mask(row["author"]), []).append(row["author"])


def _people(names: str) -> list[Person]:
    """The person of a field that names one; several are left alone, for their order is a matter of style."""
    inverted = re.fullmatch(r"([^\W\d_][\w'’-]+), ((?:[^\W\d_][\w'’.-]*\s?){1,3})", names.strip(" ."))
    if inverted:
        return [Person(inverted[1], inverted[2])]
    direct = re.fullmatch(r"((?:[^\W\d_][\w'’.-]*\s){1,2})([^\W\d_][\w'’-]+)", names.strip(" ."))
    return [Person(direct[2], direct[1].strip())] if direct else []


def compose(stock: Stock, chance: random.Random) -> tuple[list[str], list[str]]:
    """A made-up reference: its tokens and their labels."""
    kind = chance.choices(list(TEMPLATES), [weight for weight, *_ in TEMPLATES.values()])[0]
    template = chance.choice(TEMPLATES[kind][1:])
    template = _OPTION.sub(lambda option: option[1] if chance.random() < 0.35 else "", template)
    quotes = chance.choice(("“”", "“”", "‘’", '""', "«»"))
    template = template.translate({ord("“"): quotes[0], ord("”"): quotes[1]})
    prefix = chance.choice(PREFIXES).format(n=chance.randint(1, 150)) if chance.random() < 0.12 else ""
    values = _values(stock, chance)
    text, owners = prefix, [""] * len(prefix)
    at = 0
    for slot in _SLOT.finditer(template):
        literal, name = template[at : slot.start()], slot[1]
        value = values[name]
        if literal[:1] and text[-1:] == literal[0] == ".":
            literal = literal[1:]
        field = FIELD.get(name, name)
        text += literal + value
        owners += [""] * len(literal) + [field] * len(value)
        at = slot.end()
    rest = template[at:]
    rest = rest[1:] if rest[:1] == "." and (text.endswith(".") or chance.random() < 0.2) else rest
    text += rest
    owners += [""] * len(rest)
    tokens = tokenize(text)
    fields = [
        next((owners[i] for i in range(token.start, token.end) if text[i].isalnum() or owners[i]), "")
        for token in tokens
    ]
    fill(fields, [look(token.text) for token in tokens])
    return [token.text for token in tokens], prefixed(fields)


def vary(row: Mapping[str, str | None], stock: Stock, chance: random.Random) -> dict[str, str | None]:
    """A gold row with other words in the same setting: title, book, imprint and author of other rows."""
    place, publisher = chance.choice(stock.imprints)
    exchanged = {
        "title": _cased(chance.choice(stock.titles), chance).strip("‘’"),
        "container": chance.choice(stock.books if row.get("editor") else stock.journals),
        "place": place,
        "publisher": publisher,
        "author": chance.choice(stock.authors.get(_mask(row.get("author") or ""), [row.get("author")])),
        "year": str(chance.randint(1880, 2019)),
    }
    varied = dict(row)
    for name, value in exchanged.items():
        old = varied.get(name)
        if old and value and (varied["raw"] or "").count(old) == 1:
            varied["raw"] = (varied["raw"] or "").replace(old, value)
            varied[name] = value
    return varied


def _mask(names: str) -> str:
    """The setting of names: inverted or not, initials or not, punctuation."""
    return re.sub(r"[^\W\d_][\w'’-]+", "Xx", names)


def _values(stock: Stock, chance: random.Random) -> dict[str, str]:
    people = chance.sample(stock.people, 6)
    place, publisher = chance.choice(stock.imprints)
    if chance.random() < 0.3:
        place = chance.choice(stock.imprints)[0]
    title = _cased(chance.choice(stock.titles), chance)
    first, roman = (
        chance.randint(1, 890),
        chance.choice("I II III IV V VI VII VIII IX X XI XII XIV XVI XXVI XXXI".split()),
    )
    pages = chance.choice(
        (
            f"{first}",
            f"{first}–{first + chance.randint(1, 30)}",
            f"{first}-{(first + 3) % 100:02d}",
            f"{first}, {first + 9}",
        )
    )
    number = chance.choice((roman, roman.lower(), str(chance.randint(1, 45))))
    volume, issue = chance.randint(1, 90), chance.randint(1, 12)
    main = people[: chance.choice((1, 1, 1, 1, 1, 1, 2, 2, 3, 4))]
    others = people[chance.choice((3, 4, 4, 5, 5, 5, 5)) :]
    ed, tr = ("eds", "trans") if len(others) > 1 else ("ed", "trans")
    given = _listed([f"{person.given} {person.family}" for person in others])
    note = _listed([f"{person.given} {person.family}" for person in main])
    bib = _listed([f"{main[0].family}, {main[0].given}", *(f"{p.given} {p.family}" for p in main[1:])], ",")
    return {
        "note": note,
        "bib": bib,
        "apa": chance.choice((", & ", " and ", ", ")).join(f"{p.family}, {p.initials}" for p in main),
        "short": chance.choice((main[0].family, main[0].family, " and ".join(p.family for p in main))),
        "poss": main[0].family + chance.choice(("'s", "’s")),
        "body": chance.choice(stock.bodies),
        "dash": chance.choice(("———", "---", "_____", "—")),
        "title": title,
        "stitle": _shortened(title, chance),
        "stitle2": "passim",
        "book": _cased(chance.choice(stock.books), chance),
        "journal": chance.choice(stock.journals),
        "newspaper": chance.choice(NEWSPAPERS),
        "plain": ", ".join(f"{p.family} {p.initials}" for p in main),
        "apaed": ", & ".join(f"{p.family}, {p.initials}" for p in main) + (" (Eds.)" if len(main) > 1 else " (Ed.)"),
        "genre": chance.choice(
            ("Report", "DVD", "Motion picture", f"Working Paper {issue}", "Research report", "Unpublished thesis")
        ),
        "series": chance.choice(
            (
                "Oxford Historical Monographs",
                "Studies in Social History",
                "Cambridge Studies in Medieval Life",
                "Lecture Notes",
            )
        ),
        "edby": chance.choice((f"edited by {given}", f"{ed}. {given}", f"ed. by {given}")),
        "edBy": chance.choice((f"Edited by {given}", f"{ed.title()}. {given}", f"Ed. by {given}")),
        "edpar": chance.choice(
            (f"{given} ({ed}.)", f"{given}, {ed}.", f"{given} ({ed.title()}.)", f"{given} ({ed}.),".rstrip(","))
        ),
        "edbib": chance.choice(
            (f"{bib}, {ed}.", f"{bib} ({ed}.)", f"{bib}, editors" if len(others) > 1 else f"{bib}, ed.")
        ),
        "trby": chance.choice((f"translated by {given}", f"{tr}. {given}", f"trans. by {given}", f"tr. {given}")),
        "trBy": chance.choice(
            (f"Translated by {given}", f"{tr.title()}. {given}", f"Tr. {given}", f"Trans. by {given}")
        ),
        "trpar": chance.choice((f"{given} ({tr}.)", f"{given}, trans.")),
        "trapa": f"{others[0].initials} {others[0].family}, Trans.",
        "edition": chance.choice(
            ("2nd ed.", "3rd ed.", "rev. ed.", "2nd edn", "Revised edition", "Second edition", "4th ed.", "new ed.")
        ),
        "vol": chance.choice(("vol. ", "Vol. ", "volume ", "vol. ", "v. ", "t. ", "Bd. ")) + number,
        "Vol": chance.choice(("Vol. ", "Volume ", "vol. ")) + number,
        "vols": f"{chance.randint(2, 12)} vols.",
        "volbare": number,
        "issue": chance.choice(
            (
                f"{volume}",
                f"{volume}",
                f"{volume}.{issue}",
                f"{volume}, no. {issue}",
                f"{volume}({issue})",
                f"{volume}:{issue}",
            )
        ),
        "issue2": chance.choice(("No. ", "no. ")) + str(issue),
        "volissue": chance.choice(
            (f"Vol. {volume}, No. {issue}", f"vol. {volume}, no. {issue}", f"{volume}, {issue}", f"vol. {volume}")
        ),
        "pp": chance.choice(("p. ", "pp. ", "p.", "", "pp. ") if "–" not in pages else ("pp. ", "pp. ", "pp.", ""))
        + pages,
        "ppbare": pages,
        "total": f"{first} {chance.choice(('p', 'pp', 'pages'))}",
        "publisher": publisher,
        "place": place,
        "year": str(chance.randint(1780, 2019)),
        "month": chance.choice(
            "January February March April May June July August September October November December Sept. Oct.".split()
        ),
        "day": str(chance.randint(1, 31)),
        "opcit": chance.choice(("op. cit.", "loc. cit.", "op.cit.", "ibid.")),
        "ibid": chance.choice(("Ibid.", "Ib.", "Ibid", "ibid.", "Id.", "Idem")),
    }


def _listed(names: Sequence[str], comma: str = "") -> str:
    """Names as a list with "and"; ``comma`` stands before it even between two."""
    if len(names) < 3:
        return f"{comma} and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _shortened(title: str, chance: random.Random) -> str:
    """A title as later notes give it: without its subtitle, or an abbreviation."""
    short = re.split(r"[:.?(]", title)[0].strip(" '‘’“”\"") or title
    if chance.random() > ABBREVIATED:
        return short
    return " ".join(f"{word[:4].title()}." for word in re.findall(r"[^\W\d_]{5,}", short)[:2]) or short


def _cased(title: str, chance: random.Random) -> str:
    """A title as it is or with capitals as in English titles, and now and then with the years it treats."""
    if chance.random() < YEARS_IN_TITLE and not title[-1].isdigit():
        first = chance.randint(1500, 1990)
        last = first + chance.randint(1, 60)
        title += chance.choice(
            (f", {first}–{last}", f", {first}-{last}", f", {first}–{last % 100:02d}", f" in {first}", f", {first}")
        )
    if chance.random() < 0.5:
        return title
    return " ".join(
        word if word.lower() in _SMALL and place else word[:1].upper() + word[1:]
        for place, word in enumerate(title.split())
    )
