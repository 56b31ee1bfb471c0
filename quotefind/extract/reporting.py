"""Where a reporting clause stands: "he said", "replied the old man", "Mr. Brown went on". English; asks, decides nothing."""

from __future__ import annotations

import re

from quotefind.extract.lexicon import DETERMINERS, VERBS

CLAUSE_WORDS = 7
"""Words among which a clause's verb is looked for: "one of the older delegates said"."""

_CLAUSE = re.compile(r"[\s,–—-]*([^.;:!?\"“”«»()]{1,80})")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PAUSE = re.compile(r"[,.!?…–—-](?=\s)")
_SUBJECTS = frozenset("i he she they we it you who one some another someone somebody everyone".split())


def is_report(text: str, at: int = 0) -> bool:
    """True when the words from ``at`` on, within their sentence, report speech: a subject with a verb of saying, in either order.

    >>> [is_report(s) for s in (" said Trotsky, and", ", he went on,", " the old man replied.", " This was read.", " with his head high")]
    [True, True, True, False, False]
    """
    clause = _CLAUSE.match(text, at, min(len(text), at + 120))
    words = _WORD.findall(clause[1])[:CLAUSE_WORDS] if clause else []
    verb = next((i for i, word in enumerate(words) if VERBS.get(word.lower(), "base") != "base"), None)
    if verb is None:
        return False
    if verb == 0:
        return len(words) == 1 or _is_subject(words[1])
    if not _is_subject(words[0]):
        return False
    return VERBS[words[verb].lower()] == "say" or verb == 1 or (verb == 2 and words[0].lower() in _SUBJECTS)


def _is_subject(word: str) -> bool:
    return word[0].isupper() or word.lower() in _SUBJECTS or word.lower() in DETERMINERS


def find_report(text: str, start: int, end: int) -> int | None:
    """Where the first reporting clause between two places begins, after its comma or stop; None without one."""
    for pause in _PAUSE.finditer(text, start, end):
        if is_report(text[pause.end() : min(end, pause.end() + 120)]):
            return pause.end()
    return None
