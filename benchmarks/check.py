"""`quotefind check` on quotations with known faults: python benchmarks/check.py [--seed N…] [--peers PYTHON] [--wrong]

Sources are the articles, essays and the book of ../shared and 2,000 quotations of its collection, to which works and
pages are given.  ``--peers`` is the Python of an environment with quotecheck, krokai and gtrex; ``--wrong`` prints what
was judged wrongly.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from check_cases import Base, Case, make
from search_data import SHARED, real_quotations

from quotefind.build import index
from quotefind.model import Attribution, Citation, DocumentRef, Filters, Kind, Quotation
from quotefind.readers.catalogue import bundled_catalogue
from quotefind.review.check import Judgement, check
from quotefind.store import Store, open_store

CARDS = 2000
"""Quotations of the shared collection that are sources."""

EACH = 38
"""Cases of each of the seventeen mutations: 646."""

UNTOUCHED = 200

PEERS_GET = 6
"""Every sixth case is put to the peers: quotecheck takes two seconds for each, gtrex one.  38 and 200 are no multiples
of it, so that every mutation is among them.
"""

FEWEST_WORDS, MOST_WORDS = 5, 60
"""Words of a quotation to be changed."""

SENTENCE = re.compile(r"(?<=[.!?] )[A-Z][^.!?\"“”‘…_\[\]*]{30,300}[.!?](?= )")


def sources(folder: Path) -> list[str]:
    """Copy the texts into the folder and write the collection beside them; gives the texts."""
    files = [*SHARED.glob("articles/*.txt"), *SHARED.glob("essays/*.txt"), *SHARED.glob("primary/*.txt")]
    texts = []
    for file in sorted(files):
        texts.append(file.read_text(encoding="utf-8"))
        (folder / file.name).write_text(texts[-1], encoding="utf-8")
    with (folder / "cards.jsonl").open("w", encoding="utf-8") as lines:
        for number, (text, author) in enumerate(islice(real_quotations(), CARDS)):
            row = {"text": text, "author": author, "work": f"Works of {author}", "pages": str(100 + 7 * number)}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return texts


def bases(store: Store, texts: list[str], chance: random.Random) -> tuple[list[Base], list[Base], list[Base]]:
    """What can be changed: quotations of the documents, sentences of their prose, and cards; then the cards alone; then
    every quotation of two words and more, whatever is in it.

    Those of the documents go without their works: some of these are in the store and do not have the words.
    """
    every, quoted, cards = [], [], []
    for quotation in store.quotations(Filters(kinds=(Kind.QUOTATION,))):
        text = quotation.reading
        base = Base(text, quotation.attribution.speaker or "")
        if len(re.findall(r"\w+", text)) > 1:
            every.append(base)
        if "\n" in text or re.search(r"[\[\]_]|\.\s?\.|…", text):
            continue
        if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
            continue
        if quotation.start is None:
            cards.append(Base(text, base.speaker, quotation.citation.work or "", quotation.citation.pages or ""))
        else:
            quoted.append(base)
    prose = [
        Base(sentence)
        for text in texts
        for sentence in SENTENCE.findall(re.sub(r"\s+", " ", text))
        if FEWEST_WORDS <= len(sentence.split()) <= MOST_WORDS
    ]
    return [*quoted, *chance.sample(prose, len(quoted)), *chance.sample(cards, len(quoted) // 2)], cards, every


def manuscript(cases: list[Case]) -> list[Quotation]:
    """The cases as the quotations of a document."""
    document = DocumentRef("manuscript", "manuscript.md", "", "")
    return [
        Quotation(
            f"case{number}",
            document,
            case.base.text,
            case.base.text,
            attribution=Attribution((case.base.speaker,), ("",), score=1.0) if case.base.speaker else Attribution(),
            citation=Citation(work=case.base.work or None, pages=case.base.pages or None),
        )
        for number, case in enumerate(cases)
    ]


def print_table(name: str, cases: list[Case], verdicts: list[str], seconds: float) -> None:
    """Print what each mutation was judged to be, and the figures that the issue asks for."""
    columns = sorted({*verdicts, *(verdict for case in cases for verdict in case.right)})
    counts = Counter((case.mutation, verdict) for case, verdict in zip(cases, verdicts, strict=True))
    print(f"\n{name}: {len(cases)} quotations in {seconds:.1f} s")
    print(f"{'':18}" + "".join(f"{column:>18}" for column in columns))
    for mutation in dict.fromkeys(case.mutation for case in cases):
        print(f"{mutation:18}" + "".join(f"{counts[mutation, column] or '.':>18}" for column in columns))

    def share(mutations: str, wanted: str | None = None) -> float:
        pairs = [(c, v) for c, v in zip(cases, verdicts, strict=True) if c.mutation in mutations.split(", ")]
        return sum(v == wanted if wanted else v in c.right for c, v in pairs) / len(pairs)

    right = sum(verdict in case.right for case, verdict in zip(cases, verdicts, strict=True)) / len(cases)
    grave = share("negation dropped, negation added, negation elided, number, name")
    print(f"verdict right {right:.3f}; negations, numbers, names altered {grave:.3f}", end="; ")
    print(f"untouched exact {share('untouched'):.3f}", end="; ")
    print(f"legitimate called altered {share('ellipsis, insertion, capital, marks, cut at an end', 'altered'):.3f}")
    print(f"invented called anything but not found {1 - share('invented'):.3f}")


def print_kinds(cases: list[Case], judged: list[Judgement]) -> None:
    """Print how often the gravest change was named as what it is."""
    named = [(case, j.gravest) for case, j in zip(cases, judged, strict=True) if case.gravest and j.gravest]
    right = sum(case.gravest == kind.value for case, kind in named)
    print(f"gravest kind right in {right} of {len(named)} found altered ({right / len(named):.3f})")


def main() -> None:
    """Make the cases of each seed, judge them, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, nargs="+", default=[1917])
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "sources")
        folder.mkdir()
        texts = sources(folder)
        with open_store(Path(made, "store.sqlite"), create=True) as store:
            index(store, [folder], bundled_catalogue())
            for seed in options.seed:
                cases, judged, seconds = judge(store, texts, seed)
                print_table(f"quotefind, seed {seed}", cases, [j.verdict.value for j in judged], seconds)
                print_kinds(cases, judged)
                if options.wrong:
                    print_wrong(cases, judged)
                if options.peers:
                    print_peers(options.peers, folder, texts, cases, judged)


