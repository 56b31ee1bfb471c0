"""What stands around a passage in its voice: the words before and after, the paragraphs above and below, as tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotefind.extract import lexicon as lex
from quotefind.extract.passage import MASK, Scene
from quotefind.extract.speakers.clauses import Sign, Token, read
from quotefind.extract.speakers.cues import find_cues
from quotefind.extract.speakers.holders import Cue
from quotefind.extract.speakers.labels import ends_in_cry
from quotefind.extract.speakers.subjects import OBJECTS
from quotefind.extract.speakers.topics import BREAK
from quotefind.extract.speakers.voices import Voice
from quotefind.model import Kind

BEFORE = 420
"""Code points of the document's own words that are read before a passage; …"""
AFTER = 220
"""… after it; …"""
ABOVE = 420
"""… of the paragraph above a passage that opens its own; …"""
BELOW = 160
"""… and of the paragraph below one that closes its own. Longer ones changed no figure."""
BESIDE = 0.25
"""Share of these that is read around a term or title: whoever uses it stands beside it."""
QUOTES_READ = 3
"""Other quotations on one side of a passage behind which nobody is looked for."""
TOUCHING_AFTER = 7
"""Tokens between a passage and the verb of a clause that follows it ("asked the old man in the corner")."""
TOUCHING_BEFORE = 14
"""Tokens between a verb and the passage it introduces ("he wrote on the 3rd of May to his brother:")."""

_NOMINAL = frozenset((Sign.NAME, Sign.ROLE, Sign.NOUN, Sign.PREPOSITION))
_PARTING = frozenset((Sign.STOP, Sign.BREAK, Sign.QUOTE))
_MARKER = re.compile(r"\[\d{1,4}\]")
"""A note's marker behind a passage."""
_OBJECTS = OBJECTS | {"her", "it", "you"}
_INTRODUCING = ("colon", "comma", "that", "verb")


@dataclass(slots=True)
class Stretch:
    """Tokens on one side of a passage: "before", "after", "above", "below"; ``ahead`` says that they follow it.

    ``starts`` are their places in the voice. ``sentences`` and ``quotes`` count, for each token, the sentence ends and
    quotations between it and the passage.
    """

    side: str
    ahead: bool
    tokens: list[Token]
    starts: list[int]
    sentences: list[int]
    quotes: list[int]
    cues: list[Cue]

    def end(self, at: int) -> int:
        """Where a token ends in the voice."""
        return self.starts[at] + len(self.tokens[at].word)


