"""Judgements over what extraction and search give: audit now; check, variants and trace stand beside it."""
