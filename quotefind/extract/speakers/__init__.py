"""Who said it: candidates from the words around a passage, ranked."""
