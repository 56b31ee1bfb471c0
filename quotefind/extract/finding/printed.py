"""Letters, appeals, placards printed on their own without marks: by what they begin, and how far they go. English."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from quotefind.document import Block, BlockKind
from quotefind.extract.finding.reporting import is_report
from quotefind.extract.lexicon import CUE_NOUNS, VERBS
from quotefind.model import Span

MOST_BLOCKS = 16
"""Most blocks of a printed document: a page or two; what is longer is an appendix of its own."""
CUE_REACH = 5
"""Words before the colon among which an introduction must speak of saying: "in which he denounced the Committee:"."""
SENTENCE_LENGTH = 200
"""Characters of a paragraph's end in which the sentence that introduces is read; the longest link or caption."""
REPORT_REACH = 120
"""Characters of a paragraph in which a reporting parenthesis may stand: in its first sentence or two."""
TENSE_SAMPLE = 400_000
"""Characters from which a text's tense is read: a novel's length."""
LEAST_WORDS = 3
"""Words of the shortest introduction that is no salutation: "It barked, in large letters:" and not "Dear Anna:"."""
HABIT = 2
"""Introduced paragraphs without any mark, and no fewer than begin with one, from which a text is taken to print its
documents so, with marks inside or without."""
VOICE_LENGTH = 2000
"""Characters of a paragraph in which its voice is read."""

INTRODUCES = re.compile(r":\s*(?:--|[—–])?$")
"""The end of a paragraph that introduces the next."""
MARKS = frozenset("\"“”„‟'‘’‚«»‹›「『`")

_INTRODUCING = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_SENTENCES = (BlockKind.PARAGRAPH, BlockKind.VERSE)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?]\s+(?=[^a-z])")
_ALTERNATIVE = re.compile(r"(?:Either|Or|Nor|First|Second|Third|Fourth|Finally|Lastly)(?:ly)?\b")
_ITEM = re.compile(r"\(?\d{1,2}[.)]\s|\(?[a-h]\)\s|<")
_DATE = re.compile(
    r"(?:[A-Z][\w.’'-]*,? ){0,4}"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[^.\n]{0,20}\d{4}\.?"
)
_SIGNATURE = re.compile(rf"\(?[Ss]igned\b.{{0,600}}|[A-Z][A-Z. ]{{4,40}}\.?|{_DATE.pattern}", re.DOTALL)
_CAPTION = re.compile(r"(?=(?:\W*[A-ZÀ-Þ\d]+\b){3})[^a-zß-öø-ÿ]+")
_SENDER = re.compile(rf"FROM\s{_CAPTION.pattern}")
_ADDRESSEE = re.compile(rf"(?=TO\s(?:ALL|THE)\b){_CAPTION.pattern}")
_OFFICE = re.compile(r"_[^_]{3,160},_")
"""The office of him who signs, in italics before his name."""
SIGNER_LENGTH = 80
"""Characters of the longest name under an office."""
_DOCUMENT_NOUNS = frozenset(
    "appeal article bulletin bulletins circular communication declaration decree dispatch editorial leaflet letter"
    " manifesto message notice order placard poster proclamation resolution statement telegram".split()
)
"""Nouns that introduce a printed document from anywhere in their sentence."""
_EXCLAIMS = re.compile(r"![.… ]*$")
_OWN_VOICE = frozenset("I me my we us our you your We Our You Your My".split())
_PARENTHESIS = re.compile(r"\(([^()\n]{3,40})\)")
_CALL = re.compile(r"[^\W\d_a-z][^.!?;:]{2,60}!\s+[^\W\d_a-z]")
_ADDRESS = re.compile(r"\b(?:you|your|yours|yourselves|we|us|our|ours|ourselves)\b", re.IGNORECASE)
_PAST_WORDS = frozenset("was were had did said came went took began".split())
_PRESENT_WORDS = frozenset("is are has have do does must shall will can may let cannot".split())
_PAST = re.compile(rf"\b(?:{'|'.join(sorted(_PAST_WORDS))})\b")
_PRESENT = re.compile(rf"\b(?:{'|'.join(sorted(_PRESENT_WORDS))})\b")
_WHOLE_WORD = re.compile(r"\w+")


