"""Whatever a quotation says, in every format it is words: it runs nothing, links nothing, closes nothing."""

from __future__ import annotations

import csv
import html
import importlib.util
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from output_samples import LETTERS, rendered
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from tex import compiled, lacks

from quotefind.model import Attribution, Citation, Quotation
from quotefind.output import FORMATS, Library, Options
from quotefind.output.obsidian import NoteOf, notes
from quotefind.wording import one_line, visible

CASES = Path(__file__).resolve().parents[1] / "cases" / "output" / "hostile.yaml"
HOSTILE: dict[str, str] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
LATEX_WORDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


def hostile(text: str) -> Quotation:
    """A quotation in which every text that a document can choose is hostile."""
    return Quotation(
        "q1",
        LETTERS._replace(title=text, path=text.replace("/", "-"), sha256=""),
        text,
        text,
        line=1,
        column=1,
        text_start=0,
        text_end=len(text),
        attribution=Attribution((text,), ("",), rule=text, evidence=text),
        citation=Citation(text, author=text, work=text, volume=text, pages=text, note=text, rule="r", evidence=text),
    )


def paragraphs(text: str) -> list[str]:
    return [one_line(part) for part in visible(text).split("\n\n")]


def check_jsonl(output: str, text: str) -> None:
    (line,) = output.split("\n")[:-1]
    assert json.loads(line)["text"] == text
    assert not set(output) & set("\u2028\u2029")


def check_csv(output: str, text: str) -> None:
    heading, row = list(csv.reader(io.StringIO(output, newline="")))
    assert row[heading.index("text")] in (visible(text), f"'{visible(text)}")
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def check_markdown(output: str, text: str) -> None:
    tree = HTMLParser(MarkdownIt("commonmark", {"html": True}).render(output))
    tags = {node.tag for node in tree.body.traverse()} if tree.body else set()
    assert tags <= {"body", "h2", "blockquote", "p", "em"}
    shown = [one_line(node.text()) for node in tree.css("blockquote p")]
    assert shown[:-1] == [part for part in paragraphs(text) if part]


def plain_latex(latex: str) -> str:
    """Our LaTeX read back; fails at any command or special character that we do not write on purpose."""
    for command, character in LATEX_WORDS.items():
        latex = latex.replace(command, f"\0{ord(character)}\0")
    latex = re.sub(r"\\([&%$#_])", lambda match: f"\0{ord(match[1])}\0", latex)
    assert not re.search(r"[\\&%$#~^]|(?<!\w)_", latex), latex
    return re.sub("\0(\\d+)\0", lambda match: chr(int(match[1])), re.sub("[{}]", "", latex))


def check_bib(output: str, text: str) -> None:
    library = bibtexparser.parse_string(output)
    assert not library.failed_blocks
    assert len(library.entries) == len(library.blocks) == 2
    ((cited, said),) = [
        (e, v.value) for e in library.entries for k, v in e.fields_dict.items() if k.startswith("annot")
    ]
    quoted = re.match("“(.*)” ", plain_latex(said))
    assert quoted
    assert quoted[1].startswith(one_line(text))
    assert plain_latex(cited["title"]) == one_line(text)


def check_csquotes(output: str, text: str) -> None:
    body = re.sub(r"(?m)^%.*\n", "", output).strip()
    command, arguments = re.match(r"\\(\w+)(.*)$", body, re.DOTALL).groups()  # type: ignore[union-attr]
    assert command in ("textcquote", "blockcquote")
    assert arguments.count("{") == arguments.count("}")
    inner = arguments[arguments.index("]") + 1 :] if arguments.startswith("[") else arguments
    inner = re.sub(r"\\textelp\{\}|\\textins|\\par(?= )", "", inner)
    plain_latex(inner.replace("-", ""))


def check_html(output: str, text: str) -> None:
    tree = HTMLParser(output)
    assert [one_line(node.text()) for node in tree.css("blockquote p")] == paragraphs(text)
    assert [node.tag for node in tree.css("main *")] == [
        "section", "h2", "figure", "blockquote", *["p"] * len(paragraphs(text)),
        "figcaption", "span", "cite", "span",
    ]  # fmt: skip
    assert len(tree.css("script")) == 1
    assert set(tree.css_first("figure").attributes) == {"id"}


