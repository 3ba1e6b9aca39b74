"""A workbook taken apart so that anything in it can be changed, and put together again as real bytes.

Nothing of it is lost: styles, validations, tables and hidden sheets stay; only cells are written anew.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string as column_number
from openpyxl.utils.cell import coordinate_from_string

from tests.raw import packed

FORMATS = ("dd/mm/yyyy", "0.00%", "@", "#,##0.00", "General", 'd\\ "de" mmm', "0.0E+00", "[$$-2C0A]\\ #,##0")
"""Formats that mutations put on cells; each becomes a style of the workbook."""

Spot = tuple[int, int]
"""Row and column of a cell, from 1."""

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DATA = re.compile(r"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_MERGES = re.compile(r"<mergeCells.*?</mergeCells>", re.DOTALL)
_START = re.compile(r"<worksheet[^>]*>\s*(?:<sheetPr[^>]*/>|<sheetPr[^>]*>.*?</sheetPr>)?", re.DOTALL)
_SHEET = re.compile(r"<sheet\s[^>]*>")
_NAMES = re.compile(r"<definedNames>.*?</definedNames>", re.DOTALL)
_XF = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
_FIRST_FORMAT = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is written: number (n), text (s), truth (b), error (e); `formula` goes before it."""

    tipo: str = "n"
    raw: str = ""
    style: int = 0
    formula: str | None = None

    @property
    def filled(self) -> bool:
        return bool(self.raw.strip() or self.formula)

    def spelt(self, spot: Spot) -> str:
        address = f'r="{get_column_letter(spot[1])}{spot[0]}" s="{self.style}"'
        formula = f"<f>{escape(self.formula)}</f>" if self.formula else ""
        if not self.raw and not formula:
            return f"<c {address}/>"
        if self.tipo == "s" and not formula:
            text = escape(self.raw)
            return f'<c {address} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        tipo = {"n": "", "s": ' t="str"'}.get(self.tipo, f' t="{self.tipo}"')
        value = f"<v>{escape(self.raw)}</v>" if self.raw else ""
        return f"<c {address}{tipo}>{formula}{value}</c>"


