"""Every file that is no readable workbook, made by its name, and the code of the sentence it gets."""

from __future__ import annotations

from collections.abc import Callable

from tests import killers
from tests.raw import cell, packed, raw, raw_parts, row, without

GOOD = raw({"Programas": row(1, cell("A1"))})

Make = Callable[[], bytes]


def _sheet(xml: str | bytes) -> bytes:
    return packed(raw_parts({"Programas": ""}) | {"xl/worksheets/sheet1.xml": xml})


FILES: list[tuple[str, Make, str]] = [
    # what people rename, cut and lock
    ("0 bytes", lambda: b"", "ARCHIVO_VACIO"),
    ("one byte of a zip", lambda: b"P", "ARCHIVO_INCOMPLETO"),
    ("cut in the middle", lambda: GOOD[: len(GOOD) // 2], "ARCHIVO_INCOMPLETO"),
    ("allocated, nothing written", lambda: bytes(4096), "ARCHIVO_INCOMPLETO"),
    (
        "a sheet that is not there",
        lambda: without(GOOD, "xl/worksheets/sheet1.xml"),
        "ARCHIVO_NO_SE_ENTIENDE",
    ),
    ("CSV", lambda: "Código;Nombre\r\nP1;Año nuevo\r\n".encode("cp1252"), "ARCHIVO_TEXTO"),
    ("text of Excel", lambda: "Código\tNombre".encode("utf-16"), "ARCHIVO_TEXTO"),
    ("HTML", lambda: b"\xef\xbb\xbf\n<HTML><table><tr><td>1", "ARCHIVO_HTML"),
    (
        "XML of Excel 2003",
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
        "ARCHIVO_HTML",
    ),
    ("Excel 97", killers.xls, "ARCHIVO_XLS"),
    ("password", killers.password, "ARCHIVO_CON_CONTRASENA"),
    ("Word 97", killers.old_word, "ARCHIVO_DE_OTRA_CLASE"),
    ("LibreOffice", killers.ods, "ARCHIVO_ODS"),
    ("binary workbook", killers.xlsb, "ARCHIVO_XLSB"),
    ("Word", killers.docx, "ARCHIVO_DE_OTRA_CLASE"),
    ("zip of photos", lambda: packed({"foto.jpg": b"\xff\xd8"}), "ARCHIVO_DE_OTRA_CLASE"),
    ("PDF", lambda: b"%PDF-1.7\n", "ARCHIVO_DE_OTRA_CLASE"),
    ("noise", killers.noise, "ARCHIVO_DE_OTRA_CLASE"),
    ("no list of contents", lambda: without(GOOD, "[Content_Types].xml"), "ARCHIVO_DE_OTRA_CLASE"),
    ("31 MB", lambda: GOOD + bytes(31 << 20), "ARCHIVO_MUY_GRANDE"),
    # what is made to harm, stopped before parsing
    ("2 GB of spaces", killers.spaces, "ARCHIVO_INFLADO"),
    ("1 GB of shared texts", killers.shared_gigabyte, "ARCHIVO_INFLADO"),
    ("a size that lies", killers.lying_size, "ARCHIVO_INCOMPLETO"),
    ("2,001 parts", killers.many_parts, "ARCHIVO_EMPAQUETADO_RARO"),
    ("two parts of one name", killers.twice_the_same_part, "ARCHIVO_EMPAQUETADO_RARO"),
    ("odd compression", killers.odd_compression, "ARCHIVO_EMPAQUETADO_RARO"),
    ("parts encrypted", killers.locked_parts, "ARCHIVO_EMPAQUETADO_RARO"),
    ("entity bomb", killers.entity_bomb, "ARCHIVO_XML_PELIGROSO"),
    ("external entity", killers.external_entity, "ARCHIVO_XML_PELIGROSO"),
    # what is made to harm, stopped in the child
    ("A1 and XFD1048576", killers.far_corner, "ARCHIVO_CELDA_LEJANA"),
    ("A1 and Z1048576", killers.far_row, "ARCHIVO_CELDA_LEJANA"),
    ("out of range", killers.out_of_range, "ARCHIVO_CELDA_LEJANA"),
    ("5.1 million cells", killers.full_sheet, "ARCHIVO_DEMASIADAS_CELDAS"),
    ("5.2 million cells in two sheets", killers.two_half_full, "ARCHIVO_DEMASIADAS_CELDAS"),
    ("8.4 million cells", killers.millions_of_cells, "ARCHIVO_INFLADO"),
    ("20,000 times 1 MB", killers.shared_text_bomb, "ARCHIVO_DEMASIADO_TEXTO"),
    ("XML cut short", lambda: _sheet('<worksheet><sheetData><row r="1">'), "ARCHIVO_NO_SE_ENTIENDE"),
    (
        "XML in UTF-16",
        lambda: _sheet("<worksheet><sheetData/></worksheet>".encode("utf-16")),
        "ARCHIVO_NO_SE_ENTIENDE",
    ),
    (
        "a text that is not there",
        lambda: raw({"Programas": '<c t="s"><v>9</v></c>'}),
        "ARCHIVO_NO_SE_ENTIENDE",
    ),
    ("nonsense for a map", lambda: raw({}, extra={"xl/workbook.xml": "<<<"}), "ARCHIVO_NO_SE_ENTIENDE"),
    # what kills the child
    ("far corner without address", killers.far_without_address, "ARCHIVO_DETIENE_LECTOR"),
]
