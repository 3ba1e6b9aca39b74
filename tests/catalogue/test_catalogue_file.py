"""Every problem of a file: what keeps it from being read as a workbook at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from plan.config import Config
from sync.checking import Checker
from sync.read.pool import Limits, ReaderPool
from sync.settle import Look, settle
from sync.shapes import Unsettled
from tests import killers
from tests.catalogue.breaking import PLANILLA, spelt
from tests.catalogue.conftest import Check
from tests.conftest import Town
from tests.drawing import xlsx
from tests.raw import raw, row

Make = Callable[[], bytes]

FILES: tuple[tuple[Make, str], ...] = (
    (bytes, "OP.xlsx ARCHIVO_VACIO"),
    (lambda: xlsx(PLANILLA)[:3000], "OP.xlsx ARCHIVO_INCOMPLETO"),
    (killers.xls, "OP.xlsx ARCHIVO_XLS"),
    (killers.xlsb, "OP.xlsx ARCHIVO_XLSB"),
    (killers.ods, "OP.xlsx ARCHIVO_ODS"),
    (killers.password, "OP.xlsx ARCHIVO_CON_CONTRASENA"),
    ("Código;Nombre\nP1;Red pluvial\n".encode, "OP.xlsx ARCHIVO_TEXTO"),
    (lambda: b"<html><table><tr><td>P1</td></tr></table></html>", "OP.xlsx ARCHIVO_HTML"),
    (killers.docx, "OP.xlsx ARCHIVO_DE_OTRA_CLASE"),
    (lambda: bytes(31 << 20), "OP.xlsx ARCHIVO_MUY_GRANDE"),
    (killers.spaces, "OP.xlsx ARCHIVO_INFLADO"),
    (killers.locked_parts, "OP.xlsx ARCHIVO_EMPAQUETADO_RARO"),
    (killers.entity_bomb, "OP.xlsx ARCHIVO_XML_PELIGROSO"),
    (lambda: raw({"Programas": '<c t="s"><v>9</v></c>'}), "OP.xlsx ARCHIVO_NO_SE_ENTIENDE"),
    (killers.far_corner, "OP.xlsx ARCHIVO_CELDA_LEJANA"),
    (killers.full_sheet, "OP.xlsx ARCHIVO_DEMASIADAS_CELDAS"),
    (killers.shared_text_bomb, "OP.xlsx ARCHIVO_DEMASIADO_TEXTO"),
    (killers.far_without_address, "OP.xlsx ARCHIVO_DETIENE_LECTOR"),
)


def _long_sheet() -> bytes:
    rows = (row(n, f"<c><v>{n}</v></c>" * 20) for n in range(1, 10_000))
    return raw({"Programas": "".join(rows)})


def _heavy_sheet() -> bytes:
    rows = (row(n, f'<c t="str"><v>{n}{"x" * 2_000}</v></c>') for n in range(1, 20_000))
    return raw({"Programas": "".join(rows)})


LIMITS: tuple[tuple[Limits, Make, str], ...] = (
    (Limits(wall=0.01), _long_sheet, "OP.xlsx ARCHIVO_NO_TERMINA"),
    (Limits(memory=80 << 20), _heavy_sheet, "OP.xlsx ARCHIVO_AGOTA_MEMORIA"),
)

CHANGING = "OP.xlsx ARCHIVO_EN_CAMBIO"
NO_ACCESS = "OP.xlsx ARCHIVO_SIN_ACCESO"

CASES = (*FILES, *LIMITS, (CHANGING,), (NO_ACCESS,))


@pytest.mark.parametrize(("make", "expected"), FILES)
def test_a_file_that_is_no_workbook_is_told_by_its_kind(check: Check, make: Make, expected: str) -> None:
    assert check("OP.xlsx", make()) == expected


@pytest.mark.parametrize(("limits", "make", "expected"), LIMITS)
def test_a_workbook_that_takes_too_much_is_told_by_what_it_takes(
    town: Town, config: Config, today: date, limits: Limits, make: Make, expected: str
) -> None:
    path = town.save("OP.xlsx", make())
    with ReaderPool(1, limits) as pool:
        assert spelt(Checker(config, None, pool, today).check(path).problems) == expected


def test_a_file_written_while_it_is_read_is_told(town: Town) -> None:
    path = town.save("OP.xlsx", xlsx(PLANILLA))

    def look() -> Look:
        status = path.stat()
        return Look(status.st_size, status.st_mtime_ns, status.st_ino, regular=True)

    before, data = look(), path.read_bytes()
    path.write_bytes(data + b"and on it goes")
    found = settle("OP.xlsx", data, before, look())
    assert isinstance(found, Unsettled)
    assert found.problem is not None
    assert spelt([found.problem]) == CHANGING


def test_what_is_no_common_file_is_told(town: Town, config: Config, pool: ReaderPool, today: date) -> None:
    folder = town.folder / "OP.xlsx"
    folder.mkdir()
    assert spelt(Checker(config, None, pool, today).check(folder).problems) == NO_ACCESS
