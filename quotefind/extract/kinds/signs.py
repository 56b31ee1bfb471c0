"""Passages → the readable signs by which quotations, titles and terms are told apart. ``classify`` weighs them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque

from quotefind.document import Block, Document
from quotefind.extract.finding.reporting import is_report
from quotefind.extract.lexicon import CUE_NOUNS, VERBS
from quotefind.extract.passage import Passage
from quotefind.model import Layout

WINDOW = 160
"""Characters read before and after a passage: a long sentence."""
NEAR = 60
"""Characters before a passage in which the words that lead up to it are looked for."""
ECHOES = 12
"""Earlier passages in which a short one is looked for: those of the last page or two."""
ECHO_LENGTH = 4000
"""Characters of an earlier passage that are kept for echoes."""
LENGTHS = (1, 2, 3, 6, 12, 18)
"""Numbers of words past which a passage is less and less likely to be a term; past the last it is none."""
LEAST_ECHO = 3
"""Least words of an echo: two are a name or an idiom as often."""
SHORT = 8
"""Most words of a passage that may be an echo or a title."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PLAIN_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[A-ZÀ-Þ\"'“‘«„(\[])|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Prof|No|vol|pp?|cf)\.\s*\Z")
LONGEST_ABBREVIATION = 4
"""Letters of "Prof"."""
_TITLE_NOUN = re.compile(
    r"\b(?:books?|pamphlets?|articles?|essays?|poems?|novels?|plays?|films?|movies?|songs?|hymns?|(?:news)?papers?|journals?|magazines?|series"
    r"|chapters?|stor(?:y|ies)|leaders?|editorials?|columns?|op-eds?|commentar(?:y|ies)|(?:auto)?biograph(?:y|ies)|reports?|lectures?|paintings?|pictures?|albums?|program(?:me)?|podcast|memoirs?|study"
    r"|appendix|appendices|section|documentar(?:y|ies)|treatises?|brochures?|booklets?|exhibition|ballet|opera"
    r"|(?:co-)?(?:author|editor|host|star)s?\W+of|anthem|organ|ballads?|entitled|titled|headed|headlined)(?:[^\w:.;!?,]+\w+){0,3}[^\w:.;!?]+$",
    re.IGNORECASE,
)
_WORK_WORD = re.compile(
    r"\b(?:Gazette|Times|Journal|Review|Herald|Tribune|Chronicle|Magazine|Quarterly|History|Memoirs?|Letters|Poems|Essays?|Theses|theses"
    r"|Lessons|lessons|Diary|Dictionary|Manifesto|Ode|Song|Songs|Tales?|Legends|Life|Lives|Art|Introduction|Preface|Theory|Story)\b"
)
_WRITTEN = re.compile(
    r"\b(?:(?:wrote|writes|written|published|edited|author of)\s+(?:an?|the)"
    r"|(?:\w+ed|wrote|writes|in)\s+(?:his|her|their|its|[A-Z]\w+[’']s?)"
    r"|(?:read|reads|reading|sings?|sang|singing|plays?|played|playing|performs?|performed|performing|recited"
    r"|printed in|appeared in"
    r"|(?:copy|copies|volume|edition|number|issue|overture|opera|duet|chorus|verse|page|canto|act|title)s?"
    r" (?:of|from|to))(?:\s+(?:the|a|from))?)\s+$"
)
_NAMING = re.compile(
    r"\b(?:called|calls?|calling|known(?: \w+)? as|named|nicknamed|dubbed|termed|so-called|styled|labell?ed|words?"
    r"|terms?|phrases?|expressions?"
    r"|considered as|described as|or|meaning|nick-?name|signed|such)\s+(?:(?:an?|the|its|his|so)\s+)?$",
    re.IGNORECASE,
)
_SO_CALLED_BY = re.compile(
    r"\b(?:he|she|they|I|we|who|which|[A-Z]\w+(?:[’']s)?)\W+(?:(?!(?:is|are|was|were|be|been|being)\b)\w+\s+){0,3}"
    r"(?:calls?|called|calling|dubbed|termed|described|describes|branded|denounced|hailed|dismissed|labell?ed|characteri[sz]ed"
    r"|referred to|denied)\s+(?!for\b)(?:[\w’'$.-]+\s+){0,12}(?:as\s+(?:\w+ly\s+)?)?(?:(?:an?|the)\s+)?$"
)
_SLOGAN = re.compile(
    r"\b(?:slogans?|motto(?:es)?|demands?|cry|cries|banners?|watchwords?|chants?|chanted|chanting|inscription|headlines?"
    r"|call(?:s|ed|ing)? for)\b",
    re.I,
)
_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|these|those|some|any|no|every|each|its|his|her|their|our|my|your|more|other)\s+(?:\w+\s+)?$",
    re.I,
)
_POSSESSIVE = re.compile(r"(?:[’']s|s[’']|\b(?:his|her|their|its|our|my))\s+(?:\w+\s+)?$")
_LEADS_TO_A_NAME = re.compile(
    r"(?:\b(?:on|in|to|of|from|with|by|at|about|including|pseudonym|alias|watch(?:es|ed|ing)?|hosts?|hosted|leads?"
    r"|starred in|an?|the|this|that|its|his|her|their|our|my|your|told|telling|tells)|[’']s|s[’'])\s+$"
)
"""The last word before what is named and not said: "on", "an interview with", "told ABC's", "wore a"."""
_GOES_ON_FROM_A_NAME = re.compile(r"\s+(?:(?:is|was|has|had|does|did|will|would|could)\b|[a-z]+\s+[A-Z][\w.]*\s+[A-Z])")
"""What follows a name: it "is an adaptation", it has a "star Anna Hall"."""
_LISTING = re.compile(r",?\s*(?:(?:and|or)\s+)?")
"""What stands between the names of a list."""
_BYLINE = re.compile(r"[,.;]?\s+by\s+(?:the\s)?[A-ZÀ-Þ][\w.]*[’'\w.]*\s+[A-ZÀ-Þ]")
"""What follows the title of something written: by somebody with at least two names."""
_PARTS = (";", ":", "—", "--", '"', "”", "’", "»")
"""What may part a speech from words before it in its sentence, another quotation among them."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADLINE_WORDS = 4
"""Long words around a passage which, all with a capital, make its sentence a headline."""
_READS = "read reads reading said says saying ran runs".split()
_INSCRIBED = re.compile(
    r"\b(?:signs?|hats?|caps?|banners?|(?:t-)?shirts?|placards?|posters?|buttons?|plaques?|messages?|stickers?|notes?|cards?|labels?"
    r"|inscriptions?|tattoos?)\s+(?:that\s|which\s)?"
    rf"(?:{'|'.join(_READS)})[\s,:]+$"
    r"|\b(?:that|which)\s+reads?[\s,:]+$",
    re.I,
)
_CHANTS = "chant chants chanted chanting shout shouts shouting cries cry".split()
_CHANTED = re.compile(rf"\b(?:{'|'.join(_CHANTS)})(?:\s+of)?[\s,:]+$", re.I)
_PREPOSITIONS = "of in on at by with from for as to into and or but not about under between".split()
_PREPOSITION = re.compile(rf"\b(?:{'|'.join(_PREPOSITIONS)})\s+$", re.I)
_ANSWERS = re.compile(r"[\W_]*(?:was|were|came)\b", re.I)
"""How a clause begins whose subject the words before are."""
_ACCORDING = re.compile(
    r"\baccording to\b(?! which)"
    r"|\bin (?:the|his|her|their|its|[A-Z]\w+[’']s?)(?: own| \w+)? (?:words?|phrase|formula|expression)\b",
    re.I,
)
_CITATION = re.compile(
    r"[\s.,;:]*(?:\((?=[^()]{0,160}(?:\bpp?\.? ?\d|\bvol|[Ii]bid|op\. ?cit|[Qq]uoted|\d[:,] ?\d))[^()]{1,200}\)"
    r"|\[\d{1,4}\]|_?Ib(?:id)?\b|[A-Z][\w’'. ]{1,30}(?:_|, (?:pp?|vol)\.))"
)
_INTRODUCES_NEXT = re.compile(r"[^\"“‘«„.!?;\r\n]{1,80}:\s*[\"“‘«„']")
_SENTENCE_LIKE = frozenset(
    """i we you he she they it is are was were am be will shall would should must can cannot could has have had do does
    did not let may""".split()
)
_CONTRACTED = re.compile(r"n[’']t\b")
_WITHIN = re.compile(r"[.!?;,]\s+\S")
_PERSON = frozenset("i me my we us our you your thou thee thy".split())
_SMALL = frozenset("a an the of and in on to for at by with from as or is de la du von und der die das le et".split())
_CAPITAL_ARTICLES = frozenset("The A An".split())
_SAYING = frozenset(verb for verb, strength in VERBS.items() if strength == "say")
_INTERJECTION = re.compile(
    r"(?:oh|ah|o|yes|no|nay|well|why|hush|hullo|hello|hallo|what|pooh|indeed|sir|ma[’']?am|madam|good|bah|humph|aye?|hurrah|alas|never|really|now"
    r"|come|dear|thank|please|look|here|there|stop|wait|so|exactly|certainly|of course|perhaps|very well|quite)\b",
    re.I,
)


_WITH_TITLE_CASE = ("several words of somebody's", "possessive", "introduces", "title noun", "written")
"""Beginnings of the signs which mean something else beside title case, and are weighed together with it."""
_TELLS_OF_SOMEBODY = (
    "saying",
    "attributed",
    "echo",
    "slogan",
    "citation",
    "block",
    "goes on",
    "introduced by",
)
"""Beginnings of the signs that somebody said or wrote the words."""


class Signs:
    """Gathers the signs of a document's passages, in their order; made once a document."""

    def __init__(self, document: Document, blocks: tuple[Block, ...], passages: tuple[Passage, ...]) -> None:
        self.text = document.text
        self.blocks = blocks
        self.passages = passages
        self._starts = [block.start for block in blocks]
        self._earlier: deque[str] = deque(maxlen=ECHOES)
        self._named = False

    def is_speech(self, index: int) -> bool:
        """True for more words than a title or a term has, where no byline follows: it need show no other sign.

        Ask in the order of the passages, and ``of`` about the others alone.
        """
        passage = self.passages[index]
        words = self._words(passage)
        if len(words) <= LENGTHS[-1] or _BYLINE.match(self.text, passage.outer_end):
            return False
        self._earlier.append(" ".join(words).lower())
        self._named = False
        return True

    def of(self, index: int) -> list[str]:
        """The names of the signs that passage ``index`` shows; call in the order of the passages."""
        passage = self.passages[index]
        inside = self.text[passage.start : min(passage.end, passage.start + ECHO_LENGTH)]
        before, after = self._sentence(index)
        words = self._words(passage)
        found = [*_of_words(inside, words), *_of_setting(passage), *_of_cues(before, after)]
        if "title case" in found and _is_headline(before + after):
            found.remove("title case")
        if "begins small" not in found and _SLOGAN.search(before[-NEAR:]):
            found.append("slogan")
        if {"begins small", "more than 2 words"} <= set(found) and _SO_CALLED_BY.search(before):
            found = [*(sign for sign in found if sign != "naming before"), "attributed: called so by somebody"]
        found += self._of_place(index, passage)
        if self._echoes(passage, words) and "title case" not in found:
            found.append("echo of several words")
        if len(words) == 1:
            found = [sign for sign in found if not sign.startswith("attributed")]
        elif any(sign.startswith(_TELLS_OF_SOMEBODY) for sign in found):
            found.append("several words of somebody's")
        elif _is_phrase(inside, found):
            found = [sign for sign in found if sign != "begins with a capital"]  # a name's capital, not a sentence's
            found.append("a phrase of nobody's")
        self._named = "title case" in found and self._is_named(index, found, before, after)
        if "title case" in found:
            if self._named:
                found.append("title case, named in passing")
            told = [f"title case, {sign}" for sign in found if sign.startswith(_WITH_TITLE_CASE)]
            found += told or ["title case, nothing said"]
        return found

    def _words(self, passage: Passage) -> list[str]:
        return _WORD.findall(self.text, passage.start, min(passage.end, passage.start + ECHO_LENGTH))

    def _is_named(self, index: int, found: list[str], before: str, after: str) -> bool:
        """True for what its sentence names as a thing: by the word before, the words after, or the list it is in."""
        if "slogan" in found:
            return False
        if _LEADS_TO_A_NAME.search(before[-NEAR:]):
            return True
        passage = self.passages[index]
        apposed = "after a comma" in found and not {"a verb or pronoun", "capitals"}.intersection(found)
        if apposed and not any(sign.startswith(("saying", "uttered")) for sign in found):
            return True  # "his latest show, “Cold Ovens,”"
        if self._named and _LISTING.fullmatch(self.text, self.passages[index - 1].outer_end, passage.outer_start):
            return True
        return self.text[passage.end - 1] not in ",.!?" and _GOES_ON_FROM_A_NAME.match(after) is not None

    def _echoes(self, passage: Passage, words: list[str]) -> bool:
        """True for a few words of a longer passage shortly before; one nested is found in what encloses it."""
        plain = " ".join(words).lower()
        found = LEAST_ECHO <= len(words) <= SHORT and any(plain in e for e in self._earlier if len(e) > 2 * len(plain))
        if len(words) > 3:
            self._earlier.append(plain)
        return found and passage.depth == 1

    def _sentence(self, index: int) -> tuple[str, str]:
        """The document's words before and after a passage, within its sentence and paragraph."""
        passage = self.passages[index]
        block = self.blocks[max(0, bisect_right(self._starts, passage.outer_start) - 1)]
        low = max(block.start if block.start <= passage.outer_start else 0, passage.outer_start - WINDOW)
        high = min(max(block.end, passage.outer_end), passage.outer_end + WINDOW)
        before = self.text[low : passage.outer_start]
        stops = list(_STOP.finditer(self.text, low, passage.outer_start + 1))  # with the mark, which opens a sentence
        for stop in reversed(stops):
            if not _ABBREVIATION.search(self.text, max(low, stop.start() - LONGEST_ABBREVIATION), stop.end()):
                before = self.text[stop.end() : passage.outer_start]
                break
        after = self.text[passage.outer_end : high]
        ended = self.text[passage.end - 1] in ".!?…" if passage.end else False
        if ended and after[:1].isspace() and after.lstrip()[:1].isupper() and not is_report(after):
            return before, ""
        stop_after = _STOP.search(after)
        return before, after[: stop_after.start() + 1] if stop_after else after

    def _of_place(self, index: int, passage: Passage) -> list[str]:
        found = []
        at = max(0, bisect_right(self._starts, passage.outer_start) - 1)
        block = self.blocks[at] if self.blocks else None
        if block is not None and block.start == passage.outer_start:
            found.append("begins its paragraph")
            if passage.outer_end >= block.end:
                found.append("fills its paragraph")
            if at and self.text[self.blocks[at - 1].end - 1] == ":":
                found.append("introduced by the paragraph before")
        previous = self.passages[index - 1] if index else None
        if (
            previous is not None
            and previous.depth == passage.depth
            and 0 <= passage.outer_start - previous.outer_end <= WINDOW
        ):
            between = self.text[previous.outer_end : passage.outer_start]
            paused = not _LEADS_TO_A_NAME.search(between)
            if paused and "\n\n" not in between and self.text[previous.end - 1] in ",-—–" and is_report(between):
                found.append("goes on after a reporting clause")
        return found


