"""What a comparison of two wordings finds: the changes, each of a kind, and how much stays. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from quotefind.model import Span
from quotefind.text import fold


class ChangeKind(Enum):
    """What a change does, the gravest first; those from ``ELLIPSIS`` on are marked or customary and alter nothing.

    An interruption is the source's own between two parts of what it quotes: "Weeds," he said, "are honest."
    """

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    SENSE_WORD = "sense word"
    FUNCTION_WORD = "function word"
    SPELLING = "spelling"
    PUNCTUATION = "punctuation"
    ELLIPSIS = "ellipsis"
    INSERTION = "insertion"
    INTERRUPTION = "interruption"
    TRANSLITERATION = "transliteration"
    CAPITAL = "capital"

    gravity: int
    """0 is the gravest."""

    def __init__(self, _: str) -> None:
        self.gravity = len(type(self).__members__)

    @property
    def alters(self) -> bool:
        """Whether the reader is told other words without being warned."""
        return self.gravity < ChangeKind.ELLIPSIS.gravity


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the manuscript's words and the source's, either may be empty; spans into the texts compared."""

    kind: ChangeKind
    quoted: str
    source: str
    quoted_span: Span
    source_span: Span


def change_object(change: Change) -> dict[str, object]:
    """A change as ``--json`` prints it."""
    kind = change.kind
    return {"kind": kind.value, "marked": not kind.alters, "quoted": change.quoted, "source": change.source}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found: ``changes`` in order of place, ``span`` of the source that is quoted.

    ``words`` runs from the first to the last word quoted.  ``kept`` are the folded words that stand so in the source,
    ``misspelt`` those of the source that are quoted with a slip; ``asked`` is the number of words quoted.
    ``ends_clause`` tells that the source has a mark of punctuation, or nothing, behind them; ``shared_bounds`` at how
    many of their ends (0–2) both begin a sentence or end a clause.
    """

    changes: tuple[Change, ...]
    span: Span
    words: Span
    kept: tuple[str, ...]
    misspelt: tuple[str, ...]
    asked: int
    ends_clause: bool
    shared_bounds: int

    @property
    def known(self) -> tuple[str, ...]:
        """The source's words that are quoted, be it with a slip."""
        return (*self.kept, *self.misspelt)

    @property
    def strange(self) -> int:
        """How many quoted words the source has not got, be it with a slip or written otherwise."""
        slips = (c for c in self.changes if c.kind is ChangeKind.SPELLING and fold(c.quoted) != fold(c.source))
        return max(0, self.asked - len(self.kept) - sum(len(slip.quoted.split()) for slip in slips))

    @property
    def agreement(self) -> float:
        """The share of the quoted words that stand so in the source, 0–1."""
        return len(self.kept) / self.asked if self.asked else 0.0

    @property
    def likeness(self) -> float:
        """The share of the quoted words that the source has, be it with a slip or written otherwise, 0–1."""
        return 1 - self.strange / self.asked if self.asked else 0.0

    @property
    def keeps_ends(self) -> bool:
        """Whether the first and the last word quoted stand in the source, be it with a slip."""
        altering = [c for c in self.changes if c.kind.alters and c.kind is not ChangeKind.SPELLING and c.quoted]
        return all(self.words.start < c.quoted_span.start and c.quoted_span.end < self.words.end for c in altering)

    @property
    def gravest(self) -> ChangeKind | None:
        """The kind of the gravest change, None where there is none."""
        return min((c.kind for c in self.changes), key=lambda k: k.gravity, default=None)

    @property
    def alters(self) -> bool:
        """Whether anything is changed without a mark; so it is where no word is left."""
        return not self.kept or any(change.kind.alters for change in self.changes)

    @property
    def distance(self) -> tuple[int, ...]:
        """How different the two are, to compare by: words changed unmarked, then quoted words that the source has not,
        since a lost word leaves more that agrees than a replaced one ("I am a Bolshevik" is nearer to "I am not a
        Bolshevik" than to "I am a soldier"), then how gravely, then changes of punctuation, then marked ones.
        """
        altering = [change for change in self.changes if change.kind.alters]
        changed = sum(max(len(change.quoted.split()), len(change.source.split())) for change in altering)
        worded = [c for c in altering if c.kind is not ChangeKind.PUNCTUATION]
        gravity = max((-c.kind.gravity for c in worded), default=-len(ChangeKind))
        missing = 0 if self.kept else self.asked
        return missing + changed, self.strange, gravity, len(altering) - len(worded), len(self.changes) - len(altering)
