"""LaTeX as a judge: what of it is missing here, and a document compiled with its bibliography."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FONTS = {
    "pdflatex": r"\usepackage[T2A,T1]{fontenc}",
    "xelatex": r"\usepackage{fontspec}\IfFontExistsTF{DejaVu Serif}{\setmainfont{DejaVu Serif}}{}",
}
"""What each engine needs for Cyrillic letters."""

_STYLES = ("csquotes.sty", "biblatex.sty", "russianb.ldf", "fontspec.sty")


def lacks(engine: str) -> str:
    """What is not installed, "" where all is."""
    missing = [tool for tool in (engine, "biber", "kpsewhich") if not shutil.which(tool)]
    if not missing:
        found = [subprocess.run(["kpsewhich", style], capture_output=True, check=False) for style in _STYLES]
        missing = [style for style, run in zip(_STYLES, found, strict=True) if run.returncode]
    return f"{', '.join(missing)} not installed" if missing else ""


def compiled(engine: str, text: str, bibliography: str, folder: Path) -> str:
    """The log of the text with all that the bibliography holds; fails where the engine or biber does."""
    (folder / "x.bib").write_text(bibliography, encoding="utf-8")
    (folder / "x.tex").write_text(
        rf"""\documentclass{{article}}{FONTS[engine]}\usepackage[russian,english]{{babel}}
        \usepackage{{csquotes}}\usepackage[dateuncertain,autolang=other]{{biblatex}}\addbibresource{{x.bib}}
        \begin{{document}}{text}\nocite{{*}}\printbibliography\end{{document}}""",
        encoding="utf-8",
    )
    latex = [engine, "-interaction=nonstopmode", "-halt-on-error", "x.tex"]
    for command in (latex, ["biber", "x"], latex, latex):
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        assert run.returncode == 0, run.stdout[-2000:]
    return (folder / "x.log").read_text(encoding="utf-8", errors="replace")