def check_tei(output: str, text: str) -> None:
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    quote = ElementTree.fromstring(output).find(".//t:cit/t:quote", space)
    assert quote is not None
    shown = [quote.text] if len(quote) == 0 else [part.text for part in quote]
    assert [part or "" for part in shown] == [re.sub("[\ufffe\uffff]", "\ufffd", part) for part in paragraphs(text)]


def check_wikiquote(output: str, text: str) -> None:
    heading, bullet, source = output.splitlines()
    shown = bullet.removeprefix("* ").split("<br><br>")
    assert [html.unescape(part) for part in shown] == paragraphs(text)
    assert not re.search(r"[\[\]{}|<>~]|'''|__", "".join(shown) + heading + source)
    assert not re.match(r"[*#:;!-]", shown[0])


def check_schema_org(output: str, text: str) -> None:
    assert json.loads(output)["@graph"][0]["text"] == visible(text)
    assert "<" not in output


def check_web_annotation(output: str, text: str) -> None:
    assert json.loads(output)["items"][0]["target"]["selector"][0]["exact"] == text
    assert "<" not in output


def check_csl(output: str, text: str) -> None:
    items = json.loads(output)
    assert len(items) == 2
    assert any(item.get("annote", "").startswith(f"“{one_line(text)}”") for item in items)


def check_ris(output: str, text: str) -> None:
    entries = rispy.loads(output)
    assert len(entries) == 2
    notes = [entry["research_notes"] for entry in entries if "research_notes" in entry]
    assert notes[0].startswith(f"“{one_line(text)}”".strip())


def pandoc_blocks(output: str, reader: str) -> list[dict[str, object]]:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    run = subprocess.run(
        ["pandoc", "-f", reader, "-t", "json"], input=output, capture_output=True, text=True, check=True
    )
    (block,) = json.loads(run.stdout)["blocks"]
    assert block["t"] == "BlockQuote"
    return list(block["c"])


def words_of(block: dict[str, object]) -> str:
    """The words of a paragraph of pandoc's; fails at anything but words."""
    assert block["t"] == "Para"
    inlines = block["c"]
    assert isinstance(inlines, list)
    assert {inline["t"] for inline in inlines} <= {"Str", "Space", "SoftBreak"}, inlines
    return "".join(inline.get("c", " ") for inline in inlines).replace("\u200b", "")


def check_pandoc(output: str, text: str) -> None:
    shown = [words_of(block) for block in pandoc_blocks(output, "markdown-smart")[:-1]]
    assert shown == [part for part in paragraphs(text) if part]


def check_obsidian(output: str, text: str) -> None:
    _, properties, note = output.split("---\n", 2)
    assert set(yaml.safe_load(properties)) == {"tags", "speakers", "works"}
    check_callout(note, text)


