"""References in any style of the Citation Style Language, by the citeproc of pandoc, a program of its own.

Two that pip could bring were rejected, judged by pandoc with six styles of zotero.org: citeproc-py 0.11.1 shortens
given names to initials in Chicago and MLA and adds titles; typst 0.15 puts no "p." before pages.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from quotefind.errors import UsageError
from quotefind.output.cite.parts import Reference
from quotefind.output.csl_json import item
from quotefind.output.markdown import escape
from quotefind.output.sources import Source
from quotefind.wording import one_line, page_label

MESSAGE = 120
"""Characters of what pandoc says that are shown: the style itself may follow, whole."""

SECONDS = 60
"""After this long pandoc is given up; it takes half a second."""


def formatted(source: Source, pages: str, quoted: str, style: Path) -> Reference:
    """The reference of a place in a source, "quoted in" before it where the source only reports the words.

    Raises UsageError where there is no pandoc, or it finds no style in the file.
    """
    pandoc = shutil.which("pandoc")
    if not pandoc:
        raise UsageError("CSL styles need the program pandoc", "install it: pandoc.org/installing")
    prefix = f"{escape(quoted)}, quoted in " if quoted else ""
    page = f", {escape(page_label(pages))}" if pages else ""
    with TemporaryDirectory() as folder:
        items = Path(folder, "items.json")
        # The key is our own: any other would have to be escaped.
        items.write_text(json.dumps([item(source) | {"id": "cited"}]), encoding="utf-8")
        command = [pandoc, "--from=markdown", "--to=plain", "--wrap=none", "--citeproc", f"--bibliography={items}"]
        run = subprocess.run(
            [*command, f"--csl={style.absolute()}"],
            input=f"[{prefix}@cited{page}]\n",
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=SECONDS,
        )
    if run.returncode:
        raise UsageError(
            f"{style} is no CSL style ({one_line(run.stderr)[:MESSAGE]})", "download one from zotero.org/styles"
        )
    first, *others = [one_line(paragraph) for paragraph in run.stdout.strip().split("\n\n")]
    if re.fullmatch(r"\[\d+\]", first):
        # A style of notes: the text holds the number only, the note comes last.
        first = others.pop().removeprefix(first).strip()
    return Reference(first, " ".join(others))
