"""A page in headless Chromium: what it says, what keys do to it, how it looks (Chrome DevTools Protocol by a pipe)."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = (
    "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --remote-debugging-pipe"
)
REASON = "" if shutil.which("chromium") else "chromium is not installed"

KEYS = {"Tab": 9, "Enter": 13, "Escape": 27}


class Page:
    """One open page."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._buffer, self._number, self._session = b"", 0, ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")
        # The page keeps its Content-Security-Policy; only what a test evaluates passes it by.
        self._call("Page.setBypassCSP", enabled=False)

    def open(self, file: Path) -> None:
        """Load a file and wait until it has loaded."""
        self._call("Page.navigate", url=file.as_uri())
        while self._receive().get("method") != "Page.loadEventFired":
            pass

    def evaluate(self, script: str) -> Any:
        """What an expression of JavaScript gives, a promise being waited for."""
        found = self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        text = {"text": "\r"} if key == "Enter" else {}
        for type in ("keyDown", "keyUp"):
            self._call("Input.dispatchKeyEvent", type=type, key=key, code=key, windowsVirtualKeyCode=KEYS[key], **text)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self._call("Input.insertText", text=text)

    def show(self, media: str = "screen", scheme: str = "light", width: int = 1000) -> None:
        """Show the page on this medium, in this colour scheme, so many CSS pixels wide."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._call("Emulation.setEmulatedMedia", media=media, features=features)
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)

    def screenshot(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot")["data"])

    def printed(self) -> bytes:
        """The page on paper, as PDF."""
        return base64.b64decode(self._call("Page.printToPDF")["data"])

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        command |= {"sessionId": self._session} if self._session else {}
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while (answer := self._receive()).get("id") != self._number:
            pass
        assert "error" not in answer, answer
        return dict(answer["result"])

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            read = os.read(self._answers, 1 << 16)
            assert read, "chromium has ended"
            self._buffer += read
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))


@contextmanager
def opened(file: Path) -> Iterator[Page]:
    """The file in a browser that ends with the block."""
    command_read, command_write = os.pipe()
    answer_read, answer_write = os.pipe()
    # The protocol is on descriptors 3 and 4, whatever numbers the pipes have here.
    command = f"exec {CHROMIUM} --user-data-dir='{file.parent / 'profile'}' 3<&{command_read} 4>&{answer_write}"
    with subprocess.Popen(
        ["bash", "-c", command], pass_fds=(command_read, answer_write), stderr=subprocess.DEVNULL
    ) as browser:
        os.close(command_read)
        os.close(answer_write)
        try:
            page = Page(command_write, answer_read)
            page.open(file)
            yield page
        finally:
            browser.terminate()
            os.close(command_write)
            os.close(answer_read)