def judge(store: Store, texts: list[str], seed: int) -> tuple[list[Case], list[Judgement], float]:
    """The cases of a seed, what the check finds, and in how many seconds."""
    possible, cards, every = bases(store, texts, random.Random(seed))
    foreign = [text for text, _ in islice(real_quotations(), 100_000, 101_000) if 5 <= len(text.split()) <= 60]
    cases = make(possible, cards, every, foreign, EACH, UNTOUCHED, seed)
    started = time.perf_counter()
    judged = list(check(manuscript(cases), store, bundled_catalogue()))
    return cases, judged, time.perf_counter() - started


def print_peers(python: str, folder: Path, texts: list[str], cases: list[Case], judged: list[Judgement]) -> None:
    """Print the tables of the peers beside quotefind's on the same part of the cases."""
    cards = "\n\n".join(text for text, _ in islice(real_quotations(), CARDS))
    (folder / "cards.txt").write_text(cards, encoding="utf-8")
    some = cases[::PEERS_GET]
    print_table("quotefind on every sixth", some, [j.verdict.value for j in judged[::PEERS_GET]], 0.0)
    given = {"texts": [*texts, cards], "quoted": [case.base.text for case in some]}
    for name, answer in peers(python, folder, given).items():
        print_table(name, some, answer["verdicts"], answer["seconds"])


def peers(python: str, folder: Path, given: dict[str, list[str]]) -> dict[str, Any]:
    """What the peers say, from a process of their own environment."""
    script = Path(__file__).with_name("check_peers.py")
    ran = subprocess.run([python, script, folder], input=json.dumps(given), capture_output=True, text=True, check=True)
    sys.stderr.write(ran.stderr)
    answers: dict[str, Any] = json.loads(ran.stdout)
    return answers


def print_wrong(cases: list[Case], judged: list[Judgement]) -> None:
    """Print each case that was judged wrongly."""
    for case, found in zip(cases, judged, strict=True):
        named = found.gravest.value if found.gravest else ""
        if found.verdict.value not in case.right or (case.gravest and named != case.gravest):
            source = " ".join(found.source.words.split())[:150] if found.source else ""
            print(f"- {case.mutation} → {found.verdict.value} {named}: {found.reason[:200]}")
            print(f"    {case.base.text[:150]}\n    {source}")


if __name__ == "__main__":
    main()
