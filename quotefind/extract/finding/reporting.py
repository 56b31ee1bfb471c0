"""Where a reporting clause stands: "he said", "replied the old man", "Mr. Brown went on". English."""

from __future__ import annotations

import re

from quotefind.extract.lexicon import DETERMINERS, VERBS

CLAUSE_WORDS = 7
"""Words among which a clause's verb is looked for: "one of the older delegates said"."""
NEXT_PAUSE = 30
"""Characters of a vocative between commas."""

_CLAUSE = re.compile(r"[\s,–—-]*([^.;:!?\"“”«»()]{1,80})")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PAUSE = re.compile(r"[,.!?…–—-](?=\s)")
_LINKS = frozenset("of the and de la von van du der also then once".split())
_SUBJECTS = frozenset("i he she they we it you who one some another someone somebody everyone".split())


def is_report(text: str, at: int = 0) -> bool:
    """True when the words from ``at`` on report speech: a subject with a verb of saying, in either order.

    >>> [is_report(s) for s in (" said Trotsky, and", ", he went on,", " the old man replied.", " with his head high")]
    [True, True, True, False]
    """
    clause = _CLAUSE.match(text, at, min(len(text), at + 120))
    if clause is None:
        return False
    words = list(_WORD.finditer(clause[1]))[:CLAUSE_WORDS]
    verb = next((i for i, word in enumerate(words) if VERBS.get(word[0].lower(), "base") != "base"), None)
    if verb is None:
        return False
    if verb == 0:
        return len(words) == 1 or _is_subject(words[1][0])
    if VERBS[words[verb][0].lower()] == "weak" and not (verb == 1 or (verb == 2 and words[0][0].lower() in _SUBJECTS)):
        return False
    return _is_subject(words[0][0]) and _runs_to(clause[1][: words[verb].start()], words[:verb])


def _runs_to(before: str, words: list[re.Match[str]]) -> bool:
    """True when the words before a verb are its subject alone, with an apposition between commas perhaps."""
    if "," in before:
        return before.rstrip().endswith(",")
    named = words[0][0][0].isupper() and words[0][0].lower() not in _SUBJECTS | DETERMINERS
    return not named or all(w[0][0].isupper() or w[0] in _LINKS or w[0].endswith("ly") for w in words)


def _is_subject(word: str) -> bool:
    return word[0].isupper() or word.lower() in _SUBJECTS or word.lower() in DETERMINERS


def find_report(text: str, start: int, end: int) -> int | None:
    """Where the first reporting clause between two places begins, after its comma or stop; None without one.

    A name in the vocative before it belongs to the speech: "Tell me, Mulligan, Stephen said".
    """
    found: int | None = None
    for pause in _PAUSE.finditer(text, start, end):
        if found is not None and (text[pause.start()] != "," or pause.end() > found + NEXT_PAUSE):
            break
        if is_report(text[pause.end() : min(end, pause.end() + 120)]):
            found = pause.end()
    return found
