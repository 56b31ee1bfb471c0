"""Modules that the command line's libraries import and a search never needs: loaded when something asks them for
something.

Python 3.15 has this in the language (PEP 810). importlib.util.LazyLoader does not serve: a module's second importer
makes it load.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

PUT_OFF = ("rapidfuzz.process", "rapidfuzz.utils")
"""What ``import rapidfuzz`` loads besides what scores: 2 ms of a start."""


class Later(ModuleType):
    """Stands in for a module until the first question to it."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class LaterInspect(Later):
    """Stands in for inspect, of which click asks for nothing but ``cleandoc`` before there is help to print: 6 ms of
    a start.
    """

    def cleandoc(self, text: str) -> str:
        """A text without the indent that it has in the code, of which a single line has none but at its beginning."""
        return text.lstrip() if text.isprintable() else str(self.__getattr__("cleandoc")(text))


class LaterPlatform(Later):
    """Stands in for platform, of which click's uuid asks for the system's name: 2 ms of a start."""

    def system(self) -> str:
        """The system's name, as its kernel tells it."""
        return os.uname().sysname if hasattr(os, "uname") else str(self.__getattr__("system")())


def put_off() -> None:
    """Let the stand-ins in, for what has not been loaded yet."""
    for stand_in in (LaterInspect("inspect"), LaterPlatform("platform"), *map(Later, PUT_OFF)):
        sys.modules.setdefault(stand_in.__name__, stand_in)