def _is_headline(around: str) -> bool:
    """True where the words around are set in title case themselves, so that capitals tell nothing."""
    words = _LONG_WORD.findall(around)
    return len(words) >= _HEADLINE_WORDS and all(word[0].isupper() for word in words)


def _is_phrase(inside: str, found: list[str]) -> bool:
    """True for words that make no sentence and are not the beginning of one."""
    broken_off = inside[-1] in ".!?…-–—" or (inside[-1] == "," and "begins small" not in found)
    return not broken_off and "a verb or pronoun" not in found and "begins its paragraph" not in found


def _of_words(inside: str, words: list[str]) -> list[str]:
    count = len(words)
    found = [f"more than {least} words" for least in LENGTHS if count > least] or ["one word"]
    last = inside[-1:]
    if last in ",-—–":
        found.append("ends in a comma")
    elif last in "?!":
        found.append("ends in ? or !")
    elif last in ".…":
        found.append("ends in a full stop")
    found.append("begins small" if inside.lstrip("_*. […")[:1].islower() else "begins with a capital")
    if count <= 12:
        long_words = [w for w in words if w.lower() not in _SMALL]
        named = len(long_words) > 1 or (long_words and words[0] in _CAPITAL_ARTICLES)
        if named and all(w[0].isupper() or w[0].isdigit() for w in long_words):
            found.append("title case")
        if _WORK_WORD.search(inside):
            found.append("names a kind of work")
        if any(map(str.isdigit, inside)):
            found.append("a number")
        if words and all(w.isupper() for w in words):
            found.append("capitals")
        if _INTERJECTION.match(inside.lstrip("_*")) and last in ",.!?-—–":
            found.append("an interjection")
    small = inside.lower()
    plain = _PLAIN_WORD.findall(small)
    if not _SENTENCE_LIKE.isdisjoint(plain) or _CONTRACTED.search(small):
        found.append("a verb or pronoun")
    if not _PERSON.isdisjoint(plain):
        found.append("first or second person")
    if _WITHIN.search(inside):
        found.append("punctuation within")
    if count > SHORT and _STOP.search(inside):
        found.append("several sentences")
    return found


