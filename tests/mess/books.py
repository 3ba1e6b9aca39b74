"""Workbooks with what openpyxl does not write: patched in the bytes of their sheets."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from tests.raw import packed

SHEET = "Actividades"


def declared_too_large(data: bytes, dimension: str) -> bytes:
    """Declare more cells than a sheet has."""
    return _patched(data, lambda xml: re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{dimension}"', xml))


def with_formulas(data: bytes, formulas: Mapping[str, tuple[str, str]]) -> bytes:
    """Give cells a formula and the value it left, by address."""
    return _patched(data, lambda xml: _with_formulas(xml, formulas))


def linked(data: bytes, address: str, value: str) -> bytes:
    """Give a cell a formula that looks into another workbook."""
    return with_formulas(data, {address: ("[1]Hoja1!$A$1", value)})


def with_list_of_nothing(data: bytes) -> bytes:
    """Validate a column against a list that was deleted."""
    rule = '<dataValidation type="list" sqref="F2:F9"><formula1>#REF!</formula1></dataValidation>'
    rules = f'<dataValidations count="1">{rule}</dataValidations>'
    return _patched(data, lambda xml: xml.replace("<pageMargins", f"{rules}<pageMargins"))


def _with_formulas(xml: str, formulas: Mapping[str, tuple[str, str]]) -> str:
    for address, (formula, value) in formulas.items():
        cell = re.search(rf'<c r="{address}"([^>]*)>.*?</c>', xml)
        assert cell
        left = f"<v>{value}</v>" if value else ""
        xml = xml.replace(cell[0], f'<c r="{address}"{cell[1]}><f>{escape(formula)}</f>{left}</c>')
    return xml


def _patched(data: bytes, patch: Callable[[str], str]) -> bytes:
    """Change the XML of the sheet Actividades."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    number = _number_of(parts["xl/workbook.xml"].decode())
    name = f"xl/worksheets/sheet{number}.xml"
    changed = patch(parts[name].decode())
    assert changed != parts[name].decode()
    return packed(parts | {name: changed})


def _number_of(workbook: str) -> int:
    """Count the sheets up to the one patched, as openpyxl numbers their parts."""
    return re.findall(r'<sheet [^>]*name="([^"]*)"', workbook).index(SHEET) + 1
