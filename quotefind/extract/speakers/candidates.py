"""Who may have said a passage, and what speaks for each: names and descriptions around it, as features to rank by."""

from __future__ import annotations

import re
from bisect import bisect_right

from quotefind.extract import lexicon as lex
from quotefind.extract.passage import MASK
from quotefind.extract.speakers.antecedents import antecedents, called, noun_phrase, one_of_two
from quotefind.extract.speakers.candidate import Background, Candidate, Spoke
from quotefind.extract.speakers.clauses import PRONOUNS, Sign, Token
from quotefind.extract.speakers.cues import joined
from quotefind.extract.speakers.holders import ONE_OF_TWO, Cue
from quotefind.extract.speakers.kinds_of_name import clash, role_gender
from quotefind.extract.speakers.names import Mention
from quotefind.extract.speakers.surroundings import Stretch, Surroundings, begins_next, ending, leads_on
from quotefind.extract.speakers.topics import BREAK
from quotefind.extract.speakers.within import cited, cited_below, inside
from quotefind.model import Layout, Span

BARE = 6
"""Names without a cue that are weighed on each side."""
CARRIED = 3000
"""Code points of the document's own words after which an earlier speaker is forgotten."""

_BEHIND = " \n\"'“”‘’»"
"""What may stand behind the last word of a passage."""
_POINTING = frozenset("thus this that so such these those here".split())
_WRITTEN = frozenset(
    "book memoirs memoir diary journal history pamphlet article letter autobiography account chronicle study "
    "essay report speech leaflet reminiscences recollections".split()
)
_ALSO = frozenset("also further likewise again".split())
_SUBJECTS = frozenset("he she they".split())
_LISTS = frozenset(("", "and", "or", "but"))
"""What stands between two quotations of one list: he called it “old”, “cold” and “empty”."""
_STOPS = re.compile(rf"[.!?](?=[ {MASK}{BREAK}]|$)")
_INITIALS = "|".join(rf"(?<=\b[A-Z]{'[a-z]' * letters})\." for letters in range(5))
_REPORT = re.compile(rf"(?:[^.!?{MASK}{BREAK}]|\.(?=[^\W_])|{_INITIALS})*(?:[.:,…]|\.\.\.)\s*")
"""What stands between two parts of a speech that one clause reports: “Q,” said Rakin, a clerk from St. Orl. “Q”."""
_NEXT_REFERENCE = re.compile(r"[\s.,;)\]_(]*Ib(?:id)?(?![^\W_])")


def bucket(value: int, *limits: int) -> int:
    """How many of the ascending limits a value reaches."""
    return bisect_right(limits, value)


def gather(around: Surroundings, known: Background) -> list[Candidate]:
    """All candidates for a passage; the last is nobody."""
    found: list[Candidate] = []
    heading = around.passage.layout is Layout.HEADING  # what stands around a heading does not tell its speaker
    for stretch in around.stretches[: 2 if heading else None]:
        if not (stretch.side == "above" and _is_heading(around, stretch, known)):
            found += _in_stretch(around, stretch, known)
    if not heading:
        found += _earlier(around, known)
    found += inside(around, known)
    found += cited(around, known)
    found += cited_below(around, known)
    found += _of_section(around, known)
    found.append(_nobody(around, known))
    return found


def _is_heading(around: Surroundings, stretch: Stretch, known: Background) -> bool:
    """Whether what stands above a passage is the heading of its section, whose names tell what it is about."""
    heading = known.section.heading
    return bool(stretch.tokens) and heading.start <= around.voice.source(stretch.starts[0]) < heading.end


def _in_stretch(around: Surroundings, stretch: Stretch, known: Background) -> list[Candidate]:
    found: list[Candidate] = []
    cued: set[int] = set()
    verbs = 0
    for cue in stretch.cues:
        verbs += stretch.tokens[cue.trigger].sign is Sign.VERB
        if cue.holder >= 0 and (cue.holder in cued or stretch.quotes[cue.holder] > 2):
            continue
        cued.add(cue.holder)
        features = _cue_features(around, stretch, cue, verbs, known)
        if cue.holder >= 0:
            found += _holder(around, stretch, cue.holder, cue, features, known)
        else:
            found += _untold(stretch, cue, features, known.spoke)
    if around.context != "tight":
        found += _bare(around, stretch, cued, known)
    return found


