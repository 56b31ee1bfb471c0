"""`quotefind check` of a book of 3,000 quotations at scale: python benchmarks/check_scale.py [--seed N]

The store has a million quotations (search_data.py) and 500 MB of prose: the texts of ../shared, and copies of them,
without quotation marks, in which words are replaced by others of like frequency, so that each passage has a hundred
near neighbours and no repetition.  It is made once, in benchmarks/out, which takes a quarter of an hour; the book is
made from the seed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from check import FEWEST_WORDS, MOST_WORDS, SENTENCE
from check_cases import Base, Case, make
from search_data import SEED, SHARED, rows_of

from quotefind.build import index
from quotefind.document import Extraction
from quotefind.readers import read_document
from quotefind.readers.catalogue import bundled_catalogue
from quotefind.store import open_store

QUOTATIONS = 1_000_000

CHARACTERS = 500_000_000
"""Of the prose."""

REPLACED = 0.3
"""Share of the words of three letters and more that a copy has otherwise: of three in a row one is, mostly."""

FILE_CHARACTERS = 200_000
"""From which on texts of a collection make a file."""

EACH, UNTOUCHED = 140, 620
"""Cases of each of the seventeen mutations, and untouched ones: 3,000."""

FILES, SENTENCES = 300, 10
"""Files of the prose that are quoted, and sentences of each."""

CARDS = 1400
"""Quotations of the collection from which those quoted are drawn: they have pages of four digits, as books do."""

OUT = Path(__file__).with_name("out") / "check_scale"

_MARKS = str.maketrans("", "", '"“”«»„‟')
_PLAIN = re.compile(r"[^\"“”«»„‟\n\[\]…*_]+")
_WORD = re.compile(r"\b[a-z]{3,}\b")


def originals() -> list[str]:
    """The texts of ../shared: book, articles and essays as they are, news and novels put together to files."""
    files = [file for folder in ("primary", "articles", "essays") for file in sorted((SHARED / folder).glob("*.txt"))]
    found = [file.read_text(encoding="utf-8") for file in files]
    for name in ("polnear", "litbank"):
        with gzip.open(SHARED / "data" / f"{name}.open.jsonl.gz", "rt", encoding="utf-8") as lines:
            together = ""
            for line in lines:
                together += json.loads(line)["text"].strip() + "\n\n"
                if len(together) > FILE_CHARACTERS:
                    found.append(together)
                    together = ""
            found.append(together)
    return found


def replacing(texts: list[str], share: float) -> Callable[[str], str]:
    """Puts for this share of a text's words others of these texts of like frequency."""
    chance = random.Random(SEED)
    ranked = [word for word, _ in Counter(word for text in texts for word in _WORD.findall(text)).most_common()]
    rank = {word: index for index, word in enumerate(ranked)}

    def other(match: re.Match[str]) -> str:
        if chance.random() > share:
            return match.group()
        near = rank[match.group()]
        return ranked[min(len(ranked) - 1, max(0, near + round((chance.random() - 0.5) * max(10, near // 5))))]

    return lambda text: _WORD.sub(other, text)


def copies(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Names and texts of the prose: the originals, then copies with replaced words, until there is enough."""
    replaced = replacing(texts, REPLACED)
    written = number = 0
    while True:
        for place, text in enumerate(texts):
            copied = replaced(text.translate(_MARKS)) if number else text
            yield f"{number:03}/{place:03}.txt", copied
            written += len(copied)
            if written >= CHARACTERS:
                return
        number += 1


def make_sources(folder: Path) -> None:
    """Write prose and cards."""
    for name, text in copies(originals()):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with (folder / "cards.jsonl").open("w", encoding="utf-8") as lines:
        for number, (text, author) in enumerate(rows_of(QUOTATIONS)):
            row = {"text": text, "author": author, "work": f"Works of {author}", "pages": str(100 + 7 * number)}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def make_store(folder: Path) -> Path:
    """The store, indexed where it is not there yet."""
    file = folder / "store.sqlite"
    if file.exists():
        return file
    sources = folder / "sources"
    if not sources.exists():
        make_sources(sources)
    started = time.perf_counter()
    beside = file.with_suffix(".part")
    with open_store(beside, create=True) as store:
        index(store, [sources / "000", sources / "cards.jsonl"], bundled_catalogue())
        with store.writing() as writer:
            for prose in sorted(sources.glob("*/*.txt")):
                name = prose.relative_to(sources).as_posix()
                if not name.startswith("000"):
                    # Without their marks the copies quote nothing; looking for it would take most of the time.
                    document = read_document(prose, name)
                    writer.put(document, Extraction((), ()), root=str(sources), file=name, size=0, mtime_ns=0)
    os.replace(beside, file)
    print(f"indexed in {time.perf_counter() - started:.0f} s, {file.stat().st_size / 1e6:.0f} MB")
    return file


# ── the book ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def make_cases(sources: Path, seed: int) -> list[Case]:
    """Quotations from files all over the prose and from the cards, with known faults."""
    chance = random.Random(seed)
    files = chance.sample(sorted(sources.glob("*/*.txt")), FILES)
    prose = [Base(sentence) for file in files for sentence in chance.sample(sentences(file), SENTENCES)]
    with (sources / "cards.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, CARDS)]
    cards = [
        Base(row["text"], row["author"], row["work"], row["pages"])
        for row in rows
        if _PLAIN.fullmatch(row["text"]) and FEWEST_WORDS <= len(row["text"].split()) <= MOST_WORDS
    ]
    other = replacing(originals(), 1.0)
    foreign = [other(base.text) for base in prose[:EACH]]
    return make([*prose, *cards], cards, [*prose, *cards], foreign, EACH, UNTOUCHED, seed)


def sentences(file: Path) -> list[str]:
    """The sentences of a file that have no marks in them."""
    found = SENTENCE.findall(re.sub(r"\s+", " ", file.read_text(encoding="utf-8")))
    return [sentence for sentence in found if FEWEST_WORDS <= len(sentence.split()) <= MOST_WORDS]


def book(cases: list[Case]) -> str:
    """The cases as the paragraphs of a Markdown book."""
    paragraphs = []
    for number, case in enumerate(cases):
        if number % 100 == 0:
            paragraphs.append(f"# Chapter {1 + number // 100}")
        base = case.base
        said = f"{base.speaker} wrote: " if base.speaker else "And elsewhere it is written: "
        cited = f" ({base.work}, p. {base.pages})" if base.work else ""
        paragraphs.append(f"{said}“{base.text}”{cited}.")
    return "\n\n".join(paragraphs) + "\n"


def measure(store: Path, manuscript: Path) -> list[dict[str, Any]]:
    """Run the command on the book; print its time and memory, and give what it found."""
    command = [sys.executable, "-m", "quotefind", "--store", store, "check", manuscript, "--json"]
    started = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    print(f"{seconds:.1f} s wall, {processor:.1f} s of processor, {used.ru_maxrss / 1024:.0f} MB; {ran.stderr.strip()}")
    return [json.loads(line) for line in ran.stdout.splitlines()]


def main() -> None:
    """Make what is missing, check the book, and print what was judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    store = make_store(OUT)
    cases = make_cases(OUT / "sources", options.seed)
    manuscript = OUT / "book.md"
    manuscript.write_text(book(cases), encoding="utf-8")
    found = {each["quotation"]["text"]: each for each in measure(store, manuscript)}
    judged = [(case, found[case.base.text]) for case in cases if case.base.text in found]
    wrong = [(case, each) for case, each in judged if each["verdict"] not in case.right]
    print(f"{len(judged)} of {len(cases)} recognised in the book; verdict right {1 - len(wrong) / len(judged):.3f}")
    print(Counter((case.mutation, each["verdict"]) for case, each in wrong).most_common())
    for case, each in wrong if options.wrong else ():
        print(f"- {case.mutation} → {each['verdict']}: {each['reason']}\n    {case.base.text}")
        print(f"    {each['source'] and each['source']['words']!r}")


if __name__ == "__main__":
    main()
