"""quotefind: find every quotation in your documents, with its speaker, source and page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Finder", "Kind", "Match", "Quotation", "QuotefindError", "find", "open_store"]

if TYPE_CHECKING:
    from quotefind.api import Finder, find, open_store
    from quotefind.errors import QuotefindError
    from quotefind.model import Kind, Match, Quotation

_HOMES = {"Kind": "model", "Match": "model", "Quotation": "model", "QuotefindError": "errors"}


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used (PEP 562), so that the command line starts fast."""
    if name not in __all__:
        raise AttributeError(f"module 'quotefind' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"quotefind.{_HOMES.get(name, 'api')}"), name)
