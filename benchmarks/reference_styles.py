"""More references to learn from: names, titles and imprints of gold rows, in the styles of notes and bibliographies.

The gold has few notes as historians write them. What is made here comes from the training rows alone: folds stay apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reference_labels import fill, prefixed

from quotefind.extract.reference.looks import look
from quotefind.extract.reference.tokens import tokenize

TEMPLATES = {
    "book in a note": (
        6,
        "{note}, {title}[, {edition}][, {edby}][, {trby}] ({place}: {publisher}, {year})[, {vol}][, {pp}].",
        "{note}, {title}[, {edition}] ({publisher}, {year})[, {pp}].",
        "{note}, {title}[, {trby}] ({place}, {year})[, {vol}], {pp}.",
        "{note}, {title}[, {vol}] ({place}, {year}), {pp}.",
        "{note}, {title} ({place}, {publisher}, {year})[, {pp}]",
        "{note}, {title}, {place}: {publisher}, {year}[, {pp}].",
        "{note}, {title}, {place}, {publisher}, {year}[, {pp}].",
        "{note}, {title}, {place}, {year}[, {pp}].",
        "{note}, {title}, {publisher}, {year}[, {pp}].",
        "{note}: {title}[, {vol}], {place} {year}[, {pp}].",
        "{short}, {title}[, {vol}] ({place}, {year})[, {pp}].",
        "{short}, {title}, {vol} ({place}: {publisher}, {year}), {pp}.",
        "{bib}, {title}[, {edpar}][, {trpar}] ({place}: {publisher}, {year})[, {pp}].",
        "{bib}, {title}[, {edition}][, {edby}] ({publisher}, {year})[, {pp}].",
        "{edpar}, {title} ({place}: {publisher}, {year})[, {pp}].",
        "{edbib}, {title}[, {trpar}] ({publisher}, {year})[, {pp}].",
    ),
    "book in a bibliography": (
        6,
        "{bib}. {title}. [{edition}. ][{edBy}. ][{trBy}. ][{vols}. ]{place}: {publisher}, {year}.",
        "{bib}. {title}[, {edition}]. {place}: {publisher}, {year}[. {pp}].",
        "{bib}. {title}[, {edby}][, {trby}]. {place}[: {publisher}], {year}.",
        "{bib}. {title}. [{trBy}. ][{edBy}. ]{publisher}, {year}.",
        "{edbib}. {title}. {vols}. {series}. {place}: {publisher}, {year}.",
        "{bib}. {title}. {vols}. [{edBy}. ][{trBy}. ]{place}: {publisher}, {year}.",
        "{bib}. {year}. {title}. [{edition}. ]{place}: {publisher}.",
        "{bib} {year}. {title}. [{trBy}. ]{place}: {publisher}.",
        "{bib} ({year}) {title}[, {edition}], {place}: {publisher}.",
        "{bib} ({year}), {title}, {publisher}, {place}.",
        "{apa} ({year}). {title}. {place}: {publisher}.",
        "{apa} ({year}). {title} ({trapa}). {place}: {publisher}.",
        "{apa} ({year}). {title} ({vol}). {place}: {publisher}.",
        "{apa}, {title}, {place}, {publisher}, {year}[, {total}].",
        "{apaed}. ({year}). {title}[ ({edition})]. {place}: {publisher}.",
        "{apaed} ({year}) {title}. {place}: {publisher}.",
        "{apa} ({year}). {title} ({genre}). {place}: {publisher}.",
        "{apa} ({year}). {title} ({genre}). {publisher}.",
        "{apa}, {year}. {title}, {place}: {publisher}.",
        "{plain} {year}. {title}. {publisher}, {place}.",
        "{plain}, {year}, {title}, {place}: {publisher}[, {total}].",
        "{plain} ({year}) {title}. {publisher}, {place}",
        "{bib}, {title} ({series}, {volbare}), {place}[: {publisher}], {year}.",
        "{bib}. {title}. {series}. [{place}: ]{publisher}, {year}.",
        "{note}. {title}. {publisher}, {year}.",
        "{note}. {title}. {publisher}, {place}, {year}.",
        "{note}. {title}. {place}: {publisher}, {year}.",
        "{bib}, {title}, {place}: {publisher}, {year}[, {total}].",
        "{edbib}. {title}. [{edition}. ][{vols}. ][{trBy}. ]{place}: {publisher}, {year}.",
        "{edbib}, {title}, {place}: {publisher}, {year}.",
        "{dash}. {title}. [{trBy}. ]{place}: {publisher}, {year}.",
        "{title}. {edBy}. {place}: {publisher}, {year}.",
        "{title}. ({year}). {place}: {publisher}.",
        "{title}. [{edition}. ]{place}: {publisher}, {year}.",
        "{title}[, {edby}] ({place}: {publisher}, {year})[, {pp}].",
        "{body}. {title}. {place}: {publisher}, {year}.",
        "{body} ({year}). {title}. {place}: {publisher}.",
        "{body}, {title} ({place}: {publisher}, {year})[, {pp}].",
        "{bib}. {title}: {Vol}. {place}: {publisher}, {year}. {ppbare}.",
        "{bib}. {title}. {Vol}. [{trBy}. ]{place}: {publisher}, {year}.",
        "{bib}. {year}. {title}. {Vol} {publisher}.",
    ),
    "chapter": (
        6,
        "{note}, “{title},” in {book}, {edby} ({place}: {publisher}, {year}), {pp}.",
        "{note}, ‘{title}’, in {edpar}, {book} ({place}: {publisher}, {year})[, {pp}].",
        "{note}, “{title}”, in {edpar}, {book}, {place}: {publisher}, {year}[, {pp}].",
        "{bib}, “{title},” in {edpar}, {book} ({publisher}, {year}), {pp}.",
        "{bib}, ‘{title}’ in {edpar}, {book}, {place}: {publisher}, {year}.",
        "{bib}. “{title}.” In {book}, {edby}[, {ppbare}]. {place}: {publisher}, {year}[, {ppbare}].",
        "{bib}. “{title}.” In {book}. {edBy}. {place}: {publisher}, {year}. {ppbare}.",
        "{bib}. “{title}.” {book}. {edBy}. {place}: {publisher}, {year}. {ppbare}.",
        "{bib}. “{title}.” In {book}[, {vol}], {edby}[, {trby}], {ppbare}. {place}: {publisher}, {year}.",
        "{bib}. {year}. “{title}.” In {edpar}, {book}. {place}: {publisher}. {pp}.",
        "{bib}. {year}. {title}. In {edpar}, {book} ({ppbare}). {place}: {publisher}.",
        "{bib} {year} {title}. In {book}. {edpar}. {pp}. {place}: {publisher}.",
        "{apa} ({year}). {title}. In {edpar}, {book} ({pp}). {place}: {publisher}.",
        "{apa} ({year}). {title}. In {edpar}, {book} ({vol}, {pp}). {place}: {publisher}.",
        "{note}, {title}, in {book} ({place}: {publisher}, {year}), {pp}.",
        "{note}, {title}, in {book}, {vol} ({place}: {publisher}, {year}), {pp}.",
        "{apa} ({year}). {title}. In {edpar}, {book}: {Vol}. {place}: {publisher}.",
        "{bib}. {year}. {title}. In {edpar}, {book} {Vol}. {place}: {publisher}. {ppbare}.",
        "{bib}. “{title}.” In {book}. {edpar}, {Vol}. {place}: {publisher}, {year}.",
        "{bib}, “{title},” {book} ({publisher}, {year}), {pp}.",
        "{bib}. “{title}.” {book}. {place}: {publisher}, {year}. {ppbare}.",
        "{short}, “{title},” in {book}, {vol} ({place}, {year}), {pp}.",
        "{short}, “{title},” in {book}, {vol}, {pp}.",
        "{short}, “{title}”, {book}, {vol}, {pp}.",
        "{note}, ‘{title}’, in {book}, {edby}, {place}, {publisher}, {year}, {pp}.",
    ),
    "article": (
        3,
        "{note}, “{title},” {journal} {issue} ({year}): {ppbare}.",
        "{note}, “{title},” {journal}, {volissue} ({month} {year}), {pp}.",
        "{note}, ‘{title}’, {journal}, {issue} ({year}), {pp}.",
        "{note}, ‘{title}’, {journal} {issue}, {year}, {pp}.",
        "{bib}. “{title}.” [{trBy}. ]{journal} {issue} ({year}): {ppbare}.",
        "{bib}, “{title},” [{trpar}, ]{journal}, {issue} ({month} {year}), {pp}.",
        "{bib} ({year}), ‘{title}’, {journal}, {volissue}, {pp}.",
        "{apa} ({year}). {title}. {journal}, {issue}, {ppbare}.",
        "{bib}. “{title}.” {journal}, {day} {month} {year}.",
        "{note}, “{title},” {newspaper}, {month} {day}, {year}[, {pp}].",
    ),
    "short note": (
        5,
        "{short}, {stitle}, {pp}.",
        "{short}, {stitle}, {ppbare}",
        "{short}, {stitle}, {vol}, {pp}.",
        "{short}, {stitle}, {volbare}, {ppbare}.",
        "{short}, {stitle}, {volbare}, {pp}",
        "{short}, {stitle} {volbare}: {ppbare}",
        "{short}, “{stitle},” {pp}.",
        "{short}, ‘{stitle}’, {pp}.",
        "{short}, “{stitle},” {pp}, and {stitle2}",
        "{poss} {stitle}, {volbare}. {ppbare}",
        "{poss} _{stitle}_, {volbare}. {ppbare}.",
        "{poss} _{stitle}_, {pp}.",
        "{poss} _{stitle}_ {pp}",
        "{poss} {stitle}, {vol} {pp}.",
        "{note}, {stitle}, {pp}.",
        "{note}, {stitle}, {vol}, {pp}.",
        "{note}, {stitle}.",
        "{short}, {stitle}",
        "{note}, {stitle} ({year}), {pp}",
        "{short}, {stitle} ({year}), {ppbare}.",
        "{stitle}, {pp}.",
        "_{stitle}_, {vol}, {pp}.",
        "{stitle} ({place}, {year}), {pp}.",
        "{stitle}, {vol} ({place}: {publisher}, {year}), {pp}.",
        "{short}, {pp}.",
        "{short}, {ppbare}",
        "{note}, {pp}",
        "{short} {year}, {pp}",
        "{short} {year}: {ppbare}",
        "{short} ({year}), {pp}.",
        "({short} {year}: {ppbare})",
        "({short}, {stitle}, {pp})",
        "{short}, {opcit}, {pp}.",
        "{short}, {opcit}, {vol}, {pp}",
        "{ibid}, {pp}.",
        "{ibid}, {vol}, {pp}",
        "{ibid} {pp}",
        "{newspaper}, {month} {day}, {year}[, {pp}].",
        "{newspaper}, {issue2}, {day} {month} {year}",
        "{newspaper} ({place}), {day} {month} {year}, {pp}.",
    ),
}
"""Kinds of reference with their weight and how each is set; what stands in brackets is there or not."""

NEWSPAPERS = (
    "The Times",
    "Le Monde",
    "Corriere della Sera",
    "The Manchester Guardian",
    "Neue Zürcher Zeitung",
    "New York Herald",
    "Le Temps",
    "Daily News",
)
PREFIXES = ("See ", "See also ", "Cf. ", "Quoted in ", "cited in ", "in ", "[{n}] ", "{n}. ", "{n} ", "({n}) ")
FIELD = {
    **dict.fromkeys(("note", "bib", "apa", "short", "poss", "dash", "body", "plain"), "author"),
    **dict.fromkeys(("stitle",), "title"),
    **dict.fromkeys(("book", "journal", "newspaper"), "container"),
    **dict.fromkeys(("edby", "edBy", "edpar", "edbib", "apaed"), "editor"),
    **dict.fromkeys(("trby", "trBy", "trpar", "trapa"), "translator"),
    **dict.fromkeys(("vol", "Vol", "vols", "volbare", "issue", "volissue", "issue2"), "volume"),
    **dict.fromkeys(("pp", "ppbare", "total"), "pages"),
    **dict.fromkeys(("month", "day"), "year"),
    **dict.fromkeys(("edition", "opcit", "ibid", "stitle2", "genre", "series"), ""),
}
"""The field of what is put in, where the name itself is not the field's."""

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
