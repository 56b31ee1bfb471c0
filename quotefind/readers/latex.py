"""LaTeX in .bib files → plain text: accents, letters, dashes and quotation marks; commands leave their arguments."""

from __future__ import annotations

import re
import unicodedata

_MARKS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""Accent commands and the combining marks they set (The LaTeX Companion, 2nd ed., table 7.33)."""

_NAMED = {
    "i": "i", "j": "j", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "dots": "…", "ldots": "…", "textellipsis": "…", "S": "§", "P": "¶", "pounds": "£", "textsterling": "£",
    "texteuro": "€", "euro": "€", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "textquotesingle": "'", "textquotedbl": '"', "textasciitilde": "~",
    "textasciicircum": "^", "textasciigrave": "`", "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
    "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_", "textdegree": "°", "textbullet": "•",
    "textperiodcentered": "·", "textexclamdown": "¡", "textquestiondown": "¿", "slash": "/", "newline": " ",
    "textmu": "µ", "texttimes": "×", "times": "×", "ordfeminine": "ª", "ordmasculine": "º", "textdollar": "$",
}  # fmt: skip

# A private-use pair stands for braces that are text, until those that group are gone.
_OPEN, _CLOSE = "\ue000", "\ue001"

_LETTER = r"\\[ij](?![A-Za-z])|[^\W\d_]"
_ACCENT = rf"(?P<accent>[`'^~=.\"]|[urHvdckb](?![A-Za-z]))\s*(?:\{{\s*(?P<braced>{_LETTER})\s*\}}|(?P<bare>{_LETTER}))"
_COMMAND = re.compile(rf"\\(?:{_ACCENT}|(?P<name>[A-Za-z]+)\*?(?P<after>\s+|\{{\}})?|(?P<sign>.))", re.DOTALL)
_SIGNS = {"{": _OPEN, "}": _CLOSE, "\\": " ", "-": "", "/": ""}
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))


def decode(value: str) -> str:
    r"""A field's value as plain text on one line.

    A command that is not known leaves its name only where it has no argument.

    >>> decode(r"{\'E}t{\"u}de -- ``{NATO}'' \& \emph{so} {\ss}")
    'Étüde – “NATO” & so ß'
    """
    for ligature, character in _LIGATURES:
        value = value.replace(ligature, character) if ligature != "~" else re.sub(r"(?<!\\)~", " ", value)
    if "\\" in value:
        value = _COMMAND.sub(_command, value)
    plain = value.replace("{", "").replace("}", "").replace(_OPEN, "{").replace(_CLOSE, "}")
    return " ".join(plain.split())


def decode_address(value: str) -> str:
    r"""A URL, DOI or file name: as it stands, but for the escapes that exporters write into it.

    >>> decode_address(r"http://a.b/c\_d~e\%20f")
    'http://a.b/c_d~e%20f'
    """
    return re.sub(r"\\([_&%#~$])", r"\1", value.strip().removeprefix(r"\url{").removesuffix("}"))


def _command(match: re.Match[str]) -> str:
    name, after = match["name"], match["after"]
    if match["accent"]:
        letter = (match["braced"] or match["bare"]).removeprefix("\\")
        return unicodedata.normalize("NFC", letter + _MARKS[match["accent"]])
    if name is None:
        return _SIGNS.get(match["sign"], match["sign"])
    if name in _NAMED:
        return _NAMED[name].replace("{", _OPEN).replace("}", _CLOSE)
    has_argument = after != "{}" and match.string.startswith("{", match.end())
    return "" if has_argument else name + (after or "").strip("{}")
