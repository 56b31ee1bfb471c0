"""quotefind: find every quotation in your documents, with its speaker, source and page."""

__version__ = "0.1.0"