def _cue_features(around: Surroundings, stretch: Stretch, cue: Cue, order: int, known: Background) -> tuple[str, ...]:
    trigger = stretch.tokens[cue.trigger]
    s, q = min(stretch.sentences[cue.trigger], 2), min(stretch.quotes[cue.trigger], 2)
    side = "after" if stretch.ahead else "before"
    tight = "tight" if around.is_tight(stretch, cue) else "loose"
    strength = lex.VERBS.get(trigger.word, "noun")
    apart = abs(
        stretch.starts[cue.trigger] - stretch.starts[0] if stretch.ahead else stretch.end(cue.trigger) - stretch.end(-1)
    )
    link = f"end {around.end}" if stretch.ahead else f"lead {around.lead}"
    named = cue.holder >= 0 and stretch.tokens[cue.holder].sign is Sign.NAME
    return (
        f"{side} {cue.rule} {tight}",
        f"cue {cue.rule}",
        f"cue {cue.rule} in {around.context}",
        f"cue {tight} in {around.context}",
        f"cue sentences {side} {s}",
        f"cue quotes {side} {q}",
        f"cue {strength}",
        f"cue {tight} {strength}",
        f"cue gap {bucket(cue.gap, 1, 3, 6)}",
        f"cue apart {side} {bucket(apart, 12, 40, 100, 200)}",
        f"cue {order} {tight}" if strength != "noun" else f"cue of noun {min(order, 1)}",
        f"cue {link} {min(s, 1)}{min(q, 1)}",
        f"cue names {named}",
        *(("cue leads on",) if stretch.ahead and leads_on(stretch.tokens, cue.trigger) else ()),
        *((f"cue apart {sourced(around, known)}",) if s else ()),
        *(("cue begins",) if stretch.ahead and around.is_stopped and begins_next(stretch.tokens) else ()),
        *(("cue in a work",) if s and around.opens and _tells_work(stretch, cue.trigger) else ()),
        *((f"cue {stretch.side}",) if stretch.side in ("above", "below") else ()),
        *(("cue asked",) if stretch.side == "above" and known.spoke and _asks(around, known.spoke[-1]) else ()),
        *(("cue points back",) if s and _points_back(stretch, cue) else ()),
        *(("cue also",) if stretch.ahead and s == 1 and not q and _goes_on(stretch.tokens, cue) else ()),
        *(("cue of the next",) if stretch.ahead and not q and around.is_introduced and cue.trigger else ()),
    )


def _points_back(stretch: Stretch, cue: Cue) -> bool:
    """Whether a sentence after the passage is about it: "This is how Rakin put it", "Thus wrote Rakin"; not "That will
    be true, said Orl".
    """
    if not stretch.ahead or cue.holder < 0 or stretch.tokens[0].word not in _POINTING:
        return False
    return cue.rule != "inverted" or cue.trigger == 1


def _goes_on(tokens: list[Token], cue: Cue) -> bool:
    """Whether a clause says that its subject spoke the words before it too: "Rakin also showed"."""
    between = tokens[cue.holder + 1 : cue.trigger] if cue.holder >= 0 else []
    return any(token.word in _ALSO for token in between)


def _tells_work(stretch: Stretch, at: int) -> bool:
    """Whether the sentence of a cue is about something written: "In his book he describes the winter. Q"."""
    sentence = stretch.sentences[at]
    return any(t.word in _WRITTEN and s == sentence for t, s in zip(stretch.tokens, stretch.sentences, strict=True))


