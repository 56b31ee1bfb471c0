"""The catalogue as three YAML files: loaded with every fault named by its line, dumped in canonical order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import yaml

from quotefind.catalogue import Catalogue
from quotefind.entry import DocumentRecord, Edition, Original, Person, PersonKind, Work
from quotefind.errors import CatalogueError

PEOPLE, WORKS, DOCUMENTS = "people.yaml", "works.yaml", "documents.yaml"

_Entry = TypeVar("_Entry", Person, Work, DocumentRecord)
_Convert = Callable[[yaml.Node], Any]

# libyaml is ten times as fast; a few platforms have PyYAML without it.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FastDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


_WIDTH = 120
_NOTHING = yaml.MappingNode("tag:yaml.org,2002:map", [], yaml.Mark("", 0, 0, 0, None, 0))
"""What an empty file holds."""


class _Fault(Exception):
    """What is wrong with a node; the line is the node's."""

    def __init__(self, node: yaml.Node, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.line, self.fact, self.remedy = node.start_mark.line + 1, fact, remedy


# ── loading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def load_catalogue(folder: Path) -> Catalogue:
    """Read a folder's people.yaml, works.yaml and documents.yaml; a file that is not there is empty.

    Each file maps ids to entries whose fields are named as in the model. Every scalar is read as a string, so that no
    year, volume or name turns into something else. Raises CatalogueError with file, line and remedy.
    """
    return Catalogue(
        _load(folder / PEOPLE, _person),
        _load(folder / WORKS, _work),
        _load(folder / DOCUMENTS, _record),
    )


def bundled_catalogue() -> Catalogue:
    """The catalogue that comes with the program."""
    return load_catalogue(_bundled() / "catalogue")


def bundled_documents() -> Path:
    """The folder of the sample corpus."""
    return _bundled() / "documents"


def _bundled() -> Path:
    """Within the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "corpus"
    return inside if inside.is_dir() else package.parent / "corpus"


def parse_work(text: str, work_id: str, where: str) -> Work:
    """One work from the YAML of its fields, as an editor hands it back.

    Raises CatalogueError with ``where``, line and remedy.
    """
    try:
        return _work(work_id, yaml.compose(text, Loader=_Loader) or _NOTHING)
    except (_Fault, yaml.YAMLError) as fault:
        raise _error(where, fault) from None


def _load(path: Path, make: Callable[[str, yaml.Node], _Entry]) -> Iterator[_Entry]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path} cannot be read ({error})", "check that it is UTF-8 and may be read") from error
    try:
        for entry_id, node in _pairs(yaml.compose(text, Loader=_Loader) or _NOTHING):
            yield make(entry_id, node)
    except (_Fault, yaml.YAMLError) as fault:
        raise _error(str(path), fault) from None


def _error(where: str, fault: _Fault | yaml.YAMLError) -> CatalogueError:
    if isinstance(fault, _Fault):
        return CatalogueError(f"{where}, line {fault.line}: {fault.fact}", fault.remedy)
    mark = getattr(fault, "problem_mark", None)
    line = f", line {mark.line + 1}" if mark else ""
    problem = getattr(fault, "problem", None) or str(fault).splitlines()[0]
    return CatalogueError(f"{where}{line}: not YAML ({problem})", "mend the line: indentation, quotes and colons")


def _pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _Fault(node, "not a list of 'name: value'", "write each as 'name: value'")
    seen: set[str] = set()
    for key, value in node.value:
        name = _text(key)
        if name in seen:
            raise _Fault(key, f"{name} is there twice", "keep one of the two")
        seen.add(name)
        yield name, value


def _fields(node: yaml.Node, converters: Mapping[str, _Convert], make: type) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in _pairs(node):
        if name not in converters:
            raise _Fault(value, f"{make.__name__.lower()} has no field {name}", f"use one of {', '.join(converters)}")
        values[name] = converters[name](value)
    for needed in fields(make):
        if needed.name in converters and needed.name not in values and _default(needed) is MISSING:
            raise _Fault(node, f"{needed.name} is missing", f"add '{needed.name}: …'")
    return values


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _Fault(node, "a list or mapping where one value is due", "put one value here, quoted if need be")
    return str(node.value)


def _texts(node: yaml.Node) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Fault(node, "one value where a list is due", "write it as [first, second]")
    return tuple(map(_text, node.value))


def _mapping(node: yaml.Node) -> dict[str, str]:
    return {name: _text(value) for name, value in _pairs(node)}


def _number(node: yaml.Node) -> int:
    text = _text(node)
    if not (text.isascii() and text.isdigit()):
        raise _Fault(node, f"{text!r} is not a number", "write digits only")
    return int(text)


def _person_kind(node: yaml.Node) -> PersonKind:
    text = _text(node)
    if text not in set(PersonKind):
        raise _Fault(node, f"{text!r} is no kind of person", f"use one of {', '.join(PersonKind)}")
    return PersonKind(text)


def _original(node: yaml.Node) -> Original:
    return Original(**_fields(node, _ORIGINAL, Original))


def _editions(node: yaml.Node) -> tuple[Edition, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Fault(node, "one value where a list is due", "write each edition after '- '")
    return tuple(Edition(**_fields(edition, _EDITION, Edition)) for edition in node.value)


def _person(person_id: str, node: yaml.Node) -> Person:
    return Person(id=person_id, **_fields(node, _PERSON, Person))


def _work(work_id: str, node: yaml.Node) -> Work:
    return Work(id=work_id, **_fields(node, _WORK, Work))


def _record(record_id: str, node: yaml.Node) -> DocumentRecord:
    return DocumentRecord(id=record_id, **_fields(node, _RECORD | {"work": partial(_work, record_id)}, DocumentRecord))


def _converters(make: type, **special: _Convert) -> dict[str, _Convert]:
    """How each field of a value is read, in the model's order; what is not special is a string."""
    return {field.name: special.get(field.name, _text) for field in fields(make)}


def _without_id(converters: dict[str, _Convert]) -> dict[str, _Convert]:
    return {name: convert for name, convert in converters.items() if name != "id"}


_ORIGINAL = _converters(Original)
_EDITION = _converters(Edition, volumes=_number, pagetotal=_number, sure=_mapping)
_PERSON = _without_id(_converters(Person, aliases=_texts, kind=_person_kind, sure=_mapping))
_WORK = _without_id(
    _converters(
        Work,
        **dict.fromkeys(("short_titles", "authors", "editors", "translators"), _texts),
        **dict.fromkeys(("dates", "sure", "fields"), _mapping),
        **dict.fromkeys(("volumes", "pagetotal"), _number),
        original=_original,
        editions=_editions,
    )
)
_RECORD = _without_id(_converters(DocumentRecord))


# ── dumping ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def dump_catalogue(catalogue: Catalogue, folder: Path) -> None:
    """Write a folder's three files in canonical order; what has no entries gets no file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        (PEOPLE, dump_entries(catalogue.people.values())),
        (WORKS, dump_entries(catalogue.works.values())),
        (DOCUMENTS, dump_entries(catalogue.documents.values())),
    ):
        if text or (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def dump_entries(entries: Iterable[Person | Work | DocumentRecord]) -> str:
    """Entries as YAML in canonical order: by id, fields as in the model, what is empty left out, lists on one line."""
    by_id = {entry.id: entry for entry in entries}
    return "\n".join(_dump({entry_id: _plain_entry(by_id[entry_id])}) for entry_id in sorted(by_id))


def dump_work(work: Work) -> str:
    """One work's fields as YAML, for an editor."""
    return _dump(_plain_entry(work))


class _Inline(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(_FastDumper):  # type: ignore[misc]  # its base is chosen at run time
    """Writes lists of names and small mappings on one line, and each in full: no anchors for equal ones."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(_Inline, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value, True))
_Dumper.add_representer(tuple, lambda dumper, value: dumper.represent_sequence("tag:yaml.org,2002:seq", value, True))


def _dump(value: dict[str, Any]) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH))


def _plain_entry(entry: Any) -> dict[str, Any]:
    """An entry's fields as YAML holds them: without its id, which is the key, and without what is as by default."""
    return {name: _plain(value) for name, value in _given(entry).items() if name != "id"}


def _given(entry: Any) -> dict[str, Any]:
    values = {field.name: (getattr(entry, field.name), _default(field)) for field in fields(entry)}
    return {name: value for name, (value, default) in values.items() if value != default}


def _plain(value: Any) -> Any:
    match value:
        case PersonKind():
            return str(value)
        case Work():
            return _plain_entry(value)
        case Original():
            return _Inline(_given(value))
        case (Edition(), *_):
            return [_Inline({name: _plain(part) for name, part in _given(edition).items()}) for edition in value]
        case Mapping():
            return _Inline(sorted(value.items()))
        case _:
            return value


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