@dataclass(slots=True)
class Page:
    """A sheet: its cells, and all else of its part around them."""

    title: str
    part: str
    visible: bool
    cells: dict[Spot, Cell]
    shell: str
    hidden: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    dimension: str = ""

    @property
    def height(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((column for _, column in self.cells), default=0)

    def filled(self) -> list[Spot]:
        return sorted(spot for spot, cell in self.cells.items() if cell.filled)

    def row(self, number: int) -> dict[int, Cell]:
        return {column: cell for (row, column), cell in self.cells.items() if row == number}

    def put_row(self, number: int, cells: dict[int, Cell]) -> None:
        for spot in [spot for spot in self.cells if spot[0] == number]:
            del self.cells[spot]
        self.cells.update({(number, column): cell for column, cell in cells.items()})

    def shift(self, axis: int, start: int, by: int) -> None:
        """Move the cells from a row (axis 0) or column (axis 1) on."""

        def moved(spot: Spot) -> Spot:
            row, column = spot
            if spot[axis] < start:
                return spot
            return (row + by, column) if axis == 0 else (row, column + by)

        self.cells = {moved(spot): cell for spot, cell in self.cells.items()}

    def xml(self) -> str:
        data = "".join(self._rows())
        page = _DATA.sub(lambda _: f"<sheetData>{data}</sheetData>", self.shell, count=1)
        if self.merged:
            areas = "".join(f'<mergeCell ref="{area}"/>' for area in self.merged)
            page = page.replace("</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>", 1)
        if self.dimension:
            page = re.sub(r"<dimension[^>]*/>", "", page)
            page = _START.sub(lambda was: f'{was[0]}<dimension ref="{self.dimension}"/>', page, count=1)
        return page

    def _rows(self) -> Iterator[str]:
        by_row: dict[int, list[Spot]] = {}
        for spot in sorted(self.cells):
            by_row.setdefault(spot[0], []).append(spot)
        for number, spots in by_row.items():
            hidden = ' hidden="1"' if number in self.hidden else ""
            yield f'<row r="{number}"{hidden}>{"".join(self.cells[spot].spelt(spot) for spot in spots)}</row>'


@dataclass(slots=True)
class Draft:
    """A workbook open for changes; `styles` gives the number of the style of each of `FORMATS`."""

    parts: dict[str, bytes]
    pages: list[Page]
    styles: dict[str, int]

    def page(self, title: str) -> Page:
        return next(page for page in self.pages if page.title == title)

    def copy(self) -> Draft:
        """Copy what mutations change."""
        pages = [replace(page, cells=dict(page.cells), hidden=set(), merged=[]) for page in self.pages]
        return Draft(self.parts, pages, self.styles)

    def written(self) -> bytes:
        """Put the workbook together."""
        parts: dict[str, str | bytes] = dict(self.parts)
        listed, related, typed = "", "", ""
        for number, page in enumerate(self.pages, 900):
            name = page.part or f"xl/worksheets/added{number}.xml"
            parts[name] = page.xml()
            state = "" if page.visible else ' state="hidden"'
            listed += f'<sheet name={quoteattr(page.title)} sheetId="{number}"{state} r:id="m{number}"/>'
            related += f'<Relationship Id="m{number}" Type="{_KIND}" Target="/{name}"/>'
            typed += "" if page.part else f'<Override PartName="/{name}" ContentType="{_TYPE}"/>'
        book, relations = _text(parts, "xl/workbook.xml"), _text(parts, "xl/_rels/workbook.xml.rels")
        book = _NAMES.sub("", re.sub(r"<sheets>.*?</sheets>", "<sheets></sheets>", book, flags=re.DOTALL))
        book = re.sub(r"<workbook ", f'<workbook xmlns:r="{_R}" ', re.sub(r'\sxmlns:r="[^"]*"', "", book))
        parts["xl/workbook.xml"] = book.replace("<sheets></sheets>", f"<sheets>{listed}</sheets>")
        related += "</Relationships>"
        parts["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", related)
        types = _text(parts, "[Content_Types].xml").replace("</Types>", f"{typed}</Types>")
        parts["[Content_Types].xml"] = types
        return packed(parts, zipfile.ZIP_STORED)


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = f"{_R}/worksheet"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def take_apart(data: bytes) -> Draft:
    """Open a workbook of a known, honest writer."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    targets = _targets(parts)
    strings = _strings(parts)
    pages = []
    for tag in _SHEET.findall(_text(parts, "xl/workbook.xml")):
        sheet = dict(re.findall(r'([\w:]+)="([^"]*)"', tag))
        part = targets[sheet["r:id"]]
        shell = _MERGES.sub("", _text(parts, part))
        cells = dict(_cells(_DATA.search(shell)[0], strings))
        pages.append(Page(sheet["name"], part, sheet.get("state", "visible") == "visible", cells, shell))
    styles, parts["xl/styles.xml"] = _with_formats(_text(parts, "xl/styles.xml"))
    parts.pop("xl/calcChain.xml", None)
    return Draft(parts, pages, styles)


def _text(parts: dict[str, bytes] | dict[str, str | bytes], name: str) -> str:
    part = parts[name]
    return part if isinstance(part, str) else part.decode()


def _targets(parts: dict[str, bytes]) -> dict[str, str]:
    relations = ET.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    return {key: path.lstrip("/") if path[0] == "/" else f"xl/{path}" for key, path in targets.items()}


def _strings(parts: dict[str, bytes]) -> list[str]:
    if "xl/sharedStrings.xml" not in parts:
        return []
    root = ET.fromstring(parts["xl/sharedStrings.xml"])
    return ["".join(text.text or "" for text in item.iter(f"{_NS}t")) for item in root]


def _cells(data: str, strings: list[str]) -> Iterator[tuple[Spot, Cell]]:
    root = ET.fromstring(f'<d xmlns="{_NS[1:-1]}" xmlns:x14ac="x">{data}</d>')
    for element in root.iter(f"{_NS}c"):
        letters, row = coordinate_from_string(element.get("r", ""))
        tipo, style = element.get("t", "n"), int(element.get("s", "0"))
        raw = element.findtext(f"{_NS}v") or ""
        if tipo == "s":
            raw = strings[int(raw)]
        if tipo == "inlineStr":
            raw = "".join(text.text or "" for text in element.iter(f"{_NS}t"))
        spot = (row, column_number(letters))
        yield spot, Cell("s" if tipo in {"str", "inlineStr"} else tipo, raw, style)


def _with_formats(styles: str) -> tuple[dict[str, int], bytes]:
    found = re.search(r"<cellXfs[^>]*>(.*?)</cellXfs>", styles, re.DOTALL)
    count = len(re.findall(r"<xf\b", found[1]))
    formats = "".join(
        f'<numFmt numFmtId="{_FIRST_FORMAT + n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(FORMATS)
    )
    xfs = "".join(_XF.format(_FIRST_FORMAT + n) for n in range(len(FORMATS)))
    styles = styles.replace(found[0], f"<cellXfs>{found[1]}{xfs}</cellXfs>")
    if "<numFmts" in styles:
        styles = re.sub(
            r"<numFmts[^>]*?(?:/>|>(.*?)</numFmts>)",
            lambda was: _wrapped((was[1] or "") + formats),
            styles,
            flags=re.DOTALL,
        )
    else:
        styles = re.sub(r"(<styleSheet[^>]*>)", lambda was: was[1] + _wrapped(formats), styles, count=1)
    return {code: count + n for n, code in enumerate(FORMATS)}, styles.encode()


def _wrapped(formats: str) -> str:
    return f"<numFmts>{formats}</numFmts>"
