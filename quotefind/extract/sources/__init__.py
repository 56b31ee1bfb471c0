"""Where it is cited: beside the passage, in notes and sentences; then as the document and the catalogue mean it."""
