"""Distil WordNet's synonyms to quotefind/search/variants/synonyms-en.txt: python benchmarks/synonyms.py DICT

DICT is the folder of WordNet 3.0's database files ("data.noun" …), as of Debian's package wordnet-base
(/usr/share/wordnet).  Kept are single words that at least ``LEAST_HELD`` of the 493,049 shared quotations hold in some
form, each beside its synonyms: words of one synset, and for adjectives of a similar one.  Synonyms of one stem are left
out, which are told by their letters.  WordNet's own licence stands in the file's head, which is all that it asks.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from search_data import real_quotations

from quotefind.search.variants.synonyms import are_of_one_stem, bases
from quotefind.text import fold

LEAST_HELD = 10
"""Quotations that hold a word which is kept: at 5 the list is a quarter longer."""

POS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SIMILAR = "&"
TARGET = Path(__file__).resolve().parents[1] / "quotefind/search/variants/synonyms-en.txt"
LICENCE_LINES = 29
"""Lines that head each of WordNet's files: its licence."""

HEAD = """\
# English words and their synonyms, and irregular forms with "=" and the word they are of; distilled from WordNet 3.0 by
# benchmarks/synonyms.py.  A pair stands once, under the word that is first in the alphabet.  WordNet's licence:
"""


def synsets(folder: Path) -> dict[tuple[str, str], tuple[list[str], list[tuple[str, str]]]]:
    """The words of each synset, and the synsets that are similar to it, by part of speech and offset (wndb(5WN))."""
    found = {}
    for pos, name in POS.items():
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.partition("|")[0].split()
            count = int(fields[3], 16)
            held = [fields[4 + 2 * at].partition("(")[0].lower() for at in range(count)]
            first = 5 + 2 * count
            pointers = [fields[first + 4 * at : first + 4 * at + 4] for at in range(int(fields[first - 1]))]
            similar = [("a", offset) for symbol, offset, _, _ in pointers if symbol == SIMILAR]
            found[pos, fields[0]] = [word for word in held if word.isalpha() and word.isascii()], similar
    return found


def irregular(folder: Path) -> dict[str, set[str]]:
    """The words of which an irregular form is."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in POS.values():
        for line in (folder / f"{name}.exc").read_text("latin-1").splitlines():
            form, *of = line.split()
            found[form].update(word for word in of if word.isalpha() and word != form)
    return found


def main(folder: Path) -> None:
    """Write the list."""
    all_synsets, forms = synsets(folder), irregular(folder)
    held = Counter(word for text, _ in real_quotations() for word in set(fold(text).split()))
    common = {word for word, count in held.items() if count >= LEAST_HELD}
    kept = {base for word in common for base in {*bases(word), *forms.get(word, ())}}
    near: defaultdict[str, set[str]] = defaultdict(set)
    for own, similar in all_synsets.values():
        others = [*own, *(word for synset in similar for word in all_synsets[synset][0])]
        for word in kept.intersection(own):
            for other in kept.intersection(others):
                if word != other and not are_of_one_stem(word, other):
                    near[min(word, other)].add(max(word, other))
    for form, words in forms.items():
        if form in common:
            near[form].update(f"={word}" for word in words if not are_of_one_stem(form, word) or len(form) < 5)
    licence = (folder / "data.noun").read_text("latin-1").splitlines()[:LICENCE_LINES]
    lines = [f"{word} {' '.join(sorted(others))}\n" for word, others in sorted(near.items()) if others]
    told = "".join(f"# {line.strip().partition(' ')[2].strip()}".rstrip() + "\n" for line in licence)
    TARGET.write_text(HEAD + told + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