class Surroundings:
    """One passage in its voice; ``masks`` tells which passage stands at a place of the voice."""

    def __init__(self, scene: Scene, voice: Voice, masks: dict[int, int], index: int) -> None:
        self.scene, self.voice, self.masks, self.index = scene, voice, masks, index
        self.passage = scene.passages[index]
        self.place = voice.places[index]
        text, place = voice.text, self.place
        reach = 1.0 if scene.kinds[index] is Kind.QUOTATION else BESIDE
        start, end = head(text, place.start, int(reach * BEFORE)), foot(text, place.end, int(reach * AFTER))
        above = start - 1 if start and text[start - 1] == BREAK else 0
        self.opens = (above > 0 or start == 0) and not text[start : place.start].strip()
        behind = text[place.end : end]
        self.closes = not (_MARKER.sub("", behind) if "[" in behind else behind).strip(" .,;)")
        self.end = ending(scene, index)
        last = scene.document.text[max(0, self.passage.end - 2) : self.passage.end]
        self.is_stopped = last.endswith(".") and last != ".."
        self.stretches = [
            self._stretch("before", *read(voice, start, place.start)),
            self._stretch("after", *read(voice, place.end, end)),
        ]
        if self.opens and above:
            tokens, starts = read(voice, head(text, above, ABOVE), above)
            introduces = bool(tokens) and tokens[-1].sign is Sign.COLON
            self.stretches.append(self._stretch("before" if introduces else "above", tokens, starts))
        if self.closes and text[end : end + 1] == BREAK:
            self.stretches.append(self._stretch("below", *read(voice, end + 1, foot(text, end + 1, BELOW))))
        self.lead = self._lead()
        before = self.stretches[0]
        self.led_up = self.lead != "stop" and any(
            not before.sentences[c.trigger] and not before.quotes[c.trigger] for c in before.cues
        )
        self.context = self._context()
        self.is_introduced = self.lead in ("comma", "colon") and any(self.is_tight(before, c) for c in before.cues)

    def _stretch(self, side: str, tokens: list[Token], starts: list[int]) -> Stretch:
        """Count sentences and quotations outwards from the passage."""
        ahead = side in ("after", "below")
        cues = find_cues(tokens, not ahead)
        s = q = 0
        if side == "below" or (side == "after" and self.end == "stop" and self._opens_sentence(tokens, starts, cues)):
            s = 1
        sentences, quotes = [s] * len(tokens), [0] * len(tokens)
        parting = [at for at, token in enumerate(tokens) if token.sign in _PARTING]
        for at in parting if ahead else reversed(parting):
            s += self._ends_sentence(tokens, starts, at) and (ahead or at < len(tokens) - 1)
            q += tokens[at].sign is Sign.QUOTE
            if ahead:
                beyond = slice(at + 1, None)
                sentences[beyond], quotes[beyond] = [s] * (len(tokens) - at - 1), [q] * (len(tokens) - at - 1)
            else:
                beyond = slice(at + 1)
                sentences[beyond], quotes[beyond] = [s] * (at + 1), [q] * (at + 1)
        return Stretch(side, ahead, tokens, starts, sentences, quotes, cues)

    def _opens_sentence(self, tokens: list[Token], starts: list[int], cues: list[Cue]) -> bool:
        if not tokens:
            return False
        if tokens[0].sign is Sign.NAME and not self.is_stopped:  # which has a capital anywhere: “…!” Rakin said
            return all(cue.holder > 0 for cue in cues)
        if tokens[0].word == "i" and not self.is_stopped:
            return False
        if _is_clause(tokens):
            return False
        return self.voice.text[starts[0]].isupper()

    def _ends_sentence(self, tokens: list[Token], starts: list[int], at: int) -> bool:
        if tokens[at].sign in (Sign.STOP, Sign.BREAK):
            return True
        if tokens[at].sign is not Sign.QUOTE or at + 1 == len(tokens):
            return False
        return ending(self.scene, self.masks[starts[at]]) == "stop" and self.voice.text[starts[at + 1]].isupper()

    def _lead(self) -> str:
        """How the words before lead to the passage."""
        tokens = next((s.tokens for s in self.stretches if s.tokens and not s.ahead), None)
        if tokens is None:
            return "nothing"
        last = tokens[-1]
        if ends_in_cry(tokens):
            return "cry"
        if last.sign is Sign.WORD:
            return last.word if last.word in ("that", "as") else "word"
        return last.sign

    def _context(self) -> str:
        """How near a clause of saying is: "tight" touching the passage, "loose" in its sentence, else "silent"."""
        context = "silent"
        for stretch in self.stretches:
            for cue in stretch.cues:
                if self.is_tight(stretch, cue):
                    return "tight"
                if (
                    stretch.side in ("before", "after")
                    and not stretch.sentences[cue.trigger]
                    and not stretch.quotes[cue.trigger]
                ):
                    context = "loose"
        return context

    def is_tight(self, stretch: Stretch, cue: Cue) -> bool:
        """Whether a cue's clause touches the passage and belongs to it."""
        at, tokens = cue.trigger, stretch.tokens
        if (stretch.ahead and cue.rule.startswith(("noun", "owner", "gives"))) or cue.rule == "in the view of":
            return False
        if stretch.side in ("above", "below") or stretch.sentences[at] or stretch.quotes[at]:
            return False
        if stretch.ahead:
            opens = tokens[0].word not in lex.CLAUSAL and (
                tokens[0].sign is not Sign.PREPOSITION or cue.rule == "according to"
            )
            shares_subject = cue.rule == "left out" and tokens[at].word.endswith("ing")  # Rakin called it “old”, adding
            if self.led_up and (shares_subject or leads_on(tokens, at)):
                return False
            return opens and steps(tokens, cue) <= TOUCHING_AFTER
        if self.lead == "cry":
            return cue.rule == "not told" and at >= len(tokens) - 2
        if self.lead == "preposition":
            return at == len(tokens) - 2  # "called for", "replied with"
        if self.lead == "pronoun":
            return cue.holder >= 0 and at == len(tokens) - 2 and tokens[-1].word in _OBJECTS  # "Rakin told her"
        return self.lead in _INTRODUCING and len(tokens) - at <= TOUCHING_BEFORE