def _holder(
    around: Surroundings, stretch: Stretch, at: int, cue: Cue, features: tuple[str, ...], known: Background
) -> list[Candidate]:
    """The candidates for a name, pronoun or description that a cue points to."""
    token = stretch.tokens[at]
    evidence = Span(stretch.starts[min(at, cue.trigger)], stretch.end(max(at, cue.trigger)))
    rule = f"{stretch.side} {cue.rule}"
    if token.mention is not None:
        if _is_thing(token.mention):
            return []
        features = (*features, *_entity(token.mention))
        if token.mention.entity.likeness == "somewhere" and around.is_tight(stretch, cue):
            features = (*features, "somewhere speaks")
        entity, *others = [m.entity for m in joined(stretch.tokens, at, ahead=at > cue.trigger)]
        return [Candidate(entity, None, rule, evidence, features, (), 1.0, tuple(others))]
    if token.sign is Sign.PRONOUN:
        gender = PRONOUNS[token.word]
        if gender == "i":
            return [
                Candidate(
                    known.owner,
                    None if known.owner else token.word,
                    f"{rule}, first person",
                    evidence,
                    (*features, "first person"),
                )
            ]
        features = (*features, f"pronoun {gender}")
        choices = [Candidate(None, token.word, rule, evidence, features, ("unresolved", f"unresolved {gender}"))]
        for who in antecedents(around, stretch, at, gender, known):
            choices.append(Candidate(who.entity, who.note, f"{rule}, pronoun", evidence, features, who.features))
        return choices
    note = noun_phrase(around.voice, stretch, at)
    determiner, noun = note.split()[0].lower(), token.word
    definite = determiner in ("the", "this", "that")
    features = (
        *features,
        f"described {'the' if definite else 'a' if determiner in lex.DETERMINERS else 'bare'}",
    )
    choices = [Candidate(None, note, f"{rule}, description", evidence, features, ("described",))]
    if definite:
        named = one_of_two(around, stretch, at) if noun in ONE_OF_TWO else called(around, stretch, at)
        if named is not None:
            choices.append(Candidate(named, None, f"{rule}, description", evidence, features, ("so called",)))
        elif (noun in lex.WRITERS or " same " in note) and known.spoke and known.spoke[-1].entity is not None:
            told = ("quoted before",)
            last = known.spoke[-1]
            choices.append(Candidate(last.entity, None, f"{rule}, description", evidence, features, told, last.score))
    if determiner == "the":
        gender = role_gender(noun)
        for who in antecedents(around, stretch, at, _number(noun), known):
            if who.entity is not None and not clash(who.entity.gender, gender):
                choices.append(
                    Candidate(
                        who.entity,
                        None,
                        f"{rule}, description",
                        evidence,
                        features,
                        tuple(f"the {f}" for f in who.features),
                    )
                )
    return choices


def _is_thing(mention: Mention) -> bool:
    """Whether a name is that of a thing: "the October Revolution", and not Bonar Law, who never has an article."""
    entity = mention.entity
    return entity.kind == "thing" and not mention.subject and bool(entity.articled or entity.placed or mention.italic)


def _number(noun: str) -> str:
    """What a description can stand for, as ``antecedents.fits`` takes it: several, a body, or somebody."""
    if noun.endswith("s") and not noun.endswith("ss"):
        return "p"
    return "n" if noun in lex.SOURCES or noun in lex.BODIES else ""


def _entity(mention: Mention) -> tuple[str, ...]:
    entity = mention.entity
    return (
        f"is {entity.kind}",
        f"is {entity.likeness}",
        f"count {bucket(entity.count, 2, 4, 8, 16)}",
        *(("titled",) if mention.titled else ()),
        *(("italic",) if mention.italic else ()),
        *(("capitals",) if mention.capitals else ()),
    )


def _untold(stretch: Stretch, cue: Cue, features: tuple[str, ...], spoke: list[Spoke]) -> list[Candidate]:
    """A verb without a subject: the speaker before goes on ("and added"), or nobody is named ("was told")."""
    evidence = Span(stretch.starts[cue.trigger], stretch.end(cue.trigger))
    if cue.rule == "left out":
        rule = f"{stretch.side} goes on"
        return [Candidate(s.entity, s.note, rule, evidence, features, (), s.score, s.others) for s in spoke[-1:]]
    return [Candidate(None, None, f"{stretch.side} {cue.rule}", evidence, features)]


