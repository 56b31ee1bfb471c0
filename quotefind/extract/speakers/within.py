"""Who a passage itself says spoke it: who introduces or signs himself, whose words it repeats, whom it cites."""

from __future__ import annotations

import re
from bisect import bisect_right

from quotefind.extract.passage import Passage
from quotefind.extract.speakers.candidate import Background, Candidate
from quotefind.extract.speakers.names import Mention
from quotefind.extract.speakers.surroundings import Surroundings
from quotefind.model import Layout, Span

ECHOED = 80
"""Longest passage, in code points, that is looked up among the words quoted before."""
OFFICE = 60
"""Code points of the longest office before the name that signs a printed document."""
_INTRODUCES_HIMSELF = re.compile(r"\b(?:I am|I’m|I'm|[Mm]y name is) (?:the )?(?:\w+--)?")


def inside(around: Surroundings, known: Background) -> list[Candidate]:
    """What the passage itself tells: who introduces or signs himself, and whose words it repeats."""
    found: list[Candidate] = []
    passage, text = around.passage, around.scene.document.text
    evidence = around.place
    for number, mention in enumerate(known.inner):
        if mention.entity.kind in ("thing", "place"):
            continue
        before = text[max(passage.start, mention.start - 24) : mention.start]
        match = _INTRODUCES_HIMSELF.search(before)
        if match is not None and match.end() == len(before) and not _is_nested(around, mention):
            following = known.inner[number + 1] if number + 1 < len(known.inner) else mention
            name = following if text[mention.end : following.start] in ("--", "—", ", ") else mention
            found.append(Candidate(name.entity, None, "names himself", evidence, ("names himself",)))
        elif mention.end >= passage.end - 2 and _is_known(mention) and _is_signature(text, mention, passage):
            found.append(
                Candidate(mention.entity, None, "signature", evidence, ("signature", f"signature {around.context}"))
            )
    if passage.end - passage.start <= ECHOED and around.context != "tight":
        words = text[passage.start : passage.end].strip(" .,;").lower()
        if " " in words:
            for quoted, spoke in known.echoes.items():
                if words in quoted and around.scene.passages[spoke.index].end <= passage.start:
                    features = ("echo", f"echo {around.context}")
                    found.append(
                        Candidate(spoke.entity, spoke.note, "echo", evidence, features, (), spoke.score, spoke.others)
                    )
                    break
    return found


def cited(around: Surroundings, known: Background) -> list[Candidate]:
    """The author whom the passage's own citation names; not the one in whose work the words are quoted."""
    citation = known.citation
    if known.cited is None or known.cited.kind == "thing" or citation.quoted_in is not None:
        return []
    where = Span(around.place.end, around.place.end)
    return [
        Candidate(
            known.cited, None, "citation", where, ("cited", f"cited {citation.rule}", f"cited in {around.context}")
        )
    ]


def cited_below(around: Surroundings, known: Background) -> list[Candidate]:
    """The author of a citation which stands farther down in the paragraph, and gives the source of all of it."""
    if known.below is None or around.context == "tight":
        return []
    author, where = known.below
    features = ("cited below", f"cited below in {around.context}")
    return [Candidate(author, None, "citation below", around.voice.place(where), features)]


def _is_nested(around: Surroundings, mention: Mention) -> bool:
    """Whether a name stands in another's words within the passage."""
    passages = around.scene.passages
    index: int | None = bisect_right(passages, mention.start, key=lambda passage: passage.start) - 1
    while index is not None and index > around.index:
        if mention.start < passages[index].end:
            return True
        index = passages[index].parent
    return False


def _is_known(mention: Mention) -> bool:
    """Whether a name is more than one word in capitals that stands nowhere else."""
    entity = mention.entity
    return not mention.capitals or len(entity.words) > 1 or entity.count > 1 or entity.likeness == "someone"


def _is_signature(text: str, mention: Mention, passage: Passage) -> bool:
    """Whether a name at the end signs: in capitals after a stop, or on the last line of a printed document."""
    name = text[mention.start : mention.end]
    line = text[passage.start : mention.start].rpartition("\n\n")
    if line[0] and not passage.opening and passage.layout is Layout.BLOCK and len(line[2]) <= OFFICE:
        return True
    head = line[2][-3:]
    return len(name) > 3 and name.isupper() and head.strip(" ")[-1:] in (".", "", "—", "-", "!", "?")
