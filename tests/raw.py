"""Workbooks written by hand, byte by byte where needed, for what no honest writer would write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from struct import pack

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_STYLES = (
    "<styleSheet><cellXfs>"
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="46"/><xf numFmtId="22"/>'
    "</cellXfs></styleSheet>"
)
GENERAL, DATE, PERCENTAGE, DURATION, DATE_AND_TIME = range(5)
"""Styles of the cells of `raw`, for the attribute `s`."""

Parts = Mapping[str, str | bytes]


def raw(
    sheets: Mapping[str, str], *, strings: str = "", workbook: str = "", extra: Parts | None = None
) -> bytes:
    """Write a workbook by hand: the XML of the rows of each sheet, and of the shared texts."""
    return packed(raw_parts(sheets, strings=strings, workbook=workbook) | dict(extra or {}))


def raw_parts(sheets: Mapping[str, str], *, strings: str = "", workbook: str = "") -> dict[str, str | bytes]:
    """Spell the parts of a workbook; `workbook` goes before its list of sheets."""
    numbered = list(enumerate(sheets.items(), 1))
    listed = "".join(f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"/>' for n, (title, _) in numbered)
    related = "".join(_relation(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered)
    if strings:
        related += _relation("rIdS", "sharedStrings", "sharedStrings.xml")
    related += _relation("rIdE", "styles", "styles.xml")
    root = _relation("rId1", "officeDocument", "xl/workbook.xml")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f"<Relationships>{root}</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns:r="{_RELATIONS}">{workbook}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        "xl/styles.xml": _STYLES,
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst>{strings}</sst>"
    for n, (_, rows) in numbered:
        parts[f"xl/worksheets/sheet{n}.xml"] = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return parts


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Zip parts in their order."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def without(data: bytes, name: str) -> bytes:
    """Take one part out of a workbook."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return packed({entry: package.read(entry) for entry in package.namelist() if entry != name})


def cell(address: str, value: str = "1") -> str:
    """Spell a cell with a number."""
    return f'<c r="{address}"><v>{value}</v></c>'


def row(number: int, *cells: str) -> str:
    """Spell a row."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def swollen(name: str, content: bytes, size: int) -> bytes:
    """Add to a workbook a part already compressed, with whatever size it is to announce."""
    base = raw({"Programas": ""})
    end = base.rfind(b"PK\x05\x06")
    entries, length, start = _directory(base, end)
    kept, dropped = _without_entry(base[start : start + length], name.encode())
    fields = pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(content), size, len(name), 0)
    local = b"PK\x03\x04" + fields + name.encode() + content
    central = b"PK\x01\x02" + pack("<H", 20) + fields + pack("<HHHII", 0, 0, 0, 0, start) + name.encode()
    directory = kept + central
    tail = pack(
        "<HHHHIIH", 0, 0, entries - dropped + 1, entries - dropped + 1, len(directory), start + len(local), 0
    )
    return base[:start] + local + directory + b"PK\x05\x06" + tail


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _directory(data: bytes, end: int) -> tuple[int, int, int]:
    entries = int.from_bytes(data[end + 10 : end + 12], "little")
    length = int.from_bytes(data[end + 12 : end + 16], "little")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    return entries, length, start


def _without_entry(directory: bytes, name: bytes) -> tuple[bytes, int]:
    kept = [entry for entry in directory.split(b"PK\x01\x02")[1:] if name not in entry]
    total = directory.count(b"PK\x01\x02")
    return b"".join(b"PK\x01\x02" + entry for entry in kept), total - len(kept)
