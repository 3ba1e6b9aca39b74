"""The workbook inside the zip: its sheets, the parts they live in, and who saved it last."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from sync.read.container import Container
from sync.read.unreadable import UnreadableError

Attributes = dict[str, str]

_WORKBOOK = "xl/workbook.xml"
_CORE = "docProps/core.xml"
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook lists it; `part` is empty for what holds no cells, as a chart sheet."""

    title: str
    part: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Package:
    """What a workbook says of itself; parts that it lacks are empty names."""

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    counts_from_1904: bool
    saved_by: str
    saved_at: str
    has_macros: bool


def open_package(container: Container) -> Package:
    """Follow the relationships of a package from its root to its sheets.

    Raises:
        UnreadableError: its map is missing or makes no sense.
    """
    root = _relations(container, "")
    workbook = _first(root, "officeDocument") or _WORKBOOK
    relations = _relations(container, workbook)
    elements = list(_elements(container.part(workbook)))
    saved_by, saved_at = _last_save(container, _first(root, "core-properties") or _CORE)
    return Package(
        sheets=tuple(_sheets(elements, relations)),
        strings=_first(relations, "sharedStrings"),
        styles=_first(relations, "styles"),
        counts_from_1904=any(_is_1904(name, attributes) for name, attributes in elements),
        saved_by=saved_by,
        saved_at=saved_at,
        has_macros=any(name.endswith("vbaproject.bin") for name in container.names),
    )


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


def _relations(container: Container, part: str) -> dict[str, _Relation]:
    """Read the relationships of a part, or of the package itself, by id."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in container:
        return {}
    return {
        attributes["Id"]: _Relation(
            attributes["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/"),
        )
        for name, attributes in _elements(container.part(listing))
        if name == "Relationship" and attributes.keys() >= {"Id", "Type", "Target"}
    }


def _first(relations: dict[str, _Relation], kind: str) -> str:
    return next((relation.target for relation in relations.values() if relation.kind == kind), "")


def _sheets(elements: list[tuple[str, Attributes]], relations: dict[str, _Relation]) -> Iterator[SheetPart]:
    for name, attributes in elements:
        if name == "sheet" and "name" in attributes:
            relation = relations.get(attributes.get("id", ""))
            part = relation.target if relation is not None and relation.kind == "worksheet" else ""
            yield SheetPart(attributes["name"], part, attributes.get("state", "visible") == "visible")


def _is_1904(name: str, attributes: Attributes) -> bool:
    return name == "workbookPr" and attributes.get("date1904") in {"1", "true"}


def _last_save(container: Container, part: str) -> tuple[str, str]:
    """Read who saved the workbook and when, as written; blank when it does not say or says nonsense."""
    if part not in container:
        return "", ""
    try:
        texts = _texts(container.part(part), {"lastModifiedBy", "modified"})
    except UnreadableError:
        return "", ""
    return texts.get("lastModifiedBy", "")[:_LONGEST_NAME], texts.get("modified", "")


def _elements(xml: bytes) -> Iterator[tuple[str, Attributes]]:
    """List the elements of an XML part, names and attributes without prefix."""
    found: list[tuple[str, Attributes]] = []

    def start(name: str, attributes: Attributes) -> None:
        found.append((_local(name), {_local(key): value for key, value in attributes.items()}))

    _parse(xml, start, lambda _: None)
    yield from found


def _texts(xml: bytes, wanted: set[str]) -> dict[str, str]:
    """Read the texts of these elements."""
    texts: dict[str, str] = {}
    current = ""

    def start(name: str, _: Attributes) -> None:
        nonlocal current
        current = _local(name)

    def text(content: str) -> None:
        if current in wanted:
            texts[current] = texts.get(current, "") + content

    _parse(xml, start, text)
    return {name: " ".join(content.split()) for name, content in texts.items()}


def _parse(xml: bytes, start: Callable[[str, Attributes], None], text: Callable[[str], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, ValueError) as error:
        raise UnreadableError("ARCHIVO_NO_SE_ENTIENDE", detail=str(error)) from error


def _refuse_doctype(*_: object) -> NoReturn:
    raise UnreadableError("ARCHIVO_XML_PELIGROSO")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
