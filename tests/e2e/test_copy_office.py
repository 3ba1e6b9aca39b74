"""What a real LibreOffice makes of a marked copy, and what we make of a workbook that it wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from plan.config import Config
from plan.problems import CATALOGUE, Place, Problem, Severity, message, problem, says, title
from plan.problems.archivo import ENTRIES as OF_FILES
from sync.checking import Checker
from sync.read.pool import ReaderPool
from sync.report.cover import Cover
from sync.report.marking import mark
from sync.report.words import GRAVITY
from tests.catalogue.breaking import with_cells
from tests.conftest import Town
from tests.drawing import xlsx
from tests.e2e.conftest import running_office

pytestmark = [pytest.mark.libreoffice, pytest.mark.xdist_group("office")]

COVER = Cover("OP.xlsx", "▲ Tomada, con correcciones pendientes", "amarillo", "Guardada por Ana.", (), 12)
NO_COLOUR = -1

Tell = Callable[[dict[str, Any]], None]
Marks = dict[str, dict[str, tuple[int, str]]]
"""Colour and comment by sheet and cell."""


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    (tmp_path / "OP.xlsx").write_bytes(broken())
    with running_office(tmp_path / "perfil", tmp_path / "OP.xlsx") as tell:
        yield tell


def broken() -> bytes:
    """Give a planilla with something wrong on each of its sheets."""
    book = with_cells("Actividades", "Inicio planificado", "1/15/2026 | 07/02/2026")
    book = with_cells("Actividades", "Avance", "7.63 | 24899%", book)
    book = with_cells("Actividades", "Programa", "P9 | P1", book)
    book = with_cells("Programas", "Estado", "En marcha | En curzo", book)
    book = with_cells("Presupuesto", "Asignado", "$ 1.234,50", book)
    book = with_cells("Indicadores", "Meta", "S/D", book)
    return xlsx(with_cells("Mediciones", "Fecha", "31/11/2026", book))


def every_other(said: set[str]) -> list[Problem]:
    """Give one problem of each code of the catalogue that a workbook can have, but of those said already."""
    left = sorted(CATALOGUE.keys() - said - {entry.code for entry in OF_FILES})
    return [_invented(code, row) for row, code in enumerate(left, 20)]


def _invented(code: str, row: int) -> Problem:
    entry = CATALOGUE[code]
    facts = dict.fromkeys(re.findall(r"\{(\w+)\}", entry.says + entry.remedy), f"B{row}")
    return problem(code, Place("OP.xlsx", "Programas", row, "Nombre", f"B{row}"), facts)


def expected(problems: list[Problem]) -> dict[str, dict[str, int]]:
    """Say which cells are to be marked, and in which colour: the gravest of a cell's."""
    cells: dict[str, dict[str, int]] = {}
    for found in sorted(problems, key=lambda one: list(GRAVITY).index(one.severity)):
        fill = NO_COLOUR if found.severity is Severity.NOTA else int(f"0x{GRAVITY[found.severity].fill}", 0)
        cells.setdefault(found.place.sheet, {}).setdefault(found.place.cell, fill)
    return cells


def by_openpyxl(data: bytes) -> Marks:
    book = load_workbook(BytesIO(data))
    return {
        page.title: {
            cell.coordinate: (
                int(f"0x{cell.fill.start_color.rgb}", 0) if cell.fill.fill_type else NO_COLOUR,
                cell.comment.text,
            )
            for row in page.iter_rows()
            for cell in row
            if cell.comment
        }
        for page in book.worksheets
    }


def by_libreoffice(tell: Tell, data: bytes, folder: Path) -> tuple[Marks, dict[str, Any]]:
    (folder / "copia.xlsx").write_bytes(data)
    tell({"abrir": str(folder / "copia.xlsx")})
    tell({"marcas": str(folder / "marcas.json")})
    told = json.loads((folder / "marcas.json").read_text(encoding="utf-8"))
    marks = {
        sheet: {cell: (colour, text) for cell, (colour, text) in cells.items()}
        for sheet, cells in told["marcas"].items()
    }
    return marks, told


def test_every_problem_of_the_catalogue_is_marked_on_its_cell_in_a_workbook_that_libreoffice_wrote(
    tell: Tell, town: Town, config: Config, pool: ReaderPool, today: date, tmp_path: Path
) -> None:
    tell({"hoja": "Informe", "celda": "D2", "valor": "Escrita en LibreOffice"})
    data = (tmp_path / "OP.xlsx").read_bytes()
    path = town.save("OP.xlsx", data)
    said = [found for found in Checker(config, None, pool, today).check(path).problems if found.place.cell]
    assert {found.place.sheet for found in said} >= {"Programas", "Actividades", "Presupuesto", "Mediciones"}
    problems = said + every_other({found.code for found in said})

    copy = mark(data, problems, COVER).data
    seen, told = by_libreoffice(tell, copy, tmp_path)

    for marks in (by_openpyxl(copy), seen):
        found = {
            sheet: {cell: mark[0] for cell, mark in cells.items()} for sheet, cells in marks.items() if cells
        }
        assert found == expected(problems)
        for each in problems:
            text = marks[each.place.sheet][each.place.cell][1]
            folded = f"{title(each.code)}\nPasa lo mismo que en "
            assert says(each) in text or folded in text, message(each)
    first = min(problems, key=lambda one: list(GRAVITY).index(one.severity)).place
    assert told["enlaces"][0] in {f"#{first.sheet}.{first.cell}", f"#'{first.sheet}'.{first.cell}"}
    assert told["activa"] == "Observaciones"
