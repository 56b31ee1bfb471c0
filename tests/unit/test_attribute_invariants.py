"""What holds of attribution for any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.extract.finding.find import find
from quotefind.extract.kinds.classify import classify
from quotefind.extract.passage import Scene, mask
from quotefind.extract.segment import segment
from quotefind.extract.sources.cite import cite
from quotefind.extract.sources.notes import read_apparatus
from quotefind.extract.speakers.attribute import attribute
from quotefind.extract.speakers.candidate import Candidate
from quotefind.extract.speakers.rank import chances, learned_weights
from quotefind.extract.speakers.voices import voices
from quotefind.model import Attribution, Span

WORDS = [
    "said", "wrote", "told", "he", "she", "they", "I", "Corbin", "Mr. Hall", "Ruth Tarn", "the", "an", "old", "sailor",
    "Committee", "that", "to", "by", "of", "in", "his", "her", "words", ",", ".", ":", "?", "—", "(", ")", "[1]",
    "p. 4", "\n", "\n\n", "“", "”", '"', "‘", "’", "'", "who", "was", "according to", "from", "Corbin's", "quoted in",
    "adding", "asking", "waving", "with", "placard", "slogan", "as", "has it", "also", "shot back", "&c.", "and", "Orl",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join) | st.text(max_size=60)


def scene_of(text: str) -> Scene:
    document = Document("any.txt", text, "")
    blocks = segment(text)
    passages, _ = find(document, blocks)
    kinds = classify(document, blocks, passages, Catalogue())
    return Scene(document, blocks, passages, kinds, mask(text, passages, kinds))


def attributed(scene: Scene) -> tuple[Attribution, ...]:
    return attribute(scene, cite(scene, read_apparatus(scene))[0], Catalogue())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("\x1a0«0")  # the sign for a quotation in the document itself, which stands for none
def test_each_passage_has_an_attribution_with_evidence_inside_the_document(text):
    scene = scene_of(text)
    attributions = attributed(scene)
    assert len(attributions) == len(scene.passages)
    for attribution in attributions:
        assert 0 <= attribution.score <= 1
        assert len(attribution.speakers) == len(attribution.speaker_ids)
        if attribution.evidence_span is not None:
            span = attribution.evidence_span
            assert 0 <= span.start <= span.end <= len(text)
            assert text[span.start : span.end] == attribution.evidence
        else:
            assert attribution == Attribution()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_document_is_attributed_the_same_twice(text):
    scene = scene_of(text)
    assert attributed(scene) == attributed(scene)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_positions_of_a_voice_lead_back_to_the_same_letters(text):
    scene = scene_of(text)
    for voice in voices(scene, []).values():
        for at, letter in enumerate(voice.text):
            if letter.isalnum():
                assert text[voice.source(at)] == letter


def test_chances_of_a_passage_sum_to_one_however_its_candidates_share_their_words():
    clause = ("after subject tight",)
    nobody = Candidate(None, None, "nobody", Span(0, 1), ("nobody",))
    readings = [Candidate(None, note, "after subject", Span(0, 1), clause, (f"ante {note}",)) for note in ("a", "b")]
    assert sum(chances([*readings, nobody], {"ante a": 2.0, "nobody": -1.0})) == pytest.approx(1)


def test_learned_weights_are_few_and_finite():
    weights = learned_weights()
    assert len(weights) < 2000
    assert all(abs(weight) < 10 for weight in weights.values())