def _bare(around: Surroundings, stretch: Stretch, cued: set[int], known: Background) -> list[Candidate]:
    """Names to which no verb or noun of saying points."""
    found: list[Candidate] = []
    tokens = stretch.tokens
    order = 0
    places = [at for at, token in enumerate(tokens) if token.mention is not None or token.word in _SUBJECTS]
    for at in places if stretch.ahead else reversed(places):
        mention = tokens[at].mention
        if (
            stretch.side == "before"
            and tokens[at].word in _SUBJECTS
            and not stretch.sentences[at]
            and not order
            and at not in cued
        ):
            order += 1
            features = (*_bare_features(around, stretch, at, None, order), "bare pronoun")
            cue = Cue("mention", at, at)
            found += _holder(around, stretch, at, cue, features, known)
        if mention is None or stretch.quotes[at] > 2 or not _may_speak(mention):
            continue
        if stretch.ahead and tokens[at].word in (known.citation.printed or ""):
            continue
        order += 1
        if order > BARE:
            break
        if at not in cued:
            evidence = Span(stretch.starts[at], stretch.end(at))
            features = (
                *_bare_features(around, stretch, at, mention, order),
                f"bare {sourced(around, known)} {around.context}",
                *_entity(mention),
            )
            found.append(Candidate(mention.entity, None, f"{stretch.side} mention", evidence, features))
    return found


def _bare_features(
    around: Surroundings, stretch: Stretch, at: int, mention: Mention | None, order: int
) -> tuple[str, ...]:
    s, q = min(stretch.sentences[at], 2), min(stretch.quotes[at], 2)
    side = "after" if stretch.ahead else "before"
    before = at - 1
    while before >= 0 and stretch.tokens[before].word in lex.DETERMINERS:
        before -= 1
    left = stretch.tokens[before].sign if before >= 0 else "start"
    role = (
        "other"
        if mention is None
        else "subject"
        if mention.subject
        else "possessive"
        if mention.possessive
        else "other"
    )
    opens = left in ("start", "stop", "quote", "break")
    return (
        f"bare {around.context}",
        f"bare sentences {side} {s}",
        f"bare quotes {side} {q}",
        f"bare {role} {min(s, 1)}",
        f"bare {left}",
        f"bare order {side} {min(order, 3)} {around.context}",
        f"bare lead {around.lead} {min(s, 1)}" if side == "before" else "bare after",
        f"bare {side} opens {s}{q} {role}" if opens else f"bare {side} within",
        *(("bare opens to a colon",) if opens and not s and side == "before" and around.lead == "colon" else ()),
        *((f"bare {stretch.side}",) if stretch.side in ("above", "below") else ()),
        *(
            ("bare owner",)
            if role == "possessive" and stretch.side == "before" and at == len(stretch.tokens) - 1
            else ()
        ),
    )


def _may_speak(mention: Mention) -> bool:
    """Whether a name that no verb points to can be a speaker's: no place, people or italic title."""
    entity = mention.entity
    return entity.kind not in ("thing", "place", "group") and entity.likeness not in ("something", "somewhere")


def sourced(around: Surroundings, known: Background) -> str:
    """Whether a note or citation of its own tells where the words come from, or a sentence leads up to them."""
    if not (known.citation.note or known.citation.printed):
        return "unsourced"
    return "introduced" if around.lead == "colon" else "sourced"