def documents(text: str, blocks: Sequence[Block], starts: Sequence[int]) -> Iterator[Span]:
    """The extents of the documents printed without marks; ``starts`` are where marked passages begin, ascending."""
    told = _is_told_in_the_past(text)
    introduced = [i for i in range(1, len(blocks)) if _introduces(text, blocks[i - 1])]
    bare = sum(_is_bare(text, blocks[i], starts) for i in introduced)
    if bare >= max(HABIT, sum(text[blocks[i].start] in MARKS for i in introduced)):
        starts = [at for at in starts if not _is_inner(blocks, introduced, at)]
    led_up_to = frozenset(introduced)
    index, previous = 0, -1
    while index < len(blocks):
        last = _signed(text, blocks, index) if _is_captioned(text, blocks, index, led_up_to) else None
        if last is None and _is_bare(text, blocks[index], starts) and _begins(text, blocks, index, previous, told):
            last = _last(text, blocks, index, starts, told)
        if last is not None:
            yield Span(blocks[index].start, blocks[last].end)
            index = previous = last
        index += 1


def _is_inner(blocks: Sequence[Block], introduced: Sequence[int], at: int) -> bool:
    """True for a passage that begins inside an introduced paragraph and not with it."""
    place = bisect_right(introduced, at, key=lambda i: blocks[i].start) - 1
    return place >= 0 and blocks[introduced[place]].start < at < blocks[introduced[place]].end


def _is_captioned(text: str, blocks: Sequence[Block], index: int, introduced: frozenset[int]) -> bool:
    """True for the caption in capitals of a document: one addressed TO ALL, or any that is introduced."""
    return _is_caption(text, blocks[index], _CAPTION if index in introduced else _ADDRESSEE)


def _signed(text: str, blocks: Sequence[Block], first: int) -> int | None:
    """The last block of a captioned document, where its signature stands; None where it has none."""
    last = None
    for later in range(first + 1, min(first + MOST_BLOCKS, len(blocks))):
        if _signs_off(text, blocks, later):
            last = later
        elif last is not None and not _is_office(text, blocks[later]):
            break
    return last


def _signs_off(text: str, blocks: Sequence[Block], index: int) -> bool:
    """True for a signature or date, and for the name under an office."""
    block = blocks[index]
    if _is_office(text, blocks[index - 1]) and block.end - block.start <= SIGNER_LENGTH:
        return True
    pattern = _SIGNATURE if block.kind is not BlockKind.HEADING else _DATE
    return pattern.fullmatch(text, block.start, block.end) is not None


def _is_office(text: str, block: Block) -> bool:
    return _OFFICE.fullmatch(text, block.start, block.end) is not None


def _begins(text: str, blocks: Sequence[Block], index: int, previous: int, told: bool) -> bool:
    """True where a document begins: the cases in order of their strength; ``previous`` is where the last one ended."""
    block = blocks[index]
    before = blocks[index - 1] if index else None
    if block.kind is not BlockKind.HEADING and _reports_itself(text, block, before):
        return True
    if before is None:
        return False
    if _introduces(text, before):
        return True
    if told and _addresses(text, block):
        in_series = previous >= 0 and previous == index - 2 and before.end - before.start <= SENTENCE_LENGTH
        return in_series or _leads_up(text, before)
    return index > 1 and _is_caption(text, before, _SENDER) and _speaks_of_saying(text, blocks[index - 2])


def _reports_itself(text: str, block: Block, before: Block | None) -> bool:
    """True for a paragraph with its reporting clause in brackets: "Citizens! (said one of them). You …"."""
    led_up_to = before is not None and text[before.end - 1] == ":"
    aside = _PARENTHESIS.search(text, block.start, min(block.end, block.start + REPORT_REACH))
    return aside is not None and is_report(aside[1].replace("_", "")) and (led_up_to or _addresses(text, block))


