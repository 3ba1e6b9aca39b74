"""Every file that is no readable workbook has its own sentence, and leaves the reading of others alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plan.problems import Problem, message
from plan.problems.archivo import ENTRIES
from sync.read.pool import ReaderPool
from sync.settle import seal, take_copy
from sync.shapes import Book, Copy, Refusal, Sighting, Unsettled
from tests import killers
from tests.catalogue.breaking import reads_well
from tests.raw import cell, packed, raw, raw_parts, row, without

GOOD = raw({"Programas": row(1, cell("A1"))})

Make = Callable[[], bytes]

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


@pytest.mark.parametrize(("make", "code"), [file[1:] for file in FILES], ids=[file[0] for file in FILES])
def test_a_bad_file_has_its_sentence_and_harms_no_other(pool: ReaderPool, make: Make, code: str) -> None:
    found = _read(pool, make())

    assert isinstance(found, Refusal | Unsettled)
    assert found.problem is not None
    assert (found.problem.code, found.problem.place.workbook) == (code, "OP.xlsx")
    assert reads_well(message(found.problem)), message(found.problem)
    assert isinstance(_read(pool, GOOD), Book)


def test_a_killer_is_marked_so_that_it_is_not_tried_again(pool: ReaderPool) -> None:
    killer, refused = _read(pool, killers.far_without_address()), _read(pool, killers.far_corner())

    assert isinstance(killer, Refusal)
    assert isinstance(refused, Refusal)
    assert (killer.killer, refused.killer) == (True, False)
    assert "memory allocation" in killer.detail


def test_a_far_cell_is_named(pool: ReaderPool) -> None:
    wide = raw(
        {"Programas": "".join(row(n, cell(f"A{n}"), cell("XFD7") if n == 7 else "") for n in range(1, 900))}
    )

    assert [_facts(_read(pool, data)) for data in (killers.far_row(), wide)] == [
        {"hoja": "Programas", "celda": "Z1048576"},
        {"hoja": "Programas", "celda": "XFD7"},
    ]


def test_a_format_down_to_the_last_row_is_no_cell(pool: ReaderPool) -> None:
    painted = "".join(row(n, f'<c r="ZZ{n}" s="1"/>') for n in range(2, 20_001))
    book = _read(pool, raw({"Programas": row(1, cell("A1")) + painted}))

    assert isinstance(book, Book)
    assert book.sheets["Programas"].rows == [(1.0,)]


def test_texts_that_were_only_announced_take_no_memory(pool: ReaderPool) -> None:
    book = _read(pool, killers.announced_texts())

    assert isinstance(book, Book)
    assert book.sheets["Programas"].rows == [("hola",)]


def test_a_bad_sheet_that_nobody_asked_for_is_not_looked_at(pool: ReaderPool) -> None:
    data = raw({"Programas": row(1, cell("A1")), "Notas": row(1_048_576, cell("A1"), cell("XFD1048576"))})

    assert isinstance(_read(pool, data), Book)


def test_every_problem_of_a_file_is_drawn(tmp_path: Path) -> None:
    drawn = {code for _, _, code in FILES}
    (tmp_path / "carpeta.xlsx").mkdir()
    closed = take_copy(tmp_path, Sighting("carpeta.xlsx", 0, 0, 0))
    assert isinstance(closed, Unsettled)

    elsewhere = {
        "ARCHIVO_EN_CAMBIO",  # test_lectura_reposo
        "ARCHIVO_AGOTA_MEMORIA",  # test_lectura_procesos
        "ARCHIVO_NO_TERMINA",  # test_lectura_procesos
        _problem(closed).code,
    }
    assert {entry.code for entry in ENTRIES} == drawn | elsewhere


def _sheet(xml: str | bytes) -> bytes:
    return packed(raw_parts({"Programas": ""}) | {"xl/worksheets/sheet1.xml": xml})


def _read(pool: ReaderPool, data: bytes) -> Book | Refusal | Unsettled:
    copy = seal("OP.xlsx", data, 0)
    return pool.read(copy, ["Programas", "Actividades"]) if isinstance(copy, Copy) else copy


def _problem(found: Book | Refusal | Unsettled) -> Problem:
    assert isinstance(found, Refusal | Unsettled)
    assert found.problem is not None
    return found.problem


def _facts(found: Book | Refusal | Unsettled) -> dict[str, str]:
    return dict(_problem(found).facts)