def _of_setting(passage: Passage) -> list[str]:
    found = ["nested"] if passage.depth > 1 else []
    if passage.layout is Layout.BLOCK:
        found.append("block")
    if not passage.opening:
        found.append("without marks")
    return found


def _of_cues(before: str, after: str) -> list[str]:
    lead = _WORD.findall(before[-80:].lower())
    return [*_of_lead(before, lead), *_of_report(before, lead, after), *_of_neighbours(before, lead, after)]


def _of_lead(before: str, lead: list[str]) -> list[str]:
    """How the last words before, ``lead``, lead up to the passage."""
    found = []
    tail = before.rstrip()
    if tail.endswith((":", ":-", "--", ":—")):
        found.append("saying: after a colon")
    elif tail.endswith(","):
        found.append("after a comma")
    if not _SAYING.isdisjoint(lead[-1:]):
        found.append("saying: verb before")
        if tail.endswith((",", ":")):
            found.append("uttered: verb and pause before")
    elif lead[-1:] == ["that"]:
        found.append("saying: that before")
    elif tail.endswith(",") and not _SAYING.isdisjoint(lead[-8:]):
        found.append("saying: clause before")
    if not _SAYING.isdisjoint(lead):
        found.append("attributed: verb in the sentence before")
    return found


def _of_report(before: str, lead: list[str], after: str) -> list[str]:
    """Whether the words after report the passage or introduce the next one."""
    introduces = _INTRODUCES_NEXT.match(after) is not None
    found = ["introduces what follows"] if introduces or after.lstrip(" \t\r\n").startswith(":") else []
    if (is_report(after) or _is_answer(after)) and not introduces:
        found.append("saying: clause after")
        if not lead or before.rstrip().endswith(_PARTS):
            found.append("uttered: a speech and its clause")
    elif not _SAYING.isdisjoint(_WORD.findall(after.lower())):
        found.append("attributed: verb in the sentence after")
    return found


