"""Files that must not be read, and files that are hard to read: what people rename, cut, lock or craft."""

from __future__ import annotations

import zipfile
import zlib
from random import Random

from tests.raw import CONTENT_TYPES, cell, packed, raw, raw_parts, row, swollen

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


# What people rename, cut and lock


def password() -> bytes:
    """Write what is seen of a workbook with password: an OLE2 file with a stream of that name."""
    return _OLE + "EncryptedPackage".encode("utf-16-le") + bytes(1024)


def xls() -> bytes:
    """Write what is seen of a workbook of Excel 97."""
    return _OLE + "Workbook".encode("utf-16-le") + bytes(1024)


def old_word() -> bytes:
    """Write what is seen of a document of Word 97."""
    return _OLE + "WordDocument".encode("utf-16-le") + bytes(1024)


def ods() -> bytes:
    """Write a workbook of LibreOffice."""
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": mimetype, "content.xml": "<office/>"}, zipfile.ZIP_STORED)


def xlsb() -> bytes:
    """Write a binary workbook."""
    return packed({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.bin": b"\x83\x01"})


def docx() -> bytes:
    """Write a document of Word."""
    return packed({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": "<document/>"})


def noise(size: int = 20_000) -> bytes:
    """Write what ransomware leaves of a file."""
    return Random(7).randbytes(size)


# What is made to harm


def far_corner() -> bytes:
    """Write two cells that span all of a sheet: 512 GiB when laid out."""
    return raw({"Programas": row(1, cell("A1")) + row(1_048_576, cell("XFD1048576"))})


def far_row() -> bytes:
    """Write two cells that span 26 columns of a whole sheet, which made the engine hang."""
    return raw({"Programas": row(1, cell("A1")) + row(1_048_576, cell("Z1048576"))})


def far_without_address() -> bytes:
    """Write the far corner with cells that do not say where they are, which no search of bytes finds."""
    return raw({"Programas": row(1, "<c><v>1</v></c>") + row(1_048_576, "<c/>" * 16_383 + "<c><v>1</v></c>")})


def two_half_full() -> bytes:
    """Write two sheets that are within the limit each, and not together."""
    corner = row(1, cell("A1")) + row(99_999, cell("Z99999"))
    return raw({"Programas": corner, "Actividades": corner})


def full_sheet() -> bytes:
    """Write a sheet of 5.1 million cells, most of them taken by real text."""
    filler = "x" * 1_200
    rows = "".join(
        row(n, f'<c r="A{n}" t="inlineStr"><is><t>{n}{filler}</t></is></c>', cell(f"KN{n}"))
        for n in range(1, 17_001)
    )
    return raw({"Programas": rows})


def shared_text_bomb() -> bytes:
    """Write 20,000 cells that share one text of 1 MB: 20 GB when written out."""
    text = Random(3).randbytes(500_000).hex()
    rows = "".join(row(n, f'<c r="A{n}" t="s"><v>0</v></c>') for n in range(1, 20_001))
    return raw({"Programas": rows}, strings=f"<si><t>{text}</t></si>")


def announced_texts() -> bytes:
    """Write shared texts that announce many more than there are, for which the engine reserves memory."""
    parts = raw_parts({"Programas": row(1, '<c r="A1" t="s"><v>0</v></c>')}, strings="<si><t>hola</t></si>")
    parts["xl/sharedStrings.xml"] = '<sst uniqueCount="99999999999999"><si><t>hola</t></si></sst>'
    return packed(parts)


def formatted_rows(rows: int = 1_048_576) -> bytes:
    """Write a sheet with a format down to its last row, as people paint them, and one value."""
    painted = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2, rows + 1))
    return raw({"Programas": row(1, cell("A1")) + painted})


def out_of_range() -> bytes:
    """Write a cell at a place that cannot be counted, which makes the engine panic."""
    return raw({"Programas": row(1, cell("AAAAAAAAAAAA1"), cell("A99999999999999999999"))})


def entity_bomb() -> bytes:
    """Write a text that doubles itself a billion times."""
    levels = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    return _with_doctype(f'<!DOCTYPE sst [<!ENTITY b0 "lol">{levels}]>', "&b9;")


def external_entity() -> bytes:
    """Write a text that asks for a file of the machine that reads it."""
    return _with_doctype('<!DOCTYPE sst [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "&b;")


def spaces(size: int = 2 << 30) -> bytes:
    """Write a part of many gigabytes of spaces, without unpacking them here."""
    block, count = _endless(b" " * (1 << 20), size >> 20)
    return swollen("xl/worksheets/sheet1.xml", block * count + b"\x03\x00", size)


def shared_gigabyte() -> bytes:
    """Write a gigabyte of shared texts."""
    block, count = _endless(b"<si><t>hola</t></si>" * 50_000, 1_000)
    return swollen("xl/sharedStrings.xml", block * count + b"\x03\x00", 1_000_000_000)


def millions_of_cells() -> bytes:
    """Write 8.4 million cells in 26 MB."""
    noise = Random(5)
    rows = "".join(
        f"<row>{''.join(map(_unplaced, noise.randbytes(40).hex(' ', 2).split()))}</row>" for _ in range(4_200)
    )
    block, count = _endless(rows.encode(), 100)
    return swollen("xl/worksheets/sheet1.xml", block * count + b"\x03\x00", len(rows) * count)


def lying_size() -> bytes:
    """Write a part that unpacks to much more than it says."""
    block, count = _endless(b" " * (1 << 20), 200)
    return swollen("xl/worksheets/sheet1.xml", block * count + b"\x03\x00", 1_000)


def many_parts() -> bytes:
    """Write a workbook with more parts than any has."""
    extra = {f"xl/media/{n}.txt": b"" for n in range(2_001)}
    return raw({"Programas": ""}, extra=extra)


def twice_the_same_part() -> bytes:
    """Write a workbook with two sheets of one name but for the case, of which each program takes another."""
    return raw({"Programas": ""}, extra={"XL/worksheets/SHEET1.xml": "<worksheet/>"})


def odd_compression() -> bytes:
    """Write a workbook packed as no office program does."""
    return packed(raw_parts({"Programas": ""}), zipfile.ZIP_LZMA)


def locked_parts() -> bytes:
    """Write a workbook whose parts say that they are encrypted one by one."""
    data = bytearray(raw({"Programas": ""}))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(data)


def _with_doctype(doctype: str, text: str) -> bytes:
    parts = raw_parts({"Programas": row(1, '<c r="A1" t="s"><v>0</v></c>')}, strings="<si/>")
    parts["xl/sharedStrings.xml"] = f"<?xml version='1.0'?>{doctype}<sst><si><t>{text}</t></si></sst>"
    return packed(parts)


def _unplaced(number: str) -> str:
    return f"<c><v>{int(number, 16)}</v></c>"


def _endless(content: bytes, count: int) -> tuple[bytes, int]:
    """Compress content so that it can be repeated as bytes of one stream."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return engine.compress(content) + engine.flush(zlib.Z_FULL_FLUSH), count