def _earlier(around: Surroundings, known: Background) -> list[Candidate]:
    """Those who spoke the passages before: the same speaker going on, or the other one of a dialogue."""
    found: list[Candidate] = []
    spoke = known.spoke
    if around.context == "tight":
        return found
    text = around.voice.text
    for back, earlier in enumerate(_last_two(around, spoke), 1):
        place = around.voice.places[earlier.index]
        if around.place.start - place.end > CARRIED:
            break
        between = text[place.end : around.place.start]
        breaks = min(between.count(BREAK), 3)
        context, ended = around.context, ending(around.scene, earlier.index)
        apart = bucket(len(between), 4, 60, 200, 600)
        pair = "one speaker" if len(spoke) > 1 and spoke[-1].entity is spoke[-2].entity else "two speakers"
        ibid = back == 1 and _NEXT_REFERENCE.match(text, around.place.end)
        told = between.replace(BREAK, "").replace(MASK, "").strip(" .,;:—-")
        reported = back == 1 and earlier.behind and _REPORT.fullmatch(between.rstrip(BREAK)) is not None
        link = (
            "ibid"
            if ibid
            else "reported"
            if reported
            else "listed"
            if back == 1 and not breaks and told in _LISTS and ended != "stop"
            else "within"
            if not breaks and not _STOPS.search(between)
            else "spoken"
            if not told
            else "told"
        )
        head = f"earlier {back}"
        resumes = reported and not breaks and ended == "comma"
        asked = breaks > 0 and _asks(around, spoke[-1])
        introduced = link != "told" and not asked and _is_introduced(around, earlier)
        features = (
            head,
            f"earlier {context}",
            f"{head} breaks {breaks}",
            f"{head} breaks {breaks} {context}",
            f"{head} length {apart} {context}",
            f"{head} opens {int(around.opens)} closes {int(around.closes)} breaks {breaks}",
            f"{head} {'explicit' if earlier.explicit else 'carried'} breaks {breaks}",
            f"{head} ended {ended} apart {min(apart, 2)} breaks {min(breaks, 1)}",
            f"{head} lead {around.lead} breaks {min(breaks, 2)}",
            f"{head} {pair} {breaks}",
            f"{head} {around.passage.layout} {min(breaks, 2)}",
            f"{head} {earlier.entity.kind if earlier.entity else 'nobody'} {min(breaks, 1)}",
            "earlier named" if earlier.entity else "earlier described" if earlier.note else "earlier unknown",
            f"{head} {link}",
            f"{head} {link} breaks {min(breaks, 2)}",
            f"earlier {sourced(around, known)} {link}",
            *(("ibid",) if ibid else ()),
            *(("earlier resumes",) if resumes else ()),
            *((f"{head} asked",) if asked else ()),
            *((f"{head} introduced breaks {breaks}",) if introduced else ()),
        )
        rule = "same speaker" if back == 1 else "dialogue"
        found.append(Candidate(earlier.entity, earlier.note, rule, place, features, (), earlier.score, earlier.others))
    return found


def _last_two(around: Surroundings, spoke: list[Spoke]) -> list[Spoke]:
    """Who spoke last, and who before him; where a paragraph opens, of the parts of one speech in the paragraph before,
    “Q,” said Rakin, “Q.”, only the last counts if the other one speaks in the paragraph before that.
    """
    places, text = around.voice.places, around.voice.text

    def breaks(at: int) -> int:
        return text.count(BREAK, places[spoke[at].index].end, places[spoke[at + 1].index].start)

    before = at = len(spoke) - 2
    while around.opens and at >= 0 and not breaks(at) and spoke[at].entity is spoke[-1].entity:
        at -= 1
    if at >= 0 and breaks(at) == 1:
        before = at
    return spoke[-1:] + spoke[max(before, 0) : before + 1]


def _asks(around: Surroundings, earlier: Spoke) -> bool:
    """Whether an earlier passage ends with a question, which somebody else answers."""
    passage = around.scene.passages[earlier.index]
    return around.scene.document.text[max(passage.start, passage.end - 3) : passage.end].rstrip(_BEHIND).endswith("?")


def _is_introduced(around: Surroundings, earlier: Spoke) -> bool:
    """Whether an earlier speaker is first named, in full, behind his words: “Q,” said Anna Rakin, a clerk. “Q”."""
    if earlier.entity is None or len(earlier.entity.words) == 1:
        return False
    passages = around.scene.passages
    return passages[earlier.index].outer_end <= earlier.entity.first < around.passage.outer_start


def _of_section(around: Surroundings, known: Background) -> list[Candidate]:
    """The one whose words the section gives, where no clause of saying touches the passage."""
    speaker, how, heading = known.section
    if speaker is None or around.context == "tight":
        return []
    features = (
        f"section {how}",
        f"section {around.context}",
        f"section {how} opens {int(around.opens)} closes {int(around.closes)}",
        f"section {sourced(around, known)}",
    )
    return [Candidate(speaker, None, "heading", around.voice.place(heading), features)]


def _nobody(around: Surroundings, known: Background) -> Candidate:
    context, layout, source = around.context, around.passage.layout, sourced(around, known)
    features = (
        "nobody",
        f"nobody {context}",
        f"nobody {around.lead} {context}",
        f"nobody length {bucket(around.passage.end - around.passage.start, 12, 25, 60, 200)} {context}",
        f"nobody {layout} {context}",
        f"nobody opens {int(around.opens)} closes {int(around.closes)} {context}",
        f"nobody {source} {context}",
        f"nobody {source} {layout} {context}",
        f"nobody kind {around.scene.kinds[around.index]}",
        f"nobody depth {min(around.passage.depth, 2)}",
    )
    return Candidate(None, None, "nobody", around.place, features)