def _of_neighbours(before: str, lead: list[str], after: str) -> list[str]:
    """What stands right before and after; ``lead`` are the last words before."""
    near = before[-NEAR:]
    last = lead[-1] if lead else ""
    paused = near.rstrip()[-1:] in ",:;.!?"
    found = [
        name
        for name, pattern, needs in (_BEFORE_PAUSE if paused else _BEFORE)
        if (not needs or last in needs) and pattern.search(near)
    ]
    found += [name for name, pattern in _AFTER if pattern.match(after)]
    if _ACCORDING.search(before) or _ACCORDING.search(after):
        found.append("attributed: according to")
    if after[:1].isspace() and after.lstrip(" \t\r\n")[:1].islower():
        found.append("a small word after")
    elif not after.strip(" .,;:!?)\r\n\t"):
        found.append("ends its sentence")
    return found


def _is_answer(after: str) -> bool:
    """True where the words are the subject: "was shouted at her", "was his reply"."""
    if not _ANSWERS.match(after):
        return False
    words = _WORD.findall(after[:NEAR].lower())[1:4]
    return not (_SAYING.isdisjoint(words) and CUE_NOUNS.isdisjoint(words))


_BEFORE: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = (
    ("title noun before", _TITLE_NOUN, frozenset()),
    ("written or in before", _WRITTEN, frozenset()),
    ("naming before", _NAMING, frozenset()),
    ("determiner before", _DETERMINER, frozenset()),
    ("possessive before", _POSSESSIVE, frozenset()),
    ("preposition before", _PREPOSITION, frozenset(_PREPOSITIONS)),
    ("uttered: inscribed", _INSCRIBED, frozenset(_READS)),
    ("uttered: chanted", _CHANTED, frozenset((*_CHANTS, "of"))),
)
"""Sign, pattern, and the words one of which must be the last before the passage (if any): a pattern is slow to try."""
_BEFORE_PAUSE = (_BEFORE[0], *_BEFORE[-2:])
"""Those which a comma or colon may part from the passage."""
_AFTER = (("byline after", _BYLINE), ("citation after", _CITATION))
