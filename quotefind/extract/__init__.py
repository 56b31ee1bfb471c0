"""From a document to its quotations: segment → find → classify → cite → attribute → resolve. Pure: text and catalogue
in, values out.
"""

from __future__ import annotations

from quotefind.catalogue import Catalogue
from quotefind.document import Document, Extraction
from quotefind.extract.assemble import assemble
from quotefind.extract.finding.find import find
from quotefind.extract.kinds.classify import classify
from quotefind.extract.passage import Scene, mask
from quotefind.extract.segment import segment
from quotefind.extract.sources.cite import cite
from quotefind.extract.sources.notes import read_apparatus
from quotefind.extract.sources.resolve import resolve
from quotefind.extract.speakers.attribute import attribute


def extract(document: Document, catalogue: Catalogue) -> Extraction:
    """Find every quotation of a document with its kind, speaker and citation.

    Linear in the document's length; raises nothing for any text.
    """
    blocks = document.blocks or segment(document.text)
    passages, faults = find(document, blocks)
    kinds = classify(document, blocks, passages, catalogue)
    scene = Scene(document, blocks, passages, kinds, mask(document.text, passages, kinds))
    apparatus = read_apparatus(scene)
    printed, note_faults = cite(scene, apparatus)
    attributions = attribute(scene, printed, catalogue)
    citations, citation_faults = resolve(scene, apparatus, printed, attributions, catalogue)
    return assemble(scene, attributions, citations, (*faults, *note_faults, *citation_faults))
