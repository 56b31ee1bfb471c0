"""What holds of citations for every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.entry import Work
from quotefind.extract.passage import Passage, Scene, mask
from quotefind.extract.segment import segment
from quotefind.extract.sources.cite import cite
from quotefind.extract.sources.notes import read_apparatus
from quotefind.extract.sources.resolve import resolve
from quotefind.model import Attribution, Citation, Kind, Layout, Span

PIECES = [
    *('"', "“", "”", "'", "_", "(", ")", "[", "]", " ", "\n", "\n\n", ". ", ", ", "; ", ": ", "—", "Notes\n\n"),
    *(
        "Lind",
        "Lind's",
        "The Tides",
        "in her",
        "book",
        "Works",
        "Ibid.",
        "_Ib_.",
        "op. cit.",
        "Idem,",
        "quoted in",
        "he added",
    ),
    *(
        "p. 38",
        "vii. 298",
        "vol. 2",
        "1974: 77",
        "1911",
        "pp. 3-9",
        "[1]",
        "[2]",
        "¹",
        "*",
        "(1)",
        "\n[1] ",
        "\n1. ",
        "[note]",
    ),
    *("The first line", "entitled", "in which", "journal", "nobody sailed", "emphasis added", "See", "wrote", "x" * 90),
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    passages: list[Passage] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        passages.append(
            Passage(start + 1, end, start, end, layout=draw(st.sampled_from(list(Layout))))
            if end > start + 1
            else Passage(start, end, start, end)
        )
        if end - start > 6 and draw(st.booleans()):
            passages.append(Passage(start + 3, end - 2, start + 2, end - 1, depth=2, parent=len(passages) - 1))
    kinds = tuple(draw(st.sampled_from(list(Kind))) for _ in passages)
    emphasis = tuple(Span(a, b) for a, b in zip(cuts[1::2], cuts[2::2], strict=False) if draw(st.booleans()))
    document = Document("any.txt", text, "", emphasis=emphasis)
    found = tuple(passages)
    return Scene(document, segment(text), found, kinds, mask(text, found, kinds))


def check(scene: Scene, citation: Citation) -> None:
    text = scene.document.text
    if citation == Citation():
        return
    assert citation.rule
    assert citation.evidence
    assert citation.evidence in text
    span = citation.evidence_span
    assert span is not None
    assert 0 <= span.start < span.end <= len(text)
    assert text[span.start : span.end] == citation.evidence


@given(scenes())
@settings(max_examples=300, deadline=None)
def test_every_citation_rests_on_words_of_the_document(scene: Scene) -> None:
    apparatus = read_apparatus(scene)
    printed, faults = cite(scene, apparatus)
    assert len(printed) == len(scene.passages)
    for citation in printed:
        check(scene, citation)
    speakers = tuple(Attribution(("Lind",)) if index % 2 else Attribution() for index in range(len(printed)))
    catalogue = Catalogue(works=[Work("lind-tides", "book", "The Tides", volumes=1, pagetotal=30)])
    meant, doubts = resolve(scene, apparatus, printed, speakers, catalogue)
    assert len(meant) == len(printed)
    for citation in meant:
        check(scene, citation)
    for fault in (*faults, *doubts):
        assert 0 <= fault.start < len(scene.document.text)
        assert "\n" not in fault.message
    assert (printed, faults) == cite(scene, apparatus)