def _is_clause(tokens: list[Token]) -> bool:
    """Whether a sentence is a reporting clause and no more: “….” Rakin said."""
    signs = [t.sign for t in tokens[:3]]
    return signs[:2] == [Sign.NAME, Sign.VERB] and (len(signs) == 2 or signs[2] in (Sign.STOP, Sign.BREAK))


def steps(tokens: list[Token], cue: Cue) -> int:
    """How many tokens stand before a verb, without what goes with its subject.

    That is an insertion ("Rakin, a clerk, said") or a complement ("Rakin of the Institute for Mills said").
    """
    if not 0 <= cue.holder < cue.trigger:
        return cue.trigger
    inserted = tokens[cue.holder + 1].sign in (Sign.COMMA, Sign.PAREN)
    complement = all(t.sign in _NOMINAL or t.word == "and" for t in tokens[cue.holder + 1 : cue.trigger])
    return cue.holder + 2 if inserted or complement else cue.trigger


def head(text: str, position: int, reach: int) -> int:
    """Where the paragraph of a position begins, at most ``reach`` and ``QUOTES_READ`` quotations before it."""
    at = text.rfind(BREAK, max(0, position - reach), position)
    least = at + 1 if at >= 0 else max(0, position - reach)
    for _ in range(QUOTES_READ):
        position = text.rfind(MASK, least, position)
        if position < 0:
            return least
    return position


def foot(text: str, position: int, reach: int) -> int:
    """Where the paragraph of a position ends, at most ``reach`` and ``QUOTES_READ`` quotations after it."""
    at = text.find(BREAK, position, position + reach)
    most = at if at >= 0 else min(len(text), position + reach)
    for _ in range(QUOTES_READ):
        position = text.find(MASK, position, most) + 1
        if position == 0:
            return most
    return position


def ending(scene: Scene, index: int) -> str:
    """How a passage ends: "stop" a sentence, "comma" with more to come, or "word"."""
    text, passage = scene.document.text, scene.passages[index]
    words = text[max(passage.start, passage.end - 4) : passage.end].rstrip("'’\"” ")
    last = words[-1:]
    if last and last in ",;—-":
        return "comma"
    if last and last in ".!?…":
        return "stop"
    outer = text[passage.outer_end : passage.outer_end + 1]
    return "comma" if outer == "," else "stop" if outer in (".", "!", "?") else "word"


def begins_next(tokens: list[Token]) -> bool:
    """Whether a clause behind words that ended with a full stop leads to the next words: “…” Rakin said, “…”."""
    for at, token in enumerate(tokens):
        if token.sign in (Sign.STOP, Sign.BREAK):
            return False
        if token.sign is Sign.QUOTE:
            return at > 1 and tokens[at - 1].sign is Sign.COMMA
    return False


def leads_on(tokens: list[Token], at: int) -> bool:
    """Whether the clause after a passage opens on to the next one: "… he has written: Q"."""
    for ahead in range(at + 1, len(tokens)):
        if tokens[ahead].sign in (Sign.STOP, Sign.BREAK):
            return False
        if tokens[ahead].sign is Sign.QUOTE:
            return tokens[ahead - 1].sign is not Sign.COMMA
    return False
