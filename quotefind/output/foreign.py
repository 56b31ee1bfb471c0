"""Whether a quotation from a foreign work is in that language or translated: its letters and small words tell."""

from __future__ import annotations

import re
import unicodedata

from quotefind.model import Quotation
from quotefind.output.languages import language_code
from quotefind.output.sources import Source


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _words(
    "the of and to that is was he for it with as his on be at by had not are but from or have this they which one you"
    " were her all she there would their we him been has when who will no more if out so what up said its about into"
    " them can only other my your our upon shall than then these those do did a an i me in"
)
_COMMON = {
    "ca": _words("el la els les de del dels i que en un una per amb no és al als es seu seva com més però o hi ha"),
    "cs": _words("a je se v na že to s z do o i jako by ale pro ve si za od po jsem byl bylo které který není ze tak"),
    "da": _words("og i at det en den til er som på de med han af for ikke der var et sig har om vi jeg men fra havde"),
    "de": _words(
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat"
        " dass daß sie nach wird bei einer um am sind noch wie einem über so zum war ich wir ihr kein oder aber wenn"
    ),
    "es": _words(
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ya ha me si sin"
        " sobre este yo esta cuando muy hay todo nos ni fue son"
    ),
    "fr": _words(
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont ou avec son sa"
        " aux je n'est c'est d'un d'une nous vous ils elle mais comme tout leur ses cette on être si dont était"
    ),
    "it": _words(
        "di che e la il un a per è in una mi sono ho non ma lo ha le si ti i con cosa se io come da del della dei delle"
        " al alla nel nella gli più o era voi noi suo sua ogni quando chi quel questa questo dove tra fu sì ne ché"
    ),
    "la": _words(
        "et in est non ad ut cum qui quae quod sed de ex si ab esse ac enim per hoc ne aut sunt quam a atque nec etiam"
        " autem me te se eius quo tamen iam vel erat qua pro quid nos vos sic"
    ),
    "nl": _words("de van het een en in is dat op te zijn met voor niet aan er om ook als maar dan hij ik die door wij"),
    "pl": _words("w i na z się nie do to jest że o jak po od za co przez dla ale tak czy był już tym są jego ze"),
    "pt": _words("de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das à seu"),
    "sv": _words("och i att det en som på är av för med till den har de inte om ett han men var jag sig från vi så"),
}
"""The commonest words of languages in Latin letters, those which prose can hardly do without."""


def is_in(text: str, language: str) -> bool:
    """Whether the text is in this language and not in English; False where nothing tells.

    >>> is_in("Nel mezzo del cammin di nostra vita", "it"), is_in("Midway upon the journey of our life", "it")
    (True, False)
    >>> is_in("Вся власть Советам", "russian"), is_in("All power to the Soviets", "russian")
    (True, False)
    """
    code = language_code(language)
    if code == "en" or not code:
        return False
    letters = next(filter(str.isalpha, text), "")
    if not letters or not unicodedata.name(letters, "").startswith("LATIN"):
        return bool(letters)
    common = _COMMON.get(code, frozenset())
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text.replace("’", "'").lower())
    own = sum(word in common for word in words if word not in _ENGLISH)
    return own > sum(word in _ENGLISH for word in words if word not in common)


def language_of(quotation: Quotation, source: Source | None) -> str:
    """The ISO 639-1 code of the foreign language that a quotation from this source is in, else ""."""
    code = language_code(source.record.language) if source else ""
    return code if len(code) == 2 and is_in(quotation.reading, code) else ""