def _leads_up(text: str, block: Block) -> bool:
    """True for a sentence of the narrator that ends in a colon, whatever its verb: "It barked, in large letters:"."""
    if not INTRODUCES.search(text, max(block.start, block.end - 4), block.end):
        return False
    words = _WORD.findall(text, max(block.start, block.end - SENTENCE_LENGTH), block.end)
    return len(words) >= LEAST_WORDS and not _OWN_VOICE.intersection(words)


def _introduces(text: str, block: Block) -> bool:
    """True for a paragraph, or a caption in capitals, that ends in a colon and speaks of saying."""
    if block.kind not in _INTRODUCING:
        return False
    if not INTRODUCES.search(text, max(block.start, block.end - 4), block.end):
        return False
    return _is_caption(text, block, _CAPTION) or _speaks_of_saying(text, block)


def _is_caption(text: str, block: Block, pattern: re.Pattern[str]) -> bool:
    short = block.end - block.start <= SENTENCE_LENGTH
    return short and pattern.fullmatch(text, block.start, block.end) is not None


def _speaks_of_saying(text: str, block: Block) -> bool:
    sentence = _SENTENCE.split(text[max(block.start, block.end - SENTENCE_LENGTH) : block.end])[-1]
    words = [word.lower() for word in _WORD.findall(sentence)]
    near = words[-CUE_REACH:]
    said = any(VERBS.get(word, "base") != "base" or word in CUE_NOUNS for word in near)
    return said or not _DOCUMENT_NOUNS.isdisjoint(words)


def _is_bare(text: str, block: Block, starts: Sequence[int]) -> bool:
    """True for a paragraph or an exclamation in which no marked passage begins, and which introduces nothing."""
    sentence = _exclaims(text, block) if block.kind is BlockKind.HEADING else block.kind in _SENTENCES
    if not sentence or text[block.start] in MARKS or text[block.end - 1] == ":":
        return False
    at = bisect_left(starts, block.start)
    return not _ITEM.match(text, block.start, block.end) and (at == len(starts) or starts[at] >= block.end)


def _last(text: str, blocks: Sequence[Block], first: int, starts: Sequence[int], told: bool) -> int:
    """The last block of a document: its date or signature; else as far as it speaks or its alternatives go on."""
    last = first
    for later in range(first + 1, min(first + MOST_BLOCKS, len(blocks))):
        block = blocks[later]
        if _signs_off(text, blocks, later):
            return later
        if _is_office(text, block):
            continue
        if not _is_bare(text, block, starts) or (told and _narrates(text, block)):
            break
        near = later <= last + 2  # one paragraph between may show no voice of its own
        if _ALTERNATIVE.match(text, block.start) or (told and near and _speaks(text, block)):
            last = later
    return last


def _addresses(text: str, block: Block) -> bool:
    """True for words that call on somebody, or say you or we."""
    end = min(block.end, block.start + VOICE_LENGTH)
    return bool(_CALL.match(text, block.start, end) or _ADDRESS.search(text, block.start, end)) or _exclaims(
        text, block
    )


def _exclaims(text: str, block: Block) -> bool:
    return _EXCLAIMS.search(text, max(block.start, block.end - 5), block.end) is not None


def _speaks(text: str, block: Block) -> bool:
    """True for a paragraph in another's voice, in a text that tells in the past tense."""
    end = min(block.end, block.start + VOICE_LENGTH)
    told = _PAST.search(text, block.start, end)
    return not told and (_addresses(text, block) or _PRESENT.search(text, block.start, end) is not None)


def _narrates(text: str, block: Block) -> bool:
    end = min(block.end, block.start + VOICE_LENGTH)
    return _PAST.search(text, block.start, end) is not None and not _addresses(text, block)


def _is_told_in_the_past(text: str) -> bool:
    words = _WHOLE_WORD.findall(text, 0, TENSE_SAMPLE)
    return sum(map(_PAST_WORDS.__contains__, words)) > sum(map(_PRESENT_WORDS.__contains__, words))