def check_callout(note: str, text: str) -> None:
    body = note.strip().removeprefix("> [!quote]\n").rpartition("\n\n^q-q1")[0]
    tree = HTMLParser(MarkdownIt("commonmark", {"html": True}).render(body))
    assert {node.tag for node in tree.body.traverse()} <= {"body", "blockquote", "p"} if tree.body else False
    assert [one_line(node.text()) for node in tree.css("p")][:-1] == [part for part in paragraphs(text) if part]
    unescaped = re.sub(r"\\.", "", body)
    assert not re.search(r"[$%=|~^`#{}]|\[\[[^\]]*[\[<>*]", unescaped)


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("of", NoteOf)
def test_a_hostile_quotation_makes_a_note_that_stays_in_its_folder(of: NoteOf, case: str, tmp_path: Path) -> None:
    text = HOSTILE[case]
    ((note, lines),) = [(note, list(note.lines)) for note in notes([hostile(text)], Library(), of, Options())]
    (tmp_path / f"{note.name}.md").write_text("\n".join(lines), encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [f"{note.name}.md"]
    assert not re.search(r'[<>:"/\\|?*#^\[\]]|^\.|\.$', note.name)
    properties = yaml.safe_load("\n".join(lines[1 : lines.index("---", 1)]))
    assert properties["tags"] == ["quotation" if of is NoteOf.QUOTATION else "quotations"]
    check_callout("\n".join(lines[lines.index("> [!quote]") :]), text)


def check_org(output: str, text: str) -> None:
    blocks = pandoc_blocks(output, "org")
    # Org reads dashes and dots as typography; that is not mark-up.
    shown = "".join(words_of(block) for block in blocks[:-1])
    assert re.sub(r"\W", "", shown) == re.sub(r"\W", "", "".join(paragraphs(text)))


def check_typst(output: str, text: str) -> None:
    strings = [re.sub(r"\\(.)", r"\1", s) for s in re.findall(r'"((?:[^"\\]|\\.)*)"', output)]
    assert strings[-len(paragraphs(text)) :] == paragraphs(text)
    code = re.sub(r'"(?:[^"\\]|\\.)*"', "S", output)
    assert re.fullmatch(
        r"#quote\(block: true, attribution: S \+ S \+ cite\(label\(S\), supplement: S\), S( \+ parbreak\(\) \+ S)*\)\n",
        code,
    )


CHECKS: dict[str, Callable[[str, str], None]] = {
    "jsonl": check_jsonl,
    "csv": check_csv,
    "markdown": check_markdown,
    "bibtex": check_bib,
    "biblatex": check_bib,
    "csquotes": check_csquotes,
    "pandoc": check_pandoc,
    "obsidian": check_obsidian,
    "org": check_org,
    "typst": check_typst,
    "html": check_html,
    "wikiquote": check_wikiquote,
    "tei": check_tei,
    "schema-org": check_schema_org,
    "web-annotation": check_web_annotation,
    "csl-json": check_csl,
    "ris": check_ris,
}


def test_every_format_is_in_the_table() -> None:
    assert set(CHECKS) == set(FORMATS)


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("format", FORMATS)
def test_a_hostile_quotation_is_inert(format: str, case: str) -> None:
    output = rendered(format, [hostile(HOSTILE[case])], Library())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", output), "a terminal would obey this"
    CHECKS[format](output, HOSTILE[case])


PARSED_IN_PROCESS = tuple(name for name in FORMATS if name not in ("pandoc", "org"))


@pytest.mark.parametrize("format", PARSED_IN_PROCESS)
@given(text=st.text(min_size=1).filter(lambda text: any(map(str.isalnum, text))))
@settings(max_examples=40, deadline=None)
def test_any_quotation_is_inert(format: str, text: str) -> None:
    CHECKS[format](rendered(format, [hostile(text)], Library()), text)


@pytest.mark.skipif(not importlib.util.find_spec("typst"), reason="the typst package is not installed")
def test_typst_compiles_every_hostile_quotation(tmp_path: Path) -> None:
    typst = importlib.import_module("typst")
    quotations = [hostile(text) for text in HOSTILE.values()]
    (tmp_path / "x.bib").write_text(rendered("biblatex", quotations, Library()), encoding="utf-8")
    page = rendered("typst", quotations, Library())
    (tmp_path / "x.typ").write_text(f'{page}\n#bibliography("x.bib")\n', encoding="utf-8")
    assert typst.compile(str(tmp_path / "x.typ"), format="pdf").startswith(b"%PDF")


@pytest.mark.parametrize("ascii", [False, True], ids=["UTF-8", "accents as commands"])
def test_latex_and_biber_compile_every_hostile_quotation(ascii: bool, tmp_path: Path) -> None:
    if reason := lacks("xelatex"):
        pytest.skip(reason)
    quotations = [hostile(text)._replace(id=f"q{n}") for n, text in enumerate(HOSTILE.values())]
    wishes = Options(annotate=True, ascii=ascii)
    written, bibliography = (rendered(format, quotations, Library(), wishes) for format in ("csquotes", "biblatex"))
    compiled("xelatex", written, bibliography, tmp_path)
    log = (tmp_path / "x.blg").read_text(encoding="utf-8")
    assert not re.findall("(?:WARN|ERROR) - .*", log)
