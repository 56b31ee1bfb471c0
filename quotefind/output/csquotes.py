r"""LaTeX with csquotes and biblatex: \textcquote and \blockcquote with the keys that the biblatex export gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Layout, Quotation
from quotefind.output.foreign import is_in
from quotefind.output.languages import babel_name
from quotefind.output.latex import escape
from quotefind.output.library import Library, Options
from quotefind.output.sources import Source, Sources
from quotefind.output.wording import provenance, speaker_name

BLOCK_WORDS = 40
"""From this many words a quotation is set off as a block (APA Publication Manual, 7th ed., 8.27)."""

_PREAMBLE = r"""% \usepackage[…, english]{babel}   the languages of the \foreign… commands below, your own last
% \usepackage{csquotes}
% \usepackage[dateuncertain]{biblatex}
% The keys are those of: quotefind export --format biblatex

"""
_BRACKETED = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\[([^\[\]]+)\]")


def with_ellipses(text: str, ascii: bool = False) -> str:
    r"""A paragraph as LaTeX, […] as \textelp{} and [an insertion] as \textins{an insertion}.

    >>> with_ellipses("the [old] tide […] waits")
    'the \\textins{old} tide \\textelp{} waits'
    """
    parts, at = [], 0
    for match in _BRACKETED.finditer(text):
        inserted = rf"\textins{{{escape(match[1], ascii)}}}" if match[1] else r"\textelp{}"
        parts += [_spaced(text[at : match.start()], ascii), inserted]
        at = match.end()
    return "".join([*parts, _spaced(text[at:], ascii)])


def _spaced(text: str, ascii: bool) -> str:
    """The text as LaTeX, blanks at its ends kept as one space."""
    body = escape(text, ascii)
    return f"{' ' * (text[:1].isspace())}{body}{' ' * (bool(body) and text[-1:].isspace())}"


def _command(quotation: Quotation, source: Source | None) -> str:
    """The csquotes command, its language argument with it: by length, by whether a source is known, by language."""
    words = quotation.reading.split()
    is_block = quotation.layout is Layout.BLOCK or len(words) >= BLOCK_WORDS or "\n\n" in quotation.reading
    shape = "block" if is_block else "text"
    if source is None:
        return rf"\{shape}quote"
    language = source.record.language
    if is_in(quotation.reading, language):
        return rf"\foreign{shape}cquote{{{babel_name(language)}}}"
    return rf"\{shape}cquote"


def _postnote(quotation: Quotation, ascii: bool) -> str:
    """The bare locator, in braces where a bracket would end the argument."""
    pages = re.sub(r"\s*(?:-{1,3}|–|—)\s*", "--", escape(quotation.citation.pages or "", ascii))
    return f"{{{pages}}}" if "]" in pages or "[" in pages else pages


def render(quotations: Iterable[Quotation], library: Library, stream: TextIO, options: Options) -> None:
    """Write a command a quotation, after a comment that says whose it is and where it stands."""
    sources = Sources(library, options)
    stream.write(_PREAMBLE)
    for quotation in quotations:
        source = sources.cited(quotation)
        speaker = speaker_name(quotation, library)
        postnote = _postnote(quotation, options.ascii)
        if source is None:
            arguments = f"[{{{escape(speaker, options.ascii)}}}]" if speaker else ""
        elif quotation.citation.is_quoted_in:
            arguments = f"[quoted in][{postnote}]{{{source.key}}}"
        else:
            arguments = f"[{postnote}]{{{source.key}}}" if postnote else f"{{{source.key}}}"
        text = "\\par ".join(with_ellipses(part, options.ascii) for part in quotation.reading.split("\n\n"))
        stream.write(f"% {speaker or 'unknown speaker'} ({provenance(quotation)}, {quotation.id})\n")
        stream.write(f"{_command(quotation, source)}{arguments}{{{text}}}\n\n")
