"""Where quoted words begin and end: marks, dashes and layout → passages."""
