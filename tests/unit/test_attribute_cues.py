"""To whom a verb or noun of saying points, sentence by sentence; Q stands for a quotation."""

from __future__ import annotations

import pytest

from quotefind.catalogue import Catalogue
from quotefind.extract.passage import MASK
from quotefind.extract.speakers.clauses import read
from quotefind.extract.speakers.cues import find_cues
from quotefind.extract.speakers.names import find_mentions
from quotefind.extract.speakers.topics import follow
from quotefind.extract.speakers.voices import Voice


def pointed(words: str, backward: bool) -> tuple[str, str | None] | None:
    """The rule of the cue nearest to the passage and the words it points to."""
    text = words.replace("Q", MASK)
    mentions = find_mentions(text, Catalogue())
    voice = Voice(
        text,
        ([0], [0]),
        {},
        [m.start for m in mentions],
        mentions,
        {m.start: m for m in mentions},
        follow(text, mentions),
    )
    tokens, _ = read(voice, 0, len(text))
    cues = find_cues(tokens, backward)
    return (cues[0].rule, tokens[cues[0].holder].word if cues[0].holder >= 0 else None) if cues else None


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("Corbin wrote, ", ("subject", "Corbin")),
        ("In 1848 Corbin wrote, ", ("subject", "Corbin")),
        ("The friend of Corbin wrote, ", ("subject", "friend")),
        ("Corbin (_Life_, p. 4) wrote, ", ("subject", "Corbin")),
        ("Corbin) wrote, ", ("subject", "Corbin")),
        ("Corbin, a friend (and cousin) of Tarn, wrote, ", ("subject", "Corbin")),
        ("Corbin, who later wrote, ", ("subject", "Corbin")),
        ("Corbin laughed and wrote, ", ("far subject", "Corbin")),
        ("That being said, noted Corbin, ", ("inverted", "Corbin")),
        ("Other parties warned, ", ("subject", "parties")),
        ("One added, ", ("subject", "one")),
        ("The plan was denounced by Corbin as ", ("passive", "Corbin")),
        ("The plan was denounced. Then ", ("not told", None)),
        ("He was told that ", ("not told", None)),
        ("She was reported to have ", None),
        ("Q, and added: ", ("left out", None)),
        ("It rained. Wrote, ", None),
        ("In Corbin's words, ", ("in the words of", "Corbin")),
        ("This was his view: ", ("owner", "his")),
        ("The words of Corbin's uncle: ", ("noun of", "uncle")),
        ("A letter from Corbin: ", ("noun from", "Corbin")),
        ("According to Corbin, ", ("according to", "Corbin")),
    ],
)
def test_what_comes_before_a_passage_points_to_its_speaker(before, wanted):
    assert pointed(before, backward=True) == wanted


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        (" said Corbin.", ("inverted", "Corbin")),
        (" said the old smith, Corbin.", ("inverted", "Corbin")),
        (" said the old smith.", ("inverted", "smith")),
        (" said Tarlton Bank manager Corbin.", ("inverted", "Corbin")),
        (" said a Tarlton Bank spokesman.", ("inverted", "Tarlton Bank spokesman")),
        (" Corbin told them.", ("subject", "Corbin")),
        (" was said by Corbin.", ("passive", "Corbin")),
        (", says he.", ("inverted", "he")),
    ],
)
def test_what_comes_after_a_passage_points_to_its_speaker(after, wanted):
    assert pointed(after, backward=False) == wanted
