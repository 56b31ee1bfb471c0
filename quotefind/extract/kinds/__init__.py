"""What a passage is: quotation, title or term."""
