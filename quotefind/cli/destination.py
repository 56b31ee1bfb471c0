"""Where an export goes: standard output, a file, a folder of notes; written beside its place and moved when whole."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from quotefind.errors import UsageError
from quotefind.output.obsidian import Note


@contextlib.contextmanager
def stream_to(output: Path | None, force: bool) -> Iterator[TextIO]:
    """Standard output, or the file, moved to its place when the block has ended well; UTF-8 either way.

    A device or pipe is written to as it is.  Raises UsageError where the file is there already and ``force`` is not
    set, where it is a folder, or where nothing can be written.
    """
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder", "name a file in it (a folder is written by --notes, for Obsidian)")
    if output.exists() and not output.is_file():
        # A device or pipe (/dev/stdout, a shell's >(…)) is written to: a file in its place would break it.
        with output.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    if output.exists() and not force:
        raise UsageError(f"{output} is there already", "give another name, or --force to overwrite it")
    target = output.resolve()  # the file that a link leads to is replaced, not the link
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror})", "choose another folder") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def write_notes(notes: Iterable[Note], folder: Path, force: bool) -> None:
    """Write the notes into the folder, which is made when it is not there; other files in it stay as they are.

    Raises UsageError, and writes nothing, where a note is there already and ``force`` is not set.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".quotefind-", dir=folder))
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror})", "choose another folder") from error
    try:
        for note in notes:
            with (beside / f"{note.name}.md").open("w", encoding="utf-8", newline="\n") as stream:
                stream.writelines(f"{line}\n" for line in note.lines)
        if not force:
            _refuse_to_overwrite(beside, folder)
        for file in beside.iterdir():
            os.replace(file, folder / file.name)
    finally:
        shutil.rmtree(beside)
        if not any(folder.iterdir()):
            folder.rmdir()


def _refuse_to_overwrite(beside: Path, folder: Path) -> None:
    there = sorted(file.name for file in beside.iterdir() if (folder / file.name).exists())
    if there:
        others = f" and {len(there) - 1} more" if there[1:] else ""
        fact = f"{folder / there[0]}{others} are there already" if others else f"{folder / there[0]} is there already"
        raise UsageError(fact, "give another folder, or --force to overwrite")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
