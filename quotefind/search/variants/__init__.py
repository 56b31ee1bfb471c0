"""Other wordings of a saying by the same speaker: of a whole text as translations give it, or of a set phrase."""

from quotefind.search.variants.offer import variants_of

__all__ = ["variants_of"]
