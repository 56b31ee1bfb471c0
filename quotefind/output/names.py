"""Names of creators in their parts, as bibliographies sort, invert and abbreviate them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotefind.entry import Person, PersonKind
from quotefind.output.library import Library


@dataclass(frozen=True, slots=True)
class Name:
    """A creator: ``literal`` for a body, else the parts of a person's name."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def natural(self) -> str:
        """As spoken: "Jon van der Berg"."""
        return self.literal or " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """As in an alphabetical list: "van der Berg, Jon"."""
        last = " ".join(filter(None, (self.particle, self.family)))
        return self.literal or ", ".join(filter(None, (last, self.suffix, self.given)))

    @property
    def short(self) -> str:
        """As in a short note: "van der Berg"."""
        return self.literal or " ".join(filter(None, (self.particle, self.family)))


_CAPITAL_PARTICLES = frozenset({"De", "Della", "Di", "Du", "La", "Le", "Van", "Von"})


def _split_particle(words: list[str]) -> tuple[str, str]:
    """Leading lower-case words are the particle, "Van" before one of them too; one word at least is the family name."""
    starts_capital = len(words) > 2 and words[0] in _CAPITAL_PARTICLES and words[1][:1].islower()
    rest = enumerate(words[starts_capital:-1], starts_capital)
    count = next((i for i, word in rest if not word[:1].islower()), len(words) - 1)
    return " ".join(words[:count]), " ".join(words[count:])


def _outer_commas(text: str) -> list[str]:
    """The parts between commas that stand outside braces."""
    parts = [""]
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [re.sub("[{}]", "", part).strip() for part in parts]


def parse(text: str) -> Name:
    """A name as a work holds it: "{A Body}", "von Family, Given", "Family, Jr., Given" or, less surely, "Given von
    Family".

    >>> parse("van der Berg, Jon")
    Name(family='Berg', given='Jon', particle='van der', suffix='', literal='')
    >>> parse("{Rope and Sons}").literal
    'Rope and Sons'
    """
    text = text.strip()
    if re.fullmatch(r"\{[^{}]*\}", text):
        return Name(literal=text[1:-1].strip())
    last, *rest = _outer_commas(text)
    words = last.split()
    if rest and words:
        particle, family = _split_particle(words)
        return Name(family, rest[-1], particle, ", ".join(rest[:-1]))
    given_count = next((i for i, word in enumerate(words[:-1]) if i and word[:1].islower()), len(words) - 1)
    particle, family = _split_particle(words[given_count:]) if words else ("", "")
    return Name(family, " ".join(words[:given_count]), particle)


def _of_person(person: Person) -> Name:
    if person.kind is PersonKind.PERSON and person.family:
        return Name(person.family, person.given, person.particle)
    return Name(literal=person.name)


def names_of(creators: tuple[str, ...], library: Library) -> tuple[Name, ...]:
    """The names of creators given as catalogue ids or as names."""
    return tuple(_of_person(library.people[c]) if c in library.people else parse(c) for c in creators if c.strip())
