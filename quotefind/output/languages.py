"""Languages by ISO 639-1 code, by babel's name (biblatex's langid) and in English."""

from __future__ import annotations

_NAMES = {
    "ar": ("arabic", "Arabic"),
    "be": ("belarusian", "Belarusian"),
    "bg": ("bulgarian", "Bulgarian"),
    "ca": ("catalan", "Catalan"),
    "cs": ("czech", "Czech"),
    "cy": ("welsh", "Welsh"),
    "da": ("danish", "Danish"),
    "de": ("ngerman", "German"),
    "el": ("greek", "Greek"),
    "en": ("english", "English"),
    "es": ("spanish", "Spanish"),
    "et": ("estonian", "Estonian"),
    "eu": ("basque", "Basque"),
    "fa": ("persian", "Persian"),
    "fi": ("finnish", "Finnish"),
    "fr": ("french", "French"),
    "ga": ("irish", "Irish"),
    "he": ("hebrew", "Hebrew"),
    "hr": ("croatian", "Croatian"),
    "hu": ("magyar", "Hungarian"),
    "hy": ("armenian", "Armenian"),
    "is": ("icelandic", "Icelandic"),
    "it": ("italian", "Italian"),
    "ja": ("japanese", "Japanese"),
    "ka": ("georgian", "Georgian"),
    "ko": ("korean", "Korean"),
    "la": ("latin", "Latin"),
    "lt": ("lithuanian", "Lithuanian"),
    "lv": ("latvian", "Latvian"),
    "nl": ("dutch", "Dutch"),
    "no": ("norsk", "Norwegian"),
    "pl": ("polish", "Polish"),
    "pt": ("portuguese", "Portuguese"),
    "ro": ("romanian", "Romanian"),
    "ru": ("russian", "Russian"),
    "sk": ("slovak", "Slovak"),
    "sl": ("slovene", "Slovenian"),
    "sr": ("serbian", "Serbian"),
    "sv": ("swedish", "Swedish"),
    "tr": ("turkish", "Turkish"),
    "uk": ("ukrainian", "Ukrainian"),
    "yi": ("yiddish", "Yiddish"),
    "zh": ("chinese", "Chinese"),
}
_CODES = {name.lower(): code for code, names in _NAMES.items() for name in (code, *names)}
# What bibliographies in the wild also say.
_CODES |= {"german": "de", "american": "en", "british": "en", "ukenglish": "en", "usenglish": "en", "hungarian": "hu"}

ADJECTIVES = frozenset(english for _, english in _NAMES.values())
"""The names of the languages in English: proper adjectives wherever they stand in a title."""


def language_code(language: str) -> str:
    """The ISO 639-1 code of a language given in any of these ways; what is unknown comes back as it is."""
    return _CODES.get(language.lower().split("-")[0], language)


def english_name(language: str) -> str:
    """The English name of a language given in any of these ways; the unknown comes back as it is."""
    names = _NAMES.get(language_code(language))
    return names[1] if names else language


def babel_name(language: str) -> str:
    """The babel name of a language given in any of these ways; what is unknown, or is a babel name, comes back as it
    is.
    """
    names = _NAMES.get(language.lower().split("-")[0])
    return names[0] if names else language.lower()
