"""A file's bytes as text: read once, hashed, decoded, refused with a reason. Knows no format."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from charset_normalizer import from_bytes

from quotefind.errors import DocumentError
from quotefind.text import line_starts

UTF8 = "utf-8"

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks, the longer first; by these names decoding keeps the mark, which offsets count."""

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 1024
"""Bytes in which HTML (13.2.3.2) and XML have a file declare its encoding."""

_SAMPLE_BYTES = 1 << 16
"""What detection sees on each side of the first byte that is not UTF-8: all of 50 MB would take it minutes."""

_DAMAGED = 2
"""Valid characters beyond ASCII for each broken byte that make it damaged UTF-8: in single-byte text most break."""

_WESTERN = "cp1252"
"""Taken where detection finds it as good as its best: the web's default in the same doubt (WHATWG Encoding, 4.2)."""

_LOST = "\ufffd"
_PROBE_BYTES = 1 << 13
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file: ``text`` with its newlines and byte-order mark as they are, ``encoding`` as found."""

    name: str
    text: str
    sha256: str
    encoding: str

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.name).stem

    def lines(self) -> tuple[int, ...]:
        """The positions at which lines 2, 3 … begin (``Document.source_lines``)."""
        return line_starts(self.text)


def refuse_irregular(path: Path, name: str) -> None:
    """Raise DocumentError for a pipe or device, which would be read for ever."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise DocumentError(f"{name} is no regular file", "name a file or a folder of files")


def read_bytes(path: Path, name: str) -> bytes:
    """The file's bytes.

    Raises DocumentError where they cannot be read.
    """
    refuse_irregular(path, name)
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DocumentError(f"{name} cannot be read ({reason})", "check that it exists and may be read") from error


def read_source(path: Path, name: str) -> Source:
    """Read and decode a file.

    Raises DocumentError where it is unreadable, empty or binary.
    """
    data = read_bytes(path, name)
    text, encoding = decode(data, name)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise DocumentError(f"{name} is empty", "nothing is lost: there is no text in it")
    return Source(name, text, hashlib.sha256(data).hexdigest(), encoding)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and its encoding: a byte-order mark's, else UTF-8, else the declared one, else the detected one.

    UTF-8 with a few broken bytes stays UTF-8 with U+FFFD in their places, and ``encoding`` says how many.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if _is_binary(data):
        raise DocumentError(f"{name} is a binary file", "convert it to plain text, Markdown or HTML first")
    try:
        return data.decode(UTF8), UTF8
    except UnicodeDecodeError as error:
        return _decode_otherwise(data, name, error.start)


def encoding_of(sample: bytes, name: str) -> str:
    """The encoding of a file from its beginning, for files that are read bit by bit; a byte-order mark is not text.

    Raises DocumentError where the file is binary or its encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding.removesuffix("-le").removesuffix("-be")
    if _is_binary(sample):
        raise DocumentError(f"{name} is a binary file", "save it as UTF-8 text")
    try:
        codecs.getincrementaldecoder(UTF8)().decode(sample)
    except UnicodeDecodeError as error:
        return _detect(sample[max(0, error.start - _SAMPLE_BYTES) : error.start + _SAMPLE_BYTES]) or UTF8
    return f"{UTF8}-sig"


def _is_binary(data: bytes) -> bool:
    probe = data[:_PROBE_BYTES]
    return b"\0" in data or len(probe) - len(probe.translate(None, _CONTROLS)) > len(probe) // 100


def _decode_otherwise(data: bytes, name: str, first_fault: int) -> tuple[str, str]:
    text = data.decode(UTF8, "replace")
    broken = text.count(_LOST)
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if beyond_ascii - broken < _DAMAGED * broken:
        encoding = _declared(data) or _detect(data[max(0, first_fault - _SAMPLE_BYTES) : first_fault + _SAMPLE_BYTES])
        if not encoding:
            raise DocumentError(f"{name} has an encoding that cannot be told", "save it as UTF-8")
        text = data.decode(encoding, "replace")
        broken = text.count(_LOST)
    else:
        encoding = UTF8
    return text, f"{encoding}, {broken} broken" if broken else encoding


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN) if data.lstrip().startswith(b"<") else None
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""


def _detect(sample: bytes) -> str:
    matches = list(from_bytes(sample))
    if not matches:
        return ""
    best = matches[0]
    for match in matches:
        equal = (match.chaos, match.coherence) == (best.chaos, best.coherence)
        if equal and _WESTERN in match.could_be_from_charset:
            return _WESTERN
    return best.encoding
